//! The numbers check: five minutes in which the teams say of each promise whether it was kept, what is done, which
//! signs were seen, and one win. It changes nothing that was agreed.

mod accept;
mod rows;
mod view;

use super::{Context, Field, Outcome, Shown};
use crate::{
    assets::words::{fill, say},
    domain::{
        command::Command,
        numbers::{Kept, KeptRow},
    },
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

/// What can be done at a numbers check.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Msg {
    /// The row above.
    Up,
    /// The row below.
    Down,
    /// A clicked row.
    Pick(usize),
    /// Kept, not kept, or nobody can say.
    Answer(Kept),
    /// Take the answer back.
    TakeBack,
    /// Write the number behind it, and where it was read.
    Write,
    /// Done or not, seen or not.
    Toggle,
    /// Write the win.
    Win,
    /// A team takes its word back.
    Question,
    /// Write down that somebody calls an early look.
    EarlyLook,
    /// What was agreed, read again.
    Review,
}

const CLOSED: u32 = 1;
const PROMISE: u32 = 1 << 1;
const ANSWERED: u32 = 1 << 2;
const TICK: u32 = 1 << 3;
const WIN: u32 = 1 << 4;
const EARLY: u32 = 1 << 5;
const HOLDS: u32 = 1 << 6;
const SOME: u32 = 1 << 7;

/// Keys of this screen.
pub const BINDINGS: &[Binding<Msg>] = &[
    Binding::new("y", Msg::Answer(Kept::Yes), "numbers.keys.yes").when(CLOSED | PROMISE).hint(1),
    Binding::new("n", Msg::Answer(Kept::No), "numbers.keys.no").when(CLOSED | PROMISE).hint(1),
    Binding::new("d", Msg::Answer(Kept::DontKnow), "numbers.keys.dont_know").when(CLOSED | PROMISE).hint(1),
    Binding::new("enter e", Msg::Write, "numbers.keys.number").when(CLOSED | PROMISE | ANSWERED).hint(2),
    Binding::new("delete backspace", Msg::TakeBack, "numbers.keys.take_back")
        .when(CLOSED | PROMISE | ANSWERED),
    Binding::new("space enter", Msg::Toggle, "numbers.keys.tick").when(CLOSED | TICK).hint(1),
    Binding::new("enter", Msg::Win, "numbers.keys.win").when(CLOSED | WIN).hint(1),
    Binding::new("w", Msg::Win, "numbers.keys.win").when(CLOSED | SOME).hint(4),
    Binding::new("i", Msg::EarlyLook, "numbers.keys.early_look").when(CLOSED | EARLY).hint(3),
    Binding::new("s", Msg::Question, "numbers.keys.question").when(CLOSED | PROMISE | HOLDS).hint(5),
    Binding::new("up k", Msg::Up, "numbers.keys.choose").when(SOME).hint(6),
    Binding::new("down j tab", Msg::Down, "numbers.keys.choose").when(SOME).hint(6),
    Binding::new("r", Msg::Review, "numbers.keys.review").hint(7),
];

/// Conditions of which one holds at a time.
pub const EXCLUSIVE: &[u32] = &[PROMISE | TICK | WIN];

impl State {
    /// The check of today, at the first promise without an answer.
    pub fn new(ctx: &Context<'_>) -> Self {
        let open = |row: &Row| matches!(row, Row::Promise(id) if rows::answer(ctx, id).is_none());
        Self { selected: rows(ctx).iter().position(open).unwrap_or(0) }
    }

    /// The conditions that hold.
    pub fn flags(&self, ctx: &Context<'_>) -> u32 {
        let row = self.row(ctx);
        let promise = match &row {
            Some(Row::Promise(id)) => Some(id),
            _ => None,
        };
        let answered = promise.is_some_and(|id| rows::answer(ctx, id).is_some());
        let holds = promise.and_then(|id| ctx.session.topic(id)).is_some_and(|topic| topic.status.is_agreed());
        u32::from(is_open(ctx)) * CLOSED
            + u32::from(promise.is_some()) * PROMISE
            + u32::from(answered) * ANSWERED
            + u32::from(matches!(row, Some(Row::Action(_) | Row::Sign(_)))) * TICK
            + u32::from(row == Some(Row::Win)) * WIN
            + u32::from(rows::early_look(ctx).is_some()) * EARLY
            + u32::from(holds) * HOLDS
            + u32::from(row.is_some()) * SOME
    }

