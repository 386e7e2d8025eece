//! Everything on disk: session files, journals, locks, the list of sessions, and the one thread that writes.
//! The only module that opens files; it reads no clock (time is passed in) and knows no screen.

pub mod apart;
pub mod copied;
pub mod disk;
pub mod edit;
pub mod error;
pub mod fingerprint;
pub mod follow;
pub mod forget;
pub mod format;
pub mod input;
pub mod journal;
mod kept;
pub mod library;
pub mod load;
pub mod lock;
pub mod log;
pub mod name;
pub mod open;
pub mod places;
pub mod private;
pub mod recover;
mod recovered;
pub mod save;
pub mod scratch;
pub mod shelf;
mod sweep;
pub mod told;
mod trash;
pub mod writer;

#[cfg(test)]
mod sample;

pub use edit::edit;
pub use error::{Cause, ReadOnly, StoreError};
pub use follow::Follower;
pub use format::read_document;
pub use open::{Access, Opened, create, open, view};
pub use places::{Places, Surroundings};
pub use recovered::Recovered;
pub use writer::{Job, Report, Writer};
