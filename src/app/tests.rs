//! The program played by keys: what is typed is never lost, what is agreed is agreed by the rule.

mod apart;
mod closed;
mod left_behind;
mod mouse;
mod palette;

use super::play::Play;
use crate::{
    domain::{
        command::Command,
        fields::Fields,
        history::Workshop,
        people::{Group, Presence},
        session::{Session, Step},
        status::Status,
    },
    effect::{Effect, Place},
};

/// Sales 6 and Marketing 5 around one definition and one promise.
fn session() -> Session {
    let mut workshop = Workshop::new(Session::new("s".into(), "Q1".to_owned(), "Europe/Berlin".to_owned()));
    let person = |group, name: String| Command::AddPerson {
        id: None,
        name,
        group,
        role: String::new(),
        presence: Presence::InRoom,
    };
    let mut batch: Vec<Command> = (1..=6).map(|n| person(Group::Sales, format!("Seller {n}"))).collect();
    batch.extend((1..=5).map(|n| person(Group::Marketing, format!("Marketer {n}"))));
    for (id, kind, title) in [("lead", "lead", "Lead"), ("follow-up", "follow_up", "Sales follow-up")] {
        let fields = Box::new(Fields::empty(kind).expect("a kind"));
        batch.push(Command::AddTopic { id: Some(id.into()), title: title.to_owned(), fields });
    }
    workshop.commit(batch, super::play::begin()).expect("the fixture is accepted");
    workshop.session().clone()
}

fn lead() -> Play {
    Play::at(session(), Place::Topic("lead".into()), 80, 24)
}

fn status(play: &Play, id: &str) -> Status {
    play.session().topic(&id.into()).expect("the topic is there").status.clone()
}

#[test]
fn a_definition_is_agreed_by_keys() {
    let mut play = lead();
    play.keys("<enter>A person with a budget<enter>");
    play.keys("<down><enter>Someone who downloaded two assets<enter>");
    play.keys("e A person who asked to talk to us<enter>");
    play.keys("v 544333<tab>55443 r");
    assert!(play.text().contains("5 5 4 4 3"), "both sides are shown together:\n{}", play.text());
    play.keys("<enter>");
    assert_eq!(status(&play, "lead"), Status::Agreed);
    assert!(play.is_saved());
}

#[test]
fn fingers_stay_hidden_until_both_sides_are_in() {
    let mut play = lead();
    play.keys("e A person<enter> v 111111<tab>5");
    assert!(!play.text().contains("1 1 1"));
    let recorded = play.effects.iter().filter(|effect| matches!(effect, Effect::Record(..))).count();
    play.keys("4");
    let after = play.effects.iter().filter(|effect| matches!(effect, Effect::Record(..))).count();
    assert_eq!(recorded, after, "a typed finger is screen state, never a command");
}

#[test]
fn a_one_is_answered_with_the_disagreement_written_down() {
    let mut play = lead();
    play.keys("e A person<enter> v 555555<tab>55551 r");
    assert_eq!(status(&play, "lead"), Status::Open);
    play.keys("<enter> e Too wide<enter><enter><enter> 3 <enter>");
    assert_eq!(status(&play, "lead"), Status::AgreedWithDissent);
    let topic = play.session().topic(&"lead".into()).expect("there");
    assert_eq!(topic.objections[0].reason, "Too wide");
}

#[test]
fn a_promise_is_filled_and_consented_to() {
    let mut play = Play::at(session(), Place::Topic("follow-up".into()), 80, 24);
    play.keys("<enter>A<enter>");
    play.keys("<enter>8h<enter>");
    assert!(play.text().contains("8 business hours"), "{}", play.text());
    play.keys("v =<tab>= r <enter>");
    assert_eq!(status(&play, "follow-up"), Status::Agreed, "{}", play.text());
}

