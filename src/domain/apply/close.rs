//! Commands on what is left: parking lot, actions, sentences, sign-off, the close itself.

use super::{Applied, required};
use crate::domain::{
    action::{Action, ClosingSentence, Parked, ParkedEnd, Signature},
    command::Command,
    ids::{ActionId, ParkedId, PersonId},
    moment::Moment,
    rejected::Rejected,
    session::Session,
};

pub(super) fn apply(session: &mut Session, command: &Command, at: Moment) -> Applied {
    match command {
        Command::Park { .. } | Command::CareForParked { .. } | Command::EndParked { .. } => {
            parking(session, command, at)
        }
        Command::AddAction { .. } | Command::SetActionDone { .. } | Command::RemoveAction { .. } => {
            actions(session, command, at)
        }
        Command::Say { person, text } => {
            known(session, Some(person))?;
            session.sentences.retain(|sentence| sentence.person != *person);
            let text = text.trim();
            if !text.is_empty() {
                session.sentences.push(ClosingSentence { person: person.clone(), text: text.to_owned() });
            }
            Ok(())
        }
        Command::SetReviewBy { by } => {
            session.review_by = *by;
            Ok(())
        }
        Command::Sign { team, name, due, position } => {
            let name = required("rejected.what.name_signs", name)?;
            let signature = Signature {
                team: *team,
                name,
                signed_at: due.is_none().then_some(at),
                due: *due,
                position: position.unwrap_or(0),
            };
            session.signatures.retain(|other| other.team != *team);
            session.signatures.push(signature);
            Ok(())
        }
        Command::WithdrawSignature { team } => {
            session.signatures.retain(|signature| signature.team != *team);
            Ok(())
        }
        Command::Close {} => {
            session.agenda.pause(at);
            session.closed_at = Some(at);
            Ok(())
        }
        Command::ReopenSession {} => session.closed_at.take().map(|_| ()).ok_or(Rejected::NotClosed),
        _ => unreachable!("Session::apply sends only commands on the close here"),
    }
}

fn parking(session: &mut Session, command: &Command, at: Moment) -> Applied {
    match command {
        Command::Park { id, text, topic } => {
            let id = id.clone().ok_or(Rejected::Empty("rejected.what.parked_id"))?;
            let text = required("rejected.what.the_parked", text)?;
            if session.parking.iter().any(|parked| parked.id == id) {
                return Err(Rejected::Taken { what: "rejected.what.parked", id: id.to_string() });
            }
            if let Some(topic) = topic {
                session.topic_mut(topic)?;
            }
            session.note_id(id.as_str());
            session.parking.push(Parked {
                id,
                text,
                at,
                topic: topic.clone(),
                owner: None,
                by: None,
                end: ParkedEnd::Waiting,
            });
        }
        Command::CareForParked { id, care } => {
            known(session, care.owner.as_ref())?;
            let parked = find_parked(session, id)?;
            parked.owner.clone_from(&care.owner);
            parked.by = care.by;
        }
        Command::EndParked { id, end } => {
            if let ParkedEnd::Dropped { reason } = end {
                required("rejected.what.reason", reason)?;
            }
            find_parked(session, id)?.end = end.clone();
        }
        _ => unreachable!("only commands on the parking lot come here"),
    }
    Ok(())
}

fn actions(session: &mut Session, command: &Command, at: Moment) -> Applied {
    match command {
        Command::AddAction { id, what, when, who, by, topic } => {
            let id = id.clone().ok_or(Rejected::Empty("rejected.what.action_id"))?;
            let what = required("rejected.what.the_action", what)?;
            known(session, who.as_ref())?;
            if session.actions.iter().any(|action| action.id == id) {
                return Err(Rejected::Taken { what: "rejected.what.action", id: id.to_string() });
            }
            session.note_id(id.as_str());
            let when = when.trim().to_owned();
            let (who, topic) = (who.clone(), topic.clone());
            session.actions.push(Action { id, what, when, who, by: *by, topic, done_at: None });
        }
        Command::SetActionDone { id, done } => {
            find_action(session, id)?.done_at = done.then_some(at);
        }
        Command::RemoveAction { id } => {
            find_action(session, id)?;
            session.actions.retain(|action| action.id != *id);
        }
        _ => unreachable!("only commands on actions come here"),
    }
    Ok(())
}

fn known(session: &Session, person: Option<&PersonId>) -> Applied {
    match person {
        Some(id) if session.person(id).is_none() => {
            Err(Rejected::NotFound { what: "rejected.what.person", id: id.to_string() })
        }
        _ => Ok(()),
    }
}

fn find_parked<'a>(session: &'a mut Session, id: &ParkedId) -> Result<&'a mut Parked, Rejected> {
    let missing = || Rejected::NotFound { what: "rejected.what.parked", id: id.to_string() };
    session.parking.iter_mut().find(|parked| parked.id == *id).ok_or_else(missing)
}

fn find_action<'a>(session: &'a mut Session, id: &ActionId) -> Result<&'a mut Action, Rejected> {
    let missing = || Rejected::NotFound { what: "rejected.what.action", id: id.to_string() };
    session.actions.iter_mut().find(|action| action.id == *id).ok_or_else(missing)
}
