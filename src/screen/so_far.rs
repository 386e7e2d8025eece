//! Everything agreed so far on one scrolling screen, for whoever comes in late. Read-only.

use super::{
    Context, Outcome, Shown, agreed,
    reading::{Reading, Scroll},
};
use crate::{assets::words::say, keymap::Binding, widget::modal};
use ratatui::{
    buffer::Buffer,
    layout::{Rect, Size},
};

/// How far it is scrolled.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct State {
    top: usize,
}

/// What can be done while reading.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Msg {
    /// Read on, or back.
    Scroll(Scroll),
    /// Close.
    Close,
}

/// There is more text than fits.
const LONG: u32 = 1;

/// Keys of this screen.
pub const BINDINGS: &[Binding<Msg>] = &[
    Binding::new("pgdn space", Msg::Scroll(Scroll::PageDown), "so_far.keys.page").hint(1).named_when(LONG),
    Binding::new("pgup", Msg::Scroll(Scroll::PageUp), "so_far.keys.page_back").named_when(LONG),
    Binding::new("down j", Msg::Scroll(Scroll::Down), "so_far.keys.line").hint(3).named_when(LONG),
    Binding::new("up k", Msg::Scroll(Scroll::Up), "so_far.keys.line").hint(3).named_when(LONG),
    Binding::new("home", Msg::Scroll(Scroll::Start), "so_far.keys.start").named_when(LONG),
    Binding::new("end", Msg::Scroll(Scroll::End), "so_far.keys.end").named_when(LONG),
    Binding::new("esc enter", Msg::Close, "so_far.keys.close").hint(4),
];

/// Conditions of which one holds at a time.
pub const EXCLUSIVE: &[u32] = &[];

/// Lines no wider than this: longer ones are hard to read.
const WIDEST: u16 = 96;

impl State {
    /// The conditions that hold.
    pub fn flags(&self, ctx: &Context<'_>) -> u32 {
        u32::from(reading(ctx).is_longer(ctx.theme, room(ctx))) * LONG
    }

    /// The headline.
    pub fn title(&self, _ctx: &Context<'_>) -> String {
        say("so_far.title").to_owned()
    }

    /// Takes a message.
    pub fn update(&mut self, msg: Msg, ctx: &Context<'_>) -> Outcome {
        match msg {
            Msg::Scroll(scroll) => {
                self.top = reading(ctx).scrolled(ctx.theme, room(ctx), self.top, scroll);
                Outcome::none()
            }
            Msg::Close => Outcome::back(),
        }
    }

    /// Draws the text.
    pub fn view(&self, ctx: &Context<'_>, area: Rect, buffer: &mut Buffer) -> Shown<Msg> {
        let wanted = Size::new(area.width.min(WIDEST), area.height);
        let inner = modal::draw(area, buffer, ctx.theme, &self.title(ctx), wanted);
        reading(ctx).draw(ctx, inner, buffer, self.top);
        Shown::default()
    }
}

fn reading(ctx: &Context<'_>) -> Reading {
    agreed::so_far(ctx)
}

/// The cells inside the frame.
fn room(ctx: &Context<'_>) -> Size {
    modal::inside(ctx.room, Size::new(ctx.room.width.min(WIDEST), ctx.room.height))
}
