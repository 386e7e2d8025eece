//! Which side begins when both are heard: another one with every topic, so that nobody always answers the other.
//!
//! What is counted while people read their notes is the screen's own and never part of the session.

use crate::domain::{
    ids::TopicId,
    people::Team,
    session::{Session, Step},
    status::Status,
};

/// The side that begins with a topic: Sales with the first one of the session, then in turn.
pub fn begins(session: &Session, topic: &TopicId) -> Team {
    let heard = |status: &Status| !matches!(status, Status::NotToday { .. });
    let topics = Step::ALL.into_iter().flat_map(|step| session.topics_in(step));
    let before = topics.take_while(|other| other.id != *topic).filter(|other| heard(&other.status)).count();
    if before.is_multiple_of(2) { Team::Sales } else { Team::Marketing }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::{fields::Fields, topic::Topic};

    fn session() -> Session {
        let mut session = Session::new("s".into(), "Q1".to_owned(), "UTC".to_owned());
        let kinds = [("follow-up", "follow_up"), ("goal", "goal"), ("lead", "lead"), ("market", "market")];
        for (id, kind) in kinds {
            let fields = Fields::empty(kind).expect("a kind");
            session.topics.push(Topic::new(id.into(), id.to_owned(), fields));
        }
        session
    }

    #[test]
    fn the_side_that_begins_changes_with_every_topic_in_the_order_of_the_workshop() {
        let session = session();
        let begin = |id: &str| begins(&session, &id.into());
        let sides = ["goal", "lead", "market", "follow-up"].map(begin);
        assert_eq!(sides, [Team::Sales, Team::Marketing, Team::Sales, Team::Marketing]);
    }

    #[test]
    fn a_topic_that_is_not_today_takes_no_turn() {
        let mut session = session();
        session.topics[2].status = Status::NotToday { owner: None };
        assert_eq!(begins(&session, &"market".into()), Team::Marketing);
    }
}
