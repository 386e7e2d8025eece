//! The rows of a topic that can be chosen: proposals, the wording, slots.

use crate::domain::{
    people::Team,
    slot::{Part, Shape, Slot},
    topic::Topic,
};

/// Something on a topic's screen that can be chosen and edited.
#[derive(Clone, Debug, PartialEq)]
pub(super) enum Row {
    /// What one team brings.
    Proposal(Team),
    /// The joint wording.
    Wording,
    /// A typed field.
    Slot(Slot),
}

impl Row {
    /// The slot, if it is one.
    pub(super) fn slot(&self) -> Option<&Slot> {
        match self {
            Self::Slot(slot) => Some(slot),
            _ => None,
        }
    }
}

/// The rows in the order they are drawn; folded slots only when asked for.
pub(super) fn rows(topic: &Topic, more: bool) -> Vec<Row> {
    let slots = topic.fields.slots();
    let folded = folded_lists(&slots);
    let mut rows = vec![Row::Proposal(Team::Sales), Row::Proposal(Team::Marketing), Row::Wording];
    let shown = slots.iter().filter(|slot| more || is_first(slot, &folded));
    rows.extend(shown.cloned().map(Row::Slot));
    rows
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

/// Where the wording stands among the rows.
pub(super) fn wording_row(topic: &Topic, more: bool) -> usize {
    rows(topic, more).iter().position(|row| *row == Row::Wording).unwrap_or(0)
}
