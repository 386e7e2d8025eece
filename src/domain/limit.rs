//! Amounts that carry their unit: time limits, shares, and how each is read from what a person types.

use crate::{
    assets::words::{count, say},
    domain::slot::SlotError,
};
use serde::{Deserialize, Serialize};
use std::fmt;

/// The clock a limit runs on.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum LimitUnit {
    /// Minutes while the office is open.
    OpenMinutes,
    /// Hours while the office is open.
    BusinessHours,
    /// Days on which the office opens.
    BusinessDays,
    /// Days on the wall calendar.
    CalendarDays,
}

impl LimitUnit {
    const ALL: [Self; 4] = [Self::OpenMinutes, Self::BusinessHours, Self::BusinessDays, Self::CalendarDays];

    /// The word it is counted in: one of it, many of it.
    fn key(self) -> &'static str {
        match self {
            Self::OpenMinutes => "unit.open_minutes",
            Self::BusinessHours => "unit.business_hours",
            Self::BusinessDays => "unit.business_days",
            Self::CalendarDays => "unit.calendar_days",
        }
    }

    /// What people write for the unit, plain words included: "5 minutes" means open minutes.
    fn read(word: &str) -> Option<Self> {
        Some(match word {
            "m" | "min" | "mins" | "minute" | "minutes" | "open minute" | "open minutes" => Self::OpenMinutes,
            "h" | "hour" | "hours" | "business hour" | "business hours" => Self::BusinessHours,
            "bd" | "business day" | "business days" | "working day" | "working days" => Self::BusinessDays,
            "d" | "day" | "days" | "calendar day" | "calendar days" => Self::CalendarDays,
            _ => return Self::ALL.into_iter().find(|unit| unit.is_called(word)),
        })
    }

    /// Whether it is called so in the words in use: as it is shown, or as it is typed for short.
    fn is_called(self, word: &str) -> bool {
        let shown = |form| say(&format!("{}.{form}", self.key())).replace("{n}", "").trim().to_lowercase();
        let typed = say(&format!("{}.typed", self.key())).to_lowercase();
        shown("one") == word || shown("many") == word || typed.split(',').any(|form| form.trim() == word)
    }
}

/// Within which time something is promised.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Limit {
    /// How many units; at least 1.
    pub amount: u32,
    /// The clock it runs on.
    pub unit: LimitUnit,
}

impl Limit {
    /// The largest amount that is taken as meant.
    pub const MOST: u32 = 10_000;

    /// Reads "8 business hours", "8h", "5 minutes", "10 business days", "60 days" or "1 week".
    pub fn read(input: &str) -> Result<Self, SlotError> {
        let text = input.trim().to_lowercase();
        let digits = text.chars().take_while(char::is_ascii_digit).count();
        let (number, rest) = text.split_at(digits);
        let amount: u32 = number.parse().map_err(|_| SlotError::Limit(input.trim().to_owned()))?;
        let word = rest.split_whitespace().collect::<Vec<_>>().join(" ");
        let (amount, unit) = match word.as_str() {
            "week" | "weeks" => (amount.saturating_mul(7), Some(LimitUnit::CalendarDays)),
            week if say("unit.weeks").split(',').any(|form| form.trim().to_lowercase() == week) => {
                (amount.saturating_mul(7), Some(LimitUnit::CalendarDays))
            }
            _ => (amount, LimitUnit::read(&word)),
        };
        let unit = unit.ok_or_else(|| SlotError::Limit(input.trim().to_owned()))?;
        if amount == 0 || amount > Self::MOST {
            return Err(SlotError::Between {
                low: 1,
                high: u64::from(Self::MOST),
                typed: amount.to_string(),
            });
        }
        Ok(Self { amount, unit })
    }
}

