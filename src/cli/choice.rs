//! An argument that is one of some words: help, manual and shells list them, and more spellings are read than listed.

use clap::{
    Arg, Command, Error,
    builder::{PossibleValue, TypedValueParser},
};
use std::ffi::OsStr;

/// How such an argument is listed and read.
#[derive(Clone, Copy, Debug)]
pub(super) struct Choice<T> {
    /// The words to choose from.
    pub(super) listed: fn() -> Vec<&'static str>,
    /// What a word means, or what can be typed instead.
    pub(super) read: fn(&str) -> Result<T, String>,
}

impl<T: Clone + Send + Sync + 'static> TypedValueParser for Choice<T> {
    type Value = T;

    fn parse_ref(&self, command: &Command, argument: Option<&Arg>, typed: &OsStr) -> Result<T, Error> {
        self.read.parse_ref(command, argument, typed)
    }

    fn possible_values(&self) -> Option<Box<dyn Iterator<Item = PossibleValue> + '_>> {
        Some(Box::new((self.listed)().into_iter().map(PossibleValue::new)))
    }
}
