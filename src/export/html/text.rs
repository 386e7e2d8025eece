//! Lines of inlines as marked text: cleaned, escaped, and every run apart from the direction of its neighbours.

use crate::export::document::{Inline, Line};
use crate::text::{clean, clean_line};
use maud::{Markup, html};

/// Text on one line, safe to show; escaping is done where it is written.
pub(super) fn plain(text: &str) -> String {
    clean_line(text)
}

/// A line with its marks, broken where it was broken.
pub(super) fn line(line: &Line) -> Markup {
    html! {
        @for inline in &line.0 {
            @match inline {
                Inline::Text(text) => { (run(text)) }
                Inline::Strong(text) => { strong { (run(text)) } }
                Inline::Inserted(text) => { ins { (run(text)) } }
                Inline::Deleted(text) => { del { (run(text)) } }
            }
        }
    }
}

/// One paragraph for each line of text; none where nothing is said.
pub(super) fn paragraphs(line: &Line) -> Markup {
    html! {
        @for part in split(line) {
            @if !part.plain().trim().is_empty() { p.blank[part.is_blank()] { (self::line(&part)) } }
        }
    }
}

/// The runs of each line of text.
fn split(line: &Line) -> Vec<Line> {
    let mut lines = vec![Line::default()];
    for inline in &line.0 {
        for (index, text) in clean(inline.text()).split('\n').enumerate() {
            if index > 0 {
                lines.push(Line::default());
            }
            if let Some(last) = lines.last_mut().filter(|_| !text.is_empty()) {
                last.0.push(inline.with_text(text));
            }
        }
    }
    lines
}

/// The signs between a label and its value stay outside, so that a value from right to left leaves them in place.
fn run(text: &str) -> Markup {
    let text = clean(text);
    let (between, said) = match text.strip_prefix(": ") {
        Some(said) => (": ", said),
        None => ("", text.as_str()),
    };
    html! {
        (between)
        @if !said.is_empty() {
            bdi {
                @for (index, part) in said.split('\n').enumerate() {
                    @if index > 0 { br; }
                    (part)
                }
            }
        }
    }
}
