//! The index: used while the files are the same, never believed when they are not.
#![expect(clippy::disallowed_methods, reason = "tests prepare their files by hand")]
use super::*;
use crate::store::library::list;
use crate::store::sample::{self, at, session};
use std::fs::{self, File};

/// A folder with two sessions that were written long ago.
fn shelf() -> (tempfile::TempDir, Places) {
    let folder = tempfile::tempdir().unwrap();
    let places = sample::places(folder.path());
    for id in ["one", "two"] {
        crate::store::create(session(id), &places, at(0)).unwrap();
    }
    for file in files(&places) {
        age(&file, 9);
    }
    (folder, places)
}

fn files(places: &Places) -> Vec<PathBuf> {
    let mut files: Vec<PathBuf> =
        fs::read_dir(&places.sessions).unwrap().map(|row| row.unwrap().path()).collect();
    files.sort();
    files
}

fn age(file: &Path, hours: u64) {
    let file = File::options().write(true).open(file).unwrap();
    file.set_modified(SystemTime::UNIX_EPOCH + Duration::from_hours(480_000 - hours)).unwrap();
}

fn names(places: &Places) -> Vec<String> {
    let mut names: Vec<String> = list(places).unwrap().into_iter().map(|row| row.name).collect();
    names.sort();
    names
}

/// Puts another name into what the index says, to see whether it is asked.
fn forge(places: &Places) {
    let text = fs::read_to_string(path(places)).unwrap();
    fs::write(path(places), text.replace(r#""name":"Q1 alignment""#, r#""name":"from the index""#)).unwrap();
}

#[test]
fn files_that_are_the_same_are_not_read_again() {
    let (_folder, places) = shelf();
    assert_eq!(names(&places), ["Q1 alignment", "Q1 alignment"]);
    forge(&places);
    assert_eq!(names(&places), ["from the index", "from the index"]);
}

#[test]
fn a_file_of_another_size_time_or_place_is_read_again() {
    let (_folder, places) = shelf();
    names(&places);
    forge(&places);
    let [one, two] = files(&places).try_into().unwrap();
    age(&one, 8);
    assert_eq!(names(&places), ["Q1 alignment", "from the index"], "another time");
    // The index was written anew: what it was made to say of the other one stays in it.
    let text = fs::read(&two).unwrap();
    let written = fs::metadata(&two).unwrap().modified().unwrap();
    fs::write(two.with_extension("new"), text).unwrap();
    fs::rename(two.with_extension("new"), &two).unwrap();
    File::options().write(true).open(&two).unwrap().set_modified(written).unwrap();
    assert_eq!(names(&places), ["Q1 alignment", "Q1 alignment"], "another place on the disk");
}

#[test]
fn a_file_written_just_now_is_not_trusted() {
    let (_folder, places) = shelf();
    let one = &files(&places)[0];
    File::options().write(true).open(one).unwrap().set_modified(SystemTime::now()).unwrap();
    names(&places);
    forge(&places);
    assert_eq!(names(&places), ["Q1 alignment", "from the index"]);
}

#[test]
fn whatever_is_wrong_with_it_the_files_are_read() {
    let (_folder, places) = shelf();
    names(&places);
    let good = fs::read_to_string(path(&places)).unwrap();
    for bad in ["", "{", "\0\0\0\0", &good[..good.len() / 2], &good.replace("index 1", "index 99")] {
        fs::write(path(&places), bad.replace(r#""name":"Q1 alignment""#, r#""name":"from the index""#))
            .unwrap();
        assert_eq!(names(&places), ["Q1 alignment", "Q1 alignment"], "{bad}");
    }
    fs::remove_dir_all(places.state.join("library")).unwrap();
    fs::write(places.state.join("library"), "a file where the folder belongs").unwrap();
    assert_eq!(names(&places), ["Q1 alignment", "Q1 alignment"]);
}

#[test]
fn a_file_that_is_gone_is_forgotten() {
    let (_folder, places) = shelf();
    names(&places);
    fs::remove_file(&files(&places)[0]).unwrap();
    assert_eq!(names(&places).len(), 1);
    assert_eq!(Index::read(&places).len(), 1);
}

#[test]
#[cfg(unix)]
fn only_its_owner_can_read_it() {
    use std::os::unix::fs::PermissionsExt;
    let (_folder, places) = shelf();
    names(&places);
    let mode = |path: &Path| fs::metadata(path).unwrap().permissions().mode() & 0o777;
    assert_eq!((mode(&path(&places)), mode(path(&places).parent().unwrap())), (0o600, 0o700));
}
