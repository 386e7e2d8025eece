//! How fast open time is counted: two instants of any distance, a deadline, and compiling a calendar; beside two
//! other crates for the same question, which must give the same answers.

use super::table::{Report, Spread};
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

pub fn run(report: &mut Report) {
    let calendar = Calendar::standard(ZONE).unwrap();
    let table = Table::new(calendar.clone());
    let others = Others::new();
    for (name, distance) in DISTANCES {
        let pairs = pairs(distance);
        let between = batches(BATCHES, || {
            pairs.iter().map(|(a, b)| table.between(black_box(*a), black_box(*b))).sum::<i64>()
        });
        report.spread(&format!("open time between two instants, {name}"), "ns", &between, None);
    }
    let starts = pairs(3600);
    let due = batches(BATCHES, || {
        let due = starts.iter().filter_map(|(a, _)| table.due(black_box(*a), 8 * 3600));
        due.map(Instant::second).sum::<i64>()
    });
    report.spread("due in 8 open hours", "ns", &due, None);
    let days = batches(BATCHES, || {
        starts.iter().map(|(a, b)| table.business_days(black_box(*a), black_box(*b))).sum::<i64>()
    });
    report.spread("business days, a year apart", "ns", &days, None);
    for (name, distance) in &DISTANCES[..4] {
        others.measure(report, name, &(pairs(*distance), &table));
    }
    let compiled = Spread::of_work(50, || Table::new(calendar.clone()));
    report.spread("compiling a calendar, 1970 to 2099", "ms", &compiled, None);
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
    fn measure(&self, report: &mut Report, name: &str, (pairs, table): &(Vec<(Instant, Instant)>, &Table)) {
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
        let workclock = batches(BATCHES_OF_WALKERS, || sum(|others, a, b| others.workclock.between(a, b)));
        report.spread(&format!("workclock 0.1.4: the same, {name}"), "ns", &workclock, None);
        let ule = batches(BATCHES_OF_WALKERS, || sum(|others, a, b| others.ule.between(a, b)));
        report.spread(&format!("ule-hours 0.1.2: the same, {name}"), "ns", &ule, None);
    }
}

/// Nanoseconds for each answer of a batch.
fn batches(batches: usize, mut batch: impl FnMut() -> i64) -> Spread {
    let one = |_| {
        let start = time::Instant::now();
        black_box(batch());
        start.elapsed().as_nanos() as f64 / BATCH as f64
    };
    Spread::of((0..batches).map(one).collect())
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
