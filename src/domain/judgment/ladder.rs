//! Which rungs of the ladder were due for a lead that waits for its answer. Whether anybody was told is not judged.

use super::{Case, Clock, Excuses, Judgment, Lead, answer, count::Count};
use crate::{
    domain::{
        event::Event,
        sla::{Escalation, FollowUp},
    },
    hours::Instant,
    text::fold,
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
pub fn rungs(ladder: &Escalation, follow_up: &FollowUp, lead: &Lead, clock: &Clock<'_>) -> Vec<RungDue> {
    let excuses = Excuses::default();
    let case = Case { lead, clock, excuses: &excuses };
    let class = follow_up.classes.iter().find(|class| fold(&class.class) == fold(&lead.class));
    let within = class.and_then(|class| class.within);
    let (Some(within), Some(start)) = (within, case.start(&follow_up.measure, Event::HandedOver)) else {
        return Vec::new();
    };
    let count = Count::new(clock.table, start, within);
    let open_at = |at: Instant| {
        let then = Clock { as_of: at, ..*clock };
        let judgment = answer::follow_up(&Case { lead, clock: &then, excuses: &excuses }, follow_up);
        matches!(judgment, Judgment::Pending { .. } | Judgment::OverdueOpen { .. })
    };
    let due = |(rung, share): (usize, u32)| {
        let at = count.share_due(share)?;
        Some(RungDue { rung, at, reached: at <= clock.as_of && open_at(at) })
    };
    let shares = ladder.rungs.iter().enumerate().filter_map(|(rung, row)| Some((rung, row.at?.0)));
    shares.filter_map(due).collect()
}
