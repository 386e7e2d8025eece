//! The list of sessions, and finding one by what a person types. Reads only what a list shows, and never a journal.

mod nearest;

use super::error::{Cause, FormatError, Refused, StoreError};
use super::format::FORMAT;
use super::load;
use super::places::Places;
use crate::domain::{
    ids::SessionId,
    moment::{Day, Moment},
    session::Step,
};
use crate::effect::{Listed, SoFar};
use serde::{Deserialize, de::IgnoredAny};
use std::io;
use std::path::{Path, PathBuf};

/// What a list needs of a session file; everything else is skipped.
#[derive(Deserialize)]
pub(super) struct Glance {
    format: String,
    version: u64,
    state: State,
}

#[derive(Deserialize)]
struct State {
    id: SessionId,
    name: String,
    #[serde(default)]
    company: String,
    #[serde(default)]
    step: Step,
    #[serde(default)]
    closed_at: Option<Moment>,
    #[serde(default)]
    review_by: Option<Day>,
    #[serde(default)]
    people: Vec<IgnoredAny>,
    #[serde(default)]
    practice: bool,
    #[serde(default)]
    topics: Vec<TopicGlance>,
}

#[derive(Deserialize)]
struct TopicGlance {
    #[serde(default)]
    title: String,
    #[serde(default)]
    status: StatusGlance,
}

/// A status by its name only, so that one of a later program does not hide the session.
#[derive(Deserialize)]
#[serde(untagged)]
enum StatusGlance {
    Name(String),
    WithMore(serde_json::Map<String, serde_json::Value>),
}

impl Default for StatusGlance {
    fn default() -> Self {
        Self::Name(String::new())
    }
}

impl StatusGlance {
    fn name(&self) -> &str {
        match self {
            Self::Name(name) => name,
            Self::WithMore(more) => more.keys().next().map_or("", String::as_str),
        }
    }
}

impl State {
    fn so_far(&self) -> SoFar {
        let having = |name: &str| self.topics.iter().filter(|topic| topic.status.name() == name).count();
        let agreed = |topic: &&TopicGlance| {
            matches!(topic.status.name(), "agreed" | "agreed_with_dissent" | "kept" | "amended")
        };
        SoFar {
            agreed: self.topics.iter().filter(agreed).map(|topic| topic.title.clone()).collect(),
            dissent: having("agreed_with_dissent"),
            parked: having("parked"),
        }
    }
}

impl Glance {
    pub(super) fn id(&self) -> &SessionId {
        &self.state.id
    }
}

/// Looks at the text of a session file.
pub(super) fn glance(text: &str) -> Result<Glance, FormatError> {
    let refused = if text.contains(FORMAT) { Refused::Damaged } else { Refused::NotOurs };
    let glance: Glance =
        serde_json::from_str(text).map_err(|error| FormatError::from_json(&error, refused))?;
    if glance.format == FORMAT {
        Ok(glance)
    } else {
        Err(FormatError::at_start("this is not a smarketing session", Refused::NotOurs))
    }
}

/// Every session file, newest first; files that cannot be read are listed with their problem.
pub fn list(places: &Places) -> Result<Vec<Listed>, StoreError> {
    let failed = |error| StoreError::io("list", &places.sessions, error);
    let rows = match std::fs::read_dir(&places.sessions) {
        Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(Vec::new()),
        rows => rows.map_err(failed)?,
    };
    let mut listed = Vec::new();
    for row in rows {
        let path = row.map_err(failed)?.path();
        if is_candidate(&path) {
            listed.push(listed_file(path));
        }
    }
    listed.sort_by(|a, b| b.modified.cmp(&a.modified).then_with(|| a.path.cmp(&b.path)));
    Ok(listed)
}

/// The file of the session a person means: by path, id, the beginning of an id, or `last`.
pub fn find(reference: &str, places: &Places) -> Result<PathBuf, StoreError> {
    for path in [PathBuf::from(reference), places.sessions.join(reference)] {
        if !reference.is_empty() && path.is_file() {
            return Ok(path);
        }
    }
    let listed = list(places)?;
    let mut readable = listed.iter().filter(|row| row.problem.is_none());
    if reference == "last"
        && let Some(newest) = readable.next()
    {
        return Ok(newest.path.clone());
    }
    let with_id =
        |row: &&Listed, holds: &dyn Fn(&str) -> bool| row.id.as_ref().is_some_and(|id| holds(id.as_str()));
    let exact: Vec<&Listed> = listed.iter().filter(|row| with_id(row, &|id| id == reference)).collect();
    let beginning = |id: &str| !reference.is_empty() && id.starts_with(reference);
    let found =
        if exact.is_empty() { listed.iter().filter(|row| with_id(row, &beginning)).collect() } else { exact };
    match found.as_slice() {
        [one] => Ok(one.path.clone()),
        [] => {
            let near = nearest::nearest(reference, &listed);
            Err(StoreError::new("find", Path::new(reference), Cause::Missing { near }))
        }
        several => {
            let candidates = several.iter().map(|row| title(row)).collect();
            Err(StoreError::new("find", Path::new(reference), Cause::Ambiguous { candidates }))
        }
    }
}

/// A session's id and its full name, in the words an error uses.
fn title(row: &Listed) -> String {
    match &row.id {
        Some(id) => format!("{id} ({})", row.full_name()),
        None => row.full_name(),
    }
}

fn is_candidate(path: &Path) -> bool {
    let hidden = path.file_name().is_some_and(|name| name.to_string_lossy().starts_with('.'));
    !hidden && path.extension().is_some_and(|ending| ending.eq_ignore_ascii_case("json")) && path.is_file()
}

fn listed_file(path: PathBuf) -> Listed {
    let modified = std::fs::metadata(&path).and_then(|metadata| metadata.modified()).ok();
    let modified = modified.and_then(|time| jiff::Timestamp::try_from(time).ok()).map(Moment::new);
    let read = load::text(&path).map_err(|error| error.source.to_string());
    let glance =
        read.and_then(|text| glance(text.trim_start_matches('\u{feff}')).map_err(|error| error.to_string()));
    match glance {
        Ok(Glance { version, state, .. }) => Listed {
            so_far: state.so_far(),
            path,
            id: Some(state.id),
            name: state.name,
            company: state.company,
            step: state.step,
            closed_at: state.closed_at,
            review_by: state.review_by,
            people: state.people.len(),
            modified,
            practice: state.practice,
            problem: (version == 0).then(|| "the version is no number".to_owned()),
        },
        Err(problem) => Listed {
            id: None,
            name: path.file_stem().unwrap_or_default().to_string_lossy().into_owned(),
            path,
            company: String::new(),
            step: Step::default(),
            closed_at: None,
            review_by: None,
            people: 0,
            modified,
            practice: false,
            so_far: SoFar::default(),
            problem: Some(problem),
        },
    }
}

#[cfg(test)]
mod tests;
