//! The arithmetic of a plan: what the chosen topics need, what the agenda gives them, and boxes made to fit.

use crate::{
    assets::{templates, topics, words},
    domain::{
        agenda::{AgendaBox, BoxKind},
        ids::TopicId,
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

    /// "Topics take 240 min and have 111", with what to do about it.
    pub fn sentence(self) -> String {
        if self.fits() {
            return words::fill("plan.fits", &[("chosen", &self.chosen), ("have", &self.have)]);
        }
        let more = self.chosen - self.have;
        words::fill("plan.short", &[("chosen", &self.chosen), ("have", &self.have), ("more", &more)])
    }
}

/// Something that is chosen for today and takes time: a box, or a topic that has none.
struct Chosen<'a> {
    title: &'a str,
    /// Minutes it usually takes.
    minutes: u32,
    /// How many of our templates give time to it: what most of them have is left out last.
    weight: usize,
}

/// Everything chosen for today, in the order of the agenda; topics without a box come after it.
fn chosen(session: &Session) -> Vec<Chosen<'_>> {
    let boxes = &session.agenda.boxes;
    let topics: Vec<&Topic> =
        session.topics.iter().filter(|topic| !matches!(topic.status, Status::NotToday { .. })).collect();
    let in_plan = |entry: &&AgendaBox| topics.iter().any(|topic| entry.topics.contains(&topic.id));
    let planned = boxes.iter().filter(in_plan).map(|entry| Chosen {
        title: &entry.title,
        minutes: usual_minutes(session, entry),
        weight: entry.topics.iter().map(weight).max().unwrap_or(0),
    });
    let mut blocks: Vec<Step> = Vec::new();
    let without = topics.iter().filter(|topic| {
        let step = topic.fields.step();
        // Practices and meetings are taken together: one box of their step is enough for all of them.
        let together = matches!(step, Step::Practices | Step::Cadence);
        let has_box =
            |entry: &AgendaBox| entry.topics.contains(&topic.id) || (together && entry.step == Some(step));
        let counted = together && blocks.contains(&step);
        blocks.push(step);
        !counted && !boxes.iter().any(has_box)
    });
    let unplanned = without.map(|topic| Chosen {
        title: &topic.title,
        minutes: topics::minutes_needed([topic.id.as_str()]),
        weight: weight(&topic.id),
    });
    planned.chain(unplanned.collect::<Vec<_>>()).collect()
}

/// What a box was given before anybody squeezed the template to fit; what it has where no template knows it.
fn usual_minutes(session: &Session, entry: &AgendaBox) -> u32 {
    let template = templates::by_id(&session.plan.template);
    let usual = template.and_then(|template| template.boxes.iter().find(|each| each.id == entry.id.as_str()));
    usual.map_or(entry.minutes, |each| each.minutes)
}

/// How many templates give time to a topic; what a team added itself weighs most.
fn weight(topic: &TopicId) -> usize {
    match templates::all().iter().filter(|template| template.topics().any(|id| id == topic.as_str())).count()
    {
        0 => usize::MAX,
        count => count,
    }
}

/// Minutes the topics chosen for today usually take.
pub fn chosen_minutes(session: &Session) -> u32 {
    chosen(session).iter().map(|chosen| chosen.minutes).sum()
}

/// What to leave out so that the rest has the time it usually takes: what fewest templates have first, and of those
/// the last on the agenda first. In the order of the agenda, and no more than it takes.
pub fn leave_out(session: &Session) -> Vec<&str> {
    let chosen = chosen(session);
    let have = session.agenda.minutes_for_topics();
    let mut kept: u32 = chosen.iter().map(|each| each.minutes).sum();
    let mut order: Vec<usize> = (0..chosen.len()).rev().collect();
    order.sort_by_key(|index| chosen[*index].weight);
    let mut out = Vec::new();
    for index in order {
        if kept <= have {
            break;
        }
        kept -= chosen[index].minutes;
        out.push(index);
    }
    // A later choice may have made an earlier one needless.
    let needless: Vec<usize> = out
        .iter()
        .copied()
        .filter(|index| {
            let fits = kept + chosen[*index].minutes <= have;
            kept += if fits { chosen[*index].minutes } else { 0 };
            fits
        })
        .collect();
    let is_out = |(index, _): &(usize, &Chosen<'_>)| out.contains(index) && !needless.contains(index);
    chosen.iter().enumerate().filter(is_out).map(|(_, each)| each.title).collect()
}

/// "Topics take 155 min and have 111", with what could be left out.
pub fn arithmetic(session: &Session) -> String {
    let need = time_need(session);
    let out = leave_out(session).join(", ");
    if need.fits() || out.is_empty() {
        return need.sentence();
    }
    let more = need.chosen - need.have;
    let values: [(&str, &dyn std::fmt::Display); 4] =
        [("chosen", &need.chosen), ("have", &need.have), ("more", &more), ("titles", &out)];
    words::fill("plan.leave_out", &values)
}

/// "The other 69 min: check-in, survey, breaks, close.": where the rest of the time goes.
pub fn beside_topics(session: &Session) -> String {
    let agenda = &session.agenda;
    let spare: u32 =
        agenda.boxes.iter().filter(|entry| entry.kind == BoxKind::Spare).map(|entry| entry.minutes).sum();
    let rest = agenda.planned_minutes().saturating_sub(agenda.minutes_for_topics() + spare);
    match spare {
        0 => words::fill("plan.beside_topics", &[("n", &rest)]),
        _ => words::fill("plan.beside_topics_spare", &[("n", &rest), ("spare", &spare)]),
    }
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
