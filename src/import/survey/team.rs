//! Which team a row belongs to: by its file, or by a column.
//! A value that names neither team, or both, is not counted and never guessed.

use super::heading::{Heading, Role};
use super::map::Map;
use super::report::{Candidate, FileTeam, How};
use crate::assets::words::{fill, say};
use crate::domain::baseline::team_name;
use crate::domain::people::Team;
use crate::import::ImportError;
use crate::import::fold::{fold, shown};
use csv::ByteRecord;
use std::collections::HashMap;

/// How the rows of one file find their team.
#[derive(Debug)]
pub(super) enum Teams {
    /// The whole file is one team's.
    File(Team),
    /// The value of this column says it.
    Column {
        /// Its position; several where each team has its own column.
        columns: Vec<usize>,
        /// What the values met so far mean, and their rows.
        known: HashMap<Vec<u8>, (Option<Team>, u32)>,
    },
    /// Nobody knows yet. The rows are counted as one team's, so that scales can be read; no count is used.
    Unknown,
}

/// Words that name a team.
const SALES: &[&str] = &["sales", "vertrieb", "verkauf", "ventes", "ventas", "vente", "selling"];
const MARKETING: &[&str] = &["marketing", "mktg", "mkt", "mktng"];

/// Words for a part of a team or a role in it, which also mean other things.
const WITHIN_SALES: &[&str] = &[
    "ae",
    "aes",
    "sdr",
    "sdrs",
    "bdr",
    "bdrs",
    "account exec",
    "account execs",
    "account executive",
    "account executives",
    "business development",
    "commercial",
];
const WITHIN_MARKETING: &[&str] =
    &["demand gen", "demand generation", "demandgen", "growth", "content", "brand"];

/// Values remembered for one column; no company has more teams.
const MOST_VALUES: usize = 1000;

/// A column with more different values than this does not say the team.
const MOST_CANDIDATE_VALUES: usize = 12;

impl Teams {
    /// Finds the team column of a file.
    pub(super) fn find(
        file: &str,
        headings: &[Heading],
        rows: &[ByteRecord],
        map: &Map,
    ) -> Result<(Self, FileTeam), ImportError> {
        if let Some(wanted) = &map.team_column {
            let columns = columns_named(file, headings, wanted)?;
            let heading = name_of(headings, &columns);
            return Ok((Self::of_columns(&columns), FileTeam::Column { heading, guessed: false }));
        }
        let asking = positions(headings, Heading::asks_for_team);
        let naming = |role: Role| -> Vec<usize> {
            positions(headings, |heading| heading.role == role)
                .into_iter()
                .filter(|index| looks_like_teams(&headings[*index], *index, rows, map))
                .collect()
        };
        let (questions, attributes) = (naming(Role::Question), naming(Role::Attribute));
        let named = |index: &usize| questions.contains(index) || attributes.contains(index);
        let both: Vec<usize> = asking.iter().copied().filter(named).collect();
        let found = [both, asking, one_for_each(headings, rows, map), questions, attributes];
        let likely = found.into_iter().find(|found| !found.is_empty()).unwrap_or_default();
        let asked_once = likely.iter().all(|index| headings[*index].question == headings[likely[0]].question);
        let in_columns = likely.iter().all(|index| headings[*index].row.is_some());
        if likely.len() == 1 || (likely.len() > 1 && asked_once && in_columns) {
            let guessed = !headings[likely[0]].asks_for_team();
            let team = FileTeam::Column { heading: name_of(headings, &likely), guessed };
            return Ok((Self::of_columns(&likely), team));
        }
        Ok((Self::Unknown, FileTeam::Unknown { candidates: candidates(headings, &likely, rows) }))
    }

    fn of_columns(columns: &[usize]) -> Self {
        Self::Column { columns: columns.to_vec(), known: HashMap::new() }
    }

    /// The positions of the columns that say the team.
    pub(super) fn columns(&self) -> &[usize] {
        match self {
            Self::File(_) | Self::Unknown => &[],
            Self::Column { columns, .. } => columns,
        }
    }

    /// The team of a row.
    pub(super) fn of_row(&mut self, row: &ByteRecord, map: &Map) -> Option<Team> {
        match self {
            Self::File(team) => Some(*team),
            Self::Unknown => Some(Team::Sales),
            Self::Column { columns, known } => {
                let mut values = columns.iter().filter_map(|index| row.get(*index));
                let value = values.find(|value| !value.is_empty()).unwrap_or_default();
                if let Some((team, rows)) = known.get_mut(value) {
                    *rows += 1;
                    return *team;
                }
                let (team, _) = judged(&String::from_utf8_lossy(value), map);
                if known.len() < MOST_VALUES {
                    known.insert(value.to_vec(), (team, 1));
                }
                team
            }
        }
    }

