//! `SurveyMonkey`: two header rows, the question above its first column and the rows or choices below it.

use super::{Source, cells, folded};
use crate::import::survey::heading::Heading;
use csv::ByteRecord;

/// The row of this source in the table of sources.
pub(super) const SOURCE: Source = Source {
    id: "surveymonkey",
    name: "SurveyMonkey",
    recognises,
    headings,
    blank: &[],
    ticks_with_yes: false,
};

/// What stands in the second row where a question has one column, folded.
const ONE_COLUMN: &[&str] = &[
    "response",
    "open-ended response",
    "antwort",
    "offene antwort",
    "beantwortung mit freiem ende",
    "reponse",
    "reponse ouverte",
    "respuesta",
    "respuesta abierta",
];

fn recognises(rows: &[ByteRecord]) -> Option<usize> {
    let (first, second) = (folded(rows, 0), folded(rows, 1));
    let is_id = |cell: Option<&String>, name: &str| {
        cell.is_some_and(|cell| cell.replace('_', " ") == name || cell.replace([' ', '_'], "") == name)
    };
    let named = is_id(first.first(), "respondent id") && is_id(first.get(1), "collector id");
    let ids_only =
        second.first().is_some_and(String::is_empty) && first.first().is_some_and(|cell| !cell.is_empty());
    let told = second.iter().filter(|cell| ONE_COLUMN.contains(&cell.as_str())).count();
    match (named, ids_only && second.iter().any(|cell| !cell.is_empty())) {
        (true, true) => Some(2),
        (true, false) => Some(1),
        // Other languages: the ids have no second header, the questions do.
        (false, true) if told > 0 => Some(2),
        _ => None,
    }
}

fn headings(rows: &[ByteRecord]) -> Vec<Heading> {
    let (questions, below) = (cells(rows, 0), cells(rows, 1));
    if rows.len() < 2 {
        return questions.iter().map(|cell| Heading::of(cell)).collect();
    }
    let mut question = "";
    let mut headings = Vec::new();
    for index in 0..questions.len().max(below.len()) {
        let above = questions.get(index).map_or("", |cell| cell.trim());
        let below = below.get(index).map_or("", |cell| cell.trim());
        if !above.is_empty() {
            question = above;
        }
        let one = ONE_COLUMN.contains(&crate::import::fold::fold(below).as_str());
        let heading = match (above.is_empty(), below.is_empty()) {
            (true, true) => Heading::of(""),
            _ if one => Heading::with_row(question, None),
            _ => Heading::with_row(question, Some(below)),
        };
        headings.push(heading);
    }
    headings
}
