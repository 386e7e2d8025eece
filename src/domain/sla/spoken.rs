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
    /// The least time between two attempts, if the words have one; "never twice on one day" is a day.
    pub fn least(&self) -> Option<Limit> {
        Limit::found_in(&self.0)
    }
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
    /// The number of leads and what they are counted in, if the words have both.
    pub fn cap(&self) -> Option<Cap> {
        let folded = self.0.to_lowercase();
        let mut words = folded
            .split(|c: char| !c.is_alphanumeric() && !matches!(c, '%' | '.' | ',' | '\''))
            .map(|word| word.trim_matches(['.', ',', '\'']))
            .filter(|word| !word.is_empty());
        let leads = words.find_map(|word| word.replace(['.', ',', '\''], "").parse().ok())?;
        let per = words.map_while(|word| (word != "%").then_some(word)).find_map(|word| match word {
            "week" | "weekly" => Some(Per::Week),
            "month" | "monthly" => Some(Per::Month),
            _ => None,
        })?;
        Some(Cap { leads, per })
    }
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
        for none in ["", "twice the usual number", "150 leads", "20 % more than last month", "a week"] {
            assert_eq!(cap(none), None, "{none}");
        }
    }
}
