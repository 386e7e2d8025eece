//! Undo and redo of one field; keystrokes of one word, and runs of Backspace, are one step.
//!
//! Changes hold the exact bytes, so that undoing everything gives back the start text whatever was in it.

/// What made a change, which decides what it may be joined with.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Kind {
    /// One typed character.
    Typing,
    /// One Backspace.
    DeletingBack,
    /// One Delete.
    DeletingOn,
    /// A step of its own, such as a paste.
    Whole,
}

/// One replacement of a stretch of text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Change {
    pub(super) at: usize,
    pub(super) removed: String,
    pub(super) inserted: String,
    /// Where the cursor stood before.
    pub(super) cursor: usize,
    pub(super) kind: Kind,
}

impl Change {
    /// Takes a following change in, if both are one step to a person; otherwise says no.
    fn absorb(&mut self, next: &Change) -> bool {
        let joins = self.kind == next.kind
            && match next.kind {
                Kind::Typing => self.goes_on_typing(next),
                Kind::DeletingBack => self.at == next.at + next.removed.len(),
                Kind::DeletingOn => self.at == next.at,
                Kind::Whole => false,
            };
        if joins {
            match next.kind {
                Kind::DeletingBack => {
                    self.at = next.at;
                    self.removed.insert_str(0, &next.removed);
                }
                _ => self.removed.push_str(&next.removed),
            }
            self.inserted.push_str(&next.inserted);
        }
        joins
    }

    /// A new word is a new step.
    fn goes_on_typing(&self, next: &Change) -> bool {
        let new_word =
            self.inserted.ends_with(char::is_whitespace) && !next.inserted.starts_with(char::is_whitespace);
        next.removed.is_empty() && self.at + self.inserted.len() == next.at && !new_word
    }
}

/// The steps done and the steps taken back.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct History {
    done: Vec<Change>,
    undone: Vec<Change>,
    /// Whether the last step may still grow.
    open: bool,
}

impl History {
    pub(super) fn can_undo(&self) -> bool {
        !self.done.is_empty()
    }

    pub(super) fn can_redo(&self) -> bool {
        !self.undone.is_empty()
    }

    /// Remembers a change that was just made.
    pub(super) fn record(&mut self, change: Change) {
        self.undone.clear();
        let joined = self.open && self.done.last_mut().is_some_and(|last| last.absorb(&change));
        if !joined {
            self.done.push(change);
        }
        self.open = true;
    }

    /// Ends the step: what is typed after a move of the cursor is a new one.
    pub(super) fn seal(&mut self) {
        self.open = false;
    }

    /// Takes the last step back and says where the cursor was before it.
    pub(super) fn undo(&mut self, text: &mut String) -> Option<usize> {
        let change = self.done.pop()?;
        text.replace_range(change.at..change.at + change.inserted.len(), &change.removed);
        let cursor = change.cursor;
        self.undone.push(change);
        self.seal();
        Some(cursor)
    }

    /// Does the last undone step again and says where the cursor goes.
    pub(super) fn redo(&mut self, text: &mut String) -> Option<usize> {
        let change = self.undone.pop()?;
        text.replace_range(change.at..change.at + change.removed.len(), &change.inserted);
        let cursor = change.at + change.inserted.len();
        self.done.push(change);
        self.seal();
        Some(cursor)
    }
}
