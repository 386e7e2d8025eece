//! A document as a Word file: real headings, tables whose heads repeat, page numbers and a contents field.
//!
//! Our own XML in a zip: the crates for it have no repeated heads and no fields. Every time in the file is that of the
//! session's last entry, so that the same session gives the same bytes.

mod blocks;
mod chart;
mod contents;
mod parts;
mod table;
mod text;
mod widths;
mod xml;

use super::{Page, document::Playbook};
use crate::assets::paper;
use std::io::{Cursor, Write};
use zip::{CompressionMethod, DateTime, ZipWriter, write::SimpleFileOptions};

/// A page in twentieths of a point.
#[derive(Clone, Copy, Debug)]
struct Sheet {
    wide: u32,
    high: u32,
    margin: u32,
}

/// A4; Word scales it to Letter where that is in the printer.
const A4: Sheet = Sheet { wide: 11_906, high: 16_838, margin: 1_134 };
/// A3 across.
const A3: Sheet = Sheet { wide: 23_811, high: 16_838, margin: 1_134 };

impl Sheet {
    fn of(playbook: &Playbook) -> Self {
        match playbook.kind.page() {
            Page::Desk => A4,
            Page::Wall => A3,
        }
    }

    /// The width of a line of text.
    fn text(self) -> u32 {
        self.wide - 2 * self.margin
    }
}

/// The file as bytes of a zip.
pub(super) fn write(playbook: &Playbook) -> Vec<u8> {
    let page = Sheet::of(playbook);
    // Programs look for the types first.
    let parts = [
        ("[Content_Types].xml", parts::content_types()),
        ("_rels/.rels", parts::relations()),
        ("docProps/core.xml", parts::core(playbook)),
        ("docProps/app.xml", parts::application()),
        ("word/document.xml", blocks::document(playbook, page)),
        ("word/_rels/document.xml.rels", parts::document_relations()),
        ("word/styles.xml", styles(playbook)),
        ("word/numbering.xml", paper::word_numbering().to_owned()),
        ("word/settings.xml", parts::settings()),
        ("word/header1.xml", parts::header(playbook, page)),
        ("word/header2.xml", parts::empty_header(page)),
        ("word/footer1.xml", parts::footer(playbook, page)),
    ];
    let options = SimpleFileOptions::default()
        .compression_method(CompressionMethod::Deflated)
        .last_modified_time(written_at(playbook));
    let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
    for (name, part) in parts {
        zip.start_file(name, options).expect("the parts have plain names, each once");
        zip.write_all(part.as_bytes()).expect("memory takes every part");
    }
    zip.finish().expect("memory takes the directory").into_inner()
}

/// Word's styles, their letters larger where they are read from a wall.
fn styles(playbook: &Playbook) -> String {
    const SIZES: [&str; 2] = ["<w:sz w:val=\"", "<w:szCs w:val=\""];
    let styles = paper::word_styles().to_owned();
    if playbook.kind.page() == Page::Desk {
        return styles;
    }
    SIZES.iter().fold(styles, |styles, size| {
        let mut parts = styles.split(size);
        let mut larger = parts.next().unwrap_or_default().to_owned();
        for part in parts {
            let (number, rest) = part.split_once('"').unwrap_or((part, ""));
            let half_points = number.parse::<u32>().unwrap_or_default();
            let half_points = (half_points * 9 / 5).to_string();
            larger.extend([*size, half_points.as_str(), "\"", rest]);
        }
        larger
    })
}

/// The time of the last entry as the zip can say it; years outside its range become its first.
fn written_at(playbook: &Playbook) -> DateTime {
    let said = playbook.as_of.and_then(|at| {
        let at = at.in_zone("UTC");
        let (year, month, day) = (u16::try_from(at.year()).ok()?, at.month() as u8, at.day() as u8);
        DateTime::from_date_and_time(year, month, day, at.hour() as u8, at.minute() as u8, at.second() as u8)
            .ok()
    });
    said.unwrap_or_default()
}

#[cfg(test)]
mod tests;
