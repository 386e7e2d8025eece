//! The rows of a calendar in their order, and the headings between. It reads the calendar and changes nothing.

use crate::domain::{calendars::Row, session::NamedCalendar};
use jiff::civil::Weekday;

/// A line of the list.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Line {
    /// The name of what follows.
    Heading(&'static str),
    /// Something that can be chosen.
    Row(Row),
}

/// Every line of a calendar, in order.
pub(super) fn lines(named: &NamedCalendar) -> Vec<Line> {
    let calendar = &named.calendar;
    let mut lines = vec![Line::Row(Row::Name), Line::Row(Row::Zone), Line::Heading("calendar.week")];
    lines.extend(Weekday::Monday.cycle_forward().take(7).map(|day| Line::Row(Row::Day(day))));
    lines.push(Line::Heading("calendar.holidays"));
    lines.extend(calendar.holidays().iter().map(|date| Line::Row(Row::Holiday(*date))));
    lines.extend([Line::Row(Row::NewHoliday), Line::Row(Row::Import), Line::Heading("calendar.special")]);
    lines.extend(calendar.overrides().keys().map(|date| Line::Row(Row::Special(*date))));
    lines.push(Line::Row(Row::NewSpecial));
    lines
}

/// The rows among them.
pub(super) fn rows(named: &NamedCalendar) -> Vec<Row> {
    let row = |line: Line| if let Line::Row(row) = line { Some(row) } else { None };
    lines(named).into_iter().filter_map(row).collect()
}
