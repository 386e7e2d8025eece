//! No dead key: every key a footer names does something where it is named. It changes the picture, asks something of
//! the world, or says why not.

#[path = "support/made_promises.rs"]
#[expect(dead_code, reason = "one effort is enough here")]
mod made_promises;
#[path = "support/stopped.rs"]
mod stopped;

use made_promises::{FITTING, session};
use smarketing::{
    app::play::Play,
    domain::{baseline::tally::Occasion, history::Workshop, session::Step},
    effect::{Ending, Place},
    import::practice,
};
use stopped::{almost, checked_in, finished, lead_objected, lead_worded};

/// The window screens are designed for: in a larger one there is less to scroll.
const SIZE: (u16, u16) = (80, 24);

/// Where to look, and what has to be pressed first.
struct Scene {
    name: &'static str,
    play: Box<dyn Fn(u16, u16) -> Play>,
}

fn at(name: &'static str, workshop: fn() -> Workshop, place: Place, keys: &'static str) -> Scene {
    let play = move |width, height| {
        let mut play = Play::resumed(workshop(), place.clone(), width, height);
        play.keys(keys);
        play
    };
    Scene { name, play: Box::new(play) }
}

fn topic(id: &str) -> Place {
    Place::Topic(id.into())
}

fn definitions() -> Workshop {
    practice::up_to("room".into(), Step::Definitions).0
}

fn promises() -> Workshop {
    practice::up_to("room".into(), Step::Sla).0
}

fn before_the_close() -> Workshop {
    Workshop::new(almost())
}

fn closed() -> Workshop {
    practice::finished("q1".into())
}

fn checked() -> Workshop {
    practice::reviewed("q1".into())
}

fn following() -> Workshop {
    practice::second_planned("q2".into(), checked().session())
}

fn measured() -> Workshop {
    Workshop::new(session(FITTING.into()))
}

fn before_the_room() -> Vec<Scene> {
    let arrived = || Workshop::new(checked_in());
    vec![
        Scene { name: "home", play: Box::new(Play::new) },
        Scene {
            name: "new",
            play: Box::new(|width, height| {
                let mut play = Play::new(width, height);
                play.keys("n<esc>");
                play
            }),
        },
        at("check-in", arrived, Place::CheckIn, ""),
        at("measured on", arrived, Place::CheckIn, "<tab>"),
        at("how we decide", arrived, Place::CheckIn, "<tab><tab>"),
        at("how we work", arrived, Place::CheckIn, "<tab><tab><tab>"),
        at("survey", before_the_close, Place::Baseline, ""),
        at("item", before_the_close, Place::Item("q5".to_owned()), ""),
        at("hands", arrived, Place::Tally(Occasion::Opening), ""),
        at("top three", arrived, Place::TopThree, ""),
        at("words", before_the_close, Place::Words, ""),
        at("due", following, Place::Due, ""),
    ]
}

fn at_work() -> Vec<Scene> {
    vec![
        at("definitions", definitions, Place::Topics(Step::Definitions), ""),
        at("lead", definitions, topic("lead"), ""),
        at("lead worded", || Workshop::new(lead_worded()), topic("lead"), ""),
        at("lead voting", || Workshop::new(lead_worded()), topic("lead"), "v5"),
        at("lead objected", || Workshop::new(lead_objected()), topic("lead"), ""),
        at("lead agreed", before_the_close, topic("lead"), ""),
        at("silent", definitions, Place::Silent("lead".into()), ""),
        at("hearing", definitions, Place::Hearing("lead".into()), ""),
        at("read aloud", promises, Place::ReadAloud("lead".into()), ""),
        at("weights", promises, Place::Weights("market".into()), ""),
        at("park it", || Workshop::new(lead_objected()), Place::Decide("lead".into(), Ending::Park), "<esc>"),
        at("room view", promises, topic("messaging"), "z"),
        at("pairs", definitions, Place::Pairs { draw: 7, topic: Some("lead".into()) }, ""),
        at("agenda", definitions, Place::CheckIn, "a"),
        at("timer", definitions, Place::CheckIn, "t"),
        at("break", definitions, Place::CheckIn, "tb"),
        at("rest", definitions, Place::CheckIn, "tb<enter>"),
        at("energiser", definitions, Place::CheckIn, "te"),
        at("parking lot", definitions, Place::CheckIn, "pA thing<enter><esc>"),
        at("go to", definitions, Place::CheckIn, "g"),
        at("so far", before_the_close, Place::SoFar, ""),
        at("leave", definitions, Place::CheckIn, "q"),
        at("help", definitions, Place::CheckIn, "?"),
    ]
}

