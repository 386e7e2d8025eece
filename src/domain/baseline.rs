//! A survey wave: what both teams answered, as count vectors.
//!
//! It never holds one person's answers, and no shares or other broken numbers: those are derived by
//! [`Comparison`] each time they are shown.

mod aloud;
pub mod asked;
mod bearing;
mod comparison;
mod earlier;
mod likely;
mod reading;
mod remeasured;
pub mod tally;
pub mod top_three;
mod wording;
pub mod words;

pub use aloud::{SideNames, headline};
pub use bearing::{Bearing, bearings};
pub use comparison::{Caution, Compared, Comparison, Verdict, Word};
pub use earlier::Earlier;
pub use likely::likely_topic;
pub use reading::{Exact, Reading};
pub use remeasured::{Again, Movement, Remeasured};
pub use tally::RoomTally;
pub use wording::{could_not_say, notes, team_name};

use super::extra::Extra;
use super::people::{PerTeam, Team};
use crate::assets::words::fill;
use crate::stats::Kind;
use crate::text::fold;
use serde::{Deserialize, Serialize};

/// Fewer answers than this in either team hide an item, unless the teams agreed on less.
pub const DEFAULT_THRESHOLD: u32 = 5;

/// The threshold is never lower than this.
pub const LOWEST_THRESHOLD: u32 = 3;

/// One round of answers of both teams to a list of items.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Wave {
    /// Id within the session; empty until it is attached to one.
    #[serde(default)]
    pub id: String,
    /// Where the answers come from.
    pub source: Source,
    /// Names of the files read, without folders.
    #[serde(default)]
    pub inputs: Vec<String>,
    /// When it was imported, RFC 3339; absent if the log entry says it.
    #[serde(default)]
    pub imported_at: Option<String>,
    /// People who answered, in each team.
    pub respondents: PerTeam<u32>,
    /// People who answered and belong to neither team.
    #[serde(default)]
    pub not_counted: u32,
    /// Rows left out because they were previews or never completed.
    #[serde(default)]
    pub excluded: u32,
    /// Head-count of each team, where it was given.
    #[serde(default)]
    pub people: PerTeam<Option<u32>>,
    /// Fewer answers than this in either team hide an item.
    pub threshold: u32,
    /// Who agreed to a threshold below the usual five.
    #[serde(default)]
    pub threshold_agreed_by: Option<String>,
    /// The items, in the order of the first file.
    pub items: Vec<Item>,
    /// What the importer guessed or left out, without quoting a cell.
    #[serde(default)]
    pub warnings: Vec<String>,
}

/// Where the answers of a wave come from.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case", deny_unknown_fields)]
pub enum Source {
    /// Read from a survey tool's export.
    Imported {
        /// Id of the source's row in the importer's table.
        format: String,
    },
    /// Counted from raised hands or fingers: seen by all.
    Hands,
    /// Counted from paper slips.
    Slips,
}

/// One question, or one row of a grid, with the answers of both teams.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Item {
    /// Id within the wave.
    pub id: String,
    /// The question as it was asked.
    pub question: String,
    /// The row of a grid.
    #[serde(default)]
    pub row: Option<String>,
    /// The kind of scale.
    pub kind: Kind,
    /// The labels as they were offered, lowest point first.
    #[serde(default)]
    pub labels: Option<Vec<String>>,
    /// The points of the scale, lowest first.
    pub points: Vec<i64>,
    /// Agreement is bad news here: the counts run from the highest label to the lowest.
    #[serde(default)]
    pub reversed: bool,
    /// What each team answered.
    pub answers: PerTeam<TeamAnswers>,
    /// The topic this item bears on.
    #[serde(default)]
    pub topic: Option<String>,
    /// Chosen to be talked about.
    #[serde(default)]
    pub picked: bool,
    /// Fields a later version wrote here.
    #[serde(flatten)]
    pub extra: Extra,
}

/// One team's answers to one item.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct TeamAnswers {
    /// Answers on each point, after reversal; absent where too few people answered to keep them.
    pub counts: Option<Vec<u32>>,
    /// People who said that they could not say.
    #[serde(default)]
    pub na: u32,
    /// People who left it blank or were not asked.
    #[serde(default)]
    pub blank: u32,
    /// Answers that could not be read.
    #[serde(default)]
    pub invalid: u32,
}

