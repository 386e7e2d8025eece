//! Sharing out is exact, spares what is protected, and always the same.

use super::*;
use crate::domain::{history::Workshop, moment::Day};
use proptest::prelude::*;

fn at(text: &str) -> Moment {
    Moment::parse(&format!("2026-03-12T{text}Z")).unwrap()
}

/// The agenda of the mock-up: the lead took 36 of 25, four were saved before, the room is booked until 16:10.
fn late() -> Session {
    let mut session = Session::new("s".into(), "Q1".to_owned(), "UTC".to_owned());
    session.plan.date = Day::parse("2026-03-12").ok();
    session.plan.start = "13:10".to_owned();
    session.plan.minutes = 180;
    let boxes = [
        ("check-in", 10, BoxKind::Work),
        ("baseline", 25, BoxKind::Work),
        ("lead", 25, BoxKind::Work),
        ("break", 15, BoxKind::Break),
        ("messaging", 20, BoxKind::Work),
        ("market", 25, BoxKind::Work),
        ("stretch", 5, BoxKind::Stretch),
        ("sla", 35, BoxKind::Work),
        ("close", 20, BoxKind::Close),
    ];
    let make = |(id, minutes, kind): (&str, u32, BoxKind)| AgendaBox {
        kind,
        ..AgendaBox::new(id.into(), id.to_owned(), minutes)
    };
    session.agenda.boxes = boxes.map(make).to_vec();
    assert!(session.agenda.enter(&"check-in".into(), at("13:10:00")));
    assert!(session.agenda.enter(&"baseline".into(), at("13:21:00")));
    assert!(session.agenda.enter(&"lead".into(), at("13:41:00")));
    session
}

#[test]
fn the_mock_up_adds_up() {
    let session = late();
    let remedies = Remedies::of(&session, at("14:17:00")).unwrap();
    assert_eq!((remedies.late, remedies.over_here, remedies.saved_before), (7, 11, 4));
    assert_eq!((remedies.end, remedies.plan.minutes), (at("16:17:00"), 187));
    let given: Vec<(&str, u32)> =
        remedies.share.taken.iter().map(|taken| (taken.id.as_str(), taken.given)).collect();
    assert_eq!(given, [("messaging", 2), ("market", 2), ("sla", 3)]);
    assert_eq!(remedies.share.left, 0);
    assert_eq!(remedies.park, None, "the box has no topic of its own here");
}

#[test]
fn each_remedy_brings_the_end_back_and_can_be_undone() {
    let now = at("14:17:20");
    let remedies = Remedies::of(&late(), now).unwrap();
    assert_eq!(remedies.late, 8);
    for batch in [vec![remedies.end_later()], remedies.share.commands()] {
        let mut workshop = Workshop::new(late());
        workshop.commit(batch, now).unwrap();
        assert!(matches!(workshop.session().minutes_late(now), Some(..=0)));
        assert_eq!(Remedies::of(workshop.session(), now), None);
        workshop.undo(now).unwrap();
        assert_eq!(workshop.session(), &late());
    }
}

#[test]
fn in_time_there_is_nothing_to_choose() {
    let mut session = late();
    assert_eq!(Remedies::of(&session, at("13:50:00")), None);
    session.closed_at = Some(at("16:30:00"));
    assert_eq!(Remedies::of(&session, at("17:00:00")), None);
}

#[test]
fn what_cannot_be_covered_is_said() {
    let mut session = late();
    for entry in &mut session.agenda.boxes[4..] {
        entry.locked = entry.id != "messaging".into();
    }
    let share = Remedies::of(&session, at("14:30:00")).unwrap().share;
    assert_eq!((share.total(), share.left), (15, 5), "messaging keeps its five minutes");
}

