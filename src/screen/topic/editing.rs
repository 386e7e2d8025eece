//! Writing in a topic: which field a row opens, and what accepting it means.

use super::{
    Mode, Msg, State,
    rows::{self, Row},
    typed::{as_edited, filled_by, read_in},
};
use crate::{
    domain::{
        calendars,
        command::{Command, Decision},
        draft::{DraftKey, SPELLING, WORDING, proposal_field},
        event::Event,
        fields::Fields,
        slot::{Shape, Slot, named::Naming},
        topic::{Author, Topic},
    },
    effect::Place,
    screen::{Context, Field, Outcome},
};

/// The draft key of a field of a topic.
pub(super) fn key(topic: &Topic, field: &str) -> DraftKey {
    DraftKey::new(topic.id.as_str(), field)
}

/// The draft key of a row.
pub(super) fn row_key(topic: &Topic, row: &Row) -> DraftKey {
    key(topic, row.name())
}

impl State {
    /// Editing, nudging and removing.
    pub(super) fn write(&mut self, msg: Msg, ctx: &Context<'_>, topic: &Topic) -> Outcome {
        match msg {
            Msg::Edit => match (self.mode(topic), self.objection) {
                (Mode::Objection, Some(number)) => self.write_line(ctx, topic, number),
                _ => self.edit_row(ctx, topic),
            },
            Msg::EditMixed => Outcome::edit(field_of(ctx, topic, &Row::Proposal(Author::Mixed))),
            Msg::EditWording => {
                self.focus = self.focus.on(&self.rows(topic), WORDING);
                self.edit_row(ctx, topic)
            }
            Msg::Nudge(by) => self.change_slot(ctx, topic, |topic, slot| {
                to_weights(topic, slot).unwrap_or_else(|| nudge(ctx, topic, slot, by))
            }),
            Msg::Remove => self.change_slot(ctx, topic, |topic, slot| of_row(topic, slot, "")),
            Msg::Shift { earlier } => self.shift(ctx, topic, earlier),
            _ => Outcome::none(),
        }
    }

    /// The rows that can be chosen now.
    pub(super) fn rows(&self, topic: &Topic) -> Vec<Row> {
        rows::rows(topic, self.more)
    }

    /// The chosen row.
    pub(super) fn chosen(&self, topic: &Topic) -> Option<Row> {
        let rows = self.rows(topic);
        rows.get(self.focus.index(&rows)).cloned()
    }

    /// A change of the chosen slot by one key. Agreed words ask first.
    fn change_slot(
        &mut self,
        ctx: &Context<'_>,
        topic: &Topic,
        change: impl FnOnce(&Topic, &Slot) -> Outcome,
    ) -> Outcome {
        let Some(row) = self.chosen(topic) else { return Outcome::none() };
        let Some(slot) = row.slot() else { return Outcome::none() };
        if self.may_change(ctx, topic, &row) { change(topic, slot) } else { Outcome::none() }
    }

    /// Moves the chosen row of a list, which stays chosen.
    fn shift(&mut self, ctx: &Context<'_>, topic: &Topic, earlier: bool) -> Outcome {
        let outcome = self
            .change_slot(ctx, topic, |topic, slot| of_row(topic, slot, if earlier { "up" } else { "down" }));
        let slot = self.chosen(topic).and_then(|row| row.slot().cloned());
        if let (false, Some(slot)) = (outcome.commands.is_empty(), slot)
            && let Some((list, index)) = slot.row()
        {
            let to = if earlier { index - 1 } else { index + 1 };
            let name = slot.path.replacen(&format!("{list}/{index}"), &format!("{list}/{to}"), 1);
            self.focus = self.focus.on(&self.rows(topic), &name);
        }
        outcome
    }

    /// Whether a row can be changed now; agreed words are asked about first.
    fn may_change(&mut self, ctx: &Context<'_>, topic: &Topic, row: &Row) -> bool {
        if !takes_text(ctx, topic, row) || topic.open_round().is_some() {
            return false;
        }
        let voted = match row {
            Row::Proposal(_) => false,
            Row::Wording => true,
            Row::Said(slot) | Row::Slot(slot) => slot.part.is_voted(),
        };
        self.asking = ctx.is_live() && voted && topic.status.is_agreed();
        !self.asking
    }

