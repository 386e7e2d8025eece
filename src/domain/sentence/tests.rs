//! Every slot has its label, every promise reads aloud, filled, half filled and empty.

use super::*;
use crate::domain::slot::Part;
use std::collections::BTreeSet;

/// Fields of this kind with one row in every list.
fn with_rows(kind: &str) -> Fields {
    let empty = Fields::empty(kind).unwrap();
    let lists = empty.slots().into_iter().filter(|slot| slot.shape == Shape::AddRow);
    lists.fold(empty.clone(), |fields, list| fields.with(&list.path, "").unwrap())
}

fn filled(kind: &str, values: &[(&str, &str)]) -> Fields {
    let empty = Fields::empty(kind).unwrap();
    values.iter().fold(empty, |fields, (path, value)| fields.with(path, value).unwrap())
}

fn said(kind: &str, values: &[(&str, &str)]) -> String {
    plain(&sentence(&filled(kind, values)))
}

fn names() -> BTreeSet<String> {
    let slots = Fields::KINDS.iter().flat_map(|kind| with_rows(kind).slots());
    slots.map(|slot| slot.name).collect()
}

#[test]
fn every_slot_has_a_short_label() {
    for name in names() {
        let label = words::find(&format!("slot.{name}")).unwrap_or_else(|| panic!("no label for {name}"));
        assert!(label.chars().count() <= 24, "{name}: {label:?} is too long");
    }
}

#[test]
fn no_label_and_no_help_is_left_over() {
    let names = names();
    for (key, _) in words::Words::ours().iter() {
        for section in ["slot.", "slot_help."] {
            if let Some(name) = key.strip_prefix(section) {
                assert!(names.contains(name), "{key} is no slot");
            }
        }
    }
    assert_eq!(label("follow_up.classes.within"), "within");
    assert!(help("follow_up.classes.within").is_some());
    assert_eq!(help("lead.stages"), None);
}

#[test]
fn every_slot_of_a_sentence_says_what_to_type_on_one_line() {
    let slots = spoken_kinds().into_iter().flat_map(|kind| with_rows(kind).slots());
    // Dates are moved on the screen of the dates.
    let typed = slots.filter(|slot| slot.shape != Shape::AddRow && !slot.name.starts_with("meeting.shifts"));
    let problem = |slot: Slot| {
        let Some(help) = help(&slot.name) else { return Some(format!("no help for {}", slot.name)) };
        let number = if slot.row().is_some() { 3 } else { 0 };
        let cells = number + label(&slot.name).chars().count() + 2 + help.chars().count();
        (cells > 75).then(|| format!("{}: {} cells too long", slot.name, cells - 75))
    };
    assert_eq!(typed.filter_map(problem).collect::<Vec<_>>(), Vec::<String>::new());
}

/// The kinds that have a sentence.
fn spoken_kinds() -> Vec<&'static str> {
    Fields::KINDS.iter().copied().filter(|kind| !sentence(&with_rows(kind)).is_empty()).collect()
}

#[test]
fn goal_promises_practice_and_meeting_are_said_in_sentences() {
    let promises = Fields::KINDS.iter().filter(|kind| Fields::empty(kind).unwrap().is_promise());
    assert_eq!(promises.clone().count(), 8);
    for kind in promises.chain(&["goal", "practice", "meeting"]) {
        assert!(spoken_kinds().contains(kind), "{kind} has no sentence");
    }
}

#[test]
fn a_promise_begins_with_who_gives_it() {
    for kind in Fields::KINDS.iter().filter(|kind| Fields::empty(kind).unwrap().is_promise()) {
        let fields = Fields::empty(kind).unwrap();
        let side = match promised_by(&fields) {
            Some(Team::Sales) => "Sales will ",
            Some(Team::Marketing) => "Marketing will ",
            None => "Both teams will ",
        };
        assert!(plain(&sentence(&fields)).starts_with(side), "{kind}");
    }
}

#[test]
fn every_needed_slot_is_a_hole_of_its_sentence_and_no_other_is() {
    for kind in spoken_kinds() {
        let fields = with_rows(kind);
        let pieces = sentence(&fields);
        let needed: BTreeSet<String> = fields.holes().into_iter().map(|slot| slot.path).collect();
        let holes: BTreeSet<String> =
            pieces.iter().filter(|piece| piece.hole).filter_map(|piece| piece.slot.clone()).collect();
        assert_eq!(holes, needed, "{kind}: {}", plain(&pieces));
    }
}

