//! "Can we keep it?" while the promise is typed, and remarks that refuse nothing.

use super::*;
use crate::{
    capacity::Form,
    domain::assumption::Input,
    effect::Effect,
    screen::keep::fixture::{EFFORT, promised},
};

fn asking(id: &str, said: &[(Input, &str)], (width, height): (u16, u16)) -> Play {
    Play::at(promised(said), Place::Topic(id.into()), width, height)
}

fn asked(play: &Play) -> Option<&Form> {
    play.effects.iter().rev().find_map(|effect| match effect {
        Effect::Simulate(form) => Some(form.as_ref()),
        _ => None,
    })
}

#[test]
fn three_lines_say_whether_it_fits_both_promises_and_where_the_numbers_come_from() {
    for id in ["follow-up", "attempts", "volume"] {
        let mut play = asking(id, &EFFORT, SIZES[0]);
        play.simulate();
        let text = flat(&play);
        for line in [
            "CAN WE KEEP IT?",
            "needs 3.0 of 4 people",
            "FITS breaks above 399 leads a month",
            "first touch in 8 h: 100 of 100 5 attempts in 10 days: 100 of 100",
            "300 leads a month, 12 min each, 35 % of their time. From: Dana, today.",
        ] {
            assert!(text.contains(line), "{id}: {line}\n{}", play.text());
        }
    }
}

#[test]
fn a_small_window_has_the_verdict_on_one_line() {
    for size in [SIZES[1], SIZES[2]] {
        let mut play = asking("follow-up", &EFFORT, size);
        play.simulate();
        assert!(flat(&play).contains("3.0 of 4 FITS up to 399 a month"), "{size:?}\n{}", play.text());
        assert!(!play.text().contains("first touch"), "{size:?}\n{}", play.text());
        let few = [(Input::Reps, "2"), EFFORT[1].clone(), EFFORT[2].clone()];
        let play = asking("follow-up", &few, size);
        assert!(flat(&play).contains("3.0 of 2 BREAKS"), "{size:?}\n{}", play.text());
    }
}

#[test]
fn the_people_it_takes_are_named_where_they_are_more_than_there_are() {
    let two = [(Input::Reps, "2"), EFFORT[1].clone(), EFFORT[2].clone()];
    let mut play = asking("follow-up", &two, SIZES[0]);
    play.simulate();
    let text = flat(&play);
    assert!(
        text.contains("People needed: 4. 300 leads a month, 12 min each, 35 % of their time."),
        "{}",
        play.text()
    );
    let mut enough = asking("follow-up", &EFFORT, SIZES[0]);
    enough.simulate();
    assert!(!enough.text().contains("People needed"), "{}", enough.text());
}

#[test]
fn what_is_missing_is_named_with_the_key_that_fills_it_in() {
    for size in SIZES {
        let play = asking("follow-up", &EFFORT[..1], size);
        let text = flat(&play);
        assert!(
            text.contains("Cannot say yet") && text.contains("w fills it in."),
            "{size:?}\n{}",
            play.text()
        );
        assert_eq!(text.contains("minutes for one attempt"), size.0 >= 80, "{size:?}\n{}", play.text());
    }
}

#[test]
fn half_typed_numbers_are_asked_about_as_soon_as_they_can_be_read() {
    for size in SIZES {
        let mut play = asking("follow-up", &EFFORT, size);
        assert!((asked(&play).unwrap().limit_hours - 8.0).abs() < 1e-9);
        play.keys("<tab><enter><ctrl+a>4");
        assert!(
            (asked(&play).unwrap().limit_hours - 8.0).abs() < 1e-9,
            "a number without a unit is no limit yet"
        );
        play.keys("h");
        assert!((asked(&play).unwrap().limit_hours - 4.0).abs() < 1e-9, "{size:?}");
        assert_eq!(play.session().topic(&"follow-up".into()).unwrap().revision, 0, "nothing is accepted");
        play.keys("<esc>");
        assert!((asked(&play).unwrap().limit_hours - 8.0).abs() < 1e-9, "{size:?}");
    }
}

#[test]
fn the_kind_of_lead_that_is_chosen_is_the_one_asked_about() {
    let mut play = asking("follow-up", &EFFORT, SIZES[0]);
    play.keys("<down><down><down><enter>hand-raiser<tab>1h<enter>").simulate();
    assert!((asked(&play).unwrap().limit_hours - 1.0).abs() < 1e-9);
    assert!(play.text().contains("first touch in 1 h"), "{}", play.text());
    play.keys("<up><up>").simulate();
    assert!(play.text().contains("first touch in 8 h"), "{}", play.text());
}

#[test]
fn a_vote_and_a_decision_take_its_place() {
    let mut session = promised(&EFFORT);
    session.people = self::session("lead").people;
    let mut play = Play::at(session, Place::Topic("follow-up".into()), 80, 24);
    assert!(play.text().contains("CAN WE KEEP IT?"));
    for keys in ["v", "=<tab>=r", "<enter>"] {
        play.keys(keys);
        assert!(!play.text().contains("CAN WE KEEP IT?"), "{}", play.text());
    }
    assert!(play.text().contains("DECIDED:"), "{}", play.text());
    let decided = Play::at(play.session().clone(), Place::Topic("follow-up".into()), 80, 24);
    assert_eq!(asked(&decided), None, "nobody would see the answer");
}

#[test]
fn other_promises_have_their_question_instead() {
    let play = standard("criteria", SIZES[0]);
    assert!(!play.text().contains("CAN WE KEEP IT?") && play.text().contains("What may Sales expect"));
}

#[test]
fn remarks_come_while_typing_and_refuse_nothing() {
    for size in SIZES {
        let mut play = standard("sent-back", size);
        play.keys("<tab>");
        assert!(!flat(&play).contains("! \"too small\":"), "{size:?}\n{}", play.text());
        play.keys("<enter><ctrl+a>200bd");
        assert!(
            flat(&play).contains("! \"too small\": taken over within 200 business days"),
            "{size:?}\n{}",
            play.text()
        );
        assert!(!in_role(&play, Role::FieldFocused).is_empty(), "{size:?}\n{}", play.text());
        play.keys("<enter>");
        assert_eq!(value(&play, "reasons/0/take_over"), "200 business days", "{size:?}");
        assert!(flat(&play).contains("! \"too small\""), "{size:?}\n{}", play.text());
    }
}

#[test]
fn remarks_that_have_no_room_are_counted() {
    let session = session("sent-back");
    let late = |fields: &Fields, path: &str| fields.with(path, "200 business days").unwrap();
    let fields = late(&late(&session.topics[0].fields, "reasons/0/take_over"), "reasons/6/take_over");
    let mut workshop = Workshop::new(session);
    let fill = Command::Fill { topic: "sent-back".into(), fields: Box::new(fields) };
    workshop.commit(vec![fill], begin()).unwrap();
    for (size, numbered) in [(SIZES[2], true), (SIZES[3], false)] {
        let play = Play::at(workshop.session().clone(), Place::Topic("sent-back".into()), size.0, size.1);
        assert_eq!(flat(&play).contains("! 1 of 2: \"too small\""), numbered, "{size:?}\n{}", play.text());
        assert_eq!(flat(&play).contains("! \"no answer after"), !numbered, "{size:?}\n{}", play.text());
    }
}
