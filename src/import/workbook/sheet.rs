//! The rows of one sheet, in order: what each cell shows, as text. Formulas are not computed: what was last
//! shown counts. Empty rows are passed over, and a cell outside the bounds of a table of answers is refused.

use super::strings::SharedStrings;
use super::styles::Styles;
use super::xml::{Counts, Node, Xml, attribute, unescaped};
use super::{Flaw, date};
use crate::assets::words::{fill, say};
use crate::import::table::{LONGEST_CELL, MOST_COLUMNS};
use csv::ByteRecord;
use quick_xml::events::BytesStart;
use std::borrow::Cow;
use std::rc::Rc;

/// More rows than this are exported as CSV.
const MOST_ROWS: u32 = 200_000;

/// The last row and column a spreadsheet has.
const LAST_ROW: u32 = 1 << 20;
const LAST_COLUMN: usize = 1 << 14;

/// All text of a sheet, where cells share texts: what keeps a million references to one long text from taking minutes.
const MOST_TEXT: usize = 200 << 20;

/// The rows of a sheet being read.
pub(in crate::import) struct Rows {
    xml: Xml,
    strings: Rc<SharedStrings>,
    styles: Rc<Styles>,
    from_1904: bool,
    /// The row read last, counted from 1.
    row: u32,
    /// Bytes of text read.
    text: usize,
    ended: bool,
}

/// The attributes of a cell.
struct Mark {
    column: usize,
    style: Option<String>,
    kind: Option<String>,
}

impl Rows {
    pub(super) fn of(part: Vec<u8>, strings: Rc<SharedStrings>, styles: Rc<Styles>, from_1904: bool) -> Self {
        Self { xml: Xml::of(part), strings, styles, from_1904, row: 0, text: 0, ended: false }
    }

    /// Reads the next row that holds anything, up to its last filled cell, and returns its number.
    pub(in crate::import) fn read(&mut self, record: &mut ByteRecord) -> Result<Option<u32>, Flaw> {
        while let Some(number) = self.next_row()? {
            let row = self.row;
            if number <= row {
                return Err(Flaw::damaged(fill(
                    "import.workbook.row_order",
                    &[("n", &number), ("before", &row)],
                ))
                .at(row, None));
            }
            self.row = number;
            let cells = self.cells().map_err(|flaw| flaw.at(number, None))?;
            if cells.is_empty() {
                continue;
            }
            if number > MOST_ROWS {
                let what = fill("import.workbook.rows", &[("n", &MOST_ROWS)]);
                return Err(Flaw::new(what, say("import.workbook.rows_fix")).at(number, None));
            }
            record.clear();
            for cell in &cells {
                record.push_field(cell.as_bytes());
            }
            return Ok(Some(number));
        }
        Ok(None)
    }

    /// The number of the next row; its cells come next.
    fn next_row(&mut self) -> Result<Option<u32>, Flaw> {
        while !self.ended {
            match self.xml.next()? {
                Node::Start(start) if start.local_name().as_ref() == "row" => {
                    let Some(stated) = attribute(&start, "r")? else { return Ok(Some(self.row + 1)) };
                    let number = stated.parse().ok().filter(|number| (1..=LAST_ROW).contains(number));
                    return match number {
                        Some(number) => Ok(Some(number)),
                        None => Err(Flaw::damaged(say("import.workbook.row_number")).at(self.row + 1, None)),
                    };
                }
                Node::End(end) if end.local_name().as_ref() == "sheetData" => self.ended = true,
                Node::Eof => {
                    return Err(Flaw::damaged(say("import.workbook.no_end")).at(self.row.max(1), None));
                }
                _ => {}
            }
        }
        Ok(None)
    }

    /// The cells of this row up to the last filled one.
    fn cells(&mut self) -> Result<Vec<String>, Flaw> {
        let (mut cells, mut column) = (Vec::new(), 0);
        loop {
            let mark = match self.xml.next()? {
                Node::Start(start) if start.local_name().as_ref() == "c" => mark(&start, self.row, column)?,
                Node::End(end) if end.local_name().as_ref() == "row" => return Ok(cells),
                Node::Eof => return Err(Flaw::damaged(say("import.workbook.in_row"))),
                _ => continue,
            };
            let value = self.value(&mark).map_err(|flaw| flaw.at(self.row, Some(mark.column)))?;
            column = mark.column + 1;
            if value.is_empty() {
                continue;
            }
            self.text += value.len();
            self.refuse_outside(mark.column, value.len())
                .map_err(|flaw| flaw.at(self.row, Some(mark.column)))?;
            if cells.len() <= mark.column {
                cells.resize(mark.column + 1, String::new());
            }
            cells[mark.column] = value;
        }
    }

    fn refuse_outside(&self, column: usize, length: usize) -> Result<(), Flaw> {
        if column >= MOST_COLUMNS {
            let what = fill("import.workbook.columns", &[("n", &MOST_COLUMNS)]);
            return Err(Flaw::new(what, say("import.workbook.columns_fix")));
        }
        if length > LONGEST_CELL {
            return Err(Flaw::new(say("import.workbook.cell"), say("import.workbook.cell_fix")));
        }
        if self.text > MOST_TEXT {
            let what = fill("import.workbook.text", &[("n", &(MOST_TEXT >> 20))]);
            return Err(Flaw::new(what, say("import.workbook.rows_fix")));
        }
        Ok(())
    }