#[test]
fn every_voted_slot_is_said_once_it_has_a_value() {
    for kind in spoken_kinds() {
        let mut fields = with_rows(kind);
        for slot in with_rows(kind).slots() {
            let value = match slot.shape {
                Shape::AddRow => continue,
                Shape::Text if slot.name == "meeting.at" => "10:00",
                Shape::Text | Shape::Lines => "something",
                Shape::Number => "3",
                Shape::Limit => "8 business hours",
                Shape::Share => "40 %",
                Shape::Day => "2026-03-24",
                Shape::Choice(choices) => choices[0],
                Shape::Event => "lead is accepted",
                Shape::Rhythm => "every 2 weeks on Tuesday",
            };
            fields = fields.with(&slot.path, value).unwrap();
        }
        let pieces = sentence(&fields);
        assert!(pieces.iter().all(|piece| !piece.hole), "{}", plain(&pieces));
        let said: BTreeSet<&str> = pieces.iter().filter_map(|piece| piece.slot.as_deref()).collect();
        for slot in fields.slots().iter().filter(|slot| slot.part.is_voted() && slot.shape != Shape::AddRow) {
            assert!(said.contains(slot.path.as_str()), "{kind} does not say {}", slot.path);
        }
        let detail = fields.slots().into_iter().find(|slot| slot.part == Part::Measure);
        assert!(detail.is_none_or(|slot| !said.contains(slot.path.as_str())), "details are not voted");
    }
}

#[test]
fn a_follow_up_names_who_promises_and_joins_its_rows() {
    let rows =
        [("classes/+", "A"), ("classes/0/within", "8h"), ("classes/+", "B"), ("classes/1/within", "16h")];
    assert_eq!(
        said("follow_up", &rows),
        "Sales will answer every A lead within 8 business hours and every B lead within 16 business hours."
    );
    let more = [("by", "phone or personal e-mail"), ("if_missed", "the team lead takes the lead over.")];
    assert_eq!(
        said(
            "follow_up",
            &[&rows[..], &[("classes/+", "C"), ("classes/2/within", "1 week")], &more].concat()
        ),
        "Sales will answer every A lead within 8 business hours, every B lead within 16 business hours and every \
         C lead within 7 calendar days, by phone or personal e-mail. If missed: the team lead takes the lead over."
    );
}

#[test]
fn an_empty_promise_shows_where_its_numbers_go() {
    let pieces = sentence(&Fields::empty("follow_up").unwrap());
    assert_eq!(plain(&pieces), "Sales will answer every ____ lead within ____.");
    let holes: Vec<_> = pieces.iter().filter(|piece| piece.hole).map(|piece| piece.slot.as_deref()).collect();
    assert_eq!(holes, [Some("classes/+/class"), Some("classes/+/within")]);
    assert_eq!(plain(&sentence(&Fields::empty("lead").unwrap())), "", "a lead is worded freely");
    assert_eq!(plain(&sentence(&Fields::Plain(crate::domain::session::Step::Sla))), "");
}

#[test]
fn values_are_said_as_people_say_them() {
    let reason =
        [("reasons/+", "too small"), ("reasons/0/action", "fix data"), ("reasons/0/take_over", "2 bd")];
    assert_eq!(
        said("hand_back", &reason),
        "Marketing will take over every lead that Sales sends back: \"too small\" within 2 business days, then put \
         right."
    );
    assert_eq!(
        said(
            "criteria",
            &[("required", "name\ne-mail\nsource"), ("qualified", "2"), ("questions", "budget\nneed")]
        ),
        "Marketing will hand over only leads with name, e-mail and source, and with at least 2 of these known: \
         budget and need. Sales may send back any other."
    );
    assert_eq!(
        said("timelines", &[("from", "2026-04-01"), ("review_by", "2026-06-30")]),
        "Both teams will keep these promises from Wed 01 Apr 2026. We look at them again by Tue 30 Jun 2026; they \
         stay in force until then and after."
    );
    assert_eq!(
        said("goal", &[("customer", "plants\nin our region"), ("number", "24")]),
        "Both teams steer for plants in our region. Our one number, ____: 24 ____."
    );
}

#[test]
fn braces_and_brackets_in_a_value_are_only_text() {
    let text = said("practice", &[("what", "shows {what} [by {by}]"), ("by", "2026-04-01")]);
    assert_eq!(text, "Both teams commit to this: shows {what} [by {by}]. In place by Wed 01 Apr 2026.");
}

#[test]
fn words_of_the_teams_own_never_stand_instead_of_a_promise() {
    use crate::domain::{command::Command, history::Workshop, moment::Moment, session::Session};
    let mut workshop = Workshop::new(Session::new("s".into(), "Q1".into(), "UTC".into()));
    let topic = |id: &str, fields: Fields| Command::AddTopic {
        id: Some(id.into()),
        title: id.to_owned(),
        fields: Box::new(fields),
    };
    let word = |id: &str| Command::Word { topic: id.into(), text: "Soon.".to_owned() };
    let batch = vec![
        topic("volume", filled("volume", &[("products/+", "100"), ("products/0/product", "Planner")])),
        topic("goal", filled("goal", &[("customer", "plants")])),
        word("volume"),
        word("goal"),
    ];
    workshop.commit(batch, Moment::parse("2026-03-12T12:00:00Z").unwrap()).unwrap();
    let full = |id: &str| in_full(workshop.session().topic(&id.into()).unwrap());
    assert_eq!(full("goal"), "Soon.");
    let volume = full("volume");
    assert!(volume.starts_with("Marketing will deliver") && volume.ends_with(" Soon."), "{volume}");
}
