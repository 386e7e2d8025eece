//! Breaks end at odd times, cards do not come twice, and the work goes on where it stopped.

use super::*;
use crate::domain::{
    fields::Fields,
    history::Workshop,
    topic::{Decided, Topic},
};

fn at(text: &str) -> Moment {
    Moment::parse(&format!("2026-03-12T{text}Z")).expect("a time")
}

/// Lead 25, break 12, market 15, stretch 5, close 10.
fn workshop() -> Workshop {
    let mut session = Session::new("acme".into(), "Q1".to_owned(), "UTC".to_owned());
    let plan = [
        ("lead", 25, BoxKind::Work),
        ("break", 12, BoxKind::Break),
        ("market", 15, BoxKind::Work),
        ("stretch", 5, BoxKind::Stretch),
        ("close", 10, BoxKind::Close),
    ];
    let entry = |(id, minutes, kind): (&str, _, _)| AgendaBox {
        kind,
        ..AgendaBox::new(id.into(), id.to_owned(), minutes)
    };
    session.agenda.boxes = plan.into_iter().map(entry).collect();
    Workshop::new(session)
}

fn entered(id: &str) -> Workshop {
    let mut workshop = workshop();
    workshop.commit(vec![Command::EnterBox { id: id.into() }], at("13:00:00")).expect("a box");
    workshop
}

fn take(workshop: &mut Workshop, batch: Vec<Command>, now: Moment) {
    workshop.commit(batch, now).expect("accepted");
}

fn back(workshop: &Workshop, now: Moment) -> String {
    let session = workshop.session();
    let entry = running(&session.agenda, BoxKind::Break).expect("a break runs");
    ends(&session.agenda, entry, now).clock_in(&session.zone)
}

fn ids(workshop: &Workshop) -> Vec<&str> {
    workshop.session().agenda.boxes.iter().map(|entry| entry.id.as_str()).collect()
}

#[test]
fn no_break_ever_ends_at_a_multiple_of_five_minutes() {
    for second in (0..3600).step_by(331) {
        let now = at("13:00:00").plus_seconds(second);
        for minutes in BREAKS.into_iter().map(Some).chain([None]) {
            let mut workshop = entered("lead");
            let batch = rest(workshop.session(), minutes, now);
            take(&mut workshop, batch, now);
            let back = back(&workshop, now);
            assert!(!back.ends_with(['0', '5']), "{minutes:?} from {second}: {back}");
            // Chosen again while it runs, it ends at another odd time.
            let later = now.plus_seconds(100);
            let batch = rest(workshop.session(), Some(5), later);
            if !batch.is_empty() {
                take(&mut workshop, batch, later);
            }
            let session = workshop.session();
            let entry = running(&session.agenda, BoxKind::Break).expect("it still runs");
            let left = ends(&session.agenda, entry, later).seconds_since(later);
            assert!((4 * 60..=7 * 60).contains(&left), "{left}");
        }
    }
}

#[test]
fn a_break_that_is_due_is_entered_and_extended() {
    let mut workshop = entered("lead");
    let batch = rest(workshop.session(), Some(20), at("13:20:00"));
    take(&mut workshop, batch, at("13:20:00"));
    let entry = workshop.session().agenda.current().expect("entered").clone();
    assert_eq!((entry.id.as_str(), entry.minutes, entry.extended), ("break", 12, 9));
    assert_eq!(back(&workshop, at("13:20:00")), "13:41");
    let mut shorter = entered("lead");
    let batch = rest(shorter.session(), Some(5), at("13:21:00"));
    take(&mut shorter, batch, at("13:21:00"));
    assert_eq!(back(&shorter, at("13:21:00")), "13:26");
}

#[test]
fn an_extra_break_stands_after_the_work_it_interrupts() {
    let mut workshop = entered("market");
    let batch = rest(workshop.session(), Some(10), at("13:05:00"));
    take(&mut workshop, batch, at("13:05:00"));
    assert_eq!(ids(&workshop), ["lead", "break", "market", "extra-1", "stretch", "close"]);
    assert_eq!(back(&workshop, at("13:05:00")), "13:16");
    let after = work_after(workshop.session()).expect("there is work");
    assert_eq!(after.id.as_str(), "market", "ten minutes are left for it");
    workshop.undo(at("13:06:00")).expect("one batch");
    assert_eq!(ids(&workshop), ["lead", "break", "market", "stretch", "close"]);
}

