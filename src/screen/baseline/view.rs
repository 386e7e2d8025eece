//! Drawing the overview: heading, axis, one dumbbell a line, the chosen item in full, legend and small print.

use super::{Msg, State};
use crate::{
    assets::{questions, words::say},
    domain::{
        baseline::{Compared, Item, Word},
        people::Team,
    },
    screen::{
        Context, Shown, Tier,
        survey::{self, Survey, link::about},
    },
    text,
    theme::Role,
    widget::{
        bars::{Dumbbell, axis, dumbbell},
        cells, line, list, paragraph,
    },
};
use ratatui::{buffer::Buffer, layout::Rect};

/// Cells from which on there is an axis; below, the words alone must do.
const AXIS_FROM: u16 = 64;
/// Rows the small print may take.
const SMALL_PRINT: u16 = 2;

/// Draws the screen.
pub(super) fn draw(state: &State, ctx: &Context<'_>, area: Rect, buffer: &mut Buffer) -> Shown<Msg> {
    let mut shown = Shown::default();
    let Some(survey) = Survey::of(ctx) else {
        nothing(ctx, area, buffer);
        return shown;
    };
    let page = Page { state, ctx, survey, columns: Columns::of(ctx, survey, area) };
    let head = page.head(area, buffer);
    let foot = page.foot_rows(area.width).min(area.height.saturating_sub(head + 1));
    let body = cells::below(area, head);
    let body = Rect { height: body.height.saturating_sub(foot), ..body };
    page.items(body, buffer, &mut shown);
    page.foot(Rect { y: body.bottom(), height: foot, ..area }, buffer);
    if let Some(linking) = state.linking {
        shown.hits =
            linking.draw(ctx, area, buffer).into_iter().map(|(line, at)| (at, Msg::PickLink(line))).collect();
    }
    shown
}

/// Without a survey: how to start, and four questions that need none.
fn nothing(ctx: &Context<'_>, area: Rect, buffer: &mut Buffer) {
    let mut rest = area;
    let gap = u16::from(ctx.tier > Tier::Room);
    for (text, role) in [
        (say("baseline.none"), Role::Text),
        (say("baseline.none_import"), Role::Muted),
        (say("baseline.none_hands"), Role::Title),
    ] {
        let used = paragraph::draw_text(rest, buffer, ctx.theme, (text, role));
        rest = cells::below(rest, used + gap);
    }
    for question in questions::all().iter().filter(|question| question.hands) {
        let spans =
            [(ctx.theme.glyphs().bullet, Role::Muted), (" ", Role::Text), (question.text(), Role::Text)];
        line::put_spans(rest, buffer, ctx.theme, &spans);
        rest = cells::below(rest, 1);
    }
}

/// Where the parts of a line stand.
#[derive(Clone, Copy)]
struct Columns {
    /// Cells of the rank.
    rank: usize,
    /// Pointer, rank and title.
    label: u16,
    /// The axis; none where it would be too short to read.
    axis: u16,
    /// The word.
    word: u16,
}

impl Columns {
    fn of(ctx: &Context<'_>, survey: Survey<'_>, area: Rect) -> Self {
        let words = [Word::RealGap, Word::Perhaps, Word::TooClose, Word::NoDifference, Word::Hidden];
        let longest = if ctx.comparison.is_some_and(|comparison| comparison.census) {
            text::width(survey::short_word(Word::Hidden))
        } else {
            words.into_iter().map(|word| text::width(survey::short_word(word))).max().unwrap_or(0)
        };
        let word = (longest as u16 + 1).min(area.width / 3);
        let rank = survey.comparison.order.len().to_string().len();
        if area.width < AXIS_FROM {
            return Self { rank, label: area.width.saturating_sub(word), axis: 0, word };
        }
        // Two fifths for the title; an odd axis has its zero in the middle.
        let label = area.width * 2 / 5;
        let axis = area.width.saturating_sub(label + word + 1);
        Self { rank, label: label + (axis + 1) % 2, axis: axis - (axis + 1) % 2, word }
    }

    fn places(self, row: Rect) -> [Rect; 3] {
        let label = Rect { width: self.label.min(row.width), ..row };
        let axis = cells::right_of(row, self.label);
        let axis = Rect { width: self.axis.min(axis.width), ..axis };
        let word = cells::right_of(row, row.width.saturating_sub(self.word));
        [label, axis, word]
    }
}

#[derive(Clone, Copy)]
struct Page<'a, 'b> {
    state: &'a State,
    ctx: &'a Context<'b>,
    survey: Survey<'b>,
    columns: Columns,
}

impl Page<'_, '_> {
    fn has_axis(&self) -> bool {
        self.columns.axis > 0
    }

    /// What the list is and who answered, then the axis; returns the rows used.
    fn head(&self, area: Rect, buffer: &mut Buffer) -> u16 {
        let short = !self.has_axis();
        let answered = survey::answered_spans(self.ctx, self.survey, short);
        let heading = [(self.state.list.heading(short), Role::Title)];
        line::put_ends(cells::row(area, 0), buffer, self.ctx.theme, &heading, &survey::borrowed(&answered));
        if short {
            return 1;
        }
        let [label, ends, _] = self.columns.places(cells::row(area, 1));
        line::put(cells::right_of(label, 2), buffer, self.ctx.theme, say("baseline.axis"), Role::Muted);
        let names = [say("baseline.axis_low"), say("baseline.axis_zero"), say("baseline.axis_high")];
        axis(ends, buffer, self.ctx.theme, names);
        2
    }

