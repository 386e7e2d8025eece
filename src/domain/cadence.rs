//! Review meetings: purpose, rhythm, when and where, who comes, and single dates that were moved.

mod bad_day;

pub use bad_day::{BadDay, bad_day};

use crate::{
    assets::words::fill,
    domain::{
        moment::{Day, time_zone},
        rhythm::Rhythm,
        session::Session,
        slot::{SlotError, record},
        status::Status,
        topic::Topic,
    },
};
use std::collections::BTreeSet;

record! {
    /// A meeting at which the agreement is looked at again; who calls it is the topic's owner.
    Meeting {
        /// What it is for.
        need purpose: String,
        /// How often.
        need rhythm: Option<Rhythm>,
        /// The first date.
        need first: Option<Day>,
        /// Time of day, "10:00".
        need at: TimeOfDay,
        /// How long, in minutes.
        need minutes: Option<u32>,
        /// Time zone by name; empty for the session's own.
        room zone: String,
        /// Who comes, leadership included.
        room attendees: String,
        /// What is brought along.
        room inputs: String,
        /// What is gone through.
        room agenda: Vec<String>,
        /// What calls an early look.
        room triggers: Vec<String>,
        /// Single dates that were moved.
        detail shifts: Vec<Shift>,
    }
}

record! {
    /// One date of the series held on another day.
    Shift {
        /// The date by the rhythm.
        need from: Option<Day>,
        /// The date it is held.
        need to: Option<Day>,
    }
}

/// A time of day as text, "10:00"; empty for none.
#[derive(Clone, Debug, Default, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
#[serde(transparent)]
pub struct TimeOfDay(pub String);

impl crate::domain::slot::Value for TimeOfDay {
    const SHAPE: crate::domain::slot::Shape = crate::domain::slot::Shape::Text;

    fn show(&self) -> String {
        self.0.clone()
    }

    fn read(input: &str) -> Result<Self, SlotError> {
        let refused = || SlotError::Rhythm(fill("refused.clock", &[("typed", &input.trim())]));
        let (hour, minute) = input.trim().split_once([':', '.']).unwrap_or((input.trim(), "0"));
        let hour: i8 = hour.parse().map_err(|_| refused())?;
        let minute: i8 = minute.parse().map_err(|_| refused())?;
        let time = jiff::civil::Time::new(hour, minute, 0, 0).map_err(|_| refused())?;
        Ok(Self(time.strftime("%H:%M").to_string()))
    }
}

crate::domain::slot::field_of_value!(TimeOfDay);

/// One date on which a meeting falls.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Occurrence {
    /// The date by the rhythm.
    pub planned: Day,
    /// The date it is held.
    pub held: Day,
}

impl Occurrence {
    /// Whether it is held on another day than its rhythm says.
    pub fn is_moved(self) -> bool {
        self.held != self.planned
    }
}

impl Meeting {
    /// The next `count` dates on or after `from`, single shifts applied, in the order they are held.
    pub fn next_dates(&self, from: Day, count: usize) -> Vec<Occurrence> {
        let (Some(rhythm), Some(first)) = (self.rhythm, self.first) else {
            return Vec::new();
        };
        // Each moved date can leave a gap among the next ones, and one moved far can come in from anywhere.
        let planned = rhythm.dates(first, from, count + self.shifts.len());
        let mut dates: Vec<Occurrence> = planned
            .into_iter()
            .map(|planned| Occurrence { planned, held: self.held_on(planned) })
            .chain(self.moved())
            .filter(|date| date.held >= from)
            .collect();
        dates.sort_by_key(|date| (date.held, date.planned));
        dates.dedup();
        dates.truncate(count);
        dates
    }

    /// The last date it was to be held before a day.
    pub fn last_before(&self, day: Day) -> Option<Day> {
        let first = self.first?;
        let moved = self.moved().into_iter().map(|date| date.held);
        let from = moved.chain([first]).min().unwrap_or(first);
        // No rhythm is quicker than once a week.
        let most = usize::try_from(day.days_since(from)).ok()? / 7 + 2;
        let dates = self.next_dates(from, most).into_iter().map(|date| date.held);
        dates.take_while(|held| *held < day).last()
    }

    /// The first date of its series, moved or not; with no rhythm yet, the one date it has.
    pub fn begins(&self) -> Option<Day> {
        let first = self.first?;
        match self.rhythm {
            Some(rhythm) => rhythm.dates(first, first, 1).first().copied(),
            None => Some(first),
        }
    }

    /// The dates of its series that are held on another day, earliest first.
    pub fn moved(&self) -> Vec<Occurrence> {
        let planned: BTreeSet<Day> = self.shifts.iter().filter_map(|shift| shift.from).collect();
        planned
            .into_iter()
            .filter(|day| self.names(*day))
            .map(|planned| Occurrence { planned, held: self.held_on(planned) })
            .filter(|date| date.is_moved())
            .collect()
    }

    /// The zone its time of day is told in: its own where there is one of that name, else the session's.
    pub fn zone_in(&self, session: &Session) -> String {
        let own = crate::hours::zone_named(&self.zone);
        let known = [own.as_str(), &session.zone].into_iter().find(|name| time_zone(name).is_some());
        known.unwrap_or("UTC").to_owned()
    }

