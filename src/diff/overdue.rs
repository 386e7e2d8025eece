//! What was promised by a date that has passed and was not brought to an end in either session.

use super::matching;
use crate::{
    assets::words::{fill, say},
    domain::{
        ids::{PersonId, TopicId},
        moment::Day,
        session::Session,
        status::{Care, Status},
        topic::Topic,
    },
};
use serde::Serialize;

/// Something past its date.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Overdue {
    /// What it is: the title of a topic, an action, a parked item.
    pub what: String,
    /// The topic, where it is one.
    pub topic: Option<TopicId>,
    /// The date that has passed.
    pub by: Day,
    /// What was to happen by then: "promised by Thu 15 Jan 2026, still parked".
    pub text: String,
}

/// Everything past its date on `today`, the longest overdue first.
pub(super) fn all(old: &Session, new: &Session, today: Day) -> Vec<Overdue> {
    let mut all = topics(old, new, today);
    all.extend(actions(old, new, today));
    all.extend(parked(old, new, today));
    if let Some(by) = new.review_by.filter(|by| *by < today) {
        let what = new.full_name();
        let text = fill("diff.overdue_session", &[("date", &by.long())]);
        all.push(Overdue { what, topic: None, by, text });
    }
    all.sort_by_key(|late| late.by);
    all
}

fn topics(old: &Session, new: &Session, today: Day) -> Vec<Overdue> {
    let mut found = Vec::new();
    for (was, now) in matching::topics(old, new) {
        let (was, now) = (was.map(|index| &old.topics[index]), now.map(|index| &new.topics[index]));
        let Some(topic) = now.or(was) else { continue };
        let Some((by, key)) = due(was, now).filter(|(by, _)| *by < today) else { continue };
        let status = say(topic.status.key());
        let text = match key {
            Due::Still => fill("diff.overdue_still", &[("date", &by.long()), ("status", &status)]),
            Due::Until => fill("diff.overdue_until", &[("date", &by.long())]),
            Due::Review => fill("diff.overdue_review", &[("date", &by.long())]),
            Due::Confirm => fill("diff.overdue_confirm", &[("date", &by.long())]),
        };
        found.push(Overdue { what: topic.title.clone(), topic: Some(topic.id.clone()), by, text });
    }
    found
}

/// What was to happen by a date.
#[derive(Clone, Copy)]
enum Due {
    /// Somebody wanted to bring it to an end.
    Still,
    /// It was taken for a time only.
    Until,
    /// It was to be looked at again.
    Review,
    /// Its owner was to say yes.
    Confirm,
}

/// The date that binds a topic now; one that was promised before stays promised until it is kept or another is set.
fn due(was: Option<&Topic>, now: Option<&Topic>) -> Option<(Day, Due)> {
    let topic = now.or(was)?;
    let promised = |topic: &Topic| match &topic.status {
        Status::NotAgreed(Care { by, .. }) | Status::Parked(Care { by, .. }) => *by,
        Status::ToLeadership(question) => question.by,
        _ => None,
    };
    match &topic.status {
        Status::Provisional { until } => return Some((*until, Due::Until)),
        status if status.is_unsettled() => {
            return promised(topic).or_else(|| was.and_then(promised)).map(|by| (by, Due::Still));
        }
        // What is not there any more has no owner to confirm and no review.
        status if status.is_left_aside() || now.is_none() => return None,
        _ => {}
    }
    let confirm = topic.owner.as_ref().and_then(|owner| owner.confirm_by).map(|by| (by, Due::Confirm));
    let review = topic.review_by.map(|by| (by, Due::Review));
    review.into_iter().chain(confirm).min_by_key(|(by, _)| *by)
}

fn actions(old: &Session, new: &Session, today: Day) -> Vec<Overdue> {
    let found = matching::actions(old, new).into_iter().filter_map(|(was, now)| {
        let was = was.map(|index| (old, &old.actions[index]));
        let (session, action) = now.map(|index| (new, &new.actions[index])).or(was)?;
        let done = action.done_at.is_some() || was.is_some_and(|(_, was)| was.done_at.is_some());
        let by = action.by.filter(|by| *by < today && !done)?;
        let text = wanted(session, action.who.as_ref(), by);
        Some(Overdue { what: action.what.clone(), topic: None, by, text })
    });
    found.collect()
}

fn parked(old: &Session, new: &Session, today: Day) -> Vec<Overdue> {
    let found = matching::parked(old, new).into_iter().filter_map(|(was, now)| {
        let was = was.map(|index| (old, &old.parking[index]));
        let (session, item) = now.map(|index| (new, &new.parking[index])).or(was)?;
        let by = item.by.filter(|by| *by < today && item.is_waiting())?;
        let text = wanted(session, item.owner.as_ref(), by);
        Some(Overdue { what: item.text.clone(), topic: None, by, text })
    });
    found.collect()
}

/// Who wanted to do something by a date, or that nobody has taken it.
fn wanted(session: &Session, who: Option<&PersonId>, by: Day) -> String {
    match who {
        Some(id) => fill("diff.overdue_item", &[("who", &session.name_of(id)), ("date", &by.long())]),
        None => fill("diff.overdue_nobody", &[("date", &by.long())]),
    }
}
