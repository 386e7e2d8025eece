//! Ordinal statistics on count vectors: one team's answers, and the gap between two teams.
//!
//! A count vector holds, for each point of a scale from lowest to highest, how many people gave that answer.
//! Everything here is a pure function of such vectors, in O(points squared) at most, whatever the number of
//! people. It never sees a person's row, prints nothing, and knows nothing of files, sessions or screens.

pub mod gap;
pub mod interval;
pub mod normal;
pub mod rank;
pub mod scale;
pub mod summary;
#[cfg(test)]
mod vectors;

pub use gap::{Gap, Tier};
pub use interval::Interval;
pub use scale::Kind;
pub use summary::{Median, Summary};
