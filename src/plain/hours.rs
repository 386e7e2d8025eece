//! The opening hours as sentences, and everything about them that can be changed: the same rows, checks and commands as
//! on the screen. Whether a calendar makes sense is for `hours` to say.

mod change;

use super::{
    Flow, Leave, Plain,
    menu::{self, Menu, Then},
};
use crate::{
    assets::words::{count, fill, say},
    domain::{
        calendars::{self, Row, notes},
        command::Command,
        ids::CalendarId,
        moment::{Day, weekday_short},
        session::{NamedCalendar, Session},
    },
    effect::Place,
    hours::{Calendar, Table, write_times, zone_said},
};
use jiff::civil::Weekday;

/// Days that are said when somebody asks for the next ones.
const NEXT_DAYS: i32 = 14;

#[derive(Clone, Debug, PartialEq)]
enum Of {
    Done,
    One(CalendarId),
    New,
}

/// What can be done with one calendar.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Do {
    Done,
    Type(Row),
    TakeDayOffOut,
    OtherHours,
    SameHours,
    NextDays,
    Copy,
    Remove,
}

/// All calendars, until one is chosen or they are left.
pub(super) fn list(plain: &mut Plain<'_>) -> Flow<()> {
    let session = plain.session();
    if session.calendars.is_empty() {
        plain.tell(say("plain.no_calendar"))?;
    }
    for named in &session.calendars {
        plain.tell_all(told(&session, named))?;
    }
    menu::run(
        plain,
        |plain| Ok(offer_all(plain)),
        |plain, action| match action {
            Of::Done => Ok(Then::Done),
            Of::One(id) => Err(Leave::To(Place::Calendar(id))),
            Of::New => make(plain),
        },
    )
}

fn offer_all(plain: &Plain<'_>) -> Menu<Of> {
    let session = plain.session();
    let usual = calendars::usual(&session);
    let rows = session.calendars.iter().map(|named| {
        let (name, week) = (&named.id, named.calendar.describe());
        let words = if usual == Some(named) {
            fill("plain.calendar_usual", &[("name", name), ("week", &week)])
        } else {
            fill("plain.field", &[("name", name), ("value", &week)])
        };
        (words, Of::One(named.id.clone()))
    });
    let none = session.calendars.is_empty();
    let new = if none {
        fill("plain.first_calendar", &[("zone", &zone_said(&session.zone))])
    } else {
        say("plain.new_calendar").to_owned()
    };
    let first = if none && plain.is_writable() { Of::New } else { Of::Done };
    Menu::new(say("plain.calendars_head"))
        .row(say("plain.close_this"), Of::Done)
        .rows(rows)
        .row_if(plain.is_writable(), new, Of::New)
        .usual(&first)
}

/// Its week, and the promises that count on it.
fn told(session: &Session, named: &NamedCalendar) -> Vec<String> {
    let head = fill("plain.calendar", &[("name", &named.id), ("zone", &named.calendar.zone_said())]);
    let titles: Vec<&str> =
        calendars::counted_on(session, &named.id).map(|topic| topic.title.as_str()).collect();
    let counts = (!titles.is_empty()).then(|| fill("plain.counts_on", &[("titles", &titles.join(", "))]));
    [head, named.calendar.describe()].into_iter().chain(counts).collect()
}

/// A usual week in the session's zone, opened to be changed.
fn make(plain: &mut Plain<'_>) -> Flow<Then> {
    let Some(calendar) = calendars::standard(&plain.session()) else {
        plain.tell(say("calendars.bad_zone"))?;
        return Ok(Then::Stay);
    };
    let id = calendar.id.clone();
    if plain.change(Command::AddCalendar { calendar })? {
        plain.tell(say("calendars.made"))?;
        return Err(Leave::To(Place::Calendar(id)));
    }
    Ok(Then::Stay)
}

/// One calendar, until it is left.
pub(super) fn one(plain: &mut Plain<'_>, id: &CalendarId) -> Flow<()> {
    let session = plain.session();
    let Some(named) = session.calendars.iter().find(|named| named.id == *id) else {
        return plain.tell(say("plain.gone"));
    };
    let lines = everything(&session, named, today(plain, named));
    plain.tell_all(lines)?;
    menu::run(plain, |plain| Ok(offer(plain, &current(plain, id)?)), |plain, action| act(plain, id, action))
}

/// The calendar as it stands now; the question is left when it is no longer there.
fn current(plain: &Plain<'_>, id: &CalendarId) -> Flow<NamedCalendar> {
    plain.session().calendars.iter().find(|named| named.id == *id).cloned().ok_or(Leave::Back)
}

/// The day on the calendar's own wall.
fn today(plain: &Plain<'_>, named: &NamedCalendar) -> Day {
    plain.now().day_in(named.calendar.zone_name())
}

