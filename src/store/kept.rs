//! Earlier good versions of session files, for the day on which a file cannot be read: the last good one, before it
//! one a minute at most, the last twenty of a file, in the state folder and for their owner only. What has to be gone for
//! good is in none of them: when history is closed, the versions from before go. They are copies: failing to keep one
//! stops nothing.

use super::disk::{self, Disk};
use super::error::{Cause, Refused, StoreError};
use super::fingerprint::Fingerprint;
use super::places::Places;
use super::save::{self, Over};
use super::{format, journal, load, sweep};
use crate::domain::{ids::SessionId, moment::Moment};
use std::io;
use std::path::{Path, PathBuf};

/// How many versions of a file are kept.
const MOST: usize = 20;

/// Versions are at least this many seconds apart, so that twenty of them reach back further than a mistake.
const APART: i64 = 60;

/// A good version of a session file.
#[derive(Clone, Copy, Debug)]
pub(super) struct Version<'a> {
    /// The session.
    pub(super) session: &'a SessionId,
    /// Its file, links resolved.
    pub(super) path: &'a Path,
    /// What it holds.
    pub(super) text: &'a str,
    /// Up to which entry its history is closed.
    pub(super) closed: u64,
    /// When it was written.
    pub(super) at: Moment,
}

/// A good session file of which no version is kept yet.
pub(super) struct Unkept {
    pub(super) path: PathBuf,
    pub(super) text: String,
    pub(super) closed: u64,
    pub(super) at: Moment,
}

impl Unkept {
    /// The version of it to be kept.
    pub(super) fn version<'a>(&'a self, session: &'a SessionId) -> Version<'a> {
        Version { session, path: &self.path, text: &self.text, closed: self.closed, at: self.at }
    }
}

/// A version as its name tells it: `20260312T130200-0-cbf29ce484222325.json`.
struct Row {
    path: PathBuf,
    written: String,
    closed: u64,
    place: String,
}

/// Keeps a version, unless it is the newest already. The newest is always the last good file, also when the clock was set
/// back: within a minute it takes the place of the one before. The oldest ones of the file make room.
pub(super) fn keep(disk: &dyn Disk, places: &Places, version: &Version<'_>) -> Result<(), StoreError> {
    let folder = folder(places, version.session);
    let failed = |error| StoreError::io("trouble.doing.keep_version", &folder, error);
    let (gone, left): (Vec<Row>, Vec<Row>) =
        rows(&folder).map_err(failed)?.into_iter().partition(|row| row.closed < version.closed);
    remove(&gone).map_err(failed)?;
    let place = place_of(version.path);
    let mut own: Vec<Row> = left.into_iter().filter(|row| row.place == place).collect();
    let newest = own.pop();
    if newest.as_ref().is_some_and(|row| load::text(&row.path).is_ok_and(|text| text == version.text)) {
        return Ok(());
    }
    disk::make_private_folder(&folder).map_err(failed)?;
    let at = after(newest.as_ref(), version.at);
    let target = folder.join(format!("{}-{}-{place}.json", written(at), version.closed));
    save::save(disk, &target, version.text.as_bytes(), Over::Anything)?;
    sweep::sweep(&target);
    if let Some(row) = newest.filter(|row| row.path != target) {
        // One that is itself a minute after the one before it stays: twenty are to reach back.
        let follows = own.last().zip(parsed(&row.written));
        let follows = follows.is_some_and(|(before, at)| is_within_a_minute(&before.written, at));
        if follows && is_within_a_minute(&row.written, at) {
            disk::remove(&row.path).map_err(failed)?;
        } else {
            own.push(row);
        }
    }
    own.truncate((own.len() + 1).saturating_sub(MOST));
    remove(&own).map_err(failed)
}

/// When a version was written, after the newest one there is: a clock that was set back does not make it an older one.
fn after(newest: Option<&Row>, at: Moment) -> Moment {
    let newest = newest.and_then(|row| parsed(&row.written));
    newest.map_or(at, |newest| if at < newest { newest.plus_seconds(1) } else { at })
}

/// Removes the versions of one file of a session; another file may have the same id. What is half written says not whose
/// it is, and is no version of either.
pub(super) fn forget_at(places: &Places, session: &SessionId, path: &Path) -> io::Result<()> {
    let (folder, place) = (folder(places, session), place_of(path));
    let mut rows = rows(&folder)?;
    rows.retain(|row| row.place == place);
    remove(&rows)?;
    let mut left = disk::unfinished(&folder)?;
    left.retain(|path| sweep::is_ours(path));
    left.iter().try_for_each(|path| disk::remove(path))
}

