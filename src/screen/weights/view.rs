//! Drawing the table: a line for each attribute, totals below, then what must be there and the companies tried.

use super::{
    Column, Msg, State, key,
    lines::{self, Line, Row},
};
use crate::{
    assets::words::{fill, say},
    domain::{
        market::{AttributeRole, Market, POINTS, Score, Try, balance},
        people::Team,
        topic::Topic,
    },
    screen::{Context, Field, Shown, Tier, field, team_key},
    theme::Role,
    widget::{bars, cells, line, list, scroll, table},
};
use ratatui::{buffer::Buffer, layout::Rect};
use table::Column as Width;

/// Columns of the table: number, attribute, Sales, Marketing, apart, agreed, bar.
const WIDE: &[Width] = &[
    Width::right(2),
    Width::rest(),
    Width::right(7),
    Width::right(7),
    Width::right(6),
    Width::right(7),
    Width::left(16),
];
/// The same in a small window: the bar gives way to the attribute.
const SMALL: &[Width] =
    &[Width::right(2), Width::rest(), Width::right(3), Width::right(3), Width::left(1), Width::right(3)];

/// Draws the table.
pub(super) fn draw(
    state: &State,
    ctx: &Context<'_>,
    (topic, market): (&Topic, &Market),
    area: Rect,
    buffer: &mut Buffer,
) -> Shown<Msg> {
    let open = ctx.field.map_or("", Field::name);
    let hidden = topic.hides_points(market) && !state.seen.is_early();
    let all = lines::lines(market, open, hidden);
    let mut table = Table { state, ctx, topic, market, hidden, shown: Shown::default() };
    table.header(cells::row(area, 0), buffer);
    let error = ctx.field.and_then(|field| field.error.as_deref());
    let body = cells::below(area, 1);
    let body = Rect { height: body.height.saturating_sub(u16::from(error.is_some())), ..body };
    let chosen = state.chosen(market).map(Line::Row);
    let new = |line: &Line| matches!(line, Line::NewAttribute | Line::NewTry);
    let selected =
        all.iter().position(new).or_else(|| all.iter().position(|line| Some(*line) == chosen)).unwrap_or(0);
    let in_view = scroll::window(selected, all.len(), usize::from(body.height));
    for (place, line) in all[in_view].iter().enumerate() {
        table.line(cells::row(body, place), buffer, *line);
    }
    if let Some(error) = error {
        let foot = Rect { y: body.bottom(), height: 1, ..area };
        line::put(foot, buffer, ctx.theme, error, Role::Bad);
    }
    table.shown
}

struct Table<'a, 'b> {
    state: &'a State,
    ctx: &'a Context<'b>,
    topic: &'a Topic,
    market: &'a Market,
    /// Points of a team whose turn it is not are hidden.
    hidden: bool,
    shown: Shown<Msg>,
}

impl Table<'_, '_> {
    fn is_small(&self) -> bool {
        self.ctx.tier == Tier::Room
    }

