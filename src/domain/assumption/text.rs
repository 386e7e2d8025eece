//! How people write and read the values of assumptions: "7.5M", "35 %", "12 min", "first touches first".

use super::{Input, Kind, Value};
use crate::{
    assets::words::{fill, say},
    capacity::{
        Ratio,
        form::{Discipline, Routing},
    },
};

/// Why text is not the value of an input, with what to type instead.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum NotAValue {
    /// Not a number at all.
    #[error("{}", fill("refused.value", &[("wanted", wanted), ("typed", typed)]))]
    NotRead {
        /// What to type.
        wanted: &'static str,
        /// What was typed.
        typed: String,
    },
    /// A point before three digits: thousands to one reader, a fraction to another.
    #[error("{}", fill("refused.thousands", &[("whole", whole), ("decimal", decimal), ("typed", typed)]))]
    Thousands {
        /// The number if the point stands between thousands.
        whole: String,
        /// The number if the point stands before a fraction.
        decimal: String,
        /// What was typed.
        typed: String,
    },
    /// A number that cannot be meant.
    #[error("{}", fill("refused.range", &[("range", range), ("typed", typed)]))]
    OutOfRange {
        /// What it may be.
        range: String,
        /// What was typed.
        typed: String,
    },
}

/// Endings of amounts of money and what they multiply by.
const ENDINGS: [(&str, i64); 6] = [
    ("million", 1_000_000),
    ("thousand", 1_000),
    ("mio", 1_000_000),
    ("m", 1_000_000),
    ("k", 1_000),
    ("t", 1_000),
];

impl Input {
    /// What it is called: "people who follow up".
    pub fn label(&self) -> String {
        match self {
            Self::Rate(stage) => fill("assumption.input.rate", &[("stage", stage)]),
            _ => say(&format!("assumption.input.{}", self.name())).to_owned(),
        }
    }

    /// Reads what a person typed.
    pub fn read(&self, typed: &str) -> Result<Value, NotAValue> {
        let text = typed.trim().to_lowercase();
        let refused = || NotAValue::NotRead { wanted: self.kind().wanted(), typed: typed.trim().to_owned() };
        if matches!(self.kind(), Kind::Money | Kind::Count)
            && let Some((whole, decimal)) = two_readings(&text)
        {
            return Err(NotAValue::Thousands { whole, decimal, typed: typed.trim().to_owned() });
        }
        let value = match self.kind() {
            Kind::Money => Value::Number(money(&text).ok_or_else(refused)?),
            Kind::Count => Value::Number(plain(&text).ok_or_else(refused)?),
            Kind::Share | Kind::Chance => Value::Number(share(&text).ok_or_else(refused)?),
            Kind::Minutes => Value::Number(with_unit(&text, &["minutes", "min", "m"]).ok_or_else(refused)?),
            Kind::Hours => Value::Number(with_unit(&text, &["hours", "hour", "h"]).ok_or_else(refused)?),
            Kind::Routing => Value::Routing(routing(&text).ok_or_else(refused)?),
            Kind::Discipline => Value::Discipline(discipline(&text).ok_or_else(refused)?),
        };
        self.check(value).map_err(|range| NotAValue::OutOfRange { range, typed: typed.trim().to_owned() })?;
        Ok(value)
    }

    /// Whether a value is of its kind and can be meant; else the range in words.
    pub fn check(&self, value: Value) -> Result<(), String> {
        let number = match (self.kind(), value) {
            (Kind::Routing, Value::Routing(_)) | (Kind::Discipline, Value::Discipline(_)) => return Ok(()),
            (Kind::Routing | Kind::Discipline, _) => return Err(self.kind().wanted().to_owned()),
            (_, Value::Number(number)) => number,
            (kind, _) => return Err(kind.wanted().to_owned()),
        };
        let whole = number.up() == number.down();
        let fits = match self.kind() {
            Kind::Count => whole && number.is_positive(),
            Kind::Money | Kind::Share | Kind::Minutes => number.is_positive(),
            Kind::Chance => number >= Ratio::ZERO && number < Ratio::ONE,
            _ => number >= Ratio::ZERO,
        };
        if fits && number <= self.most() { Ok(()) } else { Err(self.range()) }
    }

    fn range(&self) -> String {
        let most = grouped(self.most());
        match self.kind() {
            Kind::Share => say("assumption.range_share").to_owned(),
            Kind::Chance => say("assumption.range_chance").to_owned(),
            Kind::Count => fill("assumption.range_count", &[("most", &most)]),
            Kind::Hours => fill("assumption.range_from_zero", &[("most", &most)]),
            _ => fill("assumption.range_above_zero", &[("most", &most)]),
        }
    }

    /// A value as a person reads it, with its unit: "7,500,000", "35 %", "12 min".
    pub fn show(&self, value: Value) -> String {
        match (self.kind(), value) {
            (_, Value::Routing(Routing::Pooled)) => say("assumption.pooled").to_owned(),
            (_, Value::Routing(Routing::RoundRobin)) => say("assumption.owned").to_owned(),
            (_, Value::Discipline(Discipline::ByDueTime)) => say("assumption.by_due_time").to_owned(),
            (_, Value::Discipline(Discipline::FirstTouchPriority)) => {
                say("assumption.first_touches").to_owned()
            }
            (Kind::Share | Kind::Chance, Value::Number(number)) => percent(number),
            (Kind::Minutes, Value::Number(number)) => fill("assumption.minutes", &[("n", &short(number))]),
            (Kind::Hours, Value::Number(number)) => fill("assumption.hours", &[("n", &short(number))]),
            (_, Value::Number(number)) => grouped(number),
        }
    }
}

