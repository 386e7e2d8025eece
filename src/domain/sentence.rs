//! A topic's typed fields in words: the label of each slot, and the sentence the room reads aloud before a vote.
//!
//! The words come from `[slot]` and `[sentence]` of the words file; nothing is worded here.

mod aside;
mod decided;
mod measurement;
pub mod objected;

pub use aside::{details_aside, remark, voted_aside};
pub use decided::decided;
pub use measurement::measurement;

use crate::assets::words;
use crate::domain::{
    fields::Fields,
    people::Team,
    slot::{Shape, Slot},
    topic::Topic,
};

/// A stretch of a sentence: words of the template, the value of one slot, or a hole where a value is missing.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Piece {
    /// The words as shown, on one line.
    pub text: String,
    /// The path of the slot it shows; `classes/+/within` where the first row of a list is missing.
    pub slot: Option<String>,
    /// Whether the slot has no value yet.
    pub hole: bool,
}

/// The label of the slot with this name: `follow_up.classes.within`.
pub fn label(name: &str) -> &'static str {
    words::say(&format!("slot.{name}"))
}

/// What to type into the slot with this name, where its label does not say it.
pub fn help(name: &str) -> Option<&'static str> {
    words::find(&format!("slot_help.{name}"))
}

/// Which team gives this promise; `None` when both teams do, and for anything that is no promise.
pub fn promised_by(fields: &Fields) -> Option<Team> {
    match fields {
        Fields::FollowUp(_) | Fields::Attempts(_) | Fields::AcceptReject(_) => Some(Team::Sales),
        Fields::Volume(_) | Fields::Criteria(_) | Fields::HandBack(_) => Some(Team::Marketing),
        _ => None,
    }
}

/// Whether the kind is said in a sentence filled from its fields, rather than in free wording.
pub fn is_said(fields: &Fields) -> bool {
    words::find(&format!("sentence.{}.text", fields.kind())).is_some()
}

/// What the fields say in words; empty for kinds whose wording is free text.
pub fn sentence(fields: &Fields) -> Vec<Piece> {
    let key = format!("sentence.{}", fields.kind());
    let Some(template) = words::find(&format!("{key}.text")) else {
        return Vec::new();
    };
    let slots = fields.slots();
    let mut out = Sentence::default();
    Scope { slots: &slots, key, path: String::new() }.fill(template, &mut out);
    out.pieces
}

/// What a topic says in one go: a promise its sentence, with the teams' own words after it; anything else its wording,
/// or its sentence while it has none.
pub fn in_full(topic: &Topic) -> String {
    let said = plain(&sentence(&topic.fields));
    match (said.is_empty(), topic.text.is_empty()) {
        (_, true) => said,
        (false, false) if topic.fields.is_promise() => format!("{said} {}", topic.text),
        (_, false) => topic.text.clone(),
    }
}

/// The sentence as plain text.
pub fn plain(pieces: &[Piece]) -> String {
    pieces.iter().map(|piece| piece.text.as_str()).collect()
}

#[derive(Default)]
struct Sentence {
    pieces: Vec<Piece>,
}

impl Sentence {
    /// Appends words of a template; a full stop is not doubled after a value that brings its own.
    fn words(&mut self, text: &str) {
        let ended = self.pieces.last().is_some_and(|piece| piece.text.ends_with(['.', '!', '?']));
        let text = if ended { text.strip_prefix('.').unwrap_or(text) } else { text };
        match self.pieces.last_mut() {
            _ if text.is_empty() => {}
            Some(last) if last.slot.is_none() => last.text.push_str(text),
            _ => self.pieces.push(Piece { text: text.to_owned(), slot: None, hole: false }),
        }
    }

    fn value(&mut self, path: String, value: String) {
        let hole = value.is_empty();
        let text = if hole { words::say("sentence.hole").to_owned() } else { value };
        self.pieces.push(Piece { text, slot: Some(path), hole });
    }
}

/// The slots a template speaks of: those of the whole record, or of one row of a list in it.
struct Scope<'a> {
    slots: &'a [Slot],
    /// Where its words are: `sentence.follow_up` or `sentence.follow_up.classes`.
    key: String,
    /// What stands before its slots' names in their paths: empty, or `classes/0/`.
    path: String,
}

