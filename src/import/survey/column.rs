//! The columns of all files together: one entry for each question, with the answers of both teams.
//! Columns belong together by their folded header; where a header repeats in a file, by its turn.

use super::file::FileRead;
use super::heading::{Heading, Role};
use super::source::Source;
use super::tally::Value;
use crate::domain::people::{PerTeam, Team};
use crate::import::fold::{fold, unguarded};
use std::collections::HashMap;

/// One column over all files.
#[derive(Debug, Clone)]
pub(super) struct Column {
    /// Its header in the first file that has it.
    pub heading: Heading,
    /// Position among all columns, counted from 1: what its id is made of.
    pub number: usize,
    /// The different answers.
    pub answers: Vec<Answer>,
    /// Too many different answers for a scale.
    pub open: bool,
    /// It says which team a person is on.
    pub is_team: bool,
    /// Its choices can be ticked together.
    pub is_select_all: bool,
    /// The column it was folded into.
    pub part_of: Option<usize>,
    /// The tool that wrote it.
    pub source: &'static Source,
}

/// One of the different answers of a column.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Answer {
    /// As it stands.
    pub text: String,
    /// For comparison.
    pub folded: String,
    /// How many people of each team gave it.
    pub people: PerTeam<u32>,
    /// The files it occurs in, one bit each.
    pub files: u64,
    /// The file and the line where it was met first.
    pub first: (usize, u64),
}

impl Answer {
    /// People of both teams.
    pub(super) fn total(&self) -> u32 {
        self.people.sales + self.people.marketing
    }
}

/// Joins the columns of all files; the first file's order comes first.
pub(super) fn join(files: &mut [FileRead]) -> Vec<Column> {
    let mut columns: Vec<Column> = Vec::new();
    let mut positions: HashMap<(String, usize), usize> = HashMap::new();
    for (number, file) in files.iter_mut().enumerate() {
        let answers = std::mem::take(&mut file.tally.columns);
        for (index, (heading, answers)) in file.tally.headings.iter().zip(answers).enumerate() {
            let key = (heading.key(), heading.turn.max(1));
            let position = *positions.entry(key).or_insert_with(|| {
                columns.push(Column {
                    heading: heading.clone(),
                    number: columns.len() + 1,
                    answers: Vec::new(),
                    open: false,
                    is_team: false,
                    is_select_all: false,
                    part_of: None,
                    source: file.source,
                });
                columns.len() - 1
            });
            file.places.push(position);
            let column = &mut columns[position];
            column.open |= answers.open;
            column.is_team |= file.team_columns.contains(&index);
            if heading.role == Role::Question {
                column.heading.role = Role::Question;
            }
            for value in &answers.values {
                column.add(value, number, file.source.blank);
            }
        }
    }
    columns
}

impl Column {
    fn add(&mut self, value: &Value, file: usize, blank: &[&str]) {
        let (text, people) = (String::from_utf8_lossy(&value.text), value.people);
        let text = unguarded(&text).trim();
        let folded = fold(text);
        // A row that was taken back may leave a value nobody gives any more.
        if text.is_empty() || people == PerTeam::default() || blank.contains(&folded.as_str()) {
            return;
        }
        // Files beyond the last bit share it: this only tells where a scale comes from.
        let bit = 1 << file.min(63);
        if let Some(known) = self.answers.iter_mut().find(|answer| answer.text == text) {
            for team in Team::BOTH {
                *known.people.get_mut(team) += people.get(team);
            }
            known.files |= bit;
            return;
        }
        let first = (file, value.line);
        self.answers.push(Answer { text: text.to_owned(), folded, people, files: bit, first });
    }

    /// The id of the item it may be: the same whenever these files are read.
    pub(super) fn id(&self) -> String {
        format!("q{}", self.number)
    }

    /// The header in quotation marks, for messages.
    pub(super) fn quoted(&self) -> String {
        format!("\"{}\"", self.heading.name())
    }
}
