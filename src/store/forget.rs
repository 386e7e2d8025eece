//! Takes a person's name out of a session for good: out of its file with everything that was done before, out of its
//! journals, and out of the list that is kept of all sessions. What was counted stays: the person becomes "someone".
//!
//! It works on the text of every value, because a name can stand in any of them; ids and kinds are left whole.

mod copies;
mod look;
mod strike;

use super::disk::{self, RealDisk};
use super::error::{Cause, ReadOnly, StoreError};
use super::format::Document;
use super::journal;
use super::lock::{Attempt, Lock};
use super::open::{self, Access, Opened};
use super::places::Places;
use super::save::{self, Over};
use super::{copied, kept, library, load, private};
use crate::domain::{
    command::Command,
    forget::Names,
    history::What,
    ids::{PersonId, SessionId},
    moment::Moment,
    session::Session,
};
use look::Ids;
use std::path::{Path, PathBuf};
pub use strike::Report;
use strike::struck;

/// What forgetting these names would come to; nothing is written. `None` when none of them stands in the session,
/// in the private notes on it, in what is kept of it, or in what was copied last.
pub fn look(path: &Path, places: &Places, names: &[String]) -> Result<Option<Report>, StoreError> {
    let opened = open::view(path, places)?;
    let Some((names, document)) = wanted(&opened, names) else { return Ok(None) };
    let (_, report) = without(&document, &names, path, places)?;
    Ok((!report.is_empty()).then_some(report))
}

/// Forgets the names. The history before is closed: nothing of it can be brought back.
pub fn forget(path: &Path, places: &Places, now: Moment, names: &[String]) -> Result<Report, StoreError> {
    let opened = open::open(path, places, now)?;
    if let Access::ReadOnly(reason) = &opened.access {
        return Err(StoreError::new(DOING, path, reason.clone()));
    }
    let (names, document) =
        wanted(&opened, names).ok_or_else(|| refused(path, "there is no name to look for".to_owned()))?;
    let session = document.id.clone();
    let (document, report) = without(&document, &names, path, places)?;
    let text = document.to_text().map_err(|what| refused(path, what))?;
    // The journals of copies are looked at before anything is written, and held until they are gone.
    let _locks = free_journals(&opened, places, &session, now)?;
    // Versions and notes go first: once the file has no name any more, nobody knows what else the person was called.
    kept::forget(places, &session)?;
    private::strike(places, &session, &names)?;
    let over = Over::OurOwn(&[opened.footing.fingerprint]);
    save::save(&RealDisk, &opened.path, text.as_bytes(), over)?;
    for trace in
        copies::journals(places, &session)?.into_iter().chain(copies::half_written(&opened.path, &session))
    {
        disk::remove(&trace).map_err(|error| StoreError::io("trouble.doing.remove", &trace, error))?;
    }
    copied::forget(&places.state)
        .map_err(|error| StoreError::io("trouble.doing.remove", &places.state, error))?;
    library::forget_index(places)?;
    Ok(report)
}

/// The document without the names, and what that comes to; what stands beside it is read before anything is written.
fn without(
    document: &Document,
    names: &Names,
    path: &Path,
    places: &Places,
) -> Result<(Document, Report), StoreError> {
    let notes = private::named(places, &document.id, names)?;
    let copied = copied::is_named(&places.state, names)?;
    let kept = copies::named(places, (path, &document.id), names)?;
    let (document, report) = struck(document, names).map_err(|what| refused(path, what))?;
    Ok((document, Report { notes, copied, kept, ..report }))
}

/// Other sessions in which one of the names stands, so that nobody believes it is gone everywhere.
pub fn elsewhere(path: &Path, places: &Places, names: &[String]) -> Result<Vec<PathBuf>, StoreError> {
    let Some(names) = Names::new(names.iter().map(String::as_str)) else { return Ok(Vec::new()) };
    let own = std::fs::canonicalize(path).unwrap_or_else(|_| path.to_owned());
    let others = library::list(places)?.into_iter().map(|listed| listed.path);
    let others = others.filter(|other| std::fs::canonicalize(other).is_ok_and(|other| other != own));
    let stands = |text: &str| look::stands_in(&names, text, Ids::Count) == Some(true);
    Ok(others.filter(|other| load::text(other).is_ok_and(|text| stands(&text))).collect())
}

const DOING: &str = "trouble.doing.forget";

fn refused(path: &Path, what: String) -> StoreError {
    StoreError::new(DOING, path, Cause::ReadBack(what))
}

/// The document as it stands with what only the journal has, and every name the person went by in it.
fn wanted(opened: &Opened, names: &[String]) -> Option<(Names, Document)> {
    let document = Document::of(&opened.workshop, &opened.drafts);
    let asked = Names::new(names.iter().map(String::as_str))?;
    let mut all: Vec<String> = names.to_vec();
    all.extend(earlier_names(&document, &asked));
    Some((Names::new(all.iter().map(String::as_str))?, document))
}

/// Names the same people had on the list before theirs was mended; not those that somebody else has now.
fn earlier_names(document: &Document, asked: &Names) -> Vec<String> {
    let on_list = |session: &Session| session.people.clone();
    let people = on_list(&document.state);
    let ids: Vec<&PersonId> =
        people.iter().filter(|person| asked.is_in(&person.name)).map(|person| &person.id).collect();
    let mut names: Vec<(PersonId, String)> =
        document.base.iter().flat_map(on_list).map(|person| (person.id, person.name)).collect();
    for entry in &document.log {
        let What::Do(batch) = &entry.what else { continue };
        names.extend(batch.iter().filter_map(|command| match command {
            Command::AddPerson { id: Some(id), name, .. } | Command::ChangePerson { id, name, .. } => {
                Some((id.clone(), name.clone()))
            }
            _ => None,
        }));
    }
    let others = || people.iter().filter(|person| !ids.contains(&&person.id));
    names.retain(|(id, name)| ids.contains(&id) && others().all(|person| person.name != *name));
    names.into_iter().map(|(_, name)| name).collect()
}

/// Journals of the same session under other names of its file. One that another window writes, or that has changes no
/// file has yet, stops it: they would be lost with the name.
fn free_journals(
    opened: &Opened,
    places: &Places,
    session: &SessionId,
    now: Moment,
) -> Result<Vec<Lock>, StoreError> {
    let failed = |path: &Path, reason: ReadOnly| StoreError::new(DOING, path, reason);
    let no_state = |error: std::io::Error| failed(&opened.path, ReadOnly::NoState(error.to_string()));
    let is_ours = |path: &PathBuf| opened.footing.earlier.iter().any(|(earlier, _)| earlier == path);
    let mut locks = Vec::new();
    for path in journal::of_session(places, session).map_err(no_state)? {
        if path == opened.footing.journal || is_ours(&path) {
            continue;
        }
        let stem = path.file_stem().unwrap_or_default().to_string_lossy().into_owned();
        let since = now.clock_in(&opened.workshop.session().zone);
        match Lock::take(&RealDisk, &places.locks(), &stem, &since)? {
            Attempt::Taken(lock) => locks.push(lock),
            Attempt::Held(held) => return Err(failed(&opened.path, ReadOnly::Locked { held })),
        }
        let contents = journal::read(&load::journal(&path)?);
        if !contents.entries.is_empty() || !contents.drafts.is_empty() {
            return Err(failed(&opened.path, ReadOnly::SeveralJournals { journals: vec![path] }));
        }
    }
    Ok(locks)
}

#[cfg(test)]
mod tests;
