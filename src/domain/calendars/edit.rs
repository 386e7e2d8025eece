//! What was typed into a row of a calendar, as a changed calendar or as a sentence that names the place and the fix.
//! Whether a calendar makes sense is for `hours` to say.

use super::Row;
use crate::{
    assets::words::{fill, say},
    domain::moment::Day,
    hours::{Calendar, CalendarErrors, NotFromTo, read_times},
};
use jiff::civil::{Date, Weekday};

/// The longest stretch of days off that is taken from "24 Dec to 1 Jan".
const MOST_DAYS: i32 = 366;

/// The calendar with the text of a row accepted.
pub fn changed(calendar: &Calendar, row: Row, text: &str, today: Day) -> Result<Calendar, String> {
    match row {
        Row::Zone => calendar.with_zone(text).map_err(|errors| sentence(row, &errors)),
        Row::Day(weekday) => {
            let times =
                read_times(text).map_err(|NotFromTo(typed)| fill("refused.from_to", &[("typed", &typed)]))?;
            calendar.with_usual(weekday, times).map_err(|errors| sentence(row, &errors))
        }
        Row::Special(date) => special(calendar, date, text, row),
        Row::NewHoliday => Ok(calendar.clone().with_holidays(dates(text, today)?)),
        Row::NewSpecial => {
            let (date, times) = dated(text, today)?;
            special(calendar, date, times, row)
        }
        Row::Name | Row::Holiday(_) | Row::Import => Ok(calendar.clone()),
    }
}

/// The calendar without the date of a row, or closed on its day.
pub fn without(calendar: &Calendar, row: Row) -> Option<Calendar> {
    match row {
        Row::Holiday(date) | Row::Special(date) => Some(calendar.without(date)),
        Row::Day(weekday) => calendar.with_usual(weekday, Vec::new()).ok(),
        _ => None,
    }
}

/// The hours of one day on all other days of the working week: those that open, else Monday to Friday.
pub fn on_working_days(calendar: &Calendar, like: Weekday) -> Calendar {
    let times: Vec<[String; 2]> = calendar.usual(like).iter().map(|interval| interval.to_text()).collect();
    let days = || Weekday::Monday.cycle_forward().take(7);
    let mut working: Vec<Weekday> =
        days().filter(|day| *day != like && !calendar.usual(*day).is_empty()).collect();
    if working.is_empty() {
        working = days().take(5).collect();
    }
    let copied =
        |calendar: Calendar, day: &Weekday| calendar.with_usual(*day, times.clone()).unwrap_or(calendar);
    working.iter().fold(calendar.clone(), copied)
}

fn special(calendar: &Calendar, date: Date, text: &str, row: Row) -> Result<Calendar, String> {
    let times = read_times(text).map_err(|NotFromTo(typed)| fill("refused.from_to", &[("typed", &typed)]))?;
    calendar.with_override(date, times).map_err(|errors| sentence(row, &errors))
}

/// The first fault, with the place in words.
fn sentence(row: Row, errors: &CalendarErrors) -> String {
    let Some(fault) = errors.0.first() else { return errors.to_string() };
    let number =
        fault.place.split_once('[').and_then(|(_, rest)| rest.trim_end_matches(']').parse::<usize>().ok());
    let place = match (row, number) {
        (Row::Zone, _) => say("calendar.zone").to_owned(),
        (_, Some(number)) => {
            let day = if let Row::Day(_) | Row::Special(_) = row {
                row.label()
            } else {
                say("calendar.special").to_owned()
            };
            fill("calendar.place", &[("day", &day), ("n", &(number + 1))])
        }
        _ => row.label(),
    };
    fill("calendar.wrong", &[("place", &place), ("what", &fault.what)])
}

/// Dates in one line: "25 Dec, 26 Dec", "2026-12-25 2026-12-26", "24 Dec to 1 Jan".
fn dates(text: &str, today: Day) -> Result<Vec<Date>, String> {
    let mut dates = Vec::new();
    for piece in text.split([',', ';', '\n']).map(str::trim).filter(|piece| !piece.is_empty()) {
        let words: Result<Vec<Day>, String> = piece.split_whitespace().map(Day::parse).collect();
        match (words, piece.split_once(" to ")) {
            (Ok(several), _) => dates.extend(several.iter().map(|day| day.0)),
            (_, Some((first, last))) => dates.extend(stretch(first, last, today)?),
            _ => dates.push(day(piece, today)?.0),
        }
    }
    if dates.is_empty() { Err(say("calendar.no_date").to_owned()) } else { Ok(dates) }
}

