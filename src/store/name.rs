//! File names that every system takes, from names people typed.

use std::path::Path;

/// The longest file name, in bytes, with its ending.
const MOST_BYTES: usize = 100;

/// Names Windows keeps for devices, whatever the ending.
const DEVICES: [&str; 4] = ["CON", "PRN", "AUX", "NUL"];

/// A safe file name for something called `name`; from `number` 2 on it carries the number: `Acme (2).md`.
pub fn safe_name(name: &str, number: usize, extension: &str) -> String {
    let ending = if number < 2 { format!(".{extension}") } else { format!(" ({number}).{extension}") };
    let mut stem: String = name.chars().filter_map(safe).collect();
    // Cut between what people see as letters, so that no accent is lost from the last one.
    while stem.len() + ending.len() > MOST_BYTES {
        let last =
            unicode_segmentation::UnicodeSegmentation::grapheme_indices(stem.as_str(), true).next_back();
        stem.truncate(last.map_or(0, |(at, _)| at));
    }
    // Windows drops dots and spaces at the end, and a dot at the start hides a file.
    let mut stem = stem.trim_end_matches([' ', '.']).trim_start_matches([' ', '.']).to_owned();
    if stem.is_empty() {
        "session".clone_into(&mut stem);
    } else if is_device(&stem) {
        stem.insert(0, '_');
    }
    stem + &ending
}

/// What a file is called that stands beside one somebody else changed:
/// `Acme (smarketing conflict 2026-03-01 1403 laptop)`; `what` is the one word for what it holds.
pub fn beside(path: &Path, what: &str, at: &str, host: &str) -> String {
    let stem = path.file_stem().unwrap_or_default().to_string_lossy();
    // Cut short, so that what tells the two apart is never cut off.
    let mark = format!("smarketing {what} {at} {}", first_bytes(host, 20));
    format!("{} ({})", first_bytes(&stem, 30).trim_end(), mark.trim_end())
}

fn first_bytes(text: &str, most: usize) -> &str {
    text.char_indices()
        .map(|(at, c)| at + c.len_utf8())
        .take_while(|end| *end <= most)
        .last()
        .map_or("", |end| &text[..end])
}

fn safe(character: char) -> Option<char> {
    match character {
        '/' | '\\' | ':' | '*' | '?' | '"' | '<' | '>' | '|' => Some('-'),
        '\t' | '\n' | '\r' | '\u{2028}' | '\u{2029}' => Some(' '),
        // Characters that order text anew make a name look like another one.
        '\u{200e}' | '\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}' | '\u{feff}' => None,
        _ if character.is_control() => None,
        _ => Some(character),
    }
}

fn is_device(stem: &str) -> bool {
    let first = stem.split('.').next().unwrap_or_default().trim_end().to_ascii_uppercase();
    let port = ["COM", "LPT"].iter().find_map(|port| first.strip_prefix(port));
    DEVICES.contains(&first.as_str())
        || port.is_some_and(|number| number.len() == 1 && ("1"..="9").contains(&number))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_file_beside_another_says_since_when_and_where() {
        let name = |path: &str| beside(Path::new(path), "conflict", "2026-03-01 1403", "laptop");
        assert_eq!(name("/a/Acme.json"), "Acme (smarketing conflict 2026-03-01 1403 laptop)");
        let long = format!("{}.json", "\u{4e2d}".repeat(60));
        assert!(safe_name(&name(&long), 12, "json").ends_with("1403 laptop) (12).json"));
        assert_eq!(beside(Path::new("a.json"), "conflict", "now", ""), "a (smarketing conflict now)");
    }

    #[test]
    fn what_a_system_does_not_take_is_replaced() {
        for (name, expected) in [
            ("Acme: Q1 alignment", "Acme- Q1 alignment.json"),
            ("a/b\\c*?\"<>|", "a-b-c------.json"),
            ("..\u{202e}/etc \u{1b}[m. ", "-etc [m.json"),
            ("two\nlines", "two lines.json"),
            ("", "session.json"),
            (" . ", "session.json"),
            ("con", "_con.json"),
            ("Lpt3.txt", "_Lpt3.txt.json"),
            ("COM10", "COM10.json"),
            ("Überblick 日本", "Überblick 日本.json"),
        ] {
            assert_eq!(safe_name(name, 1, "json"), expected, "{name:?}");
        }
        assert_eq!(safe_name("Acme", 2, "md"), "Acme (2).md");
    }

    proptest::proptest! {
        #[test]
        fn any_name_is_short_and_plain(name in ".{0,200}", number in 1usize..12) {
            let safe = safe_name(&name, number, "json");
            proptest::prop_assert!(safe.len() <= MOST_BYTES && safe.len() > 5);
            proptest::prop_assert!(!safe.contains(['/', '\\', ':', '\0', '\n']) && !safe.starts_with('.'));
        }
    }
}
