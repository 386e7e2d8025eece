//! Several files of one session, as sync programs and copies by hand leave them: put together, the newest first, and
//! told which is which. Nothing is merged and nothing is thrown away.

use crate::effect::{Listed, Twin};
use crate::store::load;
use serde::Deserialize;
use serde_json::Value;
use std::cell::OnceCell;
use std::cmp::Reverse;
use std::collections::HashMap;
use std::path::Path;

/// Puts files of one session behind the newest of them and says of each what it is to that one.
pub(super) fn group(listed: Vec<Listed>) -> Vec<Listed> {
    let mut places: HashMap<String, usize> = HashMap::new();
    let mut groups: Vec<Vec<Listed>> = Vec::with_capacity(listed.len());
    for row in listed {
        if let Some(&place) = row.id.as_ref().and_then(|id| places.get(id.as_str())) {
            groups[place].push(row);
            continue;
        }
        if let Some(id) = &row.id {
            places.insert(id.as_str().to_owned(), groups.len());
        }
        groups.push(vec![row]);
    }
    groups.into_iter().flat_map(told_apart).collect()
}

fn told_apart(mut rows: Vec<Listed>) -> Vec<Listed> {
    if rows.len() < 2 {
        return rows;
    }
    // Of files changed at the same time the one without a mark of a copy in its name is the one people know.
    rows.sort_by_key(|row| (Reverse(row.modified), is_copy(&stem(row)), row.path.clone()));
    let (others, newest) = (rows.len() - 1, rows[0].file_name());
    let head = Head::of(&rows[0].path);
    for row in &mut rows[1..] {
        let newest = newest.clone();
        row.twin = Some(match head.standing(&row.path) {
            Standing::Same => Twin::Same { newest },
            Standing::Earlier => Twin::Earlier { newest },
            Standing::Apart => Twin::Apart { newest },
        });
    }
    rows[0].twin = Some(Twin::Newest { others });
    rows
}

fn stem(row: &Listed) -> String {
    row.path.file_stem().unwrap_or_default().to_string_lossy().into_owned()
}

/// Whether a file's name looks like one that a sync program, a browser or a copy by hand gives a second file.
pub(super) fn is_copy(stem: &str) -> bool {
    let name = stem.to_lowercase();
    let numbered = |name: &str| {
        let number = name.strip_suffix(')').and_then(|name| name.rsplit_once(" ("));
        number.is_some_and(|(_, number)| !number.is_empty() && number.bytes().all(|b| b.is_ascii_digit()))
    };
    ["conflicted copy", "conflict 2", ".sync-conflict-", "konflikt", "in conflict", "- copy", " copy"]
        .iter()
        .any(|mark| name.contains(mark))
        || numbered(&name)
}

enum Standing {
    Same,
    Earlier,
    Apart,
}

/// The log of a file; entries are compared as they stand in it.
#[derive(Default, Deserialize)]
struct Log {
    #[serde(default)]
    state: Value,
    #[serde(default)]
    log: Vec<Value>,
}

/// The newest file of a session.
struct Head {
    bytes: Vec<u8>,
    /// Read when a file turns out to be another: most copies are the same.
    log: OnceCell<Option<Log>>,
}

impl Head {
    fn of(path: &Path) -> Self {
        Self { bytes: load::bytes(path).unwrap_or_default(), log: OnceCell::new() }
    }

    fn standing(&self, other: &Path) -> Standing {
        let bytes = load::bytes(other).unwrap_or_default();
        if bytes == self.bytes {
            return Standing::Same;
        }
        match (self.log.get_or_init(|| log(&self.bytes)), log(&bytes)) {
            (Some(newest), Some(other)) if newest.has_all_of(&other) => Standing::Earlier,
            // What cannot be told is not called spare.
            _ => Standing::Apart,
        }
    }
}

fn log(bytes: &[u8]) -> Option<Log> {
    serde_json::from_slice(bytes.strip_prefix("\u{feff}".as_bytes()).unwrap_or(bytes)).ok()
}

