//! Planning the session that follows the open one: its name, day, time and length are proposed, the rest is taken over.
//!
//! It makes no file and changes nothing: its Enter asks for a session made of what the open one leaves.

mod view;

use super::{Context, Field, Outcome, Shown};
use crate::{
    assets::words::{count, fill, say},
    domain::{
        blueprint::{PlanInput, length},
        cadence::TimeOfDay,
        draft::DraftKey,
        follow_up,
        moment::Day,
        slot::Value,
    },
    effect::{Effect, Place, Plan},
    keymap::Binding,
};
use ratatui::{buffer::Buffer, layout::Rect};

/// What is proposed, as far as it was changed, and the chosen row.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct State {
    input: PlanInput,
    row: usize,
}

/// What can be done with the proposal.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Msg {
    /// The row above.
    Up,
    /// The row below.
    Down,
    /// Write in the chosen row.
    Edit,
    /// A clicked row.
    Pick(usize),
    /// Make the session.
    Create,
    /// Leave it.
    Leave,
}

/// There is something that a session can follow.
const SOME: u32 = 1;

/// Keys of this screen.
pub const BINDINGS: &[Binding<Msg>] = &[
    Binding::new("enter", Msg::Create, "next_session.keys.create").when(SOME).hint(1),
    Binding::new("e", Msg::Edit, "next_session.keys.edit").when(SOME).hint(2),
    Binding::new("up k backtab", Msg::Up, "next_session.keys.choose").when(SOME).hint(3),
    Binding::new("down j tab", Msg::Down, "next_session.keys.choose").when(SOME).hint(3),
    Binding::new("esc", Msg::Leave, "next_session.keys.leave").hint(4),
];

/// Conditions of which one holds at a time.
pub const EXCLUSIVE: &[u32] = &[];

/// What can be changed, in the order of the rows.
const FIELDS: [&str; 4] = ["name", "date", "start", "length"];

impl State {
    /// What the open session proposes for the next one.
    pub fn new(ctx: &Context<'_>) -> Self {
        Self { input: follow_up::suggested(ctx.session, ctx.today()), row: 0 }
    }

    /// The conditions that hold.
    pub fn flags(&self, ctx: &Context<'_>) -> u32 {
        u32::from(!ctx.session.topics.is_empty()) * SOME
    }

    /// The headline.
    pub fn title(&self, _ctx: &Context<'_>) -> String {
        say("next_session.title").to_owned()
    }

    /// Takes a message.
    pub fn update(&mut self, msg: Msg, ctx: &Context<'_>) -> Outcome {
        match msg {
            Msg::Up => self.row = self.row.saturating_sub(1),
            Msg::Down => self.row = (self.row + 1).min(FIELDS.len() - 1),
            Msg::Edit => return self.edit(ctx),
            Msg::Pick(row) => {
                self.row = row.min(FIELDS.len() - 1);
                return self.edit(ctx);
            }
            Msg::Create => return Outcome::effect(Effect::Create(self.plan(ctx))),
            Msg::Leave => return Outcome::back(),
        }
        Outcome::none()
    }

    /// Takes what was typed; an error says what to type instead.
    pub fn accept(&mut self, field: &Field, ctx: &Context<'_>) -> Result<Outcome, String> {
        let text = field.value().trim();
        match field.name() {
            "name" if text.is_empty() => return Err(say("next_session.name_missing").to_owned()),
            "name" => text.clone_into(&mut self.input.name),
            "date" => {
                let read = Day::read(text, ctx.today()).map_err(|error| error.to_string())?;
                if read < ctx.today() {
                    return Err(fill("decide.past", &[("date", &ctx.told(read))]));
                }
                self.input.date = Some(read);
            }
            "start" if text.is_empty() => self.input.start.clear(),
            "start" => self.input.start = TimeOfDay::read(text).map_err(|error| error.to_string())?.0,
            _ => self.input.minutes = length::read(text).map_err(|error| error.to_string())?,
        }
        Ok(Outcome::none())
    }

    /// The next or previous row, in writing.
    pub fn turn(&mut self, forward: bool, ctx: &Context<'_>) -> Outcome {
        let next = if forward { self.row + 1 } else { self.row + FIELDS.len() - 1 };
        self.row = next % FIELDS.len();
        self.edit(ctx)
    }

    /// Draws the proposal.
    pub fn view(&self, ctx: &Context<'_>, area: Rect, buffer: &mut Buffer) -> Shown<Msg> {
        view::draw(self, ctx, area, buffer)
    }

    fn edit(&self, ctx: &Context<'_>) -> Outcome {
        Outcome::edit(Field::line(ctx, key(self.row), &self.stored(self.row)))
    }

    /// What stands in a row.
    fn stored(&self, row: usize) -> String {
        match FIELDS[row] {
            "name" => self.input.name.clone(),
            "date" => self.input.date.map(Day::long).unwrap_or_default(),
            "start" => self.input.start.clone(),
            _ => count("common.minutes", u64::from(self.input.minutes)),
        }
    }

    fn plan(&self, ctx: &Context<'_>) -> Plan {
        Plan {
            name: self.input.name.clone(),
            zone: self.input.zone.clone(),
            commands: follow_up::plan(ctx.session, &self.input, ctx.today()),
            then: Place::CheckIn,
        }
    }
}

fn key(row: usize) -> DraftKey {
    DraftKey::new("next_session", FIELDS[row])
}

#[cfg(test)]
mod tests;
