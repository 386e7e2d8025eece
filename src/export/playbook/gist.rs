//! A topic in one breath, for where there is no room for all of it: the summary and the poster.
//!
//! It cuts only between sentences and between rows of a list that our own template made, never inside anybody's words.

use crate::assets::words::{fill, say};
use crate::domain::{
    fields::Fields,
    sentence::{Piece, plain, sentence},
    status::Status,
    topic::Topic,
};

/// Letters of a promise that are read at a glance.
const LONGEST: usize = 200;

/// The first sentence of a promise; the wording of anything else as it is.
pub(super) fn gist(topic: &Topic) -> String {
    let pieces = sentence(&topic.fields);
    let own_words = !topic.fields.is_promise() && !topic.text.is_empty();
    if own_words || pieces.is_empty() {
        return topic.text.clone();
    }
    let first = first_sentence(pieces);
    let said = plain(&first);
    if said.chars().count() <= LONGEST {
        return said;
    }
    let Some(before) = before_the_list(&first) else { return said };
    match common_limit(&topic.fields) {
        Some(limit) => fill("brief.within", &[("what", &before), ("limit", &limit)]),
        None => fill("brief.cut", &[("what", &before)]),
    }
}

/// Its title, and how it holds where not everybody is simply for it.
pub(super) fn titled(topic: &Topic) -> String {
    match topic.status {
        Status::AgreedWithDissent => noted(&topic.title, say("common.disagreement_noted")),
        Status::Provisional { .. } | Status::DecidedByLeadership(_) => {
            noted(&topic.title, &super::topic::status(topic))
        }
        _ => topic.title.clone(),
    }
}

fn noted(title: &str, how: &str) -> String {
    fill("brief.noted", &[("title", &title), ("how", &how)])
}

/// Pieces up to the first full stop that the template itself makes.
fn first_sentence(pieces: Vec<Piece>) -> Vec<Piece> {
    let mut first = Vec::new();
    for mut piece in pieces {
        let end = piece.slot.is_none().then(|| piece.text.find(". ")).flatten();
        if let Some(end) = end {
            piece.text.truncate(end + 1);
            first.push(piece);
            return first;
        }
        first.push(piece);
    }
    first
}

/// What stands before a list that the template begins with a colon.
fn before_the_list(pieces: &[Piece]) -> Option<String> {
    let mut before = String::new();
    for piece in pieces {
        let colon = piece.slot.is_none().then(|| piece.text.find(": ")).flatten();
        if let Some(colon) = colon {
            before.push_str(&piece.text[..colon]);
            return Some(before);
        }
        before.push_str(&piece.text);
    }
    None
}

/// The time within which a lead is taken back, where it is the same for every reason.
fn common_limit(fields: &Fields) -> Option<String> {
    let Fields::HandBack(hand_back) = fields else { return None };
    let mut limits = hand_back.reasons.iter().map(|reason| reason.take_over);
    let first = limits.next()??;
    limits.all(|limit| limit == Some(first)).then(|| first.to_string())
}
