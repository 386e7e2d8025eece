//! The screen by keys: fitting, slipping, impossible, with holes; what-if edits stay beside the session.

use super::fixture::{EFFORT, promised};
use crate::{
    app::play::Play,
    domain::{
        assumption::{Assumption, Input, find},
        fields::Fields,
        session::{Session, Step},
        status::Status,
    },
    effect::{Effect, Place},
};

const SIZES: [(u16, u16); 4] = [(80, 24), (48, 14), (40, 12), (120, 40)];

fn said(more: &[(Input, &'static str)]) -> Session {
    let all: Vec<(Input, &str)> = EFFORT.iter().chain(more).cloned().collect();
    promised(&all)
}

fn play(session: Session, (width, height): (u16, u16)) -> Play {
    let mut play = Play::at(session, Place::Keep(Some("follow-up".into())), width, height);
    play.simulate();
    play
}

fn standard(session: Session) -> Play {
    play(session, (80, 24))
}

fn assumed(play: &Play, input: &Input) -> Option<Assumption> {
    find(&play.session().assumptions, input).cloned()
}

#[track_caller]
fn shows(play: &Play, expected: &[&str]) {
    let text = play.text();
    for expected in expected {
        assert!(text.contains(expected), "no \"{expected}\" in\n{text}");
    }
}

#[test]
fn a_promise_that_fits_says_so_at_every_size() {
    for size in SIZES {
        let play = play(said(&[]), size);
        shows(&play, &["3.0 of 4", "FITS", "first touch in 8 h:", "100 of 100", "Yes: 4 people can keep it."]);
    }
}

#[test]
fn one_that_slips_shows_both_promises_and_how_far_quarters_differ() {
    for size in SIZES {
        let play = play(said(&[(Input::Reps, "3")]), size);
        shows(&play, &["3.01 of 3", "SLIPS", "first touch in 8 h:", "5 attempts in 10 days:", " !"]);
    }
    shows(&standard(said(&[(Input::Reps, "3")])), &["one quarter:", "breaks above 299 leads a month"]);
    let slower = said(&[(Input::Reps, "3"), (Input::LeadsPerMonth, "320")]);
    shows(&standard(slower), &["SLIPS  by a day in 2.9 weeks  299 leads fit"]);
}

#[test]
fn one_that_breaks_and_one_that_nobody_can_keep_are_told_apart() {
    for size in SIZES {
        let two = play(said(&[(Input::Reps, "2")]), size);
        shows(&two, if size.0 < 80 { &["BREAKS"] } else { &["BREAKS  by 2.5 days a week  199 leads fit"] });
        let mut session = said(&[]);
        let topic = session.topics.iter_mut().find(|topic| topic.id.as_str() == "attempts").unwrap();
        topic.fields = topic.fields.with("within", "3 business days").unwrap();
        shows(&play(session, size), &["CANNOT BE KEPT", "more people do not help"]);
    }
}

#[test]
fn what_is_missing_is_named_and_filled_in_its_row() {
    for size in SIZES {
        let play = play(promised(&[]), size);
        shows(&play, &["Missing: people who", "minutes for one"]);
    }
    let mut play = standard(promised(&[]));
    shows(&play, &["people          ? type it"]);
    play.keys("<enter>4<enter><down><down><enter>12<enter><down><enter>35<enter>").simulate();
    shows(&play, &["FITS", "people          4", "What if: 4 people, 12 min an attempt, 35 % of their time"]);
    assert!(play.session().assumptions.is_empty(), "nothing was taken over yet");
    play.keys("s");
    let said: Vec<&str> = play.session().assumptions.iter().map(|said| said.what.name()).collect();
    assert_eq!(said, ["reps", "time", "minutes"]);
    shows(&play, &["FITS", "Taken over."]);
}

#[test]
fn what_is_tried_is_no_part_of_the_session_until_it_is_taken_over() {
    let mut play = standard(said(&[]));
    let before = play.session().clone();
    play.keys("+").simulate();
    shows(&play, &["What if: 5 people instead of 4", "needs 3.0 of 5 people", "5  not 4"]);
    assert_eq!(*play.session(), before);
    play.keys("f");
    let reps = assumed(&play, &Input::Reps).unwrap();
    assert_eq!((Input::Reps.show(reps.value).as_str(), reps.by.as_str()), ("5", "what if, agreed in the room"));
    assert!(!play.text().contains("What if: "), "{}", play.text());
    play.keys("u");
    assert_eq!(*play.session(), before, "one key takes it back");
}

#[test]
fn a_step_back_leaves_nothing_tried_and_escape_forgets_the_rest() {
    let mut play = standard(said(&[]));
    play.keys("+-");
    assert!(!play.text().contains("What if: "));
    play.keys("+<down>+<esc>");
    shows(&play, &["Forgotten.", "needs 3.0 of 4 people"]);
    play.keys("+<delete>");
    assert!(!play.text().contains("What if: "));
    play.keys("<esc>");
    assert_ne!(*play.model.place(), Place::Keep(Some("follow-up".into())), "nothing tried: Esc leaves");
}

#[test]
fn who_says_so_can_be_named() {
    let mut play = standard(said(&[]));
    play.keys("<down>-").keys("<down>".repeat(10).as_str());
    shows(&play, &["says who        what if, agreed"]);
    play.keys("<enter>Dana and Lee<enter>s");
    assert_eq!(assumed(&play, &Input::LeadsPerMonth).unwrap().by, "Dana and Lee");
}

#[test]
fn a_number_that_cannot_be_meant_is_refused_in_its_row() {
    let mut play = standard(said(&[]));
    play.keys("<enter>0<enter>");
    shows(&play, &["Must be a whole number from 1 to 1,000. You typed 0."]);
    play.keys("<backspace>6<enter>").simulate();
    shows(&play, &["What if: 6 people instead of 4"]);
    play.keys("<down><down><down><enter>101 %<enter>");
    shows(&play, &["Must be more than 0 %"]);
    let mut small = self::play(said(&[]), (40, 12));
    small.keys("<tab><enter>0<enter>");
    shows(&small, &["Must be a whole number", "You typed 0."]);
    small.sweep();
}

#[test]
fn the_question_follows_the_typing() {
    let mut play = standard(said(&[]));
    play.keys("<enter>6");
    let asked = play.effects.iter().rev().find_map(|effect| match effect {
        Effect::Simulate(form) => Some(form.reps),
        _ => None,
    });
    assert_eq!(asked, Some(6));
    shows(&play, &["needs 3.0 of 6 people"]);
}

#[test]
fn promises_are_tried_and_taken_over_like_numbers() {
    let mut play = standard(said(&[]));
    play.keys("<down><down><down><down><down>-<down>+<down>+").simulate();
    shows(&play, &["first touch in 7 h:", "6 attempts in 11 days:"]);
    play.keys("s");
    let fields = |id: &str| play.session().topic(&id.into()).unwrap().fields.clone();
    let Fields::FollowUp(follow_up) = fields("follow-up") else { panic!("a follow-up") };
    let Fields::Attempts(attempts) = fields("attempts") else { panic!("attempts") };
    assert_eq!(follow_up.classes[0].within.unwrap().to_string(), "7 business hours");
    assert_eq!((attempts.attempts, attempts.within.unwrap().amount), (Some(6), 11));
}

#[test]
fn an_agreed_promise_is_never_changed_in_silence() {
    let mut session = said(&[]);
    session.topics.iter_mut().find(|topic| topic.id.as_str() == "follow-up").unwrap().status = Status::Agreed;
    let mut play = standard(session);
    let before = play.session().topics.clone();
    play.keys("+<down><down><down><down><down>-s");
    shows(&play, &["\"Sales follow-up\" is agreed and stays as it is.", "What if: first touch in 7"]);
    assert_eq!(play.session().topics, before);
    assert!(assumed(&play, &Input::Reps).is_some_and(|said| Input::Reps.show(said.value) == "5"), "the rest was");
}

#[test]
fn owned_leads_show_what_covering_for_the_absent_is_worth() {
    let owned = said(&[(Input::Routing, "owned"), (Input::Absent, "8 %")]);
    for size in [(80, 24), (120, 40)] {
        shows(&play(owned.clone(), size), &["cover when away", "no owners", "(+"]);
    }
    let mut small = play(owned, (48, 14));
    small.keys("<tab><tab>");
    shows(&small, &["3 of 4", "cover when away", "\u{25ba}      4"]);
}

#[test]
fn marketings_promise_is_told_by_the_month_and_by_the_quarter() {
    let play_at = |size| {
        let mut play = Play::at(said(&[]), Place::Keep(Some("volume".into())), size, if size < 80 { 12 } else { 40 });
        play.simulate();
        play
    };
    shows(&play_at(40), &["kept in 51 of 100 months", "0.25 of 100", "90 of 100 need 125"]);
    shows(&play_at(80), &["All months, all products: 0.25 of 100 quarters.", "By the quarter (300): 13 of 100"]);
    shows(&play_at(120), &["all together", "Services", "125"]);
    let mut session = said(&[]);
    session.topics.retain(|topic| topic.id.as_str() != "volume");
    shows(&standard(session), &["No number of leads for every product yet"]);
}

#[test]
fn more_leads_on_average_keep_marketings_promise_more_often() {
    let mut play = standard(said(&[]));
    play.keys("<down><enter>375<enter>").simulate();
    shows(&play, &["if 125 come on average", "90 of 100 need 125 on average"]);
    assert!(!play.text().contains("0.25 of 100"), "{}", play.text());
}

#[test]
fn counts_that_only_a_file_can_hold_are_no_overflow() {
    let mut session = said(&[]);
    let topic = session.topics.iter_mut().find(|topic| topic.id.as_str() == "volume").unwrap();
    let Fields::Volume(volume) = &mut topic.fields else { panic!("a volume") };
    for product in &mut volume.products {
        product.leads = Some(u32::MAX);
    }
    for size in SIZES {
        let play = Play::at(session.clone(), Place::Keep(Some("volume".into())), size.0, size.1);
        assert!(!play.text().is_empty());
    }
}

#[test]
fn one_key_leads_here_from_each_promise_and_from_the_list_of_them() {
    for topic in ["volume", "follow-up", "attempts"] {
        let mut play = Play::at(said(&[]), Place::Topic(topic.into()), 80, 24);
        play.keys("w");
        assert_eq!(*play.model.place(), Place::Keep(Some(topic.into())));
        play.keys("<esc>");
        assert_eq!(*play.model.place(), Place::Topic(topic.into()));
    }
    let mut play = Play::at(said(&[]), Place::Topics(Step::Sla), 80, 24);
    play.keys("w");
    assert_eq!(*play.model.place(), Place::Keep(None));
    let mut play = Play::at(said(&[]), Place::Topic("lead".into()), 80, 24);
    play.keys("w");
    assert_eq!(*play.model.place(), Place::Topic("lead".into()), "a definition takes nobody's time");
    play.keys(":can we keep<enter>");
    assert_eq!(*play.model.place(), Place::Keep(None));
}

/// A promise that tells two kinds of lead apart.
fn several_kinds() -> Session {
    let mut session = said(&[]);
    let topic = session.topics.iter_mut().find(|topic| topic.id.as_str() == "follow-up").unwrap();
    let more = topic.fields.with("classes/+", "others").unwrap();
    topic.fields = more.with("classes/1/within", "2 business days").unwrap();
    session
}

#[test]
fn several_kinds_of_lead_are_asked_about_one_at_a_time() {
    let mut play = standard(several_kinds());
    shows(&play, &["kind of lead    every lead", "first touch in 8 h:"]);
    play.keys("+").simulate();
    shows(&play, &["kind of lead    others", "first touch in 2 days:"]);
}

#[test]
fn every_part_survives_every_small_area() {
    play(said(&[]), (120, 40)).sweep();
    for size in [(80, 24), (40, 12)] {
        let mut lacking = play(promised(&[]), size);
        lacking.sweep();
        lacking.keys("<tab><tab><tab>");
        lacking.sweep();
    }
}

#[test]
fn a_digit_begins_the_number_of_the_chosen_row() {
    let mut play = standard(said(&[]));
    play.keys("6<enter>");
    shows(&play, &["What if: 6 people instead of 4", "6  not 4"]);
}

#[test]
fn a_digit_means_nothing_where_no_number_is_typed() {
    let mut play = standard(several_kinds());
    let footer = |play: &Play| play.text().lines().last().unwrap_or_default().to_owned();
    assert!(!footer(&play).contains("type a number"), "{}", play.text());
    play.keys("<down>");
    assert!(footer(&play).contains("type a number"), "{}", play.text());
    play.keys("<down>".repeat(5).as_str()).keys("-");
    play.keys("<up>".repeat(6).as_str());
    shows(&play, &["What if: first touch in 7", "kind of lead    every lead"]);
    play.keys("5");
    shows(&play, &["What if: first touch in 7", "kind of lead    every lead"]);
}
