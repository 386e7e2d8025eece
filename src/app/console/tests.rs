//! The facilitator's half: what it says, and that notes are typed, kept, and hers alone.

use super::*;
use crate::{
    app::play::{Play, begin},
    domain::{history::Workshop, session::Step},
    effect::Room,
    import::practice,
};

fn workshop() -> Workshop {
    practice::up_to("demo".into(), Step::Definitions).0
}

fn at(place: Place) -> Seen {
    let room = Room { step: Step::Definitions, place, ..Room::default() };
    Seen { workshop: workshop(), room: Some(room), is_open: true, is_there: true }
}

fn console(seen: Seen, width: u16, height: u16) -> Console {
    let settings = Play::new(width, height).model.settings;
    Console::new(settings, Size::new(width, height), (PathBuf::from("acme.json"), seen), begin())
}

fn text(console: &Console) -> String {
    let mut buffer = Buffer::empty(Rect::from((Position::ORIGIN, console.size)));
    console.view(buffer.area, &mut buffer, begin());
    let row = |y| (0..console.size.width).map(|x| buffer[(x, y)].symbol()).collect::<String>();
    let rows: Vec<String> = (0..console.size.height).map(|y| row(y).trim_end().to_owned()).collect();
    rows.join("\n")
}

fn press(console: &mut Console, keys: &str) -> Vec<WatchEffect> {
    let chords = keymap::parse_keys(keys).unwrap();
    chords.into_iter().flat_map(|chord| console.take(WatchMsg::Key(chord), begin())).collect()
}

#[test]
fn the_room_is_on_the_left_and_her_half_on_the_right() {
    let console = console(at(Place::Topic("lead".into())), 120, 36);
    let shown = text(&console);
    println!("{shown}");
    assert!(shown.lines().next().unwrap().starts_with(" Lead"), "{shown}");
    for words in ["never share", "The room sees: Lead", "Next: ", "My notes: Lead", "in this box", "ends "] {
        let column = shown.lines().find_map(|row| row.find(words).map(|at| row[..at].chars().count()));
        assert!(column.is_some_and(|column| column >= 60), "{words} {column:?}\n{shown}");
    }
}

#[test]
fn notes_are_kept_by_what_they_belong_to_wherever_the_room_goes_meanwhile() {
    let mut console = console(at(Place::Topic("lead".into())), 120, 36);
    let effects = press(&mut console, "easkq");
    let kept = |key: &str, text: &str| WatchEffect::Keep { key: key.to_owned(), text: text.to_owned() };
    assert_eq!(effects.last(), Some(&kept("topic/lead", "askq")));
    console.take(WatchMsg::Seen(Box::new(at(Place::CheckIn))), begin());
    assert!(text(&console).contains("My notes: Lead"));
    press(&mut console, "<enter>more<esc>");
    assert_eq!(console.notes.get("topic/lead").map(String::as_str), Some("askq\nmore"));
    assert!(!text(&console).contains("askq"), "another step has notes of its own");
    console.take(WatchMsg::Seen(Box::new(at(Place::Topic("lead".into())))), begin());
    assert!(text(&console).contains("askq"));
    assert_eq!(press(&mut console, "q"), [WatchEffect::Leave]);
}

#[test]
fn a_note_is_kept_by_the_place_its_title_names() {
    for (place, key, title) in [
        (Place::CheckIn, "check_in", "Check-in"),
        (Place::Cadence, "cadence", "When we look again"),
        (Place::ReadAloud("lead".into()), "topic/lead", "Lead"),
    ] {
        let mut console = console(at(place), 120, 36);
        let before = text(&console);
        assert!(before.contains(&format!("My notes: {title}")), "{before}");
        let effects = press(&mut console, "ex");
        assert_eq!(effects, [WatchEffect::Keep { key: key.to_owned(), text: "x".to_owned() }]);
        press(&mut console, "<esc>");
        assert_eq!(console.notes.keys().collect::<Vec<_>>(), [key]);
        assert!(text(&console).contains(&format!("My notes: {title}")));
    }
}

#[test]
fn a_narrow_window_has_two_pages() {
    let mut console = console(at(Place::Topic("lead".into())), 60, 24);
    let own = text(&console);
    println!("{own}");
    assert!(own.contains("never share"), "{own}");
    press(&mut console, "<tab>");
    let room = text(&console);
    assert!(!room.contains("never share") && room.starts_with(" Lead"), "{room}");
}

#[test]
fn it_says_which_side_is_in_and_what_the_room_sees() {
    let voted = |fingers: &str| {
        let mut play = Play::at(workshop().session().clone(), Place::Topic("lead".into()), 80, 24);
        play.keys(&format!("eSomebody<enter>v{fingers}<tab>"));
        Seen { workshop: play.open().workshop.clone(), ..at(Place::Topic("lead".into())) }
    };
    let mut seen = voted("554332");
    let shown = text(&console(seen.clone(), 120, 36));
    assert!(shown.contains("▲ Sales in (6)") && shown.contains("● Marketing not yet (5)"), "{shown}");
    let other = voted("111111");
    assert_ne!(other.workshop.session(), seen.workshop.session());
    assert_eq!(shown, text(&console(other, 120, 36)), "what they showed changes nothing on screen");
    seen.room.as_mut().unwrap().blank = true;
    let shown = text(&console(seen.clone(), 120, 36));
    assert!(shown.contains("The room sees nothing"), "{shown}");
    seen.room.as_mut().unwrap().blank = false;
    let shown = text(&console(Seen { is_open: false, ..seen }, 120, 36));
    assert!(shown.contains("waiting for the main window"), "{shown}");
}

#[test]
fn any_window_will_do_and_what_fails_is_said() {
    for (width, height) in
        [(0, 0), (1, 1), (39, 11), (40, 12), (48, 14), (80, 24), (99, 20), (100, 12), (200, 50)]
    {
        let mut console = console(at(Place::Topic("lead".into())), width, height);
        text(&console);
        press(&mut console, "enote");
        text(&console);
        console.take(WatchMsg::NotKept("disk full".to_owned()), begin());
        text(&console);
    }
    let mut console = console(at(Place::CheckIn), 120, 36);
    console.take(WatchMsg::NotKept("disk full".to_owned()), begin());
    assert!(text(&console).contains("NOT SAVED, trying again: disk full"));
    press(&mut console, "ex");
    assert!(text(&console).contains("NOT SAVED"), "typing on saves nothing");
    console.take(WatchMsg::Kept, begin());
    assert!(!text(&console).contains("NOT SAVED"));
}
