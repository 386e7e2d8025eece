//! What a workshop is.
//! It opens no file, reads no clock and draws nothing.

pub mod baseline;
pub mod people;
