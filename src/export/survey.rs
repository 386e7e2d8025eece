//! The result of a survey, for a program and for people.
//! Both print what the [`Comparison`](crate::domain::baseline::Comparison) lets them see and decide nothing.

mod questions;
mod remeasured;
mod report;
mod table;
mod words;

pub use crate::assets::questions::answers;
pub use questions::{Layout, questions};
pub use remeasured::remeasured_table;
pub use report::Report;
pub use table::table;
pub use words::words_table;

#[cfg(test)]
mod tests;
