//! Drawing the plan: one row a box, the clock that runs, and the end that is to be expected.

use super::Msg;
use crate::{
    assets::words::{fill, say},
    domain::{
        agenda::{AgendaBox, BoxKind},
        moment::Moment,
    },
    screen::{Context, Shown, Tier, timer},
    theme::Role,
    widget::{
        bars, cells, line, list, modal, paragraph,
        table::{self, Column},
    },
};
use ratatui::{
    buffer::Buffer,
    layout::{Rect, Size},
};

/// The widest the box grows.
const WIDEST: u16 = 90;
/// Cells of the gauge of the running box.
const GAUGE: u16 = 10;

/// Mark, start, title, planned minutes, used minutes, gauge, what is left.
const COLUMNS: &[Column] = &[
    Column::left(1),
    Column::left(5),
    Column::rest(),
    Column::right(5),
    Column::right(4),
    Column::left(GAUGE),
    Column::left(12),
];
/// Mark, start, title, planned minutes.
const FEW_COLUMNS: &[Column] = &[Column::left(1), Column::left(5), Column::rest(), Column::right(5)];

/// Draws the plan.
pub(super) fn draw(selected: usize, ctx: &Context<'_>, area: Rect, buffer: &mut Buffer) -> Shown<Msg> {
    let boxes = &ctx.session.agenda.boxes;
    let wanted = Size::new(area.width.min(WIDEST), boxes.len() as u16 + 4);
    let title = format!("{}: {}", ctx.session.full_name(), say("agenda.title"));
    let inner = modal::draw(area, buffer, ctx.theme, &title, wanted);
    let mut shown = Shown::default();
    if boxes.is_empty() {
        paragraph::draw_text(inner, buffer, ctx.theme, (say("agenda.empty"), Role::Muted));
        return shown;
    }
    draw_forecast(ctx, cells::row(inner, 0), buffer);
    let columns = if ctx.tier == Tier::Room { FEW_COLUMNS } else { COLUMNS };
    let names = ["", say("agenda.start"), say("agenda.box"), say("agenda.plan"), say("agenda.used"), "", ""];
    let head = cells::right_of(cells::row(inner, 1), list::POINTER_WIDTH);
    table::draw_header(head, buffer, ctx.theme, columns, &names[..columns.len()]);
    let note = u16::from(ctx.tier > Tier::Room) * 2;
    let body = cells::below(inner, 2);
    let body = Rect { height: body.height.saturating_sub(note), ..body };
    let starts = ctx.session.agenda.starts(ctx.session.counted_from(ctx.now));
    for (index, place) in list::places(body, selected, boxes.len(), 1) {
        let row = Row {
            ctx,
            entry: &boxes[index],
            start: starts[index],
            place: index,
            selected: index == selected,
        };
        row.draw(columns, place, buffer);
        shown.hits.push((place, Msg::Pick(index)));
    }
    if note > 0 {
        let words = advice(ctx);
        line::put(cells::row(inner, usize::from(inner.height) - 1), buffer, ctx.theme, words, Role::Muted);
    }
    shown
}

/// Now, the end by the plan and the end that is to be expected, with the difference in words.
fn draw_forecast(ctx: &Context<'_>, area: Rect, buffer: &mut Buffer) {
    let zone = &ctx.session.zone;
    let now = fill("agenda.now", &[("time", &ctx.now.clock_in(zone))]);
    let mut right = Vec::new();
    if let Some(end) = ctx.session.planned_end() {
        right.push((fill("agenda.planned_end", &[("time", &end.clock_in(zone))]), Role::Muted));
    }
    if ctx.session.closed_at.is_none() {
        right.push((fill("agenda.forecast", &[("time", &forecast(ctx).clock_in(zone))]), Role::Text));
        right.extend(late_by(ctx).map(|late| match late {
            ..0 => (fill("agenda.early", &[("n", &late.abs())]), Role::Good),
            0 => (say("agenda.on_time").to_owned(), Role::Good),
            1.. => (fill("agenda.late", &[("n", &late)]), Role::Warn),
        }));
    }
    let mut spans = Vec::new();
    for (text, role) in &right {
        spans.extend([("  ", Role::Text), (text.as_str(), *role)]);
    }
    line::put_ends(area, buffer, ctx.theme, &[(&now, Role::Text)], &spans);
}

