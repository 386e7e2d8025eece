//! Microsoft Forms: one header row that begins with the number of the answer, its start and its completion.

use super::{Source, begins_with, cells, folded, number_of};
use crate::import::fold::fold;
use crate::import::survey::heading::{Heading, Role, header_text};
use csv::ByteRecord;

/// The row of this source in the table of sources.
pub(super) const SOURCE: Source = Source {
    id: "microsoft",
    name: "Microsoft Forms",
    recognises,
    headings,
    blank: &[],
    ticks_with_yes: false,
};

/// The first three headers in the languages of the tool, folded.
const FIRST: [&[&str]; 3] = [
    &["id"],
    &[
        "start time",
        "startzeit",
        "heure de debut",
        "hora de inicio",
        "ora di inizio",
        "begintijd",
        "starttid",
        "godzina rozpoczecia",
    ],
    &[
        "completion time",
        "fertigstellungszeit",
        "heure de fin",
        "hora de finalizacion",
        "ora di completamento",
        "hora de conclusao",
        "hora da conclusao",
        "tijd van voltooien",
        "voltooiingstijd",
        "slutforandetid",
        "godzina ukonczenia",
    ],
];

/// What a quiz puts before the question in the two columns it adds, folded.
const OF_A_QUIZ: [&str; 8] =
    ["points", "feedback", "punkte", "commentaires", "puntos", "comentarios", "punti", "commenti"];

fn recognises(rows: &[ByteRecord]) -> Option<usize> {
    begins_with(&folded(rows, 0), &FIRST).then_some(1)
}

fn headings(rows: &[ByteRecord]) -> Vec<Heading> {
    let header: Vec<String> = cells(rows, 0).iter().map(|cell| header_text(cell)).collect();
    let prefixes = number_of(header.iter().flat_map(|cell| dots(cell).map(|at| &cell[..at])));
    let mut headings: Vec<Heading> = Vec::new();
    for (index, cell) in header.iter().enumerate() {
        let heading = if index < FIRST.len() {
            Heading::of(cell).with_role(if index == 0 { Role::Respondent } else { Role::Aside })
        } else if is_of_a_quiz(cell, &header) {
            Heading::of(cell).with_role(Role::Aside)
        } else {
            let shared = dots(cell).find(|at| prefixes[&cell[..*at]] > 1);
            let (question, row) =
                shared.map_or((cell.as_str(), None), |at| (&cell[..at], Some(&cell[at + 1..])));
            let found = match row {
                Some(row) => Heading::with_row(question, Some(row)),
                None => Heading::of(cell),
            };
            as_repeated(Heading { text: cell.clone(), ..found }, &header)
        };
        headings.push(heading);
    }
    headings
}

/// Where a header may be divided into the question and the row of a grid: a dot with no space after it.
fn dots(cell: &str) -> impl Iterator<Item = usize> + '_ {
    let within = cell.trim_end_matches('.').len();
    cell[..within].match_indices('.').map(|(at, _)| at).filter(|at| {
        let after = cell[at + 1..].chars().next();
        *at > 0 && after.is_some_and(|after| !after.is_whitespace() && after != '.')
    })
}

fn is_of_a_quiz(cell: &str, header: &[String]) -> bool {
    let folded = fold(cell);
    let Some((before, question)) = folded.split_once(" - ") else { return false };
    OF_A_QUIZ.contains(&before) && header.iter().any(|other| fold(other) == question)
}

/// A header that is there again has a 2, 3 or 4 after it: the question is the same.
fn as_repeated(mut heading: Heading, header: &[String]) -> Heading {
    let base = heading.text.trim_end_matches(|c: char| c.is_ascii_digit());
    let number = &heading.text[base.len()..];
    let counted = number.parse::<usize>().is_ok_and(|number| (2..=50).contains(&number));
    if counted && !base.ends_with(char::is_whitespace) && header.iter().any(|other| other == base) {
        let said = heading.row.as_mut().unwrap_or(&mut heading.question);
        if let Some(once) = said.strip_suffix(number).map(str::to_owned) {
            *said = once;
        }
    }
    heading
}

#[cfg(test)]
mod tests {
    use super::*;

    fn of(header: &[&str]) -> Vec<(String, Option<String>, Role)> {
        let all = [&["Id", "Start time", "Completion time"], header].concat();
        let headings = headings(&[ByteRecord::from(all)]);
        headings.into_iter().skip(3).map(|found| (found.question, found.row, found.role)).collect()
    }

    #[test]
    fn a_dot_divides_only_what_several_columns_share() {
        let found =
            of(&["How are we.Leads arrive v2.0.", "How are we.We meet", "We meet.Often", "Why? Say. Now"]);
        let (question, row) = ("How are we".to_owned(), |row: &str| Some(row.to_owned()));
        assert_eq!((&found[0].0, &found[0].1), (&question, &row("Leads arrive v2.0.")));
        assert_eq!((&found[1].0, &found[1].1), (&question, &row("We meet")));
        assert_eq!((found[2].0.as_str(), &found[2].1), ("We meet.Often", &None));
        assert_eq!(found[3].0, "Why? Say. Now");
    }

    #[test]
    fn repeats_are_the_same_question_and_quiz_columns_none() {
        let found = of(&["We meet", "We meet2", "In 2026", "Points - We meet", "Feedback - Other"]);
        assert_eq!(found[1].0, "We meet");
        assert_eq!(found[2].0, "In 2026");
        assert_eq!((found[3].2, found[4].2), (Role::Aside, Role::Question));
    }
}
