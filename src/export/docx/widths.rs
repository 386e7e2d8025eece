//! How wide the columns of a table are: as much as their longest word needs, the rest to those that say most.

use crate::export::document::Table;
use crate::text::{clean_line, width};

/// A character of a table's text is about this wide.
const CHARACTER: u32 = 102;
/// And one of its head, which is bold.
const HEAD: u32 = 122;
/// What stands free at both sides of a cell.
const SIDES: u32 = 180;
/// A cell of more characters than this wraps and asks for no more room.
const LONG: usize = 60;
/// A word of more characters than this is broken.
const WORD: usize = 22;
/// Texts of at most so many characters, dates and names, stay on one line: the longer ones where there is room.
const SHORT: [usize; 3] = [16, 13, 10];

/// A width for each column, together exactly `total`.
pub(super) fn widths(table: &Table, total: u32) -> Vec<u32> {
    let columns = table.head.len() as u32;
    let wants = |short| (0..table.head.len()).map(|column| wanted(table, column, short)).collect::<Vec<_>>();
    let least = |wants: &[(u32, u32)]| wants.iter().map(|(least, _)| least).sum::<u32>();
    let fitting = SHORT.into_iter().map(&wants).find(|wants| least(wants) < total);
    let wants = fitting.unwrap_or_else(|| wants(0));
    let least = least(&wants);
    if least >= total {
        return exactly(vec![total / columns; table.head.len()], total);
    }
    let more: u32 = wants.iter().map(|(least, most)| most - least).sum();
    let room = total - least;
    let share = |more_here: u32| {
        if more == 0 {
            room / columns
        } else {
            (u64::from(room) * u64::from(more_here) / u64::from(more)) as u32
        }
    };
    exactly(wants.iter().map(|(least, most)| least + share(most - least)).collect(), total)
}

/// What the longest word of a column needs, or its longest text of at most `short` characters, and what its longest
/// text would like.
fn wanted(table: &Table, column: usize, short: usize) -> (u32, u32) {
    let head = table.head[column].plain();
    let head = clean_line(&head);
    let head_words = head.split(' ');
    let texts: Vec<String> =
        table.column(column).chain([head.clone()]).map(|text| clean_line(&text)).collect();
    let word = texts.iter().flat_map(|text| text.split(' ')).map(width).max().unwrap_or(0).clamp(2, WORD);
    let text = texts.iter().map(|text| width(text)).max().unwrap_or(0).min(LONG);
    let kept = texts.iter().map(|text| width(text)).filter(|width| *width <= short).max().unwrap_or(0);
    let head_word = head_words.map(width).max().unwrap_or(0).min(WORD);
    let least = SIDES + (CHARACTER * word.max(kept) as u32).max(HEAD * head_word as u32);
    (least, least.max(SIDES + CHARACTER * text as u32))
}

/// The same widths with what rounding left over in the last one.
fn exactly(mut widths: Vec<u32>, total: u32) -> Vec<u32> {
    let rest = total - widths.iter().sum::<u32>();
    if let Some(last) = widths.last_mut() {
        *last += rest;
    }
    widths
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::export::document::Line;
    use proptest::prelude::*;

    fn table(head: &[&str], cells: &[&str]) -> Table {
        let line = |texts: &[&str]| texts.iter().map(|text| Line::from(*text)).collect();
        Table { head: line(head), rows: vec![line(cells)] }
    }

    #[test]
    fn short_columns_stay_short_and_no_word_is_cut() {
        let widths = widths(&table(&["Number", "What it says"], &["95 %", &"a word ".repeat(30)]), 9_638);
        assert!(widths[0] < 2_000 && widths[0] >= SIDES + 6 * HEAD, "{widths:?}");
    }

    proptest! {
        #[test]
        fn columns_fill_the_page_exactly(cells in prop::collection::vec(".{0,80}", 1..12)) {
            let cells: Vec<&str> = cells.iter().map(String::as_str).collect();
            let widths = widths(&table(&cells, &cells), 9_638);
            prop_assert_eq!(widths.iter().sum::<u32>(), 9_638);
            prop_assert!(widths.iter().all(|width| *width > 300));
        }
    }
}
