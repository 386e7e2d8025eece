//! What a chord means while a text field has the focus; it must not hold text, that is the editor's.
//!
//! [`Edit`] lives here and not beside the editor because `widget` may import `keymap` and never the other way round.

use super::{Chord, Key};

/// One change to a focused text field or its cursor.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Edit {
    /// Type this character.
    Insert(char),
    /// Start a new line.
    Newline,
    /// Move the cursor, dragging the selection along if `select`.
    Move {
        /// Where to.
        to: Motion,
        /// Extend the selection instead of dropping it.
        select: bool,
    },
    /// Delete the selection, or the character before the cursor.
    Backspace,
    /// Delete the selection, or the character after the cursor.
    Delete,
    /// Delete the selection, or back to the start of the word.
    DeleteWordBefore,
    /// Delete the selection, or forward to the end of the word.
    DeleteWordAfter,
    /// Delete the selection, or back to the start of the line as it was typed.
    DeleteLineBefore,
    /// Select the whole text.
    SelectAll,
    /// Take back the last change of this field.
    Undo,
    /// Do again what was taken back in this field.
    Redo,
}

/// Where a cursor can go in one step.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Motion {
    /// One character back.
    Left,
    /// One character on.
    Right,
    /// To the start of this word or the one before.
    WordLeft,
    /// To the end of this word or the one after.
    WordRight,
    /// One shown line up.
    Up,
    /// One shown line down.
    Down,
    /// To the start of the shown line.
    LineStart,
    /// To the end of the shown line.
    LineEnd,
    /// One screen of text up.
    PageUp,
    /// One screen of text down.
    PageDown,
    /// To the start of the text.
    TextStart,
    /// To the end of the text.
    TextEnd,
}

/// Reads a chord as an edit of a focused text field; `None` for chords that are not text, such as Enter, Tab and Esc.
pub fn text_input(chord: Chord) -> Option<Edit> {
    if let Some(to) = motion(chord.key, chord.ctrl) {
        return Some(Edit::Move { to, select: chord.shift });
    }
    match (chord.key, chord.ctrl) {
        (Key::Char(character), false) => Some(Edit::Insert(character)),
        (Key::Char('j'), true) => Some(Edit::Newline),
        (Key::Char('w') | Key::Backspace, true) => Some(Edit::DeleteWordBefore),
        (Key::Char('u'), true) => Some(Edit::DeleteLineBefore),
        (Key::Char('a'), true) => Some(Edit::SelectAll),
        (Key::Char('z'), true) => Some(Edit::Undo),
        (Key::Char('y'), true) => Some(Edit::Redo),
        // Older terminals send Ctrl+H for the Backspace key.
        (Key::Char('h'), true) | (Key::Backspace, false) => Some(Edit::Backspace),
        (Key::Delete, false) => Some(Edit::Delete),
        (Key::Delete, true) => Some(Edit::DeleteWordAfter),
        _ => None,
    }
}

const fn motion(key: Key, ctrl: bool) -> Option<Motion> {
    Some(match (key, ctrl) {
        (Key::Left, false) => Motion::Left,
        (Key::Right, false) => Motion::Right,
        (Key::Left, true) => Motion::WordLeft,
        (Key::Right, true) => Motion::WordRight,
        (Key::Up, _) => Motion::Up,
        (Key::Down, _) => Motion::Down,
        (Key::Home, false) => Motion::LineStart,
        (Key::End, false) => Motion::LineEnd,
        (Key::Home, true) => Motion::TextStart,
        (Key::End, true) => Motion::TextEnd,
        (Key::PageUp, _) => Motion::PageUp,
        (Key::PageDown, _) => Motion::PageDown,
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn read(text: &str) -> Option<Edit> {
        text_input(Chord::parse(text).unwrap())
    }

    proptest! {
        #[test]
        fn every_plain_character_is_text(character in any::<char>()) {
            prop_assert_eq!(text_input(Chord::char(character)), Some(Edit::Insert(character)));
        }
    }

    #[test]
    fn editing_chords() {
        let moved = |to, select| Some(Edit::Move { to, select });
        assert_eq!(read("ctrl+left"), moved(Motion::WordLeft, false));
        assert_eq!(read("shift+right"), moved(Motion::Right, true));
        assert_eq!(read("ctrl+shift+right"), moved(Motion::WordRight, true));
        assert_eq!(read("home"), moved(Motion::LineStart, false));
        assert_eq!(read("ctrl+end"), moved(Motion::TextEnd, false));
        assert_eq!(read("ctrl+j"), Some(Edit::Newline));
        assert_eq!(read("CTRL+W"), Some(Edit::DeleteWordBefore));
        assert_eq!(read("ctrl+u"), Some(Edit::DeleteLineBefore));
        assert_eq!(read("ctrl+h"), Some(Edit::Backspace));
        assert_eq!(read("space"), Some(Edit::Insert(' ')));
        assert_eq!(read("ctrl+z"), Some(Edit::Undo));
        assert_eq!(read("ctrl+y"), Some(Edit::Redo));
    }

    #[test]
    fn keys_of_the_form_are_not_text() {
        for text in ["enter", "esc", "tab", "backtab", "f1", "ctrl+e", "ctrl+p", "ctrl+s", "ctrl+c", "ins"] {
            assert_eq!(read(text), None, "{text}");
        }
    }
}
