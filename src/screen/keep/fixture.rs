//! A session with promises, people and effort for the tests of "can we keep it?".

use crate::domain::{
    assumption::Input,
    command::Command,
    fields::Fields,
    history::Workshop,
    ids::{CalendarId, TopicId},
    moment::Moment,
    session::{NamedCalendar, Session},
};
use crate::hours::Calendar;

/// What the room of the mock-up said: four people, 35 % of their time, twelve minutes.
pub(crate) const EFFORT: [(Input, &str); 3] =
    [(Input::Reps, "4"), (Input::Time, "35 %"), (Input::Minutes, "12 min")];

fn topic(id: &str, title: &str, kind: &str, slots: &[(&str, &str)]) -> Command {
    let empty = Fields::empty(kind).unwrap();
    let fields = slots.iter().fold(empty, |fields, (path, typed)| fields.with(path, typed).unwrap());
    Command::AddTopic { id: Some(TopicId(id.into())), title: title.into(), fields: Box::new(fields) }
}

/// The three promises that bear on each other, with what was said about the effort.
pub(crate) fn promised(said: &[(Input, &str)]) -> Session {
    let mut workshop = Workshop::new(Session::new("s".into(), "Q1".to_owned(), "Europe/Berlin".to_owned()));
    let calendar = Calendar::standard("Europe/Berlin").unwrap();
    let products = ["Suite", "Cloud", "Services"];
    let volume: Vec<(String, &str)> = products
        .iter()
        .enumerate()
        .flat_map(|(index, name)| {
            [("products/+".to_owned(), *name), (format!("products/{index}/leads"), "100")]
        })
        .collect();
    let volume: Vec<(&str, &str)> = volume.iter().map(|(path, typed)| (path.as_str(), *typed)).collect();
    let follow_up = [("classes/+", "every lead"), ("classes/0/within", "8 business hours")];
    let mut commands = vec![
        Command::AddCalendar { calendar: NamedCalendar { id: CalendarId("standard".into()), calendar } },
        topic("volume", "Lead volume", "volume", &volume),
        topic("follow-up", "Sales follow-up", "follow_up", &follow_up),
        topic("attempts", "Attempts", "attempts", &[("attempts", "5"), ("within", "10 business days")]),
        topic("lead", "Lead", "lead", &[]),
    ];
    commands.extend(said.iter().map(|(what, typed)| Command::Assume {
        what: what.clone(),
        value: Some(what.read(typed).unwrap()),
        by: "Dana".into(),
    }));
    workshop.commit(commands, Moment::parse("2026-03-12T12:00:00Z").unwrap()).unwrap();
    workshop.session().clone()
}
