//! The close: what is still open, actions, everything agreed read aloud, sign-off, and one sentence each.

mod accept;
mod rows;
mod signature;
mod view;

#[cfg(test)]
mod tests;

use super::{Context, Field, Outcome, Shown, agreed, in_room, reading::Scroll};
use crate::{
    assets::words::{fill, say},
    domain::{
        baseline::tally::Occasion, check::Kind, command::Command, draft::DraftKey, people::Team, remaining,
        signing, still_open::Open,
    },
    effect::{Ending, Place},
    keymap::{Binding, Edit},
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
    /// Everything agreed, read aloud.
    ReadBack,
    /// Sign-off.
    Sign,
    /// One sentence each.
    Sentences,
}

impl Part {
    const ALL: [Self; 5] = [Self::Open, Self::Actions, Self::ReadBack, Self::Sign, Self::Sentences];

    fn step(self, forward: bool) -> Self {
        let at = self as usize;
        let next = if forward { at + 1 } else { at + Self::ALL.len() - 1 };
        Self::ALL[next % Self::ALL.len()]
    }
}

/// What is given away at once, after a question.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Share {
    /// The topics the plan left out.
    LeftOut,
    /// All that remains.
    Rest,
}

impl Share {
    /// The batch it comes to.
    fn commands(self, ctx: &Context<'_>) -> Vec<Command> {
        match self {
            Self::LeftOut => remaining::left_out(ctx.session, ctx.today()),
            Self::Rest => remaining::commands(ctx.session, ctx.today()),
        }
    }
}

/// The part on screen and its chosen row.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct State {
    part: Part,
    selected: usize,
    top: usize,
    /// "Give this to ... by ...?" is on screen.
    asking: Option<Share>,
    /// What was agreed was read: to its end, or until Enter went on to sign.
    is_read: bool,
}

/// What can be done at the close.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Msg {
    /// It was read aloud: now both sign.
    ThenSign,
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
    /// Give what the plan left out to one person per side.
    LeftOut,
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
const LONG: u32 = 1 << 13;

/// The row stands for all that the plan left out.
const LEFT_OUT: u32 = 1 << 11;
/// The row is one thing.
const ONE: u32 = 1 << 12;

/// Conditions of which one holds at a time.
pub const EXCLUSIVE: &[u32] =
    &[LEFT_OUT | ONE, OPEN | ACTIONS | SENTENCES | SIGN | READ_BACK, ASKING | LIST, LIST | READ_BACK, ASKING | READ_BACK];

/// Keys of this screen.
pub const BINDINGS: &[Binding<Msg>] = &[
    Binding::new("enter y", Msg::Yes, "close.keys.yes").when(ASKING | WRITABLE).hint(1),
    Binding::new("esc n", Msg::No, "close.keys.no").when(ASKING).hint(2),
    Binding::new("enter f", Msg::Act, "close.keys.fix").when(LIST | OPEN | ONE).hint(1),
    Binding::new("enter f o", Msg::LeftOut, "close.keys.left_out").when(LIST | OPEN | LEFT_OUT | LIVE).hint(1),
    Binding::new("enter", Msg::Act, "close.keys.write").when(LIST | SENTENCES | ROW | WRITABLE).hint(1),
    Binding::new("enter s", Msg::Act, "close.keys.sign").when(LIST | SIGN | ROW | WRITABLE).hint(1),
    Binding::new("o", Msg::Care, "close.keys.owner").when(LIST | OPEN | ONE | CARED).hint(2),
    Binding::new("r", Msg::Rest, "close.keys.rest").when(LIST | OPEN | ROW | LIVE).hint(3),
    Binding::new("n enter", Msg::New, "close.keys.new").when(LIST | ACTIONS | WRITABLE).hint(1),
    Binding::new("space", Msg::Toggle, "close.keys.done").when(LIST | ACTIONS | ROW | WRITABLE).hint(2),
    Binding::new("delete", Msg::Remove, "close.keys.remove").when(LIST | ACTIONS | ROW | LIVE).hint(5),
    Binding::new("delete", Msg::Remove, "close.keys.withdraw").when(LIST | SIGN | ROW | WRITABLE).hint(5),
    Binding::new("up k", Msg::Up, "close.keys.choose").when(LIST | ROW).hint(6),
    Binding::new("down j", Msg::Down, "close.keys.choose").when(LIST | ROW).hint(6),
    Binding::new("down j space", Msg::Scroll(Scroll::PageDown), "close.keys.read_on").when(READ_BACK).hint(1).named_when(LONG),
    Binding::new("up k", Msg::Scroll(Scroll::PageUp), "close.keys.read_back").when(READ_BACK).named_when(LONG),
    Binding::new("enter", Msg::ThenSign, "close.keys.then_sign").when(READ_BACK).hint(2),
    Binding::new("h", Msg::InRoom, "close.keys.in_room").hint(7),
    Binding::new("tab right", Msg::NextPart, "close.keys.part").hint(4),
    Binding::new("backtab left", Msg::PreviousPart, "close.keys.part_back"),
];

impl State {
    /// The close, at what is still open.
    pub fn new() -> Self {
        Self { part: Part::Open, selected: 0, top: 0, asking: None, is_read: false }
    }

    /// Which part is in view.
    pub fn part(&self) -> u32 {
        self.part as u32
    }

