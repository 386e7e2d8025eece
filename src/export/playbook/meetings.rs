//! When we look again: the next dates of every review meeting.

use super::book::{Book, is_begun, joined};
use crate::assets::words::{count, fill, say};
use crate::domain::{
    cadence::{Meeting, Occurrence},
    moment::Day,
    topic::Topic,
};
use crate::export::document::Writer;
use crate::hours::zone_said;

/// So many dates of each meeting are written out.
const DATES: usize = 4;

pub(super) fn write(book: &Book<'_>, writer: &mut Writer) {
    let rows = meetings(book).filter_map(|(topic, meeting)| {
        let from = book.today().or(meeting.first)?;
        let dates = meeting.next_dates(from, DATES);
        let zone = if meeting.zone.is_empty() { &book.session.zone } else { &meeting.zone };
        let time = joined([meeting.at.0.as_str(), zone_said(zone)], " ");
        let length = meeting.minutes.map_or_else(String::new, |minutes| count("common.minutes", minutes));
        let dates = joined(dates.into_iter().map(said), ", ");
        (!dates.is_empty()).then(|| vec![topic.title.clone(), dates, time, length, book.owner_of(topic)])
    });
    let head = [
        say("playbook.meeting"),
        say("playbook.next_dates"),
        say("playbook.time"),
        say("playbook.length"),
        say("common.owner"),
    ];
    writer.table(&head, rows.collect());
}

/// The meetings the room has worked on.
fn meetings<'a>(book: &Book<'a>) -> impl Iterator<Item = (&'a Topic, &'a Meeting)> {
    book.session.meetings().filter(|(topic, _)| is_begun(topic))
}

/// "Tue 07 Apr 2026", and what it was moved from or that it is a weekend.
fn said(occurrence: Occurrence) -> String {
    let held = occurrence.held.long();
    if occurrence.held != occurrence.planned {
        fill("playbook.moved", &[("date", &held), ("from", &occurrence.planned.long())])
    } else if occurrence.held.is_weekend() {
        fill("playbook.weekend", &[("date", &held)])
    } else {
        held
    }
}

/// The next date of every meeting, one sentence each.
pub(super) fn next(book: &Book<'_>) -> Vec<String> {
    let next = meetings(book).filter_map(|(topic, meeting)| {
        let from: Day = book.today().or(meeting.first)?;
        let date = meeting.next_dates(from, 1).into_iter().next()?;
        Some(fill("playbook.next_meeting", &[("meeting", &topic.title), ("date", &date.held.long())]))
    });
    next.collect()
}
