//! Searching by keys: what is asked of the world, what is shown, where Enter leads.

use crate::{
    app::{Msg, play::Play},
    domain::search::{Wanted, search},
    effect::{Done, Effect, Findings, FoundIn, Listed, Place},
    import::practice,
};

/// The search screen with what it finds in two sessions.
fn found(words: &str, width: u16, height: u16) -> Play {
    let session = practice::finished("demo".into()).session().clone();
    let hits = search(&session, &Wanted::read(words));
    let listed = |name: &str| Listed {
        name: name.to_owned(),
        company: "Acme".to_owned(),
        date: session.plan.date,
        ..Listed::of_file(format!("{name}.json").into())
    };
    let of = |name: &str| FoundIn { session: listed(name), hits: hits.clone() };
    let found = if hits.is_empty() { Vec::new() } else { vec![of("Q2 alignment"), of("Q1 alignment")] };
    let mut play = Play::new(width, height);
    play.msg(Msg::Done(Done::Library(vec![listed("Q1 alignment")])));
    play.keys("ls").keys(&words.replace(' ', "<space>")).keys("<enter>");
    play.msg(Msg::Done(Done::Found(Box::new(Findings { found, unread: 1 }))));
    play
}

#[test]
fn the_words_typed_are_asked_for_and_enter_opens_the_review_at_the_topic() {
    let mut play = found("buying signals", 80, 24);
    assert!(play.effects.contains(&Effect::Search("buying signals".to_owned())), "{:?}", play.effects);
    let text = play.text();
    assert!(text.contains("Lead: wording") && text.contains("buying signals"), "{text}");
    assert!(text.contains("in 2 sessions. 1 file cannot be read."), "{text}");
    play.keys("<end><pgdn><pgdn><pgup><up><down><enter>");
    let opened = play.effects.iter().rev().find_map(|effect| match effect {
        Effect::Open(path, place) => Some((path.display().to_string(), place.clone())),
        _ => None,
    });
    let (path, place) = opened.expect("it was opened");
    assert!(path.contains("alignment.json") && matches!(place, Place::ReviewAt(_)), "{path} {place:?}");
}

#[test]
fn what_is_found_stays_in_view_however_narrow_it_is() {
    let text = found("buying", 40, 12).text();
    assert!(text.lines().filter(|line| line.contains("buying")).count() > 1, "{text}");
}

#[test]
fn nothing_found_and_nothing_typed_are_said() {
    let play = found("zebra", 80, 24);
    assert!(play.text().contains("\"zebra\" was not found."), "{}", play.text());
    let mut play = found("zebra", 80, 24);
    play.keys("/<ctrl+a><backspace><enter>");
    assert!(play.text().contains("Type at least one word"), "{}", play.text());
    play.keys("<esc><esc>");
    assert_eq!(*play.model.place(), Place::Library);
}

#[test]
fn every_size_is_survived() {
    for words in ["lead", "zebra"] {
        found(words, 80, 24).sweep();
    }
}
