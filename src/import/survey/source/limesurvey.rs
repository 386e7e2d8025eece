//! `LimeSurvey`: one header row of codes, of questions, or of both, and answers as codes or as text.

use super::{Source, begins_with, cells, folded};
use crate::import::fold::fold;
use crate::import::survey::heading::{Heading, Role, header_text};
use csv::ByteRecord;

/// The row of this source in the table of sources.
pub(super) const SOURCE: Source = Source {
    id: "limesurvey",
    name: "LimeSurvey",
    recognises,
    headings,
    // The question was not shown.
    blank: &["n/a"],
    ticks_with_yes: true,
};

/// The first headers as codes and in the languages of the tool, folded.
const FIRST: [&[&str]; 3] = [
    &["id", "response id", "antwort id", "antwort-id", "id de la reponse", "id de respuesta"],
    &["submitdate", "date submitted", "datum abgeschickt", "date de soumission", "fecha de envio"],
    &["lastpage", "last page", "letzte seite", "derniere page", "ultima pagina"],
];

fn recognises(rows: &[ByteRecord]) -> Option<usize> {
    begins_with(&folded(rows, 0), &FIRST).then_some(1)
}

fn headings(rows: &[ByteRecord]) -> Vec<Heading> {
    let header = cells(rows, 0);
    header.iter().enumerate().map(|(index, cell)| heading(index, &header_text(cell))).collect()
}

fn heading(index: usize, text: &str) -> Heading {
    match index {
        0 => return Heading::of(text).with_role(Role::Respondent),
        // Who did not come to the end has no date here.
        1 => return Heading::of(text).with_role(Role::Completion(&[""])),
        2 => return Heading::of(text).with_role(Role::Aside),
        _ => {}
    }
    let folded = fold(text);
    let is_timing = ["grouptime", "questiontime"].iter().any(|start| folded.starts_with(start));
    if is_timing || (text.ends_with("Time") && is_code(text)) {
        return Heading::of(text).with_role(Role::Aside);
    }
    if folded.starts_with("attribute_") {
        return Heading::of(text).with_role(Role::Attribute);
    }
    // Code and text together: `Q1[SQ001]. Question [Row]`.
    match text.split_once(". ").filter(|(code, rest)| is_code(code) && !rest.is_empty()) {
        Some((code, rest)) => Heading { code: Some(code.to_owned()), ..Heading::of(rest) },
        None => Heading::of(text),
    }
}

/// The name of a question as this tool allows it, with a part in brackets.
fn is_code(text: &str) -> bool {
    let (name, part) = text.split_once('[').map_or((text, None), |(name, part)| (name, Some(part)));
    let plain = |text: &str| !text.is_empty() && text.chars().all(|c| c.is_ascii_alphanumeric() || c == '_');
    plain(name) && part.is_none_or(|part| part.strip_suffix(']').is_some_and(plain))
}