    fn columns(&self) -> &'static [Width] {
        if self.is_small() { SMALL } else { WIDE }
    }

    fn places(&self, area: Rect) -> Vec<Rect> {
        table::places(cells::right_of(area, list::POINTER_WIDTH), self.columns())
    }

    fn header(&self, area: Rect, buffer: &mut Buffer) {
        let (sales, marketing) = (self.ctx.mark(Team::Sales), self.ctx.mark(Team::Marketing));
        let team = |mark: &str, name: &str| if self.is_small() { mark.to_owned() } else { format!("{mark} {name}") };
        let sales = team(sales, say("weights.sales"));
        let marketing = team(marketing, say("weights.marketing"));
        let agreed = say(if self.is_small() { "weights.agreed_short" } else { "weights.agreed_column" });
        let apart = if self.is_small() { "" } else { say("weights.apart") };
        let spans = [
            ("", Role::Muted),
            (say("weights.attribute"), Role::Muted),
            (sales.as_str(), Role::Sales),
            (marketing.as_str(), Role::Marketing),
            (apart, Role::Muted),
            (agreed, Role::Title),
        ];
        let area = cells::right_of(area, list::POINTER_WIDTH);
        table::draw_row(area, buffer, self.ctx.theme, self.columns(), &spans);
    }

    fn line(&mut self, area: Rect, buffer: &mut Buffer, line: Line) {
        let text = cells::right_of(area, list::POINTER_WIDTH);
        match line {
            Line::Row(row) => self.row(area, buffer, row),
            Line::NewAttribute => self.new_row(area, buffer, ("attributes/+", say("weights.new_attribute"))),
            Line::NewTry => self.new_row(area, buffer, ("tries/+", say("weights.new_try"))),
            Line::Total => self.total(area, buffer),
            Line::TeamTotals => self.team_totals(text, buffer),
            Line::Hidden => {
                let key = if self.is_small() { "weights.hidden_short" } else { "weights.hidden" };
                line::put(text, buffer, self.ctx.theme, say(key), Role::Accent);
            }
            Line::Exclusions => {
                let out = fill("weights.exclusions", &[("who", &self.market.exclusions.join(", "))]);
                line::put(text, buffer, self.ctx.theme, &out, Role::Muted);
            }
            Line::TryIt => {
                line::rule(area, buffer, self.ctx.theme, say("weights.try_it"));
            }
            Line::Empty => {
                let key = if self.is_small() { "weights.empty_short" } else { "weights.empty" };
                line::put(text, buffer, self.ctx.theme, say(key), Role::Muted);
            }
        }
    }

    fn row(&mut self, area: Rect, buffer: &mut Buffer, row: Row) {
        let chosen = self.state.chosen(self.market) == Some(row);
        let pointer = if chosen { self.ctx.theme.glyphs().pointer } else { " " };
        line::put(area, buffer, self.ctx.theme, pointer, Role::Accent);
        let place = lines::rows(self.market).iter().position(|other| *other == row).unwrap_or(0);
        self.shown.hits.push((area, Msg::Pick(place)));
        match row {
            Row::Attribute(index) => self.attribute(area, buffer, index, chosen),
            Row::Try(index) => self.tried(area, buffer, index, chosen),
        }
    }

    fn attribute(&mut self, area: Rect, buffer: &mut Buffer, index: usize, chosen: bool) {
        let ctx = self.ctx;
        let attribute = &self.market.attributes[index];
        let places = self.places(area);
        line::put_right(places[0], buffer, ctx.theme, &(index + 1).to_string(), Role::Muted);
        let role = if chosen { Role::Accent } else { Role::Text };
        self.value(places[1], buffer, (&format!("attributes/{index}/name"), &attribute.name, role));
        if !attribute.counts() {
            let word = say(match attribute.role {
                Some(AttributeRole::MustNot) => "weights.must_not",
                _ => "weights.must_have",
            });
            let rest = Rect { width: area.right().saturating_sub(places[2].x), ..places[2] };
            line::put(rest, buffer, ctx.theme, word, Role::Warn);
            return;
        }
        let row = lines::rows(self.market).iter().position(|row| *row == Row::Attribute(index)).unwrap_or(0);
        for (column, place) in [(Column::Sales, 2), (Column::Marketing, 3), (Column::Agreed, 5)] {
            self.points(places[place], buffer, (index, column), chosen && self.state.column == column);
            // Cells answer before the row they stand in.
            self.shown.hits.insert(0, (cells::row(places[place], 0), Msg::PickCell(row, column)));
        }
        let furthest = !self.hidden && self.market.furthest_apart() == Some(index);
        let mark = if furthest { "!" } else { " " };
        let apart = match attribute.apart().filter(|_| !self.hidden) {
            _ if self.is_small() => mark.to_owned(),
            Some(apart) => format!("{apart} {mark}"),
            None => String::new(),
        };
        line::put_right(places[4], buffer, ctx.theme, &apart, if furthest { Role::Warn } else { Role::Muted });
        if let Some(bar) = places.get(6) {
            let largest = self.market.attributes.iter().filter_map(|other| other.agreed).max().unwrap_or(0);
            let amount = (attribute.agreed.unwrap_or(0), largest.max(1));
            bars::bar(*bar, buffer, ctx.theme, amount, Role::Good);
        }
    }

    /// One cell; the chosen one stands in brackets as well as in another colour.
    fn points(&mut self, area: Rect, buffer: &mut Buffer, (index, column): (usize, Column), chosen: bool) {
        let ctx = self.ctx;
        let path = format!("attributes/{index}/{}", column.slot());
        if ctx.field.is_some_and(|field| field.key == key(self.topic, &path)) {
            self.value(area, buffer, (&path, "", Role::Text));
            return;
        }
        let points = lines::points(&self.market.attributes[index], column);
        let seen = !self.hidden || self.state.seen.shows(column);
        let bullet = ctx.theme.glyphs().bullet;
        let text = match points {
            None => "-".to_owned(),
            Some(points) if seen => points.to_string(),
            Some(_) => bullet.repeat(2),
        };
        let role = match column {
            _ if chosen => Role::Selected,
            Column::Agreed => Role::Title,
            _ if points.is_none() => Role::Muted,
            _ => Role::Text,
        };
        let text = if chosen && !self.is_small() { format!("[{text}]") } else { text };
        line::put_right(area, buffer, ctx.theme, &text, role);
    }

    fn value(&mut self, area: Rect, buffer: &mut Buffer, (path, stored, role): (&str, &str, Role)) {
        let ctx = self.ctx;
        let key = key(self.topic, path);
        if ctx.field.is_some_and(|field| field.key == key) {
            let value = field::Value { key: &key, stored, empty: "", role };
            self.shown.note(field::draw(ctx, cells::row(area, 0), buffer, value));
            return;
        }
        let draft = ctx.drafts.get(&key).filter(|draft| draft.as_str() != stored);
        let (text, role) = draft.map_or((stored, role), |draft| (draft.as_str(), Role::Warn));
        line::put(area, buffer, ctx.theme, text, role);
    }

    /// An attribute or a company being added.
    fn new_row(&mut self, area: Rect, buffer: &mut Buffer, (path, label): (&str, &str)) {
        line::put(area, buffer, self.ctx.theme, "+", Role::Accent);
        let text = cells::right_of(area, list::POINTER_WIDTH);
        let used = line::put(text, buffer, self.ctx.theme, label, Role::Muted);
        self.value(cells::right_of(text, used + 1), buffer, (path, "", Role::Text));
    }

    fn total(&self, area: Rect, buffer: &mut Buffer) {
        let ctx = self.ctx;
        let (given, agreed) = (self.market.totals(), self.market.agreed_total());
        let places = self.places(area);
        let role = if agreed == POINTS { Role::Good } else { Role::Warn };
        let balance = balance(agreed);
        if self.is_small() {
            let total = format!("{} {agreed}  {balance}", say("weights.total"));
            line::put_right(area, buffer, ctx.theme, &total, role);
            return;
        }
        line::put(places[1], buffer, ctx.theme, say("weights.total"), Role::Muted);
        for (total, place) in [(given.sales, 2), (given.marketing, 3)] {
            line::put_right(places[place], buffer, ctx.theme, &total.to_string(), Role::Muted);
        }
        line::put_right(places[5], buffer, ctx.theme, &agreed.to_string(), role);
        line::put(places[6], buffer, ctx.theme, &balance, role);
    }

    /// "▲ Sales: 4 left", for each team that has begun and does not come to 100.
    fn team_totals(&self, area: Rect, buffer: &mut Buffer) {
        let totals = self.market.totals();
        let mut rest = area;
        for team in Team::BOTH {
            let total = *totals.get(team);
            if total == 0 || total == POINTS {
                continue;
            }
            let text = format!("{} {}: {}   ", self.ctx.mark(team), say(team_key(team)), balance(total));
            let used = line::put(rest, buffer, self.ctx.theme, &text, Context::team_role(team));
            rest = cells::right_of(rest, used);
        }
    }

    fn tried(&mut self, area: Rect, buffer: &mut Buffer, index: usize, chosen: bool) {
        let ctx = self.ctx;
        let tried = &self.market.tries[index];
        let text = cells::right_of(area, list::POINTER_WIDTH);
        let role = if chosen { Role::Accent } else { Role::Text };
        let has = format!("tries/{index}/has");
        if ctx.field.is_some_and(|field| field.key == key(self.topic, &has)) {
            let label = fill("weights.has", &[("company", &tried.company)]);
            let used = line::put(text, buffer, ctx.theme, &label, Role::Muted);
            self.value(cells::right_of(text, used + 1), buffer, (&has, "", role));
            return;
        }
        let (score, score_role) = self.score(tried);
        let width = line::width(ctx.theme, &[(&score, score_role)]) as u16 + 1;
        line::put_right(text, buffer, ctx.theme, &score, score_role);
        let left = Rect { width: text.width.saturating_sub(width), ..text };
        let company = format!("tries/{index}/company");
        if ctx.field.is_some_and(|field| field.key == key(self.topic, &company)) {
            self.value(left, buffer, (&company, "", role));
            return;
        }
        let numbers = format!("  {}", tried.has.join(" "));
        line::put_spans(left, buffer, ctx.theme, &[(&tried.company, role), (&numbers, Role::Muted)]);
    }

    /// "75 → A (70 up)", or what rules it out.
    fn score(&self, tried: &Try) -> (String, Role) {
        let market = self.market;
        match market.score(tried) {
            Score::Out(why) => (fill("weights.out", &[("why", &why)]), Role::Warn),
            Score::Points(points, _) if market.first_tier_from.is_none() => (points.to_string(), Role::Title),
            Score::Points(points, tier) => {
                let (name, from) = match tier {
                    1 => (say("weights.first_tier"), market.first_tier_from),
                    2 => (say("weights.second_tier"), market.second_tier_from),
                    _ => (say("weights.third_tier"), None),
                };
                let arrow = self.ctx.theme.glyphs().arrow;
                let from = from.map_or_else(String::new, |from| fill("weights.tier_from", &[("points", &from)]));
                (format!("{points} {arrow} {name}{from}"), Role::Title)
            }
        }
    }
}
