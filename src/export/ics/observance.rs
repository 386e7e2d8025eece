//! When a zone changes its clocks, as the rule a calendar file can carry: "the last Sunday of March at 02:00, every
//! year". Pure arithmetic over the transitions of the bundled zones; writes nothing.

use jiff::{
    Timestamp,
    civil::{Date, DateTime, Weekday},
    tz::{Dst, Offset, TimeZone},
};
use std::ops::RangeInclusive;

/// Years looked ahead: in 28 years every date falls on every day of the week, so that no rule is read from chance.
const YEARS: i16 = 30;

/// A change of the clocks.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Change {
    /// What clocks showed when it came.
    pub(super) at: DateTime,
    pub(super) from: Offset,
    pub(super) to: Offset,
    pub(super) name: String,
    /// Whether clocks are ahead after it.
    pub(super) is_daylight: bool,
}

/// The day of the year on which a change comes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Yearly {
    /// The first to fourth, or with -1 the last, of a month's weekdays.
    Nth(i8, Weekday, i8),
    /// The one weekday within seven days of a month.
    Within(i8, Weekday, RangeInclusive<i8>),
}

/// How a zone keeps time from a year on.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Observances {
    /// What holds at first, where no change of the lists begins it.
    pub(super) initial: Option<(Offset, String)>,
    /// Changes that come once.
    pub(super) once: Vec<Change>,
    /// Changes that come every year from their first on.
    pub(super) yearly: Vec<(Change, Yearly)>,
}

impl Observances {
    /// How a zone keeps time from the beginning of a year on.
    ///
    /// A zone whose rules change in these years has the changes before the last rule one by one. A zone that never
    /// settles on dates a rule can name has ten years of changes one by one, which outlasts any agreement: Asia/Gaza,
    /// and Africa/Casablanca until 2026, where clocks follow Ramadan, and Africa/Cairo, where the Friday after the last
    /// Thursday of October can be in November. Each is a part of its own, as lists of dates (RDATE) are misread.
    pub(super) fn of(zone: &TimeZone, year: i16) -> Self {
        let begin = instant(year);
        let changes = changes(zone, begin, year + YEARS);
        let settled = (0..changes.len()).find(|first| is_yearly(&changes[*first..], year + YEARS - 1));
        let (once, yearly) = match settled {
            Some(first) => (&changes[..first], grouped(&changes[first..])),
            None => (&changes[..], Vec::new()),
        };
        let once = once.iter().filter(|change| change.at.year() < year + 10).cloned().collect();
        let starts_before =
            |change: &Change| change.at < DateTime::new(year, 1, 1, 0, 0, 0, 0).expect("a date");
        let is_known = yearly.iter().any(|(change, _)| starts_before(change));
        let info = zone.to_offset_info(begin);
        let initial = (!is_known).then(|| (info.offset(), info.abbreviation().to_owned()));
        Self { initial, once, yearly }.without_what_initial_says(year)
    }

    /// The change before the year is what holds at first, and is not told twice.
    fn without_what_initial_says(mut self, year: i16) -> Self {
        self.once.retain(|change| change.at.year() >= year);
        self
    }
}

fn instant(year: i16) -> Timestamp {
    let date = Date::new(year, 1, 1).expect("years of meetings are far from the ends of the calendar");
    TimeZone::UTC.to_timestamp(date.to_datetime(jiff::civil::Time::midnight())).expect("likewise")
}

/// The change before `begin` and all after it up to a year.
fn changes(zone: &TimeZone, begin: Timestamp, end: i16) -> Vec<Change> {
    let last_before = zone.preceding(begin).next().map(|change| change.timestamp());
    let first = last_before.unwrap_or(begin);
    let before = first.checked_sub(jiff::SignedDuration::from_secs(1)).unwrap_or(first);
    let was = zone.to_offset_info(before);
    let (mut from, mut was_daylight) = (was.offset(), was.dst() == Dst::Yes);
    let mut list = Vec::new();
    for change in zone.following(before).take_while(|change| change.timestamp() < instant(end)) {
        let (to, dst) = (change.offset(), change.dst() == Dst::Yes);
        // Irish and Moroccan winter time is "daylight time" an hour back: what is ahead is told as daylight time.
        let is_daylight = if dst == was_daylight { dst } else { to > from };
        let at = from.to_datetime(change.timestamp());
        // A new name for the same time is no change of clocks.
        if to != from {
            let name = change.abbreviation().to_string();
            list.push(Change { at, from, to, name, is_daylight });
        }
        (from, was_daylight) = (to, dst);
    }
    list
}

/// Whether these changes are two a year, each by one rule, up to the last year looked at.
fn is_yearly(changes: &[Change], last: i16) -> bool {
    let Some(first) = changes.first() else { return false };
    let both = [true, false].map(|daylight| of_kind(changes, daylight));
    let covers = both.iter().all(|of_kind| {
        let years: Vec<i16> = of_kind.iter().map(|change| change.at.year()).collect();
        years.windows(2).all(|pair| pair[1] == pair[0] + 1)
            && years.first().is_some_and(|year| *year <= first.at.year() + 1)
            && years.last() == Some(&last)
            && of_kind.len() >= 10
    });
    covers && both.iter().all(|of_kind| rule(of_kind).is_some())
}

