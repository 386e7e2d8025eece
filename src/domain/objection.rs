//! Objections and their life, reservations, and what each is allowed to say about who spoke.

use crate::domain::{moment::Moment, people::Team};
use serde::{Deserialize, Serialize};

/// What became of an objection.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case", deny_unknown_fields)]
pub enum Fate {
    /// Not answered yet.
    #[default]
    Open,
    /// A later revision met it.
    MetByAmendment {
        /// The revision that met it.
        revision: u32,
    },
    /// Taken back, or raised in a later round.
    Withdrawn,
    /// "Go ahead with the disagreement written down": yes.
    GoAhead,
    /// "Go ahead with the disagreement written down": no.
    Stands,
}

/// A team's no to a revision.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Objection {
    /// Its number in the topic, from 1.
    pub number: u32,
    /// The team that objects.
    pub team: Team,
    /// The revision objected to.
    pub revision: u32,
    /// The round it came up in.
    pub round: u32,
    /// When it was recorded.
    pub at: Moment,
    /// The reason, if they wanted to say it.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub reason: String,
    /// What would make it acceptable.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub acceptable_if: String,
    /// The name of somebody who asked to be named.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub named: String,
    /// What became of it.
    #[serde(default)]
    pub fate: Fate,
}

/// A remaining 2 that was noted when the topic was agreed.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Reservation {
    /// The team.
    pub team: Team,
    /// How many twos.
    pub count: u32,
    /// The revision.
    pub revision: u32,
    /// What they said, if anything.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub note: String,
}
