//! A topic: everything the two teams agree goes through this one life, from proposal to status.

use crate::domain::{
    fields::Fields,
    ids::{PersonId, SessionId, TopicId},
    market::Market,
    moment::{Day, Moment},
    objection::{Objection, Reservation},
    people::Team,
    sentence,
    slot::Slot,
    status::Status,
    vote::{Method, Round},
};
use serde::{Deserialize, Serialize};

/// Who brings a proposal.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Author {
    /// The sales team.
    Sales,
    /// The marketing team.
    Marketing,
    /// A mixed group.
    Mixed,
}

impl From<Team> for Author {
    fn from(team: Team) -> Self {
        match team {
            Team::Sales => Self::Sales,
            Team::Marketing => Self::Marketing,
        }
    }
}

/// What one side brings, in its own words.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Proposal {
    /// Who brings it.
    pub by: Author,
    /// Their words.
    pub text: String,
    /// When they were written down.
    pub at: Moment,
}

/// A wording that was voted on and then replaced.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Revision {
    /// Its number, from 1.
    pub number: u32,
    /// The joint text.
    pub text: String,
    /// The typed fields.
    pub fields: Fields,
    /// When it was replaced.
    pub replaced_at: Moment,
}

/// A change of spelling that both teams nodded to: the vote stands.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Correction {
    /// The text before.
    pub before: String,
    /// The revision corrected.
    pub revision: u32,
    /// When.
    pub at: Moment,
}

/// Who answers for a topic.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Owner {
    /// Somebody on the attendance list.
    pub person: PersonId,
    /// To be confirmed by then: they were not here to say yes.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub confirm_by: Option<Day>,
    /// When they said yes, where they were asked afterwards.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub confirmed_at: Option<Moment>,
}

/// When and on what the status was decided.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Decided {
    /// When.
    pub at: Moment,
    /// On which revision.
    pub revision: u32,
    /// Why the facilitator went past the rule, if she did.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub overridden: String,
    /// How many rounds had been opened by then; files of earlier programs do not say.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub after_rounds: Option<u32>,
}

impl Decided {
    /// Whether a round was opened after it. Rounds are counted: a clock may be set back, and a second is long.
    fn is_before(&self, round: &Round) -> bool {
        self.after_rounds.map_or(round.opened_at > self.at, |rounds| round.number > rounds)
    }
}

/// Where a topic came from in an earlier session.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Origin {
    /// The earlier session.
    pub session: SessionId,
    /// The topic's id there.
    pub topic: TopicId,
    /// Whether both teams stood behind it there.
    #[serde(default)]
    pub agreed: bool,
}

/// One thing the two teams agree.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Topic {
    /// Its slug in the shipped list, or `t12`.
    pub id: TopicId,
    /// Its title on screen and in the playbook.
    pub title: String,
    /// What was decided.
    #[serde(default)]
    pub status: Status,
    /// The joint text of the current revision.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub text: String,
    /// The typed fields of the current revision, with their details.
    pub fields: Fields,
    /// When details were last completed after the decision: never voted on, and dated.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub details_at: Option<Moment>,
    /// Number of the current revision; 0 while nothing is worded.
    #[serde(default)]
    pub revision: u32,
    /// Who answers for it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub owner: Option<Owner>,
    /// "Given by leadership: ...".
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub given: String,
    /// What each side brought, newest last; kept for ever.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub proposals: Vec<Proposal>,
    /// Wordings that were voted on and replaced.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub revisions: Vec<Revision>,
    /// Spelling-only changes.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub corrections: Vec<Correction>,
    /// How it is voted on, where it differs from the session's rule.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub method: Option<Method>,
    /// Every vote.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub rounds: Vec<Round>,
    /// Rounds up to this number no longer count: the topic was reopened after them.
    #[serde(default, skip_serializing_if = "crate::domain::slot::is_default")]
    pub reopened_after: u32,
    /// Every objection and what became of it.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub objections: Vec<Objection>,
    /// Noted reservations.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub reservations: Vec<Reservation>,
    /// When the status was decided.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub decided: Option<Decided>,
    /// Looked at again by.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub review_by: Option<Day>,
    /// The topic this one continues.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub origin: Option<Origin>,
    /// Fields of a later program, kept.
    #[serde(flatten)]
    pub extra: crate::domain::extra::Extra,
}

impl Topic {
    /// A topic nobody has said anything about.
    pub fn new(id: TopicId, title: String, fields: Fields) -> Self {
        Self {
            id,
            title,
            status: Status::Open,
            text: String::new(),
            fields,
            details_at: None,
            revision: 0,
            owner: None,
            given: String::new(),
            proposals: Vec::new(),
            revisions: Vec::new(),
            corrections: Vec::new(),
            method: None,
            rounds: Vec::new(),
            reopened_after: 0,
            objections: Vec::new(),
            reservations: Vec::new(),
            decided: None,
            review_by: None,
            origin: None,
            extra: crate::domain::extra::Extra::default(),
        }
    }

