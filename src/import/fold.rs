//! Folding text for comparison: two spellings of one label or header become the same string.
//! Folded text is never shown.

/// Lower case, without accents, with plain quotes, dashes and single spaces, `nor` as `or`, no full stop at the end.
pub(super) fn fold(text: &str) -> String {
    let mut plain = String::with_capacity(text.len());
    for character in text.chars().flat_map(char::to_lowercase) {
        match character {
            '\u{300}'..='\u{36f}' | '\u{200b}'..='\u{200f}' | '\u{feff}' => {}
            '\u{2018}' | '\u{2019}' | '\u{201b}' | '`' | '\u{b4}' => plain.push('\''),
            '\u{201c}'..='\u{201f}' | '\u{ab}' | '\u{bb}' => plain.push('"'),
            '\u{2010}'..='\u{2015}' | '\u{2212}' => plain.push('-'),
            'ß' => plain.push_str("ss"),
            'œ' => plain.push_str("oe"),
            'æ' => plain.push_str("ae"),
            other => plain.push(without_accent(other)),
        }
    }
    let words: Vec<&str> =
        plain.split_whitespace().map(|word| if word == "nor" { "or" } else { word }).collect();
    words.join(" ").trim_end_matches('.').trim_end().to_owned()
}

fn without_accent(character: char) -> char {
    match character {
        'à'..='å' | 'ā' | 'ă' | 'ą' => 'a',
        'ç' | 'ć' | 'č' => 'c',
        'è'..='ë' | 'ē' | 'ę' | 'ě' => 'e',
        'ì'..='ï' | 'ī' => 'i',
        'ñ' | 'ń' | 'ň' => 'n',
        'ò'..='ö' | 'ø' | 'ō' | 'ő' => 'o',
        'ù'..='ü' | 'ū' | 'ű' | 'ů' => 'u',
        'ý' | 'ÿ' => 'y',
        other => other,
    }
}

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

/// What a spreadsheet takes for the start of a formula, in half and full width.
const FORMULA_STARTS: [char; 8] = ['=', '+', '-', '@', '＝', '＋', '－', '＠'];

/// A cell without the apostrophe some tools put before what a spreadsheet would take for a formula.
pub(super) fn unguarded(cell: &str) -> &str {
    match cell.strip_prefix('\'') {
        Some(rest) if rest.starts_with(['\t', '\r', '\n']) => rest,
        Some(rest) if rest.trim_start().starts_with(FORMULA_STARTS) => rest,
        _ => cell,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn spellings_of_one_label_fold_to_the_same() {
        assert_eq!(fold(" Neither agree  nor disagree. "), "neither agree or disagree");
        assert_eq!(fold("Don\u{2019}t know"), fold("don't KNOW"));
        assert_eq!(fold("trifft vo\u{308}llig zu"), fold("Trifft völlig zu"));
        assert_eq!(fold("Ｔ"), "ｔ");
    }

    #[test]
    fn headers_lose_markup_but_not_signs() {
        assert_eq!(plain("Our <b>leads</b><br/>are\n good &amp; fresh"), "Our leads are good & fresh");
        assert_eq!(plain("less than <5 % or > 7"), "less than <5 % or > 7");
    }

    #[test]
    fn only_a_guard_before_a_formula_is_taken_off() {
        assert_eq!(unguarded("'+1 for calls"), "+1 for calls");
        assert_eq!(unguarded("'tis fine"), "'tis fine");
        assert_eq!(unguarded("-99"), "-99");
    }
}
