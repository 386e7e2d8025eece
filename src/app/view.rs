//! The picture of a model: header, screen, message line, footer. Drawing changes nothing.

use super::{
    global,
    layout::Layout,
    model::{Drawn, Layer, Model, Saved},
};
use crate::{
    assets::words::{fill, say},
    domain::moment::Moment,
    effect::Place,
    screen::{Context, Field, Shown, Tier, aside, room_view, timer},
    theme::Role,
    widget::{cells, footer, line},
};
use ratatui::{
    buffer::Buffer,
    layout::{Position, Rect},
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
const SMALLEST: (u16, u16) = (40, 12);

/// Hints of the room view besides the one to help.
const ROOM_HINTS: usize = 2;

/// Draws the program as it stands at `now`.
pub fn view(model: &Model, area: Rect, buffer: &mut Buffer, now: Moment) -> Picture {
    let area = cells::bounded(area).intersection(buffer.area);
    if area.is_empty() {
        return Picture::default();
    }
    let theme = model.theme();
    line::clear(area, buffer, theme);
    if area.width < SMALLEST.0 || area.height < SMALLEST.1 {
        let size = format!("{}x{}", area.width, area.height);
        let text = fill("app.too_small", &[("size", &size)]);
        crate::widget::paragraph::draw_text(area, buffer, theme, (&text, Role::Text));
        return Picture::default();
    }
    let keys = model.listed_keys(now);
    let ctx = model.context(now, &keys);
    let layout = Layout::of(model, area);
    let mut shown = Shown::default();
    let base = model.stack.iter().rposition(|layer| !layer.place.is_overlay()).unwrap_or(0);
    for (index, layer) in model.stack.iter().enumerate().skip(base) {
        let top = index + 1 == model.stack.len();
        // A screen below an overlay is drawn without the field: that belongs to the overlay.
        let below = Context { field: None, ..ctx };
        let drawn = draw_layer(model, layer, if top { &ctx } else { &below }, layout, buffer);
        if top {
            shown = drawn;
        }
    }
    if model.top().place != Place::Blank {
        let last = usize::from(layout.window.height) - 1;
        draw_footer(model, &ctx, cells::row(layout.window, last), buffer);
    }
    cells::scrub(buffer);
    Picture { cursor: shown.cursor, drawn: Drawn { hits: shown.hits, field: shown.field } }
}

fn draw_layer(
    model: &Model,
    layer: &Layer,
    ctx: &Context<'_>,
    layout: Layout,
    buffer: &mut Buffer,
) -> Shown<crate::screen::Msg> {
    if !layer.place.is_overlay() {
        let window = layout.window;
        draw_header(model, layer, ctx, cells::row(window, 0), buffer);
        draw_notice(model, cells::row(window, usize::from(window.height) - 2), buffer);
        if !layout.aside.is_empty() {
            aside::draw(ctx, layout.aside, buffer);
        }
    }
    layer.screen.view(ctx, layout.body(&layer.place), buffer)
}

/// Row 1: where we are on the left; clock of the box and whether all is saved on the right.
fn draw_header(model: &Model, layer: &Layer, ctx: &Context<'_>, area: Rect, buffer: &mut Buffer) {
    let title = layer.screen.title(ctx);
    let (clock, clock_role) = match layer.screen.counted(ctx).filter(|_| ctx.room_view) {
        Some(counted) => (room_view::votes(counted), Role::Title),
        None if layer.screen.has_clock(ctx) => (String::new(), Role::Muted),
        None => clock(model, ctx),
    };
    let (saved, saved_role) = saved(model, ctx);
    let left = [(" ", Role::Text), (title.as_str(), Role::Title)];
    let right =
        [(saved.as_str(), saved_role), ("  ", Role::Text), (clock.as_str(), clock_role), (" ", Role::Text)];
    line::put_ends(area, buffer, ctx.theme, &left, &right);
}

fn clock(model: &Model, ctx: &Context<'_>) -> (String, Role) {
    if !layer_is_live(model) {
        let wall = ctx.now.in_zone(&ctx.session.zone).strftime("%a %d %b %H:%M").to_string();
        return (wall, Role::Muted);
    }
    let Some(clock) = ctx.session.agenda.countdown(ctx.now) else {
        return (ctx.now.clock_in(&ctx.session.zone), Role::Muted);
    };
    let figures = timer::figures(clock, ctx.calm);
    let (text, role) = match clock {
        clock if !clock.running => (fill("app.paused", &[("left", &figures)]), Role::Muted),
        clock if clock.left == 0 => (say("app.time").to_owned(), Role::Warn),
        clock if clock.left < 0 => (figures, Role::Warn),
        clock if clock.is_wrapping_up() => (fill("app.wrapping_up", &[("left", &figures)]), Role::Accent),
        _ => (fill("app.left", &[("left", &figures)]), Role::Text),
    };
    (text, if model.due.ringer.pulses(ctx.now) { Role::Selected } else { role })
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
        Saved::Practice if ctx.tier == Tier::Room => (say("practice.short").to_owned(), Role::Muted),
        Saved::Practice => (say("practice.mark").to_owned(), Role::Muted),
        Saved::Saving => (say("app.saving").to_owned(), Role::Muted),
        Saved::At(at) if ctx.tier > Tier::Room => {
            (fill("app.saved", &[("time", &at.clock_in(&ctx.session.zone))]), Role::Muted)
        }
        Saved::Nothing | Saved::At(_) => (String::new(), Role::Muted),
        Saved::Not(_) => (say("app.not_saved_mark").to_owned(), Role::Alarm),
    }
}

