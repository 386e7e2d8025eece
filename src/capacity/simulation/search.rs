//! The search for the fewest people who keep both promises, by bisection from what the load needs on average.
//! It only says whom to try next; trying is the simulation's business.

use std::collections::BTreeMap;

/// Which numbers of people were tried, and what came of it.
#[derive(Debug, Clone)]
pub(super) struct Search {
    /// The fewest people that carry the load on average.
    start: u32,
    tried: BTreeMap<u32, bool>,
}

/// How the search stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Step {
    /// Try so many.
    Try(u32),
    /// So many are enough and one fewer is not.
    Found(u32),
    /// However many there are, the promise is not kept.
    Never,
}

impl Search {
    /// A search around the number of people the load needs on average.
    pub(super) fn around(start: u32) -> Self {
        Self { start, tried: BTreeMap::new() }
    }

    /// Notes whether so many people are enough.
    pub(super) fn note(&mut self, people: u32, enough: bool) {
        self.tried.insert(people, enough);
    }

    /// What to do next.
    pub(super) fn step(&self) -> Step {
        let enough = self.tried.iter().find(|(_, enough)| **enough).map(|(people, _)| *people);
        let short = self
            .tried
            .iter()
            .rev()
            .find(|(people, kept)| !**kept && enough.is_none_or(|most| **people < most));
        let short = short.map_or(0, |(people, _)| *people);
        match enough {
            Some(people) if people == short + 1 => Step::Found(people),
            // The start is nearly always right or nearly right: look right below before halving.
            Some(people) if short == 0 => Step::Try(people - 1),
            Some(people) => Step::Try(u32::midpoint(short, people)),
            None if short < self.start => Step::Try(self.start),
            None if short >= self.most() => Step::Never,
            None => Step::Try((self.start + (short - self.start + 1) * 2).min(self.most())),
        }
    }

    /// Beyond this, more people change nothing: it is not they who are missing.
    fn most(&self) -> u32 {
        self.start * 8 + 32
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn searched(start: u32, needed: u32) -> (Step, usize) {
        let mut search = Search::around(start);
        loop {
            match search.step() {
                Step::Try(people) => search.note(people, people >= needed),
                end => return (end, search.tried.len()),
            }
        }
    }

    #[test]
    fn the_fewest_are_found_quickly() {
        for start in 1..30 {
            for needed in 1..=40 {
                let (end, tries) = searched(start, needed);
                assert_eq!(end, Step::Found(needed), "from {start}");
                assert!(needed <= start || tries <= 14, "{tries} tries from {start} to {needed}");
            }
        }
        assert_eq!(searched(4, 4), (Step::Found(4), 2));
        assert_eq!(searched(4, u32::MAX).0, Step::Never);
    }
}
