//! A session compared with the one before, read-only: what changed, what is new, what is past its date, in words that
//! read without colour. The other session is read once and never changed.

mod page;
mod view;

use super::{
    Context, Outcome, Shown, Tier, past,
    reading::{Reading, Scroll},
};
use crate::{
    assets::words::{fill, say},
    diff::{self, Difference, Entry, Telling},
    domain::session::Session,
    effect::{Effect, Listed, Place},
    keymap::Binding,
};
use ratatui::{
    buffer::Buffer,
    layout::{Rect, Size},
};

/// The other session, and what is looked at.
#[expect(clippy::struct_excessive_bools, reason = "four switches, each with a key of its own")]
#[derive(Clone, Debug, Default, PartialEq)]
pub struct State {
    /// The other session with what differs, once it is there.
    other: Option<Box<Other>>,
    /// Another one is to be chosen.
    choosing: bool,
    selected: usize,
    /// The chosen entry is shown in full.
    open: bool,
    /// With proposals, votes and objections.
    why: bool,
    top: usize,
    /// Topics in their own order instead of what changed first.
    in_order: bool,
}

#[derive(Clone, Debug, PartialEq)]
struct Other {
    session: Session,
    difference: Difference,
}

/// What can be done while comparing.
#[derive(Clone, Debug, PartialEq)]
pub enum Msg {
    /// The row above.
    Up,
    /// The row below.
    Down,
    /// A clicked row.
    Pick(usize),
    /// The chosen entry in full, or the chosen session.
    Open,
    /// Read on, or back.
    Scroll(Scroll),
    /// The next or previous entry, in full.
    Next(bool),
    /// Show or fold how it came about.
    Why,
    /// What changed first, or topics in their own order.
    Order,
    /// Compare with another session.
    Other,
    /// Another session that takes over what is open.
    Carry,
    /// Put the chosen entry on the clipboard.
    Copy,
    /// Back to the list.
    Close,
    /// The other session was read.
    Came(Box<Session>),
}

const LIST: u32 = 1;
const PAGE: u32 = 2;
/// A session is to be chosen.
const CHOOSING: u32 = 4;
/// There is a row.
const SOME: u32 = 8;
/// There is a session compared with already.
const COMPARED: u32 = 16;
/// The comparison is on screen.
const READY: u32 = 32;
/// The text is longer than fits.
const LONG: u32 = 64;
/// There is another one to go to.
const MORE: u32 = 128;

/// Keys of this screen.
pub const BINDINGS: &[Binding<Msg>] = &[
    Binding::new("up k", Msg::Up, "compare.keys.choose").when(LIST | SOME).hint(2).named_when(MORE),
    Binding::new("down j", Msg::Down, "compare.keys.choose").when(LIST | SOME).hint(2).named_when(MORE),
    Binding::new("enter", Msg::Open, "compare.keys.open").when(LIST | SOME).hint(1),
    Binding::new("up k", Msg::Up, "compare.keys.choose").when(CHOOSING | SOME).hint(2).named_when(MORE),
    Binding::new("down j", Msg::Down, "compare.keys.choose").when(CHOOSING | SOME).hint(2).named_when(MORE),
    Binding::new("enter", Msg::Open, "compare.keys.take").when(CHOOSING | SOME).hint(1),
    Binding::new("pgdn space", Msg::Scroll(Scroll::PageDown), "compare.keys.page").when(PAGE).hint(2).named_when(LONG),
    Binding::new("pgup", Msg::Scroll(Scroll::PageUp), "compare.keys.page_back").when(PAGE).named_when(LONG),
    Binding::new("down j", Msg::Scroll(Scroll::Down), "compare.keys.line").when(PAGE).named_when(LONG),
    Binding::new("up k", Msg::Scroll(Scroll::Up), "compare.keys.line").when(PAGE).named_when(LONG),
    Binding::new("home", Msg::Scroll(Scroll::Start), "compare.keys.start").when(PAGE).named_when(LONG),
    Binding::new("end", Msg::Scroll(Scroll::End), "compare.keys.end").when(PAGE).named_when(LONG),
    Binding::new("right tab enter", Msg::Next(true), "compare.keys.next").when(PAGE).hint(3).named_when(MORE),
    Binding::new("left backtab", Msg::Next(false), "compare.keys.previous").when(PAGE).named_when(MORE),
    Binding::new("w", Msg::Why, "compare.keys.why").when(READY | SOME).hint(4),
    Binding::new("d", Msg::Other, "compare.keys.other").when(READY).hint(6),
    Binding::new("s", Msg::Order, "compare.keys.order").when(LIST | SOME).hint(7),
    Binding::new("c", Msg::Carry, "review.keys.carry").when(READY).hint(9),
    Binding::new("y", Msg::Copy, "compare.keys.copy").when(READY | SOME).hint(8),
    Binding::new("esc", Msg::Close, "compare.keys.close").when(PAGE).hint(5),
    Binding::new("esc", Msg::Close, "compare.keys.keep").when(CHOOSING | COMPARED).hint(5),
];

