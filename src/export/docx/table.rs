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

/// A table with a heading row.
pub(super) fn write(xml: &mut Xml, table: &Table, page: Sheet) {
    if table.head.is_empty() {
        return;
    }
    let widths = widths(table, page.text());
    let right: Vec<bool> = (0..table.head.len()).map(|column| table.is_numeric(column)).collect();
    framed(xml, "Rows", &widths, |xml| {
        let head = |xml: &mut Xml| row(xml, &table.head, ("TableHead", &widths, &right));
        heading_row(xml, head);
        for cells in &table.rows {
            plain_row(xml, |xml| row(xml, cells, ("TableText", &widths, &right)));
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

/// The cells of a row in one style, with the columns' widths and which of them stand to the right.
fn row(xml: &mut Xml, cells: &[Line], (style, widths, right): (&str, &[u32], &[bool])) {
    let with_next = style == "TableHead";
    for (index, line) in cells.iter().enumerate().take(widths.len()) {
        let set = Set { right: right[index], with_next, ..Set::default() };
        cell(xml, widths[index], |xml| paragraph(xml, style, set, line));
    }
}
