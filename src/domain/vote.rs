//! A vote on one revision: counts per team, never per person, and consent asked for side by side.

use crate::domain::{
    moment::Moment,
    people::{PerTeam, Team},
};
use serde::{Deserialize, Serialize};

/// How a round is held.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Method {
    /// Everybody shows 0 to 5 fingers at once.
    FistToFive,
    /// Each side is asked for objections.
    Consent,
}

/// What a round asks about a wording.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Motion {
    /// Whether it is what both teams agree.
    #[default]
    Adopt,
    /// Whether it is no longer valid.
    Retire,
}

/// Fingers shown by one team, as counts.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Tally {
    /// How many showed 0, 1, 2, 3, 4 and 5.
    pub counts: [u32; 6],
    /// How many were only seen to be at 3 or more.
    #[serde(default)]
    pub three_or_more: u32,
    /// Present and not answered: never a no.
    #[serde(default)]
    pub not_answered: u32,
}

impl Tally {
    /// "Nobody below 3" of a team of this size.
    pub fn nobody_below_three(attendance: u32) -> Self {
        Self { three_or_more: attendance, ..Self::default() }
    }

    /// Counts the fingers of a team of `attendance`; who is missing has not answered.
    pub fn of(fingers: &[u8], attendance: u32) -> Self {
        let mut counts = [0; 6];
        for &finger in fingers {
            if let Some(count) = counts.get_mut(usize::from(finger)) {
                *count += 1;
            }
        }
        let answered: u32 = counts.iter().sum();
        Self { counts, three_or_more: 0, not_answered: attendance.saturating_sub(answered) }
    }

    /// People who answered.
    pub fn answered(&self) -> u32 {
        self.counts.iter().fold(self.three_or_more, |sum, count| sum.saturating_add(*count))
    }

    /// Everybody counted, answered or not.
    pub fn total(&self) -> u32 {
        self.answered().saturating_add(self.not_answered)
    }

    /// Zeros and ones: each team that shows one objects.
    pub fn low(&self) -> u32 {
        self.counts[0].saturating_add(self.counts[1])
    }

    /// Twos: "what would make this a 3?"
    pub fn twos(&self) -> u32 {
        self.counts[2]
    }

    /// Threes and above.
    pub fn for_it(&self) -> u32 {
        self.answered() - self.low() - self.twos()
    }

    /// Fewer than half of the team answered.
    pub fn too_few(&self) -> bool {
        u64::from(self.answered()) * 2 < u64::from(self.total())
    }
}

/// One vote, open or revealed.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Round {
    /// Its number in the topic, from 1.
    pub number: u32,
    /// The revision that is voted on.
    pub revision: u32,
    /// What is asked about it.
    #[serde(default, skip_serializing_if = "crate::domain::slot::is_default")]
    pub motion: Motion,
    /// How it is held.
    pub method: Method,
    /// When it was opened.
    pub opened_at: Moment,
    /// Voters per team when it was opened; whoever arrives later counts from the next round.
    pub attendance: PerTeam<u32>,
    /// Fist to five: the tallies handed in.
    #[serde(default, skip_serializing_if = "neither")]
    pub tallies: PerTeam<Option<Tally>>,
    /// Consent: which sides were asked for objections.
    #[serde(default)]
    pub asked: PerTeam<bool>,
    /// When both sides were shown together.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub revealed_at: Option<Moment>,
    /// Left without a result.
    #[serde(default, skip_serializing_if = "crate::domain::slot::is_default")]
    pub left: bool,
}

fn neither(tallies: &PerTeam<Option<Tally>>) -> bool {
    tallies.both(Option::is_none)
}

impl Round {
    /// Still collecting: neither revealed nor left.
    pub fn is_open(&self) -> bool {
        self.revealed_at.is_none() && !self.left
    }

    /// Whether a team has handed in its side.
    pub fn has(&self, team: Team) -> bool {
        match self.method {
            Method::FistToFive => self.tallies.get(team).is_some(),
            Method::Consent => *self.asked.get(team),
        }
    }

    /// People of the sides that handed in, of all who were here when the round was opened.
    pub fn handed_in(&self) -> (u32, u32) {
        let of = |team: Team| *self.attendance.get(team);
        let handed_in = Team::BOTH.into_iter().filter(|team| self.has(*team)).map(of).sum();
        (handed_in, Team::BOTH.into_iter().map(of).sum())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn missing_fingers_are_not_answers() {
        let tally = Tally::of(&[5, 4, 4, 3, 2], 7);
        assert_eq!((tally.answered(), tally.not_answered, tally.total()), (5, 2, 7));
        assert_eq!((tally.for_it(), tally.twos(), tally.low()), (4, 1, 0));
        assert!(!tally.too_few());
        assert!(Tally::of(&[5, 5, 5], 7).too_few());
        assert!(!Tally::of(&[5, 5, 5], 6).too_few(), "half is enough");
    }

    #[test]
    fn nobody_below_three_is_for_it() {
        let tally = Tally::nobody_below_three(8);
        assert_eq!((tally.for_it(), tally.answered(), tally.low()), (8, 8, 0));
    }
}
