//! The gap between Marketing and Sales on one item.
//! The orientation is fixed: a positive delta means that Sales answers higher.

use super::interval::{Dominance, Interval};
use super::normal::two_sided_z;
use super::scale::Kind;
use super::summary::Summary;
use serde::{Deserialize, Serialize};

/// How sure a gap is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Tier {
    /// The interval adjusted for the number of items excludes zero: a real gap.
    Clear,
    /// The interval for this item alone excludes zero: perhaps.
    Likely,
    /// The interval covers zero: too close to call.
    Unclear,
}

/// How the answers of the two teams to one item compare.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Gap {
    /// Pairs of people and the spread behind delta.
    pub dominance: Dominance,
    /// The envelope interval for delta at 95 percent.
    pub interval: Interval,
    /// The end of that interval nearest zero, without its sign; zero where the interval covers zero.
    pub sure_gap: f64,
    /// Net of Sales minus net of Marketing.
    pub net_gap: f64,
    /// Favourable share of Sales minus that of Marketing, in percentage points.
    pub favourable_gap_pp: f64,
}

impl Gap {
    /// Compares the two teams; none if one of them gave no answer.
    pub fn between(marketing: &[u32], sales: &[u32], kind: Kind) -> Option<Self> {
        let dominance = Dominance::between(marketing, sales)?;
        let interval = dominance.envelope(two_sided_z(0.05, 1));
        let (marketing, sales) = (Summary::of(marketing, kind), Summary::of(sales, kind));
        let share = |summary: &Summary| f64::from(summary.favourable) / f64::from(summary.n);
        Some(Self {
            dominance,
            interval,
            sure_gap: interval.distance_from_zero(),
            net_gap: sales.net? - marketing.net?,
            favourable_gap_pp: 100.0 * (share(&sales) - share(&marketing)),
        })
    }

    /// Cliff's delta.
    pub fn delta(&self) -> f64 {
        self.dominance.delta()
    }

    /// The interval widened so that over this many items it misses once in twenty surveys.
    pub fn adjusted(&self, reportable_items: usize) -> Interval {
        self.dominance.envelope(two_sided_z(0.05, reportable_items))
    }

    /// How sure the gap is among this many items that can be reported.
    pub fn tier(&self, reportable_items: usize) -> Tier {
        if !self.adjusted(reportable_items).covers_zero() {
            Tier::Clear
        } else if self.interval.covers_zero() {
            Tier::Unclear
        } else {
            Tier::Likely
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_word_depends_on_how_many_items_were_compared() {
        let gap = Gap::between(&[0, 0, 0, 0, 1, 3, 1], &[1, 3, 0, 1, 0, 1, 0], Kind::Numeric).unwrap();
        assert_eq!(gap.tier(1), Tier::Clear);
        assert_eq!(gap.tier(6), Tier::Likely);
        let same = Gap::between(&[0, 0, 6], &[0, 0, 7], Kind::Likert).unwrap();
        assert_eq!(same.tier(1), Tier::Unclear);
    }

    #[test]
    fn a_gap_needs_an_answer_on_both_sides() {
        assert_eq!(Gap::between(&[0, 0], &[1, 1], Kind::YesNo), None);
    }
}
