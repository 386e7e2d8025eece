//! Hostile files through the real binary: it says no in words that name the file, and line and remedy where there are
//! any; it prints nothing that acts on a terminal, writes nothing, and never ends by a panic.

use super::checks::is_harmless;
use std::collections::BTreeMap;
use std::io::{Cursor, Write};
use std::path::{Path, PathBuf};
use std::process::{Command, Output};
use std::{fs, iter};
use tempfile::TempDir;
use zip::{ZipWriter, write::SimpleFileOptions};

/// A home folder of its own with one session in it.
struct Machine {
    home: TempDir,
}

/// What a command should say about a file.
struct Case<'a> {
    /// The name of the hostile file, and what is in it.
    file: (&'a str, Vec<u8>),
    /// The arguments; `FILE` stands for the file.
    arguments: &'a [&'a str],
    /// The exit code.
    code: i32,
    /// What stands in the message.
    says: &'a [&'a str],
}

impl Machine {
    fn new() -> Self {
        let machine = Self { home: TempDir::new().unwrap() };
        let planned = machine.run(&["new", "Q1", "--zone", "UTC"]);
        assert!(planned.status.success(), "{}", String::from_utf8_lossy(&planned.stderr));
        // The first look at the folder of sessions writes down what it saw, for the next.
        assert!(machine.run(&["list"]).status.success());
        machine
    }

    fn path(&self, name: &str) -> PathBuf {
        self.home.path().join(name)
    }

    fn run(&self, arguments: &[&str]) -> Output {
        Command::new(env!("CARGO_BIN_EXE_smarketing"))
            .args(arguments)
            .current_dir(self.home.path())
            .env_clear()
            .env("HOME", self.home.path())
            .env("SMARKETING_DIR", self.path("sessions"))
            .env("SMARKETING_NOW", "2026-03-12T12:00:00Z")
            .env("SMARKETING_SEED", "1")
            .output()
            .unwrap()
    }

    /// Every file with what is in it.
    fn everything(&self) -> BTreeMap<PathBuf, Vec<u8>> {
        fn walk(folder: &Path, found: &mut BTreeMap<PathBuf, Vec<u8>>) {
            for row in fs::read_dir(folder).unwrap() {
                let path = row.unwrap().path();
                if path.is_dir() {
                    walk(&path, found);
                } else {
                    found.insert(path.clone(), fs::read(&path).unwrap());
                }
            }
        }
        let mut found = BTreeMap::new();
        walk(self.home.path(), &mut found);
        found
    }

    /// Runs a case and looks at everything that came of it.
    #[track_caller]
    fn tries(&self, case: &Case<'_>) {
        let (name, bytes) = &case.file;
        fs::write(self.path(name), bytes).unwrap();
        let before = self.everything();
        let arguments: Vec<&str> =
            case.arguments.iter().map(|word| if *word == "FILE" { name } else { *word }).collect();
        let output = self.run(&arguments);
        let (out, err) = (shown(&output.stdout, &arguments), shown(&output.stderr, &arguments));
        assert_eq!(output.status.code(), Some(case.code), "{arguments:?}: {out}{err}");
        let said = format!("{out}{err}");
        for words in case.says {
            assert!(said.contains(words), "{arguments:?} does not say {words:?}: {said}");
        }
        assert!(
            !said.contains("panicked") && !said.contains("a mistake of its own"),
            "{arguments:?}: {said}"
        );
        let after = self.everything();
        let changed = |path: &&PathBuf| before.get(*path) != after.get(*path);
        let changed: Vec<&PathBuf> = before.keys().chain(after.keys()).filter(changed).collect();
        assert!(changed.is_empty(), "{arguments:?} changed {changed:?}");
        fs::remove_file(self.path(name)).unwrap();
    }
}

/// A stream as text without a character that acts.
#[track_caller]
fn shown(stream: &[u8], arguments: &[&str]) -> String {
    let text = std::str::from_utf8(stream).unwrap();
    let acts = text.chars().find(|character| *character != '\t' && !is_harmless(*character));
    assert_eq!(acts, None, "{arguments:?} prints it: {text:?}");
    text.to_owned()
}

/// The session file of the machine with a piece of text exchanged.
fn edited(machine: &Machine, from: &str, to: &str) -> Vec<u8> {
    let text = fs::read_to_string(machine.path("sessions/Q1.json")).unwrap();
    assert!(text.contains(from), "{text}");
    text.replacen(from, to, 1).into_bytes()
}

