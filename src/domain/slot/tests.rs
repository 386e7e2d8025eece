//! Slots of real fields: reading, rows, and that what is shown can be typed again.

use super::{Part, Shape, SlotError};
use crate::domain::fields::Fields;
use proptest::prelude::*;

fn follow_up() -> Fields {
    let fields = Fields::empty("follow_up").expect("a kind");
    fields.with("classes/+", "A").and_then(|fields| fields.with("classes/0/within", "8h")).expect("a row")
}

#[test]
fn rows_are_added_filled_moved_and_removed() {
    let fields = follow_up().with("classes/+", "B").expect("a row");
    let fields = fields.with("classes/1", "up").expect("moved");
    let names = |fields: &Fields| {
        let slots = fields.slots().into_iter();
        slots.filter(|slot| slot.name == "follow_up.classes.class").map(|slot| slot.value).collect::<Vec<_>>()
    };
    assert_eq!(names(&fields), ["B", "A"]);
    assert_eq!(names(&fields.with("classes/0", "").expect("removed")), ["A"]);
}

#[test]
fn a_row_begins_with_any_of_its_slots() {
    let empty = Fields::empty("volume").expect("a kind");
    let begun = empty.with("products/+/leads", "100").expect("a row");
    let values: Vec<String> = begun.slots().into_iter().take(2).map(|slot| slot.value).collect();
    assert_eq!(values, ["", "100"], "product and leads");
    assert!(matches!(empty.with("products/+/leads", "many"), Err(SlotError::Number(_))));
    assert!(matches!(empty.with("products/+/nothing", "1"), Err(SlotError::NoSlot(_))));
}

#[test]
fn a_count_that_nobody_can_mean_is_refused_with_its_range() {
    let empty = Fields::empty("volume").expect("a kind");
    let leads = |typed: &str| empty.with("products/+/leads", typed);
    assert!(leads("1'000'000").is_ok());
    for typed in ["1000001", "4294967295", "99999999999"] {
        assert!(matches!(leads(typed), Err(SlotError::Between { low: 0, high: 1_000_000, .. })), "{typed}");
    }
    for typed in ["-1", "1.5", "+5", "ten"] {
        assert!(matches!(leads(typed), Err(SlotError::Number(_))), "{typed}");
    }
}

#[test]
fn a_list_that_needs_a_row_is_one_hole() {
    let empty = Fields::empty("follow_up").expect("a kind");
    assert_eq!(empty.holes().iter().map(|slot| slot.path.as_str()).collect::<Vec<_>>(), ["classes/+"]);
    assert!(follow_up().holes().is_empty());
    let row = empty.with("classes/+", "A").expect("a row");
    assert_eq!(row.holes()[0].path, "classes/0/within");
}

#[test]
fn only_voted_slots_count_as_voted() {
    let fields = follow_up();
    let measured = fields.with("measure/seen_in", "CRM").expect("a detail");
    assert_eq!(fields.voted(), measured.voted());
    assert_eq!(fields.unmeasured().len(), measured.unmeasured().len() + 1);
    assert!(measured.slots().iter().any(|slot| slot.path == "measure/seen_in" && slot.part == Part::Measure));
}

#[test]
fn a_row_in_a_list_of_details_is_never_voted() {
    for (kind, row) in [("meeting", "shifts/+"), ("market", "tries/+")] {
        let empty = Fields::empty(kind).expect("a kind");
        let moved =
            empty.with(row, "").and_then(|fields| fields.with(&row.replace('+', "0/from"), "2026-03-24"));
        let moved = moved.or_else(|_| empty.with(row, "Acme")).expect("a row");
        assert_ne!(moved, empty);
        assert_eq!(moved.voted(), empty.voted(), "{kind}");
        assert_eq!(moved.holes(), empty.holes(), "{kind}");
    }
}

#[test]
fn wrong_input_names_what_to_type_and_changes_nothing() {
    let fields = follow_up();
    assert!(matches!(fields.with("classes/0/within", "soon"), Err(SlotError::Limit(_))));
    assert!(matches!(fields.with("classes/7/within", "8h"), Err(SlotError::NoSlot(_))));
    assert!(matches!(fields.with("nothing", "8h"), Err(SlotError::NoSlot(_))));
    assert!(matches!(fields.with("measure/seen_in/deeper", "x"), Err(SlotError::NoSlot(_))));
}

const KINDS: [&str; 16] = [
    "goal",
    "lead",
    "messaging",
    "market",
    "persona",
    "journey",
    "volume",
    "criteria",
    "follow_up",
    "attempts",
    "accept_reject",
    "hand_back",
    "escalation",
    "timelines",
    "practice",
    "meeting",
];

proptest! {
    /// Any text in any slot of any kind is taken or refused, and what is then shown reads back to the same value.
    #[test]
    fn what_a_slot_shows_it_also_reads(kind in 0..KINDS.len(), at in 0..64_usize, input in "\\PC{0,12}|[0-9]{1,4} ?(h|days|%)?") {
        let mut fields = Fields::empty(KINDS[kind]).expect("a kind");
        for slot in fields.slots().into_iter().filter(|slot| slot.shape == Shape::AddRow) {
            fields = fields.with(&slot.path, "").expect("rows can be added");
        }
        let slots = fields.slots();
        let path = &slots[at % slots.len()].path;
        if let Ok(changed) = fields.with(path, &input) {
            let shown = changed.slots();
            for slot in shown.iter().filter(|slot| slot.shape != Shape::AddRow) {
                prop_assert_eq!(&changed.with(&slot.path, &slot.value).expect("what is shown reads"), &changed);
            }
            let text = serde_json::to_string(&changed).expect("fields serialise");
            prop_assert_eq!(&serde_json::from_str::<Fields>(&text).expect("and come back"), &changed);
        }
    }
}
