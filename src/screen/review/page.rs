//! One topic in full: what was agreed, its fields, who answers for it. Everything on it is in the playbook too.

use crate::{
    assets::words::{fill, say},
    domain::{
        sentence,
        slot::{Part, Shape, Slot},
        topic::Topic,
    },
    screen::{Context, agreed, reading::Reading, status},
    theme::Role,
};
use std::collections::BTreeSet;

/// Cells before everything below a heading.
const INDENT: u16 = 2;

/// Title, status, wording, fields, disagreement, owner.
pub(super) fn whole(ctx: &Context<'_>, reading: &mut Reading, topic: &Topic) {
    reading.heading(topic.title.as_str());
    reading.paragraph(0, status::label(ctx, topic), status::role(topic)).blank();
    agreed::words(reading, topic);
    fields(reading, topic);
    agreed::disagreement(reading, topic);
    reading.blank();
    if let Some(owner) = &topic.owner {
        let name = ctx.session.name_of(&owner.person);
        let text = match owner.confirm_by {
            None => fill("topic.owner", &[("name", &name)]),
            Some(by) => fill("review.owner_to_confirm", &[("name", &name), ("date", &ctx.told(by))]),
        };
        reading.paragraph(INDENT, text, Role::Text);
    }
    if let Some(by) = topic.review_by {
        reading.paragraph(INDENT, fill("review.review_by", &[("date", &ctx.told(by))]), Role::Text);
    }
}

/// The fields that the sentence does not say, a row of a list on one line.
fn fields(reading: &mut Reading, topic: &Topic) {
    let said: BTreeSet<String> =
        sentence::sentence(&topic.fields).into_iter().filter_map(|piece| piece.slot).collect();
    let slots = topic.told(&topic.fields).slots();
    let shown: Vec<&Slot> = slots
        .iter()
        .filter(|slot| slot.shape != Shape::AddRow && !slot.value.is_empty() && !said.contains(&slot.path))
        .collect();
    let mut rest = shown.as_slice();
    let mut after_vote = false;
    while let Some(first) = rest.first() {
        let together =
            rest.iter().take_while(|slot| first.row().is_some() && slot.row() == first.row()).count();
        let (row, tail) = rest.split_at(together.max(1));
        if !after_vote && matches!(first.part, Part::Measure | Part::Detail) {
            after_vote = true;
            reading.blank().paragraph(INDENT, say("common.added_after_vote"), Role::Muted);
        }
        reading.pieces(INDENT, row_words(row));
        rest = tail;
    }
}

/// "stage MQL, short MQL, over when ...".
fn row_words(row: &[&Slot]) -> Vec<(String, Role)> {
    let mut words = Vec::new();
    for (index, slot) in row.iter().enumerate() {
        let between = if index == 0 { "" } else { "   " };
        words.push((format!("{between}{}: ", sentence::label(&slot.name)), Role::Muted));
        words.push((slot.in_full().replace('\n', ", "), Role::Text));
    }
    words
}

/// Whether what was searched for stands anywhere in the topic; nothing searched for stands everywhere.
pub(super) fn mentions(topic: &Topic, wanted: &str) -> bool {
    let holds = |text: &str| text.to_lowercase().contains(wanted);
    holds(&topic.title)
        || holds(&topic.text)
        || holds(&topic.given)
        || topic.told(&topic.fields).slots().iter().any(|slot| holds(&slot.value))
        || topic.proposals.iter().any(|proposal| holds(&proposal.text))
        || topic
            .objections
            .iter()
            .any(|objection| holds(&objection.reason) || holds(&objection.acceptable_if))
        || topic.reservations.iter().any(|noted| holds(&noted.note))
}
