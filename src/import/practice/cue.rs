//! The practice session as a tour: what the two teams do at one key press, with a sentence about it.
//!
//! It only groups the lines of a script; where a press leads is the route's business.

use super::Batch;
use crate::{
    assets::{demo, words::say},
    domain::command::Command,
};

/// What the two teams do at one key press. The last one has nothing to do: it leads to the export.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Cue {
    /// Its name in the script.
    pub name: String,
    /// What is done, in order.
    pub batches: Vec<Batch>,
    /// How many presses of the whole tour this one makes.
    pub number: usize,
    /// How many presses the whole tour is.
    pub of: usize,
}

impl Cue {
    /// What happened, in one sentence.
    pub fn said(&self) -> &'static str {
        say(&format!("tour.{}", self.name))
    }

    /// Everything that is done, as one change.
    pub fn commands(&self) -> Vec<Command> {
        self.batches.iter().flat_map(|batch| batch.commands.clone()).collect()
    }
}

/// The line of a script at which its first cue stands; what stands above was prepared.
pub(super) fn first_line(text: &str) -> u64 {
    let marked = (1..).zip(text.lines()).find(|(_, line)| line.starts_with(demo::CUE));
    marked.map_or(u64::MAX, |(line, _)| line)
}

/// The cues of a script that are still to come when these batches are.
pub(super) fn of(text: &str, batches: Vec<Batch>) -> Vec<Cue> {
    let marks = (1..).zip(text.lines());
    let marks: Vec<(u64, &str)> =
        marks.filter_map(|(line, text)| Some((line, text.strip_prefix(demo::CUE)?))).collect();
    let ends = marks.iter().skip(1).map(|(line, _)| *line).chain([u64::MAX]);
    let mut batches = batches.into_iter().peekable();
    let cues = (1..).zip(&marks).zip(ends).map(|((number, (_, name)), end)| {
        let mut of_it = Vec::new();
        while let Some(batch) = batches.next_if(|batch| batch.line < end) {
            of_it.push(batch);
        }
        Cue { name: (*name).to_owned(), batches: of_it, number, of: marks.len() }
    });
    cues.skip_while(|cue| cue.batches.is_empty()).collect()
}
