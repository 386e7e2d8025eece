//! The main screens in German, in the designed window and on half a projector: nothing is cut, nothing is English but
//! what the practice company says itself.

use super::{
    speak_german,
    stopped::{almost, checked_in, finished, lead_objected, lead_worded},
};
use smarketing::{
    app::play::Play,
    domain::{
        baseline::tally::Occasion,
        session::{Session, Step},
    },
    effect::Place,
};

const SIZES: [(u16, u16); 2] = [(48, 14), (80, 24)];

/// A picture's name and how to get there.
type Scene = (&'static str, fn(u16, u16) -> Play);

/// A place in a session, after these keys.
fn at(session: Session, place: Place, (width, height): (u16, u16), keys: &str) -> Play {
    let mut play = Play::at(session, place, width, height);
    play.keys(keys);
    play
}

fn topic(id: &str) -> Place {
    Place::Topic(id.into())
}

const SCENES: &[Scene] = &[
    ("home-empty", Play::new),
    ("new-length", |w, h| {
        let mut play = Play::new(w, h);
        play.keys("n<enter><enter>");
        play
    }),
    ("check-in", |w, h| at(checked_in(), Place::CheckIn, (w, h), "")),
    ("check-in-rules", |w, h| at(checked_in(), Place::CheckIn, (w, h), "<tab><tab>")),
    ("baseline", |w, h| at(almost(), Place::Baseline, (w, h), "")),
    ("item", |w, h| at(almost(), Place::Item("q5".to_owned()), (w, h), "")),
    ("in-room", |w, h| at(checked_in(), Place::Tally(Occasion::Opening), (w, h), "")),
    ("topics", |w, h| at(almost(), Place::Topics(Step::Sla), (w, h), "")),
    ("topic-vote", |w, h| at(lead_worded(), topic("lead"), (w, h), "v 554444<tab>433")),
    ("topic-decide", |w, h| at(lead_objected(), topic("lead"), (w, h), "")),
    ("topic-help", |w, h| at(lead_worded(), topic("lead"), (w, h), "?")),
    ("topic-palette", |w, h| at(lead_worded(), topic("lead"), (w, h), ":")),
    ("weights", |w, h| at(almost(), Place::Weights("market".into()), (w, h), "")),
    ("promise", |w, h| at(almost(), topic("follow-up"), (w, h), "")),
    ("promises", |w, h| at(almost(), Place::Promises, (w, h), "")),
    ("funnel", |w, h| at(almost(), Place::Funnel, (w, h), "")),
    ("cadence", |w, h| at(almost(), Place::Topics(Step::Cadence), (w, h), "")),
    ("agenda", |w, h| at(almost(), Place::CheckIn, (w, h), "a")),
    ("timer", |w, h| at(almost(), topic("lead"), (w, h), "t")),
    ("parking", |w, h| at(almost(), topic("lead"), (w, h), "p")),
    ("go-to", |w, h| at(almost(), topic("lead"), (w, h), "g")),
    ("close", |w, h| at(almost(), Place::Close, (w, h), "")),
    ("close-sign", |w, h| at(almost(), Place::Close, (w, h), "<tab><tab><tab>")),
    ("keep", |w, h| at(almost(), Place::Keep(Some("follow-up".into())), (w, h), "")),
    ("calendars", |w, h| at(almost(), Place::Calendars, (w, h), "")),
    ("calendar", |w, h| at(almost(), Place::Calendars, (w, h), "<enter>")),
    ("deadlines", |w, h| at(almost(), Place::Deadlines("follow-up".into()), (w, h), "")),
    ("meetings", |w, h| at(almost(), Place::Cadence, (w, h), "")),
    ("numbers", |w, h| at(finished(), Place::Numbers, (w, h), "")),
    ("review", |w, h| at(finished(), Place::Review, (w, h), "")),
    ("after", |w, h| at(finished(), Place::After, (w, h), "")),
    ("so-far", |w, h| at(almost(), Place::SoFar, (w, h), "")),
    ("room-view", |w, h| at(lead_worded(), topic("lead"), (w, h), "z")),
    ("words", |w, h| at(almost(), Place::Words, (w, h), "")),
    ("decide-park", |w, h| at(lead_objected(), topic("lead"), (w, h), "4")),
    ("export", |w, h| at(finished(), Place::Export, (w, h), "")),
];

#[test]
fn the_main_screens_read_well() {
    speak_german();
    insta::with_settings!({ snapshot_path => "../german_snapshots", prepend_module_to_snapshot => false, omit_expression => true }, {
        for (name, scene) in SCENES {
            for (width, height) in SIZES {
                insta::assert_snapshot!(format!("{name}-{width}x{height}"), scene(width, height).text());
            }
        }
    });
}

/// Words that stand in the frame of every screen, and in English would say that a word is not taken from the file.
#[test]
fn no_key_hint_is_english() {
    speak_german();
    for (name, scene) in SCENES {
        let text = scene(80, 24).text();
        let last = text.lines().rev().find(|line| !line.trim().is_empty()).unwrap_or_default().to_owned();
        let words = last.split(|c: char| !c.is_alphabetic());
        for word in words {
            let english =
                ["help", "next", "choose", "open", "back", "close", "write", "vote"].contains(&word);
            assert!(!english, "{name}: {word:?} in {last:?}");
        }
    }
}
