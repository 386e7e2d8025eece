//! "Can we keep it?" with everything behind it: the promises with their bands, the table over people, Marketing's
//! volume, and what-if edits that are no part of any promise until somebody takes them over.

#[cfg(test)]
pub(crate) mod fixture;
pub(crate) mod summary;
mod take_over;
mod trial;
mod view;
mod volume;

use super::{Context, Field, Outcome, Shown, Tier};
use crate::{
    assets::words::say,
    capacity::Form,
    domain::{draft::DraftKey, feasibility::Clauses, fields::Fields, ids::TopicId, session::Step},
    keymap::{Binding, Edit},
};
use ratatui::{buffer::Buffer, layout::Rect};
use take_over::take_over;
use trial::{Knob, Trial, Tried};

/// Whose drafts the fields of this screen are.
const SCREEN: &str = "keep";

/// The question with what is tried in it.
#[derive(Clone, Debug, PartialEq)]
pub struct State {
    /// What a small window shows.
    section: Section,
    /// The chosen row.
    row: usize,
    /// What is tried, as it was typed.
    tried: Vec<Tried>,
    /// The kind of lead that is asked about.
    class: usize,
    /// Who says so, once it is taken over.
    by: String,
}

/// A part of the screen, where there is no room for all of them.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Section {
    /// Whether it is kept.
    Answer,
    /// What can be tried.
    WhatIf,
    /// With more and fewer people.
    People,
    /// Marketing's promise.
    Volume,
}

impl Section {
    const ALL: [Self; 4] = [Self::Answer, Self::WhatIf, Self::People, Self::Volume];

    /// The next or previous one, around the ends.
    fn beside(self, forward: bool) -> Self {
        Self::ALL[(self as usize + if forward { 1 } else { Self::ALL.len() - 1 }) % Self::ALL.len()]
    }
}

/// What can be done with the question.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Msg {
    /// The row above.
    Up,
    /// The row below.
    Down,
    /// A clicked row.
    Pick(usize),
    /// A step less or more.
    Nudge(i8),
    /// Type into the chosen row.
    Write,
    /// The first digit of a number typed into it.
    Digit(u8),
    /// Take the chosen row over.
    Take,
    /// Take everything over that is tried.
    TakeAll,
    /// Forget what is tried in the chosen row.
    Undo,
    /// Forget everything that is tried.
    Forget,
    /// The next part.
    Next,
    /// The part before.
    Previous,
}

const LIST: u32 = 1;
const TRIED: u32 = 2;
const WRITABLE: u32 = 4;
const PARTS: u32 = 8;
const CHANGED: u32 = 16;
const STEPS: u32 = 32;
/// The chosen row takes a number.
const NUMBER: u32 = 64;

/// Keys of this screen.
pub const BINDINGS: &[Binding<Msg>] = &[
    Binding::new("up k", Msg::Up, "keep.keys.choose").when(LIST).hint(4),
    Binding::new("down j", Msg::Down, "keep.keys.choose").when(LIST).hint(4),
    Binding::new("left -", Msg::Nudge(-1), "keep.keys.nudge").when(LIST | STEPS).hint(2),
    Binding::new("right +", Msg::Nudge(1), "keep.keys.nudge").when(LIST | STEPS).hint(2),
    Binding::new("0", Msg::Digit(0), "keep.keys.number").when(LIST | NUMBER).hint(3),
    Binding::new("1", Msg::Digit(1), "keep.keys.number").when(LIST | NUMBER).hint(3),
    Binding::new("2", Msg::Digit(2), "keep.keys.number").when(LIST | NUMBER).hint(3),
    Binding::new("3", Msg::Digit(3), "keep.keys.number").when(LIST | NUMBER).hint(3),
    Binding::new("4", Msg::Digit(4), "keep.keys.number").when(LIST | NUMBER).hint(3),
    Binding::new("5", Msg::Digit(5), "keep.keys.number").when(LIST | NUMBER).hint(3),
    Binding::new("6", Msg::Digit(6), "keep.keys.number").when(LIST | NUMBER).hint(3),
    Binding::new("7", Msg::Digit(7), "keep.keys.number").when(LIST | NUMBER).hint(3),
    Binding::new("8", Msg::Digit(8), "keep.keys.number").when(LIST | NUMBER).hint(3),
    Binding::new("9", Msg::Digit(9), "keep.keys.number").when(LIST | NUMBER).hint(3),
    Binding::new("enter", Msg::Write, "keep.keys.write").when(LIST),
    Binding::new("f", Msg::Take, "keep.keys.take").when(LIST | CHANGED | WRITABLE).hint(1),
    Binding::new("s", Msg::TakeAll, "keep.keys.take_all").when(TRIED | WRITABLE).hint(1),
    Binding::new("delete", Msg::Undo, "keep.keys.undo").when(LIST | CHANGED),
    Binding::new("esc", Msg::Forget, "keep.keys.forget").when(TRIED).hint(2),
    Binding::new("tab", Msg::Next, "keep.keys.next").when(PARTS).hint(0),
    Binding::new("backtab", Msg::Previous, "keep.keys.next").when(PARTS),
];

