//! The picture of a model: header, screen, message line, footer. Drawing changes nothing.

use super::{
    global::Global,
    hints,
    layout::Layout,
    message,
    model::{Drawn, Layer, Model, Open, Press, Saved},
};
use crate::{
    assets::words::{fill, say},
    domain::moment::Moment,
    effect::Place,
    screen::{Context, Shown, Tier, aside, room_view, timer},
    theme::Role,
    widget::{cells, line},
};
use ratatui::{
    buffer::{Buffer, Cell},
    layout::{Position, Rect, Size},
};

/// What a frame came to.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Picture {
    /// Where the terminal's own cursor stands.
    pub cursor: Option<Position>,
    /// What answers clicks.
    pub drawn: Drawn,
}

/// The smallest window that is drawn in, in cells.
pub(super) const SMALLEST: (u16, u16) = (40, 12);

/// Whether nothing is drawn in a window of this size but that it is too small.
pub(super) fn is_too_small(size: Size) -> bool {
    size.width < SMALLEST.0 || size.height < SMALLEST.1
}

/// Draws the program as it stands at `now`.
pub fn view(model: &Model, area: Rect, buffer: &mut Buffer, now: Moment) -> Picture {
    let area = cells::bounded(area).intersection(buffer.area);
    if area.is_empty() {
        return Picture::default();
    }
    let theme = model.theme();
    line::clear(area, buffer, theme);
    if is_too_small(area.as_size()) {
        let size = format!("{}x{}", area.width, area.height);
        let text = fill("app.too_small", &[("size", &size)]);
        crate::widget::paragraph::draw_text(area, buffer, theme, (&text, Role::Text));
        return Picture::default();
    }
    let keys = model.listed_keys(now);
    let ctx = model.context(now, &keys);
    let layout = Layout::of(model, area);
    let mut shown = Shown::default();
    let (mut presses, mut overlay) = (Vec::new(), None);
    let base = model.stack.iter().rposition(|layer| !layer.place.is_overlay()).unwrap_or(0);
    for (index, layer) in model.stack.iter().enumerate().skip(base) {
        let top = index + 1 == model.stack.len();
        // A screen below an overlay is drawn without the field: that belongs to the overlay.
        let below = Context { field: None, ..ctx };
        let ctx = if top { &ctx } else { &below };
        let drawn = if layer.place.is_overlay() {
            let (drawn, covered) = draw_overlay(layer, ctx, layout, buffer);
            overlay = covered;
            drawn
        } else {
            draw_around(model, layer, ctx, (layout, &mut presses), buffer);
            layer.screen.view(ctx, layout.body(&layer.place), buffer)
        };
        if top {
            shown = drawn;
        }
    }
    if overlay.is_some() || model.window.watching {
        presses.clear();
    }
    if model.top().place != Place::Blank {
        let last = usize::from(layout.window.height) - 1;
        presses.extend(hints::draw(model, &ctx, cells::row(layout.window, last), buffer));
    }
    cells::scrub(buffer);
    let drawn = Drawn { hits: shown.hits, presses, overlay, field: shown.field };
    Picture { cursor: shown.cursor, drawn }
}

/// A symbol nothing writes: where it is left, an overlay covers nothing.
const UNTOUCHED: &str = "\u{10fffd}";

/// Draws an overlay over what is there and returns the cells it covers, so that a click beside it can close it.
fn draw_overlay(
    layer: &Layer,
    ctx: &Context<'_>,
    layout: Layout,
    buffer: &mut Buffer,
) -> (Shown<crate::screen::Msg>, Option<Rect>) {
    let area = layout.body(&layer.place).intersection(buffer.area);
    let mut over = Buffer::filled(buffer.area, Cell::new(UNTOUCHED));
    let shown = layer.screen.view(ctx, layout.body(&layer.place), &mut over);
    let mut covered: Option<Rect> = None;
    for at in area.positions().filter(|at| over[*at].symbol() != UNTOUCHED) {
        buffer[at] = over[at].clone();
        let cell = Rect { x: at.x, y: at.y, width: 1, height: 1 };
        covered = Some(covered.map_or(cell, |area| area.union(cell)));
    }
    (shown, covered)
}

/// Draws what stands around a screen, and notes what a click on it means.
fn draw_around(
    model: &Model,
    layer: &Layer,
    ctx: &Context<'_>,
    (layout, presses): (Layout, &mut Vec<(Rect, Press)>),
    buffer: &mut Buffer,
) {
    let window = layout.window;
    let header = cells::row(window, 0);
    draw_header(model, layer, ctx, (header, presses), buffer);
    let row = cells::row(window, usize::from(window.height) - 2);
    if let Some((text, role, press)) = message::said(model) {
        line::put(cells::inset(row, 1), buffer, model.theme(), &text, role);
        presses.push((row, press));
    }
    if !layout.aside.is_empty() {
        aside::draw(ctx, layout.aside, buffer);
        presses.push((layout.aside, Press::Run(Global::Agenda)));
    }
}

