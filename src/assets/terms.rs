//! Our own short list of what Sales and Marketing call each other, as a suggestion to whoever tags words.
//! It must not decide anything: an irony or a "not" it does not know is the tagger's business.

use std::collections::HashMap;
use std::sync::OnceLock;

use serde::Deserialize;

use super::load;

const FILE: &str = "terms.toml";

/// Which way a phrase usually leans.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Leaning {
    /// Unkind.
    Negative,
    /// Neither.
    Neutral,
    /// Kind.
    Positive,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct File {
    negative: Vec<String>,
    neutral: Vec<String>,
    positive: Vec<String>,
}

fn file() -> &'static File {
    static READ: OnceLock<File> = OnceLock::new();
    READ.get_or_init(|| load::embedded(FILE, include_str!("../../assets/terms.toml")))
}

/// Every phrase with its leaning, in the order of the file.
pub fn all() -> impl Iterator<Item = (&'static str, Leaning)> {
    let lean = |phrases: &'static [String], leaning| phrases.iter().map(move |text| (text.as_str(), leaning));
    lean(&file().negative, Leaning::Negative)
        .chain(lean(&file().neutral, Leaning::Neutral))
        .chain(lean(&file().positive, Leaning::Positive))
}

/// Which way a phrase leans, given in lower case and without punctuation; none for one we do not know.
pub fn leaning(phrase: &str) -> Option<Leaning> {
    static BY_PHRASE: OnceLock<HashMap<&'static str, Leaning>> = OnceLock::new();
    BY_PHRASE.get_or_init(|| all().collect()).get(phrase).copied()
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::collections::BTreeSet;

    #[test]
    fn the_list_is_short_and_says_each_phrase_once() {
        let phrases: Vec<&str> = all().map(|(phrase, _)| phrase).collect();
        assert!((120..=200).contains(&phrases.len()), "{}", phrases.len());
        let different: BTreeSet<&str> = phrases.iter().copied().collect();
        assert_eq!(different.len(), phrases.len());
        for phrase in phrases {
            let plain = |c: char| c.is_ascii_lowercase() || c.is_ascii_digit() || c == ' ' || c == '\'';
            assert!(phrase.chars().all(plain) && phrase.trim() == phrase, "{phrase:?}");
        }
    }

    #[test]
    fn phrases_lean_as_people_mean_them() {
        assert_eq!(leaning("party planner"), Some(Leaning::Negative));
        assert_eq!(leaning("not helpful"), Some(Leaning::Negative));
        assert_eq!(leaning("helpful"), Some(Leaning::Positive));
        assert_eq!(leaning("busy"), Some(Leaning::Neutral));
        assert_eq!(leaning("purple"), None);
    }
}
