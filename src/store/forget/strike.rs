//! Strikes names from every text of a session's document, and counts what was struck. It touches no file.

use crate::domain::forget::Names;
use crate::store::format::Document;
use serde_json::{Map, Value};
use std::collections::BTreeMap;

/// What forgetting came to.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Report {
    /// What the session is called, with its day.
    pub session: String,
    /// People on the list who are "someone" now.
    pub people: usize,
    /// Titles of the topics in which the name stood, as they read now.
    pub topics: Vec<String>,
    /// Other texts of the session: signatures, actions, who agreed to what.
    pub texts: usize,
    /// Texts of what was done before, of half-typed words and of the session before this one.
    pub history: usize,
    /// Private notes on the session in which the name stood.
    pub notes: usize,
    /// The name stands in what was copied last.
    pub copied: bool,
    /// Earlier versions and journals in which the name stands.
    pub kept: usize,
    /// Words of the name that are left because they stand alone, each with how often.
    pub alone: Vec<(String, usize)>,
    /// Ids that look like the name; they hold the session together and stay.
    pub ids: Vec<String>,
}

impl Report {
    /// Whether the name stood nowhere.
    pub fn is_empty(&self) -> bool {
        let in_session = self.people > 0 || !self.topics.is_empty() || self.texts > 0 || self.history > 0;
        !in_session && self.notes == 0 && !self.copied && self.kept == 0
    }
}

/// Fields whose value is an id; a sentence may stand in a field of the same name.
pub(super) const IDS: [&str; 13] = [
    "id",
    "person",
    "owner",
    "who",
    "topic",
    "topics",
    "parked",
    "actions",
    "session",
    "supersedes",
    "item",
    "step",
    "current",
];

/// The document without the names, its history closed; or why that cannot be.
pub(super) fn struck(document: &Document, names: &Names) -> Result<(Document, Report), String> {
    let people = document.state.people.iter().filter(|person| names.is_in(&person.name)).count();
    let mut report = Report { session: document.state.dated_name(), people, ..Report::default() };
    let seq = document.log.last().map_or(document.closed_through, |entry| entry.seq);
    let mut value = serde_json::to_value(document).map_err(|error| error.to_string())?;
    let mut strike = Strike { names, ids: fresh_ids(document, names), struck: 0, kept: Vec::new() };
    let state = value["state"].as_object_mut().ok_or("the document has no state")?;
    report.history += strike.count(|strike| strike.field(state, "previous"));
    let people = strike.count(|strike| strike.field(state, "people"));
    for topic in state.get_mut("topics").and_then(Value::as_array_mut).into_iter().flatten() {
        if strike.count(|strike| strike.value("topics", topic)) > 0 {
            report.topics.push(topic["title"].as_str().unwrap_or_default().to_owned());
        }
    }
    report.texts = strike.count(|strike| strike.object(state)) + people.saturating_sub(report.people);
    report.history += strike.count(|strike| {
        for part in ["base", "log", "drafts"] {
            strike.value(part, &mut value[part]);
        }
    });
    report.alone = alone(&value, names);
    report.ids = strike.kept;
    let mut document: Document = serde_json::from_value(value).map_err(|error| error.to_string())?;
    document.base = Some(document.state.clone());
    document.closed_through = seq;
    Ok((document, report))
}

/// Words of the name that still stand alone: nobody but a person can say whether they mean the same somebody.
fn alone(value: &Value, names: &Names) -> Vec<(String, usize)> {
    let counted = names.parts().into_iter().filter_map(|part| {
        let (single, mut times) = (Names::new([part])?, 0);
        texts(&value["state"], &mut |text| times += single.times_in(text));
        (times > 0).then(|| (part.to_owned(), times))
    });
    counted.collect()
}

fn texts(value: &Value, look: &mut impl FnMut(&str)) {
    match value {
        Value::String(text) => look(text),
        Value::Array(values) => values.iter().for_each(|value| texts(value, look)),
        Value::Object(map) => map.values().for_each(|value| texts(value, look)),
        _ => {}
    }
}

/// People whose id is made of their name get another one.
fn fresh_ids(document: &Document, names: &Names) -> BTreeMap<String, String> {
    let previous = document.state.previous.as_ref().map_or(&[][..], |previous| &previous.people);
    let people = || document.state.people.iter().chain(previous);
    let mut number = 0;
    let mut fresh = BTreeMap::new();
    for person in people().filter(|person| names.is_in(person.id.as_str())) {
        let taken = |id: &str| people().any(|other| other.id.as_str() == id);
        let next = std::iter::repeat_with(|| {
            number += 1;
            format!("someone{number}")
        });
        let id = next.into_iter().find(|id| !taken(id)).unwrap_or_default();
        fresh.entry(person.id.to_string()).or_insert(id);
    }
    fresh
}

struct Strike<'a> {
    names: &'a Names,
    /// Ids made of the name, and what they are now.
    ids: BTreeMap<String, String>,
    struck: usize,
    kept: Vec<String>,
}

impl Strike<'_> {
    /// How many texts a step struck the names from.
    fn count(&mut self, step: impl FnOnce(&mut Self)) -> usize {
        let before = self.struck;
        step(self);
        self.struck - before
    }

    fn field(&mut self, map: &mut Map<String, Value>, name: &str) {
        if let Some(value) = map.get_mut(name) {
            self.value(name, value);
        }
    }

    fn value(&mut self, key: &str, value: &mut Value) {
        match value {
            Value::String(text) => self.text(key, text),
            Value::Array(values) => values.iter_mut().for_each(|value| self.value(key, value)),
            Value::Object(map) => self.object(map),
            _ => {}
        }
    }

    fn text(&mut self, key: &str, text: &mut String) {
        if let Some(fresh) = self.ids.get(text.as_str()) {
            text.clone_from(fresh);
            return;
        }
        let Some(struck) = self.names.strike(text) else { return };
        if IDS.contains(&key) && is_an_id(text) {
            if !self.kept.contains(text) {
                self.kept.push(text.clone());
            }
            return;
        }
        *text = struck;
        self.struck += 1;
    }

    fn object(&mut self, map: &mut Map<String, Value>) {
        let named = map.get("name").and_then(Value::as_str).is_some_and(|name| self.names.is_in(name));
        // A job title says who it was as well as a name does.
        if named && map.contains_key("group") {
            map.remove("role");
        }
        for (key, value) in map.iter_mut() {
            self.value(key, value);
        }
        let keys: Vec<(String, String)> =
            map.keys().filter_map(|key| Some((key.clone(), self.names.strike(key)?))).collect();
        for (key, struck) in keys.into_iter().filter(|(key, _)| !is_an_id(key)) {
            if let Some(value) = map.remove(&key) {
                map.insert(struck, value);
                self.struck += 1;
            }
        }
    }
}

/// Small letters, digits and dashes only, as ids and kinds are written.
pub(super) fn is_an_id(text: &str) -> bool {
    let plain =
        |letter: char| letter.is_ascii_lowercase() || letter.is_ascii_digit() || "-_".contains(letter);
    !text.is_empty() && text.chars().all(plain)
}
