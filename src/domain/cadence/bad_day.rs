//! Days on which it is bad to meet, by the session's own calendars. It warns and moves nothing: a built-in guess at
//! anybody's holidays has no place here.

use crate::{
    assets::words::fill,
    domain::{calendars, moment::Day, session::Session},
    hours::Calendar,
};

/// Why a day is a bad one to meet on.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum BadDay {
    /// A Saturday or Sunday on which nobody works.
    Weekend,
    /// A day off in the calendar of this name.
    DayOff(String),
    /// The day after a day off: people come back to what has waited for them.
    AfterDayOff,
}

impl BadDay {
    /// The reason in one sentence.
    pub fn sentence(&self, day: Day) -> String {
        let date = day.short();
        match self {
            Self::Weekend => fill("cadence.weekend", &[("date", &date)]),
            Self::DayOff(name) => fill("cadence.closed_day", &[("date", &date), ("name", name)]),
            Self::AfterDayOff => fill("cadence.after_day_off", &[("date", &date)]),
        }
    }

    /// Whether nobody can be expected on it.
    pub fn is_closed(&self) -> bool {
        !matches!(self, Self::AfterDayOff)
    }
}

/// Why a day is a bad one to meet on, if it is: a weekend, a day off in any calendar of the session, or the day after one.
pub fn bad_day(session: &Session, day: Day) -> Option<BadDay> {
    let usual = calendars::usual(session);
    if day.is_weekend() {
        let nobody = usual.is_none_or(|named| named.calendar.opens_on(day.0).is_empty());
        return nobody.then_some(BadDay::Weekend);
    }
    let off = |calendar: &Calendar, day: Day| calendar.opens_on(day.0).is_empty();
    if let Some(named) = session.calendars.iter().find(|named| off(&named.calendar, day)) {
        return Some(BadDay::DayOff(named.id.to_string()));
    }
    let before = day.plus_days(-1);
    let was_off = usual.is_some_and(|named| {
        let week = named.calendar.usual(before.0.weekday());
        !before.is_weekend() && !week.is_empty() && off(&named.calendar, before)
    });
    was_off.then_some(BadDay::AfterDayOff)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{domain::session::NamedCalendar, hours::CalendarText};

    fn session(calendars: &[(&str, &str)]) -> Session {
        let mut session = Session::new("s".into(), "Q1".to_owned(), "Europe/Berlin".to_owned());
        for (id, holiday) in calendars {
            let mut text = CalendarText::from(Calendar::standard("Europe/Berlin").unwrap());
            text.holidays = vec![(*holiday).to_owned()];
            let calendar = Calendar::try_from(text).unwrap();
            session.calendars.push(NamedCalendar { id: (*id).into(), calendar });
        }
        session
    }

    fn why(session: &Session, date: &str) -> Option<BadDay> {
        bad_day(session, Day::parse(date).unwrap())
    }

    #[test]
    fn days_off_of_every_calendar_count_and_the_day_after_is_told() {
        let session = session(&[("Berlin", "2026-04-06"), ("Paris", "2026-07-14")]);
        assert_eq!(why(&session, "2026-04-06"), Some(BadDay::DayOff("Berlin".to_owned())));
        assert_eq!(why(&session, "2026-04-07"), Some(BadDay::AfterDayOff));
        assert_eq!(why(&session, "2026-04-08"), None);
        assert_eq!(why(&session, "2026-07-14"), Some(BadDay::DayOff("Paris".to_owned())));
        assert_eq!(why(&session, "2026-07-15"), None, "only the usual calendar's work has waited");
    }

    #[test]
    fn a_weekend_is_bad_with_and_without_a_calendar_unless_somebody_works_then() {
        assert_eq!(why(&session(&[]), "2026-04-11"), Some(BadDay::Weekend));
        assert_eq!(why(&session(&[]), "2026-04-13"), None, "a Monday");
        let mut open = session(&[("Shop", "2026-04-06")]);
        let mut text = CalendarText::from(open.calendars[0].calendar.clone());
        text.weekly.insert("sat".to_owned(), vec![["10:00".to_owned(), "14:00".to_owned()]]);
        open.calendars[0].calendar = Calendar::try_from(text).unwrap();
        assert_eq!(why(&open, "2026-04-11"), None);
        assert_eq!(why(&open, "2026-04-12"), Some(BadDay::Weekend));
    }
}
