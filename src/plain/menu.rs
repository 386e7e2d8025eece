//! A menu: a question with numbered things to do, asked until it is left. Built anew for every turn, because what was done
//! may have changed what can be done.

use super::{Flow, Leave, Plain};

/// What can be done, in the order in which it is numbered.
pub(super) struct Menu<A> {
    /// The question above the choices.
    pub question: String,
    /// The words of each choice, and what it means.
    pub rows: Vec<(String, A)>,
    /// The choice that Enter takes.
    pub usual: Option<usize>,
}

impl<A: PartialEq> Menu<A> {
    /// A menu of which Enter takes nothing.
    pub fn new(question: impl Into<String>) -> Self {
        Self { question: question.into(), rows: Vec::new(), usual: None }
    }

    /// Adds a choice.
    #[must_use]
    pub fn row(mut self, words: impl Into<String>, action: A) -> Self {
        self.rows.push((words.into(), action));
        self
    }

    /// Adds a choice where it makes sense.
    #[must_use]
    pub fn row_if(self, holds: bool, words: impl Into<String>, action: A) -> Self {
        if holds { self.row(words, action) } else { self }
    }

    /// Adds choices.
    #[must_use]
    pub fn rows(mut self, rows: impl IntoIterator<Item = (String, A)>) -> Self {
        self.rows.extend(rows);
        self
    }

    /// Enter takes this one.
    #[must_use]
    pub fn usual(mut self, action: &A) -> Self {
        self.usual = self.rows.iter().position(|(_, row)| row == action);
        self
    }
}

/// What is done after a choice.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Then {
    /// The menu is asked again.
    Stay,
    /// It is left.
    Done,
}

/// Asks a menu until it is left.
pub(super) fn run<A: PartialEq>(
    plain: &mut Plain<'_>,
    mut offer: impl FnMut(&mut Plain<'_>) -> Flow<Menu<A>>,
    mut act: impl FnMut(&mut Plain<'_>, A) -> Flow<Then>,
) -> Flow<()> {
    loop {
        // An answer that led to no change settles nothing.
        plain.answered.clear();
        let mut menu = offer(plain)?;
        debug_assert!(!menu.rows.is_empty(), "nothing can be answered: {}", menu.question);
        let words = menu.rows.iter().map(|(words, _)| words.clone()).collect();
        let choice = match plain.choose(&menu.question, words, menu.usual) {
            Ok(choice) => choice,
            Err(Leave::Again) => continue,
            Err(Leave::Back) => return Ok(()),
            Err(leave) => return Err(leave),
        };
        match act(plain, menu.rows.swap_remove(choice).1) {
            Ok(Then::Done) => return Ok(()),
            Ok(Then::Stay) | Err(Leave::Back | Leave::Again) => {}
            Err(leave) => return Err(leave),
        }
    }
}
