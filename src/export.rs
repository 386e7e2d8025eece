//! What leaves the program: documents and data, built from the domain as bytes or text.
//! Pure: it opens no file and reads no clock.

pub mod survey;
