//! The queue itself: attempts fall due, wait for somebody, begin, and if they do not make contact come back after
//! the gap. Nothing is drawn here; the same work and the same team give the same result.

use super::team::Team;
use super::work::{Lead, Work};
use crate::capacity::form::Discipline;
use std::collections::VecDeque;

/// What a promise allows, in open time.
#[derive(Debug, Clone, Copy)]
pub(super) struct Rules {
    /// Who goes first.
    pub(super) discipline: Discipline,
    /// From the end of an attempt to when the next is due.
    pub(super) gap: i64,
    /// The first touch may wait so long.
    pub(super) limit: i64,
}

/// Leads whose promise was kept.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(super) struct Kept {
    /// First touch within the limit.
    pub(super) first: u32,
    /// Contact or the last attempt within the days.
    pub(super) attempts: u32,
}

/// An attempt after the first that is waiting or not due yet.
#[derive(Debug, Clone, Copy)]
pub(super) struct Retry {
    pub(super) due: i64,
    lead: u32,
    /// Attempts made before.
    made: u32,
}

impl Retry {
    /// It, begun by somebody.
    pub(super) fn begun(&self, at: i64, person: usize) -> Begun {
        Begun { at, person, lead: self.lead as usize, made: self.made }
    }
}

/// Retries in the order they fall due.
#[derive(Debug, Default)]
pub(super) struct Retries(VecDeque<Retry>);

impl Retries {
    /// The one that falls due first.
    pub(super) fn front(&self) -> Option<&Retry> {
        self.0.front()
    }

    /// Takes out the one that falls due first.
    pub(super) fn pop(&mut self) {
        self.0.pop_front();
    }

    /// Puts a lead in again unless the attempt that has begun made contact or was its last.
    pub(super) fn come_back(&mut self, work: &Work, begun: &Begun, due: i64) {
        let made = begun.made + 1;
        if made < work.leads[begun.lead].attempts {
            self.push(Retry { due, lead: begun.lead as u32, made });
        }
    }

    /// Attempts end almost in the order they began: the place is found within a few steps from the back.
    fn push(&mut self, retry: Retry) {
        let mut place = self.0.len();
        self.0.push_back(retry);
        while place > 0 && self.0[place - 1].due > retry.due {
            self.0.swap(place - 1, place);
            place -= 1;
        }
    }
}

/// The leads one team works on: every `stride`-th from the first.
#[derive(Debug, Clone, Copy)]
pub(super) struct Part {
    pub(super) first: usize,
    pub(super) stride: usize,
}

/// Works through a part of the leads until every promise about a counted lead is kept or broken.
pub(super) fn work_off<T: Team>(
    work: &Work,
    part: Part,
    rules: &Rules,
    team: &mut T,
    retries: &mut Retries,
) -> Kept {
    let mut kept = Kept::default();
    let mut next = part.first;
    let end = last_that_matters(work, rules);
    retries.0.clear();
    while let Some(begun) = begin(work, next, rules.discipline, team, retries) {
        if begun.at > end {
            break;
        }
        if begun.made == 0 {
            next += part.stride;
        } else {
            retries.pop();
        }
        if begun.lead < work.counted {
            note(&mut kept, &work.leads[begun.lead], &begun, rules);
        }
        let until = begun.at + work.duration(begun.lead, begun.made);
        team.occupy(begun.person, until);
        retries.come_back(work, &begun, until + rules.gap);
    }
    kept
}

/// An attempt that begins.
pub(super) struct Begun {
    pub(super) at: i64,
    pub(super) person: usize,
    pub(super) lead: usize,
    /// Attempts made before.
    pub(super) made: u32,
}

/// The attempt that begins next, a first touch or a retry; none when all work is done.
fn begin<T: Team>(work: &Work, next: usize, rule: Discipline, team: &T, retries: &Retries) -> Option<Begun> {
    let touch = work.leads.get(next);
    let retry = retries.front();
    let first_touch = |(at, person)| Begun { at, person, lead: next, made: 0 };
    let later =
        |retry: &Retry, (at, person)| Begun { at, person, lead: retry.lead as usize, made: retry.made };
    match (touch, retry) {
        (None, None) => None,
        (Some(touch), None) => Some(first_touch(team.earliest(touch.due))),
        (None, Some(retry)) => Some(later(retry, team.earliest(retry.due))),
        (Some(touch), Some(retry)) => Some(match rule {
            Discipline::ByDueTime if touch.due <= retry.due => first_touch(team.earliest(touch.due)),
            Discipline::ByDueTime => later(retry, team.earliest(retry.due)),
            Discipline::FirstTouchPriority => {
                let (touching, retrying) = (team.earliest(touch.due), team.earliest(retry.due));
                if touching.0 <= retrying.0 { first_touch(touching) } else { later(retry, retrying) }
            }
        }),
    }
}

/// Notes which promises about a counted lead an attempt keeps.
pub(super) fn note(kept: &mut Kept, lead: &Lead, begun: &Begun, rules: &Rules) {
    if begun.made == 0 && begun.at - lead.due <= rules.limit {
        kept.first += 1;
    }
    if begun.made + 1 == lead.attempts && begun.at < lead.deadline {
        kept.attempts += 1;
    }
}

/// After this instant nothing that begins can keep a promise about a counted lead.
pub(super) fn last_that_matters(work: &Work, rules: &Rules) -> i64 {
    let last = work.counted.checked_sub(1).map(|last| &work.leads[last]);
    last.map_or(-1, |last| last.deadline.max(last.due + rules.limit))
}

impl Kept {
    /// Both together.
    pub(super) fn and(self, other: Self) -> Self {
        Self { first: self.first + other.first, attempts: self.attempts + other.attempts }
    }
}
