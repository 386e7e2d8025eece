//! Drawing the comparison: counts, then every entry with what was and what is; or the choice of another session.

use super::{HEAD, Msg, State};
use crate::{
    assets::words::{fill, say},
    diff::{Difference, Entry, Group},
    screen::{Context, Shown, Tier, listing, past},
    text,
    theme::Role,
    widget::{cells, line, list, paragraph, scroll},
};
use ratatui::{buffer::Buffer, layout::Rect};

/// Cells before what belongs to an entry.
pub(super) const INDENT: usize = 4;
/// So many rows of an entry are shown in the list; Enter shows the rest.
const MOST_ROWS: usize = 6;
/// The same in a small window.
const MOST_ROWS_ROOM: usize = 3;

/// Draws the screen.
pub(super) fn draw(state: &State, ctx: &Context<'_>, area: Rect, buffer: &mut Buffer) -> Shown<Msg> {
    let Some(other) = state.other.as_ref().filter(|_| !state.is_choosing()) else {
        return choice(state, ctx, area, buffer);
    };
    let entries = state.entries(ctx);
    let head = cells::row(area, 0);
    if state.open {
        let place = fill("common.of", &[("n", &(state.selected + 1)), ("total", &entries.len())]);
        let why = if state.why { say("review.with_why") } else { "" };
        line::put_ends(head, buffer, ctx.theme, &[(&place, Role::Muted)], &[(why, Role::Muted)]);
        state.reading(ctx).draw(ctx, cells::below(area, HEAD), buffer, state.top);
        return Shown::default();
    }
    let order = if state.in_order { say("compare.in_order") } else { say("compare.changed_first") };
    let order = if ctx.tier == Tier::Room { "" } else { order };
    let counted = counted(ctx, &other.difference);
    line::put_ends(head, buffer, ctx.theme, &[(&counted, Role::Title)], &[(order, Role::Muted)]);
    let body = cells::below(area, HEAD);
    if other.difference.is_empty() && entries.is_empty() {
        paragraph::draw_text(body, buffer, ctx.theme, (say("cli.diff_same"), Role::Text));
    }
    Rows::of(ctx, &entries, area.width).draw(state.selected, ctx, body, buffer)
}

/// How many topics changed, came, went and stayed; in a small window what there is of them, the pressing first.
fn counted(ctx: &Context<'_>, difference: &Difference) -> String {
    if ctx.tier > Tier::Room {
        return difference.counted();
    }
    let counts = difference.counts();
    let shown = [
        ("diff.overdue", counts.overdue),
        ("diff.changed", counts.changed),
        ("diff.new", counts.new),
        ("diff.dropped", counts.dropped),
        ("diff.same", counts.same),
    ];
    let shown = shown.into_iter().filter(|(_, number)| *number > 0);
    shown.map(|(key, number)| format!("{} {number}", say(key))).collect::<Vec<_>>().join(" ")
}

/// With which session to compare.
fn choice(state: &State, ctx: &Context<'_>, area: Rect, buffer: &mut Buffer) -> Shown<Msg> {
    let mut shown = Shown::default();
    let sessions = past::candidates(ctx);
    let text = if sessions.is_empty() { say("compare.no_session") } else { say("compare.which") };
    let used = paragraph::draw_text(area, buffer, ctx.theme, (text, Role::Title));
    let body = cells::below(area, used + 1);
    let selected = state.selected.min(sessions.len().saturating_sub(1));
    for (index, place) in list::places(body, selected, sessions.len(), 1) {
        let session = sessions[index];
        let name = session.full_name();
        let right = if ctx.tier == Tier::Room {
            listing::changed(ctx, session)
        } else {
            format!("{}   {}", session.standing_briefly(), listing::changed(ctx, session))
        };
        let row = list::Row { left: vec![(&name, Role::Text)], right: vec![(&right, Role::Muted)] };
        list::draw_row(place, buffer, ctx.theme, &row, index == selected);
        shown.hits.push((place, Msg::Pick(index)));
    }
    shown
}

