//! Items from columns: which entry of the map speaks of a column, and the counts of both teams on its scale.

use super::column::Column;
use super::map::{Map, MapItem};
use super::scale::{Code, Left, Scale};
use crate::assets::questions::{self, Question};
use crate::assets::words::{fill, say};
use crate::domain::baseline::{Item, TeamAnswers};
use crate::domain::extra::Extra;
use crate::domain::people::{PerTeam, Team};
use crate::import::ImportError;
use crate::import::fold::fold;

/// For each column what the map says of it.
pub(super) fn matched(columns: &[Column], map: &Map) -> Result<Vec<Option<MapItem>>, ImportError> {
    let mut of_column: Vec<Option<MapItem>> = vec![None; columns.len()];
    for item in &map.items {
        let error = |what: String, remedy: &str| {
            Err(map.error(fill("import.map.item", &[("name", &item.matches), ("what", &what)]), remedy))
        };
        match meant(columns, &item.matches).as_slice() {
            [index] => {
                let before = of_column[*index].take();
                of_column[*index] = match before {
                    None => Some(item.clone()),
                    Some(before) if item.answered => Some(before.merged(item)),
                    Some(_) => return error(say("import.map.twice").into(), say("import.map.twice_fix")),
                }
            }
            // What was answered for other files than these is no mistake in a map.
            [] | [_, ..] if item.answered => {}
            [] => {
                return error(say("import.map.no_column").into(), say("import.map.no_column_fix"));
            }
            several => {
                let names: Vec<String> = several.iter().map(|index| columns[*index].quoted()).collect();
                let what = fill("import.map.columns", &[("columns", &names.join(", "))]);
                return error(what, say("import.map.columns_fix"));
            }
        }
    }
    Ok(of_column)
}

/// The columns a `match` means: the one called exactly that, or all that answer to it.
fn meant(columns: &[Column], matches: &str) -> Vec<usize> {
    let wanted = fold(matches);
    let those = |test: &dyn Fn(&Column) -> bool| -> Vec<usize> {
        let separate = (0..columns.len()).filter(|index| columns[*index].part_of.is_none());
        separate.filter(|index| test(&columns[*index])).collect()
    };
    let called = those(&|column| fold(&column.heading.name()) == wanted);
    if called.len() == 1 { called } else { those(&|column| column.heading.answers_to(&wanted)) }
}

/// A column the map declares as an item must not silently turn out to be none.
pub(super) fn refuse_if_asked_for(
    column: &Column,
    left: Left,
    item: Option<&MapItem>,
    map: &Map,
) -> Result<(), ImportError> {
    if item.is_none_or(|item| item.answered) || matches!(left, Left::Ignored | Left::Words) {
        return Ok(());
    }
    let values: [(&str, &dyn std::fmt::Display); 2] =
        [("name", &column.heading.name()), ("what", &say("import.map.no_scale"))];
    Err(map.error(fill("import.map.item", &values), say("import.map.no_scale_fix")))
}

/// Whether agreement is bad news: the map says so, or the question is one of the shipped bank and says so there.
pub(super) fn is_reversed(column: &Column, item: Option<&MapItem>) -> bool {
    let known = || of_the_bank(column).is_some_and(|question| question.reversed);
    item.and_then(|item| item.reversed).unwrap_or_else(known)
}

/// Whether to agree sounds like bad news though nobody said so: then a person is asked, and nothing is turned round.
pub(super) fn sounds_bad(column: &Column) -> bool {
    let asked = fold(column.heading.statement());
    let words = || asked.split(|character: char| !character.is_alphanumeric());
    of_the_bank(column).is_none()
        && say("survey.bad_news").split(", ").any(|bad| words().any(|word| word == bad))
}

/// The question of the shipped bank a column asks, whatever number stands before it.
pub(super) fn of_the_bank(column: &Column) -> Option<&'static Question> {
    let said = column.heading.statement();
    questions::by_text(said).or_else(|| questions::by_text(unnumbered(said)))
}

/// `3. We meet`, `Q3) We meet`: the question.
fn unnumbered(text: &str) -> &str {
    let rest = text.trim_start_matches(['Q', 'q', '(']);
    let after = rest.trim_start_matches(|c: char| c.is_ascii_digit());
    let separated = after.trim_start_matches(['.', ')', ':']);
    if after.len() < rest.len() && separated.len() < after.len() { separated.trim_start() } else { text }
}

/// The item a column is.
pub(super) fn build(
    column: &Column,
    scale: Scale,
    item: Option<&MapItem>,
    respondents: PerTeam<u32>,
) -> Item {
    let known = of_the_bank(column);
    let reversed = is_reversed(column, item);
    let answers = |team: Team| {
        let mut counts = vec![0; scale.points.len()];
        let mut answers = TeamAnswers::default();
        for (answer, code) in column.answers.iter().zip(&scale.codes) {
            let people = answer.people.get(team);
            match code {
                Code::Point(point) => counts[*point] += people,
                Code::NotApplicable => answers.na += people,
                Code::Unreadable => answers.invalid += people,
            }
        }
        if reversed {
            counts.reverse();
        }
        let given: u32 = counts.iter().sum::<u32>() + answers.na + answers.invalid;
        answers.blank = respondents.get(team) - given;
        answers.counts = Some(counts);
        answers
    };
    Item {
        id: column.id(),
        question: column.heading.question.clone(),
        row: column.heading.row.clone(),
        kind: scale.kind,
        answers: PerTeam { sales: answers(Team::Sales), marketing: answers(Team::Marketing) },
        labels: scale.labels,
        points: scale.points,
        reversed,
        topic: known.map(|question| question.topic.clone()),
        picked: false,
        extra: Extra::default(),
    }
}
