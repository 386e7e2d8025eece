//! What was measured, as lines of one table: the middle, the 95th percentile, and the bar where there is one.

use std::{
    fmt::Write as _,
    time::{Duration, Instant},
};

/// Values of one thing, from the smallest up.
pub struct Spread(Vec<f64>);

impl Spread {
    /// Sorts what was measured.
    pub fn of(mut values: Vec<f64>) -> Self {
        values.sort_by(f64::total_cmp);
        Self(values)
    }

    /// Milliseconds that something takes, so many times.
    pub fn of_work<T>(runs: usize, mut work: impl FnMut() -> T) -> Self {
        let run = |_| {
            let start = Instant::now();
            std::hint::black_box(work());
            milliseconds(start.elapsed())
        };
        Self::of((0..runs).map(run).collect())
    }

    /// The one in the middle.
    pub fn middle(&self) -> f64 {
        self.at(50)
    }

    /// The one that 95 of a hundred do not exceed.
    pub fn slow(&self) -> f64 {
        self.at(95)
    }

    fn at(&self, percent: usize) -> f64 {
        let last = self.0.len().checked_sub(1);
        last.map_or(f64::NAN, |last| self.0[(self.0.len() * percent / 100).min(last)])
    }
}

/// A duration as a number to be compared.
pub fn milliseconds(duration: Duration) -> f64 {
    duration.as_secs_f64() * 1e3
}

/// A value and the one it must not exceed.
#[derive(Clone, Copy)]
pub struct Bar {
    /// What it must not exceed.
    pub most: f64,
    /// What is compared with it.
    pub value: f64,
}

/// Every line so far.
#[derive(Default)]
pub struct Report {
    lines: Vec<String>,
}

impl Report {
    /// Begins the lines of a bench.
    pub fn begin(&mut self, bench: &str) {
        self.line(format!("{bench:-<100}"));
    }

    /// Middle and 95th percentile of a spread; the bar is for the middle.
    pub fn spread(&mut self, what: &str, unit: &str, spread: &Spread, most: Option<f64>) {
        let value = spread.middle();
        let bar = most.map(|most| Bar { most, value });
        self.row(what, unit, (value, Some(spread.slow())), bar);
    }

    /// One value.
    pub fn value(&mut self, what: &str, unit: &str, value: f64, most: Option<f64>) {
        self.row(what, unit, (value, None), most.map(|most| Bar { most, value }));
    }

    /// Something that cannot be measured here, and why.
    pub fn without(&mut self, what: &str, why: &str) {
        self.line(format!("{what:<58}{why:>14}"));
    }

    /// Prints everything again, in one piece.
    pub fn print(&self) {
        println!("\n{:<58}{:>14}{:>11}{:>9}", "", "p50", "p95", "bar");
        for line in &self.lines {
            println!("{line}");
        }
    }

    fn row(&mut self, what: &str, unit: &str, (middle, slow): (f64, Option<f64>), bar: Option<Bar>) {
        let mut line = format!("{what:<58}{:>14}", format!("{} {unit}", number(middle)));
        let _ = write!(line, "{:>11}", slow.map_or(String::new(), number));
        if let Some(Bar { most, value }) = bar {
            let said = if value <= most { "" } else { "  ABOVE" };
            let _ = write!(line, "{:>9}{said}", number(most));
        }
        self.line(line);
    }

    fn line(&mut self, line: String) {
        println!("{line}");
        self.lines.push(line);
    }
}

/// Three digits, whatever the size.
fn number(value: f64) -> String {
    match value.abs() {
        size if size < 10.0 => format!("{value:.2}"),
        size if size < 100.0 => format!("{value:.1}"),
        _ => format!("{value:.0}"),
    }
}
