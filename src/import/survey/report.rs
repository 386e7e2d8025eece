//! What was understood of a survey, for the person who looks before taking it over: plain data, nothing stored.
//!
//! It quotes cells, so it is shown and never kept; names, addresses, times and free text are not in it at all.

use crate::assets::words::{fill, say};
use crate::domain::baseline::{Wave, words::Written};
use crate::domain::people::{PerTeam, Team};
use crate::import::ImportError;
use crate::import::fold::shown;
use crate::stats::Kind;

/// A survey as far as it could be understood.
#[derive(Debug, Clone, PartialEq)]
pub struct Understood {
    /// Both teams' answers as counts, not sealed; without items and people while nobody knows the teams.
    pub wave: Wave,
    /// How it was understood, and what is left to ask.
    pub report: Report,
    /// What each team wrote about the other, not sealed; none where nobody was asked.
    pub words: PerTeam<Option<Written>>,
}

/// How a survey was understood.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Report {
    /// The files, as they were given.
    pub files: Vec<FileReport>,
    /// The columns of all files, those of the first file first; the columns of one question are one entry.
    pub columns: Vec<ColumnReport>,
    /// Every value of the columns that say the team, the most frequent first.
    pub teams: Vec<TeamValueReport>,
    /// What could not be read, where it was met first.
    pub rejected: Vec<Rejected>,
    /// Everything worth a sentence, for somebody who sees nothing else of this report; some quote cells.
    pub warnings: Vec<String>,
    /// Those of the sentences that no other part of this report says.
    pub remarks: Vec<String>,
}

/// One file.
#[derive(Debug, Clone, PartialEq)]
pub struct FileReport {
    /// Its name, without its folder.
    pub name: String,
    /// Id of the tool that wrote it.
    pub source: &'static str,
    /// Name of that tool.
    pub source_name: &'static str,
    /// Rows before the first person.
    pub header_rows: usize,
    /// Rows of people, those that are not counted included.
    pub rows: u32,
    /// How its rows find their team.
    pub team: FileTeam,
    /// The headers of its columns.
    pub headings: Vec<String>,
    /// Its first rows as they were read; cells with names, addresses, times and text are empty.
    pub sample: Vec<Vec<String>>,
}

/// How the rows of a file find their team.
#[derive(Debug, Clone, PartialEq)]
pub enum FileTeam {
    /// The whole file is one team's.
    Whole(Team),
    /// A column says it.
    Column {
        /// Its header.
        heading: String,
        /// Nobody said that it is this one.
        guessed: bool,
    },
    /// Nothing says it.
    Unknown {
        /// Columns that may say it, the likely ones first.
        candidates: Vec<Candidate>,
    },
}

/// A column that may say the team.
#[derive(Debug, Clone, PartialEq)]
pub struct Candidate {
    /// Its header.
    pub heading: String,
    /// Its first different values.
    pub values: Vec<String>,
    /// Its header asks for a team, or its values name both.
    pub likely: bool,
}

/// One column, or the columns of one question.
#[derive(Debug, Clone, PartialEq)]
pub struct ColumnReport {
    /// Its header, as the `match` of a map says it.
    pub heading: String,
    /// The question.
    pub question: String,
    /// The row of a grid.
    pub row: Option<String>,
    /// What it was taken for.
    pub taken: Taken,
    /// Why.
    pub how: How,
    /// The different answers with their numbers, where a person may have to put them in order.
    pub answers: Vec<(String, u32)>,
}

/// What a column was taken for.
#[derive(Debug, Clone, PartialEq)]
pub enum Taken {
    /// An item.
    Item {
        /// Its kind of scale.
        kind: Kind,
        /// The label of the lowest point.
        low: String,
        /// The label of the highest point.
        high: String,
        /// How many points the scale has.
        points: usize,
        /// Agreement is bad news.
        reversed: bool,
        /// Id of the item in the wave.
        id: String,
    },
    /// It says which team a person is on.
    Team,
    /// Words about a team.
    Words,
    /// A question with several choices.
    Choices,
    /// Text.
    Text,
    /// Not about the questions: times, addresses, names.
    Aside,
    /// Told to be ignored.
    Ignored,
    /// Nobody answered it on a scale.
    Empty,
    /// A scale, but not which.
    Unknown(Unknown),
}

/// What is missing to read a scale.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Unknown {
    /// The ends of its numbers.
    Ends,
    /// The order of its labels.
    Order,
    /// The files use different labels.
    ScalesDiffer,
}

/// Why something was taken for what it is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum How {
    /// A person said so.
    Told,
    /// The file leaves no doubt.
    Known,
    /// Concluded, in these words.
    Guessed(String),
}

/// A value of a column that says the team.
#[derive(Debug, Clone, PartialEq)]
pub struct TeamValueReport {
    /// As it stands; empty where people left it out.
    pub value: String,
    /// Rows with it.
    pub rows: u32,
    /// Its team; none if its people are not counted.
    pub team: Option<Team>,
    /// Why.
    pub how: How,
}

/// Something that could not be read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Rejected {
    /// Name of the file.
    pub file: String,
    /// The line where it was met first.
    pub line: u64,
    /// Header of the column; empty for a whole row.
    pub column: String,
    /// The cell; empty for a whole row, which is left out because it has more cells than the header.
    pub text: String,
    /// How many people it concerns.
    pub people: u32,
}

impl Understood {
    /// The survey and everything worth a sentence, for a caller that cannot ask; an error if a team is not known.
    pub fn complete(self) -> Result<(Wave, Vec<String>), ImportError> {
        for file in &self.report.files {
            if let FileTeam::Unknown { candidates } = &file.team {
                return Err(no_team(&file.name, candidates));
            }
        }
        if !self.has_people() {
            let name = self.report.files.first().map_or("survey", |file| &file.name);
            return Err(neither_team(name, &self.report.teams));
        }
        Ok((self.wave, self.report.warnings))
    }

    /// Whether somebody of either team answered.
    pub fn has_people(&self) -> bool {
        Team::BOTH.iter().any(|team| *self.wave.respondents.get(*team) > 0)
    }
}

fn no_team(file: &str, candidates: &[Candidate]) -> ImportError {
    let likely: Vec<String> = candidates
        .iter()
        .filter(|candidate| candidate.likely)
        .map(|candidate| format!("\"{}\"", candidate.heading))
        .collect();
    if likely.is_empty() {
        ImportError::new(file, say("import.survey.no_team"), say("import.survey.no_team_fix"))
    } else {
        ImportError::new(
            file,
            fill("import.survey.many_teams", &[("columns", &likely.join(", "))]),
            say("import.survey.many_teams_fix"),
        )
    }
}

fn neither_team(file: &str, teams: &[TeamValueReport]) -> ImportError {
    const MOST_VALUES: usize = 12;
    let named = |team: &TeamValueReport| match team.value.as_str() {
        "" => format!("{} ({})", say("import_survey.blank"), team.rows),
        value => format!("\"{}\" ({})", shown(value), team.rows),
    };
    let values = teams.iter().take(MOST_VALUES).map(named).collect::<Vec<_>>().join(", ");
    ImportError::new(
        file,
        fill("import.survey.neither", &[("values", &values)]),
        say("import.survey.neither_fix"),
    )
}

#[cfg(test)]
mod tests;
