//! Every bench of the program, in one command: `cargo bench`, or `cargo bench -- keys library` for some of them.
//!
//! It prints what it measures as it goes, and one table of it all at the end. It asserts nothing: times depend on the
//! machine, and a machine with other work to do is slow. `SMARKETING_BIN` names another build to be measured where a
//! bench starts the program.
#![expect(clippy::disallowed_methods, reason = "a bench reads the clock and makes its own files")]
#![expect(clippy::unwrap_used, reason = "a bench stops at the first thing that is not as expected")]

mod capacity;
mod exports;
mod files;
mod frames;
mod hours;
mod keys;
mod library;
mod peers;
mod process;
mod replay;
mod rest;
mod sessions;
mod start;
mod survey;
mod table;
mod window;

use table::Report;

/// A bench, by the name it is asked for.
type Bench = (&'static str, fn(&mut Report));

/// Every bench, in the order of the table.
const BENCHES: &[Bench] = &[
    ("start", start::run),
    ("keys", keys::run),
    ("peers", peers::run),
    ("rest", rest::run),
    ("frames", frames::run),
    ("replay", replay::run),
    ("files", files::run),
    ("exports", exports::run),
    ("library", library::run),
    ("hours", hours::run),
    ("capacity", capacity::run),
    ("survey", survey::run),
];

fn main() {
    // Cargo adds options of its own.
    let asked: Vec<String> = std::env::args().skip(1).filter(|word| !word.starts_with('-')).collect();
    if asked.iter().any(|word| word == "remove") {
        return survey::remove();
    }
    let known = |word: &String| BENCHES.iter().any(|(name, _)| name == word);
    if let Some(unknown) = asked.iter().find(|word| !known(word)) {
        let names: Vec<&str> = BENCHES.iter().map(|(name, _)| *name).collect();
        println!("There is no bench \"{unknown}\"; there are {}, and \"remove\".", names.join(", "));
        return;
    }
    let mut report = Report::default();
    for (name, run) in BENCHES {
        if asked.is_empty() || asked.iter().any(|word| word == name) {
            report.begin(name);
            run(&mut report);
        }
    }
    report.print();
}
