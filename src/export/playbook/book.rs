//! What every section asks: whose document it is, names, dates and times as a reader reads them.

use super::Context;
use crate::assets::words::{fill, say};
use crate::domain::{
    ids::{PersonId, TopicId},
    moment::{Day, Moment},
    people::Team,
    session::{Session, Step},
    topic::Topic,
};
use crate::export::{kind::Kind, part::Part};

/// The session on its way into one document.
pub(super) struct Book<'a> {
    pub(super) session: &'a Session,
    pub(super) kind: Kind,
    pub(super) context: &'a Context,
}

impl Book<'_> {
    /// For the people who were in the room: votes, rounds, revisions and times included.
    pub(super) fn is_record(&self) -> bool {
        self.kind == Kind::Record
    }

    /// Whether this part was asked to be left out; a record leaves out nothing.
    pub(super) fn leaves_out(&self, part: Part) -> bool {
        !self.is_record() && self.context.without.has(part)
    }

    /// The time of the session's last entry, as far as it is known.
    pub(super) fn as_of(&self) -> Option<Moment> {
        self.context.last_at.or(self.session.closed_at)
    }

    /// The day from which next dates count.
    pub(super) fn today(&self) -> Option<Day> {
        self.as_of().map(|at| at.day_in(&self.session.zone)).or(self.session.plan.date)
    }

    /// "Thu 12 Mar 2026 14:10" on the session's own clock.
    pub(super) fn time(&self, at: Moment) -> String {
        format!("{} {}", at.day_in(&self.session.zone).long(), at.clock_in(&self.session.zone))
    }

    /// The name behind an id, or that there is none yet.
    pub(super) fn owner(&self, person: Option<&PersonId>) -> String {
        person.map_or(say("common.no_owner"), |id| self.session.name_of(id)).to_owned()
    }

    /// The topic's owner, with "to be confirmed by" where they were not here to say yes.
    pub(super) fn owner_of(&self, topic: &Topic) -> String {
        let Some(owner) = &topic.owner else {
            return say("common.no_owner").to_owned();
        };
        let name = self.session.name_of(&owner.person);
        match owner.confirm_by {
            None => name.to_owned(),
            Some(by) => format!("{name}, {}", fill("common.to_be_confirmed", &[("date", &by.long())])),
        }
    }

    /// The title of a topic, empty when there is no such topic.
    pub(super) fn title_of(&self, topic: Option<&TopicId>) -> String {
        topic.and_then(|id| self.session.topic(id)).map_or_else(String::new, |topic| topic.title.clone())
    }
}

/// Whether the room has worked on a topic: what a template suggests is nobody's word yet.
pub(super) fn is_begun(topic: &Topic) -> bool {
    let says = topic.is_worded() || !topic.fields.is_empty();
    says && (topic.revision > 0 || !topic.rounds.is_empty() || topic.status.is_agreed())
}

/// A date in full, or that there is none yet.
pub(super) fn date(day: Option<Day>) -> String {
    day.map_or_else(|| say("common.no_date").to_owned(), Day::long)
}

/// A team's name on screen.
pub(super) fn team(team: Team) -> &'static str {
    match team {
        Team::Sales => say("team.sales"),
        Team::Marketing => say("team.marketing"),
    }
}

/// A step's name on screen.
pub(super) fn step_title(step: Step) -> &'static str {
    say(step.key())
}

/// Texts that say something, joined.
pub(super) fn joined<T: AsRef<str>>(texts: impl IntoIterator<Item = T>, between: &str) -> String {
    let texts: Vec<T> = texts.into_iter().filter(|text| !text.as_ref().trim().is_empty()).collect();
    texts.iter().map(AsRef::as_ref).collect::<Vec<_>>().join(between)
}
