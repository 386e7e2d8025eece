//! Everything on disk: session files, journals, locks, the list of sessions, and the one thread that writes.
//! The only module that opens files; it reads no clock (time is passed in) and knows no screen.

pub mod disk;
pub mod error;
pub mod fingerprint;
pub mod format;
pub mod load;

#[cfg(test)]
mod sample;

pub use error::{Cause, ReadOnly, StoreError};
pub use format::{Draft, read_document};