/// Conditions of which one holds at a time.
pub const EXCLUSIVE: &[u32] = &[];

impl State {
    /// The question; coming from Marketing's promise, a small window shows that first.
    pub fn new(topic: Option<&TopicId>, ctx: &Context<'_>) -> Self {
        let fields = topic.and_then(|id| ctx.session.topic(id)).map(|topic| &topic.fields);
        let section = if matches!(fields, Some(Fields::Volume(_))) { Section::Volume } else { Section::Answer };
        let by = say("keep.agreed_in_the_room").to_owned();
        Self { section, row: 0, tried: Vec::new(), class: 0, by }
    }

    /// The conditions that hold.
    pub fn flags(&self, ctx: &Context<'_>) -> u32 {
        let knob = self.chosen(ctx);
        let parts = ctx.tier == Tier::Room;
        let trial = self.trial(ctx);
        u32::from(!parts || self.section == Section::WhatIf) * LIST
            + u32::from(!self.tried.is_empty()) * TRIED
            + u32::from(ctx.is_live()) * WRITABLE
            + u32::from(parts) * PARTS
            + u32::from(self.tried.iter().any(|(tried, _)| *tried == knob)) * CHANGED
            + u32::from(knob == Knob::Class || trial::nudged(&trial, &knob, 1).is_some()) * STEPS
            + u32::from(knob.takes_number()) * NUMBER
    }

    /// The headline.
    pub fn title(&self, _ctx: &Context<'_>) -> String {
        format!("{}: {}", super::step_title(Step::Sla), say("keep.title"))
    }

    /// The rows that can be chosen now.
    fn rows(&self, ctx: &Context<'_>) -> Vec<Knob> {
        // Asked several times a key: it reads the promise where it stands and copies nothing.
        let several = Clauses::of(ctx.session).follow_up.is_some_and(|(_, clause)| clause.classes.len() > 1);
        let mut rows: Vec<Knob> = several.then_some(Knob::Class).into_iter().chain(Knob::ALL).collect();
        if !self.tried.is_empty() {
            rows.push(Knob::By);
        }
        rows
    }

    fn chosen(&self, ctx: &Context<'_>) -> Knob {
        let rows = self.rows(ctx);
        rows[self.row.min(rows.len() - 1)].clone()
    }

    /// The question with what is tried, and with what is being typed as far as it can be read.
    fn trial(&self, ctx: &Context<'_>) -> Trial {
        let typed = ctx.field.filter(|field| field.key.topic == SCREEN);
        let typed = typed.and_then(|field| Some((Knob::named(field.name())?, field.value().to_owned())));
        Trial::new(ctx, self.class).with(&self.tried, ctx).with(typed.as_slice(), ctx)
    }

    /// The numbers of the question, when none is lacking.
    pub fn question(&self, ctx: &Context<'_>) -> Option<Form> {
        self.trial(ctx).question().ok().map(|question| question.form)
    }

    /// Takes a message.
    pub fn update(&mut self, msg: Msg, ctx: &Context<'_>) -> Outcome {
        let last = self.rows(ctx).len() - 1;
        self.row = self.row.min(last);
        match msg {
            Msg::Up => self.row = self.row.saturating_sub(1),
            Msg::Down => self.row = (self.row + 1).min(last),
            Msg::Next => self.section = self.section.beside(true),
            Msg::Previous => self.section = self.section.beside(false),
            Msg::Nudge(by) => return self.nudge(by.into(), ctx),
            Msg::Pick(row) => {
                self.row = row.min(last);
                return self.write(ctx);
            }
            Msg::Write => return self.write(ctx),
            Msg::Digit(digit) => {
                let mut outcome = self.write(ctx);
                if let Some(field) = &mut outcome.edit {
                    // All of it is marked: the digit takes its place.
                    field.editor.input(Edit::SelectAll);
                    field.editor.input(Edit::Insert(char::from(b'0' + digit)));
                }
                return outcome;
            }
            Msg::Take => {
                let knob = self.chosen(ctx);
                return self.take(ctx, |(tried, _)| *tried == knob);
            }
            Msg::TakeAll => return self.take(ctx, |_| true),
            Msg::Undo => {
                let knob = self.chosen(ctx);
                self.tried.retain(|(tried, _)| *tried != knob);
            }
            Msg::Forget => {
                let forgotten = std::mem::take(&mut self.tried);
                let settled = forgotten.iter().map(|(knob, _)| key(knob)).collect();
                return Outcome { settled, ..Outcome::say(say("keep.forgotten")) };
            }
        }
        Outcome::none()
    }

