//! What a check found, with the place.

use std::fmt;

use crate::source::Source;

/// One thing that breaks a rule of the house.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Problem {
    pub path: String,
    pub line: usize,
    pub what: String,
}

impl Source {
    /// A problem in this file.
    pub fn problem(&self, line: usize, what: String) -> Problem {
        Problem { path: self.path.clone(), line, what }
    }
}

impl fmt::Display for Problem {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(formatter, "{}:{}: {}", self.path, self.line, self.what)
    }
}
