//! Drawing one item: title with its word, mirrored bars under the names of the teams, the sentence, what to ask.

use super::{
    Msg, State, explain,
    reading::{self, Row},
};
use crate::{
    assets::words::{fill, say},
    domain::{
        baseline::{Compared, Item, Reading, notes, team_name},
        people::{PerTeam, Team},
    },
    screen::{
        Context, Shown, Tier,
        survey::{self, Survey, link::about},
    },
    text,
    theme::Role,
    widget::{
        bars::{Mirrored, Side, mirrored, mirrored_header},
        cells, line, paragraph,
    },
};
use ratatui::{buffer::Buffer, layout::Rect};

/// Cells the longest label may take.
const LABEL: u16 = 34;
/// Cells between the two bars that are no bar: numbers, spaces, the middle.
const BETWEEN: u16 = 15;
/// Rows the title may take.
const TITLE: u16 = 2;
/// Rows below the bars: a space, the sentence, what else shows, what to ask, a space, the topic.
const BELOW: u16 = 6;

/// Draws the screen.
pub(super) fn draw(state: &State, ctx: &Context<'_>, area: Rect, buffer: &mut Buffer) -> Shown<Msg> {
    let mut shown = Shown::default();
    let Some((survey, item, compared)) = state.find(ctx) else {
        paragraph::draw_text(area, buffer, ctx.theme, (say("item.gone"), Role::Text));
        return shown;
    };
    let mut page = Page { ctx, survey, item, compared, rest: area };
    page.title(buffer);
    match compared.readings.as_ref().filter(|_| !compared.hidden) {
        Some(readings) => page.answers(readings, buffer),
        None => page.text(buffer, say("item.hidden"), Role::Text),
    }
    page.about(buffer);
    if state.explaining {
        explain::draw(ctx, (survey.comparison, compared), area, buffer);
    }
    if let Some(linking) = state.linking {
        shown.hits =
            linking.draw(ctx, area, buffer).into_iter().map(|(line, at)| (at, Msg::PickLink(line))).collect();
    }
    shown
}

struct Page<'a, 'b> {
    ctx: &'a Context<'b>,
    survey: Survey<'b>,
    item: &'a Item,
    compared: &'a Compared,
    rest: Rect,
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

    /// A row of space, where there is room to spare.
    fn space(&mut self) {
        if self.is_roomy() {
            self.take(1);
        }
    }

    fn is_roomy(&self) -> bool {
        self.ctx.tier > Tier::Room
    }

    /// "1 of 19  Marketing knows our targets", with the word for the gap at its right.
    fn title(&mut self, buffer: &mut Buffer) {
        let total = self.survey.comparison.order.len();
        let rank = self.survey.rank(self.compared.index);
        let rank = rank.map(|rank| fill("item.rank", &[("rank", &rank), ("total", &total)]) + "  ");
        let word = self.survey.comparison.word(self.compared);
        let shown = if self.is_roomy() { word.text() } else { survey::short_word(word) }.to_uppercase();
        let width = text::width(&shown) as u16 + 2;
        let place = Rect {
            width: self.rest.width.saturating_sub(width),
            height: self.rest.height.min(TITLE),
            ..self.rest
        };
        let title = self.item.marked_title();
        let spans = [(rank.as_deref().unwrap_or_default(), Role::Muted), (title.as_str(), Role::Title)];
        line::put_right(cells::row(self.rest, 0), buffer, self.ctx.theme, &shown, survey::word_role(word));
        let used =
            paragraph::draw(place, buffer, self.ctx.theme, paragraph::Paragraph { spans: &spans, skip: 0 });
        self.take(used.max(1));
        self.space();
    }

    fn answers(&mut self, readings: &PerTeam<Reading>, buffer: &mut Buffer) {
        let below = if self.is_roomy() { BELOW } else { 2 };
        let room = self.rest.height.saturating_sub(1 + below);
        let answers = reading::answers(self.item, readings);
        let by_side = answers.is_none();
        // A scale with more points than rows is shown by its sides too.
        let rows = answers
            .filter(|rows| rows.len() <= room.into())
            .unwrap_or_else(|| reading::sides(self.item, readings));
        self.bars(&rows, readings, buffer);
        self.space();
        self.text(buffer, &reading::sentence(self.item, readings), Role::Title);
        let mut also = notes(readings);
        also.extend(by_side.then(|| say("item.sides").to_owned()));
        if !also.is_empty() {
            self.text(buffer, &also.join(" "), Role::Text);
        }
        let word = self.survey.comparison.word(self.compared);
        let ask = reading::ask(self.survey.comparison, self.compared.index, word);
        let ask = fill("item.ask", &[("question", &ask.text())]);
        let rows = paragraph::height(self.ctx.theme, &[(&ask, Role::Accent)], self.rest.width);
        if rows <= self.rest.height.into() {
            self.text(buffer, &ask, Role::Accent);
        }
        self.space();
    }

    fn bars(&mut self, rows: &[Row], readings: &PerTeam<Reading>, buffer: &mut Buffer) {
        let longest = rows.iter().map(|row| text::width(&row.label) as u16).max().unwrap_or(0);
        let label_width = longest.min(LABEL).min(self.rest.width * 2 / 5);
        self.header(label_width, readings, buffer);
        let people = reading::counts_people(readings);
        let largest = rows.iter().map(|row| row.people.marketing.max(row.people.sales)).max().unwrap_or(0);
        for row in rows {
            let side = |team: Team| {
                let (count, n) = (*row.people.get(team), readings.get(team).n.max(1));
                let percent = (200 * count + n) / (2 * n);
                if people {
                    (count, count.to_string())
                } else {
                    (percent, fill("survey.percent", &[("n", &percent)]))
                }
            };
            let (marketing, sales) = (side(Team::Marketing), side(Team::Sales));
            let bars = Mirrored {
                label: &row.label,
                label_width,
                full: if people { largest } else { 100 },
                marketing: Side { amount: marketing.0, text: &marketing.1 },
                sales: Side { amount: sales.0, text: &sales.1 },
            };
            let place = self.take(1);
            mirrored(place, buffer, self.ctx.theme, &bars);
        }
    }

    /// The names of the teams with their answers, over the bars or, where they do not fit there, beside each other.
    fn header(&mut self, label_width: u16, readings: &PerTeam<Reading>, buffer: &mut Buffer) {
        let answered = |team: Team, name: &str| {
            format!("{name} {}", survey::answered(self.survey, team, readings.get(team).n))
        };
        let name = |team| answered(team, &team_name(team).to_uppercase());
        let side = self.rest.width.saturating_sub(label_width + 1 + BETWEEN) / 2;
        let place = Rect { height: self.rest.height.min(1), ..self.rest };
        let (marketing, sales) = (name(Team::Marketing), name(Team::Sales));
        if text::width(&marketing).max(text::width(&sales)) <= side.into() {
            mirrored_header(place, buffer, self.ctx.theme, label_width, (&marketing, &sales));
        } else {
            let short = |team| answered(team, survey::letter(team));
            let (marketing, sales) = (short(Team::Marketing), short(Team::Sales));
            let right =
                [(marketing.as_str(), Role::Marketing), ("  ", Role::Text), (sales.as_str(), Role::Sales)];
            line::put_ends(place, buffer, self.ctx.theme, &[], &right);
        }
        self.take(1);
    }

    /// Whether it is to be discussed, and the topic it bears on.
    fn about(&mut self, buffer: &mut Buffer) {
        let text = about(self.ctx, self.item);
        if !text.is_empty() {
            self.text(buffer, &text, Role::Muted);
        }
    }
}
