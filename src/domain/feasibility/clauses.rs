//! The promises that bear on whether they can be kept: as the session has them, or as they are being typed.

use crate::domain::{
    calendars,
    fields::Fields,
    ids::TopicId,
    limit::{Limit, Share},
    session::{NamedCalendar, Session},
    sla::{Attempts, FollowUp, LeadClass, Measure, Volume},
    topic::Topic,
};

/// The clauses that make the question, with the topics they stand in.
#[derive(Clone, Copy, Debug, Default)]
pub struct Clauses<'a> {
    /// When Sales answers.
    pub follow_up: Option<(&'a TopicId, &'a FollowUp)>,
    /// How often Sales tries.
    pub attempts: Option<(&'a TopicId, &'a Attempts)>,
    /// How many leads Marketing brings.
    pub volume: Option<(&'a TopicId, &'a Volume)>,
    /// The class of lead in question, by its place; the one with the most time is no question.
    pub class: usize,
}

impl<'a> Clauses<'a> {
    /// The clauses of a session, those left aside left out.
    pub fn of(session: &'a Session) -> Self {
        let counts = |topic: &&Topic| !topic.status.is_left_aside();
        session
            .topics
            .iter()
            .filter(counts)
            .fold(Self::default(), |clauses, topic| clauses.with(&topic.id, &topic.fields))
    }

    /// The same with the fields of one topic as they are being typed.
    #[must_use]
    pub fn with(mut self, topic: &'a TopicId, fields: &'a Fields) -> Self {
        match fields {
            Fields::FollowUp(clause) => self.follow_up = Some((topic, clause)),
            Fields::Attempts(clause) => self.attempts = Some((topic, clause)),
            Fields::Volume(clause) => self.volume = Some((topic, clause)),
            _ => {}
        }
        self
    }

    /// The same asking about another class of lead.
    #[must_use]
    pub fn about(mut self, class: usize) -> Self {
        self.class = class;
        self
    }

    /// Leads a month over all products, where every one of them has its number.
    pub(super) fn promised_leads(&self) -> Option<(TopicId, u32)> {
        let (topic, volume) = self.volume?;
        Some((topic.clone(), volume.promised()?))
    }

    /// The class in question with its limit: the chosen one, or the first that has one.
    pub(super) fn first_response(&self) -> Option<(TopicId, &'a LeadClass, Limit)> {
        let (topic, clause) = self.follow_up?;
        let chosen = clause.classes.get(self.class).filter(|class| class.within.is_some());
        let class = chosen.or_else(|| clause.classes.iter().find(|class| class.within.is_some()))?;
        Some((topic.clone(), class, class.within?))
    }

    /// How many attempts, and within which time.
    pub(super) fn attempts(&self) -> Option<(TopicId, Option<u32>, Option<Limit>)> {
        let (topic, clause) = self.attempts?;
        Some((topic.clone(), clause.attempts, clause.within))
    }

    /// The share of leads for which the first response has to be kept.
    pub(super) fn target(&self) -> Option<Share> {
        self.follow_up?.1.measure.share_kept
    }

    /// The calendar the promises are counted on: the one they name, else the session's first.
    pub fn calendar<'s>(&self, session: &'s Session) -> Option<&'s NamedCalendar> {
        calendar_of(session, self.follow_up.map(|(_, clause)| &clause.measure))
    }
}

/// The calendar a measure names, else the session's usual one.
pub fn calendar_of<'s>(session: &'s Session, measure: Option<&Measure>) -> Option<&'s NamedCalendar> {
    let name = measure.map_or("", |measure| measure.calendar.as_str());
    calendars::named_or_usual(session, name).map(|on| on.named)
}
