//! Surveys for the tests of these screens: the practice survey, and made ones of any size.

use crate::{
    assets::demo,
    domain::{
        baseline::{Item, Source, TeamAnswers, Wave},
        command::Command,
        extra::Extra,
        people::{Group, PerTeam, Person, Presence},
        session::{Session, Step},
    },
    import::{
        Input, practice,
        survey::{self, Map},
    },
    stats::Kind,
};
use std::io::Cursor;

/// The practice survey as it is read, with the importer's warnings.
pub(crate) fn practice_survey() -> (Wave, Vec<String>) {
    let map = Map::parse("survey_map.toml", demo::survey_map()).unwrap();
    let mut source = Cursor::new(demo::survey().as_bytes());
    let input = Input { name: "survey.csv".to_owned(), source: &mut source, team: None };
    let read = survey::read(&mut [input], &map).unwrap();
    read.complete().unwrap()
}

/// A planned session without a survey.
pub(crate) fn planned() -> Session {
    practice::planned("s".into()).session().clone()
}

/// A planned session with this survey attached.
pub(crate) fn with(wave: Wave) -> Session {
    let mut workshop = practice::planned("s".into());
    let at = workshop.last_at().unwrap();
    workshop.commit(vec![Command::AttachBaseline { wave: Box::new(wave) }], at).unwrap();
    workshop.session().clone()
}

/// A survey of so many items with so many answers in each team, every item different from the next.
pub(crate) fn made(items: u32, people: u32) -> Wave {
    let respondents = PerTeam { sales: people, marketing: people };
    Wave {
        id: String::new(),
        source: Source::Imported { format: "generic".to_owned() },
        inputs: vec!["made.csv".to_owned()],
        imported_at: None,
        respondents,
        not_counted: 0,
        excluded: 0,
        people: PerTeam { sales: Some(people + 7), marketing: Some(people + 2) },
        threshold: 5,
        threshold_agreed_by: None,
        items: (0..items).map(|number| made_item(number, people)).collect(),
        warnings: Vec::new(),
    }
}

/// An item on five points with these answers, lowest first.
pub(crate) fn item(id: &str, question: &str, marketing: &[u32], sales: &[u32]) -> Item {
    let labels = ["Strongly disagree", "Disagree", "Neither agree nor disagree", "Agree", "Strongly agree"];
    let answers = |counts: &[u32]| TeamAnswers { counts: Some(counts.to_vec()), ..TeamAnswers::default() };
    Item {
        id: id.to_owned(),
        question: question.to_owned(),
        row: None,
        kind: Kind::Likert,
        labels: Some(labels.map(str::to_owned).to_vec()),
        points: vec![1, 2, 3, 4, 5],
        reversed: false,
        answers: PerTeam { marketing: answers(marketing), sales: answers(sales) },
        topic: None,
        picked: false,
        extra: Extra::default(),
    }
}

fn made_item(number: u32, people: u32) -> Item {
    let spread = |weights: [u32; 5]| {
        let all: u32 = weights.iter().sum();
        let mut counts = weights.map(|weight| people * weight / all);
        counts[2] += people - counts.iter().sum::<u32>();
        counts
    };
    let tilt = number % 7;
    let marketing = spread([1, 1 + tilt, 2, 8 - tilt, 4]);
    let sales = spread([1 + tilt, 6 - tilt.min(5), 2, 1 + tilt / 2, 1 + number % 3]);
    let question = format!("Statement {number}: what one team does helps the other in its daily work");
    item(&format!("q{number}"), &question, &marketing, &sales)
}

/// A session at the baseline with so many people of each team in the room.
pub(crate) fn in_room(marketing: usize, sales: usize) -> Session {
    let mut session = Session::new("s".into(), "Q1 alignment".to_owned(), "UTC".to_owned());
    session.step = Step::Baseline;
    let people = |group, count| {
        (0..count).map(move |number| Person {
            id: format!("{group:?}{number}").as_str().into(),
            name: format!("{group:?} {number}"),
            group,
            role: String::new(),
            presence: Presence::InRoom,
        })
    };
    session.people = people(Group::Marketing, marketing).chain(people(Group::Sales, sales)).collect();
    session
}
