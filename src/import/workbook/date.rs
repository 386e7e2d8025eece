//! Days and times as a workbook counts them, a number of days since its epoch, as ISO text.

use jiff::ToSpan;
use jiff::civil::date;

/// Seconds of a day.
const DAY: f64 = 86_400.0;

/// The day after 9999-12-31, beyond which no spreadsheet shows a date.
const END: f64 = 2_958_466.0;

/// The text of a number that is shown as a date; none where it can be no date.
pub(super) fn text(number: f64, from_1904: bool) -> Option<String> {
    if !(0.0..END).contains(&number) {
        return None;
    }
    let seconds = (number * DAY).round();
    let (days, time) = ((seconds / DAY).floor(), seconds % DAY);
    let epoch = match (from_1904, days) {
        (true, _) => date(1904, 1, 1),
        // The first spreadsheets thought that 1900 had a 29 February, and all others have to agree since.
        (false, ..60.0) => date(1899, 12, 31),
        (false, _) => date(1899, 12, 30),
    };
    let day = epoch.checked_add((days as i64).days()).ok()?;
    let seconds = time as i64;
    let (hour, minute, second) = (seconds / 3600, seconds / 60 % 60, seconds % 60);
    let time = format!("{hour:02}:{minute:02}:{second:02}");
    Some(match (days < 1.0 && !from_1904, seconds) {
        (true, _) => time,
        (false, 0) => day.to_string(),
        (false, _) => format!("{day}T{time}"),
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn days_are_counted_as_spreadsheets_count_them() {
        for (number, iso) in [
            (46_139.481_944_444, "2026-04-27T11:34:00"),
            (46_139.0, "2026-04-27"),
            (61.0, "1900-03-01"),
            (59.0, "1900-02-28"),
            (1.0, "1900-01-01"),
            (0.5, "12:00:00"),
            (46_139.999_999_9, "2026-04-28"),
        ] {
            assert_eq!(text(number, false).as_deref(), Some(iso), "{number}");
        }
        assert_eq!(text(44_677.0, true).as_deref(), Some("2026-04-27"));
        for number in [-1.0, f64::NAN, f64::INFINITY, 3e6] {
            assert_eq!(text(number, false), None, "{number}");
        }
    }
}
