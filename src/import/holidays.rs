//! Holidays from a calendar file (.ics) of the user's own: its all-day events, as dates with their names.
//!
//! Never a built-in guess. An event with a time of day is no holiday and is left out, which is said; a repetition
//! that is not read here is an error, because leaving it out would open the office on a holiday.

mod event;
mod property;
mod rule;

use super::{ImportError, Imported};
use crate::assets::words::{count, fill, say};
use crate::domain::moment::Day;
use event::Event;
use jiff::civil::Date;
use property::{Property, properties};
use std::{collections::BTreeMap, fmt::Display, ops::RangeInclusive};

/// The most dates that one file may come to.
const MOST_DATES: usize = 20_000;

/// The most dates that are looked at, those of other years and those met again included: what keeps a file of events
/// that repeat for two thousand years from taking minutes.
const MOST_SEEN: u64 = 2_000_000;

/// How deep components may lie in each other.
const DEEPEST: usize = 8;

/// A date on which the office is closed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Holiday {
    /// The date.
    pub date: Day,
    /// What the file calls it; empty if it does not say.
    pub name: String,
}

/// Reads the all-day events of a calendar file within some years, each date once, in order.
pub fn read(
    file: &str,
    text: &str,
    years: &RangeInclusive<i16>,
) -> Result<Imported<Vec<Holiday>>, ImportError> {
    let mut reader = Reader { file, years, open: Vec::new(), event: None, found: Found::default() };
    let mut any = false;
    for property in properties(file, text) {
        let property = property?;
        any |= property.name == "BEGIN" && property.is("VCALENDAR");
        if !any {
            return Err(no_calendar(file));
        }
        reader.take(&property)?;
    }
    if !any {
        return Err(no_calendar(file));
    }
    reader.finish()
}

fn no_calendar(file: &str) -> ImportError {
    ImportError::new(file, say("import.holidays.no_calendar"), say("import.holidays.no_calendar_fix"))
        .at_line(1)
}

/// What has been found so far.
#[derive(Default)]
struct Found {
    dates: BTreeMap<Date, String>,
    /// Dates looked at.
    seen: u64,
    /// Events with a time of day.
    timed: u64,
    /// Single occurrences that were changed after the repetition was made.
    changed: u64,
    /// Dates that lie in none of the years asked for.
    elsewhere: u64,
}

struct Reader<'a> {
    file: &'a str,
    years: &'a RangeInclusive<i16>,
    /// Components that have begun, with their lines.
    open: Vec<(String, u64)>,
    event: Option<Event>,
    found: Found,
}

impl Reader<'_> {
    fn take(&mut self, property: &Property) -> Result<(), ImportError> {
        match property.name.as_str() {
            "BEGIN" => self.begin(property),
            "END" => self.end(property),
            _ => match (&mut self.event, self.open.last()) {
                (Some(event), Some((component, _))) if component == "VEVENT" => {
                    event.take(self.file, property)
                }
                _ => Ok(()),
            },
        }
    }

    fn begin(&mut self, property: &Property) -> Result<(), ImportError> {
        if self.open.len() == DEEPEST {
            return Err(self.wrong(property.line, say("import.holidays.deep")));
        }
        let component = property.value.trim().to_uppercase();
        if component == "VEVENT" && self.event.is_none() {
            self.event = Some(Event::new(property.line));
        }
        self.open.push((component, property.line));
        Ok(())
    }

    fn end(&mut self, property: &Property) -> Result<(), ImportError> {
        match self.open.pop() {
            Some((component, _)) if property.is(&component) => {}
            Some((component, line)) => {
                let ends = [("end", &property.short() as &dyn Display), ("begun", &component), ("n", &line)];
                let what = fill("import.holidays.ends_other", &ends);
                return Err(self.wrong(property.line, what));
            }
            None => {
                let what = fill("import.holidays.ends_nothing", &[("end", &property.short())]);
                return Err(self.wrong(property.line, what));
            }
        }
        // An event within an event would be none of ours, and ends before the outer one does.
        let is_whole = property.is("VEVENT") && !self.open.iter().any(|(component, _)| component == "VEVENT");
        match self.event.take_if(|_| is_whole) {
            Some(event) => self.add(&event),
            None => Ok(()),
        }
    }

    fn add(&mut self, event: &Event) -> Result<(), ImportError> {
        if event.is_cancelled() {
            return Ok(());
        }
        if event.is_changed_occurrence() {
            self.found.changed += 1;
            return Ok(());
        }
        let Some(dates) = event.dates(self.file, *self.years.end())? else {
            self.found.timed += 1;
            return Ok(());
        };
        self.found.seen += dates.len() as u64;
        if self.found.seen > MOST_SEEN {
            return Err(self.wrong(event.line, fill("import.holidays.seen", &[("n", &MOST_SEEN)])));
        }
        for date in dates {
            if !self.years.contains(&date.year()) {
                self.found.elsewhere += 1;
                continue;
            }
            self.found.dates.entry(date).or_insert_with(|| event.name.clone());
            if self.found.dates.len() > MOST_DATES {
                return Err(self.wrong(event.line, fill("import.holidays.dates", &[("n", &MOST_DATES)])));
            }
        }
        Ok(())
    }

    fn finish(self) -> Result<Imported<Vec<Holiday>>, ImportError> {
        if let Some((component, line)) = self.open.last() {
            return Err(self.wrong(*line, fill("import.holidays.cut_off", &[("begun", component)])));
        }
        let Found { dates, timed, changed, elsewhere, .. } = self.found;
        let (first, last) = (self.years.start(), self.years.end());
        if dates.is_empty() {
            return Err(ImportError::new(
                self.file,
                fill("import.holidays.none", &[("first", first), ("last", last)]),
                say("import.holidays.none_fix"),
            ));
        }
        let left_out = [
            ("import.holidays.timed", timed),
            ("import.holidays.changed", changed),
            ("import.holidays.elsewhere", elsewhere),
        ];
        let left_out = left_out.into_iter().filter(|(_, n)| *n > 0);
        let warnings = left_out.map(|(key, n)| count(key, n)).collect();
        let value = dates.into_iter().map(|(date, name)| Holiday { date: Day(date), name }).collect();
        Ok(Imported { value, warnings })
    }

    fn wrong(&self, line: u64, what: impl Into<String>) -> ImportError {
        ImportError::new(self.file, what, say("import.holidays.again_fix")).at_line(line)
    }
}

#[cfg(test)]
mod tests;
