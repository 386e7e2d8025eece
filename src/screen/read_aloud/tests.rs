//! A wording read aloud.

use crate::{
    app::play::Play,
    domain::{
        command::Command,
        fields::Fields,
        history::Workshop,
        people::{Group, Presence},
        session::Session,
        topic::Phase,
    },
    effect::Place,
};

const SIX_LINES: &str = "A person at a target company who fits our persona and either asked for a conversation \
    or showed two buying signals in thirty days, has a budget and a date in this quarter, and was not called \
    by anybody of us before.";

fn session(wording: &str) -> Session {
    let mut workshop = Workshop::new(Session::new("s".into(), "Q1".to_owned(), "UTC".to_owned()));
    let person = |group, name: String| Command::AddPerson {
        id: None,
        name,
        group,
        role: String::new(),
        presence: Presence::InRoom,
    };
    let mut batch: Vec<Command> = (1..=6).map(|n| person(Group::Sales, format!("Seller {n}"))).collect();
    batch.extend((1..=5).map(|n| person(Group::Marketing, format!("Marketer {n}"))));
    let fields = Box::new(Fields::empty("lead").expect("a kind"));
    batch.push(Command::AddTopic { id: Some("lead".into()), title: "Lead".to_owned(), fields });
    if !wording.is_empty() {
        batch.push(Command::Word { topic: "lead".into(), text: wording.to_owned() });
    }
    workshop.commit(batch, crate::app::play::begin()).expect("the fixture is accepted");
    workshop.session().clone()
}

fn play(wording: &str, width: u16, height: u16) -> Play {
    let mut play = Play::at(session(wording), Place::Topic("lead".into()), width, height);
    play.keys("s");
    play
}

#[test]
fn only_the_wording_stands_there_and_enter_shows_hands() {
    let mut play = play("A person who asked to talk to us.", 80, 24);
    assert_eq!(play.model.place(), &Place::ReadAloud("lead".into()));
    assert!(!play.text().contains("Sales says"), "{}", play.text());
    play.keys("<enter>");
    assert_eq!(play.model.place(), &Place::Topic("lead".into()));
    let topic = play.session().topic(&"lead".into()).expect("there").clone();
    assert_eq!((topic.phase(), topic.open_round().is_some()), (Phase::Vote, true));
}

#[test]
fn after_the_decision_one_line_says_what_it_was() {
    let mut play = play("A person who asked to talk to us.", 80, 24);
    play.keys("v544333<tab>55443r<enter>s");
    let text = play.text();
    assert!(text.contains("DECIDED: agreed - ▲ Sales 6 of 6, ● Marketing 5 of 5"), "{text}");
    play.keys("<enter>");
    assert_ne!(play.model.place(), &Place::ReadAloud("lead".into()), "Enter goes on");
}

#[test]
fn six_lines_fit_the_smallest_window_and_more_are_turned_over() {
    let short = play(SIX_LINES, 40, 12);
    let text = short.text();
    println!("{text}");
    assert!(text.contains("A person at") && text.contains("of us before."), "{text}");
    assert!(!text.contains("1 of"), "{text}");
    let mut long = play(&format!("{SIX_LINES} {SIX_LINES} The end."), 40, 12);
    assert!(long.text().contains("1 of 3") && !long.text().contains("The end."), "{}", long.text());
    long.keys("<space><space>");
    assert!(long.text().contains("3 of 3") && long.text().contains("The end."), "{}", long.text());
    long.keys("<space>");
    assert!(long.text().contains("1 of 3"), "{}", long.text());
}

#[test]
fn it_is_read_in_every_size() {
    for (width, height) in [(40, 12), (48, 14), (80, 24), (120, 40)] {
        let play = play(SIX_LINES, width, height);
        println!("{}", play.text());
        assert!(play.text().contains("of us before."), "{}", play.text());
        play.sweep();
    }
}

#[test]
fn without_words_there_is_nothing_to_read() {
    let play = Play::at(session(""), Place::ReadAloud("lead".into()), 40, 12);
    assert!(play.text().contains("no wording"), "{}", play.text());
}