#[test]
fn a_topic_that_is_still_open_can_be_parked() {
    let mut workshop = Workshop::new(late());
    let topic = crate::domain::topic::Topic::new(
        "lead".into(),
        "Lead".to_owned(),
        crate::domain::fields::Fields::empty("lead").unwrap(),
    );
    let mut session = workshop.session().clone();
    session.topics.push(topic);
    session.agenda.boxes[2].topics = vec!["lead".into()];
    workshop = Workshop::new(session);
    assert_eq!(Remedies::of(workshop.session(), at("14:17:00")).unwrap().park, Some("lead".into()));
    let decision = crate::domain::command::Decision::Park(crate::domain::status::Care::default());
    workshop.commit(vec![Command::Decide { topic: "lead".into(), decision }], at("14:17:00")).unwrap();
    assert_eq!(Remedies::of(workshop.session(), at("14:17:00")).unwrap().park, None);
}

fn any_box() -> impl Strategy<Value = AgendaBox> {
    let kind = prop_oneof![
        4 => Just(BoxKind::Work),
        1 => Just(BoxKind::Break),
        1 => Just(BoxKind::Stretch),
        1 => Just(BoxKind::Close),
        1 => Just(BoxKind::Spare),
    ];
    (0_u32..=600, kind, prop::bool::weighted(0.2)).prop_map(|(minutes, kind, locked)| AgendaBox {
        kind,
        locked,
        ..AgendaBox::new("x".into(), String::new(), minutes)
    })
}

fn any_agenda() -> impl Strategy<Value = Agenda> {
    let boxes = prop::collection::vec(any_box(), 1..20);
    (boxes, any::<prop::sample::Index>(), any::<bool>()).prop_map(|(mut boxes, current, begun)| {
        for (index, entry) in boxes.iter_mut().enumerate() {
            entry.id = BoxId(format!("b{index}"));
        }
        let current = begun.then(|| current.get(&boxes).id.clone());
        Agenda { boxes, current, ..Agenda::default() }
    })
}

proptest! {
    #[test]
    fn sums_are_exact_and_nothing_protected_gives(agenda in any_agenda(), wanted in 0_u32..2000) {
        let share = Share::of(&agenda, wanted);
        prop_assert_eq!(share.total() + share.left, wanted);
        let reached = agenda.position().map_or(0, |position| position + 1);
        for (index, entry) in agenda.boxes.iter().enumerate() {
            let given = share.given_by(&entry.id).unwrap_or(0);
            let may = index >= reached && !entry.is_protected() && entry.kind != BoxKind::Spare;
            prop_assert!(given == 0 || may, "{entry:?} gives {given}");
            prop_assert!(given == 0 || entry.minutes - given >= LEAST, "{entry:?} gives {given}");
            if may && share.left > 0 {
                prop_assert!(entry.minutes - given <= LEAST, "{entry:?} could give more than {given}");
            }
        }
        prop_assert_eq!(&share, &Share::of(&agenda, wanted), "the same every time");
    }

    #[test]
    fn longer_boxes_give_more_and_nobody_is_off_by_a_minute(
        lengths in prop::collection::vec(0_u32..=200, 1..15),
        wanted in 0_u32..1500,
    ) {
        let given = shares(&lengths, wanted);
        for (one, other) in (0..lengths.len()).flat_map(|one| (0..lengths.len()).map(move |other| (one, other))) {
            if lengths[one] > lengths[other] {
                prop_assert!(given[one] >= given[other], "{lengths:?} give {given:?}");
            }
        }
        // Where nobody gives all they can, each is within a minute of their exact share.
        let able: Vec<usize> = (0..lengths.len()).filter(|index| lengths[*index] > LEAST).collect();
        if able.iter().all(|index| given[*index] < lengths[*index] - LEAST) {
            let weight: u32 = able.iter().map(|index| lengths[*index]).sum();
            for index in able {
                let exact = f64::from(wanted) * f64::from(lengths[index]) / f64::from(weight);
                prop_assert!((f64::from(given[index]) - exact).abs() < 1.0, "{lengths:?} give {given:?}");
            }
        }
    }
}
