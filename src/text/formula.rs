//! The apostrophe that keeps a spreadsheet from taking a cell for a formula. Exports put it on, imports take it off,
//! and both ask here, so that a cell comes back as it was.

use std::borrow::Cow;

/// What a spreadsheet takes for the start of a formula, in half and full width.
const STARTS: [char; 8] = ['=', '+', '-', '@', '＝', '＋', '－', '＠'];

/// A cell that no spreadsheet computes: with an apostrophe where it would begin like a formula.
pub fn guarded(cell: &str) -> Cow<'_, str> {
    // What already begins with apostrophes gets one more, or taking one off would take its own.
    if acts(cell.trim_start_matches('\'')) && !is_plain_number(cell) {
        Cow::Owned(format!("'{cell}"))
    } else {
        Cow::Borrowed(cell)
    }
}

/// A cell without the apostrophe some tools put before what a spreadsheet would take for a formula.
pub fn unguarded(cell: &str) -> &str {
    match cell.strip_prefix('\'') {
        Some(rest) if acts(rest.trim_start_matches('\'')) => rest,
        _ => cell,
    }
}

fn acts(text: &str) -> bool {
    text.starts_with(['\t', '\r', '\n']) || text.trim_start().starts_with(STARTS)
}

/// "-99", "+4.5", "-1,5": a sign alone makes no formula.
fn is_plain_number(cell: &str) -> bool {
    let digits = cell.strip_prefix(['+', '-']).unwrap_or(cell);
    let mut parts = digits.splitn(2, ['.', ',']);
    parts.all(|part| !part.is_empty() && part.bytes().all(|byte| byte.is_ascii_digit()))
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn what_begins_like_a_formula_gets_an_apostrophe() {
        for cell in [
            "=1+1",
            "  =cmd|' /C calc'!A0",
            "+49 170",
            "-1+2",
            "@sum",
            "＝1",
            "\t=1",
            "\r",
            "\n1",
            "--",
            "-",
            "''=1",
        ] {
            assert_eq!(guarded(cell), format!("'{cell}"));
        }
        for cell in ["", "-99", "+4.5", "-1,5", "12", "a=b", "'tis", "8 business hours", " x"] {
            assert_eq!(guarded(cell), cell);
        }
    }

    #[test]
    fn only_a_guard_before_a_formula_is_taken_off() {
        assert_eq!(unguarded("'+1 for calls"), "+1 for calls");
        assert_eq!(unguarded("'tis fine"), "'tis fine");
        assert_eq!(unguarded("-99"), "-99");
        assert_eq!(unguarded("'\tx"), "\tx");
    }

    proptest! {
        #[test]
        fn any_cell_comes_back_and_begins_no_formula(cell in "['=+@ \t\n\r-]{0,4}.{0,4}") {
            let safe = guarded(&cell);
            prop_assert_eq!(unguarded(&safe), cell.as_str());
            prop_assert!(is_plain_number(&safe) || !acts(&safe), "{:?}", safe);
        }
    }
}