    /// The newest proposal of one side.
    pub fn proposal(&self, by: Author) -> Option<&Proposal> {
        self.proposals.iter().rev().find(|proposal| proposal.by == by)
    }

    /// The newest round that was not left and still counts.
    pub fn newest_round(&self) -> Option<&Round> {
        self.rounds.iter().rev().find(|round| !round.left && round.number > self.reopened_after)
    }

    /// The round that is collecting votes now.
    pub fn open_round(&self) -> Option<&Round> {
        self.rounds.iter().rev().find(|round| round.is_open())
    }

    /// Whether there is anything to vote on: a joint text, or slots that make a sentence.
    pub fn is_worded(&self) -> bool {
        let says = || !self.fields.voted().is_empty() && !sentence::sentence(&self.fields).is_empty();
        !self.text.is_empty() || says()
    }

    /// Whether the room has worked on the wording; suggested values alone are nobody's words yet.
    pub fn is_drafted(&self) -> bool {
        self.revision > 0 && self.is_worded()
    }

    /// Whether these fields, its own or earlier ones, hold points of one team that the other must not see yet.
    pub fn is_blind(&self, fields: &Fields) -> bool {
        matches!(fields, Fields::Market(market) if self.hides_points(market))
    }

    /// Whether points in this market must not be seen yet. A topic that is only put aside may come back: the other
    /// team has its points still to give.
    pub fn hides_points(&self, market: &Market) -> bool {
        !self.status.ended_in_words() && market.is_blind()
    }

    /// These fields, its own or earlier ones, as they may be told now: without points the other team must not hear yet.
    pub fn told(&self, fields: &Fields) -> Fields {
        match fields {
            Fields::Market(market) if self.hides_points(market) => {
                Fields::Market(market.clone().without_points())
            }
            fields => fields.clone(),
        }
    }

    /// Whether what is in a slot must not be seen yet: points one team gave, until the other has given all of its own.
    pub fn hides(&self, slot: &Slot) -> bool {
        is_points(&slot.path) && !slot.value.is_empty() && self.is_blind(&self.fields)
    }

    /// Whether what is half typed in a field must not be seen: points, until both teams have given all of theirs, also
    /// before anybody has stored one.
    pub fn hides_half_typed(&self, field: &str) -> bool {
        let Fields::Market(market) = &self.fields else { return false };
        is_points(field) && !self.status.ended_in_words() && market.agreed_total() == 0 && !market.is_split()
    }

    /// Whether the current revision was put to a vote, here or in the session it was taken over from, so that
    /// changing it begins a new one.
    pub fn was_voted_on(&self) -> bool {
        self.rounds.iter().any(|round| round.revision == self.revision) || self.is_as_carried()
    }

    /// Whether its words are still those of the session it was taken over from.
    pub fn is_as_carried(&self) -> bool {
        let carried = self.revisions.iter().find(|revision| revision.number == 1);
        let same = carried
            .is_none_or(|carried| carried.text == self.text && carried.fields.voted() == self.fields.voted());
        self.origin.is_some() && self.revision > 0 && same && self.corrections.is_empty()
    }

    /// Whether what was decided is still the answer. What was put aside and then voted on again asks anew; until that
    /// is answered, its status stays what it was.
    pub fn is_decided(&self) -> bool {
        let asked_since =
            |decided: &Decided| self.rounds.iter().any(|round| !round.left && decided.is_before(round));
        // Nobody votes on what is agreed before it is reopened: no file can say otherwise.
        self.decided.as_ref().is_some_and(|decided| self.status.is_agreed() || !asked_since(decided))
    }

    /// Whether it was left for another day before anybody voted on it.
    pub fn is_left_out(&self) -> bool {
        matches!(self.status, Status::NotToday { .. }) && self.rounds.iter().all(|round| round.left)
    }

    /// Whether it was left for another day and nobody looks after it.
    pub fn is_left_to_nobody(&self) -> bool {
        matches!(self.status, Status::NotToday { owner: None })
    }

    /// Whether its words have an answer: to leave them for another day is none.
    pub fn is_answered(&self) -> bool {
        self.is_decided() && !self.is_left_out()
    }

    /// Whether a vote exists and none is on the current wording.
    pub fn changed_since_vote(&self) -> bool {
        self.newest_round().is_some_and(|round| round.revision != self.revision)
    }

    /// The phase a screen shows; derived, never stored.
    pub fn phase(&self) -> Phase {
        let current = self.newest_round().filter(|round| round.revision == self.revision);
        match current {
            Some(round) if round.is_open() => Phase::Vote,
            Some(_) => Phase::Decide,
            // Details alone, such as real leads to try a wording on, are no wording that could be voted on.
            None if self.is_drafted() => Phase::Vote,
            None if self.proposals.is_empty() => Phase::Propose,
            None => Phase::Merge,
        }
    }
}

