//! What a room can take: wordings that fit a small window or a projector, and people who sit for an hour at most.

use crate::{
    assets::words::fill,
    domain::{
        agenda::{AgendaBox, BoxKind},
        blueprint, sentence,
        session::{Session, Step},
        topic::Topic,
    },
    text,
};

/// Lines of a wording that the smallest window shows.
pub(super) const LINES: usize = 6;
/// Cells of such a line.
const CELLS: usize = 40;
/// Minutes after which people need a break or a stretch.
const SITTING: u32 = 60;
/// A break of so many minutes around noon is lunch.
const LUNCH: u32 = 30;
/// Hours of the day in which people come from lunch.
const AFTER_LUNCH: std::ops::Range<i8> = 12..15;

/// Minutes that may be missing before it is worth a word: boxes are trimmed a little all the time.
const SLACK: u32 = 5;

/// Whether more was chosen than there is time for, as long as nothing has begun: after that the forecast says it.
pub(super) fn is_short_of_time(session: &Session) -> bool {
    let need = blueprint::time_need(session);
    let begun = session.agenda.boxes.iter().any(|entry| entry.entered_at.is_some());
    !begun && need.chosen > need.have + SLACK
}

/// Lines the smallest window needs for what a topic says.
pub(super) fn lines(topic: &Topic) -> usize {
    text::wrap(&sentence::in_full(topic), CELLS).len()
}

/// What is wrong with the plan of the afternoon, one sentence each.
pub(super) fn agenda(session: &Session) -> Vec<String> {
    let mut found: Vec<String> = stretches(&session.agenda.boxes)
        .into_iter()
        .filter(|stretch| minutes(stretch) > SITTING)
        .filter_map(|stretch| {
            let (first, last) = (&stretch.first()?.title, &stretch.last()?.title);
            let n = minutes(stretch);
            Some(fill("check.no_break", &[("n", &n), ("first", first), ("last", last), ("most", &SITTING)]))
        })
        .collect();
    found.extend(
        listening_after_lunch(session).map(|entry| fill("check.after_lunch", &[("title", &entry.title)])),
    );
    found
}

/// The boxes between one break or stretch and the next; time kept back may never be used, and does not count.
fn stretches(boxes: &[AgendaBox]) -> Vec<&[AgendaBox]> {
    boxes.split(|entry| matches!(entry.kind, BoxKind::Break | BoxKind::Stretch)).collect()
}

fn minutes(boxes: &[AgendaBox]) -> u32 {
    boxes.iter().filter(|entry| entry.kind != BoxKind::Spare).map(|entry| entry.minutes).sum()
}

/// The box in which most people only listen although they have just eaten: the survey right after lunch.
fn listening_after_lunch(session: &Session) -> Option<&AgendaBox> {
    let mut from = session.planned_start()?;
    let mut after_lunch = is_noon(session, from);
    for entry in &session.agenda.boxes {
        let is_break = entry.kind == BoxKind::Break;
        if after_lunch && entry.step == Some(Step::Baseline) {
            return Some(entry);
        }
        from = from.plus_seconds(i64::from(entry.minutes) * 60);
        after_lunch = is_break && entry.minutes >= LUNCH && is_noon(session, from);
    }
    None
}

fn is_noon(session: &Session, at: crate::domain::moment::Moment) -> bool {
    AFTER_LUNCH.contains(&at.in_zone(&session.zone).hour())
}
