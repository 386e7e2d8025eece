//! What may be shown of one team's answers to one item.
//! It decides between nothing, three bands and the full distribution; it words nothing.

use super::{Item, TeamAnswers};
use crate::stats::Summary;

/// From this many answers the full distribution may be shown.
const FULL_FROM: u32 = 8;

/// Below this many answers a team in full agreement is shown by side only.
const UNANIMOUS_FROM: u32 = 10;

/// One team's answers to one item, as far as they may be seen.
#[derive(Debug, Clone, PartialEq)]
pub struct Reading {
    /// Valid answers.
    pub n: u32,
    /// People who could not say.
    pub na: u32,
    /// People who left it blank or were not asked.
    pub blank: u32,
    /// Answers that could not be read.
    pub invalid: u32,
    /// Answers below the middle.
    pub unfavourable: u32,
    /// Answers in the middle.
    pub neutral: u32,
    /// Answers above the middle.
    pub favourable: u32,
    /// Favourable share minus unfavourable share.
    pub net: Option<f64>,
    /// 0 split to the extremes, 1 all the same; beside the sides of few answers it can tell every single one.
    pub consensus: Option<f64>,
    /// A third or more on each side.
    pub split: bool,
    /// Everybody gave the same answer; a room hears of the side only, see [`Reading::is_one_sided`].
    pub unanimous: bool,
    /// Enough valid answers in this team.
    pub reportable: bool,
    /// The distribution; none where only the three bands above may be seen.
    pub exact: Option<Exact>,
}

/// The full distribution of one team's answers.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Exact {
    /// Answers on each point, lowest score first.
    pub counts: Vec<u32>,
    /// The lower and the upper middle answer, as points of the scale.
    pub median: Option<(i64, i64)>,
}

impl Reading {
    /// Answers on each side of the scale: below the middle, in it, above it.
    pub fn sides(&self) -> [u32; 3] {
        [self.unfavourable, self.neutral, self.favourable]
    }

    /// Whether everybody is on one side of the scale, on whatever points: said where the point must not be.
    pub fn is_one_sided(&self) -> bool {
        self.n >= 2 && self.sides().contains(&self.n)
    }

    /// What the answers say; with `full` for the facilitator's own eyes, else only what a room may see.
    pub(super) fn of(item: &Item, answers: &TeamAnswers, threshold: u32, full: bool) -> Option<Self> {
        let counts = answers.counts.as_ref()?;
        let summary = Summary::of(counts, item.kind);
        let exact = full || (summary.n >= FULL_FROM && !(summary.unanimous && summary.n < UNANIMOUS_FROM));
        Some(Self {
            n: summary.n,
            na: answers.na,
            blank: answers.blank,
            invalid: answers.invalid,
            unfavourable: summary.unfavourable,
            neutral: summary.neutral,
            favourable: summary.favourable,
            net: summary.net,
            consensus: summary.consensus.filter(|_| exact),
            split: summary.split,
            unanimous: summary.unanimous,
            reportable: summary.n >= threshold,
            exact: exact.then(|| Exact {
                counts: counts.clone(),
                median: summary.median.map(|median| (item.points[median.lower], item.points[median.upper])),
            }),
        })
    }
}
