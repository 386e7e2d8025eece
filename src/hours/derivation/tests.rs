//! How a deadline comes about: the pieces add up, cover every date, and say why the office was closed.

use super::*;
use crate::hours::{Calendar, read_time};
use std::fmt::Write as _;

const BERLIN: &str = r#"{ "tz": "Europe/Berlin",
    "weekly": { "mon": [["09:00","12:30"],["13:30","18:00"]], "tue": [["09:00","17:00"]], "fri": [["09:00","17:00"]],
                "sun": [["00:00","24:00"]] },
    "holidays": ["2026-03-24", "2026-03-25"], "overrides": { "2026-03-27": [] } }"#;

fn told(from: &str, to: &str) -> String {
    let table = Table::new(serde_json::from_str::<Calendar>(BERLIN).unwrap());
    let read = |text| read_time(text, table.calendar().zone()).unwrap().instant();
    let derivation = table.derive(read(from), read(to));
    let mut line = String::new();
    for piece in &derivation.pieces {
        match piece {
            Piece::Open(open) => {
                write!(line, "{} {}-{} {}; ", open.date, open.from / 60, open.to / 60, open.seconds() / 60)
            }
            Piece::Closed(run) => write!(line, "{}..{} {:?}; ", run.first, run.last, run.why),
        }
        .unwrap();
    }
    for touched in &derivation.touched {
        write!(line, "{} {} is {}", touched.date, touched.interval, touched.seconds / 60).unwrap();
    }
    line.trim_end().to_owned()
}

#[test]
fn closed_dates_say_why() {
    assert_eq!(
        told("2026-03-23 12:00", "2026-03-28 12:00"),
        "2026-03-23 720-750 30; 2026-03-23 810-1080 270; 2026-03-24..2026-03-24 Holiday; \
         2026-03-25..2026-03-26 Week; 2026-03-27..2026-03-27 Special; 2026-03-28..2026-03-28 Week;"
    );
}

#[test]
fn dates_that_only_begin_or_end_outside_are_told_apart() {
    assert_eq!(
        told("2026-03-20 17:30", "2026-03-23 08:00"),
        "2026-03-20..2026-03-20 Outside; 2026-03-21..2026-03-21 Week; 2026-03-22 0-1440 1440; 2026-03-23..2026-03-23 Outside;"
    );
    assert_eq!(told("2026-03-20 16:00", "2026-03-21 00:00"), "2026-03-20 960-1020 60;");
    assert_eq!(told("2026-03-20 18:00", "2026-03-20 18:00"), "2026-03-20..2026-03-20 Outside;");
}

#[test]
fn opening_times_across_a_clock_change_are_one_piece_and_are_told() {
    assert_eq!(
        told("2026-03-29 01:00", "2026-03-29 05:00"),
        "2026-03-29 60-300 180; 2026-03-29 00:00-24:00 is 1380"
    );
    assert_eq!(told("2026-10-25 12:00", "2026-10-25 13:00"), "2026-10-25 720-780 60;");
    assert_eq!(
        told("2026-10-25 00:00", "2026-10-26 00:00"),
        "2026-10-25 0-1440 1500; 2026-10-25 00:00-24:00 is 1500"
    );
}

#[test]
fn the_order_of_the_ends_does_not_matter() {
    assert_eq!(told("2026-03-28 12:00", "2026-03-23 12:00"), told("2026-03-23 12:00", "2026-03-28 12:00"));
}
