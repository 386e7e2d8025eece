//! Rhythms in plain words, both ways: what is shown can be typed back, and so can the usual other ways to say it.

use crate::{
    assets::words::{count, fill, say},
    domain::{
        moment::weekday_in_full,
        rhythm::{MonthDay, Nth, Rhythm},
        slot::SlotError,
    },
    text::fold,
};
use jiff::civil::Weekday;
use std::{fmt, num::NonZeroU8};

const WEEKDAYS: [(&str, Weekday); 7] = [
    ("Monday", Weekday::Monday),
    ("Tuesday", Weekday::Tuesday),
    ("Wednesday", Weekday::Wednesday),
    ("Thursday", Weekday::Thursday),
    ("Friday", Weekday::Friday),
    ("Saturday", Weekday::Saturday),
    ("Sunday", Weekday::Sunday),
];

const COUNTS: [(&str, &str); 12] = [
    ("one", "first"),
    ("two", "second"),
    ("three", "third"),
    ("four", "fourth"),
    ("five", "fifth"),
    ("six", "sixth"),
    ("seven", "seventh"),
    ("eight", "eighth"),
    ("nine", "ninth"),
    ("ten", "tenth"),
    ("eleven", "eleventh"),
    ("twelve", "twelfth"),
];

const NTHS: [Nth; 5] = [Nth::First, Nth::Second, Nth::Third, Nth::Fourth, Nth::Last];

/// Words that carry no meaning of their own here.
const FILLERS: [&str; 6] = ["on", "the", "of", "in", "at", "a"];

/// The longest period that is looked for when a rhythm is typed as it is shown, in weeks or months.
const LONGEST: u8 = 24;

impl fmt::Display for Rhythm {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (period, day) = match self {
            Self::Weekly { every, weekday } => {
                (Period::weeks(*every), fill("rhythm.weekday", &[("weekday", &weekday_in_full(*weekday))]))
            }
            Self::MonthlyOn { every, day } => {
                (Period::months(*every), fill("rhythm.day", &[("n", &day.number())]))
            }
            Self::MonthlyWeekday { every, nth, weekday } => {
                let weekday = weekday_in_full(*weekday);
                (Period::months(*every), fill("rhythm.nth", &[("nth", nth), ("weekday", &weekday)]))
            }
            Self::LastWorkingDay { every } => {
                (Period::months(*every), say("rhythm.last_working_day").to_owned())
            }
        };
        f.write_str(&fill("rhythm.both", &[("period", &period), ("day", &day)]))
    }
}

impl fmt::Display for Nth {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let place = NTHS.iter().position(|nth| nth == self);
        f.write_str(place.and_then(|place| say("rhythm.nths").split_whitespace().nth(place)).unwrap_or("?"))
    }
}

impl Rhythm {
    /// Reads "every 2 weeks on Tuesday", "quarterly on the 2nd Thu", "last Friday of the month" or a rule.
    pub fn read(input: &str) -> Result<Self, SlotError> {
        if input.to_uppercase().contains("FREQ=") {
            return Self::from_rule(input).map_err(|error| SlotError::Rhythm(error.to_string()));
        }
        let lower = input.to_lowercase();
        let words: Vec<&str> = lower
            .split(|c: char| c.is_whitespace() || matches!(c, ',' | '.'))
            .filter(|word| !word.is_empty() && !FILLERS.contains(word))
            .map(|word| if word == "each" { "every" } else { word })
            .collect();
        read_words(&words)
            .or_else(|| as_shown(&fold(input)))
            .ok_or_else(|| SlotError::Rhythm(advice(input.trim())))
    }
}

/// The rhythm that is shown like this in the words in use, which need not be English.
fn as_shown(typed: &str) -> Option<Rhythm> {
    let numbers = || (1..=LONGEST).filter_map(NonZeroU8::new);
    let periods = numbers().map(Period::weeks).chain(numbers().map(Period::months));
    let named = periods.filter(|period| typed.contains(&fold(&period.to_string())));
    let mut rhythms =
        named.flat_map(|period| within(period.unit).filter_map(move |day| combine(period, day)));
    rhythms.find(|rhythm| fold(&rhythm.to_string()) == typed)
}

/// Every day that can be meant within a period of this unit.
fn within(unit: Unit) -> impl Iterator<Item = Within> {
    let weekdays = || WEEKDAYS.iter().map(|(_, weekday)| *weekday);
    let of_week = weekdays().map(Within::Weekday);
    let days = (1..=31).filter_map(MonthDay::new).map(Within::Day);
    let nths = NTHS.into_iter().flat_map(move |nth| weekdays().map(move |day| Within::NthWeekday(nth, day)));
    let of_month = days.chain(nths).chain([Within::LastWorkingDay]);
    let (weekly, monthly) = match unit {
        Unit::Weeks => (Some(of_week), None),
        Unit::Months => (None, Some(of_month)),
    };
    weekly.into_iter().flatten().chain(monthly.into_iter().flatten())
}