/// One row of the list: the title of an entry, or a line that belongs to it.
enum Row {
    Title { left: String, standing: String, right: &'static str },
    Line(String, Role),
}

/// All rows, each with its entry.
struct Rows {
    rows: Vec<(usize, Row)>,
}

impl Rows {
    fn of(ctx: &Context<'_>, entries: &[Entry], width: u16) -> Self {
        let room = usize::from(width).saturating_sub(INDENT + 1).max(1);
        let most = if ctx.tier == Tier::Room { MOST_ROWS_ROOM } else { MOST_ROWS };
        let mut rows = Vec::new();
        for (index, entry) in entries.iter().enumerate() {
            let right = word(ctx, entry.group);
            let mark = if entry.late.is_empty() { "" } else { "! " };
            let left = format!("{mark}{}", entry.title);
            let beside = text::width(&left) + text::width(&entry.standing) + text::width(right) + 8;
            let standing = if beside <= usize::from(width) { entry.standing.clone() } else { String::new() };
            let below = (standing.is_empty() && !entry.standing.is_empty()).then(|| entry.standing.clone());
            let standing = if entry.group == Group::Same { String::new() } else { standing };
            rows.push((index, Row::Title { left, standing, right }));
            let mut lines: Vec<(String, Role)> = Vec::new();
            let mut add = |line: &str, role: Role| {
                lines.extend(text::wrap(line, room).into_iter().map(|line| (line, role)));
            };
            if let Some(standing) = below.filter(|_| entry.group != Group::Same) {
                add(&standing, Role::Accent);
            }
            for line in &entry.late {
                add(line, Role::Warn);
            }
            for line in &entry.lines {
                add(line, Role::Text);
            }
            let cut = lines.len() > most;
            lines.truncate(most);
            if let Some((last, _)) = lines.last_mut().filter(|_| cut) {
                *last = format!("{} {}", text::head(last, room.saturating_sub(4)), ctx.theme.glyphs().ellipsis);
            }
            rows.extend(lines.into_iter().map(|(line, role)| (index, Row::Line(line, role))));
        }
        Self { rows }
    }

    fn draw(&self, selected: usize, ctx: &Context<'_>, area: Rect, buffer: &mut Buffer) -> Shown<Msg> {
        let mut shown = Shown::default();
        let start = self.rows.iter().position(|(index, _)| *index == selected).unwrap_or(0);
        let block = self.rows.iter().filter(|(index, _)| *index == selected).count();
        let height = usize::from(area.height);
        let first = scroll::offset(start..start + block, self.rows.len(), height);
        let in_view = self.rows.iter().skip(first).take(height).enumerate();
        for (place, (index, row)) in in_view {
            let place = cells::row(area, place);
            draw_row(ctx, row, *index == selected, place, buffer);
            shown.hits.push((place, Msg::Pick(*index)));
        }
        let edge = cells::right_of(area, area.width.saturating_sub(1));
        let glyphs = ctx.theme.glyphs();
        if first > 0 {
            line::put(cells::row(edge, 0), buffer, ctx.theme, glyphs.more_above, Role::Muted);
        }
        if first + height < self.rows.len() {
            line::put(cells::row(edge, height.saturating_sub(1)), buffer, ctx.theme, glyphs.more_below, Role::Muted);
        }
        shown
    }
}

fn draw_row(ctx: &Context<'_>, row: &Row, selected: bool, place: Rect, buffer: &mut Buffer) {
    match row {
        Row::Title { left, standing, right } => {
            let row = list::Row {
                left: vec![(left, Role::Title), ("   ", Role::Text), (standing, Role::Accent)],
                right: vec![(right, Role::Muted)],
            };
            list::draw_row(place, buffer, ctx.theme, &row, selected);
        }
        Row::Line(line, role) => {
            let place = cells::right_of(place, INDENT as u16);
            line::put(Rect { width: place.width.saturating_sub(1), ..place }, buffer, ctx.theme, line, *role);
        }
    }
}

/// What an entry is, in one word at its right end; in a small window the standing says enough.
fn word(ctx: &Context<'_>, group: Group) -> &'static str {
    match group {
        _ if ctx.tier == Tier::Room => "",
        Group::Changed => say("compare.changed"),
        Group::New => say("compare.new"),
        Group::Dropped => say("compare.dropped"),
        Group::Same => say("compare.same"),
        Group::Actions => say("compare.action"),
        Group::Parked => say("status.parked"),
        Group::Overdue => say("compare.overdue"),
        Group::Around | Group::Survey => "",
    }
}
