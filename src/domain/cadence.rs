//! Review meetings: purpose, rhythm, when and where, who comes, and single dates that were moved.

use crate::domain::{
    moment::Day,
    rhythm::Rhythm,
    slot::{SlotError, record},
};

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
        let refused =
            || SlotError::Rhythm(format!("Type a time such as 10:00. You typed \"{}\".", input.trim()));
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

impl Meeting {
    /// The next `count` dates on or after `from`, single shifts applied.
    pub fn next_dates(&self, from: Day, count: usize) -> Vec<Occurrence> {
        let (Some(rhythm), Some(first)) = (&self.rhythm, self.first) else {
            return Vec::new();
        };
        // A date moved forward past `from` still counts, so the search starts a little earlier.
        rhythm
            .dates(first, from.plus_days(-31), count + 31)
            .into_iter()
            .map(|planned| Occurrence { planned, held: self.held_on(planned) })
            .filter(|occurrence| occurrence.held >= from)
            .take(count)
            .collect()
    }

    fn held_on(&self, planned: Day) -> Day {
        self.shifts
            .iter()
            .find(|shift| shift.from == Some(planned))
            .and_then(|shift| shift.to)
            .unwrap_or(planned)
    }
}
