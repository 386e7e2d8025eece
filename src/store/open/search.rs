//! Finds the journal of a session file, also when the file has been renamed since.

use super::SessionFile;
use crate::domain::draft::Draft;
use crate::store::error::ReadOnly;
use crate::store::journal::{self, Contents};
use crate::store::places::Places;
use crate::store::{library, load, recover};
use std::path::{Path, PathBuf};

/// The journal of a session file.
pub(in crate::store) enum Found {
    /// There is none.
    Nothing,
    /// The one of this very path.
    Own(PathBuf, Contents),
    /// The one of the name the file had before, with half-typed text that the one of this very path still has.
    Earlier(PathBuf, Contents, Vec<Draft>),
}

/// Looks for the journal; an error is the reason why the session may only be read.
pub(super) fn search(places: &Places, file: &SessionFile) -> Result<Found, ReadOnly> {
    let unusable = |error: &dyn std::fmt::Display| ReadOnly::NoState(error.to_string());
    let stem = journal::stem(&file.document.id, &file.real);
    let own = places.journals().join(format!("{stem}.jsonl"));
    // A journal stays after leaving. When the file was worked on elsewhere since, it hides nothing.
    let left = match load::journal(&own) {
        Ok(bytes) => match journal::read(&bytes) {
            contents if has_all_changes(&contents, file) => Some(contents),
            contents => return Ok(Found::Own(own, contents)),
        },
        Err(error) if error.is_missing() => None,
        Err(error) => return Err(unusable(&error)),
    };
    let mut candidates = earlier(places, file, &own)?;
    if let Some(contents) = &left {
        candidates.retain(|(_, contents)| !is_spent(contents, file));
        if candidates.is_empty() {
            return Ok(Found::Own(own, contents.clone()));
        }
    }
    if candidates.len() > 1 {
        let fits =
            |row: &(PathBuf, Contents)| row.1.head.as_ref().is_some_and(|head| head.knows(file.fingerprint));
        let all = candidates.iter().map(|row| row.0.clone()).collect();
        candidates.retain(fits);
        if candidates.len() != 1 {
            return Err(ReadOnly::SeveralJournals { journals: all });
        }
    }
    let words = left.map(|contents| contents.drafts).unwrap_or_default();
    Ok(candidates.pop().map_or(Found::Nothing, |(path, contents)| Found::Earlier(path, contents, words)))
}

/// The journals of names the file no longer has, as far as they say something.
fn earlier(places: &Places, file: &SessionFile, own: &Path) -> Result<Vec<(PathBuf, Contents)>, ReadOnly> {
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

/// Whether the file has all changes of a journal, which was begun on another state of it.
fn has_all_changes(contents: &Contents, file: &SessionFile) -> bool {
    let document = &file.document;
    let Some(head) = &contents.head else { return false };
    head.snapshot != file.fingerprint
        && contents.damage.is_none()
        && contents.torn == 0
        && recover::split(&document.log, document.closed_through, &contents.entries)
            .is_some_and(|(_, new)| new.is_empty())
}

/// Whether the file the journal names is still this session: then ours is a copy, and the journal not its own.
fn is_there(named: &Path, file: &SessionFile) -> bool {
    load::text(named)
        .is_ok_and(|text| library::glance(&text).is_ok_and(|glance| glance.id() == &file.document.id))
}
