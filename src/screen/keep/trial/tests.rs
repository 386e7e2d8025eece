//! Steps of every knob, and the slots that promises are tried in.

use super::*;
use crate::{
    app::play::Play,
    effect::Place,
    screen::keep::fixture::{EFFORT, promised},
};

#[test]
fn a_step_keeps_the_unit() {
    for (knob, number, expected) in [
        (Knob::Said(Input::Reps), 4, 1),
        (Knob::Said(Input::LeadsPerMonth), 300, 10),
        (Knob::Said(Input::LeadsPerMonth), 99, 1),
        (Knob::Said(Input::Time), 35, 5),
        (Knob::Limit, 8, 1),
    ] {
        assert_eq!(step(&knob, number), expected, "{knob:?}");
    }
    assert_eq!([" business hours", ".5 min", "", " %"].map(tail), [" business hours", " min", "", " %"]);
}

#[test]
fn a_promise_about_no_kind_of_lead_is_tried_as_one_about_all() {
    let empty = Fields::empty("follow_up").unwrap();
    let tried = filled(&empty, &Knob::Limit, 0, "4 hours").unwrap();
    let Fields::FollowUp(clause) = tried else { panic!("a follow-up") };
    assert_eq!((clause.classes.len(), clause.classes[0].class.as_str()), (1, "every lead"));
    assert!(filled(&empty, &Knob::Limit, 0, "soon").unwrap_err().contains("Type a number and a unit"));
}

#[test]
fn a_kind_of_lead_without_a_limit_gives_way_to_the_first_with_one() {
    let fields = Fields::empty("follow_up").unwrap();
    let fields = fields.with("classes/+", "A").and_then(|fields| fields.with("classes/+", "B")).unwrap();
    let fields = fields.with("classes/1/within", "8 hours").unwrap();
    assert_eq!(path(&fields, &Knob::Limit, 0), "classes/1/within");
    assert_eq!(path(&fields, &Knob::Limit, 1), "classes/1/within");
}

#[test]
fn every_knob_has_its_name_and_its_way_up_and_down() {
    let mut play = Play::at(promised(&EFFORT), Place::Keep(None), 80, 24);
    for knob in Knob::ALL {
        assert_eq!(Knob::named(knob.name()), Some(knob.clone()));
        let before = play.text();
        play.keys("+");
        assert_ne!(play.text(), before, "{knob:?}");
        play.keys("-<down>");
        assert!(!play.text().contains("What if: "), "{knob:?}\n{}", play.text());
    }
}
