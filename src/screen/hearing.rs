//! Both sides read their notes in turn. Notes are counted as they are heard, never typed: the counts are this screen's
//! own, are shown once and kept nowhere.

use super::{
    Context, Outcome, Shown, silent,
    outcome::Go,
    stage::{self, Figure, Stage},
    team_key,
};
use crate::{
    assets::words::{count, fill, say},
    domain::{
        hearing,
        ids::TopicId,
        people::{PerTeam, Team},
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
    turn: Team,
    heard: PerTeam<u32>,
    passes: u32,
    /// Everything was heard; what it came to is on screen.
    done: bool,
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
        let turn = hearing::begins(ctx.session, &topic);
        Self { topic, turn, heard: PerTeam::default(), passes: 0, done: false }
    }

    /// The conditions that hold.
    pub fn flags(&self, _ctx: &Context<'_>) -> u32 {
        if self.done { DONE } else { HEARING }
    }

    /// The headline.
    pub fn title(&self, ctx: &Context<'_>) -> String {
        silent::title(ctx, &self.topic)
    }

    /// The side that reads, until everything was heard.
    pub fn turn(&self) -> Option<Team> {
        (!self.done).then_some(self.turn)
    }

    /// Whose turn it is and what was heard so far, for another window: two bits and three bytes.
    pub fn part(&self) -> u32 {
        let count = |count: u32, byte: u32| count.min(255) << (2 + 8 * byte);
        let turn = u32::from(self.turn == Team::Marketing) + 2 * u32::from(self.done);
        turn + count(self.heard.sales, 0) + count(self.heard.marketing, 1) + count(self.passes, 2)
    }

    /// Shows what another window shows.
    pub fn follow(&mut self, part: u32) {
        let count = |byte: u32| part >> (2 + 8 * byte) & 255;
        self.turn = if part & 1 == 0 { Team::Sales } else { Team::Marketing };
        self.done = part & 2 != 0;
        (self.heard.sales, self.heard.marketing, self.passes) = (count(0), count(1), count(2));
    }

    /// Takes a message.
    pub fn update(&mut self, msg: Msg, _ctx: &Context<'_>) -> Outcome {
        let heard = self.heard.get_mut(self.turn);
        match msg {
            Msg::NextTurn => self.turn = self.turn.other(),
            Msg::Heard(notes) => *heard = heard.saturating_add(notes),
            Msg::TakeBack => *heard = heard.saturating_sub(1),
            Msg::Pass => {
                self.passes += 1;
                self.turn = self.turn.other();
            }
            // Nothing was counted: there is nothing to show in between.
            Msg::On if self.done || self.is_silent() => {
                return Outcome { go: Some(Go::To(Place::Topic(self.topic.clone()))), ..Outcome::none() };
            }
            Msg::On => self.done = true,
            Msg::Again => self.done = false,
        }
        Outcome::none()
    }

    fn is_silent(&self) -> bool {
        self.passes == 0 && self.heard == PerTeam::default()
    }

    /// "heard: Sales 4, Marketing 3, 1 pass".
    fn heard(&self) -> String {
        let notes = |team| self.heard.get(team);
        let heard = fill(
            "hearing.heard",
            &[
                ("sales", &say(team_key(Team::Sales))),
                ("n", notes(Team::Sales)),
                ("marketing", &say(team_key(Team::Marketing))),
                ("m", notes(Team::Marketing)),
            ],
        );
        if self.passes == 0 { heard } else { format!("{heard}, {}", count("hearing.passes", self.passes)) }
    }

    /// Draws whose turn it is, or what was heard.
    pub fn view(&self, ctx: &Context<'_>, area: Rect, buffer: &mut Buffer) -> Shown<Msg> {
        let heard = self.heard();
        let stage = if self.done {
            Stage {
                head: &[(&heard, Role::Title), ("\n\n", Role::Text), (say("hearing.one_proposal"), Role::Text)],
                ..Stage::default()
            }
        } else {
            let foot = if self.is_silent() { "" } else { heard.as_str() };
            Stage {
                head: &[(say("hearing.reads"), Role::Title)],
                figure: Figure::Team(self.turn, say(team_key(self.turn))),
                used: None,
                foot: &[(foot, Role::Muted)],
            }
        };
        stage::draw(ctx, area, buffer, &stage);
        Shown::default()
    }
}

#[cfg(test)]
mod tests;
