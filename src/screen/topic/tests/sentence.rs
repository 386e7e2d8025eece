//! Slots are stops in the sentence, edited in place, always in view.

use super::*;
use crate::{app::Msg, domain::sentence, text::width};

#[test]
fn tab_and_arrows_walk_the_slots_in_the_order_of_reading() {
    for size in SIZES {
        let mut play = standard("follow-up", size);
        let mut seen = vec![chosen(&play)];
        for keys in ["<tab>", "<down>", "<tab>", "<tab>", "<tab>", "<tab>", "<tab>", "<tab>"] {
            play.keys(keys);
            seen.push(chosen(&play));
        }
        let expected = [
            "A",
            "8 business hours",
            "B",
            "16 business hours",
            "C",
            "7 calendar days",
            "call-request",
            "5 open minutes",
            "phone or a personal e-mail",
        ];
        assert_eq!(
            seen.iter().map(|text| text.replace("call- request", "call-request")).collect::<Vec<_>>(),
            expected,
            "{size:?}"
        );
        play.keys("<backtab><up>");
        assert_eq!(chosen(&play).replace("call- request", "call-request"), "call-request", "{size:?}");
    }
}

#[test]
fn the_line_below_names_the_slot_its_unit_and_what_to_type() {
    for size in SIZES {
        let mut play = standard("follow-up", size);
        play.keys("<tab><tab><tab>");
        let text = flat(&play);
        assert!(text.contains("2. within: a number and a unit, such as"), "{size:?}\n{text}");
        assert_eq!(text.contains("←→ -/+"), size.0 >= 80, "{size:?}\n{text}");
        play.keys("<backtab>");
        let text = flat(&play);
        assert!(
            text.contains("2. kind of lead: A, B, C or call-request") && !text.contains("←→ -/+"),
            "{text}"
        );
    }
}

#[test]
fn a_value_is_typed_inside_the_sentence_which_flows_around_it() {
    for size in SIZES {
        let mut play = standard("follow-up", size);
        play.keys("<tab><enter><ctrl+a>12 busi");
        let said = flat(&play);
        assert!(said.contains("every A lead within 12 busi, every B"), "{size:?}\n{said}");
        assert_eq!(in_role(&play, Role::FieldFocused), "12 busi", "{size:?}");
        let place = place_of(&play, "busi,");
        assert_eq!(cursor(&play), Some(Position::new(place.x + width("busi") as u16, place.y)), "{size:?}");
        play.keys("<left><left>");
        assert_eq!(cursor(&play), Some(Position::new(place.x + 2, place.y)), "{size:?}");
        play.keys("<end>ness hours<enter>");
        assert_eq!(value(&play, "classes/0/within"), "12 business hours", "{size:?}");
        assert_eq!(chosen(&play), "12 business hours", "{size:?}");
    }
}

#[test]
fn a_marked_part_is_marked_in_the_sentence() {
    let mut play = standard("follow-up", SIZES[0]);
    play.keys("<tab><enter><shift+left><shift+left>");
    assert_eq!(in_role(&play, Role::Marked), "rs");
    play.keys("<ctrl+a>");
    assert_eq!(in_role(&play, Role::Marked), "8 business hours");
}

#[test]
fn a_refused_value_says_so_below_and_stays_open() {
    for size in SIZES {
        let mut play = standard("follow-up", size);
        play.keys("<tab><enter><ctrl+a>soon<enter>");
        let text = play.text();
        assert!(flat(&play).contains("10 business days or 1 week. You typed \"soon\"."), "{size:?}\n{text}");
        assert!(!text.contains("A, B, C"), "the line is not doubled\n{text}");
        assert_eq!(in_role(&play, Role::FieldFocused), "soon", "{size:?}\n{text}");
        play.keys("<ctrl+a>4h<enter>");
        assert_eq!(value(&play, "classes/0/within"), "4 business hours", "{size:?}");
    }
}

#[test]
fn a_date_is_typed_as_people_say_it() {
    for size in SIZES {
        let mut play = blank("timelines", size);
        play.keys("<enter>24<space>Mar");
        assert!(flat(&play).contains("24 Mar"), "{size:?}\n{}", play.text());
        play.keys("<enter>");
        assert_eq!(value(&play, "from"), "2026-03-24", "{size:?}");
        assert!(flat(&play).contains("Tue 24 Mar 2026"), "{size:?}\n{}", play.text());
        play.keys("<backtab><enter>");
        assert_eq!(in_role(&play, Role::FieldFocused), "Tue 24 Mar", "{size:?}");
        play.keys("<ctrl+u>soon<enter>");
        assert!(flat(&play).contains("You typed \"soon\"."), "{size:?}\n{}", play.text());
    }
}

