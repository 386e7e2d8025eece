//! The close by keys: sign, say, take on, give away what remains.

use crate::{
    app::{Msg, play::Play},
    domain::{people::Team, session::Session, status::Status},
    effect::Place,
    import::practice,
};
use ratatui::layout::Position;

fn session() -> Session {
    let mut session = practice::finished("practice".into()).session().clone();
    session.closed_at = None;
    session.signatures.clear();
    session.actions.clear();
    session.sentences.clear();
    session
}

fn play(session: Session) -> Play {
    Play::at(session, Place::Close, 80, 24)
}

#[test]
fn a_team_signs_now_or_promises_to() {
    let mut play = play(session());
    play.keys("<tab><tab><tab><enter>Dana Keller<enter><down><enter>Lee Hartmann, 2026-03-13<enter>");
    let sales = play.session().signature(Team::Sales).expect("signed").clone();
    assert!(sales.signed_at.is_some() && sales.due.is_none());
    let marketing = play.session().signature(Team::Marketing).expect("promised").clone();
    assert!(marketing.signed_at.is_none() && marketing.due.is_some());
    assert!(play.text().contains("to sign: Lee Hartmann"), "{}", play.text());
}

#[test]
fn a_date_that_is_none_is_refused_in_place() {
    let mut play = play(session());
    play.keys("<tab><tab><tab><enter>Dana Keller, soonish<enter>");
    assert!(play.session().signature(Team::Sales).is_none());
    let text = play.text();
    assert!(text.contains("soonish"), "what was typed stays:\n{text}");
    assert!(text.contains("Type a date"), "what to type is said below it:\n{text}");
}

#[test]
fn the_lead_is_named_and_neither_enter_alone_nor_a_stranger_is_a_signature() {
    let mut play = play(session());
    play.keys("<tab><tab><tab>");
    let text = play.text();
    assert!(text.contains("Sales has not signed") && text.contains("Marketing has not signed"), "{text}");
    assert!(text.contains("Here: Dana Keller"), "{text}");
    play.keys("<enter>Somebody<enter>");
    assert!(play.text().contains("Somebody is not on the list"), "{}", play.text());
    play.keys("<esc>");
    let mut play = self::play(session());
    play.keys("<tab><tab><enter><enter>");
    assert!(play.text().contains("Dana Keller? Type the name"), "{}", play.text());
    play.keys("<enter>");
    assert!(play.session().signatures.is_empty(), "nobody said a name:\n{}", play.text());
    assert!(play.text().contains("Type the name of who signs"), "{}", play.text());
    play.keys("dana<enter>");
    assert_eq!(play.session().signature(Team::Sales).map(|signed| signed.name.as_str()), Some("Dana Keller"));
    let text = play.text();
    assert!(text.contains("Sales has signed") && text.contains("Marketing has not signed"), "{text}");
}

#[test]
fn a_signature_that_is_only_opened_stays_as_it_is() {
    let mut play = play(session());
    play.keys("<tab><tab><tab><enter>Dana<enter><down><enter>Lee, 2026-03-24<enter>");
    let before = play.session().signatures.clone();
    assert_eq!(before.len(), 2);
    play.wait(90).keys("<up><enter><enter><down><enter>");
    assert!(play.text().contains("Lee, Tue 24 Mar"), "{}", play.text());
    play.keys("<enter>");
    assert_eq!(play.session().signatures, before);
    play.keys("<enter>Lee<enter>");
    let marketing = play.session().signature(Team::Marketing).expect("signed");
    assert!(marketing.signed_at.is_some() && marketing.due.is_none(), "who says the name signs");
}

#[test]
fn what_the_plan_left_out_is_one_row_with_one_key() {
    let mut session = session();
    for id in ["persona", "journey", "goal"] {
        let topic = session.topics.iter_mut().find(|topic| topic.id.as_str() == id).expect("planned");
        (topic.status, topic.decided) = (Status::NotToday { owner: None }, None);
    }
    let mut play = play(session);
    let text = play.text();
    assert!(text.contains("3 topics were left for another day"), "{text}");
    assert_eq!(text.matches("Buyer's journey").count(), 1, "{text}");
    play.keys("<enter>");
    assert!(play.text().contains("Give the topics left for another day to"), "{}", play.text());
    play.keys("<enter>");
    for id in ["persona", "journey", "goal"] {
        let topic = play.session().topic(&id.into()).expect("there");
        let Status::Parked(care) = &topic.status else { panic!("{id}: {:?}", topic.status) };
        assert!(care.owner.is_some() && care.by.is_some(), "{care:?}");
    }
    assert!(!play.text().contains("left for another day"), "{}", play.text());
}

#[test]
fn after_the_close_a_click_on_what_was_left_out_asks_nothing() {
    let click = |closed: bool| {
        let mut session = practice::finished("practice".into()).session().clone();
        let topic = session.topics.iter_mut().find(|topic| topic.id.as_str() == "persona").expect("planned");
        (topic.status, topic.decided) = (Status::NotToday { owner: None }, None);
        session.closed_at = session.closed_at.filter(|_| closed);
        let mut play = play(session);
        let text = play.text();
        let row = text.lines().position(|line| line.contains("left for another day")).expect("listed");
        play.msg(Msg::Click(Position::new(6, row as u16)));
        play.text().contains("Give the topics left for another day")
    };
    assert!(click(false), "while the workshop goes on it asks");
    assert!(!click(true));
}

