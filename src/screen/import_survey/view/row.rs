//! One line of what was understood: what it is about, what it was taken for, and the first three answers as read.

use super::super::{Line, sentence};
use crate::{
    assets::words::{count, fill, say},
    domain::{baseline::team_name, people::Team},
    import::survey::{How, Taken, TeamValueReport, Understood},
    screen::{Context, Tier},
    theme::Role,
    widget::{
        line::Span,
        list,
        table::{self, Column},
    },
};
use ratatui::{buffer::Buffer, layout::Rect};

/// Rows of people shown as they were read.
const SAMPLE: usize = 3;
/// Cells of one answer as it was read.
const CELL: u16 = 8;
/// Cells from which on there is room for the answers as read.
const SAMPLE_FROM: u16 = 72;

/// Where the parts of a line stand.
pub(super) struct Layout<'a, 'b> {
    ctx: &'a Context<'b>,
    /// What it is about, what it was taken for, answers as read.
    columns: Vec<Column>,
    /// The same for lines about no column of the file.
    pair: [Column; 2],
}

impl<'a, 'b> Layout<'a, 'b> {
    /// The parts that fit into this width.
    pub(super) fn of(ctx: &'a Context<'b>, width: u16) -> Self {
        let sample = ctx.tier > Tier::Room && width >= SAMPLE_FROM;
        let text = width.saturating_sub(list::POINTER_WIDTH);
        if !sample {
            let columns = [Column::rest(), Column::left(text * 2 / 5)];
            return Self { ctx, columns: columns.to_vec(), pair: columns };
        }
        let cell = CELL + width.saturating_sub(SAMPLE_FROM) / 8;
        let taken = width / 4;
        // Every column has a cell of space before the next.
        let about = text.saturating_sub(taken + 1 + SAMPLE as u16 * (cell + 1));
        let mut columns = vec![Column::left(about), Column::left(taken)];
        columns.extend([Column::left(cell); SAMPLE]);
        Self { ctx, columns, pair: [Column::left(about), Column::rest()] }
    }

    /// Draws one line.
    pub(super) fn draw(
        &self,
        (read, line): (&Understood, Line),
        selected: bool,
        place: Rect,
        buffer: &mut Buffer,
    ) {
        let rest = list::pointer(place, buffer, self.ctx.theme, selected);
        let text = Text::of(self.ctx, read, line);
        let role = |role| if selected { Role::Selected } else { role };
        let mut cells: Vec<Span<'_>> = vec![
            (text.about.as_str(), role(text.about_role)),
            (text.taken.as_str(), role(text.taken_role)),
        ];
        if text.whole {
            let columns = [Column::rest()];
            table::draw_row(rest, buffer, self.ctx.theme, &columns, &cells[..1]);
            return;
        }
        let columns = if text.sample.is_empty() { &self.pair[..] } else { &self.columns };
        cells.extend(text.sample.iter().map(|cell| (cell.as_str(), role(Role::Muted))));
        table::draw_row(rest, buffer, self.ctx.theme, columns, &cells);
    }
}

/// What a line says.
struct Text {
    about: String,
    about_role: Role,
    taken: String,
    taken_role: Role,
    sample: Vec<String>,
    /// One sentence over the whole width.
    whole: bool,
}

impl Text {
    fn of(ctx: &Context<'_>, read: &Understood, line: Line) -> Self {
        match line {
            Line::Candidate(file, candidate) => Self::candidate(read, (file, candidate)),
            Line::NoTeam(file) => Self::whole(read.report.files[file].name.clone(), Role::Warn),
            Line::Column(index) => Self::column(read, index),
            Line::People(team) => Self::people(ctx, read, team),
            Line::Threshold => Self::threshold(read),
            Line::Value(index) => Self::value(&read.report.teams[index]),
            Line::Rejected(index) => {
                let each = &read.report.rejected[index];
                let place = fill("import_survey.rejected_at", &[("file", &each.file), ("line", &each.line)]);
                let what = if each.column.is_empty() { say("import_survey.rejected_row") } else { &each.column };
                let people = count("common.people", u64::from(each.people));
                let cell = if each.text.is_empty() { String::new() } else { format!(" \"{}\"", each.text) };
                Self::whole(format!("{place}{cell} {people}: {what}"), Role::Warn)
            }
            Line::Remark(index) => Self::whole(read.report.remarks[index].clone(), Role::Muted),
        }
    }

