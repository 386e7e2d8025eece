//! What a journal adds to the session file it belongs to. Replays only what provably follows on the file, and
//! changes nothing on disk.

use super::error::ReadOnly;
use super::fingerprint::Fingerprint;
use super::journal::{self, Contents, Head};
use super::recovered::Recovered;
use crate::domain::draft::{self, Acceptance, Draft, DraftKey};
use crate::domain::history::{Entry, What, Workshop};
use crate::domain::moment::Moment;
use std::cmp::Reverse;
use std::collections::{HashMap, HashSet};
use std::path::Path;

/// A session file as it was read.
pub(super) struct Snapshot {
    pub(super) workshop: Workshop,
    pub(super) drafts: Vec<Draft>,
    pub(super) fingerprint: Fingerprint,
    /// The log still replays to the state: nobody edited the file by hand.
    pub(super) intact: bool,
}

/// What a journal goes on from when it is begun anew: nothing of it may build on what the disk has not confirmed.
#[derive(Debug)]
pub(super) struct Ground {
    /// The state of the file that the disk has confirmed, as far as is known.
    pub(super) base: Fingerprint,
    /// The states written since.
    pub(super) unconfirmed: Vec<Fingerprint>,
    /// The changes since the base.
    pub(super) entries: Vec<Entry>,
}

/// So many states that were never confirmed are known by name; of older ones the changes since tell.
const MOST_UNCONFIRMED: usize = 100;

impl Ground {
    /// A file that the disk has confirmed, or that there is nothing before.
    pub(super) fn on(base: Fingerprint) -> Self {
        Self { base, unconfirmed: Vec::new(), entries: Vec::new() }
    }

    /// The file has been written, and the disk has not confirmed it.
    pub(super) fn note(&mut self, written: Fingerprint) {
        if written != self.base && !self.unconfirmed.contains(&written) {
            let surplus = (self.unconfirmed.len() + 1).saturating_sub(MOST_UNCONFIRMED);
            self.unconfirmed.drain(..surplus);
            self.unconfirmed.push(written);
        }
    }
}

/// A session file with its journal on top.
pub(super) struct Replayed {
    pub(super) workshop: Workshop,
    pub(super) drafts: Vec<Draft>,
    /// Half-typed text that the file has something later for: it is set aside.
    pub(super) overtaken: Vec<Draft>,
    pub(super) ground: Ground,
    pub(super) recovered: Option<Recovered>,
    pub(super) refused: Option<ReadOnly>,
}

impl Snapshot {
    /// The session file without a journal.
    pub(super) fn alone(self) -> Replayed {
        let Self { workshop, drafts, fingerprint, .. } = self;
        let ground = Ground::on(fingerprint);
        Replayed { workshop, drafts, overtaken: Vec::new(), ground, recovered: None, refused: None }
    }

    /// Puts a journal on top, as far as it holds.
    pub(super) fn with_journal(self, path: &Path, contents: Contents) -> Replayed {
        let damaged = |what: String| ReadOnly::Damaged { journal: path.to_owned(), what };
        let broken =
            contents.damage.as_ref().map(|damage| damaged(format!("line {}: {}", damage.line, damage.what)));
        let Some(head) = &contents.head else {
            return Replayed { refused: broken, ..self.alone() };
        };
        if head.session != self.workshop.session().id {
            let what = format!("it is of session {}", head.session);
            return Replayed { refused: Some(damaged(what)), ..self.alone() };
        }
        let known = head.knows(self.fingerprint);
        let Some(unsaved) = self.not_in_file(head, &contents.entries) else {
            let refused = ReadOnly::OtherSnapshot { journal: path.to_owned() };
            return Replayed { refused: Some(refused), ..self.alone() };
        };
        let (workshop, good) = replay(&self.workshop, unsaved, MOST_STEPS);
        let misfit = unsaved.get(good).map(|entry| damaged(format!("change {} does not fit", entry.seq)));
        let ground = self.ground(head, &contents.entries, (unsaved, good));
        let (drafts, overtaken) = if known {
            (contents.drafts, Vec::new())
        } else {
            merged(&self.drafts, contents.drafts, self.workshop.log())
        };
        let last_words_at = last_words(&drafts, &self.drafts);
        let recovered = Recovered { changes: good, torn: contents.torn > 0, last_words_at, set_aside: None };
        let anything = good > 0 || recovered.torn || last_words_at.is_some();
        let refused = misfit.or(broken);
        Replayed { workshop, drafts, overtaken, ground, recovered: anything.then_some(recovered), refused }
    }

    /// What the next journal builds on: where this one knows the file, the same as this one; the first `good` of the
    /// unsaved changes are in it.
    fn ground(&self, head: &Head, entries: &[Entry], (unsaved, good): (&[Entry], usize)) -> Ground {
        if head.snapshot == self.fingerprint || !head.knows(self.fingerprint) {
            return Ground { entries: unsaved[..good].to_vec(), ..Ground::on(self.fingerprint) };
        }
        let entries = entries[..entries.len() - unsaved.len() + good].to_vec();
        Ground { base: head.snapshot, unconfirmed: head.unconfirmed.clone(), entries }
    }

    /// The entries the file does not have; `None` when it cannot be told that they follow on it.
    fn not_in_file<'a>(&self, head: &Head, entries: &'a [Entry]) -> Option<&'a [Entry]> {
        if head.snapshot == self.fingerprint {
            return Some(entries);
        }
        // A crash between writing the file and beginning a new journal leaves an old head with entries the file has.
        let (old, new) = split(self.workshop.log(), self.workshop.closed_through(), entries)?;
        let proven = head.knows(self.fingerprint) || (!old.is_empty() && self.intact);
        (new.is_empty() || proven).then_some(new)
    }
}

