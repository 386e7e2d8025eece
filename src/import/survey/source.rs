//! The tools whose exports are understood: one file and one row each.
//!
//! A source only looks at the first rows: which are headers, what each column is. It never reads an answer, and
//! it never looks at the name of a file.

mod generic;
mod google;
mod limesurvey;
mod microsoft;
mod qualtrics;
mod surveymonkey;
mod typeform;

use super::heading::Heading;
use crate::assets::words::say;
use crate::import::fold::fold;
use csv::ByteRecord;

/// A kind of export that is understood.
#[derive(Debug, Clone, Copy)]
pub struct Source {
    /// Its id, as it appears in results.
    pub id: &'static str,
    /// Its name.
    pub name: &'static str,
    /// How many of these first rows are headers, if this tool wrote them.
    pub(super) recognises: fn(&[ByteRecord]) -> Option<usize>,
    /// The headings of the columns, from the header rows.
    pub(super) headings: fn(&[ByteRecord]) -> Vec<Heading>,
    /// Folded cells that mean that nobody answered.
    pub(super) blank: &'static [&'static str],
    /// A column for one choice says yes or no, not the name of the choice.
    pub(super) ticks_with_yes: bool,
}

impl Source {
    /// What it is called: the tool, or a table in the words in use.
    pub fn told(&self) -> &'static str {
        if self.id == generic::SOURCE.id { say("import.survey.table") } else { self.name }
    }
}

/// All sources, the particular ones before the general one.
pub const SOURCES: &[Source] = &[
    qualtrics::SOURCE,
    surveymonkey::SOURCE,
    limesurvey::SOURCE,
    microsoft::SOURCE,
    typeform::SOURCE,
    google::SOURCE,
    generic::SOURCE,
];

/// The cells of a row as text; none if there is no such row.
fn cells(rows: &[ByteRecord], row: usize) -> Vec<String> {
    let cells = rows.get(row).into_iter().flatten();
    cells.map(|cell| String::from_utf8_lossy(cell).into_owned()).collect()
}

/// The cells of a row, folded.
fn folded(rows: &[ByteRecord], row: usize) -> Vec<String> {
    cells(rows, row).iter().map(|cell| fold(cell)).collect()
}

/// Whether the first cells of a row are each one of these words.
fn begins_with(row: &[String], words: &[&[&str]]) -> bool {
    row.len() >= words.len() && row.iter().zip(words).all(|(cell, words)| words.contains(&cell.as_str()))
}

/// How often each of these texts occurs.
fn number_of<'a>(texts: impl Iterator<Item = &'a str>) -> std::collections::HashMap<&'a str, usize> {
    let mut number = std::collections::HashMap::new();
    for text in texts {
        *number.entry(text).or_default() += 1;
    }
    number
}
