//! Small drawing parts on ratatui's `Buffer`: draw functions plus a little state of their own.
//!
//! They know nothing of a session, of the words file or of any screen: every word is handed in. Every draw function
//! clamps to the buffer and survives any area; drawing never changes state.

pub mod cells;
pub mod editor;
pub mod scroll;
