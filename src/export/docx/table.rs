//! Tables: a head that repeats on every page, rows that are never cut, a width for each column.

use super::{
    Sheet,
    text::{Set, paragraph, plain},
    widths::widths,
    xml::Xml,
};
use crate::export::document::{Fact, Line, Table};

/// How wide labels stand beside their values.
const LABEL: u32 = 2_300;
/// A table of at most so many rows stays on one page.
pub(super) const WHOLE: usize = 7;

/// A table with a heading row.
pub(super) fn write(xml: &mut Xml, table: &Table, page: Sheet) {
    if table.head.is_empty() {
        return;
    }
    let widths = widths(table, page.text());
    let right: Vec<bool> = (0..table.head.len()).map(|column| table.is_numeric(column)).collect();
    framed(xml, "Rows", &widths, |xml| {
        let head = Cells { style: "TableHead", with_next: true, widths: &widths, right: &right };
        heading_row(xml, |xml| row(xml, &table.head, head));
        let whole = table.rows.len() <= WHOLE;
        for (index, cells) in table.rows.iter().enumerate() {
            let with_next = whole && index + 1 < table.rows.len();
            plain_row(xml, |xml| row(xml, cells, Cells { style: "TableText", with_next, ..head }));
        }
    });
    gap(xml);
}

/// Short values beside their labels.
pub(super) fn facts(xml: &mut Xml, facts: &[Fact], page: Sheet) {
    let widths = [LABEL, page.text() - LABEL];
    framed(xml, "Facts", &widths, |xml| {
        for fact in facts {
            plain_row(xml, |xml| {
                cell(xml, widths[0], |xml| plain(xml, "FactLabel", Set::default(), &fact.label));
                cell(xml, widths[1], |xml| paragraph(xml, "TableText", Set::default(), &fact.value));
            });
        }
    });
    gap(xml);
}

/// A table of this style with these columns.
pub(super) fn framed(xml: &mut Xml, style: &str, widths: &[u32], rows: impl FnOnce(&mut Xml)) {
    let total = widths.iter().sum::<u32>().to_string();
    xml.element("w:tbl", &[], |xml| {
        xml.element("w:tblPr", &[], |xml| {
            xml.value("w:tblStyle", style);
            xml.empty("w:tblW", &[("w:w", &total), ("w:type", "dxa")]);
            xml.empty("w:tblLayout", &[("w:type", "fixed")]);
            xml.empty(
                "w:tblLook",
                &[("w:val", "0020"), ("w:firstRow", "1"), ("w:noHBand", "1"), ("w:noVBand", "1")],
            );
        });
        xml.element("w:tblGrid", &[], |xml| {
            for width in widths {
                xml.empty("w:gridCol", &[("w:w", &width.to_string())]);
            }
        });
        rows(xml);
    });
}

/// A row that stands on top of every page of its table.
pub(super) fn heading_row(xml: &mut Xml, cells: impl FnOnce(&mut Xml)) {
    whole_row(xml, true, cells);
}

/// A row of a table.
pub(super) fn plain_row(xml: &mut Xml, cells: impl FnOnce(&mut Xml)) {
    whole_row(xml, false, cells);
}

fn whole_row(xml: &mut Xml, heads: bool, cells: impl FnOnce(&mut Xml)) {
    xml.element("w:tr", &[], |xml| {
        xml.element("w:trPr", &[], |xml| {
            xml.empty("w:cantSplit", &[]);
            if heads {
                xml.empty("w:tblHeader", &[]);
            }
        });
        cells(xml);
    });
}

/// A cell; every cell holds a paragraph.
pub(super) fn cell(xml: &mut Xml, width: u32, inside: impl FnOnce(&mut Xml)) {
    xml.element("w:tc", &[], |xml| {
        xml.element("w:tcPr", &[], |xml| {
            xml.empty("w:tcW", &[("w:w", &width.to_string()), ("w:type", "dxa")]);
        });
        inside(xml);
    });
}

/// Room after a table; two tables without it would become one.
pub(super) fn gap(xml: &mut Xml) {
    plain(xml, "Gap", Set::default(), "");
}

/// What the cells of a row have in common.
#[derive(Clone, Copy, Debug)]
struct Cells<'a> {
    style: &'a str,
    with_next: bool,
    widths: &'a [u32],
    right: &'a [bool],
}

fn row(xml: &mut Xml, lines: &[Line], cells: Cells<'_>) {
    for (index, line) in lines.iter().enumerate().take(cells.widths.len()) {
        let set = Set { right: cells.right[index], with_next: cells.with_next, ..Set::default() };
        cell(xml, cells.widths[index], |xml| paragraph(xml, cells.style, set, line));
    }
}
