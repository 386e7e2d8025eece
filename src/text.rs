//! Every string for a screen or a stream passes here: made safe to show, measured, wrapped and cut.
//!
//! A pure leaf. It never changes what is stored (the raw value stays in the file) and knows nothing of screens,
//! colours or the workshop.

mod clean;
mod fit;
mod fold;
mod formula;
mod graphemes;
pub mod phrase;
mod seek;
mod wrap;

pub use clean::{acts, clean, clean_line, normalize_breaks, shown};
pub use fit::{fit, fit_with, head, pad_left, pad_right, width};
pub use fold::fold;
pub use formula::{guarded, unguarded};
pub use graphemes::{Graphemes, all_plain, graphemes};
pub use seek::Folded;
pub use wrap::{Row, rows, shown_width, wrap};
