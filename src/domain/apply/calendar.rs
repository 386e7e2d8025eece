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
    let name = required("rejected.what.calendar_name", calendar.id.as_str())?;
    if let Some(known) = session.calendars.iter_mut().find(|other| other.id.as_str().trim() == name) {
        known.calendar.clone_from(&calendar.calendar);
        return Ok(());
    }
    is_free(session, &name, None)?;
    session.calendars.push(NamedCalendar { id: CalendarId(name), calendar: calendar.calendar.clone() });
    Ok(())
}

fn rename(session: &mut Session, id: &CalendarId, name: &str) -> Applied {
    let name = required("rejected.what.calendar_name", name)?;
    let place = place(session, id)?;
    is_free(session, &name, Some(id))?;
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

/// No two calendars have names that a promise could not tell apart.
fn is_free(session: &Session, name: &str, own: Option<&CalendarId>) -> Applied {
    match calendars::find(session, name).filter(|other| own != Some(&other.id)) {
        Some(other) => Err(Rejected::Taken { what: "rejected.what.calendar", id: other.id.to_string() }),
        None => Ok(()),
    }
}

/// Promises that name none count on it too: without it their deadlines would move to the next one.
fn remove(session: &mut Session, id: &CalendarId) -> Applied {
    let place = place(session, id)?;
    let promises: Vec<String> =
        calendars::counted_on(session, id).map(|topic| format!("\"{}\"", topic.title)).collect();
    if !promises.is_empty() {
        return Err(Rejected::CalendarInUse { calendar: id.to_string(), promises: promises.join(", ") });
    }
    session.calendars.remove(place);
    Ok(())
}

fn place(session: &Session, id: &CalendarId) -> Result<usize, Rejected> {
    let missing = || Rejected::NotFound { what: "rejected.what.calendar", id: id.to_string() };
    session.calendars.iter().position(|named| named.id == *id).ok_or_else(missing)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        assets::templates,
        capacity::Ratio,
        domain::{
            assumption::{Input, Value},
            blueprint::{self, PlanInput},
            history::Workshop,
            ids::TopicId,
            moment::Moment,
            status::Status,
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

    /// Gives the follow-up promise a limit; it names no calendar.
    fn limit(workshop: &mut Workshop) {
        let topic = TopicId("follow-up".to_owned());
        let fields = workshop.session().topic(&topic).unwrap().fields.clone();
        let fields = fields.with("classes/+", "A").unwrap();
        let last = fields.slots().iter().filter_map(|slot| slot.row().map(|(_, row)| row)).max().unwrap();
        let fields = fields.with(&format!("classes/{last}/within"), "8 business hours").unwrap();
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
    fn a_calendar_renamed_and_a_new_one_of_the_old_name_move_no_deadline() {
        let mut workshop = workshop();
        let rename = |id: &str, name: &str| Command::RenameCalendar { id: id.into(), name: name.to_owned() };
        commit(&mut workshop, rename("standard", "Office")).unwrap();
        commit(&mut workshop, Command::AddCalendar { calendar: named("standard", "Asia/Tokyo") }).unwrap();
        assert_eq!(calendars::usual(workshop.session()).unwrap().id.as_str(), "Office");
        commit(&mut workshop, rename("standard", "Tokyo")).unwrap();
        commit(&mut workshop, Command::AddCalendar { calendar: named("third", "UTC") }).unwrap();
        commit(&mut workshop, rename("third", "standard")).unwrap();
        assert_eq!(calendars::usual(workshop.session()).unwrap().id.as_str(), "Office");
    }

    #[test]
    fn no_two_calendars_have_names_that_a_promise_cannot_tell_apart() {
        let mut workshop = workshop();
        let add = |id: &str| Command::AddCalendar { calendar: named(id, "Asia/Tokyo") };
        let refused = commit(&mut workshop, add(" Standard")).unwrap_err();
        assert!(refused.contains("the calendar \"standard\" is in this session already"), "{refused}");
        commit(&mut workshop, add(" Tokyo ")).unwrap();
        commit(&mut workshop, add("Tokyo  ")).unwrap();
        assert_eq!(names(&workshop), ["standard", "Tokyo"]);
    }

    #[test]
    fn a_calendar_that_promises_count_on_without_naming_it_stays_too() {
        let mut workshop = workshop();
        limit(&mut workshop);
        let refused = commit(&mut workshop, Command::RemoveCalendar { id: "standard".into() }).unwrap_err();
        let title = &workshop.session().topic(&"follow-up".into()).unwrap().title;
        assert!(refused.contains(&format!("\"{title}\"")), "{refused}");
    }

    #[test]
    fn after_the_close_the_hours_behind_agreed_promises_stand() {
        let mut workshop = workshop();
        limit(&mut workshop);
        let at = Moment::parse("2026-03-12T16:00:00Z").unwrap();
        let mut session = workshop.session().clone();
        let replace = || Command::AddCalendar { calendar: named("standard", "UTC") };
        let remove = |id: &str| Command::RemoveCalendar { id: id.into() };
        session.closed_at = Some(at);
        session.apply(&replace(), at).unwrap();
        session.topics.iter_mut().find(|topic| topic.id.as_str() == "follow-up").unwrap().status =
            Status::Agreed;
        let before = session.calendars.clone();
        assert_eq!(session.apply(&replace(), at), Err(Rejected::Closed(at.day_in("Europe/Berlin"))));
        assert_eq!(session.apply(&remove("standard"), at), Err(Rejected::Closed(at.day_in("Europe/Berlin"))));
        assert_eq!(session.calendars, before);
        session.apply(&Command::AddCalendar { calendar: named("Tokyo", "Asia/Tokyo") }, at).unwrap();
        session.apply(&remove("Tokyo"), at).unwrap();
        session
            .apply(&Command::RenameCalendar { id: "standard".into(), name: "Office".to_owned() }, at)
            .unwrap();
        let assume = Command::Assume {
            what: Input::Reps,
            value: Some(Value::Number(Ratio::whole(4))),
            by: String::new(),
        };
        assert_eq!(session.apply(&assume, at), Err(Rejected::Closed(at.day_in("Europe/Berlin"))));
        session.closed_at = None;
        session.apply(&assume, at).unwrap();
        session.apply(&Command::AddCalendar { calendar: named("Office", "Asia/Tokyo") }, at).unwrap();
    }

    #[test]
    fn a_promise_follows_its_calendar_to_another_name_and_back() {
        let mut workshop = workshop();
        commit(&mut workshop, Command::AddCalendar { calendar: named("tokyo", "Asia/Tokyo") }).unwrap();
        refer(&mut workshop, "follow-up", "tokyo");
        let rename = |id: &str, name: &str| Command::RenameCalendar { id: id.into(), name: name.to_owned() };
        let refused = commit(&mut workshop, rename("tokyo", "Standard")).unwrap_err();
        assert!(refused.contains("the calendar \"standard\" is in this session already"), "{refused}");
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
        commit(&mut workshop, Command::AddCalendar { calendar: named("tokyo", "Asia/Tokyo") }).unwrap();
        refer(&mut workshop, "follow-up", "tokyo");
        let remove = || Command::RemoveCalendar { id: "tokyo".into() };
        let refused = commit(&mut workshop, remove()).unwrap_err();
        let title = &workshop.session().topic(&"follow-up".into()).unwrap().title;
        assert!(refused.contains(&format!("in use by \"{title}\":")), "{refused}");
        refer(&mut workshop, "follow-up", "");
        commit(&mut workshop, remove()).unwrap();
        assert_eq!(names(&workshop), ["standard"]);
        workshop.undo(Moment::parse("2026-03-12T12:11:00Z").unwrap()).unwrap();
        assert_eq!(names(&workshop), ["standard", "tokyo"]);
    }
}
