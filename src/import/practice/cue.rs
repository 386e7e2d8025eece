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

    /// Has it done as one change, so that one step takes it back; where it does not fit any more, what is left of it,
    /// piece by piece. Says whether anything was done. Going somewhere is not among it: that is the front end's business.
    pub fn perform<E>(&self, mut commit: impl FnMut(Vec<Command>) -> Result<bool, E>) -> Result<bool, E> {
        let mut pieces: Vec<Vec<Command>> =
            self.batches.iter().map(|batch| without_moving(&batch.commands)).collect();
        pieces.retain(|piece| !piece.is_empty());
        if pieces.is_empty() || commit(pieces.concat())? {
            return Ok(true);
        }
        let mut done = false;
        for piece in pieces {
            done |= commit(piece)?;
        }
        Ok(done)
    }
}

fn without_moving(commands: &[Command]) -> Vec<Command> {
    let moves = |command: &&Command| matches!(command, Command::EnterStep { .. } | Command::EnterBox { .. });
    commands.iter().filter(|command| !moves(command)).cloned().collect()
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

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::{moment::Moment, session::Step};
    use std::convert::Infallible;

    fn cue(batches: Vec<Vec<Command>>) -> Cue {
        let at = Moment::parse("2026-03-12T12:00:00Z").unwrap();
        let batches =
            (1..).zip(batches).map(|(line, commands)| Batch { line, at: Some(at), commands }).collect();
        Cue { name: "late".to_owned(), batches, number: 1, of: 1 }
    }

    fn named(name: &str) -> Command {
        Command::Rename { name: name.to_owned() }
    }

    /// Whether anything was done, and what was tried, where these are refused.
    fn performed(cue: &Cue, refused: &[Command]) -> (bool, Vec<Vec<Command>>) {
        let mut tried = Vec::new();
        let done = cue.perform(|batch| {
            let fits = !batch.iter().any(|command| refused.contains(command));
            tried.push(batch);
            Ok::<_, Infallible>(fits)
        });
        (done.unwrap(), tried)
    }

    #[test]
    fn a_cue_is_one_change_and_where_it_does_not_fit_what_is_left_of_it() {
        let enter = Command::EnterStep { step: Step::Sla };
        let [a, b, c] = ["a", "b", "c"].map(named);
        let cue = cue(vec![vec![a.clone(), enter.clone()], vec![enter], vec![b.clone()], vec![c.clone()]]);
        let whole = vec![a.clone(), b.clone(), c.clone()];
        assert_eq!(performed(&cue, &[]), (true, vec![whole.clone()]));
        let pieces = vec![whole, vec![a.clone()], vec![b.clone()], vec![c.clone()]];
        assert_eq!(performed(&cue, std::slice::from_ref(&b)), (true, pieces.clone()));
        assert_eq!(performed(&cue, &[a, b, c]), (false, pieces));
    }

    #[test]
    fn a_cue_that_only_goes_somewhere_changes_nothing_and_is_done() {
        let cue = cue(vec![vec![Command::EnterStep { step: Step::Sla }]]);
        assert_eq!(performed(&cue, &[]), (true, Vec::new()));
    }
}
