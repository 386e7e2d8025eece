//! The rows of a numbers check in the order they are gone through, and what was said in each so far.

use crate::{
    assets::words::{fill, say},
    domain::{
        action::Action,
        ids::{ActionId, TopicId},
        moment::Day,
        numbers::{Kept, KeptRow, asked},
    },
    screen::Context,
};

/// A row that can be chosen.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Row {
    /// Kept or not.
    Promise(TopicId),
    /// Done or not.
    Action(ActionId),
    /// Seen or not.
    Sign(String),
    /// One win both teams share.
    Win,
}

/// The rows; a session that is not closed, or in which nothing is held, has none.
pub(super) fn rows(ctx: &Context<'_>) -> Vec<Row> {
    let session = ctx.session;
    if session.closed_at.is_none() {
        return Vec::new();
    }
    let promises = asked::promises(session).into_iter().map(|topic| Row::Promise(topic.id.clone()));
    let actions = asked::actions(session, ctx.today()).map(|action| Row::Action(action.id.clone()));
    let signs = asked::signs(session).into_iter().map(|sign| Row::Sign(sign.to_owned()));
    promises.chain(actions).chain(signs).chain([Row::Win]).collect()
}

/// What was said today about a promise.
pub(super) fn answer<'a>(ctx: &Context<'a>, topic: &TopicId) -> Option<&'a KeptRow> {
    ctx.session.numbers_check(ctx.today())?.row(topic)
}

/// Whether a sign was seen today.
pub(super) fn is_seen(ctx: &Context<'_>, sign: &str) -> bool {
    ctx.session.numbers_check(ctx.today()).is_some_and(|check| check.signs.iter().any(|other| other == sign))
}

/// When a sign was seen last before today.
pub(super) fn seen_before(ctx: &Context<'_>, sign: &str) -> Option<Day> {
    let earlier = ctx.session.numbers.iter().rev().filter(|check| check.on < ctx.today());
    earlier.into_iter().find(|check| check.signs.iter().any(|other| other == sign)).map(|check| check.on)
}

/// The win of today.
pub(super) fn win<'a>(ctx: &Context<'a>) -> &'a str {
    ctx.session.numbers_check(ctx.today()).map_or("", |check| check.win.as_str())
}

/// An action by its id.
pub(super) fn action<'a>(ctx: &Context<'a>, id: &ActionId) -> Option<&'a Action> {
    ctx.session.actions.iter().find(|action| action.id == *id)
}

/// Why somebody should call an early look now, unless that is written down already.
pub(super) fn early_look(ctx: &Context<'_>) -> Option<String> {
    let reason = reason(ctx)?;
    let what = early_action(&reason);
    ctx.session.actions.iter().all(|action| action.what != what || action.done_at.is_some()).then_some(reason)
}

/// The first sign that was seen today, else a promise that was missed twice in a row.
fn reason(ctx: &Context<'_>) -> Option<String> {
    let seen = ctx.session.numbers_check(ctx.today()).and_then(|check| check.signs.first().cloned());
    let missed = || {
        let topic = asked::missed_twice(ctx.session, ctx.today()).into_iter().next()?;
        Some(fill("numbers.missed_twice", &[("title", &topic.title)]))
    };
    seen.or_else(missed)
}

/// The action that calls an early look.
pub(super) fn early_action(reason: &str) -> String {
    fill("numbers.early_action", &[("sign", &reason)])
}

/// "5 of 7 kept. Early look: two misses in a row: call it?"; how far it is until every promise has its answer.
pub(super) fn summary(ctx: &Context<'_>) -> String {
    let tally = asked::tally(ctx.session, ctx.today());
    let mut words = match (tally.asked, tally.is_complete()) {
        (0, _) => Vec::new(),
        (asked, false) => vec![fill("numbers.answered", &[("n", &tally.answered()), ("total", &asked)])],
        (asked, true) => vec![fill("numbers.all_kept", &[("n", &tally.yes), ("total", &asked)])],
    };
    if tally.is_complete() && tally.dont_know > 0 {
        words.push(fill("numbers.unknown", &[("n", &tally.dont_know)]));
    }
    if let Some(reason) = reason(ctx) {
        let key = if early_look(ctx).is_some() { "numbers.early_ask" } else { "numbers.early_called" };
        words.push(fill(key, &[("sign", &reason)]));
    }
    words.join(" ")
}

/// The word for an answer.
pub(super) fn word(kept: Kept) -> &'static str {
    say(match kept {
        Kept::Yes => "numbers.yes",
        Kept::No => "numbers.no",
        Kept::DontKnow => "numbers.dont_know",
    })
}
