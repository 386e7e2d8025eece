//! Folding text for comparison: two spellings of one label, header or question become the same string.
//! Folded text is never shown.

/// Lower case, without accents, with plain quotes, dashes and single spaces, `nor` as `or`, no full stop at the end.
pub fn fold(text: &str) -> String {
    let mut plain = String::with_capacity(text.len());
    for character in text.chars() {
        push_folded(character, &mut plain);
    }
    let words: Vec<&str> =
        plain.split_whitespace().map(|word| if word == "nor" { "or" } else { word }).collect();
    words.join(" ").trim_end_matches('.').trim_end().to_owned()
}

/// Adds what a character comes to: its plain small letters, or nothing for an accent of its own.
pub(super) fn push_folded(character: char, plain: &mut String) {
    for character in character.to_lowercase() {
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
}
