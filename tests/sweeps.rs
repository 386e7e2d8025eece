//! Sweeps over the whole program without a terminal: every size, any keys, any text. Nothing panics, nothing typed is
//! lost, and the log always replays to the session.

use proptest::prelude::*;
use ratatui::layout::Size;
use smarketing::{
    app::{Msg, play::Play},
    domain::{funnel::Number, session::Step},
    effect::Place,
    import::practice,
};

/// Places the sweeps start from: one of every screen.
fn places() -> Vec<Place> {
    let mut places = vec![
        Place::CheckIn,
        Place::Baseline,
        Place::Item("q3".to_owned()),
        Place::ImportSurvey,
        Place::Weights("market".into()),
        Place::Promises,
        Place::Calendars,
        Place::Calendar("standard".into()),
        Place::Deadlines("follow-up".into()),
        Place::Keep(None),
        Place::Keep(Some("follow-up".into())),
        Place::Funnel,
        Place::Origin(Number::Needed(1)),
        Place::Cadence,
        Place::Close,
        Place::Thanks,
        Place::SoFar,
        Place::Review,
        Place::Export,
        Place::Agenda,
        Place::Parking,
        Place::Timer,
        Place::GoTo,
        Place::Help,
        Place::Palette,
        Place::SaveElsewhere,
        Place::Library,
        Place::New,
    ];
    places.extend(Step::ALL.map(Place::Topics));
    places.extend(
        ["goal", "lead", "market", "messaging", "persona", "follow-up", "sent-back", "numbers-check"]
            .map(|id| Place::Topic(id.into())),
    );
    places
}

fn play(place: Place, width: u16, height: u16) -> Play {
    let mut session = practice::finished("practice".into()).session().clone();
    session.closed_at = None;
    Play::at(session, place, width, height)
}

#[test]
fn every_screen_draws_at_every_size() {
    for place in places() {
        let mut play = play(place, 80, 24);
        for width in 0..=40 {
            for height in 0..=15 {
                play.msg(Msg::Resize(Size::new(width, height)));
            }
        }
        for (width, height) in [(48, 14), (60, 20), (80, 24), (120, 40), (200, 50), (1000, 3), (3, 500)] {
            play.msg(Msg::Resize(Size::new(width, height)));
        }
    }
}

/// Keys a person can press, the ones that do things more often than letters.
fn key() -> impl Strategy<Value = String> {
    prop_oneof![
        4 => prop::sample::select(vec![
            "<enter>", "<esc>", "<tab>", "<backtab>", "<up>", "<down>", "<left>", "<right>", "<pgdn>", "<pgup>",
            "<space>", "<backspace>", "<delete>", "<home>", "<end>", "<ctrl+z>", "<ctrl+y>", "<ctrl+p>", "<ctrl+j>", "<ctrl+s>",
            "<ctrl+w>", "<ctrl+a>", "<f1>",
        ]).prop_map(str::to_owned),
        4 => prop::sample::select("abcdefghijklmnopqrstuvwxyz0123456789=+-!/?:.,".chars().collect::<Vec<_>>())
            .prop_map(String::from),
        1 => prop::sample::select(vec!["é", "あ", "e\u{301}", "👩‍👩‍👧", "\u{202e}", "\u{200b}"]).prop_map(str::to_owned),
    ]
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 48, ..ProptestConfig::default() })]

    /// Any keys anywhere: no panic, and the log replays to the session.
    #[test]
    fn any_keys_keep_replay_equal_to_state(at in 0..200_usize, keys in prop::collection::vec(key(), 1..40)) {
        let places = places();
        let mut play = play(places[at % places.len()].clone(), 80, 24);
        for key in keys {
            play.keys(&key);
        }
        if let Some(open) = &play.model.open {
            let replayed = open.workshop.replay();
            prop_assert_eq!(replayed.as_ref(), Some(open.workshop.session()));
            let stored = serde_json::to_string(open.workshop.session()).expect("a session serialises");
            let back: smarketing::domain::session::Session = serde_json::from_str(&stored).expect("and comes back");
            prop_assert_eq!(&back, open.workshop.session());
        }
    }

    /// Any text in a wording is kept, whatever it is made of, through drawing at any size.
    #[test]
    fn any_text_is_kept(text in "\\PC{1,40}|[\u{0}-\u{1f}\u{7f}-\u{9f}あé👍🏽\u{301}\u{202e}a ]{1,20}", width in 40..90_u16) {
        let mut play = play(Place::Topic("persona".into()), width, 24);
        play.keys("e");
        play.msg(Msg::Paste(text.clone()));
        play.keys("<esc>");
        let kept = play.model.drafts().values().any(|draft| *draft == smarketing::text::normalize_breaks(&text));
        prop_assert!(kept, "{:?}", play.model.drafts());
        play.keys("e<enter>");
        let wording = play.session().topic(&"persona".into()).expect("there").text.clone();
        let normalized = smarketing::text::normalize_breaks(&text);
        prop_assert_eq!(wording, normalized.trim());
        play.text();
    }

    /// No three keys leave a live session, except by q and its answer, or Ctrl+C twice.
    #[test]
    fn no_three_keys_leave_a_live_session(at in 0..200_usize, keys in prop::collection::vec(key(), 3)) {
        prop_assume!(!keys.iter().any(|key| key == "q" || key == "y"));
        let places: Vec<Place> = places().into_iter().filter(Place::is_in_session).collect();
        let mut play = play(places[at % places.len()].clone(), 80, 24);
        for key in keys {
            play.keys(&key);
        }
        prop_assert!(play.model.open.is_some());
    }
}
