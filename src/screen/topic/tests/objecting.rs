//! A 1 is answered: line by line, and what was said stays with what was decided.

use super::*;
use crate::domain::objection::Fate;

/// A lead wording on which Marketing shows a 1, with its objection on screen.
fn objected((width, height): (u16, u16)) -> Play {
    let mut play = standard("lead", (width, height));
    play.keys("e A person<enter> v 5<tab>1 r <enter>");
    play
}

fn objection(play: &Play) -> crate::domain::objection::Objection {
    play.session().topic(&"lead".into()).unwrap().objections[0].clone()
}

#[test]
fn enter_goes_on_to_the_next_line_so_that_nothing_typed_is_a_command() {
    let mut play = objected((80, 24));
    play.keys("e too<space>slow<enter>phone<space>number<enter>Lee<enter>");
    let said = objection(&play);
    assert_eq!((said.reason.as_str(), said.acceptable_if.as_str(), said.named.as_str()), ("too slow", "phone number", "Lee"));
    assert!(play.session().parking.is_empty(), "{}", play.text());
    assert!(play.text().contains("e write it down"), "the answers are next:\n{}", play.text());
}

#[test]
fn a_pointer_says_which_line_is_written_and_arrows_move_it() {
    for size in SIZES {
        let mut play = objected(size);
        assert!(play.text().contains("► Reason"), "{}", play.text());
        play.keys("<down>");
        assert!(play.text().contains("► Acceptable if"), "{}", play.text());
        play.keys("<enter> five<space>minutes<enter>");
        assert!(play.text().contains("► Who asks"), "{}", play.text());
        assert_eq!(objection(&play).acceptable_if, "five minutes");
        play.keys("<esc><up><up><up><enter>slow");
        assert!(play.text().contains("► Reason") && play.text().contains("slow"), "{}", play.text());
    }
}

#[test]
fn a_long_reason_is_read_in_whole_and_a_cut_shows() {
    let mut play = objected((80, 24));
    play.keys("e The<space>leads<space>come<space>at<space>night<space>and<space>nobody<space>here<space>works<space>at<space>night,<space>so<space>eight<space>hours<space>are<space>not<space>kept<enter><esc>");
    let text = flat(&play);
    assert!(text.contains("so eight hours are not kept"), "{}", play.text());
}

#[test]
fn what_was_objected_stands_with_what_was_decided() {
    for size in SIZES {
        let mut play = objected(size);
        play.keys("e too<space>wide<enter>one<space>word<space>less<enter><enter> 1<end><space>now<enter>");
        play.keys("v 5<tab>5 r <enter>");
        assert!(matches!(objection(&play).fate, Fate::MetByAmendment { revision: 2 }), "{}", play.text());
        let text = flat(&play);
        assert!(text.contains("Marketing objected: too wide."), "{}", play.text());
        if size.0 >= 80 {
            assert!(text.contains("Acceptable if: one word less. Met by draft 2."), "{}", play.text());
        }
    }
}
