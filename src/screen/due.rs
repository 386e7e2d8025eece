//! What is due since the session before: the numbers so far, what people took on, then every topic in the order in
//! which it presses. Each is kept, amended or ended by the topic screen; nothing is decided here.

mod items;
mod view;

use super::{Context, Go, Outcome, Shown};
use crate::{
    assets::words::{fill, say},
    domain::{command::Command, follow_up, topic::Topic, vote::Motion},
    effect::{Ending, Place},
    keymap::Binding,
};
use items::Item;
use ratatui::{buffer::Buffer, layout::Rect};

/// The chosen row.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct State {
    selected: usize,
}

/// What can be done with what is due.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Msg {
    /// The row above.
    Up,
    /// The row below.
    Down,
    /// Open the topic, or say that the action is done.
    Open,
    /// A clicked row.
    Pick(usize),
    /// Vote on the words as they are.
    Keep,
    /// Change the words first.
    Amend,
    /// Ask both teams whether it is still valid.
    Retire,
    /// Nobody in the room can do anything about it.
    LetGo,
    /// The action is done, or not.
    Done,
    /// The action is dropped.
    Drop,
}

const TOPIC: u32 = 1;
const ACTION: u32 = 2;
const LIVE: u32 = 4;
/// There is something to choose from.
const ANY: u32 = 8;
/// The topic is still to be settled in this session.
const PENDING: u32 = 16;

/// Keys of this screen.
pub const BINDINGS: &[Binding<Msg>] = &[
    Binding::new("enter", Msg::Open, "what_is_due.keys.open").when(TOPIC).hint(1),
    Binding::new("k", Msg::Keep, "what_is_due.keys.keep").when(TOPIC | PENDING | LIVE).hint(2),
    Binding::new("a", Msg::Amend, "what_is_due.keys.amend").when(TOPIC | PENDING | LIVE).hint(3),
    Binding::new("r", Msg::Retire, "what_is_due.keys.retire").when(TOPIC | PENDING | LIVE).hint(4),
    Binding::new("o", Msg::LetGo, "what_is_due.keys.let_go").when(TOPIC | PENDING | LIVE).hint(6),
    Binding::new("enter space d", Msg::Done, "what_is_due.keys.done").when(ACTION | LIVE).hint(1),
    Binding::new("delete backspace", Msg::Drop, "what_is_due.keys.drop").when(ACTION | LIVE).hint(2),
    Binding::new("up", Msg::Up, "what_is_due.keys.choose").when(ANY).hint(5),
    Binding::new("down j", Msg::Down, "what_is_due.keys.choose").when(ANY).hint(5),
];

/// Conditions of which one holds at a time.
pub const EXCLUSIVE: &[u32] = &[TOPIC | ACTION];

impl State {
    /// The first topic that is not settled yet is chosen; before the first of them, the actions.
    pub fn new(ctx: &Context<'_>) -> Self {
        let items = items::items(ctx);
        let begun = items.iter().any(|item| item.is_topic() && !item.is_open(ctx) && item.presses());
        let open = items.iter().position(|item| item.is_open(ctx) && (item.is_topic() || !begun));
        Self { selected: open.unwrap_or(0) }
    }

    /// The conditions that hold.
    pub fn flags(&self, ctx: &Context<'_>) -> u32 {
        let chosen = self.chosen(ctx);
        let is_topic = chosen.as_ref().is_some_and(Item::is_topic);
        u32::from(is_topic) * TOPIC
            + u32::from(chosen.is_some() && !is_topic) * ACTION
            + u32::from(ctx.is_live()) * LIVE
            + u32::from(chosen.is_some()) * ANY
            + u32::from(chosen.is_some_and(|item| item.is_open(ctx))) * PENDING
    }

    /// The headline.
    pub fn title(&self, _ctx: &Context<'_>) -> String {
        say("what_is_due.title").to_owned()
    }

    /// Takes a message.
    pub fn update(&mut self, msg: Msg, ctx: &Context<'_>) -> Outcome {
        let last = items::items(ctx).len().saturating_sub(1);
        match msg {
            Msg::Up => self.selected = self.selected.min(last).saturating_sub(1),
            Msg::Down => self.selected = (self.selected + 1).min(last),
            Msg::Pick(index) => {
                self.selected = index.min(last);
                return match self.chosen(ctx) {
                    Some(Item::Topic(..)) => self.update(Msg::Open, ctx),
                    _ => Outcome::none(),
                };
            }
            _ => {
                return match self.chosen(ctx) {
                    Some(Item::Topic(then, _)) => topic(msg, then, ctx),
                    Some(Item::Action(action)) => {
                        let id = action.id.clone();
                        let title = action.what.clone();
                        match msg {
                            Msg::Drop => Outcome::command(Command::RemoveAction { id })
                                .and_say(fill("what_is_due.dropped", &[("what", &title)])),
                            _ => Outcome::command(Command::SetActionDone { id, done: action.done_at.is_none() }),
                        }
                    }
                    None => Outcome::none(),
                };
            }
        }
        Outcome::none()
    }

    /// Draws the screen.
    pub fn view(&self, ctx: &Context<'_>, area: Rect, buffer: &mut Buffer) -> Shown<Msg> {
        view::draw(ctx, area, buffer, self.selected)
    }

    fn chosen<'a>(&self, ctx: &Context<'a>) -> Option<Item<'a>> {
        items::items(ctx).into_iter().nth(self.selected)
    }
}

/// What a key does with the chosen topic; one that was not taken over yet is taken over first.
fn topic(msg: Msg, then: &Topic, ctx: &Context<'_>) -> Outcome {
    let id = || then.id.clone();
    let Some(now) = items::now(ctx, then) else {
        let carry = Command::Carry { topics: vec![id()], parked: Vec::new(), actions: Vec::new() };
        return Outcome::command(carry).and_go(Go::To(Place::Topic(id())));
    };
    let there = Outcome::to(Place::Topic(now.id.clone()));
    match msg {
        Msg::Keep => keep(now, there, ctx),
        Msg::Amend => there.and_run("topic.keys.edit_row"),
        Msg::Retire => ended(now, Ending::Retire),
        Msg::LetGo => ended(now, Ending::LetGo),
        _ => there,
    }
}

/// The vote on the words as they are, straight away.
fn keep(topic: &Topic, there: Outcome, ctx: &Context<'_>) -> Outcome {
    let here = ctx.session.attendance();
    if topic.open_round().is_some() {
        return there;
    }
    if !topic.is_drafted() {
        return there.and_say(say("what_is_due.nothing_to_keep"));
    }
    if here.sales + here.marketing == 0 {
        return Outcome::say(say("topic.nobody_here"));
    }
    let open = Command::OpenRound { topic: topic.id.clone(), motion: Motion::Adopt };
    Outcome { commands: vec![open], ..there }
}

/// The reason is asked first; what both teams agreed is then put to the vote.
fn ended(topic: &Topic, ending: Ending) -> Outcome {
    if topic.open_round().is_some() {
        return Outcome::to(Place::Topic(topic.id.clone()));
    }
    let outcome = Outcome::to(Place::Decide(topic.id.clone(), ending));
    if follow_up::ends_by_vote(topic) { outcome.and_say(say("what_is_due.both_are_asked")) } else { outcome }
}

#[cfg(test)]
mod tests;
