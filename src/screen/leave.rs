//! Leave a live session? Asked once; everything is saved either way.

use super::{Context, Outcome, Shown};
use crate::{
    assets::words::say,
    effect::Place,
    keymap::Binding,
    theme::Role,
    widget::{cells, line, modal, paragraph},
};
use ratatui::{buffer::Buffer, layout::{Rect, Size}};

/// Leaving remembers nothing.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct State;

/// The two answers.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Msg {
    /// Leave.
    Leave,
    /// Stay.
    Stay,
}

/// Keys of this screen.
pub const BINDINGS: &[Binding<Msg>] = &[
    Binding::new("enter y", Msg::Leave, "leave.keys.leave").hint(1),
    Binding::new("esc n", Msg::Stay, "leave.keys.stay").hint(2),
];

/// Conditions of which one holds at a time.
pub const EXCLUSIVE: &[u32] = &[];

impl State {
    /// The conditions that hold.
    pub fn flags(&self, _ctx: &Context<'_>) -> u32 {
        0
    }

    /// The headline.
    pub fn title(&self, _ctx: &Context<'_>) -> String {
        say("leave.title").to_owned()
    }

    /// Takes an answer.
    pub fn update(&mut self, msg: Msg, _ctx: &Context<'_>) -> Outcome {
        match msg {
            Msg::Leave => Outcome::to(Place::Home),
            Msg::Stay => Outcome::back(),
        }
    }

    /// Draws the question.
    pub fn view(&self, ctx: &Context<'_>, area: Rect, buffer: &mut Buffer) -> Shown<Msg> {
        let inner = modal::draw(area, buffer, ctx.theme, say("leave.title"), Size::new(52, 4));
        let used = paragraph::draw_text(inner, buffer, ctx.theme, (say("leave.question"), Role::Text));
        line::put(cells::below(inner, used + 1), buffer, ctx.theme, say("leave.answers"), Role::Muted);
        Shown::default()
    }
}