    fn items(&self, area: Rect, buffer: &mut Buffer, shown: &mut Shown<Msg>) {
        let indices = self.state.items(self.ctx);
        if indices.is_empty() {
            paragraph::draw_text(area, buffer, self.ctx.theme, (self.state.list.nothing(), Role::Text));
            return;
        }
        let items: Vec<(&Item, &Compared)> =
            indices.iter().filter_map(|index| self.survey.at(*index)).collect();
        let labels: Vec<[String; 3]> =
            items.iter().map(|(item, compared)| self.label(item, compared)).collect();
        let rows: Vec<list::Row<'_>> = labels
            .iter()
            .map(|[rank, mark, title]| list::Row {
                left: vec![(rank, Role::Muted), (mark, Role::Accent), (title, Role::Text)],
                right: Vec::new(),
            })
            .collect();
        let [label, ..] = self.columns.places(area);
        let selected = self.state.selected.min(items.len() - 1);
        for (position, place) in list::draw(label, buffer, self.ctx.theme, &rows, Some(selected)) {
            let row = Rect { width: area.width, ..place };
            self.plot(row, buffer, items[position].1);
            shown.hits.push((row, Msg::Pick(position)));
        }
    }

    /// Rank, mark of what is to be discussed, title.
    fn label(&self, item: &Item, compared: &Compared) -> [String; 3] {
        let rank = self.survey.rank(compared.index).map_or(String::new(), |rank| rank.to_string());
        let mark = if item.picked { self.ctx.theme.glyphs().bullet } else { " " };
        [text::pad_left(&rank, self.columns.rank), mark.to_owned(), item.marked_title()]
    }

    fn plot(&self, row: Rect, buffer: &mut Buffer, compared: &Compared) {
        let [_, ends, word_place] = self.columns.places(row);
        let word = self.survey.comparison.word(compared);
        let Some(readings) = compared.readings.as_ref().filter(|_| !compared.hidden) else {
            let place = if self.has_axis() { cells::right_of(row, ends.x - row.x) } else { word_place };
            let text = if self.has_axis() { say("baseline.hidden") } else { survey::short_word(word) };
            line::put_right(place, buffer, self.ctx.theme, text, Role::Muted);
            return;
        };
        if self.has_axis() {
            let letters = Dumbbell {
                marketing: readings.marketing.net,
                sales: readings.sales.net,
                marketing_letter: survey::letter(Team::Marketing),
                sales_letter: survey::letter(Team::Sales),
                same: say("baseline.same"),
            };
            dumbbell(ends, buffer, self.ctx.theme, &letters);
        }
        line::put_right(
            word_place,
            buffer,
            self.ctx.theme,
            survey::short_word(word),
            survey::word_role(word),
        );
    }

    fn foot_rows(&self, width: u16) -> u16 {
        self.chosen_rows(width) + u16::from(self.has_axis()) + self.small_print(width).1
    }

    /// The chosen item in full with its link; where there is no axis, only its title, on two rows if it must be.
    fn chosen_rows(&self, width: u16) -> u16 {
        let Some(item) = self.state.item(self.ctx) else { return 0 };
        let title = item.marked_title();
        let rows = paragraph::height(self.ctx.theme, &[(&title, Role::Title)], width) as u16;
        if self.has_axis() { 2 } else { rows.min(2) }
    }

    /// The sentences of the small print that fit whole, and the rows they take.
    fn small_print(&self, width: u16) -> (String, u16) {
        let (mut text, mut rows) = (String::new(), 0);
        for sentence in self.survey.small_print() {
            let longer = format!("{text} {sentence}").trim_start().to_owned();
            let height = paragraph::height(self.ctx.theme, &[(&longer, Role::Muted)], width) as u16;
            if height <= SMALL_PRINT {
                (text, rows) = (longer, height);
            }
        }
        (text, rows)
    }

    fn foot(&self, area: Rect, buffer: &mut Buffer) {
        let theme = self.ctx.theme;
        let chosen = Rect { height: self.chosen_rows(area.width).min(area.height), ..area };
        if let Some(item) = self.state.item(self.ctx) {
            let title = item.marked_title();
            if self.has_axis() {
                line::put(cells::row(chosen, 0), buffer, theme, &title, Role::Title);
                line::put(cells::row(chosen, 1), buffer, theme, &about(self.ctx, item), Role::Muted);
            } else {
                paragraph::draw_text(chosen, buffer, theme, (&title, Role::Title));
            }
        }
        let mut rest = cells::below(area, chosen.height);
        if self.has_axis() {
            self.legend(cells::row(rest, 0), buffer);
            rest = cells::below(rest, 1);
        }
        paragraph::draw_text(rest, buffer, theme, (&self.small_print(area.width).0, Role::Muted));
    }

    fn legend(&self, row: Rect, buffer: &mut Buffer) {
        let legend = |team, key| (format!("{} {key}", survey::letter(team)), Context::team_role(team));
        let mut spans = vec![
            legend(Team::Marketing, say("team.marketing")),
            ("  ".to_owned(), Role::Text),
            legend(Team::Sales, say("team.sales")),
            (format!("  {} {}", say("baseline.same"), say("baseline.same_means")), Role::Muted),
        ];
        if !self.survey.comparison.census {
            let close = format!("  {} {}", say("baseline.too_close"), say("tier.unclear"));
            spans.push((close, Role::Muted));
        }
        let discuss = format!("  {} {}", self.ctx.theme.glyphs().bullet, say("baseline.to_discuss"));
        spans.push((discuss, Role::Muted));
        line::put_spans(row, buffer, self.ctx.theme, &survey::borrowed(&spans));
    }
}
