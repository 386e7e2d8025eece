//! A table, row by row, from separated text or from a sheet of a workbook: bounded, with the place of every problem.
//! Which of the two it is is concluded from its bytes, never from its name.

mod text;
mod workbook;

use super::{ImportError, Input};
use crate::assets::words::say;
use csv::ByteRecord;
use std::io::{self, Read};
use text::Text;
use workbook::Sheet;

/// More columns than this are no survey.
pub(super) const MOST_COLUMNS: usize = 200;

/// A longer cell is a sign of a quote that never closes.
pub(super) const LONGEST_CELL: usize = 32 * 1024;

/// Bytes looked at before the first row is read.
const SAMPLE: usize = 64 * 1024;

/// One table being read.
pub(super) struct Table<'a> {
    /// Name of the file.
    pub name: String,
    /// The first rows, all of them if there are few.
    pub sample: Vec<ByteRecord>,
    /// What had to be guessed to read it.
    pub warnings: Vec<String>,
    rows: Rows<'a>,
}

enum Rows<'a> {
    Text(Box<Text<'a>>),
    Sheet(Box<Sheet>),
}

impl<'a> Table<'a> {
    /// Looks at the whole input once and makes it ready to be read row by row.
    pub(super) fn open(input: &'a mut Input<'_>) -> Result<Self, ImportError> {
        let name = input.name.clone();
        if kind(input)? == Kind::Zip {
            let (sheet, sample, warnings) = Sheet::open(input)?;
            return Ok(Self { name, sample, warnings, rows: Rows::Sheet(Box::new(sheet)) });
        }
        let (text, sample, warnings) = Text::open(input)?;
        Ok(Self { name, sample, warnings, rows: Rows::Text(Box::new(text)) })
    }

    /// Reads the next row; false after the last.
    pub(super) fn read(&mut self, row: &mut ByteRecord) -> Result<bool, ImportError> {
        match &mut self.rows {
            Rows::Text(text) => text.read(row),
            Rows::Sheet(sheet) => sheet.read(row),
        }
    }

    /// The line on which the row just read begins, or its number on its sheet.
    pub(super) fn line_of(&self, row: &ByteRecord) -> u64 {
        match &self.rows {
            Rows::Text(text) => text.line_of(row),
            Rows::Sheet(sheet) => sheet.row(),
        }
    }
}

fn unreadable(name: &str, error: &io::Error) -> ImportError {
    ImportError::new(name, error.to_string(), say("import.as_utf8"))
}

/// What a file may hold a table in.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Kind {
    Text,
    Zip,
}

/// How a zip file begins, with entries or without.
const ZIP: [&[u8]; 2] = [b"PK\x03\x04", b"PK\x05\x06"];

/// Files that are no table, whatever their name says, and what to do with them.
const OTHER_KINDS: [(&[u8], &str, &str); 6] = [
    (b"<!doctype", "import.web_page", "import.web_page_fix"),
    (b"<html", "import.web_page", "import.web_page_fix"),
    (b"<table", "import.web_page", "import.web_table_fix"),
    (b"<?xml", "import.xml", "import.as_csv"),
    (b"\xd0\xcf\x11\xe0", "import.old_workbook", "import.old_workbook_fix"),
    (b"%pdf", "import.pdf", "import.as_csv"),
];

/// The kind of a file by its first bytes; an error if no table can be in it.
fn kind(input: &mut Input<'_>) -> Result<Kind, ImportError> {
    let mut head = Vec::new();
    let source = &mut *input.source;
    source
        .seek(io::SeekFrom::Start(0))
        .and_then(|_| source.take(512).read_to_end(&mut head))
        .map_err(|error| unreadable(&input.name, &error))?;
    if ZIP.iter().any(|start| head.starts_with(start)) {
        return Ok(Kind::Zip);
    }
    let text = head.strip_prefix(b"\xef\xbb\xbf").unwrap_or(&head).trim_ascii_start().to_ascii_lowercase();
    if text.is_empty() {
        return Err(ImportError::new(&input.name, say("import.empty"), say("import.empty_fix")));
    }
    for (start, what, remedy) in OTHER_KINDS {
        if text.starts_with(start) {
            return Err(ImportError::new(&input.name, say(what), say(remedy)));
        }
    }
    Ok(Kind::Text)
}

#[cfg(test)]
mod tests;
