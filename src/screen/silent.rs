//! A question and a countdown, nothing else: everybody writes on paper. Nothing is typed, counted or stored.

use super::{
    Context, Outcome, Shown,
    outcome::Go,
    stage::{self, Figure, Stage},
    timer,
};
use crate::{
    assets::words::{fill, say},
    domain::{clock::Clock, ids::TopicId, moment::Moment, silent},
    keymap::Binding,
    theme::Role,
};
use ratatui::{buffer::Buffer, layout::Rect};

/// The topic, and how much time is left.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct State {
    topic: TopicId,
    clock: Clock,
}

/// What can be done while people write.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Msg {
    /// Pause, or go on.
    Toggle,
    /// A minute more, or one less.
    Minute {
        /// More.
        more: bool,
    },
    /// On to the hearing.
    On,
}

/// Keys of this screen.
pub const BINDINGS: &[Binding<Msg>] = &[
    Binding::new("enter", Msg::On, "silent.keys.on").hint(1),
    Binding::new("space", Msg::Toggle, "silent.keys.toggle").hint(2),
    Binding::new("+", Msg::Minute { more: true }, "silent.keys.more").hint(3),
    Binding::new("-", Msg::Minute { more: false }, "silent.keys.less").hint(4),
];

/// Conditions of which one holds at a time.
pub const EXCLUSIVE: &[u32] = &[];

/// The headline of a sub-step: step and topic.
pub(super) fn title(ctx: &Context<'_>, id: &TopicId) -> String {
    let Some(topic) = ctx.session.topic(id) else { return String::new() };
    let step = topic.fields.step();
    let name = say(step.key());
    fill("topic.title", &[("n", &(step as usize)), ("step", &name), ("title", &topic.title)])
}

impl State {
    /// The countdown begins at once.
    pub fn new(topic: TopicId, ctx: &Context<'_>) -> Self {
        let minutes = silent::minutes(&topic, ctx.silent_minutes);
        Self { topic, clock: Clock::starting(ctx.now, minutes) }
    }

    /// The conditions that hold.
    pub fn flags(&self, _ctx: &Context<'_>) -> u32 {
        0
    }

    /// The headline.
    pub fn title(&self, ctx: &Context<'_>) -> String {
        title(ctx, &self.topic)
    }

    /// When the time to write ends.
    pub fn until(&self) -> Option<Moment> {
        self.clock.until()
    }

    /// How much time is left to write.
    pub fn clock(&self) -> Clock {
        self.clock
    }

    /// Shows the countdown of another window.
    pub fn follow(&mut self, clock: Clock) {
        self.clock = clock;
    }

    /// The laptop slept: its time is nobody's time to write.
    pub fn slept(&mut self, since: Moment) {
        self.clock.pause(since);
    }

    /// Takes a message.
    pub fn update(&mut self, msg: Msg, ctx: &Context<'_>) -> Outcome {
        match msg {
            Msg::Toggle => self.clock.toggle(ctx.now),
            Msg::Minute { more } => self.clock.change(ctx.now, more),
            Msg::On => return Outcome { go: Some(Go::Forward), ..Outcome::none() },
        }
        Outcome::none()
    }

    /// Draws the question and the countdown.
    pub fn view(&self, ctx: &Context<'_>, area: Rect, buffer: &mut Buffer) -> Shown<Msg> {
        let Some(topic) = ctx.session.topic(&self.topic) else { return Shown::default() };
        let left = timer::figures(self.clock.countdown(ctx.now), ctx.clocks.calm);
        let (role, foot) = match (self.clock.is_over(ctx.now), self.clock.until()) {
            (true, _) => (Role::Warn, say("silent.over")),
            (false, Some(_)) => (Role::Accent, say("silent.paper")),
            (false, None) => (Role::Muted, say("silent.paused")),
        };
        let stage = Stage {
            head: &[(silent::question(topic), Role::Title)],
            figure: Figure::Digits(&left, role),
            used: None,
            foot: &[(foot, Role::Muted)],
        };
        stage::draw(ctx, area, buffer, &stage);
        Shown::default()
    }
}

#[cfg(test)]
mod tests;
