//! Bars of both teams as shaded cells of a table: any program that shows tables shows them, and prints them sharp.

use super::{
    Sheet,
    table::{WHOLE, framed, gap, heading_row},
    text::{Set, plain},
    xml::Xml,
};
use crate::domain::people::Team;
use crate::export::document::{Bar, Drawing, Fill, Mark, Panel};

/// So many narrow columns a bar is made of.
const UNITS: u32 = 40;
/// How wide sign and word stand in front of a bar.
const WORD: u32 = 1_250;
/// How wide the note behind it is.
const NOTE: u32 = 1_500;
/// How wide one unit of a bar is.
const UNIT: u32 = 92;
/// A piece has at least so many units, so that its number can be read.
const LEAST: u32 = 3;

/// The chart under its legend.
pub(super) fn write(xml: &mut Xml, drawing: &Drawing, page: Sheet) {
    let bars = UNITS * UNIT;
    let title = page.text() - bars - WORD - NOTE;
    let mut widths = vec![title, WORD];
    widths.extend(std::iter::repeat_n(UNIT, UNITS as usize));
    widths.push(NOTE);
    plain(xml, "Legend", Set { with_next: true, ..Set::default() }, &drawing.legend);
    framed(xml, "Rows", &widths, |xml| {
        heading_row(xml, |xml| {
            let head = |xml: &mut Xml, text: &str| {
                plain(xml, "TableHead", Set { with_next: true, ..Set::default() }, text);
            };
            cell(xml, &Cell::wide(title), |xml| head(xml, &drawing.title));
            cell(xml, &Cell { span: UNITS + 1, ..Cell::wide(WORD + bars) }, |xml| head(xml, ""));
            cell(xml, &Cell::wide(NOTE), |xml| head(xml, &drawing.note));
        });
        let whole = drawing.panels.len() <= WHOLE;
        for (index, panel) in drawing.panels.iter().enumerate() {
            rows(xml, panel, title, whole && index + 1 < drawing.panels.len());
        }
    });
    gap(xml);
}

/// A row for each bar, on the page of the next panel if need be; the title and the note stand beside all of them.
fn rows(xml: &mut Xml, panel: &Panel, title: u32, with_next: bool) {
    if panel.bars.is_empty() {
        let beside = Cell { span: UNITS + 1, ..Cell::wide(WORD + UNITS * UNIT) };
        let cells =
            [(Cell::wide(title), panel.title.as_str()), (beside, ""), (Cell::wide(NOTE), &panel.note)];
        bar_row(xml, |xml| {
            for (one, text) in cells {
                cell(xml, &one, |xml| plain(xml, "TableText", Set::default(), text));
            }
        });
        return;
    }
    let last = panel.bars.len() - 1;
    for (index, bar) in panel.bars.iter().enumerate() {
        let merge = if index == 0 { Merge::Begins } else { Merge::Goes };
        let (said, noted) = if index == 0 { (panel.title.as_str(), panel.note.as_str()) } else { ("", "") };
        let set = Set { with_next: with_next || index < last, ..Set::default() };
        bar_row(xml, |xml| {
            cell(xml, &Cell { merge, ..Cell::wide(title) }, |xml| plain(xml, "TableText", set, said));
            pieces(xml, bar, set);
            cell(xml, &Cell { merge, ..Cell::wide(NOTE) }, |xml| plain(xml, "TableText", set, noted));
        });
    }
}

fn bar_row(xml: &mut Xml, cells: impl FnOnce(&mut Xml)) {
    xml.element("w:tr", &[], |xml| {
        xml.element("w:trPr", &[], |xml| {
            xml.empty("w:cantSplit", &[]);
            xml.empty("w:trHeight", &[("w:val", "280"), ("w:hRule", "atLeast")]);
        });
        cells(xml);
    });
}

