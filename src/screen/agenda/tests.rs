//! The plan of a running afternoon, played by keys.

use crate::{
    app::play::Play,
    domain::{ids::BoxId, moment::Moment},
    effect::Place,
    import::practice,
};

/// The practice session at this time of the afternoon, its agenda opened over the lead.
fn agenda(time: &str, width: u16, height: u16) -> Play {
    let at = Moment::parse(&format!("2026-03-12T{time}Z")).unwrap();
    let mut play =
        Play::resumed(practice::until("demo".into(), at), Place::Topic("lead".into()), width, height);
    play.keys("a");
    play
}

fn current(play: &Play) -> Option<&BoxId> {
    play.session().agenda.current.as_ref()
}

#[test]
fn boxes_show_when_they_began_and_when_they_will() {
    let play = agenda("12:54:54", 80, 24);
    let text = play.text();
    assert!(text.contains("13:44 Lead"), "entered at 12:44 UTC:\n{text}");
    assert!(text.contains("14:09 Break, back at 14:21"), "25 minutes after that:\n{text}");
    assert!(text.contains("forecast 16:"), "{text}");
}

#[test]
fn overtime_counts_up() {
    let mut play = agenda("12:54:54", 80, 24);
    play.wait(45 * 60);
    let text = play.text();
    assert!(text.contains("over"), "{text}");
    assert!(text.contains("Choose:"), "{text}");
}

#[test]
fn enter_starts_the_box_and_goes_to_its_topic() {
    let mut play = agenda("12:54:54", 80, 24);
    play.keys("<down><down><enter>");
    assert_eq!(play.model.place(), &Place::Topic("market".into()));
    assert_eq!(current(&play), Some(&"market".into()));
    assert!(play.session().agenda.running_since.is_some());
}

#[test]
fn entering_a_break_shows_when_we_are_back() {
    let mut play = agenda("12:54:54", 80, 24);
    play.keys("<down><enter>");
    assert_eq!(play.model.place(), &Place::Rest);
    assert_eq!(current(&play), Some(&"break".into()));
}

#[test]
fn the_running_box_is_extended_and_another_is_planned_anew() {
    let mut play = agenda("12:54:54", 80, 24);
    play.keys("+ 5");
    let lead = play.session().agenda.find(&"lead".into()).unwrap().clone();
    assert_eq!((lead.minutes, lead.extended), (25, 6));
    play.keys("<down> - l");
    let pause = play.session().agenda.find(&"break".into()).unwrap().clone();
    assert_eq!((pause.minutes, pause.locked), (11, false));
    play.keys("u u");
    let pause = play.session().agenda.find(&"break".into()).unwrap().clone();
    assert_eq!((pause.minutes, pause.locked), (12, true));
}

#[test]
fn a_box_moves_and_the_clock_runs_on() {
    let mut play = agenda("12:54:54", 80, 24);
    play.keys("<down> >");
    let order: Vec<&str> = play.session().agenda.boxes[3..6].iter().map(|entry| entry.id.as_str()).collect();
    assert_eq!(order, ["lead", "market", "break"]);
    assert!(play.session().agenda.running_since.is_some());
}

#[test]
fn space_pauses_and_the_clock_says_so() {
    let mut play = agenda("12:54:54", 80, 24);
    play.keys("<space>");
    assert!(play.session().agenda.running_since.is_none());
    assert!(play.text().contains("paused"), "{}", play.text());
}

#[test]
fn a_session_without_boxes_says_what_to_do() {
    let session = crate::domain::session::Session::new("s".into(), "Q1".to_owned(), "UTC".to_owned());
    let mut play = Play::at(session, Place::CheckIn, 80, 24);
    play.keys("a");
    assert!(play.text().contains("No boxes yet"), "{}", play.text());
}

fn ids(play: &Play) -> Vec<&str> {
    play.session().agenda.boxes.iter().map(|entry| entry.id.as_str()).collect()
}

#[test]
fn a_new_box_comes_after_the_chosen_one_and_the_clock_runs_on() {
    let mut play = agenda("12:54:54", 80, 24);
    let before = play.session().agenda.clone();
    play.keys("n");
    assert!(play.text().contains("New box:"), "{}", play.text());
    play.keys("<enter>");
    assert!(play.text().contains("Type a title"), "{}", play.text());
    play.keys("Questions<enter>");
    let agenda = &play.session().agenda;
    assert_eq!((agenda.boxes[4].title.as_str(), agenda.boxes[4].minutes), ("Questions", 10));
    assert!(agenda.running_since.is_some() && agenda.current == before.current);
    play.keys("+ b");
    let agenda = &play.session().agenda;
    assert_eq!(agenda.boxes[4].minutes, 11, "the new box is the chosen one");
    assert_eq!((agenda.boxes[5].id.as_str(), agenda.boxes[5].locked), ("break-2", true));
    play.keys("uuu");
    let after = &play.session().agenda;
    assert_eq!((&after.boxes, &after.running_since), (&before.boxes, &before.running_since), "one undo each");
}

