//! The user's own keys, from the `[keys]` table of the config file; it must not open that file.

use std::collections::BTreeMap;

use super::{BadChord, Chord};
use crate::config::Written;

/// Chords that replace the built-in ones, by the label of a binding; empty by default.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Overrides {
    chords: BTreeMap<String, Vec<Chord>>,
}

/// A line of the `[keys]` table that could not be read.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum BadOverride {
    /// One of the chords is not a key.
    #[error("line {line}: \"{label}\": {problem}")]
    Chord {
        /// The label the line is for.
        label: String,
        /// Its line in the file.
        line: usize,
        /// What is wrong with the chord.
        problem: BadChord,
    },
    /// No chord at all, which would leave something nobody can reach.
    #[error("line {line}: \"{label}\" has no key; give at least one, or remove the line")]
    Empty {
        /// The label the line is for.
        label: String,
        /// Its line in the file.
        line: usize,
    },
}

impl Overrides {
    /// Reads label and space separated chords, as in `"topic.keys.reveal" = "r ctrl+r"`.
    pub fn new(keys: &BTreeMap<String, Written>) -> Result<Self, BadOverride> {
        let mut chords = BTreeMap::new();
        for (label, Written { text, line }) in keys {
            let (label, line) = (label.clone(), *line);
            let row = match parse_chords(text) {
                Ok(row) => row,
                Err(problem) => return Err(BadOverride::Chord { label, line, problem }),
            };
            if row.is_empty() {
                return Err(BadOverride::Empty { label, line });
            }
            chords.insert(label, row);
        }
        Ok(Self { chords })
    }

    /// Every label that has keys of its own, so that one which no binding carries can be reported.
    pub fn labels(&self) -> impl Iterator<Item = &str> {
        self.chords.keys().map(String::as_str)
    }

    pub(super) fn get(&self, label: &str) -> Option<&[Chord]> {
        self.chords.get(label).map(Vec::as_slice)
    }
}

pub(super) fn parse_chords(text: &str) -> Result<Vec<Chord>, BadChord> {
    text.split_whitespace().map(Chord::parse).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn table(label: &str, chords: &str) -> BTreeMap<String, Written> {
        BTreeMap::from([(label.to_owned(), Written { text: chords.to_owned(), line: 7 })])
    }

    #[test]
    fn reads_chords() {
        let overrides = Overrides::new(&table("a.keys.b", "r  ctrl+r")).unwrap();
        assert_eq!(overrides.get("a.keys.b").map(<[Chord]>::len), Some(2));
        assert_eq!(overrides.get("a.keys.c"), None);
        assert_eq!(overrides.labels().collect::<Vec<_>>(), ["a.keys.b"]);
    }

    #[test]
    fn a_mistake_names_the_line() {
        let error = Overrides::new(&table("a.keys.b", "r alt+r")).unwrap_err();
        assert!(error.to_string().starts_with("line 7: \"a.keys.b\": \"alt+r\" is not a key"), "{error}");
        let empty = Overrides::new(&table("a.keys.b", " ")).unwrap_err();
        assert_eq!(
            empty.to_string(),
            "line 7: \"a.keys.b\" has no key; give at least one, or remove the line"
        );
    }
}
