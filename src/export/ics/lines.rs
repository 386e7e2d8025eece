//! Content lines (RFC 5545, 3.1): CRLF at the end, folded at 75 octets and never inside a character, text escaped.
//! Must not know what an event is.

use crate::text::clean;
use std::fmt::Write as _;

/// Octets of a line, its break not counted.
const LONGEST: usize = 75;

/// A calendar file while it grows.
#[derive(Debug, Default)]
pub(super) struct Lines(String);

impl Lines {
    pub(super) fn begin(&mut self, component: &str) {
        self.put("BEGIN", component);
    }

    pub(super) fn end(&mut self, component: &str) {
        self.put("END", component);
    }

    /// A property whose value the format gives: a date, a rule, a number. The name brings its parameters.
    pub(super) fn put(&mut self, name: &str, value: &str) {
        self.fold(&format!("{name}:{value}"));
    }

    /// A property with words of people: made safe to show, then escaped.
    pub(super) fn text(&mut self, name: &str, text: &str) {
        self.put(name, &escaped(&clean(text)));
    }

    pub(super) fn into_bytes(self) -> Vec<u8> {
        self.0.into_bytes()
    }

    fn fold(&mut self, line: &str) {
        let mut rest = line;
        let mut room = LONGEST;
        while rest.len() > room {
            let cut = rest.floor_char_boundary(room);
            let (now, later) = rest.split_at(cut);
            self.push(now);
            // The line break is followed by one space, which belongs to the fold.
            self.0.push(' ');
            rest = later;
            room = LONGEST - 1;
        }
        self.push(rest);
    }

    fn push(&mut self, line: &str) {
        // Writing into a string cannot fail.
        let _ = write!(self.0, "{line}\r\n");
    }
}

fn escaped(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for character in text.chars() {
        match character {
            '\\' | ';' | ',' => out.extend(['\\', character]),
            '\n' => out.push_str("\\n"),
            _ => out.push(character),
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn written(text: &str) -> String {
        let mut lines = Lines::default();
        lines.text("SUMMARY", text);
        String::from_utf8(lines.into_bytes()).unwrap()
    }

    /// What a reader makes of one line.
    fn read(written: &str) -> String {
        let line = written.strip_suffix("\r\n").unwrap().replace("\r\n ", "");
        let mut out = String::new();
        let mut characters = line.strip_prefix("SUMMARY:").unwrap().chars();
        while let Some(character) = characters.next() {
            out.push(match character {
                '\\' => match characters.next().unwrap() {
                    'n' => '\n',
                    other => other,
                },
                other => other,
            });
        }
        out
    }

    #[test]
    fn what_separates_values_is_escaped() {
        assert_eq!(written("a,b;c\\d\ne:f\"g"), "SUMMARY:a\\,b\\;c\\\\d\\ne:f\"g\r\n");
        assert_eq!(written("a\u{1b}[2Jb\rc\u{202e}"), "SUMMARY:a␛[2Jb\\nc\r\n");
    }

    #[test]
    fn a_line_is_folded_before_octet_76_and_not_inside_a_character() {
        let folded = written(&"é".repeat(60));
        let lines: Vec<&str> = folded.trim_end().split("\r\n").collect();
        assert_eq!(lines.iter().map(|line| line.len()).collect::<Vec<_>>(), [74, 55]);
        assert!(lines[1].starts_with(' '));
        assert_eq!(written(&"x".repeat(67)).matches("\r\n").count(), 1, "75 octets are one line");
        assert_eq!(written(&"x".repeat(68)).matches("\r\n").count(), 2);
    }

    proptest! {
        #[test]
        fn any_text_is_read_back_as_it_is_shown(text in any::<String>()) {
            let written = written(&text);
            prop_assert!(written.ends_with("\r\n"));
            for line in written.trim_end_matches("\r\n").split("\r\n") {
                prop_assert!(line.len() <= 75, "{line:?}");
                prop_assert!(!line.contains(|c: char| c.is_control()), "{line:?}");
            }
            prop_assert_eq!(read(&written), clean(&text));
        }
    }
}
