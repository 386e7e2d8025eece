//! Commands that make a wording: proposals, the joint text, typed fields, spelling, owners.

use super::{Applied, required};
use crate::domain::{
    command::Command,
    fields::Fields,
    ids::TopicId,
    moment::Moment,
    rejected::Rejected,
    session::Session,
    topic::{Correction, Owner, Proposal, Revision, Topic},
};

pub(super) fn apply(session: &mut Session, command: &Command, at: Moment) -> Applied {
    match command {
        Command::AddTopic { id, title, fields } => return add(session, id.as_ref(), title, fields),
        Command::RetitleTopic { topic, title } => {
            let title = required("rejected.what.title", title)?;
            session.topic_mut(topic)?.title = title;
        }
        Command::SetMethod { topic, method } => session.topic_mut(topic)?.method = Some(*method),
        Command::Give { topic, text } => text.trim().clone_into(&mut session.topic_mut(topic)?.given),
        Command::Propose { topic, by, text } => {
            let text = required("rejected.what.proposal", text)?;
            session.topic_mut(topic)?.proposals.push(Proposal { by: *by, text, at });
        }
        Command::Word { topic, text } => word(session.topic_mut(topic)?, text.trim(), at)?,
        Command::Fill { topic, fields } => {
            let closed = session.closed();
            fill(session.topic_mut(topic)?, fields, closed, at)?;
        }
        Command::Correct { topic, text } => {
            let text = required("rejected.what.wording", text)?;
            let topic = session.topic_mut(topic)?;
            let before = std::mem::replace(&mut topic.text, text);
            topic.corrections.push(Correction { before, revision: topic.revision, at });
        }
        Command::AssignOwner { topic, person, confirm_by } => {
            let missing = || Rejected::NotFound { what: "rejected.what.person", id: person.to_string() };
            session.person(person).ok_or_else(missing)?;
            let topic = session.topic_mut(topic)?;
            let changes = topic.owner.as_ref().is_some_and(|owner| owner.person != *person);
            // Naming the first owner fills a hole; taking a promise from one person to another changes it.
            if changes && topic.status.is_agreed() {
                return Err(Rejected::ReopenFirst(topic.title.clone()));
            }
            topic.owner = Some(Owner { person: person.clone(), confirm_by: *confirm_by, confirmed_at: None });
        }
        Command::ConfirmOwner { topic } => {
            let topic = session.topic_mut(topic)?;
            let missing = Rejected::NotFound { what: "rejected.what.owner_of", id: topic.title.clone() };
            let owner = topic.owner.as_mut().ok_or(missing)?;
            owner.confirm_by = None;
            owner.confirmed_at = Some(at);
        }
        Command::SetTopicReview { topic, by } => session.topic_mut(topic)?.review_by = *by,
        _ => unreachable!("Session::apply sends only commands on wordings here"),
    }
    Ok(())
}

fn add(session: &mut Session, id: Option<&TopicId>, title: &str, fields: &Fields) -> Applied {
    let id = id.cloned().ok_or(Rejected::Empty("rejected.what.topic_id"))?;
    let title = required("rejected.what.title", title)?;
    if session.topic(&id).is_some() {
        return Err(Rejected::Taken { what: "rejected.what.topic", id: id.to_string() });
    }
    session.note_id(id.as_str());
    session.topics.push(Topic::new(id, title, fields.clone()));
    Ok(())
}

fn word(topic: &mut Topic, text: &str, at: Moment) -> Applied {
    if text == topic.text {
        return Ok(());
    }
    begin_change(topic, at)?;
    text.clone_into(&mut topic.text);
    Ok(())
}

fn fill(topic: &mut Topic, fields: &Fields, closed: Option<Rejected>, at: Moment) -> Applied {
    if std::mem::discriminant(&topic.fields) != std::mem::discriminant(fields) {
        return Err(Rejected::WrongKind { topic: topic.title.clone(), kind: topic.fields.kind() });
    }
    if topic.fields.voted() != fields.voted() {
        if let Some(closed) = closed {
            return Err(closed);
        }
        begin_change(topic, at)?;
    } else if topic.decided.is_some() && topic.fields != *fields {
        topic.details_at = Some(at);
    }
    topic.fields = fields.clone();
    Ok(())
}

/// A revision is what can be voted on: before any round it is edited in place, after one a new one begins.
fn begin_change(topic: &mut Topic, at: Moment) -> Applied {
    if topic.status.is_agreed() {
        return Err(Rejected::ReopenFirst(topic.title.clone()));
    }
    if topic.open_round().is_some() {
        return Err(Rejected::VoteOpen(topic.title.clone()));
    }
    if topic.revision == 0 {
        topic.revision = 1;
    } else if topic.was_voted_on() {
        topic.revisions.push(Revision {
            number: topic.revision,
            text: topic.text.clone(),
            fields: topic.fields.clone(),
            replaced_at: at,
        });
        topic.revision += 1;
    }
    Ok(())
}
