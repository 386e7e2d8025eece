//! The zip file around a workbook: measured by inflating every entry once before any of it is used.
//! What the zip states about sizes is not believed, and nothing is ever written to a disk.

use super::Flaw;
use crate::assets::words::{fill, say};
use crate::import::ReadSeek;
use std::collections::HashMap;
use std::io::{Read, SeekFrom};
use zip::ZipArchive;
use zip::result::ZipError;

/// The largest workbook.
const MOST_BYTES: u64 = 20 << 20;

/// A workbook of answers has about a dozen entries.
const MOST_ENTRIES: usize = 200;

/// The largest entry, inflated.
const MOST_INFLATED: u64 = 50 << 20;

/// All entries together, inflated: what keeps two hundred entries that share their bytes from taking minutes.
const MOST_TOGETHER: u64 = 200 << 20;

/// How many times larger an entry may become; real sheets stay under fifty.
const MOST_RATIO: u64 = 200;

/// Below this size nobody minds a ratio.
const SMALL: u64 = 64 << 10;

/// How a document type begins: entities are declared there, and no spreadsheet writes one.
const DOCUMENT_TYPE: &[u8] = b"<!DOCTYPE";

/// The entries of a workbook, found harmless.
pub(super) struct Package<'a> {
    archive: ZipArchive<&'a mut dyn ReadSeek>,
    /// Positions of the entries by their name in small letters.
    positions: HashMap<String, usize>,
}

impl<'a> Package<'a> {
    /// Opens a zip file and measures all of it.
    pub(super) fn open(source: &'a mut dyn ReadSeek) -> Result<Self, Flaw> {
        let length = source.seek(SeekFrom::End(0)).map_err(|error| Flaw::damaged(error.to_string()))?;
        if length > MOST_BYTES {
            return Err(too_large(fill("import.workbook.large", &[("n", &(MOST_BYTES >> 20))])));
        }
        let mut archive = ZipArchive::new(source).map_err(|error| refused(&error))?;
        if archive.len() > MOST_ENTRIES {
            let what = fill("import.workbook.files", &[("n", &archive.len()), ("most", &MOST_ENTRIES)]);
            return Err(too_large(what));
        }
        let (mut positions, mut together) = (HashMap::new(), 0);
        for index in 0..archive.len() {
            let name = name(&mut archive, index)?;
            let is_xml = [".xml", ".rels"].iter().any(|end| name.ends_with(end));
            let mut seen = Vec::new();
            together += inflate(&mut archive, index, |chunk| {
                if is_xml && declares_type(&mut seen, chunk) {
                    return Err(Flaw::damaged(say("import.workbook.document_type")));
                }
                Ok(())
            })?;
            if together > MOST_TOGETHER {
                return Err(too_large(fill("import.workbook.inflates", &[("n", &(MOST_TOGETHER >> 20))])));
            }
            positions.insert(name, index);
        }
        Ok(Self { archive, positions })
    }

    /// The inflated content of an entry, if there is one of this name.
    pub(super) fn part(&mut self, name: &str) -> Result<Option<Vec<u8>>, Flaw> {
        let Some(index) = self.positions.get(&normal(name)) else {
            return Ok(None);
        };
        let mut content = Vec::new();
        inflate(&mut self.archive, *index, |chunk| {
            content.extend_from_slice(chunk);
            Ok(())
        })?;
        Ok(Some(content))
    }
}

fn name(archive: &mut ZipArchive<&mut dyn ReadSeek>, index: usize) -> Result<String, Flaw> {
    let entry = archive.by_index(index).map_err(|error| refused(&error))?;
    entry.name().map(|name| normal(&name)).map_err(|error| refused(&error))
}

/// Names differ in case and slashes between programs, but mean the same entry.
fn normal(name: &str) -> String {
    name.replace('\\', "/").trim_start_matches('/').to_lowercase()
}

/// Inflates an entry piece by piece and returns its size; stops where it grows beyond its bounds.
fn inflate(
    archive: &mut ZipArchive<&mut dyn ReadSeek>,
    index: usize,
    mut see: impl FnMut(&[u8]) -> Result<(), Flaw>,
) -> Result<u64, Flaw> {
    let mut entry = archive.by_index(index).map_err(|error| refused(&error))?;
    let most = entry.compressed_size().saturating_mul(MOST_RATIO).clamp(SMALL, MOST_INFLATED);
    let mut chunk = vec![0; 32 << 10];
    let mut size = 0;
    loop {
        let read = entry.read(&mut chunk).map_err(|_| broken())?;
        if read == 0 {
            return Ok(size);
        }
        size += read as u64;
        if size > most {
            let what = if most == MOST_INFLATED {
                fill("import.workbook.part_inflates", &[("n", &(MOST_INFLATED >> 20))])
            } else {
                fill("import.workbook.part_ratio", &[("n", &MOST_RATIO)])
            };
            return Err(too_large(what));
        }
        see(&chunk[..read])?;
    }
}

/// Whether a document type begins in what was seen so far; `seen` keeps the end for the next piece.
fn declares_type(seen: &mut Vec<u8>, chunk: &[u8]) -> bool {
    seen.extend_from_slice(chunk);
    let mut from = 0;
    while let Some(at) = seen[from..].iter().position(|byte| *byte == b'<') {
        let rest = &seen[from + at..];
        if rest.len() >= DOCUMENT_TYPE.len()
            && rest[..DOCUMENT_TYPE.len()].eq_ignore_ascii_case(DOCUMENT_TYPE)
        {
            return true;
        }
        from += at + 1;
    }
    let kept = seen.len().saturating_sub(DOCUMENT_TYPE.len() - 1);
    seen.drain(..kept);
    false
}

fn too_large(what: String) -> Flaw {
    Flaw::new(what, say("import.workbook.large_fix"))
}

fn broken() -> Flaw {
    Flaw::new(say("import.workbook.broken"), say("import.workbook.broken_fix"))
}

fn refused(error: &ZipError) -> Flaw {
    match error {
        ZipError::UnsupportedArchive(ZipError::PASSWORD_REQUIRED) | ZipError::InvalidPassword => {
            Flaw::new(say("import.workbook.password"), say("import.workbook.password_fix"))
        }
        ZipError::UnsupportedArchive(_) | ZipError::CompressionMethodNotSupported(_) => {
            Flaw::damaged(say("import.workbook.compressed"))
        }
        _ => broken(),
    }
}
