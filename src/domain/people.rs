//! The two teams.

use serde::{Deserialize, Serialize};

/// One of the two teams of a workshop.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Team {
    /// The people who sell.
    Sales,
    /// The people who bring the leads.
    Marketing,
}

impl Team {
    /// Both teams.
    pub const BOTH: [Self; 2] = [Self::Sales, Self::Marketing];

    /// The team on the other side.
    #[must_use]
    pub fn other(self) -> Self {
        match self {
            Self::Sales => Self::Marketing,
            Self::Marketing => Self::Sales,
        }
    }
}

/// One value for each team.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct PerTeam<T> {
    /// The value of Sales.
    pub sales: T,
    /// The value of Marketing.
    pub marketing: T,
}

impl<T> PerTeam<T> {
    /// The value of this team.
    pub fn get(&self, team: Team) -> &T {
        match team {
            Team::Sales => &self.sales,
            Team::Marketing => &self.marketing,
        }
    }

    /// The value of this team, to change.
    pub fn get_mut(&mut self, team: Team) -> &mut T {
        match team {
            Team::Sales => &mut self.sales,
            Team::Marketing => &mut self.marketing,
        }
    }
}
