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
    assert!(play.text().contains("as planned, 12 minutes"), "{}", play.text());
    play.keys("<enter>");
    assert_eq!(play.model.place(), &Place::Rest);
    let agenda = &play.session().agenda;
    let entry = agenda.current().expect("a break runs");
    assert_eq!((entry.id.as_str(), entry.kind), ("break", BoxKind::Break));
}

#[test]
fn each_way_out_of_a_planned_break_leads_to_the_next_box() {
    for key in ["<enter>", "<esc>", "<pgdn>"] {
        let mut play = play(80, 24);
        play.keys("tb<enter>").keys(key);
        assert_eq!(play.model.place(), &Place::Topic("market".into()), "{key}");
        assert_eq!(play.session().agenda.current, Some("market".into()));
        play.keys("<esc>");
        assert_ne!(play.model.place(), &Place::Rest, "nobody comes back to a break");
    }
}

#[test]
fn an_extra_break_leads_back_to_what_it_interrupted() {
    let mut play = play(80, 24);
    play.keys("tb<enter><enter>");
    play.keys("tb2");
    assert!(play.text().contains("Back at"), "{}", play.text());
    let extra = play.session().agenda.current().expect("it runs").id.clone();
    assert_eq!(extra.as_str(), "extra-1");
    play.keys("<enter>");
    assert_eq!(play.model.place(), &Place::Topic("market".into()));
    play.keys("u");
    assert!(play.session().agenda.find(&extra).is_none(), "the break is one step back, going on none");
    assert_eq!(play.model.place(), &Place::Topic("market".into()));
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
