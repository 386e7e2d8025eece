//! Survey exports: from the rows of one or more files to a [`Wave`] of count vectors.
//!
//! Which tool wrote a file is concluded from its structure, never from its name. No row leaves this module, and
//! an import is not sealed: what may be kept or shown is decided by [`Wave::sealed`] and by the comparison.

mod block;
mod choices;
mod column;
mod describe;
mod family;
mod file;
mod heading;
mod item;
mod map;
mod notes;
mod report;
mod scale;
mod source;
mod tally;
mod team;
mod words;

pub use map::{ItemKind, Map, MapItem, Tag, TeamValue};
pub use report::{
    Candidate, ColumnReport, FileReport, FileTeam, How, Rejected, Report, Taken, TeamValueReport, Understood,
    Unknown,
};
pub use source::{SOURCES, Source};

use super::{ImportError, Input};
use crate::assets::words::{fill, say};
use crate::domain::baseline::{self, Wave};
use crate::domain::people::{PerTeam, Team};
use column::Column;
use file::FileRead;
use heading::Role;
use notes::Notes;
use scale::{Outcome, Scales};
use std::path::PathBuf;
use words::Gathered;

/// Which files a person asks to be read as one survey; opening them is not done here.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Request {
    /// The exports, each with its team if the whole file belongs to one.
    pub files: Vec<(PathBuf, Option<Team>)>,
    /// The map file.
    pub map: Option<PathBuf>,
    /// Header of the team column, over the map's.
    pub team_column: Option<String>,
    /// What a person answered while looking at the survey, over all of this.
    pub answers: Map,
}

/// Reads survey exports that belong together: one file with both teams, or one file for each.
/// Teams nobody can know yet are no error: the report says what to ask.
pub fn read(inputs: &mut [Input<'_>], map: &Map) -> Result<Understood, ImportError> {
    let mut notes = Notes::default();
    let mut files = Vec::new();
    let mut words = Gathered::default();
    for input in &mut *inputs {
        let file = file::read(input, map, (&mut notes, &mut words))?;
        notes.of_file(&file.name, &file.tally);
        files.push(file);
    }
    let mut wave = begun(&files, map);
    if Team::BOTH.iter().all(|team| *wave.respondents.get(*team) == 0) && wave.not_counted == 0 {
        return Err(nobody(&files));
    }
    let mut columns = column::join(&mut files);
    block::fold_choices(&mut columns, &files, map);
    let mut report = Report::default();
    read_columns(&columns, &files, map, (&mut wave, &mut report, &mut notes))?;
    if files.iter().any(FileRead::is_teamless) {
        wave.items.clear();
        (wave.respondents, wave.not_counted) = (PerTeam::default(), 0);
        words = Gathered::default();
    } else {
        notes.of_words(words.left_out());
        notes.of_wave(&wave);
    }
    let taken = taken(&columns, &report);
    report.files = files.iter().map(|file| file.report(&taken)).collect();
    report.teams = describe::teams(&files, map);
    report.rejected.extend(files.iter().filter_map(describe::too_long));
    report.rejected.sort_by_key(|rejected| rejected.line);
    let sentences = notes.into_sentences();
    wave.warnings = sentences.kept;
    (report.warnings, report.remarks) = (sentences.all, sentences.remarks);
    Ok(Understood { wave, report, words: words.finish(map) })
}

/// A wave that has its people but no items yet.
fn begun(files: &[FileRead], map: &Map) -> Wave {
    let of_generic = SOURCES[SOURCES.len() - 1].id;
    let format = files.last().map_or(of_generic, |file| file.source.id).to_owned();
    let people = |team: Team| files.iter().map(|file| file.tally.respondents.get(team)).sum();
    Wave {
        id: String::new(),
        source: baseline::Source::Imported { format },
        inputs: files.iter().map(|file| file.name.clone()).collect(),
        imported_at: None,
        respondents: PerTeam::of(people),
        not_counted: files.iter().map(|file| file.tally.not_counted).sum(),
        excluded: files.iter().map(|file| file.tally.excluded).sum(),
        people: map.people(),
        threshold: map.threshold(),
        threshold_agreed_by: None,
        items: Vec::new(),
        warnings: Vec::new(),
    }
}

/// Reads every column as what it is.
fn read_columns(
    columns: &[Column],
    files: &[FileRead],
    map: &Map,
    (wave, report, notes): (&mut Wave, &mut Report, &mut Notes),
) -> Result<(), ImportError> {
    let scales = Scales::of(columns, map);
    for (column, item) in columns.iter().zip(item::matched(columns, map)?) {
        if column.part_of.is_some() {
            continue;
        }
        let item = item.as_ref();
        if column.heading.role != Role::Question || (column.is_team && item.is_none()) {
            notes.aside(column);
            report.columns.push(describe::aside(column));
            continue;
        }
        match scales.read(column, item) {
            Outcome::Scale(scale) => {
                notes.of_item(column, &scale, item::is_reversed(column, item));
                report.columns.push(describe::item(column, &scale, item));
                report.rejected.extend(describe::unreadable(column, &scale, files));
                wave.items.push(item::build(column, scale, item, wave.respondents));
            }
            Outcome::Left(left) => {
                item::refuse_if_asked_for(column, left, item, map)?;
                notes.left(column, left);
                report.columns.push(describe::left(column, left));
            }
        }
    }
    Ok(())
}

/// What each column was taken for; the columns of one question share an entry of the report.
fn taken(columns: &[Column], report: &Report) -> Vec<Taken> {
    let mut entries = report.columns.iter();
    let mut taken: Vec<Taken> = Vec::new();
    for column in columns {
        let of_entry = column.part_of.map(|main| taken[main].clone());
        taken.push(of_entry.unwrap_or_else(|| {
            entries.next().expect("every column that is no part of another has its entry").taken.clone()
        }));
    }
    taken
}

fn nobody(files: &[FileRead]) -> ImportError {
    let name = files.first().map_or("survey", |file| &file.name);
    let excluded: u32 = files.iter().map(|file| file.tally.excluded).sum();
    let what = match excluded {
        0 => say("import.survey.no_answers").to_owned(),
        rows => fill("import.survey.no_complete", &[("n", &rows)]),
    };
    ImportError::new(name, what, say("import.survey.no_answers_fix"))
}

#[cfg(test)]
mod tests;