impl Kind {
    /// What to type for it.
    pub fn wanted(self) -> &'static str {
        say(match self {
            Self::Money => "assumption.wanted_money",
            Self::Count => "assumption.wanted_count",
            Self::Share | Self::Chance => "assumption.wanted_share",
            Self::Minutes => "assumption.wanted_minutes",
            Self::Hours => "assumption.wanted_hours",
            Self::Routing => "assumption.wanted_routing",
            Self::Discipline => "assumption.wanted_discipline",
        })
    }
}

/// A number with at most two places behind the point, more only where it is not exact.
pub fn short(number: Ratio) -> String {
    let shown = number.decimal(2);
    shown.trim_end_matches('0').trim_end_matches('.').to_owned()
}

/// A number with its thousands apart: "7,500,000", "88.24".
pub fn grouped(number: Ratio) -> String {
    let shown = short(number);
    let (whole, fraction) = shown.split_once('.').map_or((shown.as_str(), ""), |parts| parts);
    let (sign, digits) = whole.strip_prefix('-').map_or(("", whole), |digits| ("-", digits));
    let mut out = String::from(sign);
    for (place, digit) in digits.chars().enumerate() {
        if place > 0 && (digits.len() - place) % 3 == 0 {
            out.push(',');
        }
        out.push(digit);
    }
    if fraction.is_empty() { out } else { format!("{out}.{fraction}") }
}

/// A fraction of 1 in percent: "35 %", "41.67 %".
pub fn percent(number: Ratio) -> String {
    number
        .times(Ratio::whole(100))
        .map_or_else(|| number.to_string(), |hundred| format!("{} %", short(hundred)))
}

/// Digits with or without marks between thousands, a point or comma before at most two or more places.
fn plain(text: &str) -> Option<Ratio> {
    let text: String = text.chars().filter(|letter| !matches!(letter, ' ' | '\'' | '_' | '\u{a0}')).collect();
    let grouped = |mark: char| {
        let mut parts = text.split(mark);
        let first = parts.next().is_some_and(|part| (1..=3).contains(&part.len()));
        let rest: Vec<&str> = parts.collect();
        first
            && !rest.is_empty()
            && rest.iter().all(|part| part.split('.').next().is_some_and(|part| part.len() == 3))
    };
    if grouped(',') {
        return text.replace(',', "").parse().ok();
    }
    text.replace(',', ".").parse().ok().filter(|_| !text.contains('/'))
}

/// "85.000" as thousands and as a fraction; none where only one of them can be meant.
fn two_readings(text: &str) -> Option<(String, String)> {
    let number = text.trim_matches(|letter: char| !letter.is_ascii_digit());
    let (whole, places) = number.split_once('.')?;
    let digits = |part: &str| part.chars().all(|letter| letter.is_ascii_digit());
    // A word for thousands or millions after it says that the point stands before a fraction.
    let ending = ENDINGS.iter().any(|(ending, _)| text.ends_with(ending));
    let both =
        places.len() == 3 && (1..=3).contains(&whole.len()) && digits(whole) && digits(places) && !ending;
    both.then(|| {
        let shown = places.trim_end_matches('0');
        let decimal = if shown.is_empty() { whole.to_owned() } else { format!("{whole}.{}", &places[..2]) };
        (format!("{whole}{places}"), decimal)
    })
}

fn money(text: &str) -> Option<Ratio> {
    let text = text.trim_start_matches(['$', '\u{20ac}', '\u{a3}']);
    let text = ["eur", "usd", "chf", "gbp"].iter().fold(text, |text, name| {
        let text = text.strip_prefix(name).unwrap_or(text);
        text.strip_suffix(name).unwrap_or(text)
    });
    let text = text.trim().trim_end_matches(['$', '\u{20ac}', '\u{a3}']).trim();
    let ending = ENDINGS.iter().find_map(|(ending, by)| Some((text.strip_suffix(ending)?, *by)));
    let (number, by) = ending.unwrap_or((text, 1));
    plain(number.trim())?.times(Ratio::whole(by))
}

/// "35 %", "35" or "0.35": a whole number is percent, one with a point a fraction unless that is beyond the whole.
fn share(text: &str) -> Option<Ratio> {
    if let Some(number) = text.strip_suffix('%') {
        return plain(number.trim())?.over(Ratio::whole(100));
    }
    let number = plain(text)?;
    let is_fraction = text.contains(['.', ',']) && number <= Ratio::ONE;
    if is_fraction { Some(number) } else { number.over(Ratio::whole(100)) }
}

fn with_unit(text: &str, units: &[&str]) -> Option<Ratio> {
    let number = units.iter().find_map(|unit| text.strip_suffix(unit)).unwrap_or(text);
    plain(number.trim())
}

fn routing(text: &str) -> Option<Routing> {
    match text {
        "pooled" | "whoever is free" | "anyone" => Some(Routing::Pooled),
        "owned" | "round_robin" | "round robin" | "each lead has an owner" => Some(Routing::RoundRobin),
        _ => None,
    }
}

fn discipline(text: &str) -> Option<Discipline> {
    match text {
        "by due time" | "due time" | "fcfs" => Some(Discipline::ByDueTime),
        "first touches first" | "first touch" | "first_touch_priority" => {
            Some(Discipline::FirstTouchPriority)
        }
        _ => None,
    }
}
