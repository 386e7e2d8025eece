//! The session file: what is written, and what is accepted when it is read. Knows text only, never a file.

mod scan;

use super::error::{FormatError, ReadOnly, Refused};
use super::load::MOST_BYTES;
use crate::domain::{
    draft::Draft,
    history::{Entry, Workshop},
    ids::SessionId,
    session::Session,
};
use serde::{
    Deserialize, Deserializer, Serialize,
    de::{self, SeqAccess, Visitor},
};
use std::fmt;

/// What every session file says it is.
pub const FORMAT: &str = "smarketing-session";

/// The version this program writes.
pub const VERSION: u64 = 1;

/// The program as it signs files: `smarketing 0.1.0`.
pub const PROGRAM: &str = concat!(env!("CARGO_PKG_NAME"), " ", env!("CARGO_PKG_VERSION"));

/// A session file, in the order of its keys.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Document {
    /// Says that it is one of ours.
    pub format: String,
    /// The version of the format.
    pub version: u64,
    /// The session's id.
    pub id: SessionId,
    /// The program that wrote it.
    pub written_by: String,
    /// The session as it stands.
    pub state: Session,
    /// The session the log builds on; an export leaves it out.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub base: Option<Session>,
    /// Every entry, oldest first.
    #[serde(default, deserialize_with = "entries")]
    pub log: Vec<Entry>,
    /// Entries up to this one can no longer be undone.
    #[serde(default, skip_serializing_if = "crate::domain::slot::is_default")]
    pub closed_through: u64,
    /// Half-typed text.
    #[serde(default)]
    pub drafts: Vec<Draft>,
}

/// A document with what its text allows.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ReadDocument {
    /// The document.
    pub document: Document,
    /// Why it must not be written back, if so.
    pub read_only: Option<ReadOnly>,
}

impl Document {
    /// The document of a workshop and the text being typed.
    pub fn of(workshop: &Workshop, drafts: &[Draft]) -> Self {
        Self {
            format: FORMAT.to_owned(),
            version: VERSION,
            id: workshop.session().id.clone(),
            written_by: PROGRAM.to_owned(),
            state: workshop.session().clone(),
            base: Some(workshop.base().clone()),
            log: workshop.log().to_vec(),
            closed_through: workshop.closed_through(),
            drafts: drafts.to_vec(),
        }
    }

    /// The workshop it holds, and its drafts.
    pub fn into_workshop(self) -> (Workshop, Vec<Draft>) {
        let base = self.base.unwrap_or_else(|| self.state.clone());
        (Workshop::restore(base, self.state, self.log, self.closed_through), self.drafts)
    }

    /// The text of the file, or why it must not be written: it has to read back the same.
    pub fn to_text(&self) -> Result<String, String> {
        let mut text = serde_json::to_string_pretty(self).map_err(|error| error.to_string())?;
        if text.len() as u64 >= MOST_BYTES {
            // A history this long is read by no eye any more; without the spaces it takes half of that.
            text = serde_json::to_string(self).map_err(|error| error.to_string())?;
        }
        text.push('\n');
        let back = read_document(&text).map_err(|error| error.to_string())?;
        if let Some(reason) = back.read_only {
            return Err(reason.to_string());
        }
        if back.document == *self { Ok(text) } else { Err("something is lost on the way".to_owned()) }
    }
}

/// Reads the text of a session file or of the JSON export of one.
pub fn read_document(text: &str) -> Result<ReadDocument, FormatError> {
    let text = text.strip_prefix('\u{feff}').unwrap_or(text);
    if text.len() as u64 > MOST_BYTES {
        return Err(FormatError::at_start("it is too large for a session", Refused::NotOurs));
    }
    if text.trim_ascii().is_empty() {
        return Err(FormatError::at_start("the file is empty", Refused::NotOurs));
    }
    let known = if text.contains(FORMAT) { Refused::Damaged } else { Refused::NotOurs };
    let big_number = scan::scan(text).map_err(|error| FormatError::from_json(&error, known))?;
    let head = Head::read(text)?;
    let refused = if head.version > VERSION { Refused::Newer } else { Refused::Damaged };
    let document: Document = serde_json::from_str(text).map_err(|error| {
        let mut error = FormatError::from_json(&error, refused);
        if refused == Refused::Newer {
            error.what = format!("written by {}, which is newer: {}", head.written_by, error.what);
        }
        error
    })?;
    if document.id != document.state.id {
        let what = format!("the file is of session {}, its state of {}", document.id, document.state.id);
        return Err(FormatError::at_start(&what, Refused::Damaged));
    }
    let newer = (refused == Refused::Newer).then_some(ReadOnly::Newer { written_by: head.written_by });
    let read_only = newer.or(big_number.map(|(line, column)| ReadOnly::BigNumber { line, column }));
    Ok(ReadDocument { document, read_only })
}

/// What must be right before the rest is looked at.
struct Head {
    version: u64,
    written_by: String,
}

impl Head {
    fn read(text: &str) -> Result<Self, FormatError> {
        /// Values of any kind, so that a foreign file is called foreign and not damaged.
        #[derive(Deserialize)]
        struct Loose {
            #[serde(default)]
            format: serde_json::Value,
            #[serde(default)]
            version: serde_json::Value,
            #[serde(default)]
            written_by: serde_json::Value,
        }
        let not_ours = || FormatError::at_start("this is not a smarketing session", Refused::NotOurs);
        let loose: Loose = serde_json::from_str(text).map_err(|_| not_ours())?;
        if loose.format != FORMAT {
            return Err(not_ours());
        }
        let version = loose.version.as_u64().filter(|version| *version > 0);
        let version =
            version.ok_or_else(|| FormatError::at_start("the version is no number", Refused::Damaged))?;
        Ok(Self { version, written_by: loose.written_by.as_str().unwrap_or("a later program").to_owned() })
    }
}

impl FormatError {
    pub(super) fn at_start(what: &str, refused: Refused) -> Self {
        Self { line: 1, column: 1, what: what.to_owned(), refused }
    }

    pub(super) fn from_json(error: &serde_json::Error, refused: Refused) -> Self {
        let full = error.to_string();
        let place = format!(" at line {} column {}", error.line(), error.column());
        let what = full.strip_suffix(&place).unwrap_or(&full).to_owned();
        Self { line: error.line().max(1), column: error.column().max(1), what, refused }
    }
}

/// Reads a log; its numbers follow on each other, and an error stands at the entry that does not.
fn entries<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Vec<Entry>, D::Error> {
    struct Entries;

    impl<'de> Visitor<'de> for Entries {
        type Value = Vec<Entry>;

        fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
            f.write_str("a list of entries")
        }

        fn visit_seq<A: SeqAccess<'de>>(self, mut items: A) -> Result<Vec<Entry>, A::Error> {
            let mut log: Vec<Entry> = Vec::new();
            while let Some(entry) = items.next_element::<Entry>()? {
                if let Some(last) = log.last().filter(|last| last.seq.checked_add(1) != Some(entry.seq)) {
                    let what = format!("entry {} does not follow on entry {}", entry.seq, last.seq);
                    return Err(de::Error::custom(what));
                }
                log.push(entry);
            }
            Ok(log)
        }
    }

    deserializer.deserialize_seq(Entries)
}

#[cfg(test)]
mod tests;
