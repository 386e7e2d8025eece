//! Who answers for a topic is in view, and the way to somebody else is said.

use super::*;

#[test]
fn the_owner_stands_beside_the_words_and_opening_it_again_says_who_it_is() {
    for size in SIZES {
        let mut play = standard("lead", size);
        play.keys("o<enter>");
        assert!(flat(&play).contains("Owner: Sales"), "{}", play.text());
        play.keys("o");
        assert!(play.text().contains("Sales, now"), "{}", play.text());
    }
}

#[test]
fn an_agreed_owner_is_changed_by_a_new_vote_and_the_form_says_how() {
    let mut play = standard("lead", (80, 24));
    play.keys("o<enter> e A<space>person<enter> v 5<tab>5 r <enter>");
    play.keys("o");
    assert!(flat(&play).contains("Now: Sales. Both teams agreed to that."), "{}", play.text());
    play.keys("mark<enter>");
    assert!(flat(&play).contains("Esc, then e and 2 reopens it"), "{}", play.text());
    assert_eq!(play.session().topics[0].owner.as_ref().unwrap().person, play.session().people[0].id);
    play.keys("<esc><esc> e2<esc> o<ctrl+a>mark<enter>");
    assert_eq!(play.session().topics[0].owner.as_ref().unwrap().person, play.session().people[1].id);
}

#[test]
fn a_field_says_what_to_type_until_something_is_typed() {
    let mut play = standard("follow-up", (80, 24));
    play.keys("e");
    assert!(play.text().contains("(a sentence of your own"), "{}", play.text());
    play.keys("x");
    assert!(!play.text().contains("(a sentence of your own"), "{}", play.text());
}