    /// Whether the series has this day.
    fn names(&self, day: Day) -> bool {
        let (Some(rhythm), Some(first)) = (self.rhythm, self.first) else { return false };
        day >= first && rhythm.dates(first, day, 1).first() == Some(&day)
    }

    fn held_on(&self, planned: Day) -> Day {
        self.shifts
            .iter()
            .find(|shift| shift.from == Some(planned))
            .and_then(|shift| shift.to)
            .unwrap_or(planned)
    }
}

/// Whether a meeting takes place: agreed, or worded and still to be decided; not what was turned down or left aside.
pub fn takes_place(topic: &Topic) -> bool {
    match topic.status {
        Status::Open => topic.is_drafted(),
        _ => is_in_force(topic),
    }
}

/// Whether a meeting holds as it stands.
pub fn is_in_force(topic: &Topic) -> bool {
    let taken_back = matches!(topic.status, Status::Questioned { .. });
    topic.status.is_agreed() || taken_back || matches!(topic.status, Status::DecidedByLeadership(_))
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn day(text: &str) -> Day {
        Day::parse(text).unwrap()
    }

    fn weekly(shifts: &[(&str, &str)]) -> Meeting {
        let shift = |(from, to): &(&str, &str)| Shift { from: Some(day(from)), to: Some(day(to)) };
        Meeting {
            rhythm: Rhythm::from_rule("FREQ=WEEKLY;BYDAY=TU").ok(),
            first: Some(day("2026-03-24")),
            shifts: shifts.iter().map(shift).collect(),
            ..Meeting::default()
        }
    }

    fn held(meeting: &Meeting, from: &str, count: usize) -> String {
        let dates = meeting.next_dates(day(from), count);
        dates.iter().map(|date| date.held.iso()).collect::<Vec<_>>().join(" ")
    }

    #[test]
    fn a_date_moved_past_the_next_one_comes_after_it() {
        let meeting = weekly(&[("2026-03-31", "2026-04-09"), ("2026-04-01", "2026-04-02")]);
        assert_eq!(held(&meeting, "2026-03-20", 4), "2026-03-24 2026-04-07 2026-04-09 2026-04-14");
        assert_eq!(meeting.moved().len(), 1, "1 April is no date of the series");
    }

    #[test]
    fn a_date_moved_far_is_found_from_both_ends() {
        let late = weekly(&[("2026-03-24", "2026-06-17")]);
        assert_eq!(held(&late, "2026-06-15", 2), "2026-06-16 2026-06-17");
        let early = weekly(&[("2026-12-29", "2026-04-01")]);
        assert_eq!(held(&early, "2026-04-01", 2), "2026-04-01 2026-04-07");
        assert_eq!(held(&early, "2026-12-22", 2), "2026-12-22 2027-01-05");
    }

    #[test]
    fn a_series_begins_on_the_first_day_its_rhythm_names() {
        let mut meeting = weekly(&[]);
        meeting.first = Some(day("2026-03-25"));
        assert_eq!(meeting.begins(), Some(day("2026-03-31")));
        meeting.rhythm = None;
        assert_eq!(meeting.begins(), Some(day("2026-03-25")));
        assert!(meeting.next_dates(day("2026-01-01"), 3).is_empty());
    }

    #[test]
    fn the_last_date_before_a_day_is_the_one_held_last() {
        let meeting = weekly(&[("2026-03-31", "2026-04-09")]);
        let last = |text: &str| meeting.last_before(day(text)).map(Day::iso);
        assert_eq!(last("2026-03-24"), None);
        assert_eq!(last("2026-04-01").as_deref(), Some("2026-03-24"));
        assert_eq!(last("2026-04-10").as_deref(), Some("2026-04-09"));
        assert_eq!(last("2030-01-01").as_deref(), Some("2029-12-25"), "a Tuesday");
    }

    #[test]
    fn a_zone_nobody_knows_is_that_of_the_session() {
        let session = Session::new("s".into(), "Q1".to_owned(), "Europe/Berlin".to_owned());
        let in_zone = |zone: &str| Meeting { zone: zone.to_owned(), ..weekly(&[]) }.zone_in(&session);
        assert_eq!(in_zone(""), "Europe/Berlin");
        assert_eq!(in_zone("new york"), "America/New_York");
        assert_eq!(in_zone("our time"), "Europe/Berlin");
    }

    proptest! {
        #[test]
        fn asking_for_more_dates_only_adds_to_the_end(
            shifts in prop::collection::vec((0..40_i32, -90..90_i32), 0..4),
            from in 0..120_i32,
        ) {
            let first = day("2026-03-24");
            let shift = |(week, by): (i32, i32)| {
                let planned = first.plus_days(week * 7);
                Shift { from: Some(planned), to: Some(planned.plus_days(by)) }
            };
            let meeting = Meeting { shifts: shifts.into_iter().map(shift).collect(), ..weekly(&[]) };
            let from = first.plus_days(from);
            let few = meeting.next_dates(from, 5);
            let many = meeting.next_dates(from, 60);
            prop_assert_eq!(few.len(), 5);
            prop_assert_eq!(&few[..], &many[..5]);
            prop_assert!(many.is_sorted_by_key(|date| date.held));
        }
    }
}
