//! When one office is open: the week, days off, dates with hours of their own; beside it the next two weeks as bars.
//!
//! Every accepted change is one command. It reads no file: holidays of a calendar file are asked for and come back.

mod days;
mod rows;
mod view;

use super::{Context, Field, Go, Outcome, Shown, Tier, counted::Counted, typed_path};
use crate::{
    assets::words::{count, fill, say},
    domain::{
        calendars::{self, Row, edit},
        command::Command,
        ids::CalendarId,
        moment::Day,
        session::{NamedCalendar, Session},
    },
    effect::{Effect, Place},
    hours::Calendar,
    import::{Imported, holidays::Holiday},
    keymap::Binding,
};
use ratatui::{buffer::Buffer, layout::Rect};

/// The chosen row, and in a small window which half is shown.
#[derive(Clone, Debug, PartialEq)]
pub struct State {
    id: CalendarId,
    selected: usize,
    /// Instead of the rows a small window shows the next days.
    days: bool,
    counted: Counted,
}

/// What can be done with a calendar.
#[derive(Clone, Debug, PartialEq)]
pub enum Msg {
    /// The row above.
    Up,
    /// The row below.
    Down,
    /// A clicked row.
    Pick(usize),
    /// Type the chosen row.
    Edit,
    /// Days on which the office is closed.
    Holidays,
    /// A date with opening times of its own.
    Special,
    /// Holidays from a calendar file.
    Import,
    /// The hours of the chosen day on all working days.
    CopyDay,
    /// Take the chosen row out.
    Remove,
    /// The calendar once more, under another name.
    Copy,
    /// The next days or the rows, in a small window.
    Turn,
    /// A calendar file was read, or not.
    Came(Box<Result<Imported<Vec<Holiday>>, String>>),
}

const WRITABLE: u32 = 1;
const DAY: u32 = 2;
const SINGLE: u32 = 4;
const WHOLE: u32 = 8;
const SMALL: u32 = 16;
const TYPED: u32 = 32;
const OPEN: u32 = 64;

/// Keys of this screen.
pub const BINDINGS: &[Binding<Msg>] = &[
    Binding::new("enter e", Msg::Edit, "calendar.keys.edit").when(WRITABLE | TYPED).hint(1),
    Binding::new("up k", Msg::Up, "calendar.keys.choose").hint(7),
    Binding::new("down j", Msg::Down, "calendar.keys.choose").hint(7),
    Binding::new("v tab", Msg::Turn, "calendar.keys.turn").when(SMALL).hint(2),
    Binding::new("h", Msg::Holidays, "calendar.keys.holidays").when(OPEN).hint(3),
    Binding::new("d", Msg::Special, "calendar.keys.special").when(OPEN).hint(4),
    Binding::new("i", Msg::Import, "calendar.keys.import").when(OPEN).hint(6),
    Binding::new("w", Msg::CopyDay, "calendar.keys.copy_day").when(OPEN | DAY).hint(5),
    Binding::new("delete", Msg::Remove, "calendar.keys.close_day").when(OPEN | DAY).hint(8),
    Binding::new("delete", Msg::Remove, "calendar.keys.remove").when(OPEN | SINGLE).hint(5),
    Binding::new("delete", Msg::Remove, "calendar.keys.remove_calendar").when(OPEN | WHOLE).hint(8),
    Binding::new("m", Msg::Copy, "calendar.keys.copy").when(WRITABLE).hint(9),
];

/// Conditions of which one holds at a time.
pub const EXCLUSIVE: &[u32] = &[DAY | SINGLE | WHOLE];

impl State {
    /// A calendar at its first day.
    pub fn new(id: CalendarId) -> Self {
        Self { id, selected: 2, days: false, counted: Counted::default() }
    }

    /// The conditions that hold.
    pub fn flags(&self, ctx: &Context<'_>) -> u32 {
        let row = self.named(ctx).and_then(|named| self.row(named));
        let typed = self.named(ctx).zip(row).is_some_and(|(named, row)| is_typed(ctx, named, row));
        let of_row = match row {
            Some(Row::Day(_)) => DAY,
            Some(Row::Holiday(_) | Row::Special(_)) => SINGLE,
            Some(Row::Name) => WHOLE,
            _ => 0,
        };
        of_row
            + u32::from(typed) * TYPED
            + u32::from(ctx.is_writable()) * WRITABLE
            + u32::from(self.named(ctx).is_some_and(|named| is_open(ctx, named))) * OPEN
            + u32::from(ctx.tier == Tier::Room) * SMALL
    }

