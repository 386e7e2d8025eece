//! How fast and how small reading a survey is: a million rows by the program itself, next to `wc -l` on the same
//! file, and a room's worth of answers in this process.

mod child;
mod million;
mod room;

use super::table::{Report, milliseconds};
use child::Cost;

/// Runs of each program: enough to tell a slow one from a slow moment.
const RUNS: usize = 5;

pub fn run(report: &mut Report) {
    of_programs(report);
    room::imports(report);
    room::statistics(report);
}

/// Removes the file that was generated.
pub fn remove() {
    million::remove(&million::path()).unwrap();
}

/// The program and `wc -l` on the same file.
fn of_programs(report: &mut Report) {
    let path = million::path();
    println!("Writing {} unless it is there.", path.display());
    let bytes = million::write(&path).unwrap();
    let file = path.to_string_lossy();
    let lines = child::median(RUNS, "wc", &["-l", &file]).unwrap();
    let survey = child::median(RUNS, env!("CARGO_BIN_EXE_smarketing"), &["survey", &file, "--json"]).unwrap();
    report.value("a survey of a million people, twenty labels each", "MB", bytes as f64 / 1e6, None);
    costs(report, "wc -l", &lines);
    costs(report, "smarketing survey --json", &survey);
    let times = milliseconds(survey.elapsed) / milliseconds(lines.elapsed);
    report.value("  the same, of wc -l", "x", times, None);
}

fn costs(report: &mut Report, name: &str, cost: &Cost) {
    report.value(&format!("{name}: from start to end"), "ms", milliseconds(cost.elapsed), None);
    if let Some(cpu) = cost.cpu {
        report.value("  processor time", "ms", milliseconds(cpu), None);
    }
    if let Some(peak) = cost.peak {
        report.value("  most memory", "MB", peak as f64 / 1e6, None);
    }
}
