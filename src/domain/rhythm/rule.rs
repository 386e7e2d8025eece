//! Rhythms as iCalendar rules (RFC 5545), which is how they are stored. Reads only the five rules in use: a rule
//! that ends, or that no form here can show, is refused with what could be written instead.

use crate::{
    assets::words::{fill, say},
    domain::rhythm::{MonthDay, Nth, Rhythm},
};
use jiff::civil::Weekday;
use serde::{Deserialize, Deserializer, Serialize, Serializer, de};
use std::num::NonZeroU8;

/// Why a rule is none of the five in use.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("{}", fill("refused.rule.not_used", &[("rule", rule), ("why", why)]))]
pub struct RuleError {
    /// The rule as given.
    pub rule: String,
    /// What is wrong with it.
    pub why: String,
}

const CODES: [(&str, Weekday); 7] = [
    ("MO", Weekday::Monday),
    ("TU", Weekday::Tuesday),
    ("WE", Weekday::Wednesday),
    ("TH", Weekday::Thursday),
    ("FR", Weekday::Friday),
    ("SA", Weekday::Saturday),
    ("SU", Weekday::Sunday),
];

const WORKING_DAYS: [&str; 5] = ["MO", "TU", "WE", "TH", "FR"];

fn code_of(weekday: Weekday) -> &'static str {
    CODES[weekday.to_monday_zero_offset() as usize].0
}

fn weekday_of(code: &str) -> Option<Weekday> {
    CODES.iter().find(|(known, _)| *known == code).map(|(_, weekday)| *weekday)
}

impl Rhythm {
    /// The iCalendar rule, "FREQ=WEEKLY;INTERVAL=2;BYDAY=TU".
    pub fn rrule(self) -> String {
        let (frequency, every, by) = match self {
            Self::Weekly { every, weekday } => ("WEEKLY", every, format!("BYDAY={}", code_of(weekday))),
            Self::MonthlyOn { every, day } => ("MONTHLY", every, format!("BYMONTHDAY={}", day.number())),
            Self::MonthlyWeekday { every, nth, weekday } => {
                ("MONTHLY", every, format!("BYDAY={}{}", nth.number(), code_of(weekday)))
            }
            Self::LastWorkingDay { every } => {
                ("MONTHLY", every, format!("BYDAY={};BYSETPOS=-1", WORKING_DAYS.join(",")))
            }
        };
        match every.get() {
            1 => format!("FREQ={frequency};{by}"),
            every => format!("FREQ={frequency};INTERVAL={every};{by}"),
        }
    }

    /// Reads an iCalendar rule, its parts in any order and case.
    pub fn from_rule(rule: &str) -> Result<Self, RuleError> {
        let upper = rule.trim().to_uppercase();
        let bare = upper.strip_prefix("RRULE:").unwrap_or(&upper);
        Parts::read(bare)
            .and_then(|parts| parts.rhythm())
            .map_err(|why| RuleError { rule: rule.trim().to_owned(), why })
    }
}

/// A rule's parts, each at most once.
#[derive(Default)]
struct Parts<'a> {
    frequency: Option<&'a str>,
    interval: Option<&'a str>,
    days: Option<&'a str>,
    month_day: Option<&'a str>,
    position: Option<&'a str>,
    week_start: Option<&'a str>,
}

impl<'a> Parts<'a> {
    fn read(rule: &'a str) -> Result<Self, String> {
        let mut parts = Self::default();
        for part in rule.split(';').map(str::trim).filter(|part| !part.is_empty()) {
            let (name, value) =
                part.split_once('=').ok_or_else(|| fill("refused.rule.no_value", &[("part", &part)]))?;
            let place = match name {
                "FREQ" => &mut parts.frequency,
                "INTERVAL" => &mut parts.interval,
                "BYDAY" => &mut parts.days,
                "BYMONTHDAY" => &mut parts.month_day,
                "BYSETPOS" => &mut parts.position,
                "WKST" => &mut parts.week_start,
                "UNTIL" | "COUNT" => return Err(fill("refused.rule.ends", &[("part", &name)])),
                _ => return Err(fill("refused.rule.unknown", &[("part", &name)])),
            };
            if place.replace(value).is_some() {
                return Err(fill("refused.rule.twice", &[("part", &name)]));
            }
        }
        Ok(parts)
    }

