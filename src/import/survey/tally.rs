//! Counting one file, row by row: for each column, how many people of each team gave which answer.
//! Rows are forgotten as soon as they are counted, but for the codes needed to take a repeated one back.

use super::block::{self, Block};
use super::heading::{Heading, NO_IDS, Role, is_one_of};
use super::map::Map;
use super::team::Teams;
use super::words::Gathered;
use crate::domain::people::{PerTeam, Team};
use crate::import::ImportError;
use crate::import::table::Table;
use csv::ByteRecord;
use std::collections::HashMap;
use std::hash::{DefaultHasher, Hash, Hasher};

/// A column with more different answers than this holds free text.
const MOST_ANSWERS: usize = 250;

/// An answer is remembered up to this many bytes: no label is longer.
const LONGEST_ANSWER: usize = 300;

/// Rows that are remembered to find repeated ones.
const REMEMBERED_ROWS: usize = 100_000;

/// Rows that are shown as they were read.
const SHOWN_ROWS: usize = 3;

/// What one file holds.
pub(super) struct Tally {
    /// Its columns, as they stand.
    pub headings: Vec<Heading>,
    /// What was answered in each column.
    pub columns: Vec<Answers>,
    /// Rows counted for each team.
    pub respondents: PerTeam<u32>,
    /// Values of the team column, their teams and their rows.
    pub team_values: Vec<(String, Option<Team>, u32)>,
    /// Rows that are not empty.
    pub rows: u32,
    /// The first rows of people, to be shown.
    pub sample: Vec<ByteRecord>,
    /// Positions of the columns that were read.
    pub read: Vec<usize>,
    /// Columns of one question.
    pub blocks: Vec<Block>,
    /// Rows of neither team.
    pub not_counted: u32,
    /// Rows left out as incomplete, as a preview, or as too long for the header.
    pub excluded: u32,
    /// Rows with more cells than the header, and the line of the first.
    pub too_long: (u32, u64),
    /// Rows replaced by a later one of the same person.
    pub repeated: u32,
    /// There were more rows than are compared for repetition.
    pub repetition_unknown: bool,
}

/// One of the different answers in a column.
#[derive(Debug, Clone)]
pub(super) struct Value {
    /// As it stands.
    pub text: Vec<u8>,
    /// How many people of each team gave it.
    pub people: PerTeam<u32>,
    /// The line where it was met first.
    pub line: u64,
}

/// The different answers in one column.
#[derive(Debug, Clone, Default)]
pub(super) struct Answers {
    /// The answers, in the order they were met.
    pub values: Vec<Value>,
    /// There are too many different ones to be answers on a scale; `values` is empty then.
    pub open: bool,
    /// Positions of the values, once there are too many to look through.
    index: HashMap<Vec<u8>, u16>,
    last: usize,
}

impl Answers {
    /// The code of an answer: 0 for none, otherwise one more than its position.
    fn code(&mut self, cell: &[u8], line: impl FnOnce() -> u64) -> u16 {
        let cell = cell.trim_ascii();
        if cell.is_empty() || self.open {
            return 0;
        }
        let cell = &cell[..cell.len().min(LONGEST_ANSWER)];
        if self.values.get(self.last).is_none_or(|value| value.text != cell) {
            self.last = self.find(cell, line);
        }
        if self.values.len() > MOST_ANSWERS {
            *self = Self { open: true, ..Self::default() };
            return 0;
        }
        self.last as u16 + 1
    }

    fn find(&mut self, cell: &[u8], line: impl FnOnce() -> u64) -> usize {
        const FEW: usize = 12;
        let known = if self.values.len() <= FEW {
            self.values.iter().position(|value| value.text == cell)
        } else {
            self.index.get(cell).map(|at| usize::from(*at))
        };
        known.unwrap_or_else(|| {
            self.values.push(Value { text: cell.to_vec(), people: PerTeam::default(), line: line() });
            if self.values.len() > FEW {
                let unknown = self.index.len()..self.values.len();
                self.index.extend(unknown.map(|at| (self.values[at].text.clone(), at as u16)));
            }
            self.values.len() - 1
        })
    }

    fn add(&mut self, code: u16, team: Team) {
        if let Some(value) = self.counted(code) {
            *value.people.get_mut(team) += 1;
        }
    }

    fn take_back(&mut self, code: u16, team: Team) {
        if let Some(value) = self.counted(code) {
            *value.people.get_mut(team) -= 1;
        }
    }

    fn counted(&mut self, code: u16) -> Option<&mut Value> {
        self.values.get_mut(usize::from(code).checked_sub(1)?)
    }
}

