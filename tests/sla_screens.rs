//! The SLA step as it is projected: promises that fit, slip, cannot be kept and have holes, what is behind their
//! numbers, opening hours and deadlines, in four window sizes, without colour and in ASCII.
//!
//! `INSTA_UPDATE=always cargo test --test sla_screens` accepts; look at what you accept.

#[path = "support/made_promises.rs"]
mod made_promises;

use made_promises::{Effort, FITTING, IMPOSSIBLE, SLIPPING, session};
use smarketing::{
    app::play::Play,
    domain::session::Step,
    effect::Place,
    theme::{Theme, Variant},
};

/// Small, the size of half a projector, designed, wide.
const SIZES: [(u16, u16); 4] = [(40, 12), (48, 14), (80, 24), (120, 40)];

/// A picture: its name, what was said of the effort, where to look, and the keys pressed there.
struct Scene {
    name: &'static str,
    effort: Option<Effort>,
    place: Place,
    keys: &'static str,
}

fn scene(name: &'static str, effort: impl Into<Option<Effort>>, place: Place, keys: &'static str) -> Scene {
    Scene { name, effort: effort.into(), place, keys }
}

fn topic(id: &str) -> Place {
    Place::Topic(id.into())
}

fn scenes() -> Vec<Scene> {
    let keep = || Place::Keep(Some("follow-up".into()));
    vec![
        scene("list", FITTING, Place::Topics(Step::Sla), ""),
        scene("promise-fitting", FITTING, topic("follow-up"), "<down><down>"),
        scene("promise-slipping", SLIPPING, topic("follow-up"), "<down><down>"),
        scene("promise-impossible", IMPOSSIBLE, topic("follow-up"), "<down><down>"),
        scene("promise-with-holes", None, topic("sent-back"), ""),
        scene("promise-lacking", None, topic("follow-up"), ""),
        scene(
            "promise-typing",
            FITTING,
            topic("follow-up"),
            "<down><down><down><enter><ctrl+w><ctrl+w><ctrl+w>2h",
        ),
        scene("promise-details", FITTING, topic("attempts"), "m<end>"),
        scene("keep-fitting", FITTING, keep(), ""),
        scene("keep-impossible", IMPOSSIBLE, keep(), ""),
        scene("keep-what-if", SLIPPING, keep(), "<down>+<down><down>-"),
        scene("keep-lacking", None, keep(), ""),
        scene("funnel", FITTING, Place::Funnel, ""),
        scene("funnel-empty", None, Place::Funnel, ""),
        scene("origin", FITTING, topic("volume"), "<down><down>f"),
        scene("calendar", FITTING, Place::Calendar("standard".into()), ""),
        scene("deadlines", FITTING, Place::Deadlines("follow-up".into()), ""),
        scene("promises", FITTING, Place::Promises, ""),
    ]
}

fn played(scene: &Scene, (width, height): (u16, u16), theme: Theme) -> Play {
    let mut play = Play::at(session(scene.effort), scene.place.clone(), width, height);
    play.model.settings.theme = theme;
    play.keys(scene.keys);
    play.simulate();
    play
}

#[test]
fn every_screen_reads_well() {
    insta::with_settings!({ snapshot_path => "sla_snapshots", prepend_module_to_snapshot => false, omit_expression => true }, {
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
