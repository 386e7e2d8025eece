//! A text table, row by row: bounded, with the line of every problem.
//! It knows rows and cells, not what they mean.

use super::decode::{self, Detected};
use super::delimiter;
use super::{ImportError, Input};
use csv::{ByteRecord, Reader, ReaderBuilder};
use std::cell::Cell;
use std::io::{self, Chain, Cursor, Read};
use std::rc::Rc;

/// More columns than this are no survey.
const MOST_COLUMNS: usize = 200;

/// A longer cell is a sign of a quote that never closes.
const LONGEST_CELL: usize = 32 * 1024;

/// A row with all its cells at their longest, and the reader's own buffer.
const LONGEST_ROW: usize = MOST_COLUMNS * LONGEST_CELL + BUFFER;

const BUFFER: usize = 64 * 1024;

/// Bytes looked at before the first row is read.
const SAMPLE: u64 = 64 * 1024;

/// A row of its own after the end: where it turns up inside a cell, a quote was still open.
const END: &[u8] = b"\x01end of the table\x01";

/// One table being read.
pub(super) struct Table<'a> {
    /// Name of the file.
    pub name: String,
    /// The first rows, all of them if there are few.
    pub sample: Vec<ByteRecord>,
    /// What had to be guessed to read it.
    pub warnings: Vec<String>,
    reader: Reader<Bounded<'a>>,
    budget: Rc<Cell<usize>>,
    /// Lines before the first row.
    skipped_lines: u64,
    two_byte_ends: bool,
}

impl<'a> Table<'a> {
    /// Looks at the whole input once and makes it ready to be read row by row.
    pub(super) fn open(input: &'a mut Input<'_>) -> Result<Self, ImportError> {
        let name = input.name.clone();
        let failed = |error: io::Error| unreadable(&name, &error);
        refuse_other_kinds(input)?;
        let source = &mut *input.source;
        let detected = decode::detect(source).map_err(failed)?;
        let mut head = Vec::new();
        decode::decoded(source, &detected)
            .map_err(failed)?
            .take(SAMPLE)
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
        Ok(Self {
            warnings: encoding_warnings(&name, &detected),
            name,
            sample,
            reader,
            budget,
            skipped_lines: u64::from(announced.is_some()),
            two_byte_ends: detected.two_byte_ends,
        })
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
            let what = format!("this row has {} columns, more than {MOST_COLUMNS}", row.len());
            let remedy =
                "Export the questions of this survey only, or check that the file is a table of answers.";
            return Err(ImportError::new(&self.name, what, remedy).at_line(self.line_of(row)));
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
        ImportError::new(
            &self.name,
            format!("a quote opened on line {line} is never closed"),
            "Close the quote, or remove it, and try again.",
        )
        .at_line(line)
    }

    fn refuse_long_cell(&self, row: &ByteRecord) -> Result<(), ImportError> {
        let Some(at) = row.iter().position(|cell| cell.len() > LONGEST_CELL) else {
            return Ok(());
        };
        let header = self.sample.first().and_then(|header| header.get(at));
        let column =
            header.map_or_else(|| (at + 1).to_string(), |name| String::from_utf8_lossy(name).into_owned());
        Err(ImportError::new(
            &self.name,
            "a cell here is longer than 32 KB; a quote before it is probably not closed",
            "Look for a quote without its partner on this line.",
        )
        .at_line(self.line_of(row))
        .in_column(column))
    }

