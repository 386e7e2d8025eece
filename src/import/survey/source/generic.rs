//! Any table with one header row: the path for every tool without a row of its own.
//! Alchemer's grids come this way too; they put the row before the question.

use super::{Source, cells, folded, number_of};
use crate::import::survey::heading::{Heading, Role, header_text};
use csv::ByteRecord;

/// The row of this source in the table of sources.
pub(super) const SOURCE: Source = Source {
    id: "generic",
    name: "Table",
    recognises: |_| Some(1),
    headings,
    blank: &[],
    ticks_with_yes: false,
};

fn headings(rows: &[ByteRecord]) -> Vec<Heading> {
    let header: Vec<String> = cells(rows, 0).iter().map(|cell| header_text(cell)).collect();
    let of_alchemer = ["time started", "sessionid", "legacy comments", "contact id"];
    let columns = folded(rows, 0);
    let is_alchemer = of_alchemer.iter().filter(|name| columns.iter().any(|cell| cell == *name)).count() >= 2;
    if !is_alchemer {
        return header.iter().map(|cell| Heading::of(cell)).collect();
    }
    let questions = number_of(header.iter().filter_map(|cell| Some(cell.split_once(':')?.1.trim())));
    let heading = |cell: &String| match cell.split_once(':').map(|(row, question)| (row, question.trim())) {
        Some((row, question)) if questions[question] > 1 && !question.is_empty() => {
            let heading = Heading::with_row(question, Some(row));
            Heading { code: Some(cell.clone()), ..heading }.with_role(Role::Question)
        }
        _ => Heading::of(cell),
    };
    header.iter().map(heading).collect()
}
