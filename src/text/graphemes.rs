//! What a person calls a character, found fast where text is made of plain ones, which most of a picture is.
//!
//! Must agree with `unicode-segmentation` on any text.

use unicode_segmentation::UnicodeSegmentation;

/// Whether a character stands for itself, one cell wide, whatever plain character is beside it: Latin letters, the
/// punctuation of books, arrows, signs of mathematics, lines, blocks and shapes.
pub(super) fn is_plain(character: char) -> bool {
    matches!(
        character,
        ' '..='~'
            | '\u{a1}'..='\u{ac}'
            | '\u{ae}'..='\u{24f}'
            | '\u{2010}'..='\u{2027}'
            | '\u{2190}'..='\u{22ff}'
            | '\u{2500}'..='\u{25cf}'
    )
}

/// Whether every character of a text is a grapheme and a cell.
pub fn all_plain(text: &str) -> bool {
    text.chars().all(is_plain)
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
        let mut characters = self.0.chars();
        let first = characters.next()?;
        // A mark would be another character, and not a plain one.
        let length = if is_plain(first) && characters.next().is_none_or(is_plain) {
            first.len_utf8()
        } else {
            // Where a grapheme begins, what came before does not matter for its end.
            self.0.graphemes(true).next()?.len()
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
    use unicode_width::UnicodeWidthStr;

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

    #[test]
    fn a_plain_character_is_a_grapheme_and_a_cell_and_clean_as_it_is() {
        let plain: Vec<String> = ('\0'..char::MAX).filter(|one| is_plain(*one)).map(String::from).collect();
        assert!(plain.len() > 1000);
        for one in &plain {
            assert_eq!(one.width(), 1, "{one}");
            assert_eq!(super::super::clean::shown(&format!("{one}\u{301}")), format!("{one}\u{301}"));
            assert_eq!(theirs(&format!("{one}a{one}-{one}")), [one, "a", one, "-", one]);
        }
        assert_eq!(theirs(&plain.concat()), plain);
    }

    proptest! {
        #[test]
        fn graphemes_are_those_of_unicode(
            text in "([ -~]{0,3}|[─—…é√▲]|\\PC|\u{301}|\u{200d}|🇩|🇫|👩|क|्|\r|\n|\u{e31}|\u{1100}|\u{1161}){0,12}"
        ) {
            prop_assert_eq!(graphemes(&text).collect::<Vec<_>>(), theirs(&text));
        }
    }
}