#[test]
fn a_box_is_renamed_in_place() {
    let mut play = agenda("12:54:54", 80, 24);
    play.keys("e");
    assert!(play.text().contains("Title: Lead"), "{}", play.text());
    play.keys("<backspace>s<enter>");
    assert_eq!(play.session().agenda.find(&"lead".into()).unwrap().title, "Leas");
    assert!(play.session().agenda.running_since.is_some());
}

#[test]
fn only_what_has_not_begun_is_taken_out_and_never_the_close() {
    let mut play = agenda("12:54:54", 80, 24);
    let before = ids(&play).len();
    play.keys("<delete>");
    assert_eq!(ids(&play).len(), before);
    play.keys("<esc>");
    assert!(play.text().contains("stays in the record"), "{}", play.text());
    play.keys("a <down> <down> <delete>");
    assert!(!ids(&play).contains(&"market") && ids(&play).len() == before - 1);
    play.keys("<down><down><down><down><down><down><down><down><down><delete>");
    assert!(ids(&play).contains(&"close"), "{:?}", ids(&play));
    play.keys("u");
    assert!(ids(&play).contains(&"market"));
}

/// The agenda twenty minutes and more after the lead should have ended.
fn late(width: u16, height: u16) -> Play {
    let mut play = agenda("12:54:54", width, height);
    play.wait(45 * 60);
    play
}

#[test]
fn when_it_gets_late_three_things_can_be_chosen() {
    let play = late(80, 24);
    let text = play.text();
    for part in ["over here", "Choose:", "1 end at ", "2 take ", "3 park \"Lead\"", "close must begin by"] {
        assert!(text.contains(part), "{part}:\n{text}");
    }
    let text = late(40, 12).text();
    assert!(text.contains("1 end at ") && text.contains("2 take ") && text.contains("3 park"), "{text}");
    let text = agenda("12:54:54", 80, 24).text();
    assert!(!text.contains("Choose:") && text.contains("plan so far"), "{text}");
}

#[test]
fn ending_later_moves_the_plan_and_can_be_undone() {
    let mut play = late(80, 24);
    let late_by = play.session().minutes_late(play.now()).unwrap();
    assert!(late_by > 0);
    let booked = play.session().plan.minutes;
    play.keys("1");
    assert!(play.session().plan.minutes > booked);
    assert!(!play.text().contains("Choose:"), "{}", play.text());
    play.keys("u");
    assert_eq!(play.session().plan.minutes, booked);
}

#[test]
fn sharing_out_takes_exactly_what_is_missing() {
    let mut play = late(80, 24);
    let before = play.session().agenda.planned_minutes();
    let late_by = u32::try_from(play.session().minutes_late(play.now()).unwrap()).unwrap();
    play.keys("2");
    let taken = before - play.session().agenda.planned_minutes();
    // A second went by with the key.
    assert!(taken == late_by || taken == late_by + 1, "{taken} for {late_by}");
    play.keys("u");
    assert_eq!(play.session().agenda.planned_minutes(), before);
}

#[test]
fn parking_asks_who_and_until_when_and_then_goes_on() {
    let mut play = late(80, 24);
    play.keys("3");
    assert!(play.text().contains("Park"), "{}", play.text());
    play.keys("<esc><esc>");
    assert_eq!(play.model.top().place, Place::Agenda);
    play.keys("<enter>");
    assert_eq!(current(&play), Some(&"break".into()), "the box after the one that was parked");
}

#[test]
fn what_it_took_last_time_is_offered() {
    let at = Moment::parse("2026-03-12T12:54:54Z").unwrap();
    let mut session = practice::until("demo".into(), at).session().clone();
    for entry in &mut session.agenda.boxes {
        entry.last_minutes = match entry.id.as_str() {
            "market" => Some(36),
            "lead" => Some(40),
            "messaging" => Some(12),
            _ => None,
        };
    }
    let mut play = Play::at(session, Place::Topic("lead".into()), 80, 24);
    play.keys("a<down><down>");
    assert!(play.text().contains("last time 36"), "{}", play.text());
    let minutes = |play: &Play, id: &str| play.session().agenda.find(&id.into()).unwrap().minutes;
    play.keys("s");
    assert_eq!(minutes(&play, "market"), 36);
    play.keys("w");
    assert_eq!((minutes(&play, "lead"), minutes(&play, "messaging")), (25, 12), "the lead has begun");
    play.keys("u u");
    assert_eq!((minutes(&play, "market"), minutes(&play, "messaging")), (15, 10));
}

#[test]
fn every_size_is_survived() {
    for mut play in [agenda("12:54:54", 80, 24), late(120, 40)] {
        play.sweep();
        play.keys("n").sweep();
    }
}
