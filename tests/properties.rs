//! What holds for session files as a whole: they come back as they were, with fields of a later program at every
//! level that has room for them, and nothing is dropped where there is none.

use proptest::prelude::*;
use serde_json::{Value, json};
use smarketing::{
    domain::{draft::Draft, moment::Moment},
    import::practice,
    store::format::{Document, read_document},
};
use std::collections::BTreeMap;
use std::sync::OnceLock;

/// A place in a document: names of fields and positions in lists.
type Place = Vec<String>;

/// Everything a session file can hold, as far as the practice company needs it.
fn file() -> &'static Value {
    static FILE: OnceLock<Value> = OnceLock::new();
    FILE.get_or_init(|| {
        let at = Moment::parse("2026-06-12T10:00:00Z").expect("a time");
        let draft = Draft { topic: "lead".into(), field: "wording".into(), text: "half a".into(), at };
        let workshop = practice::second("s2".into(), "s1".into());
        let text = Document::of(&workshop, &[draft]).to_text().expect("it can be saved");
        serde_json::from_str(&text).expect("it is JSON")
    })
}

/// One object of every kind, by where it is, its positions in lists taken as one.
fn objects() -> BTreeMap<String, Place> {
    fn walk(value: &Value, place: &mut Place, found: &mut BTreeMap<String, Place>) {
        let children: Vec<(String, &Value)> = match value {
            Value::Object(fields) => {
                let kind: Vec<&str> =
                    place.iter().map(|step| if step.parse::<usize>().is_ok() { "*" } else { step }).collect();
                found.entry(kind.join("/")).or_insert_with(|| place.clone());
                fields.iter().map(|(name, value)| (name.clone(), value)).collect()
            }
            Value::Array(items) => {
                items.iter().enumerate().map(|(at, item)| (at.to_string(), item)).collect()
            }
            _ => Vec::new(),
        };
        for (step, child) in children {
            place.push(step);
            walk(child, place, found);
            place.pop();
        }
    }
    let mut found = BTreeMap::new();
    walk(file(), &mut Vec::new(), &mut found);
    found
}

/// The file with one more field in the object at a place.
fn with_field(place: &[String], name: &str, value: &Value) -> Value {
    let mut file = file().clone();
    let object = place.iter().fold(&mut file, |value, step| match value {
        Value::Array(items) => &mut items[step.parse::<usize>().expect("a position")],
        value => &mut value[step.as_str()],
    });
    let object = object.as_object_mut().expect("an object is there");
    object.insert(name.to_owned(), value.clone());
    file
}

/// The file after loading and saving, or why it was not loaded.
fn saved_again(file: &Value) -> Result<Value, String> {
    let document = read_document(&file.to_string()).map_err(|error| error.to_string())?.document;
    let text = document.to_text().expect("what was loaded can be saved");
    Ok(serde_json::from_str(&text).expect("it is JSON"))
}

#[test]
fn a_field_of_a_later_program_is_kept_or_refused_by_name_but_never_dropped() {
    let objects = objects();
    assert!(objects.len() > 150, "{} kinds of objects", objects.len());
    let later = json!({"list": [1, 2.5, null, "x"]});
    let (mut kept, mut named) = (Vec::new(), 0);
    for (kind, place) in &objects {
        let file = with_field(place, "of_later", &later);
        match saved_again(&file) {
            Ok(again) => {
                assert!(again == file, "a field of {kind} is lost");
                kept.push(kind.as_str());
            }
            // In the place of a name of a command or a state there is no name to refuse, only a place.
            Err(error) => {
                assert!(error.starts_with("line 1, column "), "{kind}: {error}");
                named += usize::from(error.contains("of_later"));
            }
        }
    }
    assert!(named > 80, "{named} of {} are refused by name", objects.len());
    for kind in ["state", "state/topics/*", "state/baseline/items/*"] {
        assert!(kept.contains(&kind), "{kind} has no room: {kept:?}");
    }
}

fn value() -> impl Strategy<Value = Value> {
    let single = prop_oneof![
        Just(Value::Null),
        any::<bool>().prop_map(Value::from),
        any::<i64>().prop_map(Value::from),
        any::<u64>().prop_map(Value::from),
        (-1e15..1e15).prop_map(Value::from),
        any::<String>().prop_map(Value::from),
    ];
    single.prop_recursive(4, 20, 4, |inner| {
        prop_oneof![
            prop::collection::vec(inner.clone(), 0..4).prop_map(Value::from),
            prop::collection::btree_map(any::<String>(), inner, 0..4)
                .prop_map(|map| Value::Object(map.into_iter().collect())),
        ]
    })
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(24))]

    #[test]
    fn whatever_a_later_program_writes_survives(topic in 0..5_usize, value in value()) {
        let place = ["state".to_owned(), "topics".to_owned(), topic.to_string()];
        for place in [&place[..1], &place[..]] {
            let file = with_field(place, "of_later", &value);
            prop_assert_eq!(saved_again(&file), Ok(file));
        }
    }

    #[test]
    fn any_stage_of_a_workshop_is_saved_and_loaded(steps in 0..400_usize, undone in 0..6_usize) {
        let mut workshop = practice::planned("s1".into());
        for batch in practice::batches().into_iter().take(steps) {
            let at = batch.at.or(workshop.last_at()).expect("a planned session has an entry");
            workshop.commit(batch.commands, at).expect("the practice session is accepted");
        }
        let at = workshop.last_at().expect("it has an entry");
        for _ in 0..undone {
            let before = workshop.session().clone();
            if workshop.undo(at).is_err() {
                break;
            }
            workshop.redo(at).expect("what was undone can be redone");
            prop_assert!(*workshop.session() == before, "undo and redo is identity");
            workshop.undo(at).expect("and undone again");
            prop_assert!(workshop.replay().as_ref() == Some(workshop.session()), "replay equals state");
        }
        let text = Document::of(&workshop, &[]).to_text().expect("it can be saved");
        let (again, _) = read_document(&text).expect("and loaded").document.into_workshop();
        prop_assert!(again == workshop, "load(save(x)) equals x");
    }
}
