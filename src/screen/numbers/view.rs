//! Drawing a numbers check: the answer first in each row, so that a column of yes and no can be read from afar.

use super::{
    Msg, accept, is_open,
    rows::{self, Row, rows},
};
use crate::{
    assets::words::{fill, say},
    domain::{
        ids::TopicId,
        numbers::{Kept, asked},
        status::Status,
    },
    screen::{Context, Shown, Tier, field, status, team_key},
    theme::Role,
    widget::{cells, line, list, paragraph},
};
use ratatui::{buffer::Buffer, layout::Rect};

/// Cells of an answer with its mark: "? don't know".
const ANSWER: usize = 13;
/// Earlier answers shown beside the one of today.
const EARLIER: usize = 4;
/// Rows of the panel below the list: a rule, the words of the promise or a field, the summary.
const PANEL: u16 = 4;
/// The same in a small window.
const PANEL_SMALL: u16 = 3;

/// Draws the check.
pub(super) fn draw(selected: usize, ctx: &Context<'_>, area: Rect, buffer: &mut Buffer) -> Shown<Msg> {
    if ctx.session.closed_at.is_none() {
        paragraph::draw_text(area, buffer, ctx.theme, (say("numbers.before_the_close"), Role::Text));
        return Shown::default();
    }
    let mut shown = Shown::default();
    let rows = rows(ctx);
    let selected = selected.min(rows.len().saturating_sub(1));
    let panel = if ctx.tier == Tier::Room { PANEL_SMALL } else { PANEL }.min(area.height / 2);
    let body = Rect { height: area.height - panel, ..area };
    let lines = lines(ctx, &rows, body.height);
    let at = lines.iter().position(|line| *line == Line::Row(selected)).unwrap_or(0);
    // The first row keeps its heading in view.
    let at = if selected == 0 { 0 } else { at };
    let places = list::places(body, at, lines.len(), 1);
    for (index, place) in &places {
        match &lines[*index] {
            Line::Head(left, right) => {
                let left = [(left.as_str(), Role::Title)];
                line::put_ends(*place, buffer, ctx.theme, &left, &[(right, Role::Muted)]);
            }
            Line::Note(text) => {
                line::put(cells::right_of(*place, 2), buffer, ctx.theme, text, Role::Muted);
            }
            Line::Row(row) => {
                draw_row(ctx, (&rows[*row], *row == selected), *place, buffer);
                shown.hits.push((*place, Msg::Pick(*row)));
            }
        }
    }
    list::draw_more(body, buffer, ctx.theme, &places, lines.len());
    let below = Rect { y: body.bottom(), height: panel, ..area };
    draw_panel(ctx, rows.get(selected), below, buffer, &mut shown);
    shown
}

/// A line of the list.
#[derive(PartialEq)]
enum Line {
    /// What the rows below are asked, and what stands at the right end.
    Head(String, String),
    /// Why there are no rows.
    Note(String),
    /// A row that can be chosen.
    Row(usize),
}

/// The rows under their headings; where they do not fit, the headings after the first go.
fn lines(ctx: &Context<'_>, rows: &[Row], height: u16) -> Vec<Line> {
    let mut lines = Vec::new();
    let mut part = "";
    let roomy = rows.len() + 8 <= usize::from(height);
    if !matches!(rows.first(), Some(Row::Promise(_))) {
        lines.push(Line::Head(say("numbers.head_kept").to_owned(), String::new()));
        lines.push(Line::Note(say("numbers.no_promises").to_owned()));
    }
    for (index, row) in rows.iter().enumerate() {
        let head = match row {
            Row::Promise(_) => "numbers.head_kept",
            Row::Action(_) => "numbers.head_done",
            Row::Sign(_) => "numbers.head_seen",
            Row::Win => "numbers.head_win",
        };
        if head != part {
            if roomy && index > 0 {
                lines.push(Line::Note(String::new()));
            }
            let right = if index == 0 { last_check(ctx) } else { String::new() };
            lines.push(Line::Head(say(head).to_owned(), right));
            part = head;
        }
        lines.push(Line::Row(index));
    }
    lines
}

