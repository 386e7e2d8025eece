//! What comes after the room as it is projected: the numbers check, what can still be done, looking back, comparing,
//! the next session and what was achieved, in four window sizes, without colour and in ASCII.
//!
//! `INSTA_UPDATE=always cargo test --test after_screens` accepts; look at what you accept.

#[path = "support/scenes.rs"]
mod scenes;

use scenes::Scene;
use smarketing::{
    app::{Msg, play::Play},
    domain::{
        history::Workshop,
        search::{Wanted, search},
        timeline::timeline,
    },
    effect::{Done, Findings, FoundIn, Listed, Place},
    import::practice,
};

/// A picture: its name, the session it is of, where to look, and the keys pressed there.
fn scene(name: &'static str, workshop: fn() -> Workshop, place: Place, keys: &'static str) -> Scene {
    let play = move |(width, height), theme| {
        let mut play = Play::resumed(workshop(), place.clone(), width, height);
        play.model.settings.theme = theme;
        play.keys(keys);
        gather(&mut play, &place);
        play
    };
    Scene { name, play: Box::new(play) }
}

/// The first quarter on the day it was closed.
fn closed() -> Workshop {
    practice::finished("q1".into())
}

/// The first quarter with what the numbers checks said since.
fn checked() -> Workshop {
    practice::reviewed("q1".into())
}

/// The second quarter before anybody has come.
fn next() -> Workshop {
    practice::second_planned("q2".into(), checked().session())
}

/// The second quarter, closed.
fn second() -> Workshop {
    practice::second("q2".into(), "q1".into())
}

fn scenes() -> Vec<Scene> {
    let follow_up = || "follow-up".into();
    vec![
        scene("after", closed, Place::After, ""),
        scene("after-checked", checked, Place::After, ""),
        scene("numbers", closed, Place::Numbers, ""),
        scene("numbers-answered", checked, Place::Numbers, "y<down>n<down>d"),
        scene("numbers-typing", closed, Place::Numbers, "y<enter>92 %"),
        scene("review", second, Place::Review, ""),
        scene("review-why", second, Place::Review, "<down><down>w"),
        scene("compare", second, Place::Compare, ""),
        scene("compare-whole", second, Place::Compare, "<enter>"),
        scene("next-session", checked, Place::NextSession, ""),
        scene("due", next, Place::Due, ""),
        scene("due-topic", next, Place::Due, "<down><down><down><down>"),
        scene("carried", next, Place::Topic(follow_up()), ""),
        scene("timeline", second, Place::Timeline(follow_up()), ""),
        scene("achieved", second, Place::Achieved, ""),
        scene("search", second, Place::Search, "trade<space>fair<enter>"),
    ]
}

/// What the world gathers from other files.
fn gather(play: &mut Play, place: &Place) {
    let session = play.session().clone();
    if let Place::Timeline(topic) = place {
        let stands = timeline(&session, topic, &[checked().session().clone()]);
        play.msg(Msg::Done(Done::Traced(stands)));
    }
    if *place == Place::Search {
        let listed = Listed {
            name: session.name.clone(),
            company: session.company.clone(),
            date: session.plan.date,
            ..Listed::of_file("q2.json".into())
        };
        let hits = search(&session, &Wanted::read("trade fair"));
        let found = vec![FoundIn { session: listed, hits }];
        play.msg(Msg::Done(Done::Found(Box::new(Findings { found, unread: 0 }))));
    }
}

#[test]
fn every_screen_reads_well() {
    scenes::read_well("after_snapshots", &scenes());
}

#[test]
fn nothing_is_told_by_colour_alone() {
    scenes::tell_nothing_by_colour_alone(&scenes());
}

#[test]
fn ascii_has_every_screen_in_ascii() {
    scenes::need_only_ascii(&scenes());
}
