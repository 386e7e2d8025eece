//! The practice session reviewed by keys.

use crate::{app::play::Play, effect::Place, import::practice};

fn play(width: u16, height: u16) -> Play {
    Play::resumed(practice::finished("demo".into()), Place::Review, width, height)
}

#[test]
fn the_list_shows_where_every_topic_stands() {
    let text = play(80, 24).text();
    assert!(text.contains("► Our shared goal") && text.contains("√ agreed"), "{text}");
    assert!(text.contains("Closed Thu 12 Mar"), "{text}");
}

#[test]
fn why_tells_votes_and_objections_word_for_word() {
    let mut play = play(120, 60);
    play.keys("/ messaging<enter>w");
    let text = play.text();
    let session = practice::finished("demo".into()).session().clone();
    let messaging = session.topic(&"messaging".into()).unwrap();
    assert!(text.contains(&messaging.proposals[0].text), "{text}");
    assert!(text.contains("Hanna Vogel"), "she asked to be named:\n{text}");
    assert!(text.contains("go ahead, disagreement written down"), "{text}");
    assert!(text.contains("vote 1 on draft 1, fist to five"), "{text}");
}

#[test]
fn searching_leaves_the_topics_that_say_it_and_esc_brings_all_back() {
    let mut play = play(80, 24);
    play.keys("/ brochure-that-nobody-wrote");
    assert!(play.text().contains("Nothing fits"), "{}", play.text());
    play.keys("<esc>");
    assert!(play.text().contains("Our shared goal"), "{}", play.text());
    play.keys("/<ctrl+a>buying signals<enter>");
    assert!(play.text().contains("► Lead"), "{}", play.text());
    assert!(!play.text().contains("Our shared goal"), "{}", play.text());
    play.keys("<esc>");
    assert!(play.text().contains("Our shared goal"), "{}", play.text());
}

#[test]
fn it_is_read_topic_by_topic_and_changes_nothing() {
    let mut play = play(40, 12);
    let before = play.open().workshop.seq();
    play.keys("<enter>");
    assert!(play.text().contains("1 of"), "{}", play.text());
    play.keys("<pgdn><down><right>w<left><end><home>");
    assert!(play.text().contains("1 of"), "{}", play.text());
    play.keys("<esc>");
    assert!(play.text().contains("► Our shared goal"), "{}", play.text());
    assert_eq!(play.open().workshop.seq(), before);
}

#[test]
fn it_can_be_read_in_any_window() {
    for (width, height) in [(80, 24), (48, 14), (40, 12)] {
        let mut play = play(width, height);
        println!("{}", play.text());
        play.keys("/ messaging<enter>w");
        println!("{}", play.text());
        play.keys("<end>");
        println!("{}", play.text());
        assert!(play.text().contains("minutes used"), "{}", play.text());
    }
}

#[test]
fn the_chosen_topic_is_copied_and_the_comparison_is_one_key_away() {
    let mut play = play(80, 24);
    play.keys("<down>y");
    let copied = play.effects.iter().any(|effect| {
        matches!(effect, crate::effect::Effect::Copy(text) if text.contains("buying signals"))
    });
    assert!(copied, "{:?}", play.effects);
    play.keys("d");
    assert_eq!(play.model.place(), &Place::Compare);
    assert!(play.text().contains("no other session"), "{}", play.text());
    play.keys("<esc>");
    assert_eq!(play.model.place(), &Place::Review);
}