    /// The headline.
    pub fn title(&self, _ctx: &Context<'_>) -> String {
        fill("calendar.title", &[("name", &self.id)])
    }

    /// Takes a message.
    pub fn update(&mut self, msg: Msg, ctx: &Context<'_>) -> Outcome {
        let Some(named) = self.named(ctx) else { return Outcome::none() };
        let rows = rows::rows(named);
        let last = rows.len() - 1;
        self.selected = self.selected.min(last);
        match msg {
            Msg::Up => self.selected = self.selected.saturating_sub(1),
            Msg::Down => self.selected = (self.selected + 1).min(last),
            Msg::Pick(row) => {
                self.selected = row.min(last);
                return self.write(ctx, named);
            }
            Msg::Edit => return self.write(ctx, named),
            Msg::Holidays => return self.write_at(Row::NewHoliday, ctx, named),
            Msg::Special => return self.write_at(Row::NewSpecial, ctx, named),
            Msg::Import => return self.write_at(Row::Import, ctx, named),
            Msg::CopyDay => {
                if let Row::Day(weekday) = rows[self.selected] {
                    return replace(ctx.session, named, edit::on_working_days(&named.calendar, weekday));
                }
            }
            Msg::Remove => return remove(ctx.session, named, rows[self.selected]),
            Msg::Copy => return copy(ctx.session, named),
            Msg::Turn => self.days = !self.days,
            Msg::Came(read) => return came(ctx.session, named, *read),
        }
        Outcome::none()
    }

    /// Takes the text of a row. A field that was opened to add something and left empty adds nothing.
    pub fn accept(&mut self, field: &Field, ctx: &Context<'_>) -> Result<Outcome, String> {
        let (Some(named), text) = (self.named(ctx), field.value().trim()) else { return Ok(Outcome::none()) };
        let row = rows::rows(named).into_iter().find(|row| row.key(&named.id) == field.key);
        match row {
            None => Ok(Outcome::none()),
            Some(Row::NewHoliday | Row::NewSpecial | Row::Import) if text.is_empty() => Ok(Outcome::none()),
            Some(Row::Name) => Ok(rename(named, text)),
            Some(Row::Import) => {
                let path = typed_path::path(&typed_path::unquoted(text));
                let effect = Effect::ReadHolidays(path, calendars::holiday_years(today(ctx, named)));
                Ok(Outcome::effect(effect).and_say(say("calendar.reading")))
            }
            Some(row) => {
                let changed = edit::changed(&named.calendar, row, text, today(ctx, named))?;
                // A new date moves the row that adds dates down: it stays the chosen one.
                let at = |calendar: &Calendar| {
                    let named = NamedCalendar { id: named.id.clone(), calendar: calendar.clone() };
                    rows::rows(&named).iter().position(|other| *other == row)
                };
                self.selected = at(&changed).unwrap_or(self.selected);
                Ok(replace(ctx.session, named, changed))
            }
        }
    }

    /// The next row that is typed, or the one before.
    pub fn turn(&mut self, forward: bool, ctx: &Context<'_>) -> Outcome {
        let Some(named) = self.named(ctx) else { return Outcome::none() };
        let rows = rows::rows(named);
        let steps = if forward { self.selected + 1..rows.len() } else { 0..self.selected.min(rows.len()) };
        let typed = |at: &usize| is_typed(ctx, named, rows[*at]);
        let next = if forward { steps.clone().find(typed) } else { steps.clone().rev().find(typed) };
        self.selected = next.unwrap_or(self.selected);
        self.write(ctx, named)
    }

    /// Draws the calendar.
    pub fn view(&self, ctx: &Context<'_>, area: Rect, buffer: &mut Buffer) -> Shown<Msg> {
        match self.named(ctx) {
            Some(named) => view::draw(self, ctx, named, area, buffer),
            None => Shown::default(),
        }
    }

