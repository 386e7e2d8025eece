//! What of a topic can be chosen, in the order it is read: proposals, the slots of the sentence, the wording, the rest.

use crate::domain::{
    draft::{WORDING, proposal_field},
    fields::Fields,
    people::Team,
    sentence::{self, sentence},
    slot::{Part, Shape, Slot},
    topic::{Author, Topic},
};

/// Something on a topic's screen that can be chosen and edited.
#[derive(Clone, Debug, PartialEq)]
pub(super) enum Row {
    /// What one team brings, or a mixed group.
    Proposal(Author),
    /// A typed field that stands in the sentence and is edited there.
    Said(Slot),
    /// The joint wording, or more words beside the sentence.
    Wording,
    /// A typed field with a row of its own.
    Slot(Slot),
}

impl Row {
    /// The slot, if it is one.
    pub(super) fn slot(&self) -> Option<&Slot> {
        match self {
            Self::Said(slot) | Self::Slot(slot) => Some(slot),
            Self::Proposal(_) | Self::Wording => None,
        }
    }

    /// The name of its field inside the topic.
    pub(super) fn name(&self) -> &str {
        match self {
            Self::Proposal(author) => proposal_field(*author),
            Self::Wording => WORDING,
            Self::Said(slot) | Self::Slot(slot) => &slot.path,
        }
    }
}

/// The chosen row by name, because rows come and go while slots are filled; its place counts once the name is gone.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Focus {
    name: String,
    index: usize,
}

impl Focus {
    /// On the row at this place, or the last one.
    pub(super) fn at(rows: &[Row], index: usize) -> Self {
        let index = index.min(rows.len().saturating_sub(1));
        Self { name: rows.get(index).map_or_else(String::new, |row| row.name().to_owned()), index }
    }

    /// On the row of this name, or where the last one was.
    pub(super) fn on(&self, rows: &[Row], name: &str) -> Self {
        Self { name: name.to_owned(), ..self.clone() }.settled(rows)
    }

    /// The same row among rows that may have changed.
    pub(super) fn settled(&self, rows: &[Row]) -> Self {
        Self::at(rows, self.index(rows))
    }

    /// Where the chosen row stands.
    pub(super) fn index(&self, rows: &[Row]) -> usize {
        let found = rows.iter().position(|row| row.name() == self.name);
        found.unwrap_or_else(|| self.index.min(rows.len().saturating_sub(1)))
    }
}

/// The next gap in the sentence after a row.
pub(super) fn gap_after(rows: &[Row], index: usize) -> Option<usize> {
    let is_gap = |row: &Row| matches!(row, Row::Said(slot) if slot.is_hole());
    (index + 1..rows.len()).find(|index| is_gap(&rows[*index]))
}

/// The rows in the order they are read; folded slots only when asked for.
pub(super) fn rows(topic: &Topic, more: bool) -> Vec<Row> {
    let slots = topic.fields.slots();
    let said = said(&topic.fields, &slots);
    let folded = folded_lists(&slots);
    let stands = |slot: &Slot| match slot.path.strip_suffix('+') {
        // A list whose first row is a hole of the sentence is begun there.
        Some(list) => said.iter().any(|other| other.path.starts_with(list) && is_missing(&other.path)),
        None => said.iter().any(|other| other.path == slot.path),
    };
    let rest: Vec<Row> = slots
        .iter()
        .filter(|slot| (more || is_first(slot, &folded)) && !stands(slot))
        .cloned()
        .map(Row::Slot)
        .collect();
    let mixed = topic.proposal(Author::Mixed).map(|proposal| proposal.by);
    let authors = Team::BOTH.into_iter().map(Author::from).chain(mixed);
    let proposals = authors.map(Row::Proposal);
    proposals.chain(said.into_iter().map(Row::Said)).chain([Row::Wording]).chain(rest).collect()
}

