//! How long the break shall be: a small box over the screen below. Every choice says when we are back, and none of them
//! at a time that everybody takes for a rough one.

use super::{Context, Outcome, Shown};
use crate::{
    assets::words::{count, fill, say},
    domain::{
        agenda::{AgendaBox, BoxKind},
        interlude,
    },
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

/// The planned break, if one is still to come and none runs.
fn planned<'a>(ctx: &Context<'a>) -> Option<&'a AgendaBox> {
    let agenda = &ctx.session.agenda;
    let runs = interlude::running(agenda, BoxKind::Break).is_some();
    interlude::next(agenda, BoxKind::Break).filter(|_| !runs)
}

/// What can be chosen, in minutes; `None` stands for the planned break.
fn choices(ctx: &Context<'_>) -> Vec<Option<u32>> {
    let planned = planned(ctx).map(|_| None);
    planned.into_iter().chain(interlude::BREAKS.map(Some)).collect()
}

impl State {
    /// The planned break is chosen, or the second shortest.
    pub fn new(ctx: &Context<'_>) -> Self {
        Self { selected: usize::from(planned(ctx).is_none()) }
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
        let choices = choices(ctx);
        match msg {
            Msg::Up => self.selected = self.selected.saturating_sub(1),
            Msg::Down => self.selected = (self.selected + 1).min(choices.len().saturating_sub(1)),
            Msg::Take => return choices.get(self.selected).map_or_else(Outcome::none, |minutes| take(ctx, *minutes)),
            Msg::Line(number) => {
                let chosen = number.checked_sub(1).and_then(|index| choices.get(index));
                return chosen.map_or_else(Outcome::none, |minutes| take(ctx, *minutes));
            }
            Msg::Close => return Outcome::back(),
        }
        Outcome::none()
    }

    /// Draws the choices with the time each of them ends.
    pub fn view(&self, ctx: &Context<'_>, area: Rect, buffer: &mut Buffer) -> Shown<Msg> {
        let choices = choices(ctx);
        let size = Size::new(44, choices.len() as u16);
        let inner = modal::draw(area, buffer, ctx.theme, &self.title(ctx), size);
        let texts: Vec<(String, String, String)> = choices
            .iter()
            .enumerate()
            .map(|(index, minutes)| ((index + 1).to_string(), name(ctx, *minutes), back(ctx, *minutes)))
            .collect();
        let rows: Vec<list::Row<'_>> = texts
            .iter()
            .map(|(key, name, back)| list::Row {
                left: vec![(key, Role::Key), ("  ", Role::Text), (name, Role::Text)],
                right: vec![(back, Role::Accent)],
            })
            .collect();
        let mut shown = Shown::default();
        for (index, place) in list::draw(inner, buffer, ctx.theme, &rows, Some(self.selected)) {
            shown.hits.push((place, Msg::Line(index + 1)));
        }
        shown
    }
}

fn take(ctx: &Context<'_>, minutes: Option<u32>) -> Outcome {
    if !ctx.is_live() {
        return Outcome::back();
    }
    let commands = interlude::rest(ctx.session, minutes, ctx.now);
    Outcome { commands, ..Outcome::to(Place::Rest) }
}

fn name(ctx: &Context<'_>, minutes: Option<u32>) -> String {
    match (minutes, planned(ctx)) {
        (None, Some(entry)) => fill("take_break.planned", &[("minutes", &(entry.minutes + entry.extended))]),
        (minutes, _) => count("take_break.minutes", minutes.unwrap_or_default()),
    }
}

fn back(ctx: &Context<'_>, minutes: Option<u32>) -> String {
    let minutes = minutes.or_else(|| planned(ctx).map(|entry| entry.minutes + entry.extended)).unwrap_or_default();
    let back = interlude::back(ctx.session, minutes, ctx.now).clock_in(&ctx.session.zone);
    fill("take_break.back", &[("time", &back)])
}
