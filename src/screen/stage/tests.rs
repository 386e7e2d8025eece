//! Every stage in the two kinds of glyphs.

use crate::{
    app::play::Play,
    domain::moment::Moment,
    effect::Place,
    import::practice,
    theme::{Theme, Variant},
};

type MakePlace = fn() -> Place;

/// The lead runs in the practice session; the keys lead to each stage.
const STAGES: [(&str, MakePlace); 5] = [
    ("tb<enter>", || Place::Rest),
    ("te", || Place::Energiser),
    ("n", || Place::Silent("lead".into())),
    ("n<enter>", || Place::Hearing("lead".into())),
    ("eA person<enter>s", || Place::ReadAloud("lead".into())),
];

fn play(ascii: bool, (width, height): (u16, u16)) -> Play {
    let at = Moment::parse("2026-03-12T12:54:54Z").expect("a time");
    let workshop = practice::until("demo".into(), at);
    let mut play = Play::resumed(workshop, Place::Topic("lead".into()), width, height);
    play.model.settings.theme = Theme::new(Variant::RoomLight, false, ascii);
    play
}

#[test]
fn each_stage_is_a_few_keys_away_and_needs_no_glyph_beyond_ascii() {
    for size in [(40, 12), (48, 14), (80, 24), (120, 40)] {
        for (keys, place) in STAGES {
            let mut play = play(true, size);
            play.keys(keys);
            assert_eq!(play.model.place(), &place(), "{keys}");
            let text = play.text();
            println!("{text}");
            assert!(text.is_ascii(), "{text}");
        }
    }
}

#[test]
fn the_clicker_leaves_every_stage() {
    for (keys, place) in STAGES {
        for key in ["<pgdn>", "<pgup>"] {
            let mut play = play(false, (80, 24));
            play.keys(keys);
            play.keys(key);
            assert_ne!(play.model.place(), &place(), "{keys} {key}");
        }
    }
}