#[test]
fn tab_takes_the_value_and_edits_the_next_slot() {
    let mut play = standard("follow-up", SIZES[0]);
    play.keys("<enter><ctrl+a>Hot<tab><ctrl+a>1h<tab>");
    assert_eq!(
        (value(&play, "classes/0/class").as_str(), value(&play, "classes/0/within").as_str()),
        ("Hot", "1 business hour")
    );
    assert_eq!(in_role(&play, Role::FieldFocused), "B");
    play.keys("<backtab>");
    assert_eq!(in_role(&play, Role::FieldFocused), "1 business hour");
}

#[test]
fn esc_keeps_half_typed_text_in_the_sentence() {
    let mut play = standard("follow-up", SIZES[0]);
    play.keys("<tab><enter><ctrl+a>9 bus<esc>");
    assert!(play.text().contains("every A lead within 8 business hours [9 bus ?],"), "{}", play.text());
    assert_eq!(value(&play, "classes/0/within"), "8 business hours");
    play.keys("<enter>iness hours<enter>");
    assert_eq!(value(&play, "classes/0/within"), "9 business hours");
}

#[test]
fn left_and_right_nudge_the_number_in_the_sentence() {
    let mut play = standard("follow-up", SIZES[0]);
    play.keys("<tab><right><right><left>++-");
    assert_eq!(value(&play, "classes/0/within"), "10 business hours");
    assert_eq!(chosen(&play), "10 business hours");
}

#[test]
fn a_click_chooses_a_slot_and_a_second_click_edits_it() {
    for size in SIZES {
        let mut play = standard("follow-up", size);
        let place = place_of(&play, "every B");
        play.msg(Msg::Click(Position::new(place.x + 6, place.y)));
        assert_eq!(chosen(&play), "B", "{size:?}");
        assert_eq!(in_role(&play, Role::FieldFocused), "", "{size:?}");
        let place = place_of(&play, "A lead");
        play.msg(Msg::Click(place)).msg(Msg::Click(place)).msg(Msg::Click(place));
        assert_eq!(in_role(&play, Role::FieldFocused), "A", "{size:?}");
    }
}

#[test]
fn an_empty_promise_shows_holes_and_any_hole_begins_the_row() {
    for size in SIZES {
        let mut play = blank("volume", size);
        assert!(
            flat(&play).contains("Marketing will deliver ____ leads for ____ every month."),
            "{}",
            play.text()
        );
        assert_eq!(
            in_role(&play, Role::Hole).replace("? number missing", "").trim(),
            "____",
            "the other one is chosen"
        );
        play.keys("<tab><enter>Pumps<enter>");
        assert_eq!(value(&play, "products/0/product"), "Pumps");
        assert_eq!(chosen(&play), "Pumps", "{size:?}");
        play.keys("<up><enter>");
        assert_eq!(in_role(&play, Role::FieldFocused), "____", "a hole until something is typed");
        play.keys("100<enter>");
        assert!(flat(&play).contains("100 leads for Pumps"), "{size:?}\n{}", play.text());
        assert!(fields(&play).holes().is_empty());
    }
}

#[test]
fn the_chosen_slot_of_a_long_sentence_is_always_in_view() {
    for size in SIZES {
        let mut play = standard("sent-back", size);
        let said = sentence::sentence(&fields(&play));
        let slots: Vec<String> =
            said.into_iter().filter(|piece| piece.slot.is_some()).map(|piece| piece.text).collect();
        assert!(slots.len() > 40, "eleven reasons with their slots");
        for (index, slot) in slots.iter().enumerate() {
            let flat = |text: &str| text.replace(' ', "");
            assert_eq!(flat(&chosen(&play)), flat(slot), "{size:?}\n{}", play.text());
            if index % 7 == 0 {
                play.keys("<enter>");
                let typed = in_role(&play, Role::FieldFocused);
                assert!(!typed.is_empty() && cursor(&play).is_some(), "{size:?} {slot}\n{}", play.text());
                play.keys("<esc>");
            }
            play.keys("<tab>");
        }
    }
}

#[test]
fn holes_are_counted_while_they_are_filled() {
    let mut play = blank("attempts", SIZES[0]);
    play.keys("<enter>6<enter>");
    assert!(play.text().contains("1 number missing"), "{}", play.text());
    play.keys("<enter>10 business days");
    assert!(!play.text().contains("number missing"), "{}", play.text());
}

#[test]
fn after_a_gap_the_next_gap_is_chosen_and_after_a_change_nothing_else() {
    let mut play = blank("goal", SIZES[0]);
    play.keys("<enter>makers<enter><enter>this year<enter><enter>24<enter>");
    assert_eq!((value(&play, "customer"), value(&play, "number")), ("makers".to_owned(), "24".to_owned()));
    assert_eq!(chosen(&play), "____", "{}", play.text());
    play.keys("<up><enter><backspace>5<enter>");
    assert_eq!((value(&play, "number"), chosen(&play)), ("25".to_owned(), "25".to_owned()));
    let mut play = blank("goal", SIZES[0]);
    play.keys("<enter>makers<tab>this year<enter>");
    assert_eq!(value(&play, "period"), "this year", "{}", play.text());
}
