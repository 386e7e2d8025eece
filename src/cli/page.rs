//! Lines of text wrapped at a width: what a command prints for people. It prints nothing itself.

use crate::text::wrap;

/// The lines so far.
pub(super) struct Page {
    width: usize,
    lines: Vec<String>,
}

impl Page {
    /// Nothing yet, to be wrapped at `width` columns.
    pub(super) fn new(width: usize) -> Self {
        Self { width, lines: Vec::new() }
    }

    /// A paragraph that begins so many columns in.
    pub(super) fn add(&mut self, indent: usize, text: &str) {
        let room = self.width.saturating_sub(indent).max(1);
        self.lines.extend(wrap(text, room).into_iter().map(|line| format!("{:indent$}{line}", "")));
    }

    /// An empty line.
    pub(super) fn gap(&mut self) {
        self.lines.push(String::new());
    }

    /// A heading with a blank line before it.
    pub(super) fn part(&mut self, heading: &str) {
        self.gap();
        self.add(0, heading);
    }

    /// All of it.
    pub(super) fn into_lines(self) -> Vec<String> {
        self.lines
    }
}
