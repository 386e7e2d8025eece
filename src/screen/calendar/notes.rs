//! What else there is to know of a calendar: which promises count on it and since when they are agreed, and opening
//! times that a change of the clock makes longer or shorter.

use super::{State, today};
use crate::{
    assets::words::{fill, say},
    domain::{calendars, moment::Day, open_time, session::NamedCalendar, topic::Topic},
    hours::{Instant, Touched, read_time},
    screen::Context,
    theme::Role,
};

/// Days for which clock changes are looked at.
const DAYS: i64 = 365;

/// A note and how it is drawn.
pub(super) type Note = (String, Role);

/// Everything there is to know.
pub(super) fn notes(state: &State, ctx: &Context<'_>, named: &NamedCalendar) -> Vec<Note> {
    let changes = clock_changes(state, ctx, named).map(|text| (text, Role::Warn));
    std::iter::once(promises(ctx, named)).chain(changes).collect()
}

/// "The clock changes on Sun 29 Mar: 00:00-24:00 has 23 h; ..." for the opening times of a year.
fn clock_changes(state: &State, ctx: &Context<'_>, named: &NamedCalendar) -> Option<String> {
    let table = state.counted.table(&named.calendar);
    let midnight = format!("{} 00:00", today(ctx, named));
    let from = read_time(&midnight, named.calendar.zone()).ok()?.instant();
    let to = Instant::from_second(from.second() + DAYS * 86_400).unwrap_or(Instant::END);
    let told: Vec<String> = table.touched(from, to).iter().map(change).collect();
    (!told.is_empty()).then(|| fill("calendar.clock_changes", &[("changes", &told.join("; "))]))
}

fn change(touched: &Touched) -> String {
    let (day, length) = (Day(touched.date).short(), open_time::length(touched.seconds));
    fill("calendar.clock_change", &[("day", &day), ("interval", &touched.interval), ("length", &length)])
}

/// "Counted on by Follow-up (agreed since Thu 12 Mar 2026). Not agreed yet: Attempts."
fn promises(ctx: &Context<'_>, named: &NamedCalendar) -> Note {
    let topics: Vec<&Topic> = calendars::counted_on(ctx.session, &named.id).collect();
    if topics.is_empty() {
        return (say("calendar.no_promise").to_owned(), Role::Muted);
    }
    let agreed: Vec<String> = topics.iter().filter_map(|topic| since(ctx, topic)).collect();
    let open: Vec<&str> =
        topics.iter().filter(|topic| !topic.status.is_agreed()).map(|topic| topic.title.as_str()).collect();
    let agreed = (!agreed.is_empty()).then(|| fill("calendar.agreed", &[("promises", &agreed.join(", "))]));
    let open = (!open.is_empty()).then(|| fill("calendar.not_agreed", &[("promises", &open.join(", "))]));
    (agreed.into_iter().chain(open).collect::<Vec<_>>().join(" "), Role::Text)
}

/// "Follow-up (since Thu 12 Mar 2026)", for a promise that is agreed.
fn since(ctx: &Context<'_>, topic: &Topic) -> Option<String> {
    let decided = topic.decided.as_ref().filter(|_| topic.status.is_agreed())?;
    let day = decided.at.day_in(&ctx.session.zone).long();
    Some(fill("calendar.since", &[("title", &topic.title), ("date", &day)]))
}
