//! The session's business calendars, and the offer of a usual one while there is none.

use super::{Context, Go, Outcome, Shown};
use crate::{
    assets::words::{fill, say},
    domain::{
        calendars,
        command::Command,
        session::Session,
    },
    effect::Place,
    hours::zone_said,
    keymap::Binding,
    theme::Role,
    widget::{cells, line, list, paragraph},
};
use ratatui::{buffer::Buffer, layout::Rect};

/// The chosen calendar.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct State {
    selected: usize,
}

/// What can be done with the calendars.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Msg {
    /// The row above.
    Up,
    /// The row below.
    Down,
    /// A clicked row.
    Pick(usize),
    /// Open the chosen calendar.
    Open,
    /// A usual week, to be changed.
    New,
}

const SOME: u32 = 1;
const NONE: u32 = 2;
const WRITABLE: u32 = 4;
const SEVERAL: u32 = 8;

/// Keys of this screen.
pub const BINDINGS: &[Binding<Msg>] = &[
    Binding::new("up k", Msg::Up, "calendars.keys.choose").when(SEVERAL).hint(3),
    Binding::new("down j", Msg::Down, "calendars.keys.choose").when(SEVERAL).hint(3),
    Binding::new("enter", Msg::Open, "calendars.keys.open").when(SOME).hint(1),
    Binding::new("n", Msg::New, "calendars.keys.new").when(SOME | WRITABLE).hint(2),
    Binding::new("enter n", Msg::New, "calendars.keys.make").when(NONE | WRITABLE).hint(1),
];

/// Conditions of which one holds at a time.
pub const EXCLUSIVE: &[u32] = &[SOME | NONE];

impl State {
    /// The conditions that hold.
    pub fn flags(&self, ctx: &Context<'_>) -> u32 {
        let any = if ctx.session.calendars.is_empty() { NONE } else { SOME };
        let several = u32::from(ctx.session.calendars.len() > 1) * SEVERAL;
        any + u32::from(ctx.is_writable()) * WRITABLE + several
    }

    /// The headline.
    pub fn title(&self, _ctx: &Context<'_>) -> String {
        say("calendars.title").to_owned()
    }

    /// Takes a message.
    pub fn update(&mut self, msg: Msg, ctx: &Context<'_>) -> Outcome {
        let last = ctx.session.calendars.len().saturating_sub(1);
        self.selected = self.selected.min(last);
        match msg {
            Msg::Up => self.selected = self.selected.saturating_sub(1),
            Msg::Down => self.selected = (self.selected + 1).min(last),
            Msg::Pick(row) => {
                self.selected = row.min(last);
                return self.open(ctx);
            }
            Msg::Open => return self.open(ctx),
            Msg::New => return make(ctx.session),
        }
        Outcome::none()
    }

    fn open(self, ctx: &Context<'_>) -> Outcome {
        let named = ctx.session.calendars.get(self.selected);
        named.map_or_else(Outcome::none, |named| Outcome::to(Place::Calendar(named.id.clone())))
    }

    /// Draws the calendars.
    pub fn view(&self, ctx: &Context<'_>, area: Rect, buffer: &mut Buffer) -> Shown<Msg> {
        let mut shown = Shown::default();
        let all = &ctx.session.calendars;
        if all.is_empty() {
            let offer = fill("calendars.none", &[("zone", &zone_said(&ctx.session.zone))]);
            paragraph::draw_text(area, buffer, ctx.theme, (&offer, Role::Text));
            return shown;
        }
        let selected = self.selected.min(all.len() - 1);
        let usual = calendars::usual(ctx.session);
        for (index, place) in list::places(area, selected, all.len(), 2) {
            let named = &all[index];
            let note = if usual == Some(named) { say("calendars.usual") } else { "" };
            let row =
                list::Row { left: vec![(named.id.as_str(), Role::Text)], right: vec![(note, Role::Muted)] };
            list::draw_row(cells::row(place, 0), buffer, ctx.theme, &row, index == selected);
            let week = named.calendar.describe();
            line::put(cells::right_of(cells::row(place, 1), 4), buffer, ctx.theme, &week, Role::Muted);
            shown.hits.push((place, Msg::Pick(index)));
        }
        shown
    }
}

/// A usual week in the session's zone, opened to be changed.
fn make(session: &Session) -> Outcome {
    let Some(calendar) = calendars::standard(session) else {
        return Outcome::say(say("calendars.bad_zone"));
    };
    let id = calendar.id.clone();
    Outcome::command(Command::AddCalendar { calendar })
        .and_go(Go::To(Place::Calendar(id)))
        .and_say(say("calendars.made"))
}

#[cfg(test)]
mod tests;
