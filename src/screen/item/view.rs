//! Drawing one item: title with its word, mirrored bars under the names of the teams, the sentence, what to ask.

use super::{
    Msg, State, explain,
    reading::{self, Row},
};
use crate::{
    assets::words::{fill, say},
    domain::{
        baseline::{Compared, Item, Reading, headline, notes, team_name},
        people::{PerTeam, Team},
    },
    screen::{
        Context, Shown, Tier,
        survey::{self, Survey, TEAMS, link::about},
    },
    text,
    theme::Role,
    widget::{
        bars::{Mirrored, MirroredColumns, Side, mirrored, mirrored_header},
        cells, line, paragraph,
    },
};
use ratatui::{buffer::Buffer, layout::Rect};

/// Cells the longest label may take.
const LABEL: u16 = 34;
/// Rows an answer takes where there is room: a thick bar and a space.
const THICKEST: u16 = 3;
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
        explain::draw(ctx, (survey.comparison, item, compared), area, buffer);
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
        cells::take(&mut self.rest, rows)
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
        let answers = reading::answers(self.item, readings).filter(|_| !self.compared.by_side);
        let by_side = answers.is_none();
        // A scale with more points than rows is shown by its sides too.
        let rows = answers
            .filter(|rows| rows.len() <= room.into())
            .unwrap_or_else(|| reading::sides(self.item, readings));
        // Thick bars are seen from the back row.
        let thickness = (room / rows.len().max(1) as u16).clamp(1, THICKEST);
        self.bars(&rows, (readings, thickness), buffer);
        self.space();
        self.text(buffer, &headline(self.item, readings), Role::Title);
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

    fn bars(&mut self, rows: &[Row], (readings, thickness): (&PerTeam<Reading>, u16), buffer: &mut Buffer) {
        let longest = rows.iter().map(|row| text::width(&row.label) as u16).max().unwrap_or(0);
        let people = reading::counts_people(readings);
        let amount = |row: &Row, team: Team| {
            let (count, n) = (*row.people.get(team), readings.get(team).n.max(1));
            let percent = (200 * count + n) / (2 * n);
            if people {
                (count, count.to_string())
            } else {
                (percent, fill("survey.percent", &[("n", &percent)]))
            }
        };
        let numbers = rows.iter().flat_map(|row| TEAMS.map(|team| text::width(&amount(row, team).1)));
        let columns = MirroredColumns {
            label: longest.min(LABEL).min(self.rest.width * 2 / 5),
            number: numbers.max().unwrap_or(0) as u16,
        };
        self.header(columns, readings, buffer);
        let largest = rows.iter().map(|row| row.people.marketing.max(row.people.sales)).max().unwrap_or(0);
        for row in rows {
            let (marketing, sales) = (amount(row, Team::Marketing), amount(row, Team::Sales));
            let bars = Mirrored {
                label: &row.label,
                columns,
                full: if people { largest } else { 100 },
                marketing: Side { amount: marketing.0, text: &marketing.1 },
                sales: Side { amount: sales.0, text: &sales.1 },
            };
            let place = self.take(thickness);
            mirrored(place, buffer, self.ctx.theme, &bars);
        }
    }

    /// The names of the teams with their answers, over the bars or, where they do not fit there, beside each other.
    fn header(&mut self, columns: MirroredColumns, readings: &PerTeam<Reading>, buffer: &mut Buffer) {
        let answered = |team: Team, name: &str| {
            format!("{name} {}", survey::answered(self.survey, team, readings.get(team).n))
        };
        let name = |team| answered(team, &team_name(team).to_uppercase());
        let side = columns.bar(self.rest.width);
        let place = Rect { height: self.rest.height.min(1), ..self.rest };
        let (marketing, sales) = (name(Team::Marketing), name(Team::Sales));
        if text::width(&marketing).max(text::width(&sales)) <= side.into() {
            mirrored_header(place, buffer, self.ctx.theme, columns, (&marketing, &sales));
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
