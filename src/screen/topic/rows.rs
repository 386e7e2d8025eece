//! The rows of a topic that can be chosen: proposals, the wording, slots.

use crate::{
    domain::{
        people::Team,
        slot::{Part, Shape, Slot},
        topic::Topic,
    },
    screen::Context,
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

/// The rows in the order they are drawn; folded slots only when asked for, or when they have a value.
pub(super) fn rows(_ctx: &Context<'_>, topic: &Topic, more: bool) -> Vec<Row> {
    let mut rows = vec![Row::Proposal(Team::Sales), Row::Proposal(Team::Marketing), Row::Wording];
    rows.extend(topic.fields.slots().into_iter().filter(|slot| more || is_first(slot)).map(Row::Slot));
    rows
}

/// Slots that are shown at once.
fn is_first(slot: &Slot) -> bool {
    matches!(slot.part, Part::Need | Part::Room) && !(slot.part == Part::Room && slot.shape == Shape::AddRow && slot.path.matches('/').count() > 1)
}

/// Whether there are slots that wait behind "more".
pub(super) fn has_folded(topic: &Topic) -> bool {
    topic.fields.slots().iter().any(|slot| !is_first(slot))
}

/// Where the wording stands among the rows.
pub(super) fn wording_row(ctx: &Context<'_>, topic: &Topic, more: bool) -> usize {
    rows(ctx, topic, more).iter().position(|row| *row == Row::Wording).unwrap_or(0)
}
