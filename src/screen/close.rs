//! The close: what is still open, actions, one sentence each, sign-off, and everything agreed read back.

mod accept;
mod rows;
mod view;

#[cfg(test)]
mod tests;

use super::{Context, Field, Outcome, Shown, agreed, in_room, reading::Scroll};
use crate::{
    assets::words::say,
    domain::{
        baseline::tally::Occasion, check::Kind, command::Command, draft::DraftKey, people::Team, remaining,
    },
    effect::{Ending, Place},
    keymap::Binding,
};
use ratatui::{buffer::Buffer, layout::Rect};
use rows::{Row, rows};

/// A part of the close.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Part {
    /// What is still open.
    Open,
    /// Who does what by when.
    Actions,
    /// One sentence each.
    Sentences,
    /// Sign-off.
    Sign,
    /// Everything agreed, read back.
    ReadBack,
}

impl Part {
    const ALL: [Self; 5] = [Self::Open, Self::Actions, Self::Sentences, Self::Sign, Self::ReadBack];

    fn step(self, forward: bool) -> Self {
        let at = self as usize;
        let next = if forward { at + 1 } else { at + Self::ALL.len() - 1 };
        Self::ALL[next % Self::ALL.len()]
    }
}

/// The part on screen and its chosen row.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct State {
    part: Part,
    selected: usize,
    top: usize,
    /// "Give all that remain to ...?" is on screen.
    asking: bool,
}

/// What can be done at the close.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Msg {
    /// The next part.
    NextPart,
    /// The part before.
    PreviousPart,
    /// One of the parts.
    ShowPart(Part),
    /// The row above.
    Up,
    /// The row below.
    Down,
    /// A clicked row.
    Pick(usize),
    /// Fix it, write it, sign it.
    Act,
    /// Owner and date of what is open.
    Care,
    /// A new action.
    New,
    /// Done or not.
    Toggle,
    /// Take it back.
    Remove,
    /// Give all that remain to one person per side.
    Rest,
    /// Yes to the question on screen.
    Yes,
    /// No to it.
    No,
    /// Read on, or back.
    Scroll(Scroll),
    /// Ask again in the room, before and after.
    InRoom,
}

impl Msg {
    /// What turns to the part in which a change is seen.
    pub fn turning_to(command: &Command) -> Option<Self> {
        match command {
            Command::AddAction { .. } => Some(Self::ShowPart(Part::Actions)),
            Command::Say { .. } => Some(Self::ShowPart(Part::Sentences)),
            _ => None,
        }
    }
}

const OPEN: u32 = 1;
const ACTIONS: u32 = 1 << 1;
const SENTENCES: u32 = 1 << 2;
const SIGN: u32 = 1 << 3;
const READ_BACK: u32 = 1 << 4;
const WRITABLE: u32 = 1 << 5;
const ROW: u32 = 1 << 6;
const ASKING: u32 = 1 << 7;
/// A list is on screen and nothing is asked.
const LIST: u32 = 1 << 8;
/// The session is not closed.
const LIVE: u32 = 1 << 9;
/// The row takes an owner or a date now.
const CARED: u32 = 1 << 10;
/// The read-back is longer than fits.
const LONG: u32 = 1 << 11;

/// Conditions of which one holds at a time.
pub const EXCLUSIVE: &[u32] =
    &[OPEN | ACTIONS | SENTENCES | SIGN | READ_BACK, ASKING | LIST, LIST | READ_BACK, ASKING | READ_BACK];

