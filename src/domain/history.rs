//! The log of a workshop and the only way to write it: commit, undo, redo, replay.
//!
//! Undo marks an entry and replays the rest; there is no inverse code to get wrong.

mod forget;

use crate::domain::{command::Command, moment::Moment, rejected::Rejected, session::Session};
use forget::Forgotten;
use serde::{Deserialize, Serialize};
use std::collections::{BTreeMap, HashSet};

/// What an entry records.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum What {
    /// One key press: all of it or nothing.
    Do(Vec<Command>),
    /// Takes back the entry with this number.
    Undo(u64),
    /// Brings back the entry with this number.
    Redo(u64),
}

/// One line of the log.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(try_from = "Line", into = "Line")]
pub struct Entry {
    /// Its number: one more than the entry before.
    pub seq: u64,
    /// When.
    pub at: Moment,
    /// What.
    pub what: What,
}

/// An entry as it is written: exactly one of `do`, `undo`, `redo`.
#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct Line {
    seq: u64,
    at: Moment,
    #[serde(rename = "do", default, skip_serializing_if = "Option::is_none")]
    batch: Option<Vec<Command>>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    undo: Option<u64>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    redo: Option<u64>,
}

impl TryFrom<Line> for Entry {
    type Error = String;

    fn try_from(line: Line) -> Result<Self, String> {
        let what = match (line.batch, line.undo, line.redo) {
            (Some(batch), None, None) => What::Do(batch),
            (None, Some(seq), None) => What::Undo(seq),
            (None, None, Some(seq)) => What::Redo(seq),
            _ => return Err("an entry has exactly one of \"do\", \"undo\" and \"redo\"".to_owned()),
        };
        Ok(Self { seq: line.seq, at: line.at, what })
    }
}

impl From<Entry> for Line {
    fn from(entry: Entry) -> Self {
        let mut line = Self { seq: entry.seq, at: entry.at, batch: None, undo: None, redo: None };
        match entry.what {
            What::Do(batch) => line.batch = Some(batch),
            What::Undo(seq) => line.undo = Some(seq),
            What::Redo(seq) => line.redo = Some(seq),
        }
        line
    }
}

/// A session with its history.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Workshop {
    base: Session,
    state: Session,
    log: Vec<Entry>,
    closed_through: u64,
}

impl Workshop {
    /// A workshop that begins with this session.
    pub fn new(session: Session) -> Self {
        Self { base: session.clone(), state: session, log: Vec::new(), closed_through: 0 }
    }

    /// A workshop as it was stored. The state is authoritative: when the log replays to something else,
    /// as after an upgrade, the old history is closed.
    pub fn restore(base: Session, state: Session, log: Vec<Entry>, closed_through: u64) -> Self {
        let mut workshop = Self { base, state, log, closed_through };
        match workshop.replay() {
            Some(replayed) if comes_to(&workshop.state, &replayed) => workshop.state = replayed,
            _ => workshop.close_history(),
        }
        workshop
    }

    /// The session as it stands.
    pub fn session(&self) -> &Session {
        &self.state
    }

    /// The session the live history builds on.
    pub fn base(&self) -> &Session {
        &self.base
    }

    /// Every entry, oldest first.
    pub fn log(&self) -> &[Entry] {
        &self.log
    }

    /// Entries up to this number can no longer be undone.
    pub fn closed_through(&self) -> u64 {
        self.closed_through
    }

    /// The number of the newest entry.
    pub fn seq(&self) -> u64 {
        self.log.last().map_or(self.closed_through, |entry| entry.seq)
    }

    /// When the newest entry was made.
    pub fn last_at(&self) -> Option<Moment> {
        self.log.last().map(|entry| entry.at)
    }

    /// Accepts a batch whole and records it, or says why not and changes nothing.
    pub fn commit(&mut self, mut batch: Vec<Command>, at: Moment) -> Result<Entry, Rejected> {
        if batch.is_empty() {
            return Err(Rejected::NothingToDo);
        }
        let mut next = self.state.clone();
        let (seq, mut given) = (self.seq() + 1, 0);
        for command in &mut batch {
            command.complete(&self.state, seq, &mut given);
            next.apply(command, at)?;
        }
        let forgotten = Forgotten::by(&mut batch);
        let was_there = forgotten.is_in(&self.base) || forgotten.is_in(&self.state);
        self.state = next;
        let was_logged = forgotten.strike(&mut self.log);
        let entry = self.record(at, What::Do(batch));
        if was_there || was_logged {
            self.close_history();
        }
        Ok(entry)
    }

    /// Takes back the newest batch that is not a ceremony of its own; once the session is closed, only what came
    /// after the close.
    pub fn undo(&mut self, at: Moment) -> Result<Entry, Rejected> {
        let (live, _) = self.live();
        let newest = live.iter().rev().find(|entry| is_undoable(entry)).map(|entry| entry.seq);
        let target = newest.ok_or(Rejected::NothingToUndo)?;
        self.is_since_the_close(target)?;
        self.take(at, What::Undo(target)).ok_or(Rejected::NothingToUndo)
    }

