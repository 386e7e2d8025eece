//! A closed session opened again, played by keys.

use crate::{
    app::play::Play,
    domain::{
        command::{Command, Decision},
        history::Workshop,
        moment::Moment,
        status::{Question, Status},
    },
    effect::Place,
    import::practice,
};

fn at(text: &str) -> Moment {
    Moment::parse(text).unwrap()
}

/// The practice session, closed, with a question to leadership and an owner who was not here.
fn workshop() -> Workshop {
    let mut workshop = practice::finished("demo".into());
    let now = at("2026-03-12T16:30:00Z");
    let question = Question {
        question: "Who pays?".to_owned(),
        sales: String::new(),
        marketing: String::new(),
        decides: "Ruth".to_owned(),
        by: None,
    };
    let person = workshop.session().people[0].id.clone();
    let topic = |id: &str| crate::domain::ids::TopicId::from(id);
    let batch = vec![
        Command::ReopenSession {},
        Command::Decide { topic: topic("journey"), decision: Decision::ToLeadership(question) },
        Command::AssignOwner {
            topic: topic("journey"),
            person,
            confirm_by: crate::domain::moment::Day::parse("2026-03-24").ok(),
        },
        Command::WithdrawSignature { team: crate::domain::people::Team::Marketing },
        Command::Close {},
    ];
    workshop.commit(batch, now).unwrap();
    workshop
}

fn play(width: u16, height: u16) -> Play {
    Play::resumed(workshop(), Place::After, width, height)
}

/// Presses Down until the chosen row says this.
fn choose(play: &mut Play, words: &str) {
    for _ in 0..40 {
        if play.text().lines().any(|line| line.contains('►') && line.contains(words)) {
            return;
        }
        play.keys("<down>");
    }
    panic!("no row says {words}:\n{}", play.text());
}

#[test]
fn a_closed_session_opens_on_what_can_still_be_done() {
    let play = Play::resumed(workshop(), Place::CheckIn, 80, 24);
    assert_eq!(play.model.place(), &Place::After);
    let text = play.text();
    for words in ["Closed on Thu 12 Mar", "Numbers check", "Leadership's answer", "Marketing signs"] {
        assert!(text.contains(words), "{words}:\n{text}");
    }
}

#[test]
fn an_owners_yes_and_a_done_action_are_one_key_and_dated() {
    let mut play = play(120, 40);
    choose(&mut play, "says yes to");
    play.keys("<space>");
    let owner = play.session().topic(&"journey".into()).unwrap().owner.clone().unwrap();
    assert!(owner.confirm_by.is_none() && owner.confirmed_at.is_some());
    assert!(play.text().contains("said yes to"), "{}", play.text());
    let open = |play: &Play| play.session().actions.iter().filter(|action| action.done_at.is_none()).count();
    let before = open(&play);
    choose(&mut play, "Done?");
    play.keys("<space>");
    assert_eq!(open(&play), before - 1);
}

#[test]
fn a_signature_is_given_here() {
    let mut play = play(80, 24);
    choose(&mut play, "Marketing signs");
    play.keys("<enter>Lee Hartmann<enter>");
    let signature = play.session().signature(crate::domain::people::Team::Marketing).unwrap();
    assert!(signature.name == "Lee Hartmann" && signature.signed_at.is_some());
}

#[test]
fn leaderships_answer_lands_here() {
    let mut play = play(80, 24);
    choose(&mut play, "Leadership's answer");
    play.keys("<enter>Sales pays<enter><enter><enter>");
    let status = play.session().topic(&"journey".into()).unwrap().status.clone();
    assert!(matches!(&status, Status::DecidedByLeadership(answer) if answer.answer == "Sales pays"), "{status:?}");
    assert_eq!(play.model.place(), &Place::After);
    assert!(play.text().contains("Ruth"), "{}", play.text());
}

#[test]
fn what_was_agreed_stays_and_the_refusal_says_how_to_reopen() {
    let mut play = play(80, 24);
    play.keys("u");
    assert!(play.text().contains("closed on Thu 12 Mar 2026"), "{}", play.text());
    play.keys("o");
    assert_eq!(play.model.place(), &Place::Thanks);
}

#[test]
fn before_the_close_there_is_nothing_after_it() {
    let session = practice::planned("demo".into()).session().clone();
    let mut play = Play::at(session, Place::After, 80, 24);
    play.keys("<enter><space>");
    assert!(play.text().contains("not closed yet"), "{}", play.text());
}

#[test]
fn it_survives_every_size() {
    for (width, height) in [(80, 24), (48, 14), (40, 12), (120, 40)] {
        let mut play = play(width, height);
        play.keys("<down>");
        println!("{}\n{}", play.text(), "-".repeat(usize::from(width)));
        play.sweep();
    }
}
