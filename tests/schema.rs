//! `docs/session.schema.json` says what the program reads: every session we have fits, everything the schema allows is
//! taken, and what is changed into something else is refused by both or by neither.

#[path = "schema/validator.rs"]
mod validator;

use std::{
    collections::{BTreeMap, BTreeSet},
    path::{Path, PathBuf},
};

use serde::Deserialize;
use serde_json::{Value, json};
use smarketing::{
    domain::{
        action::ParkedEnd,
        agenda::BoxKind,
        assumption::Input,
        baseline::Source,
        command::{Command, Decision, ObjectionAnswer},
        fields::Fields,
        history::Workshop,
        limit::LimitUnit,
        market::AttributeRole,
        objection::Fate,
        people::Group,
        session::Step,
        sla::HandBackAction,
        status::Status,
    },
    import::practice,
    store::{
        format::{Document, FORMAT},
        read_document,
    },
};
use validator::Schema;

/// What a shape cannot say: text that is read by rules of its own.
const BEYOND_A_SHAPE: [&str; 5] = ["/rhythm", "/number", "/tz", "/weekly/", "/overrides"];

fn folder() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

#[expect(clippy::disallowed_methods, reason = "this test reads the documents")]
fn read(path: &Path) -> String {
    std::fs::read_to_string(path).unwrap_or_else(|error| panic!("{}: {error}", path.display()))
}

fn schema() -> Schema {
    Schema::read(&read(&folder().join("docs/session.schema.json")))
}

/// Every file below a folder.
fn files(folder: &Path) -> Vec<PathBuf> {
    let entries = std::fs::read_dir(folder).expect("the folder is there");
    let paths = entries.map(|entry| entry.expect("an entry").path());
    paths.flat_map(|path| if path.is_dir() { files(&path) } else { vec![path] }).collect()
}

fn written(workshop: &Workshop) -> Value {
    let text = Document::of(workshop, &[]).to_text().expect("a session can be written");
    serde_json::from_str(&text).expect("a session file is JSON")
}

/// Sessions that were really held, by name.
fn sessions() -> BTreeMap<String, Value> {
    let first = practice::reviewed("first".into());
    let mut all = BTreeMap::from([
        ("planned".to_owned(), written(&practice::planned("planned".into()))),
        ("finished".to_owned(), written(&practice::finished("finished".into()))),
        ("reviewed".to_owned(), written(&first)),
        ("second".to_owned(), written(&practice::second("second".into(), first.session().id.clone()))),
    ]);
    for path in files(&folder().join("tests/fixtures")) {
        if path.extension().is_some_and(|extension| extension == "json") {
            let text = read(&path);
            match read_document(&text) {
                Ok(_) => {
                    let value = serde_json::from_str(&text).expect("what is read is JSON");
                    all.insert(path.display().to_string(), value);
                }
                // Files that are there to be refused have a folder of their own.
                Err(error) if text.contains(FORMAT) => {
                    assert!(
                        path.components().any(|part| part.as_os_str() == "hostile"),
                        "{}: {error}",
                        path.display()
                    );
                }
                Err(_) => {}
            }
        }
    }
    assert!(all.len() > 4, "no session among the fixtures");
    all
}

#[test]
fn every_session_fits_and_has_no_field_that_the_schema_does_not_name() {
    let schema = schema();
    for (name, session) in sessions() {
        assert_eq!(schema.problem(schema.whole(), &session), None, "{name}");
        assert_eq!(schema.unnamed(schema.whole(), &session, ""), Vec::<String>::new(), "{name}");
    }
}

/// A file with the least a session needs.
fn least(schema: &Schema) -> Value {
    let mut state = schema.least(schema.definition("Session"));
    state["id"] = json!("one");
    json!({ "format": FORMAT, "version": 1, "id": "one", "written_by": "a test", "state": state,
        "log": [], "closed_through": 1, "drafts": [{ "topic": "lead", "field": "text", "text": "half", "at": "2026-03-12T13:10:00Z" }] })
}

