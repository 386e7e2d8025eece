//! The next dates of a meeting, which of them fall on a bad day, and one of them moved. Pure.

use crate::{
    domain::{
        cadence::{Meeting, Occurrence, Shift, bad_day},
        moment::Day,
    },
    screen::Context,
};

/// Next dates shown of a meeting.
pub(super) const SHOWN: usize = 4;

/// The next dates, from today on.
pub(super) fn next(ctx: &Context<'_>, meeting: &Meeting) -> Vec<Occurrence> {
    meeting.next_dates(ctx.today(), SHOWN)
}

/// Why a day is a bad one to meet on, if it is.
pub(super) fn warning(ctx: &Context<'_>, day: Day) -> Option<String> {
    bad_day(ctx.session, day).map(|why| why.sentence(day))
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