/// Keys of this screen.
pub const BINDINGS: &[Binding<Msg>] = &[
    Binding::new("enter y", Msg::Yes, "close.keys.yes").when(ASKING | WRITABLE).hint(1),
    Binding::new("esc n", Msg::No, "close.keys.no").when(ASKING).hint(2),
    Binding::new("enter f", Msg::Act, "close.keys.fix").when(LIST | OPEN | ROW).hint(1),
    Binding::new("enter", Msg::Act, "close.keys.write").when(LIST | SENTENCES | ROW | WRITABLE).hint(1),
    Binding::new("enter s", Msg::Act, "close.keys.sign").when(LIST | SIGN | ROW | WRITABLE).hint(1),
    Binding::new("o", Msg::Care, "close.keys.owner").when(LIST | OPEN | ROW | CARED).hint(2),
    Binding::new("r", Msg::Rest, "close.keys.rest").when(LIST | OPEN | ROW | LIVE).hint(3),
    Binding::new("n enter", Msg::New, "close.keys.new").when(LIST | ACTIONS | WRITABLE).hint(1),
    Binding::new("space", Msg::Toggle, "close.keys.done").when(LIST | ACTIONS | ROW | WRITABLE).hint(2),
    Binding::new("delete", Msg::Remove, "close.keys.remove").when(LIST | ACTIONS | ROW | LIVE).hint(5),
    Binding::new("delete", Msg::Remove, "close.keys.withdraw").when(LIST | SIGN | ROW | WRITABLE).hint(5),
    Binding::new("up k", Msg::Up, "close.keys.choose").when(LIST | ROW).hint(6),
    Binding::new("down j", Msg::Down, "close.keys.choose").when(LIST | ROW).hint(6),
    Binding::new("down j space", Msg::Scroll(Scroll::PageDown), "close.keys.read_on").when(READ_BACK).hint(1).named_when(LONG),
    Binding::new("up k", Msg::Scroll(Scroll::PageUp), "close.keys.read_back").when(READ_BACK).named_when(LONG),
    Binding::new("h", Msg::InRoom, "close.keys.in_room").hint(7),
    Binding::new("tab right", Msg::NextPart, "close.keys.part").hint(4),
    Binding::new("backtab left", Msg::PreviousPart, "close.keys.part_back"),
];

impl State {
    /// The close, at what is still open.
    pub fn new() -> Self {
        Self { part: Part::Open, selected: 0, top: 0, asking: false }
    }

    /// Which part is in view.
    pub fn part(&self) -> u32 {
        self.part as u32
    }

    /// Turns to a part.
    pub fn follow(&mut self, part: u32) {
        self.part = Part::ALL[part as usize % Part::ALL.len()];
    }

    /// The conditions that hold.
    pub fn flags(&self, ctx: &Context<'_>) -> u32 {
        let part = match self.part {
            Part::Open => OPEN,
            Part::Actions => ACTIONS,
            Part::Sentences => SENTENCES,
            Part::Sign => SIGN,
            Part::ReadBack => READ_BACK,
        };
        let list = self.part != Part::ReadBack && !self.asking;
        part + u32::from(ctx.is_writable()) * WRITABLE
            + u32::from(self.row(ctx).is_some()) * ROW
            + u32::from(self.asking) * ASKING
            + u32::from(list) * LIST
            + u32::from(ctx.is_live()) * LIVE
            + u32::from(self.is_cared_for(ctx)) * CARED
            + u32::from(self.part == Part::ReadBack && view::is_long(ctx)) * LONG
    }

    /// The headline.
    pub fn title(&self, _ctx: &Context<'_>) -> String {
        super::step_title(crate::domain::session::Step::Close)
    }

    fn row(&self, ctx: &Context<'_>) -> Option<Row> {
        let rows = rows(ctx, self.part);
        let last = rows.len().checked_sub(1)?;
        rows.into_iter().nth(self.selected.min(last))
    }

    /// Takes a message.
    pub fn update(&mut self, msg: Msg, ctx: &Context<'_>) -> Outcome {
        let last = rows(ctx, self.part).len().saturating_sub(1);
        self.selected = self.selected.min(last);
        match msg {
            Msg::ShowPart(part) => self.show(part),
            Msg::NextPart | Msg::PreviousPart => self.show(self.part.step(msg == Msg::NextPart)),
            Msg::Up => self.selected = self.selected.saturating_sub(1),
            Msg::Down => self.selected = (self.selected + 1).min(last),
            Msg::Pick(row) => {
                self.selected = row;
                return self.act(ctx);
            }
            Msg::Act => return self.act(ctx),
            Msg::Care => return self.care(ctx),
            Msg::New => return Outcome::edit(Field::line(ctx, accept::action_key(), "")),
            Msg::Toggle | Msg::Remove => return self.change(msg, ctx),
            Msg::Rest => self.asking = !remaining::commands(ctx.session, ctx.today()).is_empty(),
            Msg::Yes => {
                self.asking = false;
                return Outcome::commands(remaining::commands(ctx.session, ctx.today()));
            }
            Msg::No => self.asking = false,
            Msg::InRoom => return Outcome::to(Place::Tally(Occasion::Closing)),
            Msg::Scroll(scroll) => {
                self.top =
                    agreed::read_back(ctx).scrolled(ctx.theme, view::reading_room(ctx), self.top, scroll);
            }
        }
        Outcome::none()
    }

