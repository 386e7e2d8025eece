//! What can be done when the afternoon would end later than planned: end later, share out the time, park.
//!
//! Pure arithmetic over a session; nothing is done before somebody chose.

use super::{Agenda, AgendaBox, BoxKind};
use crate::domain::{
    command::Command,
    ids::{BoxId, TopicId},
    moment::Moment,
    session::{Plan, Session},
    status::Status,
};

/// No box gets shorter than this, in minutes, when time is shared out.
pub const LEAST: u32 = 5;

/// The three things to choose from, each with what it comes to.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Remedies {
    /// Minutes by which the forecast is after the planned end.
    pub late: u32,
    /// Minutes that the current box takes more than planned.
    pub over_here: i64,
    /// Minutes that the boxes before it took less than planned; more is negative.
    pub saved_before: i64,
    /// When the forecast ends.
    pub end: Moment,
    /// The plan that ends then.
    pub plan: Plan,
    /// What the coming boxes can give.
    pub share: Share,
    /// The topic that is on and could be parked.
    pub park: Option<TopicId>,
}

impl Remedies {
    /// What there is to choose; nothing while the afternoon ends in time.
    pub fn of(session: &Session, now: Moment) -> Option<Self> {
        let late = session.minutes_late(now).filter(|late| *late > 0 && session.closed_at.is_none())?;
        let late = u32::try_from(late).unwrap_or(u32::MAX);
        let agenda = &session.agenda;
        Some(Self {
            late,
            over_here: (agenda.over_here(now) + 59).div_euclid(60),
            saved_before: agenda.saved_before(now).div_euclid(60),
            end: session.forecast(now),
            plan: Plan { minutes: session.booked_minutes().saturating_add(late), ..session.plan.clone() },
            share: Share::of(agenda, late),
            park: session.agenda.current().and_then(|entry| on_now(session, entry)),
        })
    }

    /// The change that ends later.
    pub fn end_later(&self) -> Command {
        Command::SetPlan { plan: self.plan.clone() }
    }
}

/// The first topic of a box that is still open.
fn on_now(session: &Session, entry: &AgendaBox) -> Option<TopicId> {
    let open = |id: &&TopicId| session.topic(id).is_some_and(|topic| topic.status == Status::Open);
    entry.topics.iter().find(open).cloned()
}

/// What one box gives.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Taken {
    /// Which box.
    pub id: BoxId,
    /// Its minutes now.
    pub minutes: u32,
    /// How many of them it gives.
    pub given: u32,
}

/// Minutes taken from the boxes to come, in proportion to their length.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Share {
    /// Every box that gives something, in order.
    pub taken: Vec<Taken>,
    /// Minutes that could not be covered.
    pub left: u32,
}

impl Share {
    /// Shares out `minutes` over the boxes that have not begun and are not protected.
    pub fn of(agenda: &Agenda, minutes: u32) -> Self {
        let after = agenda.position().map_or(0, |position| position + 1);
        // Time kept back is not counted in the forecast: taking it would save nothing.
        let gives = |entry: &&AgendaBox| {
            !entry.is_protected() && entry.kind != BoxKind::Spare && entry.entered_at.is_none()
        };
        let boxes: Vec<&AgendaBox> = agenda.boxes.iter().skip(after).filter(gives).collect();
        let lengths: Vec<u32> = boxes.iter().map(|entry| entry.minutes).collect();
        let shares = shares(&lengths, minutes);
        let left = minutes - shares.iter().sum::<u32>();
        let taken = boxes.iter().zip(shares).filter(|(_, given)| *given > 0);
        let taken = taken.map(|(entry, given)| Taken { id: entry.id.clone(), minutes: entry.minutes, given });
        Self { taken: taken.collect(), left }
    }

    /// All minutes taken.
    pub fn total(&self) -> u32 {
        self.taken.iter().map(|taken| taken.given).sum()
    }

    /// What a box gives.
    pub fn given_by(&self, id: &BoxId) -> Option<u32> {
        self.taken.iter().find(|taken| taken.id == *id).map(|taken| taken.given)
    }

    /// The batch that takes them.
    pub fn commands(&self) -> Vec<Command> {
        let less = |taken: &Taken| Command::SetBoxMinutes {
            id: taken.id.clone(),
            minutes: taken.minutes - taken.given,
        };
        self.taken.iter().map(less).collect()
    }
}

/// How much each length gives of `wanted`: in proportion, none below [`LEAST`], and what rounding leaves over goes to
/// those whose share it cut most, the earlier first.
fn shares(lengths: &[u32], wanted: u32) -> Vec<u32> {
    let most: Vec<u64> = lengths.iter().map(|length| u64::from(length.saturating_sub(LEAST))).collect();
    let mut need = u64::from(wanted).min(most.iter().sum());
    let mut given = vec![0; lengths.len()];
    let mut open: Vec<usize> = (0..lengths.len()).filter(|index| most[*index] > 0).collect();
    loop {
        let weight: u64 = open.iter().map(|index| u64::from(lengths[*index])).sum();
        // Whoever would have to give more than they can gives all they can, and the others share the rest.
        let exhausted =
            open.iter().position(|index| need * u64::from(lengths[*index]) > most[*index] * weight);
        if let Some(exhausted) = exhausted {
            let index = open.remove(exhausted);
            given[index] = most[index];
            need -= most[index];
            continue;
        }
        let exact = |index: usize| need * u64::from(lengths[index]);
        for index in &open {
            given[*index] = exact(*index) / weight;
        }
        let mut rest = need - open.iter().map(|index| given[*index]).sum::<u64>();
        open.sort_by_key(|index| std::cmp::Reverse(exact(*index) % weight));
        for index in open {
            let more = rest.min(1);
            given[index] += more;
            rest -= more;
        }
        return given.into_iter().map(|minutes| minutes as u32).collect();
    }
}

#[cfg(test)]
mod tests;
