//! What eleven people look at for three hours: the agenda when it gets late, breaks, cards and pairs, silence and
//! hearing, the words read aloud, hands and the room view, in four window sizes, without
//! colour and in ASCII.
//!
//! `INSTA_UPDATE=always cargo test --test room_screens` accepts; look at what you accept.

use smarketing::{
    app::play::Play,
    domain::{history::Workshop, session::Step},
    effect::Place,
    import::practice,
    theme::{Theme, Variant},
};

/// The smallest, half a projector, the designed one, a wide one.
const SIZES: [(u16, u16); 4] = [(40, 12), (48, 14), (80, 24), (120, 40)];

/// A picture: its name, where to look, and the keys pressed there.
struct Scene {
    name: &'static str,
    workshop: fn() -> Workshop,
    place: Place,
    keys: &'static str,
}

fn scene(name: &'static str, workshop: fn() -> Workshop, place: Place, keys: &'static str) -> Scene {
    Scene { name, workshop, place, keys }
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

fn played(scene: &Scene, (width, height): (u16, u16), theme: Theme) -> Play {
    let play = Play::new(width, height).with_room_theme(Variant::RoomLight, theme);
    let mut play = play.resuming((scene.workshop)(), scene.place.clone());
    play.keys(scene.keys);
    play
}

#[test]
fn every_screen_reads_well() {
    insta::with_settings!({ snapshot_path => "room_snapshots", prepend_module_to_snapshot => false, omit_expression => true }, {
        for scene in scenes() {
            for size in SIZES {
                let text = played(&scene, size, Theme::new(Variant::Auto, false, false)).text();
                insta::assert_snapshot!(format!("{}-{}x{}", scene.name, size.0, size.1), text);
            }
        }
    });
}

#[test]
fn nothing_is_told_by_colour_alone() {
    for scene in scenes() {
        let text = |plain| played(&scene, (80, 24), Theme::new(Variant::Auto, plain, false)).text();
        assert_eq!(text(false), text(true), "{}", scene.name);
    }
}

#[test]
fn ascii_has_every_screen_in_ascii() {
    for scene in scenes() {
        let text = played(&scene, (80, 24), Theme::new(Variant::Auto, false, true)).text();
        assert!(text.is_ascii(), "{}:\n{text}", scene.name);
    }
}
