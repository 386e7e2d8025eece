//! One answer by itself: the number it begins with, the words after it, yes or no.

use crate::import::survey::family::{NO, YES};

/// The point of a yes or a no.
pub(in crate::import::survey) fn yes_no(folded: &str) -> Option<usize> {
    if YES.contains(&folded) {
        Some(1)
    } else if NO.contains(&folded) {
        Some(0)
    } else {
        None
    }
}

/// `A3`: the code of an answer in a survey whose labels stayed behind.
pub(in crate::import::survey) fn answer_code(text: &str) -> Option<i64> {
    let digits = text.strip_prefix('A').filter(|digits| digits.len() <= 2)?;
    digits.bytes().all(|byte| byte.is_ascii_digit()).then(|| digits.parse().ok())?
}

/// The whole number an answer is or begins with.
pub(in crate::import::survey) fn leading_number(text: &str) -> Option<i64> {
    let whole = text.strip_suffix(".0").or_else(|| text.strip_suffix(",0")).unwrap_or(text);
    whole.parse().ok().or_else(|| numbered_label(text).map(|(number, _)| number))
}

/// `5 - Strongly agree`, `1 (not at all)`, `3: sometimes`: the number and the words.
pub(in crate::import::survey) fn numbered_label(text: &str) -> Option<(i64, &str)> {
    let digits = text.len() - text.trim_start_matches(|c: char| c.is_ascii_digit()).len();
    let number = text.get(..digits).filter(|digits| !digits.is_empty())?.parse().ok()?;
    let rest = text[digits..].trim_start();
    let words = rest.trim_start_matches(['-', '–', '—', ':', '.', ')', '(', '=']);
    let separated = words.len() < rest.len();
    let words = words.trim().trim_end_matches(')').trim_end();
    let is_text = words.starts_with(char::is_alphabetic);
    (separated && is_text).then_some((number, words))
}
