//! What people take on, what is parked, and who signed.

use crate::domain::{
    ids::{ActionId, ParkedId, PersonId, TopicId},
    moment::{Day, Moment},
    people::Team,
};
use serde::{Deserialize, Serialize};

/// "When X, who does Y by date."
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Action {
    /// Stable id inside the session.
    pub id: ActionId,
    /// What is done.
    pub what: String,
    /// When X; empty when it stands by itself.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub when: String,
    /// Who does it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub who: Option<PersonId>,
    /// By when.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub by: Option<Day>,
    /// The topic it belongs to.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub topic: Option<TopicId>,
    /// When it was done.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub done_at: Option<Moment>,
}

/// How a parked item was brought to an end.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case", deny_unknown_fields)]
pub enum ParkedEnd {
    /// Waiting.
    #[default]
    Waiting,
    /// Dropped, with the reason.
    Dropped {
        /// Why.
        reason: String,
    },
    /// Settled in the room.
    Settled,
}

/// Something that keeps its place without holding the room up.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Parked {
    /// Stable id inside the session.
    pub id: ParkedId,
    /// What it is.
    pub text: String,
    /// When it was parked.
    pub at: Moment,
    /// The topic that was on when it came up.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub topic: Option<TopicId>,
    /// Who looks after it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub owner: Option<PersonId>,
    /// By when.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub by: Option<Day>,
    /// How it ended.
    #[serde(default)]
    pub end: ParkedEnd,
}

impl Parked {
    /// Still to be given an owner and a date, or dropped.
    pub fn is_waiting(&self) -> bool {
        self.end == ParkedEnd::Waiting
    }

    /// Waiting and nobody looks after it by a date.
    pub fn is_unowned(&self) -> bool {
        self.is_waiting() && (self.owner.is_none() || self.by.is_none())
    }
}

/// A sign-off, given now or promised.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Signature {
    /// For which team.
    pub team: Team,
    /// Who signs.
    pub name: String,
    /// When it was given; `None` while it is "to sign".
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub signed_at: Option<Moment>,
    /// "To sign by": the date promised.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub due: Option<Day>,
    /// The log position it was given at: later changes show "signed before 2 changes".
    pub position: u64,
}

/// One sentence somebody said in the closing round.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ClosingSentence {
    /// Who said it.
    pub person: PersonId,
    /// What they will do this week.
    pub text: String,
}
