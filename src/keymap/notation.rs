//! Key strings such as `"a Acme<enter> <pgdn>"`, which tests and the practice session are played from.
//!
//! Characters stand for themselves, `<name>` for a chord, `<lt>` for `<`. So that keys and text can stand apart:
//! spaces after a `<name>` or at the start only separate, and so does one space after the single character that
//! follows them. `"<tab> e A person"` presses Tab, presses e, types "A person"; `"<tab>e x"` types "e x".
//! `<space>` always presses the space bar.

use super::{BadChord, Chord};

/// A key string that could not be read.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum BadKeys {
    /// A name in angle brackets is no key.
    #[error(transparent)]
    Chord(#[from] BadChord),
    /// A `<` without its `>`.
    #[error("\"<{0}\" has no closing \">\"; write <lt> for the character itself")]
    Unclosed(String),
    /// A control character, which no key types.
    #[error("a key string cannot hold the control character {0:?}")]
    Control(char),
}

/// Reads a key string into the presses it stands for.
pub fn parse_keys(text: &str) -> Result<Vec<Chord>, BadKeys> {
    let mut presses = Vec::new();
    let mut parts = text.split('<');
    type_text(parts.next().unwrap_or_default(), true, &mut presses)?;
    for part in parts {
        let (name, rest) = part.split_once('>').ok_or_else(|| BadKeys::Unclosed(part.to_owned()))?;
        presses.push(if name == "lt" { Chord::char('<') } else { Chord::parse(name)? });
        type_text(rest, false, &mut presses)?;
    }
    Ok(presses)
}

fn type_text(text: &str, at_start: bool, presses: &mut Vec<Chord>) -> Result<(), BadKeys> {
    if let Some(control) = text.chars().find(|character| character.is_control()) {
        return Err(BadKeys::Control(control));
    }
    let apart = text.trim_start_matches(' ');
    if !at_start && apart.len() == text.len() {
        presses.extend(text.chars().map(Chord::char));
        return Ok(());
    }
    let mut characters = apart.chars();
    presses.extend(characters.next().map(Chord::char));
    let rest = characters.as_str();
    presses.extend(rest.strip_prefix(' ').unwrap_or(rest).chars().map(Chord::char));
    Ok(())
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn typed(text: &str) -> String {
        parse_keys(text)
            .unwrap()
            .iter()
            .map(|chord| match chord.character() {
                Some(character) if !chord.ctrl => character.to_string(),
                _ => format!("<{}>", chord.notation()),
            })
            .collect()
    }

    #[test]
    fn keys_and_text_stand_apart() {
        assert_eq!(
            typed("a Acme<enter> <pgdn> e A person who...<esc>"),
            "aAcme<enter><pgdn>eA person who...<esc>"
        );
        assert_eq!(typed("<tab>A lead<tab> v"), "<tab>A lead<tab>v");
        assert_eq!(typed("<tab>e x"), "<tab>e x");
        assert_eq!(typed("x<space>y<lt>z>"), "x y<z>");
        assert_eq!(typed("<ctrl+c><Ctrl+C>"), "<ctrl+c><ctrl+c>");
        assert_eq!(typed(""), "");
    }

    #[test]
    fn mistakes_are_named() {
        assert_eq!(parse_keys("a<entr>"), Err(BadKeys::Chord(BadChord("entr".to_owned()))));
        assert_eq!(parse_keys("a<enter"), Err(BadKeys::Unclosed("enter".to_owned())));
        assert_eq!(parse_keys("a\nb"), Err(BadKeys::Control('\n')));
    }

    proptest! {
        #[test]
        fn any_text_after_a_chord_is_typed_as_it_is(text in "[^<\\p{C} ][^<\\p{Cc}]*") {
            let presses = parse_keys(&format!("<esc>{text}")).unwrap();
            let typed: String = presses[1..].iter().filter_map(|chord| chord.character()).collect();
            prop_assert_eq!(typed, text);
        }

        #[test]
        fn any_string_is_read_or_refused(text in any::<String>()) {
            let _ = parse_keys(&text);
        }
    }
}