/// The slots of the sentence in the order of reading; none for kinds whose wording is free text.
fn said(fields: &Fields, slots: &[Slot]) -> Vec<Slot> {
    let mut said: Vec<Slot> = Vec::new();
    for path in sentence(fields).into_iter().filter_map(|piece| piece.slot) {
        if said.iter().any(|slot| slot.path == path) {
            continue;
        }
        let slot = slots.iter().find(|slot| slot.path == path).cloned();
        said.extend(slot.or_else(|| missing(fields, &path)));
    }
    said
}

/// Whether a path leads into a row that is not there yet: `classes/+/within`.
pub(super) fn is_missing(path: &str) -> bool {
    path.contains("/+/")
}

/// The slot of a row that is not there yet.
fn missing(fields: &Fields, path: &str) -> Option<Slot> {
    let (list, _) = path.split_once("/+/")?;
    let begun = fields.with(&format!("{list}/+"), "").ok()?;
    let first = path.replace("/+/", "/0/");
    let slot = begun.slots().into_iter().find(|slot| slot.path == first)?;
    Some(Slot { path: path.to_owned(), ..slot })
}

/// A slot by name: the row of its list and its label, a plus where it adds a row.
pub(super) fn label(slot: &Slot) -> String {
    let label = sentence::label(&slot.name);
    match (slot.shape, slot.row()) {
        (Shape::AddRow, _) => format!("+ {label}"),
        (_, Some((_, row))) => format!("{}. {label}", row + 1),
        _ => label.to_owned(),
    }
}

/// Lists that wait behind "more" as a whole.
fn folded_lists(slots: &[Slot]) -> Vec<String> {
    let ends = slots.iter().filter(|slot| slot.shape == Shape::AddRow && !is_shown(slot.part));
    ends.map(|slot| slot.path.trim_end_matches("/+").to_owned()).collect()
}

fn is_shown(part: Part) -> bool {
    matches!(part, Part::Need | Part::Room)
}

/// Slots that are shown at once.
fn is_first(slot: &Slot, folded: &[String]) -> bool {
    is_shown(slot.part) && !slot.row().is_some_and(|(list, _)| folded.iter().any(|name| name == list))
}

/// Whether there are slots that wait behind "more".
pub(super) fn has_folded(topic: &Topic) -> bool {
    let slots = topic.fields.slots();
    let folded = folded_lists(&slots);
    slots.iter().any(|slot| !is_first(slot, &folded))
}

/// What is voted on though it waits behind "more": the names of lists with rows, and of what has a value.
pub(super) fn folded_and_voted(topic: &Topic) -> Vec<&'static str> {
    let slots = topic.fields.slots();
    let folded = folded_lists(&slots);
    let filled = |slot: &Slot| match slot.path.strip_suffix("/+") {
        Some(list) => slots.iter().any(|other| other.row().is_some_and(|(name, _)| name == list)),
        None => slot.row().is_none() && !slot.value.is_empty(),
    };
    let voted = slots.iter().filter(|slot| slot.part.is_voted() && !is_first(slot, &folded) && filled(slot));
    voted.map(|slot| sentence::label(&slot.name)).collect()
}

/// The first detail that is missing for the measurement.
pub(super) fn first_detail(topic: &Topic) -> Option<Focus> {
    let rows = rows(topic, true);
    let missing = rows.iter().position(|row| row.slot().is_some_and(Slot::is_unmeasured))?;
    Some(Focus::at(&rows, missing))
}

/// The row a topic is opened on: what its phase is about, in a sentence its first hole.
pub(super) fn first(topic: &Topic) -> Focus {
    let rows = rows(topic, false);
    let of = |wanted: fn(&Row) -> bool| rows.iter().position(wanted);
    let hole = of(|row| matches!(row, Row::Said(slot) if slot.is_hole()));
    let said = hole.or_else(|| of(|row| matches!(row, Row::Said(_))));
    let begun = topic.phase() > crate::domain::topic::Phase::Propose;
    let index = match (said, begun) {
        (Some(said), _) if !topic.is_answered() => said,
        (_, true) => of(|row| *row == Row::Wording).unwrap_or(0),
        _ => 0,
    };
    Focus::at(&rows, index)
}