    /// The values that were met, the most frequent first.
    pub(super) fn into_values(self) -> Vec<(String, Option<Team>, u32)> {
        let Self::Column { known, .. } = self else { return Vec::new() };
        let mut values: Vec<_> = known
            .into_iter()
            .map(|(value, (team, rows))| (String::from_utf8_lossy(&value).trim().to_owned(), team, rows))
            .collect();
        values.sort_by(|a, b| (b.2, &a.0).cmp(&(a.2, &b.0)));
        values
    }
}

/// The team a value stands for, if it names exactly one, and why.
pub(super) fn judged(value: &str, map: &Map) -> (Option<Team>, How) {
    let folded = fold(value);
    if let Some((_, known)) = map.teams.iter().find(|(name, _)| fold(name) == folded) {
        return (known.team(), How::Told);
    }
    let words: Vec<&str> =
        folded.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty()).collect();
    let words = format!(" {} ", words.join(" "));
    let names = |names: &[&str]| names.iter().any(|name| words.contains(&format!(" {name} ")));
    match (names(SALES), names(MARKETING)) {
        (true, false) => return (Some(Team::Sales), How::Known),
        (false, true) => return (Some(Team::Marketing), How::Known),
        (true, true) => return (None, How::Known),
        (false, false) => {}
    }
    let team = match (names(WITHIN_SALES), names(WITHIN_MARKETING)) {
        (true, false) => Team::Sales,
        (false, true) => Team::Marketing,
        _ => return (None, How::Known),
    };
    (
        Some(team),
        How::Guessed(fill("import.survey.belongs", &[("value", &shown(value)), ("team", &team_name(team))])),
    )
}

fn positions(headings: &[Heading], test: impl Fn(&Heading) -> bool) -> Vec<usize> {
    (0..headings.len()).filter(|index| test(&headings[*index])).collect()
}

/// Most of the first rows name a team here, and both teams occur.
/// Where the header does not speak of teams, only the names of the teams themselves count.
fn looks_like_teams(heading: &Heading, index: usize, rows: &[ByteRecord], map: &Map) -> bool {
    let any_word = heading.speaks_of_teams();
    let named = |value: &[u8]| match judged(&String::from_utf8_lossy(value), map) {
        (Some(team), how) if any_word || !matches!(how, How::Guessed(_)) => Some(team),
        _ => None,
    };
    let mut found = [0_usize; 2];
    let mut given = 0;
    // The same few values come again in every row, and judging one is slow.
    let mut known: HashMap<&[u8], Option<Team>> = HashMap::new();
    for row in rows {
        let value = row.get(index).unwrap_or_default().trim_ascii();
        if value.is_empty() {
            continue;
        }
        given += 1;
        if let Some(team) = *known.entry(value).or_insert_with(|| named(value)) {
            found[usize::from(team == Team::Sales)] += 1;
        }
    }
    found.iter().all(|count| *count > 0) && (found[0] + found[1]) * 5 >= given * 4
}

/// The columns of a question in which each team has its own: what is in them is the name above them.
fn one_for_each(headings: &[Heading], rows: &[ByteRecord], map: &Map) -> Vec<usize> {
    let team = |index: usize| headings[index].row.as_deref().and_then(|row| judged(row, map).0);
    let is_ticked = |index: usize| {
        let row = headings[index].row.as_deref().map(fold);
        let cells = rows.iter().filter_map(|row| row.get(index)).filter(|cell| !cell.is_empty());
        let mut cells = cells.map(|cell| Some(fold(&String::from_utf8_lossy(cell)))).peekable();
        cells.peek().is_some() && cells.all(|cell| cell == row)
    };
    let of =
        |wanted: Team| (0..headings.len()).find(|index| team(*index) == Some(wanted) && is_ticked(*index));
    match (of(Team::Sales), of(Team::Marketing)) {
        (Some(sales), Some(marketing)) if headings[sales].question == headings[marketing].question => {
            positions(headings, |heading| heading.question == headings[sales].question)
        }
        _ => Vec::new(),
    }
}

/// Columns to choose from: the likely ones, then those with a few values that repeat and are no numbers.
fn candidates(headings: &[Heading], likely: &[usize], rows: &[ByteRecord]) -> Vec<Candidate> {
    let mut found = Vec::new();
    let others =
        (0..headings.len()).filter(|index| !likely.contains(index) && headings[*index].may_say_the_team());
    for index in likely.iter().copied().chain(others) {
        let likely = likely.contains(&index);
        let mut values: Vec<String> = Vec::new();
        let mut given = 0;
        for row in rows {
            let value = shown(&String::from_utf8_lossy(row.get(index).unwrap_or_default()));
            if value.is_empty() {
                continue;
            }
            given += 1;
            if !values.contains(&value) && values.len() <= MOST_CANDIDATE_VALUES {
                values.push(value);
            }
        }
        let few = (2..=MOST_CANDIDATE_VALUES).contains(&values.len()) && values.len() < given;
        let numbers = values.iter().all(|value| value.parse::<f64>().is_ok());
        if likely || (few && (!numbers || headings[index].role == Role::Attribute)) {
            values.truncate(MOST_CANDIDATE_VALUES);
            found.push(Candidate { heading: headings[index].name(), values, likely });
        }
    }
    found
}