/// Its week, the promises agreed on it, and what a change of the clock does to it.
fn everything(session: &Session, named: &NamedCalendar, today: Day) -> Vec<String> {
    let promises = notes::promises(session, &named.id);
    let promises = promises.unwrap_or_else(|| say("calendar.no_promise").to_owned());
    let changes = notes::clock_changes(&Table::new(named.calendar.clone()), today);
    let usual = (calendars::usual(session) == Some(named)).then(|| say("plain.is_usual").to_owned());
    [named.calendar.describe()].into_iter().chain(usual).chain([promises]).chain(changes).collect()
}

fn offer(plain: &Plain<'_>, named: &NamedCalendar) -> Menu<Do> {
    let writable = plain.is_writable();
    // After the close the hours behind agreed promises stand.
    let agreed = calendars::agreed_on(&plain.session(), &named.id).next().is_some();
    let open = plain.is_live() || writable && !agreed;
    let calendar = &named.calendar;
    let row = |row: Row| (row_line(row, named), Do::Type(row));
    let week = Weekday::Monday.cycle_forward().take(7).map(|day| row(Row::Day(day)));
    let (holidays, special) = (calendar.holidays().len(), calendar.overrides().len());
    Menu::new(fill("plain.calendar_what", &[("name", &named.id)]))
        .row(say("plain.close_this"), Do::Done)
        .rows([row(Row::Name)].into_iter().filter(|_| writable))
        .rows([row(Row::Zone)].into_iter().chain(week).filter(|_| open))
        .row_if(open, say("plain.days_off"), Do::Type(Row::NewHoliday))
        .row_if(open, say("plain.days_off_file"), Do::Type(Row::Import))
        .row_if(open && holidays > 0, count("plain.day_off_out", holidays as u64), Do::TakeDayOffOut)
        .row_if(open, say("plain.other_hours"), Do::Type(Row::NewSpecial))
        .row_if(open && special > 0, count("plain.change_other_hours", special as u64), Do::OtherHours)
        .row_if(open, say("plain.same_hours"), Do::SameHours)
        .row(say("plain.next_days"), Do::NextDays)
        .row_if(writable, say("plain.copy_calendar"), Do::Copy)
        .row_if(open, say("plain.remove_calendar"), Do::Remove)
        .usual(&Do::Done)
}

/// "Mon: 09:00-17:00", "Zone: Europe/Berlin".
fn row_line(row: Row, named: &NamedCalendar) -> String {
    let stored = row.stored(named);
    let value = if stored.is_empty() { row.empty() } else { &stored };
    fill("plain.field", &[("name", &row.label()), ("value", &value)])
}

fn act(plain: &mut Plain<'_>, id: &CalendarId, action: Do) -> Flow<Then> {
    let named = current(plain, id)?;
    match action {
        Do::Done => return Ok(Then::Done),
        Do::Type(Row::Name) => change::name(plain, &named)?,
        Do::Type(Row::Import) => change::import(plain, &named)?,
        Do::Type(row) => change::typed(plain, &named, row)?,
        Do::TakeDayOffOut => change::take_day_off_out(plain, &named)?,
        Do::OtherHours => change::other_hours(plain, &named)?,
        Do::SameHours => change::same_hours(plain, &named)?,
        Do::NextDays => {
            let lines = next_days(&named.calendar, today(plain, &named));
            plain.tell_all(lines)?;
        }
        Do::Copy => change::copy(plain, &named)?,
        Do::Remove => change::remove(plain, &named)?,
    }
    Ok(Then::Stay)
}

/// "Thu 12 Mar: 09:00-17:00", "Sat 14 Mar: closed", for the next two weeks.
fn next_days(calendar: &Calendar, today: Day) -> Vec<String> {
    let told = |day: Day| {
        let open = calendar.opens_on(day.0);
        let hours = (!open.is_empty()).then(|| write_times(open));
        let unusual = notes::of_day(calendar, day).map(str::to_owned);
        let what: Vec<String> = hours.into_iter().chain(unusual).collect();
        fill("plain.field", &[("name", &day.short()), ("value", &what.join(", "))])
    };
    (0..NEXT_DAYS).map(|offset| told(today.plus_days(offset))).collect()
}

/// The days of a week by name, with their hours.
fn week(calendar: &Calendar) -> Vec<(Weekday, String)> {
    let days = Weekday::Monday.cycle_forward().take(7);
    let told =
        |day| fill("plain.field", &[("name", &weekday_short(day)), ("value", &hours_of(calendar, day))]);
    days.map(|day| (day, told(day))).collect()
}

fn hours_of(calendar: &Calendar, day: Weekday) -> String {
    let open = calendar.usual(day);
    if open.is_empty() { say("calendar.closed").to_owned() } else { write_times(open) }
}
