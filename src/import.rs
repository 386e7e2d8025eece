//! Reading what other programs exported: bytes in, a value of the domain and warnings out.
//!
//! Pure: it opens no file (whoever calls it hands over something to read from), writes nothing and keeps no row
//! of anybody. It is all or nothing: an error says where and what to do, and there is no half import.

mod decode;
mod delimiter;
mod fold;
pub mod holidays;
pub mod people;
pub mod practice;
pub mod prep_sheet;
pub mod script;
pub mod survey;
mod table;
mod workbook;

use crate::{assets::words::fill, domain::people::Team};
use std::fmt;
use std::io::{Read, Seek};

/// Something that can be read from its start more than once.
pub trait ReadSeek: Read + Seek {}

impl<T: Read + Seek> ReadSeek for T {}

/// One file to read.
pub struct Input<'a> {
    /// Its name, for messages, without its folder.
    pub name: String,
    /// Its bytes.
    pub source: &'a mut dyn ReadSeek,
    /// The team whose answers it holds, if the whole file belongs to one.
    pub team: Option<Team>,
}

/// What was read, and what a person should know about how it was understood.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Imported<T> {
    /// What was read.
    pub value: T,
    /// What was guessed or left out, one sentence each; some quote cells, so they are shown but not kept.
    pub warnings: Vec<String>,
}

/// Why a file was not read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ImportError {
    /// Name of the file.
    pub file: String,
    /// Name of the sheet, in a workbook.
    pub sheet: Option<Box<str>>,
    /// Line in the file or row of the sheet, counted from 1.
    pub line: Option<u64>,
    /// Header of the column, or what stands for it.
    pub column: Option<Box<str>>,
    /// One sentence saying what is wrong.
    pub what: String,
    /// One sentence saying what to do.
    pub remedy: String,
}

impl ImportError {
    /// An error about a whole file.
    pub fn new(file: &str, what: impl Into<String>, remedy: impl Into<String>) -> Self {
        Self {
            file: file.to_owned(),
            sheet: None,
            line: None,
            column: None,
            what: what.into(),
            remedy: remedy.into(),
        }
    }

    /// The same error at this line.
    #[must_use]
    pub fn at_line(mut self, line: u64) -> Self {
        self.line = Some(line);
        self
    }

    /// The same error in this column.
    #[must_use]
    pub fn in_column(mut self, column: impl Into<String>) -> Self {
        self.column = Some(column.into().into_boxed_str());
        self
    }
}

impl fmt::Display for ImportError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.file)?;
        if let Some(sheet) = &self.sheet {
            f.write_str(&fill("import.sheet", &[("name", sheet)]))?;
        }
        if let Some(line) = self.line {
            let place = if self.sheet.is_some() { "import.row" } else { "import.line" };
            f.write_str(&fill(place, &[("n", &line)]))?;
        }
        if let Some(column) = &self.column {
            f.write_str(&fill("import.column", &[("name", column)]))?;
        }
        write!(f, ": {}", self.what)
    }
}

impl std::error::Error for ImportError {}
