//! Everything by mouse alone: every command of every screen, every hint, beside every overlay.

use super::super::{Msg, play::Play};
use crate::{
    domain::{baseline::tally::Occasion, session::Step},
    effect::{Done, Effect, Ending, Place},
    import::practice,
};
use ratatui::layout::Position;

/// A screen of every kind, in the practice session and before it.
fn places() -> Vec<Place> {
    let topic = || "lead".into();
    vec![
        Place::Home,
        Place::New,
        Place::CheckIn,
        Place::Baseline,
        Place::Item("q3".to_owned()),
        Place::Words,
        Place::Tally(Occasion::Opening),
        Place::TopThree,
        Place::Topics(Step::Definitions),
        Place::Topic(topic()),
        Place::Weights("market".into()),
        Place::Promises,
        Place::Keep(None),
        Place::Funnel,
        Place::Calendars,
        Place::Cadence,
        Place::Close,
        Place::Export,
        Place::Review,
        Place::Agenda,
        Place::Parking,
        Place::Timer,
        Place::GoTo,
        Place::SoFar,
        Place::Decide(topic(), Ending::Park),
    ]
}

/// The practice session at a place; home has none open.
fn at(place: &Place, width: u16, height: u16) -> Play {
    if matches!(place, Place::Home | Place::New) {
        let mut play = Play::new(width, height);
        play.msg(Msg::Done(Done::Begin(place.clone())));
        return play;
    }
    Play::at(practice::planned("demo".into()).session().clone(), place.clone(), width, height)
}

/// Clicks on words where they stand last on screen: a footer comes after what it may repeat.
fn click(play: &mut Play, words: &str) {
    let text = play.text();
    let found = text.lines().enumerate().filter_map(|(y, line)| Some((y, line.rfind(words)?, line))).last();
    let (y, byte, line) = found.unwrap_or_else(|| panic!("no {words:?} on screen:\n{text}"));
    play.msg(Msg::Click(Position::new(line[..byte].chars().count() as u16, y as u16)));
}

/// The rows of help or palette that answer a click, by scrolling through all of them.
fn clickable_rows(play: &mut Play) -> usize {
    let rows = play.model.key_rows(super::super::play::begin()).len();
    let mut seen = std::collections::BTreeSet::new();
    for _ in 0..=rows {
        seen.extend(play.model.drawn.hits.iter().map(|(_, msg)| format!("{msg:?}")));
        // The wheel is Down to the program.
        play.keys("<down>");
    }
    seen.len()
}

#[test]
fn every_command_of_every_screen_is_reached_by_clicks() {
    for (width, height) in [(80, 24), (40, 12)] {
        for place in places() {
            let mut play = at(&place, width, height);
            click(&mut play, "help");
            assert_eq!(play.model.top().place, Place::Help, "{place:?}\n{}", play.text());
            let rows = play.model.key_rows(super::super::play::begin()).len();
            assert_eq!(
                clickable_rows(&mut play),
                rows,
                "{place:?} at {width}x{height}: every row answers a click"
            );
            assert!(play.text().lines().last().unwrap().ends_with("help"), "{}", play.text());
        }
    }
}

#[test]
fn help_leads_to_the_palette_and_a_clicked_row_runs() {
    let mut play = at(&Place::Topic("lead".into()), 80, 24);
    click(&mut play, "help");
    while !play.text().contains("all commands") {
        play.keys("<down>");
    }
    click(&mut play, "all commands");
    assert_eq!(play.model.top().place, Place::Palette);
    play.keys("so far");
    click(&mut play, "so far: everything");
    assert_eq!(play.model.top().place, Place::SoFar, "{}", play.text());
}

#[test]
fn every_hint_of_the_footer_answers_a_click() {
    for place in places() {
        let play = at(&place, 80, 24);
        let text = play.text();
        let footer = text.lines().last().unwrap();
        let row = 23;
        let begins: Vec<usize> =
            footer.match_indices("  ").map(|(at, gap)| footer[..at + gap.len()].chars().count()).collect();
        for column in
            begins.into_iter().filter(|column| footer.chars().nth(*column).is_some_and(|cell| cell != ' '))
        {
            let at = Position::new(column as u16, row);
            let answers = play.model.drawn.presses.iter().any(|(area, _)| area.contains(at));
            assert!(answers, "{place:?} column {column}\n{footer}");
        }
    }
}

#[test]
fn a_clicked_hint_is_the_key_it_shows() {
    let mut play = at(&Place::Topics(Step::Definitions), 80, 24);
    let mut keyed = at(&Place::Topics(Step::Definitions), 80, 24);
    click(&mut play, "Enter");
    keyed.keys("<enter>");
    assert_eq!(play.model.place(), keyed.model.place());
    assert!(matches!(play.model.place(), Place::Topic(_)), "{}", play.text());
    click(&mut play, "Enter write");
    assert!(play.model.field.is_some(), "{}", play.text());
    click(&mut play, "Esc stop");
    assert!(play.model.field.is_none(), "{}", play.text());
}

