//! Which rungs of the ladder were due for a lead that waits for its answer. Whether anybody was told is not judged.

use super::{Case, Clock, Excuses, Judgment, Lead, answer};
use crate::{
    domain::{
        event::Event,
        sla::{Escalation, FollowUp},
    },
    hours::Instant,
};

/// A rung of the ladder for one lead.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct RungDue {
    /// Its place on the ladder, from 0.
    pub rung: usize,
    /// When so much of the limit has gone by.
    pub at: Instant,
    /// Whether that was by the as-of instant, with the lead still unanswered.
    pub reached: bool,
}

/// The rungs that have a share, for a lead of a class that was promised an answer; none where it is not spoken of.
/// What is excused puts them off as it puts off the answer.
pub fn rungs(
    ladder: &Escalation,
    follow_up: &FollowUp,
    lead: &Lead,
    clock: &Clock<'_>,
    excuses: &Excuses,
) -> Vec<RungDue> {
    let case = Case { lead, clock, excuses };
    let start = case.start(&follow_up.measure, Event::HandedOver);
    let (Some(within), Some(start)) = (answer::within(lead, follow_up), start) else {
        return Vec::new();
    };
    let count = case.counted(start, within);
    let open_at = |at: Instant| {
        let then = Clock { as_of: at, ..*clock };
        let judgment = answer::follow_up(&Case { lead, clock: &then, excuses }, follow_up);
        matches!(judgment, Judgment::Pending { .. } | Judgment::OverdueOpen { .. })
    };
    let due = |(rung, share): (usize, u32)| {
        let at = count.share_due(share)?;
        Some(RungDue { rung, at, reached: at <= clock.as_of && open_at(at) })
    };
    let shares = ladder.rungs.iter().enumerate().filter_map(|(rung, row)| Some((rung, row.at?.0)));
    shares.filter_map(due).collect()
}
