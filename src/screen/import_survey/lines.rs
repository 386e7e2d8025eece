//! What was understood, line by line: first what only a person can know, then people, columns and what was not read.
//! It decides the order of the lines and what each asks; it draws nothing and changes nothing.

use crate::{
    assets::words::{count, fill, say},
    domain::people::Team,
    import::survey::{ColumnReport, FileTeam, How, Taken, Understood},
};

/// One line; numbers are positions in the report.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Line {
    /// A column of a file that may say the team: file, candidate.
    Candidate(usize, usize),
    /// A file whose team nothing says and no column could.
    NoTeam(usize),
    /// A column, or the columns of one question.
    Column(usize),
    /// How many people a team has.
    People(Team),
    /// From how many answers on items are shown.
    Threshold,
    /// A value of the team column.
    Value(usize),
    /// A cell or a row that could not be read.
    Rejected(usize),
    /// A sentence.
    Remark(usize),
}

/// A group of lines under one heading.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Group {
    /// What only a person can know.
    Questions,
    /// Who answered.
    People,
    /// What each column was taken for.
    Columns,
    /// What could not be read.
    Rejected,
    /// What else should be known.
    Remarks,
}

/// All lines in order.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Lines(Vec<(Group, Line)>);

impl Lines {
    /// The lines of what was understood.
    pub(super) fn of(read: &Understood) -> Self {
        let report = &read.report;
        let mut lines = Vec::new();
        for (file, each) in report.files.iter().enumerate() {
            if let FileTeam::Unknown { candidates } = &each.team {
                lines.extend((0..candidates.len()).map(|index| (Group::Questions, Line::Candidate(file, index))));
                if candidates.is_empty() {
                    lines.push((Group::Questions, Line::NoTeam(file)));
                }
            }
        }
        // Before the teams are known nobody is counted, so there is nothing else to say.
        if !lines.is_empty() {
            return Self(lines);
        }
        // Values of which none is a team: nobody is counted until somebody says which is which.
        let values = (0..report.teams.len()).map(Line::Value);
        let (asked, told): (Vec<Line>, Vec<Line>) = values.partition(|_| !read.has_people());
        lines.extend(asked.into_iter().map(|line| (Group::Questions, line)));
        let (unknown, known): (Vec<usize>, Vec<usize>) =
            (0..report.columns.len()).partition(|index| is_unknown(&report.columns[*index]));
        lines.extend(unknown.into_iter().map(|index| (Group::Questions, Line::Column(index))));
        let people = [Line::People(Team::Marketing), Line::People(Team::Sales), Line::Threshold];
        lines.extend(people.map(|line| (Group::People, line)));
        lines.extend(told.into_iter().map(|line| (Group::People, line)));
        // Guesses first: they are what a person should look at.
        let (guessed, sure): (Vec<usize>, Vec<usize>) =
            known.into_iter().partition(|index| matches!(report.columns[*index].how, How::Guessed(_)));
        lines.extend(guessed.into_iter().chain(sure).map(|index| (Group::Columns, Line::Column(index))));
        lines.extend((0..report.rejected.len()).map(|index| (Group::Rejected, Line::Rejected(index))));
        lines.extend((0..report.remarks.len()).map(|index| (Group::Remarks, Line::Remark(index))));
        Self(lines)
    }

    /// What is wanted of the person who reads this, and the key for it.
    pub(super) fn wanted(&self, read: &Understood) -> String {
        let file = |file: usize| &read.report.files[file].name;
        let unclear = self.0.iter().filter(|(group, _)| *group == Group::Questions).count() as u64;
        match self.0.first() {
            Some((_, Line::Candidate(index, _))) => fill("import_survey.which_team", &[("file", file(*index))]),
            Some((_, Line::NoTeam(index))) => fill("import_survey.no_team", &[("file", file(*index))]),
            Some((Group::Questions, Line::Value(_))) => say("import_survey.want_values").to_owned(),
            Some((Group::Questions, _)) => count("import_survey.want_answers", unclear),
            _ => say("import_survey.want_nothing").to_owned(),
        }
    }

    /// How many there are.
    pub(super) fn len(&self) -> usize {
        self.0.len()
    }

    /// The line at a position; the last one past the end.
    pub(super) fn get(&self, position: usize) -> Option<Line> {
        self.0.get(position).or(self.0.last()).map(|(_, line)| *line)
    }

    /// The lines with their groups.
    pub(super) fn grouped(&self) -> &[(Group, Line)] {
        &self.0
    }

    /// Where a line stands.
    pub(super) fn position(&self, line: Line) -> Option<usize> {
        self.0.iter().position(|(_, other)| *other == line)
    }

    /// Where the first line stands that must be answered before anything can be shown, or should be.
    pub(super) fn first_question(&self, read: &Understood) -> Option<usize> {
        self.0.iter().position(|(group, line)| *group == Group::Questions && line.asks(read))
    }

    /// Where the line stands that was chosen before these files were read again; the next question after an answer.
    pub(super) fn same_as(&self, chosen: usize, before: &Understood, read: &Understood) -> usize {
        let Some((group, line)) = Self::of(before).0.get(chosen).copied() else { return 0 };
        let now = match line {
            Line::Column(index) => {
                let heading = &before.report.columns[index].heading;
                let again = read.report.columns.iter().position(|column| column.heading == *heading);
                again.and_then(|index| self.position(Line::Column(index)))
            }
            Line::Value(index) => {
                let value = &before.report.teams[index].value;
                let again = read.report.teams.iter().position(|team| team.value == *value);
                again.and_then(|index| self.position(Line::Value(index)))
            }
            other => self.position(other),
        };
        let answered = group == Group::Questions && now.is_none_or(|now| self.0[now].0 != Group::Questions);
        let next = if answered { self.first_question(read) } else { None };
        next.or(now).unwrap_or(chosen.min(self.len().saturating_sub(1)))
    }
}

impl Line {
    /// Whether Enter answers something here.
    pub(super) fn asks(self, read: &Understood) -> bool {
        match self {
            Self::Candidate(..) => true,
            // Once somebody is counted, a value is worth a key but holds nobody up.
            Self::Value(_) => !read.has_people(),
            Self::Column(index) => is_unknown(&read.report.columns[index]),
            Self::NoTeam(_) | Self::People(_) | Self::Threshold | Self::Rejected(_) | Self::Remark(_) => false,
        }
    }
}

fn is_unknown(column: &ColumnReport) -> bool {
    matches!(column.taken, Taken::Unknown(_))
}
