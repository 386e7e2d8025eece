//! Votes freeze the sentence, agreed words ask first, and who only reads changes nothing.

use super::*;
use crate::domain::status::Status;

fn agreed(size: (u16, u16)) -> Play {
    let mut play = standard("follow-up", size);
    play.keys("v =<tab>= r <enter>");
    assert_eq!(play.session().topics[0].status, Status::Agreed, "{}", play.text());
    play
}

#[test]
fn an_open_vote_shows_the_sentence_without_a_choice() {
    for size in SIZES {
        let mut play = standard("follow-up", size);
        play.keys("v");
        let text = play.text();
        assert!(text.contains("every A lead") && !text.contains("kind of lead"), "{size:?}\n{text}");
        assert_eq!(chosen(&play), "", "{size:?}");
        assert!(!text.contains("+ kinds of lead"), "{text}");
    }
}

#[test]
fn an_agreed_promise_asks_before_it_changes() {
    for keys in ["<enter>", "<right>", "<delete>"] {
        let mut play = agreed(SIZES[0]);
        let before = fields(&play);
        play.keys("<tab>").keys(keys);
        assert!(play.text().contains("These words are agreed. What changes?"), "{keys}\n{}", play.text());
        assert_eq!(fields(&play), before, "{keys}");
    }
}

#[test]
fn reopening_edits_the_slot_that_was_chosen() {
    let mut play = agreed(SIZES[0]);
    play.keys("<tab><enter>2<ctrl+a>4h<enter>");
    assert_eq!(play.session().topics[0].status, Status::Open);
    assert_eq!(value(&play, "classes/0/within"), "4 business hours", "{}", play.text());
}

#[test]
fn a_detail_is_filled_after_the_vote_without_asking() {
    let mut play = agreed((120, 40));
    play.keys("m");
    let place = place_of(&play, "seen in");
    play.msg(crate::app::Msg::Click(place));
    play.keys("CRM<enter>");
    assert_eq!(value(&play, "measure/seen_in"), "CRM");
    assert_eq!(play.session().topics[0].status, Status::Agreed);
}

#[test]
fn who_only_reads_edits_nothing() {
    for size in SIZES {
        let mut play = standard("follow-up", size);
        play.model.open.as_mut().unwrap().read_only = Some("open elsewhere".to_owned());
        let before = fields(&play);
        let place = place_of(&play, "every B");
        for _ in 0..3 {
            play.msg(crate::app::Msg::Click(Position::new(place.x + 6, place.y)));
        }
        play.keys("<tab><enter>9<enter><right><delete>");
        assert_eq!(fields(&play), before, "{size:?}");
        assert_eq!(in_role(&play, Role::FieldFocused), "", "{size:?}");
        assert!(!play.text().contains("a number and a unit"), "{}", play.text());
    }
}

#[test]
fn the_screen_survives_every_area() {
    for id in ["follow-up", "sent-back", "volume"] {
        let mut play = standard(id, SIZES[0]);
        play.sweep();
        play.keys("<tab><enter><ctrl+a>x<enter>");
        play.sweep();
    }
}

#[test]
fn half_typed_text_is_no_part_of_a_vote_or_of_what_was_agreed() {
    for size in SIZES {
        let mut play = standard("follow-up", size);
        play.keys("<tab><enter><ctrl+w><ctrl+w><ctrl+w>12 hours<esc>");
        assert!(flat(&play).contains("8 business hours [12 hours ?]"), "{size:?}\n{}", play.text());
        play.keys("v");
        let voted = flat(&play);
        assert!(voted.contains("business hours") && !voted.contains("[12"), "{size:?}\n{voted}");
        assert!(voted.contains("Half-typed, not voted on: 12 hours"), "{size:?}\n{voted}");
        play.keys("=<tab>= r <enter>");
        assert_eq!(play.session().topics[0].status, Status::Agreed);
        assert!(!flat(&play).contains("[12"), "{size:?}\n{}", play.text());
        assert_eq!(value(&play, "classes/0/within"), "8 business hours");
    }
}

#[test]
fn a_long_promise_can_be_read_on_while_it_is_voted_on() {
    let mut play = standard("sent-back", (80, 24));
    play.keys("v");
    assert!(!flat(&play).contains("not a real project"), "{}", play.text());
    play.keys(&"<down>".repeat(70));
    assert!(flat(&play).contains("not a real project"), "{}", play.text());
    assert!(play.session().topics[0].open_round().is_some());
}

#[test]
fn asking_for_objections_shows_no_fingers() {
    let mut play = standard("follow-up", (80, 24));
    play.keys("v");
    assert!(!play.text().contains("no way"), "{}", play.text());
}
