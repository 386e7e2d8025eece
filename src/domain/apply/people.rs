//! Commands on the attendance list.

use super::{Applied, required};
use crate::domain::{command::Command, ids::PersonId, people::Person, rejected::Rejected, session::Session};

pub(super) fn apply(session: &mut Session, command: &Command) -> Applied {
    match command {
        Command::SetMeasuredOn { team, measured } => *session.measured_on.get_mut(*team) = measured.clone(),
        Command::AddPerson { id, name, group, role, presence } => {
            let id = id.clone().ok_or(Rejected::Empty("rejected.what.person_id"))?;
            let name = required("rejected.what.name", name)?;
            if session.person(&id).is_some() {
                return Err(Rejected::Taken { what: "rejected.what.person", id: id.to_string() });
            }
            session.note_id(id.as_str());
            session.people.push(Person {
                id,
                name,
                group: *group,
                role: role.trim().to_owned(),
                presence: *presence,
            });
        }
        Command::ChangePerson { id, name, group, role } => {
            let name = required("rejected.what.name", name)?;
            let person = find(session, id)?;
            person.name = name;
            person.group = *group;
            role.trim().clone_into(&mut person.role);
        }
        Command::SetPresence { id, presence } => find(session, id)?.presence = *presence,
        Command::RemovePerson { id } => {
            let name = find(session, id)?.name.clone();
            if let Some(what) = owned_by(session, id) {
                return Err(Rejected::StillOwns { name, what });
            }
            session.people.retain(|person| person.id != *id);
            session.sentences.retain(|sentence| sentence.person != *id);
        }
        _ => unreachable!("Session::apply sends only commands on people here"),
    }
    Ok(())
}

fn find<'a>(session: &'a mut Session, id: &PersonId) -> Result<&'a mut Person, Rejected> {
    let missing = || Rejected::NotFound { what: "rejected.what.person", id: id.to_string() };
    session.people.iter_mut().find(|person| person.id == *id).ok_or_else(missing)
}

/// The first thing a person answers for, in words.
fn owned_by(session: &Session, id: &PersonId) -> Option<String> {
    let topic = session.topics.iter().find(|topic| {
        topic.owner.as_ref().is_some_and(|owner| owner.person == *id) || topic.status.owner() == Some(id)
    });
    let action = || session.actions.iter().find(|action| action.who.as_ref() == Some(id));
    let parked = || session.parking.iter().find(|parked| parked.owner.as_ref() == Some(id));
    topic
        .map(|topic| topic.title.clone())
        .or_else(|| action().map(|action| action.what.clone()))
        .or_else(|| parked().map(|parked| parked.text.clone()))
}
