//! The tour of a newcomer, press by press: each shows where something happened and says what.

use super::super::play::Play;
use crate::{
    assets::words::Words,
    effect::Place,
    import::practice::{self, Cue},
    text,
};

/// A practice session at its beginning.
fn begun(width: u16, height: u16) -> Play {
    let (workshop, cues) = practice::begun("demo".into());
    let mut play = Play::at(workshop.session().clone(), Place::CheckIn, width, height);
    play.model.open.as_mut().unwrap().cues = cues.into_iter().rev().collect();
    play
}

fn cues() -> Vec<Cue> {
    practice::begun("demo".into()).1
}

/// What is on screen between the header with its clock and the message line.
fn body(play: &Play) -> String {
    let text = play.text();
    let lines: Vec<&str> = text.lines().collect();
    lines[1..lines.len() - 2].join("\n")
}

#[test]
fn every_press_says_what_happened_and_shows_it() {
    let mut play = begun(80, 24);
    let mut silent = Vec::new();
    for cue in cues() {
        let (place, before) = (play.model.place().clone(), body(&play));
        play.keys("c").wait(2);
        let text = play.text();
        assert!(text.contains(cue.said()), "{}: \"{}\" is not said\n{text}", cue.name, cue.said());
        let differs = *play.model.place() != place || body(&play) != before;
        if !differs {
            silent.push(format!("{}: nothing on screen tells of it\n{text}", cue.name));
        }
    }
    assert!(silent.is_empty(), "{}", silent.join("\n"));
}

#[test]
fn the_tour_takes_seven_minutes_and_ends_on_the_export() {
    let mut play = begun(80, 24);
    let presses = cues().len();
    assert!((30..=50).contains(&presses), "{presses} presses of some nine seconds each");
    play.keys(&"c".repeat(presses));
    assert_eq!(*play.model.place(), Place::Export);
    assert!(play.text().contains("Enter writes the playbook"), "{}", play.text());
    let (toured, played) = (play.session(), practice::finished("demo".into()));
    let outcome = |session: &crate::domain::session::Session| -> Vec<_> {
        session
            .topics
            .iter()
            .map(|topic| (topic.status.clone(), topic.text.clone(), topic.rounds.len()))
            .collect()
    };
    assert_eq!(
        outcome(toured),
        outcome(played.session()),
        "one press does what the script does line by line"
    );
    assert!(toured.closed_at.is_some());
}

#[test]
fn one_key_takes_back_what_one_press_did() {
    let mut play = begun(80, 24);
    let lead = cues().iter().position(|cue| cue.name == "lead_vote").unwrap();
    play.keys(&"c".repeat(lead));
    let before = play.session().topics.clone();
    play.keys("cu");
    assert_eq!(play.session().topics, before);
}

#[test]
fn where_the_newcomer_changed_something_the_teams_do_what_still_fits() {
    let mut play = begun(80, 24);
    let vote = cues().iter().position(|cue| cue.name == "lead_shown").unwrap();
    play.keys(&"c".repeat(vote));
    play.keys("r");
    play.keys("c");
    assert!(play.text().contains("The teams skip a step that no longer fits."), "{}", play.text());
}

#[test]
fn each_sentence_fits_the_message_line_in_both_languages() {
    for words in [Words::ours(), Words::german()] {
        for cue in cues() {
            let said = words.get(&format!("tour.{}", cue.name)).unwrap();
            assert!(text::width(said) <= 76, "{}: {said}", cue.name);
        }
    }
}