#[test]
fn a_click_beside_an_overlay_closes_it_and_keeps_what_was_typed() {
    for place in
        places().into_iter().filter(Place::is_overlay).chain([Place::Help, Place::Palette, Place::Leave])
    {
        let mut play = at(&Place::Topic("lead".into()), 80, 24);
        play.msg(Msg::Done(Done::Begin(place.clone())));
        assert_eq!(play.model.top().place, place);
        let area = play.model.drawn.overlay.unwrap_or_else(|| panic!("{place:?} covers nothing"));
        let inside = Position::new(area.x, area.y);
        play.msg(Msg::Click(inside));
        assert_eq!(play.model.top().place, place, "its frame is no outside");
        play.msg(Msg::Click(Position::new(79, 0)));
        assert_eq!(*play.model.place(), Place::Topic("lead".into()), "{place:?}");
        assert!(!play.model.top().place.is_overlay(), "{place:?}\n{}", play.text());
    }
}

#[test]
fn header_and_message_answer_clicks() {
    let mut play = at(&Place::Topic("lead".into()), 80, 24);
    play.msg(Msg::Click(Position::new(2, 0)));
    assert_eq!(play.model.top().place, Place::GoTo);
    play.keys("<esc>").msg(Msg::Click(Position::new(77, 0)));
    assert_eq!(play.model.top().place, Place::Timer);
    play.keys("<esc><ctrl+s>");
    assert!(play.model.notice.is_some());
    play.msg(Msg::Click(Position::new(10, 22)));
    assert!(play.model.notice.is_none(), "{}", play.text());
}

#[test]
fn a_click_on_the_message_of_an_open_vote_leaves_it() {
    let mut play = Play::at(super::session(), Place::Topic("lead".into()), 80, 24);
    play.keys("e A person<enter> v <pgdn>");
    assert!(play.text().contains("The vote is still open."), "{}", play.text());
    play.msg(Msg::Click(Position::new(10, 22)));
    assert_ne!(*play.model.place(), Place::Topic("lead".into()));
}

#[test]
fn a_click_on_not_saved_saves_elsewhere_whatever_message_is_behind_it() {
    let mut play = Play::at(super::session(), Place::Topic("lead".into()), 80, 24);
    play.keys("e A person<enter> v <pgdn>");
    assert!(play.text().contains("The vote is still open."), "{}", play.text());
    play.msg(Msg::Done(Done::NotSaved("disk full".to_owned())));
    assert!(play.text().contains("disk full"), "{}", play.text());
    play.msg(Msg::Click(Position::new(10, 22)));
    assert_eq!(play.model.top().place, Place::SaveElsewhere, "{}", play.text());
}

#[test]
fn the_mouse_is_given_back_and_taken_again() {
    let mut play = at(&Place::Topic("lead".into()), 80, 24);
    play.keys(":mouse<enter>");
    assert!(play.effects.contains(&Effect::CaptureMouse(false)));
    assert!(play.text().lines().next().unwrap().contains("clicks off"), "{}", play.text());
    assert!(play.text().contains("select text with the mouse"), "{}", play.text());
    play.keys(":mouse<enter>");
    assert!(play.effects.contains(&Effect::CaptureMouse(true)));
    assert!(!play.text().contains("clicks off"), "{}", play.text());
}

#[test]
fn a_command_that_has_no_use_now_says_so() {
    let mut play = at(&Place::Topic("lead".into()), 80, 24);
    play.keys(":reveal<enter>");
    assert!(play.text().contains("Not now: reveal"), "{}", play.text());
}

#[test]
fn y_copies_what_is_on_screen_and_says_where_it_is() {
    let copied = |place: Place| {
        let workshop = practice::finished("demo".into());
        let mut play = Play::resumed(workshop, place, 80, 24);
        play.keys("y");
        play.effects.iter().rev().find_map(|effect| match effect {
            Effect::Copy(text) => Some(text.clone()),
            _ => None,
        })
    };
    for (place, words) in [
        (Place::Topic("lead".into()), "Lead ("),
        (Place::Weights("market".into()), "Target market ("),
        (Place::Topics(Step::Definitions), "Lead ("),
        (Place::Promises, "Sales follow-up ("),
        (Place::Agenda, "Check-in"),
        (Place::Baseline, "Marketing"),
        (Place::SoFar, "agreed"),
    ] {
        let text = copied(place.clone()).unwrap_or_else(|| panic!("{place:?} copies nothing"));
        assert!(text.contains(words), "{place:?}\n{text}");
    }
    let mut play = Play::at(super::session(), Place::CheckIn, 80, 24);
    play.keys("y");
    let people =
        |effect: &Effect| matches!(effect, Effect::Copy(text) if text.contains("Sales: Seller 1, Seller 2"));
    assert!(play.effects.iter().any(people), "{:?}", play.effects.last());
    play.msg(Msg::Done(Done::Copied(Ok("~/state/copied.txt".into()))));
    assert!(play.text().contains("Copied. Also in ~/state/copied.txt"), "{}", play.text());
}

#[test]
fn what_is_usual_stands_in_the_wizard_until_it_is_answered() {
    let mut play = Play::new(80, 24);
    play.model.settings.usual = super::super::Usual { minutes: Some(90), start: Some("13:10".to_owned()) };
    play.keys("n");
    let confirm = "<enter><enter><enter>";
    play.keys(confirm);
    assert!(play.text().contains("13:10"), "{}", play.text());
}