/// Files that together have everything in them that the schema allows: one field of the session, one command at a time.
fn everything(schema: &Schema) -> Vec<Value> {
    let least = least(schema);
    let mut all = vec![least.clone()];
    let session = schema.definition("Session");
    for (name, field) in session["properties"].as_object().expect("the session has fields") {
        for value in schema.values(field, true).into_iter().filter(|_| name != "id") {
            let single = |item: &Value| json!([item]);
            let values = value
                .as_array()
                .map_or_else(|| vec![value.clone()], |items| items.iter().map(single).collect());
            for value in values {
                let mut file = least.clone();
                file["state"][name] = value;
                all.push(file);
            }
        }
    }
    for command in schema.values(schema.definition("Command"), true) {
        let mut file = least.clone();
        file["log"] = json!([{ "seq": 1, "at": "2026-03-12T13:10:00Z", "do": [command] }]);
        all.push(file);
    }
    for what in ["undo", "redo"] {
        let mut file = least.clone();
        file["log"] = json!([{ "seq": 2, "at": "2026-03-12T13:10:00Z", what: 1 }]);
        all.push(file);
    }
    all
}

#[test]
fn whatever_the_schema_allows_is_read() {
    let schema = schema();
    let everything = everything(&schema);
    assert!(everything.len() > 300, "{}", everything.len());
    for file in everything {
        assert_eq!(schema.problem(schema.whole(), &file), None, "{file:#}");
        let read = Document::deserialize(&file);
        assert!(read.is_ok(), "{}: {file:#}", read.expect_err("just looked"));
    }
}

/// Every place of a value, with what stands there.
fn places(value: &Value, path: &str, out: &mut Vec<String>) {
    out.push(path.to_owned());
    match value {
        Value::Object(fields) => {
            fields.iter().for_each(|(name, inner)| places(inner, &format!("{path}/{name}"), out));
        }
        Value::Array(items) => {
            (0..).zip(items).for_each(|(index, inner)| places(inner, &format!("{path}/{index}"), out));
        }
        _ => {}
    }
}

/// The same for every row of a list, and for the fields of a topic wherever they are.
fn sort_of_place(path: &str) -> String {
    let from = path.rfind("/fields/").unwrap_or(0);
    let parts = path[from..].split('/').map(|part| if part.parse::<usize>().is_ok() { "*" } else { part });
    parts.collect::<Vec<_>>().join("/")
}

/// What a value is changed into.
fn changes(value: &Value) -> Vec<Value> {
    let mut all = vec![Value::Null];
    match value {
        Value::String(_) => all.extend([json!(17), json!("no such word")]),
        Value::Number(_) => all.extend([json!("text"), json!(-1), json!(0.5), json!(5_000_000_000_u64)]),
        Value::Bool(_) => all.extend([json!("text"), json!(1)]),
        Value::Array(_) => all.push(json!(17)),
        Value::Null => all.extend([json!(17), json!("text")]),
        Value::Object(fields) => {
            all.push(json!(17));
            let mut more = fields.clone();
            more.insert("no_such_field".to_owned(), json!(1));
            all.push(Value::Object(more));
            for name in fields.keys() {
                let mut fewer = fields.clone();
                fewer.remove(name);
                all.push(Value::Object(fewer));
            }
        }
    }
    all
}

#[test]
fn what_is_changed_is_refused_by_the_schema_and_the_program_or_by_neither() {
    let schema = schema();
    let (mut seen, mut refused, mut wrong) = (BTreeSet::new(), 0, Vec::new());
    for mut file in everything(&schema) {
        let mut all = Vec::new();
        places(&file, "", &mut all);
        for path in all {
            if BEYOND_A_SHAPE.iter().any(|text| format!("{path}/").contains(text))
                || !seen.insert(sort_of_place(&path))
            {
                continue;
            }
            let before = file.pointer(&path).expect("the place was just found").clone();
            for after in changes(&before) {
                *file.pointer_mut(&path).expect("it is still there") = after.clone();
                let by_the_schema = schema.problem(schema.whole(), &file);
                let by_the_program = Document::deserialize(&file).err();
                refused += usize::from(by_the_program.is_some());
                if by_the_schema.is_some() != by_the_program.is_some() && !whole_file(&path) {
                    wrong.push(format!("{path} as {after}: {by_the_schema:?}, {by_the_program:?}"));
                }
                wrong.extend(by_the_program.iter().filter_map(|error| unnamed(&error.to_string(), &before)));
            }
            *file.pointer_mut(&path).expect("it is still there") = before;
        }
    }
    assert!(seen.len() > 500 && refused > 2000, "{} places, {refused} refused", seen.len());
    assert!(wrong.is_empty(), "{} differ:\n{}", wrong.len(), wrong.join("\n"));
}

