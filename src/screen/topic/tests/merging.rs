//! Merging: whoever types the wording has every proposal in view; the smallest window shows how each begins.

use super::SIZES;
use crate::{app::play::Play, domain::topic::Author, effect::Place};

/// Both teams brought something to the lead, in the smallest window too.
fn proposed((width, height): (u16, u16)) -> Play {
    let mut play = Play::at(super::empty("lead"), Place::Topic("lead".into()), width, height);
    play.keys("<enter>A person with a budget<enter>");
    play.keys("<down><enter>Somebody who downloaded two assets<enter>");
    play
}

#[test]
fn both_proposals_are_in_view_while_the_wording_is_typed() {
    for size in SIZES {
        let mut play = proposed(size);
        play.keys("eA person who asked<enter>");
        play.keys("e<end>, to talk");
        let text = play.text();
        println!("{text}");
        let whole = ["budget", "downloaded", "asked, to talk"];
        let begun = ["A person with", "Somebody who", "asked, to talk"];
        for words in if size == (40, 12) { begun } else { whole } {
            assert!(text.contains(words), "{words} at {size:?}:\n{text}");
        }
    }
}

#[test]
fn a_mixed_group_brings_a_proposal_of_its_own() {
    for size in SIZES {
        let mut play = proposed(size);
        play.keys("i");
        println!("{}", play.text());
        play.keys("Both of it<enter>");
        let topic = play.session().topic(&"lead".into()).expect("there");
        assert_eq!(topic.proposal(Author::Mixed).map(|proposal| proposal.text.as_str()), Some("Both of it"));
        assert!(play.text().contains("A mixed group: Both of it") || size.0 < 80, "{}", play.text());
        play.keys("eA person");
        assert!(play.text().contains("Both of it"), "{}", play.text());
    }
}
