//! The arithmetic of a plan: what the chosen topics need, what the agenda gives them, and boxes made to fit.

use crate::{
    assets::{topics, words},
    domain::{
        agenda::{AgendaBox, BoxKind},
        session::{Session, Step},
        status::Status,
        topic::Topic,
    },
};

/// What the chosen topics need and what the agenda has for them.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct TimeNeed {
    /// Minutes the chosen topics usually take.
    pub chosen: u32,
    /// Minutes of the boxes that give time to topics.
    pub have: u32,
}

impl TimeNeed {
    /// Whether the agenda has enough for what was chosen.
    pub fn fits(self) -> bool {
        self.chosen <= self.have
    }

    /// "Chosen 240 min, you have 111", with what to do about it.
    pub fn sentence(self) -> String {
        if self.fits() {
            return words::fill("plan.fits", &[("chosen", &self.chosen), ("have", &self.have)]);
        }
        let more = self.chosen - self.have;
        words::fill("plan.short", &[("chosen", &self.chosen), ("have", &self.have), ("more", &more)])
    }
}

/// Minutes the topics chosen for today need: what their box was given, or what they usually take when they have none.
pub fn chosen_minutes(session: &Session) -> u32 {
    let boxes = &session.agenda.boxes;
    let chosen: Vec<&Topic> =
        session.topics.iter().filter(|topic| !matches!(topic.status, Status::NotToday { .. })).collect();
    let in_plan = |entry: &&AgendaBox| chosen.iter().any(|topic| entry.topics.contains(&topic.id));
    let planned: u32 = boxes.iter().filter(in_plan).map(|entry| entry.minutes).sum();
    // Practices and meetings are taken together: one box of their step is enough for all of them.
    let has_box = |topic: &&&Topic| {
        let step = topic.fields.step();
        let together = matches!(step, Step::Practices | Step::Cadence);
        boxes.iter().any(|entry| entry.topics.contains(&topic.id) || (together && entry.step == Some(step)))
    };
    let others = chosen.iter().filter(|topic| !has_box(topic));
    planned + topics::minutes_needed(others.map(|topic| topic.id.as_str()))
}

/// What the chosen topics need against what the agenda has.
pub fn time_need(session: &Session) -> TimeNeed {
    TimeNeed { chosen: chosen_minutes(session), have: session.agenda.minutes_for_topics() }
}

/// Makes boxes add up to `minutes`: spare time gives and takes first, then the boxes that may be shared out,
/// in proportion and never below a minute.
pub(in crate::domain) fn fit(boxes: &mut [AgendaBox], minutes: u32) {
    let planned: u32 = boxes.iter().map(|entry| entry.minutes).sum();
    let spare = boxes.iter_mut().find(|entry| entry.kind == BoxKind::Spare);
    let mut short = planned.saturating_sub(minutes);
    if let Some(spare) = spare {
        spare.minutes += minutes.saturating_sub(planned);
        let given = short.min(spare.minutes);
        spare.minutes -= given;
        short -= given;
    }
    let may_give = |entry: &AgendaBox| !entry.is_protected() && entry.kind != BoxKind::Spare;
    let mut pool: u32 = boxes.iter().filter(|entry| may_give(entry)).map(|entry| entry.minutes).sum();
    for entry in boxes.iter_mut().filter(|entry| may_give(entry)) {
        let before = entry.minutes;
        // Each box gives its share of what is still short, so that rounding cannot lose a minute.
        let given = (short * before).div_ceil(pool.max(1)).min(before.saturating_sub(1)).min(short);
        entry.minutes = before - given;
        short -= given;
        pool -= before;
    }
}
