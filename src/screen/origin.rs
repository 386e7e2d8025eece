//! "Where does this come from?": a computed number with everything it was made of, down to who said what and when.
//! Read-only; it lies over the screen the question was asked on.

use super::{
    Context, Outcome, Shown,
    reading::{Reading, Scroll},
};
use crate::{
    assets::words::say,
    capacity::funnel::{Origin, Traced},
    domain::funnel::{Funnel, Number, text},
    effect::Place,
    keymap::Binding,
    theme::Role,
    widget::modal,
};
use ratatui::{
    buffer::Buffer,
    layout::{Rect, Size},
};

/// Which number, how far it is scrolled, and whether formulas stand in words.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct State {
    number: Number,
    top: usize,
    in_words: bool,
}

/// What can be done while reading.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Msg {
    /// Read on, or back.
    Scroll(Scroll),
    /// Formulas with names in them, or with numbers.
    Words,
    /// To the numbers that are assumed.
    Funnel,
    /// Close.
    Close,
}

/// There is more text than fits.
const LONG: u32 = 1;

/// Keys of this screen.
pub const BINDINGS: &[Binding<Msg>] = &[
    Binding::new("w", Msg::Words, "origin.keys.words").hint(1),
    Binding::new("f", Msg::Funnel, "origin.keys.funnel").hint(2),
    Binding::new("down j", Msg::Scroll(Scroll::Down), "origin.keys.line").hint(5).named_when(LONG),
    Binding::new("up k", Msg::Scroll(Scroll::Up), "origin.keys.line").hint(5).named_when(LONG),
    Binding::new("pgdn space", Msg::Scroll(Scroll::PageDown), "origin.keys.page").hint(4).named_when(LONG),
    Binding::new("pgup", Msg::Scroll(Scroll::PageUp), "origin.keys.page_back").named_when(LONG),
    Binding::new("home", Msg::Scroll(Scroll::Start), "origin.keys.start").named_when(LONG),
    Binding::new("end", Msg::Scroll(Scroll::End), "origin.keys.end").named_when(LONG),
    Binding::new("esc enter", Msg::Close, "origin.keys.close").hint(3),
];

/// Conditions of which one holds at a time.
pub const EXCLUSIVE: &[u32] = &[];

/// Lines no wider than this: longer ones are hard to read.
const WIDEST: u16 = 96;

/// A step stands no further in than this: a long chain must stay readable.
const DEEPEST: u16 = 8;

impl State {
    /// The chain of a number, from its top.
    pub fn new(number: Number) -> Self {
        Self { number, top: 0, in_words: false }
    }

    /// The conditions that hold.
    pub fn flags(&self, ctx: &Context<'_>) -> u32 {
        u32::from(self.reading(ctx).is_longer(ctx.theme, room(ctx))) * LONG
    }

    /// The headline.
    pub fn title(&self, _ctx: &Context<'_>) -> String {
        say("origin.title").to_owned()
    }

    /// Takes a message.
    pub fn update(&mut self, msg: Msg, ctx: &Context<'_>) -> Outcome {
        match msg {
            Msg::Scroll(scroll) => {
                self.top = self.reading(ctx).scrolled(ctx.theme, room(ctx), self.top, scroll);
            }
            Msg::Words => self.in_words = !self.in_words,
            Msg::Funnel => return Outcome::to(Place::Funnel),
            Msg::Close => return Outcome::back(),
        }
        Outcome::none()
    }

    /// Draws the chain.
    pub fn view(&self, ctx: &Context<'_>, area: Rect, buffer: &mut Buffer) -> Shown<Msg> {
        let reading = self.reading(ctx);
        let width = area.width.min(WIDEST);
        let rows = reading.rows(ctx.theme, room(ctx).width.saturating_sub(1)) as u16;
        let wanted = Size::new(width, rows.min(area.height));
        let inner = modal::draw(area, buffer, ctx.theme, &self.title(ctx), wanted);
        reading.draw(ctx, inner, buffer, self.top);
        Shown::default()
    }

    fn reading(&self, ctx: &Context<'_>) -> Reading {
        let funnel = Funnel::of(ctx.session);
        let mut reading = Reading::default();
        match funnel.number(self.number) {
            Ok(traced) => {
                for (depth, step) in traced.steps() {
                    self.step(&mut reading, (ctx, &funnel), (depth, step));
                }
                if let Some(rounded) = text::rounded(self.number, &traced) {
                    reading.blank().paragraph(0, rounded, Role::Muted);
                }
            }
            Err(trouble) => {
                reading.paragraph(0, format!("? {}", text::trouble(&trouble)), Role::Hole);
                reading.blank().paragraph(0, say("origin.say_it"), Role::Muted);
            }
        }
        reading
    }

    /// A step of the chain: its formula, or who said so.
    fn step(&self, reading: &mut Reading, (ctx, funnel): (&Context<'_>, &Funnel), (depth, step): (usize, &Traced)) {
        let indent = u16::try_from(depth).unwrap_or(DEEPEST).min(DEEPEST);
        let spans = match &step.origin {
            Origin::Computed { .. } if self.in_words => vec![(text::in_words(step), Role::Text)],
            Origin::Computed { .. } => {
                let sum = text::sum(step).unwrap_or_default();
                vec![(text::named(step), Role::Title), (format!(" = {sum}"), Role::Text)]
            }
            Origin::Given => {
                let source = text::source(ctx.session, funnel.source(&step.quantity), ctx.today());
                vec![(text::named(step), Role::Title), (format!("  {source}"), Role::Accent)]
            }
        };
        reading.pieces(indent, spans);
    }
}

/// The cells inside the frame.
fn room(ctx: &Context<'_>) -> Size {
    modal::inside(ctx.room, Size::new(ctx.room.width.min(WIDEST), ctx.room.height))
}

#[cfg(test)]
mod tests;