/// "before: Tue 10 Mar", or that this is the first one.
fn last_check(ctx: &Context<'_>) -> String {
    match asked::last_before(ctx.session, ctx.today()) {
        Some(check) => fill("numbers.before", &[("date", &ctx.told(check.on))]),
        None => say("numbers.first_check").to_owned(),
    }
}

fn draw_row(ctx: &Context<'_>, (row, selected): (&Row, bool), place: Rect, buffer: &mut Buffer) {
    let selected = selected && ctx.field.is_none();
    match row {
        Row::Promise(id) => promise(ctx, (id, selected), place, buffer),
        Row::Action(id) => {
            let Some(action) = rows::action(ctx, id) else { return };
            let who = action.who.as_ref().map_or(say("common.no_owner"), |id| ctx.session.name_of(id));
            let by = action.by.map_or_else(|| say("common.no_date").to_owned(), |day| ctx.told(day));
            let late = action.done_at.is_none() && action.by.is_some_and(|by| by < ctx.today());
            let role = if late { Role::Warn } else { Role::Muted };
            let right = format!("{who}, {by}");
            let what = match action.when.as_str() {
                "" => action.what.clone(),
                when => format!("{when}: {}", action.what),
            };
            ticked(ctx, (action.done_at.is_some(), &what, selected), (&right, role), (place, buffer));
        }
        Row::Sign(sign) => {
            let before = rows::seen_before(ctx, sign);
            let right = before.map_or_else(String::new, |day| fill("numbers.seen_on", &[("date", &ctx.told(day))]));
            let seen = rows::is_seen(ctx, sign);
            ticked(ctx, (seen, sign, selected), (&right, Role::Muted), (place, buffer));
        }
        Row::Win => {
            let win = rows::win(ctx);
            let left = if win.is_empty() { (say("numbers.no_win"), Role::Muted) } else { (win, Role::Text) };
            let row = list::Row { left: vec![left], right: Vec::new() };
            list::draw_row(place, buffer, ctx.theme, &row, selected);
        }
    }
}

/// "√ yes   Follow-up: 92 % within 8 hours (CRM)        no yes".
fn promise(ctx: &Context<'_>, (id, selected): (&TopicId, bool), place: Rect, buffer: &mut Buffer) {
    let Some(topic) = ctx.session.topic(id) else { return };
    let said = rows::answer(ctx, id);
    let (mark, role) = mark(ctx, said.map(|row| row.kept));
    let word = said.map_or("", |row| rows::word(row.kept));
    let answer = padded(&format!("{mark} {word}"));
    let number = said.map_or_else(String::new, |row| match (row.number.as_str(), row.source.as_str()) {
        ("", "") => String::new(),
        (number, "") => format!("  {number}"),
        (number, source) => format!("  {number} ({source})"),
    });
    let questioned = if asked::is_questioned(topic) { status::glyph(ctx, &topic.status) } else { "" };
    let right = earlier(ctx, id);
    let row = list::Row {
        left: vec![
            (&answer, role),
            (questioned, Role::Warn),
            (if questioned.is_empty() { "" } else { " " }, Role::Text),
            (&topic.title, Role::Text),
            (&number, Role::Muted),
        ],
        right: vec![(&right, Role::Muted)],
    };
    list::draw_row(place, buffer, ctx.theme, &row, selected);
}

/// The mark of an answer: its shape says the same as its word.
fn mark(ctx: &Context<'_>, kept: Option<Kept>) -> (&'static str, Role) {
    let glyphs = ctx.theme.glyphs();
    match kept {
        Some(Kept::Yes) => (glyphs.tick, Role::Good),
        Some(Kept::No) => ("x", Role::Warn),
        Some(Kept::DontKnow) => ("?", Role::Muted),
        None => (glyphs.dot, Role::Muted),
    }
}

