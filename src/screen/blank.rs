//! Nothing at all: what the room sees while the facilitator needs a moment. Any key comes back and is swallowed.

use super::{Context, Outcome, Shown};
use crate::{keymap::Binding, theme::Role, widget::line};
use ratatui::{buffer::Buffer, layout::Rect};

/// Blank remembers nothing.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct State;

/// Blank takes one message: come back.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Msg {
    /// Any key.
    Back,
}

/// The app sends every key here; the row is for help.
pub const BINDINGS: &[Binding<Msg>] = &[Binding::new("b . esc enter space", Msg::Back, "blank.keys.back")];

/// Conditions of which one holds at a time.
pub const EXCLUSIVE: &[u32] = &[];

impl State {
    /// The conditions that hold.
    pub fn flags(&self, _ctx: &Context<'_>) -> u32 {
        0
    }

    /// No headline.
    pub fn title(&self, _ctx: &Context<'_>) -> String {
        String::new()
    }

    /// Comes back.
    pub fn update(&mut self, _msg: Msg, _ctx: &Context<'_>) -> Outcome {
        Outcome::back()
    }

    /// Clears the window.
    pub fn view(&self, ctx: &Context<'_>, area: Rect, buffer: &mut Buffer) -> Shown<Msg> {
        line::clear(area, buffer, ctx.theme);
        line::put(area, buffer, ctx.theme, "", Role::Text);
        Shown::default()
    }
}
