//! Soft line breaks by display width, in whole graphemes.
//!
//! Ours because ratatui's own wrapping panics on wide and on zero-width graphemes. Must always make progress:
//! a grapheme wider than the line gets a line to itself.

use std::ops::Range;

use super::clean::{clean, shown};
use super::fit::width;
use super::graphemes::graphemes;

/// Punctuation that must not start a line in Chinese and Japanese.
const CLINGS_TO_THE_LEFT: &str = "、。，．・：；？！）」』】〉》〕］｝ー々…";

/// One line on the screen as bytes of the text it came from.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Row {
    /// The bytes of this row, with the spaces that hang over its end and without the line break.
    pub bytes: Range<usize>,
    /// Whether a line break in the text, or the end of the text, ends this row.
    pub hard: bool,
}

/// Breaks text into safe lines of at most `width` cells; line breaks in the text are kept.
pub fn wrap(text: &str, width: usize) -> Vec<String> {
    let text = clean(text);
    let line = |row: Row| text[row.bytes].trim_end_matches(is_breaking_space).to_owned();
    rows(&text, width).into_iter().map(line).collect()
}

/// Where [`wrap`] breaks raw text, as byte ranges that together cover all of it but its line breaks.
pub fn rows(text: &str, width: usize) -> Vec<Row> {
    let mut rows = Vec::new();
    let mut start = 0;
    for line in text.split('\n') {
        break_line(line, start, width.max(1), &mut rows);
        start += line.len() + 1;
    }
    rows
}

/// One grapheme of a line being broken.
struct Piece<'a> {
    start: usize,
    text: &'a str,
    cells: usize,
    space: bool,
}

fn break_line(line: &str, offset: usize, width: usize, rows: &mut Vec<Row>) {
    let mut pieces: Vec<Piece<'_>> = Vec::new();
    let mut place = 0;
    for text in graphemes(line) {
        pieces.push(piece((place, text)));
        place += text.len();
    }
    let mut row_start = 0;
    let mut cells = 0;
    // Where the row could end, and the cells from there on.
    let mut chance: Option<usize> = None;
    let mut cells_after_chance = 0;
    for (index, piece) in pieces.iter().enumerate() {
        if !piece.space && cells + piece.cells > width && piece.start > row_start {
            if let Some(place) = chance.take().filter(|place| *place > row_start) {
                rows.push(Row { bytes: offset + row_start..offset + place, hard: false });
                row_start = place;
                cells = cells_after_chance;
            }
            if cells + piece.cells > width && piece.start > row_start {
                rows.push(Row { bytes: offset + row_start..offset + piece.start, hard: false });
                row_start = piece.start;
                cells = 0;
            }
            cells_after_chance = cells;
        }
        cells += piece.cells;
        cells_after_chance += piece.cells;
        if may_break_after(&pieces, index) {
            chance = Some(piece.start + piece.text.len());
            cells_after_chance = 0;
        }
    }
    rows.push(Row { bytes: offset + row_start..offset + line.len(), hard: true });
}

fn piece((start, text): (usize, &str)) -> Piece<'_> {
    // A space that carries a mark is seen, so it is a word.
    let space = text.chars().all(is_breaking_space);
    Piece { start, text, cells: shown_width(text), space }
}

/// Cells that one grapheme of raw text takes once it is made safe to show.
pub fn shown_width(grapheme: &str) -> usize {
    match grapheme.as_bytes() {
        // Nearly all of any text; the others cost an allocation.
        [b' '..=b'~'] => 1,
        _ => width(&shown(grapheme)),
    }
}

/// After spaces, after a hyphen inside a word, and around wide graphemes (Chinese, Japanese, emoji).
fn may_break_after(pieces: &[Piece<'_>], index: usize) -> bool {
    let here = &pieces[index];
    let Some(next) = pieces.get(index + 1) else { return false };
    if here.space {
        return !next.space;
    }
    if next.space || CLINGS_TO_THE_LEFT.contains(next.text) {
        return false;
    }
    let in_word = |piece: &Piece<'_>| piece.text.starts_with(char::is_alphanumeric);
    let hyphen = matches!(here.text, "-" | "\u{2010}" | "\u{2013}" | "\u{2014}");
    let wide = |piece: &Piece<'_>| piece.cells > 1;
    wide(here) || wide(next) || hyphen && index > 0 && in_word(&pieces[index - 1]) && in_word(next)
}

/// A space at which a line may end; the non-breaking ones are not.
fn is_breaking_space(character: char) -> bool {
    character.is_whitespace() && !matches!(character, '\u{a0}' | '\u{2007}' | '\u{202f}')
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn words_go_to_the_next_line_whole() {
        assert_eq!(wrap("A person with a budget", 10), ["A person", "with a", "budget"]);
        assert_eq!(wrap("one  two", 4), ["one", "two"]);
        assert_eq!(wrap("sales-ready lead", 8), ["sales-", "ready", "lead"]);
    }

    #[test]
    fn hard_breaks_are_kept() {
        assert_eq!(wrap("a\n\nb\n", 5), ["a", "", "b", ""]);
        assert_eq!(wrap("", 5), [""]);
        assert_eq!(wrap("a\r\nb", 5), ["a", "b"]);
    }

    #[test]
    fn long_words_are_cut() {
        assert_eq!(wrap("abcdefgh", 3), ["abc", "def", "gh"]);
        assert_eq!(wrap("a bcdefgh", 3), ["a", "bcd", "efg", "h"]);
    }

    #[test]
    fn wide_and_bare_marks_do_not_stop_it() {
        assert_eq!(wrap("aあいう", 2), ["a", "あ", "い", "う"]);
        assert_eq!(wrap("あいう", 1), ["あ", "い", "う"]);
        assert_eq!(wrap("あいう。", 6), ["あい", "う。"]);
        assert_eq!(wrap("\u{301}abc", 2).len(), 2);
        assert_eq!(wrap("abc", 0), ["a", "b", "c"]);
    }

    #[test]
    fn indentation_stays() {
        assert_eq!(wrap("  a b", 3), ["  a", "b"]);
        assert_eq!(wrap("a\u{a0}b c", 4), ["a\u{a0}b", "c"]);
    }

    fn without_spaces(text: &str) -> String {
        text.chars().filter(|character| !character.is_whitespace()).collect()
    }

    proptest! {
        #[test]
        fn lines_fit_and_nothing_is_lost(text in any::<String>(), room in 0usize..12) {
            let lines = wrap(&text, room);
            for line in &lines {
                prop_assert!(width(line) <= room.max(1) || graphemes(line).count() == 1, "{line:?}");
            }
            prop_assert_eq!(without_spaces(&lines.concat()), without_spaces(&clean(&text)));
        }

        #[test]
        fn rows_cover_the_raw_text(text in "[a-z \u{301}\t\n\u{7}あ👩\u{200d}-]{0,60}", room in 0usize..12) {
            let mut joined = String::new();
            for row in rows(&text, room) {
                joined.push_str(&text[row.bytes.clone()]);
                if row.hard {
                    joined.push('\n');
                }
            }
            prop_assert_eq!(joined, text + "\n");
        }
    }
}