fn pieces(xml: &mut Xml, bar: &Bar, set: Set) {
    let named = format!("{} {}", bar.mark.sign(), bar.mark.word());
    cell(xml, &Cell { is_bar: true, ..Cell::wide(WORD) }, |xml| plain(xml, "BarWord", set, &named));
    let mut left = UNITS;
    for (segment, units) in bar.segments.iter().zip(bar.widths(UNITS, LEAST)) {
        let shade = Some(shade(bar.mark, segment.fill));
        let style = if shade.is_some_and(|shade| shade.dark) { "BarNumberLight" } else { "BarNumber" };
        let piece = Cell { span: units, shade, is_bar: true, ..Cell::wide(units * UNIT) };
        cell(xml, &piece, |xml| plain(xml, style, set, &segment.text));
        left -= units;
    }
    if left > 0 {
        let rest = Cell { span: left, is_bar: true, ..Cell::wide(left * UNIT) };
        cell(xml, &rest, |xml| plain(xml, "BarWord", set, &bar.after));
    }
}

/// How a piece is filled: pattern, its two colours, and whether a number on it has to be light.
#[derive(Clone, Copy, Debug)]
struct Shade {
    pattern: &'static str,
    front: &'static str,
    back: &'static str,
    dark: bool,
}

fn shade(mark: Mark, fill: Fill) -> Shade {
    let (pattern, front, back, dark) = match (mark, fill) {
        (_, Fill::Outline) => ("clear", "auto", "FFFFFF", false),
        (Mark::Team(Team::Sales), Fill::Full) => ("clear", "auto", "1F4E79", true),
        (Mark::Team(Team::Sales), Fill::Pale) => ("clear", "auto", "C6D7E8", false),
        (Mark::Team(Team::Marketing), Fill::Full) => ("thinDiagStripe", "E0A25F", "F6D3AE", false),
        (Mark::Team(Team::Marketing), Fill::Pale) => ("clear", "auto", "FBE9D7", false),
        (Mark::Both, Fill::Full) => ("clear", "auto", "3A4149", true),
        (Mark::Both, Fill::Pale) => ("clear", "auto", "D5D9DE", false),
    };
    Shade { pattern, front, back, dark }
}

/// Whether a cell is one with those under it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Merge {
    Alone,
    Begins,
    Goes,
}

/// What a cell of a chart needs to say of itself.
#[derive(Clone, Copy, Debug)]
struct Cell {
    wide: u32,
    span: u32,
    merge: Merge,
    shade: Option<Shade>,
    is_bar: bool,
}

impl Cell {
    fn wide(wide: u32) -> Self {
        Self { wide, span: 1, merge: Merge::Alone, shade: None, is_bar: false }
    }
}

fn cell(xml: &mut Xml, cell: &Cell, inside: impl FnOnce(&mut Xml)) {
    xml.element("w:tc", &[], |xml| {
        xml.element("w:tcPr", &[], |xml| {
            xml.empty("w:tcW", &[("w:w", &cell.wide.to_string()), ("w:type", "dxa")]);
            if cell.span > 1 {
                xml.value("w:gridSpan", &cell.span.to_string());
            }
            match cell.merge {
                Merge::Alone => {}
                Merge::Begins => xml.value("w:vMerge", "restart"),
                Merge::Goes => xml.empty("w:vMerge", &[]),
            }
            dress(xml, cell);
        });
        inside(xml);
    });
}

/// Borders and filling: pieces have an outline, so that white ones are seen, and bars keep apart from each other.
fn dress(xml: &mut Xml, cell: &Cell) {
    if let Some(shade) = cell.shade {
        xml.element("w:tcBorders", &[], |xml| {
            for side in ["w:top", "w:left", "w:bottom", "w:right"] {
                xml.empty(
                    side,
                    &[("w:val", "single"), ("w:sz", "4"), ("w:space", "0"), ("w:color", "55606E")],
                );
            }
        });
        let Shade { pattern, front, back, .. } = shade;
        xml.empty("w:shd", &[("w:val", pattern), ("w:color", front), ("w:fill", back)]);
    }
    if cell.is_bar {
        xml.element("w:tcMar", &[], |xml| {
            xml.empty("w:left", &[("w:w", "20"), ("w:type", "dxa")]);
            xml.empty("w:right", &[("w:w", "20"), ("w:type", "dxa")]);
        });
    }
    xml.value("w:vAlign", "center");
}
