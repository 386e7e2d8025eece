//! The one place a session becomes a document: sections in the order of a playbook, as far as its reader may see.
//!
//! Nothing here knows a format. The shareable playbook never says what would show how single people voted.

mod baseline;
mod book;
mod close;
mod cover;
mod decisions;
mod fields;
mod history;
mod meetings;
mod open;
mod room;
mod summary;
mod topic;
mod votes;

use super::document::{Kind, Level, Playbook, Writer};
use crate::assets::words::{fill, say};
use crate::domain::{
    command::Command,
    history::{Entry, What},
    moment::Moment,
    people::{PerTeam, Team},
    sentence::promised_by,
    session::{Session, Step},
};
use book::Book;

/// What the session alone does not say.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Context {
    /// When the newest entry of the log was made.
    pub last_at: Option<Moment>,
    /// How many changes were made after each team signed, where that is known.
    pub changes_since_signed: PerTeam<Option<u32>>,
}

impl Context {
    /// What the log says besides the session.
    pub fn of(session: &Session, log: &[Entry]) -> Self {
        let changes =
            |since: u64| log.iter().filter(|entry| entry.seq > since && is_change(entry)).count() as u32;
        Self {
            last_at: log.last().map(|entry| entry.at),
            changes_since_signed: PerTeam::of(|team| {
                session.signature(team).map(|signed| changes(signed.position))
            }),
        }
    }
}

/// Going to a step, running a clock and signing change nothing that was signed.
fn is_change(entry: &Entry) -> bool {
    !matches!(&entry.what, What::Do(batch) if batch.iter().all(Command::is_ceremony))
}

impl Playbook {
    /// The document of this kind, from the session alone.
    pub fn build(session: &Session, kind: Kind) -> Self {
        Self::build_with(session, kind, &Context::default())
    }

    /// The document of this kind, with what only the log knows.
    pub fn build_with(session: &Session, kind: Kind, context: &Context) -> Self {
        let book = Book { session, kind, context };
        let title = match kind {
            Kind::Playbook => fill("playbook.title", &[("name", &session.full_name())]),
            Kind::Record => fill("playbook.title_record", &[("name", &session.full_name())]),
        };
        let mut writer = Writer::default();
        writer.heading(Level::One, title.as_str());
        cover::write(&book, &mut writer);
        writer.section(say("playbook.summary"), |inside| summary::write(&book, inside));
        writer.section(say("step.baseline"), |inside| baseline::write(&book, inside));
        topics(&book, &mut writer);
        writer.section(say("playbook.decisions"), |inside| decisions::write(&book, inside));
        writer.section(say("playbook.open"), |inside| open::write(&book, inside));
        writer.section(say("playbook.actions"), |inside| open::actions(&book, inside));
        writer.section(say("playbook.sign_off"), |inside| close::write(&book, inside));
        writer.section(say("playbook.leadership"), |inside| close::leadership(&book, inside));
        if book.is_record() {
            room::write(&book, &mut writer);
        }
        Self { title, kind, as_of: book.as_of(), blocks: writer.into_blocks() }
    }
}

fn topics(book: &Book<'_>, writer: &mut Writer) {
    writer.section(say("step.definitions"), |inside| {
        topic::write_all(book, inside, Step::Definitions, |_| true);
    });
    for side in [Some(Team::Sales), Some(Team::Marketing), None] {
        let title = match side {
            Some(team) => fill("team.promises", &[("team", &book::team(team))]),
            None => say("playbook.both_promise").to_owned(),
        };
        writer.section(&title, |inside| {
            topic::write_all(book, inside, Step::Sla, |topic| promised_by(&topic.fields) == side);
        });
    }
    writer.section(say("step.practices"), |inside| topic::write_all(book, inside, Step::Practices, |_| true));
    writer.section(say("step.cadence"), |inside| {
        meetings::write(book, inside);
        topic::write_all(book, inside, Step::Cadence, |_| true);
    });
    for step in [Step::CheckIn, Step::Baseline, Step::Close] {
        writer.section(book::step_title(step), |inside| topic::write_all(book, inside, step, |_| true));
    }
}

#[cfg(test)]
mod tests;
