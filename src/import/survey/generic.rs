//! Any table with one header row: the path for every tool without a row of its own.

use super::Source;
use super::heading::Heading;
use csv::ByteRecord;

/// The row of this source in the table of sources.
pub(super) const SOURCE: Source = Source { id: "generic", name: "Table", recognises: |_| Some(1), headings };

fn headings(header_rows: &[ByteRecord]) -> Vec<Heading> {
    let header = header_rows.first();
    header.into_iter().flatten().map(|cell| Heading::of(&String::from_utf8_lossy(cell))).collect()
}
