//! The two teams, the people on the attendance list, and how many of each team can vote now.

use crate::domain::ids::PersonId;
use serde::{Deserialize, Serialize};

/// One of the two teams that agree.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Team {
    /// The sales team.
    Sales,
    /// The marketing team.
    Marketing,
}

impl Team {
    /// Both teams, Sales first.
    pub const BOTH: [Self; 2] = [Self::Sales, Self::Marketing];

    /// The team across the table.
    #[must_use]
    pub fn other(self) -> Self {
        match self {
            Self::Sales => Self::Marketing,
            Self::Marketing => Self::Sales,
        }
    }
}

/// One value for each team.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct PerTeam<T> {
    /// The sales team's value.
    pub sales: T,
    /// The marketing team's value.
    pub marketing: T,
}

impl<T> PerTeam<T> {
    /// Builds both values from one function of the team.
    pub fn of(mut value: impl FnMut(Team) -> T) -> Self {
        Self { sales: value(Team::Sales), marketing: value(Team::Marketing) }
    }

    /// The value of one team.
    pub fn get(&self, team: Team) -> &T {
        match team {
            Team::Sales => &self.sales,
            Team::Marketing => &self.marketing,
        }
    }

    /// The value of one team, to change.
    pub fn get_mut(&mut self, team: Team) -> &mut T {
        match team {
            Team::Sales => &mut self.sales,
            Team::Marketing => &mut self.marketing,
        }
    }

    /// Whether something holds for both teams.
    pub fn both(&self, mut holds: impl FnMut(&T) -> bool) -> bool {
        holds(&self.sales) && holds(&self.marketing)
    }
}

/// Where somebody belongs: only the two teams vote.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Group {
    /// Votes with Sales.
    Sales,
    /// Votes with Marketing.
    Marketing,
    /// Attends and decides what is handed up; never votes.
    Leadership,
    /// Runs the session and does not vote; one who votes is listed in a team.
    Facilitator,
}

impl Group {
    /// All groups in the order screens offer them.
    pub const ALL: [Self; 4] = [Self::Sales, Self::Marketing, Self::Leadership, Self::Facilitator];

    /// The team this group votes with, if any.
    pub fn team(self) -> Option<Team> {
        match self {
            Self::Sales => Some(Team::Sales),
            Self::Marketing => Some(Team::Marketing),
            Self::Leadership | Self::Facilitator => None,
        }
    }
}

impl From<Team> for Group {
    fn from(team: Team) -> Self {
        match team {
            Team::Sales => Self::Sales,
            Team::Marketing => Self::Marketing,
        }
    }
}

/// Where somebody is while the session runs.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Presence {
    /// In the room.
    #[default]
    InRoom,
    /// On the call: votes by digits in the chat, read first.
    OnCall,
    /// Not here: can own something only "to be confirmed".
    NotHere,
}

impl Presence {
    /// The next of the three, as one key walks through them.
    #[must_use]
    pub fn next(self) -> Self {
        match self {
            Self::InRoom => Self::OnCall,
            Self::OnCall => Self::NotHere,
            Self::NotHere => Self::InRoom,
        }
    }
}

/// Somebody on the attendance list.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Person {
    /// Stable id inside the session.
    pub id: PersonId,
    /// The name as written on the card.
    pub name: String,
    /// Team, leadership or facilitator.
    pub group: Group,
    /// Job title, empty when not given.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub role: String,
    /// In the room, on the call or not here.
    #[serde(default)]
    pub presence: Presence,
}

impl Person {
    /// Whether this person can vote in a round opened now, and where.
    pub fn votes_with(&self) -> Option<Team> {
        if self.presence == Presence::NotHere { None } else { self.group.team() }
    }
}

/// How many people of each team are here and vote.
pub fn attendance(people: &[Person]) -> PerTeam<u32> {
    PerTeam::of(|team| people.iter().filter(|person| person.votes_with() == Some(team)).count() as u32)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn leadership_and_the_absent_do_not_count() {
        let person = |id: &str, group, presence| Person {
            id: id.into(),
            name: id.to_owned(),
            group,
            role: String::new(),
            presence,
        };
        let people = [
            person("a", Group::Sales, Presence::InRoom),
            person("b", Group::Sales, Presence::NotHere),
            person("c", Group::Marketing, Presence::OnCall),
            person("d", Group::Leadership, Presence::InRoom),
            person("e", Group::Facilitator, Presence::InRoom),
        ];
        assert_eq!(attendance(&people), PerTeam { sales: 1, marketing: 1 });
    }
}