impl Scope<'_> {
    fn fill(&self, template: &str, out: &mut Sentence) {
        let mut rest = template;
        while let Some((before, part, after)) = bracketed(rest, '[', ']') {
            self.fill_in(before, out);
            if words::placeholders(part).into_iter().all(|name| self.has(name)) {
                self.fill_in(part, out);
            }
            rest = after;
        }
        self.fill_in(rest, out);
    }

    fn fill_in(&self, template: &str, out: &mut Sentence) {
        let mut rest = template;
        while let Some((before, name, after)) = bracketed(rest, '{', '}') {
            out.words(before);
            let rows = self.rows(name);
            if rows.is_empty() {
                let (path, value) = self.find(name).map_or_else(
                    || (self.path_of(name), String::new()),
                    |slot| (slot.path.clone(), self.spoken(slot, name)),
                );
                out.value(path, value);
            } else {
                self.fill_rows(name, &rows, out);
            }
            rest = after;
        }
        out.words(rest);
    }

    fn fill_rows(&self, name: &str, rows: &[String], out: &mut Sentence) {
        let key = format!("{}.{name}", self.key);
        let template = words::say(&format!("{key}.row"));
        for (index, path) in rows.iter().enumerate() {
            let between = if index + 1 == rows.len() { "last" } else { "between" };
            if index > 0 {
                out.words(words::say(&format!("{key}.{between}")));
            }
            Scope { slots: self.of_row(path), key: key.clone(), path: path.clone() }.fill(template, out);
        }
    }

    /// The slots of a row, which stand together: a row is not looked for in all the others.
    fn of_row(&self, path: &str) -> &[Slot] {
        let within = |slot: &Slot| slot.path.starts_with(path);
        let from = self.slots.iter().position(within).unwrap_or(self.slots.len());
        let rest = &self.slots[from..];
        &rest[..rest.iter().take_while(|slot| within(slot)).count()]
    }

    fn path_of(&self, name: &str) -> String {
        format!("{}{}", self.path, name.replace('.', "/"))
    }

    fn find(&self, name: &str) -> Option<&Slot> {
        let path = self.path_of(name);
        self.slots.iter().find(|slot| slot.path == path)
    }

    fn has(&self, name: &str) -> bool {
        let list = format!("{}/", self.path_of(name));
        let row = |slot: &Slot| slot.path.starts_with(&list) && slot.shape != Shape::AddRow;
        self.find(name).is_some_and(|slot| !slot.value.is_empty()) || self.slots.iter().any(row)
    }

    /// The paths of a list's rows, or of the row that is missing; none where `name` is no list.
    fn rows(&self, name: &str) -> Vec<String> {
        let list = self.path_of(name) + "/";
        let (mut rows, mut missing): (Vec<String>, bool) = (Vec::new(), false);
        for slot in self.slots {
            let Some(rest) = slot.path.strip_prefix(&list) else { continue };
            let index = rest.split('/').next().unwrap_or_default();
            missing |= rest == "+";
            let known = rows.last().is_some_and(|row| slot.path.starts_with(row));
            if !known && index.parse::<usize>().is_ok() {
                rows.push(format!("{list}{index}/"));
            }
        }
        if rows.is_empty() && missing {
            rows.push(list + "+/");
        }
        rows
    }

    /// A value as it is said: dates in full, lines in a row, what this sentence has words for in those.
    fn spoken(&self, slot: &Slot, name: &str) -> String {
        let value = slot.value.as_str();
        match slot.shape {
            Shape::Day => slot.in_full(),
            Shape::Lines => listed(&value.lines().collect::<Vec<_>>()),
            _ => self
                .own_word(slot.shape, name, value)
                .map_or_else(|| value.lines().map(str::trim).collect::<Vec<_>>().join(" "), str::to_owned),
        }
    }

    /// The word of this sentence for a value: of a choice, and of a text that is one of the few usual ones.
    fn own_word(&self, shape: Shape, name: &str, value: &str) -> Option<&'static str> {
        let usual = value.replace([' ', '-'], "_");
        let has_words = matches!(shape, Shape::Choice(_) | Shape::Text) && !value.is_empty();
        words::find(&format!("{}.{name}.{usual}", self.key)).filter(|_| has_words)
    }
}

/// "name, e-mail and company".
fn listed(lines: &[&str]) -> String {
    let Some((last, first)) = lines.split_last() else {
        return String::new();
    };
    let first = first.join(words::say("sentence.lines.between"));
    if first.is_empty() { (*last).to_owned() } else { first + words::say("sentence.lines.last") + last }
}

/// The text before the first `open`, between it and its `close`, and after that.
fn bracketed(text: &str, open: char, close: char) -> Option<(&str, &str, &str)> {
    let (before, rest) = text.split_once(open)?;
    let (inside, after) = rest.split_once(close)?;
    Some((before, inside, after))
}

#[cfg(test)]
mod tests;
