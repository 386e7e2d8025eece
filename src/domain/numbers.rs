//! The numbers check: five minutes every two weeks in which the teams say of each promise whether it was kept.
//! It changes nothing that was agreed; a wording is questioned or reopened elsewhere.

pub mod asked;

use crate::domain::{ids::TopicId, moment::Day, session::Session};
use serde::{Deserialize, Serialize};

/// Whether a promise was kept since the last check, as the two teams say.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Kept {
    /// It was.
    Yes,
    /// It was not.
    No,
    /// Nobody can say.
    DontKnow,
}

/// One promise at one check.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct KeptRow {
    /// The promise.
    pub topic: TopicId,
    /// Kept or not.
    pub kept: Kept,
    /// The number behind it as it was read: "92 % within 8 hours"; empty when there is none.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub number: String,
    /// Where it was read.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub source: String,
}

/// One numbers check, known by its day.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct NumbersCheck {
    /// The day it is about.
    pub on: Day,
    /// A row for each promise that was answered.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub rows: Vec<KeptRow>,
    /// Signs for an early look that were seen, in the words of the meeting that names them.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub signs: Vec<String>,
    /// "One win we share"; empty when none was named.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub win: String,
}

impl NumbersCheck {
    /// A check at which nothing was said yet.
    pub fn new(on: Day) -> Self {
        Self { on, rows: Vec::new(), signs: Vec::new(), win: String::new() }
    }

    /// What was said about one promise.
    pub fn row(&self, topic: &TopicId) -> Option<&KeptRow> {
        self.rows.iter().find(|row| row.topic == *topic)
    }

    fn is_empty(&self) -> bool {
        self.rows.is_empty() && self.signs.is_empty() && self.win.is_empty()
    }
}

/// How often a promise was kept over some checks.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Record {
    /// Checks at which it was kept.
    pub yes: u32,
    /// Checks at which it was not.
    pub no: u32,
    /// Checks at which nobody could say.
    pub dont_know: u32,
}

impl Record {
    /// Over the checks of a session; a check without a row for the promise does not count.
    pub fn of(session: &Session, topic: &TopicId) -> Self {
        let mut record = Self::default();
        for row in session.numbers.iter().filter_map(|check| check.row(topic)) {
            match row.kept {
                Kept::Yes => record.yes += 1,
                Kept::No => record.no += 1,
                Kept::DontKnow => record.dont_know += 1,
            }
        }
        record
    }

    /// Checks at which somebody could say: "kept 5 of 7".
    pub fn answered(&self) -> u32 {
        self.yes + self.no
    }
}

/// Signs for an early look that were seen at any check, each once and in the order they were first seen.
pub fn signs_seen(session: &Session) -> Vec<&str> {
    let mut seen: Vec<&str> = Vec::new();
    for sign in session.numbers.iter().flat_map(|check| &check.signs) {
        if !seen.contains(&sign.as_str()) {
            seen.push(sign);
        }
    }
    seen
}

impl Session {
    /// The check of this day.
    pub fn numbers_check(&self, on: Day) -> Option<&NumbersCheck> {
        self.numbers.iter().find(|check| check.on == on)
    }

    /// Changes the check of a day, which begins with the first answer and is gone with the last.
    pub(super) fn change_numbers_check(&mut self, on: Day, change: impl FnOnce(&mut NumbersCheck)) {
        let place = self.numbers.partition_point(|check| check.on < on);
        if self.numbers.get(place).is_none_or(|check| check.on != on) {
            self.numbers.insert(place, NumbersCheck::new(on));
        }
        change(&mut self.numbers[place]);
        self.numbers.retain(|check| !check.is_empty());
    }
}
