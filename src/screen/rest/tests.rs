//! A break by keys: it ends at an odd time, is told from the back row, and the work goes on where it stopped.

use crate::{
    app::play::Play,
    domain::{agenda::BoxKind, moment::Moment},
    effect::Place,
    import::practice,
};

/// The lead runs since 12:44 UTC, 13:44 in the room; the planned break is due next.
fn play(width: u16, height: u16) -> Play {
    let at = Moment::parse("2026-03-12T12:54:54Z").expect("a time");
    let workshop = practice::until("demo".into(), at);
    Play::resumed(workshop, Place::Topic("lead".into()), width, height)
}

#[test]
fn a_break_is_taken_with_two_keys_and_a_choice() {
    let mut play = play(80, 24);
    play.keys("tb");
    assert!(play.text().contains("12 min, as planned"), "{}", play.text());
    play.keys("<enter>");
    assert_eq!(play.model.place(), &Place::Rest);
    let agenda = &play.session().agenda;
    let entry = agenda.current().expect("a break runs");
    assert_eq!((entry.id.as_str(), entry.kind), ("break", BoxKind::Break));
}

#[test]
fn each_way_out_of_a_planned_break_leads_back_to_what_it_interrupted() {
    for key in ["<enter>", "<esc>", "<pgdn>"] {
        let mut play = play(80, 24);
        play.keys("tb<enter>").keys(key);
        assert_eq!(play.model.place(), &Place::Topic("lead".into()), "{key}");
        assert_eq!(play.session().agenda.current, Some("lead".into()));
        play.keys("<esc>");
        assert_ne!(play.model.place(), &Place::Rest, "nobody comes back to a break");
    }
}

#[test]
fn after_work_that_took_its_time_a_planned_break_leads_on() {
    for key in ["<enter>", "<esc>", "<pgdn>"] {
        let mut play = play(80, 24);
        play.wait(30 * 60).keys("tb<enter>").keys(key);
        assert_eq!(play.model.place(), &Place::Topic("market".into()), "{key}");
        assert_eq!(play.session().agenda.current, Some("market".into()));
    }
}

#[test]
fn the_clicker_passes_on_from_the_work_it_came_back_to() {
    let mut play = play(80, 24);
    play.keys("tb<enter><pgdn>");
    assert_eq!(play.model.place(), &Place::Topic("lead".into()));
    play.keys("<pgdn>");
    assert_ne!(play.model.place(), &Place::Rest);
    assert_ne!(play.model.place(), &Place::Topic("lead".into()));
}

#[test]
fn the_time_that_is_offered_is_the_time_the_room_sees() {
    let offered = |play: &mut Play, line: char| {
        let text = play.text();
        let back = |row: &str| row.split("back at ").nth(1).map(|rest| rest[..5].to_owned());
        let row = text.lines().filter(|row| row.contains(&format!(" {line}  "))).find_map(back);
        row.unwrap_or_else(|| panic!("line {line}\n{text}"))
    };
    let ends = |play: &Play| {
        let agenda = &play.session().agenda;
        play.now().plus_seconds(agenda.countdown(play.now()).expect("a break").left).clock_in("Europe/Berlin")
    };
    for waited in [0, 70, 200, 290] {
        for line in ['1', '2', '3', '4'] {
            let mut play = play(80, 24);
            play.keys("tb");
            let first = offered(&mut play, '1');
            play.keys("1");
            assert_eq!(ends(&play), first);
            play.wait(waited).keys("r");
            let shown = offered(&mut play, line);
            play.keys(&line.to_string());
            assert_eq!(ends(&play), shown, "{line} after {waited}");
            let entry = play.session().agenda.current().expect("it runs");
            assert!(entry.minutes <= 12, "more time is an extension, the plan stays: {entry:?}");
            assert!(entry.minutes == 12 || entry.extended == 0, "{entry:?}");
        }
    }
}

#[test]
fn an_extra_break_leads_back_to_what_it_interrupted() {
    let mut play = play(80, 24);
    play.keys("tb<enter><enter>");
    assert_eq!(play.model.place(), &Place::Topic("lead".into()));
    play.keys("tb2");
    assert!(play.text().contains("Back at"), "{}", play.text());
    let extra = play.session().agenda.current().expect("it runs").id.clone();
    assert_eq!(extra.as_str(), "extra-1");
    play.keys("<enter>");
    assert_eq!(play.model.place(), &Place::Topic("lead".into()));
    play.keys("u");
    assert!(play.session().agenda.find(&extra).is_none(), "the break is one step back, going on none");
    assert_eq!(play.model.place(), &Place::Topic("lead".into()));
}

#[test]
fn one_undo_takes_a_break_back() {
    let mut play = play(80, 24);
    let before = play.session().agenda.boxes.len();
    play.keys("tb3");
    assert_eq!(play.model.place(), &Place::Rest);
    play.keys("u");
    assert_eq!(play.session().agenda.boxes.len(), before);
    assert_eq!(play.model.place(), &Place::Topic("lead".into()), "{}", play.text());
}

#[test]
fn over_time_it_is_said_kindly() {
    let mut play = play(40, 12);
    play.keys("tb<enter>").wait(14 * 60);
    let text = play.text();
    assert!(text.contains("We begin when you are here") && text.contains("Bring the last brownie"), "{text}");
    play.keys("5");
    assert!(play.text().contains("Back at"), "more minutes are more break:\n{}", play.text());
}

#[test]
fn the_clicker_comes_by_the_planned_break_once() {
    let mut play = play(80, 24);
    let mut seen = Vec::new();
    for _ in 0..6 {
        play.keys("<pgdn>");
        seen.push(play.model.place().clone());
    }
    let rest = seen.iter().position(|place| *place == Place::Rest).expect("the break is on the way");
    assert_eq!(seen.iter().filter(|place| **place == Place::Rest).count(), 1, "{seen:?}");
    assert!(seen[rest + 1].topic().is_some(), "{seen:?}");
}

#[test]
fn the_agenda_leads_to_the_break_too() {
    let mut play = play(80, 24);
    play.keys("a<down><enter>");
    assert_eq!(play.model.place(), &Place::Rest, "{}", play.text());
}

#[test]
fn it_is_read_from_the_back_row_in_every_size() {
    for (width, height) in [(40, 12), (48, 14), (80, 24), (120, 40)] {
        let mut play = play(width, height);
        play.keys("tb<enter>");
        let text = play.text();
        println!("{text}");
        assert!(text.contains("Back at") && text.contains("brownies") && text.contains('█'), "{text}");
        play.sweep();
    }
}
