//! The worked example: eight people wrote 18 mentions of 13 different words, 13 and 9 of them negative.

use super::{Tag, Term, Written};

/// A word as it is attached.
pub(crate) fn term(label: &str, mentions: u32, tag: Option<Tag>) -> Term {
    Term { id: 0, label: label.to_owned(), mentions, tag, accepted: false, merged: Vec::new() }
}

/// What eight people of Sales wrote about Marketing, every word tagged.
pub(crate) fn example() -> Written {
    let negative = [
        ("ivory tower", 3),
        ("party planners", 2),
        ("arts and crafts", 2),
        ("slow", 1),
        ("fluffy", 1),
        ("brand police", 1),
        ("jargon", 1),
        ("not helpful", 1),
        ("out of touch", 1),
    ];
    let other = [
        ("creative", 2, Tag::Positive),
        ("helpful", 1, Tag::Positive),
        ("busy", 1, Tag::Neutral),
        ("different", 1, Tag::Neutral),
    ];
    let negative = negative.map(|(label, mentions)| term(label, mentions, Some(Tag::Negative)));
    let other = other.map(|(label, mentions, tag)| term(label, mentions, Some(tag)));
    let terms = negative.into_iter().chain(other).collect();
    Written { people_with_a_term: Some(8), terms }.sealed(5)
}
