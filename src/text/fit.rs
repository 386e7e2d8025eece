//! Display width, and text cut or padded to a given width.
//!
//! Must agree with how ratatui counts cells, or columns drift.

use unicode_width::UnicodeWidthStr;

use super::clean::clean_line;
use super::graphemes::{all_plain, graphemes};

/// Cells that a text which went through [`clean_line`] takes on the screen.
pub fn width(text: &str) -> usize {
    if all_plain(text) { text.chars().count() } else { graphemes(text).map(grapheme_width).sum() }
}

/// Cells of one grapheme; half-width voicing marks take a cell of their own on terminals.
fn grapheme_width(grapheme: &str) -> usize {
    if all_plain(grapheme) {
        return grapheme.chars().count();
    }
    let voicing = grapheme.chars().filter(|character| matches!(character, '\u{ff9e}' | '\u{ff9f}')).count();
    grapheme.width() + voicing
}

/// One safe line of at most `width` cells, cut with `…` when it is longer.
pub fn fit(text: &str, width: usize) -> String {
    fit_with(text, width, "…")
}

/// One safe line of at most `width` cells, cut with the given ellipsis when it is longer.
pub fn fit_with(text: &str, width: usize, ellipsis: &str) -> String {
    let line = clean_line(text);
    if self::width(&line) <= width {
        return line;
    }
    let ellipsis = head(ellipsis, width);
    let mut out = head(&line, width - self::width(ellipsis)).to_owned();
    out.push_str(ellipsis);
    out
}

/// One safe line of exactly `width` cells, text to the left.
pub fn pad_right(text: &str, width: usize) -> String {
    let mut out = fit(text, width);
    out.push_str(&gap(&out, width));
    out
}

/// One safe line of exactly `width` cells, text to the right.
pub fn pad_left(text: &str, width: usize) -> String {
    let line = fit(text, width);
    gap(&line, width) + &line
}

fn gap(line: &str, width: usize) -> String {
    " ".repeat(width.saturating_sub(self::width(line)))
}

/// The longest start of a safe line, in whole graphemes, that fits into `room` cells.
pub fn head(text: &str, room: usize) -> &str {
    if all_plain(text) {
        return text.char_indices().nth(room).map_or(text, |(end, _)| &text[..end]);
    }
    let (mut used, mut end) = (0, 0);
    for grapheme in graphemes(text) {
        used += width(grapheme);
        if used > room {
            break;
        }
        end += grapheme.len();
    }
    &text[..end]
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn width_counts_cells_not_code_points() {
        assert_eq!(width("abc"), 3);
        assert_eq!(width("日本"), 4);
        assert_eq!(width("e\u{301}"), 1);
        assert_eq!(width("👨‍👩‍👧‍👦"), 2);
        assert_eq!(width(""), 0);
    }

    #[test]
    fn fit_says_that_it_cut() {
        assert_eq!(fit("alignment", 9), "alignment");
        assert_eq!(fit("alignment", 5), "alig…");
        assert_eq!(fit("alignment", 1), "…");
        assert_eq!(fit("alignment", 0), "");
        assert_eq!(fit("日本語", 4), "日…");
        assert_eq!(fit_with("alignment", 6, "..."), "ali...");
        assert_eq!(fit_with("alignment", 2, "..."), "..");
    }

    #[test]
    fn padding_is_exact() {
        assert_eq!(pad_right("ab", 4), "ab  ");
        assert_eq!(pad_left("ab", 4), "  ab");
        assert_eq!(pad_left("日本語", 4), " 日…");
    }

    proptest! {
        #[test]
        fn fit_never_exceeds_and_padding_hits_the_width(text in any::<String>(), room in 0usize..30) {
            prop_assert!(width(&fit(&text, room)) <= room);
            prop_assert_eq!(width(&pad_right(&text, room)), room);
            prop_assert_eq!(width(&pad_left(&text, room)), room);
        }

        #[test]
        fn what_fits_is_not_touched(text in any::<String>()) {
            let line = clean_line(&text);
            prop_assert_eq!(fit(&text, width(&line)), line);
        }
    }
}