    fn named<'a>(&self, ctx: &Context<'a>) -> Option<&'a NamedCalendar> {
        ctx.session.calendars.iter().find(|named| named.id == self.id)
    }

    fn row(&self, named: &NamedCalendar) -> Option<Row> {
        let rows = rows::rows(named);
        rows.get(self.selected.min(rows.len() - 1)).copied()
    }

    fn write_at(&mut self, row: Row, ctx: &Context<'_>, named: &NamedCalendar) -> Outcome {
        let place = rows::rows(named).iter().position(|other| *other == row);
        self.selected = place.unwrap_or(self.selected);
        self.write(ctx, named)
    }

    fn write(&mut self, ctx: &Context<'_>, named: &NamedCalendar) -> Outcome {
        let row = self.row(named).filter(|row| is_typed(ctx, named, *row));
        let Some(row) = row else { return Outcome::none() };
        self.days = false;
        Outcome::edit(Field::line(ctx, row.key(&named.id), &row.stored(named)))
    }
}

/// Whether its hours can be changed: after the close those behind agreed promises stand.
fn is_open(ctx: &Context<'_>, named: &NamedCalendar) -> bool {
    ctx.is_live() || ctx.is_writable() && calendars::agreed_on(ctx.session, &named.id).next().is_none()
}

/// Whether a row can be typed; the name always can.
fn is_typed(ctx: &Context<'_>, named: &NamedCalendar, row: Row) -> bool {
    match row {
        Row::Name => ctx.is_writable(),
        Row::Holiday(_) => false,
        _ => is_open(ctx, named),
    }
}

/// The day on the calendar's own wall.
fn today(ctx: &Context<'_>, named: &NamedCalendar) -> Day {
    ctx.now.day_in(named.calendar.zone_name())
}

/// The command that puts a changed calendar in its place, with a word to the teams that agreed on the old hours.
fn replace(session: &Session, named: &NamedCalendar, calendar: Calendar) -> Outcome {
    if calendar == named.calendar {
        return Outcome::none();
    }
    let outcome =
        Outcome::command(Command::AddCalendar { calendar: NamedCalendar { id: named.id.clone(), calendar } });
    match calendars::agreed_on_the_old_hours(session, &named.id) {
        Some(agreed) => outcome.and_say(agreed),
        None => outcome,
    }
}

fn rename(named: &NamedCalendar, name: &str) -> Outcome {
    if name == named.id.as_str() {
        return Outcome::none();
    }
    let command = Command::RenameCalendar { id: named.id.clone(), name: name.to_owned() };
    Outcome::command(command).and_go(Go::To(Place::Calendar(CalendarId(name.to_owned()))))
}

fn remove(session: &Session, named: &NamedCalendar, row: Row) -> Outcome {
    match row {
        Row::Name => Outcome::command(Command::RemoveCalendar { id: named.id.clone() })
            .and_go(Go::Back)
            .and_say(fill("calendar.removed", &[("name", &named.id)])),
        _ => edit::without(&named.calendar, row)
            .map_or_else(Outcome::none, |calendar| replace(session, named, calendar)),
    }
}

fn copy(session: &Session, named: &NamedCalendar) -> Outcome {
    let id = calendars::free_name(session, named.id.as_str());
    let calendar = NamedCalendar { id: id.clone(), calendar: named.calendar.clone() };
    Outcome::command(Command::AddCalendar { calendar })
        .and_go(Go::To(Place::Calendar(id.clone())))
        .and_say(fill("calendar.copied", &[("name", &id)]))
}

/// Takes holidays over, and says what of the file was left out.
fn came(session: &Session, named: &NamedCalendar, read: Result<Imported<Vec<Holiday>>, String>) -> Outcome {
    let Imported { value, warnings } = match read {
        Ok(read) => read,
        Err(why) => return Outcome::say(why),
    };
    let known = named.calendar.holidays().len();
    let calendar = named.calendar.clone().with_holidays(value.iter().map(|holiday| holiday.date.0));
    let new = (calendar.holidays().len() - known) as u64;
    let told = [count("calendar.imported", new)].into_iter().chain(warnings).collect::<Vec<_>>().join(" ");
    let outcome = replace(session, named, calendar);
    match outcome.say.clone() {
        Some(agreed) => outcome.and_say(format!("{told} {agreed}")),
        None => outcome.and_say(told),
    }
}

#[cfg(test)]
mod tests;
