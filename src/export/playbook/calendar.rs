//! When the clocks of the promises run: each calendar in words, and every deadline of each promise worked through.
//!
//! Examples begin on a date of the session, so that the same session always makes the same document.

use super::{
    book::{Book, joined},
    topic,
};
use crate::assets::words::{fill, say};
use crate::domain::{
    calendars::{self, Limited},
    deadline::{self, Deadline, Due},
    moment::Day,
    open_time,
    session::{NamedCalendar, Session},
    topic::Topic,
};
use crate::export::document::{Level, Line, Writer};
use crate::hours::{Calendar, Instant, Table, write_times};
use jiff::civil::Date;

/// Days for which clock changes are told.
const DAYS: i64 = 365;
/// Seconds of a day.
const DAY: i64 = 86_400;

/// The calendars that a promise of this document counts on, in the record all of them.
pub(super) fn write(book: &Book<'_>, writer: &mut Writer) {
    for named in &book.session.calendars {
        let promises: Vec<&Topic> = calendars::counted_on(book.session, &named.id)
            .filter(|topic| book.is_record() || topic::shared(topic))
            .collect();
        if book.is_record() || !promises.is_empty() {
            in_words(book, named, &promises, writer);
        }
    }
}

fn in_words(book: &Book<'_>, named: &NamedCalendar, promises: &[&Topic], writer: &mut Writer) {
    let calendar = &named.calendar;
    writer.heading(Level::Three, named.id.as_str());
    writer.paragraph(calendar.describe());
    writer.list(dates(calendar));
    // Years of opening times are worth counting only for somebody.
    if promises.is_empty() {
        return;
    }
    let Some(begin) = calendars::begin(book.session).or(book.today()) else { return };
    let table = Table::new(calendar.clone());
    let Some(start) = deadline::example_start(&table, begin) else { return };
    let year = Instant::from_second(start.second() + DAYS * DAY).unwrap_or(Instant::END);
    for warning in open_time::warnings(&table.touched(start, year)) {
        writer.paragraph(warning);
    }
    writer.list(promises.iter().flat_map(|topic| worked(book.session, topic, &table, start)).collect());
}

/// Days off and days with hours of their own, in the order of time.
fn dates(calendar: &Calendar) -> Vec<Line> {
    let off = calendar.holidays().iter().filter(|date| !calendar.overrides().contains_key(*date));
    let mut dates: Vec<(Date, String)> =
        off.map(|date| (*date, say("playbook.holiday").to_owned())).collect();
    dates.extend(calendar.overrides().iter().map(|(date, times)| {
        let times = if times.is_empty() { say("playbook.holiday").to_owned() } else { write_times(times) };
        (*date, times)
    }));
    dates.sort_unstable();
    dates.iter().map(|(date, what)| Line::labelled(&Day(*date).long(), what)).collect()
}

/// One line for each limit: "**Sales follow-up, A: 8 business hours**: a lead that comes on Fri 13 Mar 2026 16:00 is due by ...".
fn worked(session: &Session, topic: &Topic, table: &Table, start: Instant) -> Vec<Line> {
    let unknown = calendars::counts_on(session, &topic.fields).and_then(|on| {
        let name = on.unknown?;
        Some(fill("deadlines.unknown_calendar", &[("name", &name), ("usual", &on.named.id)]))
    });
    let limits = calendars::distinct_limits(&topic.fields);
    limits.iter().map(|limited| example(topic, limited, (table, start), unknown.as_ref())).collect()
}

fn example(
    topic: &Topic,
    limited: &Limited,
    (table, start): (&Table, Instant),
    unknown: Option<&String>,
) -> Line {
    let deadline = Deadline::of(table, start, limited.limit);
    let what = format!("{}, {}: {}", topic.title, limited.about, limited.limit);
    let comes = open_time::point(table.wall(start));
    let told = match &deadline.due {
        Due::Never => fill("playbook.never_due", &[("start", &comes)]),
        _ => fill(
            "playbook.worked",
            &[("start", &comes), ("due", &deadline.told(table)), ("steps", &deadline.line(table))],
        ),
    };
    let (warnings, unknown) = (deadline.warnings(), unknown.cloned());
    let parts = std::iter::once(told).chain(warnings).chain(unknown);
    Line::labelled(&what, &joined(parts, " "))
}