    /// Brings back the batch taken back last, as long as nothing was done since; the close counts as something done.
    pub fn redo(&mut self, at: Moment) -> Result<Entry, Rejected> {
        let (_, undone) = self.live();
        let target = *undone.last().ok_or(Rejected::NothingToRedo)?;
        self.is_since_the_close(target)?;
        self.take(at, What::Redo(target)).ok_or(Rejected::NothingToRedo)
    }

    /// What was done before the close belongs to what was agreed.
    fn is_since_the_close(&self, target: u64) -> Result<(), Rejected> {
        let closes =
            |entry: &&Entry| matches!(&entry.what, What::Do(batch) if batch.contains(&Command::Close {}));
        let close = self.log.iter().rev().find(closes).map_or(0, |entry| entry.seq);
        match self.state.closed() {
            Some(refused) if target <= close => Err(refused),
            _ => Ok(()),
        }
    }

    /// Appends an entry read from a journal; `None` when it does not follow or is not accepted.
    pub fn follow(&mut self, entry: &Entry) -> Option<()> {
        if entry.seq != self.seq() + 1 {
            return None;
        }
        let written = match &entry.what {
            What::Do(batch) => self.commit(batch.clone(), entry.at).ok()?,
            What::Undo(_) => self.undo(entry.at).ok()?,
            What::Redo(_) => self.redo(entry.at).ok()?,
        };
        (written == *entry).then_some(())
    }

    /// The batch an undo or redo entry speaks of.
    pub fn batch(&self, seq: u64) -> Option<&[Command]> {
        self.entry(seq).and_then(|entry| match &entry.what {
            What::Do(batch) => Some(batch.as_slice()),
            _ => None,
        })
    }

    /// The session that base and live entries come to; `None` when an entry is no longer accepted.
    pub fn replay(&self) -> Option<Session> {
        let mut session = self.base.clone();
        for entry in self.live().0 {
            let What::Do(batch) = &entry.what else { continue };
            for command in batch {
                // A ceremony can lose what it was about when an earlier entry is undone; the rest cannot.
                if session.apply(command, entry.at).is_err() && !command.is_ceremony() {
                    return None;
                }
            }
        }
        Some(session)
    }

    fn take(&mut self, at: Moment, what: What) -> Option<Entry> {
        let entry = self.record(at, what);
        if let Some(state) = self.replay() {
            self.state = state;
            return Some(entry);
        }
        self.log.pop();
        None
    }

    fn record(&mut self, at: Moment, what: What) -> Entry {
        let entry = Entry { seq: self.seq() + 1, at, what };
        self.log.push(entry.clone());
        entry
    }

    /// Live batches in order, and the numbers of those that redo can bring back. A log from outside may take back any
    /// entry any number of times, so that no step may cost more for a longer log.
    fn live(&self) -> (Vec<&Entry>, Vec<u64>) {
        let mut live: BTreeMap<u64, &Entry> = BTreeMap::new();
        let (mut undone, mut redone): (Vec<u64>, HashSet<u64>) = (Vec::new(), HashSet::new());
        for entry in self.log.iter().filter(|entry| entry.seq > self.closed_through) {
            match &entry.what {
                What::Do(_) => {
                    if is_undoable(entry) {
                        undone.clear();
                    }
                    live.insert(entry.seq, entry);
                }
                What::Undo(seq) => {
                    live.remove(seq);
                    redone.remove(seq);
                    undone.push(*seq);
                }
                What::Redo(seq) => {
                    redone.insert(*seq);
                    if let Some(again) = self.entry(*seq) {
                        live.insert(*seq, again);
                    }
                }
            }
        }
        undone.retain(|seq| !redone.contains(seq));
        (live.into_values().collect(), undone)
    }

    /// The entry with this number; they follow on each other.
    fn entry(&self, seq: u64) -> Option<&Entry> {
        let place = seq.checked_sub(self.log.first()?.seq)?;
        self.log.get(usize::try_from(place).ok()?).filter(|entry| entry.seq == seq)
    }

    fn close_history(&mut self) {
        self.base = self.state.clone();
        self.closed_through = self.seq();
    }
}

/// Whether a session as it was stored is what its log comes to. Earlier programs did not write how many rounds a
/// decision came after: that alone is learned from the log.
fn comes_to(stored: &Session, replayed: &Session) -> bool {
    let mut completed = stored.clone();
    for (topic, again) in completed.topics.iter_mut().zip(&replayed.topics) {
        if let (Some(decided), Some(again)) = (&mut topic.decided, &again.decided) {
            decided.after_rounds = decided.after_rounds.or(again.after_rounds);
        }
    }
    completed == *replayed
}

fn is_undoable(entry: &Entry) -> bool {
    matches!(&entry.what, What::Do(batch) if !batch.iter().all(Command::is_ceremony))
}
