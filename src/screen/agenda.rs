//! The plan of the afternoon: when each box begins, what it may take and took, and when we shall be done.
//!
//! Time is visible, never bossy: when it gets late it shows what could be done about it, and does nothing by itself.

mod change;
mod notes;
mod row;
mod view;

use super::{Context, Field, Outcome, Shown, timer};
use crate::{
    assets::words::{fill, say},
    domain::{
        agenda::{AgendaBox, remedy::Remedies},
        command::Command,
        interlude,
    },
    effect::{Ending, Place},
    keymap::Binding,
    route,
};
use change::{new_key, title_key};
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
    /// A new box after the chosen one.
    New,
    /// A break after the chosen one.
    Break,
    /// Another title.
    Rename,
    /// Take it out.
    Remove,
    /// As many minutes as it took the last time.
    AsLast,
    /// The same for every box that has not begun.
    AllAsLast,
    /// Late: end later.
    EndLater,
    /// Late: share out the time.
    Share,
    /// Late: park what is on.
    Park,
    /// Start or pause the clock.
    Toggle,
    /// Close.
    Close,
}

const SOME: u32 = 1;
const LIVE: u32 = 2;
/// The forecast is after the planned end.
const LATE: u32 = 4;
/// The running box has a topic that can be parked.
const PARK: u32 = 8;
/// It is known how long the chosen box took the last time.
const LAST: u32 = 16;
/// It is known of some box that has not begun.
const ANY_LAST: u32 = 32;

/// Keys of this screen.
pub const BINDINGS: &[Binding<Msg>] = &[
    Binding::new("up k", Msg::Up, "agenda.keys.choose").when(SOME).hint(7),
    Binding::new("down j", Msg::Down, "agenda.keys.choose").when(SOME).hint(7),
    Binding::new("enter", Msg::Go, "agenda.keys.go").when(SOME).hint(1),
    Binding::new("space", Msg::Toggle, "agenda.keys.toggle").when(SOME | LIVE).hint(2),
    Binding::new("+ right", Msg::Minutes(1), "agenda.keys.more").when(SOME | LIVE).hint(3),
    Binding::new("- left", Msg::Minutes(-1), "agenda.keys.fewer").when(SOME | LIVE).hint(4),
    Binding::new("5", Msg::Minutes(5), "agenda.keys.five").when(SOME | LIVE).hint(5),
    Binding::new("1", Msg::EndLater, "agenda.keys.end_later").when(LIVE | LATE),
    Binding::new("2", Msg::Share, "agenda.keys.share").when(LIVE | LATE),
    Binding::new("3", Msg::Park, "agenda.keys.park").when(LIVE | LATE | PARK),
    Binding::new("l", Msg::Lock, "agenda.keys.lock").when(SOME | LIVE).hint(6),
    Binding::new("< shift+up", Msg::Earlier, "agenda.keys.move").when(SOME | LIVE),
    Binding::new("> shift+down", Msg::Later, "agenda.keys.move").when(SOME | LIVE),
    Binding::new("n", Msg::New, "agenda.keys.new").when(LIVE).hint(9),
    Binding::new("b", Msg::Break, "agenda.keys.break").when(LIVE).hint(10),
    Binding::new("e", Msg::Rename, "agenda.keys.rename").when(SOME | LIVE),
    Binding::new("delete backspace", Msg::Remove, "agenda.keys.remove").when(SOME | LIVE),
    Binding::new("s", Msg::AsLast, "agenda.keys.as_last").when(SOME | LIVE | LAST).hint(8),
    Binding::new("w", Msg::AllAsLast, "agenda.keys.all_as_last").when(LIVE | ANY_LAST),
    Binding::new("esc a", Msg::Close, "agenda.keys.close").hint(11),
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
        let remedies = Remedies::of(ctx.session, ctx.now);
        let chosen = self.chosen(ctx);
        u32::from(chosen.is_some()) * SOME
            + u32::from(ctx.is_live()) * LIVE
            + u32::from(remedies.is_some()) * LATE
            + u32::from(remedies.is_some_and(|remedies| remedies.park.is_some())) * PARK
            + u32::from(chosen.is_some_and(|entry| entry.last_minutes.is_some())) * LAST
            + u32::from(!ctx.session.agenda.all_as_last().is_empty()) * ANY_LAST
    }

    /// The headline.
    pub fn title(&self, _ctx: &Context<'_>) -> String {
        say("agenda.title").to_owned()
    }

    /// Takes a message.
    pub fn update(&mut self, msg: Msg, ctx: &Context<'_>) -> Outcome {
        let last = ctx.session.agenda.boxes.len().saturating_sub(1);
        self.selected = self.selected.min(last);
        match msg {
            Msg::Up => self.selected = self.selected.saturating_sub(1),
            Msg::Down => self.selected = (self.selected + 1).min(last),
            Msg::Pick(index) => {
                self.selected = index.min(last);
                return self.chosen(ctx).map_or_else(Outcome::none, |entry| go(ctx, entry));
            }
            Msg::Earlier if self.selected > 0 => return self.shift(ctx, self.selected - 1),
            Msg::Later if self.selected < last => return self.shift(ctx, self.selected + 1),
            Msg::Earlier | Msg::Later => {}
            Msg::New => return Outcome::edit(Field::line(ctx, new_key(), "")),
            Msg::Break => {
                let batch = ctx.session.agenda.insert_break(self.next_place(ctx));
                self.selected = self.next_place(ctx);
                return Outcome::commands(batch);
            }
            Msg::AllAsLast => return Outcome::commands(ctx.session.agenda.all_as_last()),
            Msg::EndLater | Msg::Share | Msg::Park => return self.remedy(msg, ctx),
            Msg::Toggle => return timer::toggle(ctx),
            Msg::Close => return Outcome::back(),
            _ => return self.chosen(ctx).map_or_else(Outcome::none, |entry| change(msg, ctx, entry)),
        }
        Outcome::none()
    }

    /// Takes the title of a box, old or new.
    pub fn accept(&mut self, field: &Field, ctx: &Context<'_>) -> Result<Outcome, String> {
        let title = change::title(field.value())?;
        if field.key == new_key() {
            let place = self.next_place(ctx);
            self.selected = place;
            return Ok(Outcome::commands(ctx.session.agenda.insert_work(place, title)));
        }
        Ok(change::renamed(ctx, field, title).map_or_else(Outcome::none, Outcome::commands))
    }

    /// There is only one field: it closes, and its draft is kept.
    pub fn turn(&mut self, _forward: bool, _ctx: &Context<'_>) -> Outcome {
        Outcome::none()
    }

    /// Draws the plan.
    pub fn view(&self, ctx: &Context<'_>, area: Rect, buffer: &mut Buffer) -> Shown<Msg> {
        view::draw(self.selected, ctx, area, buffer)
    }

    fn chosen<'a>(self, ctx: &Context<'a>) -> Option<&'a AgendaBox> {
        ctx.session.agenda.boxes.get(self.selected)
    }

    /// The place after the chosen box.
    fn next_place(self, ctx: &Context<'_>) -> usize {
        (self.selected + 1).min(ctx.session.agenda.boxes.len())
    }

    /// Swaps the chosen box with its neighbour; the clock goes on if it ran.
    fn shift(&mut self, ctx: &Context<'_>, to: usize) -> Outcome {
        let from = std::mem::replace(&mut self.selected, to);
        Outcome::commands(ctx.session.agenda.swap(from, to))
    }

    /// One of the three things to do when it gets late.
    fn remedy(&mut self, msg: Msg, ctx: &Context<'_>) -> Outcome {
        let Some(remedies) = Remedies::of(ctx.session, ctx.now) else { return Outcome::none() };
        match (msg, &remedies.park) {
            (Msg::EndLater, _) => {
                let time = remedies.end.clock_in(&ctx.session.zone);
                Outcome::command(remedies.end_later()).and_say(fill("agenda.ends_later", &[("time", &time)]))
            }
            (Msg::Park, Some(topic)) => {
                // Once it is parked, Enter goes on to what comes next.
                let last = ctx.session.agenda.boxes.len().saturating_sub(1);
                self.selected = ctx.session.agenda.position().map_or(0, |position| position + 1).min(last);
                Outcome::to(Place::Decide(topic.clone(), Ending::Park))
            }
            _ => timer::share::out(ctx),
        }
    }
}

