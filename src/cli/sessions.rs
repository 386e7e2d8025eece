//! The session somebody means with `S`: its name or company, an id or the beginning of one, a path, `last`, or `-` for
//! standard input. Which one was taken is said where another could have been meant.

use super::{exit::Exit, failure::Failure, input, out, world::World};
use crate::{
    assets::words::{self, fill},
    domain::{draft::Draft, history::Workshop, ids::TopicId, session::Session, topic::Topic},
    store::{self, Access, Cause, Opened, ReadOnly, StoreError, library, library::Found, read_document},
    text,
};
use std::path::{Path, PathBuf};

/// A session to look at.
pub(super) struct Viewed {
    /// The session with its history.
    pub(super) workshop: Workshop,
    /// Half-typed text.
    pub(super) drafts: Vec<Draft>,
    /// One unfinished change at the end of the journal was lost.
    pub(super) torn: bool,
    /// Why it could not be changed, when that is not just because nobody asked to.
    pub(super) read_only: Option<ReadOnly>,
}

/// The file of a session that is to be changed.
pub(super) fn find(world: &World, reference: &str) -> Result<PathBuf, Failure> {
    if reference == "-" {
        return Err(Failure::usage(
            "standard input cannot be changed",
            "Name a session by its name, its id, its path or \"last\".",
        ));
    }
    let found = library::find(reference, &world.places)?;
    if let Some((row, id)) = found.doubtful.as_ref().and_then(|row| Some((row, row.id.as_ref()?))) {
        let values: [(&str, &dyn std::fmt::Display); 3] =
            [("typed", &reference), ("session", &row.dated_name()), ("id", id)];
        out::note(&text::clean_line(&words::fill("cli.taken", &values)));
    }
    Ok(found.path)
}

/// The file of a session in which something is done that cannot be undone: no part of a name is enough for it.
pub(super) fn find_for_good(world: &World, reference: &str) -> Result<PathBuf, Failure> {
    match library::find(reference, &world.places) {
        Ok(Found { doubtful: Some(row), .. }) if reference != "last" => {
            let what = words::fill("cli.refused.doubtful", &[("typed", &reference)]);
            Err(Failure::new(
                Exit::Missing,
                what,
                words::fill("cli.refused.doubtful_fix", &[("line", &row.line())]),
            ))
        }
        _ => find(world, reference),
    }
}

/// The file of a session that is to be watched in a second window. A practice session has none.
pub(super) fn watched(world: &World, reference: &str) -> Result<PathBuf, Failure> {
    find(world, reference).map_err(|failure| match failure.exit() {
        Exit::Missing => {
            failure.or("The practice session has a file only with \"smarketing demo --keep FOLDER\".")
        }
        _ => failure,
    })
}

/// The session, with what a killed or running program has not saved yet.
pub(super) fn view(world: &World, reference: &str) -> Result<Viewed, Failure> {
    if reference == "-" {
        return from_standard_input();
    }
    let opened = store::view(&find(world, reference)?, &world.places)?;
    tell(&opened);
    let read_only = match opened.access {
        Access::ReadOnly(ReadOnly::Asked) | Access::ReadWrite(_) => None,
        Access::ReadOnly(reason) => Some(reason),
    };
    let torn = opened.recovered.as_ref().is_some_and(|recovered| recovered.torn);
    Ok(Viewed { workshop: opened.workshop, drafts: opened.drafts, torn, read_only })
}

/// Says what a killed program left that is there now, and where words were set aside.
pub(super) fn tell(opened: &Opened) {
    let told = opened.told();
    if !told.is_empty() {
        out::note(&told);
    }
}

fn from_standard_input() -> Result<Viewed, Failure> {
    let path = Path::new("-");
    let read = read_document(&input::text(path)?).map_err(|error| {
        StoreError::new("trouble.doing.read", Path::new("standard input"), Cause::Format(error))
    })?;
    let (workshop, drafts) = read.document.into_workshop();
    Ok(Viewed { workshop, drafts, torn: false, read_only: read.read_only })
}

/// The topic somebody means: its id, its title, or the beginning of either.
pub(super) fn topic<'a>(session: &'a Session, wanted: &str) -> Result<&'a Topic, Failure> {
    if let Some(topic) = session.topic(&TopicId(wanted.to_owned())) {
        return Ok(topic);
    }
    let folded = wanted.to_lowercase();
    let by_title = session.topics.iter().find(|topic| topic.title.to_lowercase() == folded);
    let begins = |topic: &&Topic| {
        topic.id.as_str().starts_with(&folded) || topic.title.to_lowercase().starts_with(&folded)
    };
    let beginning: Vec<&Topic> = session.topics.iter().filter(begins).collect();
    match (by_title, beginning.as_slice()) {
        (Some(topic), _) => Ok(topic),
        (None, [topic]) if !wanted.is_empty() => Ok(topic),
        _ => {
            let ids: Vec<&str> = session.topics.iter().map(|topic| topic.id.as_str()).collect();
            let what = fill("cli.refused.no_such_topic", &[("name", &wanted)]);
            let fix = fill("cli.refused.no_such_topic_fix", &[("topics", &ids.join(", "))]);
            Err(Failure::new(Exit::Missing, what, fix))
        }
    }
}