    /// The headline, with the day the check is about.
    pub fn title(&self, ctx: &Context<'_>) -> String {
        fill("numbers.check_on", &[("date", &ctx.told(ctx.today()))])
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
            Msg::Pick(index) => return self.pick(index.min(last), ctx),
            Msg::Review => return Outcome::to(Place::Review),
            Msg::Win => {
                self.selected = last;
                return Outcome::edit(accept::win_field(ctx));
            }
            Msg::EarlyLook => return early_look(ctx),
            Msg::Answer(kept) => return self.answer(Some(kept), ctx),
            Msg::TakeBack => return self.answer(None, ctx),
            Msg::Write | Msg::Toggle | Msg::Question => return self.act(msg, ctx),
        }
        Outcome::none()
    }

    /// A click chooses; on a row that is chosen already it ticks or writes.
    fn pick(&mut self, index: usize, ctx: &Context<'_>) -> Outcome {
        let again = std::mem::replace(&mut self.selected, index) == index;
        match self.row(ctx) {
            Some(Row::Action(_) | Row::Sign(_)) if is_open(ctx) => self.act(Msg::Toggle, ctx),
            Some(Row::Win) if is_open(ctx) && again => Outcome::edit(accept::win_field(ctx)),
            _ => Outcome::none(),
        }
    }

    /// What was said about the chosen promise; its number stays.
    fn answer(&self, kept: Option<Kept>, ctx: &Context<'_>) -> Outcome {
        let Some(Row::Promise(topic)) = self.row(ctx) else { return Outcome::none() };
        let said = rows::answer(ctx, &topic);
        if said.map(|row| row.kept) == kept {
            return Outcome::none();
        }
        let (number, source) =
            said.map_or_else(Default::default, |KeptRow { number, source, .. }| (number.clone(), source.clone()));
        Outcome::command(Command::NoteKept { on: ctx.today(), topic, kept, number, source })
    }

    fn act(&self, msg: Msg, ctx: &Context<'_>) -> Outcome {
        match (self.row(ctx), msg) {
            (Some(Row::Promise(topic)), Msg::Question) => Outcome::to(Place::Decide(topic, Ending::Question)),
            (Some(Row::Promise(topic)), _) => Outcome::edit(accept::number_field(ctx, &topic)),
            (Some(Row::Action(id)), _) => {
                let done = ctx.session.actions.iter().any(|other| other.id == id && other.done_at.is_some());
                Outcome::command(Command::SetActionDone { id, done: !done })
            }
            (Some(Row::Sign(sign)), _) => {
                let seen = rows::is_seen(ctx, &sign);
                Outcome::command(Command::NoteSign { on: ctx.today(), sign, seen: !seen })
            }
            _ => Outcome::none(),
        }
    }

    /// Takes a number, its source or the win.
    pub fn accept(&mut self, field: &Field, ctx: &Context<'_>) -> Result<Outcome, String> {
        Ok(accept::accept(field, ctx))
    }

    /// Tab goes from a number to its source and back.
    pub fn turn(&mut self, forward: bool, ctx: &Context<'_>) -> Outcome {
        accept::turn(ctx, forward)
    }

    /// Draws the check.
    pub fn view(&self, ctx: &Context<'_>, area: Rect, buffer: &mut Buffer) -> Shown<Msg> {
        view::draw(self.selected, ctx, area, buffer)
    }
}

/// "Call an early look: two misses in a row", for whoever calls the meeting that names the sign.
fn early_look(ctx: &Context<'_>) -> Outcome {
    let Some(reason) = rows::early_look(ctx) else { return Outcome::none() };
    let meeting = ctx.session.meetings().find(|(_, meeting)| meeting.triggers.contains(&reason));
    let topic = meeting.map(|(topic, _)| topic);
    let who = topic.and_then(|topic| topic.owner.as_ref()).map(|owner| owner.person.clone());
    let what = rows::early_action(&reason);
    let topic = topic.map(|topic| topic.id.clone());
    let action = Command::AddAction { id: None, what, when: String::new(), who, by: None, topic };
    Outcome::command(action).and_say(say("numbers.early_noted"))
}

/// Whether answers are taken: promises are looked at once the session they were made in is over.
fn is_open(ctx: &Context<'_>) -> bool {
    ctx.is_writable() && ctx.session.closed_at.is_some()
}

#[cfg(test)]
mod tests;
