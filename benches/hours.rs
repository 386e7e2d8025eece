//! How fast open time is counted: two instants of any distance, a deadline, and compiling a calendar; beside two
//! other crates for the same question, which must give the same answers. It prints what it measured.
//!
//! `cargo bench --bench hours` runs it.
#![expect(clippy::disallowed_methods, reason = "a bench reads the clock")]
#![expect(clippy::unwrap_used, reason = "a bench stops at the first thing that is not as expected")]

use jiff::{SignedDuration, Timestamp, civil::time};
use smarketing::hours::{Calendar, Instant, Table};
use std::{hint::black_box, time};

const ZONE: &str = "America/New_York";

/// Pairs in one batch: enough that reading the clock does not count.
const BATCH: usize = 1024;

/// Batches of a table look-up, and of a crate that walks days.
const BATCHES: usize = 2000;
const BATCHES_OF_WALKERS: usize = 20;

/// Distances that are measured, in seconds.
const DISTANCES: [(&str, u32); 5] = [
    ("an hour apart", 3600),
    ("a week apart", 7 * 86_400),
    ("a year apart", 365 * 86_400),
    ("ten years apart", 3650 * 86_400),
    ("anywhere, 1970 to 2099", 0),
];

fn main() {
    let calendar = Calendar::standard(ZONE).unwrap();
    let table = Table::new(calendar.clone());
    let others = Others::new();
    println!(
        "ns for each answer, one batch = {BATCH} pairs in random places, Monday to Friday 9 to 17 in {ZONE}\n"
    );
    println!("{:<44}{:>12}{:>12}{:>12}", "", "p50", "p95", "batches");
    for (name, distance) in DISTANCES {
        let pairs = pairs(distance);
        row(&format!("between, {name}"), BATCHES, || {
            pairs.iter().map(|(a, b)| table.between(black_box(*a), black_box(*b))).sum::<i64>()
        });
    }
    let starts = pairs(3600);
    row("due in 8 open hours", BATCHES, || {
        starts
            .iter()
            .filter_map(|(a, _)| table.due(black_box(*a), 8 * 3600))
            .map(Instant::second)
            .sum::<i64>()
    });
    row("business days, a year apart", BATCHES, || {
        starts.iter().map(|(a, b)| table.business_days(black_box(*a), black_box(*b))).sum::<i64>()
    });
    println!();
    for (name, distance) in &DISTANCES[..4] {
        others.measure(name, &pairs(*distance), &table);
    }
    println!();
    let mut times: Vec<f64> = (0..50)
        .map(|_| {
            let start = time::Instant::now();
            black_box(Table::new(calendar.clone()));
            start.elapsed().as_secs_f64() * 1e3
        })
        .collect();
    times.sort_by(f64::total_cmp);
    println!(
        "{:<44}{:>9.2} ms{:>9.2} ms{:>12}",
        "compiling a calendar, 1970 to 2099", times[25], times[47], 50
    );
}

/// The other crates with the same calendar.
struct Others {
    workclock: workclock::Schedule,
    ule: ule_hours::Schedule,
}

impl Others {
    fn new() -> Self {
        let (opens, closes) = (time(9, 0, 0, 0), time(17, 0, 0, 0));
        let day = workclock::WorkDay::new(opens, closes, workclock::Weekdays::MON_TO_FRI).time_zone(ZONE);
        Self {
            workclock: workclock::Schedule::builder().rule(day).build().unwrap(),
            ule: ule_hours::Schedule::weekdays(ZONE, "09:00-17:00").unwrap(),
        }
    }

    /// Both of them, after a look at whether all three agree.
    fn measure(&self, name: &str, pairs: &[(Instant, Instant)], table: &Table) {
        let times: Vec<(Timestamp, Timestamp)> =
            pairs.iter().map(|(a, b)| ((*a).into(), (*b).into())).collect();
        for ((a, b), (from, to)) in pairs.iter().zip(&times).take(50) {
            let ours = table.between(*a, *b);
            assert_eq!(self.workclock.between(*from, *to).as_secs(), ours, "workclock, {a} to {b}");
            // It looks no further than ten years.
            let near = (b.second() - a.second()).abs() < 3600 * 86_400;
            assert!(!near || self.ule.between(*from, *to).as_secs() == ours, "ule-hours, {a} to {b}");
        }
        let sum = |count: fn(&Self, Timestamp, Timestamp) -> SignedDuration| {
            let all = times.iter().map(|(a, b)| count(self, black_box(*a), black_box(*b)).as_secs());
            all.sum::<i64>()
        };
        row(&format!("workclock 0.1.4: between, {name}"), BATCHES_OF_WALKERS, || {
            sum(|others, a, b| others.workclock.between(a, b))
        });
        row(&format!("ule-hours 0.1.2: between, {name}"), BATCHES_OF_WALKERS, || {
            sum(|others, a, b| others.ule.between(a, b))
        });
    }
}

/// One line: nanoseconds for each answer, the middle one and the 95th of a hundred.
fn row(name: &str, batches: usize, mut batch: impl FnMut() -> i64) {
    let mut times: Vec<f64> = (0..batches)
        .map(|_| {
            let start = time::Instant::now();
            black_box(batch());
            start.elapsed().as_nanos() as f64 / BATCH as f64
        })
        .collect();
    times.sort_by(f64::total_cmp);
    let (middle, slow) = (times[batches / 2], times[batches * 95 / 100]);
    println!("{name:<44}{middle:>12.1}{slow:>12.1}{batches:>12}");
}

/// Pairs so far apart, either way round, between 2000 and 2060; anywhere in the table for a distance of nought.
fn pairs(distance: u32) -> Vec<(Instant, Instant)> {
    let mut dice = 0x9E37_79B9_7F4A_7C15_u64;
    let mut draw = |below: u32| {
        // Xorshift: the same places in every run.
        dice ^= dice << 13;
        dice ^= dice >> 7;
        dice ^= dice << 17;
        i64::from((dice >> 32) as u32 % below)
    };
    let all = Instant::END.second() as u32;
    let pair = |_| {
        let (from, to) = if distance == 0 {
            (draw(all), draw(all))
        } else {
            let from = 946_684_800 + draw(1_577_880_000);
            (from, from + i64::from(distance) / 2 + draw(distance))
        };
        let (from, to) = (Instant::from_second(from).unwrap(), Instant::from_second(to).unwrap());
        if draw(2) == 0 { (from, to) } else { (to, from) }
    };
    (0..BATCH).map(pair).collect()
}
