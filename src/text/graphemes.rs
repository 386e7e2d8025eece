//! What a person calls a character, found fast where text is plain ASCII, which most of it is.
//!
//! Must agree with `unicode-segmentation` on any text.

use unicode_segmentation::UnicodeSegmentation;

/// Whether a byte is a character of its own, one cell wide, whatever plain byte follows.
pub(super) fn is_plain(byte: u8) -> bool {
    matches!(byte, b' '..=b'~')
}

/// Whether every byte of a text is a character and a cell.
pub(super) fn all_plain(text: &str) -> bool {
    text.bytes().all(is_plain)
}

/// The graphemes of a text, from left to right.
#[derive(Clone, Debug)]
pub struct Graphemes<'a>(&'a str);

/// Cuts a text into graphemes.
pub fn graphemes(text: &str) -> Graphemes<'_> {
    Graphemes(text)
}

impl<'a> Iterator for Graphemes<'a> {
    type Item = &'a str;

    fn next(&mut self) -> Option<&'a str> {
        let length = match self.0.as_bytes() {
            [] => return None,
            [only] if is_plain(*only) => 1,
            // A mark would be another byte.
            [first, second, ..] if is_plain(*first) && is_plain(*second) => 1,
            // Where a grapheme begins, what came before does not matter for its end.
            _ => self.0.graphemes(true).next()?.len(),
        };
        let (grapheme, rest) = self.0.split_at(length);
        self.0 = rest;
        Some(grapheme)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn theirs(text: &str) -> Vec<&str> {
        text.graphemes(true).collect()
    }

    #[test]
    fn flags_families_and_marks_stay_whole() {
        for text in ["🇩🇪🇫🇷🇩", "a👨‍👩‍👧‍👦b", "e\u{301}e", "x\r\ny", "\r", "a\u{200d}b", "क्षि ok", "각", ""]
        {
            assert_eq!(graphemes(text).collect::<Vec<_>>(), theirs(text), "{text:?}");
        }
    }

    proptest! {
        #[test]
        fn graphemes_are_those_of_unicode(
            text in "([ -~]{0,3}|\\PC|\u{301}|\u{200d}|🇩|🇫|👩|क|्|\r|\n|\u{e31}|\u{1100}|\u{1161}){0,12}"
        ) {
            prop_assert_eq!(graphemes(&text).collect::<Vec<_>>(), theirs(&text));
        }
    }
}
