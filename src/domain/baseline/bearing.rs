//! Which topics the findings of a survey bear on, so that time goes where the gap is.
//! It counts what the comparison lets a room see; it gives nobody minutes and words nothing.

use super::{Comparison, Reading, Wave, Word};
use crate::domain::ids::TopicId;
use crate::domain::people::{PerTeam, Team};
use std::cmp::Reverse;

/// The findings that bear on one topic, or on none; positions in the wave, as the room goes through them.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Bearing {
    /// The topic; none for the items that are linked to none.
    pub topic: Option<TopicId>,
    /// The topic is one of this session.
    pub in_session: bool,
    /// Real gaps; where everybody answered, the items on which most of one team alone is above the middle.
    pub gaps: Vec<usize>,
    /// Items that say "perhaps".
    pub perhaps: Vec<usize>,
    /// Items on which both teams are unhappy.
    pub pains: Vec<usize>,
    /// Everything with enough answers that is linked to the topic.
    pub items: Vec<usize>,
    /// What the largest gap surely is; its size where everybody answered.
    pub largest: f64,
}

impl Bearing {
    /// The items that are a finding, each once.
    pub fn findings(&self) -> Vec<usize> {
        let lists = [&self.gaps, &self.perhaps, &self.pains];
        self.items.iter().copied().filter(|item| lists.iter().any(|list| list.contains(item))).collect()
    }
}

/// What bears on each of these topics: the largest sure gap first, topics without a finding in their own order, then
/// topics that are not in the session, and last what is linked to none.
pub fn bearings(wave: &Wave, comparison: &Comparison, topics: &[TopicId]) -> Vec<Bearing> {
    let mut found: Vec<Bearing> = topics
        .iter()
        .map(|topic| Bearing { topic: Some(topic.clone()), in_session: true, ..Bearing::default() })
        .collect();
    let pains = comparison.shared_pain();
    for &index in &comparison.order {
        let Some(item) = wave.items.get(index) else { continue };
        let topic = item.topic.clone().map(TopicId);
        let place = found.iter().position(|bearing| bearing.topic == topic).unwrap_or_else(|| {
            found.push(Bearing { topic, ..Bearing::default() });
            found.len() - 1
        });
        found[place].add(index, comparison, pains.contains(&index));
    }
    found.sort_by_key(|bearing| {
        let counts = (bearing.gaps.len(), bearing.perhaps.len(), bearing.pains.len());
        (bearing.topic.is_none(), !bearing.in_session, Reverse((steps(bearing.largest), counts)))
    });
    found
}

impl Bearing {
    fn add(&mut self, index: usize, comparison: &Comparison, pain: bool) {
        let compared = &comparison.items[index];
        self.items.push(index);
        if pain {
            self.pains.push(index);
        }
        let opposed = compared.readings.as_ref().is_some_and(only_one_team_is_happy);
        match comparison.word(compared) {
            Word::RealGap => self.gaps.push(index),
            Word::AsSaid if opposed => self.gaps.push(index),
            Word::Perhaps => self.perhaps.push(index),
            _ => {}
        }
        if let Some(seen) = &compared.verdict {
            let size = if comparison.census { seen.gap.delta().abs() } else { seen.gap.sure_gap };
            self.largest = self.largest.max(size);
        }
    }
}

/// Whether most of one team are above the middle and most of the other are not.
fn only_one_team_is_happy(readings: &PerTeam<Reading>) -> bool {
    let happy = |team| {
        let reading = readings.get(team);
        u64::from(reading.favourable) * 2 > u64::from(reading.n)
    };
    happy(Team::Sales) != happy(Team::Marketing)
}

/// A value from 0 to 1 in steps that rounding dust does not cross.
fn steps(value: f64) -> u64 {
    (value * 1e9).round() as u64
}

#[cfg(test)]
mod tests {
    use super::super::tests::{item, wave};
    use super::super::{Item, Wave};
    use super::*;

    fn survey() -> Wave {
        let linked = |topic: &str, item: Item| Item { topic: Some(topic.to_owned()), ..item };
        let gap = (&[0, 0, 1, 6, 6], &[6, 6, 1, 0, 0]);
        let close = (&[2, 3, 3, 3, 2], &[2, 3, 3, 3, 2]);
        wave(vec![
            linked("lead", item("smaller", &[0, 1, 2, 6, 4], &[6, 4, 3, 0, 0])),
            linked("goal", item("largest", gap.0, gap.1)),
            linked("lead", item("another", &[0, 1, 2, 6, 4], &[6, 4, 3, 0, 0])),
            linked("goal", item("close", close.0, close.1)),
            linked("goal", item("pain", &[6, 4, 3, 0, 0], &[6, 4, 3, 0, 0])),
            linked("persona", item("left out", gap.0, gap.1)),
            item("loose", gap.0, gap.1),
            linked("goal", item("few", &[0, 0, 0, 4, 0], &[9, 0, 0, 0, 0])),
        ])
    }

    fn found(wave: &Wave) -> Vec<Bearing> {
        let topics = ["messaging", "lead", "goal"].map(TopicId::from);
        bearings(wave, &Comparison::of(wave), &topics)
    }

    fn names(bearings: &[Bearing]) -> Vec<&str> {
        bearings.iter().map(|bearing| bearing.topic.as_ref().map_or("none", TopicId::as_str)).collect()
    }

    #[test]
    fn the_largest_sure_gap_comes_first_and_what_is_not_linked_last() {
        let found = found(&survey());
        assert_eq!(names(&found), ["goal", "lead", "messaging", "persona", "none"]);
        assert_eq!((found[0].gaps.as_slice(), found[0].pains.as_slice()), (&[1][..], &[4][..]));
        assert_eq!(found[1].gaps, [0, 2]);
        assert_eq!(found[0].findings(), [1, 4]);
        assert!(found[2].items.is_empty() && found[2].in_session);
        assert!(!found[3].in_session && !found[4].in_session);
    }

    #[test]
    fn an_item_with_too_few_answers_bears_on_nothing() {
        assert!(found(&survey()).iter().all(|bearing| !bearing.items.contains(&7)));
    }

    #[test]
    fn where_everybody_answered_only_one_happy_team_counts() {
        let mut wave = survey();
        wave.people = PerTeam { sales: Some(20), marketing: Some(20) };
        let found = found(&wave);
        assert_eq!(found[0].gaps, [1]);
        assert!(found.iter().all(|bearing| bearing.perhaps.is_empty()));
        assert!((found[0].largest - 1.0).abs() < 0.1, "{}", found[0].largest);
    }
}
