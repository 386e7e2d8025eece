//! Surveys made for tests that look from outside: items with given answers, in a session.

use smarketing::{
    domain::{
        baseline::{Item, Source, TeamAnswers, Wave},
        command::Command,
        extra::Extra,
        people::PerTeam,
        session::Session,
    },
    import::practice,
    stats::Kind,
};

/// A planned session with this survey attached.
pub fn session(wave: Wave) -> Session {
    let mut workshop = practice::planned("s".into());
    let at = workshop.last_at().expect("a planned session has begun");
    workshop.commit(vec![Command::AttachBaseline { wave: Box::new(wave) }], at).expect("the survey is sound");
    workshop.session().clone()
}

/// A survey of these items, in which so many people of each team answered.
pub fn wave(items: Vec<Item>, people: u32) -> Wave {
    Wave {
        id: String::new(),
        source: Source::Imported { format: "generic".to_owned() },
        inputs: vec!["made.csv".to_owned()],
        imported_at: None,
        respondents: PerTeam { sales: people, marketing: people },
        not_counted: 0,
        excluded: 0,
        people: PerTeam { sales: Some(people + people / 3), marketing: Some(people + people / 5) },
        threshold: 5,
        threshold_agreed_by: None,
        items,
        warnings: Vec::new(),
    }
}

/// An item on five points of agreement with these answers, lowest first.
pub fn item(id: &str, question: &str, marketing: &[u32], sales: &[u32]) -> Item {
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
