//! Places between graphemes and words; pure functions on a text and a byte offset.

use unicode_segmentation::{GraphemeCursor, UnicodeSegmentation};

/// The end of the grapheme before `at`'s, or the start of the text.
pub(super) fn left(text: &str, at: usize) -> usize {
    // The whole text is given at once, so the cursor never asks for more of it.
    GraphemeCursor::new(at, text.len(), true).prev_boundary(text, 0).ok().flatten().unwrap_or(0)
}

/// The end of the grapheme at `at`, or the end of the text.
pub(super) fn right(text: &str, at: usize) -> usize {
    GraphemeCursor::new(at, text.len(), true).next_boundary(text, 0).ok().flatten().unwrap_or(text.len())
}

/// `at` itself if it lies between two graphemes, else the end of the grapheme it lies in.
pub(super) fn snap(text: &str, at: usize) -> usize {
    let between = GraphemeCursor::new(at, text.len(), true).is_boundary(text, 0).unwrap_or(true);
    if between { at } else { right(text, at) }
}

/// The start of this word or the one before.
pub(super) fn word_left(text: &str, at: usize) -> usize {
    let starts = text.unicode_word_indices().map(|(start, _)| start);
    let start = starts.take_while(|start| *start < at).last().unwrap_or(0);
    if snap(text, start) < at { snap(text, start) } else { left(text, at) }
}

/// The end of this word or the one after.
pub(super) fn word_right(text: &str, at: usize) -> usize {
    let ends = text.unicode_word_indices().map(|(start, word)| start + word.len());
    let end = ends.into_iter().find(|end| *end > at).unwrap_or(text.len());
    snap(text, end)
}

/// The start of this line as it was typed, wherever it is broken on screen.
pub(super) fn typed_line_start(text: &str, at: usize) -> usize {
    text[..at].rfind('\n').map_or(0, |line_break| line_break + 1)
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn a_family_is_one_step() {
        let text = "a👨‍👩‍👧‍👦e\u{301}";
        assert_eq!(right(text, 1), text.len() - 3);
        assert_eq!(left(text, text.len()), text.len() - 3);
        assert_eq!(snap(text, 5), text.len() - 3);
    }

    #[test]
    fn words_are_found_from_inside_and_between() {
        let text = "one  two, three";
        assert_eq!(word_right(text, 0), 3);
        assert_eq!(word_right(text, 3), 8);
        assert_eq!(word_right(text, 8), 15);
        assert_eq!(word_left(text, 15), 10);
        assert_eq!(word_left(text, 10), 5);
        assert_eq!(word_left(text, 2), 0);
        assert_eq!(word_left("...", 3), 0);
    }

    proptest! {
        #[test]
        fn every_move_makes_progress_to_a_boundary(text in any::<String>(), start in any::<prop::sample::Index>()) {
            let boundaries: Vec<usize> =
                text.grapheme_indices(true).map(|(index, _)| index).chain([text.len()]).collect();
            let at = boundaries[start.index(boundaries.len())];
            for target in [left(&text, at), word_left(&text, at)] {
                prop_assert!(boundaries.contains(&target) && (target < at || at == 0));
            }
            for target in [right(&text, at), word_right(&text, at)] {
                prop_assert!(boundaries.contains(&target) && (target > at || at == text.len()));
            }
        }
    }
}