/// What every command says that is given a file as a session.
const READERS: [&[&str]; 6] = [
    &["check", "FILE"],
    &["show", "FILE"],
    &["export", "FILE", "-o", "-"],
    &["diff", "FILE", "sessions/Q1.json"],
    &["apply", "FILE", "-"],
    &["due", "FILE"],
];

#[test]
fn a_session_that_does_not_hold_is_refused_by_every_command_with_its_place() {
    let machine = Machine::new();
    let zone = "\"zone\": \"UTC\"";
    let cut = edited(&machine, zone, zone);
    let many = iter::repeat_n("0,", 5_100_000).collect::<String>();
    let cases: Vec<(Vec<u8>, &str)> = vec![
        (Vec::new(), "the file is empty"),
        (b"\x00\xff\xfe\x1b[2J".to_vec(), "not text in UTF-8"),
        (b"{\"format\": \"\x1b]0;x\x07\"}".to_vec(), "line 1"),
        ("[".repeat(1_000_000).into_bytes(), "line 1"),
        (cut[..cut.len() / 2].to_vec(), "line "),
        (edited(&machine, zone, "\"zone\": \"UTC\", \"zone\": \"UTC\""), "\"zone\" is there twice"),
        (edited(&machine, zone, "\"zone\": \"\u{1b}[2J\""), "line "),
        (edited(&machine, "\"people\": [", "\"people\": [{\"\u{202e}\u{9b}\": 1}, "), "line "),
        (edited(&machine, zone, &format!("{zone}, \"later\": [{many}0]")), "more than a session can"),
    ];
    for (bytes, says) in &cases {
        for arguments in READERS {
            let file = ("br\u{202e}oken.json", bytes.clone());
            machine.tries(&Case { file, arguments, code: 1, says: &["broken.json", says] });
        }
    }
}

#[test]
fn words_in_a_session_are_shown_and_do_nothing() {
    let machine = Machine::new();
    let nasty = "A\\u001b]0;title\\u0007\\u001b[2J\\u009b31m\\u202e\\u2066\\u200b\\ufeffB\\u2028C\\u0085D\\u0000\\ufdd0";
    let file = edited(&machine, "\"name\": \"Q1\"", &format!("\"name\": \"{nasty}\""));
    let title = file.windows(9).position(|bytes| bytes == b"\"title\": ").unwrap();
    let title = String::from_utf8_lossy(&file[title..title + 20]).into_owned();
    let file = String::from_utf8(file).unwrap().replacen(
        &title,
        &title.replacen(": \"", &format!(": \"{nasty}"), 1),
        1,
    );
    for arguments in [
        &["show", "FILE"][..],
        &["show", "FILE", "--json"],
        &["show", "FILE", "--full"],
        &["show", "--find", "B", "FILE"],
        &["due", "FILE"],
        &["due", "FILE", "--json"],
        &["diff", "FILE", "sessions/Q1.json"],
        &["diff", "FILE", "sessions/Q1.json", "--json"],
        &["export", "FILE", "--as", "md", "-o", "-"],
        &["export", "FILE", "--as", "txt", "-o", "-"],
        &["export", "FILE", "--as", "runsheet", "-o", "-"],
        &["export", "FILE", "--as", "poster.txt", "-o", "-"],
    ] {
        let file = ("words.json", file.clone().into_bytes());
        machine.tries(&Case { file, arguments, code: 0, says: &[] });
    }
    for arguments in [&["check", "FILE"][..], &["check", "FILE", "--json"], &["check"], &["list", "--json"]] {
        let file = ("sessions/words.json", file.clone().into_bytes());
        fs::write(machine.path(file.0), &file.1).unwrap();
        let output = machine.run(
            &arguments.iter().map(|word| if *word == "FILE" { file.0 } else { *word }).collect::<Vec<_>>(),
        );
        let said = shown(&output.stdout, arguments) + &shown(&output.stderr, arguments);
        assert!(!said.is_empty() && output.status.code().is_some_and(|code| matches!(code, 0 | 4)), "{said}");
    }
}

fn zipped(parts: &[(&str, &[u8])]) -> Vec<u8> {
    let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
    for (name, bytes) in parts {
        zip.start_file(*name, SimpleFileOptions::default()).unwrap();
        zip.write_all(bytes).unwrap();
    }
    zip.finish().unwrap().into_inner()
}

