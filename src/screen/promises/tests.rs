//! Both sides of the promises, read to their end at any size.

use crate::{
    app::play::{Play, begin},
    assets::{self, topics},
    domain::{
        blueprint::standard_topic,
        command::{Command, Decision},
        history::Workshop,
        people::{Group, Presence},
        session::Session,
    },
    effect::Place,
};

/// Every standard promise as it is suggested, with one owner, one agreed and one not for today.
fn workshop() -> Workshop {
    let mut workshop = Workshop::new(Session::new("s".into(), "Q1".to_owned(), "Europe/Berlin".to_owned()));
    let promises = topics::all().iter().filter(|topic| topic.step == assets::Step::Sla);
    let mut batch: Vec<Command> = promises.flat_map(|topic| standard_topic(topic, None)).collect();
    batch.push(Command::AddPerson {
        id: Some("dana".into()),
        name: "Dana Kern".to_owned(),
        group: Group::Sales,
        role: String::new(),
        presence: Presence::InRoom,
    });
    batch.push(Command::AssignOwner { topic: "follow-up".into(), person: "dana".into(), confirm_by: None });
    let agreed = Decision::Override { reason: "both nodded".to_owned() };
    batch.push(Command::Decide { topic: "criteria".into(), decision: agreed });
    let not_today = Decision::NotToday { owner: None };
    batch.push(Command::Decide { topic: "escalation".into(), decision: not_today });
    workshop.commit(batch, begin()).unwrap();
    workshop
}

fn play(width: u16, height: u16) -> Play {
    Play::at(workshop().session().clone(), Place::Promises, width, height)
}

#[test]
fn both_sides_stand_beside_each_other_with_status_and_owner() {
    let text = play(120, 40).text();
    let heads = text.lines().find(|line| line.contains("SALES PROMISES")).unwrap();
    assert!(heads.contains("▲ SALES PROMISES") && heads.contains("● MARKETING PROMISES"), "{text}");
    assert!(text.contains("Dana Kern") && text.contains("no owner yet"), "{text}");
    assert!(text.contains("√ agreed"), "{text}");
    assert!(text.contains("? number missing"), "the product of the volume is missing:\n{text}");
}

/// The promise that is read, as one line of words.
fn flat(play: &Play) -> String {
    play.text().split_whitespace().collect::<Vec<_>>().join(" ")
}

#[test]
fn each_promise_says_what_is_missing_in_words() {
    for (width, height) in [(80, 24), (48, 14), (40, 12), (120, 40)] {
        let mut play = play(width, height);
        if width < 80 {
            let read = flat(&play) + &flat(play.keys("<down>"));
            assert!(read.contains("? not measurable yet, missing: seen in"), "{}", play.text());
            play.keys("<tab>");
            let text = flat(&play);
            assert!(text.contains("100 leads for ____ every month"), "a hole stays a hole:\n{}", play.text());
            assert!(
                text.contains("? number missing: product or segment"),
                "{width}x{height}\n{}",
                play.text()
            );
        } else {
            let text = play.text();
            assert!(
                text.contains("? not measurable yet") && text.contains("? number missing: product"),
                "{text}"
            );
            assert!(text.contains("missing: seen"), "{text}");
        }
    }
}

#[test]
fn a_promise_that_can_be_measured_says_nothing_more() {
    let mut workshop = workshop();
    let topic = workshop.session().topic(&"follow-up".into()).unwrap();
    let missing = topic.fields.unmeasured();
    let fields =
        missing.iter().fold(topic.fields.clone(), |fields, slot| fields.with(&slot.path, "CRM").unwrap());
    let fill = Command::Fill { topic: "follow-up".into(), fields: Box::new(fields) };
    workshop.commit(vec![fill], begin()).unwrap();
    let text = Play::at(workshop.session().clone(), Place::Promises, 48, 14).text();
    let first = text.split("no owner").next().unwrap();
    assert!(first.contains("Sales will answer") && !first.contains("not measurable"), "{text}");
}

#[test]
fn reading_goes_through_sales_marketing_and_both_and_scrolls() {
    let mut play = play(80, 24);
    assert!(!play.text().contains("BOTH TEAMS"), "{}", play.text());
    play.keys("<tab><tab>");
    assert!(play.text().contains("BOTH TEAMS"), "{}", play.text());
    assert!(!play.text().contains("one ladder"), "what is not for today is not read");
    play.keys("<backtab><backtab><backtab>");
    assert!(play.text().contains("▲ SALES PROMISES"), "{}", play.text());
}

#[test]
fn a_small_window_shows_one_side_at_a_time() {
    let mut play = play(40, 12);
    let text = play.text();
    assert!(text.contains("SALES PROMISES") && !text.contains("MARKETING PROMISES"), "{text}");
    play.keys("<right>");
    assert!(play.text().contains("● MARKETING PROMISES"), "{}", play.text());
    play.keys("<left>");
    assert!(play.text().contains("▲ SALES PROMISES"), "{}", play.text());
}

#[test]
fn a_promise_longer_than_the_window_is_read_to_its_end() {
    let mut play = play(40, 12);
    play.keys("<right><down><down>");
    let mut read = play.text();
    for _ in 0..12 {
        play.keys("<down>");
        read.push_str(&play.text());
    }
    let last = crate::assets::reasons::all().last().unwrap().label();
    assert!(read.contains(&format!("\"{last}\"")), "{read}");
    assert!(read.contains("BOTH TEAMS"), "{read}");
}

#[test]
fn enter_opens_the_promise_that_is_read() {
    let mut play = play(80, 24);
    play.keys("<down><enter>");
    assert_eq!(*play.model.place(), Place::Topic("attempts".into()));
    play.keys("<esc>");
    assert_eq!(*play.model.place(), Place::Promises);
}

#[test]
fn without_promises_it_says_where_they_come_from() {
    let session = Session::new("s".into(), "Q1".to_owned(), "Europe/Berlin".to_owned());
    let mut play = Play::at(session, Place::Promises, 80, 24);
    assert!(play.text().contains("No promises yet"), "{}", play.text());
    play.keys("<down><enter><tab><up>o");
    assert_eq!(*play.model.place(), Place::Promises);
}
