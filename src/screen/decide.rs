//! A decision that needs a person, a date or a reason: one entry after the other, defaults ready, Enter through.
//!
//! What is typed stays a draft until the form is settled, so that closing it loses nothing. It changes nothing by
//! itself: its last Enter answers with one command.

mod candidates;
mod entry;
mod settle;
mod subject;
mod view;

use super::{Context, Field, Go, Outcome, Shown};
use crate::{
    assets::words::{fill, say},
    domain::{
        command::Command,
        draft::DraftKey,
        ids::{ParkedId, TopicId},
        moment::Day,
    },
    effect::{Ending, Place},
    keymap::Binding,
};
use candidates::Candidates;
use entry::{Entry, Value};
use ratatui::{buffer::Buffer, layout::Rect};
use subject::Subject;

/// The entries of one decision.
#[derive(Clone, Debug, PartialEq)]
pub struct State {
    subject: Subject,
    entries: Vec<Entry>,
    /// The entry being answered.
    at: usize,
}

/// What can be done with the entries.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Msg {
    /// The candidate above, or a day earlier.
    Up,
    /// The candidate below, or a day later.
    Down,
    /// Answer the chosen entry.
    Write,
    /// The next entry.
    Next,
    /// The entry before.
    Previous,
    /// A clicked candidate.
    Pick(usize),
    /// A clicked entry.
    Entry(usize),
    /// Settle it with the entries as they are.
    Settle,
    /// Close without settling; what was typed is kept.
    Close,
}

const WRITABLE: u32 = 1;

/// Keys of this screen, while no entry is being typed in.
pub const BINDINGS: &[Binding<Msg>] = &[
    Binding::new("enter e", Msg::Write, "decide.keys.write").when(WRITABLE).hint(1),
    Binding::new("s", Msg::Settle, "decide.keys.settle").when(WRITABLE).hint(2),
    Binding::new("up k", Msg::Up, "decide.keys.choose").when(WRITABLE).hint(3),
    Binding::new("down j", Msg::Down, "decide.keys.choose").when(WRITABLE).hint(3),
    Binding::new("tab", Msg::Next, "decide.keys.turn").when(WRITABLE).hint(4),
    Binding::new("backtab", Msg::Previous, "decide.keys.turn").when(WRITABLE),
    Binding::new("esc", Msg::Close, "decide.keys.close").hint(5),
];

/// Conditions of which one holds at a time.
pub const EXCLUSIVE: &[u32] = &[];

/// The action that the last Enter runs.
const SETTLE: &str = "decide.keys.settle";

impl State {
    /// The entries of an ending, each with what is proposed for it.
    pub fn new(topic: TopicId, ending: Ending, ctx: &Context<'_>) -> Self {
        Self::about(Subject::Topic(topic, ending), ctx)
    }

    /// Who looks after a parked item, and by when.
    pub fn care(item: ParkedId, ctx: &Context<'_>) -> Self {
        Self::about(Subject::Parked(item), ctx)
    }

    fn about(subject: Subject, ctx: &Context<'_>) -> Self {
        let entries = if subject.is_there(ctx) { entry::proposed(ctx, &subject) } else { Vec::new() };
        Self { subject, entries, at: 0 }
    }

    /// The field it opens with.
    pub fn first_field(&self, ctx: &Context<'_>) -> Option<Field> {
        ctx.is_writable().then(|| self.field(0, ctx)).flatten()
    }

    /// The conditions that hold.
    pub fn flags(&self, ctx: &Context<'_>) -> u32 {
        u32::from(ctx.is_writable() && !self.entries.is_empty()) * WRITABLE
    }

    /// What is decided about which topic.
    pub fn title(&self, ctx: &Context<'_>) -> String {
        self.subject.title(ctx)
    }

