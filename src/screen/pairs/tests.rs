//! Pairs by keys.

use crate::{
    app::play::Play,
    domain::{
        agenda::AgendaBox,
        fields::Fields,
        people::{Group, Person, Presence},
        session::Session,
        topic::Topic,
    },
    effect::Place,
    screen::Screen,
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
    play.keys("+n");
    assert_eq!(play.model.top().screen.until(), Some(until.plus_seconds(60)), "other pairs keep the time added");
    play.keys("<space>");
    assert!(play.text().contains("Paused"), "{}", play.text());
    play.keys("<space>").wait(600);
    assert!(play.text().contains("Back together"), "{}", play.text());
    play.keys("<pgdn>");
    assert_eq!(play.model.place(), &Place::Topic("lead".into()));
}

/// The lead is written about in silence, reached from our shared goal, which lies below; each has a box of its own.
fn silence() -> Play {
    let mut session = session();
    let fields = Fields::empty("goal").expect("a kind");
    session.topics.insert(0, Topic::new("goal".into(), "Our shared goal".to_owned(), fields));
    let of_topic = |id: &str| AgendaBox {
        topics: vec![id.into()],
        ..AgendaBox::new(id.into(), id.to_owned(), 20)
    };
    session.agenda.boxes = vec![of_topic("goal"), of_topic("lead")];
    let mut play = Play::at(session, Place::Topic("goal".into()), 80, 24);
    play.keys("<pgdn>");
    assert_eq!(play.model.place(), &Place::Silent("lead".into()));
    play
}

#[test]
fn from_silence_they_talk_about_its_topic_and_lead_back_to_it() {
    let mut play = silence();
    let (until, entries) = (play.model.top().screen.until(), play.open().workshop.seq());
    play.keys("+tp");
    assert!(play.text().contains("ready to be called by Sales"), "{}", play.text());
    play.keys("tpn");
    assert!(play.text().contains("ready to be called by Sales"), "asked for twice\n{}", play.text());
    play.keys("<esc>");
    assert_eq!(play.model.place(), &Place::Silent("lead".into()));
    assert_eq!(play.model.top().screen.until(), until.map(|until| until.plus_seconds(60)), "its clock went on");
    assert_eq!(play.session().agenda.current, Some("lead".into()));
    assert_eq!(play.open().workshop.seq(), entries, "no box was entered");
}

#[test]
fn what_was_heard_is_still_there_after_pairs() {
    let mut play = silence();
    play.keys("<enter>3tp");
    assert!(play.text().contains("ready to be called by Sales"), "{}", play.text());
    play.keys("<pgdn>");
    assert_eq!(play.model.place(), &Place::Hearing("lead".into()));
    assert!(play.text().contains("Marketing 3"), "{}", play.text());
}

#[test]
fn a_second_window_shows_the_same_names_question_and_time() {
    for keys in ["tp", "tpnn+", "tpn<space>"] {
        let mut play = silence();
        play.keys(keys);
        let Screen::Pairs(shown) = &play.model.top().screen else { panic!("pairs are on") };
        let other = Play::at(play.session().clone(), play.model.place().clone(), 80, 24);
        let Screen::Pairs(mut state) = other.model.top().screen.clone() else { panic!("the same place") };
        state.follow(shown.part(), shown.until());
        assert_eq!(&state, shown, "{keys}");
    }
}

#[test]
fn the_time_a_laptop_sleeps_is_not_theirs() {
    let mut play = silence();
    play.keys("tp").wait(60).sleep(30 * 60);
    assert_eq!(play.model.top().screen.until(), None);
    let text = play.text();
    assert!(text.contains("Paused") && text.contains("03:00"), "{text}");
    play.keys("<esc>");
    assert_eq!(play.model.top().screen.until(), None, "nor is it of the silence below");
}

#[test]
fn a_calm_countdown_shows_whole_minutes() {
    let mut play = silence();
    play.model.settings.calm = true;
    play.keys("tp");
    assert!(play.text().contains("4 min"), "{}", play.text());
    play.wait(150);
    assert!(play.text().contains("01:30"), "the last two minutes are counted\n{}", play.text());
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
