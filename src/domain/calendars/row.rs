//! What of a calendar can be typed or taken out, row by row. It reads the calendar and changes nothing.

use crate::{
    assets::words::say,
    domain::{
        draft::DraftKey,
        ids::CalendarId,
        moment::{Day, weekday_short},
        session::NamedCalendar,
    },
    hours::write_times,
};
use jiff::civil::{Date, Weekday};

/// Something that can be typed or taken out.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Row {
    /// The calendar's name.
    Name,
    /// Its zone.
    Zone,
    /// Opening times of a day of every week.
    Day(Weekday),
    /// A date on which the office is closed.
    Holiday(Date),
    /// One more of them, or several.
    NewHoliday,
    /// A date with opening times of its own.
    Special(Date),
    /// One more of them.
    NewSpecial,
    /// The path of a calendar file.
    Import,
}

impl Row {
    /// What stands before its value.
    pub fn label(self) -> String {
        match self {
            Self::Name => say("calendar.name").to_owned(),
            Self::Zone => say("calendar.zone").to_owned(),
            Self::Day(weekday) => weekday_short(weekday).to_owned(),
            Self::Holiday(date) | Self::Special(date) => Day(date).long(),
            Self::NewHoliday | Self::NewSpecial | Self::Import => "+".to_owned(),
        }
    }

    /// Its value, as it is typed.
    pub fn stored(self, named: &NamedCalendar) -> String {
        let calendar = &named.calendar;
        match self {
            Self::Name => named.id.to_string(),
            Self::Zone => calendar.zone_name().to_owned(),
            Self::Day(weekday) => write_times(calendar.usual(weekday)),
            Self::Special(date) => {
                calendar.overrides().get(&date).map_or_else(String::new, |times| write_times(times))
            }
            Self::Holiday(_) | Self::NewHoliday | Self::NewSpecial | Self::Import => String::new(),
        }
    }

    /// What is shown while it has no value.
    pub fn empty(self) -> &'static str {
        match self {
            Self::Name | Self::Zone => "",
            Self::Day(_) | Self::Special(_) => say("calendar.closed"),
            Self::Holiday(_) => say("calendar.holiday"),
            Self::NewHoliday => say("calendar.new_holiday"),
            Self::NewSpecial => say("calendar.new_special"),
            Self::Import => say("calendar.import"),
        }
    }

    /// The field it is typed in; none for what is only taken out.
    pub fn key(self, id: &CalendarId) -> DraftKey {
        let field = match self {
            Self::Name => "name".to_owned(),
            Self::Zone => "zone".to_owned(),
            Self::Day(weekday) => weekday_short(weekday).to_owned(),
            Self::Holiday(date) | Self::Special(date) => date.to_string(),
            Self::NewHoliday => "holidays/+".to_owned(),
            Self::NewSpecial => "special/+".to_owned(),
            Self::Import => "import".to_owned(),
        };
        DraftKey::new("calendar", format!("{id}/{field}"))
    }
}