    fn rhythm(&self) -> Result<Rhythm, String> {
        let every = self.every()?;
        match self.frequency {
            Some("WEEKLY") => self.weekly(every),
            Some("MONTHLY") => self.monthly(every),
            Some(other) => Err(fill("refused.rule.frequency", &[("other", &other)])),
            None => Err(say("refused.rule.no_frequency").to_owned()),
        }
    }

    fn every(&self) -> Result<NonZeroU8, String> {
        let text = self.interval.unwrap_or("1");
        text.parse().map_err(|_| fill("refused.rule.interval", &[("typed", &text), ("most", &u8::MAX)]))
    }

    fn weekly(&self, every: NonZeroU8) -> Result<Rhythm, String> {
        if self.month_day.is_some() || self.position.is_some() {
            return Err(say("refused.rule.weekly").to_owned());
        }
        // The start of the week decides which weeks count once some are left out.
        if every.get() > 1 && self.week_start.is_some_and(|start| start != "MO") {
            return Err(say("refused.rule.monday").to_owned());
        }
        let days = self.days.ok_or_else(|| say("refused.rule.no_day").to_owned())?;
        let weekday = weekday_of(days).ok_or_else(|| fill("refused.rule.weekday", &[("typed", &days)]))?;
        Ok(Rhythm::Weekly { every, weekday })
    }

    fn monthly(&self, every: NonZeroU8) -> Result<Rhythm, String> {
        match (self.days, self.month_day, self.position) {
            (None, Some(text), None) => {
                let day = text.parse().ok().and_then(MonthDay::new);
                let day = day.ok_or_else(|| fill("refused.rule.month_day", &[("typed", &text)]))?;
                Ok(Rhythm::MonthlyOn { every, day })
            }
            (Some(days), None, Some("-1")) if are_working_days(days) => Ok(Rhythm::LastWorkingDay { every }),
            // Some calendars write the first Tuesday as BYDAY=TU;BYSETPOS=1.
            (Some(code), None, Some(number)) if weekday_of(code).is_some() => {
                monthly_weekday(every, &format!("{number}{code}"))
            }
            (Some(day), None, None) => monthly_weekday(every, day),
            (None, None, _) => Err(say("refused.rule.neither").to_owned()),
            _ => Err(say("refused.rule.together").to_owned()),
        }
    }
}

fn are_working_days(days: &str) -> bool {
    let codes: Vec<&str> = days.split(',').map(str::trim).collect();
    codes.len() == WORKING_DAYS.len() && WORKING_DAYS.iter().all(|day| codes.contains(day))
}

fn monthly_weekday(every: NonZeroU8, day: &str) -> Result<Rhythm, String> {
    let refused = || fill("refused.rule.nth", &[("typed", &day)]);
    let at = day.len().checked_sub(2).filter(|at| day.is_char_boundary(*at)).ok_or_else(refused)?;
    let (number, code) = day.split_at(at);
    let nth = number.parse().ok().and_then(Nth::from_number).ok_or_else(refused)?;
    let weekday = weekday_of(code).ok_or_else(refused)?;
    Ok(Rhythm::MonthlyWeekday { every, nth, weekday })
}

impl Serialize for Rhythm {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(&self.rrule())
    }
}

impl<'de> Deserialize<'de> for Rhythm {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        Self::from_rule(&String::deserialize(deserializer)?).map_err(de::Error::custom)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::rhythm::testing::any_rhythm;
    use proptest::prelude::*;

    #[test]
    fn the_rules_in_use_read_and_write_as_they_are() {
        for rule in [
            "FREQ=WEEKLY;BYDAY=MO",
            "FREQ=WEEKLY;INTERVAL=2;BYDAY=TU",
            "FREQ=MONTHLY;BYDAY=1TU",
            "FREQ=MONTHLY;INTERVAL=3;BYDAY=2TH",
            "FREQ=MONTHLY;BYDAY=-1FR",
            "FREQ=MONTHLY;BYMONTHDAY=31",
            "FREQ=MONTHLY;BYDAY=MO,TU,WE,TH,FR;BYSETPOS=-1",
        ] {
            assert_eq!(Rhythm::from_rule(rule).unwrap().rrule(), rule);
        }
    }

