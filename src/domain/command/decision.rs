//! How a topic is decided and how an objection is answered, as commands carry it.

use crate::domain::{
    ids::PersonId,
    moment::Day,
    people::Team,
    status::{Answer, Care, Question},
};
use serde::{Deserialize, Serialize};

/// How an objection was answered.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum ObjectionAnswer {
    /// Taken back.
    Withdrawn,
    /// "Go ahead with the disagreement written down": yes.
    GoAhead,
    /// "Go ahead with the disagreement written down": no.
    Stands,
    /// Met by a wording that is already there.
    Met,
    /// Back to open.
    Reopened,
}

/// A decision on a topic.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case", deny_unknown_fields)]
pub enum Decision {
    /// Agreed, by the rule; a standing disagreement is written down.
    Agree,
    /// Agreed against the rule, with the reason in the record.
    Override {
        /// Why.
        reason: String,
    },
    /// Taken for now, until a date.
    Provisional {
        /// Until then.
        until: Day,
    },
    /// Tried and not agreed.
    NotAgreed(Care),
    /// Put aside.
    Park(Care),
    /// Handed up.
    ToLeadership(Question),
    /// Answered by leadership.
    DecidedByLeadership(Answer),
    /// Not for this session.
    NotToday {
        /// Who looks after it.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        owner: Option<PersonId>,
    },
    /// Open again: earlier votes no longer count.
    Reopen,
    /// No longer valid; both teams have to clear a round on that.
    Retire {
        /// Why.
        reason: String,
    },
    /// Outside our control; for what was agreed before, both teams have to clear a round on that.
    LetGo {
        /// Why.
        reason: String,
    },
    /// A team takes its word back.
    Question {
        /// Which team.
        team: Team,
        /// Why.
        reason: String,
    },
}