#[test]
fn a_survey_that_is_none_is_refused_with_what_to_do() {
    let machine = Machine::new();
    let many: Vec<String> = (0..201).map(|at| format!("p{at}")).collect();
    let many: Vec<(&str, &[u8])> = many.iter().map(|name| (name.as_str(), &b"x"[..])).collect();
    let cases: Vec<(Vec<u8>, &[&str])> = vec![
        (Vec::new(), &["empty", "Export the answers again"]),
        (b"<!DOCTYPE html><title>Sign in\x1b[2J</title>".to_vec(), &["web page", "Download"]),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1rest".to_vec(), &["password-protected", "Remove the password"]),
        (b"%PDF-1.7".to_vec(), &["PDF"]),
        (b"\x7fELF\x02\x00\x00\x00\x00\x00\x01\x00\x00".to_vec(), &["not text"]),
        (b"Team,Q\nSales,\"4\nMarketing,5\n".to_vec(), &["line 2", "never closed", "Close the quote"]),
        (
            [b"Team,Q\nSales,".as_slice(), &vec![b'x'; 40_000], b"\n"].concat(),
            &["line 2", "column \"Q\"", "32 KB"],
        ),
        ([b"Team".as_slice(), &b",x".repeat(300), b"\n"].concat(), &["line 1", "301 columns", "200"]),
        (b"PK\x03\x04".to_vec(), &["cut off or damaged", "Download it again"]),
        (zipped(&[("a.txt", b"x")]), &["no workbook"]),
        (zipped(&many), &["201 files", "as CSV"]),
        (zipped(&[("xl/a.xml", &vec![b' '; 60 << 20])]), &["inflates", "as CSV"]),
        (zipped(&[("xl/a.xml", b"<!DOCTYPE x [<!ENTITY a 'a'>]>")]), &["document type"]),
    ];
    for (bytes, says) in cases {
        for arguments in [&["survey", "FILE"][..], &["new", "Q2", "--survey", "FILE"]] {
            let says: Vec<&str> = iter::once("answers.csv").chain(says.iter().copied()).collect();
            let file = ("ans\u{200b}wers.csv", bytes.clone());
            machine.tries(&Case { file, arguments, code: 1, says: &says });
        }
    }
}

#[test]
fn the_smaller_ways_in_say_file_line_and_remedy() {
    let machine = Machine::new();
    let people: &[u8] = b"name,team\nAna,Sales\nBo,\x1b[31mPurchasing\xe2\x80\xae\n";
    let script: &[u8] = b"# a script\n{\"do\": [{\"\\u001b[2J\\u202e\": {}}]}\n";
    let calendar = b"BEGIN:VCALENDAR\r\nBEGIN:VEVENT\r\nDTSTART;VALUE=DATE:2026\x1b[2J\r\nEND:VEVENT\r\n";
    for (bytes, arguments, says) in [
        (people, &["new", "Q2", "--people", "FILE"][..], &["line 3", "column \"team\"", "Write one of"][..]),
        (script, &["apply", "last", "FILE"], &["line 2", "A line looks like"]),
        (calendar, &["hours", "--holidays", "FILE", "due", "2026-05-01 09:00", "8h"], &["line "]),
        (b"\x1b[2J\xff", &["prep", "last", "FILE"], &["line 1"]),
        (b"Sales\n\x1b]0;x\x07 nothing", &["prep", "last", "FILE"], &["Paste the sheet"]),
    ] {
        let says: Vec<&str> = iter::once("from.out").chain(says.iter().copied()).collect();
        machine.tries(&Case { file: ("from.outside", bytes.to_vec()), arguments, code: 1, says: &says });
    }
}

#[test]
fn arguments_that_make_no_sense_do_nothing_to_the_terminal() {
    let machine = Machine::new();
    for arguments in [
        &["\u{1b}[2J\u{202e}"][..],
        &["show", "\u{1b}]0;x\u{7}\u{200b}"],
        &["open", "--theme", "\u{9b}31m"],
        &["export", "last", "--as", "\u{1b}[2J"],
        &["new", "--date", "\u{202e}\u{1b}c"],
        &["list", "--dir", "/no\u{1b}[2J/such"],
        &["survey", "no\u{1b}[2J\u{202e}.csv"],
    ] {
        let output = machine.run(arguments);
        let said = shown(&output.stdout, arguments) + &shown(&output.stderr, arguments);
        assert!(output.status.code().is_some_and(|code| code < 6), "{arguments:?}: {said}");
        assert!(arguments[0] == "list" || !output.status.success(), "{arguments:?}: {said}");
    }
}
