//! Commands on the plan: name, zone, rule, agenda and its clock.

use super::{Applied, required};
use crate::domain::{
    agenda::AgendaBox,
    assumption::{Assumption, Input, Value},
    command::Command,
    ids::BoxId,
    moment::Moment,
    moment::time_zone,
    rejected::Rejected,
    session::Session,
};

/// The longest box, in minutes.
const LONGEST: u32 = 600;

pub(super) fn apply(session: &mut Session, command: &Command, at: Moment) -> Applied {
    match command {
        Command::Rename { name } => session.name = required("rejected.what.name", name)?,
        Command::SetCompany { company } => company.trim().clone_into(&mut session.company),
        Command::SetZone { zone } => {
            time_zone(zone).ok_or_else(|| Rejected::Zone(zone.clone()))?;
            session.zone.clone_from(zone);
        }
        Command::SetPlan { plan } => {
            within("rejected.what.length", 0, 24 * 60, plan.minutes)?;
            session.plan = plan.clone();
        }
        Command::SetRule { rule } => session.rule = *rule,
        Command::SetWorkingAgreements { agreements } => session.working_agreements.clone_from(agreements),
        Command::Assume { what, value, by } => return assume(session, what, *value, (by, at)),
        Command::SetAgenda { boxes } => return set_agenda(session, boxes, at),
        Command::SetBoxMinutes { id, minutes } => {
            within("rejected.what.agenda_minutes", 0, LONGEST, *minutes)?;
            find(session, id)?.minutes = *minutes;
        }
        Command::LockBox { id, locked } => find(session, id)?.locked = *locked,
        Command::EnterStep { step } => session.step = *step,
        Command::EnterBox { id } => {
            if !session.agenda.enter(id, at) {
                return Err(missing(id));
            }
        }
        Command::PauseTimer {} => session.agenda.pause(at),
        Command::ResumeTimer {} if session.agenda.current().is_some() => {
            session.agenda.running_since.get_or_insert(at);
        }
        Command::ResumeTimer {} => {}
        Command::ExtendTimer { minutes } => {
            within("rejected.what.agenda_minutes", 1, LONGEST, *minutes)?;
            let id = session.agenda.current.clone().ok_or_else(|| missing(&"".into()))?;
            let entry = find(session, &id)?;
            entry.extended = (entry.extended + minutes).min(LONGEST);
        }
        _ => unreachable!("Session::apply sends only commands on the plan here"),
    }
    Ok(())
}

/// Puts an assumption in the place of an earlier one; the order is that of the inputs, whoever spoke first.
fn assume(session: &mut Session, what: &Input, value: Option<Value>, (by, at): (&str, Moment)) -> Applied {
    if let Some(value) = value {
        what.check(value).map_err(|range| Rejected::Assumption { what: what.label(), range })?;
    }
    session.assumptions.retain(|other| other.what != *what);
    if let Some(value) = value {
        let place = session.assumptions.partition_point(|other| other.what < *what);
        let said = Assumption { what: what.clone(), value, by: by.trim().to_owned(), at };
        session.assumptions.insert(place, said);
    }
    Ok(())
}

fn set_agenda(session: &mut Session, boxes: &[AgendaBox], at: Moment) -> Applied {
    for (index, entry) in boxes.iter().enumerate() {
        within("rejected.what.agenda_minutes", 0, LONGEST, entry.minutes)?;
        if boxes[..index].iter().any(|other| other.id == entry.id) {
            return Err(Rejected::Taken { what: "rejected.what.agenda_box", id: entry.id.to_string() });
        }
    }
    session.agenda.pause(at);
    let before = std::mem::replace(&mut session.agenda.boxes, boxes.to_vec());
    for entry in &mut session.agenda.boxes {
        if let Some(old) = before.iter().find(|old| old.id == entry.id) {
            entry.used_seconds = old.used_seconds;
            entry.entered_at = old.entered_at;
            entry.extended = old.extended;
        }
    }
    let current = session.agenda.current.take();
    session.agenda.current = current.filter(|id| boxes.iter().any(|entry| entry.id == *id));
    Ok(())
}

fn find<'a>(session: &'a mut Session, id: &BoxId) -> Result<&'a mut AgendaBox, Rejected> {
    session.agenda.boxes.iter_mut().find(|entry| entry.id == *id).ok_or_else(|| missing(id))
}

fn missing(id: &BoxId) -> Rejected {
    Rejected::NotFound { what: "rejected.what.agenda_box", id: id.to_string() }
}

fn within(what: &'static str, low: u32, high: u32, given: u32) -> Applied {
    if (low..=high).contains(&given) { Ok(()) } else { Err(Rejected::Between { what, low, high, given }) }
}
