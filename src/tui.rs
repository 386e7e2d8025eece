//! The terminal front end: the only place that switches terminal modes, reads keys and catches signals.
//!
//! It turns input into messages and runs effects. It must not decide what a workshop means: that is `app`'s.

mod canvas;
mod clock;
mod events;
mod guard;
mod outside;
mod panic_hook;
mod refusal;
mod run;
mod signals;
mod watch;
mod world;

pub use canvas::Canvas;
pub use clock::{BadClock, Clock, seed};
pub use events::{Input, Reader};
pub use guard::{Guard, restore, restore_within, stop_drawing, write_frame};
pub use panic_hook::{Crash, install as install_panic_hook};
pub use refusal::{Refusal, refuse_unfit_terminal};
pub use run::run;
pub use signals::{run_outside, suspend, watch as watch_signals};
pub use watch::{Looking, watch};
pub use world::Start;
