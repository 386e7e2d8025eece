//! When something limited is due and how that comes about. The table counts; this chooses the count by the limit's
//! unit and puts the answer in words. It judges nothing.

use crate::{
    assets::words::{fill, say},
    domain::{
        calendars,
        limit::{Limit, LimitUnit},
        moment::{Day, Moment},
        open_time::{self, Step},
        session::Session,
    },
    hours::{Derivation, Instant, NotATime, Table, read_time},
};
use jiff::civil::Date;

/// Weeks in which an example looks for the end of a working week.
const WEEKS_AHEAD: i32 = 8;

/// Seconds of an hour.
const HOUR: i64 = 3600;

/// When an example begins where no working week ends.
const AFTERNOON: u16 = 16 * 60;

/// A limit counted from an instant on.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Deadline {
    /// Where counting began.
    pub start: Instant,
    /// When it is over.
    pub due: Due,
}

/// When a limit is over.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Due {
    /// At the end of what was counted.
    At(Derivation),
    /// When a date is over, the last of so many business days.
    BusinessDays(Date, Derivation),
    /// When a date is over, so many days after the first.
    CalendarDays(Date, u32),
    /// Never: the office does not open for that long.
    Never,
}

impl Deadline {
    /// Counts `limit` from `start` on; the date of the start is day 0 of a limit in days.
    pub fn of(table: &Table, start: Instant, limit: Limit) -> Self {
        let open = |seconds: u64| {
            table.due(start, u64::from(limit.amount) * seconds).map(|due| Due::At(table.derive(start, due)))
        };
        let due = match limit.unit {
            LimitUnit::OpenMinutes => open(60),
            LimitUnit::BusinessHours => open(3600),
            LimitUnit::BusinessDays => table
                .due_date(start, limit.amount)
                .and_then(|date| Some(Due::BusinessDays(date, table.derive(start, table.end_of(date)?)))),
            LimitUnit::CalendarDays => {
                let days = i32::try_from(limit.amount).unwrap_or(i32::MAX);
                Some(Due::CalendarDays(Day(table.date(start)).plus_days(days).0, limit.amount))
            }
        };
        Self { start, due: due.unwrap_or(Due::Never) }
    }

    /// When it is due, in words: "Mon 16 Mar 2026 12:00", "the end of Mon 16 Mar 2026".
    pub fn told(&self, table: &Table) -> String {
        match &self.due {
            Due::At(derivation) => open_time::point(table.wall(derivation.to)),
            Due::BusinessDays(date, _) | Due::CalendarDays(date, _) => {
                fill("deadlines.end_of", &[("day", &Day(*date).long())])
            }
            Due::Never => say("deadlines.none").to_owned(),
        }
    }

    /// How that comes about, one step a line; the amounts add up to the limit.
    pub fn steps(&self, table: &Table) -> Vec<Step> {
        let start = table.date(self.start);
        match &self.due {
            Due::At(derivation) => open_time::steps(derivation),
            Due::BusinessDays(_, derivation) => open_time::days(derivation, start),
            Due::CalendarDays(last, days) => vec![
                Step { what: Day(start).short(), amount: fill("hours.day", &[("n", &0)]) },
                Step { what: say("deadlines.every_day").to_owned(), amount: String::new() },
                Step { what: Day(*last).short(), amount: fill("hours.day", &[("n", days)]) },
            ],
            Due::Never => Vec::new(),
        }
    }

    /// What the steps add up to; nothing for limits in days, whose last step says it.
    pub fn sum(&self) -> Option<String> {
        match &self.due {
            Due::At(derivation) => Some(open_time::length(derivation.seconds())),
            _ => None,
        }
    }

    /// The steps in one line: "Fri 16:00-17:00 1 h · Sat, Sun closed · Mon 09:00-12:00 3 h".
    pub fn line(&self, table: &Table) -> String {
        self.steps(table).iter().map(Step::line).collect::<Vec<_>>().join(say("hours.and"))
    }

    /// What a change of the clock did on the way.
    pub fn warnings(&self) -> Vec<String> {
        match &self.due {
            Due::At(derivation) | Due::BusinessDays(_, derivation) => {
                open_time::warnings(&derivation.touched)
            }
            _ => Vec::new(),
        }
    }
}

/// A start worth working an example for: an hour before the first working week from `begin` on ends.
pub fn example_start(table: &Table, begin: Day) -> Option<Instant> {
    let calendar = table.calendar();
    let ends = (0..WEEKS_AHEAD * 7).map(|days| begin.plus_days(days)).find_map(|day| {
        let last = calendar.opens_on(day.0).last()?;
        let closed_next = calendar.opens_on(day.plus_days(1).0).is_empty();
        closed_next.then(|| (day, last.closes().saturating_sub(60).max(last.opens())))
    });
    let (day, minute) = ends.unwrap_or((begin, AFTERNOON));
    let text = format!("{} {:02}:{:02}", day.iso(), minute / 60, minute % 60);
    read_time(&text, calendar.zone()).ok().map(crate::hours::Reading::instant)
}

/// The start an example has until somebody says another: from when the promises begin to bind, else from today.
pub fn usual_start(session: &Session, table: &Table, now: Moment) -> Instant {
    let today = || now.day_in(table.calendar().zone_name());
    example_start(table, calendars::begin(session).unwrap_or_else(today)).unwrap_or(Instant::FIRST)
}

/// A start, and what was assumed of a reading that the clock skips or has twice.
pub type Start = (Instant, Option<String>);

