//! Finds the journals of a session file, also when the file has been renamed since.

use super::SessionFile;
use crate::domain::{draft::Draft, moment::Moment};
use crate::effect::Room;
use crate::store::error::ReadOnly;
use crate::store::journal::{self, Contents};
use crate::store::places::Places;
use crate::store::{library, load, recover};
use std::path::{Path, PathBuf};

type Candidate = (PathBuf, Contents);

/// What there is for a session file.
#[derive(Default)]
pub(in crate::store) struct Found {
    /// The journal that goes on top of it.
    pub(in crate::store) journal: Option<Candidate>,
    /// Half-typed text of its other journals, whose changes it has.
    pub(in crate::store) words: Vec<Draft>,
    /// What a second window showed last.
    pub(in crate::store) room: Option<Room>,
    /// The journals of names it had before: the one of its own name takes the place of all of them.
    pub(in crate::store) earlier: Vec<PathBuf>,
}

impl Found {
    fn own(own: Candidate) -> Self {
        Self { room: own.1.room.clone(), journal: Some(own), ..Self::default() }
    }
}

/// Looks for the journals; an error is the reason why the session may only be read.
pub(super) fn search(places: &Places, file: &SessionFile) -> Result<Found, ReadOnly> {
    let unusable = |error: &dyn std::fmt::Display| ReadOnly::NoState(error.to_string());
    let stem = journal::stem(&file.document.id, &file.real);
    let own = places.journals().join(format!("{stem}.jsonl"));
    // A journal stays after leaving. When the file was worked on elsewhere since, it hides nothing.
    let left = match load::journal(&own) {
        Ok(bytes) => match journal::read(&bytes) {
            contents if has_all_changes(&contents, file) => Some(contents),
            contents => return Ok(Found::own((own, contents))),
        },
        Err(error) if error.is_missing() => None,
        Err(error) => return Err(unusable(&error)),
    };
    let mut candidates = earlier(places, file, &own)?;
    if left.is_some() {
        candidates.retain(|(_, contents)| !is_spent(contents, file));
    }
    chosen(left.map(|contents| (own, contents)), candidates, file)
}

/// What becomes of the journal of this very path, whose changes the file has, and of those of earlier names.
fn chosen(own: Option<Candidate>, candidates: Vec<Candidate>, file: &SessionFile) -> Result<Found, ReadOnly> {
    let (changed, mut left): (Vec<_>, Vec<_>) =
        candidates.into_iter().partition(|row| !has_only_words(&row.1, file));
    let taken = the_one(changed, file)?;
    // Only what is taken over may be removed later: a journal that was passed over has changes no file has.
    let earlier = left.iter().chain(&taken).map(|row| row.0.clone()).collect();
    let journal = match (taken, own) {
        (Some(changed), own) => {
            left.extend(own);
            Some(changed)
        }
        (None, Some(own)) => Some(own),
        (None, None) => take_best(&mut left, file),
    };
    let room = journal.iter().chain(&left).find_map(|row| row.1.room.clone());
    let words = left.into_iter().flat_map(|row| row.1.drafts).collect();
    Ok(Found { journal, words, room, earlier })
}

/// The one of several journals with changes that belongs to this state of the file.
fn the_one(mut changed: Vec<Candidate>, file: &SessionFile) -> Result<Option<Candidate>, ReadOnly> {
    if changed.len() > 1 {
        let journals = changed.iter().map(|row| row.0.clone()).collect();
        changed.retain(|row| knows(row, file));
        if changed.len() != 1 {
            return Err(ReadOnly::SeveralJournals { journals });
        }
    }
    Ok(changed.pop())
}

/// Of journals that have only words: the one that knows the file best has the last word on what it holds.
fn take_best(left: &mut Vec<Candidate>, file: &SessionFile) -> Option<Candidate> {
    let last_word = |row: &Candidate| row.1.drafts.iter().map(|draft| draft.at).max();
    let rank = |row: &Candidate| -> (bool, Option<Moment>) { (knows(row, file), last_word(row)) };
    let best = (0..left.len()).max_by_key(|place| rank(&left[*place]))?;
    Some(left.remove(best))
}

fn knows(row: &Candidate, file: &SessionFile) -> bool {
    row.1.head.as_ref().is_some_and(|head| head.knows(file.fingerprint))
}

/// The journals of names the file no longer has, as far as they say something.
fn earlier(places: &Places, file: &SessionFile, own: &Path) -> Result<Vec<Candidate>, ReadOnly> {
    let unusable = |error: &dyn std::fmt::Display| ReadOnly::NoState(error.to_string());
    let mut candidates = Vec::new();
    for path in journal::of_session(places, &file.document.id).map_err(|error| unusable(&error))? {
        if path == own {
            continue;
        }
        let bytes = load::journal(&path).map_err(|error| unusable(&error))?;
        let contents = journal::read(&bytes);
        let Some(head) = &contents.head else { continue };
        let empty = contents.entries.is_empty() && contents.drafts.is_empty();
        if !empty && head.session == file.document.id && !is_there(&head.path, file) {
            candidates.push((path, contents));
        }
    }
    Ok(candidates)
}

/// Whether the file has all that a journal says, which was begun on another state of it.
fn is_spent(contents: &Contents, file: &SessionFile) -> bool {
    let document = &file.document;
    has_all_changes(contents, file) && recover::has_words(&contents.drafts, &document.drafts, &document.log)
}

/// Whether a journal says nothing of changes that the file does not have: it may be passed over for another.
fn has_only_words(contents: &Contents, file: &SessionFile) -> bool {
    (contents.entries.is_empty() && is_whole(contents)) || has_all_changes(contents, file)
}

/// Whether the file has all changes of a journal, which was begun on another state of it.
fn has_all_changes(contents: &Contents, file: &SessionFile) -> bool {
    let document = &file.document;
    let Some(head) = &contents.head else { return false };
    head.snapshot != file.fingerprint
        && is_whole(contents)
        && recover::split(&document.log, document.closed_through, &contents.entries)
            .is_some_and(|(_, new)| new.is_empty())
}

fn is_whole(contents: &Contents) -> bool {
    contents.damage.is_none() && contents.torn == 0
}

/// Whether the file the journal names is still this session: then ours is a copy, and the journal not its own.
fn is_there(named: &Path, file: &SessionFile) -> bool {
    load::text(named)
        .is_ok_and(|text| library::glance(&text).is_ok_and(|glance| glance.id() == &file.document.id))
}
