//! Writing in a topic: which field a row opens, and what accepting it means.

use super::{Mode, Msg, State, rows::{self, Row}};
use crate::{
    domain::{
        command::{Command, Decision},
        draft::DraftKey,
        fields::Fields,
        slot::{Shape, Slot},
        topic::{Author, Topic},
    },
    screen::{Context, Field, Outcome},
};

/// The draft key of a field of a topic.
pub(super) fn key(topic: &Topic, field: &str) -> DraftKey {
    DraftKey::new(topic.id.as_str(), field)
}

/// The draft key of a row.
pub(super) fn row_key(topic: &Topic, row: &Row) -> DraftKey {
    match row {
        Row::Proposal(team) => key(topic, proposal_field((*team).into())),
        Row::Wording => key(topic, "wording"),
        Row::Slot(slot) => key(topic, &slot.path),
    }
}

fn proposal_field(author: Author) -> &'static str {
    match author {
        Author::Sales => "proposal:sales",
        Author::Marketing => "proposal:marketing",
        Author::Mixed => "proposal:mixed",
    }
}

impl State {
    /// Editing, nudging and removing.
    pub(super) fn write(&mut self, msg: Msg, ctx: &Context<'_>, topic: &Topic) -> Outcome {
        match msg {
            Msg::Edit => match (self.mode(topic), self.objection) {
                (Mode::Objection, Some(number)) => objection_field(ctx, topic, number, OBJECTION_FIELDS[0]),
                _ => self.edit_row(ctx, topic),
            },
            Msg::EditWording => {
                self.focus = rows::wording_row(topic, self.more);
                self.edit_row(ctx, topic)
            }
            Msg::Nudge(by) => self.chosen(topic).map_or_else(Outcome::none, |slot| nudge(topic, &slot, by)),
            Msg::Remove => self.chosen(topic).map_or_else(Outcome::none, |slot| remove(topic, &slot)),
            _ => Outcome::none(),
        }
    }

    fn chosen(&self, topic: &Topic) -> Option<Slot> {
        rows::rows(topic, self.more).get(self.focus).and_then(Row::slot).cloned()
    }

    /// Edits the chosen row. Agreed words ask first.
    pub(super) fn edit_row(&mut self, ctx: &Context<'_>, topic: &Topic) -> Outcome {
        let rows = rows::rows(topic, self.more);
        let Some(row) = rows.get(self.focus) else { return Outcome::none() };
        let voted = match row {
            Row::Proposal(_) => false,
            Row::Wording => true,
            Row::Slot(slot) => slot.part.is_voted(),
        };
        if voted && topic.status.is_agreed() {
            self.asking = true;
            return Outcome::none();
        }
        if !ctx.is_writable() || topic.open_round().is_some() {
            return Outcome::none();
        }
        Outcome::edit(field_of(ctx, topic, row))
    }
}

fn field_of(ctx: &Context<'_>, topic: &Topic, row: &Row) -> Field {
    let key = row_key(topic, row);
    match row {
        Row::Proposal(team) => {
            let stored = topic.proposal((*team).into()).map_or("", |proposal| proposal.text.as_str());
            Field::text(ctx, key, stored)
        }
        Row::Wording => Field::text(ctx, key, &topic.text),
        Row::Slot(slot) if matches!(slot.shape, Shape::Lines | Shape::Text) => Field::text(ctx, key, &slot.value),
        Row::Slot(slot) => Field::line(ctx, key, &slot.value),
    }
}

/// What accepting a field means; the error says what to type.
pub(super) fn accept(field: &Field, topic: &Topic) -> Result<Outcome, String> {
    let (id, text) = (topic.id.clone(), field.value().to_owned());
    let author = [Author::Sales, Author::Marketing, Author::Mixed]
        .into_iter()
        .find(|author| proposal_field(*author) == field.name());
    if let Some(by) = author {
        let same = topic.proposal(by).is_some_and(|proposal| proposal.text == text.trim());
        let nothing = same || text.trim().is_empty();
        return Ok(if nothing { Outcome::none() } else { Outcome::command(Command::Propose { topic: id, by, text }) });
    }
    if let Some(outcome) = accept_objection(field, topic) {
        return Ok(outcome);
    }
    Ok(match field.name() {
        "wording" | "spelling" if text.trim() == topic.text => Outcome::none(),
        "wording" => Outcome::command(Command::Word { topic: id, text }),
        "spelling" => Outcome::command(Command::Correct { topic: id, text }),
        path if path.ends_with("/+") && text.trim().is_empty() => Outcome::none(),
        path => {
            let fields = topic.fields.with(path, &text).map_err(|error| error.to_string())?;
            filled(topic, fields)
        }
    })
}