fn promised() -> Vec<Scene> {
    vec![
        at("SLA", measured, Place::Topics(Step::Sla), ""),
        at("follow-up", measured, topic("follow-up"), "<down>"),
        at("volume", measured, topic("volume"), "<down>"),
        at("promises", measured, Place::Promises, ""),
        at("can we keep it", measured, Place::Keep(Some("follow-up".into())), ""),
        at("funnel", measured, Place::Funnel, ""),
        at("calendars", measured, Place::Calendars, ""),
        at("calendar", measured, Place::Calendar("standard".into()), ""),
        at("deadlines", measured, Place::Deadlines("follow-up".into()), ""),
        at("practices", before_the_close, Place::Topics(Step::Practices), ""),
        at("cadence", before_the_close, Place::Cadence, ""),
    ]
}

fn at_the_end() -> Vec<Scene> {
    vec![
        at("still open", before_the_close, Place::Close, ""),
        at("actions", before_the_close, Place::Close, "<tab>"),
        at("read aloud", before_the_close, Place::Close, "<tab><tab>"),
        at("sign-off", before_the_close, Place::Close, "<tab><tab><tab>"),
        at("sentences", before_the_close, Place::Close, "<backtab>"),
        at("thanks", before_the_close, Place::Thanks, ""),
        at("thanks, closed", || Workshop::new(finished()), Place::Thanks, ""),
        at("export", closed, Place::Export, ""),
        at("after", closed, Place::After, ""),
        at("numbers", closed, Place::Numbers, ""),
        at("review", closed, Place::Review, ""),
        at("one topic reviewed", closed, Place::Review, "<down><enter>"),
        at("compare", following, Place::Compare, ""),
        at("next session", checked, Place::NextSession, "<esc>"),
        at("achieved", checked, Place::Achieved, ""),
    ]
}

/// Texts that are all in view and lists of one row: nothing to scroll, nothing to choose from.
fn short() -> Vec<Scene> {
    vec![
        at("so far, nothing yet", || Workshop::new(checked_in()), Place::SoFar, ""),
        at("achieved, nothing yet", before_the_close, Place::Achieved, ""),
        at("a short topic reviewed", closed, Place::Review, "<enter>"),
        at("one topic found", closed, Place::Review, "/messaging<enter>"),
        at("the only topic found", closed, Place::Review, "/messaging<enter><enter>"),
        at("over time, one session", checked, Place::Timeline("lead".into()), ""),
        at("no promises yet", || Workshop::new(checked_in()), Place::Promises, ""),
        at("nothing to read back", || Workshop::new(checked_in()), Place::Close, "<tab><tab>"),
        at("where a number comes from", measured, Place::Funnel, "<down><down><down><down><down>f"),
    ]
}

/// The keys a footer names, as key strings: hints stand two cells apart, the key before the first blank.
fn named(footer: &str) -> Vec<(String, String)> {
    let hints = footer.split("  ").map(str::trim).filter(|hint| !hint.is_empty());
    hints.flat_map(keys_of).collect()
}

/// A hint is one or more keys and what they do: `Esc t Enter close`, `1-5 decide`, `↑↓ choose`.
fn keys_of(hint: &str) -> Vec<(String, String)> {
    let words: Vec<&str> = hint.split(' ').collect();
    let keys = words.iter().enumerate().take_while(|(index, word)| {
        *index + 1 < words.len() && (*index == 0 || pressed(word).len() == 1 && word.len() > 1)
    });
    keys.flat_map(|(_, word)| pressed(word)).map(|key| (key, hint.to_owned())).collect()
}

