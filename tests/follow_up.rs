//! The real binary over two quarters of the practice company: kept, followed, and what was achieved.
#![expect(clippy::unwrap_used, reason = "the machine under test is a test too, spread over functions")]
#![expect(clippy::disallowed_methods, reason = "these tests look at files by hand")]

use std::{
    cell::Cell,
    fs,
    path::PathBuf,
    process::{Command, Stdio},
};

use serde_json::Value;
use tempfile::TempDir;

/// A folder with both quarters in it.
struct Kept {
    home: TempDir,
    /// Another for each run, so that two sessions of one second have two ids.
    seed: Cell<u32>,
}

impl Kept {
    fn new() -> Self {
        let kept = Self { home: TempDir::new().unwrap(), seed: Cell::new(0) };
        let folder = kept.folder();
        kept.out(&["demo", "--keep", &folder]);
        kept
    }

    fn folder(&self) -> String {
        self.home.path().join("kept").display().to_string()
    }

    /// What a run prints; it has to succeed.
    fn out(&self, arguments: &[&str]) -> String {
        self.seed.set(self.seed.get() + 1);
        let output = Command::new(env!("CARGO_BIN_EXE_smarketing"))
            .args(arguments)
            .env_clear()
            .env("HOME", self.home.path())
            .env("SMARKETING_DIR", self.folder())
            .env("SMARKETING_NOW", "2026-07-01T12:00:00Z")
            .env("SMARKETING_SEED", self.seed.get().to_string())
            .stdin(Stdio::null())
            .output()
            .unwrap();
        assert!(output.status.success(), "{arguments:?}: {}", String::from_utf8_lossy(&output.stderr));
        String::from_utf8(output.stdout).unwrap()
    }

    /// The session files, by name.
    fn sessions(&self) -> Vec<(PathBuf, Value)> {
        let files = fs::read_dir(self.folder()).unwrap().map(|file| file.unwrap().path());
        let mut sessions: Vec<(PathBuf, Value)> = files
            .filter(|path| path.extension().is_some_and(|end| end == "json"))
            .map(|path| {
                let text = fs::read_to_string(&path).unwrap();
                (path, serde_json::from_str(&text).unwrap())
            })
            .collect();
        sessions.sort_by_key(|(path, _)| path.clone());
        sessions
    }

    fn id(&self, name: &str) -> String {
        let sessions = self.sessions();
        let (_, document) = sessions.iter().find(|(_, document)| document["state"]["name"] == name).unwrap();
        document["state"]["id"].as_str().unwrap().to_owned()
    }
}

#[test]
fn two_quarters_are_kept_with_their_history_and_the_newer_playbook() {
    let kept = Kept::new();
    let sessions = kept.sessions();
    assert_eq!(sessions.len(), 2);
    for (path, document) in &sessions {
        assert!(document["log"].as_array().unwrap().len() > 100, "{}", path.display());
    }
    let (first, second) = (kept.id("Q1 alignment"), kept.id("Q2 alignment"));
    assert_ne!(first, second);
    let playbook = kept.out(&["show", &second]);
    assert!(playbook.contains("Acme: Q1 alignment, Thu 12 Mar 2026"), "{playbook}");
    assert!(!playbook.contains(&first), "the session before is told by its name");
    assert!(kept.out(&["show", &second, "--full"]).contains("Continues Sales follow-up of session Acme: Q1"));
}

#[test]
fn a_session_that_follows_is_planned_from_the_one_before() {
    let kept = Kept::new();
    let second = kept.id("Q2 alignment");
    let id = kept.out(&["new", "--from", &second, "--date", "2026-09-10", "--length", "2h"]);
    let third = kept.out(&["show", id.trim(), "--json"]);
    let third: Value = serde_json::from_str(&third).unwrap();
    let session = &third["state"];
    assert_eq!(session["name"], "Q3 alignment");
    assert_eq!(session["supersedes"], second.as_str());
    assert_eq!(session["plan"]["minutes"], 120);
    assert_eq!(session["people"].as_array().unwrap().len(), 14);
    let first = session["topics"][0]["id"].as_str().unwrap();
    assert_eq!(first, "volume", "the one with a disagreement presses most");
    let planned = kept.out(&["new", "Other", "--from", &second, "--dry-run"]);
    assert!(planned.starts_with("Acme: Other\n") && planned.contains("What is due"), "{planned}");
}

#[test]
fn what_was_achieved_goes_back_to_the_first_session_and_names_nobody() {
    let kept = Kept::new();
    let second = kept.id("Q2 alignment");
    kept.out(&["new", "Q3", "--from", &second]);
    let third = kept.id("Q3");
    let page = kept.out(&["show", &third, "--achieved"]);
    assert!(page.contains("Since Thu 12 Mar 2026"), "{page}");
    assert!(page.contains("1 disagreement resolved"), "{page}");
    assert!(page.contains("The first lead from the webinar was called the same day"), "{page}");
    for name in ["Hanna", "Dana Keller", "Ruth"] {
        assert!(!page.contains(name), "{name} in {page}");
    }
}

#[test]
fn the_demo_begins_where_it_is_asked_to() {
    let kept = Kept { home: TempDir::new().unwrap(), seed: Cell::new(0) };
    let review = kept.out(&["demo", "--step", "review"]);
    assert!(review.contains("Acme: Q2 alignment"), "{review}");
    let sla = kept.out(&["demo", "--step", "sla"]);
    assert!(sla.contains("DRAFT") && sla.contains("two buying signals"), "{sla}");
    assert!(!sla.contains("within 8 business hours"), "nothing of the promises is said yet");
    assert!(!PathBuf::from(kept.folder()).exists(), "nothing was written");
}
