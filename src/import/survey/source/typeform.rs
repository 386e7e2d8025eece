//! Typeform: one header row that begins with `#` and ends with the times and the network.

use super::{Source, cells, folded};
use crate::import::survey::heading::Heading;
use csv::ByteRecord;

/// The row of this source in the table of sources.
pub(super) const SOURCE: Source =
    Source { id: "typeform", name: "Typeform", recognises, headings, blank: &[], ticks_with_yes: false };

fn recognises(rows: &[ByteRecord]) -> Option<usize> {
    let header = folded(rows, 0);
    let last = ["submit date (utc)", "start date (utc)", "network id", "stage date (utc)"];
    let numbered = header.first().is_some_and(|first| first == "#");
    (numbered && header.iter().any(|cell| last.contains(&cell.as_str()))).then_some(1)
}

fn headings(rows: &[ByteRecord]) -> Vec<Heading> {
    cells(rows, 0).iter().map(|cell| Heading::of(cell)).collect()
}
