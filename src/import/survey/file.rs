//! One file of a survey: which tool wrote it, where its headers end, how its rows find their team.

use super::heading::{Heading, Role};
use super::map::Map;
use super::notes::Notes;
use super::report::{FileReport, FileTeam, Taken};
use super::tally::{self, Tally};
use super::team::Teams;
use super::words::Gathered;
use super::{SOURCES, Source};
use crate::assets::words::{fill, say};
use crate::import::fold::{fold, shown};
use crate::import::table::Table;
use crate::import::{ImportError, Input};
use csv::ByteRecord;

/// A file that was read through.
pub(super) struct FileRead {
    /// Its name.
    pub name: String,
    /// Which tool wrote it.
    pub source: &'static Source,
    /// Rows before the first answer.
    pub header_rows: usize,
    /// How its rows found their team.
    pub team: FileTeam,
    /// The positions of the columns that say the team.
    pub team_columns: Vec<usize>,
    /// What it holds.
    pub tally: Tally,
    /// For each of its columns, the position among the columns of all files.
    pub places: Vec<usize>,
}

/// Reads one file through.
pub(super) fn read(
    input: &mut Input<'_>,
    map: &Map,
    (notes, words): (&mut Notes, &mut Gathered),
) -> Result<FileRead, ImportError> {
    let (name, whole) = (input.name.clone(), input.team);
    let mut table = Table::open(input)?;
    notes.say(std::mem::take(&mut table.warnings));
    let (source, header_rows) = SOURCES
        .iter()
        .find_map(|source| Some((source, (source.recognises)(&table.sample)?)))
        .expect("the last source recognises everything");
    let mut header = Vec::new();
    let mut row = ByteRecord::new();
    while header.len() < header_rows && table.read(&mut row)? {
        header.push(row.clone());
    }
    refuse_somebody_as_header(&name, &header)?;
    let mut headings = (source.headings)(&header);
    Heading::number_turns(&mut headings);
    for heading in &mut headings {
        // Whatever a header looks like, the map knows better.
        if map.items.iter().any(|item| heading.answers_to(&fold(&item.matches))) {
            heading.role = Role::Question;
        }
    }
    let (teams, team) = if let Some(team) = whole {
        for heading in headings.iter_mut().filter(|heading| heading.asks_for_team()) {
            heading.role = Role::Aside;
        }
        (Teams::File(team), FileTeam::Whole(team))
    } else {
        let rows = table.sample.get(header_rows..).unwrap_or_default();
        Teams::find(&name, &headings, rows, map)?
    };
    if let (FileTeam::Column { heading, .. }, None) = (&team, &map.team_column) {
        notes.told_elsewhere(fill("import.survey.took_team", &[("file", &name), ("column", heading)]));
    }
    let team_columns = teams.columns().to_vec();
    let tally = tally::tally(&mut table, headings, teams, (map, words))?;
    Ok(FileRead { name, source, header_rows, team, team_columns, tally, places: Vec::new() })
}

impl FileRead {
    /// Whether nobody knows yet which team its rows belong to.
    pub(super) fn is_teamless(&self) -> bool {
        matches!(self.team, FileTeam::Unknown { .. })
    }

    /// What is shown of this file; `taken` says what each column of all files is.
    pub(super) fn report(&self, taken: &[Taken]) -> FileReport {
        let cell = |(index, cell): (usize, &[u8])| match self.places.get(index).map(|place| &taken[*place]) {
            Some(Taken::Item { .. } | Taken::Team | Taken::Unknown(_)) => {
                without_address(shown(&String::from_utf8_lossy(cell)))
            }
            _ => String::new(),
        };
        FileReport {
            name: self.name.clone(),
            source: self.source.id,
            source_name: self.source.told(),
            header_rows: self.header_rows,
            rows: self.tally.rows,
            team: self.team.clone(),
            headings: self.tally.headings.iter().map(Heading::name).collect(),
            sample: self.tally.sample.iter().map(|row| row.iter().enumerate().map(cell).collect()).collect(),
        }
    }
}

/// Headers are kept as questions; a file without them would keep its first person instead.
fn refuse_somebody_as_header(name: &str, header: &[ByteRecord]) -> Result<(), ImportError> {
    let is_address = |cell: &str| {
        cell.split_once('@').is_some_and(|(before, after)| {
            !before.is_empty() && after.contains('.') && !cell.trim().contains(char::is_whitespace)
        })
    };
    let mut cells = header.iter().flatten().map(String::from_utf8_lossy);
    if cells.any(|cell| is_address(&cell)) {
        let (what, remedy) = (say("import.survey.no_headers"), say("import.survey.no_headers_fix"));
        return Err(ImportError::new(name, what, remedy).at_line(1));
    }
    Ok(())
}

/// Nothing that may be a mail address is shown, whatever its column was taken for.
fn without_address(cell: String) -> String {
    if cell.contains('@') { String::new() } else { cell }
}
