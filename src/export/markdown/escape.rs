//! Lines of inlines as Markdown text that reads back as the same text, and as nothing else.

use crate::export::document::{Inline, Line};
use crate::text::clean;

/// How much room a line's text has.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Fit {
    /// Line breaks begin a new paragraph.
    Paragraphs,
    /// Headings, list items and cells are one line, whatever was typed.
    OneLine,
}

/// What stands for a line break where there is only one line.
pub(super) const BREAK: &str = " / ";

const STRONG: &str = "**";
const DELETED: &str = "~~";

/// Some text and the mark around it, empty for none.
type Run = (&'static str, String);

/// The line's text, escaped and with its marks.
pub(super) fn marked(line: &Line, fit: Fit) -> String {
    let between = match fit {
        Fit::Paragraphs => "\n\n",
        Fit::OneLine => BREAK,
    };
    let lines = lines(line).into_iter().map(|runs| written(&runs));
    lines.filter(|text| !text.is_empty()).collect::<Vec<_>>().join(between)
}

/// The runs of each line of text, without white space at either end of a line.
fn lines(line: &Line) -> Vec<Vec<Run>> {
    let mut lines: Vec<Vec<Run>> = vec![Vec::new()];
    for inline in &line.0 {
        let mark = match inline {
            Inline::Text(_) => "",
            Inline::Strong(_) | Inline::Inserted(_) => STRONG,
            Inline::Deleted(_) => DELETED,
        };
        for (index, text) in clean(inline.text()).split('\n').enumerate() {
            if index > 0 {
                lines.push(Vec::new());
            }
            let runs = lines.last_mut().expect("there is always a line");
            match runs.last_mut() {
                _ if text.is_empty() => {}
                Some((last, before)) if *last == mark => before.push_str(text),
                _ => runs.push((mark, text.to_owned())),
            }
        }
    }
    for runs in &mut lines {
        trim(runs);
    }
    lines
}

fn trim(runs: &mut Vec<Run>) {
    while let Some((_, text)) = runs.first_mut() {
        *text = text.trim_start_matches(' ').to_owned();
        if !text.is_empty() {
            break;
        }
        runs.remove(0);
    }
    while let Some((_, text)) = runs.last_mut() {
        text.truncate(text.trim_end_matches(' ').len());
        if !text.is_empty() {
            break;
        }
        runs.pop();
    }
}

fn written(runs: &[Run]) -> String {
    let mut out = String::new();
    for (index, (mark, text)) in runs.iter().enumerate() {
        let next = runs.get(index + 1).and_then(|(_, text)| text.chars().next());
        // Marks hold only around text that neither begins nor ends with a space.
        let inner = text.trim_matches(' ');
        let (before, after) = match text.find(inner) {
            Some(at) if !inner.is_empty() => (&text[..at], &text[at + inner.len()..]),
            _ => (text.as_str(), ""),
        };
        out.push_str(before);
        let escaped = escaped(inner, out.is_empty());
        let next = after.chars().next().or(next);
        let mark = if holds(mark, &out, &escaped, next) { mark } else { "" };
        out.push_str(mark);
        out.push_str(&escaped);
        out.push_str(mark);
        out.push_str(after);
    }
    out
}

/// Whether a mark would be read as one here: a sign next to a letter outside keeps it from opening or closing.
fn holds(mark: &str, before: &str, text: &str, next: Option<char>) -> bool {
    let (Some(first), Some(last)) = (text.chars().next(), text.chars().next_back()) else {
        return false;
    };
    let apart = |outside: Option<char>| outside.is_none_or(|c| c == ' ' || c.is_ascii_punctuation());
    let inside = |c: char| mark == STRONG && c.is_ascii_alphanumeric();
    let white = first.is_whitespace() || last.is_whitespace();
    !white && (inside(first) || apart(before.chars().next_back())) && (inside(last) || apart(next))
}

/// The text with a backslash before everything that could act as markup.
fn escaped(text: &str, begins_line: bool) -> String {
    let mut out = String::with_capacity(text.len() + 8);
    let number = text.chars().take_while(char::is_ascii_digit).count();
    for (at, character) in text.char_indices() {
        let rest = &text[at..];
        let acts = match character {
            '\\' | '`' | '*' | '_' | '[' | ']' | '<' | '>' | '&' | '|' | '~' | '{' | '}' | '$' | '^'
            | '#' | '@' => true,
            // A bare address becomes a link in most readers.
            ':' => rest.starts_with("://") || (begins_line && at == 0),
            '.' if text[..at].to_ascii_lowercase().ends_with("www") => true,
            '.' | ')' => begins_line && at == number && number > 0,
            '+' | '-' | '=' => begins_line && at == 0,
            _ => false,
        };
        if acts {
            out.push('\\');
        }
        out.push(character);
    }
    out
}
