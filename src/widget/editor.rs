//! Our own text editor: whole graphemes, soft wrap, selection, coalesced undo, the terminal's own cursor.
//!
//! Ours because every maintained text area for ratatui edits by code point. It holds the raw text and only cleans what
//! it shows; it must not know keys (`keymap` maps them to [`Edit`]), the clipboard or what the text is for.

mod draw;
mod history;
mod layout;
mod motion;

use std::ops::Range;

use unicode_segmentation::UnicodeSegmentation;

use crate::keymap::{Edit, Motion};
use crate::text::normalize_breaks;
use history::{Change, History, Kind};
pub use layout::Layout;

/// Bytes a paste may have; more is refused as a mistake.
pub const PASTE_LIMIT: usize = 100 * 1024;

/// Graphemes after which a wording is too long to read aloud.
pub const SOFT_LIMIT: usize = 600;

/// One thing done to an editor.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Input {
    /// An edit or a move from the keyboard.
    Edit(Edit),
    /// A paste, which is one step of undo.
    Paste(String),
    /// A click into the drawn field, counted from its top left corner.
    Click {
        /// Cells from the left edge.
        column: u16,
        /// Rows from the top edge.
        row: u16,
    },
}

impl From<Edit> for Input {
    fn from(edit: Edit) -> Self {
        Self::Edit(edit)
    }
}

/// What an input did.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Outcome {
    /// The text is another one now.
    Changed,
    /// Only the cursor or the selection moved.
    Moved,
    /// Nothing happened; a form may take the key to mean something else.
    Ignored,
    /// The paste was larger than [`PASTE_LIMIT`] and nothing of it was taken.
    PasteRefused,
}

/// How the text stands on screen, and so what moving up and down in it means.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Shape {
    /// Rows of its own.
    Lines,
    /// One line that scrolls sideways.
    Line,
    /// Inside somebody else's paragraph, which wraps it: it has no rows to move up and down in.
    Flowing,
}

/// A text being edited, with its cursor, selection and history.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Editor {
    text: String,
    /// A byte offset, always between two graphemes.
    cursor: usize,
    /// The other end of the selection.
    anchor: Option<usize>,
    /// The column that Up and Down try to keep.
    goal: Option<usize>,
    history: History,
    shape: Shape,
    width: u16,
    height: u16,
}

impl Editor {
    /// An editor for text of several lines, with the cursor at its end; every kind of line break becomes `\n`.
    pub fn new(text: &str) -> Self {
        let text = normalize_breaks(text);
        Self {
            cursor: text.len(),
            text,
            anchor: None,
            goal: None,
            history: History::default(),
            shape: Shape::Lines,
            width: 78,
            height: 6,
        }
    }

    /// An editor for one line that scrolls sideways; pasted line breaks become spaces.
    pub fn line(text: &str) -> Self {
        Self { shape: Shape::Line, height: 1, ..Self::new(text) }
    }

    /// An editor for text that stands inside a sentence; it takes new lines, but up and down lead out of it.
    pub fn flowing(text: &str) -> Self {
        Self { shape: Shape::Flowing, ..Self::new(text) }
    }

    /// Whether it takes one line only.
    pub fn is_single_line(&self) -> bool {
        self.shape == Shape::Line
    }

    /// The raw text as typed.
    pub fn text(&self) -> &str {
        &self.text
    }

    /// Whether there is no text at all.
    pub fn is_empty(&self) -> bool {
        self.text.is_empty()
    }

    /// Replaces the whole text in one step that can be undone, as after an external editor.
    pub fn set_text(&mut self, text: &str) {
        let text = normalize_breaks(text);
        if text != self.text {
            self.replace(0..self.text.len(), &text, Kind::Whole);
        }
    }

    /// Tells the size it was last drawn at, which moves by line and by page, and clicks, depend on.
    pub fn set_room(&mut self, width: u16, height: u16) {
        self.width = width;
        self.height = height;
    }

    /// Length in characters as a person counts them.
    pub fn length(&self) -> usize {
        self.text.graphemes(true).count()
    }

    /// Whether the text is longer than [`SOFT_LIMIT`], too long to read aloud.
    pub fn is_too_long_to_read_aloud(&self) -> bool {
        self.length() > SOFT_LIMIT
    }

    /// Where the cursor stands, in bytes of the raw text.
    pub fn cursor(&self) -> usize {
        self.cursor
    }

    /// The marked part of the text, in bytes; `None` if nothing is marked.
    pub fn selection(&self) -> Option<Range<usize>> {
        let anchor = self.anchor?;
        (anchor != self.cursor).then(|| anchor.min(self.cursor)..anchor.max(self.cursor))
    }

    /// The marked text.
    pub fn selected_text(&self) -> Option<&str> {
        self.selection().map(|range| &self.text[range])
    }

    /// Whether there is a step to undo.
    pub fn can_undo(&self) -> bool {
        self.history.can_undo()
    }

    /// Whether there is a step to redo.
    pub fn can_redo(&self) -> bool {
        self.history.can_redo()
    }

    /// Does one thing to the text or its cursor.
    pub fn input(&mut self, input: impl Into<Input>) -> Outcome {
        match input.into() {
            Input::Paste(pasted) => self.paste(&pasted),
            Input::Click { column, row } => self.click(column, row),
            Input::Edit(edit) => self.edit(edit),
        }
    }

