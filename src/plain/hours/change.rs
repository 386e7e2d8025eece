//! Changing a calendar: what is asked, and the one command that an answer comes to.

use super::{current, today, week};
use crate::{
    assets::words::{count, fill, say},
    domain::{
        calendars::{self, Row, edit},
        command::Command,
        moment::Day,
        session::NamedCalendar,
    },
    effect::Place,
    hours::Calendar,
    plain::{Flow, Leave, Plain, status, typed},
    store::input,
};
use jiff::civil::Date;

/// Another name; promises that name the calendar follow it.
pub(super) fn name(plain: &mut Plain<'_>, named: &NamedCalendar) -> Flow<()> {
    let Some(name) = plain.words(say("calendar.name"), named.id.as_str())? else { return Ok(()) };
    let at = plain.session().calendars.iter().position(|other| other.id == named.id);
    if plain.change(Command::RenameCalendar { id: named.id.clone(), name })?
        && let Some(renamed) = at.and_then(|at| plain.session().calendars.get(at).cloned())
    {
        return Err(Leave::To(Place::Calendar(renamed.id)));
    }
    Ok(())
}

/// What is typed into a row; Enter changes nothing.
pub(super) fn typed(plain: &mut Plain<'_>, named: &NamedCalendar, row: Row) -> Flow<()> {
    let (today, stored) = (today(plain, named), row.stored(named));
    let question = question(row);
    loop {
        let Some(text) = plain.words(&question, &stored)? else { return Ok(()) };
        match edit::changed(&named.calendar, row, &text, today) {
            Ok(calendar) => return replace(plain, named, calendar),
            Err(refusal) => plain.tell(&status::sentence(&refusal))?,
        }
    }
}

fn question(row: Row) -> String {
    match row {
        Row::NewHoliday => say("plain.which_days_off").to_owned(),
        Row::NewSpecial => say("plain.which_other_hours").to_owned(),
        Row::Day(_) | Row::Special(_) => fill("plain.open_when", &[("day", &row.label())]),
        _ => row.label(),
    }
}

/// Holidays of a calendar file, and what of it was left out.
pub(super) fn import(plain: &mut Plain<'_>, named: &NamedCalendar) -> Flow<()> {
    let Some(file) = plain.words(say("plain.which_calendar_file"), "")? else { return Ok(()) };
    let years = calendars::holiday_years(today(plain, named));
    let read = match input::holidays(&typed::path(&file), &years) {
        Ok(read) => read,
        Err(error) => {
            let said = [("what", &error as &dyn std::fmt::Display), ("advice", &error.advice())];
            return plain.tell(&fill("plain.what_and_advice", &said));
        }
    };
    let known = named.calendar.holidays().len();
    let calendar = named.calendar.clone().with_holidays(read.value.iter().map(|holiday| holiday.date.0));
    plain.tell(&count("plain.days_off_read", (calendar.holidays().len() - known) as u64))?;
    plain.tell_all(read.warnings)?;
    replace(plain, named, calendar)
}

/// One of the days off is a usual day again.
pub(super) fn take_day_off_out(plain: &mut Plain<'_>, named: &NamedCalendar) -> Flow<()> {
    let dates: Vec<Date> = named.calendar.holidays().iter().copied().collect();
    let date = dates[which(plain, &dates)?];
    let changed = edit::without(&named.calendar, Row::Holiday(date));
    changed.map_or(Ok(()), |calendar| replace(plain, named, calendar))
}

/// Other times of a date that has its own, or those of its weekday again.
pub(super) fn other_hours(plain: &mut Plain<'_>, named: &NamedCalendar) -> Flow<()> {
    let dates: Vec<Date> = named.calendar.overrides().keys().copied().collect();
    let row = Row::Special(dates[which(plain, &dates)?]);
    let ways = vec![say("plain.other_times").to_owned(), say("plain.usual_times").to_owned()];
    if plain.choose(&super::row_line(row, named), ways, Some(0))? == 0 {
        return typed(plain, named, row);
    }
    edit::without(&named.calendar, row).map_or(Ok(()), |calendar| replace(plain, named, calendar))
}

fn which(plain: &mut Plain<'_>, dates: &[Date]) -> Flow<usize> {
    let choices = dates.iter().map(|date| Day(*date).long()).collect();
    plain.choose(say("plain.which_date"), choices, None)
}

/// The hours of one day on all working days.
pub(super) fn same_hours(plain: &mut Plain<'_>, named: &NamedCalendar) -> Flow<()> {
    let (days, choices): (Vec<_>, Vec<_>) = week(&named.calendar).into_iter().unzip();
    let like = days[plain.choose(say("plain.same_as"), choices, None)?];
    replace(plain, named, edit::on_working_days(&named.calendar, like))
}

/// The calendar once more, under another name.
pub(super) fn copy(plain: &mut Plain<'_>, named: &NamedCalendar) -> Flow<()> {
    let id = calendars::free_name(&plain.session(), named.id.as_str());
    let calendar = NamedCalendar { id: id.clone(), calendar: named.calendar.clone() };
    if plain.change(Command::AddCalendar { calendar })? {
        plain.tell(&fill("calendar.copied", &[("name", &id)]))?;
        return Err(Leave::To(Place::Calendar(id)));
    }
    Ok(())
}

/// Takes the calendar away; refused while a promise counts on it.
pub(super) fn remove(plain: &mut Plain<'_>, named: &NamedCalendar) -> Flow<()> {
    if plain.change(Command::RemoveCalendar { id: named.id.clone() })? {
        plain.tell(&fill("plain.calendar_removed", &[("name", &named.id)]))?;
        return Err(Leave::To(Place::Calendars));
    }
    Ok(())
}

/// Puts a changed calendar in its place, says it, and a word to the teams that agreed on the old hours.
fn replace(plain: &mut Plain<'_>, named: &NamedCalendar, calendar: Calendar) -> Flow<()> {
    if calendar == named.calendar {
        return plain.tell(say("plain.nothing_changed"));
    }
    let agreed = calendars::agreed_on_the_old_hours(&plain.session(), &named.id);
    if plain.change(Command::AddCalendar { calendar: NamedCalendar { id: named.id.clone(), calendar } })? {
        let now = current(plain, &named.id)?;
        plain.tell(&status::sentence(&now.calendar.describe()))?;
        plain.tell_all(agreed)?;
    }
    Ok(())
}
