//! Two surveys of the same two teams, an earlier one and this one: the same items side by side.
//!
//! Per team and item only, because the people may be the same, some of them or others: there is no interval and no
//! word about chance between two times. What may not be seen at one of the two times is not compared.

use super::{Comparison, Item, Reading, TeamAnswers, Wave, Word};
use crate::domain::people::{PerTeam, Team};
use crate::text::fold;
use std::collections::HashMap;

/// Fewer people than this who answered otherwise could be told from the difference.
const FEWEST_CHANGED: u32 = 3;

/// The items of two surveys, matched by what was asked.
#[derive(Clone, Debug, PartialEq)]
pub struct Remeasured {
    /// Items asked both times on one scale with enough answers each time, the largest gaps of then first.
    pub items: Vec<Again>,
    /// Positions, then and now, of items asked both times on different scales.
    pub scales_differ: Vec<(usize, usize)>,
    /// Positions, then and now, of items asked both times that may not be seen at one of them.
    pub hidden: Vec<(usize, usize)>,
    /// Positions in the earlier survey of items not asked any more.
    pub only_then: Vec<usize>,
    /// Positions in this survey of items not asked before.
    pub only_now: Vec<usize>,
    /// So little differs that it can be one or two people's answers: nothing is put side by side.
    pub too_alike: bool,
}

/// One item asked again.
#[derive(Clone, Debug, PartialEq)]
pub struct Again {
    /// Its position in the earlier survey.
    pub then: usize,
    /// Its position in this survey.
    pub now: usize,
    /// What each team answered then, and now.
    pub teams: PerTeam<(Reading, Reading)>,
    /// The word for the gap between the teams then, and now.
    pub words: (Word, Word),
}

impl Remeasured {
    /// Matches the items of two surveys by their folded text, each with its comparison.
    pub fn of(
        (then, compared_then): (&Wave, &Comparison),
        (now, compared_now): (&Wave, &Comparison),
    ) -> Self {
        let mut asked_now: HashMap<String, usize> = HashMap::new();
        for (index, item) in now.items.iter().enumerate() {
            asked_now.entry(key(item)).or_insert(index);
        }
        let mut remeasured = Self {
            items: Vec::new(),
            scales_differ: Vec::new(),
            hidden: Vec::new(),
            only_then: Vec::new(),
            only_now: Vec::new(),
            too_alike: false,
        };
        let order = compared_then.order.iter().chain(&compared_then.hidden);
        for &index in order {
            let item = &then.items[index];
            let Some(again) = asked_now.remove(&key(item)) else {
                remeasured.only_then.push(index);
                continue;
            };
            if !same_scale(item, &now.items[again]) {
                remeasured.scales_differ.push((index, again));
                continue;
            }
            let (before, after) = (&compared_then.items[index], &compared_now.items[again]);
            match (&before.readings, &after.readings) {
                (Some(first), Some(second)) => remeasured.items.push(Again {
                    then: index,
                    now: again,
                    teams: PerTeam {
                        sales: (first.sales.clone(), second.sales.clone()),
                        marketing: (first.marketing.clone(), second.marketing.clone()),
                    },
                    words: (compared_then.word(before), compared_now.word(after)),
                }),
                _ => remeasured.hidden.push((index, again)),
            }
        }
        remeasured.only_now = asked_now.into_values().collect();
        remeasured.only_now.sort_unstable();
        remeasured.too_alike = Team::BOTH.iter().any(|team| remeasured.is_too_alike(*team, then, now));
        if remeasured.too_alike {
            remeasured.items.clear();
        }
        remeasured
    }

    /// Whether what one team answered differs by fewer than three people on every item, though it differs.
    fn is_too_alike(&self, team: Team, then: &Wave, now: &Wave) -> bool {
        let differing = self.items.iter().map(|again| {
            differing(then.items[again.then].answers.get(team), now.items[again.now].answers.get(team))
        });
        // Somebody who answers otherwise leaves one place and takes another; somebody new takes one.
        differing.max().is_some_and(|most| (1..=2 * FEWEST_CHANGED.saturating_sub(1)).contains(&most))
    }

    /// Whether nothing was asked both times.
    pub fn is_empty(&self) -> bool {
        self.items.is_empty() && self.scales_differ.is_empty() && self.hidden.is_empty() && !self.too_alike
    }
}

/// What became of an item between two times, where it is more than one or two people.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Movement {
    /// Both teams answer better than they did.
    BothBetter,
    /// Both teams answer worse than they did.
    BothWorse,
    /// The teams are nearer to each other.
    Closer,
    /// They are further apart.
    Apart,
}

/// A smaller change of favourable minus unfavourable shares is not worth a word.
const WORTH_A_WORD: f64 = 0.2;

impl Again {
    /// What became of it, if that is worth a word.
    pub fn movement(&self) -> Option<Movement> {
        let change = |(then, now): &(Reading, Reading)| Some(now.net? - then.net?);
        let (sales, marketing) = (change(&self.teams.sales)?, change(&self.teams.marketing)?);
        if sales.min(marketing) >= WORTH_A_WORD {
            return Some(Movement::BothBetter);
        }
        if sales.max(marketing) <= -WORTH_A_WORD {
            return Some(Movement::BothWorse);
        }
        self.is_closer().map(|closer| if closer { Movement::Closer } else { Movement::Apart })
    }

    /// Whether the answers of both teams lie nearer to each other than they did; none where they lie about as they did.
    pub fn is_closer(&self) -> Option<bool> {
        let distance = |sales: &Reading, marketing: &Reading| Some((sales.net? - marketing.net?).abs());
        let (sales, marketing) = (&self.teams.sales, &self.teams.marketing);
        let (before, after) = (distance(&sales.0, &marketing.0)?, distance(&sales.1, &marketing.1)?);
        ((before - after).abs() >= WORTH_A_WORD).then_some(after < before)
    }
}

/// In how many answers two teams differ on one item, those who gave none included.
fn differing(then: &TeamAnswers, now: &TeamAnswers) -> u32 {
    let all = |answers: &TeamAnswers| {
        let counts = answers.counts.iter().flatten().copied();
        counts.chain([answers.na, answers.blank, answers.invalid]).collect::<Vec<u32>>()
    };
    all(then).iter().zip(all(now)).map(|(then, now)| then.abs_diff(now)).sum()
}

/// What was asked, the row of a grid included.
fn key(item: &Item) -> String {
    fold(&item.title())
}

/// Whether two items were answered on one scale, so that a count at one time means what it means at the other.
fn same_scale(then: &Item, now: &Item) -> bool {
    let labels = |item: &Item| {
        item.labels.as_ref().map(|labels| labels.iter().map(|label| fold(label)).collect::<Vec<_>>())
    };
    let same_labels = match (labels(then), labels(now)) {
        (Some(then), Some(now)) => then == now,
        _ => true,
    };
    then.kind == now.kind && then.points == now.points && then.reversed == now.reversed && same_labels
}

#[cfg(test)]
mod tests;
