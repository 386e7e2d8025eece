//! The list of sessions. Reads only what a list shows, and never a journal.

mod everything;
mod find;
mod glance;
mod index;
mod nearest;
mod twins;

use super::error::{Cause, StoreError};
use super::load;
use super::places::Places;
use crate::domain::moment::Moment;
use crate::effect::Listed;
use crate::store::error::Refused;
pub use everything::{all, related, search};
pub use find::{Found, find};
pub(super) use glance::glance;
use index::{Index, Stamp};
use std::cmp::Reverse;
use std::collections::HashSet;
use std::fs::Metadata;
use std::io;
use std::num::NonZero;
use std::path::{Path, PathBuf};
use std::thread;

/// Threads that read files at most; more only wait for each other.
const MOST_THREADS: usize = 8;

/// Every session file by its last change, the newest first, practice sessions after all others. Files that cannot be
/// read are listed with their problem; several files of one session stand together.
pub fn list(places: &Places) -> Result<Vec<Listed>, StoreError> {
    let rows = looked_at(places)?;
    let mut listed: Vec<Listed> = rows.into_iter().map(|look| look.listed).collect();
    listed.sort_by(|a, b| (Reverse(a.modified), &a.path).cmp(&(Reverse(b.modified), &b.path)));
    let mut listed = twins::group(listed);
    listed.sort_by_key(|row| row.practice);
    let followed: HashSet<String> =
        listed.iter().filter_map(|row| row.supersedes.as_ref()).map(ToString::to_string).collect();
    for row in &mut listed {
        row.followed = row.id.as_ref().is_some_and(|id| followed.contains(id.as_str()));
    }
    Ok(listed)
}

/// What was learnt of a file.
struct Look {
    listed: Listed,
    stamp: Stamp,
    /// The same will be learnt of the same bytes again.
    lasting: bool,
}

/// Every candidate, known from last time or read now; what was read now is known next time.
fn looked_at(places: &Places) -> Result<Vec<Look>, StoreError> {
    let files = candidates(places)?;
    let mut index = Index::read(places);
    let known_before = index.len();
    let (mut looks, mut fresh) = (Vec::with_capacity(files.len()), Vec::new());
    for (path, metadata) in files {
        let stamp = Stamp::of(&metadata);
        match index.take(&path, stamp) {
            Some(listed) => looks.push(Look { listed, stamp, lasting: true }),
            None => fresh.push((path, metadata)),
        }
    }
    let changed = !fresh.is_empty() || known_before != looks.len();
    looks.extend(in_parallel(&fresh, |(path, metadata)| look(path, metadata)));
    if changed {
        let lasting = looks.iter().filter(|look| look.lasting);
        index::keep(places, lasting.map(|look| (&look.listed, look.stamp)));
    }
    Ok(looks)
}

/// Every file that could be a session.
fn candidates(places: &Places) -> Result<Vec<(PathBuf, Metadata)>, StoreError> {
    let failed = |error| StoreError::io("trouble.doing.list", &places.sessions, error);
    let rows = match std::fs::read_dir(&places.sessions) {
        Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(Vec::new()),
        rows => rows.map_err(failed)?,
    };
    let mut found = Vec::new();
    for row in rows {
        let path = row.map_err(failed)?.path();
        if !is_candidate(&path) {
            continue;
        }
        // Also what a link leads to; what is gone again, or leads nowhere, is no file.
        if let Some(metadata) = std::fs::metadata(&path).ok().filter(Metadata::is_file) {
            found.push((path, metadata));
        }
    }
    Ok(found)
}

fn is_candidate(path: &Path) -> bool {
    let hidden = path.file_name().is_some_and(|name| name.as_encoded_bytes().starts_with(b"."));
    !hidden && path.extension().is_some_and(|ending| ending.eq_ignore_ascii_case("json"))
}

/// Does the same with every item, on as many threads as there is work and machine for; results in the same order.
pub(super) fn in_parallel<T: Sync, R: Send>(items: &[T], work: impl Fn(&T) -> R + Sync) -> Vec<R> {
    let wanted = items.len().div_ceil(4).min(MOST_THREADS);
    if wanted <= 1 {
        return items.iter().map(work).collect();
    }
    let machine = thread::available_parallelism().map_or(1, NonZero::get);
    let threads = machine.min(wanted);
    let share = items.len().div_ceil(threads);
    let work = &work;
    thread::scope(|scope| {
        let started: Vec<_> = items
            .chunks(share)
            .map(|chunk| scope.spawn(move || chunk.iter().map(work).collect::<Vec<R>>()))
            .collect();
        let joined = started.into_iter().map(|thread| match thread.join() {
            Ok(results) => results,
            Err(panic) => std::panic::resume_unwind(panic),
        });
        joined.flatten().collect()
    })
}

/// Reads one file as far as a list needs it.
fn look(path: &Path, metadata: &Metadata) -> Look {
    let written = metadata.modified().ok().and_then(|time| jiff::Timestamp::try_from(time).ok());
    let written = written.map(Moment::new);
    let unread = |problem: String| Listed {
        problem: Some(problem),
        modified: written,
        ..Listed::of_file(path.to_owned())
    };
    let (listed, lasting) = match load::text(path) {
        Err(error) => {
            let lasting =
                matches!(&error.source, Cause::Io(error) if error.kind() == io::ErrorKind::InvalidData);
            (unread(error.source.to_string()), lasting)
        }
        Ok(text) => match glance(text.trim_start_matches('\u{feff}')) {
            Ok(glance) => (glance.into_listed(path.to_owned(), written), true),
            Err(error) => {
                let foreign = error.refused == Refused::NotOurs;
                (Listed { foreign, ..unread(error.to_string()) }, true)
            }
        },
    };
    Look { listed, stamp: Stamp::of(metadata), lasting }
}

/// A session's id and its full name, in the words an error uses; the file where several hold it.
fn title(row: &Listed) -> String {
    match &row.id {
        Some(_) if row.twin.is_some() => row.file_name(),
        Some(id) => format!("{id} ({})", row.full_name()),
        None => row.full_name(),
    }
}

/// Throws away what is kept of every list: names in it are to be gone at once, and the files are read again.
pub(super) fn forget_index(places: &Places) -> Result<(), StoreError> {
    index::drop_all(places)
}

#[cfg(test)]
mod tests;