    /// Takes a message.
    pub fn update(&mut self, msg: Msg, ctx: &Context<'_>) -> Outcome {
        match msg {
            Msg::Up => self.choose(false, ctx).unwrap_or_default(),
            Msg::Down => self.choose(true, ctx).unwrap_or_default(),
            Msg::Write => self.edit(self.at, ctx),
            Msg::Next => self.turn(true, ctx),
            Msg::Previous => self.turn(false, ctx),
            Msg::Pick(index) => self.pick(index, ctx),
            Msg::Entry(index) if ctx.is_writable() && index < self.entries.len() => self.edit(index, ctx),
            Msg::Entry(_) => Outcome::none(),
            Msg::Settle => self.settle(ctx),
            Msg::Close => Outcome::back(),
        }
    }

    /// Takes one entry and goes on to the next; after the last one it is settled.
    pub fn accept(&mut self, field: &Field, ctx: &Context<'_>) -> Result<Outcome, String> {
        let Some(at) = self.entry_of(field).filter(|_| self.subject.is_there(ctx)) else {
            return Ok(Outcome::none());
        };
        let typed = field.value().trim();
        let value = match &self.entries[at].value {
            Value::Text(_) => Value::Text(typed.to_owned()),
            Value::Date(day) if typed.is_empty() => Value::Date(*day),
            Value::Date(_) => Value::Date(Day::read(typed, ctx.today()).map_err(|error| error.to_string())?),
            Value::Pick(pick) => {
                let candidates = Candidates::of(ctx, self.subject.topic(ctx), &self.entries[at], typed);
                let chosen = candidates
                    .chosen(pick)
                    .ok_or_else(|| fill("decide.nobody_fits", &[("typed", &typed)]))?;
                Value::Pick(chosen.clone())
            }
        };
        self.refused(at, &value, ctx).map_or(Ok(()), Err)?;
        let picked = matches!(value, Value::Pick(_));
        self.entries[at].value = value;
        let outcome = self.go_on(at, ctx);
        Ok(if picked { outcome } else { outcome.unsettled() })
    }

    /// The entry after or before the one that is open, around the ends.
    pub fn turn(&mut self, forward: bool, ctx: &Context<'_>) -> Outcome {
        let from = ctx.field.and_then(|field| self.entry_of(field)).unwrap_or(self.at);
        let asked = self.asked(ctx);
        let place = asked.iter().position(|index| *index == from).unwrap_or(0);
        let next = if forward { place + 1 } else { place + asked.len().saturating_sub(1) };
        match asked.get(next % asked.len().max(1)) {
            Some(next) => self.edit(*next, ctx),
            None => Outcome::none(),
        }
    }

    /// Up and Down go through candidates and days; in a text they go from entry to entry.
    pub fn choose(&mut self, down: bool, ctx: &Context<'_>) -> Option<Outcome> {
        let topic = self.subject.topic(ctx);
        let typed = ctx.field.map_or("", Field::value).trim();
        let entry = self.entries.get(self.at)?;
        let value = match &entry.value {
            Value::Text(_) => return None,
            Value::Date(day) => {
                let day = Day::read(typed, ctx.today()).unwrap_or(*day);
                Value::Date(day.plus_days(if down { 1 } else { -1 }))
            }
            Value::Pick(pick) => {
                Value::Pick(Candidates::of(ctx, topic, entry, typed).beside(pick, down)?.clone())
            }
        };
        let day = if let Value::Date(day) = &value { Some(*day) } else { None };
        self.entries[self.at].value = value;
        let field = day.and_then(|day| {
            let mut field = self.field(self.at, ctx)?;
            field.editor.set_text(&day.long());
            Some(field)
        });
        Some(Outcome::none().and_edit(field))
    }

    /// Draws the form over the screen below.
    pub fn view(&self, ctx: &Context<'_>, area: Rect, buffer: &mut Buffer) -> Shown<Msg> {
        if self.subject.is_there(ctx) { view::draw(self, ctx, area, buffer) } else { Shown::default() }
    }

