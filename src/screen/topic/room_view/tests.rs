//! The topic as the back row sees it: words, clock, what fingers mean, and never a finger before the reveal.

use crate::{
    app::play::Play,
    domain::{
        people::Team,
        session::{Session, Step},
    },
    effect::Place,
    import::practice,
    theme::{Theme, Variant},
};
use ratatui::style::Color;

const WORDING: &str = "A person at a target company who fits our persona and either asked for a conversation or showed \
                       two buying signals in 30 days.";

/// The practice session with these words on its first definition, before they are voted on.
fn session(wording: &str) -> Session {
    let mut session = practice::up_to("demo".into(), Step::Definitions).0.session().clone();
    let lead = session.topics.iter_mut().find(|topic| topic.id.as_str() == "lead").unwrap();
    lead.text = wording.to_owned();
    lead.revision = 1;
    session
}

fn play(width: u16, height: u16) -> Play {
    let mut play = Play::at(session(WORDING), Place::Topic("lead".into()), width, height);
    play.keys("z");
    play
}

#[test]
fn the_words_stand_alone_with_the_clock() {
    let text = play(48, 14).text();
    let rows: Vec<&str> = text.lines().map(str::trim).filter(|row| !row.is_empty()).collect();
    assert_eq!(rows[0], "Lead");
    assert_eq!(rows[1], "A person at a target company who fits our");
    assert!(rows[4].contains('█') && rows[6].ends_with("left"), "{text}");
    assert_eq!(rows.len(), 8, "{text}");
    assert!(!text.contains("says") && !text.contains("propose"), "{text}");
}

#[test]
fn the_room_reads_the_words_while_fingers_are_typed_and_sees_both_sides_together() {
    for (width, height) in [(40, 12), (48, 14), (80, 24), (120, 40)] {
        let mut play = play(width, height);
        play.keys("v5443");
        let text = play.text();
        assert!(text.contains("vote 4 of 11") && text.contains("who fits"), "{text}");
        assert!(text.contains("0 no way") && text.contains("5 all in"), "{text}");
        assert!(!text.contains("4 4"), "{text}");
        play.keys("32<tab>55443r");
        let text = play.text();
        assert!(text.contains("▲ Sales") && text.contains("● Marketing") && text.contains("who fits"), "{text}");
        if width == 40 {
            assert!(text.contains("5 4 4 3 3 2") && text.contains("5 5 4 4 3"), "{text}");
        }
        let lead = play.session().topic(&"lead".into()).unwrap();
        assert_eq!(lead.newest_round().unwrap().tallies.sales.unwrap().counts, [0, 0, 1, 2, 2, 1]);
    }
}

#[test]
fn six_lines_of_forty_characters_fit_the_smallest_window() {
    let line = "Six rows of words for the row far back";
    let wording = [line; 6].join(" ");
    let mut play = Play::at(session(&wording), Place::Topic("lead".into()), 40, 12);
    play.keys("zv");
    let text = play.text();
    assert_eq!(text.matches(line).count(), 6, "{text}");
    assert!(text.contains("vote 0 of 11") && text.contains("left"), "{text}");
}

#[test]
fn words_that_are_too_long_say_so() {
    let mut play = Play::at(session(&[WORDING; 6].join(" ")), Place::Topic("lead".into()), 40, 12);
    play.keys("z");
    assert!(play.text().contains("…"), "{}", play.text());
}

#[test]
fn the_facilitator_sees_what_she_types_and_what_she_is_asked() {
    let mut play = play(48, 14);
    play.keys("e");
    assert!(play.model.is_room_view() && play.text().contains("Enter accept"), "{}", play.text());
    play.keys("<esc>z");
    assert!(!play.model.is_room_view());
    assert!(play.text().contains("► vote"), "{}", play.text());
}

#[test]
fn it_is_the_room_tier_in_any_window_with_few_hints_and_the_clicker_goes_on() {
    let mut play = play(160, 50);
    let text = play.text();
    assert!(!text.contains("Agenda") && !text.contains("Parking"), "{text}");
    let footer = text.lines().last().unwrap();
    assert!(footer.trim_start().split("  ").filter(|hint| !hint.is_empty()).count() <= 3, "{footer}");
    assert!(footer.ends_with("? help"), "{footer}");
    play.keys("<space>");
    assert_ne!(play.model.place(), &Place::Topic("lead".into()));
    assert!(play.model.is_room_view());
}

#[test]
fn grounds_differ_and_without_colour_or_drawing_characters_the_teams_do() {
    for (variant, ground) in [
        (Variant::RoomLight, Some(Color::White)),
        (Variant::RoomDark, Some(Color::Black)),
        (Variant::Contrast, Some(Color::Black)),
        (Variant::Auto, None),
    ] {
        let mut play = Play::new(48, 14).with_room_theme(variant, Theme::default());
        play.open_session(session(WORDING), Place::Topic("lead".into()));
        play.keys("z");
        let shown = play.buffer()[(2, 2)].style().bg.filter(|ground| *ground != Color::Reset);
        let expected = Theme::new(variant, false, false).style(crate::theme::Role::Text).bg;
        assert_eq!(shown, expected, "{variant:?}");
        assert_eq!(shown.is_some(), ground.is_some(), "{variant:?}");
    }
    let plain = Theme::new(Variant::Auto, true, true);
    let mut play = Play::new(48, 14).with_room_theme(Variant::RoomLight, plain);
    play.open_session(session(WORDING), Place::Topic("lead".into()));
    play.keys("zv544332<tab>55443r");
    let text = play.text();
    assert!(text.is_ascii(), "{text}");
    for team in Team::BOTH {
        assert!(text.contains(&format!("{team:?}")), "{text}");
    }
    let buffer = play.buffer();
    assert!(buffer.content().iter().all(|cell| cell.style().fg.is_none_or(|colour| colour == Color::Reset)));
}

#[test]
fn any_area_will_do() {
    let mut play = play(48, 14);
    play.sweep();
    play.keys("v5");
    play.sweep();
    play.keys("544332<tab>55443r");
    play.sweep();
}