impl Log {
    fn has_all_of(&self, other: &Self) -> bool {
        let number = |entry: &Value| entry.get("seq").and_then(Value::as_u64);
        match other.log.last() {
            None => other.state == self.state,
            Some(last) => {
                // Entries before the first one kept are part of its state.
                let first = self.log.first().and_then(number);
                self.log.contains(last) || first > number(last)
            }
        }
    }
}

#[cfg(test)]
mod tests {
    #![expect(clippy::disallowed_methods, reason = "tests prepare their files by hand")]
    use super::*;
    use crate::domain::history::Workshop;
    use crate::store::format::Document;
    use crate::store::library::{find, list};
    use crate::store::places::Places;
    use crate::store::sample::{self, step, workshop};

    fn write(places: &Places, name: &str, workshop: &Workshop) {
        std::fs::create_dir_all(&places.sessions).unwrap();
        let text = Document::of(workshop, &[]).to_text().unwrap();
        std::fs::write(places.sessions.join(name), text).unwrap();
    }

    fn told(places: &Places) -> Vec<(String, &'static str)> {
        let listed = list(places).unwrap();
        let name = |row: &Listed| row.twin.as_ref().map_or("", Twin::name);
        listed.iter().map(|row| (row.file_name(), name(row))).collect()
    }

    /// "acme" with a copy, an earlier state and one that went its own way, and another session between them.
    fn shelf() -> (tempfile::TempDir, Places) {
        let folder = tempfile::tempdir().unwrap();
        let places = sample::places(folder.path());
        let newest = workshop("abc1", 9);
        write(&places, "acme.json", &newest);
        write(&places, "acme (1).json", &newest);
        write(&places, "acme (Ana's conflicted copy 2026-03-12).json", &workshop("abc1", 4));
        let mut apart = workshop("abc1", 6);
        step(&mut apart, 7);
        write(&places, "acme.sync-conflict-20260312-130501-ABCDEF.json", &apart);
        write(&places, "other.json", &workshop("xyz2", 8));
        (folder, places)
    }

    #[test]
    fn files_of_one_session_stand_together_and_are_told_apart() {
        let (_folder, places) = shelf();
        let expected = [
            ("acme.json", "newest"),
            ("acme (1).json", "identical"),
            ("acme.sync-conflict-20260312-130501-ABCDEF.json", "apart"),
            ("acme (Ana's conflicted copy 2026-03-12).json", "earlier"),
            ("other.json", ""),
        ];
        assert_eq!(told(&places), expected.map(|(file, name)| (file.to_owned(), name)));
        let newest = list(&places).unwrap().remove(0).twin;
        assert_eq!(newest, Some(Twin::Newest { others: 3 }));
    }

    #[test]
    fn an_id_of_several_files_is_the_one_when_all_are_the_same_or_earlier() {
        let (_folder, places) = shelf();
        let refused = find("abc1", &places).unwrap_err().source.to_string();
        assert!(refused.contains("acme.json") && refused.contains("sync-conflict"), "{refused}");
        std::fs::remove_file(places.sessions.join("acme.sync-conflict-20260312-130501-ABCDEF.json")).unwrap();
        assert_eq!(find("abc1", &places).unwrap().path, places.sessions.join("acme.json"));
    }

    #[test]
    fn the_names_of_copies_are_known() {
        for name in [
            "acme (1)",
            "acme (Ana's conflicted copy 2026-03-12)",
            "acme (conflicted copy 2026-03-12 130501)",
            "acme.sync-conflict-20260312-130501-ABCDEF",
            "acme - Copy",
            "acme copy 2",
            "acme (smarketing conflict 2026-03-01 1403 HOST)",
        ] {
            assert!(is_copy(name), "{name}");
        }
        for name in ["acme", "Acme- Q1 (EMEA)", "Acme- Q1 alignment 2"] {
            assert!(!is_copy(name), "{name}");
        }
    }
}
