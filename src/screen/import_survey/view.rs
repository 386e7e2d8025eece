//! Drawing the import: the field for the files, and what was understood of them before it is taken over.

use super::{Msg, Stage, State, agreed_key, files_key, people_key, understood};
use crate::{
    assets::words::{fill, say},
    domain::{
        baseline::{Wave, team_name},
        people::Team,
    },
    import::survey::Understood,
    screen::{Context, Shown, field, survey::TEAMS},
    theme::Role,
    widget::{
        cells,
        line::{self, Span},
        list, paragraph,
        scroll::window,
    },
};
use ratatui::{buffer::Buffer, layout::Rect};

/// Cells that the message under a value needs.
const MESSAGE: u16 = 36;
/// Rows the field for the files may take.
const FILES: u16 = 6;

/// Draws the screen.
pub(super) fn draw(state: &State, ctx: &Context<'_>, area: Rect, buffer: &mut Buffer) -> Shown<Msg> {
    let mut page = Page { ctx, rest: area, shown: Shown::default() };
    match &state.stage {
        Stage::Read(read) if ctx.field.is_none_or(|field| field.key != files_key()) => {
            page.understood(state, read, buffer);
        }
        _ => page.files(state, buffer),
    }
    page.shown
}

struct Page<'a, 'b> {
    ctx: &'a Context<'b>,
    rest: Rect,
    shown: Shown<Msg>,
}

impl Page<'_, '_> {
    fn take(&mut self, rows: u16) -> Rect {
        let taken = Rect { height: rows.min(self.rest.height), ..self.rest };
        self.rest = cells::below(self.rest, taken.height);
        taken
    }

    fn text(&mut self, buffer: &mut Buffer, text: &str, role: Role) {
        let used = paragraph::draw_text(self.rest, buffer, self.ctx.theme, (text, role));
        self.take(used);
    }

    /// Which files, and why the last ones were not read.
    fn files(&mut self, state: &State, buffer: &mut Buffer) {
        self.text(buffer, say("import_survey.which"), Role::Title);
        let key = files_key();
        let value = field::Value {
            key: &key,
            stored: &state.typed,
            empty: say("import_survey.nothing"),
            role: Role::Field,
        };
        let room = Rect { height: FILES.min(self.rest.height), ..self.rest };
        let used = self.shown.note(field::draw(self.ctx, room, buffer, value));
        self.take(used + 1);
        match &state.stage {
            Stage::Refused(why) => self.text(buffer, &format!("! {why}"), Role::Bad),
            Stage::Reading => self.text(buffer, say("import_survey.reading"), Role::Accent),
            Stage::Asking | Stage::Read(_) => self.text(buffer, say("import_survey.how"), Role::Muted),
        }
    }

    fn understood(&mut self, state: &State, read: &Understood, buffer: &mut Buffer) {
        for team in TEAMS {
            self.people(&read.wave, team, buffer);
        }
        self.threshold(state, &read.wave, buffer);
        let rule = self.take(1);
        line::rule(rule, buffer, self.ctx.theme, say("import_survey.understood"));
        self.sentences(state.chosen, &understood::sentences(self.ctx, read), buffer);
    }

    /// The sentences around the chosen one, which has the pointer.
    fn sentences(&mut self, chosen: usize, sentences: &[(String, Role)], buffer: &mut Buffer) {
        let theme = self.ctx.theme;
        let width = self.rest.width.saturating_sub(list::POINTER_WIDTH);
        let height =
            |(text, role): &(String, Role)| paragraph::height(theme, &[(text.as_str(), *role)], width);
        let mut starts = vec![0];
        for sentence in sentences {
            starts.push(starts.last().unwrap_or(&0) + height(sentence));
        }
        let chosen = chosen.min(sentences.len().saturating_sub(1));
        let in_view = window(starts[chosen], starts[sentences.len()], self.rest.height.into());
        for (index, (text, role)) in
            sentences.iter().enumerate().filter(|(index, _)| starts[index + 1] > in_view.start)
        {
            let row = starts[index].saturating_sub(in_view.start) as u16;
            let place = cells::below(self.rest, row);
            let mark = if index == chosen { theme.glyphs().pointer } else { theme.glyphs().dot };
            let skip = in_view.start.saturating_sub(starts[index]);
            if skip == 0 {
                line::put(
                    place,
                    buffer,
                    theme,
                    mark,
                    if index == chosen { Role::Accent } else { Role::Muted },
                );
            }
            let spans = [(text.as_str(), *role)];
            let place = cells::right_of(place, list::POINTER_WIDTH);
            paragraph::draw(place, buffer, theme, paragraph::Paragraph { spans: &spans, skip });
        }
        if in_view.end < starts[sentences.len()] {
            let last = cells::row(self.rest, usize::from(self.rest.height).saturating_sub(1));
            line::put_right(last, buffer, theme, theme.glyphs().more_below, Role::Muted);
        }
    }

    /// "● Marketing: 13 answered of 18".
    fn people(&mut self, wave: &Wave, team: Team, buffer: &mut Buffer) {
        let answered =
            fill("survey.answered", &[("team", &team_name(team)), ("n", wave.respondents.get(team))]);
        let role = Context::team_role(team);
        let spans = [
            (self.ctx.mark(team), role),
            (" ", role),
            (answered.as_str(), role),
            (" ", role),
            (say("import_survey.of_people"), Role::Muted),
        ];
        let stored = wave.people.get(team).map(|people| people.to_string()).unwrap_or_default();
        let key = people_key(team);
        let empty = say("import_survey.unknown");
        self.value(buffer, &spans, field::Value { key: &key, stored: &stored, empty, role: Role::Text });
    }

    /// From how many answers on, who agreed to fewer, and how many items that shows.
    fn threshold(&mut self, state: &State, wave: &Wave, buffer: &mut Buffer) {
        let shown = wave.items.iter().filter(|item| item.reportable(wave.threshold)).count();
        let values: [(&str, &dyn std::fmt::Display); 3] =
            [("threshold", &wave.threshold), ("n", &shown), ("total", &wave.items.len())];
        self.text(buffer, &fill("import_survey.threshold", &values), Role::Text);
        let key = agreed_key();
        let asked = self.ctx.field.is_some_and(|field| field.key == key);
        let Some(stored) = wave.threshold_agreed_by.as_deref().or(asked.then_some("")) else { return };
        let threshold = if asked { state.wanted.unwrap_or(wave.threshold) } else { wave.threshold };
        let label = fill("import_survey.agreed_by", &[("threshold", &threshold)]);
        let value = field::Value { key: &key, stored, empty: "", role: Role::Text };
        self.value(buffer, &[(label.as_str(), Role::Accent)], value);
    }

    /// A value behind its label, or below it where an edited one would have no room for its message.
    fn value(&mut self, buffer: &mut Buffer, label: &[Span<'_>], value: field::Value<'_>) {
        let theme = self.ctx.theme;
        let edited = self.ctx.field.is_some_and(|field| field.key == *value.key);
        let width = line::width(theme, label) as u16 + 1;
        let behind = !edited || self.rest.width.saturating_sub(width) >= MESSAGE;
        let head = if behind { self.rest } else { self.take(1) };
        line::put_spans(head, buffer, theme, label);
        let place = if behind { cells::right_of(self.rest, width) } else { self.rest };
        let place = Rect { height: place.height.min(1 + u16::from(edited)), ..place };
        let used = self.shown.note(field::draw(self.ctx, place, buffer, value));
        self.take(used.max(1));
    }
}
