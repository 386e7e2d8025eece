//! Qualtrics: three header rows, the third with the import ids; older exports have two and columns `V1`, `V2`.
//! What a column is says its import id, because the second row is in the language of whoever exported it.

use super::{Source, cells, folded};
use crate::import::fold::fold;
use crate::import::survey::heading::{Heading, Role, header_text};
use csv::ByteRecord;
use serde::Deserialize;

/// The row of this source in the table of sources.
pub(super) const SOURCE: Source = Source {
    id: "qualtrics",
    name: "Qualtrics",
    recognises,
    headings,
    blank: &["-99"],
    ticks_with_yes: false,
};

/// The third header row.
#[derive(Deserialize)]
struct Import {
    #[serde(rename = "ImportId")]
    id: String,
}

/// Statuses of answers nobody gave: previews and tests.
const TRIED_OUT: &[&str] = &["1", "2", "survey preview", "survey test", "preview", "umfragevorschau"];

/// Values that say the person did not finish.
const NOT_FINISHED: &[&str] = &["0", "false", "falsch", "faux", "falso"];

/// Import ids of columns nobody looks at, folded.
const ASIDE: &[&str] = &[
    "startdate",
    "enddate",
    "ipaddress",
    "progress",
    "duration",
    "recordeddate",
    "recipientlastname",
    "recipientfirstname",
    "recipientemail",
    "externaldatareference",
    "externalreference",
    "locationlatitude",
    "locationlongitude",
    "locationaccuracy",
    "distributionchannel",
    "userlanguage",
    "responseset",
    "name",
    "email",
    "emailaddress",
];

fn recognises(rows: &[ByteRecord]) -> Option<usize> {
    let third = cells(rows, 2);
    if third.len() > 1 && third.iter().take(2).all(|cell| import_id(cell).is_some()) {
        return Some(3);
    }
    let (columns, texts) = (folded(rows, 0), folded(rows, 1));
    let is_old =
        columns.len() > 2 && (1..).zip(columns.iter().take(3)).all(|(n, cell)| *cell == format!("v{n}"));
    (is_old && texts.first().is_some_and(|text| text == "responseid")).then_some(2)
}

fn import_id(cell: &str) -> Option<String> {
    Some(serde_json::from_str::<Import>(cell.trim()).ok()?.id)
}

fn headings(rows: &[ByteRecord]) -> Vec<Heading> {
    let codes: Vec<String> = cells(rows, 0).iter().map(|code| code.trim().to_owned()).collect();
    let texts: Vec<String> = cells(rows, 1).iter().map(|text| header_text(text)).collect();
    let ids = cells(rows, 2);
    let heading = |(index, code): (usize, &String)| {
        let text = texts.get(index).map_or("", String::as_str);
        let role = role(code, text, ids.get(index).and_then(|cell| import_id(cell)).as_deref());
        let found = match stem(index, &codes, &texts) {
            Some(stem) if role == Role::Question => Heading::with_row(
                &text[..stem],
                Some(text[stem..].trim_start().trim_start_matches('-').trim()),
            ),
            _ => Heading::with_row(without_selected(text), None),
        };
        Heading { code: Some(code.clone()).filter(|code| !code.is_empty()), ..found }.with_role(role)
    };
    codes.iter().enumerate().map(heading).collect()
}

fn role(code: &str, text: &str, import_id: Option<&str>) -> Role {
    const PARTS_OF_A_TIMER: [&str; 4] = ["_first click", "_last click", "_page submit", "_click count"];
    let name = fold(import_id.unwrap_or(text)).trim_start_matches('_').to_owned();
    let folded = fold(code);
    match name.as_str() {
        "" => Role::Aside,
        "recordid" | "responseid" => Role::Respondent,
        "status" => Role::Completion(TRIED_OUT),
        "finished" => Role::Completion(NOT_FINISHED),
        name if ASIDE.contains(&name) => Role::Aside,
        _ if PARTS_OF_A_TIMER.iter().any(|part| folded.ends_with(part)) => Role::Aside,
        // Everything that is not a question was embedded by whoever sent it out.
        _ if import_id.is_some_and(|id| !id.starts_with("QID")) => Role::Attribute,
        _ if import_id.is_none() && (code == text || folded.starts_with('v')) => Role::Attribute,
        _ => Role::Question,
    }
}

/// The length of what the columns of one question share at the start of their text, up to the last ` - `.
fn stem(index: usize, codes: &[String], texts: &[String]) -> Option<usize> {
    let base = |index: usize| codes[index].split_once('_').map(|(base, _)| base);
    let of = base(index)?;
    let text = texts.get(index)?;
    let others: Vec<&String> = (0..codes.len())
        .filter(|other| base(*other) == Some(of))
        .filter_map(|other| texts.get(other))
        .collect();
    if others.len() < 2 {
        return None;
    }
    let shared = |at: &usize| others.iter().all(|other| other.starts_with(&text[..at + 3]));
    text.match_indices(" - ").map(|(at, _)| at).filter(shared).last()
}

/// A question with one choice and a field for another has two columns; this is the first.
fn without_selected(text: &str) -> &str {
    text.strip_suffix(" - Selected Choice").unwrap_or(text)
}
