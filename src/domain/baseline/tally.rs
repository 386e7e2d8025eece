//! A question answered in the room and counted by the facilitator: raised hands, fingers, or paper slips.
//!
//! A tally is never merged with an imported survey: the tallies of one round become a [`Wave`] of their own, so that
//! the same comparison reads both. Under the threshold it keeps nothing of what was answered.

use super::{DEFAULT_THRESHOLD, Item, Source, TeamAnswers, Wave};
use crate::domain::{
    extra::Extra,
    moment::Moment,
    people::{PerTeam, Team},
};
use serde::{Deserialize, Serialize};

/// When in the workshop the room was asked.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Occasion {
    /// Where the baseline stands.
    #[default]
    Opening,
    /// At the close.
    Closing,
}

/// How the room answered.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Way {
    /// One to five fingers, all at once.
    #[default]
    Fingers,
    /// Hands raised for yes, then for no.
    Hands,
    /// Paper slips, shuffled: the only way in the room that is anonymous.
    Slips,
}

impl Way {
    /// Whether everybody in the room sees what everybody answers.
    pub fn is_seen_by_all(self) -> bool {
        self != Self::Slips
    }
}

/// One question, answered by both teams in the room.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct RoomTally {
    /// Its id; empty until the session gives it one.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub id: String,
    /// When in the workshop.
    #[serde(default)]
    pub round: Occasion,
    /// How the room answered.
    pub source: Way,
    /// People of each team who were in the room.
    pub present: PerTeam<u32>,
    /// When it was recorded.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub at: Option<Moment>,
    /// Fewer answers than this in either team are not kept.
    #[serde(default = "usual_threshold")]
    pub threshold: u32,
    /// Who agreed for both teams to a threshold below the usual five.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub threshold_agreed_by: Option<String>,
    /// The question with what both teams answered; its id is the same each time it is asked.
    pub item: Item,
    /// Fields a later version wrote here.
    #[serde(flatten)]
    pub extra: Extra,
}

fn usual_threshold() -> u32 {
    DEFAULT_THRESHOLD
}

impl RoomTally {
    /// The tally as it may be kept: with too few answers in either team nothing is left of what anybody answered.
    #[must_use]
    pub fn sealed(mut self) -> Self {
        if !self.item.reportable(self.threshold) {
            self.item.answers = PerTeam::default();
        }
        self
    }

    /// Whether enough people of both teams answered for it to be kept.
    pub fn is_kept(&self) -> bool {
        self.item.reportable(self.threshold)
    }

    /// Checks that it holds together and that nobody answered twice.
    pub fn check(&self) -> Result<(), super::WaveProblem> {
        wave(std::slice::from_ref(&self)).check()
    }

    /// Whether both ask the same question on the same scale.
    fn asks_the_same(&self, other: &Self) -> bool {
        let (mine, theirs) = (&self.item, &other.item);
        mine.id == theirs.id
            && mine.kind == theirs.kind
            && mine.points == theirs.points
            && mine.reversed == theirs.reversed
    }
}

impl TeamAnswers {
    /// What so many people in the room answered; who did not raise a hand left it blank.
    pub fn counted(counts: Vec<u32>, na: u32, present: u32) -> Self {
        let told = counts.iter().sum::<u32>().saturating_add(na);
        Self { counts: Some(counts), na, blank: present.saturating_sub(told), invalid: 0 }
    }
}

/// The newest reading of every question of a round, in the order in which they were first asked.
pub fn latest(tallies: &[RoomTally], round: Occasion) -> Vec<&RoomTally> {
    let mut latest: Vec<&RoomTally> = Vec::new();
    for tally in tallies.iter().filter(|tally| tally.round == round) {
        match latest.iter_mut().find(|known| known.item.id == tally.item.id) {
            Some(known) => *known = tally,
            None => latest.push(tally),
        }
    }
    latest
}

/// These tallies as a survey of their own; each question has to be among them once.
pub fn wave<'a>(tallies: &[&'a RoomTally]) -> Wave {
    let most = |team: Team| tallies.iter().map(|tally| *tally.present.get(team)).max().unwrap_or(0);
    let strictest: Option<&&'a RoomTally> = tallies.iter().max_by_key(|tally| tally.threshold);
    let slips = !tallies.is_empty() && tallies.iter().all(|tally| tally.source == Way::Slips);
    Wave {
        id: String::new(),
        source: if slips { Source::Slips } else { Source::Hands },
        inputs: Vec::new(),
        imported_at: None,
        respondents: PerTeam::of(most),
        not_counted: 0,
        excluded: 0,
        people: PerTeam::default(),
        threshold: strictest.map_or(DEFAULT_THRESHOLD, |tally| tally.threshold),
        threshold_agreed_by: strictest.and_then(|tally| tally.threshold_agreed_by.clone()),
        items: tallies.iter().map(|tally| tally.item.clone()).collect(),
        warnings: Vec::new(),
    }
}

