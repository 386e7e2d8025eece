//! What is due, by keys: the second quarter of the practice company before and after its room.

use crate::{
    app::play::Play,
    domain::{
        follow_up::{Became, became, order},
        history::Workshop,
        status::Status,
        topic::Topic,
        vote::Motion,
    },
    effect::Place,
    import::practice,
};

fn planned() -> Workshop {
    practice::second_planned("q2".into(), practice::reviewed("q1".into()).session())
}

fn play(width: u16, height: u16) -> Play {
    Play::resumed(planned(), Place::Due, width, height)
}

fn topic(play: &Play, id: &str) -> Topic {
    play.session().topic(&id.into()).unwrap().clone()
}

/// Everybody in the room raises five fingers, or nobody objects; both sides are shown.
fn all_for_it(play: &mut Play) {
    play.keys("=<tab>=<tab>r");
}

#[test]
fn numbers_come_first_and_then_what_presses_most() {
    let play = play(80, 24);
    let text = play.text();
    let at = |words: &str| text.find(words).unwrap_or_else(|| panic!("{words} in {text}"));
    assert!(at("Since Thu 12 Mar: Acme: Q1 alignment") < at("4 numbers checks"), "{text}");
    assert!(at("4 numbers checks") < at("says who calls the people"), "{text}");
    assert!(at("says who calls the people") < at("Sales follow-up   "), "{text}");
    assert!(at("a team took its word back") < at("disagreement noted last time"), "{text}");
}

#[test]
fn an_action_is_done_or_dropped() {
    let mut play = play(80, 24);
    play.keys("<enter>");
    assert!(play.session().actions[0].done_at.is_some());
    play.keys("d");
    assert!(play.session().actions[0].done_at.is_none());
    play.keys("<delete>");
    assert!(play.session().actions.is_empty());
    play.keys("u");
    assert_eq!(play.session().actions.len(), 1);
}

#[test]
fn keep_is_a_vote_on_the_words_as_they_are() {
    let mut play = play(80, 24);
    play.keys("<down>k");
    assert_eq!(play.model.place(), &Place::Topic("follow-up".into()));
    assert!(topic(&play, "follow-up").open_round().is_some());
    all_for_it(&mut play);
    play.keys("<enter>");
    let kept = topic(&play, "follow-up");
    assert_eq!(kept.status, Status::Kept, "{}", play.text());
    assert_eq!(became(&kept), Some(Became::Kept));
    play.keys("<esc>");
    assert_eq!(play.model.place(), &Place::Due);
    assert!(play.text().contains("√ kept"), "{}", play.text());
}

#[test]
fn amending_shows_the_words_of_last_time_beside_ours() {
    let mut play = play(80, 24);
    play.keys("<down><down>a");
    assert_eq!(play.model.place(), &Place::Topic("messaging".into()));
    play.keys("<ctrl+a>Shown in their own figures within a month.");
    let text = play.text();
    assert!(text.contains("LAST TIME: agreed, disagreement noted Thu 12 Mar"), "{text}");
    assert!(text.contains("within two") && text.contains("within a month"), "{text}");
    play.keys("<enter>");
    let text = play.text();
    assert!(text.contains("Then: For plant managers"), "{text}");
    play.keys("v");
    all_for_it(&mut play);
    play.keys("<enter>");
    assert_eq!(topic(&play, "messaging").status, Status::Amended, "{}", play.text());
}

