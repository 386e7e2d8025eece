//! The change log: what this session changed in what the one before it had agreed, topic by topic.
//!
//! The shareable playbook tells the words of a topic only where it states that topic; what is not settled is named
//! with where it stands and nothing more.

use super::book::{Book, joined};
use super::topic::is_shown;
use crate::assets::words::{count, fill, say};
use crate::diff::{self, Difference, Fate, ItemDifference, Mark, Part, Piece, TopicDifference};
use crate::domain::moment::Day;
use crate::export::document::{Inline, Line, Writer, capitalised};

/// The heading, with the session before and its day; none for a session that follows no other.
pub(super) fn title(book: &Book<'_>) -> Option<String> {
    let previous = book.session.previous.as_deref()?;
    let parts = [previous.full_name(), previous.plan.date.map(Day::long).unwrap_or_default()];
    Some(fill("playbook.changes", &[("session", &joined(parts, ", "))]))
}

pub(super) fn write(book: &Book<'_>, writer: &mut Writer) {
    let Some(previous) = diff::previous(book.session) else { return };
    let difference = diff::diff(&previous, book.session, book.today());
    if difference.is_empty() {
        writer.paragraph(say("playbook.changes_none"));
        return;
    }
    writer.paragraph(difference.counted().replace("   ", ", "));
    for topic in difference.topics.iter().filter(|topic| topic.fate == Fate::Changed) {
        changed(book, topic, writer);
    }
    for (fate, key) in [(Fate::New, "diff.new"), (Fate::Dropped, "diff.dropped")] {
        let topics: Vec<&TopicDifference> =
            difference.topics.iter().filter(|topic| topic.fate == fate).collect();
        if !topics.is_empty() {
            writer.caption(say(key));
            writer.list(topics.into_iter().map(|topic| came_or_went(book, topic)).collect());
        }
    }
    around(book, &difference, writer);
    let same = difference.topics.iter().filter(|topic| topic.fate == Fate::Same);
    writer.labelled(say("playbook.changes_same"), &joined(same.map(|topic| topic.title.as_str()), ", "));
}

/// A topic that changed: where it stood and stands, then every field.
fn changed(book: &Book<'_>, topic: &TopicDifference, writer: &mut Writer) {
    let standing = topic.standing(ARROW);
    let title = capitalised(&topic.title);
    writer.paragraph(Line::labelled(&title, &standing));
    if !is_told(book, topic) {
        return;
    }
    for part in &topic.parts {
        match part.table() {
            Some(table) => {
                writer.paragraph(fill("playbook.changes_table", &[("what", &capitalised(&table.title))]));
                writer.table(&table.head, table.rows.into_iter().map(|row| row.to_vec()).collect());
            }
            None => writer.list(told(part)),
        }
    }
}

/// Between before and now.
const ARROW: &str = "→";

/// Whether this document states what the topic says.
fn is_told(book: &Book<'_>, topic: &TopicDifference) -> bool {
    book.session.topic(&topic.id).is_some_and(|topic| is_shown(book, topic))
}

fn came_or_went(book: &Book<'_>, topic: &TopicDifference) -> Line {
    let text = if is_told(book, topic) || topic.fate == Fate::Dropped { topic.text.as_str() } else { "" };
    Line::labelled(&topic.title, &joined([topic.standing(ARROW).as_str(), text], ". "))
}

/// One field: its label, then what went and what came, in ways a format can show.
fn told(part: &Part) -> Vec<Line> {
    if matches!(part.change, diff::Change::Rows { .. }) {
        return part.lines_of_text().into_iter().map(|line| Line::from(capitalised(&line))).collect();
    }
    let mut line = vec![Inline::Strong(capitalised(&part.label)), Inline::Text(": ".to_owned())];
    line.extend(apart(part.pieces()).into_iter().map(inline));
    vec![Line(line)]
}

/// The same with a space on either side of what went or came where it touches other words: marks that touch a word
/// are not read as marks everywhere.
fn apart(pieces: Vec<Piece>) -> Vec<Piece> {
    let mut apart: Vec<Piece> = Vec::with_capacity(pieces.len());
    for piece in pieces {
        let changed = |piece: &Piece| piece.mark != Mark::Same;
        if let Some(before) = apart.last()
            && (changed(before) || changed(&piece))
            && !before.text.ends_with(char::is_whitespace)
            && !piece.text.starts_with(char::is_whitespace)
            && (changed(&piece) || piece.text.starts_with(char::is_alphanumeric))
        {
            apart.push(Piece::new(Mark::Same, " "));
        }
        apart.push(piece);
    }
    apart
}

fn inline(piece: Piece) -> Inline {
    match piece.mark {
        Mark::Same => Inline::Text(piece.text),
        Mark::Deleted => Inline::Deleted(piece.text),
        Mark::Inserted => Inline::Inserted(piece.text),
    }
}

/// Actions, parked items and what stands around the topics; who came and went is for the people of the room.
fn around(book: &Book<'_>, difference: &Difference, writer: &mut Writer) {
    for (key, items) in [("playbook.actions", &difference.actions), ("diff.parked", &difference.parked)] {
        let lines: Vec<Line> = items.iter().filter(|item| !item.is_same()).map(item).collect();
        if !lines.is_empty() {
            writer.caption(say(key));
            writer.list(lines);
        }
    }
    for (key, parts) in difference.groups() {
        let private = key == "diff.people" && !book.is_record();
        if !parts.is_empty() && !private {
            writer.caption(say(key));
            writer.list(parts.iter().flat_map(told).collect());
        }
    }
    if let Some(survey) = difference.survey.as_ref().filter(|survey| !survey.items.is_empty()) {
        let moved = survey.moved().count() as u64;
        writer.paragraph(count("playbook.changes_survey", moved));
    }
}

fn item(item: &ItemDifference) -> Line {
    let fields = item.parts.iter().flat_map(Part::lines_of_text);
    let said = joined(std::iter::once(item.standing(ARROW)).chain(fields), "; ");
    Line::labelled(&item.what, &said)
}
