//! The large file: a million people, a team and twenty labels each, always the same.

use std::env;
use std::fs::{self, File};
use std::io::{self, BufWriter, Write};
use std::path::{Path, PathBuf};

/// People in the file.
pub const ROWS: usize = 1_000_000;

/// Questions each of them answered.
pub const LABELS: usize = 20;

const SCALE: [&str; 5] =
    ["Strongly disagree", "Disagree", "Neither agree nor disagree", "Agree", "Strongly agree"];

/// Where the file is, for every run of the bench.
pub fn path() -> PathBuf {
    env::temp_dir().join(format!("smarketing-bench-{ROWS}x{LABELS}.csv"))
}

/// Removes the file.
pub fn remove(path: &Path) -> io::Result<()> {
    if path.exists() {
        fs::remove_file(path)?;
    }
    Ok(())
}

/// Writes the file unless it is there, and returns its size. It gets its name when it is complete.
pub fn write(path: &Path) -> io::Result<u64> {
    if !path.exists() {
        let unfinished = path.with_extension("part");
        let mut out = BufWriter::with_capacity(1 << 20, File::create(&unfinished)?);
        rows(&mut out, ROWS, LABELS)?;
        out.into_inner()?.sync_all()?;
        fs::rename(&unfinished, path)?;
    }
    Ok(fs::metadata(path)?.len())
}

/// Headers and answers; the generator is Knuth's, because the file has to be the same on every machine.
pub fn rows(out: &mut impl Write, rows: usize, labels: usize) -> io::Result<()> {
    write!(out, "Which team are you on?")?;
    for label in 1..=labels {
        write!(out, ",Statement {label}")?;
    }
    writeln!(out)?;
    let mut state: u64 = 0x2026;
    let mut next = |below: u64| {
        state = state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        ((state >> 33) % below) as usize
    };
    for row in 0..rows {
        out.write_all([b"Marketing".as_slice(), b"Sales"][row % 2])?;
        for _ in 0..labels {
            out.write_all(b",")?;
            out.write_all(SCALE[next(5)].as_bytes())?;
        }
        out.write_all(b"\n")?;
    }
    Ok(())
}
