//! The SLA step as it is projected: promises that fit, slip, cannot be kept and have holes, what is behind their
//! numbers, opening hours and deadlines, in four window sizes, without colour and in ASCII.
//!
//! `INSTA_UPDATE=always cargo test --test sla_screens` accepts; look at what you accept.

#[path = "support/made_promises.rs"]
mod made_promises;
#[path = "support/scenes.rs"]
mod scenes;

use made_promises::{Effort, FITTING, IMPOSSIBLE, SLIPPING, session};
use scenes::Scene;
use smarketing::{app::play::Play, domain::session::Step, effect::Place};

/// A picture: its name, what was said of the effort, where to look, and the keys pressed there.
fn scene(name: &'static str, effort: impl Into<Option<Effort>>, place: Place, keys: &'static str) -> Scene {
    let effort = effort.into();
    let play = move |(width, height), theme| {
        let mut play = Play::at(session(effort), place.clone(), width, height);
        play.model.settings.theme = theme;
        play.keys(keys);
        play.simulate();
        play
    };
    Scene { name, play: Box::new(play) }
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

#[test]
fn every_screen_reads_well() {
    scenes::read_well("sla_snapshots", &scenes());
}

#[test]
fn nothing_is_told_by_colour_alone() {
    scenes::tell_nothing_by_colour_alone(&scenes());
}

#[test]
fn ascii_has_every_screen_in_ascii() {
    scenes::need_only_ascii(&scenes());
}
