//! Several choices in one cell: `A;B;` of the forms tools, `A, B` of a spreadsheet, `A / B`, and lists of numbers.

use super::column::Answer;
use std::collections::{BTreeMap, BTreeSet};

/// More different choices than this are text with a separator in it.
const MOST_CHOICES: usize = 30;

/// Whether these answers are lists of a few choices that come back again and again.
pub(super) fn are_lists(answers: &[&Answer]) -> bool {
    let closed = answers.iter().all(|answer| answer.text.ends_with(';'));
    // After a semicolon nobody writes on; a comma is in every second sentence, so its parts must come back more often.
    [(";", if closed { 0 } else { 3 }), (" / ", 3), (",", 4)]
        .into_iter()
        .any(|(separator, halves)| are_separated(answers, separator, halves))
}

/// Whether every choice is there at least so many half times on average.
fn are_separated(answers: &[&Answer], separator: &str, halves: usize) -> bool {
    let mut choices: BTreeMap<&str, usize> = BTreeMap::new();
    let (mut mentions, mut longest) = (0, 0);
    for answer in answers {
        let parts: Vec<&str> =
            answer.text.split(separator).map(str::trim).filter(|part| !part.is_empty()).collect();
        longest = longest.max(parts.len());
        mentions += parts.len() * answer.total() as usize;
        for part in parts.into_iter().collect::<BTreeSet<_>>() {
            *choices.entry(part).or_default() += 1;
        }
    }
    let numbers = choices.keys().all(|choice| choice.chars().all(|c| c.is_ascii_digit()));
    // `4,5` is a number; `1,2,5` is a list.
    let listed = if numbers { longest > 2 } else { longest > 1 || halves == 0 };
    // Choices come back with other choices; a sentence comes back whole.
    let combined = choices.values().filter(|answers| **answers > 1).count() * 2 >= choices.len();
    listed
        && (combined || halves == 0)
        && choices.len() <= MOST_CHOICES
        && mentions * 2 >= choices.len() * halves
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::people::PerTeam;

    fn are(texts: &[&str]) -> bool {
        let different: BTreeSet<&str> = texts.iter().copied().collect();
        let number = |text: &str| texts.iter().filter(|other| **other == text).count() as u32;
        let answer = |text: &&str| Answer {
            text: (*text).to_owned(),
            folded: (*text).to_owned(),
            people: PerTeam { sales: number(text), marketing: 0 },
            files: 1,
            first: (0, 2),
        };
        let answers: Vec<Answer> = different.iter().map(answer).collect();
        are_lists(&answers.iter().collect::<Vec<_>>())
    }

    #[test]
    fn lists_of_choices_are_told_from_sentences() {
        assert!(are(&["Chat;Mail", "Mail", "Chat;Phone", "Phone;Mail"]));
        assert!(are(&["Chat;", "Mail;", "Phone;"]));
        assert!(are(&["Chat, Mail", "Mail, Phone", "Chat", "Chat, Phone", "Mail"]));
        assert!(are(&["1,2,5", "2", "1,5", "1,2"]));
        assert!(are(&["Chat / Mail", "Chat", "Mail / Chat"]));
        assert!(!are(&["4,5", "3,5", "4,5", "3,5"]));
        assert!(!are(&["More calls, please", "Fewer forms, and better ones", "Nothing"]));
        assert!(!are(&["Call us; we wait", "It works"]));
        let twice = ["Call us; we wait", "More coffee, and time", "Fewer forms"];
        assert!(!are(&[twice, twice].concat()));
        assert!(!are(&["Agree", "Disagree", "Agree"]));
    }
}
