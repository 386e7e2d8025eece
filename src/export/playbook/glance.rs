//! All promises in one table: number, unit, calendar and the clock of each, with who answers for it.

use super::book::{Book, joined};
use crate::{
    assets::words::{fill, say},
    domain::{
        calendars::{self, CountsOn},
        fields::Fields,
        moment::Day,
        sentence::label,
        session::Step,
        slot::{Shape, Slot},
        topic::Topic,
    },
    export::document::Writer,
};

pub(super) fn write(book: &Book<'_>, wanted: impl Fn(&Topic) -> bool, writer: &mut Writer) {
    let rows: Vec<Vec<String>> = book
        .session
        .topics_in(Step::Sla)
        .filter(|topic| wanted(topic))
        .flat_map(|topic| rows(book, topic))
        .collect();
    let head = [
        say("playbook.promise"),
        say("common.owner"),
        say("playbook.number"),
        say("playbook.unit"),
        say("playbook.counted_on"),
        say("playbook.clock_starts"),
        say("playbook.clock_stops"),
    ];
    writer.table(&head, rows);
}

/// A row for each number of a promise, alike ones once, and for each that is missing; never none.
fn rows(book: &Book<'_>, topic: &Topic) -> Vec<Vec<String>> {
    let slots = topic.fields.slots();
    let slot = |path: &str| {
        slots.iter().find(|slot| slot.path == path).map_or_else(String::new, |slot| slot.value.clone())
    };
    let calendar = calendars::counts_on(book.session, &topic.fields).map_or_else(String::new, calendar);
    let mut rows: Vec<Vec<String>> = Vec::new();
    for (number, unit) in figures(&topic.fields) {
        let row = vec![
            topic.title.clone(),
            book.owner_of(topic),
            // The same figures stand in the table for programs, which read a date as it is kept.
            Day::parse(&number).map_or(number, Day::long),
            unit,
            calendar.clone(),
            slot("measure/clock_starts"),
            slot("measure/clock_stops"),
        ];
        if !rows.contains(&row) {
            rows.push(row);
        }
    }
    rows
}

/// Every number of a promise with its unit, and each that is missing; never none.
pub(super) fn figures(fields: &Fields) -> Vec<(String, String)> {
    let mut figures = numbers(fields);
    figures.extend(fields.slots().iter().filter_map(|slot| other(fields, slot)));
    figures.extend(fields.holes().iter().filter_map(missing));
    if figures.is_empty() {
        figures.push((say("playbook.number_missing").to_owned(), String::new()));
    }
    figures
}

/// The calendar it counts on; where the promise names another one, that the session does not have it.
fn calendar(on: CountsOn<'_>) -> String {
    match on.unknown {
        Some(name) => fill("playbook.unknown_calendar", &[("name", &name), ("usual", &on.named.id)]),
        None => on.named.id.to_string(),
    }
}

/// Shares, thresholds and dates, told by their labels. Shares of a mix belong to the sentence.
fn other(fields: &Fields, slot: &Slot) -> Option<(String, String)> {
    let told = match slot.shape {
        Shape::Share => slot.row().is_none() || matches!(fields, Fields::Escalation(_)),
        Shape::Day => true,
        Shape::Number => matches!(fields, Fields::Criteria(_)) && slot.path != "qualified",
        _ => false,
    };
    (told && !slot.value.is_empty()).then(|| (slot.value.clone(), label(&slot.name).to_owned()))
}

/// A number that the promise needs and does not have; a list without rows has none.
fn missing(hole: &Slot) -> Option<(String, String)> {
    let is_number =
        matches!(hole.shape, Shape::Number | Shape::Limit | Shape::Share | Shape::Day | Shape::AddRow);
    is_number.then(|| (say("playbook.number_missing").to_owned(), label(&hole.name).to_owned()))
}

/// Every number of a promise with its unit: counts first, then limits.
fn numbers(fields: &Fields) -> Vec<(String, String)> {
    let count = |number: Option<u32>, unit: String| number.map(|number| (number.to_string(), unit));
    let mut numbers: Vec<(String, String)> = match fields {
        Fields::Volume(volume) => volume
            .products
            .iter()
            .filter_map(|product| {
                let unit = joined([say("playbook.leads_a_month"), &product.product], ", ");
                count(product.leads, unit)
            })
            .collect(),
        Fields::Attempts(attempts) => {
            count(attempts.attempts, say("playbook.attempts").to_owned()).into_iter().collect()
        }
        Fields::Criteria(criteria) => {
            let unit = fill("playbook.of_questions", &[("n", &criteria.questions.len())]);
            count(criteria.qualified, unit).into_iter().collect()
        }
        _ => Vec::new(),
    };
    for limited in calendars::distinct_limits(fields) {
        let shown = limited.limit.to_string();
        let (number, unit) = shown.split_once(' ').unwrap_or((&shown, ""));
        numbers.push((number.to_owned(), joined([unit, &limited.about], ", ")));
    }
    numbers
}
