//! What comes after the room as it is projected: the numbers check, what can still be done, looking back, comparing,
//! the next session and what was achieved, in four window sizes, without colour and in ASCII.
//!
//! `INSTA_UPDATE=always cargo test --test after_screens` accepts; look at what you accept.

use smarketing::{
    app::{Msg, play::Play},
    domain::{
        history::Workshop,
        search::{Wanted, search},
        timeline::timeline,
    },
    effect::{Done, Findings, FoundIn, Listed, Place},
    import::practice,
    theme::{Theme, Variant},
};

/// Small, the size of half a projector, designed, wide.
const SIZES: [(u16, u16); 4] = [(40, 12), (48, 14), (80, 24), (120, 40)];

/// A picture: its name, the session it is of, where to look, and the keys pressed there.
struct Scene {
    name: &'static str,
    workshop: fn() -> Workshop,
    place: Place,
    keys: &'static str,
}

fn scene(name: &'static str, workshop: fn() -> Workshop, place: Place, keys: &'static str) -> Scene {
    Scene { name, workshop, place, keys }
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

fn played(scene: &Scene, (width, height): (u16, u16), theme: Theme) -> Play {
    let mut play = Play::resumed((scene.workshop)(), scene.place.clone(), width, height);
    play.model.settings.theme = theme;
    play.keys(scene.keys);
    let session = play.session().clone();
    // What the world gathers from other files.
    if let Place::Timeline(topic) = &scene.place {
        let stands = timeline(&session, topic, &[checked().session().clone()]);
        play.msg(Msg::Done(Done::Traced(stands)));
    }
    if scene.place == Place::Search {
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
    play
}

#[test]
fn every_screen_reads_well() {
    insta::with_settings!({ snapshot_path => "after_snapshots", prepend_module_to_snapshot => false, omit_expression => true }, {
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