/// The entries of a journal that are in a log and those that come after it; `None` when some should be there and are
/// not. Closed history may have lost the answers of a replaced survey.
pub(super) fn split<'a>(
    log: &[Entry],
    closed: u64,
    entries: &'a [Entry],
) -> Option<(&'a [Entry], &'a [Entry])> {
    let last = log.last().map_or(closed, |entry| entry.seq);
    let (old, new) = entries.split_at(entries.partition_point(|entry| entry.seq <= last));
    let first = log.partition_point(|entry| old.first().is_some_and(|old| entry.seq < old.seq));
    let is_same = |(ours, theirs): (&Entry, &Entry)| {
        ours == theirs || (theirs.seq <= closed && (ours.seq, ours.at) == (theirs.seq, theirs.at))
    };
    let there = old.len() <= log.len() - first && old.iter().zip(&log[first..]).all(is_same);
    there.then_some((old, new))
}

/// What taking back may cost, in entries of the log looked at: a day on which no file could be written stays far below,
/// a journal made to keep us busy does not.
const MOST_STEPS: usize = 10_000_000;

/// Follows the entries as far as they fit, and how many did.
fn replay(start: &Workshop, entries: &[Entry], most_steps: usize) -> (Workshop, usize) {
    let (mut workshop, mut steps) = (start.clone(), 0);
    let fits = |entry: &&Entry| {
        if !matches!(entry.what, What::Do(_)) {
            steps += workshop.log().len();
        }
        steps <= most_steps && workshop.follow(entry).is_some()
    };
    let good = entries.iter().take_while(fits).count();
    if good < entries.len() {
        // The misfit may have left its mark.
        workshop = start.clone();
        for entry in &entries[..good] {
            workshop.follow(entry).expect("it followed a moment ago");
        }
    }
    (workshop, good)
}

impl Replayed {
    /// With half-typed text of other journals of this file, whose changes are all there. Of one field what was typed
    /// last counts; the rest is set aside, because none of these journals knew the others.
    pub(super) fn with_words(mut self, mut words: Vec<Draft>) -> Self {
        words.sort_by_key(|draft| Reverse(draft.at));
        while !words.is_empty() {
            let mut fields = HashSet::new();
            let (mut last, before): (Vec<Draft>, Vec<Draft>) =
                words.into_iter().partition(|draft| fields.insert(draft.key()));
            last.reverse();
            self.take_words(last);
            words = before;
        }
        self
    }

    /// Takes over one text a field.
    fn take_words(&mut self, words: Vec<Draft>) {
        let before = std::mem::take(&mut self.drafts);
        let (drafts, overtaken) = merged(&before, words, self.workshop.log());
        if let Some(at) = last_words(&drafts, &before) {
            let recovered = self.recovered.get_or_insert_default();
            recovered.last_words_at = recovered.last_words_at.max(Some(at));
        }
        self.overtaken.extend(overtaken);
        let held: HashMap<DraftKey, &Draft> = drafts.iter().map(|draft| (draft.key(), draft)).collect();
        let replaced = |draft: &Draft| held.get(&draft.key()).is_some_and(|held| held.text != draft.text);
        self.overtaken.extend(before.into_iter().filter(replaced));
        self.drafts = drafts;
    }
}

/// When the last of the drafts was typed that were not there before.
fn last_words(drafts: &[Draft], before: &[Draft]) -> Option<Moment> {
    drafts.iter().filter(|draft| !before.contains(draft)).map(|draft| draft.at).max()
}

/// The drafts of the file with those of the journal that it cannot have known, and those that something else has taken
/// the place of.
fn merged(file: &[Draft], journal: Vec<Draft>, log: &[Entry]) -> (Vec<Draft>, Vec<Draft>) {
    let (mut drafts, mut overtaken) = (file.to_vec(), Vec::new());
    let found = acceptances(&journal, file, log);
    for (draft, acceptance) in journal.into_iter().zip(found) {
        match acceptance {
            Acceptance::Open => journal::keep(&mut drafts, draft),
            Acceptance::Overtaken => overtaken.push(draft),
            Acceptance::Accepted => {}
        }
    }
    (drafts, overtaken)
}

/// Whether all half-typed text of a journal that was begun on another state of a file was accepted there.
pub(super) fn has_words(journal: &[Draft], file: &[Draft], log: &[Entry]) -> bool {
    acceptances(journal, file, log).iter().all(|found| *found == Acceptance::Accepted)
}

/// What became of the drafts of a journal in a file: the one typed last in a field counts.
fn acceptances(journal: &[Draft], file: &[Draft], log: &[Entry]) -> Vec<Acceptance> {
    let file: HashMap<DraftKey, &Draft> = file.iter().map(|draft| (draft.key(), draft)).collect();
    let done = draft::acceptances(journal, log).into_iter();
    let typed = journal.iter().map(|draft| match file.get(&draft.key()) {
        Some(other) if other.text == draft.text => Some(Acceptance::Accepted),
        Some(other) if other.at < draft.at => Some(Acceptance::Open),
        Some(_) => Some(Acceptance::Overtaken),
        None => None,
    });
    done.zip(typed).map(|(done, typed)| typed.unwrap_or(done)).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::store::sample;

    #[test]
    fn taking_back_is_followed_up_to_a_bound() {
        let whole = sample::workshop("s1", 15);
        let start = sample::workshop("s1", 0);
        let (same, good) = replay(&start, whole.log(), 4 + 9 + 14);
        assert_eq!((same == whole, good), (true, 15));
        let (before, good) = replay(&start, whole.log(), 4 + 9 + 13);
        assert_eq!((before == sample::workshop("s1", 14), good), (true, 14), "the third undo is too much");
    }
}