/// What to call the columns that say the team: the header, or the question they share.
fn name_of(headings: &[Heading], columns: &[usize]) -> String {
    match columns {
        [only] => headings[*only].name(),
        several => headings[several[0]].question.clone(),
    }
}

/// The column of this name, or the columns of this question.
fn columns_named(file: &str, headings: &[Heading], wanted: &str) -> Result<Vec<usize>, ImportError> {
    let folded = fold(wanted);
    if let [index] = positions(headings, |heading| fold(&heading.name()) == folded).as_slice() {
        return Ok(vec![*index]);
    }
    let found = positions(headings, |heading| heading.answers_to(&folded));
    if !found.is_empty() && found.iter().all(|index| headings[*index].row.is_some()) {
        return Ok(found);
    }
    match found.as_slice() {
        [index] => Ok(vec![*index]),
        [] => {
            let names: Vec<&str> = headings.iter().map(|heading| heading.text.as_str()).collect();
            let what = fill("import.survey.no_column", &[("name", &wanted)]);
            let remedy = fill("import.survey.no_column_fix", &[("columns", &names.join("; "))]);
            Err(ImportError::new(file, what, remedy))
        }
        _ => Err(ImportError::new(
            file,
            fill("import.survey.two_columns", &[("name", &wanted)]),
            say("import.survey.two_columns_fix"),
        )),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn find(header: &str, rows: &[&str]) -> (Option<usize>, FileTeam) {
        let headings: Vec<Heading> = header.split(',').map(Heading::of).collect();
        let rows: Vec<ByteRecord> =
            rows.iter().map(|row| ByteRecord::from(row.split(',').collect::<Vec<_>>())).collect();
        let (teams, found) = Teams::find("a.csv", &headings, &rows, &Map::default()).unwrap();
        (teams.columns().first().copied(), found)
    }

    fn asked(header: &str, rows: &[&str]) -> Vec<(String, bool)> {
        match find(header, rows).1 {
            FileTeam::Unknown { candidates } => {
                candidates.into_iter().map(|candidate| (candidate.heading, candidate.likely)).collect()
            }
            other => panic!("found {other:?}"),
        }
    }

    #[test]
    fn a_column_is_found_by_its_header_or_by_its_values() {
        assert_eq!(find("Q,Which team are you on?", &[]).0, Some(1));
        let (index, team) = find("Q,I mostly do", &["1,Marketing team", "2,Field sales"]);
        assert_eq!(
            (index, team),
            (Some(1), FileTeam::Column { heading: "I mostly do".into(), guessed: true })
        );
        assert_eq!(find("My role here,Need", &["AE,Content", "Demand Gen,Content", "BDR,Brand"]).0, Some(0));
        assert_eq!(find("Department,Team", &["Sales,Blue", "Marketing,Green"]).0, Some(0));
    }

    #[test]
    fn what_is_not_clear_is_asked() {
        assert_eq!(asked("Q,R", &["1,2"]), []);
        let two = asked(
            "Who should own it,Who calls first,Mood,Size",
            &["Sales,Marketing,Up,1", "Marketing,Sales,Down,2", "Sales,Sales,Up,1"],
        );
        let expected = [("Who should own it", true), ("Who calls first", true), ("Mood", false)];
        assert_eq!(two, expected.map(|(heading, likely)| (heading.to_owned(), likely)));
    }

    #[test]
    fn a_value_that_names_both_teams_or_none_is_not_counted() {
        let mut map = Map::default();
        let team_of = |value: &str, map: &Map| judged(value, map).0;
        assert_eq!(team_of("Inside Sales", &map), Some(Team::Sales));
        assert_eq!(team_of("MARKETING.", &map), Some(Team::Marketing));
        for neither in
            ["Sales & Marketing operations", "Customer success", "Both", "RevOps", "", "Salesforce"]
        {
            assert_eq!(team_of(neither, &map), None, "{neither}");
        }
        map.teams.insert("customer success".into(), super::super::map::TeamValue::Sales);
        assert_eq!(judged("Customer Success", &map), (Some(Team::Sales), How::Told));
    }

    #[test]
    fn parts_of_a_team_are_guessed() {
        let map = Map::default();
        for (team, values) in [
            (Team::Sales, ["Account Exec", "SDR", "Business Development"]),
            (Team::Marketing, ["Demand Gen", "Growth team", "Brand/Content"]),
        ] {
            for value in values {
                let (found, how) = judged(value, &map);
                assert_eq!((found, matches!(how, How::Guessed(_))), (Some(team), true), "{value}");
            }
        }
        assert_eq!(judged("Growth sales", &map), (Some(Team::Sales), How::Known));
        assert_eq!(judged("SDR or brand", &map).0, None);
    }
}