/// The file of a session is called otherwise now, and so are its versions.
pub(super) fn rename(places: &Places, session: &SessionId, from: &Path, to: &Path) -> io::Result<()> {
    let (from, to) = (place_of(from), place_of(to));
    let mut rows = rows(&folder(places, session))?;
    rows.retain(|row| row.place == from && row.place != to);
    rows.iter().try_for_each(|row| {
        let name = format!("{}-{}-{to}.json", row.written, row.closed);
        disk::move_file(&row.path, &row.path.with_file_name(name))
    })
}

/// Every version of a session, and what a killed program left half written of one.
pub(super) fn all(places: &Places, session: &SessionId) -> io::Result<Vec<PathBuf>> {
    let folder = folder(places, session);
    let mut found: Vec<PathBuf> = rows(&folder)?.into_iter().map(|row| row.path).collect();
    found.extend(disk::unfinished(&folder)?);
    Ok(found)
}

/// Removes every version of a session.
pub(super) fn forget(places: &Places, session: &SessionId) -> Result<(), StoreError> {
    all(places, session)
        .and_then(|paths| paths.iter().try_for_each(|path| disk::remove(path)))
        .map_err(|error| StoreError::io("trouble.doing.remove_versions_in", &folder(places, session), error))
}

/// Removes the versions from before history was closed.
pub(super) fn forget_before(places: &Places, session: &SessionId, closed: u64) -> io::Result<()> {
    let mut rows = rows(&folder(places, session))?;
    rows.retain(|row| row.closed < closed);
    remove(&rows)
}

/// What the versions of a session hold, the newest first; those that cannot be read are left out.
pub(super) fn texts(places: &Places, session: &SessionId) -> Vec<String> {
    let rows = rows(&folder(places, session)).unwrap_or_default();
    rows.iter().rev().filter_map(|row| load::text(&row.path).ok()).collect()
}

/// The same error, with the newest good version of the file that is damaged.
pub(super) fn offered(error: StoreError, places: &Places) -> StoreError {
    let damaged = match &error.source {
        Cause::Format(error) => error.refused != Refused::Newer,
        Cause::Io(error) => error.kind() == io::ErrorKind::InvalidData,
        _ => false,
    };
    match newest(places, &error.path).filter(|_| damaged) {
        Some(kept) => StoreError { source: Cause::HasVersion { why: Box::new(error.source), kept }, ..error },
        None => error,
    }
}

/// The newest version of a file that can still be read.
fn newest(places: &Places, path: &Path) -> Option<PathBuf> {
    let place = place_of(&std::fs::canonicalize(path).ok()?);
    let sessions = std::fs::read_dir(places.versions()).ok()?.flatten();
    let mut found: Vec<Row> = sessions.flat_map(|folder| rows(&folder.path()).unwrap_or_default()).collect();
    found.retain(|row| row.place == place);
    found.sort_by(|one, other| other.written.cmp(&one.written));
    let is_good = |path: &Path| load::text(path).is_ok_and(|text| format::read_document(&text).is_ok());
    found.into_iter().map(|row| row.path).find(|path| is_good(path))
}

fn folder(places: &Places, session: &SessionId) -> PathBuf {
    places.versions().join(journal::tame(session))
}

fn place_of(path: &Path) -> String {
    Fingerprint::of(path.as_os_str().as_encoded_bytes()).to_string()
}

fn written(at: Moment) -> String {
    at.in_zone("UTC").strftime("%Y%m%dT%H%M%S").to_string()
}

fn is_within_a_minute(earlier: &str, later: Moment) -> bool {
    written(later.plus_seconds(-APART)).as_str() < earlier && earlier <= written(later).as_str()
}

/// The moment in the name of a version.
fn parsed(written: &str) -> Option<Moment> {
    let parts = [0..4, 4..6, 6..8, 9..11, 11..13, 13..15].map(|range| written.get(range));
    let [Some(year), Some(month), Some(day), Some(hour), Some(minute), Some(second)] = parts else {
        return None;
    };
    Moment::parse(&format!("{year}-{month}-{day}T{hour}:{minute}:{second}Z")).ok()
}

/// The versions in a folder, oldest first; files that are none of ours are left alone.
fn rows(folder: &Path) -> io::Result<Vec<Row>> {
    let entries = match std::fs::read_dir(folder) {
        Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(Vec::new()),
        entries => entries?,
    };
    let mut rows: Vec<Row> = entries.flatten().filter_map(|entry| row(entry.path())).collect();
    rows.sort_by(|one, other| one.written.cmp(&other.written));
    Ok(rows)
}

