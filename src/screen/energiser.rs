//! The card that is played: title, what to do, what it needs, and how much time is left.

use super::{
    Context, Outcome, Shown,
    outcome::Go,
    stage::{self, Figure, Stage},
    timer,
};
use crate::{
    assets::{
        energisers,
        words::{fill, say},
    },
    domain::{agenda::BoxKind, interlude},
    effect::Place,
    keymap::Binding,
    theme::Role,
};
use ratatui::{buffer::Buffer, layout::Rect};

/// The card is part of the agenda: nothing is remembered here.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct State;

/// What can be done while a card is played.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Msg {
    /// On with the work.
    Leave,
    /// Another card.
    Another,
    /// Start or pause the clock.
    Toggle,
}

const LIVE: u32 = 1;

/// Keys of this screen.
pub const BINDINGS: &[Binding<Msg>] = &[
    Binding::new("enter esc", Msg::Leave, "energiser.keys.leave").hint(1),
    Binding::new("n", Msg::Another, "energiser.keys.another").when(LIVE).hint(2),
    Binding::new("space", Msg::Toggle, "energiser.keys.toggle").when(LIVE).hint(3),
];

/// Conditions of which one holds at a time.
pub const EXCLUSIVE: &[u32] = &[];

/// Deals a card that was not used today and plays it.
pub(super) fn deal(ctx: &Context<'_>) -> Outcome {
    if !ctx.is_live() {
        return Outcome::none();
    }
    let commands = interlude::deal(ctx.session, ctx.now);
    if commands.is_empty() { Outcome::none() } else { Outcome { commands, ..Outcome::to(Place::Energiser) } }
}

impl State {
    /// The conditions that hold.
    pub fn flags(&self, ctx: &Context<'_>) -> u32 {
        u32::from(ctx.is_live()) * LIVE
    }

    /// The headline.
    pub fn title(&self, ctx: &Context<'_>) -> String {
        let running = interlude::running(&ctx.session.agenda, BoxKind::Stretch);
        running.map_or_else(|| say("energiser.title").to_owned(), |entry| entry.title.clone())
    }

    /// Takes a message.
    pub fn update(&mut self, msg: Msg, ctx: &Context<'_>) -> Outcome {
        match msg {
            Msg::Leave => Outcome { go: Some(Go::Forward), ..Outcome::none() },
            Msg::Another => Outcome { go: None, ..deal(ctx) },
            Msg::Toggle => timer::toggle(ctx),
        }
    }

    /// Draws the card.
    pub fn view(&self, ctx: &Context<'_>, area: Rect, buffer: &mut Buffer) -> Shown<Msg> {
        let agenda = &ctx.session.agenda;
        let running = interlude::running(agenda, BoxKind::Stretch).zip(agenda.countdown(ctx.now));
        let Some((entry, clock)) = running else {
            let head = [(say("energiser.none"), Role::Text)];
            stage::draw(ctx, area, buffer, &Stage { head: &head, ..Stage::default() });
            return Shown::default();
        };
        let card = entry.card.as_deref().and_then(energisers::by_id);
        let title = card.map_or(entry.title.as_str(), energisers::Energiser::title).to_uppercase();
        let text = card.map_or("", energisers::Energiser::text);
        let kit = card.and_then(energisers::Energiser::kit);
        let kit = kit.map_or_else(String::new, |kit| fill("energiser.needs", &[("kit", &kit)]));
        let over = clock.left <= 0;
        let left = if over { say("energiser.over").to_owned() } else { timer::figures(clock, ctx.clocks.calm) };
        let role = if clock.running { Role::Accent } else { Role::Muted };
        let figure = if over { Figure::Nothing } else { Figure::Digits(&left, role) };
        let foot = if over { left.as_str() } else { kit.as_str() };
        let stage = Stage {
            head: &[(&title, Role::Title), ("\n", Role::Text), (text, Role::Text)],
            figure,
            used: None,
            foot: &[(foot, Role::Muted)],
        };
        stage::draw(ctx, area, buffer, &stage);
        Shown::default()
    }
}

#[cfg(test)]
mod tests;
