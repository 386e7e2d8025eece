//! Keys as data: chords, rows that bind them to messages, and everything derived from those rows.
//!
//! One table of [`Binding`] rows drives dispatch, footer, help and the printed key table. Generic over the message,
//! so that a row can name what a screen means without this module knowing any screen. It must not draw, must not know
//! a session, and must not import anything of ours but `config`.

mod binding;
mod chord;
mod edit;
mod notation;
mod overrides;
mod table;

pub use binding::{Binding, Conflict, chords_of, conflicts, resolve, shadowed, written};
pub use chord::{BadChord, Chord, Key};
pub use edit::{Edit, Motion, text_input};
pub use notation::{BadKeys, parse_keys};
pub use overrides::{BadOverride, Overrides};
pub use table::{HelpRow, Hint, help_rows, hints};
