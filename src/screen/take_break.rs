//! How long the break shall be: a small box over the screen below. Every choice says when we are back, and none of them
//! at a time that everybody takes for a rough one.

use super::{Context, Outcome, Shown};
use crate::{
    assets::words::say,
    domain::interlude::{self, Offer},
    effect::Place,
    keymap::Binding,
    theme::Role,
    widget::{list, modal},
};
use ratatui::{
    buffer::Buffer,
    layout::{Rect, Size},
};

/// The chosen line.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct State {
    selected: usize,
}

/// What can be chosen.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Msg {
    /// The line above.
    Up,
    /// The line below.
    Down,
    /// The chosen line.
    Take,
    /// A line by its number, from 1.
    Line(usize),
    /// No break.
    Close,
}

/// Keys of this screen.
pub const BINDINGS: &[Binding<Msg>] = &[
    Binding::new("enter", Msg::Take, "take_break.keys.take").hint(1),
    Binding::new("up k", Msg::Up, "take_break.keys.choose").hint(2),
    Binding::new("down j", Msg::Down, "take_break.keys.choose").hint(2),
    Binding::new("1", Msg::Line(1), "take_break.keys.line"),
    Binding::new("2", Msg::Line(2), "take_break.keys.line"),
    Binding::new("3", Msg::Line(3), "take_break.keys.line"),
    Binding::new("4", Msg::Line(4), "take_break.keys.line"),
    Binding::new("5", Msg::Line(5), "take_break.keys.line"),
    Binding::new("esc", Msg::Close, "take_break.keys.close").hint(3),
];

/// Conditions of which one holds at a time.
pub const EXCLUSIVE: &[u32] = &[];

impl State {
    /// The planned break is chosen, or the second shortest.
    pub fn new(ctx: &Context<'_>) -> Self {
        Self { selected: interlude::usual_offer(ctx.session) }
    }

    /// The conditions that hold.
    pub fn flags(&self, _ctx: &Context<'_>) -> u32 {
        0
    }

    /// The headline.
    pub fn title(&self, _ctx: &Context<'_>) -> String {
        say("take_break.title").to_owned()
    }

    /// Takes a message.
    pub fn update(&mut self, msg: Msg, ctx: &Context<'_>) -> Outcome {
        let choices = interlude::offers(ctx.session, ctx.now);
        match msg {
            Msg::Up => self.selected = self.selected.saturating_sub(1),
            Msg::Down => self.selected = (self.selected + 1).min(choices.len().saturating_sub(1)),
            Msg::Take => return choices.get(self.selected).map_or_else(Outcome::none, |offer| take(ctx, offer)),
            Msg::Line(number) => {
                let chosen = number.checked_sub(1).and_then(|index| choices.get(index));
                return chosen.map_or_else(Outcome::none, |offer| take(ctx, offer));
            }
            Msg::Close => return Outcome::back(),
        }
        Outcome::none()
    }

    /// Draws the choices with the time each of them ends.
    pub fn view(&self, ctx: &Context<'_>, area: Rect, buffer: &mut Buffer) -> Shown<Msg> {
        let choices = interlude::offers(ctx.session, ctx.now);
        let size = Size::new(44, choices.len() as u16);
        let inner = modal::draw(area, buffer, ctx.theme, &self.title(ctx), size);
        let keys: Vec<String> = (1..=choices.len()).map(|number| number.to_string()).collect();
        let rows: Vec<list::Row<'_>> = keys
            .iter()
            .zip(&choices)
            .map(|(key, offer)| list::Row {
                left: vec![(key, Role::Key), ("  ", Role::Text), (&offer.name, Role::Text)],
                right: vec![(&offer.back, Role::Accent)],
            })
            .collect();
        let mut shown = Shown::default();
        for (index, place) in list::draw(inner, buffer, ctx.theme, &rows, Some(self.selected)) {
            shown.hits.push((place, Msg::Line(index + 1)));
        }
        shown
    }
}

fn take(ctx: &Context<'_>, offer: &Offer) -> Outcome {
    if !ctx.is_live() {
        return Outcome::back();
    }
    let commands = interlude::rest(ctx.session, offer.minutes, ctx.now);
    Outcome { commands, ..Outcome::to(Place::Rest) }
}