    fn pick(&mut self, index: usize, ctx: &Context<'_>) -> Outcome {
        let topic = self.subject.topic(ctx);
        let typed = ctx.field.map_or("", Field::value).trim();
        let Some(entry) = self.entries.get_mut(self.at) else { return Outcome::none() };
        let chosen = Candidates::of(ctx, topic, entry, typed).get(index).cloned();
        match (chosen, &mut entry.value) {
            (Some(chosen), Value::Pick(pick)) => *pick = chosen,
            _ => return Outcome::none(),
        }
        let key = self.key(self.at);
        self.go_on(self.at, ctx).and_settle(key)
    }

    /// On to the next entry; after the last one it is settled.
    fn go_on(&mut self, from: usize, ctx: &Context<'_>) -> Outcome {
        match self.asked(ctx).into_iter().find(|index| *index > from) {
            Some(next) => self.edit(next, ctx),
            None => Outcome::none().and_run(SETTLE),
        }
    }

    /// The command, or the entry that is still missing with what to type.
    fn settle(&mut self, ctx: &Context<'_>) -> Outcome {
        if !self.subject.is_there(ctx) {
            return Outcome::back();
        }
        let refused = |index: usize| {
            self.refused(index, &self.entries[index].value, ctx).map(|error| (index, error))
        };
        if let Some((missing, error)) = self.asked(ctx).into_iter().find_map(refused) {
            self.at = missing;
            let field = self.field(missing, ctx).map(|field| Field { error: Some(error), ..field });
            return Outcome::none().and_edit(field);
        }
        let Some(command) = settle::command(&self.subject, &self.entries, ctx) else {
            return Outcome::say(say("decide.nobody_listed"));
        };
        if let Command::OpenRound { topic, .. } = &command {
            // The reason waits as a draft: it is written down once both teams have cleared the vote.
            let here = ctx.session.attendance();
            let place = Place::Topic(topic.clone());
            return match here.sales + here.marketing {
                0 => Outcome::say(say("topic.nobody_here")),
                _ => Outcome::command(command).and_go(Go::To(place)),
            };
        }
        let outcome = Outcome::command(command).and_go(Go::Back);
        (0..self.entries.len()).fold(outcome, |outcome, index| outcome.and_settle(self.key(index)))
    }

    /// Why a value cannot stand in an entry, with what to do.
    fn refused(&self, at: usize, value: &Value, ctx: &Context<'_>) -> Option<String> {
        let barred = match value {
            Value::Pick(entry::Pick::Person(chosen)) => self.subject.refuses_owner(ctx, chosen),
            _ => None,
        };
        barred.or_else(|| self.entries[at].refused(value, ctx.today()))
    }

    /// The entries that are asked for as things stand.
    fn asked(&self, ctx: &Context<'_>) -> Vec<usize> {
        (0..self.entries.len()).filter(|index| entry::is_asked(ctx, &self.entries, *index)).collect()
    }

    fn edit(&mut self, at: usize, ctx: &Context<'_>) -> Outcome {
        self.at = at;
        Outcome::none().and_edit(self.field(at, ctx))
    }

    fn field(&self, at: usize, ctx: &Context<'_>) -> Option<Field> {
        let entry = self.entries.get(at)?;
        let key = self.key(at);
        Some(match &entry.value {
            Value::Text(text) => Field::text(ctx, key, text),
            // A date and a choice stand ready beside the field: it is empty, so that one types at once.
            Value::Date(_) | Value::Pick(_) => Field::line(ctx, key, ""),
        })
    }

    /// The draft of an entry.
    fn key(&self, index: usize) -> DraftKey {
        self.subject.key(self.entries[index].part)
    }

    fn entry_of(&self, field: &Field) -> Option<usize> {
        (0..self.entries.len()).find(|index| self.key(*index) == field.key)
    }
}

#[cfg(test)]
mod tests;
