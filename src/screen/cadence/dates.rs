//! The next dates of a meeting, which of them fall on a closed day, and one of them moved. Pure.

use super::today;
use crate::{
    assets::words::fill,
    domain::{
        cadence::{Meeting, Occurrence, Shift},
        calendars,
        moment::Day,
    },
    screen::Context,
};

/// Next dates shown of a meeting.
pub(super) const SHOWN: usize = 4;

/// The next dates, from today on.
pub(super) fn next(ctx: &Context<'_>, meeting: &Meeting) -> Vec<Occurrence> {
    meeting.next_dates(today(ctx), SHOWN)
}

/// Why nobody is there on a day: a weekend, or a day on which the session's calendar is closed.
pub(super) fn warning(ctx: &Context<'_>, day: Day) -> Option<String> {
    let closed = calendars::usual(ctx.session).map_or(day.is_weekend(), |named| named.calendar.opens_on(day.0).is_empty());
    let why = if day.is_weekend() { "cadence.weekend" } else { "cadence.closed_day" };
    closed.then(|| fill(why, &[("date", &day.short())]))
}

/// The meeting with one date of its series on another day; on its own day again when it is moved back there.
pub(super) fn moved(meeting: &Meeting, planned: Day, to: Day) -> Meeting {
    let mut meeting = meeting.clone();
    meeting.shifts.retain(|shift| shift.from != Some(planned));
    if to != planned {
        meeting.shifts.push(Shift { from: Some(planned), to: Some(to) });
        meeting.shifts.sort_by_key(|shift| shift.from);
    }
    meeting
}