    fn edit(&mut self, edit: Edit) -> Outcome {
        match edit {
            Edit::Insert('\n' | '\r') | Edit::Newline if self.is_single_line() => Outcome::Ignored,
            Edit::Insert('\n' | '\r') | Edit::Newline => self.insert("\n", Kind::Typing),
            Edit::Insert(character) => self.insert(character.encode_utf8(&mut [0; 4]), Kind::Typing),
            Edit::Backspace => self.delete(motion::left(&self.text, self.cursor), Kind::DeletingBack),
            Edit::Delete => self.delete(motion::right(&self.text, self.cursor), Kind::DeletingOn),
            Edit::DeleteWordBefore => self.delete(motion::word_left(&self.text, self.cursor), Kind::Whole),
            Edit::DeleteWordAfter => self.delete(motion::word_right(&self.text, self.cursor), Kind::Whole),
            Edit::DeleteLineBefore => {
                self.delete(motion::typed_line_start(&self.text, self.cursor), Kind::Whole)
            }
            Edit::Move { to, select } => self.travel(to, select),
            Edit::SelectAll => self.place(self.text.len(), Some(0)),
            Edit::Undo => self.step(History::undo),
            Edit::Redo => self.step(History::redo),
        }
    }

    fn paste(&mut self, pasted: &str) -> Outcome {
        if pasted.len() > PASTE_LIMIT {
            return Outcome::PasteRefused;
        }
        let mut pasted = normalize_breaks(pasted);
        if self.is_single_line() {
            pasted = pasted.replace('\n', " ");
        }
        if pasted.is_empty() { Outcome::Ignored } else { self.insert(&pasted, Kind::Whole) }
    }

    fn click(&mut self, column: u16, row: u16) -> Outcome {
        let layout = self.layout(self.width);
        let target = layout.offset_in_view(self, self.height, column, row);
        self.place(target, None)
    }

    fn insert(&mut self, inserted: &str, kind: Kind) -> Outcome {
        let range = self.selection().unwrap_or(self.cursor..self.cursor);
        self.replace(range, inserted, kind)
    }

    /// Deletes the selection, or from the cursor to `target`.
    fn delete(&mut self, target: usize, kind: Kind) -> Outcome {
        let (range, kind) = match self.selection() {
            Some(range) => (range, Kind::Whole),
            None => (target.min(self.cursor)..target.max(self.cursor), kind),
        };
        if range.is_empty() { Outcome::Ignored } else { self.replace(range, "", kind) }
    }

    /// The only place that changes the text, besides undo and redo.
    fn replace(&mut self, range: Range<usize>, inserted: &str, kind: Kind) -> Outcome {
        let at = range.start;
        let removed = self.text[range.clone()].to_owned();
        self.text.replace_range(range, inserted);
        self.history.record(Change { at, removed, inserted: inserted.to_owned(), cursor: self.cursor, kind });
        self.after_change(at + inserted.len())
    }

    fn step(&mut self, step: impl Fn(&mut History, &mut String) -> Option<usize>) -> Outcome {
        match step(&mut self.history, &mut self.text) {
            Some(cursor) => self.after_change(cursor),
            None => Outcome::Ignored,
        }
    }

    fn after_change(&mut self, cursor: usize) -> Outcome {
        // What was typed can join what follows into one grapheme.
        self.cursor = motion::snap(&self.text, cursor);
        self.anchor = None;
        self.goal = None;
        Outcome::Changed
    }

    fn travel(&mut self, to: Motion, select: bool) -> Outcome {
        let (target, goal) = match (self.selection(), to) {
            (Some(range), Motion::Left) if !select => (range.start, None),
            (Some(range), Motion::Right) if !select => (range.end, None),
            _ => self.target(to),
        };
        let anchor = select.then(|| self.anchor.unwrap_or(self.cursor));
        let outcome = self.place(target, anchor);
        self.goal = goal;
        outcome
    }

    fn place(&mut self, cursor: usize, anchor: Option<usize>) -> Outcome {
        let before = (self.cursor, self.selection());
        self.history.seal();
        self.cursor = cursor;
        self.anchor = anchor;
        self.goal = None;
        if before == (self.cursor, self.selection()) { Outcome::Ignored } else { Outcome::Moved }
    }

    /// Where a motion leads, and the column a following Up or Down should keep.
    fn target(&self, to: Motion) -> (usize, Option<usize>) {
        let here = match to {
            Motion::Left => motion::left(&self.text, self.cursor),
            Motion::Right => motion::right(&self.text, self.cursor),
            Motion::WordLeft => motion::word_left(&self.text, self.cursor),
            Motion::WordRight => motion::word_right(&self.text, self.cursor),
            Motion::TextStart => 0,
            Motion::TextEnd => self.text.len(),
            Motion::LineStart => self.layout(self.width).row_start(self.cursor),
            Motion::LineEnd => self.layout(self.width).row_end(&self.text, self.cursor),
            Motion::Up => return self.vertical(-1),
            Motion::Down => return self.vertical(1),
            Motion::PageUp => return self.vertical(-self.page()),
            Motion::PageDown => return self.vertical(self.page()),
        };
        (here, None)
    }

    /// Rows a page move covers; one row stays in view for orientation.
    fn page(&self) -> isize {
        isize::try_from(self.height).unwrap_or(1).saturating_sub(1).max(1)
    }

    fn vertical(&self, rows: isize) -> (usize, Option<usize>) {
        if self.shape != Shape::Lines {
            return (self.cursor, None);
        }
        let layout = self.layout(self.width);
        let place = layout.locate(&self.text, self.cursor);
        let goal = self.goal.unwrap_or(place.column);
        let row = place.row.saturating_add_signed(rows).min(layout.height() - 1);
        let target = match row == place.row {
            true if rows < 0 => 0,
            true => self.text.len(),
            false => layout.offset_at(&self.text, row, goal),
        };
        (target, Some(goal))
    }
}

#[cfg(test)]
mod tests;
