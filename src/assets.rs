//! The data files embedded in the binary, and the words on screen, as typed values.
//!
//! A pure leaf: it opens no file (a team's own words and cards arrive as text) and knows nothing of a session.
//! Every text of a data file can be replaced by a team's own words, under the key its method names.

pub mod demo;
pub mod energisers;
mod error;
mod kinds;
mod load;
pub mod paper;
pub mod prep;
pub mod questions;
pub mod ranges;
pub mod reasons;
pub mod templates;
pub mod terms;
pub mod topics;
pub mod words;

pub use error::AssetError;
pub use kinds::{BoxKind, Method, Side, Step, TopicKind};

/// The texts of all data files by key, so that a team can replace them like any other word.
fn texts() -> Vec<(String, String)> {
    [
        templates::texts(),
        topics::texts(),
        questions::texts(),
        energisers::texts(),
        reasons::texts(),
        prep::texts(),
    ]
    .concat()
}
