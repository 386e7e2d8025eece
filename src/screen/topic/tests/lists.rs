//! What does not stand in the sentence stands below it; rows of a list come, go and move as a whole.

use super::*;
use crate::{
    app::Msg,
    effect::{Done, Effect},
};

#[test]
fn only_what_is_not_said_has_a_row_below() {
    let mut play = standard("follow-up", SIZES[0]);
    let text = play.text();
    assert!(text.contains("+ kinds of lead") && text.contains("  if missed"), "{text}");
    assert!(!text.contains("counts as an answer  ") && !text.contains("1. within  "), "{text}");
    play.keys(&"<down>".repeat(12));
    assert!(play.text().contains("► if missed"), "{}", play.text());
    play.keys("<enter>the team lead takes it over<enter>");
    assert!(flat(&play).contains("If missed: the team lead takes it over."), "{}", play.text());
    assert_eq!(chosen(&play), "the team lead takes it over", "what was filled is chosen where it stands now");
}

#[test]
fn tab_goes_on_below_after_a_row_became_part_of_the_sentence() {
    let mut play = blank("follow_up", SIZES[0]);
    play.keys("<enter>A<tab>8h<enter>");
    play.keys("<tab><tab><tab>");
    assert!(play.text().contains("► by"), "{}", play.text());
    play.keys("<enter>phone<tab>a call<tab>a reminder<enter>");
    assert_eq!(value(&play, "by"), "phone");
    assert_eq!(value(&play, "counts"), "a call");
    assert_eq!(value(&play, "if_missed"), "a reminder");
}

#[test]
fn a_new_row_is_begun_where_its_sentence_begins() {
    let mut play = standard("volume", SIZES[0]);
    play.keys("<enter>Pumps<enter>");
    let place = place_of(&play, "+ leads a month");
    play.msg(Msg::Click(place));
    play.keys("50<tab>Valves<enter>");
    assert!(play.text().contains("100 leads for Pumps and 50 leads for Valves"), "{}", play.text());
}

#[test]
fn a_row_is_removed_and_moved_as_a_whole() {
    for size in SIZES {
        let mut play = standard("follow-up", size);
        play.keys("<down><down>");
        assert_eq!(chosen(&play), "B", "{size:?}");
        play.keys("<lt>");
        assert_eq!(
            (value(&play, "classes/0/class").as_str(), chosen(&play).as_str()),
            ("B", "B"),
            "{size:?}"
        );
        play.keys("<shift+down><shift+down>");
        assert_eq!(
            (value(&play, "classes/2/class").as_str(), chosen(&play).as_str()),
            ("B", "B"),
            "{size:?}"
        );
        play.keys("<delete>");
        assert!(!fields(&play).slots().iter().any(|slot| slot.value == "B"), "{size:?}");
    }
}

#[test]
fn a_list_is_one_line_in_the_sentence() {
    for size in SIZES {
        let mut play = standard("criteria", size);
        play.keys("<enter>");
        assert_eq!(
            in_role(&play, Role::FieldFocused),
            "name, e-mail, company, source, last activity",
            "{size:?}"
        );
        play.keys(", phone; city<ctrl+j>country<enter>");
        let expected = "name\ne-mail\ncompany\nsource\nlast activity\nphone\ncity\ncountry";
        assert_eq!(value(&play, "required"), expected, "{size:?}");
    }
}

#[test]
fn a_list_edited_outside_comes_back_line_by_line() {
    let mut play = standard("criteria", SIZES[0]);
    play.keys("<enter><ctrl+e>");
    assert!(
        play.effects
            .contains(&Effect::EditOutside("name, e-mail, company, source, last activity".to_owned()))
    );
    play.msg(Msg::Done(Done::Edited("name\nsource\n".to_owned())));
    play.keys("<enter>");
    assert_eq!(value(&play, "required"), "name\nsource");
}

#[test]
fn opening_and_accepting_changes_nothing() {
    for id in ["criteria", "follow-up", "sent-back", "escalation", "timelines"] {
        let mut play = standard(id, SIZES[0]);
        let before = fields(&play);
        for _ in 0..12 {
            play.keys("<enter><enter><tab>");
        }
        assert_eq!(fields(&play), before, "{id}");
        assert_eq!(play.session().topics[0].revision, 0, "{id}");
    }
}

#[test]
fn details_wait_behind_more_and_say_that_they_are_missing() {
    let mut play = standard("follow-up", (120, 40));
    assert!(!play.text().contains("not measurable yet"), "{}", play.text());
    play.keys("m");
    assert_eq!(play.text().matches("? not measurable yet").count(), 1, "{}", play.text());
    let place = place_of(&play, "seen in");
    play.msg(Msg::Click(place)).keys("the CRM<enter>");
    assert_eq!(value(&play, "measure/seen_in"), "the CRM");
    assert!(!play.text().contains("not measurable yet"), "{}", play.text());
}