#[test]
fn a_planned_break_is_brought_forward_as_a_whole() {
    let mut workshop = workshop();
    let mut boxes = workshop.session().agenda.boxes.clone();
    boxes.swap(1, 2);
    take(
        &mut workshop,
        vec![Command::SetAgenda { boxes }, Command::EnterBox { id: "lead".into() }],
        at("13:00:00"),
    );
    let batch = rest(workshop.session(), None, at("13:10:00"));
    take(&mut workshop, batch, at("13:10:00"));
    assert_eq!(ids(&workshop), ["lead", "break", "market", "stretch", "close"]);
    assert_eq!(back(&workshop, at("13:10:00")), "13:22");
    assert_eq!(work_after(workshop.session()).map(|entry| entry.id.as_str()), Some("market"));
}

#[test]
fn a_planned_break_leads_back_to_topics_that_are_open_and_have_time_left() {
    let after = |minutes: i64, decided: bool| {
        let mut session = workshop().session().clone();
        let mut topic = Topic::new("lead".into(), "Lead".to_owned(), Fields::empty("lead").expect("a kind"));
        topic.decided = decided.then(|| Decided {
            at: at("13:01:00"),
            revision: 0,
            overridden: String::new(),
            after_rounds: Some(0),
        });
        session.topics.push(topic);
        session.agenda.boxes[0].topics.push("lead".into());
        let mut workshop = Workshop::new(session);
        take(&mut workshop, vec![Command::EnterBox { id: "lead".into() }], at("13:00:00"));
        let now = at("13:00:00").plus_seconds(minutes * 60);
        let batch = rest(workshop.session(), None, now);
        take(&mut workshop, batch, now);
        assert_eq!(workshop.session().agenda.current, Some("break".into()));
        work_after(workshop.session()).map(|entry| entry.id.to_string())
    };
    assert_eq!(after(10, false).as_deref(), Some("lead"));
    assert_eq!(after(10, true).as_deref(), Some("market"), "the lead is settled");
    assert_eq!(after(26, false).as_deref(), Some("market"), "the lead had its time");
}

#[test]
fn more_break_is_an_extension_and_less_is_less_planned() {
    let mut workshop = entered("lead");
    let batch = rest(workshop.session(), None, at("13:20:00"));
    take(&mut workshop, batch, at("13:20:00"));
    let later = at("13:22:30");
    for (minutes, planned, extended) in [(5, 8, 0), (15, 8, 10)] {
        let promised = super::back(workshop.session(), minutes, later);
        let batch = rest(workshop.session(), Some(minutes), later);
        take(&mut workshop, batch, later);
        let entry = workshop.session().agenda.current().expect("it runs").clone();
        assert_eq!((entry.minutes, entry.extended), (planned, extended), "{minutes}");
        assert_eq!(ends(&workshop.session().agenda, &entry, later), promised);
    }
}

#[test]
fn twelve_cards_are_dealt_before_one_comes_again() {
    let mut workshop = entered("lead");
    let mut dealt = std::collections::BTreeSet::new();
    let mut now = at("13:00:00");
    for _ in 0..12 {
        now = now.plus_seconds(60);
        let card = card(workshop.session()).expect("a card");
        assert!(dealt.insert(card.id.clone()), "{} came twice", card.id);
        let batch = play(workshop.session(), card, now);
        take(&mut workshop, batch, now);
        take(&mut workshop, vec![Command::EnterBox { id: "lead".into() }], now);
    }
    assert!(card(workshop.session()).is_some(), "then they begin anew");
}

#[test]
fn another_card_takes_the_place_of_the_one_that_is_played() {
    let mut workshop = entered("market");
    let first = card(workshop.session()).expect("a card");
    let batch = play(workshop.session(), first, at("13:10:00"));
    take(&mut workshop, batch, at("13:10:00"));
    assert_eq!(workshop.session().agenda.current, Some("stretch".into()), "the planned stretch was due next");
    let second = card(workshop.session()).expect("another");
    assert_ne!(first.id, second.id);
    let batch = play(workshop.session(), second, at("13:11:00"));
    take(&mut workshop, batch, at("13:11:00"));
    let entry = workshop.session().agenda.current().expect("still there");
    assert_eq!((entry.id.as_str(), entry.card.as_ref()), ("stretch", Some(&second.id)));
    assert_eq!((ids(&workshop).len(), entry.used_seconds), (5, 60), "what was used stays used");
    assert_eq!(work_after(workshop.session()).map(|entry| entry.id.as_str()), Some("close"));
}

#[test]
fn a_planned_stretch_that_begins_has_a_card() {
    let mut workshop = entered("market");
    let stretch = next(&workshop.session().agenda, BoxKind::Stretch).expect("planned").clone();
    let batch = begin(workshop.session(), &stretch, at("13:12:00"));
    take(&mut workshop, batch, at("13:12:00"));
    let entry = workshop.session().agenda.current().expect("entered");
    assert!(entry.card.is_some() && entry.minutes >= 5);
}
