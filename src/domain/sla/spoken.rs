//! Terms that people say in their own words and that have a number in them: the words are kept, the number is read.
//! Words without a number are no mistake; what they mean is then left to people.

use crate::domain::{
    limit::Limit,
    slot::{Shape, SlotError, Value, field_of_value},
};
use serde::{Deserialize, Serialize};

/// How far apart attempts are: "at least 1 business day apart".
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Spacing(pub String);

impl Spacing {
    /// The least time between two attempts, if the words have one and say that it is that: "at least 1 business day",
    /// "every 2 days", "2 hours apart"; "never twice on one day" is a day.
    pub fn least(&self) -> Option<Limit> {
        let folded = self.0.to_lowercase();
        let words = words(&folded);
        (0..words.len()).find_map(|place| {
            let (before, rest) = words.split_at(place);
            // The shortest that is a limit, so that what comes after it is known.
            let (limit, after) = (1..=rest.len().min(3)).find_map(|length| {
                let (some, after) = rest.split_at(length);
                let begins = some[0] == "one" || some[0].starts_with(|c: char| c.is_ascii_digit());
                begins.then(|| Limit::found_in(&some.join(" "))).flatten().map(|limit| (limit, after))
            })?;
            (is_said_before(before) || is_said_after(after)).then_some(limit)
        })
    }
}

/// Whether words before a limit say that it is the least time between two attempts.
fn is_said_before(words: &[&str]) -> bool {
    match words {
        [.., "at", "least"] | [.., "every"] => true,
        [rest @ .., "twice", "on" | "in" | "within"] => {
            rest.iter().any(|word| ["never", "not"].contains(word))
        }
        _ => false,
    }
}

/// Whether words after a limit say so.
fn is_said_after(words: &[&str]) -> bool {
    matches!(words, ["apart" | "between", ..] | ["or", "more", "apart", ..] | ["in", "between", ..])
}

/// The words of a text, numbers and percent signs among them.
fn words(text: &str) -> Vec<&str> {
    text.split(|c: char| !c.is_alphanumeric() && !matches!(c, '%' | '.' | ',' | '\''))
        .map(|word| word.trim_matches(['.', ',', '\'']))
        .filter(|word| !word.is_empty())
        .collect()
}

/// How many leads the promises hold for: "150 leads in a week; above that ...".
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(transparent)]
pub struct SurgeCap(pub String);

/// So many leads in each week or month.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Cap {
    /// The most leads the promises hold for.
    pub leads: u32,
    /// Counted in each of these.
    pub per: Per,
}

/// What leads are counted in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Per {
    /// Monday to Sunday.
    Week,
    /// A month of the calendar.
    Month,
}

impl SurgeCap {
    /// The number of leads and what they are counted in, if the words have both side by side: "150 leads in a week",
    /// "400 a month". Any other number, such as that of a date, is none of leads.
    pub fn cap(&self) -> Option<Cap> {
        let folded = self.0.to_lowercase();
        let words = words(&folded);
        (0..words.len()).find_map(|place| {
            let leads = whole(words[place])?;
            // "1 500" could be one number or two.
            let is_one_of_two = place > 0 && words[place].len() == 3 && whole(words[place - 1]).is_some();
            let per = match &words[place + 1..] {
                ["lead" | "leads", rest @ ..] => per(rest, true).or_else(|| per_within(rest)),
                rest => per(rest, true),
            };
            (!is_one_of_two).then_some(Cap { leads, per: per? })
        })
    }
}

/// A whole number with or without marks between its thousands; "1.5" is none.
fn whole(word: &str) -> Option<u32> {
    let mut groups = word.split(['.', ',', '\'']);
    let first = groups.next()?;
    let thousands = groups.clone().all(|group| group.len() == 3) && (first.len() <= 3 || first == word);
    thousands.then(|| word.replace(['.', ',', '\''], "").parse().ok()).flatten()
}

/// What is counted in, if the words begin with it; "week" alone is enough right after a number: "150/week".
fn per(words: &[&str], alone: bool) -> Option<Per> {
    let word = match words {
        ["a" | "any" | "each" | "every" | "one" | "per", word, ..] | [word @ ("weekly" | "monthly"), ..] => {
            word
        }
        [word, ..] if alone => word,
        _ => return None,
    };
    match *word {
        "week" | "weekly" => Some(Per::Week),
        "month" | "monthly" => Some(Per::Month),
        _ => None,
    }
}

/// The same anywhere before the next number.
fn per_within(words: &[&str]) -> Option<Per> {
    let is_number = |word: &&str| word.starts_with(|c: char| c.is_ascii_digit() || c == '%');
    let end = words.iter().position(is_number).unwrap_or(words.len());
    (0..end).find_map(|place| per(&words[place..end], false))
}

macro_rules! spoken {
    ($($name:ident),+) => {$(
        impl Value for $name {
            const SHAPE: Shape = Shape::Text;

            fn show(&self) -> String {
                self.0.clone()
            }

            fn read(input: &str) -> Result<Self, SlotError> {
                Ok(Self(input.trim().to_owned()))
            }
        }

        field_of_value!($name);
    )+};
}
spoken!(Spacing, SurgeCap);

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn spacing_is_read_from_the_words() {
        for (words, least) in [
            ("at least 1 business day apart", Some("1 business day")),
            ("2 hours between them", Some("2 business hours")),
            ("never twice on one day", Some("1 calendar day")),
            ("at least one business day", Some("1 business day")),
            ("1.5 hours apart", None),
            ("twice a day", None),
            ("twice on one day", None),
            ("2h apart", Some("2 business hours")),
            ("every 2 days", Some("2 calendar days")),
            ("over 10 days, at least 1 business day apart", Some("1 business day")),
            ("all of them within 2 business days", None),
            ("as the owner sees fit", None),
            ("", None),
        ] {
            let found = Spacing(words.to_owned()).least().map(|limit| limit.to_string());
            assert_eq!(found.as_deref(), least, "{words}");
        }
    }

    #[test]
    fn a_cap_is_read_from_the_words() {
        let cap = |words: &str| SurgeCap(words.to_owned()).cap().map(|cap| (cap.leads, cap.per));
        let said = "150 leads in a week; above that Sales may take twice the time";
        assert_eq!(cap(said), Some((150, Per::Week)));
        assert_eq!(cap("above 400 a month the promise does not hold"), Some((400, Per::Month)));
        assert_eq!(cap("150 Leads/Week"), Some((150, Per::Week)));
        assert_eq!(cap("1'500 leads, each month."), Some((1500, Per::Month)));
        assert_eq!(cap("From 1 April, 400 leads a month"), Some((400, Per::Month)));
        assert_eq!(cap("from 1 April: 400 per month"), Some((400, Per::Month)));
        assert_eq!(cap("In 2026, 1,500 leads monthly"), Some((1500, Per::Month)));
        for none in [
            "From 1 April on, as many as a month brings",
            "150 leads more than last month",
            "1.5 leads a week",
            "1 500 leads a month",
            "400 leads, 20 % of them a week late",
        ] {
            assert_eq!(cap(none), None, "{none}");
        }
        for none in ["", "twice the usual number", "150 leads", "20 % more than last month", "a week"] {
            assert_eq!(cap(none), None, "{none}");
        }
    }
}
