//! What the room answered so far: a list of its own, never ranked together with an imported survey. At the close a
//! question asked twice shows both times on one line; nothing is tested, it is the same room.

use super::{Msg, State, reveal};
use crate::{
    assets::words::{fill, say},
    domain::baseline::{
        Comparison, Reading, RoomTally,
        tally::{self, Occasion},
    },
    domain::people::{PerTeam, Team},
    screen::{
        Context, Shown, Tier,
        survey::{letter, short_word, word_role},
    },
    theme::Role,
    widget::{
        bars::{Dumbbell, axis, dumbbell},
        cells, line, list, paragraph,
    },
};
use ratatui::{buffer::Buffer, layout::Rect};

/// Cells of the word at the right.
const WORD: u16 = 20;

/// The newest reading of every question of this round, the surest gaps first, those with too few answers last.
pub(super) fn readings<'a>(state: &State, ctx: &Context<'a>) -> Vec<&'a RoomTally> {
    let latest = tally::latest(&ctx.session.tallies, state.round);
    let comparison = Comparison::of(&tally::wave(&latest));
    comparison.order.iter().chain(&comparison.hidden).filter_map(|index| latest.get(*index).copied()).collect()
}

/// The reading of the opening that belongs to one of the close.
pub(super) fn before<'a>(ctx: &Context<'a>, after: &RoomTally) -> Option<&'a RoomTally> {
    if after.round == Occasion::Opening {
        return None;
    }
    let twice = tally::asked_twice(&ctx.session.tallies);
    twice.into_iter().find(|twice| twice.after.item.id == after.item.id).map(|twice| twice.before)
}

/// Draws the list.
pub(super) fn draw(state: &State, ctx: &Context<'_>, area: Rect, buffer: &mut Buffer) -> Shown<Msg> {
    let mut shown = Shown::default();
    let readings = readings(state, ctx);
    if readings.is_empty() {
        paragraph::draw_text(area, buffer, ctx.theme, (say("tally.none_yet"), Role::Text));
        return shown;
    }
    let page = Page::of(state, ctx, &readings, area);
    let head = page.head(area, buffer);
    let foot = area.height.saturating_sub(head).min(page.foot_rows());
    let body = cells::below(area, head);
    let body = Rect { height: body.height - foot, ..body };
    let selected = state.selected.min(readings.len() - 1);
    let height = if page.axis == 0 { 2 } else { 1 };
    for (index, place) in list::places(body, selected, readings.len(), height) {
        page.row(index, index == selected, place, buffer);
        shown.hits.push((place, Msg::Pick(index)));
    }
    page.foot(readings[selected], Rect { y: body.bottom(), height: foot, ..area }, buffer);
    shown
}

struct Page<'a, 'b> {
    ctx: &'a Context<'b>,
    readings: &'a [&'b RoomTally],
    comparison: Comparison,
    closing: bool,
    roomy: bool,
    /// Cells of the title.
    title: u16,
    /// Cells of one axis; none where it would be too short to read.
    axis: u16,
}

