//! The plan of the afternoon: when each box begins, what it may take and took, and when we shall be done.
//!
//! It proposes nothing by itself: time is visible, never bossy.

mod view;

use super::{Context, Outcome, Shown, route, timer};
use crate::{
    assets::words::say,
    domain::{agenda::AgendaBox, command::Command},
    keymap::Binding,
};
use ratatui::{buffer::Buffer, layout::Rect};

/// The chosen box.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct State {
    selected: usize,
}

/// What can be done with the boxes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Msg {
    /// The box above.
    Up,
    /// The box below.
    Down,
    /// A clicked box.
    Pick(usize),
    /// Start its clock and go to its work.
    Go,
    /// Keep its minutes when time is shared out, or not.
    Lock,
    /// More or fewer minutes.
    Minutes(i32),
    /// One place earlier.
    Earlier,
    /// One place later.
    Later,
    /// Start or pause the clock.
    Toggle,
    /// Close.
    Close,
}

const SOME: u32 = 1;
const LIVE: u32 = 2;

/// Keys of this screen.
pub const BINDINGS: &[Binding<Msg>] = &[
    Binding::new("up k", Msg::Up, "agenda.keys.choose").when(SOME).hint(7),
    Binding::new("down j", Msg::Down, "agenda.keys.choose").when(SOME).hint(7),
    Binding::new("enter", Msg::Go, "agenda.keys.go").when(SOME).hint(1),
    Binding::new("space", Msg::Toggle, "agenda.keys.toggle").when(SOME | LIVE).hint(2),
    Binding::new("+ right", Msg::Minutes(1), "agenda.keys.more").when(SOME | LIVE).hint(3),
    Binding::new("- left", Msg::Minutes(-1), "agenda.keys.fewer").when(SOME | LIVE).hint(4),
    Binding::new("5", Msg::Minutes(5), "agenda.keys.five").when(SOME | LIVE).hint(5),
    Binding::new("l", Msg::Lock, "agenda.keys.lock").when(SOME | LIVE).hint(6),
    Binding::new("< shift+up", Msg::Earlier, "agenda.keys.move").when(SOME | LIVE),
    Binding::new("> shift+down", Msg::Later, "agenda.keys.move").when(SOME | LIVE),
    Binding::new("esc a", Msg::Close, "agenda.keys.close").hint(8),
];

/// Conditions of which one holds at a time.
pub const EXCLUSIVE: &[u32] = &[];

impl State {
    /// The box that runs is chosen.
    pub fn new(ctx: &Context<'_>) -> Self {
        Self { selected: ctx.session.agenda.position().unwrap_or(0) }
    }

    /// The conditions that hold.
    pub fn flags(&self, ctx: &Context<'_>) -> u32 {
        u32::from(self.chosen(ctx).is_some()) * SOME + u32::from(ctx.is_live()) * LIVE
    }

    /// The headline.
    pub fn title(&self, _ctx: &Context<'_>) -> String {
        say("agenda.title").to_owned()
    }

    /// Takes a message.
    pub fn update(&mut self, msg: Msg, ctx: &Context<'_>) -> Outcome {
        let last = ctx.session.agenda.boxes.len().saturating_sub(1);
        self.selected = self.selected.min(last);
        let Some(entry) = self.chosen(ctx) else { return Outcome::back() };
        match msg {
            Msg::Up => self.selected = self.selected.saturating_sub(1),
            Msg::Down => self.selected = (self.selected + 1).min(last),
            Msg::Pick(index) => {
                self.selected = index;
                return self.chosen(ctx).map_or_else(Outcome::none, |entry| go(ctx, entry));
            }
            Msg::Go => return go(ctx, entry),
            Msg::Lock => {
                return Outcome::command(Command::LockBox { id: entry.id.clone(), locked: !entry.locked });
            }
            Msg::Minutes(by) => return minutes(ctx, entry, by),
            Msg::Earlier if self.selected > 0 => return self.shift(ctx, self.selected - 1),
            Msg::Later if self.selected < last => return self.shift(ctx, self.selected + 1),
            Msg::Earlier | Msg::Later => {}
            Msg::Toggle => return timer::toggle(ctx),
            Msg::Close => return Outcome::back(),
        }
        Outcome::none()
    }

    /// Draws the plan.
    pub fn view(&self, ctx: &Context<'_>, area: Rect, buffer: &mut Buffer) -> Shown<Msg> {
        view::draw(self.selected, ctx, area, buffer)
    }

    fn chosen<'a>(self, ctx: &Context<'a>) -> Option<&'a AgendaBox> {
        ctx.session.agenda.boxes.get(self.selected)
    }

    /// Swaps the chosen box with its neighbour; the clock goes on if it ran.
    fn shift(&mut self, ctx: &Context<'_>, to: usize) -> Outcome {
        let mut boxes = ctx.session.agenda.boxes.clone();
        boxes.swap(self.selected, to);
        self.selected = to;
        let mut commands = vec![Command::SetAgenda { boxes }];
        if ctx.session.agenda.running_since.is_some() {
            commands.push(Command::ResumeTimer {});
        }
        Outcome::commands(commands)
    }
}

/// Starts the clock of a box, unless it has it already, and goes to its work.
fn go(ctx: &Context<'_>, entry: &AgendaBox) -> Outcome {
    let mut outcome = route::place_of(ctx.session, entry).map_or_else(Outcome::back, Outcome::to);
    if ctx.is_live() && ctx.session.agenda.current.as_ref() != Some(&entry.id) {
        outcome.commands.push(Command::EnterBox { id: entry.id.clone() });
    }
    outcome
}

/// The running box is given time on top of its plan, so that the plan still shows; any other has its plan changed.
fn minutes(ctx: &Context<'_>, entry: &AgendaBox, by: i32) -> Outcome {
    if by > 0 && ctx.session.agenda.current.as_ref() == Some(&entry.id) {
        return Outcome::command(Command::ExtendTimer { minutes: by.unsigned_abs() });
    }
    let minutes = entry.minutes.saturating_add_signed(by);
    if minutes == entry.minutes {
        return Outcome::none();
    }
    Outcome::command(Command::SetBoxMinutes { id: entry.id.clone(), minutes })
}

#[cfg(test)]
mod tests;
