//! What can be wrong with a data file. It must not say where the file was found: whoever opened it adds that.

use thiserror::Error;

/// Why a data file was refused.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
pub enum AssetError {
    /// The text is not the TOML this file needs.
    #[error("{file}: {what}")]
    Unreadable {
        /// Which data file.
        file: &'static str,
        /// What the parser said, with line and column.
        what: String,
    },
    /// A replacement names words that do not exist.
    #[error("unknown words: {}", .0.join(", "))]
    UnknownWords(Vec<String>),
    /// A replaced sentence asks for a value the program does not give it.
    #[error("{key}: there is no {{{placeholder}}} to fill in here")]
    UnknownPlaceholder {
        /// The key of the sentence.
        key: String,
        /// The name between the braces.
        placeholder: String,
    },
    /// A card of a facilitator's own file cannot be played.
    #[error("line {line}: {what}")]
    Card {
        /// Line of the mistake, counted from 1.
        line: usize,
        /// What is wrong, and what to write.
        what: String,
    },
    /// Cards were replaced after the first one was read.
    #[error("the cards are already in use")]
    CardsInUse,
    /// Words were replaced after the first one was read.
    #[error("the words are already in use")]
    WordsInUse,
}