fn stretch(first: &str, last: &str, today: Day) -> Result<Vec<Date>, String> {
    let first = day(first, today)?;
    // The end of "24 Dec to 1 Jan" lies after its beginning.
    let last = day(last, first)?;
    let days = last.days_since(first);
    if (0..MOST_DAYS).contains(&days) {
        return Ok((0..=days).map(|offset| first.plus_days(offset).0).collect());
    }
    Err(fill("calendar.wrong_stretch", &[("first", &first.long()), ("last", &last.long())]))
}

/// A date and its opening times: "2026-12-24 09:00-12:00", "24 Dec 9-12", "24 Dec closed".
fn dated(text: &str, today: Day) -> Result<(Date, &str), String> {
    let text = text.trim();
    let spaces = text.match_indices(char::is_whitespace).map(|(at, _)| at);
    let is_times = |rest: &str| rest.starts_with(|first: char| first.is_ascii_digit()) || rest == "closed";
    // As much of it as can be a date.
    let split = spaces.rev().find_map(|at| {
        let times = Some(text[at..].trim()).filter(|rest| is_times(rest))?;
        Some((Day::read(&text[..at], today).ok()?, times))
    });
    if let Some((day, times)) = split {
        return Ok((day.0, times));
    }
    match Day::read(text, today) {
        Ok(day) => Err(fill("calendar.no_times", &[("date", &day.long())])),
        Err(_) => Err(fill("calendar.not_dated", &[("typed", &text)])),
    }
}

fn day(text: &str, today: Day) -> Result<Day, String> {
    Day::read(text, today).map_err(|error| error.to_string())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::hours::write_times;

    fn today() -> Day {
        Day::parse("2026-03-12").unwrap()
    }

    fn standard() -> Calendar {
        Calendar::standard("Europe/Berlin").unwrap()
    }

    fn read(text: &str) -> Result<Vec<String>, String> {
        dates(text, today()).map(|dates| dates.iter().map(ToString::to_string).collect())
    }

    #[test]
    fn days_off_are_typed_one_by_one_or_several_in_a_line() {
        assert_eq!(read("2026-12-25").unwrap(), ["2026-12-25"]);
        assert_eq!(read("25 Dec, 2026-12-26; 1 Jan").unwrap(), ["2026-12-25", "2026-12-26", "2027-01-01"]);
        assert_eq!(read("2026-12-25 2026-12-26").unwrap(), ["2026-12-25", "2026-12-26"]);
        assert_eq!(read("30 Dec to 1 Jan").unwrap(), ["2026-12-30", "2026-12-31", "2027-01-01"]);
        for wrong in ["", " , ", "Christmas", "2026-02-30", "2026-12-26 to 2026-12-24"] {
            assert!(read(wrong).unwrap_err().ends_with('.'), "{wrong}: {:?}", read(wrong));
        }
    }

    #[test]
    fn a_half_day_is_a_date_with_its_times() {
        for text in ["2026-12-24 09:00-12:00", "24 Dec 9-12", "Thu 24 Dec 9-12"] {
            let half = changed(&standard(), Row::NewSpecial, text, today()).unwrap();
            assert_eq!(
                write_times(&half.overrides()[&"2026-12-24".parse().unwrap()]),
                "09:00-12:00",
                "{text}"
            );
        }
        let closed = changed(&standard(), Row::NewSpecial, "24 Dec closed", today()).unwrap();
        assert!(closed.opens_on("2026-12-24".parse().unwrap()).is_empty());
        for (text, told) in [
            ("24 Dec", "Thu 24 Dec 2026"),
            ("9-12", "24 Dec 09:00-12:00"),
            ("24 Dec 9-25", "\"25:00\" is not a time from 00:00 to 24:00"),
        ] {
            let error = changed(&standard(), Row::NewSpecial, text, today()).unwrap_err();
            assert!(error.contains(told), "{text}: {error}");
        }
    }

    #[test]
    fn a_wrong_time_is_told_by_day_and_place() {
        let wrong = |row, text| changed(&standard(), row, text, today()).unwrap_err();
        let friday = wrong(Row::Day(Weekday::Friday), "9-12, 13-25");
        assert_eq!(friday, "Fri, opening time 2: \"25:00\" is not a time from 00:00 to 24:00.");
        assert!(wrong(Row::Zone, "Atlantis").starts_with("Zone: there is no time zone \"Atlantis\""));
    }

    #[test]
    fn hours_are_copied_to_the_days_that_open() {
        let short = standard().with_usual(Weekday::Friday, read_times("9-15").unwrap()).unwrap();
        let all = on_working_days(&short, Weekday::Friday);
        assert_eq!(all.describe(), "Mon-Fri 09:00-15:00, Europe/Berlin");
        let only = Weekday::Monday.cycle_forward().take(5).fold(standard(), |calendar, day| {
            if day == Weekday::Tuesday { calendar } else { calendar.with_usual(day, Vec::new()).unwrap() }
        });
        assert_eq!(on_working_days(&only, Weekday::Tuesday), standard());
    }
}
