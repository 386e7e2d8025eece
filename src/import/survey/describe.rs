//! From columns, values and scales to the report a person reads.

use super::column::Column;
use super::file::FileRead;
use super::item::is_reversed;
use super::map::{Map, MapItem};
use super::report::{ColumnReport, How, Rejected, Taken, TeamValueReport, Unknown};
use super::scale::{Code, Left, Scale};
use super::team::judged;
use super::words::asks_for_words;
use crate::assets::words::say;
use crate::import::fold::fold;

/// A column of no answers, or the one that says the team.
pub(super) fn aside(column: &Column) -> ColumnReport {
    let taken = if column.is_team { Taken::Team } else { Taken::Aside };
    report(column, taken, How::Known)
}

/// A column that is an item.
pub(super) fn item(column: &Column, scale: &Scale, item: Option<&MapItem>) -> ColumnReport {
    let label = |point: usize| match &scale.labels {
        Some(labels) => labels[point].clone(),
        None => scale.points[point].to_string(),
    };
    let how = match &scale.guess {
        _ if item.is_some_and(|item| item.kind().is_some()) => How::Told,
        Some(guess) => How::Guessed(guess.clone()),
        None => How::Known,
    };
    let points = scale.points.len();
    let taken = Taken::Item {
        kind: scale.kind,
        low: label(0),
        high: label(points - 1),
        points,
        reversed: is_reversed(column, item),
        id: column.id(),
    };
    report(column, taken, how)
}

/// A column that is no item, for this reason.
pub(super) fn left(column: &Column, left: Left) -> ColumnReport {
    let (taken, how) = match left {
        Left::Ignored => (Taken::Ignored, How::Told),
        Left::Words if asks_for_words(&column.heading) => (Taken::Words, How::Known),
        Left::Words => (Taken::Words, How::Told),
        Left::Empty => (Taken::Empty, How::Known),
        Left::Choices => (Taken::Choices, How::Known),
        Left::ListsOfChoices => (Taken::Choices, How::Guessed(say("import.survey.lists").to_owned())),
        Left::FreeText => (Taken::Text, How::Known),
        Left::BareNumbers => (Taken::Unknown(Unknown::Ends), How::Known),
        Left::UnknownLabels => (Taken::Unknown(Unknown::Order), How::Known),
        Left::ScalesDiffer => (Taken::Unknown(Unknown::ScalesDiffer), How::Known),
    };
    report(column, taken, how)
}

fn report(column: &Column, taken: Taken, how: How) -> ColumnReport {
    let may_be_ordered = matches!(taken, Taken::Item { .. } | Taken::Unknown(_));
    let answers = column.answers.iter().filter(|_| may_be_ordered);
    ColumnReport {
        heading: column.heading.name(),
        question: column.heading.question.clone(),
        row: column.heading.row.clone(),
        taken,
        how,
        answers: answers.map(|answer| (answer.text.clone(), answer.total())).collect(),
    }
}

/// Cells of an item that are not on its scale.
pub(super) fn unreadable(column: &Column, scale: &Scale, files: &[FileRead]) -> Vec<Rejected> {
    let answers = column.answers.iter().zip(&scale.codes);
    let unreadable = answers.filter(|(_, code)| **code == Code::Unreadable);
    let rejected = unreadable.map(|(answer, _)| Rejected {
        file: files[answer.first.0].name.clone(),
        line: answer.first.1,
        column: column.heading.name(),
        text: answer.text.clone(),
        people: answer.total(),
    });
    rejected.collect()
}

/// Rows that were left out because they have more cells than the header.
pub(super) fn too_long(file: &FileRead) -> Option<Rejected> {
    let (people, line) = file.tally.too_long;
    let row = Rejected { file: file.name.clone(), line, column: String::new(), text: String::new(), people };
    (people > 0).then_some(row)
}

/// The values of the columns that say the team, over all files.
pub(super) fn teams(files: &[FileRead], map: &Map) -> Vec<TeamValueReport> {
    let mut values: Vec<TeamValueReport> = Vec::new();
    for (value, team, rows) in files.iter().flat_map(|file| &file.tally.team_values) {
        let folded = fold(value);
        if let Some(known) = values.iter_mut().find(|known| fold(&known.value) == folded) {
            known.rows += rows;
        } else {
            let how = judged(value, map).1;
            values.push(TeamValueReport { value: value.clone(), rows: *rows, team: *team, how });
        }
    }
    values.sort_by_key(|value| std::cmp::Reverse(value.rows));
    values
}
