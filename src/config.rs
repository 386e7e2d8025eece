//! Settings from the text of `config.toml`, with errors that name the line; it must not open the file, read the
//! environment or know what a setting does.

mod choice;
mod near;
mod print;
mod read;

use std::collections::BTreeMap;

pub use choice::{Bell, Choice, Color, Language, Theme, choose};
pub use near::{edits, nearest};
pub use print::print;
pub use read::parse;

/// What a config file can set; a field the file leaves out has its default.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Settings {
    /// Folder for session files, as written.
    pub dir: Option<String>,
    /// Colours of the screens.
    pub theme: Theme,
    /// Colours of the room view and of the mirror.
    pub room_theme: Theme,
    /// Plain ASCII instead of drawing characters; `None` leaves it to the locale.
    pub ascii: Option<bool>,
    /// Whether to use colour at all.
    pub color: Color,
    /// What happens when a timebox ends.
    pub bell: Bell,
    /// Timers show whole minutes until the last two.
    pub calm: bool,
    /// Clicks are taken; else the mouse is left to the terminal.
    pub mouse: bool,
    /// Language of the words.
    pub language: Language,
    /// File with words in place of the built-in ones, as written.
    pub words: Option<String>,
    /// How long a new session is.
    pub length: Option<Written>,
    /// When a new session starts.
    pub start: Option<Written>,
    /// Time zone of a new session.
    pub zone: Option<Written>,
    /// Minutes of writing in silence; what each topic takes, if not set.
    pub silent_minutes: Option<u32>,
    /// Chords in place of the built-in ones, by the label of a binding.
    pub keys: BTreeMap<String, Written>,
}

/// What somebody wrote whose meaning is known elsewhere: whoever refuses it can name the line.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Written {
    /// The text.
    pub text: String,
    /// Its line in the file, counted from 1.
    pub line: usize,
}

impl Default for Settings {
    fn default() -> Self {
        Self {
            dir: None,
            theme: Theme::default(),
            room_theme: Theme::RoomLight,
            ascii: None,
            color: Color::default(),
            bell: Bell::default(),
            calm: false,
            mouse: true,
            language: Language::default(),
            words: None,
            length: None,
            start: None,
            zone: None,
            silent_minutes: None,
            keys: BTreeMap::new(),
        }
    }
}

/// Why a config file was refused.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum ConfigError {
    /// The text is not TOML.
    #[error("line {line}: {message}")]
    Syntax {
        /// Line of the mistake, counted from 1.
        line: usize,
        /// What the TOML reader says.
        message: String,
    },
    /// A key nothing reads, most likely a typing mistake.
    #[error("line {line}: there is no setting \"{key}\"; {}", read::meant(.key))]
    Unknown {
        /// Line of the key, counted from 1.
        line: usize,
        /// The key as written.
        key: String,
    },
    /// A value of the wrong kind.
    #[error("line {line}: \"{key}\" must be {expected}")]
    Value {
        /// Line of the value, counted from 1.
        line: usize,
        /// The key it belongs to.
        key: String,
        /// What would be accepted.
        expected: String,
    },
}