fn forecast(ctx: &Context<'_>) -> Moment {
    ctx.session.agenda.forecast(ctx.session.counted_from(ctx.now))
}

/// Minutes after the planned end, negative before it.
fn late_by(ctx: &Context<'_>) -> Option<i64> {
    Some(forecast(ctx).seconds_since(ctx.session.planned_end()?).div_euclid(60))
}

fn advice(ctx: &Context<'_>) -> &'static str {
    if ctx.session.closed_at.is_none() && late_by(ctx).is_some_and(|late| late > 0) {
        say("agenda.advice_late")
    } else {
        say("agenda.advice")
    }
}

/// One box with its place in the order.
struct Row<'a, 'b> {
    ctx: &'a Context<'b>,
    entry: &'a AgendaBox,
    start: Option<Moment>,
    place: usize,
    selected: bool,
}

impl Row<'_, '_> {
    fn draw(&self, columns: &[Column], place: Rect, buffer: &mut Buffer) {
        let ctx = self.ctx;
        let rest = list::pointer(place, buffer, ctx.theme, self.selected);
        let role = |role| if self.selected { Role::Selected } else { role };
        let start = self.start.map_or_else(String::new, |start| start.clock_in(&ctx.session.zone));
        let (mark, mark_role) = self.mark();
        let main = if self.is_current() { Role::Accent } else { mark_role };
        let (plan, used, left) = (self.plan(), self.used(), self.left());
        let left_role = if left.starts_with('+') { Role::Warn } else { Role::Text };
        let title = self.title();
        let all = [
            (mark, role(mark_role)),
            (start.as_str(), role(mark_role)),
            (title.as_str(), role(main)),
            (plan.as_str(), role(Role::Text)),
            (used.as_str(), role(Role::Text)),
            ("", role(Role::Text)),
            (left.as_str(), role(left_role)),
        ];
        table::draw_row(rest, buffer, ctx.theme, columns, &all[..columns.len()]);
        if self.is_current() && columns.len() == COLUMNS.len() {
            let bar = table::places(rest, columns)[5];
            let parts = (timer::seconds(self.used_seconds()), timer::seconds(self.entry.allowed_seconds()));
            bars::gauge(bar, buffer, ctx.theme, parts, role(Role::Accent));
        }
    }

    fn is_current(&self) -> bool {
        self.ctx.session.agenda.current.as_ref() == Some(&self.entry.id)
    }

    /// Done, running, passed over or to come.
    fn mark(&self) -> (&'static str, Role) {
        let glyphs = self.ctx.theme.glyphs();
        let reached = self.ctx.session.agenda.position();
        if self.is_current() {
            (glyphs.bullet, Role::Accent)
        } else if reached.is_some_and(|reached| self.place < reached) && self.entry.entered_at.is_some() {
            (glyphs.tick, Role::Muted)
        } else if reached.is_some_and(|reached| self.place < reached) {
            ("-", Role::Muted)
        } else {
            (glyphs.dot, Role::Text)
        }
    }

    /// The title, with what protects it and when a break is over.
    fn title(&self) -> String {
        let entry = self.entry;
        let mut title = entry.title.clone();
        if let (BoxKind::Break, Some(start)) = (entry.kind, self.start) {
            let back = start.plus_seconds(entry.allowed_seconds()).clock_in(&self.ctx.session.zone);
            title = fill("agenda.back_at", &[("title", &title), ("time", &back)]);
        }
        if entry.locked {
            title = fill("agenda.locked", &[("title", &title)]);
        }
        title
    }

    /// Planned minutes, with those given while it ran.
    fn plan(&self) -> String {
        match self.entry.extended {
            0 => self.entry.minutes.to_string(),
            more => format!("{}+{more}", self.entry.minutes),
        }
    }

    fn used_seconds(&self) -> i64 {
        self.ctx.session.agenda.used_seconds(self.entry, self.ctx.now)
    }

    fn used(&self) -> String {
        match self.used_seconds() {
            0 => "-".to_owned(),
            // A minute that has begun counts: "0" would look like nothing happened.
            used => ((used + 59) / 60).to_string(),
        }
    }

    fn left(&self) -> String {
        let clock = self.ctx.session.agenda.countdown(self.ctx.now).filter(|_| self.is_current());
        clock.map_or_else(String::new, timer::left)
    }
}
