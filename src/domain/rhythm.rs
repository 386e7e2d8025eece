//! How often a review meeting comes round: the five rules in use, as people say them and as a calendar stores
//! them. Knows no clock and no shifted dates: it says which days a series names, never which have passed.

mod dates;
mod rule;
mod wall;
mod words;

pub use rule::RuleError;
pub use wall::{WallTimeError, at};

use crate::domain::slot::{Shape, SlotError, Value, field_of_value};
use jiff::civil::Weekday;
use std::num::NonZeroU8;

/// Which of a month's weekdays is meant; a fifth is not offered, because most months have none.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Nth {
    /// The first.
    First,
    /// The second.
    Second,
    /// The third.
    Third,
    /// The fourth.
    Fourth,
    /// The last, be it the fourth or the fifth.
    Last,
}

impl Nth {
    /// Its number as calendars write it: 1 to 4, or -1 for the last.
    pub fn number(self) -> i8 {
        match self {
            Self::First => 1,
            Self::Second => 2,
            Self::Third => 3,
            Self::Fourth => 4,
            Self::Last => -1,
        }
    }

    /// The one with this number.
    pub fn from_number(number: i8) -> Option<Self> {
        [Self::First, Self::Second, Self::Third, Self::Fourth, Self::Last]
            .into_iter()
            .find(|nth| nth.number() == number)
    }
}

/// A day of the month, 1 to 31.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct MonthDay(u8);

impl MonthDay {
    /// The day with this number, if a month can have it.
    pub fn new(number: u8) -> Option<Self> {
        (1..=31).contains(&number).then_some(Self(number))
    }

    /// Its number, 1 to 31.
    pub fn number(self) -> u8 {
        self.0
    }
}

/// A rule by which meetings recur; a quarter is three months.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Rhythm {
    /// On one day of the week.
    Weekly {
        /// In every so many weeks, which begin on Monday.
        every: NonZeroU8,
        /// The day of the week.
        weekday: Weekday,
    },
    /// On one day of the month; months too short for it are skipped.
    MonthlyOn {
        /// In every so many months.
        every: NonZeroU8,
        /// The day of the month.
        day: MonthDay,
    },
    /// On one of the month's Mondays, Tuesdays and so on.
    MonthlyWeekday {
        /// In every so many months.
        every: NonZeroU8,
        /// Which of them.
        nth: Nth,
        /// The day of the week.
        weekday: Weekday,
    },
    /// On the last day of the month that is not a Saturday or Sunday.
    LastWorkingDay {
        /// In every so many months.
        every: NonZeroU8,
    },
}

impl Value for Option<Rhythm> {
    const SHAPE: Shape = Shape::Rhythm;

    fn show(&self) -> String {
        self.map_or_else(String::new, |rhythm| rhythm.to_string())
    }

    fn read(input: &str) -> Result<Self, SlotError> {
        Rhythm::read(input).map(Some)
    }
}

field_of_value!(Option<Rhythm>);

#[cfg(test)]
mod testing {
    use super::{MonthDay, Nth, Rhythm};
    use jiff::civil::Weekday;
    use proptest::prelude::*;
    use std::num::NonZeroU8;

    /// Any rhythm there is.
    pub(super) fn any_rhythm() -> impl Strategy<Value = Rhythm> {
        let every = || (1..=u8::MAX).prop_map(|number| NonZeroU8::new(number).unwrap());
        let weekday = || (0..7_i8).prop_map(|offset| Weekday::from_monday_zero_offset(offset).unwrap());
        let nth = prop::sample::select(vec![Nth::First, Nth::Second, Nth::Third, Nth::Fourth, Nth::Last]);
        let day = (1..=31_u8).prop_map(|number| MonthDay::new(number).unwrap());
        prop_oneof![
            (every(), weekday()).prop_map(|(every, weekday)| Rhythm::Weekly { every, weekday }),
            (every(), day).prop_map(|(every, day)| Rhythm::MonthlyOn { every, day }),
            (every(), nth, weekday()).prop_map(|(every, nth, weekday)| Rhythm::MonthlyWeekday {
                every,
                nth,
                weekday
            }),
            every().prop_map(|every| Rhythm::LastWorkingDay { every }),
        ]
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_slot_shows_what_it_read_and_stays_empty_without_a_rhythm() {
        let rhythm = <Option<Rhythm>>::read("Quarterly on the 2nd Thu").unwrap();
        assert_eq!(rhythm.show(), "every quarter on the 2nd Thursday");
        assert_eq!(None::<Rhythm>.show(), "");
        assert!(matches!(<Option<Rhythm>>::read("now and then"), Err(SlotError::Rhythm(_))));
    }

    #[test]
    fn a_month_has_days_1_to_31_and_no_fifth_monday_is_offered() {
        assert_eq!(MonthDay::new(31).map(MonthDay::number), Some(31));
        assert_eq!((MonthDay::new(0), MonthDay::new(32)), (None, None));
        assert_eq!((Nth::from_number(-1), Nth::from_number(5)), (Some(Nth::Last), None));
    }
}