    #[test]
    fn what_other_calendars_write_is_understood() {
        for (written, kept) in [
            ("RRULE:FREQ=WEEKLY;WKST=SU;INTERVAL=1;BYDAY=MO", "FREQ=WEEKLY;BYDAY=MO"),
            ("byday=+2th;freq=monthly;interval=3;", "FREQ=MONTHLY;INTERVAL=3;BYDAY=2TH"),
            ("FREQ=MONTHLY;BYDAY=TU;BYSETPOS=1", "FREQ=MONTHLY;BYDAY=1TU"),
            (
                "FREQ=MONTHLY;BYSETPOS=-1;BYDAY=FR,MO,TU,WE,TH",
                "FREQ=MONTHLY;BYDAY=MO,TU,WE,TH,FR;BYSETPOS=-1",
            ),
        ] {
            assert_eq!(Rhythm::from_rule(written).unwrap().rrule(), kept);
        }
    }

    #[test]
    fn other_rules_are_refused_by_the_part_that_is_wrong() {
        for (rule, why) in [
            ("", "FREQ is missing"),
            ("FREQ=DAILY", "FREQ=DAILY is neither"),
            ("FREQ", "FREQ has no value"),
            ("FREQ=WEEKLY", "BYDAY is missing"),
            ("FREQ=WEEKLY;BYDAY=MO,TU", "BYDAY=MO,TU is not one day"),
            ("FREQ=WEEKLY;BYDAY=MO;COUNT=4", "COUNT would end the series"),
            ("FREQ=WEEKLY;BYDAY=MO;UNTIL=20261231T000000Z", "UNTIL would end the series"),
            ("FREQ=WEEKLY;BYDAY=MO;BYDAY=TU", "BYDAY stands twice"),
            ("FREQ=WEEKLY;INTERVAL=0;BYDAY=MO", "INTERVAL=0 is not a number"),
            ("FREQ=WEEKLY;INTERVAL=2;WKST=SU;BYDAY=MO", "weeks begin on Monday"),
            ("FREQ=WEEKLY;BYMONTHDAY=3;BYDAY=MO", "takes BYDAY alone"),
            ("FREQ=MONTHLY", "BYDAY or BYMONTHDAY is missing"),
            ("FREQ=MONTHLY;BYDAY=5MO", "5MO is not a first to fourth"),
            ("FREQ=MONTHLY;BYDAY=é", "is not a first to fourth"),
            ("FREQ=MONTHLY;BYMONTHDAY=32", "BYMONTHDAY=32 is not a day"),
            ("FREQ=MONTHLY;BYMONTHDAY=-1", "BYMONTHDAY=-1 is not a day"),
            ("FREQ=MONTHLY;BYDAY=MO;BYMONTHDAY=3", "name no single day"),
            ("FREQ=MONTHLY;BYHOUR=9;BYDAY=1MO", "BYHOUR is not supported"),
        ] {
            let error = Rhythm::from_rule(rule).unwrap_err();
            assert!(error.why.contains(why), "{rule}: {error}");
            assert!(error.to_string().contains("FREQ=WEEKLY;INTERVAL=2;BYDAY=TU"));
        }
    }

    #[test]
    fn a_file_holds_the_rule_and_is_refused_with_its_reason() {
        let rhythm: Rhythm = serde_json::from_str("\"FREQ=WEEKLY;INTERVAL=2;BYDAY=TU\"").unwrap();
        assert_eq!(serde_json::to_string(&rhythm).unwrap(), "\"FREQ=WEEKLY;INTERVAL=2;BYDAY=TU\"");
        let error = serde_json::from_str::<Rhythm>("\"FREQ=YEARLY\"").unwrap_err().to_string();
        assert!(error.contains("FREQ=YEARLY is neither WEEKLY nor MONTHLY"), "{error}");
    }

    proptest! {
        #[test]
        fn every_rhythm_reads_back_from_its_rule(rhythm in any_rhythm()) {
            prop_assert_eq!(Rhythm::from_rule(&rhythm.rrule()), Ok(rhythm));
        }

        #[test]
        fn no_text_makes_reading_panic(text in "(FREQ=MONTHLY;BYDAY=)?.{0,20}") {
            let _ = Rhythm::from_rule(&text);
        }
    }
}