fn draw_notice(model: &Model, area: Rect, buffer: &mut Buffer) {
    let theme = model.theme();
    let inner = Rect { x: area.x + 1, width: area.width.saturating_sub(2), ..area };
    let not_saved = model.open.as_ref().and_then(|open| match &open.saved {
        Saved::Not(why) => Some(fill("app.not_saved", &[("why", why)])),
        _ => None,
    });
    if let Some(text) = not_saved {
        line::put(inner, buffer, theme, &text, Role::Alarm);
    } else if let Some(notice) = &model.notice {
        line::put(inner, buffer, theme, &notice.text, Role::Accent);
    }
}

/// What the keys do while a field is typed in, the most useful first.
fn field_hints(field: &Field) -> &'static [(&'static str, &'static str)] {
    const LINE: &[(&str, &str)] =
        &[("Enter", "app.accept"), ("Esc", "app.stop_editing"), ("Tab", "app.next_field")];
    const TEXT: &[(&str, &str)] = &[
        ("Enter", "app.accept"),
        ("Esc", "app.stop_editing"),
        ("Tab", "app.next_field"),
        ("Ctrl+J", "app.new_line"),
    ];
    const FILTER: &[(&str, &str)] =
        &[("Enter", "app.take"), ("↑↓", "app.choose"), ("Esc", "app.stop_filtering")];
    match field {
        field if field.filters => FILTER,
        field if field.editor.is_single_line() => LINE,
        _ => TEXT,
    }
}

/// The last row: what can be done here, the most useful first, help always.
fn draw_footer(model: &Model, ctx: &Context<'_>, area: Rect, buffer: &mut Buffer) {
    line::clear(area, buffer, ctx.theme);
    if model.window.watching {
        return;
    }
    let overrides = &model.settings.overrides;
    let mut hints: Vec<(String, &str)> = Vec::new();
    if let Some(field) = ctx.field {
        for (key, label) in field_hints(field) {
            hints.push(((*key).to_owned(), say(label)));
        }
        hints.push(("F1".to_owned(), say("app.help")));
    } else {
        let mut all = model.top().screen.hints(ctx, overrides);
        if !model.top().place.is_overlay() {
            let everywhere = crate::keymap::hints(global::BINDINGS, global::flags(model), overrides);
            // A key the screen uses for itself does not mean what it means everywhere.
            let free: Vec<_> =
                everywhere.into_iter().filter(|hint| !all.iter().any(|own| own.key == hint.key)).collect();
            all.extend(free);
        }
        // In the practice session the cue is what a newcomer must find.
        all.sort_by_key(|hint| hint.label != global::CUE_LABEL);
        // The back row reads two hints at most, and the way to all of them.
        let most = if ctx.room_view { ROOM_HINTS } else { all.len() };
        hints.extend(all.into_iter().take(most).map(|hint| (hint.key, say(hint.label))));
        hints.push(("?".to_owned(), say("app.help")));
    }
    let hints: Vec<(&str, &str)> = hints.iter().map(|(key, label)| (key.as_str(), *label)).collect();
    let inner = Rect { x: area.x + 1, width: area.width.saturating_sub(2), ..area };
    footer::draw(inner, buffer, ctx.theme, &hints);
}