/// A question asked in the opening and again at the close, on the same scale.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Twice<'a> {
    /// The newest reading of the opening.
    pub before: &'a RoomTally,
    /// The newest reading of the close.
    pub after: &'a RoomTally,
}

/// Every question that was asked twice, in the order of the close. Two readings of one room are no two samples:
/// they are shown side by side, and nothing is tested.
pub fn asked_twice(tallies: &[RoomTally]) -> Vec<Twice<'_>> {
    let before = latest(tallies, Occasion::Opening);
    let pair = |after: &RoomTally| before.iter().copied().find(|before| before.asks_the_same(after));
    latest(tallies, Occasion::Closing)
        .into_iter()
        .filter_map(|after| pair(after).map(|before| Twice { before, after }))
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::baseline::{Comparison, WaveProblem};
    use crate::stats::Kind;

    fn tally(id: &str, round: Occasion, marketing: &[u32], sales: &[u32]) -> RoomTally {
        let counted = |counts: &[u32]| TeamAnswers::counted(counts.to_vec(), 1, 14);
        RoomTally {
            id: String::new(),
            round,
            source: Way::Fingers,
            present: PerTeam { sales: 14, marketing: 14 },
            at: None,
            threshold: 5,
            threshold_agreed_by: None,
            item: Item {
                id: id.to_owned(),
                question: id.to_owned(),
                row: None,
                kind: Kind::Likert,
                labels: None,
                points: vec![1, 2, 3, 4, 5],
                reversed: false,
                answers: PerTeam { marketing: counted(marketing), sales: counted(sales) },
                topic: None,
                picked: false,
                extra: Extra::default(),
            },
            extra: Extra::default(),
        }
    }

    #[test]
    fn too_few_answers_leave_nothing_behind() {
        let few = tally("few", Occasion::Opening, &[0, 0, 0, 0, 4], &[9, 0, 0, 0, 0]).sealed();
        assert_eq!(few.item.answers, PerTeam::default());
        assert!(!few.is_kept());
        let enough = tally("enough", Occasion::Opening, &[0, 0, 0, 1, 4], &[9, 0, 0, 0, 0]);
        assert_eq!(enough.clone().sealed(), enough);
    }

    #[test]
    fn nobody_answers_twice() {
        let all = tally("all", Occasion::Opening, &[0, 0, 0, 4, 9], &[13, 0, 0, 0, 0]);
        assert_eq!(all.check(), Ok(()));
        assert_eq!(all.item.answers.marketing.blank, 0);
        let over = tally("over", Occasion::Opening, &[0, 0, 0, 5, 9], &[13, 0, 0, 0, 0]);
        assert_eq!(over.check(), Err(WaveProblem::TooManyAnswers("over".into())));
        let open = tally("open", Occasion::Opening, &[0, 0, 0, 0, 4], &[9, 0, 0, 0, 0]);
        assert_eq!(open.check(), Err(WaveProblem::NotSealed("open".into())));
    }

    #[test]
    fn a_second_reading_is_a_new_one_and_the_newest_counts() {
        let tallies = [
            tally("a", Occasion::Opening, &[9, 0, 0, 0, 0], &[9, 0, 0, 0, 0]),
            tally("b", Occasion::Opening, &[9, 0, 0, 0, 0], &[9, 0, 0, 0, 0]),
            tally("a", Occasion::Opening, &[0, 0, 0, 0, 9], &[9, 0, 0, 0, 0]),
            tally("a", Occasion::Closing, &[0, 9, 0, 0, 0], &[9, 0, 0, 0, 0]),
        ];
        let opening = latest(&tallies, Occasion::Opening);
        assert_eq!(opening, [&tallies[2], &tallies[1]]);
        assert_eq!(asked_twice(&tallies), [Twice { before: &tallies[2], after: &tallies[3] }]);
        let seen = Comparison::of(&wave(&opening));
        assert_eq!(seen.order.len(), 2);
        assert!(!seen.census, "who was not in the room was not asked");
    }

    #[test]
    fn another_scale_is_another_question() {
        let before = tally("a", Occasion::Opening, &[9, 0, 0, 0, 0], &[9, 0, 0, 0, 0]);
        let mut after = tally("a", Occasion::Closing, &[9, 0, 0, 0, 0], &[9, 0, 0, 0, 0]);
        (after.item.kind, after.item.points) = (Kind::YesNo, vec![1, 2]);
        assert!(asked_twice(&[before, after]).is_empty());
    }

    #[test]
    fn unknown_fields_survive_a_round_trip() {
        let mut text = serde_json::to_value(tally("a", Occasion::Closing, &[9, 0], &[9, 0])).unwrap();
        text["mood"] = "later".into();
        text.as_object_mut().unwrap().remove("threshold");
        let read: RoomTally = serde_json::from_value(text).unwrap();
        assert_eq!(read.threshold, 5, "a file may leave out what is usual");
        assert_eq!(serde_json::to_value(&read).unwrap()["mood"], "later");
    }
}
