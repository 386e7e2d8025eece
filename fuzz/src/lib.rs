//! What must hold for any bytes from outside: one check for each way in, called by the fuzzer and by
//! `tests/hostile.rs`, so that what was found once is looked at by every run of the tests.
//!
//! A check panics where a promise is broken and says nothing otherwise. It opens no file and knows no fuzzer.

mod commands;
mod files;
mod tables;
mod words;

pub use commands::commands;
pub use files::{journal, papers, session};
pub use tables::{imports, sheet, survey, workbook};
pub use words::{clean, is_harmless, wrap};

/// A check with its name, which is that of its folder of seeds.
pub type Check = (&'static str, fn(&[u8]));

/// Every check.
pub const CHECKS: [Check; 10] = [
    ("clean", clean),
    ("commands", commands),
    ("imports", imports),
    ("journal", journal),
    ("papers", papers),
    ("session", session),
    ("sheet", sheet),
    ("survey", survey),
    ("workbook", workbook),
    ("wrap", wrap),
];