/// Where a topic is in its life on screen.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Phase {
    /// Each side says it in its own words.
    Propose,
    /// The joint wording is made.
    Merge,
    /// Hands are shown.
    Vote,
    /// What the vote means.
    Decide,
}

impl Phase {
    /// All phases in order.
    pub const ALL: [Self; 4] = [Self::Propose, Self::Merge, Self::Vote, Self::Decide];
}

/// Whether a field holds points of one team.
fn is_points(field: &str) -> bool {
    ["/sales", "/marketing"].iter().any(|end| field.ends_with(end))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::{
        draft::DraftKey,
        market::Attribute,
        session::Session,
        status::{Answer, Care, Question},
    };

    fn market() -> Topic {
        let attribute = |name: &str, points| Attribute {
            name: name.to_owned(),
            sales: Some(points),
            ..Attribute::default()
        };
        let market =
            Market { attributes: vec![attribute("Size", 61), attribute("Budget", 39)], ..Market::default() };
        Topic::new("market".into(), "Target market".to_owned(), Fields::Market(market))
    }

    fn statuses() -> Vec<Status> {
        let day = Day::parse("2026-03-12").unwrap();
        let words = String::new;
        vec![
            Status::Open,
            Status::Agreed,
            Status::AgreedWithDissent,
            Status::Provisional { until: day },
            Status::NotAgreed(Care::default()),
            Status::Parked(Care::default()),
            Status::ToLeadership(Question {
                question: words(),
                sales: words(),
                marketing: words(),
                decides: words(),
                by: None,
            }),
            Status::DecidedByLeadership(Answer { answer: words(), name: words(), on: day }),
            Status::NotToday { owner: None },
            Status::Kept,
            Status::Amended,
            Status::Retired { reason: words() },
            Status::OutsideControl { reason: words() },
            Status::Questioned { team: Team::Sales, reason: words() },
        ]
    }

    /// A status that is added must be put on one of the two sides here.
    fn hides(status: &Status) -> bool {
        match status {
            Status::Open
            | Status::NotAgreed(_)
            | Status::Parked(_)
            | Status::ToLeadership(_)
            | Status::NotToday { .. }
            | Status::Retired { .. }
            | Status::OutsideControl { .. } => true,
            Status::Agreed
            | Status::AgreedWithDissent
            | Status::Provisional { .. }
            | Status::DecidedByLeadership(_)
            | Status::Kept
            | Status::Amended
            | Status::Questioned { .. } => false,
        }
    }

    #[test]
    fn points_of_one_team_are_told_only_where_the_topic_ended_in_words() {
        for status in statuses() {
            let hides = hides(&status);
            let at = Moment::parse("2026-03-12T12:10:00Z").unwrap();
            let decided = Decided { at, revision: 1, overridden: String::new(), after_rounds: None };
            let topic = Topic { status: status.clone(), decided: Some(decided), ..market() };
            assert_eq!(topic.is_blind(&topic.fields), hides, "{status:?}");
            let told = topic.told(&topic.fields).slots().iter().any(|slot| slot.value == "61");
            assert_eq!(told, !hides, "{status:?}");
            let slots = topic.fields.slots();
            let hidden = slots.iter().filter(|slot| topic.hides(slot)).count();
            assert_eq!(hidden, if hides { 2 } else { 0 }, "{status:?}");
        }
    }

    #[test]
    fn half_typed_words_are_told_but_for_points_of_one_team() {
        let mut session = Session::new("s".into(), "Q1".to_owned(), "Europe/Berlin".to_owned());
        session.topics = vec![market()];
        let tells =
            |session: &Session, field: &str| session.may_tell(&DraftKey::of_topic(&"market".into(), field));
        assert!(tells(&session, "wording") && tells(&session, "attributes/0/name"));
        assert!(!tells(&session, "attributes/0/sales") && !tells(&session, "attributes/1/marketing"));
        assert!(!session.may_tell(&DraftKey::prep_answers()));
        session.topics[0].status = Status::Agreed;
        session.topics[0].decided = Some(Decided {
            at: Moment::parse("2026-03-12T12:10:00Z").unwrap(),
            revision: 1,
            overridden: String::new(),
            after_rounds: None,
        });
        assert!(tells(&session, "attributes/0/sales"), "it ended in words");
    }

    #[test]
    fn points_that_both_teams_gave_are_told_whatever_became_of_the_topic() {
        for status in statuses() {
            let mut topic = Topic { status, ..market() };
            let Fields::Market(market) = &mut topic.fields else { unreachable!("a market") };
            for attribute in &mut market.attributes {
                attribute.marketing = Some(50);
            }
            assert!(!topic.is_blind(&topic.fields), "{:?}", topic.status);
            assert_eq!(topic.told(&topic.fields), topic.fields);
        }
    }
}