impl Limit {
    /// The first limit that stands within other words: "at least 1 business day apart".
    pub fn found_in(words: &str) -> Option<Self> {
        let words: Vec<String> = words
            .split(|c: char| !c.is_alphanumeric() && !matches!(c, '.' | ','))
            .map(|word| word.trim_matches(['.', ',']))
            .filter(|word| !word.is_empty())
            .map(|word| if word.eq_ignore_ascii_case("one") { "1".to_owned() } else { word.to_owned() })
            .collect();
        // A unit of two words is tried before one of one: "business day" is not a day of the wall calendar.
        let at = |place: usize| {
            [3, 2, 1].iter().find_map(|&length| {
                let some = words.get(place..place + length)?;
                some[0].starts_with(|c: char| c.is_ascii_digit()).then(|| Self::read(&some.join(" ")).ok())?
            })
        };
        (0..words.len()).find_map(at)
    }
}

impl fmt::Display for Limit {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&count(self.unit.key(), self.amount))
    }
}

/// A share of a whole in basis points (1/100 of a percent), so that no float is ever stored.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Share(pub u32);

impl Share {
    /// Reads "95", "95 %", "12.5%" or "12,5 %".
    pub fn read(input: &str, most_percent: u32) -> Result<Self, SlotError> {
        let refused = || SlotError::Share(input.trim().to_owned());
        let text = input.trim().trim_end_matches('%').trim().replace(',', ".");
        let (whole, fraction) = text.split_once('.').unwrap_or((&text, ""));
        if whole.is_empty() || fraction.len() > 2 || !fraction.chars().all(|c| c.is_ascii_digit()) {
            return Err(refused());
        }
        let whole: u32 = whole.parse().map_err(|_| refused())?;
        let hundredths: u32 = format!("{fraction:0<2}").parse().map_err(|_| refused())?;
        let points = whole.saturating_mul(100).saturating_add(hundredths);
        if points > most_percent * 100 {
            return Err(SlotError::Between {
                low: 0,
                high: u64::from(most_percent),
                typed: input.trim().to_owned(),
            });
        }
        Ok(Self(points))
    }
}

impl fmt::Display for Share {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match (self.0 / 100, self.0 % 100) {
            (whole, 0) => write!(f, "{whole} %"),
            (whole, rest) if rest % 10 == 0 => write!(f, "{whole}.{} %", rest / 10),
            (whole, rest) => write!(f, "{whole}.{rest:02} %"),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn limits_read_what_people_write() {
        for (typed, shown) in [
            ("8h", "8 business hours"),
            ("1 business hour", "1 business hour"),
            ("5 minutes", "5 open minutes"),
            (" 10  Business   Days ", "10 business days"),
            ("1 week", "7 calendar days"),
            ("60 days", "60 calendar days"),
        ] {
            assert_eq!(Limit::read(typed).unwrap().to_string(), shown);
        }
        for wrong in ["", "soon", "8", "0 hours", "8 parsecs", "-3 days", "99999999999 h"] {
            assert!(Limit::read(wrong).is_err(), "{wrong}");
        }
    }

    #[test]
    fn what_a_limit_shows_it_also_reads() {
        for unit in [
            LimitUnit::OpenMinutes,
            LimitUnit::BusinessHours,
            LimitUnit::BusinessDays,
            LimitUnit::CalendarDays,
        ] {
            for amount in [1, 2, 90] {
                let limit = Limit { amount, unit };
                assert_eq!(Limit::read(&limit.to_string()).unwrap(), limit);
            }
        }
    }

    #[test]
    fn shares_are_exact() {
        assert_eq!(Share::read("95", 100).unwrap(), Share(9500));
        assert_eq!(Share::read("12,5 %", 100).unwrap().to_string(), "12.5 %");
        assert_eq!(Share::read("0.25%", 100).unwrap().to_string(), "0.25 %");
        for wrong in ["", "%", "101", "1.234", "many", "-5"] {
            assert!(Share::read(wrong, 100).is_err(), "{wrong}");
        }
    }
}
