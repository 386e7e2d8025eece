//! Which team a row belongs to: by its file, or by a column.
//! A value that names neither team, or both, is not counted and never guessed.

use super::heading::{Heading, Role};
use super::map::Map;
use crate::domain::people::Team;
use crate::import::ImportError;
use crate::import::fold::fold;
use csv::ByteRecord;
use std::collections::HashMap;

/// How the rows of one file find their team.
#[derive(Debug)]
pub(super) enum Teams {
    /// The whole file is one team's.
    File(Team),
    /// The value of this column says it.
    Column {
        /// Its position.
        index: usize,
        /// What the values met so far mean.
        known: HashMap<Vec<u8>, Option<Team>>,
    },
}

/// Words in a team's name, folded.
const SALES: &[&str] =
    &["sales", "vertrieb", "verkauf", "ventes", "ventas", "commercial", "vente", "selling"];
const MARKETING: &[&str] = &["marketing", "mktg", "mkt", "mktng"];

impl Teams {
    /// Finds the team column of a file, and a warning if it was found without being told.
    pub(super) fn find(
        file: &str,
        headings: &[Heading],
        sample: &[ByteRecord],
        map: &Map,
    ) -> Result<(Self, Option<String>), ImportError> {
        if let Some(wanted) = &map.team_column {
            let index = column_named(file, headings, wanted)?;
            return Ok((Self::column(index), None));
        }
        let exact = positions(headings, Heading::asks_for_team);
        let candidates = if exact.is_empty() {
            positions(headings, |heading| heading.role == Role::Question)
                .into_iter()
                .filter(|index| looks_like_teams(*index, sample, map))
                .collect()
        } else {
            exact
        };
        let name = |index: &usize| format!("\"{}\"", headings[*index].text);
        match candidates.as_slice() {
            [index] => {
                let warning = format!("{file}: took the team from the column {}.", name(index));
                Ok((Self::column(*index), Some(warning)))
            }
            [] => Err(ImportError::new(
                file,
                "nothing says which team a person is on",
                "Give one file per team with --team marketing=FILE and --team sales=FILE, \
                 or name the column with --team-column or with team_column in the map.",
            )),
            several => Err(ImportError::new(
                file,
                format!(
                    "several columns may say the team: {}",
                    several.iter().map(name).collect::<Vec<_>>().join(", ")
                ),
                "Name the right one with --team-column or with team_column in the map.",
            )),
        }
    }

    fn column(index: usize) -> Self {
        Self::Column { index, known: HashMap::new() }
    }

    /// The position of the column that says the team.
    pub(super) fn index(&self) -> Option<usize> {
        match self {
            Self::File(_) => None,
            Self::Column { index, .. } => Some(*index),
        }
    }

    /// The team of a row.
    pub(super) fn of_row(&mut self, row: &ByteRecord, map: &Map) -> Option<Team> {
        match self {
            Self::File(team) => Some(*team),
            Self::Column { index, known } => {
                let value = row.get(*index).unwrap_or_default();
                if let Some(team) = known.get(value) {
                    return *team;
                }
                let team = team_of(&String::from_utf8_lossy(value), map);
                // Far more values than a company has teams: remembering them would only cost memory.
                if known.len() < 1000 {
                    known.insert(value.to_vec(), team);
                }
                team
            }
        }
    }
}

/// The team a value stands for, if it names exactly one.
fn team_of(value: &str, map: &Map) -> Option<Team> {
    let folded = fold(value);
    if let Some((_, known)) = map.teams.iter().find(|(name, _)| fold(name) == folded) {
        return known.team();
    }
    let words: Vec<&str> = folded.split(|c: char| !c.is_alphanumeric()).collect();
    let names = |names: &[&str]| words.iter().any(|word| names.contains(word));
    match (names(SALES), names(MARKETING)) {
        (true, false) => Some(Team::Sales),
        (false, true) => Some(Team::Marketing),
        _ => None,
    }
}

fn positions(headings: &[Heading], test: impl Fn(&Heading) -> bool) -> Vec<usize> {
    (0..headings.len()).filter(|index| test(&headings[*index])).collect()
}

/// Most of the first rows name a team here, and both teams occur.
fn looks_like_teams(index: usize, sample: &[ByteRecord], map: &Map) -> bool {
    let mut found = [0_usize; 2];
    let mut given = 0;
    for row in sample.iter().skip(1) {
        let value = String::from_utf8_lossy(row.get(index).unwrap_or_default());
        if value.trim().is_empty() {
            continue;
        }
        given += 1;
        if let Some(team) = team_of(&value, map) {
            found[usize::from(team == Team::Sales)] += 1;
        }
    }
    found.iter().all(|count| *count > 0) && (found[0] + found[1]) * 5 >= given * 4
}

fn column_named(file: &str, headings: &[Heading], wanted: &str) -> Result<usize, ImportError> {
    let folded = fold(wanted);
    match positions(headings, |heading| heading.answers_to(&folded)).as_slice() {
        [index] => Ok(*index),
        [] => {
            let names: Vec<&str> = headings.iter().map(|heading| heading.text.as_str()).collect();
            let what = format!("there is no column \"{wanted}\"");
            let remedy = format!("Its columns are: {}.", names.join("; "));
            Err(ImportError::new(file, what, remedy))
        }
        _ => Err(ImportError::new(
            file,
            format!("two columns are called \"{wanted}\""),
            "Rename one of them in the file.",
        )),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn find(header: &str, rows: &[&str]) -> Result<usize, ImportError> {
        let headings: Vec<Heading> = header.split(',').map(Heading::of).collect();
        let sample: Vec<ByteRecord> = std::iter::once(&header)
            .chain(rows)
            .map(|row| ByteRecord::from(row.split(',').collect::<Vec<_>>()))
            .collect();
        Teams::find("a.csv", &headings, &sample, &Map::default()).map(|found| found.0.index().unwrap())
    }

    #[test]
    fn a_column_is_found_by_its_header_or_by_its_values() {
        assert_eq!(find("Q,Which team are you on?", &[]).unwrap(), 1);
        assert_eq!(find("Q,I mostly do", &["1,Marketing team", "2,Field sales"]).unwrap(), 1);
    }

    #[test]
    fn what_is_not_clear_is_asked() {
        assert!(find("Q,R", &["1,2"]).unwrap_err().remedy.contains("--team-column"));
        let two = find("Who should own it,Who calls first", &["Sales,Marketing", "Marketing,Sales"]);
        assert!(two.unwrap_err().what.contains("\"Who calls first\""));
    }

    #[test]
    fn a_value_that_names_both_teams_or_none_is_not_counted() {
        let mut map = Map::default();
        assert_eq!(team_of("Inside Sales", &map), Some(Team::Sales));
        assert_eq!(team_of("MARKETING.", &map), Some(Team::Marketing));
        assert_eq!(team_of("Sales & Marketing operations", &map), None);
        assert_eq!(team_of("Customer success", &map), None);
        map.teams.insert("customer success".into(), super::super::map::TeamValue::Sales);
        assert_eq!(team_of("Customer Success", &map), Some(Team::Sales));
    }
}