/// The rows seen so far, as codes, by the id of their person.
#[derive(Default)]
struct Remembered {
    rows: HashMap<u64, usize>,
    teams: Vec<Team>,
    codes: Vec<u16>,
}

/// Reads the rest of a table, its header rows having been read.
pub(super) fn tally(
    table: &mut Table<'_>,
    headings: Vec<Heading>,
    mut teams: Teams,
    (map, words): (&Map, &mut Gathered),
) -> Result<Tally, ImportError> {
    let with_role = |wanted: &dyn Fn(Role) -> bool| -> Vec<usize> {
        let others = (0..headings.len()).filter(|index| !teams.columns().contains(index));
        others.filter(|index| wanted(headings[*index].role)).collect()
    };
    let questions = with_role(&|role| role == Role::Question);
    let completion = with_role(&|role| matches!(role, Role::Completion(_)));
    let respondent = with_role(&|role| role == Role::Respondent).first().copied();
    let mut blocks = block::of(&headings, &questions);
    words.begin(&headings, map);
    let mut tally = Tally::of(headings);
    let mut remembered = Remembered::default();
    let mut row = ByteRecord::new();
    let mut codes = vec![0; questions.len()];
    while table.read(&mut row)? {
        if row.as_slice().trim_ascii().is_empty() {
            continue;
        }
        tally.rows += 1;
        if tally.is_left_out(&row, &completion, table) {
            tally.excluded += 1;
            continue;
        }
        if tally.sample.len() < SHOWN_ROWS {
            tally.sample.push(row.clone());
        }
        let Some(team) = teams.of_row(&row, map) else {
            tally.not_counted += 1;
            continue;
        };
        for (code, index) in codes.iter_mut().zip(&questions) {
            let cell = row.get(*index).unwrap_or_default();
            *code = tally.columns[*index].code(cell, || table.line_of(&row));
        }
        if let Some(column) = respondent {
            tally.replace_earlier(
                row.get(column).unwrap_or_default(),
                team,
                (&codes, &questions),
                &mut remembered,
            );
        }
        words.row(&row, team);
        for block in &mut blocks {
            block.note(&codes);
        }
        tally.count(team, &codes, &questions);
    }
    (tally.read, tally.blocks) = (questions, blocks);
    tally.team_values = teams.into_values();
    Ok(tally)
}

impl Tally {
    fn of(headings: Vec<Heading>) -> Self {
        Self {
            columns: vec![Answers::default(); headings.len()],
            headings,
            respondents: PerTeam::default(),
            team_values: Vec::new(),
            rows: 0,
            sample: Vec::new(),
            read: Vec::new(),
            blocks: Vec::new(),
            not_counted: 0,
            excluded: 0,
            too_long: (0, 0),
            repeated: 0,
            repetition_unknown: false,
        }
    }

    /// A row that is not from somebody who completed the survey, or whose cells belong to no known column.
    fn is_left_out(&mut self, row: &ByteRecord, completion: &[usize], table: &Table<'_>) -> bool {
        let width = self.headings.len();
        if row.len() > width && row.iter().skip(width).any(|cell| !cell.trim_ascii().is_empty()) {
            if self.too_long.0 == 0 {
                self.too_long.1 = table.line_of(row);
            }
            self.too_long.0 += 1;
            return true;
        }
        completion.iter().any(|index| {
            let Role::Completion(words) = self.headings[*index].role else { return false };
            is_one_of(row.get(*index).unwrap_or_default(), words)
        })
    }

    fn count(&mut self, team: Team, codes: &[u16], questions: &[usize]) {
        *self.respondents.get_mut(team) += 1;
        for (code, index) in codes.iter().zip(questions) {
            self.columns[*index].add(*code, team);
        }
    }

    /// Takes back an earlier row of the same person, and remembers this one.
    fn replace_earlier(
        &mut self,
        id: &[u8],
        team: Team,
        (codes, questions): (&[u16], &[usize]),
        remembered: &mut Remembered,
    ) {
        if remembered.teams.len() == REMEMBERED_ROWS {
            self.repetition_unknown = true;
            return;
        }
        if is_one_of(id, NO_IDS) {
            return;
        }
        let mut hasher = DefaultHasher::new();
        id.trim_ascii().hash(&mut hasher);
        let position = remembered.teams.len();
        if let Some(earlier) = remembered.rows.insert(hasher.finish(), position) {
            let before = remembered.teams[earlier];
            let start = earlier * codes.len();
            for (code, index) in remembered.codes[start..start + codes.len()].iter().zip(questions) {
                self.columns[*index].take_back(*code, before);
            }
            *self.respondents.get_mut(before) -= 1;
            self.repeated += 1;
        }
        remembered.teams.push(team);
        remembered.codes.extend_from_slice(codes);
    }
}