    fn broken(&self, error: &csv::Error, line: u64) -> ImportError {
        if self.budget.get() == 0 {
            let what = "the row that begins here does not end; a quote in it is probably not closed";
            return ImportError::new(&self.name, what, "Look for a quote without its partner on this line.")
                .at_line(line);
        }
        ImportError::new(&self.name, error.to_string(), "Export the file again and try with that.")
            .at_line(line)
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
            return Err(io::Error::other("the row is too long"));
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
    if (sample.len() as u64) < SAMPLE {
        return sample;
    }
    sample.iter().rposition(|byte| *byte == b'\n').map_or(sample, |at| &sample[..=at])
}

fn unreadable(name: &str, error: &io::Error) -> ImportError {
    ImportError::new(name, error.to_string(), "Save the file as CSV in UTF-8 and try again.")
}

fn encoding_warnings(name: &str, detected: &Detected) -> Vec<String> {
    let encoding = detected.encoding.name();
    match detected.looks_like {
        Some(other) => vec![format!(
            "{name} is not UTF-8 and was read as {encoding}, though it may be {other}: \
             if letters look wrong, save it as UTF-8."
        )],
        None if detected.guessed => vec![format!("{name} is not UTF-8; it was read as {encoding}.")],
        None => Vec::new(),
    }
}

/// Files that are no text table, whatever their name says, and what to do with them.
const OTHER_KINDS: [(&[u8], &str, &str); 7] = [
    (
        b"<!doctype",
        "a web page",
        "Download the answers as CSV: this is probably a sign-in page or a preview.",
    ),
    (b"<html", "a web page", "Download the answers as CSV: this is probably a sign-in page or a preview."),
    (b"<table", "a web page", "Open it in a spreadsheet and save it as CSV."),
    (b"<?xml", "an XML document", "Export the answers as CSV."),
    (
        b"pk\x03\x04",
        "a workbook or another zip file",
        "Open it in a spreadsheet and save the answers as CSV.",
    ),
    (b"\xd0\xcf\x11\xe0", "an old or password-protected workbook", "Remove the password and save it as CSV."),
    (b"%pdf", "a PDF", "Export the answers as CSV."),
];

fn refuse_other_kinds(input: &mut Input<'_>) -> Result<(), ImportError> {
    let mut head = Vec::new();
    let source = &mut *input.source;
    source
        .seek(io::SeekFrom::Start(0))
        .and_then(|_| source.take(512).read_to_end(&mut head))
        .map_err(|error| unreadable(&input.name, &error))?;
    let text = head.strip_prefix(b"\xef\xbb\xbf").unwrap_or(&head).trim_ascii_start().to_ascii_lowercase();
    if text.is_empty() {
        let what = "the file is empty";
        return Err(ImportError::new(
            &input.name,
            what,
            "Export the answers again; the file should begin with a row of headers.",
        ));
    }
    for (start, kind, remedy) in OTHER_KINDS {
        if text.starts_with(start) {
            return Err(ImportError::new(&input.name, format!("this is {kind}, not a CSV file"), remedy));
        }
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn rows(text: &[u8]) -> Result<Vec<(u64, Vec<String>)>, ImportError> {
        let mut source = Cursor::new(text.to_vec());
        let mut input = Input { name: "answers.csv".into(), source: &mut source, team: None };
        let mut table = Table::open(&mut input)?;
        let mut row = ByteRecord::new();
        let mut rows = Vec::new();
        while table.read(&mut row)? {
            let cells = row.iter().map(|cell| String::from_utf8(cell.to_vec()).unwrap()).collect();
            rows.push((table.line_of(&row), cells));
        }
        Ok(rows)
    }

    fn lines(text: &[u8]) -> Vec<u64> {
        rows(text).unwrap().into_iter().map(|(line, _)| line).collect()
    }

    #[test]
    fn rows_know_their_line_with_every_line_end() {
        assert_eq!(lines(b"a,b\n1,\"x\ny\"\n3,4\n5,6"), [1, 2, 4, 5]);
        assert_eq!(lines(b"a,b\r\n1,\"x\r\ny\"\r\n3,4\r\n5,6\r\n"), [1, 2, 4, 5]);
        assert_eq!(lines(b"a,b\r1,\"x\ry\"\r3,4\r5,6\r"), [1, 2, 4, 5]);
        assert_eq!(lines(b"sep=;\r\na;b\r\n1;2\r\n"), [2, 3]);
    }

    #[test]
    fn an_open_quote_is_named_by_its_line() {
        for text in [
            &b"a,b\n1,2\n3,\"open\n5,6\n7,8\n"[..],
            b"a,b\r\n1,2\r\n3,\"open\r\n5,6\r\n7,8\r\n",
            b"a,b\n1,2\n3,\"open",
            b"a,b\r1,2\r3,\"open\r5,6\r",
        ] {
            let error = rows(text).unwrap_err();
            assert_eq!((error.line, error.what.contains("line 3")), (Some(3), true), "{error}");
        }
        let error = rows(b"a,b,c\n1,\"two\nlines\",\"open\n5,6,7\n").unwrap_err();
        assert_eq!(error.line, Some(3));
    }

    #[test]
    fn an_open_quote_in_a_large_file_is_found_before_it_is_all_in_memory() {
        let mut text = b"a,b\n1,2\n3,\"open\n".to_vec();
        text.extend(std::iter::repeat_n(&b"5,6 and more\n"[..], 1_000_000).flatten());
        let error = rows(&text).unwrap_err();
        assert_eq!(error.line, Some(3), "{error}");
    }

    #[test]
    fn long_cells_and_many_columns_are_refused() {
        let long = [b"a,b\n1,".as_slice(), &vec![b'x'; LONGEST_CELL + 1], b"\n"].concat();
        let error = rows(&long).unwrap_err();
        assert_eq!((error.line, error.column.as_deref()), (Some(2), Some("b")));
        let wide = [b"a".as_slice(), &b",a".repeat(MOST_COLUMNS)].concat();
        assert!(rows(&wide).unwrap_err().what.contains("201 columns"));
    }

    #[test]
    fn what_is_no_table_is_refused_whatever_its_name() {
        for (bytes, word) in [
            (&b"\n <!DOCTYPE html><html>"[..], "web page"),
            (b"PK\x03\x04xxxx", "workbook"),
            (b"%PDF-1.7", "PDF"),
            (b"\xd0\xcf\x11\xe0\xa1\xb1", "password"),
            (b"", "empty"),
            (b"\xef\xbb\xbf \r\n", "empty"),
        ] {
            let error = rows(bytes).unwrap_err();
            assert!(error.what.contains(word), "{error}");
        }
    }
}
