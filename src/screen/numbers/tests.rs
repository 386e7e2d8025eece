//! The numbers check of the practice session, played by keys two weeks after the close.

use crate::{
    app::play::Play,
    domain::{
        command::{Command, Decision},
        history::Workshop,
        moment::{Day, Moment},
        numbers::{Kept, asked},
        people::Team,
        status::Status,
    },
    effect::Place,
    import::practice,
};

fn at(text: &str) -> Moment {
    Moment::parse(text).unwrap()
}

/// The practice session with one check behind it, at which the first promise was not kept.
fn workshop() -> Workshop {
    let mut workshop = practice::finished("demo".into());
    let now = at("2026-03-24T09:00:00Z");
    let promises: Vec<_> = asked::promises(workshop.session()).iter().map(|topic| topic.id.clone()).collect();
    for (index, topic) in promises.into_iter().enumerate() {
        let kept = Some(if index == 0 { Kept::No } else { Kept::Yes });
        let (number, source) = ("80 %".to_owned(), "CRM report".to_owned());
        let on = now.day_in("Europe/Berlin");
        workshop.commit(vec![Command::NoteKept { on, topic, kept, number, source }], now).unwrap();
    }
    workshop.commit(vec![Command::Park { id: None, text: "later".to_owned(), topic: None }], at("2026-04-07T08:00:00Z")).unwrap();
    workshop
}

fn play(width: u16, height: u16) -> Play {
    Play::resumed(workshop(), Place::Numbers, width, height)
}

fn today() -> Day {
    Day::parse("2026-04-07").unwrap()
}

#[test]
fn each_promise_is_one_key_and_its_number_two_fields() {
    let mut play = play(80, 24);
    let first = asked::promises(play.session())[0].id.clone();
    play.keys("y<enter>92 % within 8 h<enter><ctrl+a>CRM<enter><down>n<down>d");
    let check = play.session().numbers_check(today()).unwrap().clone();
    let row = check.row(&first).unwrap();
    assert_eq!((row.kept, row.number.as_str(), row.source.as_str()), (Kept::Yes, "92 % within 8 h", "CRM"));
    let kept: Vec<Kept> = check.rows.iter().map(|row| row.kept).collect();
    assert_eq!(kept, [Kept::Yes, Kept::No, Kept::DontKnow]);
    assert!(play.text().contains("√ yes") && play.text().contains("x no"), "{}", play.text());
    play.keys("<backspace>");
    assert_eq!(play.session().numbers_check(today()).unwrap().rows.len(), 2);
}

#[test]
fn the_sentence_at_the_end_counts_and_asks_for_an_early_look() {
    let mut play = play(80, 24);
    let asked = asked::promises(play.session()).len();
    play.keys("n");
    assert!(play.text().contains(&format!("1 of {asked} answered.")), "{}", play.text());
    for _ in 1..asked {
        play.keys("<down>y");
    }
    let text = play.text();
    assert!(text.contains(&format!("{} of {asked} kept.", asked - 1)), "{text}");
    assert!(text.contains("was missed twice in a row"), "{text}");
    let before = play.session().actions.len();
    play.keys("i");
    assert_eq!(play.session().actions.len(), before + 1);
    assert!(play.text().contains("Call an early look"), "{}", play.text());
    play.keys("i");
    assert_eq!(play.session().actions.len(), before + 1, "it is called once");
}

#[test]
fn actions_are_ticked_signs_seen_and_a_win_written() {
    let mut play = play(120, 40);
    let asked = asked::promises(play.session()).len();
    for _ in 0..asked {
        play.keys("<down>");
    }
    let open = play.session().actions.iter().filter(|action| action.done_at.is_none()).count();
    assert!(open > 0, "the practice session has open actions");
    play.keys("<space>");
    let done = |play: &Play| play.session().actions.iter().filter(|action| action.done_at.is_some()).count();
    assert_eq!(done(&play), 1);
    play.keys("<space>");
    assert_eq!(done(&play), 0, "a tick is taken back where it was made");
    for _ in 0..open {
        play.keys("<down>");
    }
    play.keys("<space>w The webinar deal<enter>");
    let check = play.session().numbers_check(today()).unwrap();
    assert_eq!((check.signs.len(), check.win.as_str()), (1, "The webinar deal"));
    assert!(play.text().contains("The webinar deal"), "{}", play.text());
}

#[test]
fn a_promise_that_is_questioned_comes_first() {
    let mut play = play(80, 24);
    let second = asked::promises(play.session())[1].id.clone();
    play.keys("<down>s<enter>Nobody calls<enter>");
    let topic = play.session().topic(&second).unwrap();
    assert!(matches!(&topic.status, Status::Questioned { team: Team::Sales, .. }), "{:?}", topic.status);
    assert_eq!(asked::promises(play.session())[0].id, second);
    play.keys("<up><up>");
    assert!(play.text().contains("Sales took its word back: Nobody calls"), "{}", play.text());
}

#[test]
fn leadership_decided_is_not_taken_back_by_one_key() {
    let mut workshop = workshop();
    let topic = asked::promises(workshop.session())[0].id.clone();
    let decision = Decision::Question { team: Team::Marketing, reason: "x".to_owned() };
    workshop.commit(vec![Command::Decide { topic, decision }], at("2026-04-07T08:00:00Z")).unwrap();
    let mut play = Play::resumed(workshop, Place::Numbers, 80, 24);
    play.keys("s");
    assert_eq!(play.model.place(), &Place::Numbers, "it is questioned already");
}

#[test]
fn before_the_close_it_says_when_it_begins() {
    let mut play = Play::at(practice::planned("demo".into()).session().clone(), Place::CheckIn, 80, 24);
    play.keys("g n");
    assert_eq!(play.model.place(), &Place::Numbers);
    assert!(play.text().contains("begins after the close"), "{}", play.text());
    play.keys("y<space><enter>");
    assert!(play.session().numbers.is_empty());
}

#[test]
fn it_survives_every_size() {
    for (width, height) in [(80, 24), (48, 14), (40, 12), (120, 40)] {
        let mut play = play(width, height);
        play.keys("n<down>y<enter>9");
        println!("{}\n{}", play.text(), "-".repeat(usize::from(width)));
        play.sweep();
    }
}