/// Why a wave cannot enter a session.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum WaveProblem {
    /// A threshold of one or two would show single people.
    #[error("{}", fill("rejected.survey_problem.threshold_too_low", &[("n", _0)]))]
    ThresholdTooLow(u32),
    /// A threshold below five needs a name.
    #[error("{}", fill("rejected.survey_problem.threshold_not_agreed", &[("n", _0)]))]
    ThresholdNotAgreed(u32),
    /// Two items have the same id.
    #[error("{}", fill("rejected.survey_problem.same_id", &[("id", _0)]))]
    SameId(String),
    /// Counts that must not be kept are still there.
    #[error("{}", fill("rejected.survey_problem.not_sealed", &[("id", _0)]))]
    NotSealed(String),
    /// The counts, labels and points of an item do not belong to one scale.
    #[error("{}", fill("rejected.survey_problem.scale_mismatch", &[("id", _0)]))]
    ScaleMismatch(String),
    /// More people answered an item than answered the survey.
    #[error("{}", fill("rejected.survey_problem.too_many_answers", &[("id", _0)]))]
    TooManyAnswers(String),
}

impl TeamAnswers {
    /// Number of valid answers; none where the counts are not kept.
    pub fn n(&self) -> Option<u32> {
        self.counts.as_ref().map(|counts| counts.iter().sum())
    }
}

impl Item {
    /// Whether this many valid answers in each team are enough to show the item.
    pub fn reportable(&self, threshold: u32) -> bool {
        Team::BOTH.iter().all(|team| self.answers.get(*team).n().is_some_and(|n| n >= threshold))
    }

    /// The question with its row, on one line.
    pub fn title(&self) -> String {
        match &self.row {
            Some(row) if self.question.is_empty() => row.clone(),
            Some(row) => format!("{} [{row}]", self.question),
            None => self.question.clone(),
        }
    }
}

impl Wave {
    /// The wave as it may be kept: items with too few answers in either team lose everything that was answered by
    /// both, how many could not say included.
    #[must_use]
    pub fn sealed(mut self) -> Self {
        for item in &mut self.items {
            if !item.reportable(self.threshold) {
                item.answers = PerTeam::default();
            }
        }
        self
    }

    /// How many people a team has: its head-count, or those who answered where nobody said.
    pub fn size(&self, team: Team) -> u32 {
        self.people.get(team).unwrap_or(*self.respondents.get(team))
    }

    /// What was picked and linked in an earlier reading of the same questions, where nothing else was said of them.
    pub fn keep_links(&mut self, earlier: &Self) {
        for item in &mut self.items {
            let Some(known) = earlier.items.iter().find(|known| fold(&known.title()) == fold(&item.title()))
            else {
                continue;
            };
            item.picked |= known.picked;
            if known.topic.is_some() {
                item.topic.clone_from(&known.topic);
            }
        }
    }

    /// The item with this id.
    pub fn item(&self, id: &str) -> Option<&Item> {
        self.items.iter().find(|item| item.id == id)
    }

    /// The item with this id, to change.
    pub fn item_mut(&mut self, id: &str) -> Option<&mut Item> {
        self.items.iter_mut().find(|item| item.id == id)
    }

    /// Checks that the wave may enter a session and holds together.
    pub fn check(&self) -> Result<(), WaveProblem> {
        if self.threshold < LOWEST_THRESHOLD {
            return Err(WaveProblem::ThresholdTooLow(self.threshold));
        }
        let agreed = self.threshold_agreed_by.as_deref().is_some_and(|name| !name.trim().is_empty());
        if self.threshold < DEFAULT_THRESHOLD && !agreed {
            return Err(WaveProblem::ThresholdNotAgreed(self.threshold));
        }
        let mut ids = std::collections::BTreeSet::new();
        for item in &self.items {
            if !ids.insert(item.id.as_str()) {
                return Err(WaveProblem::SameId(item.id.clone()));
            }
            self.check_item(item)?;
        }
        Ok(())
    }

    fn check_item(&self, item: &Item) -> Result<(), WaveProblem> {
        let kept = Team::BOTH.iter().any(|team| item.answers.get(*team).counts.is_some());
        if kept && !item.reportable(self.threshold) {
            return Err(WaveProblem::NotSealed(item.id.clone()));
        }
        let points = item.points.len();
        let ascending = item.points.windows(2).all(|pair| pair[0] < pair[1]);
        let labelled = item.labels.as_ref().is_none_or(|labels| labels.len() == points);
        let whole = match item.kind {
            Kind::YesNo => points == 2,
            Kind::Nps => points == 11,
            Kind::Likert | Kind::Numeric => points >= 2,
        };
        for team in Team::BOTH {
            let answers = item.answers.get(team);
            let counted = answers.counts.as_ref().is_none_or(|counts| counts.len() == points);
            if !(ascending && labelled && whole && counted) {
                return Err(WaveProblem::ScaleMismatch(item.id.clone()));
            }
            let parts =
                answers.counts.iter().flatten().chain([&answers.na, &answers.blank, &answers.invalid]);
            let told: u64 = parts.copied().map(u64::from).sum();
            if told > u64::from(*self.respondents.get(team)) {
                return Err(WaveProblem::TooManyAnswers(item.id.clone()));
            }
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests;