    /// Whether what was agreed was read aloud here; passing the part is no reading.
    pub fn is_read_aloud(&self) -> bool {
        self.is_read
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
        let list = self.part != Part::ReadBack && self.asking.is_none();
        let row = self.row(ctx);
        let left_out = matches!(row, Some(Row::Open(Open::LeftOut(_))));
        part + u32::from(ctx.is_writable()) * WRITABLE
            + u32::from(row.is_some()) * ROW
            + u32::from(left_out) * LEFT_OUT
            + u32::from(row.is_some() && !left_out) * ONE
            + u32::from(self.asking.is_some()) * ASKING
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
            Msg::ThenSign => {
                self.is_read = true;
                self.show(Part::Sign);
            }
            Msg::NextPart | Msg::PreviousPart => self.show(self.part.step(msg == Msg::NextPart)),
            Msg::Up => self.selected = self.selected.saturating_sub(1),
            Msg::Down => self.selected = (self.selected + 1).min(last),
            Msg::Pick(row) => {
                self.selected = row;
                let left_out = matches!(self.row(ctx), Some(Row::Open(Open::LeftOut(_))));
                return self.update(if left_out { Msg::LeftOut } else { Msg::Act }, ctx);
            }
            Msg::Act => return self.act(ctx),
            Msg::Care => return self.care(ctx),
            Msg::New => return Outcome::edit(Field::line(ctx, accept::action_key(), "")),
            Msg::Toggle | Msg::Remove => return self.change(msg, ctx),
            Msg::LeftOut => self.ask(Share::LeftOut, ctx),
            Msg::Rest => self.ask(Share::Rest, ctx),
            Msg::Yes => {
                let share = self.asking.take();
                return share.map_or_else(Outcome::none, |share| Outcome::commands(share.commands(ctx)));
            }
            Msg::No => self.asking = None,
            Msg::InRoom => return Outcome::to(Place::Tally(Occasion::Closing)),
            Msg::Scroll(scroll) => {
                let (reading, room) = (agreed::read_back(ctx), view::reading_room(ctx));
                self.top = reading.scrolled(ctx.theme, room, self.top, scroll);
                self.is_read |= scroll == Scroll::PageDown && self.top == reading.last_top(ctx.theme, room);
            }
        }
        Outcome::none()
    }

    fn show(&mut self, part: Part) {
        *self = Self { part, is_read: self.is_read, ..Self::new() };
    }

    fn ask(&mut self, share: Share, ctx: &Context<'_>) {
        // After the close, and where the session can only be read, nothing is given away.
        self.asking = Some(share).filter(|share| ctx.is_live() && !share.commands(ctx).is_empty());
    }

    /// Goes where a finding is mended, or opens the field of the row.
    fn act(&mut self, ctx: &Context<'_>) -> Outcome {
        match self.row(ctx) {
            Some(Row::Open(Open::Finding(finding))) if finding.kind == Kind::Unsigned => {
                self.show(Part::Sign);
                Outcome::none()
            }
            Some(Row::Open(open)) => rows::mended_at(&open).map_or_else(Outcome::none, Outcome::to),
            Some(Row::Person(person)) if ctx.is_writable() => {
                let said = ctx.session.sentences.iter().find(|sentence| sentence.person == person);
                let stored = said.map_or("", |sentence| sentence.text.as_str());
                Outcome::edit(Field::line(ctx, accept::sentence_key(&person), stored))
            }
            Some(Row::Team(team)) if ctx.is_writable() => Outcome::edit(sign_field(ctx, team)),
            _ => Outcome::none(),
        }
    }

    /// After the close a person can still say yes and look after what is parked; a topic has come to its end.
    fn is_cared_for(&self, ctx: &Context<'_>) -> bool {
        let place = self.cared_for_at(ctx);
        let stays = matches!(place, Some(Place::Care(_) | Place::Decide(_, Ending::Owner)));
        ctx.is_live() || ctx.is_writable() && stays
    }

    fn cared_for_at(&self, ctx: &Context<'_>) -> Option<Place> {
        match self.row(ctx)? {
            Row::Open(open) => rows::cared_for_at(ctx, &open),
            _ => None,
        }
    }

    fn care(&self, ctx: &Context<'_>) -> Outcome {
        self.cared_for_at(ctx).map_or_else(Outcome::none, Outcome::to)
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

/// The field of a team's signature, here and for whoever signs after the close: what is stored as it is typed.
pub(super) fn sign_field(ctx: &Context<'_>, team: Team) -> Field {
    let stored = signing::written(ctx.session, team, ctx.today());
    let mut field = Field::line(ctx, accept::sign_key(team), &stored);
    if field.value() == stored {
        // Marked as a whole: the first letter typed replaces it.
        field.editor.input(Edit::SelectAll);
    }
    field
}

/// Takes the text of a field of the close.
pub(super) fn accept_field(field: &Field, ctx: &Context<'_>) -> Result<Outcome, String> {
    accept::accept(field, ctx)
}

/// What the open field of a signature says until something is typed; a name that only stands there signs nothing.
pub(super) fn sign_hint(ctx: &Context<'_>, key: &DraftKey) -> String {
    let team = Team::BOTH.into_iter().find(|team| accept::sign_key(*team) == *key);
    let first = team.and_then(|team| signing::signers(ctx.session, team).first().copied());
    first.map_or_else(|| how_to_sign().to_owned(), |person| fill("close.sign_proposed", &[("name", &person.name)]))
}

/// What a signature looks like.
pub(super) fn how_to_sign() -> &'static str {
    say("close.not_signed")
}

fn key(field: impl Into<String>) -> DraftKey {
    DraftKey::new("close", field)
}
