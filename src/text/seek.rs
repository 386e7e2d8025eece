//! Finding words in a text as it was written, whatever their case and accents, so that what stands around them can be
//! shown. The folding is that of [`super::fold`]; where a folded word stands in the text is all that is added.

use super::fold::push_folded;
use std::ops::Range;

/// A text folded once, to look for several words in it.
#[derive(Clone, Debug)]
pub struct Folded {
    plain: String,
    /// For each byte of `plain`, where the character it comes from begins; at the end, where the text ends.
    origins: Vec<usize>,
}

impl Folded {
    /// Folds a text; white space of any kind and length is one space.
    pub fn of(text: &str) -> Self {
        let mut plain = String::with_capacity(text.len());
        let mut origins = Vec::with_capacity(text.len() + 1);
        for (at, character) in text.char_indices() {
            if character.is_ascii_alphanumeric() {
                plain.push(character.to_ascii_lowercase());
            } else if character.is_whitespace() {
                if plain.ends_with(' ') {
                    continue;
                }
                plain.push(' ');
            } else {
                push_folded(character, &mut plain);
            }
            origins.resize(plain.len(), at);
        }
        origins.push(text.len());
        Self { plain, origins }
    }

    /// Where a word stands first, in bytes of the text it was folded from.
    pub fn find(&self, word: &Self) -> Option<Range<usize>> {
        let word = word.plain.trim();
        let start = self.plain.find(word).filter(|_| !word.is_empty())?;
        // An accent of its own after the last letter belongs to it: the next letter that counts ends the word.
        Some(self.origins[start]..self.origins[start + word.len()])
    }

    /// Whether nothing is left to look for.
    pub fn is_empty(&self) -> bool {
        self.plain.trim().is_empty()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn found<'a>(text: &'a str, word: &str) -> Option<&'a str> {
        Folded::of(text).find(&Folded::of(word)).map(|range| &text[range])
    }

    #[test]
    fn words_are_found_as_they_were_written() {
        assert_eq!(found("Every Sales-Ready lead", "sales-ready"), Some("Sales-Ready"));
        assert_eq!(found("Der Käufer ist groß.", "KAUFER"), Some("Käufer"));
        assert_eq!(found("Der Ka\u{308}ufer", "käufer"), Some("Ka\u{308}ufer"));
        assert_eq!(found("Der Käufer ist groß.", "gross"), Some("groß"));
        assert_eq!(found("within\n  eight hours", "within eight"), Some("within\n  eight"));
        assert_eq!(found("don\u{2019}t", "don't"), Some("don\u{2019}t"));
        assert_eq!(found("a lead", "leads"), None);
        assert_eq!(found("a lead", " "), None);
        assert_eq!(found("neither nor", "nor"), Some("nor"));
    }

    proptest! {
        #[test]
        fn every_part_of_a_text_is_found_in_it(before in any::<String>(), word in "[a-zäéß]{1,9}", after in any::<String>()) {
            let text = format!("{before} {} {after}", word.to_uppercase());
            let range = Folded::of(&text).find(&Folded::of(&word)).unwrap();
            prop_assert!(text.get(range).is_some());
        }
    }
}
