//! Survey exports: from the rows of one or more files to a [`Wave`] of count vectors.
//!
//! Which tool wrote a file is concluded from its structure, never from its name. No row leaves this module, and
//! an import is not sealed: what may be kept or shown is decided by [`Wave::sealed`] and by the comparison.

mod column;
mod family;
mod generic;
mod heading;
mod map;
mod notes;
mod scale;
mod tally;
mod team;

pub use map::{ItemKind, Map, MapItem, Tag, TeamValue};

use super::table::Table;
use super::{ImportError, Imported, Input};
use crate::assets::questions;
use crate::domain::baseline::{self, Item, TeamAnswers, Wave};
use crate::domain::extra::Extra;
use crate::domain::people::{PerTeam, Team};
use crate::import::fold::fold;
use column::Column;
use csv::ByteRecord;
use heading::{Heading, Role};
use notes::Notes;
use scale::{Code, Left, Outcome, Scale, Scales};
use std::path::PathBuf;
use tally::Tally;
use team::Teams;

/// A kind of export that is understood.
#[derive(Debug, Clone, Copy)]
pub struct Source {
    /// Its id, as it appears in results.
    pub id: &'static str,
    /// Its name.
    pub name: &'static str,
    /// Rows before the first answer.
    header_rows: usize,
    /// Whether these first rows were written by this tool.
    recognises: fn(&[ByteRecord]) -> bool,
    /// The headings of the columns, from the header rows.
    headings: fn(&[ByteRecord]) -> Vec<Heading>,
}

/// All sources, the particular ones before the general one.
pub const SOURCES: &[Source] = &[generic::SOURCE];

/// Which files a person asks to be read as one survey; opening them is not done here.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Request {
    /// The exports, each with its team if the whole file belongs to one.
    pub files: Vec<(PathBuf, Option<Team>)>,
    /// The map file.
    pub map: Option<PathBuf>,
    /// Header of the team column, over the map's.
    pub team_column: Option<String>,
}

