//! Files a person hands over to be read: survey exports with their map.
//! An export is read through as a stream, however large; nothing is written and nothing stays open.

use super::disk;
use super::error::{Cause, StoreError};
use super::load;
use crate::import::holidays::Holiday;
use crate::import::survey::{self, Map, Request, Understood};
use crate::import::{self, ImportError, Imported, Input};
use std::fs::File;
use std::ops::RangeInclusive;
use std::path::Path;

/// Why files were not read as a survey.
#[derive(Debug, thiserror::Error)]
pub enum InputError {
    /// A file could not be opened or read.
    #[error(transparent)]
    Store(#[from] StoreError),
    /// A file could not be understood.
    #[error(transparent)]
    Import(#[from] ImportError),
}

impl InputError {
    /// One sentence that says what to do.
    pub fn advice(&self) -> String {
        match self {
            Self::Store(error) => error.advice(),
            Self::Import(error) => error.remedy.clone(),
        }
    }
}

/// Opens and reads the files of a survey.
pub fn survey(request: &Request) -> Result<Understood, InputError> {
    let mut map = match &request.map {
        Some(path) => Map::parse(&name(path), &load::text(path)?)?,
        None => Map::default(),
    };
    if request.team_column.is_some() {
        map.team_column.clone_from(&request.team_column);
    }
    let map = map.merge(&request.answers);
    let mut sources = Vec::new();
    for (path, _) in &request.files {
        sources.push(open(path)?);
    }
    let mut inputs: Vec<Input<'_>> = sources
        .iter_mut()
        .zip(&request.files)
        .map(|(source, (path, team))| Input { name: name(path), source, team: *team })
        .collect();
    Ok(survey::read(&mut inputs, &map)?)
}

/// Opens a calendar file (.ics) and reads the holidays of some years.
pub fn holidays(path: &Path, years: &RangeInclusive<i16>) -> Result<Imported<Vec<Holiday>>, InputError> {
    Ok(import::holidays::read(&name(path), &load::text(path)?, years)?)
}

/// A plain file: a pipe can be read only once, and we look at the text before we read it.
fn open(path: &Path) -> Result<File, StoreError> {
    let failed = |error| StoreError::io("trouble.doing.read", path, error);
    let metadata = std::fs::metadata(path).map_err(failed)?;
    if let Some(kind) = load::not_a_file(&metadata) {
        return Err(StoreError::new("trouble.doing.read", path, Cause::NotAFile(kind)));
    }
    disk::open(path).map_err(failed)
}

/// The name of a file without its folder: where it lies says more about a person than about a survey.
fn name(path: &Path) -> String {
    path.file_name().unwrap_or(path.as_os_str()).to_string_lossy().into_owned()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::people::Team;

    fn fixture(name: &str) -> std::path::PathBuf {
        Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures/survey").join(name)
    }

    fn example() -> Request {
        Request {
            files: vec![
                (fixture("05_typeform_marketing.csv"), Some(Team::Marketing)),
                (fixture("05_typeform_sales.csv"), Some(Team::Sales)),
            ],
            map: Some(fixture("typeform_map.toml")),
            ..Request::default()
        }
    }

    #[test]
    fn a_survey_is_read_from_its_files() {
        let found = survey(&example()).unwrap().wave;
        assert_eq!(found.inputs, ["05_typeform_marketing.csv", "05_typeform_sales.csv"]);
        assert_eq!((found.respondents.marketing, found.respondents.sales, found.items.len()), (6, 7, 9));
    }

    #[test]
    fn what_cannot_be_opened_or_understood_is_named() {
        let mut request = example();
        request.files[1].0 = fixture("no_such.csv");
        let error = survey(&request).unwrap_err();
        assert!(error.to_string().contains("no_such.csv"), "{error}");
        request.files[1].0 = fixture("");
        assert!(survey(&request).unwrap_err().to_string().ends_with("it is a folder"));
        request.files[1] = (fixture("05_typeform_sales.csv"), None);
        request.team_column = Some("Office".into());
        let error = survey(&request).unwrap_err();
        assert!(error.to_string().contains("\"Office\"") && !error.advice().is_empty(), "{error}");
        request.map = Some(fixture("05_typeform_sales.csv"));
        assert!(matches!(survey(&request), Err(InputError::Import(_))));
    }
}
