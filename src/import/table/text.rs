//! A table as separated text: streaming, bounded row by row, with the line of every problem.
//! It knows rows and cells, not what they mean.

use super::super::decode::{self, Detected};
use super::super::delimiter;
use super::{LONGEST_CELL, MOST_COLUMNS, SAMPLE};
use crate::assets::words::{fill, say};
use crate::import::{ImportError, Input};
use csv::{ByteRecord, Reader, ReaderBuilder};
use std::cell::Cell;
use std::io::{self, Chain, Cursor, Read};
use std::rc::Rc;

/// A row with all its cells at their longest, and the reader's own buffer.
const LONGEST_ROW: usize = MOST_COLUMNS * LONGEST_CELL + BUFFER;

const BUFFER: usize = 64 * 1024;

/// A row of its own after the end: where it turns up inside a cell, a quote was still open.
const END: &[u8] = b"\x01end of the table\x01";

/// A text table being read.
pub(super) struct Text<'a> {
    name: String,
    /// The first row, for messages.
    header: Option<ByteRecord>,
    reader: Reader<Bounded<'a>>,
    budget: Rc<Cell<usize>>,
    /// Lines before the first row.
    skipped_lines: u64,
    two_byte_ends: bool,
}

/// A text table ready to be read, its first rows, and what had to be guessed.
pub(super) type Opened<'a> = (Text<'a>, Vec<ByteRecord>, Vec<String>);

impl<'a> Text<'a> {
    /// Looks at the whole input once and makes it ready to be read row by row.
    pub(super) fn open(input: &'a mut Input<'_>) -> Result<Opened<'a>, ImportError> {
        let name = input.name.clone();
        let failed = |error: io::Error| super::unreadable(&name, &error);
        let source = &mut *input.source;
        let detected = decode::detect(source).map_err(failed)?;
        let mut head = Vec::new();
        decode::decoded(source, &detected)
            .map_err(failed)?
            .take(SAMPLE as u64)
            .read_to_end(&mut head)
            .map_err(failed)?;
        let announced = delimiter::announced(&head);
        let start = announced.map_or(0, |(_, length)| length.min(head.len()));
        let separator = announced.map_or_else(|| delimiter::sniff(whole_rows(&head)), |found| found.0);
        let sample = delimiter::records(whole_rows(&head[start..]), separator, usize::MAX);
        let mut text = decode::decoded(source, &detected).map_err(failed)?;
        io::copy(&mut (&mut text).take(start as u64), &mut io::sink()).map_err(failed)?;
        let budget = Rc::new(Cell::new(LONGEST_ROW));
        let end = Cursor::new([b"\n", END, b"\n"].concat());
        let bounded = Bounded { inner: text.chain(end), budget: Rc::clone(&budget) };
        let reader = ReaderBuilder::new()
            .delimiter(separator)
            .has_headers(false)
            .flexible(true)
            .buffer_capacity(BUFFER)
            .from_reader(bounded);
        let warnings = encoding_warnings(&name, &detected);
        let opened = Self {
            name,
            header: sample.first().cloned(),
            reader,
            budget,
            skipped_lines: u64::from(announced.is_some()),
            two_byte_ends: detected.two_byte_ends,
        };
        Ok((opened, sample, warnings))
    }

    /// Reads the next row; false after the last.
    pub(super) fn read(&mut self, row: &mut ByteRecord) -> Result<bool, ImportError> {
        self.budget.set(LONGEST_ROW);
        let started = self.next_line();
        match self.reader.read_byte_record(row) {
            Ok(true) => {}
            Ok(false) => return Ok(false),
            Err(error) => return Err(self.broken(&error, started)),
        }
        if let Some(last) = row.iter().next_back().filter(|last| last.trim_ascii_end().ends_with(END)) {
            return if last == END && row.len() == 1 { Ok(false) } else { Err(self.unclosed(row)) };
        }
        if row.as_slice().len() > LONGEST_CELL {
            self.refuse_long_cell(row)?;
        }
        if row.len() > MOST_COLUMNS && row.iter().skip(MOST_COLUMNS).any(|cell| !cell.is_empty()) {
            let what = fill("import.columns", &[("n", &row.len()), ("most", &MOST_COLUMNS)]);
            return Err(
                ImportError::new(&self.name, what, say("import.columns_fix")).at_line(self.line_of(row))
            );
        }
        Ok(true)
    }

    /// The line on which the row just read begins.
    pub(super) fn line_of(&self, row: &ByteRecord) -> u64 {
        let inside = line_feeds(row.as_slice());
        self.next_line().saturating_sub(1 + inside).max(1)
    }

    /// The line after the row just read. The line feed of a two-byte line end is counted with the next row.
    fn next_line(&self) -> u64 {
        let position = self.reader.position();
        let pending = u64::from(self.two_byte_ends && position.byte() > 0);
        position.line() + pending + self.skipped_lines
    }

    fn unclosed(&self, row: &ByteRecord) -> ImportError {
        // The row swallowed everything to the end, our own last row and its line end included.
        let inside = line_feeds(row.as_slice());
        let before_last_cell: u64 = row.iter().take(row.len() - 1).map(line_feeds).sum();
        let line = self.reader.position().line() + self.skipped_lines - inside + before_last_cell;
        let what = fill("import.quote", &[("n", &line)]);
        ImportError::new(&self.name, what, say("import.quote_fix")).at_line(line)
    }

    fn refuse_long_cell(&self, row: &ByteRecord) -> Result<(), ImportError> {
        let Some(at) = row.iter().position(|cell| cell.len() > LONGEST_CELL) else {
            return Ok(());
        };
        let header = self.header.as_ref().and_then(|header| header.get(at));
        let column =
            header.map_or_else(|| (at + 1).to_string(), |name| String::from_utf8_lossy(name).into_owned());
        Err(ImportError::new(&self.name, say("import.cell"), say("import.partner_fix"))
            .at_line(self.line_of(row))
            .in_column(column))
    }

    fn broken(&self, error: &csv::Error, line: u64) -> ImportError {
        if self.budget.get() == 0 {
            return ImportError::new(&self.name, say("import.endless"), say("import.partner_fix"))
                .at_line(line);
        }
        ImportError::new(&self.name, error.to_string(), say("import.again_fix")).at_line(line)
    }
}