fn filled(topic: &Topic, fields: Fields) -> Outcome {
    if fields == topic.fields {
        return Outcome::none();
    }
    Outcome::command(Command::Fill { topic: topic.id.clone(), fields: Box::new(fields) })
}

fn remove(topic: &Topic, slot: &Slot) -> Outcome {
    let Some((list, index)) = slot.row() else { return Outcome::none() };
    topic.fields.with(&format!("{list}/{index}"), "").map_or_else(|_| Outcome::none(), |fields| filled(topic, fields))
}

/// The next choice, or the number one up or down.
fn nudge(topic: &Topic, slot: &Slot, by: i8) -> Outcome {
    let next = if let Shape::Choice(words) = slot.shape {
        next_choice(words, &slot.value, by < 0).to_owned()
    } else {
        let digits: String = slot.value.chars().take_while(char::is_ascii_digit).collect();
        let number: u32 = digits.parse().unwrap_or(0);
        format!("{}{}", number.saturating_add_signed(by.into()), &slot.value[digits.len()..])
    };
    match topic.fields.with(&slot.path, &next) {
        Ok(fields) => filled(topic, fields),
        Err(error) => Outcome::say(error.to_string()),
    }
}

/// The choice after or before this one, around the ends.
fn next_choice<'a>(words: &[&'a str], chosen: &str, back: bool) -> &'a str {
    let last = words.len() - 1;
    let index = match (words.iter().position(|word| *word == chosen), back) {
        (None, false) => 0,
        (None, true) => last,
        (Some(at), false) => (at + 1) % words.len(),
        (Some(at), true) => at.checked_sub(1).unwrap_or(last),
    };
    words[index]
}

/// The fields of an objection, in the order Tab walks them.
const OBJECTION_FIELDS: [&str; 3] = ["reason", "acceptable", "named"];

fn objection_name(number: u32, part: &str) -> String {
    format!("objection:{number}:{part}")
}

/// The draft key of one part of an objection.
pub(super) fn objection_key(topic: &Topic, number: u32, part: &str) -> DraftKey {
    key(topic, &objection_name(number, part))
}

fn objection_field(ctx: &Context<'_>, topic: &Topic, number: u32, part: &str) -> Outcome {
    let Some(objection) = topic.objections.iter().find(|other| other.number == number) else {
        return Outcome::none();
    };
    let stored = match part {
        "reason" => &objection.reason,
        "acceptable" => &objection.acceptable_if,
        _ => &objection.named,
    };
    Outcome::edit(Field::text(ctx, objection_key(topic, number, part), stored))
}

/// Tab in an objection goes on to its next part.
pub(super) fn turn_objection(ctx: &Context<'_>, topic: &Topic, number: u32, forward: bool) -> Outcome {
    let open = ctx.field.map_or("", Field::name);
    let at = OBJECTION_FIELDS.iter().position(|part| open == objection_name(number, part));
    let next = match (at, forward) {
        (Some(at), true) => at + 1,
        (Some(at), false) => at.wrapping_sub(1),
        (None, _) => 0,
    };
    OBJECTION_FIELDS.get(next).map_or_else(Outcome::none, |part| objection_field(ctx, topic, number, part))
}

fn accept_objection(field: &Field, topic: &Topic) -> Option<Outcome> {
    let mut parts = field.name().strip_prefix("objection:")?.split(':');
    let number: u32 = parts.next()?.parse().ok()?;
    let part = parts.next()?;
    let objection = topic.objections.iter().find(|other| other.number == number)?;
    let pick = |name: &str, stored: &String| if part == name { field.value().to_owned() } else { stored.clone() };
    Some(Outcome::command(Command::DescribeObjection {
        topic: topic.id.clone(),
        objection: number,
        reason: pick("reason", &objection.reason),
        acceptable_if: pick("acceptable", &objection.acceptable_if),
        named: pick("named", &objection.named),
    }))
}

/// Agreed words: mend the spelling, or reopen and change them.
pub(super) fn change_agreed(ctx: &Context<'_>, topic: &Topic, reopen: bool) -> Outcome {
    if !reopen {
        return Outcome::edit(Field::text(ctx, key(topic, "spelling"), &topic.text));
    }
    let reopen = Command::Decide { topic: topic.id.clone(), decision: Decision::Reopen };
    Outcome::command(reopen).and_edit(Some(Field::text(ctx, key(topic, "wording"), &topic.text)))
}
