//! Lines of a calendar file: folded ones put together, each split into name, parameters and value (RFC 5545, 3.1).
//! Must not know what a property means.

use crate::{assets::words::say, import::ImportError};

/// The longest line, folds put together.
const MOST_BYTES: usize = 64 << 10;

/// One property with the line it begins on.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Property {
    /// Its line, counted from 1.
    pub(super) line: u64,
    /// Its name in capitals.
    pub(super) name: String,
    /// Its value as written.
    pub(super) value: String,
}

impl Property {
    /// Whether its value is this word, in any case.
    pub(super) fn is(&self, word: &str) -> bool {
        self.value.trim().eq_ignore_ascii_case(word)
    }

    /// As much of its value as a message needs.
    pub(super) fn short(&self) -> String {
        self.value.chars().take(60).collect()
    }
}

/// The properties of a file in order; an error names the line.
pub(super) fn properties<'a>(
    file: &'a str,
    text: &'a str,
) -> impl Iterator<Item = Result<Property, ImportError>> + 'a {
    let text = text.strip_prefix('\u{feff}').unwrap_or(text);
    let mut lines = (1..).zip(text.lines()).peekable();
    std::iter::from_fn(move || {
        let (number, first) = lines.find(|(_, line)| !line.trim().is_empty())?;
        let mut whole = first.to_owned();
        while let Some((_, folded)) = lines.next_if(|(_, line)| line.starts_with([' ', '\t'])) {
            whole.push_str(&folded[1..]);
            if whole.len() > MOST_BYTES {
                break;
            }
        }
        Some(property(file, number, &whole))
    })
}

fn property(file: &str, line: u64, whole: &str) -> Result<Property, ImportError> {
    let wrong =
        |what: &str| Err(ImportError::new(file, what, say("import.holidays.again_fix")).at_line(line));
    if whole.len() > MOST_BYTES {
        return wrong(say("import.holidays.line_long"));
    }
    let (Some(name), Some(colon)) = (whole.split([';', ':']).next(), value_begins(whole)) else {
        return wrong(say("import.holidays.no_line"));
    };
    Ok(Property { line, name: name.trim().to_uppercase(), value: whole[colon + 1..].to_owned() })
}

/// The colon before the value: the first that stands in no quoted parameter.
fn value_begins(whole: &str) -> Option<usize> {
    let mut quoted = false;
    whole.find(|character| {
        quoted ^= character == '"';
        character == ':' && !quoted
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(text: &str) -> Vec<(u64, String, String)> {
        let each = properties("x.ics", text).map(Result::unwrap);
        each.map(|property| (property.line, property.name, property.value)).collect()
    }

    #[test]
    fn folded_lines_are_one_and_keep_their_first_number() {
        let text = "\u{feff}BEGIN:VCALENDAR\r\n\r\nsummary;LANGUAGE=en;X=\"a:b;c\":Christ\r\n mas\r\n\t Day: 1\r\nEND:X";
        let expected = [(1, "BEGIN", "VCALENDAR"), (3, "SUMMARY", "Christmas Day: 1"), (6, "END", "X")];
        assert_eq!(read(text), expected.map(|(line, name, value)| (line, name.to_owned(), value.to_owned())));
    }

    #[test]
    fn lines_that_are_none_are_told() {
        let error = |text: &str| properties("x.ics", text).find_map(Result::err).unwrap().to_string();
        assert!(error("A:b\nhello").contains("x.ics, line 2: it is no line of a calendar file"));
        let long = format!("A:b\nB:c\n more\n {}", "x".repeat(MOST_BYTES));
        assert!(error(&long).contains("line 2: the line is too long"));
    }
}