fn row(path: PathBuf) -> Option<Row> {
    let mut parts = path.file_name()?.to_str()?.strip_suffix(".json")?.split('-');
    let (written, closed, place) = (parts.next()?.to_owned(), parts.next()?.parse().ok()?, parts.next()?);
    let place = place.to_owned();
    Some(Row { path, written, closed, place })
}

fn remove(rows: &[Row]) -> io::Result<()> {
    rows.iter().try_for_each(|row| disk::remove(&row.path))
}

#[cfg(test)]
mod tests {
    #![expect(clippy::disallowed_methods, reason = "tests prepare their files by hand")]
    use super::*;
    use crate::store::disk::RealDisk;
    use crate::store::format::Document;
    use crate::store::sample::{self, at, workshop};

    struct Desk {
        _folder: tempfile::TempDir,
        places: Places,
        path: PathBuf,
    }

    impl Desk {
        fn new() -> Self {
            let folder = tempfile::tempdir().unwrap();
            let places = sample::places(folder.path());
            std::fs::create_dir_all(&places.sessions).unwrap();
            let path = places.sessions.join("a.json");
            std::fs::write(&path, "{").unwrap();
            Self { _folder: folder, places, path }
        }

        /// Keeps the session after so many steps, as of a second.
        fn keep(&self, steps: i64, second: i64, closed: u64) {
            let text = Document::of(&workshop("s1", steps), &[]).to_text().unwrap();
            let session = "s1".into();
            let version =
                Version { session: &session, path: &self.path, text: &text, closed, at: at(second) };
            keep(&RealDisk, &self.places, &version).unwrap();
        }

        fn kept(&self) -> Vec<PathBuf> {
            let rows = rows(&folder(&self.places, &"s1".into())).unwrap();
            rows.into_iter().map(|row| row.path).collect()
        }
    }

    #[test]
    fn the_last_one_and_before_it_one_a_minute_and_the_last_twenty() {
        let desk = Desk::new();
        for second in 0..130 {
            desk.keep(second % 2, second, 0);
        }
        let times = || -> Vec<String> {
            desk.kept()
                .iter()
                .map(|path| path.file_name().unwrap().to_str().unwrap()[9..15].to_owned())
                .collect()
        };
        assert_eq!(times(), ["130000", "130100", "130200", "130209"]);
        for second in 200..203 {
            desk.keep(second % 2, second, 0);
        }
        assert_eq!(times()[3..], ["130209", "130320", "130322"], "the last before a pause stays");
        for second in 203..220 {
            desk.keep(0, second, 0);
        }
        assert_eq!(times().len(), 6, "what is the newest already is not kept twice");
        for minute in 4..40 {
            desk.keep((minute + 1) % 2, minute * 60, 0);
        }
        let kept = desk.kept();
        assert_eq!(kept.len(), MOST);
        assert!(kept[MOST - 1].ends_with(format!("20260312T133900-0-{}.json", place_of(&desk.path))));
        #[cfg(unix)]
        {
            use std::os::unix::fs::PermissionsExt;
            let mode = |path: &Path| std::fs::metadata(path).unwrap().permissions().mode() & 0o777;
            assert_eq!((mode(&kept[0]), mode(kept[0].parent().unwrap())), (0o600, 0o700));
        }
    }

    #[test]
    fn a_clock_that_is_set_back_does_not_make_the_last_good_file_an_older_one() {
        let desk = Desk::new();
        let newest = || std::fs::read_to_string(desk.kept().last().unwrap()).unwrap();
        let text = |steps| Document::of(&workshop("s1", steps), &[]).to_text().unwrap();
        desk.keep(1, 7200, 0);
        desk.keep(2, 7320, 0);
        desk.keep(3, 0, 0);
        assert_eq!(newest(), text(3));
        desk.keep(3, 1, 0);
        assert_eq!(desk.kept().len(), 3, "it is there already");
        for round in 0..100 {
            desk.keep(4 + round % 2, 60 * round, 0);
            assert_eq!(newest(), text(4 + round % 2));
        }
        let times =
            |place: usize| desk.kept()[place].file_name().unwrap().to_str().unwrap()[9..15].to_owned();
        assert_eq!([0, 1, 2].map(times), ["150000", "150200", "150300"], "none of those before is lost");
        desk.keep(7, 9000, 0);
        assert_eq!(newest(), text(7), "the clock is right again");
    }