fn padded(text: &str) -> String {
    let missing = ANSWER.saturating_sub(crate::text::width(text));
    format!("{text}{}", " ".repeat(missing))
}

/// "yes yes no", newest last; in a small window only last time's answer.
fn earlier(ctx: &Context<'_>, id: &TopicId) -> String {
    let before = asked::before(ctx.session, id, ctx.today());
    let shown = if ctx.tier == Tier::Room { 1 } else { EARLIER };
    let newest = &before[before.len().saturating_sub(shown)..];
    newest.iter().map(|kept| if *kept == Kept::DontKnow { "?" } else { rows::word(*kept) }).collect::<Vec<_>>().join(" ")
}

/// A row that is ticked or not.
fn ticked(
    ctx: &Context<'_>,
    (done, text, selected): (bool, &str, bool),
    right: line::Span<'_>,
    (place, buffer): (Rect, &mut Buffer),
) {
    let glyphs = ctx.theme.glyphs();
    let mark = if done { glyphs.tick } else { glyphs.dot };
    let row = list::Row {
        left: vec![(mark, Role::Good), (" ", Role::Text), (text, Role::Text)],
        right: vec![right],
    };
    list::draw_row(place, buffer, ctx.theme, &row, selected);
}

/// Below the list: the field that is written, or what the chosen promise says, and how the check went.
fn draw_panel(ctx: &Context<'_>, row: Option<&Row>, area: Rect, buffer: &mut Buffer, shown: &mut Shown<Msg>) {
    line::rule(area, buffer, ctx.theme, "");
    let inner = cells::below(area, 1);
    let Some((label, key)) = written(ctx, row) else {
        let used = if ctx.tier == Tier::Room { 0 } else { told(ctx, row, inner, buffer) };
        let summary = rows::summary(ctx);
        paragraph::draw_text(cells::below(inner, used), buffer, ctx.theme, (&summary, Role::Accent));
        return;
    };
    line::put(inner, buffer, ctx.theme, label, Role::Title);
    let value = field::Value { key: &key, stored: "", empty: "", role: Role::Field };
    shown.note(field::draw(ctx, cells::below(inner, 1), buffer, value));
}

/// The field that is written now, with what it asks.
fn written(ctx: &Context<'_>, row: Option<&Row>) -> Option<(&'static str, crate::domain::draft::DraftKey)> {
    let edited = |key: &crate::domain::draft::DraftKey| ctx.field.is_some_and(|field| field.key == *key);
    let win = || Some((say("numbers.ask_win"), accept::win_key())).filter(|(_, key)| edited(key));
    let Some(Row::Promise(id)) = row else { return win() };
    let number = (say("numbers.ask_number"), accept::number_key(id));
    let source = (say("numbers.ask_source"), accept::source_key(id));
    [number, source].into_iter().find(|(_, key)| edited(key)).or_else(win)
}

/// What the chosen promise says, or why a team took its word back; returns the rows used.
fn told(ctx: &Context<'_>, row: Option<&Row>, area: Rect, buffer: &mut Buffer) -> u16 {
    let Some(Row::Promise(id)) = row else { return 0 };
    let Some(topic) = ctx.session.topic(id) else { return 0 };
    let place = Rect { height: area.height.saturating_sub(1).min(2), ..area };
    if let Status::Questioned { team, reason } = &topic.status {
        let text = fill("numbers.questioned", &[("team", &say(team_key(*team))), ("reason", reason)]);
        return paragraph::draw_text(place, buffer, ctx.theme, (&text, Role::Warn));
    }
    let hint = is_open(ctx) && rows::answer(ctx, id).is_none();
    let text = if hint {
        format!("{} {}", say("numbers.hint"), status::one_line(topic))
    } else {
        status::one_line(topic)
    };
    paragraph::draw_text(place, buffer, ctx.theme, (&text, Role::Muted))
}
