//! A person's name and how it is struck from a text: "someone" where the name stands alone, "[name removed]" inside a
//! sentence. It knows no session and no file: where a text stands is its caller's business.

use crate::{assets::words::say, text};
use std::ops::Range;

/// Names to be forgotten, however they are written: case, accents and what stands between their words do not matter.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Names {
    /// Each name as its folded words.
    names: Vec<Vec<String>>,
}

/// Characters that may stand between the words of one name: a line break, "hanna.vogel", "Vogel, Hanna" read backwards.
const APART: usize = 3;

impl Names {
    /// The names that have a letter or a digit in them; `None` when none has.
    pub fn new<'a>(names: impl IntoIterator<Item = &'a str>) -> Option<Self> {
        let folded = names.into_iter().map(|name| words(name).into_iter().map(|word| word.folded).collect());
        let names: Vec<Vec<String>> = folded.filter(|words: &Vec<String>| !words.is_empty()).collect();
        (!names.is_empty()).then_some(Self { names })
    }

    /// The text without the names; `None` where none of them stands in it.
    pub fn strike(&self, text: &str) -> Option<String> {
        let places = self.places(text);
        let (first, last) = (places.first()?, places.last()?);
        let around = [&text[..first.start], &text[last.end..]];
        if places.len() == 1 && around.iter().all(|rest| rest.trim().is_empty()) {
            return Some(say("forget.someone").to_owned());
        }
        let mut struck = String::with_capacity(text.len());
        let mut at = 0;
        for place in places {
            struck.push_str(&text[at..place.start]);
            struck.push_str(say("forget.removed"));
            at = place.end;
        }
        struck.push_str(&text[at..]);
        Some(struck)
    }

    /// Whether one of the names stands in a text.
    pub fn is_in(&self, text: &str) -> bool {
        // A text may be as long as a file: no more of its words are held than a name has.
        let longest = self.names.iter().map(Vec::len).max().unwrap_or_default();
        let mut words = Words { text, at: 0 };
        let mut next: Vec<Word> = words.by_ref().take(longest).collect();
        while !next.is_empty() {
            if self.names.iter().any(|name| begins(name, text, &next)) {
                return true;
            }
            next.remove(0);
            next.extend(words.next());
        }
        false
    }

    /// How often one of the names stands in a text.
    pub fn times_in(&self, text: &str) -> usize {
        self.places(text).len()
    }

    /// Single words of the names, which somebody may be called by alone.
    pub fn parts(&self) -> Vec<&str> {
        let several = self.names.iter().filter(|words| words.len() > 1);
        let mut parts: Vec<&str> = several.flatten().map(String::as_str).collect();
        // Initials and particles stand in too many words of their own.
        parts.retain(|part| part.chars().count() > 2);
        parts.sort_unstable();
        parts.dedup();
        parts
    }

    fn places(&self, text: &str) -> Vec<Range<usize>> {
        let words = words(text);
        let mut places = Vec::new();
        let mut at = 0;
        while at < words.len() {
            let longest =
                self.names.iter().filter(|name| begins(name, text, &words[at..])).map(Vec::len).max();
            if let Some(length) = longest {
                places.push(words[at].range.start..words[at + length - 1].range.end);
            }
            at += longest.unwrap_or(1);
        }
        places
    }
}

/// A word of a text, and where it stands.
struct Word {
    range: Range<usize>,
    folded: String,
}

/// The words of a text, one after the other.
struct Words<'a> {
    text: &'a str,
    at: usize,
}

impl Iterator for Words<'_> {
    type Item = Word;

    fn next(&mut self) -> Option<Word> {
        let begins = self.at + self.text[self.at..].find(is_of_a_word)?;
        let length = self.text[begins..].find(|character| !is_of_a_word(character));
        self.at = length.map_or(self.text.len(), |length| begins + length);
        let range = begins..self.at;
        Some(Word { folded: folded(&self.text[range.clone()]), range })
    }
}

fn is_of_a_word(character: char) -> bool {
    let is_accent = ('\u{300}'..='\u{36f}').contains(&character);
    character.is_alphanumeric() || is_accent
}

fn words(text: &str) -> Vec<Word> {
    Words { text, at: 0 }.collect()
}

/// A word for comparison. Folding takes "nor" for "or", which are two names: a letter before keeps them apart.
fn folded(word: &str) -> String {
    text::fold(&format!("x{word}")).split_off(1)
}

fn begins(name: &[String], text: &str, words: &[Word]) -> bool {
    let same = || name.iter().zip(words).all(|(name, word)| *name == word.folded);
    let near = |pair: &[Word]| text[pair[0].range.end..pair[1].range.start].chars().count() <= APART;
    name.len() <= words.len() && same() && words[..name.len()].windows(2).all(near)
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn struck(name: &str, text: &str) -> Option<String> {
        Names::new([name]).unwrap().strike(text)
    }

    #[test]
    fn a_name_alone_becomes_someone_and_inside_a_sentence_a_gap() {
        assert_eq!(struck("Hanna Vogel", " hanna  VOGEL "), Some("someone".to_owned()));
        let text = "Hanna Vogel's list, and hanna.vogel@acme.example";
        assert_eq!(
            struck("Hanna Vogel", text).unwrap(),
            "[name removed]'s list, and [name removed]@acme.example"
        );
        assert_eq!(struck("Hanna Vogel", "Hanna\nVogel calls").unwrap(), "[name removed] calls");
    }

    #[test]
    fn a_name_is_a_word_of_its_own() {
        assert_eq!(struck("Lee", "Sleeping fleet"), None);
        assert_eq!(struck("Hanna Vogel", "Hanna or Vogel"), None, "two people");
        assert_eq!(struck("Nor", "yes or no"), None);
        assert_eq!(struck("Nor", "yes, Nor").unwrap(), "yes, [name removed]");
    }

    #[test]
    fn accents_do_not_hide_a_name() {
        assert_eq!(struck("Jörg Müller", "Jo\u{308}rg Muller").unwrap(), "someone");
        assert_eq!(struck("O'Brien", "with O\u{2019}Brien").unwrap(), "with [name removed]");
    }

    #[test]
    fn a_name_without_letters_is_none() {
        assert_eq!(Names::new(["", " - "]), None);
        assert_eq!(Names::new(["Hanna van Vogel", "Lee"]).unwrap().parts(), ["hanna", "van", "vogel"]);
    }

    proptest! {
        #[test]
        fn what_is_in_a_text_is_what_would_be_struck(text in "([ab]{1,2}[ .]{1,4}){0,8}") {
            let names = Names::new(["a b", "b a ab", "ba"]).unwrap();
            prop_assert_eq!(names.is_in(&text), !names.places(&text).is_empty(), "{}", text);
        }

        #[test]
        fn nothing_of_a_name_is_left(before in "\\PC{0,12}", name in "[A-ZÄÖa-zß]{1,8} [A-Za-zé]{1,8}", after in "\\PC{0,12}") {
            let names = Names::new([name.as_str()]).unwrap();
            let text = format!("{before} {name} {after}");
            let left = names.strike(&text).unwrap();
            prop_assert!(!names.is_in(&left) || name.to_lowercase().contains("name") , "{left}");
        }
    }
}
