//! What a terminal may be sent: controls as pictures, no hidden or reordering characters, bounded marks.
//!
//! Must not be used on the way into a file: the raw value is kept there.

use super::graphemes::all_plain;
use unicode_width::UnicodeWidthChar;

/// Marks one base may carry; more only smear over the neighbouring lines.
const MARKS_PER_BASE: usize = 8;

/// Something for a mark to sit on when the text gives it nothing.
const BARE_BASE: char = '\u{a0}';

/// What stands for a C1 control, for which Unicode has no picture of its own.
const C1_PICTURE: char = '\u{2426}';

/// Makes text safe to show and keeps its line breaks.
pub fn clean(text: &str) -> String {
    cleaned(text, "\n", "    ")
}

/// Makes text safe to show on a single line: breaks and tabs become one space each.
pub fn clean_line(text: &str) -> String {
    cleaned(text, " ", " ")
}

/// How one grapheme of raw text looks on the screen; empty for what is never shown, a picture for a line break.
pub fn shown(grapheme: &str) -> String {
    cleaned(grapheme, "\u{2424}", "    ")
}

/// Turns every kind of line break (CRLF, CR, NEL, U+2028, U+2029) into `\n` and changes nothing else.
pub fn normalize_breaks(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut characters = text.chars().peekable();
    while let Some(character) = characters.next() {
        if character == '\r' && characters.peek() == Some(&'\n') {
            continue;
        }
        out.push(if is_break(character) { '\n' } else { character });
    }
    out
}

fn cleaned(text: &str, line_break: &str, tab: &str) -> String {
    if all_plain(text) {
        return text.to_owned();
    }
    let mut out = String::with_capacity(text.len());
    // `None` until something visible stands on the line that a mark could sit on.
    let mut marks: Option<usize> = None;
    let mut characters = text.chars().peekable();
    while let Some(character) = characters.next() {
        if character == '\r' && characters.peek() == Some(&'\n') {
            continue;
        }
        if is_break(character) {
            out.push_str(line_break);
            marks = None;
        } else if character == '\t' {
            out.push_str(tab);
            marks = None;
        } else if is_hidden(character) {
            // Dropped; what follows still belongs to the same base.
        } else if let Some(picture) = picture(character) {
            out.push(picture);
            marks = None;
        } else if character.width() == Some(0) {
            marks = push_mark(&mut out, character, marks);
        } else {
            out.push(character);
            marks = Some(0);
        }
    }
    out
}

/// Appends a zero-width character if its base has room for one more.
fn push_mark(out: &mut String, mark: char, marks: Option<usize>) -> Option<usize> {
    let joins = matches!(mark, '\u{200c}' | '\u{200d}');
    match marks {
        // A joiner with nothing before it joins nothing.
        None if joins => None,
        None => {
            out.push(BARE_BASE);
            out.push(mark);
            Some(1)
        }
        Some(count) if count < MARKS_PER_BASE => {
            out.push(mark);
            Some(count + 1)
        }
        full => full,
    }
}

fn is_break(character: char) -> bool {
    matches!(character, '\n' | '\r' | '\u{85}' | '\u{2028}' | '\u{2029}')
}

/// Whether this character is never shown as it is: controls, line breaks, what reorders or hides, noncharacters.
pub fn acts(character: char) -> bool {
    picture(character).is_some() || is_break(character) || is_hidden(character)
}

/// Characters that reorder or hide text, or that nobody can see: bidi controls, BOM, invisible operators, tags.
fn is_hidden(character: char) -> bool {
    matches!(
        character,
        '\u{ad}'
            | '\u{61c}'
            | '\u{180e}'
            | '\u{200b}'
            | '\u{200e}'..='\u{200f}'
            | '\u{202a}'..='\u{202e}'
            | '\u{2060}'..='\u{206f}'
            | '\u{feff}'
            | '\u{fff9}'..='\u{fffb}'
            | '\u{e0000}'..='\u{e007f}'
    )
}

/// The visible stand-in for a control character or a noncharacter.
fn picture(character: char) -> Option<char> {
    let code = u32::from(character);
    match code {
        0..=0x1f => char::from_u32(0x2400 + code),
        0x7f => Some('\u{2421}'),
        0x80..=0x9f => Some(C1_PICTURE),
        0xfdd0..=0xfdef => Some(char::REPLACEMENT_CHARACTER),
        _ if code & 0xfffe == 0xfffe => Some(char::REPLACEMENT_CHARACTER),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn controls_become_pictures() {
        assert_eq!(clean("a\x1b[31mb\x07\x7f\u{9b}"), "a␛[31mb␇␡␦");
        assert_eq!(clean("a\tb"), "a    b");
        assert_eq!(clean("a\0b"), "a␀b");
    }

    #[test]
    fn every_kind_of_break_is_one_break() {
        assert_eq!(clean("a\r\nb\rc\u{2028}d\u{2029}e\u{85}f\ng"), "a\nb\nc\nd\ne\nf\ng");
        assert_eq!(clean_line("a\r\nb\tc\n"), "a b c ");
        assert_eq!(normalize_breaks("a\r\nb\rc\x1b"), "a\nb\nc\x1b");
    }

    #[test]
    fn hidden_characters_are_dropped() {
        assert_eq!(clean("\u{feff}abc\u{202e}def\u{2066}\u{200b}"), "abcdef");
        assert_eq!(clean("\u{fdd0}\u{ffff}\u{10fffe}"), "\u{fffd}\u{fffd}\u{fffd}");
    }

    #[test]
    fn marks_are_bounded_and_never_alone() {
        let smear = format!("a{}", "\u{301}".repeat(40));
        assert_eq!(clean(&smear).chars().count(), 9);
        assert_eq!(clean("\u{301}"), "\u{a0}\u{301}");
        assert_eq!(clean("\u{200d}x"), "x");
        assert_eq!(clean("x\n\u{301}"), "x\n\u{a0}\u{301}");
    }

    #[test]
    fn a_family_stays_a_family() {
        assert_eq!(clean("👨‍👩‍👧‍👦 e\u{301}"), "👨‍👩‍👧‍👦 e\u{301}");
    }

    proptest! {
        #[test]
        fn nothing_dangerous_is_left(text in any::<String>()) {
            let cleaned = clean(&text);
            let harmless = |c: char| c == '\n' || !(c.is_control() || is_hidden(c) || is_break(c));
            prop_assert!(cleaned.chars().all(harmless));
            let one_line = clean_line(&text);
            prop_assert!(one_line.chars().all(|c| c != '\n' && harmless(c)));
        }

        #[test]
        fn cleaning_twice_changes_nothing(text in any::<String>()) {
            prop_assert_eq!(clean(&clean(&text)), clean(&text));
            prop_assert_eq!(clean_line(&clean_line(&text)), clean_line(&text));
        }
    }
}
