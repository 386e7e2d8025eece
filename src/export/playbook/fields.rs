//! The typed fields of any topic as labels, values and tables, without knowing what kind it is.

use super::book::joined;
use crate::assets::words::{fill, say};
use crate::domain::{
    fields::Fields,
    market::{Attribute, AttributeRole, Market, Score},
    people::PerTeam,
    sentence::{Piece, label, measurement, sentence},
    slot::{Shape, Slot},
    topic::Topic,
};
use crate::export::document::{Chart, Inline, Line, Weight, Writer, capitalised};
use std::collections::BTreeSet;

/// The list of a market's attributes and their weights.
const ATTRIBUTES: &str = "attributes";

/// Every value the sentence does not already say.
pub(super) fn write(topic: &Topic, writer: &mut Writer) {
    let fields = &topic.fields;
    let measured = if fields.is_empty() { Vec::new() } else { measurement(fields) };
    let said = sentence(fields).into_iter().chain(measured.iter().cloned());
    let said: BTreeSet<String> = said.filter_map(|piece| piece.slot).collect();
    if !measured.is_empty() {
        writer.paragraph(spoken(measured));
    }
    write_but(fields, &said, topic.is_blind(fields), writer);
    if let Fields::Market(market) = fields {
        market_size(market, writer);
    }
}

/// A sentence with its holes standing out.
pub(super) fn spoken(pieces: Vec<Piece>) -> Line {
    let pieces = pieces.into_iter();
    Line(
        pieces
            .map(|piece| if piece.hole { Inline::Strong(piece.text) } else { Inline::Text(piece.text) })
            .collect(),
    )
}

/// Every value, as for a revision that was replaced.
pub(super) fn write_all(topic: &Topic, fields: &Fields, writer: &mut Writer) {
    write_but(fields, &BTreeSet::new(), topic.is_blind(fields), writer);
}

fn write_but(fields: &Fields, said: &BTreeSet<String>, blind: bool, writer: &mut Writer) {
    let slots = fields.slots();
    let unsaid = |slot: &&Slot| slot.shape != Shape::AddRow && !said.contains(&slot.path);
    let mut scalars: Vec<(String, String)> = Vec::new();
    for slot in slots.iter().filter(unsaid).filter(|slot| slot.row().is_none() && !slot.value.is_empty()) {
        match (slot.name.strip_suffix(".basis"), scalars.last_mut()) {
            (Some(stem), Some((name, value))) if *name == format!("{stem}.text") => {
                *value = format!("{value} ({})", slot.value);
            }
            _ => scalars.push((slot.name.clone(), shown(slot))),
        }
    }
    writer.facts(scalars.iter().map(|(name, value)| (label(name), value.clone())));
    let mut lists: Vec<&str> = Vec::new();
    for slot in slots.iter().filter(unsaid).filter(|slot| !slot.value.is_empty()) {
        if let Some((list, _)) = slot.row().filter(|(list, _)| !lists.contains(list)) {
            lists.push(list);
        }
    }
    for list in lists {
        if let Fields::Market(market) = fields
            && list == ATTRIBUTES
        {
            writer.caption(label("market.attributes"));
            writer.chart(weights(market, blind));
            if blind {
                writer.paragraph(capitalised(say("topic.hidden")));
            }
            continue;
        }
        table(fields.kind(), list, &slots, writer);
    }
}

/// The rows of one list under its label; columns nobody filled are left out.
fn table(kind: &str, list: &str, slots: &[Slot], writer: &mut Writer) {
    let mut head: Vec<&str> = Vec::new();
    let mut rows: Vec<Vec<String>> = Vec::new();
    for slot in slots {
        let Some((_, index)) = slot.row().filter(|(name, _)| *name == list) else { continue };
        if index == 0 {
            head.push(label(&slot.name));
        }
        if rows.len() <= index {
            rows.resize_with(index + 1, Vec::new);
        }
        rows[index].push(shown(slot));
    }
    rows.retain(|row| row.iter().any(|cell| !cell.is_empty()));
    if !rows.is_empty() {
        writer.caption(label(&format!("{kind}.{list}")));
        writer.table(&head, rows);
    }
}

/// A value as a reader reads it: dates in full, short lines in a row.
fn shown(slot: &Slot) -> String {
    match slot.shape {
        Shape::Lines => joined(slot.value.lines(), ", "),
        _ => slot.in_full(),
    }
}

/// The points of both teams and the agreed weights, to be drawn; points one team must not see of the other are left out.
fn weights(market: &Market, blind: bool) -> Chart {
    let role = |attribute: &Attribute| match attribute.role {
        Some(AttributeRole::MustHave) => say("weights.must_have"),
        Some(AttributeRole::MustNot) => say("weights.must_not"),
        None | Some(AttributeRole::Counts) => "",
    };
    let weight = |attribute: &Attribute| Weight {
        name: attribute.name.clone(),
        role: role(attribute).to_owned(),
        points: PerTeam::of(|team| attribute.given_by(team).filter(|_| !blind)),
        apart: attribute.apart().filter(|_| !blind),
        agreed: attribute.agreed,
    };
    Chart::Weights(market.attributes.iter().map(weight).collect())
}

/// How large the market is, and what the companies it was tried on come to.
fn market_size(market: &Market, writer: &mut Writer) {
    if let (Some(accounts), Some(value)) = (market.accounts, market.yearly_value) {
        let size = u64::from(accounts) * u64::from(value);
        let money = joined([grouped(size).as_str(), &market.currency], " ");
        writer.paragraph(fill("playbook.market_size", &[("value", &money)]));
    }
    let score = |tried| match market.score(tried) {
        Score::Points(points, tier) => fill("playbook.scored", &[("n", &points), ("tier", &tier)]),
        Score::Out(attribute) => fill("playbook.scored_out", &[("attribute", &attribute)]),
    };
    writer.list(market.tries.iter().map(|tried| Line::labelled(&tried.company, &score(tried))).collect());
}

/// "34 200 000".
fn grouped(number: u64) -> String {
    let digits = number.to_string();
    let mut out = String::new();
    for (index, digit) in digits.chars().enumerate() {
        if index > 0 && (digits.len() - index).is_multiple_of(3) {
            out.push(' ');
        }
        out.push(digit);
    }
    out
}

/// "Number missing: within, who"; what cannot be measured yet stands in the sentence that says how it is measured,
/// where there is one.
pub(super) fn gaps(fields: &Fields) -> Vec<Line> {
    let unmeasured = if fields.is_empty() { fields.unmeasured() } else { Vec::new() };
    let gaps = [(say("common.number_missing"), fields.holes()), (say("common.not_measurable"), unmeasured)];
    let labels = |slots: &[Slot]| joined(slots.iter().map(|slot| label(&slot.name)), ", ");
    let missing = gaps.into_iter().filter(|(_, slots)| !slots.is_empty());
    missing.map(|(key, slots)| Line::labelled(&capitalised(key), &labels(&slots))).collect()
}
