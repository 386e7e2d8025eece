//! From the start of the process to its first picture, beside the smallest program that ratatui makes.

use super::{
    sessions,
    table::{Report, Spread, milliseconds},
    window::{Home, Window},
};
use std::{path::PathBuf, process::Command, time::Duration};

/// Starts of each.
const RUNS: usize = 40;
/// A start with nothing to read, in milliseconds.
const FIRST_FRAME: f64 = 30.0;
/// A start with a large session.
const LARGE: f64 = 100.0;
/// So many times the smallest program at most.
const TIMES: f64 = 2.0;

pub fn run(report: &mut Report) {
    let home = Home::new();
    let smallest = smallest_program().map(|path| started(|| Window::open(&path, &[], &home), "smarketing"));
    match &smallest {
        Some(smallest) => report.spread("one frame of the smallest ratatui program", "ms", smallest, None),
        None => report.without("one frame of the smallest ratatui program", "not built"),
    }
    let empty = started(|| home.open(&[]), "smarketing");
    report.spread("first frame, no session", "ms", &empty, Some(FIRST_FRAME));
    if let Some(smallest) = smallest {
        report.value(
            "the same, of the smallest program",
            "x",
            empty.middle() / smallest.middle(),
            Some(TIMES),
        );
    }
    let path = sessions::write(&sessions::large(1_000_000), &home.sessions());
    let path = path.to_string_lossy().into_owned();
    let large = started(|| home.open(&["open", &path, "--step", "sla"]), "SLA");
    report.spread("a session of 1 MB on the screen", "ms", &large, Some(LARGE));
    let home = Home::new();
    sessions::library(&home.sessions(), 1000);
    let open = || home.open(&[]);
    drop(started(open, "Company"));
    // A file is believed to be the same when it was written a while before the index was.
    std::thread::sleep(Duration::from_millis(2100));
    drop(started(open, "Company"));
    report.spread("a library of 1,000 sessions on the screen", "ms", &started(open, "Company"), Some(LARGE));
}

/// Milliseconds until a word is on the screen.
fn started(open: impl Fn() -> Window, word: &str) -> Spread {
    let one = |_| {
        let window = open();
        let took = window.shows(word);
        milliseconds(took.unwrap_or_else(|| panic!("\"{word}\" never came")))
    };
    Spread::of((0..RUNS).map(one).collect())
}

/// Builds the smallest program as this bench was built, and says where it is.
fn smallest_program() -> Option<PathBuf> {
    let bench = std::env::current_exe().ok()?;
    let folder = bench.parent()?.parent()?;
    let profile = match folder.file_name()?.to_str()? {
        "debug" => "dev",
        named => named,
    };
    let cargo = std::env::var_os("CARGO").unwrap_or_else(|| "cargo".into());
    let built = Command::new(cargo)
        .args(["build", "--quiet", "--profile", profile, "--example", "one_frame"])
        .current_dir(env!("CARGO_MANIFEST_DIR"))
        .status()
        .ok()?;
    let path = folder.join("examples").join("one_frame");
    (built.success() && path.exists()).then_some(path)
}
