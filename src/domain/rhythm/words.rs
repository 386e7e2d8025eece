//! Rhythms in plain words, both ways: what is shown can be typed back, and so can the usual other ways to say it.

use crate::domain::{
    rhythm::{MonthDay, Nth, Rhythm},
    slot::SlotError,
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

/// Words that carry no meaning of their own here.
const FILLERS: [&str; 6] = ["on", "the", "of", "in", "at", "a"];

impl fmt::Display for Rhythm {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Weekly { every, weekday } => {
                write!(f, "{} on {}", Period::weeks(*every), name_of(*weekday))
            }
            Self::MonthlyOn { every, day } => {
                write!(f, "{} on day {}", Period::months(*every), day.number())
            }
            Self::MonthlyWeekday { every, nth, weekday } => {
                write!(f, "{} on the {nth} {}", Period::months(*every), name_of(*weekday))
            }
            Self::LastWorkingDay { every } => write!(f, "{} on the last working day", Period::months(*every)),
        }
    }
}

impl fmt::Display for Nth {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::First => "1st",
            Self::Second => "2nd",
            Self::Third => "3rd",
            Self::Fourth => "4th",
            Self::Last => "last",
        })
    }
}

fn name_of(weekday: Weekday) -> &'static str {
    WEEKDAYS[weekday.to_monday_zero_offset() as usize].0
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
        read_words(&words).ok_or_else(|| SlotError::Rhythm(advice(input.trim())))
    }
}

fn advice(typed: &str) -> String {
    format!(
        "Type a rhythm such as \"every 2 weeks on Tuesday\", \"every month on the 1st Tuesday\", \"every quarter on \
         the 2nd Thursday\", \"every month on day 15\" or \"every month on the last working day\". You typed \"{typed}\"."
    )
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
        match (self.unit, self.every.get()) {
            (Unit::Weeks, 1) => f.write_str("every week"),
            (Unit::Weeks, every) => write!(f, "every {every} weeks"),
            (Unit::Months, 1) => f.write_str("every month"),
            (Unit::Months, 3) => f.write_str("every quarter"),
            (Unit::Months, every) => write!(f, "every {every} months"),
        }
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
