//! Commands on business calendars. Votes stand: which calendar a promise counts on is no part of what was voted.

use super::{Applied, required};
use crate::domain::{
    calendars::{self, NAMED_IN},
    command::Command,
    ids::CalendarId,
    rejected::Rejected,
    session::{NamedCalendar, Session},
};

pub(super) fn apply(session: &mut Session, command: &Command) -> Applied {
    match command {
        Command::AddCalendar { calendar } => add(session, calendar),
        Command::RenameCalendar { id, name } => rename(session, id, name),
        Command::RemoveCalendar { id } => remove(session, id),
        _ => unreachable!("Session::apply sends only commands on calendars here"),
    }
}

/// One that is replaced keeps its place: promises that name none count on the first.
fn add(session: &mut Session, calendar: &NamedCalendar) -> Applied {
    required("the calendar's name", calendar.id.as_str())?;
    match session.calendars.iter_mut().find(|other| other.id == calendar.id) {
        Some(known) => known.clone_from(calendar),
        None => session.calendars.push(calendar.clone()),
    }
    Ok(())
}

fn rename(session: &mut Session, id: &CalendarId, name: &str) -> Applied {
    let name = required("the calendar's name", name)?;
    let place = place(session, id)?;
    if let Some(other) = calendars::find(session, &name).filter(|other| other.id != *id) {
        return Err(Rejected::Taken { what: "calendar", id: other.id.to_string() });
    }
    for topic in &mut session.topics {
        if calendars::refers_to(&topic.fields, id)
            && let Ok(fields) = topic.fields.with(NAMED_IN, &name)
        {
            topic.fields = fields;
        }
    }
    session.calendars[place].id = CalendarId(name);
    Ok(())
}

fn remove(session: &mut Session, id: &CalendarId) -> Applied {
    let place = place(session, id)?;
    let promises: Vec<String> =
        calendars::referring(session, id).map(|topic| format!("\"{}\"", topic.title)).collect();
    if !promises.is_empty() {
        return Err(Rejected::CalendarInUse { calendar: id.to_string(), promises: promises.join(", ") });
    }
    session.calendars.remove(place);
    Ok(())
}

fn place(session: &Session, id: &CalendarId) -> Result<usize, Rejected> {
    let missing = || Rejected::NotFound { what: "calendar", id: id.to_string() };
    session.calendars.iter().position(|named| named.id == *id).ok_or_else(missing)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        assets::templates,
        domain::{
            blueprint::{self, PlanInput},
            history::Workshop,
            ids::TopicId,
            moment::Moment,
        },
        hours::Calendar,
    };

    fn workshop() -> Workshop {
        let input = PlanInput {
            name: "Q1".into(),
            zone: "Europe/Berlin".into(),
            minutes: 180,
            ..PlanInput::default()
        };
        let mut workshop = Workshop::new(Session::new("demo".into(), "Q1".into(), "Europe/Berlin".into()));
        let at = Moment::parse("2026-03-12T12:00:00Z").unwrap();
        workshop.commit(blueprint::plan(templates::standard(), &input), at).unwrap();
        workshop
    }

    fn commit(workshop: &mut Workshop, command: Command) -> Result<(), String> {
        let at = Moment::parse("2026-03-12T12:10:00Z").unwrap();
        workshop.commit(vec![command], at).map(drop).map_err(|refused| refused.to_string())
    }

    fn named(id: &str, zone: &str) -> NamedCalendar {
        NamedCalendar { id: id.into(), calendar: Calendar::standard(zone).unwrap() }
    }

    fn refer(workshop: &mut Workshop, topic: &str, calendar: &str) {
        let topic = TopicId(topic.to_owned());
        let fields = workshop.session().topic(&topic).unwrap().fields.with(NAMED_IN, calendar).unwrap();
        commit(workshop, Command::Fill { topic, fields: Box::new(fields) }).unwrap();
    }

    fn names(workshop: &Workshop) -> Vec<&str> {
        workshop.session().calendars.iter().map(|named| named.id.as_str()).collect()
    }

    #[test]
    fn a_calendar_that_is_replaced_keeps_its_place() {
        let mut workshop = workshop();
        commit(&mut workshop, Command::AddCalendar { calendar: named("tokyo", "Asia/Tokyo") }).unwrap();
        commit(&mut workshop, Command::AddCalendar { calendar: named("standard", "UTC") }).unwrap();
        assert_eq!(names(&workshop), ["standard", "tokyo"]);
        assert_eq!(workshop.session().calendars[0].calendar.zone_name(), "UTC");
        assert!(commit(&mut workshop, Command::AddCalendar { calendar: named(" ", "UTC") }).is_err());
    }

    #[test]
    fn a_promise_follows_its_calendar_to_another_name_and_back() {
        let mut workshop = workshop();
        commit(&mut workshop, Command::AddCalendar { calendar: named("tokyo", "Asia/Tokyo") }).unwrap();
        refer(&mut workshop, "follow-up", "tokyo");
        let rename = |id: &str, name: &str| Command::RenameCalendar { id: id.into(), name: name.to_owned() };
        let refused = commit(&mut workshop, rename("tokyo", "Standard")).unwrap_err();
        assert!(refused.contains("already a calendar \"standard\""), "{refused}");
        commit(&mut workshop, rename("tokyo", "Office in Japan")).unwrap();
        assert_eq!(names(&workshop), ["standard", "Office in Japan"]);
        let referring = |workshop: &Workshop, id: &str| {
            let id = CalendarId::from(id);
            calendars::referring(workshop.session(), &id)
                .map(|topic| topic.id.to_string())
                .collect::<Vec<_>>()
        };
        assert_eq!(referring(&workshop, "Office in Japan"), ["follow-up"]);
        workshop.undo(Moment::parse("2026-03-12T12:11:00Z").unwrap()).unwrap();
        assert_eq!(referring(&workshop, "tokyo"), ["follow-up"]);
        assert!(
            commit(&mut workshop, rename("nowhere", "x")).unwrap_err().contains("no calendar \"nowhere\"")
        );
    }

    #[test]
    fn a_calendar_in_use_stays_and_says_by_which_promise() {
        let mut workshop = workshop();
        refer(&mut workshop, "follow-up", "standard");
        let remove = || Command::RemoveCalendar { id: "standard".into() };
        let refused = commit(&mut workshop, remove()).unwrap_err();
        let title = &workshop.session().topic(&"follow-up".into()).unwrap().title;
        assert!(refused.contains(&format!("in use by \"{title}\"")), "{refused}");
        refer(&mut workshop, "follow-up", "");
        commit(&mut workshop, remove()).unwrap();
        assert!(names(&workshop).is_empty());
        workshop.undo(Moment::parse("2026-03-12T12:11:00Z").unwrap()).unwrap();
        assert_eq!(names(&workshop), ["standard"]);
    }
}
