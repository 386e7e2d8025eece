//! Owned leads with cover: each lead has its owner, but on a day on which the owner is away whoever is there may
//! begin an attempt for them. What that is worth is the difference to owners whose leads wait.

use super::queue::{Begun, Kept, Retries, Rules, last_that_matters, note};
use super::work::Work;
use crate::capacity::form::Discipline;

/// A team of owners and where each stands.
struct Office<'a> {
    work: &'a Work,
    day: i64,
    owners: Vec<Owner>,
}

/// One of them, as somebody who works and as somebody whose leads wait.
struct Owner {
    free: i64,
    /// The next of their leads that has not been touched.
    next: usize,
    retries: Retries,
}

/// An attempt that could begin next: whose it is, and what.
struct Candidate {
    owner: usize,
    begun: Begun,
}

/// Works through all leads with so many owners until every promise about a counted lead is kept or broken.
pub(super) fn work_off_covered(work: &Work, day: i64, people: u32, rules: &Rules) -> Kept {
    let people = people as usize;
    let owners = (0..people).map(|next| Owner { free: 0, next, retries: Retries::default() });
    let mut office = Office { work, day, owners: owners.collect() };
    let mut kept = Kept::default();
    let end = last_that_matters(work, rules);
    while let Some(Candidate { owner, begun }) = office.earliest(rules.discipline) {
        if begun.at > end {
            break;
        }
        let waiting = &mut office.owners[owner];
        if begun.made == 0 {
            waiting.next += people;
        } else {
            waiting.retries.pop();
        }
        if begun.lead < work.counted {
            note(&mut kept, &work.leads[begun.lead], &begun, rules);
        }
        let until = begun.at + work.duration(begun.lead, begun.made);
        office.owners[owner].retries.come_back(work, &begun, until + rules.gap);
        office.owners[begun.person].free = until;
    }
    kept
}

impl Office<'_> {
    /// What can begin before anything else; the owner before somebody who covers.
    fn earliest(&self, rule: Discipline) -> Option<Candidate> {
        let mut best: Option<Candidate> = None;
        for (owner, waiting) in self.owners.iter().enumerate() {
            let others = (0..self.owners.len()).filter(|person| *person != owner);
            for person in std::iter::once(owner).chain(others) {
                let before = best.as_ref().map_or(i64::MAX, |best| best.begun.at);
                let start = |due| self.start(person, owner, (due, before));
                if let Some(begun) = waiting.first(self.work, (rule, person), start) {
                    best = Some(Candidate { owner, begun });
                }
            }
        }
        best
    }

    /// When somebody can begin for an owner what is due; none if not before another instant.
    fn start(&self, person: usize, owner: usize, (due, before): (i64, i64)) -> Option<i64> {
        let mut at = due.max(self.owners[person].free);
        while at < before {
            let today = at / self.day;
            let may = person == owner || self.work.is_away(owner, today);
            if may && !self.work.is_away(person, today) {
                return Some(at);
            }
            // Far beyond the quarter everybody is there, and nobody has to cover any more.
            if person != owner && self.work.is_past(today) {
                return None;
            }
            at = (today + 1) * self.day;
        }
        None
    }
}

impl Owner {
    /// The first touch or the retry that somebody would begin next for this owner.
    fn first(
        &self,
        work: &Work,
        (rule, person): (Discipline, usize),
        start: impl Fn(i64) -> Option<i64>,
    ) -> Option<Begun> {
        let touch = work.leads.get(self.next);
        let retry = self.retries.front();
        if rule == Discipline::ByDueTime
            && let (Some(touch), Some(retry)) = (touch, retry)
        {
            let touches = touch.due <= retry.due;
            let at = start(touch.due.min(retry.due))?;
            return Some(if touches { self.touch(at, person) } else { retry.begun(at, person) });
        }
        let touching = touch.and_then(|touch| start(touch.due));
        let retrying = retry.and_then(|retry| Some((start(retry.due)?, retry)));
        match (touching, retrying) {
            (Some(at), Some((later, _))) if at <= later => Some(self.touch(at, person)),
            (_, Some((at, retry))) => Some(retry.begun(at, person)),
            (Some(at), None) => Some(self.touch(at, person)),
            (None, None) => None,
        }
    }

    fn touch(&self, at: i64, person: usize) -> Begun {
        Begun { at, person, lead: self.next, made: 0 }
    }
}