#[test]
fn changing_agreed_words_asks_first() {
    let mut play = lead();
    play.keys("e A persn<enter> v =<tab>= r <enter>");
    assert_eq!(status(&play, "lead"), Status::Agreed);
    play.keys("e 1<end><backspace>on<enter>");
    let topic = play.session().topic(&"lead".into()).expect("there");
    assert_eq!((topic.corrections.len(), topic.status.clone()), (1, Status::Agreed));
    play.keys("e 2<end> with a budget<enter>");
    assert_eq!(status(&play, "lead"), Status::Open);
}

#[test]
fn typing_a_command_letter_in_a_field_is_text() {
    let mut play = lead();
    play.keys("e quote q ? : u<enter>");
    assert_eq!(play.session().topic(&"lead".into()).expect("there").text, "quote q ? : u");
}

#[test]
fn esc_keeps_the_draft_and_it_comes_back() {
    let mut play = lead();
    play.keys("e half a thou<esc>");
    assert_eq!(play.session().topic(&"lead".into()).expect("there").text, "");
    assert!(
        play.effects
            .iter()
            .any(|effect| matches!(effect, Effect::Keep(draft) if draft.text == "half a thou"))
    );
    play.keys("e ght<enter>");
    assert_eq!(play.session().topic(&"lead".into()).expect("there").text, "half a thought");
}

#[test]
fn words_the_session_refused_are_kept_all_the_same() {
    let mut play = lead();
    play.keys("e half a thought");
    // Meanwhile the session was closed elsewhere: what is accepted now is refused.
    let at = play.now();
    play.model
        .open
        .as_mut()
        .expect("open")
        .workshop
        .commit(vec![Command::Close {}], at)
        .expect("it can be closed");
    play.keys("<enter>");
    assert!(play.model.field.as_ref().is_some_and(|field| field.error.is_some()), "{}", play.text());
    play.keys("<esc>");
    assert!(play.text().contains("Draft kept"), "{}", play.text());
    let kept: Vec<&str> = play
        .effects
        .iter()
        .filter_map(|effect| match effect {
            Effect::Keep(draft) => Some(draft.text.as_str()),
            _ => None,
        })
        .collect();
    assert_eq!(kept, ["half a thought"]);
}

#[test]
fn undo_says_what_it_took_back() {
    let mut play = lead();
    play.keys("e A person<enter> u");
    assert_eq!(play.session().topic(&"lead".into()).expect("there").text, "");
    play.keys("<ctrl+y>");
    assert_eq!(play.session().topic(&"lead".into()).expect("there").text, "A person");
}

#[test]
fn the_clicker_walks_and_entering_a_step_is_recorded() {
    let mut play = lead();
    play.keys("<pgdn>");
    assert_eq!(play.session().step, Step::Sla);
    play.keys("<pgup>");
    assert_eq!(play.session().step, Step::Definitions);
}

#[test]
fn leaving_closes_the_session_and_home_leaves_at_once() {
    let mut play = lead();
    play.keys("q<esc>");
    assert!(play.model.open.is_some(), "Esc stays");
    play.keys("q<enter>");
    assert!(play.model.open.is_none());
    assert!(play.effects.contains(&Effect::CloseSession));
    play.keys("q");
    assert_eq!(play.effects.last(), Some(&Effect::Quit));
}

#[test]
fn one_press_too_many_does_not_walk_out_of_a_vote() {
    let mut play = lead();
    play.keys("e A person<enter> v 55<pgdn>");
    assert_eq!(play.session().step, Step::Definitions);
    assert!(play.text().contains("still open"), "{}", play.text());
    play.keys("<pgdn>");
    assert_eq!(play.session().step, Step::Sla);
}

#[test]
fn whoever_looks_up_a_key_while_typing_goes_on_typing() {
    let mut play = Play::at(session(), Place::ImportSurvey, 80, 24);
    play.keys("a<f1>");
    assert!(play.model.place() == &Place::ImportSurvey && play.text().contains("Esc"), "{}", play.text());
    play.keys("<esc>p.csv");
    assert!(play.text().contains("ap.csv"), "the letter is text, not the parking lot:\n{}", play.text());
    assert!(play.session().parking.is_empty());
}