fn advice(typed: &str) -> String {
    fill("refused.rhythm", &[("typed", &typed)])
}

/// A period and a day within it, in either order.
fn read_words(words: &[&str]) -> Option<Rhythm> {
    let period_first = (1..words.len()).find_map(|at| {
        let (period, day) = words.split_at(at);
        combine(Period::read(period)?, Within::read(day)?)
    });
    // "every first Tuesday of the month" says "every" before the day rather than before the period.
    let day_first = words.strip_prefix(&["every"]).unwrap_or(words);
    period_first.or_else(|| {
        (1..day_first.len()).find_map(|at| {
            let (day, period) = day_first.split_at(at);
            combine(Period::read(period)?, Within::read(day)?)
        })
    })
}

fn combine(period: Period, within: Within) -> Option<Rhythm> {
    let every = period.every;
    match (period.unit, within) {
        (Unit::Weeks, Within::Weekday(weekday)) => Some(Rhythm::Weekly { every, weekday }),
        (Unit::Months, Within::Day(day)) => Some(Rhythm::MonthlyOn { every, day }),
        (Unit::Months, Within::NthWeekday(nth, weekday)) => {
            Some(Rhythm::MonthlyWeekday { every, nth, weekday })
        }
        (Unit::Months, Within::LastWorkingDay) => Some(Rhythm::LastWorkingDay { every }),
        _ => None,
    }
}

#[derive(Clone, Copy)]
enum Unit {
    Weeks,
    Months,
}

/// How often: every so many weeks or months.
#[derive(Clone, Copy)]
struct Period {
    every: NonZeroU8,
    unit: Unit,
}

impl Period {
    fn weeks(every: NonZeroU8) -> Self {
        Self { every, unit: Unit::Weeks }
    }

    fn months(every: NonZeroU8) -> Self {
        Self { every, unit: Unit::Months }
    }

    fn read(words: &[&str]) -> Option<Self> {
        match words {
            // "every Tuesday" leaves the week unsaid.
            ["every"] => Self::of(1, "week"),
            [word] => match *word {
                "weekly" => Self::of(1, "week"),
                "fortnightly" | "biweekly" | "bi-weekly" => Self::of(2, "week"),
                "monthly" => Self::of(1, "month"),
                "quarterly" => Self::of(1, "quarter"),
                "yearly" | "annually" => Self::of(1, "year"),
                unit => Self::of(1, unit),
            },
            ["every" | "once", unit] => Self::of(1, unit),
            ["every", "other", unit] => Self::of(2, unit),
            ["every", count, unit] => Self::of(read_count(count)?, unit),
            _ => None,
        }
    }

    fn of(count: u8, unit: &str) -> Option<Self> {
        let (times, unit) = match unit {
            "week" | "weeks" => (1, Unit::Weeks),
            "fortnight" | "fortnights" => (2, Unit::Weeks),
            "month" | "months" => (1, Unit::Months),
            "quarter" | "quarters" => (3, Unit::Months),
            "year" | "years" => (12, Unit::Months),
            _ => return None,
        };
        Some(Self { every: NonZeroU8::new(count.checked_mul(times)?)?, unit })
    }
}

impl fmt::Display for Period {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&match (self.unit, self.every.get()) {
            (Unit::Weeks, every) => count("rhythm.weeks", every),
            (Unit::Months, 3) => say("rhythm.quarter").to_owned(),
            (Unit::Months, every) => count("rhythm.months", every),
        })
    }
}

/// The day meant within a period.
enum Within {
    Weekday(Weekday),
    NthWeekday(Nth, Weekday),
    Day(MonthDay),
    LastWorkingDay,
}

impl Within {
    fn read(words: &[&str]) -> Option<Self> {
        match words {
            ["last", "working" | "business", "day"] | ["last", "workday" | "weekday"] => {
                Some(Self::LastWorkingDay)
            }
            ["day", number] | [number, "day"] => read_count(number).and_then(MonthDay::new).map(Self::Day),
            [nth, weekday] => Some(Self::NthWeekday(read_nth(nth)?, read_weekday(weekday)?)),
            [word] => read_weekday(word)
                .map(Self::Weekday)
                .or_else(|| read_count(word).and_then(MonthDay::new).map(Self::Day)),
            _ => None,
        }
    }
}

fn read_nth(word: &str) -> Option<Nth> {
    if word == "last" {
        return Some(Nth::Last);
    }
    read_count(word).and_then(|count| Nth::from_number(i8::try_from(count).ok()?))
}

/// "2", "2nd", "two" or "second".
fn read_count(word: &str) -> Option<u8> {
    if let Some(index) = COUNTS.iter().position(|(count, ordinal)| *count == word || *ordinal == word) {
        return u8::try_from(index + 1).ok();
    }
    let digits = ["st", "nd", "rd", "th"].iter().find_map(|ending| word.strip_suffix(ending)).unwrap_or(word);
    digits.parse().ok().filter(|_| digits.bytes().all(|byte| byte.is_ascii_digit()))
}

