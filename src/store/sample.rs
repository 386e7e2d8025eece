//! Workshops for the tests of this module.

use super::places::Places;
use crate::domain::draft::Draft;
use crate::domain::{
    command::Command,
    fields::Fields,
    history::Workshop,
    moment::Moment,
    people::{Group, Presence},
    session::Session,
    topic::Author,
};
use std::path::Path;

/// Places inside a folder.
pub(super) fn places(folder: &Path) -> Places {
    let root = folder.canonicalize().unwrap();
    Places {
        sessions: root.join("Sessions"),
        state: root.join("state"),
        config_file: root.join("config.toml"),
        trash: root.join("Trash"),
    }
}

/// 13:00 on the day of the session, and some seconds.
pub(super) fn at(seconds: i64) -> Moment {
    Moment::parse("2026-03-12T13:00:00Z").unwrap().plus_seconds(seconds)
}

pub(super) fn session(id: &str) -> Session {
    let mut session = Session::new(id.into(), "Q1 alignment".to_owned(), "Europe/Berlin".to_owned());
    session.company = "Acme".to_owned();
    session
}

/// The `number`th thing that is done: somebody arrives, a topic, proposals, and now and then an undo.
pub(super) fn step(workshop: &mut Workshop, number: i64) -> crate::domain::history::Entry {
    let command = match number {
        0 => Command::AddTopic {
            id: Some("lead".into()),
            title: "Lead".to_owned(),
            fields: Box::new(Fields::empty("lead").unwrap()),
        },
        n if n % 5 == 4 => return workshop.undo(at(n)).unwrap(),
        n if n % 2 == 0 => Command::AddPerson {
            id: None,
            name: format!("Ana {n} \u{1b}[31m\u{202e}é"),
            group: Group::Sales,
            role: String::new(),
            presence: Presence::InRoom,
        },
        n => Command::Propose {
            topic: "lead".into(),
            by: Author::Marketing,
            text: format!("Somebody who asked {n} times\nand means it"),
        },
    };
    workshop.commit(vec![command], at(number)).unwrap()
}

/// A workshop in which `steps` things were done.
pub(super) fn workshop(id: &str, steps: i64) -> Workshop {
    let mut workshop = Workshop::new(session(id));
    for number in 0..steps {
        step(&mut workshop, number);
    }
    workshop
}

pub(super) fn draft(text: &str, seconds: i64) -> Draft {
    Draft { topic: "lead".to_owned(), field: "wording".to_owned(), text: text.to_owned(), at: at(seconds) }
}