/// Conditions of which one holds at a time.
pub const EXCLUSIVE: &[u32] = &[LIST | PAGE | CHOOSING];

impl State {
    /// Compared at once with the session this one keeps a copy of; else another one is chosen.
    pub fn new(ctx: &Context<'_>) -> Self {
        match diff::previous(ctx.session) {
            Some(previous) => Self { other: Some(Other::compared(ctx, previous)), ..Self::default() },
            None => Self::choice(ctx, None),
        }
    }

    fn choice(ctx: &Context<'_>, other: Option<Box<Other>>) -> Self {
        let before = past::before(ctx).map(|row| &row.path);
        let selected = past::candidates(ctx).iter().position(|row| Some(&row.path) == before);
        Self { other, choosing: true, selected: selected.unwrap_or(0), ..Self::default() }
    }

    /// The conditions that hold.
    pub fn flags(&self, ctx: &Context<'_>) -> u32 {
        let compared = self.other.is_some() && !self.choosing;
        u32::from(compared && !self.open) * LIST
            + u32::from(compared && self.open) * PAGE
            + u32::from(!compared) * CHOOSING
            + u32::from(self.rows(ctx) > 0) * SOME
            + u32::from(self.other.is_some()) * COMPARED
            + u32::from(compared) * READY
            + u32::from(compared && self.open && self.reading(ctx).is_longer(ctx.theme, room(ctx))) * LONG
            + u32::from(self.rows(ctx) > 1) * MORE
    }

    /// The headline.
    pub fn title(&self, ctx: &Context<'_>) -> String {
        // Under a narrow headline the names of both sessions count, not whose they are.
        let name = match ctx.tier {
            Tier::Room if self.other.is_some() => ctx.session.name.clone(),
            _ => ctx.session.full_name(),
        };
        match &self.other {
            Some(other) => {
                let old = &other.difference.old;
                // The company stands in front already.
                let same = !ctx.session.company.is_empty() && other.session.company == ctx.session.company;
                let old_name = if same { &other.session.name } else { &old.name };
                let old_name = match old.date.map(|day| ctx.told(day)) {
                    Some(date) if ctx.tier > Tier::Room => fill("cli.diff_session", &[("name", old_name), ("date", &date)]),
                    _ => old_name.clone(),
                };
                fill("compare.title_against", &[("name", &name), ("old", &old_name)])
            }
            None => fill("compare.title", &[("name", &name)]),
        }
    }