    fn whole(text: String, role: Role) -> Self {
        Self { whole: true, ..Self::pair((text, role), (String::new(), Role::Muted)) }
    }

    fn pair(about: (String, Role), taken: (String, Role)) -> Self {
        Self {
            about: about.0,
            about_role: about.1,
            taken: taken.0,
            taken_role: taken.1,
            sample: Vec::new(),
            whole: false,
        }
    }

    fn candidate(read: &Understood, (file, candidate): (usize, usize)) -> Self {
        let each = &read.report.files[file];
        let crate::import::survey::FileTeam::Unknown { candidates } = &each.team else {
            return Self::whole(String::new(), Role::Muted);
        };
        let candidate = &candidates[candidate];
        let role = if candidate.likely { Role::Accent } else { Role::Text };
        Self::pair((candidate.heading.clone(), role), (candidate.values.join(" / "), Role::Muted))
    }

    fn column(read: &Understood, index: usize) -> Self {
        let column = &read.report.columns[index];
        let guessed = matches!(column.how, How::Guessed(_));
        let role = match &column.taken {
            Taken::Unknown(_) => Role::Warn,
            Taken::Item { .. } | Taken::Team | Taken::Words if guessed => Role::Accent,
            Taken::Item { .. } | Taken::Team | Taken::Words => Role::Text,
            _ => Role::Muted,
        };
        let mark = if guessed { say("import_survey.guess_mark") } else { "" };
        let taken = format!("{mark}{}", sentence::taken(column));
        let about = if role == Role::Muted { Role::Muted } else { Role::Text };
        // Columns of one grid differ at the end of their headers.
        let name = column.row.as_ref().unwrap_or(&column.heading).clone();
        let mut text = Self::pair((name, about), (taken, role));
        text.sample = sample(read, &column.heading);
        text
    }

    /// "● Marketing: 13 answered" and "of 18".
    fn people(ctx: &Context<'_>, read: &Understood, team: Team) -> Self {
        let n = read.wave.respondents.get(team);
        let answered = fill("survey.answered", &[("team", &team_name(team)), ("n", n)]);
        let of = match read.wave.people.get(team) {
            Some(people) => fill("import_survey.of", &[("people", people)]),
            None => match team {
                Team::Marketing => say("import_survey.unknown_marketing"),
                Team::Sales => say("import_survey.unknown_sales"),
            }
            .to_owned(),
        };
        Self::pair((format!("{} {answered}", ctx.mark(team)), Context::team_role(team)), (of, Role::Text))
    }

    fn threshold(read: &Understood) -> Self {
        let wave = &read.wave;
        let shown = wave.items.iter().filter(|item| item.reportable(wave.threshold)).count();
        let about = fill(
            "import_survey.threshold",
            &[("threshold", &wave.threshold), ("n", &shown), ("total", &wave.items.len())],
        );
        let agreed = wave.threshold_agreed_by.as_ref();
        let agreed = agreed.map(|name| fill("import_survey.agreed", &[("name", name)])).unwrap_or_default();
        Self::whole(format!("{about} {agreed}"), Role::Text)
    }

    fn value(value: &TeamValueReport) -> Self {
        let name = if value.value.is_empty() { say("import_survey.blank").to_owned() } else { value.value.clone() };
        let team = value.team.map_or(say("import_survey.neither"), team_name);
        let role = value.team.map_or(Role::Warn, Context::team_role);
        let mark = if matches!(value.how, How::Guessed(_)) { say("import_survey.guess_mark") } else { "" };
        let people = count("common.people", u64::from(value.rows));
        Self::pair((format!("  {name}: {people}"), Role::Text), (format!("{mark}{team}"), role))
    }
}

/// The first answers of a column as they were read, each column in an order of its own: no row is a person's.
fn sample(read: &Understood, heading: &str) -> Vec<String> {
    for file in &read.report.files {
        if let Some(at) = file.headings.iter().position(|other| other == heading) {
            let rows = file.sample.iter().take(SAMPLE);
            let mut cells: Vec<String> = rows.map(|row| row.get(at).cloned().unwrap_or_default()).collect();
            cells.sort_unstable();
            return cells;
        }
    }
    Vec::new()
}
