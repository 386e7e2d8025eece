//! The rows that can be chosen, and the lines they are drawn on.

use super::{State, dates, early, review_key, shift_key};
use crate::{
    assets::topics::StandardTopic,
    domain::{blueprint, cadence::Meeting, session::Step, status::Status, topic::Topic},
    screen::{Context, Tier},
};
use std::ops::Range;

/// A row that can be chosen.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Row {
    /// A meeting.
    Meeting(usize),
    /// A standard meeting that the session does not have yet.
    Add(usize),
    /// A sign that calls an early look.
    Early(usize),
    /// By when the agreement is looked at again.
    ReviewBy,
}

/// What stands on a line.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Line {
    /// Title, owner and status of a meeting.
    Title(usize),
    /// How often, when, how long, who.
    Rhythm(usize),
    /// Its next dates.
    Dates(usize),
    /// It is not for today, and how it would be.
    Aside(usize),
    /// A standard meeting to take in.
    Add(usize),
    /// Why one of them is a bad day.
    Warning(usize),
    /// The head of what calls an early look.
    EarlyHead,
    /// One sign.
    Early(usize),
    /// The review-by date.
    ReviewBy,
    /// Nothing is planned.
    Empty,
    /// A blank line, or room for a field above it.
    Blank,
}

/// The meetings that are planned, and while the workshop goes on those left out today, which can still be taken up;
/// never what is no longer valid.
pub(super) fn meetings<'a>(ctx: &Context<'a>) -> Vec<(&'a Topic, &'a Meeting)> {
    let shown = |topic: &Topic| !topic.status.is_left_aside() || ctx.is_live() && is_aside(topic);
    ctx.session.meetings().filter(|(topic, _)| shown(topic)).collect()
}

/// Whether a meeting is not for today.
pub(super) fn is_aside(topic: &Topic) -> bool {
    matches!(topic.status, Status::NotToday { .. })
}

/// The standard meetings that can be taken in.
pub(super) fn addable(ctx: &Context<'_>) -> Vec<&'static StandardTopic> {
    if ctx.is_live() { blueprint::addable(ctx.session, Step::Cadence) } else { Vec::new() }
}

/// The meeting at this place.
pub(super) fn meeting<'a>(ctx: &Context<'a>, index: usize) -> Option<(&'a Topic, &'a Meeting)> {
    meetings(ctx).get(index).copied()
}

/// Every row that can be chosen; there is always the last, the review-by date.
pub(super) fn rows(ctx: &Context<'_>) -> Vec<Row> {
    let signs = early::meeting(ctx).map_or(0, |(_, meeting)| early::signs(meeting).len());
    let meetings = (0..meetings(ctx).len()).map(Row::Meeting);
    let addable = (0..addable(ctx).len()).map(Row::Add);
    meetings.chain(addable).chain((0..signs).map(Row::Early)).chain([Row::ReviewBy]).collect()
}

/// Rows a field with its message may take.
pub(super) const FIELD_ROWS: u16 = 3;

/// Every line, each with the row it belongs to.
pub(super) fn lines(ctx: &Context<'_>) -> Vec<(Line, Option<Row>)> {
    let small = ctx.tier == Tier::Room;
    let room_for_a_field = |lines: &mut Vec<(Line, Option<Row>)>, row: Row| {
        lines.extend((1..FIELD_ROWS).map(|_| (Line::Blank, Some(row))));
    };
    let mut lines = Vec::new();
    for (index, (topic, meeting)) in meetings(ctx).into_iter().enumerate() {
        let row = Row::Meeting(index);
        if is_aside(topic) {
            lines.extend([(Line::Title(index), Some(row)), (Line::Aside(index), Some(row))]);
            continue;
        }
        for line in [Line::Title(index), Line::Rhythm(index), Line::Dates(index)] {
            lines.push((line, Some(row)));
        }
        let dates = dates::next(ctx, meeting);
        let open = |day| ctx.field.is_some_and(|field| field.key == shift_key(topic, day));
        if dates.iter().any(|date| open(date.planned)) {
            room_for_a_field(&mut lines, row);
        } else if dates.iter().any(|date| dates::warning(ctx, date.held).is_some()) {
            lines.push((Line::Warning(index), Some(row)));
        }
        if !small {
            lines.push((Line::Blank, None));
        }
    }
    if lines.is_empty() {
        lines.push((Line::Empty, None));
    }
    lines.extend((0..addable(ctx).len()).map(|index| (Line::Add(index), Some(Row::Add(index)))));
    if !small && lines.last().is_some_and(|(line, _)| *line != Line::Blank) {
        lines.push((Line::Blank, None));
    }
    if let Some((_, meeting)) = early::meeting(ctx) {
        lines.push((Line::EarlyHead, None));
        lines.extend((0..early::signs(meeting).len()).map(|index| (Line::Early(index), Some(Row::Early(index)))));
        if !small {
            lines.push((Line::Blank, None));
        }
    }
    lines.push((Line::ReviewBy, Some(Row::ReviewBy)));
    if ctx.field.is_some_and(|field| field.key == review_key()) {
        room_for_a_field(&mut lines, Row::ReviewBy);
    }
    lines
}

/// The lines of the chosen row.
pub(super) fn chosen_lines(state: &State, ctx: &Context<'_>, lines: &[(Line, Option<Row>)]) -> Range<usize> {
    let row = Some(state.row(ctx));
    let first = lines.iter().position(|(_, other)| *other == row).unwrap_or(0);
    let count = lines.iter().filter(|(_, other)| *other == row).count();
    first..first + count
}
