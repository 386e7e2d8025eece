//! The plain values a slot can hold, each shown as text and read from text.

use super::{Shape, SlotError, Value, field_of_value};
use crate::domain::{
    limit::{Limit, Share},
    moment::Day,
};

impl Value for String {
    const SHAPE: Shape = Shape::Text;

    fn show(&self) -> String {
        self.clone()
    }

    fn read(input: &str) -> Result<Self, SlotError> {
        Ok(input.trim().to_owned())
    }
}

impl Value for Vec<String> {
    const SHAPE: Shape = Shape::Lines;

    fn show(&self) -> String {
        self.join("\n")
    }

    fn read(input: &str) -> Result<Self, SlotError> {
        Ok(input.lines().map(str::trim).filter(|line| !line.is_empty()).map(str::to_owned).collect())
    }
}

/// The largest count that is taken as meant: more leads, people or calls than any room has.
const MOST: u32 = 1_000_000;

impl Value for Option<u32> {
    const SHAPE: Shape = Shape::Number;

    fn show(&self) -> String {
        self.map_or_else(String::new, |number| number.to_string())
    }

    fn read(input: &str) -> Result<Self, SlotError> {
        let digits: String = input.trim().chars().filter(|c| !matches!(c, '\'' | ' ' | '_')).collect();
        if digits.is_empty() || !digits.chars().all(|c| c.is_ascii_digit()) {
            return Err(SlotError::Number(input.trim().to_owned()));
        }
        let number = digits.parse().ok().filter(|number| *number <= MOST);
        let beyond = || SlotError::Between { low: 0, high: MOST.into(), typed: input.trim().to_owned() };
        number.map(Some).ok_or_else(beyond)
    }
}

impl Value for Option<Limit> {
    const SHAPE: Shape = Shape::Limit;

    fn show(&self) -> String {
        self.map_or_else(String::new, |limit| limit.to_string())
    }

    fn read(input: &str) -> Result<Self, SlotError> {
        Limit::read(input).map(Some)
    }
}

impl Value for Option<Share> {
    const SHAPE: Shape = Shape::Share;

    fn show(&self) -> String {
        self.map_or_else(String::new, |share| share.to_string())
    }

    fn read(input: &str) -> Result<Self, SlotError> {
        Share::read(input, 1_000).map(Some)
    }
}

impl Value for Option<Day> {
    const SHAPE: Shape = Shape::Day;

    fn show(&self) -> String {
        self.map_or_else(String::new, Day::iso)
    }

    fn read(input: &str) -> Result<Self, SlotError> {
        Day::parse(input).map(Some).map_err(|_| SlotError::Day(input.trim().to_owned()))
    }
}

field_of_value!(String, Vec<String>, Option<u32>, Option<Limit>, Option<Share>, Option<Day>);