/// Reads survey exports that belong together: one file with both teams, or one file for each.
pub fn read(inputs: &mut [Input<'_>], map: &Map) -> Result<Imported<Wave>, ImportError> {
    let mut notes = Notes::default();
    let mut tallies = Vec::new();
    let mut format = SOURCES[SOURCES.len() - 1].id;
    for input in &mut *inputs {
        let (source, tally, team_column) = read_file(input, map, &mut notes)?;
        notes.of_file(&input.name, &tally);
        format = source.id;
        tallies.push((tally, team_column));
    }
    let mut wave = Wave {
        id: String::new(),
        source: baseline::Source::Imported { format: format.to_owned() },
        inputs: inputs.iter().map(|input| input.name.clone()).collect(),
        imported_at: None,
        respondents: respondents(&tallies),
        not_counted: tallies.iter().map(|(tally, _)| tally.not_counted).sum(),
        excluded: tallies.iter().map(|(tally, _)| tally.excluded).sum(),
        people: map.people(),
        threshold: map.threshold(),
        threshold_agreed_by: None,
        items: Vec::new(),
        warnings: Vec::new(),
    };
    if Team::BOTH.iter().all(|team| *wave.respondents.get(*team) == 0) {
        return Err(nobody(inputs.first().map_or("survey", |input| &input.name), &notes));
    }
    let columns = column::join(tallies);
    let of_column = matched(&columns, map)?;
    let scales = Scales::of(&columns, map);
    for (column, item) in columns.iter().zip(of_column) {
        if column.heading.role != Role::Question || (column.is_team && item.is_none()) {
            notes.aside(column);
            continue;
        }
        match scales.read(column, item) {
            Outcome::Scale(scale) => {
                notes.of_item(column, &scale, is_reversed(column, item));
                wave.items.push(build(column, scale, item, wave.respondents));
            }
            Outcome::Left(left) => {
                refuse_if_asked_for(column, left, item, map)?;
                notes.left(column, left);
            }
        }
    }
    notes.of_wave(&wave);
    let (all, kept) = notes.into_sentences();
    wave.warnings = kept;
    Ok(Imported { value: wave, warnings: all })
}

fn read_file(
    input: &mut Input<'_>,
    map: &Map,
    notes: &mut Notes,
) -> Result<(&'static Source, Tally, Option<usize>), ImportError> {
    let (name, team) = (input.name.clone(), input.team);
    let mut table = Table::open(input)?;
    notes.say(std::mem::take(&mut table.warnings));
    let source = SOURCES
        .iter()
        .find(|source| (source.recognises)(&table.sample))
        .expect("the last source recognises everything");
    let mut header_rows = Vec::new();
    let mut row = ByteRecord::new();
    while header_rows.len() < source.header_rows && table.read(&mut row)? {
        header_rows.push(row.clone());
    }
    let mut headings = (source.headings)(&header_rows);
    for heading in &mut headings {
        // Whatever a header looks like, the map knows better.
        if map.items.iter().any(|item| heading.answers_to(&fold(&item.matches))) {
            heading.role = Role::Question;
        }
    }
    let teams = if let Some(team) = team {
        for heading in headings.iter_mut().filter(|heading| heading.asks_for_team()) {
            heading.role = Role::Aside;
        }
        Teams::File(team)
    } else {
        let (teams, guess) = Teams::find(&name, &headings, &table.sample, map)?;
        notes.say(guess);
        teams
    };
    let team_column = teams.index();
    let tally = tally::tally(&mut table, headings, teams, map)?;
    Ok((source, tally, team_column))
}

fn respondents(tallies: &[(Tally, Option<usize>)]) -> PerTeam<u32> {
    let mut sum = PerTeam::default();
    for (tally, _) in tallies {
        for team in Team::BOTH {
            *sum.get_mut(team) += tally.respondents.get(team);
        }
    }
    sum
}

fn nobody(file: &str, notes: &Notes) -> ImportError {
    match notes.first_other_team() {
        Some(values) => ImportError::new(
            file,
            format!("nobody in it belongs to Sales or Marketing; the team column says {values}"),
            "Say in the map, under [teams], which of these values is which team.",
        ),
        None => ImportError::new(
            file,
            "it holds no answers",
            "Export the answers again; below the headers there should be one row for each person.",
        ),
    }
}

/// For each column the item of the map that speaks of it.
fn matched<'a>(columns: &[Column], map: &'a Map) -> Result<Vec<Option<&'a MapItem>>, ImportError> {
    let mut of_column = vec![None; columns.len()];
    for item in &map.items {
        let wanted = fold(&item.matches);
        let found: Vec<usize> =
            (0..columns.len()).filter(|index| columns[*index].heading.answers_to(&wanted)).collect();
        let error = |what: String, remedy: &str| {
            Err(map.error(format!("[[item]] \"{}\" {what}", item.matches), remedy))
        };
        match found.as_slice() {
            [index] if of_column[*index].is_none() => of_column[*index] = Some(item),
            [_] => return error("is there twice".into(), "Keep one of the two."),
            [] => {
                return error(
                    "matches no column".into(),
                    "Copy the text of the question as it stands in the file.",
                );
            }
            several => {
                let names: Vec<String> = several.iter().map(|index| columns[*index].quoted()).collect();
                return error(
                    format!("matches several columns: {}", names.join(", ")),
                    "Give the row in brackets: match = \"question [row]\".",
                );
            }
        }
    }
    Ok(of_column)
}

/// A column the map declares as an item must not silently turn out to be none.
fn refuse_if_asked_for(
    column: &Column,
    left: Left,
    item: Option<&MapItem>,
    map: &Map,
) -> Result<(), ImportError> {
    if item.is_none() || matches!(left, Left::Ignored | Left::Words) {
        return Ok(());
    }
    let what = format!("[[item]] {}: its answers fit no known scale", column.quoted());
    Err(map.error(what, "Add labels, lowest first, or points = [lowest, highest]."))
}

/// Whether agreement is bad news: the map says so, or the question is one of the shipped bank and says so there.
fn is_reversed(column: &Column, item: Option<&MapItem>) -> bool {
    let known = questions::by_text(column.heading.statement());
    item.is_some_and(|item| item.reversed) || known.is_some_and(|question| question.reversed)
}

fn build(column: &Column, scale: Scale, item: Option<&MapItem>, respondents: PerTeam<u32>) -> Item {
    let known = questions::by_text(column.heading.statement());
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
        id: format!("q{}", column.number),
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

#[cfg(test)]
mod tests;
