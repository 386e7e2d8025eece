//! Drawing what is due: the numbers in a few lines, the list, and what was said about the chosen row.

use super::{
    Msg,
    items::{self, Item},
};
use crate::{
    assets::words::{count, fill, say},
    domain::{
        action::Action,
        follow_up::Why,
        moment::Day,
        numbers::{Record, signs_seen},
        session::Session,
        topic::Topic,
    },
    screen::{Context, Shown, Tier, since, status},
    text::wrap,
    theme::Role,
    widget::{cells, line, list, paragraph},
};
use ratatui::{buffer::Buffer, layout::Rect};

/// Rows for what was said about the chosen one: in a window, and in a small room view.
const DETAIL: (u16, u16) = (4, 2);

/// A row of the list.
enum Line {
    /// A heading.
    Head(String),
    /// Something to read.
    Text(String, Role),
    /// The item with this number.
    Item(usize),
}

/// Draws everything that is due.
pub(super) fn draw(ctx: &Context<'_>, area: Rect, buffer: &mut Buffer, selected: usize) -> Shown<Msg> {
    let mut shown = Shown::default();
    let Some(previous) = ctx.session.previous.as_deref() else {
        paragraph::draw_text(area, buffer, ctx.theme, (say("what_is_due.follows_none"), Role::Muted));
        return shown;
    };
    let items = items::items(ctx);
    let mut rest = area;
    head(ctx, previous, cells::take(&mut rest, 1), buffer);
    let detail = match items.get(selected) {
        Some(Item::Topic(..)) if ctx.tier == Tier::Room => DETAIL.1,
        Some(Item::Topic(..)) => DETAIL.0,
        _ => 0,
    };
    let detail = detail.min(rest.height / 3);
    let below = Rect { y: rest.bottom() - detail, height: detail, ..rest };
    rest.height -= detail;
    let lines = lines(ctx, previous, &items, rest.width);
    let chosen = lines.iter().position(|line| matches!(line, Line::Item(index) if *index == selected));
    // The numbers above the first row are in view with it.
    let seen = chosen.filter(|line| selected > 0 || *line >= usize::from(rest.height)).unwrap_or(0);
    let places = list::places(rest, seen, lines.len(), 1);
    for (index, place) in &places {
        match &lines[*index] {
            Line::Head(text) => line::rule(*place, buffer, ctx.theme, text),
            Line::Text(text, role) => {
                line::put(cells::right_of(*place, 2), buffer, ctx.theme, text, *role);
            }
            Line::Item(item) => {
                draw_item(ctx, (&items[*item], *item == selected), *place, buffer);
                shown.hits.push((*place, Msg::Pick(*item)));
            }
        }
    }
    list::draw_more(rest, buffer, ctx.theme, &places, lines.len());
    if let Some(Item::Topic(then, _)) = items.get(selected) {
        about(ctx, (previous, then), below, buffer);
    }
    shown
}

/// "Since Thu 12 Mar 2026: Acme: Q1 alignment", and how much was kept.
fn head(ctx: &Context<'_>, previous: &Session, area: Rect, buffer: &mut Buffer) {
    let since = held_on(previous).map(|day| ctx.told(day));
    let name = previous.full_name();
    let left = match since {
        Some(date) => fill("what_is_due.since", &[("date", &date), ("name", &name)]),
        None => fill("what_is_due.since_name", &[("name", &name)]),
    };
    let total = Record::default();
    let total = previous.topics.iter().map(|topic| Record::of(previous, &topic.id)).fold(total, |sum, each| {
        Record { yes: sum.yes + each.yes, no: sum.no + each.no, dont_know: sum.dont_know + each.dont_know }
    });
    let right = match total.answered() {
        0 => String::new(),
        answered => fill("since.kept_of", &[("n", &total.yes), ("total", &answered)]),
    };
    line::put_ends(area, buffer, ctx.theme, &[(&left, Role::Title)], &[(&right, Role::Accent)]);
}

fn held_on(previous: &Session) -> Option<Day> {
    previous.plan.date.or(previous.closed_at.map(|at| at.day_in(&previous.zone)))
}

fn lines(ctx: &Context<'_>, previous: &Session, items: &[Item<'_>], width: u16) -> Vec<Line> {
    let mut lines = Vec::new();
    if ctx.tier > Tier::Room {
        numbers(ctx, previous, width, &mut lines);
    }
    let waiting = ctx.session.parking.iter().filter(|parked| parked.is_waiting()).count();
    if waiting > 0 && ctx.tier > Tier::Room {
        lines.push(Line::Text(count("what_is_due.parked", waiting as u64), Role::Muted));
    }
    let mut topics_begun = false;
    for (index, item) in items.iter().enumerate() {
        if index == 0 && !item.is_topic() {
            lines.push(Line::Head(say("what_is_due.actions").to_owned()));
        }
        if item.is_topic() && !topics_begun {
            topics_begun = true;
            lines.push(Line::Head(say("what_is_due.topics").to_owned()));
        }
        lines.push(Line::Item(index));
    }
    lines
}

