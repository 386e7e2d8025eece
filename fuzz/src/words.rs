//! Text on its way to a screen: nothing in it acts, nothing of it is lost, no line is too wide.

use smarketing::text;

/// Whether a terminal only shows this character: it moves no cursor, reorders nothing and can be seen. Written out
/// here a second time, from the Unicode tables, so that the check does not repeat a mistake of the code.
pub fn is_harmless(character: char) -> bool {
    let code = u32::from(character);
    let acts = character != '\n' && character.is_control();
    let reorders = matches!(code, 0x061c | 0x200e | 0x200f | 0x202a..=0x202e | 0x2066..=0x2069);
    let hides =
        matches!(code, 0x00ad | 0x200b | 0x2060..=0x2064 | 0xfeff | 0xfff9..=0xfffb | 0xe_0000..=0xe_007f);
    let breaks = matches!(code, 0x2028 | 0x2029);
    let is_none = matches!(code, 0xfdd0..=0xfdef) || code & 0xfffe == 0xfffe;
    !(acts || reorders || hides || breaks || is_none)
}

/// `clean` leaves nothing that acts, bounds the marks on a base, and has nothing to do a second time.
pub fn clean(bytes: &[u8]) {
    let raw = String::from_utf8_lossy(bytes);
    let shown = text::clean(&raw);
    assert!(shown.chars().all(is_harmless), "{shown:?}");
    assert_eq!(text::clean(&shown), shown);
    let marks = shown.split(|character: char| unmarked(character)).map(|marks| marks.chars().count()).max();
    assert!(marks.unwrap_or_default() <= 8, "{shown:?}");
    let line = text::clean_line(&raw);
    assert!(line.chars().all(|character| character != '\n' && is_harmless(character)), "{line:?}");
    assert_eq!(text::clean_line(&line), line);
    let breaks = text::normalize_breaks(&raw);
    assert_eq!(text::normalize_breaks(&breaks), breaks);
    assert_eq!(text::clean(&breaks), shown);
    let safe = text::guarded(&raw);
    assert_eq!(text::unguarded(&safe), raw);
}

/// Whether a character is none of the marks that every table of Unicode calls one.
fn unmarked(character: char) -> bool {
    !matches!(character, '\u{300}'..='\u{36f}' | '\u{1ab0}'..='\u{1ace}' | '\u{1dc0}'..='\u{1dff}' | '\u{20d0}'..='\u{20f0}')
}

/// Lines fit, in whole and in pieces, and together say all that was said; the first byte is the width.
pub fn wrap(bytes: &[u8]) {
    let Some((room, bytes)) = bytes.split_first() else { return };
    let (room, raw) = (usize::from(*room), String::from_utf8_lossy(bytes));
    let lines = text::wrap(&raw, room);
    for line in &lines {
        // A character of two cells on a line of one has to stand somewhere.
        let narrow = room < 2 && text::width(line) <= 2 || is_one_cluster(line);
        assert!(text::width(line) <= room || narrow, "{room}: {line:?}");
    }
    assert_eq!(visible(&lines.concat()), visible(&text::clean(&raw)));
    let mut whole = String::new();
    for row in text::rows(&raw, room) {
        whole.push_str(&raw[row.bytes.clone()]);
        whole.push_str(if row.hard { "\n" } else { "" });
    }
    assert_eq!(whole.strip_suffix('\n'), Some(raw.as_ref()));
    for cut in [text::fit(&raw, room), text::pad_left(&raw, room), text::pad_right(&raw, room)] {
        assert!(text::width(&cut) <= room && cut.chars().all(is_harmless), "{room}: {cut:?}");
    }
}

/// Whether no shorter piece of the line could be cut off.
fn is_one_cluster(line: &str) -> bool {
    text::head(line, text::width(line).saturating_sub(1)).is_empty()
}

fn visible(text: &str) -> String {
    text.chars().filter(|character| !character.is_whitespace()).collect()
}
