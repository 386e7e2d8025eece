//! How fast and how small reading a survey is: a million rows by the program itself, next to `wc -l` on the same
//! file, and a room's worth of answers in this process. It prints what it measured and asserts nothing.
//!
//! `cargo bench --bench survey` runs it; with `-- --remove` it removes the file it generated and stops.

#[path = "survey/child.rs"]
mod child;
#[path = "survey/million.rs"]
mod million;
#[path = "survey/room.rs"]
mod room;

use child::Cost;
use std::io;
use std::path::Path;

/// Runs of each program: enough to tell a slow one from a slow moment.
const RUNS: usize = 5;

fn main() -> io::Result<()> {
    let arguments: Vec<String> = std::env::args().collect();
    let path = million::path();
    if arguments.iter().any(|argument| argument == "--remove") {
        return million::remove(&path);
    }
    println!("Writing {} unless it is there.", path.display());
    let bytes = million::write(&path)?;
    of_programs(&path, bytes)?;
    room::imports();
    room::statistics();
    Ok(())
}

/// The program and `wc -l` on the same file, as a table.
fn of_programs(path: &Path, bytes: u64) -> io::Result<()> {
    let file = path.to_string_lossy();
    let lines = child::median(RUNS, "wc", &["-l", &file])?;
    let survey = child::median(RUNS, env!("CARGO_BIN_EXE_smarketing"), &["survey", &file, "--json"])?;
    println!(
        "\n{} rows, {} labels each, {:.0} MB; median of {RUNS} runs\n",
        million::ROWS,
        million::LABELS,
        bytes as f64 / 1e6
    );
    println!("{:<28}{:>12}{:>12}{:>14}{:>10}", "", "CPU", "elapsed", "peak memory", "MB/s");
    let row = |name: &str, cost: &Cost| {
        let elapsed = cost.elapsed.as_secs_f64();
        let cpu = cost.cpu.map_or("-".into(), |cpu| format!("{:.2} s", cpu.as_secs_f64()));
        let memory = cost.peak.map_or("-".into(), |peak| format!("{:.1} MB", peak as f64 / 1e6));
        let rate = bytes as f64 / 1e6 / elapsed;
        println!("{name:<28}{cpu:>12}{elapsed:>10.2} s{memory:>14}{rate:>10.0}");
    };
    row("wc -l", &lines);
    row("smarketing survey --json", &survey);
    let ratio = |ours: Option<f64>, theirs: Option<f64>| match (ours, theirs) {
        (Some(ours), Some(theirs)) if theirs > 0.0 => format!("{:.1} x", ours / theirs),
        _ => "-".to_owned(),
    };
    println!(
        "{:<28}{:>12}{:>12}{:>14}",
        "ratio",
        ratio(survey.cpu.map(|cpu| cpu.as_secs_f64()), lines.cpu.map(|cpu| cpu.as_secs_f64())),
        ratio(Some(survey.elapsed.as_secs_f64()), Some(lines.elapsed.as_secs_f64())),
        ratio(survey.peak.map(|peak| peak as f64), lines.peak.map(|peak| peak as f64)),
    );
    Ok(())
}