    fn show(&mut self, part: Part) {
        *self = Self { part, selected: 0, top: 0, asking: false };
    }

    /// Goes where a finding is mended, or opens the field of the row.
    fn act(&mut self, ctx: &Context<'_>) -> Outcome {
        match self.row(ctx) {
            Some(Row::Finding(finding)) if finding.kind == Kind::Unsigned => {
                self.show(Part::Sign);
                Outcome::none()
            }
            Some(Row::Person(person)) if ctx.is_writable() => {
                let said = ctx.session.sentences.iter().find(|sentence| sentence.person == person);
                let stored = said.map_or("", |sentence| sentence.text.as_str());
                Outcome::edit(Field::line(ctx, accept::sentence_key(&person), stored))
            }
            Some(Row::Team(team)) if ctx.is_writable() => {
                Outcome::edit(sign_field(ctx, team))
            }
            Some(row) => rows::mended_at(&row).map_or_else(Outcome::none, Outcome::to),
            None => Outcome::none(),
        }
    }

    /// After the close a person can still say yes and look after what is parked; a topic has come to its end.
    fn is_cared_for(&self, ctx: &Context<'_>) -> bool {
        let place = self.row(ctx).and_then(|row| rows::cared_for_at(ctx, &row));
        let stays = matches!(place, Some(Place::Care(_) | Place::Decide(_, Ending::Owner)));
        ctx.is_live() || ctx.is_writable() && stays
    }

    fn care(&self, ctx: &Context<'_>) -> Outcome {
        let place = self.row(ctx).and_then(|row| rows::cared_for_at(ctx, &row));
        place.map_or_else(Outcome::none, Outcome::to)
    }

    fn change(&self, msg: Msg, ctx: &Context<'_>) -> Outcome {
        match (self.row(ctx), msg) {
            (Some(Row::Action(id)), Msg::Toggle) => {
                let done =
                    ctx.session.actions.iter().any(|action| action.id == id && action.done_at.is_some());
                Outcome::command(Command::SetActionDone { id, done: !done })
            }
            (Some(Row::Action(id)), _) => Outcome::command(Command::RemoveAction { id }),
            (Some(Row::Team(team)), Msg::Remove) => Outcome::command(Command::WithdrawSignature { team }),
            _ => Outcome::none(),
        }
    }

    /// Takes an action, a sentence or a signature.
    pub fn accept(&mut self, field: &Field, ctx: &Context<'_>) -> Result<Outcome, String> {
        let outcome = accept::accept(field, ctx)?;
        // The closing round goes on to the next person by itself.
        if self.part == Part::Sentences {
            self.selected = (self.selected + 1).min(rows(ctx, self.part).len().saturating_sub(1));
        }
        Ok(outcome)
    }

    /// The field of the next or previous row.
    pub fn turn(&mut self, forward: bool, ctx: &Context<'_>) -> Outcome {
        if self.part == Part::Actions {
            return Outcome::none();
        }
        let last = rows(ctx, self.part).len().saturating_sub(1);
        self.selected = if forward { (self.selected + 1).min(last) } else { self.selected.saturating_sub(1) };
        self.act(ctx)
    }

    /// Draws the close.
    pub fn view(&self, ctx: &Context<'_>, area: Rect, buffer: &mut Buffer) -> Shown<Msg> {
        let reads = self.part == Part::ReadBack;
        let area = if reads { area } else { in_room::strip(ctx, Occasion::Closing, area, buffer) };
        view::draw(*self, ctx, area, buffer)
    }
}

impl Default for State {
    fn default() -> Self {
        Self::new()
    }
}

/// The field of a team's signature, for whoever signs after the close.
pub(super) fn sign_field(ctx: &Context<'_>, team: Team) -> Field {
    let stored = ctx.session.signature(team).map_or("", |signature| signature.name.as_str());
    Field::line(ctx, accept::sign_key(team), stored)
}

/// Takes the text of a field of the close.
pub(super) fn accept_field(field: &Field, ctx: &Context<'_>) -> Result<Outcome, String> {
    accept::accept(field, ctx)
}

/// What a signature looks like.
pub(super) fn how_to_sign() -> &'static str {
    say("close.not_signed")
}

fn key(field: impl Into<String>) -> DraftKey {
    DraftKey::new("close", field)
}
