//! Drawing a calendar: the rows that can be typed, and beside them, or in their place, the next days and what else
//! there is to know.

use super::{
    Msg, State, days,
    rows::{self, Line},
    today,
};
use crate::{
    assets::words::say,
    domain::{
        calendars::{Row, notes},
        session::NamedCalendar,
    },
    screen::{Context, Shown, Tier, field},
    theme::Role,
    widget::{cells, line, list, paragraph, scroll},
};
use ratatui::{buffer::Buffer, layout::Rect};

/// Cells of the rows where the days stand beside them.
const ROWS_WIDTH: u16 = 35;
/// Days shown in a small window, and in a large one.
const FEW_DAYS: u16 = 7;
const DAYS: u16 = 14;
/// Rows a field may take, its message included.
const FIELD_ROWS: u16 = 4;
/// Cells of a label in front of its value.
const LABEL: u16 = 5;

/// Draws the calendar.
pub(super) fn draw(
    state: &State,
    ctx: &Context<'_>,
    named: &NamedCalendar,
    area: Rect,
    buffer: &mut Buffer,
) -> Shown<Msg> {
    let mut shown = Shown::default();
    if ctx.tier == Tier::Room {
        if state.days && ctx.field.is_none() {
            beside(state, ctx, named, area, buffer);
        } else {
            list((state, named), ctx, area, buffer, &mut shown);
        }
        return shown;
    }
    let left = Rect { width: area.width.min(ROWS_WIDTH), ..area };
    list((state, named), ctx, left, buffer, &mut shown);
    beside(state, ctx, named, cells::right_of(area, ROWS_WIDTH + 2), buffer);
    shown
}

/// The next days, and below them what else there is to know.
fn beside(state: &State, ctx: &Context<'_>, named: &NamedCalendar, area: Rect, buffer: &mut Buffer) {
    let count = if ctx.tier == Tier::Room { FEW_DAYS } else { DAYS };
    let used = days::draw(ctx, area, buffer, (&named.calendar, today(ctx, named)), count);
    let notes = notes(state, ctx, named);
    let width = area.width;
    let wanted: usize =
        notes.iter().map(|(text, role)| paragraph::height(ctx.theme, &[(text, *role)], width)).sum();
    let gap = u16::from(usize::from(area.height - used.min(area.height)) > wanted);
    let mut rest = cells::below(area, used + gap);
    for (text, role) in notes {
        let used = paragraph::draw_text(rest, buffer, ctx.theme, (&text, role));
        rest = cells::below(rest, used);
    }
}

/// Everything else there is to know, and how it is drawn.
fn notes(state: &State, ctx: &Context<'_>, named: &NamedCalendar) -> Vec<(String, Role)> {
    let promises = notes::promises(ctx.session, &named.id);
    let promises = match promises {
        Some(text) => (text, Role::Text),
        None => (say("calendar.no_promise").to_owned(), Role::Muted),
    };
    let table = state.counted.table(&named.calendar);
    let changes = notes::clock_changes(&table, today(ctx, named)).map(|text| (text, Role::Warn));
    std::iter::once(promises).chain(changes).collect()
}

/// The rows around the chosen one; a field may take more than one line and pushes the others down.
fn list(
    (state, named): (&State, &NamedCalendar),
    ctx: &Context<'_>,
    area: Rect,
    buffer: &mut Buffer,
    shown: &mut Shown<Msg>,
) {
    let lines = rows::lines(named);
    let all = rows::rows(named);
    let chosen = state.row(named);
    let at = lines.iter().position(|line| chosen.is_some_and(|row| *line == Line::Row(row))).unwrap_or(0);
    let block = at..at + if ctx.field.is_some() { usize::from(FIELD_ROWS) } else { 1 };
    let first = scroll::offset(block, lines.len(), usize::from(area.height));
    let (mut rest, mut places) = (area, Vec::new());
    for (index, line) in lines.iter().enumerate().skip(first) {
        if rest.height == 0 {
            break;
        }
        let used = match line {
            Line::Heading(key) => {
                line::rule(cells::row(rest, 0), buffer, ctx.theme, say(key));
                1
            }
            Line::Row(row) => {
                let place = Rect { height: rest.height.min(FIELD_ROWS), ..rest };
                let used = draw_row(ctx, (named, *row, chosen == Some(*row)), place, buffer, shown);
                if let Some(index) = all.iter().position(|other| other == row) {
                    shown.hits.push((Rect { height: used.min(rest.height), ..rest }, Msg::Pick(index)));
                }
                used
            }
        };
        places.push((index, cells::row(rest, 0)));
        rest = cells::below(rest, used);
    }
    list::draw_more(area, buffer, ctx.theme, &places, lines.len());
}

fn draw_row(
    ctx: &Context<'_>,
    (named, row, chosen): (&NamedCalendar, Row, bool),
    place: Rect,
    buffer: &mut Buffer,
    shown: &mut Shown<Msg>,
) -> u16 {
    let key = row.key(&named.id);
    let edited = ctx.field.is_some_and(|field| field.key == key);
    let inner = list::pointer(cells::row(place, 0), buffer, ctx.theme, chosen && ctx.field.is_none());
    let label = row.label();
    let used = line::put(inner, buffer, ctx.theme, &label, Role::Muted);
    let indent = list::POINTER_WIDTH + (used + 1).max(LABEL);
    let value = cells::right_of(place, indent);
    let value = Rect { height: if edited { place.height } else { 1 }, ..value };
    let stored = row.stored(named);
    let role = if chosen { Role::Title } else { Role::Text };
    let drawn = field::draw(
        ctx,
        value,
        buffer,
        field::Value { key: &key, stored: &stored, empty: row.empty(), role },
    );
    shown.note(drawn).max(1)
}
