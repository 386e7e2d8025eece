//! How long a session is, as people say it: "3h", "90m", "2h30", "half-day".

use crate::assets::{templates, words::fill};

/// The shortest and the longest session, in minutes.
const BOUNDS: std::ops::RangeInclusive<u32> = 15..=24 * 60;

/// Text that is no length of a session, with what to type instead.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum NotALength {
    /// Not read at all.
    #[error("{}", fill("refused.length", &[("typed", _0)]))]
    Unknown(String),
    /// Too short or too long.
    #[error("{}", fill("refused.length_bounds", &[("least", BOUNDS.start()), ("most", BOUNDS.end()), ("given", given)]))]
    OutOfBounds {
        /// What was typed, in minutes.
        given: u32,
    },
}

/// Reads a length in minutes.
pub fn read(typed: &str) -> Result<u32, NotALength> {
    let text = typed.trim().to_lowercase();
    let named = templates::all()
        .iter()
        .find(|template| template.id == text || template.title().to_lowercase() == text);
    let minutes = named.map(|template| template.minutes).or_else(|| hours_and_minutes(&text));
    match minutes {
        Some(minutes) if BOUNDS.contains(&minutes) => Ok(minutes),
        Some(given) => Err(NotALength::OutOfBounds { given }),
        None => Err(NotALength::Unknown(typed.trim().to_owned())),
    }
}

fn hours_and_minutes(text: &str) -> Option<u32> {
    let compact: String = text.split_whitespace().collect();
    let number = |digits: &str| digits.parse::<u32>().ok().filter(|number| *number <= 10_000);
    if let Some((hours, rest)) = compact.split_once(['h', ':']) {
        let rest = rest.trim_start_matches("ours").trim_start_matches("our");
        let minutes = rest.trim_end_matches("minutes").trim_end_matches("min").trim_end_matches('m');
        let minutes = if minutes.is_empty() { 0 } else { number(minutes).filter(|minutes| *minutes < 60)? };
        return Some(number(hours)? * 60 + minutes);
    }
    number(compact.trim_end_matches("minutes").trim_end_matches("min").trim_end_matches('m'))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lengths_are_read_as_people_say_them() {
        for (typed, minutes) in [
            ("3h", 180),
            ("90m", 90),
            ("90", 90),
            (" 2 h 30 ", 150),
            ("2h30min", 150),
            ("2:30", 150),
            ("3 hours", 180),
            ("half-day", 240),
            ("Half a day", 240),
            ("90 minutes", 90),
        ] {
            assert_eq!(read(typed), Ok(minutes), "{typed}");
        }
        for wrong in ["", "h", "long", "-3h", "2h90", "1", "9999h", "99999999999", "3h\u{1b}[m"] {
            assert!(read(wrong).is_err(), "{wrong:?}");
        }
    }
}
