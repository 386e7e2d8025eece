//! After the room: what can still be done in a closed session, each one key away, and what was done since the close,
//! each with its date. The agreement itself is nowhere changed from here.

mod rows;
mod view;

use super::{Context, Field, Outcome, Shown, close};
use crate::{
    assets::words::{fill, say},
    domain::command::Command,
    effect::{Ending, Place},
    keymap::Binding,
};
use ratatui::{buffer::Buffer, layout::Rect};
use rows::{Row, rows};

/// The chosen row.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct State {
    selected: usize,
}

/// What can be done after the room.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Msg {
    /// The row above.
    Up,
    /// The row below.
    Down,
    /// A clicked row.
    Pick(usize),
    /// Go where it is done, or write it.
    Act,
    /// It is done; the owner said yes.
    Tick,
    /// Was it kept?
    Numbers,
    /// Read what was agreed.
    Review,
    /// Another session that takes over what is open.
    Carry,
    /// The card at the end, with the way back into the room.
    Card,
}

const ROW: u32 = 1;
const WRITABLE: u32 = 2;
const TICK: u32 = 4;
/// What the row leads to can be looked at, or it can be written.
const ACT: u32 = 8;
const CLOSED: u32 = 16;

/// Keys of this screen.
pub const BINDINGS: &[Binding<Msg>] = &[
    Binding::new("enter", Msg::Act, "after.keys.act").when(ROW | ACT).hint(1),
    Binding::new("space", Msg::Tick, "after.keys.tick").when(ROW | TICK | WRITABLE).hint(2),
    Binding::new("n", Msg::Numbers, "after.keys.numbers").when(CLOSED).hint(3),
    Binding::new("r", Msg::Review, "after.keys.review").hint(4),
    Binding::new("c", Msg::Carry, "after.keys.carry").when(CLOSED).hint(5),
    Binding::new("o", Msg::Card, "after.keys.card").when(CLOSED).hint(6),
    Binding::new("up k", Msg::Up, "after.keys.choose").when(ROW).hint(7),
    Binding::new("down j tab", Msg::Down, "after.keys.choose").when(ROW).hint(7),
];

/// Conditions of which one holds at a time.
pub const EXCLUSIVE: &[u32] = &[];

impl State {
    /// The conditions that hold.
    pub fn flags(&self, ctx: &Context<'_>) -> u32 {
        let row = self.row(ctx);
        let looks = matches!(row, Some(Row::Numbers | Row::Details(_) | Row::Review));
        u32::from(row.is_some()) * ROW
            + u32::from(ctx.is_writable()) * WRITABLE
            + u32::from(matches!(row, Some(Row::Owner(_) | Row::Action(_)))) * TICK
            + u32::from(looks || ctx.is_writable()) * ACT
            + u32::from(ctx.session.closed_at.is_some()) * CLOSED
    }

    /// The headline.
    pub fn title(&self, ctx: &Context<'_>) -> String {
        fill("after.title", &[("name", &ctx.session.full_name())])
    }

    fn row(&self, ctx: &Context<'_>) -> Option<Row> {
        let rows = rows(ctx);
        let last = rows.len().checked_sub(1)?;
        rows.into_iter().nth(self.selected.min(last))
    }

    /// Takes a message.
    pub fn update(&mut self, msg: Msg, ctx: &Context<'_>) -> Outcome {
        let last = rows(ctx).len().saturating_sub(1);
        self.selected = self.selected.min(last);
        match msg {
            Msg::Up => self.selected = self.selected.saturating_sub(1),
            Msg::Down => self.selected = (self.selected + 1).min(last),
            Msg::Pick(index) => {
                self.selected = index.min(last);
                return self.act(ctx);
            }
            Msg::Act => return self.act(ctx),
            Msg::Tick => return self.tick(ctx),
            Msg::Numbers => return Outcome::to(Place::Numbers),
            Msg::Review => return Outcome::to(Place::Review),
            Msg::Carry => return Outcome::to(Place::NextSession),
            Msg::Card => return Outcome::to(Place::Thanks),
        }
        Outcome::none()
    }

    fn act(&self, ctx: &Context<'_>) -> Outcome {
        let Some(row) = self.row(ctx) else { return Outcome::none() };
        match row {
            Row::Numbers => Outcome::to(Place::Numbers),
            Row::Review => Outcome::to(Place::Review),
            Row::Details(topic) => Outcome::to(Place::Topic(topic)),
            _ if !ctx.is_writable() => Outcome::none(),
            Row::Answer(topic) => Outcome::to(Place::Decide(topic, Ending::Answered)),
            Row::Owner(topic) => Outcome::to(Place::Decide(topic, Ending::Owner)),
            Row::Sign(team) => Outcome::edit(close::sign_field(ctx, team)),
            Row::Action(_) => self.tick(ctx),
        }
    }

    /// The owner said yes, the action is done.
    fn tick(&self, ctx: &Context<'_>) -> Outcome {
        match self.row(ctx) {
            Some(Row::Owner(topic)) => Outcome::command(Command::ConfirmOwner { topic }).and_say(say("after.confirmed")),
            Some(Row::Action(id)) => {
                Outcome::command(Command::SetActionDone { id, done: true }).and_say(say("after.done"))
            }
            _ => Outcome::none(),
        }
    }

    /// Takes a signature.
    pub fn accept(&mut self, field: &Field, ctx: &Context<'_>) -> Result<Outcome, String> {
        close::accept_field(field, ctx)
    }

    /// Tab leads back to the rows.
    pub fn turn(&mut self, forward: bool, ctx: &Context<'_>) -> Outcome {
        self.update(if forward { Msg::Down } else { Msg::Up }, ctx)
    }

    /// Draws what is left and what was done.
    pub fn view(&self, ctx: &Context<'_>, area: Rect, buffer: &mut Buffer) -> Shown<Msg> {
        view::draw(self.selected, ctx, area, buffer)
    }
}

#[cfg(test)]
mod tests;
