//! Commands of a follow-up session: which session it follows, and what it takes over from it.

use super::Applied;
use crate::domain::{
    command::Command,
    follow_up,
    ids::{ActionId, ParkedId, TopicId},
    rejected::Rejected,
    session::Session,
    status::Status,
    topic::Topic,
};

pub(super) fn apply(session: &mut Session, command: &Command) -> Applied {
    match command {
        Command::Follow { previous } => follow(session, previous),
        Command::Carry { topics, parked, actions } => {
            let previous = session.previous.take().ok_or(Rejected::FollowsNothing)?;
            let taken = carry(session, &previous, (topics, parked, actions));
            session.previous = Some(previous);
            taken
        }
        _ => unreachable!("Session::apply sends only commands of a follow-up here"),
    }
}

fn follow(session: &mut Session, previous: &Session) -> Applied {
    if previous.id == session.id {
        return Err(Rejected::FollowsItself);
    }
    // Topics taken over say where they come from; another session cannot be put in its place.
    if session.supersedes.as_ref().is_some_and(|id| *id != previous.id) {
        return Err(Rejected::FollowsAnother);
    }
    session.supersedes = Some(previous.id.clone());
    // What follows an invented session is as invented as that.
    session.practice |= previous.practice;
    session.series = Some(previous.series.as_ref().unwrap_or(&previous.id).clone());
    session.counter = session.counter.max(previous.counter);
    session.previous = Some(Box::new(previous.left_behind()));
    Ok(())
}

fn carry(
    session: &mut Session,
    previous: &Session,
    (topics, parked, actions): (&[TopicId], &[ParkedId], &[ActionId]),
) -> Applied {
    let missing = |what, id: &str| Rejected::NotFound { what, id: id.to_owned() };
    for id in topics {
        let topic = previous.topic(id).ok_or_else(|| missing("rejected.what.topic_before", id.as_str()))?;
        take_topic(session, topic, previous)?;
    }
    for id in parked {
        let parked = previous.parking.iter().find(|parked| parked.id == *id);
        let mut parked = parked.ok_or_else(|| missing("rejected.what.parked_before", id.as_str()))?.clone();
        if session.parking.iter().any(|other| other.id == *id) {
            return Err(Rejected::Taken { what: "rejected.what.parked", id: id.to_string() });
        }
        parked.topic = parked.topic.filter(|topic| session.topic(topic).is_some());
        parked.owner = parked.owner.filter(|person| session.person(person).is_some());
        session.note_id(id.as_str());
        session.parking.push(parked);
    }
    for id in actions {
        let action = previous.actions.iter().find(|action| action.id == *id);
        let mut action = action.ok_or_else(|| missing("rejected.what.action_before", id.as_str()))?.clone();
        if session.actions.iter().any(|other| other.id == *id) {
            return Err(Rejected::Taken { what: "rejected.what.action", id: id.to_string() });
        }
        action.topic = action.topic.filter(|topic| session.topic(topic).is_some());
        action.who = action.who.filter(|person| session.person(person).is_some());
        session.note_id(id.as_str());
        session.actions.push(action);
    }
    Ok(())
}

/// Takes a topic over, in the place of a standard one of the same name that nobody has touched.
fn take_topic(session: &mut Session, topic: &Topic, previous: &Session) -> Applied {
    let mut taken = follow_up::carried(topic, &previous.id);
    taken.owner = taken.owner.filter(|owner| session.person(&owner.person).is_some());
    let place = session.topics.iter().position(|other| other.id == topic.id);
    match place {
        Some(place) if is_untouched(&session.topics[place]) => session.topics[place] = taken,
        Some(_) => return Err(Rejected::Taken { what: "rejected.what.topic", id: topic.id.to_string() }),
        None => {
            session.note_id(topic.id.as_str());
            session.topics.push(taken);
        }
    }
    Ok(())
}

fn is_untouched(topic: &Topic) -> bool {
    let quiet = matches!(topic.status, Status::Open | Status::NotToday { .. });
    quiet
        && topic.revision == 0
        && topic.proposals.is_empty()
        && topic.rounds.is_empty()
        && topic.origin.is_none()
}
