//! Both sides read their notes in turn. Notes are counted as they are heard, never typed: the counts are this screen's
//! own, are shown once and kept nowhere.

use super::{
    Context, Outcome, Shown, silent,
    outcome::Go,
    stage::{self, Figure, Stage},
    team_key,
};
use crate::{
    assets::words::say,
    domain::{
        hearing::{self, Hearing},
        ids::TopicId,
        people::Team,
    },
    effect::Place,
    keymap::Binding,
    theme::Role,
};
use ratatui::{buffer::Buffer, layout::Rect};

/// Whose turn it is, and what was heard.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct State {
    topic: TopicId,
    hearing: Hearing,
}

/// What can be done while people read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Msg {
    /// The other side.
    NextTurn,
    /// Notes that were heard.
    Heard(u32),
    /// One note less.
    TakeBack,
    /// This side has nothing more to say.
    Pass,
    /// Everything was heard; then on to the proposals.
    On,
    /// Hear more.
    Again,
}

const HEARING: u32 = 1;
const DONE: u32 = 2;

/// Keys of this screen.
pub const BINDINGS: &[Binding<Msg>] = &[
    Binding::new("space right left tab", Msg::NextTurn, "hearing.keys.next_turn").when(HEARING).hint(1),
    Binding::new("+", Msg::Heard(1), "hearing.keys.heard").when(HEARING).hint(2),
    Binding::new("1", Msg::Heard(1), "hearing.keys.notes").when(HEARING),
    Binding::new("2", Msg::Heard(2), "hearing.keys.notes").when(HEARING),
    Binding::new("3", Msg::Heard(3), "hearing.keys.notes").when(HEARING),
    Binding::new("4", Msg::Heard(4), "hearing.keys.notes").when(HEARING),
    Binding::new("5", Msg::Heard(5), "hearing.keys.notes").when(HEARING),
    Binding::new("6", Msg::Heard(6), "hearing.keys.notes").when(HEARING),
    Binding::new("7", Msg::Heard(7), "hearing.keys.notes").when(HEARING),
    Binding::new("8", Msg::Heard(8), "hearing.keys.notes").when(HEARING),
    Binding::new("9", Msg::Heard(9), "hearing.keys.notes").when(HEARING),
    Binding::new("- backspace", Msg::TakeBack, "hearing.keys.take_back").when(HEARING).hint(5),
    Binding::new("0", Msg::Pass, "hearing.keys.pass").when(HEARING).hint(3),
    Binding::new("enter pgdn", Msg::On, "hearing.keys.done").when(HEARING).hint(4),
    Binding::new("enter pgdn", Msg::On, "hearing.keys.on").when(DONE).hint(1),
    Binding::new("space left -", Msg::Again, "hearing.keys.again").when(DONE).hint(2),
];

/// Conditions of which one holds at a time.
pub const EXCLUSIVE: &[u32] = &[HEARING | DONE];

impl State {
    /// Nothing was heard; the side that begins is another one with every topic.
    pub fn new(topic: TopicId, ctx: &Context<'_>) -> Self {
        let hearing = Hearing::beginning(hearing::begins(ctx.session, &topic));
        Self { topic, hearing }
    }

    /// The conditions that hold.
    pub fn flags(&self, _ctx: &Context<'_>) -> u32 {
        if self.turn().is_none() { DONE } else { HEARING }
    }

    /// The headline.
    pub fn title(&self, ctx: &Context<'_>) -> String {
        silent::title(ctx, &self.topic)
    }

    /// The side that reads, until everything was heard.
    pub fn turn(&self) -> Option<Team> {
        self.hearing.turn()
    }

    /// Whose turn it is and what was heard so far, for another window.
    pub fn part(&self) -> u32 {
        self.hearing.part()
    }

    /// Shows what another window shows.
    pub fn follow(&mut self, part: u32) {
        self.hearing = Hearing::of(part);
    }

    /// Takes a message.
    pub fn update(&mut self, msg: Msg, _ctx: &Context<'_>) -> Outcome {
        match msg {
            Msg::NextTurn => self.hearing.next_turn(),
            Msg::Heard(notes) => self.hearing.note(notes),
            Msg::TakeBack if self.hearing.is_empty() => return Outcome::say(say("hearing.nothing_heard")),
            Msg::TakeBack => self.hearing.take_back(),
            Msg::Pass => self.hearing.pass(),
            // Nothing was counted: there is nothing to show in between.
            Msg::On if self.turn().is_none() || self.hearing.is_empty() => {
                return Outcome { go: Some(Go::To(Place::Topic(self.topic.clone()))), ..Outcome::none() };
            }
            Msg::On => self.hearing.set_done(true),
            Msg::Again => self.hearing.set_done(false),
        }
        Outcome::none()
    }

    /// Draws whose turn it is, or what was heard.
    pub fn view(&self, ctx: &Context<'_>, area: Rect, buffer: &mut Buffer) -> Shown<Msg> {
        let heard = self.hearing.told();
        let stage = if let Some(turn) = self.turn() {
            let foot = if self.hearing.is_empty() { say("hearing.how") } else { heard.as_str() };
            Stage {
                head: &[(say("hearing.reads"), Role::Title)],
                figure: Figure::Team(turn, say(team_key(turn))),
                used: None,
                foot: &[(foot, Role::Muted)],
            }
        } else {
            Stage {
                head: &[(&heard, Role::Title), ("\n\n", Role::Text), (say("hearing.one_proposal"), Role::Text)],
                ..Stage::default()
            }
        };
        stage::draw(ctx, area, buffer, &stage);
        Shown::default()
    }
}

#[cfg(test)]
mod tests;
