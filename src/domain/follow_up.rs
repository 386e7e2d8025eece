//! The session that follows another: what it takes over, in which order it is looked at, and what became of it.
//! The earlier session is never changed; a copy of what it left stands in the later one.

pub mod plan;
mod taken_over;

pub use plan::{next_name, plan, suggested};
pub use taken_over::taken_over;

use crate::domain::{
    action::Action,
    ids::{SessionId, TopicId},
    moment::Day,
    numbers::{Record, signs_seen},
    rule::{Verdict, verdict},
    session::Session,
    status::Status,
    topic::{Origin, Topic},
    vote::Motion,
};

/// Why a topic of the earlier session is looked at, most pressing first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Why {
    /// A team took its word back.
    Questioned,
    /// Its own review date, or that of the whole agreement, has passed.
    PastReview,
    /// It was taken for a time only.
    Provisional,
    /// It was put aside.
    Parked,
    /// It was tried and not agreed, or handed up and not answered.
    NotAgreed,
    /// It was agreed with a disagreement written down.
    Disagreement,
    /// It was not always kept, or a sign for an early look was seen at its meeting.
    NotKept,
    /// It was left for another day.
    LeftAside,
    /// It holds, and nothing speaks against it.
    Holds,
}

impl Why {
    /// Its key in the words file.
    pub fn key(self) -> &'static str {
        match self {
            Self::Questioned => "following.questioned",
            Self::PastReview => "following.past_review",
            Self::Provisional => "following.provisional",
            Self::Parked => "following.parked",
            Self::NotAgreed => "following.not_agreed",
            Self::Disagreement => "following.disagreement",
            Self::NotKept => "following.not_kept",
            Self::LeftAside => "following.left_aside",
            Self::Holds => "following.holds",
        }
    }
}

/// The topics of an earlier session in the order a later one looks at them, each with its reason; what is no
/// longer valid is not among them.
pub fn order(previous: &Session, today: Day) -> Vec<(&Topic, Why)> {
    let mut order: Vec<(&Topic, Why)> =
        previous.topics.iter().filter_map(|topic| Some((topic, why(previous, topic, today)?))).collect();
    order.sort_by_key(|(_, why)| *why);
    order
}

/// Why a topic is looked at again; `None` for what has come to its end.
pub fn why(previous: &Session, topic: &Topic, today: Day) -> Option<Why> {
    let passed = |date: Option<Day>| date.is_some_and(|date| date < today);
    Some(match &topic.status {
        Status::Retired { .. } | Status::OutsideControl { .. } => return None,
        Status::Questioned { .. } => Why::Questioned,
        Status::Provisional { .. } => Why::Provisional,
        Status::Parked(_) => Why::Parked,
        Status::NotToday { .. } => Why::LeftAside,
        Status::Open if topic.revision == 0 && topic.proposals.is_empty() => Why::LeftAside,
        Status::NotAgreed(_) | Status::ToLeadership(_) | Status::Open => Why::NotAgreed,
        _ if passed(topic.review_by) => Why::PastReview,
        Status::AgreedWithDissent => Why::Disagreement,
        _ if Record::of(previous, &topic.id).no > 0 || has_sign(previous, topic) => Why::NotKept,
        _ => Why::Holds,
    })
}

fn has_sign(previous: &Session, topic: &Topic) -> bool {
    let seen = signs_seen(previous);
    previous.meetings().any(|(meeting, fields)| {
        meeting.id == topic.id && fields.triggers.iter().any(|sign| seen.contains(&sign.as_str()))
    })
}

/// Actions nobody has called done.
pub fn open_actions(previous: &Session) -> impl Iterator<Item = &Action> {
    previous.actions.iter().filter(|action| action.done_at.is_none())
}

/// What a follow-up made of a topic.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Became {
    /// Agreed in the same words.
    Kept,
    /// Agreed in other words.
    Amended,
    /// No longer valid, or outside our control.
    Ended,
    /// Not brought to an end yet.
    Pending,
}

/// What became of a topic that was taken over; `None` for one that is new in this session.
pub fn became(topic: &Topic) -> Option<Became> {
    topic.origin.as_ref()?;
    Some(match &topic.status {
        Status::Retired { .. } | Status::OutsideControl { .. } => Became::Ended,
        status if !status.is_agreed() => Became::Pending,
        _ if topic.is_as_carried() => Became::Kept,
        _ => Became::Amended,
    })
}

/// Whether ending it takes a round on just that which both teams clear: they agreed it before, and have not yet
/// cleared such a round.
pub fn ends_by_vote(topic: &Topic) -> bool {
    let held = topic.origin.as_ref().is_some_and(|origin| origin.agreed);
    let cleared = topic.newest_round().is_some_and(|round| round.motion == Motion::Retire)
        && matches!(verdict(topic), Verdict::Agreed | Verdict::AgreedWithDissent);
    held && !cleared
}

impl Session {
    /// What it leaves to the session that follows: the agreement and what came of it, without the survey (which is
    /// carried by itself), words about each other, the plan of the afternoon and the session before it.
    #[must_use]
    pub fn left_behind(&self) -> Self {
        let bare = Self::new(self.id.clone(), self.name.clone(), self.zone.clone());
        Self {
            company: self.company.clone(),
            practice: self.practice,
            plan: self.plan.clone(),
            step: self.step,
            closed_at: self.closed_at,
            review_by: self.review_by,
            people: self.people.clone(),
            measured_on: self.measured_on.clone(),
            rule: self.rule,
            topics: self.topics.clone(),
            parking: self.parking.clone(),
            actions: self.actions.clone(),
            signatures: self.signatures.clone(),
            calendars: self.calendars.clone(),
            assumptions: self.assumptions.clone(),
            numbers: self.numbers.clone(),
            supersedes: self.supersedes.clone(),
            series: self.series.clone(),
            counter: self.counter,
            ..bare
        }
    }
}

/// A topic as a later session begins with it: the wording as its first revision, nothing voted on yet.
pub(super) fn carried(topic: &Topic, session: &SessionId) -> Topic {
    let fresh = Topic::new(topic.id.clone(), topic.title.clone(), topic.fields.clone());
    Topic {
        text: topic.text.clone(),
        revision: u32::from(topic.is_drafted()),
        owner: topic.owner.clone(),
        given: topic.given.clone(),
        // What was never settled goes on with the words both sides brought.
        proposals: if topic.status.was_agreed() { Vec::new() } else { topic.proposals.clone() },
        method: topic.method,
        origin: Some(Origin {
            session: session.clone(),
            topic: topic.id.clone(),
            agreed: topic.status.was_agreed(),
        }),
        extra: topic.extra.clone(),
        ..fresh
    }
}

/// The ids of everything an earlier session leaves to do: topics in their order, what is parked, open actions.
pub fn everything(previous: &Session, today: Day) -> crate::domain::command::Command {
    let topics: Vec<TopicId> =
        order(previous, today).into_iter().map(|(topic, _)| topic.id.clone()).collect();
    let parked = previous.parking.iter().filter(|parked| parked.is_waiting()).map(|parked| parked.id.clone());
    let actions = open_actions(previous).map(|action| action.id.clone());
    crate::domain::command::Command::Carry { topics, parked: parked.collect(), actions: actions.collect() }
}

#[cfg(test)]
mod tests;