    /// Edits the chosen row.
    pub(super) fn edit_row(&mut self, ctx: &Context<'_>, topic: &Topic) -> Outcome {
        match self.chosen(topic) {
            Some(row @ Row::Wording) if !ctx.is_live() && self.may_change(ctx, topic, &row) => {
                change_agreed(ctx, topic, false, &row)
            }
            Some(row) if self.may_change(ctx, topic, &row) => row
                .slot()
                .and_then(|slot| to_weights(topic, slot))
                .unwrap_or_else(|| Outcome::edit(field_of(ctx, topic, &row))),
            _ => Outcome::none(),
        }
    }

    /// A clicked row; a slot of the sentence is chosen first and edited by a second click.
    pub(super) fn pick(&mut self, ctx: &Context<'_>, topic: &Topic, index: usize) -> Outcome {
        let rows = self.rows(topic);
        let Some(row) = rows.get(index) else { return Outcome::none() };
        if ctx.field.is_some_and(|field| field.key == row_key(topic, row)) {
            return Outcome::none();
        }
        let chosen_before = self.focus.index(&rows) == index;
        self.focus = rows::Focus::at(&rows, index);
        match row {
            Row::Said(_) if !chosen_before && ctx.field.is_none() => Outcome::none(),
            _ => self.edit_row(ctx, topic),
        }
    }

    /// Takes the text of an accepted field; what was begun as a new row is chosen in its row. After a gap the next gap
    /// is chosen, so that Enter, words, Enter fill one after the other.
    pub(super) fn take(&mut self, field: &Field, ctx: &Context<'_>, topic: &Topic) -> Result<Outcome, String> {
        let outcome = accept(field, ctx, topic)?;
        let typed = read_in(&topic.fields, (field.name(), field.value()), ctx.today());
        let fields = typed.unwrap_or_else(|_| topic.fields.clone());
        if fields == topic.fields {
            return Ok(outcome);
        }
        let before = self.rows(topic);
        let after = rows::rows(&Topic { fields, ..topic.clone() }, self.more);
        let at = before.iter().position(|row| matches!(row, Row::Slot(slot) if slot.path == field.name()));
        let name = filled_by(&topic.fields, field.name());
        let now_said = after.iter().any(|row| matches!(row, Row::Said(slot) if slot.path == name));
        let begun = field.name().contains('+');
        self.below = at
            .filter(|_| now_said && !begun)
            .and_then(|at| before.get(at + 1))
            .map(|row| row.name().to_owned());
        self.focus = self.focus.on(&after, &name);
        if begun || topic.fields.holes().iter().any(|slot| slot.path == name) {
            let gap = rows::gap_after(&after, self.focus.index(&after));
            self.filled = gap.is_some().then_some(name);
            self.focus = gap.map_or_else(|| self.focus.clone(), |gap| rows::Focus::at(&after, gap));
        }
        Ok(outcome)
    }
}

/// Whether a row takes text: everything while the session is open; once it is closed, details that were never voted
/// on, and the spelling of the wording.
pub(super) fn takes_text(ctx: &Context<'_>, topic: &Topic, row: &Row) -> bool {
    let completes = match row {
        Row::Proposal(_) => false,
        Row::Wording => !topic.text.is_empty(),
        Row::Said(slot) | Row::Slot(slot) => !slot.part.is_voted(),
    };
    ctx.is_live() || ctx.is_writable() && completes
}

/// Points the other team must not see yet are typed where they are hidden.
fn to_weights(topic: &Topic, slot: &Slot) -> Option<Outcome> {
    topic.hides_half_typed(&slot.path).then(|| Outcome::to(Place::Weights(topic.id.clone())))
}

fn field_of(ctx: &Context<'_>, topic: &Topic, row: &Row) -> Field {
    let key = row_key(topic, row);
    match row {
        Row::Proposal(author) => {
            let stored = topic.proposal(*author).map_or("", |proposal| proposal.text.as_str());
            Field::text(ctx, key, stored)
        }
        Row::Wording => Field::text(ctx, key, &topic.text),
        Row::Said(slot) if is_text(slot) => Field::flowing(ctx, key, &as_edited(&topic.fields, slot, ctx.today())),
        Row::Slot(slot) if is_text(slot) => Field::text(ctx, key, &as_edited(&topic.fields, slot, ctx.today())),
        Row::Said(slot) | Row::Slot(slot) => Field::line(ctx, key, &slot.told(ctx.today())),
    }
}

