//! Small drawing parts on ratatui's `Buffer`: draw functions plus a little state of their own.
//!
//! They know nothing of a session, of the words file or of any screen: every word is handed in. Every draw function
//! clamps to the buffer and survives any area; drawing never changes state.

pub mod bars;
pub mod big;
pub mod cells;
pub mod editor;
pub mod footer;
pub mod form;
pub mod line;
pub mod list;
pub mod modal;
pub mod paragraph;
pub mod scroll;
pub mod table;
#[cfg(test)]
mod testing;
