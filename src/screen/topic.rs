//! One topic: propose, merge, vote and decide are the same screen, so that nobody loses the words while voting.

mod ballot;
mod before;
mod editing;
mod kept;
mod keys;
mod meaning;
mod objection;
mod panel;
mod room_view;
mod rows;
mod said;
mod steps;
mod talk;
pub(crate) mod typed;
mod view;
mod voting;

pub use keys::{BINDINGS, EXCLUSIVE};

use super::{Context, Field, Outcome, Shown};
use crate::{
    assets::words::fill,
    capacity::Form,
    domain::{
        fields::Fields,
        ids::TopicId,
        people::{PerTeam, Team},
        topic::{Phase, Topic},
        vote::Method,
    },
    effect::Place,
};
use ratatui::{buffer::Buffer, layout::Rect};

/// One topic on screen.
#[derive(Clone, Debug, PartialEq)]
pub struct State {
    topic: TopicId,
    /// The chosen row: a proposal, a slot, the wording.
    focus: rows::Focus,
    /// Where Tab goes on after a row below the sentence was filled and became part of the sentence.
    below: Option<String>,
    /// The gap that was just filled: Tab goes on from there, though the next gap is chosen.
    filled: Option<String>,
    /// Folded slots are shown.
    more: bool,
    /// Fingers typed so far: screen state on purpose, never written anywhere one by one.
    typed: PerTeam<Vec<u8>>,
    /// The side that is being counted.
    side: Team,
    /// What is said before objections are asked for.
    talk: talk::Talk,
    /// It was pointed out that nothing of a side is counted yet.
    warned: bool,
    /// The objection that is being answered.
    objection: Option<u32>,
    /// The chosen line of it.
    line: usize,
    /// "This is agreed: spelling only, or reopen?" is on screen.
    asking: bool,
}

/// What can be done with a topic.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Msg {
    /// The row above.
    Up,
    /// The row below.
    Down,
    /// A clicked row.
    Pick(usize),
    /// Edit the chosen row.
    Edit,
    /// Edit the joint wording.
    EditWording,
    /// Write down what a mixed group brings.
    EditMixed,
    /// Take the choice or number one up or down.
    Nudge(i8),
    /// Remove the chosen row of a list.
    Remove,
    /// Move the chosen row of a list.
    Shift {
        /// Towards the beginning.
        earlier: bool,
    },
    /// Show or fold the rest of the slots.
    More,
    /// Who answers for it.
    Owner,
    /// Everybody writes on paper first.
    Silent,
    /// The wording alone, to be read aloud.
    ReadAloud,
    /// Weights of the market.
    Weights,
    /// Can we keep it?
    WhatIf,
    /// Where the number behind a promise comes from.
    Origin,
    /// When its limits are over, worked through.
    Deadlines,
    /// Open the vote.
    OpenVote,
    /// Fingers, or objections, of the side that is counted.
    Digit(u8),
    /// Take back the last finger.
    TakeBack,
    /// Nobody below 3, or no objection.
    Nobody,
    /// The other side.
    OtherSide,
    /// A clicked side.
    Side(Team),
    /// What is said next before objections are asked for.
    NextLine,
    /// Show both sides together.
    Reveal,
    /// Leave the vote without a result.
    LeaveVote,
    /// Take a next step by its number.
    Step(u8),
    /// Take the first next step.
    FirstStep,
    /// Answer in the objection or the question on screen.
    Answer(u8),
    /// A clicked row of the objection: reason, what would make it acceptable, who asks to be named.
    Describe(usize),
    /// Close the panel.
    ClosePanel,
    /// Against the rule, with a reason.
    Override,
    /// To leadership, or their answer.
    ToLeadership,
    /// A team takes its word back.
    Question,
    /// Ask both teams whether it is still valid.
    Retire,
    /// Nobody in the room can do anything about it.
    LetGo,
}

/// What the keys mean now.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Mode {
    /// Words and slots.
    Write,
    /// Fingers are counted.
    Fingers,
    /// Objections are asked for.
    Consent,
    /// A vote is revealed.
    Decide,
    /// An objection is answered.
    Objection,
    /// Agreed words are about to be changed.
    Asking,
}

/// Whether a topic is one of the promises that bear on "can we keep it?".
fn takes_effort(topic: &Topic) -> bool {
    matches!(topic.fields, Fields::FollowUp(_) | Fields::Attempts(_) | Fields::Volume(_))
}

impl State {
    /// The topic, with the row chosen that its phase is about.
    pub fn new(topic: TopicId, ctx: &Context<'_>) -> Self {
        let found = ctx.session.topic(&topic);
        // After the close the details are what is left to write.
        let more = found.is_some() && ctx.session.closed_at.is_some() && ctx.is_writable();
        let focus = match found {
            Some(topic) if more => rows::first_detail(topic).unwrap_or_else(|| rows::first(topic)),
            found => found.map_or_else(|| rows::Focus::at(&[], 0), rows::first),
        };
        let typed = PerTeam::default();
        Self {
            topic,
            focus,
            below: None,
            filled: None,
            more,
            typed,
            side: Team::Sales,
            talk: talk::Talk::default(),
            warned: false,
            objection: None,
            line: 0,
            asking: false,
        }
    }