/// The start that was typed, on the clock of the calendar's wall: "2026-03-13 16:00", "Fri 16:00", "24 Dec 9:30".
pub fn read_start(table: &Table, typed: &str, today: Day) -> Result<Start, String> {
    begin_at(table, &spoken(typed, today)).map_err(|error| match error {
        NotATime::Unreadable(typed) => fill("deadlines.wrong", &[("typed", &typed)]),
        NotATime::OutOfRange { text } => fill("deadlines.beyond", &[("typed", &text)]),
    })
}

/// The start as it is typed: "2026-03-13 16:00".
pub fn write_start(table: &Table, start: Instant) -> String {
    table.wall(start).strftime("%Y-%m-%d %H:%M").to_string()
}

/// So many hours later, or earlier; nothing where no table counts.
pub fn hours_later(start: Instant, by: i8) -> Option<Start> {
    Instant::from_second(start.second() + i64::from(by) * HOUR).ok().map(|start| (start, None))
}

/// The same time on the wall so many days later, or earlier; nothing where no table counts.
pub fn days_later(table: &Table, start: Instant, by: i8) -> Option<Start> {
    let wall = table.wall(start);
    let day = Day(wall.date()).plus_days(i32::from(by));
    begin_at(table, &format!("{} {}", day.iso(), wall.strftime("%H:%M"))).ok()
}

fn begin_at(table: &Table, text: &str) -> Result<Start, NotATime> {
    let reading = read_time(text, table.calendar().zone())?;
    Ok((reading.instant(), open_time::assumed(table, text, reading)))
}

/// "Fri 16:00" and "24 Dec 9:30" as a date and a time; everything else as it was typed.
fn spoken(typed: &str, today: Day) -> String {
    let typed = typed.trim();
    let Some((day, time)) = typed.rsplit_once(char::is_whitespace).filter(|(_, time)| time.contains(':'))
    else {
        return typed.to_owned();
    };
    let time = if time.find(':') == Some(1) { format!("0{time}") } else { time.to_owned() };
    Day::read(day, today).map_or_else(|_| typed.to_owned(), |day| format!("{} {time}", day.iso()))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::hours::Calendar;

    fn table(json: &str) -> Table {
        Table::new(serde_json::from_str::<Calendar>(json).unwrap())
    }

    fn standard() -> Table {
        Table::new(Calendar::standard("Europe/Berlin").unwrap())
    }

    #[test]
    fn a_start_is_read_in_every_form_that_its_message_names() {
        let today = Day::parse("2026-03-12").unwrap();
        let read = |typed: &str| {
            read_start(&standard(), typed, today).map(|(start, _)| write_start(&standard(), start))
        };
        for typed in ["Tue 24 Mar 16:00", "24 Mar 16:00", "2026-03-24 16:00", "24.3. 16:00"] {
            assert_eq!(read(typed).as_deref(), Ok("2026-03-24 16:00"), "{typed}");
        }
        let refused = read("soon").unwrap_err();
        assert!(refused.contains("Tue 24 Mar 16:00") && !refused.contains("2026"), "{refused}");
        assert!(!say("plain.lead_comes_when").contains("2026"));
    }

    fn told(table: &Table, start: &str, limit: &str) -> (String, String) {
        let start = read_time(start, table.calendar().zone()).unwrap().instant();
        let deadline = Deadline::of(table, start, Limit::read(limit).unwrap());
        (deadline.told(table), deadline.line(table))
    }

    #[test]
    fn each_unit_is_counted_its_own_way() {
        let table = standard();
        let friday = "2026-03-13 16:00";
        let cases = [
            (
                "90 minutes",
                "Mon 16 Mar 2026 09:30",
                "Fri 16:00-17:00 1 h · Sat, Sun closed · Mon 09:00-09:30 30 min",
            ),
            (
                "4 hours",
                "Mon 16 Mar 2026 12:00",
                "Fri 16:00-17:00 1 h · Sat, Sun closed · Mon 09:00-12:00 3 h",
            ),
            (
                "2 business days",
                "the end of Tue 17 Mar 2026",
                "Fri day 0 · Sat, Sun closed · Mon day 1 · Tue day 2",
            ),
            (
                "1 week",
                "the end of Fri 20 Mar 2026",
                "Fri 13 Mar day 0 · every day counts, open or closed · Fri 20 Mar day 7",
            ),
        ];
        for (limit, due, line) in cases {
            assert_eq!(self::told(&table, friday, limit), (due.to_owned(), line.to_owned()), "{limit}");
        }
    }

    #[test]
    fn there_may_be_no_deadline() {
        let never = table(r#"{ "tz": "UTC", "weekly": {} }"#);
        for limit in ["5 minutes", "8 hours", "1 business day"] {
            let (told, line) = told(&never, "2026-03-13 16:00", limit);
            assert_eq!((told.as_str(), line.as_str()), ("no deadline", ""), "{limit}");
        }
    }

    #[test]
    fn an_example_begins_an_hour_before_the_week_ends() {
        let start = |table: &Table, begin: &str| {
            let start = example_start(table, Day::parse(begin).unwrap()).unwrap();
            open_time::point(table.wall(start))
        };
        assert_eq!(start(&standard(), "2026-03-12"), "Fri 13 Mar 2026 16:00");
        assert_eq!(start(&standard(), "2026-03-14"), "Fri 20 Mar 2026 16:00");
        let day = r#"[["08:00","12:00"],["13:00","13:30"]]"#;
        let jerusalem =
            table(&format!(r#"{{ "tz": "Asia/Jerusalem", "weekly": {{ "sun": {day}, "mon": {day} }} }}"#));
        assert_eq!(start(&jerusalem, "2026-03-12"), "Mon 16 Mar 2026 13:00");
        assert_eq!(start(&table(r#"{ "tz": "UTC", "weekly": {} }"#), "2026-03-12"), "Thu 12 Mar 2026 16:00");
    }
}
