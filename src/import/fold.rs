//! What the cells and headers of an export are before they are compared: without markup, without a formula's guard.

use crate::text;

pub(super) use crate::text::{fold, unguarded};

/// One line without markup: what a header says.
pub(super) fn plain(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut rest = text;
    while let Some((before, after)) = rest.split_once('<') {
        out.push_str(before);
        let tag = after.split_once('>').filter(|(tag, _)| is_tag(tag));
        if let Some((_, tail)) = tag {
            out.push(' ');
            rest = tail;
        } else {
            out.push('<');
            rest = after;
        }
    }
    out.push_str(rest);
    let out = out.replace("&nbsp;", " ").replace("&quot;", "\"").replace("&#39;", "'").replace("&amp;", "&");
    out.split_whitespace().collect::<Vec<_>>().join(" ")
}

fn is_tag(inside: &str) -> bool {
    let name = inside.trim_start_matches('/');
    name.len() <= 200 && name.starts_with(|first: char| first.is_ascii_alphabetic()) && !name.contains('<')
}

/// A cell as it may be put on a screen: one line, without control characters, cut where it is long.
pub(super) fn shown(cell: &str) -> String {
    const LONGEST: usize = 60;
    let line = text::clean_line(cell);
    let line = line.trim();
    let cut: String = line.chars().take(LONGEST).collect();
    if cut.len() < line.len() { cut + "..." } else { cut }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn headers_lose_markup_but_not_signs() {
        assert_eq!(plain("Our <b>leads</b><br/>are\n good &amp; fresh"), "Our leads are good & fresh");
        assert_eq!(plain("less than <5 % or > 7"), "less than <5 % or > 7");
    }

    #[test]
    fn a_cell_is_shown_on_one_line_without_controls() {
        assert_eq!(shown(" a\u{1b}[2J\nb\u{202e}c\t"), "a\u{241b}[2J bc");
        assert_eq!(shown(&"x".repeat(70)), format!("{}...", "x".repeat(60)));
    }
}