/// Promise by promise, signs for an early look, and every win in its own words.
fn numbers(ctx: &Context<'_>, previous: &Session, width: u16, lines: &mut Vec<Line>) {
    let mut tell = |text: &str, role: Role| {
        let rows = wrap(text, usize::from(width.saturating_sub(3)));
        lines.extend(rows.into_iter().map(|row| Line::Text(row, role)));
    };
    if previous.numbers.is_empty() {
        tell(say("what_is_due.no_checks"), Role::Muted);
        return;
    }
    let asked = previous.topics.iter().filter(|topic| !since::kept(previous, topic).is_empty());
    let each: Vec<String> = asked
        .map(|topic| {
            let record = Record::of(previous, &topic.id);
            fill(
                "what_is_due.promise_kept",
                &[("title", &topic.title), ("n", &record.yes), ("total", &record.answered())],
            )
        })
        .collect();
    let checks = count("what_is_due.checks", previous.numbers.len() as u64);
    tell(&fill("what_is_due.kept", &[("checks", &checks), ("each", &each.join(", "))]), Role::Text);
    for sign in signs_seen(previous) {
        tell(&fill("what_is_due.sign", &[("sign", &sign)]), Role::Warn);
    }
    for check in previous.numbers.iter().filter(|check| !check.win.is_empty()) {
        tell(&fill("what_is_due.win", &[("date", &ctx.told(check.on)), ("win", &check.win)]), Role::Good);
    }
}

fn draw_item(ctx: &Context<'_>, (item, chosen): (&Item<'_>, bool), place: Rect, buffer: &mut Buffer) {
    match item {
        Item::Action(action) => draw_action(ctx, (action, chosen), place, buffer),
        Item::Topic(then, why) => draw_topic(ctx, (then, *why, chosen), place, buffer),
    }
}

fn draw_action(ctx: &Context<'_>, (action, chosen): (&Action, bool), place: Rect, buffer: &mut Buffer) {
    let done = action.done_at.is_some();
    let glyphs = ctx.theme.glyphs();
    let (mark, role) = if done { (glyphs.tick, Role::Good) } else { (glyphs.dot, Role::Text) };
    let when = if action.when.is_empty() { String::new() } else { format!("{}: ", action.when) };
    let text = format!("{mark} {when}{}", action.what);
    let who = action.who.as_ref().map(|id| ctx.session.name_of(id).to_owned());
    let parts: Vec<String> = who.into_iter().chain(action.by.map(|day| ctx.told(day))).collect();
    let right = if done { say("what_is_due.done").to_owned() } else { parts.join(", ") };
    let row = list::Row { left: vec![(&text, role)], right: vec![(&right, Role::Muted)] };
    list::draw_row(place, buffer, ctx.theme, &row, chosen);
}

/// Title, why it is looked at, how it was kept, and where it stands now.
fn draw_topic(ctx: &Context<'_>, (then, why, chosen): (&Topic, Why, bool), place: Rect, buffer: &mut Buffer) {
    let label = match items::now(ctx, then) {
        Some(topic) => status::label(ctx, topic),
        None => say("what_is_due.not_taken_over").to_owned(),
    };
    let role = items::now(ctx, then).map_or(Role::Muted, status::role);
    let why_role = if why < Why::LeftAside { Role::Warn } else { Role::Muted };
    let mut right = vec![(say(why.key()), why_role), ("   ", Role::Text), (label.as_str(), role)];
    if ctx.tier == Tier::Room {
        right.drain(..2);
    }
    let row = list::Row { left: vec![(&then.title, Role::Text)], right };
    list::draw_row(place, buffer, ctx.theme, &row, chosen);
}

/// Where the chosen topic stood, what was said about it, and its words.
fn about(ctx: &Context<'_>, (previous, then): (&Session, &Topic), area: Rect, buffer: &mut Buffer) {
    let mut rest = area;
    if ctx.tier > Tier::Room {
        line::rule(cells::take(&mut rest, 1), buffer, ctx.theme, "");
    }
    let stood = fill("topic.last_time", &[("stood", &since::stood(ctx, previous, then))]);
    line::put(cells::take(&mut rest, 1), buffer, ctx.theme, &stood, Role::Accent);
    let said = since::said(then);
    let text = if said.is_empty() { status::one_line(then) } else { said };
    paragraph::draw_text(rest, buffer, ctx.theme, (&text, Role::Text));
}
