//! One event of a calendar file, and the whole days it takes. Must not judge which of them are holidays.

use super::{property::Property, rule, rule::Yearly};
use crate::{
    assets::words::{fill, say},
    import::ImportError,
    text,
};
use jiff::civil::Date;

/// The most days that one event may last.
const MOST_DAYS: i32 = 366;

/// The most letters of a name that are kept.
const MOST_LETTERS: usize = 120;

/// The most dates that may be added to or taken from a repetition.
const MOST_EXTRA: usize = 1000;

/// An event while it is read.
#[derive(Debug)]
pub(super) struct Event {
    /// The line it begins on.
    pub(super) line: u64,
    /// What it is called.
    pub(super) name: String,
    start: Option<Property>,
    end: Option<Property>,
    duration: Option<Property>,
    rule: Option<Property>,
    more: Vec<Date>,
    fewer: Vec<Date>,
    cancelled: bool,
    changed: bool,
}

impl Event {
    /// An event that begins on this line.
    pub(super) fn new(line: u64) -> Self {
        Self {
            line,
            name: String::new(),
            start: None,
            end: None,
            duration: None,
            rule: None,
            more: Vec::new(),
            fewer: Vec::new(),
            cancelled: false,
            changed: false,
        }
    }

    /// Takes one of its properties; those that do not matter here are left alone.
    pub(super) fn take(&mut self, file: &str, property: &Property) -> Result<(), ImportError> {
        let place = match property.name.as_str() {
            "DTSTART" => &mut self.start,
            "DTEND" => &mut self.end,
            "DURATION" => &mut self.duration,
            "RRULE" => &mut self.rule,
            "RDATE" => return add_dates(file, property, &mut self.more),
            "EXDATE" => return add_dates(file, property, &mut self.fewer),
            "EXRULE" => return Err(not_read(file, property, say("import.holidays.by_rule"))),
            name => {
                match name {
                    "SUMMARY" => self.name = name_of(&property.value),
                    "STATUS" => self.cancelled = property.is("CANCELLED"),
                    "RECURRENCE-ID" => self.changed = true,
                    _ => {}
                }
                return Ok(());
            }
        };
        if place.is_some() {
            return Err(not_read(
                file,
                property,
                &fill("import.holidays.twice", &[("name", &property.name)]),
            ));
        }
        *place = Some(property.clone());
        Ok(())
    }

    /// Whether it does not take place.
    pub(super) fn is_cancelled(&self) -> bool {
        self.cancelled
    }

    /// Whether it only changes one occurrence of another event.
    pub(super) fn is_changed_occurrence(&self) -> bool {
        self.changed
    }

    /// Every whole day it takes, up to the end of a year; `None` if it has a time of day.
    pub(super) fn dates(&self, file: &str, last_year: i16) -> Result<Option<Vec<Date>>, ImportError> {
        let start = self.start.as_ref().ok_or_else(|| {
            let remedy = say("import.holidays.again_fix");
            ImportError::new(file, say("import.holidays.no_start"), remedy).at_line(self.line)
        })?;
        if !self.is_all_day(start) {
            return Ok(None);
        }
        let first = rule::date(&start.value).ok_or_else(|| no_date(file, start))?;
        let days = self.days(file, first)?;
        let mut starts = match &self.rule {
            None => vec![first],
            Some(property) => Yearly::read(&property.value, first)
                .map_err(|why| not_read(file, property, &fill("import.holidays.repeats", &[("why", &why)])))?
                .dates(last_year),
        };
        starts.extend(&self.more);
        starts.retain(|date| !self.fewer.contains(date));
        let whole =
            |start: Date| (0..days).map_while(move |day| start.checked_add(jiff::Span::new().days(day)).ok());
        Ok(Some(starts.into_iter().flat_map(whole).collect()))
    }

    /// A date, or local midnight to local midnight, as some programs write all-day events.
    fn is_all_day(&self, start: &Property) -> bool {
        let time = |property: &Property| property.value.trim().get(8..).map(str::to_uppercase);
        match time(start).as_deref() {
            None | Some("") => true,
            Some("T000000") => self.end.as_ref().is_some_and(|end| {
                time(end).as_deref() == Some("T000000") && rule::date(&end.value) > rule::date(&start.value)
            }),
            // Not even the shape of a time: read as a date, which says what is wrong with it.
            Some(other) => !other.starts_with('T'),
        }
    }

    /// How many days it lasts.
    fn days(&self, file: &str, first: Date) -> Result<i32, ImportError> {
        let (days, property) = match (&self.end, &self.duration) {
            (Some(end), _) => {
                let last = rule::date(&end.value).ok_or_else(|| no_date(file, end))?;
                let days = last.since(first).map_or(0, |span| span.get_days());
                // Programs that do not know the end is not included write the same date twice.
                (if days == 0 { 1 } else { days }, end)
            }
            (None, Some(duration)) => {
                let days = duration_days(&duration.value).ok_or_else(|| {
                    not_read(
                        file,
                        duration,
                        &fill("import.holidays.no_days", &[("typed", &duration.short())]),
                    )
                })?;
                (days, duration)
            }
            (None, None) => return Ok(1),
        };
        match days {
            1..=MOST_DAYS => Ok(days),
            ..1 => Err(not_read(file, property, say("import.holidays.backwards"))),
            _ => Err(not_read(file, property, &fill("import.holidays.long", &[("n", &MOST_DAYS)]))),
        }
    }
}

fn name_of(value: &str) -> String {
    let plain = value.replace("\\n", " ").replace("\\N", " ").replace("\\,", ",").replace("\\;", ";");
    text::clean_line(&plain.replace("\\\\", "\\")).trim().chars().take(MOST_LETTERS).collect()
}

/// `P1D`, `P2W`.
fn duration_days(value: &str) -> Option<i32> {
    let upper = value.trim().trim_start_matches('+').to_uppercase();
    let length = upper.strip_prefix('P')?;
    let (number, each) = length
        .strip_suffix('D')
        .map(|number| (number, 1))
        .or_else(|| length.strip_suffix('W').map(|number| (number, 7)))?;
    number.parse::<i32>().ok()?.checked_mul(each)
}

fn add_dates(file: &str, property: &Property, dates: &mut Vec<Date>) -> Result<(), ImportError> {
    for text in property.value.split(',') {
        dates.push(rule::date(text).ok_or_else(|| no_date(file, property))?);
        if dates.len() > MOST_EXTRA {
            return Err(not_read(file, property, &fill("import.holidays.extra", &[("n", &MOST_EXTRA)])));
        }
    }
    Ok(())
}

fn no_date(file: &str, property: &Property) -> ImportError {
    not_read(file, property, &fill("import.holidays.no_date", &[("typed", &property.short())]))
}

fn not_read(file: &str, property: &Property, what: &str) -> ImportError {
    let remedy = say("import.holidays.one_by_one");
    ImportError::new(file, what, remedy).at_line(property.line).in_column(property.name.clone())
}