/// Row 1: where we are on the left; clock of the box and whether all is saved on the right.
fn draw_header(
    model: &Model,
    layer: &Layer,
    ctx: &Context<'_>,
    (area, presses): (Rect, &mut Vec<(Rect, Press)>),
    buffer: &mut Buffer,
) {
    let title = layer.screen.title(ctx);
    let (clock, clock_role) = match layer.screen.counted(ctx).filter(|_| ctx.room_view) {
        Some(counted) => (room_view::votes(counted), Role::Title),
        None if layer.screen.has_clock(ctx) => (String::new(), Role::Muted),
        None => clock(model, ctx),
    };
    let (saved, saved_role) = saved(model, ctx);
    let left = [(" ", Role::Text), (title.as_str(), Role::Title)];
    let clicks = if model.settings.mouse { "" } else { say("app.clicks_off") };
    let right = [
        (clicks, Role::Warn),
        (if clicks.is_empty() { "" } else { "  " }, Role::Text),
        (saved.as_str(), saved_role),
        ("  ", Role::Text),
        (clock.as_str(), clock_role),
        (" ", Role::Text),
    ];
    line::put_ends(area, buffer, ctx.theme, &left, &right);
    if model.open.is_some() {
        let clock = line::width(ctx.theme, &right[4..]) as u16;
        let clock = Rect { x: area.right().saturating_sub(clock), width: clock.min(area.width), ..area };
        let title = (line::width(ctx.theme, &left) as u16).min(area.width);
        presses.push((clock, Press::Run(Global::Timer)));
        presses.push((Rect { width: title, ..area }, Press::Run(Global::GoTo)));
    }
}

fn clock(model: &Model, ctx: &Context<'_>) -> (String, Role) {
    if !layer_is_live(model) {
        let zone = &ctx.session.zone;
        return (format!("{} {}", ctx.now.day_in(zone).short(), ctx.now.clock_in(zone)), Role::Muted);
    }
    let Some(clock) = ctx.session.agenda.countdown(ctx.now) else {
        return (ctx.now.clock_in(&ctx.session.zone), Role::Muted);
    };
    let figures = timer::figures(clock, ctx.clocks.calm);
    let (text, role) = match clock {
        clock if !clock.running => (fill("app.paused", &[("left", &figures)]), Role::Muted),
        clock if clock.left == 0 => (say("app.time").to_owned(), Role::Warn),
        clock if clock.left < 0 => (figures, Role::Warn),
        clock if clock.is_wrapping_up() => (fill("app.wrapping_up", &[("left", &figures)]), Role::Accent),
        _ => (fill("app.left", &[("left", &figures)]), Role::Text),
    };
    (text, if ctx.clocks.pulses { Role::Selected } else { role })
}

fn layer_is_live(model: &Model) -> bool {
    model.place().is_in_session() && model.open.is_some() && model.session().closed_at.is_none()
}

fn saved(model: &Model, ctx: &Context<'_>) -> (String, Role) {
    let Some(open) = model.open.as_ref().filter(|_| !model.window.watching) else {
        return (String::new(), Role::Muted);
    };
    if open.read_only.is_some() {
        return (say("app.read_only_mark").to_owned(), Role::Warn);
    }
    match &open.saved {
        Saved::Practice => (practice(open, ctx.tier), Role::Muted),
        Saved::Saving => (say("app.saving").to_owned(), Role::Muted),
        Saved::At(at) if ctx.tier > Tier::Room => {
            (fill("app.saved", &[("time", &at.clock_in(&ctx.session.zone))]), Role::Muted)
        }
        Saved::Nothing | Saved::At(_) => (String::new(), Role::Muted),
        Saved::Not(_) => (say("app.not_saved_mark").to_owned(), Role::Alarm),
    }
}

/// That nothing is kept, and how far along the tour is.
fn practice(open: &Open, tier: Tier) -> String {
    let is_small = tier == Tier::Room;
    let Some(next) = open.cues.last() else {
        return say(if is_small { "practice.short" } else { "practice.mark" }).to_owned();
    };
    fill(
        if is_small { "practice.short_at" } else { "practice.mark_at" },
        &[("n", &(next.number - 1)), ("of", &next.of)],
    )
}
