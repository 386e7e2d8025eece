//! What is still open when the room comes to its end, one row each: what every front end of the close lists.
//!
//! Pure: it changes nothing. What the plan of the afternoon left for another day is one row, however much it is.

use crate::{
    assets::words::{count, fill, say},
    domain::{
        check::{self, Finding, Kind},
        ids::{ParkedId, TopicId},
        moment::Day,
        session::Session,
        status::Status,
        topic::Topic,
    },
};

/// Something that is open.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Open {
    /// A topic of today that nobody has brought to an end.
    Topic(TopicId),
    /// Topics left for another day that nobody looks after, all of them.
    LeftOut(Vec<TopicId>),
    /// Something missing or overdue.
    Finding(Finding),
    /// A parked item without a person and a date.
    Parked(ParkedId),
    /// A topic whose owner was not here to say yes.
    Confirm(TopicId),
}

/// What is open: topics without an end, what was left out, what is missing, what nobody looks after, who has still
/// to say yes.
pub fn items(session: &Session, today: Day) -> Vec<Open> {
    let topics = |wanted: fn(&Topic) -> bool| {
        session.topics.iter().filter(move |topic| wanted(topic)).map(|topic| topic.id.clone())
    };
    let mut items: Vec<Open> = topics(|topic| topic.status == Status::Open).map(Open::Topic).collect();
    let left_out: Vec<TopicId> = topics(Topic::is_left_to_nobody).collect();
    if !left_out.is_empty() {
        items.push(Open::LeftOut(left_out));
    }
    // A topic without an end and a parked item have rows of their own; what is only unusual is nothing to end.
    let has_a_row = |finding: &Finding| match finding.kind {
        Kind::Draft | Kind::Undecided | Kind::Unusual | Kind::LongForRoom => true,
        Kind::Unowned => finding.topic.is_none(),
        _ => false,
    };
    let found = check::findings(session, today);
    items.extend(found.into_iter().filter(|finding| !has_a_row(finding)).map(Open::Finding));
    let unowned = session.parking.iter().filter(|item| item.is_unowned());
    items.extend(unowned.map(|item| Open::Parked(item.id.clone())));
    let waits = |topic: &Topic| topic.owner.as_ref().is_some_and(|owner| owner.confirm_by.is_some());
    items.extend(topics(waits).map(Open::Confirm));
    items
}

impl Open {
    /// What it says, in one sentence.
    pub fn sentence(&self, session: &Session, today: Day) -> String {
        match self {
            Self::Topic(id) => session.topic(id).map_or_else(String::new, unended),
            Self::LeftOut(ids) => {
                let titles: Vec<&str> =
                    ids.iter().filter_map(|id| session.topic(id)).map(|topic| topic.title.as_str()).collect();
                format!("{}: {}.", count("close.left_out", ids.len() as u64), titles.join(", "))
            }
            Self::Finding(finding) => finding.text.clone(),
            Self::Parked(id) => {
                let item = session.parking.iter().find(|item| item.id == *id);
                item.map_or_else(String::new, |item| fill("check.unowned_parked", &[("text", &item.text)]))
            }
            Self::Confirm(id) => {
                session.topic(id).map_or_else(String::new, |topic| to_confirm(session, topic, today))
            }
        }
    }
}

fn unended(topic: &Topic) -> String {
    let status = say(if topic.is_worded() { "status.drafted" } else { topic.status.key() });
    fill("close.unended", &[("title", &topic.title), ("status", &status)])
}

fn to_confirm(session: &Session, topic: &Topic, today: Day) -> String {
    let Some(owner) = &topic.owner else { return String::new() };
    let name = session.name_of(&owner.person);
    let date = owner.confirm_by.map_or_else(String::new, |day| day.told(today));
    fill("close.to_confirm", &[("name", &name), ("title", &topic.title), ("date", &date)])
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::{blueprint, history::Workshop, moment::Moment};

    #[test]
    fn what_a_short_plan_leaves_out_is_one_row_with_all_its_titles() {
        let now = Moment::parse("2026-03-12T12:10:00Z").expect("a moment");
        let input = blueprint::PlanInput {
            name: "Q1".to_owned(),
            minutes: 90,
            zone: "Etc/UTC".to_owned(),
            ..Default::default()
        };
        let mut workshop = Workshop::new(Session::new("s".into(), "Q1".to_owned(), "Etc/UTC".to_owned()));
        workshop.commit(blueprint::plan(blueprint::template_for(90), &input), now).expect("a plan");
        let session = workshop.session();
        let today = now.day_in("Etc/UTC");
        let items = items(session, today);
        let left: Vec<&Open> = items.iter().filter(|item| matches!(item, Open::LeftOut(_))).collect();
        let [Open::LeftOut(ids)] = left[..] else { panic!("{items:?}") };
        assert!(ids.len() > 3, "{ids:?}");
        let said = left[0].sentence(session, today);
        assert!(said.contains("Our shared goal") && said.contains("Buyer persona"), "{said}");
        let alone = |id: &TopicId| items.contains(&Open::Topic(id.clone()));
        assert!(!ids.iter().any(alone), "no topic stands in two rows: {items:?}");
    }
}
