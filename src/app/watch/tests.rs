//! What the room is shown of the window that leads, and what it is not.

use super::*;
use crate::{
    app::play::{Play, begin},
    domain::{command::Command, history::Workshop, session::Step},
    effect::{Effect, Place, Room},
    import::practice,
};

fn workshop() -> Workshop {
    practice::up_to("demo".into(), Step::Definitions).0
}

fn at(place: Place) -> Seen {
    let room = Room { step: Step::Definitions, place, ..Room::default() };
    Seen { workshop: workshop(), room: Some(room), is_open: true, is_there: true }
}

fn lead() -> Seen {
    at(Place::Topic("lead".into()))
}

fn watch(seen: Seen, width: u16, height: u16) -> Watch {
    let settings = Play::new(width, height).model.settings;
    Watch::new(settings, Size::new(width, height), (PathBuf::from("acme.json"), seen), begin())
}

fn text(watch: &impl Watcher, width: u16, height: u16) -> String {
    text_at(watch, (width, height), begin())
}

fn text_at(watch: &impl Watcher, (width, height): (u16, u16), now: Moment) -> String {
    let mut buffer = Buffer::empty(Rect::new(0, 0, width, height));
    watch.view(buffer.area, &mut buffer, now);
    let row = |y| (0..width).map(|x| buffer[(x, y)].symbol()).collect::<String>();
    let rows: Vec<String> = (0..height).map(|y| row(y).trim_end().to_owned()).collect();
    rows.join("\n")
}

fn press(watch: &mut Watch, keys: &str) -> Vec<WatchEffect> {
    let chords = keymap::parse_keys(keys).unwrap();
    chords.into_iter().flat_map(|chord| watch.take(WatchMsg::Key(chord), begin())).collect()
}

/// What a main window tells of itself.
fn told(play: &Play) -> Seen {
    let room = play.effects.iter().rev().find_map(|effect| match effect {
        Effect::Show(room) => Some(room.clone()),
        _ => None,
    });
    let workshop = play.open().workshop.clone();
    Seen { workshop, room: Some(room.expect("it told")), is_open: true, is_there: true }
}

/// The rows between headline and message line, of fourteen.
fn body(text: &str) -> Vec<&str> {
    text.split('\n').skip(1).take(11).collect()
}

#[test]
fn the_last_card_shows_the_room_neither_what_is_missing_nor_a_key() {
    let mut main = Play::at(workshop().session().clone(), Place::Close, 80, 24);
    main.keys("<pgdn>");
    assert!(main.text().contains("Enter closes"), "{}", main.text());
    let mirror = text_at(&watch(told(&main), 80, 24), (80, 24), main.now());
    assert!(mirror.contains("Thank you."), "{mirror}");
    for words in ["read aloud", "has not signed", "Enter"] {
        assert!(!mirror.contains(words), "{words:?} is in\n{mirror}");
    }
}

#[test]
fn a_screen_the_room_sees_is_the_room_view_of_the_same_screen() {
    let mut differ = Vec::new();
    for place in [
        Place::Baseline,
        Place::Topics(Step::Definitions),
        Place::Topic("lead".into()),
        Place::ReadAloud("lead".into()),
        Place::Promises,
        Place::Cadence,
        Place::Close,
    ] {
        let mut main = Play::at(workshop().session().clone(), place.clone(), 48, 14);
        main.keys("z");
        let mirror = text_at(&watch(told(&main), 48, 14), (48, 14), main.now());
        let main = main.text();
        if body(&mirror) != body(&main) {
            differ.push(format!("{place:?}\n{mirror}\n{main}"));
        }
        let title = main.lines().next().unwrap().split("  ").next().unwrap().to_owned();
        assert!(mirror.starts_with(&title), "{mirror}\n{main}");
        assert_eq!(mirror.lines().last(), Some(""), "no hints\n{mirror}");
    }
    assert!(differ.is_empty(), "{}", differ.join("\n\n"));
}

#[test]
fn a_vote_by_consent_asks_what_the_main_window_asks() {
    let mut main = Play::at(workshop().session().clone(), Place::Topic("follow-up".into()), 80, 24);
    for (keys, words) in [
        ("v", "1 of 3"),
        ("<enter>", "2 of 3"),
        ("<enter>", "Ask Sales: does anybody object?"),
        ("=<tab>", "Ask Marketing: does anybody object?"),
    ] {
        main.keys(keys);
        assert!(main.text().contains(words), "{}", main.text());
        for (width, height) in [(80, 24), (48, 14)] {
            let mirror = text(&watch(told(&main), width, height), width, height);
            assert!(mirror.contains(words), "{mirror}\n{}", main.text());
        }
    }
    let before = told(&main).room;
    main.keys("2");
    assert_eq!(told(&main).room, before, "an objection that is typed is not told");
}

#[test]
fn a_window_too_small_for_the_wording_is_paged_from_the_main_window() {
    let mut workshop = workshop();
    let text_of = "Somebody who asked for a conversation and told us about a date this quarter. ".repeat(7);
    let word = Command::Word { topic: "lead".into(), text: text_of.trim().to_owned() };
    workshop.commit(vec![word], begin()).unwrap();
    let mut main = Play::resumed(workshop, Place::ReadAloud("lead".into()), 120, 40);
    for words in ["1 of 3", "2 of 3", "3 of 3", "1 of 3"] {
        assert!(!main.text().contains(" of 3"), "{}", main.text());
        let mirror = text(&watch(told(&main), 40, 12), 40, 12);
        assert!(mirror.contains(words), "{mirror}");
        main.keys("<space>");
    }
}

