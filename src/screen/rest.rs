//! The break that runs: when we are back, in digits that can be read from the coffee machine.
//!
//! When the time is over it says so kindly; it never calls anybody in by itself.

use super::{
    Context, Outcome, Shown,
    outcome::Go,
    stage::{self, Figure, Stage},
    timer,
};
use crate::{
    assets::words::{fill, say},
    domain::{agenda::BoxKind, command::Command, interlude},
    effect::Place,
    keymap::Binding,
    theme::Role,
};
use ratatui::{buffer::Buffer, layout::Rect};

/// The break remembers nothing: it is a box of the agenda.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct State;

/// What can be done in a break.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Msg {
    /// On with the work.
    Leave,
    /// Start or pause the clock.
    Toggle,
    /// More minutes.
    Extend(u32),
    /// Another time to be back at.
    Change,
}

const LIVE: u32 = 1;

/// Keys of this screen.
pub const BINDINGS: &[Binding<Msg>] = &[
    Binding::new("enter esc", Msg::Leave, "rest.keys.leave").hint(1),
    Binding::new("+", Msg::Extend(1), "rest.keys.one_more").when(LIVE).hint(2),
    Binding::new("5", Msg::Extend(5), "rest.keys.five").when(LIVE).hint(3),
    Binding::new("r", Msg::Change, "rest.keys.change").when(LIVE).hint(4),
    Binding::new("space", Msg::Toggle, "rest.keys.toggle").when(LIVE).hint(5),
];

/// Conditions of which one holds at a time.
pub const EXCLUSIVE: &[u32] = &[];

impl State {
    /// The conditions that hold.
    pub fn flags(&self, ctx: &Context<'_>) -> u32 {
        u32::from(ctx.is_live()) * LIVE
    }

    /// The headline.
    pub fn title(&self, ctx: &Context<'_>) -> String {
        let running = interlude::running(&ctx.session.agenda, BoxKind::Break);
        running.map_or_else(|| say("rest.title").to_owned(), |entry| entry.title.clone())
    }

    /// Takes a message.
    pub fn update(&mut self, msg: Msg, ctx: &Context<'_>) -> Outcome {
        match msg {
            Msg::Leave => Outcome { go: Some(Go::Forward), ..Outcome::none() },
            Msg::Toggle => timer::toggle(ctx),
            Msg::Extend(minutes) => Outcome::command(Command::ExtendTimer { minutes }),
            Msg::Change => Outcome::to(Place::TakeBreak),
        }
    }

    /// Draws the time, what waits at the window, and how much of the break is over.
    pub fn view(&self, ctx: &Context<'_>, area: Rect, buffer: &mut Buffer) -> Shown<Msg> {
        let agenda = &ctx.session.agenda;
        let running = interlude::running(agenda, BoxKind::Break).zip(agenda.countdown(ctx.now));
        let Some((entry, clock)) = running else {
            let head = [(say("rest.none"), Role::Text)];
            stage::draw(ctx, area, buffer, &Stage { head: &head, ..Stage::default() });
            return Shown::default();
        };
        let back = ctx.now.plus_seconds(clock.left).clock_in(&ctx.session.zone);
        let now = ctx.now.clock_in(&ctx.session.zone);
        let over = clock.left <= 0;
        let head = if over { say("rest.over") } else { say("rest.back_at") };
        let foot = match (over, clock.running) {
            (true, _) => fill("rest.come_in", &[("time", &now)]),
            (false, true) => say("rest.brownies").to_owned(),
            (false, false) => say("rest.paused").to_owned(),
        };
        let used = (timer::seconds(agenda.used_seconds(entry, ctx.now)), timer::seconds(clock.allowed));
        let stage = Stage {
            head: &[(head, Role::Title)],
            figure: Figure::Digits(&back, Role::Accent),
            used: Some(used),
            foot: &[(&foot, Role::Text)],
        };
        stage::draw(ctx, area, buffer, &stage);
        Shown::default()
    }
}

#[cfg(test)]
mod tests;