    fn find<'a>(&self, ctx: &Context<'a>) -> Option<&'a Topic> {
        ctx.session.topic(&self.topic)
    }

    fn mode(&self, topic: &Topic) -> Mode {
        if self.asking {
            return Mode::Asking;
        }
        if self.objection.is_some_and(|number| topic.objections.iter().any(|other| other.number == number)) {
            return Mode::Objection;
        }
        match topic.open_round().map(|round| round.method) {
            Some(Method::FistToFive) => Mode::Fingers,
            Some(Method::Consent) => Mode::Consent,
            None if topic.phase() == Phase::Decide && !topic.is_decided() => Mode::Decide,
            None => Mode::Write,
        }
    }

    /// The conditions that hold.
    pub fn flags(&self, ctx: &Context<'_>) -> u32 {
        let Some(topic) = self.find(ctx) else { return 0 };
        keys::flags(self, topic, ctx)
    }

    /// The numbers of "can we keep it?" with this promise as it is typed.
    pub fn question(&self, ctx: &Context<'_>) -> Option<Form> {
        let topic = self.find(ctx)?;
        kept::asked(self, ctx, topic)?.ok().map(|question| question.form)
    }

    /// The headline: step, kind and title.
    pub fn title(&self, ctx: &Context<'_>) -> String {
        let Some(topic) = self.find(ctx) else { return String::new() };
        if ctx.room_view {
            return topic.title.clone();
        }
        let step = topic.fields.step();
        fill(
            "topic.title",
            &[
                ("n", &(step as usize)),
                ("step", &crate::assets::words::say(step.key())),
                ("title", &topic.title),
            ],
        )
    }

    /// Takes a message.
    pub fn update(&mut self, msg: Msg, ctx: &Context<'_>) -> Outcome {
        let Some(topic) = self.find(ctx) else { return Outcome::back() };
        let rows = self.rows(topic);
        self.focus = self.focus.settled(&rows);
        (self.below, self.filled) = (None, None);
        match msg {
            Msg::Up | Msg::Down if self.mode(topic) == Mode::Objection => self.choose_line(msg == Msg::Down),
            // While votes are counted the sentence is read on; nothing else can be chosen.
            Msg::Up | Msg::Down if topic.open_round().is_some() => {
                let said: Vec<rows::Row> =
                    rows.into_iter().filter(|row| matches!(row, rows::Row::Said(_))).collect();
                self.step_to(&said, msg == Msg::Down);
            }
            Msg::Up | Msg::Down => self.step_to(&rows, msg == Msg::Down),
            Msg::WhatIf => return Outcome::to(Place::Keep(Some(topic.id.clone()))),
            Msg::Silent => return Outcome::to(Place::Silent(topic.id.clone())),
            Msg::ReadAloud => return Outcome::to(Place::ReadAloud(topic.id.clone())),
            Msg::More => self.more = !self.more,
            Msg::Deadlines => return Outcome::to(Place::Deadlines(topic.id.clone())),
            Msg::Pick(row) => return self.pick(ctx, topic, row),
            Msg::Edit | Msg::EditWording | Msg::EditMixed | Msg::Nudge(_) | Msg::Remove | Msg::Shift { .. } => {
                return self.write(msg, ctx, topic);
            }
            Msg::OpenVote
            | Msg::Digit(_)
            | Msg::TakeBack
            | Msg::Nobody
            | Msg::OtherSide
            | Msg::Side(_)
            | Msg::NextLine
            | Msg::Reveal
            | Msg::LeaveVote => return self.vote(msg, ctx, topic),
            Msg::Describe(row) => return self.describe(row, ctx, topic),
            Msg::Owner
            | Msg::Weights
            | Msg::Origin
            | Msg::Step(_)
            | Msg::FirstStep
            | Msg::Answer(_)
            | Msg::ClosePanel
            | Msg::Override
            | Msg::ToLeadership
            | Msg::Question
            | Msg::Retire
            | Msg::LetGo => return self.decide(msg, ctx, topic),
        }
        Outcome::none()
    }

    fn step_to(&mut self, rows: &[rows::Row], forward: bool) {
        let index = self.focus.index(rows);
        self.focus = rows::Focus::at(rows, if forward { index + 1 } else { index.saturating_sub(1) });
    }

    /// Takes the text of an accepted field.
    pub fn accept(&mut self, field: &Field, ctx: &Context<'_>) -> Result<Outcome, String> {
        let topic = self.find(ctx).ok_or_else(String::new)?;
        match self.take_line(field, ctx, topic) {
            Some(outcome) => Ok(outcome),
            None => self.take(field, ctx, topic),
        }
    }

    /// The next or previous field.
    pub fn turn(&mut self, forward: bool, ctx: &Context<'_>) -> Outcome {
        let Some(topic) = self.find(ctx) else { return Outcome::none() };
        if let (Mode::Objection, Some(number)) = (self.mode(topic), self.objection) {
            return self.turn_line(ctx, topic, number, forward);
        }
        let rows = self.rows(topic);
        if let Some(name) = self.filled.take() {
            self.focus = self.focus.on(&rows, &name);
        }
        match self.below.take().filter(|_| forward) {
            Some(name) => self.focus = self.focus.on(&rows, &name),
            None => self.step_to(&rows, forward),
        }
        self.edit_row(ctx, topic)
    }

    /// Draws the screen.
    pub fn view(&self, ctx: &Context<'_>, area: Rect, buffer: &mut Buffer) -> Shown<Msg> {
        match self.find(ctx) {
            Some(topic) if self.is_for_the_room(ctx, topic) => {
                room_view::draw(self, ctx, topic, area, buffer)
            }
            Some(topic) => view::draw(self, ctx, topic, area, buffer),
            None => Shown::default(),
        }
    }
}

#[cfg(test)]
mod tests;