#[test]
fn what_is_not_for_the_room_is_a_quiet_card() {
    for place in [Place::Home, Place::Library, Place::Export, Place::Search, Place::Words, Place::NextSession]
    {
        let shown = text(&watch(at(place), 60, 20), 60, 20);
        assert_eq!(shown.trim(), "Acme: Q1 alignment");
    }
}

#[test]
fn a_session_that_has_not_begun_says_when_it_does() {
    let planned = practice::planned("demo".into());
    let seen = Seen { workshop: planned, room: None, is_open: false, is_there: true };
    let shown = text(&watch(seen, 60, 20), 60, 20);
    assert!(shown.contains("Acme: Q1 alignment") && shown.contains("We begin at 13:10."), "{shown}");
}

#[test]
fn closed_windows_wait_and_go_on_and_the_thanks_stay() {
    let mut watch = watch(lead(), 60, 20);
    let send = |watch: &mut Watch, seen: Seen| watch.take(WatchMsg::Seen(Box::new(seen)), begin());
    send(&mut watch, Seen { is_open: false, ..lead() });
    let shown = text(&watch, 60, 20);
    assert!(shown.contains("waiting for the main window") && !shown.contains("Lead"), "{shown}");
    send(&mut watch, lead());
    assert!(text(&watch, 60, 20).starts_with(" Lead"));
    send(&mut watch, Seen { is_open: false, ..at(Place::Thanks) });
    assert!(text(&watch, 60, 20).contains("Thank you"));
    assert!(!text(&watch, 60, 20).contains("waiting"));
}

#[test]
fn a_file_that_is_gone_keeps_the_last_picture() {
    let mut watch = watch(lead(), 80, 24);
    let before = text(&watch, 80, 24);
    watch.take(WatchMsg::Seen(Box::new(Seen { is_there: false, is_open: false, ..lead() })), begin());
    let after = text(&watch, 80, 24);
    assert!(after.contains("this is the last picture"), "{after}");
    assert_eq!(after.lines().take(22).collect::<Vec<_>>(), before.lines().take(22).collect::<Vec<_>>());
}

#[test]
fn freeze_holds_the_picture_and_blank_hides_it_even_then() {
    let mut watch = watch(lead(), 60, 20);
    press(&mut watch, "f");
    watch.take(WatchMsg::Seen(Box::new(at(Place::Cadence))), begin());
    let shown = text(&watch, 60, 20);
    assert!(shown.starts_with(" Lead") && shown.trim_end().ends_with("frozen"), "{shown}");
    let mut blanked = lead();
    blanked.room.as_mut().unwrap().blank = true;
    watch.take(WatchMsg::Seen(Box::new(blanked)), begin());
    assert_eq!(text(&watch, 60, 20).trim(), "");
    watch.take(WatchMsg::Seen(Box::new(at(Place::Cadence))), begin());
    press(&mut watch, "f");
    assert!(!text(&watch, 60, 20).starts_with(" Lead"));
    press(&mut watch, ".");
    assert_eq!(text(&watch, 60, 20).trim(), "");
    assert!(press(&mut watch, "bvx5<enter>?z").is_empty());
    for leave in ["q", "<esc>", "<ctrl+c>"] {
        assert_eq!(press(&mut watch, leave), [WatchEffect::Leave], "{leave}");
    }
}

#[test]
fn half_typed_text_is_not_shown_and_any_window_will_do() {
    let mut main = Play::at(workshop().session().clone(), Place::Topic("lead".into()), 80, 24);
    main.keys("exylophone").wait(5);
    assert!(main.text().contains("xylophone"), "{}", main.text());
    for (width, height) in [(0, 0), (1, 1), (39, 11), (40, 12), (48, 14), (80, 24), (200, 50)] {
        for seen in [told(&main), lead(), at(Place::Export), Seen { room: None, is_open: false, ..lead() }] {
            let shown = text(&watch(seen, width, height), width, height);
            assert!(!shown.contains("xylophone"), "{shown}");
        }
    }
    main.keys("<enter>");
    let shown = text(&watch(told(&main), 80, 24), 80, 24);
    assert!(shown.contains("xylophone"), "what is written is shown\n{shown}");
}

#[test]
fn the_part_of_a_screen_that_is_in_view_is_followed() {
    for (place, part) in [
        (Place::CheckIn, 2),
        (Place::Close, 4),
        (Place::Words, 1),
        (Place::Tally(crate::domain::baseline::tally::Occasion::Opening), 1),
    ] {
        let mut seen = at(place.clone());
        let first = text(&watch(seen.clone(), 80, 24), 80, 24);
        seen.room.as_mut().unwrap().part = part;
        let turned = text(&watch(seen, 80, 24), 80, 24);
        println!("{place:?}\n{first}\n-----\n{turned}");
        assert_ne!(first, turned, "{place:?}");
    }
}

#[test]
fn a_window_tells_which_part_it_has_in_view() {
    let mut play = Play::at(workshop().session().clone(), Place::Close, 80, 24);
    play.keys("<tab>");
    let told = told(&play).room;
    assert_eq!(told.map(|room| (room.place, room.part > 0)), Some((Place::Close, true)));
}