fn of_kind(changes: &[Change], daylight: bool) -> Vec<&Change> {
    changes.iter().filter(|change| change.is_daylight == daylight).collect()
}

fn grouped(changes: &[Change]) -> Vec<(Change, Yearly)> {
    let mut rules: Vec<(Change, Yearly)> = [true, false]
        .into_iter()
        .filter_map(|daylight| {
            let of_kind = of_kind(changes, daylight);
            Some(((*of_kind.first()?).clone(), rule(&of_kind)?))
        })
        .collect();
    rules.sort_by_key(|(change, _)| change.at);
    rules
}

/// The one rule behind changes of one kind, if there is one.
fn rule(changes: &[&Change]) -> Option<Yearly> {
    let first = changes.first()?;
    let (month, weekday) = (first.at.month(), first.at.weekday());
    let alike = |change: &&Change| {
        (change.at.month(), change.at.weekday(), change.at.time()) == (month, weekday, first.at.time())
            && (change.from, change.to) == (first.from, first.to)
    };
    if !changes.iter().all(alike) {
        return None;
    }
    let days = || changes.iter().map(|change| change.at.day());
    let to_end = |change: &&Change| change.at.date().days_in_month() - change.at.day();
    let (low, high) = (days().min()?, days().max()?);
    if changes.iter().all(|change| to_end(change) < 7) {
        return Some(Yearly::Nth(month, weekday, -1));
    }
    let nth = (low - 1) / 7 + 1;
    if nth <= 4 && high <= nth * 7 {
        return Some(Yearly::Nth(month, weekday, nth));
    }
    (high - low < 7).then_some(Yearly::Within(month, weekday, low..=low + 6))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::moment::time_zone;

    fn of(zone: &str, year: i16) -> Observances {
        Observances::of(&time_zone(zone).unwrap(), year)
    }

    #[test]
    fn a_zone_with_summer_time_has_two_rules_and_nothing_else() {
        let berlin = of("Europe/Berlin", 2026);
        assert_eq!((berlin.initial, berlin.once.len()), (None, 0));
        let rules: Vec<&Yearly> = berlin.yearly.iter().map(|(_, rule)| rule).collect();
        assert_eq!(
            rules,
            [&Yearly::Nth(10, Weekday::Sunday, -1), &Yearly::Nth(3, Weekday::Sunday, -1)],
            "the standard time that holds on 1 January comes first"
        );
        assert_eq!(berlin.yearly[0].0.at.to_string(), "2025-10-26T03:00:00");
        let york = of("America/New_York", 2026);
        let rules: Vec<&Yearly> = york.yearly.iter().map(|(_, rule)| rule).collect();
        assert_eq!(rules, [&Yearly::Nth(11, Weekday::Sunday, 1), &Yearly::Nth(3, Weekday::Sunday, 2)]);
    }

    #[test]
    fn the_southern_summer_and_irish_winters_are_told_by_the_clock_ahead() {
        let sydney = of("Australia/Sydney", 2026);
        assert!(sydney.yearly[0].0.is_daylight, "January is summer");
        assert_eq!(sydney.yearly[0].0.to, Offset::from_hours(11).unwrap());
        for (change, _) in of("Europe/Dublin", 2026).yearly {
            assert_eq!(change.is_daylight, change.to == Offset::from_hours(1).unwrap(), "{change:?}");
        }
    }

    #[test]
    fn zones_without_changes_have_one_time() {
        for (zone, name) in [("Asia/Tokyo", "JST"), ("Asia/Kolkata", "IST"), ("Etc/GMT+5", "-05")] {
            let found = of(zone, 2026);
            assert_eq!(found.initial.map(|(_, name)| name), Some(name.to_owned()));
            assert!(found.once.is_empty() && found.yearly.is_empty(), "{zone}");
        }
    }

    #[test]
    fn rules_that_end_are_told_change_by_change() {
        let mexico = of("America/Mexico_City", 2021);
        assert_eq!((mexico.initial.is_some(), mexico.once.len(), mexico.yearly.len()), (true, 4, 0));
        let states = of("America/New_York", 2006);
        assert_eq!((states.initial.is_some(), states.once.len(), states.yearly.len()), (true, 2, 2));
        assert_eq!(states.yearly[0].0.at.to_string(), "2007-03-11T02:00:00");
    }

    #[test]
    fn a_week_that_begins_within_a_month_and_clocks_that_follow_the_moon() {
        let santiago = of("America/Santiago", 2026);
        let rules: Vec<&Yearly> = santiago.yearly.iter().map(|(_, rule)| rule).collect();
        assert!(rules.contains(&&Yearly::Within(4, Weekday::Sunday, 2..=8)), "{rules:?}");
        for zone in ["Asia/Gaza", "Africa/Cairo"] {
            let odd = of(zone, 2026);
            assert!(odd.yearly.is_empty() && odd.initial.is_some(), "{zone}");
            assert!(odd.once.len() >= 20, "{zone}: {}", odd.once.len());
            assert!(odd.once.iter().all(|change| (2026..2036).contains(&change.at.year())), "{zone}");
        }
        let casablanca = of("Africa/Casablanca", 2025);
        assert!(casablanca.yearly.is_empty() && casablanca.once.len() >= 2, "{casablanca:?}");
    }
}
