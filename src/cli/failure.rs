//! Why a subcommand failed: one sentence what happened, one what to do, and the exit code that goes with it.

use super::{exit::Exit, out};
use crate::{
    assets::words::{fill, say},
    domain::rejected::Rejected,
    export::ExportError,
    import::ImportError,
    store::StoreError,
};
use std::io;

/// A failure that can be told to a person.
#[derive(Debug)]
pub(super) struct Failure {
    exit: Exit,
    what: String,
    remedy: String,
    source: Option<anyhow::Error>,
    verbose: bool,
}

impl Failure {
    /// A failure with what happened and what to do.
    pub(super) fn new(exit: Exit, what: impl Into<String>, remedy: impl Into<String>) -> Self {
        Self { exit, what: what.into(), remedy: remedy.into(), source: None, verbose: false }
    }

    /// Arguments that make no sense.
    pub(super) fn usage(what: impl Into<String>, remedy: impl Into<String>) -> Self {
        Self::new(Exit::Usage, what, remedy)
    }

    /// The same failure with another exit code.
    pub(super) fn with_exit(self, exit: Exit) -> Self {
        Self { exit, ..self }
    }

    /// How it ends.
    pub(super) fn exit(&self) -> Exit {
        self.exit
    }

    /// The same failure with one more thing to do about it.
    pub(super) fn or(self, advice: &str) -> Self {
        let remedy = format!("{} {advice}", as_sentence(&self.remedy));
        Self { remedy: remedy.trim_start().to_owned(), ..self }
    }

    /// The same failure with more to tell.
    pub(super) fn verbose(self, verbose: bool) -> Self {
        Self { verbose, ..self }
    }

    /// What happened and what to do, for a list of several.
    pub(super) fn in_words(&self) -> (String, String) {
        (as_sentence(&self.what), as_sentence(&self.remedy))
    }

    /// Tells the person and gives the exit code.
    pub(super) fn report(&self) -> Exit {
        for sentence in [&self.what, &self.remedy] {
            if !sentence.is_empty() {
                out::note(&as_sentence(sentence));
            }
        }
        if let Some(source) = self.source.as_ref().filter(|_| self.verbose) {
            for cause in source.chain() {
                out::note(&format!("  because: {cause:?}"));
            }
        }
        self.exit
    }
}

/// With a capital at the start, unless a name of a file stands there, and a full stop at the end, unless a list does.
fn as_sentence(text: &str) -> String {
    let first_word = text.split(' ').next().unwrap_or_default();
    let is_word = first_word.trim_end_matches([',', '.', '?']).chars().all(char::is_alphabetic);
    let mut characters = text.chars();
    let first = characters.next().filter(|_| is_word).map(char::to_uppercase);
    let text: String = match first {
        Some(first) => first.chain(characters).collect(),
        None => text.to_owned(),
    };
    let ends_as_list = text.contains("\n  ");
    if ends_as_list || text.ends_with(['.', '!', '?', ':']) { text } else { text + "." }
}

impl From<StoreError> for Failure {
    fn from(error: StoreError) -> Self {
        let exit = if error.is_locked() {
            Exit::Locked
        } else if error.is_missing() {
            Exit::Missing
        } else {
            Exit::Failed
        };
        let mut failure = Self::new(exit, error.to_string(), error.advice());
        failure.source = Some(error.into());
        failure
    }
}

impl From<ImportError> for Failure {
    fn from(error: ImportError) -> Self {
        Self::new(Exit::Failed, error.to_string(), error.remedy)
    }
}

impl From<ExportError> for Failure {
    fn from(error: ExportError) -> Self {
        let mut failure = Self::new(Exit::Failed, error.to_string(), say("trouble.json_fix"));
        failure.source = Some(error.into());
        failure
    }
}

impl From<Rejected> for Failure {
    fn from(rejected: Rejected) -> Self {
        Self::new(Exit::Failed, rejected.to_string(), "")
    }
}

impl From<io::Error> for Failure {
    fn from(error: io::Error) -> Self {
        // Whoever reads our output has seen enough: that is no failure of ours.
        if error.kind() == io::ErrorKind::BrokenPipe {
            return Self::new(Exit::Done, "", "");
        }
        let mut failure = Self::new(Exit::Failed, fill("trouble.output", &[("why", &error)]), "");
        failure.source = Some(error.into());
        failure
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::path::Path;

    #[test]
    fn sentences_begin_with_a_capital_and_end() {
        assert_eq!(as_sentence("cannot read x"), "Cannot read x.");
        assert_eq!(as_sentence("ärger?"), "Ärger?");
        assert_eq!(as_sentence("one of:\n  a\n  b"), "One of:\n  a\n  b");
        assert_eq!(as_sentence("people.csv, line 2: no"), "people.csv, line 2: no.");
    }

    #[test]
    fn exit_codes_follow_from_what_happened() {
        let error = |kind| StoreError::io("trouble.doing.read", Path::new("x"), io::Error::from(kind));
        assert_eq!(Failure::from(error(io::ErrorKind::NotFound)).exit, Exit::Missing);
        assert_eq!(Failure::from(error(io::ErrorKind::PermissionDenied)).exit, Exit::Failed);
        assert_eq!(Failure::from(io::Error::from(io::ErrorKind::BrokenPipe)).report(), Exit::Done);
    }
}