/// The words a choice has in the program, by what it says to one it does not know.
fn words<T: serde::de::DeserializeOwned>() -> BTreeSet<String> {
    let error =
        T::deserialize(&json!({ "no_such_word": 1 })).err().expect("nobody knows this word").to_string();
    let (_, expected) = error.split_once("expected").unwrap_or_else(|| panic!("{error}"));
    expected.split('`').skip(1).step_by(2).map(str::to_owned).collect()
}

/// The words a choice has in the schema.
fn words_of(schema: &Schema, definition: &str) -> BTreeSet<String> {
    let shapes = schema.definition(definition);
    let shapes = shapes["oneOf"].as_array().cloned().unwrap_or_else(|| vec![shapes.clone()]);
    let words = shapes.iter().flat_map(|shape| match shape["enum"].as_array() {
        Some(words) => words.iter().map(|word| word.as_str().expect("a word").to_owned()).collect::<Vec<_>>(),
        None => shape["properties"].as_object().expect("one key").keys().cloned().collect(),
    });
    words.collect()
}

#[test]
fn every_choice_has_the_words_the_program_knows() {
    let schema = schema();
    for (definition, words) in [
        ("AttributeRole", words::<AttributeRole>()),
        ("BoxKind", words::<BoxKind>()),
        ("Command", words::<Command>()),
        ("Decision", words::<Decision>()),
        ("Fate", words::<Fate>()),
        ("Fields", words::<Fields>()),
        ("Group", words::<Group>()),
        ("HandBackAction", words::<HandBackAction>()),
        ("Input", words::<Input>()),
        ("LimitUnit", words::<LimitUnit>()),
        ("ObjectionAnswer", words::<ObjectionAnswer>()),
        ("ParkedEnd", words::<ParkedEnd>()),
        ("Source", words::<Source>()),
        ("Status", words::<Status>()),
        ("Step", words::<Step>()),
    ] {
        assert_eq!(words_of(&schema, definition), words, "{definition}");
    }
}

/// Format and version are looked at before the rest is read.
fn whole_file(path: &str) -> bool {
    ["/format", "/version"].contains(&path)
}

/// Fields that the program would have taken and the schema does not name, by what the program says to an unknown one.
fn unnamed(error: &str, object: &Value) -> Option<String> {
    let (_, expected) = error.strip_prefix("unknown field `no_such_field`, expected")?.split_at(0);
    let names = expected.split('`').skip(1).step_by(2);
    let missing: Vec<&str> = names.filter(|name| object.get(name).is_none()).collect();
    // An object in this test has all fields that the schema names, but for the end of an entry and the oldest session.
    let partly = ["do", "undo", "redo", "base"];
    let missing: Vec<&str> = missing.into_iter().filter(|name| !partly.contains(name)).collect();
    (!missing.is_empty()).then(|| format!("the schema does not name {missing:?} beside {object}"))
}

#[test]
fn fields_of_a_later_program_are_kept_where_the_schema_is_open_and_refused_elsewhere() {
    let schema = schema();
    let base = &sessions()["finished"];
    let places = [
        ("/state", true),
        ("/state/topics/0", true),
        ("/state/baseline/items/0", true),
        ("", false),
        ("/state/people/0", false),
        ("/state/topics/0/rounds/0", false),
        ("/state/agenda", false),
        ("/log/0", false),
    ];
    for (place, open) in places {
        let mut file = base.clone();
        file.pointer_mut(place).unwrap_or_else(|| panic!("no {place}"))["from_a_later_program"] =
            json!({ "kept": [1] });
        assert_eq!(schema.problem(schema.whole(), &file).is_none(), open, "{place}");
        let read = read_document(&file.to_string());
        assert_eq!(read.is_ok(), open, "{place}");
        if let Ok(read) = read {
            let again: Value =
                serde_json::from_str(&read.document.to_text().expect("it is written")).expect("JSON");
            assert_eq!(
                again.pointer(place).expect("the place")["from_a_later_program"],
                json!({ "kept": [1] })
            );
        }
    }
}

#[test]
fn what_is_no_session_file_is_none_for_the_schema_either() {
    let schema = schema();
    let good = least(&schema);
    for (field, value) in [
        ("format", json!("another")),
        ("format", Value::Null),
        ("version", json!(0)),
        ("version", json!("1")),
        ("state", json!([])),
        ("written_by", json!(1)),
    ] {
        let mut file = good.clone();
        file[field] = value;
        assert!(schema.problem(schema.whole(), &file).is_some(), "{file:#}");
        assert!(read_document(&file.to_string()).is_err(), "{file:#}");
    }
    assert!(read_document(&good.to_string()).is_ok());
}
