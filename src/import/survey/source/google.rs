//! Google Forms, its own download or the linked sheet: one header row that begins with the time.

use super::{Source, cells, folded};
use crate::import::fold::fold;
use crate::import::survey::heading::{Heading, Role};
use csv::ByteRecord;

/// The row of this source in the table of sources.
pub(super) const SOURCE: Source =
    Source { id: "google", name: "Google Forms", recognises, headings, blank: &[], ticks_with_yes: false };

/// The first header in the languages of the tool, folded.
const TIMESTAMPS: &[&str] = &[
    "timestamp",
    "zeitstempel",
    "horodateur",
    "marca temporal",
    "marca de temps",
    "carimbo de data/hora",
    "informazioni cronologiche",
    "tijdstempel",
    "tidsstampel",
    "tidstampel",
    "tidsstempel",
    "aikaleima",
    "sygnatura czasowa",
    "casova znacka",
    "zaman damgasi",
    "отметка времени",
    "позначка часу",
    "タイムスタンプ",
    "타임스탬프",
    "时间戳记",
    "時間戳記",
];

fn recognises(rows: &[ByteRecord]) -> Option<usize> {
    let first = folded(rows, 0).into_iter().next()?;
    TIMESTAMPS.contains(&first.as_str()).then_some(1)
}

fn headings(rows: &[ByteRecord]) -> Vec<Heading> {
    let mut headings: Vec<Heading> = cells(rows, 0).iter().map(|cell| Heading::of(cell)).collect();
    if let Some(time) = headings.first_mut() {
        time.role = Role::Aside;
    }
    // A quiz adds two columns for each question.
    let questions: Vec<String> = headings
        .iter()
        .filter(|heading| heading.row.is_none())
        .map(|heading| heading.question.clone())
        .collect();
    for heading in &mut headings {
        let marked = heading.row.as_deref().map(fold);
        let marked = matches!(marked.as_deref(), Some("score" | "feedback"));
        if marked && questions.contains(&heading.question) {
            heading.role = Role::Aside;
        }
    }
    headings
}
