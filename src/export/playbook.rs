//! The one place a session becomes a document: sections in the order of a playbook, as far as its reader may see.
//!
//! Nothing here knows a format. The shareable playbook never says what would show how single people voted.

mod achieved;
mod arithmetic;
mod assumptions;
mod baseline;
mod book;
mod brief;
mod calendar;
mod changes;
mod close;
mod context;
mod cover;
mod decisions;
mod fields;
mod gist;
mod glance;
mod history;
mod in_room;
mod meetings;
mod numbers;
mod open;
mod poster;
mod prep_sheet;
mod remeasured;
mod room;
mod run_sheet;
mod summary;
mod topic;
mod votes;
mod words;

pub use context::Context;

use super::document::{Level, Playbook, Writer};
use super::{kind::Kind, part::Part};
use crate::assets::words::{fill, say};
use crate::domain::{
    people::Team,
    sentence::promised_by,
    session::{Session, Step},
    topic::Topic,
};
use book::Book;

impl Playbook {
    /// The document of this kind, from the session alone.
    pub fn build(session: &Session, kind: Kind) -> Self {
        Self::build_with(session, kind, &Context::default())
    }

    /// The document of this kind, with what only the log knows.
    pub fn build_with(session: &Session, kind: Kind, context: &Context) -> Self {
        Self::of(&Book { session, kind, context }, |book, writer| match kind {
            Kind::Playbook | Kind::Record => whole(book, writer),
            Kind::RunSheet => run_sheet::write(book, writer),
            Kind::Prep(side) => prep_sheet::write(book, side, writer),
            Kind::Summary => brief::write(book, writer),
            Kind::Poster => poster::write(book, writer),
            Kind::Achieved => achieved::write(&session.chain(), writer),
        })
    }

    /// What was achieved over a whole chain of sessions, the oldest first and this one last.
    pub fn achieved(session: &Session, chain: &[&Session]) -> Self {
        let book = Book { session, kind: Kind::Achieved, context: &Context::default() };
        Self::of(&book, |_, writer| achieved::write(chain, writer))
    }

    /// The title, and below it what `fill` writes.
    fn of(book: &Book<'_>, fill: impl FnOnce(&Book<'_>, &mut Writer)) -> Self {
        let title = title(book);
        let mut writer = Writer::default();
        writer.heading(Level::One, title.as_str());
        fill(book, &mut writer);
        Self {
            title,
            kind: book.kind,
            as_of: book.as_of(),
            imprint: cover::imprint(book),
            blocks: writer.into_blocks(),
        }
    }
}

/// Every number of a promise with its unit, and each that is missing.
pub(super) fn figures(topic: &Topic) -> Vec<(String, String)> {
    glance::figures(&topic.fields)
}

/// Whether a topic holds, or is on its way and was not put aside: what may be shared.
pub(super) fn is_shared(topic: &Topic) -> bool {
    topic::shared(topic)
}

/// Whether both teams stand behind a topic, or leadership decided it.
pub(super) fn holds(topic: &Topic) -> bool {
    summary::holds(topic)
}

/// Where a topic stands, in words.
pub(super) fn status(topic: &Topic) -> String {
    topic::status(topic)
}

fn title(book: &Book<'_>) -> String {
    let name = book.session.full_name();
    match book.kind {
        Kind::Playbook => fill("playbook.title", &[("name", &name)]),
        Kind::Record => fill("playbook.title_record", &[("name", &name)]),
        Kind::RunSheet => fill("run_sheet.title", &[("name", &name)]),
        Kind::Prep(side) => fill("prep_sheet.title", &[("team", &book::team(side)), ("name", &name)]),
        Kind::Summary => fill("brief.title", &[("name", &name)]),
        Kind::Poster => fill("poster.title", &[("name", &name)]),
        Kind::Achieved => fill("achieved.title", &[("name", &name)]),
    }
}

/// The playbook and the record: every section, each as far as its reader may see.
fn whole(book: &Book<'_>, writer: &mut Writer) {
    cover::write(book, writer);
    writer.section(say("playbook.summary"), |inside| summary::write(book, inside));
    let leaves = |part: Part| book.leaves_out(part);
    writer.section_unless(leaves(Part::Survey), say("step.baseline"), |inside| {
        baseline::write(book, inside);
        remeasured::write(book, inside);
        in_room::write(book, inside);
        words::write(book, inside);
    });
    topics(book, writer);
    writer.section(say("playbook.decisions"), |inside| decisions::write(book, inside));
    writer.section_unless(leaves(Part::Parked), say("playbook.open"), |inside| open::write(book, inside));
    writer.section(say("numbers.title"), |inside| numbers::write(book, inside));
    writer.section(say("playbook.actions"), |inside| open::actions(book, inside));
    writer.section(say("playbook.sign_off"), |inside| close::write(book, inside));
    writer.section(say("playbook.leadership"), |inside| close::leadership(book, inside));
    if let Some(title) = changes::title(book) {
        writer.section(&title, |inside| changes::write(book, inside));
    }
    if book.is_record() {
        room::write(book, writer);
    }
}

fn topics(book: &Book<'_>, writer: &mut Writer) {
    writer.section(say("step.definitions"), |inside| {
        topic::write_all(book, inside, Step::Definitions, |_| true);
    });
    writer.section_unless(book.leaves_out(Part::Numbers), say("playbook.glance"), |inside| {
        glance::write(book, |topic| topic::is_shown(book, topic), inside);
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
    writer.section(say("playbook.calendars"), |inside| calendar::write(book, inside));
    writer.section(say("playbook.assumptions"), |inside| assumptions::write(book, inside));
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