    /// What the cell just begun shows; reads up to its end.
    fn value(&mut self, mark: &Mark) -> Result<String, Flaw> {
        let mut value = String::new();
        loop {
            let raw = match self.xml.next()? {
                Node::Start(start) => match start.local_name().as_ref() {
                    "v" => true,
                    "is" => {
                        value = unescaped(self.xml.text_until("is", Counts::Runs)?);
                        continue;
                    }
                    _ => continue,
                },
                Node::End(end) if end.local_name().as_ref() == "c" => return Ok(value),
                Node::Eof => return Err(Flaw::damaged(say("import.workbook.in_cell"))),
                _ => false,
            };
            if raw {
                let text = self.xml.text_until("v", Counts::Everything)?;
                if mark.kind.as_deref() != Some("inlineStr") && !text.is_empty() {
                    value = self.shown(text, mark)?;
                }
            }
        }
    }

    fn shown(&self, raw: String, mark: &Mark) -> Result<String, Flaw> {
        match mark.kind.as_deref() {
            Some("s") => match self.strings.get(&raw) {
                Some(text) => Ok(text.to_owned()),
                None => Err(Flaw::damaged(say("import.workbook.no_text"))),
            },
            Some("b") => Ok(if matches!(raw.trim(), "1" | "true") { "TRUE" } else { "FALSE" }.to_owned()),
            Some("str") => Ok(unescaped(raw)),
            // An error cell holds its text, a day is in ISO form already.
            Some("e" | "d") => Ok(raw),
            None | Some("n") => self.number(&raw, mark),
            Some(_) => Err(Flaw::damaged(say("import.workbook.kind"))),
        }
    }

    fn number(&self, raw: &str, mark: &Mark) -> Result<String, Flaw> {
        let number = raw.trim().parse::<f64>().ok().filter(|number| number.is_finite());
        let number = number.ok_or_else(|| Flaw::damaged(say("import.workbook.no_number")))?;
        let as_date = self.styles.is_date(mark.style.as_deref()).then(|| date::text(number, self.from_1904));
        Ok(as_date.flatten().unwrap_or_else(|| plain(number)))
    }
}

/// A number as a spreadsheet shows it: fifteen digits, and no `.0`.
fn plain(number: f64) -> String {
    let exact = number.to_string();
    if exact.len() <= 15 {
        return exact;
    }
    format!("{number:.14e}").parse().map_or(exact, |rounded: f64| rounded.to_string())
}

/// The attributes of a cell; without a reference it follows the one before it.
fn mark(start: &BytesStart<'_>, row: u32, next_column: usize) -> Result<Mark, Flaw> {
    let mut mark = Mark { column: next_column, style: None, kind: None };
    for found in start.attributes().with_checks(false) {
        let found = found.map_err(|error| super::xml::malformed(&error).at(row, None))?;
        let value: Cow<'_, str> = found.value;
        match found.key.as_ref() {
            "r" => mark.column = column_of(&value, row)?,
            "s" => mark.style = Some(value.into_owned()),
            "t" => mark.kind = Some(value.into_owned()),
            _ => {}
        }
    }
    Ok(mark)
}

/// The column in a reference such as `AB12`, counted from 0; the row has to be the one it stands in.
fn column_of(reference: &str, row: u32) -> Result<usize, Flaw> {
    let wrong = || Flaw::damaged(fill("import.workbook.elsewhere", &[("n", &row)])).at(row, None);
    let digits = reference.find(|c: char| c.is_ascii_digit()).ok_or_else(wrong)?;
    let (name, number) = reference.split_at(digits);
    if number.parse() != Ok(row) || name.is_empty() || name.len() > 3 {
        return Err(wrong());
    }
    let mut column = 0;
    for letter in name.bytes() {
        if !letter.is_ascii_alphabetic() {
            return Err(wrong());
        }
        column = column * 26 + usize::from(letter.to_ascii_uppercase() - b'A') + 1;
    }
    if column > LAST_COLUMN { Err(wrong()) } else { Ok(column - 1) }
}

/// The letters of a column counted from 0.
pub(super) fn letters(column: usize) -> String {
    let mut rest = column + 1;
    let mut letters = Vec::new();
    while rest > 0 {
        letters.push(char::from(b'A' + ((rest - 1) % 26) as u8));
        rest = (rest - 1) / 26;
    }
    letters.iter().rev().collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn columns_and_their_letters_agree() {
        for (column, name) in [(0, "A"), (25, "Z"), (26, "AA"), (199, "GR"), (701, "ZZ"), (702, "AAA")] {
            assert_eq!(letters(column), name);
            assert_eq!(column_of(&format!("{name}7"), 7).unwrap(), column);
        }
        assert_eq!(column_of("XFD7", 7).unwrap(), LAST_COLUMN - 1);
        for wrong in ["XFE7", "A8", "7", "A", "", "AAAA7", "é7", "A7B", "A99999999999"] {
            assert!(column_of(wrong, 7).is_err(), "{wrong}");
        }
    }

    #[test]
    fn numbers_look_as_in_the_spreadsheet() {
        for (number, text) in
            [(4.0, "4"), (4.5, "4.5"), (0.1 + 0.2, "0.3"), (-99.0, "-99"), (1e15, "1000000000000000")]
        {
            assert_eq!(plain(number), text);
        }
    }
}
