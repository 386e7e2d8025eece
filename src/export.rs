//! From a session to bytes somebody can carry out of the room: one table of formats, one document model.
//!
//! Pure: it opens no file and reads no clock; the same session gives the same bytes. Document formats see a
//! [`Playbook`], never a session, so that a new kind of topic appears in all of them without touching one.

mod csv;
mod document;
mod docx;
mod html;
mod ics;
mod json;
mod kind;
mod markdown;
mod name;
mod part;
mod plain;
mod playbook;
pub mod survey;
mod wanted;

pub use document::{
    Bands, Bars, Block, Chart, Fact, Imprint, Inline, Level, Line, Playbook, Table, Tone, Weight,
};
pub use kind::{Kind, PAPERS, Page, Paper};
pub use name::file_name;
pub use part::{Part, Without};
pub use playbook::Context;
pub use wanted::{Piece, Wanted, pieces};

use crate::{assets::words::fill, domain::session::Session};

/// Why a session could not be written in a format.
#[derive(Debug, thiserror::Error)]
pub enum ExportError {
    /// The data could not be put into words of the format.
    #[error("{}", fill("trouble.json", &[("why", _0)]))]
    Json(#[from] serde_json::Error),
}

/// What a format is made from.
#[derive(Clone, Copy, Debug)]
pub enum Writes {
    /// Blocks of a document, the same for every such format.
    Document(fn(&Playbook) -> Vec<u8>),
    /// The session's data, one file or several.
    Data(&'static [DataFile]),
}

/// One file of a data format.
#[derive(Clone, Copy, Debug)]
pub struct DataFile {
    /// What it holds, as file names say it.
    pub holds: &'static str,
    /// Its bytes, with what only the log knows.
    pub write: fn(&Session, &Context) -> Result<Vec<u8>, ExportError>,
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

impl Format {
    /// Whether it writes documents of any kind.
    pub fn is_document(&self) -> bool {
        matches!(self.writes, Writes::Document(_))
    }
}

/// Every format, in the order they are offered.
///
/// To add one: a file with its `write`, a row here, and its name in the words file. A document format then writes
/// every [`Kind`]; a data format names its files in the row.
pub const FORMATS: &[Format] = &[
    Format {
        id: "docx",
        extension: "docx",
        name: "playbook.format_docx",
        writes: Writes::Document(docx::write),
    },
    Format {
        id: "html",
        extension: "html",
        name: "playbook.format_html",
        writes: Writes::Document(html::write),
    },
    Format {
        id: "md",
        extension: "md",
        name: "playbook.format_md",
        writes: Writes::Document(markdown::write),
    },
    Format {
        id: "txt",
        extension: "txt",
        name: "playbook.format_txt",
        writes: Writes::Document(plain::write),
    },
    Format {
        id: "ics",
        extension: "ics",
        name: "playbook.format_ics",
        writes: Writes::Data(&[DataFile {
            holds: "calendar",
            write: |session, context| Ok(ics::write(session, context)),
        }]),
    },
    Format {
        id: "csv",
        extension: "csv",
        name: "playbook.format_csv",
        writes: Writes::Data(&[
            DataFile { holds: "actions", write: csv::actions },
            DataFile { holds: "promises", write: csv::promises },
        ]),
    },
    Format {
        id: "json",
        extension: "json",
        name: "playbook.format_json",
        writes: Writes::Data(&[DataFile { holds: "session", write: json::write }]),
    },
];

/// The format with this name on the command line.
pub fn find(id: &str) -> Option<&'static Format> {
    FORMATS.iter().find(|format| format.id == id)
}

/// The bytes of one document, from the session alone.
pub fn render(session: &Session, kind: Kind, format: &Format) -> Result<Vec<u8>, ExportError> {
    render_with(session, kind, format, &Context::default())
}

/// The bytes of one document, with what only the log knows; of a data format its first file.
pub fn render_with(
    session: &Session,
    kind: Kind,
    format: &Format,
    context: &Context,
) -> Result<Vec<u8>, ExportError> {
    match format.writes {
        Writes::Document(write) => Ok(write(&Playbook::build_with(session, kind, context))),
        Writes::Data(files) => files.first().map_or(Ok(Vec::new()), |file| (file.write)(session, context)),
    }
}
