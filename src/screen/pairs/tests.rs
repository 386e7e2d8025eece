//! Pairs by keys.

use crate::{
    app::play::Play,
    domain::{
        fields::Fields,
        people::{Group, Person, Presence},
        session::Session,
        topic::Topic,
    },
    effect::Place,
};

const SALES: [&str; 6] = ["Dana Keller", "Tom Brandt", "Priya Nair", "Jonas Weber", "Mia Okafor", "Luis Romero"];
const MARKETING: [&str; 5] = ["Lee Hartmann", "Ana Duarte", "Kim Sato", "Olga Petrova", "Ben Fischer"];

fn session() -> Session {
    let mut session = Session::new("s".into(), "Q1".to_owned(), "Europe/Berlin".to_owned());
    let named = |group| move |name: &&str| Person {
        id: (*name).into(),
        name: (*name).to_owned(),
        group,
        role: String::new(),
        presence: Presence::InRoom,
    };
    session.people.extend(SALES.iter().map(named(Group::Sales)));
    session.people.extend(MARKETING.iter().map(named(Group::Marketing)));
    let fields = Fields::empty("lead").expect("a kind");
    session.topics.push(Topic::new("lead".into(), "Lead".to_owned(), fields));
    session
}

fn play(width: u16, height: u16) -> Play {
    Play::at(session(), Place::Topic("lead".into()), width, height)
}

#[test]
fn everybody_has_somebody_to_talk_to_about_the_topic_that_is_on() {
    let mut play = play(80, 24);
    play.keys("tp");
    let text = play.text();
    for name in SALES.iter().chain(&MARKETING) {
        assert_eq!(text.matches(name).count(), 1, "{name}\n{text}");
    }
    assert!(text.contains("ready to be called by Sales"), "{text}");
    assert!(text.contains("Back at 13:14"), "{text}");
    play.keys("<esc>");
    assert_eq!(play.model.place(), &Place::Topic("lead".into()));
}

#[test]
fn they_are_drawn_anew_and_get_more_time() {
    let mut play = play(80, 24);
    play.keys("tp");
    let first = play.text();
    play.keys("n");
    assert_ne!(play.text(), first);
    let until = play.model.top().screen.until().expect("it runs");
    play.keys("+");
    assert_eq!(play.model.top().screen.until(), Some(until.plus_seconds(60)));
    play.keys("<space>");
    assert!(play.text().contains("Paused"), "{}", play.text());
    play.keys("<space>").wait(600);
    assert!(play.text().contains("Back together"), "{}", play.text());
    play.keys("<pgdn>");
    assert_eq!(play.model.place(), &Place::Topic("lead".into()));
}

#[test]
fn names_and_question_are_read_in_every_size() {
    for (width, height) in [(40, 12), (48, 14), (80, 24), (120, 40)] {
        let mut play = play(width, height);
        play.keys("tp");
        let text = play.text();
        println!("{text}");
        for name in SALES.iter().chain(&MARKETING) {
            let first = name.split_once(' ').expect("two names").0;
            assert!(text.contains(first), "{first}\n{text}");
        }
        assert!(text.contains("Back at") && text.contains("..."), "{text}");
        play.sweep();
    }
}

#[test]
fn with_nobody_here_it_says_what_to_do() {
    let session = Session::new("s".into(), "Q1".to_owned(), "UTC".to_owned());
    let mut play = Play::at(session, Place::CheckIn, 80, 24);
    play.keys("<esc>tp");
    assert!(play.text().contains("tick who is here"), "{}", play.text());
}