impl<'a, 'b> Page<'a, 'b> {
    fn of(state: &State, ctx: &'a Context<'b>, readings: &'a [&'b RoomTally], area: Rect) -> Self {
        let roomy = ctx.tier > Tier::Room;
        let closing = state.round == Occasion::Closing;
        let title = area.width * 2 / 5;
        let rest = area.width.saturating_sub(title + 2);
        // Both times side by side at the close, else one axis and the word.
        let axis = if closing { rest.saturating_sub(3) / 2 } else { rest.saturating_sub(WORD) };
        let odd = |cells: u16| cells - (cells + 1) % 2;
        let axis = if roomy && axis > 8 { odd(axis) } else { 0 };
        Self { ctx, readings, comparison: Comparison::of(&tally::wave(readings)), closing, roomy, title, axis }
    }

    fn foot_rows(&self) -> u16 {
        if self.roomy { 3 + u16::from(self.closing) } else { 1 }
    }

    fn columns(&self, row: Rect) -> [Rect; 3] {
        let title = Rect { width: self.title.min(row.width), ..row };
        let first = cells::right_of(row, self.title + 2);
        let second = cells::right_of(first, self.axis + if self.closing { 3 } else { 1 });
        [title, Rect { width: self.axis.min(first.width), ..first }, second]
    }

    fn head(&self, area: Rect, buffer: &mut Buffer) -> u16 {
        let theme = self.ctx.theme;
        let all_seen = self.readings.iter().all(|tally| tally.source.is_seen_by_all());
        let title = match (self.closing, all_seen) {
            (true, _) => say("tally.same_room_title"),
            (false, true) => say("tally.seen_by_all"),
            (false, false) => say("tally.in_the_room"),
        };
        let legend = [
            (format!("{} {}  ", letter(Team::Marketing), say("team.marketing")), Role::Marketing),
            (format!("{} {}", letter(Team::Sales), say("team.sales")), Role::Sales),
        ];
        let right: Vec<line::Span<'_>> = if self.roomy {
            legend.iter().map(|(text, role)| (text.as_str(), *role)).collect()
        } else {
            Vec::new()
        };
        line::put_ends(cells::row(area, 0), buffer, theme, &[(title, Role::Title)], &right);
        if self.axis == 0 {
            return 1;
        }
        let [_, first, second] = self.columns(cells::row(area, 2));
        if self.closing {
            let [_, one, two] = self.columns(cells::row(area, 1));
            line::put_center(one, buffer, theme, say("tally.opening"), Role::Muted);
            let two = Rect { width: self.axis.min(two.width), ..two };
            line::put_center(two, buffer, theme, say("tally.now_again"), Role::Muted);
            axis(first, buffer, theme, short_axis());
            axis(Rect { width: self.axis.min(second.width), ..second }, buffer, theme, short_axis());
        } else {
            axis(first, buffer, theme, short_axis());
        }
        3
    }

    fn row(&self, index: usize, selected: bool, place: Rect, buffer: &mut Buffer) {
        let (tally, theme) = (self.readings[index], self.ctx.theme);
        let role = if selected { Role::Selected } else { Role::Text };
        let title = tally.item.marked_title();
        if self.axis == 0 {
            let inner = list::pointer(place, buffer, theme, selected);
            line::put(cells::row(inner, 0), buffer, theme, &title, role);
            line::put(cells::row(inner, 1), buffer, theme, &self.in_words(tally), Role::Muted);
            return;
        }
        let [label, first, second] = self.columns(place);
        let inner = list::pointer(label, buffer, theme, selected);
        line::put(inner, buffer, theme, &title, role);
        let compared = &self.comparison.items[index];
        if self.closing {
            let before = before(self.ctx, tally).and_then(|before| reveal::compared(before, false).readings);
            let second = Rect { width: self.axis.min(second.width), ..second };
            self.plot(before.as_ref(), first, buffer);
            self.plot(compared.readings.as_ref(), second, buffer);
        } else {
            self.plot(compared.readings.as_ref(), first, buffer);
            let word = self.comparison.word(compared);
            line::put_right(second, buffer, theme, short_word(word), word_role(word));
        }
    }

    fn plot(&self, readings: Option<&PerTeam<Reading>>, place: Rect, buffer: &mut Buffer) {
        let Some(readings) = readings else {
            line::put_center(place, buffer, self.ctx.theme, say("tally.nothing_to_show"), Role::Muted);
            return;
        };
        let plot = Dumbbell {
            marketing: readings.marketing.net,
            sales: readings.sales.net,
            marketing_letter: letter(Team::Marketing),
            sales_letter: letter(Team::Sales),
            same: say("baseline.same"),
        };
        dumbbell(place, buffer, self.ctx.theme, &plot);
    }

    fn in_words(&self, tally: &RoomTally) -> String {
        let then = before(self.ctx, tally).and_then(|before| reveal::compared(before, false).readings);
        let now = reveal::compared(tally, false).readings;
        now.map_or_else(
            || say("baseline.hidden_short").to_owned(),
            |now| reveal::in_words(&now, then.as_ref()),
        )
    }

    fn foot(&self, tally: &RoomTally, area: Rect, buffer: &mut Buffer) {
        let mut rest = area;
        let kept = if tally.is_kept() { self.in_words(tally) } else { say("item.hidden").to_owned() };
        let mut foot = vec![(self.collected(tally), Role::Muted)];
        if self.roomy {
            foot.insert(0, (kept, Role::Text));
            foot.insert(0, (tally.item.marked_title(), Role::Title));
            foot.extend(self.closing.then(|| (say("tally.same_room").to_owned(), Role::Muted)));
        }
        for (text, role) in &foot {
            line::put(rest, buffer, self.ctx.theme, text, *role);
            rest = cells::below(rest, 1);
        }
    }

    /// How it was collected, when, and with how many.
    fn collected(&self, tally: &RoomTally) -> String {
        let zone = &self.ctx.session.zone;
        let time = tally.at.map(|at| at.clock_in(zone)).unwrap_or_default();
        let how = crate::domain::baseline::asked::way_words(tally.source).0;
        let (marketing, sales) = (tally.present.marketing, tally.present.sales);
        fill(
            "tally.collected",
            &[("how", &how), ("time", &time), ("marketing", &marketing), ("sales", &sales)],
        )
    }
}

fn short_axis() -> [&'static str; 3] {
    [say("baseline.axis_low"), say("baseline.axis_zero"), say("baseline.axis_high")]
}