/// "tue", "tues", "tuesday" or "tuesdays": enough letters to tell the days apart.
fn read_weekday(word: &str) -> Option<Weekday> {
    let known =
        |name: &str| word.len() >= 2 && (name.starts_with(word) || word.strip_suffix('s') == Some(name));
    WEEKDAYS.iter().find(|(name, _)| known(&name.to_lowercase())).map(|(_, weekday)| *weekday)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::rhythm::testing::any_rhythm;
    use proptest::prelude::*;

    #[test]
    fn a_rhythm_is_shown_as_people_say_it() {
        for (rule, shown) in [
            ("FREQ=WEEKLY;BYDAY=MO", "every week on Monday"),
            ("FREQ=WEEKLY;INTERVAL=2;BYDAY=TU", "every 2 weeks on Tuesday"),
            ("FREQ=MONTHLY;BYDAY=1TU", "every month on the 1st Tuesday"),
            ("FREQ=MONTHLY;INTERVAL=2;BYDAY=-1FR", "every 2 months on the last Friday"),
            ("FREQ=MONTHLY;INTERVAL=3;BYDAY=2TH", "every quarter on the 2nd Thursday"),
            ("FREQ=MONTHLY;BYMONTHDAY=15", "every month on day 15"),
            ("FREQ=MONTHLY;BYDAY=MO,TU,WE,TH,FR;BYSETPOS=-1", "every month on the last working day"),
        ] {
            assert_eq!(Rhythm::from_rule(rule).unwrap().to_string(), shown);
        }
    }

    #[test]
    fn the_usual_ways_to_say_it_are_read() {
        for (typed, shown) in [
            ("Every WEEK on Tue", "every week on Tuesday"),
            ("weekly on tuesday", "every week on Tuesday"),
            ("every Tuesday", "every week on Tuesday"),
            ("weekly, Mondays.", "every week on Monday"),
            ("every other week on Thurs", "every 2 weeks on Thursday"),
            ("fortnightly on Friday", "every 2 weeks on Friday"),
            ("each two weeks we", "every 2 weeks on Wednesday"),
            ("monthly on the first tuesday", "every month on the 1st Tuesday"),
            ("last Friday of the month", "every month on the last Friday"),
            ("every second Tuesday of the month", "every month on the 2nd Tuesday"),
            ("quarterly on the 2nd Thursday", "every quarter on the 2nd Thursday"),
            ("every 3 months on the 2nd Thu", "every quarter on the 2nd Thursday"),
            ("every 2 quarters on the 1st Mon", "every 6 months on the 1st Monday"),
            ("every month on the 15th", "every month on day 15"),
            ("15th of every month", "every month on day 15"),
            ("monthly on the last business day", "every month on the last working day"),
            ("rrule:freq=weekly;interval=2;byday=tu", "every 2 weeks on Tuesday"),
        ] {
            assert_eq!(Rhythm::read(typed).map(|rhythm| rhythm.to_string()), Ok(shown.to_owned()), "{typed}");
        }
    }

    #[test]
    fn what_names_no_rhythm_is_answered_with_examples() {
        for wrong in [
            "",
            "every",
            "weekly",
            "Tuesday",
            "every second Tuesday",
            "every 0 weeks on Tuesday",
            "every 300 weeks on Tuesday",
            "every +2 weeks on Tuesday",
            "every week on day 3",
            "every month on Tuesday",
            "every month on the 5th Tuesday",
            "every month on day 32",
            "every month on the last day",
            "every week on t",
            "every day",
        ] {
            let Err(SlotError::Rhythm(sentence)) = Rhythm::read(wrong) else { panic!("{wrong} was read") };
            assert!(sentence.contains("every 2 weeks on Tuesday"), "{sentence}");
            assert!(sentence.ends_with(&format!("You typed \"{wrong}\".")), "{sentence}");
        }
    }

    #[test]
    fn a_rule_that_is_not_in_use_says_which_part_is_wrong() {
        let Err(SlotError::Rhythm(sentence)) = Rhythm::read("FREQ=DAILY") else { panic!("was read") };
        assert!(sentence.contains("FREQ=DAILY is neither"), "{sentence}");
    }

    proptest! {
        #[test]
        fn what_a_rhythm_shows_it_also_reads(rhythm in any_rhythm()) {
            let shown = rhythm.to_string();
            prop_assert_eq!(Rhythm::read(&shown), Ok(rhythm));
            prop_assert_eq!(Rhythm::read(&shown.to_uppercase()), Ok(rhythm));
        }

        #[test]
        fn no_text_makes_reading_panic(text in "(every )?.{0,20}") {
            let _ = Rhythm::read(&text);
        }
    }
}
