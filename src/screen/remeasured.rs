//! Then and now: the survey of an earlier session beside this one, item by item and team by team.
//! Without an earlier survey it asks whose to take. It claims nothing about chance between two times.

mod view;

use super::{Context, Outcome, Shown};
use crate::{
    assets::words::say,
    domain::{
        baseline::{Again, Earlier},
        command::Command,
        session::Step,
    },
    effect::{Effect, Listed, Place},
    keymap::Binding,
};
use ratatui::{buffer::Buffer, layout::Rect};

/// The chosen row.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct State {
    selected: usize,
    /// Sessions are listed although there is an earlier survey: another one is to be taken.
    choosing: bool,
}

/// What can be done here.
#[derive(Clone, Debug, PartialEq)]
pub enum Msg {
    /// The row above.
    Up,
    /// The row below.
    Down,
    /// A clicked row.
    Pick(usize),
    /// Take the survey of the chosen session, or open the chosen item.
    Open,
    /// Take another session's.
    Other,
    /// Keep none.
    Drop,
    /// The survey of a session was read.
    Came(Box<Earlier>),
}

/// Both surveys are there.
const BOTH: u32 = 1;
/// A session is to be chosen.
const CHOOSING: u32 = 2;
/// There is a row.
const SOME: u32 = 4;
/// The session can be changed.
const WRITABLE: u32 = 8;

/// Keys of this screen.
pub const BINDINGS: &[Binding<Msg>] = &[
    Binding::new("up k", Msg::Up, "remeasured.keys.choose").when(SOME).hint(2),
    Binding::new("down j", Msg::Down, "remeasured.keys.choose").when(SOME).hint(2),
    Binding::new("enter", Msg::Open, "remeasured.keys.open").when(BOTH | SOME).hint(1),
    Binding::new("enter", Msg::Open, "remeasured.keys.take").when(CHOOSING | SOME | WRITABLE).hint(1),
    Binding::new("e", Msg::Other, "remeasured.keys.other").when(BOTH | WRITABLE).hint(3),
    Binding::new("delete", Msg::Drop, "remeasured.keys.drop").when(BOTH | WRITABLE),
];

/// Conditions of which one holds at a time.
pub const EXCLUSIVE: &[u32] = &[BOTH | CHOOSING];

impl State {
    /// The conditions that hold.
    pub fn flags(&self, ctx: &Context<'_>) -> u32 {
        let choosing = self.is_choosing(ctx);
        u32::from(!choosing) * BOTH
            + u32::from(choosing) * CHOOSING
            + u32::from(self.rows(ctx) > 0) * SOME
            + u32::from(ctx.is_writable()) * WRITABLE
    }

    /// The headline.
    pub fn title(&self, _ctx: &Context<'_>) -> String {
        super::step_title(Step::Baseline)
    }

    /// Takes a message.
    pub fn update(&mut self, msg: Msg, ctx: &Context<'_>) -> Outcome {
        let last = self.rows(ctx).saturating_sub(1);
        self.selected = self.selected.min(last);
        match msg {
            Msg::Up => self.selected = self.selected.saturating_sub(1),
            Msg::Down => self.selected = (self.selected + 1).min(last),
            Msg::Pick(row) => {
                self.selected = row.min(last);
                return self.open(ctx);
            }
            Msg::Open => return self.open(ctx),
            Msg::Other => *self = Self { selected: 0, choosing: true },
            Msg::Drop => {
                *self = Self::default();
                return Outcome::command(Command::CarrySurvey { earlier: None })
                    .and_say(say("remeasured.dropped"));
            }
            Msg::Came(earlier) => {
                *self = Self::default();
                return Outcome::command(Command::CarrySurvey { earlier: Some(earlier) });
            }
        }
        Outcome::none()
    }

    fn open(&self, ctx: &Context<'_>) -> Outcome {
        if self.is_choosing(ctx) {
            let chosen = candidates(ctx).get(self.selected).map(|session| session.path.clone());
            return chosen.map_or_else(Outcome::none, |path| Outcome::effect(Effect::ReadEarlier(path)));
        }
        let items = ctx.session.baseline.as_ref().map(|wave| &wave.items);
        let item = again(ctx).get(self.selected).and_then(|again| items?.get(again.now));
        item.map_or_else(Outcome::none, |item| Outcome::to(Place::Item(item.id.clone())))
    }

    /// Draws the screen.
    pub fn view(&self, ctx: &Context<'_>, area: Rect, buffer: &mut Buffer) -> Shown<Msg> {
        view::draw(self, ctx, area, buffer)
    }

    fn is_choosing(&self, ctx: &Context<'_>) -> bool {
        self.choosing || ctx.session.earlier.is_none()
    }

    fn rows(&self, ctx: &Context<'_>) -> usize {
        if self.is_choosing(ctx) { candidates(ctx).len() } else { again(ctx).len() }
    }
}

/// The items asked both times.
fn again<'a>(ctx: &Context<'a>) -> &'a [Again] {
    ctx.remeasured.map_or(&[], |both| &both.items)
}

/// The sessions whose survey could be taken: all others that can be read, newest first.
fn candidates<'a>(ctx: &Context<'a>) -> Vec<&'a Listed> {
    let other = |session: &&Listed| {
        session.problem.is_none() && session.id.as_ref().is_some_and(|id| *id != ctx.session.id)
    };
    ctx.library.iter().filter(other).collect()
}

#[cfg(test)]
mod tests;
