//! The business calendar: when an office is open, in its own zone. A leaf that knows only civil dates and the
//! bundled zones; must not read a clock, open a file or know what is promised.
//!
//! A calendar as written ([`CalendarText`]) becomes a [`Calendar`] only when every part of it makes sense, so that
//! whatever counts open hours never meets an impossible one. A [`Table`] counts.

mod calendar;
mod clock_change;
mod derivation;
mod instant;
mod interval;
mod local;
mod offsets;
mod table;
mod text;
mod typed;

pub use calendar::{Calendar, WEEKDAY_KEYS};
pub use clock_change::{ClockChange, Touched};
pub use derivation::{Closed, Derivation, Open, Piece, Why};
pub use instant::{Instant, OutOfRange};
pub use interval::Interval;
pub use local::{NotATime, Reading, read_time};
pub use table::Table;
pub use text::{CalendarError, CalendarErrors, CalendarText};
pub use typed::{NotFromTo, read_times, write_times, zone_named, zone_said};