#[test]
fn each_part_asks_its_question_and_reading_aloud_comes_before_signing() {
    let mut play = play(session());
    assert!(play.text().contains("What is still open?"), "{}", play.text());
    play.keys("<tab>");
    assert!(play.text().contains("Who does what"), "{}", play.text());
    play.keys("<tab>");
    assert!(play.text().contains("Read aloud what both teams agreed."), "{}", play.text());
    play.keys("<enter>");
    assert!(play.text().contains("We will work by this playbook"), "{}", play.text());
    play.keys("<tab>");
    assert!(play.text().contains("what will you do this week?"), "{}", play.text());
}

#[test]
fn actions_are_read_as_people_say_them() {
    let mut play = play(session());
    play.keys("<tab>n Send the word list, Lee, 24 Mar<enter><esc>");
    let action = play.session().actions.last().expect("taken on").clone();
    assert_eq!(action.what, "Send the word list");
    assert_eq!(action.who.map(|id| play.session().name_of(&id).to_owned()).as_deref(), Some("Lee Hartmann"));
    assert_eq!(action.by.map(crate::domain::moment::Day::iso).as_deref(), Some("2026-03-24"));
}

#[test]
fn each_action_of_a_row_begins_with_an_empty_field() {
    let mut play = play(session());
    play.keys("<tab>n First<enter>Second").wait(1).keys("<enter>Third").wait(1).keys("<enter><esc>");
    let whats: Vec<&str> = play.session().actions.iter().map(|action| action.what.as_str()).collect();
    assert_eq!(whats, ["First", "Second", "Third"]);
}

#[test]
fn what_was_left_out_today_gets_the_date_that_was_asked_for() {
    let mut session = session();
    let topic = session.topics.iter_mut().find(|topic| topic.id.as_str() == "persona").expect("planned");
    topic.status = Status::NotToday { owner: None };
    let mut play = play(session);
    play.keys("r<enter>");
    let topic = play.session().topic(&"persona".into()).expect("still there");
    let Status::Parked(care) = &topic.status else { panic!("{:?}\n{}", topic.status, play.text()) };
    assert!(care.owner.is_some() && care.by.is_some(), "{care:?}");
}

#[test]
fn the_closing_round_goes_on_by_itself() {
    let mut play = play(session());
    play.keys("<backtab><enter>I will listen in<enter><enter>So will I<enter>");
    assert_eq!(play.session().sentences.len(), 2);
}

#[test]
fn one_key_gives_all_that_remains_and_asks_first() {
    let mut session = session();
    for topic in &mut session.topics {
        if topic.id.as_str() == "goal" {
            topic.status = Status::Open;
            topic.decided = None;
        }
    }
    let mut play = play(session);
    play.keys("r");
    assert!(
        play.text().contains("Dana Keller: Our shared goal"),
        "shown before it happens:\n{}",
        play.text()
    );
    play.keys("<esc>");
    assert_eq!(play.session().topic(&"goal".into()).expect("there").status, Status::Open);
    play.keys("r<enter>");
    let goal = play.session().topic(&"goal".into()).expect("there");
    assert!(
        matches!(&goal.status, Status::Parked(care) if care.owner.is_some() && care.by.is_some()),
        "{:?}",
        goal.status
    );
}

#[test]
fn every_part_draws_in_a_small_window() {
    let mut play = Play::at(session(), Place::Close, 40, 12);
    for _ in 0..5 {
        assert!(play.text().lines().count() == 12);
        play.keys("<tab>");
    }
}

#[test]
fn what_is_open_is_listed_and_each_row_leads_to_where_it_ends() {
    let mut session = session();
    let goal = session.topics.iter_mut().find(|topic| topic.id.as_str() == "goal").expect("there");
    (goal.status, goal.decided) = (Status::Open, None);
    for item in &mut session.parking {
        item.by = None;
    }
    let mut play = play(session);
    assert!(play.text().contains("\"Our shared goal\" is drafted"), "{}", play.text());
    play.keys("o");
    assert!(play.text().contains("Park: Our shared goal"), "{}", play.text());
    play.keys("<esc><esc><enter>");
    assert_eq!(play.model.place(), &Place::Topic("goal".into()));
    play.keys("<esc><down><down>f");
    assert!(play.text().contains("Who looks after it: budget?"), "{}", play.text());
}

#[test]
fn what_cannot_be_measured_becomes_one_action() {
    let mut play = play(session());
    let before = play.session().actions.len();
    play.keys("r<enter>");
    let added: Vec<&str> =
        play.session().actions[before..].iter().map(|action| action.what.as_str()).collect();
    assert_eq!(added, ["Say how it is measured: Sales follow-up"]);
    let last = play.session().actions.last().expect("added").clone();
    assert!(last.who.is_some() && last.by.is_some());
    play.keys("r<enter>");
    assert_eq!(play.session().actions.len(), before + 1, "what was given away is not given away twice");
}
