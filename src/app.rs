//! The program as a value: a [`Model`], messages in, effects out, and a picture of it.
//!
//! `update` is the one place where a command is committed; `view` changes nothing. No clock, no file, no terminal:
//! time comes in with every message, everything else goes out as an [`Effect`](crate::effect::Effect).

mod asked;
mod asleep;
mod bell;
mod console;
mod copied;
mod editing;
mod global;
mod hints;
mod layout;
mod marks;
mod message;
mod model;
mod mouse;
mod navigate;
pub mod play;
mod practice;
mod results;
mod update;
mod view;
mod watch;

pub use console::Console;
pub use global::{KeyConflict, conflicts, key_table, keyless, live_key_table, named_keys};
pub use model::{Model, Open, Saved, Settings, Usual};
pub use update::{Msg, update};
pub use view::{Picture, view};
pub use watch::{Watch, WatchEffect, WatchMsg, Watcher};

/// Where a step begins, for those who may not name screens.
pub use crate::route::first_stop as first_place;

#[cfg(test)]
mod tests;
