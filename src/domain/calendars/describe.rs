//! A calendar in one line for people, in the words in use.

use crate::{
    assets::words::{count, say},
    domain::moment::weekday_short,
    hours::{Calendar, Interval},
};
use jiff::civil::Weekday;

impl Calendar {
    /// One line: "Mon-Fri 09:00-17:00, Europe/Berlin, 2 holidays".
    pub fn describe(&self) -> String {
        let mut parts = self.describe_week();
        if parts.is_empty() {
            parts.push(say("calendar.closed_all_week").to_owned());
        }
        parts.push(self.zone_said().to_owned());
        parts.extend(counted(self.holidays().len(), "calendar.holidays_counted"));
        parts.extend(counted(self.overrides().len(), "calendar.special_days_counted"));
        parts.join(", ")
    }

    /// Days in a row with the same hours as one part, also where the row runs from Sunday into Monday.
    fn describe_week(&self) -> Vec<String> {
        // Begins where hours change, so that no row is cut in two.
        let begins = Weekday::Monday
            .cycle_forward()
            .take(7)
            .find(|day| self.usual(*day) != self.usual(day.previous()) && !self.usual(*day).is_empty())
            .unwrap_or(Weekday::Monday);
        let days: Vec<Weekday> = begins.cycle_forward().take(7).collect();
        let mut rows: Vec<&[Weekday]> = days.chunk_by(|a, b| self.usual(*a) == self.usual(*b)).collect();
        // Told from Monday on, a row that wraps around into Monday first.
        rows.sort_by_key(|row| match row {
            [first, .., last] if offset(*first) > offset(*last) => -1,
            _ => row.first().map_or(0, |first| offset(*first)),
        });
        rows.into_iter().filter_map(|row| self.describe_row(row)).collect()
    }

    fn describe_row(&self, row: &[Weekday]) -> Option<String> {
        let (first, last) = (row.first()?, row.last()?);
        let hours: Vec<String> = self.usual(*first).iter().map(Interval::to_string).collect();
        let days = match row.len() {
            1 => weekday_short(*first).to_owned(),
            _ => format!("{}-{}", weekday_short(*first), weekday_short(*last)),
        };
        (!hours.is_empty()).then(|| format!("{days} {}", hours.join(&format!(" {} ", say("common.and")))))
    }
}

fn offset(weekday: Weekday) -> i8 {
    weekday.to_monday_zero_offset()
}

fn counted(number: usize, key: &str) -> Option<String> {
    (number > 0).then(|| count(key, number))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn described(json: &str) -> String {
        serde_json::from_str::<Calendar>(json).unwrap().describe()
    }

    #[test]
    fn the_standard_week() {
        assert_eq!(
            Calendar::standard("Europe/Berlin").unwrap().describe(),
            "Mon-Fri 09:00-17:00, Europe/Berlin"
        );
    }

    #[test]
    fn holidays_and_special_days_are_counted() {
        let json = r#"{ "tz": "Europe/Berlin", "weekly": { "mon": [["09:00","12:30"],["13:30","18:00"]] },
            "holidays": ["2026-12-25", "2026-12-26"], "overrides": { "2026-12-24": [["09:00","12:00"]] } }"#;
        assert_eq!(
            described(json),
            "Mon 09:00-12:30 and 13:30-18:00, Europe/Berlin, 2 holidays, 1 special day"
        );
    }

    #[test]
    fn a_row_of_days_may_run_from_sunday_into_monday() {
        let day = r#"[["08:00","16:00"]]"#;
        let json = format!(
            r#"{{ "tz": "Asia/Jerusalem", "weekly": {{ "sun": {day}, "mon": {day}, "tue": {day}, "wed": {day},
                 "thu": {day}, "fri": [["08:00","12:00"]] }} }}"#
        );
        assert_eq!(described(&json), "Sun-Thu 08:00-16:00, Fri 08:00-12:00, Asia/Jerusalem");
    }

    #[test]
    fn rows_apart_a_week_without_end_and_a_closed_one() {
        let apart =
            r#"{ "tz": "UTC", "weekly": { "mon": [["09:00","10:00"]], "wed": [["09:00","10:00"]] } }"#;
        assert_eq!(described(apart), "Mon 09:00-10:00, Wed 09:00-10:00, UTC");
        let days: Vec<String> =
            crate::hours::WEEKDAY_KEYS.iter().map(|day| format!(r#""{day}": [["00:00","24:00"]]"#)).collect();
        let always = format!(r#"{{ "tz": "UTC", "weekly": {{ {} }} }}"#, days.join(","));
        assert_eq!(described(&always), "Mon-Sun 00:00-24:00, UTC");
        assert_eq!(described(r#"{ "tz": "UTC", "weekly": {} }"#), "closed all week, UTC");
    }
}