    fn nudge(&mut self, by: i64, ctx: &Context<'_>) -> Outcome {
        let knob = self.chosen(ctx);
        let mut trial = self.trial(ctx);
        if knob == Knob::Class {
            let count = trial.classes() as i64;
            self.class = (self.class as i64 + by).rem_euclid(count.max(1)) as usize;
            // What was tried was tried for the other kind of lead.
            self.tried.retain(|(tried, _)| *tried != Knob::Limit);
            return Outcome::none();
        }
        let Some(text) = trial::nudged(&trial, &knob, by) else { return self.write(ctx) };
        match trial.try_out(&knob, &text, ctx) {
            Ok(()) => self.note(knob, &trial, ctx),
            Err(refused) => return Outcome::say(refused),
        }
        Outcome::none()
    }

    /// Remembers what stands for a knob in a trial; what is the same as without it is nothing to remember.
    fn note(&mut self, knob: Knob, trial: &Trial, ctx: &Context<'_>) {
        let value = trial.value(&knob);
        let stored = Trial::new(ctx, self.class).value(&knob);
        let place = self.tried.iter().position(|(tried, _)| *tried == knob);
        match (place, value.filter(|value| Some(value) != stored.as_ref())) {
            (Some(index), Some(text)) => self.tried[index].1 = text,
            (None, Some(text)) => self.tried.push((knob, text)),
            (Some(index), None) => _ = self.tried.remove(index),
            (None, None) => {}
        }
    }

    /// What Enter opens in the chosen row.
    fn write(&mut self, ctx: &Context<'_>) -> Outcome {
        let knob = self.chosen(ctx);
        if knob == Knob::Class {
            return self.nudge(1, ctx);
        }
        let trial = self.trial(ctx);
        if !trial.can_hold(&knob) {
            return Outcome::say(say("keep.no_clause"));
        }
        let stored = if knob == Knob::By { self.by.clone() } else { trial.value(&knob).unwrap_or_default() };
        let mut field = Field::line(ctx, key(&knob), &stored);
        // Marked as a whole: the first letter typed replaces it.
        field.editor.input(Edit::SelectAll);
        Outcome::edit(field)
    }

    /// Takes the text of a row.
    pub fn accept(&mut self, field: &Field, ctx: &Context<'_>) -> Result<Outcome, String> {
        let Some(knob) = Knob::named(field.name()) else { return Ok(Outcome::none()) };
        let text = field.value().trim();
        if knob == Knob::By {
            let by = if text.is_empty() { say("keep.agreed_in_the_room") } else { text };
            by.clone_into(&mut self.by);
            return Ok(Outcome::none());
        }
        if text.is_empty() {
            self.tried.retain(|(tried, _)| *tried != knob);
            return Ok(Outcome::none());
        }
        let mut trial = Trial::new(ctx, self.class).with(&self.tried, ctx);
        trial.try_out(&knob, text, ctx)?;
        self.note(knob, &trial, ctx);
        Ok(Outcome::none())
    }

    /// The row below or above, its field open.
    pub fn turn(&mut self, forward: bool, ctx: &Context<'_>) -> Outcome {
        let rows = self.rows(ctx);
        let next = if forward { self.row + 1 } else { self.row.wrapping_sub(1) };
        if next >= rows.len() || rows[next] == Knob::Class {
            return Outcome::none();
        }
        self.row = next;
        self.write(ctx)
    }

    /// Takes over what is tried, as far as it may be.
    fn take(&mut self, ctx: &Context<'_>, which: impl Fn(&Tried) -> bool) -> Outcome {
        let chosen: Vec<Tried> = self.tried.iter().filter(|tried| which(tried)).cloned().collect();
        let taken = take_over(ctx.session, &chosen, &self.by, self.class);
        self.tried.retain(|(knob, _)| !taken.taken.contains(knob));
        let settled = taken.taken.iter().map(key).chain(taken.settled).collect();
        let said = taken.refused.unwrap_or_else(|| say("keep.taken").to_owned());
        Outcome { settled, ..Outcome::commands(taken.commands).and_say(said) }
    }

    /// Draws the question.
    pub fn view(&self, ctx: &Context<'_>, area: Rect, buffer: &mut Buffer) -> Shown<Msg> {
        view::draw(self, ctx, area, buffer)
    }
}

/// The draft key of a knob.
fn key(knob: &Knob) -> DraftKey {
    DraftKey::new(SCREEN, knob.name())
}

#[cfg(test)]
mod tests;