fn pressed(name: &str) -> Vec<String> {
    let one = |key: &str| vec![key.to_owned()];
    match name {
        "Enter" => one("<enter>"),
        "Esc" => one("<esc>"),
        "Tab" => one("<tab>"),
        "Shift+Tab" => one("<backtab>"),
        "Del" => one("<del>"),
        "space" => one("<space>"),
        "PgDn" => one("<pgdn>"),
        "PgUp" => one("<pgup>"),
        "Home" => one("<home>"),
        "End" => one("<end>"),
        "<" => one("<lt>"),
        "↑↓" => vec!["<up>".to_owned(), "<down>".to_owned()],
        "↓↑" => vec!["<down>".to_owned(), "<up>".to_owned()],
        "←→" | "→←" => vec!["<left>".to_owned(), "<right>".to_owned()],
        "↓" => one("<down>"),
        "↑" => one("<up>"),
        "→" => one("<right>"),
        "←" => one("<left>"),
        name => match name.as_bytes() {
            [first, b'-', _] => one(&char::from(*first).to_string()),
            [only] => one(&char::from(*only).to_string()),
            _ => Vec::new(),
        },
    }
}

/// What a person sees, without the clocks of the header.
fn seen(play: &Play) -> String {
    play.text().split_once('\n').map_or_else(String::new, |(_, body)| body.to_owned())
}

/// Whether a key did something. Of two keys that go opposite ways one is enough: the other is at its end.
fn is_alive(scene: &Scene, key: &str) -> bool {
    let mut play = (scene.play)(SIZE.0, SIZE.1);
    let (before, asked) = (seen(&play), play.effects.len());
    play.keys(key);
    seen(&play) != before || play.effects.len() > asked
}

fn dead_keys(scenes: &[Scene]) -> Vec<String> {
    let mut dead = Vec::new();
    for scene in scenes {
        let text = (scene.play)(SIZE.0, SIZE.1).text();
        let footer = text.lines().last().unwrap_or_default();
        let names = named(footer);
        assert!(!names.is_empty(), "{}: {footer:?} names no key", scene.name);
        for (key, hint) in &names {
            let mut twins = names.iter().filter(|(_, other)| other == hint);
            if !is_alive(scene, key) && !twins.any(|(twin, _)| is_alive(scene, twin)) {
                dead.push(format!("{}: {hint:?} ({key})", scene.name));
            }
        }
    }
    dead
}

fn none(dead: &[String]) {
    assert!(dead.is_empty(), "\n{}\n", dead.join("\n"));
}

#[test]
fn no_key_is_dead_before_the_room_works() {
    none(&dead_keys(&before_the_room()));
}

#[test]
fn no_key_is_dead_at_work() {
    none(&dead_keys(&at_work()));
}

#[test]
fn no_key_is_dead_at_the_promises() {
    none(&dead_keys(&promised()));
}

#[test]
fn no_key_is_dead_at_the_end_and_after() {
    none(&dead_keys(&at_the_end()));
}

#[test]
fn no_key_is_named_that_has_nothing_to_scroll_or_choose() {
    none(&dead_keys(&short()));
}

#[test]
fn the_scenes_of_the_close_show_the_part_they_are_named_after() {
    for (scenes, name, part) in [
        (short(), "nothing to read back", "Read aloud what both teams agreed."),
        (at_the_end(), "read aloud", "Read aloud what both teams agreed."),
        (at_the_end(), "sentences", "In turn, one sentence each"),
    ] {
        let scene = scenes.iter().find(|scene| scene.name == name).expect("a scene of that name");
        let text = (scene.play)(SIZE.0, SIZE.1).text();
        assert!(text.contains(part), "{name} shows no \"{part}\"\n{text}");
    }
}

#[test]
fn the_keys_of_a_footer_are_read() {
    let read = |footer: &str| named(footer).into_iter().map(|(key, _)| key).collect::<Vec<_>>().join(" ");
    assert_eq!(read(" Enter go there  space start, pause  + 1 min  ? help"), "<enter> <space> + ?");
    assert_eq!(
        read(" ↑↓ item  1-5 decide  a take it over  Esc Enter close"),
        "<up> <down> 1 a <esc> <enter>"
    );
}
