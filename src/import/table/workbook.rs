//! A table on a sheet of a workbook: the first sheet a person sees that begins with a row of headers.
//! It knows rows and cells, not what they mean.

use super::SAMPLE;
use crate::assets::words::{fill, say};
use crate::import::workbook::{Flaw, Rows, Workbook};
use crate::import::{ImportError, Input};
use csv::ByteRecord;
use std::collections::VecDeque;

/// A row with fewer filled cells is a title, not a row of headers.
const FEWEST_HEADERS: usize = 2;

/// A sheet being read.
pub(super) struct Sheet {
    file: String,
    name: String,
    rows: Rows,
    /// Rows read ahead, for the sample.
    ahead: VecDeque<(u32, ByteRecord)>,
    /// Cells in the row of headers.
    width: usize,
    /// The number of the row read last.
    row: u32,
}

/// A sheet ready to be read, its first rows, and what had to be guessed.
pub(super) type Opened = (Sheet, Vec<ByteRecord>, Vec<String>);

impl Sheet {
    /// Looks the workbook over and finds its sheet of answers.
    pub(super) fn open(input: &mut Input<'_>) -> Result<Opened, ImportError> {
        let file = input.name.clone();
        let about_file = |flaw: Flaw| flaw.within(&file, None);
        let mut workbook = Workbook::open(&mut *input.source).map_err(about_file)?;
        let sheets = workbook.sheets().to_vec();
        for sheet in &sheets {
            let about_sheet = |flaw: Flaw| flaw.within(&file, Some(&sheet.name));
            let mut rows = workbook.rows(sheet).map_err(about_sheet)?;
            let mut first = ByteRecord::new();
            let Some(number) = rows.read(&mut first).map_err(about_sheet)? else { continue };
            if first.iter().filter(|cell| !cell.trim_ascii().is_empty()).count() < FEWEST_HEADERS {
                continue;
            }
            let mut found = Self {
                file: file.clone(),
                name: sheet.name.clone(),
                rows,
                width: first.len(),
                ahead: VecDeque::from([(number, first)]),
                row: 0,
            };
            found.read_ahead()?;
            let sample = found.ahead.iter().map(|(_, row)| row.clone()).collect();
            let warnings =
                if sheets.len() > 1 { vec![which_sheet(&file, &sheet.name, &sheets)] } else { Vec::new() };
            return Ok((found, sample, warnings));
        }
        let (what, remedy) = (say("import.workbook.no_headers"), say("import.workbook.no_headers_fix"));
        Err(ImportError::new(&file, what, remedy))
    }

    /// Reads the next row; false after the last.
    pub(super) fn read(&mut self, row: &mut ByteRecord) -> Result<bool, ImportError> {
        let next = match self.ahead.pop_front() {
            Some((number, found)) => {
                *row = found;
                Some(number)
            }
            None => self.next(row)?,
        };
        self.row = next.unwrap_or(self.row);
        Ok(next.is_some())
    }

    /// The number of the row just read.
    pub(super) fn row(&self) -> u64 {
        u64::from(self.row.max(1))
    }

    fn next(&mut self, row: &mut ByteRecord) -> Result<Option<u32>, ImportError> {
        let number = self.rows.read(row).map_err(|flaw| flaw.within(&self.file, Some(&self.name)))?;
        // A sheet does not hold empty cells, a text table does.
        while row.len() < self.width {
            row.push_field(b"");
        }
        Ok(number)
    }

    fn read_ahead(&mut self) -> Result<(), ImportError> {
        let mut size = 0;
        while size < SAMPLE {
            let mut row = ByteRecord::new();
            let Some(number) = self.next(&mut row)? else { break };
            size += row.as_slice().len() + row.len();
            self.ahead.push_back((number, row));
        }
        Ok(())
    }
}

fn which_sheet(file: &str, name: &str, sheets: &[crate::import::workbook::Sheet]) -> String {
    let others: Vec<String> =
        sheets.iter().filter(|sheet| sheet.name != name).map(|sheet| format!("\"{}\"", sheet.name)).collect();
    let (n, others) = (sheets.len(), others.join(", "));
    fill("import.workbook.which", &[("file", &file), ("n", &n), ("name", &name), ("others", &others)])
}
