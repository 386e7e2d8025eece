//! The business calendar: when an office is open, in its own zone. A leaf that knows only civil dates and the
//! bundled zones; must not read a clock, open a file or know what is promised.
//!
//! A calendar as written ([`CalendarText`]) becomes a [`Calendar`] only when every part of it makes sense, so that
//! whatever counts open hours never meets an impossible one.

mod calendar;
mod describe;
mod interval;
mod text;

pub use calendar::{Calendar, WEEKDAY_KEYS};
pub use interval::Interval;
pub use text::{CalendarError, CalendarErrors, CalendarText};
