//! Where a topic stands, as far as a person decided it. What follows from votes is derived in [`crate::domain::rule`].

use crate::domain::{ids::PersonId, moment::Day, people::Team};
use serde::{Deserialize, Serialize};

/// The decision a person took on a topic.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case", deny_unknown_fields)]
pub enum Status {
    /// Nothing decided.
    #[default]
    Open,
    /// Both teams cleared the newest round on the current revision.
    Agreed,
    /// Agreed, with the disagreement of a team written down.
    AgreedWithDissent,
    /// Taken for now, until a date.
    Provisional {
        /// Until then.
        until: Day,
    },
    /// Tried and not agreed.
    NotAgreed(Care),
    /// Put aside.
    Parked(Care),
    /// Handed up, with both wordings.
    ToLeadership(Question),
    /// Answered by leadership; never called agreed.
    DecidedByLeadership(Answer),
    /// Not for this session.
    NotToday {
        /// Who looks after it, if anybody.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        owner: Option<PersonId>,
    },
    /// Agreed again in a later session, word for word.
    Kept,
    /// Agreed again in a later session, in other words.
    Amended,
    /// No longer valid.
    Retired {
        /// Why.
        reason: String,
    },
    /// Nobody in the room can do anything about it.
    OutsideControl {
        /// Why.
        reason: String,
    },
    /// A team took its word back; first at the next numbers check.
    Questioned {
        /// Which team.
        team: Team,
        /// Why.
        reason: String,
    },
}

/// Who looks after something that is not settled, and by when.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Care {
    /// Who.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub owner: Option<PersonId>,
    /// By when.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub by: Option<Day>,
}

/// What leadership is asked.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Question {
    /// The question in one sentence.
    pub question: String,
    /// What Sales wants it to say.
    pub sales: String,
    /// What Marketing wants it to say.
    pub marketing: String,
    /// Who decides.
    pub decides: String,
    /// By when.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub by: Option<Day>,
}

/// What leadership answered.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Answer {
    /// The answer.
    pub answer: String,
    /// Who decided.
    pub name: String,
    /// When.
    pub on: Day,
}

impl Status {
    /// Whether both teams stand behind the wording: changing a word then asks first.
    pub fn is_agreed(&self) -> bool {
        matches!(
            self,
            Self::Agreed | Self::AgreedWithDissent | Self::Provisional { .. } | Self::Kept | Self::Amended
        )
    }

    /// Whether both teams stand behind it and nobody's disagreement is noted.
    pub fn is_plainly_agreed(&self) -> bool {
        matches!(self, Self::Agreed | Self::Kept | Self::Amended)
    }

    /// Whether both teams agreed it at some time and nobody has brought it to an end since: a team that takes its
    /// word back asks for another look, it does not end the promise alone.
    pub fn was_agreed(&self) -> bool {
        self.is_agreed() || matches!(self, Self::Questioned { .. })
    }

    /// Whether it ended in words that both teams know: theirs at some time, or those of leadership.
    pub fn ended_in_words(&self) -> bool {
        self.was_agreed() || matches!(self, Self::DecidedByLeadership(_))
    }

    /// Whether it has no part in what holds: not for this session, or given up.
    pub fn is_left_aside(&self) -> bool {
        matches!(self, Self::NotToday { .. } | Self::Retired { .. } | Self::OutsideControl { .. })
    }

    /// Whether somebody still has to bring it to an end.
    pub fn is_unsettled(&self) -> bool {
        matches!(
            self,
            Self::Open
                | Self::NotAgreed(_)
                | Self::Parked(_)
                | Self::ToLeadership(_)
                | Self::NotToday { .. }
                | Self::Questioned { .. }
        )
    }

    /// Who looks after it, where the status says so.
    pub fn owner(&self) -> Option<&PersonId> {
        match self {
            Self::NotAgreed(care) | Self::Parked(care) => care.owner.as_ref(),
            Self::NotToday { owner } => owner.as_ref(),
            _ => None,
        }
    }

    /// Its key in the words file.
    pub fn key(&self) -> &'static str {
        match self {
            Self::Open => "status.open",
            Self::Agreed => "status.agreed",
            Self::AgreedWithDissent => "status.agreed_with_dissent",
            Self::Provisional { .. } => "status.provisional",
            Self::NotAgreed(_) => "status.not_agreed",
            Self::Parked(_) => "status.parked",
            Self::ToLeadership(_) => "status.to_leadership",
            Self::DecidedByLeadership(_) => "status.decided_by_leadership",
            Self::NotToday { .. } => "status.not_today",
            Self::Kept => "status.kept",
            Self::Amended => "status.amended",
            Self::Retired { .. } => "status.retired",
            Self::OutsideControl { .. } => "status.outside_control",
            Self::Questioned { .. } => "status.questioned",
        }
    }
}