#[test]
fn what_was_agreed_ends_by_a_vote_and_keeps_its_reason() {
    let mut play = play(80, 24);
    play.keys("<down>rWe sell through partners now.<enter>");
    let asked = topic(&play, "follow-up");
    assert_eq!(asked.open_round().map(|round| round.motion), Some(Motion::Retire), "{}", play.text());
    assert!(play.text().contains("NO LONGER VALID?"), "{}", play.text());
    all_for_it(&mut play);
    assert!(play.text().contains("Both teams let it go."), "{}", play.text());
    play.keys("1");
    let reason = "We sell through partners now.".to_owned();
    assert_eq!(topic(&play, "follow-up").status, Status::Retired { reason: reason.clone() });
    assert!(play.text().contains(&reason), "{}", play.text());
    play.keys("u");
    assert_eq!(topic(&play, "follow-up").status, Status::Open, "undo takes the decision back");
    play.keys("2");
    assert!(play.text().contains("Outside our control"), "{}", play.text());
    play.keys("The law asks for it.<enter>");
    assert!(matches!(topic(&play, "follow-up").status, Status::OutsideControl { .. }), "{}", play.text());
}

#[test]
fn a_no_to_the_end_leads_to_a_vote_on_keeping_it() {
    let mut play = play(80, 24);
    play.keys("<down>rToo hard.<enter>");
    play.keys("1<tab>=<tab>r");
    assert!(play.text().contains("objection"), "{}", play.text());
    play.keys("2");
    let asked = topic(&play, "follow-up");
    assert_eq!(asked.open_round().map(|round| round.motion), Some(Motion::Adopt), "{}", play.text());
    all_for_it(&mut play);
    play.keys("<enter>");
    assert_eq!(topic(&play, "follow-up").status, Status::Kept, "{}", play.text());
}

#[test]
fn what_was_never_agreed_ends_without_a_vote() {
    let mut play = play(80, 24);
    let previous = play.session().previous.clone().unwrap();
    let order = order(&previous, play.session().plan.date.unwrap());
    let place = order.iter().position(|(topic, _)| topic.id.as_str() == "shared-revenue").unwrap();
    let rows = place + play.session().actions.len();
    play.keys(&"<down>".repeat(rows)).keys("oLeadership decided it.<enter>");
    assert!(matches!(topic(&play, "shared-revenue").status, Status::OutsideControl { .. }), "{}", play.text());
    assert_eq!(play.model.place(), &Place::Due);
}

#[test]
fn the_way_leads_from_check_in_over_what_is_due_to_what_presses() {
    let mut play = Play::resumed(planned(), Place::CheckIn, 80, 24);
    // The check-in has parts of its own.
    for _ in 0..6 {
        if play.model.place() == &Place::CheckIn {
            play.keys("<pgdn>");
        }
    }
    assert_eq!(play.model.place(), &Place::Due);
    play.keys("<pgdn><pgdn>");
    assert_eq!(play.model.place(), &Place::Topic("follow-up".into()));
    play.keys("<pgdn>");
    assert_eq!(play.model.place(), &Place::Topic("messaging".into()));
    play.keys("<pgup><pgup><pgup><pgup>");
    assert_eq!(play.model.place(), &Place::CheckIn);
    play.keys("g").keys("d");
    assert_eq!(play.model.place(), &Place::Due);
}

#[test]
fn a_closed_one_is_only_read_and_a_first_session_has_none() {
    let mut play = Play::resumed(practice::second("q2".into(), "q1".into()), Place::Due, 80, 24);
    let before = play.session().clone();
    play.keys("<enter><down>kr");
    assert_eq!(play.session(), &before);
    let mut first = Play::resumed(practice::finished("q1".into()), Place::Due, 80, 24);
    first.keys("<down><up><enter>");
    assert!(first.text().contains("follows no other"), "{}", first.text());
}

#[test]
fn every_size_shows_the_most_pressing_first() {
    for (width, height) in [(40, 12), (48, 14), (80, 24), (120, 40)] {
        let mut play = play(width, height);
        play.keys("<down>");
        let text = play.text();
        assert!(text.contains("Sales follow-up"), "{text}");
        assert!(text.contains("LAST TIME"), "{text}");
        play.keys("<enter>");
        assert!(play.text().contains("LAST TIME"), "{}", play.text());
        play.keys("v");
        all_for_it(&mut play);
        play.keys("<enter>");
        assert_eq!(topic(&play, "follow-up").status, Status::Kept, "{}", play.text());
    }
}
