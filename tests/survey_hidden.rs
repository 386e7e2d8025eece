//! What must not be seen is in nothing that is printed: hidden counts are changed, and every screen, document, table
//! and file has to stay as it was, letter by letter.

#[path = "support/made_survey.rs"]
mod made_survey;

use made_survey::{item, session, wave};
use proptest::prelude::*;
use smarketing::{
    app::play::Play,
    domain::{baseline::Wave, session::Session},
    effect::Place,
    export::{
        Kind, find, render,
        survey::{Report, table},
    },
};

/// Answers that many of both teams gave, beside the ones that change.
const MANY: ([u32; 5], [u32; 5]) = ([0, 1, 2, 5, 5], [5, 4, 2, 1, 1]);

/// What the room is shown: every list of the overview in both plots, and the item with how it is computed.
fn screens(session: &Session) -> String {
    let mut text = String::new();
    for (width, height) in [(40, 12), (80, 24), (120, 40)] {
        let mut overview = Play::at(session.clone(), Place::Baseline, width, height);
        for keys in ["<down>", "v", "s", "s", "s", "s", "<end>"] {
            text.push_str(&overview.keys(keys).text());
        }
        let mut one = Play::at(session.clone(), Place::Item("varied".to_owned()), width, height);
        text.push_str(&one.text());
        text.push_str(&one.keys("h").text());
        text.push_str(&Play::at(session.clone(), Place::Topic("lead".into()), width, height).text());
    }
    text
}

/// Every document anybody can be given.
fn documents(session: &Session) -> String {
    let mut text = String::new();
    for kind in [Kind::Playbook, Kind::Record] {
        for format in ["md", "html"] {
            let Some(format) = find(format) else { continue };
            let bytes = render(session, kind, format).expect("a planned session can be exported");
            text.push_str(&String::from_utf8(bytes).expect("text"));
        }
    }
    text
}

/// The session as data, where hidden items have no counts either.
fn data(session: &Session) -> String {
    let format = find("json").expect("sessions can be exported as data");
    String::from_utf8(render(session, Kind::Playbook, format).expect("data")).expect("text")
}

fn report(wave: &Wave) -> String {
    serde_json::to_string(&Report::of(wave, &[], false)).expect("a report is plain data")
}

/// A survey in which one item has these answers, linked to the lead and chosen to be talked about.
fn survey(marketing: &[u32], sales: &[u32]) -> Wave {
    let mut varied = item("varied", "I was shouted at", marketing, sales);
    (varied.topic, varied.picked) = (Some("lead".to_owned()), true);
    wave(vec![item("many", "We share one lead definition", &MANY.0, &MANY.1), varied], 13)
}

/// Up to four answers of one team, any of the other.
fn too_few() -> impl Strategy<Value = (Vec<u32>, Vec<u32>)> {
    let few = proptest::collection::vec(0_u32..2, 5)
        .prop_filter("below the threshold", |counts| counts.iter().sum::<u32>() < 5);
    let some = proptest::collection::vec(0_u32..3, 5);
    (few, some, any::<bool>()).prop_map(|(few, some, swap)| if swap { (some, few) } else { (few, some) })
}

/// Two ways to answer with the same sides, by five to seven people.
fn same_sides() -> impl Strategy<Value = ([u32; 5], [u32; 5])> {
    let sides = (0_u32..4, 0_u32..4, 0_u32..4)
        .prop_filter("shown by side", |(low, middle, high)| (5..=7).contains(&(low + middle + high)));
    sides.prop_flat_map(|(low, middle, high)| {
        let way = move || {
            (0..=low, 0..=high)
                .prop_map(move |(first, fourth)| [first, low - first, middle, fourth, high - fourth])
        };
        (way(), way())
    })
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(12))]

    #[test]
    fn nothing_printed_changes_with_counts_below_the_threshold(one in too_few(), other in too_few()) {
        let (one, other) = (survey(&one.0, &one.1), survey(&other.0, &other.1));
        prop_assert_eq!(table(&one, 80, false), table(&other, 80, false));
        prop_assert_eq!(report(&one), report(&other));
        let (one, other) = (session(one), session(other));
        prop_assert_eq!(data(&one), data(&other));
        prop_assert_eq!(documents(&one), documents(&other));
        prop_assert_eq!(screens(&one), screens(&other));
    }

    #[test]
    fn of_few_answers_only_the_sides_are_printed(
        (one, other) in same_sides(),
        sales in prop::sample::select(vec![[0, 1, 2, 5, 5], [5, 4, 2, 1, 1], [0, 0, 0, 9, 0], [2, 1, 0, 1, 2]]),
    ) {
        let (one, other) = (survey(&one, &sales), survey(&other, &sales));
        prop_assert_eq!(table(&one, 80, false), table(&other, 80, false));
        let (one, other) = (session(one), session(other));
        prop_assert_eq!(documents(&one), documents(&other));
        prop_assert_eq!(screens(&one), screens(&other));
    }
}

#[test]
fn a_small_team_of_one_mind_shows_its_side_and_no_point() {
    for n in 5..=9 {
        let (agree, strongly) = (survey(&[0, 0, 0, n, 0], &MANY.1), survey(&[0, 0, 0, 0, n], &MANY.1));
        assert_eq!(table(&agree, 80, false), table(&strongly, 80, false));
        assert!(table(&agree, 80, false).contains("Marketing: everyone on the same side."));
        assert_eq!(screens(&session(agree.clone())), screens(&session(strongly.clone())));
        assert_eq!(documents(&session(agree)), documents(&session(strongly)));
    }
}

#[test]
fn counts_that_may_be_seen_do_change_what_is_printed() {
    let (one, other) = (survey(&[0, 1, 2, 5, 5], &MANY.1), survey(&[0, 1, 2, 4, 6], &MANY.1));
    assert_ne!(report(&one), report(&other));
    let (one, other) = (session(one), session(other));
    assert_ne!(screens(&one), screens(&other));
    assert_ne!(data(&one), data(&other));
}