/// What a message does to one box.
fn change(msg: Msg, ctx: &Context<'_>, entry: &AgendaBox) -> Outcome {
    match msg {
        Msg::Go => go(ctx, entry),
        Msg::Lock => Outcome::command(Command::LockBox { id: entry.id.clone(), locked: !entry.locked }),
        Msg::Minutes(by) => {
            entry.by_minutes(&ctx.session.agenda, by).map_or_else(Outcome::none, Outcome::command)
        }
        Msg::Rename => Outcome::edit(Field::line(ctx, title_key(entry), &entry.title)),
        Msg::Remove if entry.is_removable() => Outcome::commands(ctx.session.agenda.remove(&entry.id)),
        Msg::Remove if entry.entered_at.is_some() => Outcome::say(say("agenda.begun")),
        Msg::Remove => Outcome::say(say("agenda.close_stays")),
        Msg::AsLast => entry.as_last().map_or_else(Outcome::none, Outcome::command),
        _ => Outcome::none(),
    }
}

/// Starts the clock of a box, unless it has it already, and goes to its work.
fn go(ctx: &Context<'_>, entry: &AgendaBox) -> Outcome {
    let mut outcome = route::place_of(ctx.session, entry).map_or_else(Outcome::back, Outcome::to);
    if ctx.is_live() && ctx.session.agenda.current.as_ref() != Some(&entry.id) {
        outcome.commands = interlude::begin(ctx.session, entry, ctx.now);
    }
    outcome
}

#[cfg(test)]
mod tests;
