//! What else is kept of a session beside its file: earlier versions, journals, and what a killed program left of them.
//! It finds them and looks for names in them; it removes nothing.

use super::look::{self, Ids};
use crate::domain::{forget::Names, ids::SessionId};
use crate::store::error::StoreError;
use crate::store::places::Places;
use crate::store::{disk, journal, kept, load, private, save, sweep};
use std::path::{Path, PathBuf};

/// How the first line of a journal begins.
const HEAD: &str = r#"{"kind":"head","#;

/// In how many versions and journals of the session one of the names stands.
pub(super) fn named(
    places: &Places,
    (file, session): (&Path, &SessionId),
    names: &Names,
) -> Result<usize, StoreError> {
    let versions = kept::all(places, session)
        .map_err(|error| StoreError::io("trouble.doing.look_for_versions", &places.versions(), error))?;
    let left = [half_written(file, session), private::half_written(places, session)].concat();
    let all = versions.into_iter().chain(journals(places, session)?).chain(left);
    // What cannot be read says nothing here; it goes with the others.
    let stands = |path: &PathBuf| load::journal(path).is_ok_and(|bytes| stands_in(&bytes, names));
    Ok(all.filter(stands).count())
}

/// What killed programs left beside the file when they were writing it.
pub(super) fn half_written(file: &Path, session: &SessionId) -> Vec<PathBuf> {
    let real = std::fs::canonicalize(file);
    real.map_or_else(|_| Vec::new(), |real| sweep::left_of(save::folder_of(&real), session))
}

/// Every file in the folder of journals that belongs to the session, unfinished lines set aside and journals half
/// begun included.
pub(super) fn journals(places: &Places, session: &SessionId) -> Result<Vec<PathBuf>, StoreError> {
    let folder = places.journals();
    let failed = |error| StoreError::io("trouble.doing.look_for_journals", &folder, error);
    let mut found = journal::traces_of(places, session).map_err(failed)?;
    let unfinished = disk::unfinished(&folder).map_err(failed)?;
    found.extend(unfinished.into_iter().filter(|path| is_of(path, session)));
    Ok(found)
}

/// Whether what is left of a journal is of this session: its name does not say, its first line does.
fn is_of(path: &Path, session: &SessionId) -> bool {
    let head = load::journal(path).ok().and_then(|bytes| journal::read(&bytes).head);
    head.is_some_and(|head| head.session == *session)
}

/// A version is one value, a journal one a line; of what is torn the bare text is looked at.
fn stands_in(bytes: &[u8], names: &Names) -> bool {
    let text = String::from_utf8_lossy(bytes);
    look::stands_in(names, &text, Ids::Stay)
        .unwrap_or_else(|| text.lines().any(|line| is_in_line(line, names)))
}

fn is_in_line(line: &str, names: &Names) -> bool {
    let json = line.split_once(' ').map(|(_, json)| json);
    match json.and_then(|json| look::stands_in(names, json, Ids::Stay)) {
        // What the file is called is said of the file itself.
        Some(stands) => stands && !json.is_some_and(|json| json.starts_with(HEAD)),
        None => names.is_in(&line.replace("\\n", " ")),
    }
}