/// Hands on what it reads, up to a number of bytes that is set anew for each row.
struct Bounded<'a> {
    inner: Chain<Box<dyn Read + 'a>, Cursor<Vec<u8>>>,
    budget: Rc<Cell<usize>>,
}

impl Read for Bounded<'_> {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        let left = self.budget.get();
        if left == 0 {
            return Err(io::Error::other(say("import.row_too_long")));
        }
        let read = self.inner.read(buffer)?;
        self.budget.set(left.saturating_sub(read));
        Ok(read)
    }
}

fn line_feeds(bytes: &[u8]) -> u64 {
    bytes.split(|byte| *byte == b'\n').count() as u64 - 1
}

/// The part of a sample that ends with a line end, all of it if it is the whole file.
fn whole_rows(sample: &[u8]) -> &[u8] {
    if sample.len() < SAMPLE {
        return sample;
    }
    sample.iter().rposition(|byte| *byte == b'\n').map_or(sample, |at| &sample[..=at])
}

fn encoding_warnings(name: &str, detected: &Detected) -> Vec<String> {
    let encoding = detected.encoding.name();
    match detected.looks_like {
        Some(other) => {
            vec![fill("import.may_be", &[("file", &name), ("encoding", &encoding), ("other", &other)])]
        }
        None if detected.guessed => {
            vec![fill("import.guessed", &[("file", &name), ("encoding", &encoding)])]
        }
        None => Vec::new(),
    }
}