    #[test]
    fn a_busy_file_does_not_push_out_what_another_of_the_same_id_has() {
        let mut desk = Desk::new();
        desk.keep(1, 0, 0);
        let quiet = desk.kept();
        desk.path = desk.places.sessions.join("b.json");
        for minute in 1..40 {
            desk.keep(minute % 2, minute * 60, 0);
        }
        let kept = desk.kept();
        assert_eq!((kept.len(), &kept[..1]), (1 + MOST, quiet.as_slice()));
    }

    #[test]
    fn what_a_killed_program_left_half_written_goes() {
        let desk = Desk::new();
        desk.keep(1, 0, 0);
        let folder = folder(&desk.places, &"s1".into());
        let begun = |name: &str, hours: u64| {
            let file = std::fs::File::create(folder.join(name)).unwrap();
            let hours = std::time::Duration::from_hours(hours);
            file.set_modified(std::time::SystemTime::now() - hours).unwrap();
        };
        begun(".smk-aB3xY9", 2);
        begun(".smk-young1", 0);
        desk.keep(2, 60, 0);
        assert_eq!(disk::unfinished(&folder).unwrap(), [folder.join(".smk-young1")], "it may be at work");
        begun(".smk-another.json", 2);
        forget_at(&desk.places, &"s1".into(), &desk.path).unwrap();
        assert_eq!(desk.kept(), [] as [PathBuf; 0]);
        assert_eq!(disk::unfinished(&folder).unwrap(), [folder.join(".smk-another.json")], "none of ours");
    }

    #[test]
    fn closing_history_takes_the_versions_before_it() {
        let desk = Desk::new();
        desk.keep(1, 0, 0);
        desk.keep(2, 60, 0);
        desk.keep(3, 61, 3);
        assert_eq!(desk.kept().len(), 1, "also within the minute");
        forget_before(&desk.places, &"s1".into(), 4).unwrap();
        assert!(desk.kept().is_empty());
        desk.keep(4, 200, 4);
        forget(&desk.places, &"s1".into()).unwrap();
        assert!(desk.kept().is_empty());
    }

    #[test]
    fn versions_belong_to_their_file_and_are_called_after_it() {
        let mut desk = Desk::new();
        desk.keep(1, 0, 0);
        let first = std::mem::replace(&mut desk.path, desk.places.sessions.join("b.json"));
        desk.keep(2, 60, 0);
        let session = "s1".into();
        forget_at(&desk.places, &session, &first).unwrap();
        let text = |path: &Path| std::fs::read_to_string(path).unwrap();
        let second = Document::of(&workshop("s1", 2), &[]).to_text().unwrap();
        assert_eq!((desk.kept().len(), &text(&desk.kept()[0])), (1, &second), "the other's stays");
        let moved = desk.places.sessions.join("c.json");
        rename(&desk.places, &session, &desk.path, &moved).unwrap();
        std::fs::write(&moved, "{").unwrap();
        let error = crate::store::view(&moved, &desk.places).unwrap_err();
        let Cause::HasVersion { kept, .. } = &error.source else { panic!("{error}") };
        assert_eq!((desk.kept(), text(kept)), (vec![kept.clone()], second));
    }

    #[test]
    fn the_newest_version_that_can_be_read_is_offered() {
        let desk = Desk::new();
        let open = || crate::store::view(&desk.path, &desk.places).unwrap_err();
        assert!(matches!(open().source, Cause::Format(_)), "nothing is kept yet");
        for minute in 0..3 {
            desk.keep(minute, minute * 60, 0);
        }
        let kept = desk.kept();
        std::fs::write(&kept[2], "torn").unwrap();
        let error = open();
        let Cause::HasVersion { kept: offered, .. } = &error.source else { panic!("{error}") };
        assert_eq!(offered, &kept[1]);
        assert!(error.to_string().contains("line 1"), "{error}");
        assert!(error.advice().contains(&kept[1].display().to_string()), "{}", error.advice());
        std::fs::copy(&kept[1], &desk.path).unwrap();
        assert_eq!(crate::store::view(&desk.path, &desk.places).unwrap().workshop, workshop("s1", 1));
        std::fs::write(&desk.path, b"\xff").unwrap();
        assert!(matches!(open().source, Cause::HasVersion { .. }), "no text at all");
        let other = desk.places.sessions.join("b.json");
        std::fs::write(&other, "{").unwrap();
        let error = crate::store::view(&other, &desk.places).unwrap_err();
        assert!(matches!(error.source, Cause::Format(_)), "another file's versions are not its own");
    }
}
