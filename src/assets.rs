//! The data files embedded in the binary, and the words on screen, as typed values.
//!
//! A pure leaf: it opens no file (a team's own words arrive as text) and knows nothing of a session.

mod error;
pub mod words;

pub use error::AssetError;
