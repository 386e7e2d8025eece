//! Workbooks as spreadsheets save them (`.xlsx`): a zip file of XML parts, read sheet by sheet and row by row.
//! It knows cells, not what they mean. Everything is measured before it is read, and no count or size that the
//! file states about itself is believed: a workbook is the easiest way to hand somebody a bomb.

mod date;
mod package;
mod sheet;
mod strings;
mod styles;
mod xml;

use super::{ImportError, ReadSeek};
use crate::assets::words::say;
use package::Package;
pub(super) use sheet::Rows;
use std::collections::{HashMap, HashSet};
use std::rc::Rc;
use strings::SharedStrings;
use styles::Styles;
use xml::{Node, Xml, attribute};

/// What is wrong with a workbook, and where in its sheet.
#[derive(Debug)]
pub(super) struct Flaw {
    what: String,
    remedy: &'static str,
    row: Option<u32>,
    column: Option<String>,
}

impl Flaw {
    fn new(what: impl Into<String>, remedy: &'static str) -> Self {
        Self { what: what.into(), remedy, row: None, column: None }
    }

    /// The workbook is not what a spreadsheet writes.
    fn damaged(what: impl Into<String>) -> Self {
        Self::new(what, say("import.workbook.damaged_fix"))
    }

    fn at(mut self, row: u32, column: Option<usize>) -> Self {
        self.row = self.row.or(Some(row));
        self.column = self.column.or_else(|| column.map(sheet::letters));
        self
    }

    /// The same as an error about this file, and about this sheet of it.
    pub(super) fn within(self, file: &str, sheet: Option<&str>) -> ImportError {
        let mut error = ImportError::new(file, self.what, self.remedy);
        error.line = self.row.map(u64::from);
        error.column = self.column.map(String::into_boxed_str);
        error.sheet = sheet.map(Box::from);
        error
    }
}

/// One workbook, its sheets not read yet.
pub(super) struct Workbook<'a> {
    package: Package<'a>,
    sheets: Vec<Sheet>,
    strings: Rc<SharedStrings>,
    styles: Rc<Styles>,
    /// Days are counted from 1904, as on old Macs.
    from_1904: bool,
}

/// A sheet of cells that a person can see.
#[derive(Debug, Clone)]
pub(super) struct Sheet {
    /// Its name on the tab.
    pub name: String,
    part: String,
}

/// What one part says about another: where it is, and what it is.
struct Relation {
    target: String,
    kind: String,
}

impl<'a> Workbook<'a> {
    /// Looks the whole file over and reads what its sheets share.
    pub(super) fn open(source: &'a mut dyn ReadSeek) -> Result<Self, Flaw> {
        let mut package = Package::open(source)?;
        let main = relations(&mut package, "")?
            .into_values()
            .find(|relation| relation.kind.ends_with("/officeDocument"))
            .map(|relation| relation.target)
            .ok_or_else(no_workbook)?;
        let book = package.part(&main)?.filter(|part| part.starts_with(b"<") || part.starts_with(b"\xef"));
        let mut book = Xml::of(book.ok_or_else(no_workbook)?);
        let relations = relations(&mut package, &main)?;
        let shared = |kind: &str| {
            relations.values().find(|relation| relation.kind.ends_with(kind)).map(|found| &found.target)
        };
        let strings = match shared("/sharedStrings") {
            Some(target) => SharedStrings::read(package.part(target)?.unwrap_or_default())?,
            None => SharedStrings::default(),
        };
        let styles = match shared("/styles") {
            Some(target) => Styles::read(package.part(target)?.unwrap_or_default())?,
            None => Styles::default(),
        };
        let (sheets, from_1904) = visible_sheets(&mut book, &relations)?;
        Ok(Self { package, sheets, strings: Rc::new(strings), styles: Rc::new(styles), from_1904 })
    }

    /// The sheets a person sees, from the left.
    pub(super) fn sheets(&self) -> &[Sheet] {
        &self.sheets
    }

    /// The rows of a sheet.
    pub(super) fn rows(&mut self, sheet: &Sheet) -> Result<Rows, Flaw> {
        let part = self.package.part(&sheet.part)?;
        let part = part.ok_or_else(|| Flaw::damaged(say("import.workbook.no_sheet")))?;
        Ok(Rows::of(part, Rc::clone(&self.strings), Rc::clone(&self.styles), self.from_1904))
    }
}

fn no_workbook() -> Flaw {
    Flaw::new(say("import.workbook.no_workbook"), say("import.workbook.no_workbook_fix"))
}

/// What the part at this path refers to, by id; the package itself has no path.
fn relations(package: &mut Package<'_>, path: &str) -> Result<HashMap<String, Relation>, Flaw> {
    let (folder, name) = path.rsplit_once('/').unwrap_or(("", path));
    let place = format!("{folder}/_rels/{name}.rels");
    let mut xml = Xml::of(package.part(&place)?.unwrap_or_default());
    let mut found = HashMap::new();
    loop {
        match xml.next()? {
            Node::Start(start) if start.local_name().as_ref() == "Relationship" => {
                let target = resolved(folder, &attribute(&start, "Target")?.unwrap_or_default());
                let kind = attribute(&start, "Type")?.unwrap_or_default();
                found.insert(attribute(&start, "Id")?.unwrap_or_default(), Relation { target, kind });
            }
            Node::Eof => return Ok(found),
            _ => {}
        }
    }
}

/// A target as a path in the package; it never leaves it, because parts are only looked up by name.
fn resolved(folder: &str, target: &str) -> String {
    let base = if target.starts_with('/') { "" } else { folder };
    let mut path: Vec<&str> = Vec::new();
    for step in base.split('/').chain(target.split('/')) {
        match step {
            "" | "." => {}
            ".." => drop(path.pop()),
            step => path.push(step),
        }
    }
    path.join("/")
}

/// The visible sheets of cells, each once, and whether days are counted from 1904.
fn visible_sheets(book: &mut Xml, relations: &HashMap<String, Relation>) -> Result<(Vec<Sheet>, bool), Flaw> {
    let (mut sheets, mut from_1904, mut is_workbook) = (Vec::new(), false, false);
    let mut parts = HashSet::new();
    loop {
        match book.next()? {
            Node::Start(start) => match start.local_name().as_ref() {
                "workbook" => is_workbook = true,
                _ if !is_workbook => return Err(no_workbook()),
                "workbookPr" => {
                    from_1904 |= matches!(attribute(&start, "date1904")?.as_deref(), Some("1" | "true"));
                }
                "sheet" => {
                    let relation = attribute(&start, "id")?.and_then(|id| relations.get(&id));
                    let relation = relation.ok_or_else(|| Flaw::damaged(say("import.workbook.no_sheet")))?;
                    let visible = matches!(attribute(&start, "state")?.as_deref(), None | Some("visible"));
                    let of_cells = relation.kind.ends_with("/worksheet");
                    if visible && of_cells && parts.insert(relation.target.clone()) {
                        let name = attribute(&start, "name")?.unwrap_or_default();
                        sheets.push(Sheet { name, part: relation.target.clone() });
                    }
                }
                _ => {}
            },
            Node::Eof if is_workbook => return Ok((sheets, from_1904)),
            Node::Eof => return Err(no_workbook()),
            _ => {}
        }
    }
}

#[cfg(test)]
mod tests;
