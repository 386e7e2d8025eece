//! From a session to bytes somebody can carry out of the room: one table of formats, one document model.
//!
//! Pure: it opens no file and reads no clock; the same session gives the same bytes. Document formats see a
//! [`Playbook`], never a session, so that a new kind of topic appears in all of them without touching one.

mod document;
mod json;
mod markdown;
mod name;
mod playbook;
pub mod survey;

pub use document::{Bands, Bars, Block, Chart, Inline, Kind, Level, Line, Playbook, Table, Tone};
pub use name::file_name;
pub use playbook::Context;

use crate::domain::session::Session;

/// Why a session could not be written in a format.
#[derive(Debug, thiserror::Error)]
pub enum ExportError {
    /// The data could not be put into words of the format.
    #[error("the session could not be written as JSON: {0}")]
    Json(#[from] serde_json::Error),
}

/// What a format is made from.
#[derive(Clone, Copy, Debug)]
pub enum Writes {
    /// Blocks of a document, the same for every such format.
    Document(fn(&Playbook) -> Vec<u8>),
    /// The session's data, with what only the log knows.
    Data(fn(&Session, &Context) -> Result<Vec<u8>, ExportError>),
}

/// One format a session can be exported in.
#[derive(Clone, Copy, Debug)]
pub struct Format {
    /// Its name on the command line.
    pub id: &'static str,
    /// What its file names end in, without the dot.
    pub extension: &'static str,
    /// The key of its name in the words file.
    pub name: &'static str,
    /// What it is made from.
    pub writes: Writes,
}

/// Every format, in the order they are offered.
pub const FORMATS: &[Format] = &[
    Format {
        id: "md",
        extension: "md",
        name: "playbook.format_md",
        writes: Writes::Document(markdown::write),
    },
    Format { id: "json", extension: "json", name: "playbook.format_json", writes: Writes::Data(json::write) },
];

/// The format with this name on the command line.
pub fn find(id: &str) -> Option<&'static Format> {
    FORMATS.iter().find(|format| format.id == id)
}

/// The bytes of one document, from the session alone.
pub fn render(session: &Session, kind: Kind, format: &Format) -> Result<Vec<u8>, ExportError> {
    render_with(session, kind, format, &Context::default())
}

/// The bytes of one document, with what only the log knows.
pub fn render_with(
    session: &Session,
    kind: Kind,
    format: &Format,
    context: &Context,
) -> Result<Vec<u8>, ExportError> {
    match format.writes {
        Writes::Document(write) => Ok(write(&Playbook::build_with(session, kind, context))),
        Writes::Data(write) => write(session, context),
    }
}