    /// Takes a message.
    pub fn update(&mut self, msg: Msg, ctx: &Context<'_>) -> Outcome {
        self.refresh(ctx);
        let last = self.rows(ctx).saturating_sub(1);
        self.selected = self.selected.min(last);
        match msg {
            Msg::Up | Msg::Next(false) => self.show(self.selected.saturating_sub(1)),
            Msg::Down | Msg::Next(true) => self.show((self.selected + 1).min(last)),
            Msg::Pick(row) => {
                self.show(row.min(last));
                return self.open(ctx);
            }
            Msg::Open => return self.open(ctx),
            Msg::Scroll(scroll) => {
                self.top = self.reading(ctx).scrolled(ctx.theme, room(ctx), self.top, scroll);
            }
            Msg::Why => {
                self.why = !self.why || !self.open;
                self.open = true;
                self.top = 0;
            }
            Msg::Order => {
                self.in_order = !self.in_order;
                self.show(0);
            }
            Msg::Other => *self = Self::choice(ctx, self.other.take()),
            Msg::Carry => return Outcome::to(Place::NextSession),
            Msg::Copy => {
                let text = self.chosen(ctx).map(|entry| entry.text());
                return text.map_or_else(Outcome::none, |text| {
                    Outcome::effect(Effect::Copy(text)).and_say(say("compare.copied"))
                });
            }
            Msg::Close => {
                self.open = false;
                self.choosing = false;
            }
            Msg::Came(session) => {
                *self = Self { other: Some(Other::compared(ctx, *session)), ..Self::default() };
            }
        }
        Outcome::none()
    }

    fn open(&mut self, ctx: &Context<'_>) -> Outcome {
        if self.is_choosing() {
            let chosen = past::candidates(ctx).get(self.selected).map(|row: &&Listed| row.path.clone());
            return chosen.map_or_else(Outcome::none, |path| Outcome::effect(Effect::ReadPast(path)));
        }
        self.open = true;
        Outcome::none()
    }

    /// Draws the screen.
    pub fn view(&self, ctx: &Context<'_>, area: Rect, buffer: &mut Buffer) -> Shown<Msg> {
        view::draw(self, ctx, area, buffer)
    }

    fn show(&mut self, index: usize) {
        self.selected = index;
        self.top = 0;
    }

    fn is_choosing(&self) -> bool {
        self.choosing || self.other.is_none()
    }

    /// What was undone meanwhile is not told any more.
    fn refresh(&mut self, ctx: &Context<'_>) {
        if let Some(other) = self.other.take() {
            self.other = Some(Other::compared(ctx, other.session));
        }
    }

    fn entries(&self, ctx: &Context<'_>) -> Vec<Entry> {
        let telling = Telling {
            width: usize::from(ctx.room.width).saturating_sub(view::INDENT + 1),
            arrow: ctx.theme.glyphs().arrow,
            changed_first: !self.in_order,
        };
        self.other.as_ref().map_or_else(Vec::new, |other| other.difference.entries(telling))
    }

    fn rows(&self, ctx: &Context<'_>) -> usize {
        if self.is_choosing() { past::candidates(ctx).len() } else { self.entries(ctx).len() }
    }

    fn chosen(&self, ctx: &Context<'_>) -> Option<Entry> {
        self.entries(ctx).into_iter().nth(self.selected)
    }

    fn reading(&self, ctx: &Context<'_>) -> Reading {
        let mut reading = Reading::default();
        if let (Some(entry), Some(other)) = (self.chosen(ctx), &self.other) {
            page::whole(ctx, &mut reading, &entry, other, self.why);
        }
        reading
    }
}

impl Other {
    fn compared(ctx: &Context<'_>, session: Session) -> Box<Self> {
        let today = ctx.today();
        let difference = diff::diff(&session, ctx.session, Some(today));
        Box::new(Self { session, difference })
    }
}

/// Rows above the text of an entry.
const HEAD: u16 = 1;

/// The room of the text of an entry.
fn room(ctx: &Context<'_>) -> Size {
    Size::new(ctx.room.width, ctx.room.height.saturating_sub(HEAD))
}

#[cfg(test)]
mod tests;
