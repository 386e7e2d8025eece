//! One difference as data: a value, a wording, a list or the rows of a table, before and now.
//! How it is said stands in [`super::said`].

use super::words::{Mark, Piece, plain, words};
use serde::Serialize;

/// A difference in one field of something.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Part {
    /// The field by its name in data: `owner`, `classes`, `measure/clock_starts`.
    pub field: String,
    /// What it is called on screen.
    pub label: String,
    /// Before and now.
    #[serde(flatten)]
    pub change: Change,
}

/// What a field was and is.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(tag = "kind", rename_all = "snake_case")]
pub enum Change {
    /// A short value; empty for none.
    Value {
        /// Before.
        was: String,
        /// Now.
        now: String,
    },
    /// A wording, word by word.
    Words {
        /// What stayed, what went, what came.
        pieces: Vec<Piece>,
    },
    /// Short texts in a row.
    Lines {
        /// Those that went.
        gone: Vec<String>,
        /// Those that came.
        came: Vec<String>,
        /// Those that stayed stand in another order.
        reordered: bool,
    },
    /// Rows of a table, value by value.
    Rows {
        /// The values.
        cells: Vec<Cell>,
        /// The rows that stayed stand in another order.
        reordered: bool,
    },
}

/// One value in the row of a table.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Cell {
    /// What the row is called, now or before.
    pub row: String,
    /// The field by its name in data.
    pub field: String,
    /// What the field is called on screen.
    pub label: String,
    /// Before; empty for none.
    pub was: String,
    /// Now; empty for none.
    pub now: String,
    /// What became of it.
    pub fate: CellFate,
}

/// What became of a value in a row.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum CellFate {
    /// It stands as it stood, and is told because its neighbours changed.
    Same,
    /// It is another one.
    Changed,
    /// Its row is new.
    New,
    /// Its row is gone.
    Gone,
}

/// From so many words on a text is told word by word.
const WORDS_FROM: usize = 4;

impl Part {
    /// A short value, unless it is the same.
    pub fn value(field: &str, label: &str, was: &str, now: &str) -> Option<Self> {
        let (was, now) = (plain(was), plain(now));
        (was != now).then(|| Self::of(field, label, Change::Value { was, now }))
    }

    /// A wording, unless it is the same.
    pub fn words(field: &str, label: &str, was: &str, now: &str) -> Option<Self> {
        let pieces = words(was, now);
        let changed = pieces.iter().any(|piece| piece.mark != Mark::Same);
        changed.then(|| Self::of(field, label, Change::Words { pieces }))
    }

    /// A text that may be a word or a paragraph, unless it is the same.
    pub fn text(field: &str, label: &str, was: &str, now: &str) -> Option<Self> {
        let long = |text: &str| text.split_whitespace().nth(WORDS_FROM - 1).is_some();
        if long(was) && long(now) {
            Self::words(field, label, was, now)
        } else {
            Self::value(field, label, was, now)
        }
    }

    /// Short texts in a row, unless they are the same.
    pub fn lines(field: &str, label: &str, was: &[String], now: &[String]) -> Option<Self> {
        let (was, now) = (plain_lines(was), plain_lines(now));
        if was == now {
            return None;
        }
        let (gone, stayed) = apart(&was, &now);
        let (came, still) = apart(&now, &was);
        Some(Self::of(field, label, Change::Lines { gone, came, reordered: stayed != still }))
    }

    pub(super) fn of(field: &str, label: &str, change: Change) -> Self {
        Self { field: field.to_owned(), label: label.to_owned(), change }
    }

    /// Whether it is a wording told word by word.
    pub fn is_wording(&self) -> bool {
        matches!(self.change, Change::Words { .. })
    }
}

fn plain_lines(lines: &[String]) -> Vec<String> {
    lines.iter().map(|line| plain(line)).filter(|line| !line.is_empty()).collect()
}

/// The lines that the others do not have, and those they have, each line as often as it stands there.
fn apart(lines: &[String], others: &[String]) -> (Vec<String>, Vec<String>) {
    let mut left: Vec<&String> = others.iter().collect();
    lines.iter().cloned().partition(|line| match left.iter().position(|other| *other == line) {
        Some(place) => {
            left.remove(place);
            false
        }
        None => true,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn lines(was: &[&str], now: &[&str]) -> Option<Change> {
        let own = |lines: &[&str]| lines.iter().map(|line| (*line).to_owned()).collect::<Vec<_>>();
        Part::lines("x", "x", &own(was), &own(now)).map(|part| part.change)
    }

    #[test]
    fn nothing_is_told_of_what_is_the_same() {
        assert_eq!(Part::value("x", "x", "8 hours", " 8  hours"), None);
        assert_eq!(Part::words("x", "x", "one two", "one\ttwo"), None);
        assert_eq!(lines(&["a", "b"], &["a ", "", "b"]), None);
    }

    #[test]
    fn lines_go_come_and_change_places() {
        let change = |gone: &[&str], came: &[&str], reordered| {
            let own = |lines: &[&str]| lines.iter().map(|line| (*line).to_owned()).collect();
            Some(Change::Lines { gone: own(gone), came: own(came), reordered })
        };
        assert_eq!(lines(&["a", "b"], &["b", "c"]), change(&["a"], &["c"], false));
        assert_eq!(lines(&["a", "b"], &["b", "a"]), change(&[], &[], true));
        assert_eq!(lines(&["a", "a"], &["a"]), change(&["a"], &[], false));
    }

    #[test]
    fn long_texts_are_told_word_by_word() {
        assert!(Part::text("x", "x", "a b c d", "a b c e").is_some_and(|part| part.is_wording()));
        assert!(Part::text("x", "x", "a b c", "a b c e").is_some_and(|part| !part.is_wording()));
    }
}
