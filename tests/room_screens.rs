//! What eleven people look at for three hours: the agenda when it gets late, breaks, cards and pairs, silence and
//! hearing, the words read aloud, hands and the room view, in four window sizes, without
//! colour and in ASCII.
//!
//! `INSTA_UPDATE=always cargo test --test room_screens` accepts; look at what you accept.

#[path = "support/scenes.rs"]
mod scenes;

use scenes::Scene;
use smarketing::{
    app::play::Play,
    domain::{history::Workshop, session::Step},
    effect::Place,
    import::practice,
    theme::Variant,
};

/// A picture: its name, where to look, and the keys pressed there.
fn scene(name: &'static str, workshop: fn() -> Workshop, place: Place, keys: &'static str) -> Scene {
    let play = move |(width, height), theme| {
        let play = Play::new(width, height).with_room_theme(Variant::RoomLight, theme);
        let mut play = play.resuming(workshop(), place.clone());
        play.keys(keys);
        play
    };
    Scene { name, play: Box::new(play) }
}

/// The practice afternoon when its definitions begin.
fn definitions() -> Workshop {
    practice::up_to("room".into(), Step::Definitions).0
}

/// The same when its promises begin.
fn promises() -> Workshop {
    practice::up_to("room".into(), Step::Sla).0
}

fn scenes() -> Vec<Scene> {
    let lead = || "lead".into();
    vec![
        scene("agenda", definitions, Place::CheckIn, "a"),
        scene("timer", definitions, Place::CheckIn, "t"),
        scene("take-break", definitions, Place::CheckIn, "tb"),
        scene("rest", definitions, Place::CheckIn, "tb<enter>"),
        scene("energiser", definitions, Place::CheckIn, "te"),
        scene("pairs", definitions, Place::Pairs { draw: 7, topic: Some(lead()) }, ""),
        scene("silent", definitions, Place::Silent(lead()), ""),
        scene("hearing", definitions, Place::Hearing(lead()), ""),
        scene("read-aloud", promises, Place::ReadAloud(lead()), ""),
        scene("room-view", promises, Place::Topic("messaging".into()), "z"),
        scene("room-view-agreed", promises, Place::Topic(lead()), "z"),
        scene("room-view-vote", promises, Place::Topic("follow-up".into()), "zv"),
    ]
}

#[test]
fn every_screen_reads_well() {
    scenes::read_well("room_snapshots", &scenes());
}

#[test]
fn nothing_is_told_by_colour_alone() {
    scenes::tell_nothing_by_colour_alone(&scenes());
}

#[test]
fn ascii_has_every_screen_in_ascii() {
    scenes::need_only_ascii(&scenes());
}