fn is_text(slot: &Slot) -> bool {
    matches!(slot.shape, Shape::Lines | Shape::Text)
}

/// What accepting a field means; the error says what to type.
fn accept(field: &Field, ctx: &Context<'_>, topic: &Topic) -> Result<Outcome, String> {
    let (id, text) = (topic.id.clone(), field.value().to_owned());
    let author = [Author::Sales, Author::Marketing, Author::Mixed]
        .into_iter()
        .find(|author| proposal_field(*author) == field.name());
    if let Some(by) = author {
        let same = topic.proposal(by).is_some_and(|proposal| proposal.text == text.trim());
        let nothing = same || text.trim().is_empty();
        return Ok(if nothing {
            Outcome::none()
        } else {
            Outcome::command(Command::Propose { topic: id, by, text })
        });
    }
    Ok(match field.name() {
        WORDING | SPELLING if text.trim() == topic.text => Outcome::none(),
        "wording" => Outcome::command(Command::Word { topic: id, text }),
        SPELLING => Outcome::command(Command::Correct { topic: id, text }),
        path => {
            let read = read_in(&topic.fields, (path, &text), ctx.today());
            filled(topic, read.map_err(|error| error.to_string())?)
        }
    })
}

fn filled(topic: &Topic, fields: Fields) -> Outcome {
    if fields == topic.fields {
        return Outcome::none();
    }
    Outcome::command(Command::Fill { topic: topic.id.clone(), fields: Box::new(fields) })
}

/// The whole row that a slot stands in: removed, or moved "up" or "down".
fn of_row(topic: &Topic, slot: &Slot, what: &str) -> Outcome {
    let Some((list, index)) = slot.row() else { return Outcome::none() };
    let changed = topic.fields.with(&format!("{list}/{index}"), what);
    changed.map_or_else(|_| Outcome::none(), |fields| filled(topic, fields))
}

/// The next choice, or the number one up or down.
fn nudge(ctx: &Context<'_>, topic: &Topic, slot: &Slot, by: i8) -> Outcome {
    let words = offered(ctx, slot);
    let next = if is_chosen_from(slot) {
        let Some(next) = next_choice(&words, &slot.value, by < 0) else { return Outcome::none() };
        next.to_owned()
    } else {
        let digits: String = slot.value.chars().take_while(char::is_ascii_digit).collect();
        let number: u32 = digits.parse().unwrap_or(0);
        format!("{}{}", number.saturating_add_signed(by.into()), &slot.value[digits.len()..])
    };
    match read_in(&topic.fields, (&slot.path, &next), ctx.today()) {
        Ok(fields) => filled(topic, fields),
        Err(error) => Outcome::say(error.to_string()),
    }
}

/// Whether a slot is one of a few words, known ones at least.
pub(super) fn is_chosen_from(slot: &Slot) -> bool {
    matches!(slot.shape, Shape::Choice(_) | Shape::Event) || slot.path == calendars::NAMED_IN
}

/// The words a slot is chosen from.
fn offered<'a>(ctx: &Context<'a>, slot: &Slot) -> Vec<&'a str> {
    match slot.shape {
        Shape::Choice(words) => words.to_vec(),
        Shape::Event => Event::KNOWN.iter().map(Naming::word).collect(),
        _ => ctx.session.calendars.iter().map(|named| named.id.as_str()).collect(),
    }
}

/// The choice after or before this one, around the ends; none where there is nothing to choose from.
fn next_choice<'a>(words: &[&'a str], chosen: &str, back: bool) -> Option<&'a str> {
    let last = words.len().checked_sub(1)?;
    let index = match (words.iter().position(|word| *word == chosen), back) {
        (None, false) => 0,
        (None, true) => last,
        (Some(at), false) => (at + 1) % words.len(),
        (Some(at), true) => at.checked_sub(1).unwrap_or(last),
    };
    words.get(index).copied()
}

/// Agreed words: mend the spelling, or reopen and change the row that was chosen.
pub(super) fn change_agreed(ctx: &Context<'_>, topic: &Topic, reopen: bool, chosen: &Row) -> Outcome {
    if !reopen {
        return Outcome::edit(Field::text(ctx, key(topic, SPELLING), &topic.text));
    }
    let reopen = Command::Decide { topic: topic.id.clone(), decision: Decision::Reopen };
    Outcome::command(reopen).and_edit(Some(field_of(ctx, topic, chosen)))
}
