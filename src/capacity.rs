//! What can be promised: the funnel's formulas, load against people, and the queue that a promise runs into.
//!
//! Everything here is a pure function of what is passed in, seeds and budgets included: no clock, no file, no
//! thread, and no sentence for a person. Whoever wants answers while somebody types drives a
//! [`simulation::Simulation`] slice by slice and stops when the question has changed.

pub mod erlang;
pub mod form;
pub mod funnel;
pub mod load;
pub mod ratio;
pub mod simulation;
pub mod volume;

pub use form::Form;
pub use ratio::Ratio;
