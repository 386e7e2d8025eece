//! An answer of `hours`: as one JSON document, and as lines for people. It asks the table and decides nothing.

use crate::{
    assets::words::{fill, say},
    domain::{
        moment::Day,
        open_time::{self, Step},
    },
    hours::{Derivation, Instant, Piece, Table, Why},
};
use jiff::civil::Date;
use serde::Serialize;

/// One question with its answer.
#[derive(Serialize)]
pub(super) struct Document {
    format: &'static str,
    version: u32,
    calendar: String,
    zone: String,
    #[serde(flatten)]
    asked: Asked,
    #[serde(rename = "derivation")]
    pieces: Vec<PieceWritten>,
    clock_changes: Vec<String>,
    #[serde(skip)]
    derivation: Option<Derivation>,
}

#[derive(Serialize)]
#[serde(tag = "question", rename_all = "snake_case")]
enum Asked {
    Due { from: String, sec: u64, at: Option<String>, local: Option<String> },
    DueDate { from: String, days: u32, date: Option<String> },
    Between { from: String, to: String, sec: i64, days: i64 },
}

#[derive(Serialize)]
#[serde(untagged)]
enum PieceWritten {
    Open { date: String, from: String, to: String, sec: i64 },
    Closed { first: String, last: String, closed: &'static str },
}

impl Document {
    /// When so many open seconds after `from` are over.
    pub(super) fn due(table: &Table, from: Instant, sec: u64) -> Self {
        let due = table.due(from, sec);
        let local = due.map(|due| open_time::with_offset(table, due));
        let asked = Asked::Due { from: from.to_string(), sec, at: due.map(|due| due.to_string()), local };
        Self::new(table, asked, due.map(|due| table.derive(from, due)))
    }

    /// The date that ends so many business days after the date of `from`.
    pub(super) fn due_date(table: &Table, from: Instant, days: u32) -> Self {
        let date = table.due_date(from, days);
        let asked = Asked::DueDate { from: from.to_string(), days, date: date.map(|date| date.to_string()) };
        let end = date.and_then(|date| table.end_of(date));
        Self::new(table, asked, end.map(|end| table.derive(from, end)))
    }

    /// Open time between two points.
    pub(super) fn between(table: &Table, from: Instant, to: Instant) -> Self {
        let asked = Asked::Between {
            from: from.to_string(),
            to: to.to_string(),
            sec: table.between(from, to),
            days: table.business_days(from, to),
        };
        Self::new(table, asked, Some(table.derive(from, to)))
    }

    fn new(table: &Table, asked: Asked, derivation: Option<Derivation>) -> Self {
        let pieces = derivation.iter().flat_map(|derivation| &derivation.pieces).map(written).collect();
        let touched = derivation.as_ref().map_or(&[][..], |derivation| &derivation.touched);
        Self {
            format: "smarketing-hours",
            version: 1,
            calendar: table.calendar().describe(),
            zone: table.calendar().zone_name().to_owned(),
            asked,
            pieces,
            clock_changes: open_time::warnings(touched),
            derivation,
        }
    }

    /// The answer in one line.
    pub(super) fn answer(&self, table: &Table) -> String {
        let zone = &self.zone;
        match (&self.asked, &self.derivation) {
            (_, None) => say("hours.never").to_owned(),
            (Asked::Due { .. }, Some(derivation)) => {
                let time = open_time::point(table.wall(derivation.to));
                fill("hours.at", &[("time", &time), ("zone", zone)])
            }
            (Asked::DueDate { date, .. }, Some(_)) => {
                let date = date.as_deref().unwrap_or_default();
                let day = Day::parse(date).map_or_else(|_| date.to_owned(), Day::long);
                fill("hours.by_end_of", &[("day", &day), ("zone", zone)])
            }
            (Asked::Between { sec, .. }, Some(_)) => {
                let key = if *sec < 0 { "hours.counted_back" } else { "hours.counted" };
                fill(key, &[("length", &open_time::length(*sec))])
            }
        }
    }

    /// How the answer came about, in one line; nothing when there is nothing to tell.
    pub(super) fn derivation(&self, table: &Table) -> Option<String> {
        let derivation = self.derivation.as_ref().filter(|derivation| !derivation.pieces.is_empty())?;
        Some(match &self.asked {
            Asked::Due { .. } => open_time::line(table, derivation),
            Asked::DueDate { .. } => {
                let days = open_time::days(derivation, start_date(table, derivation));
                days.iter().map(Step::line).collect::<Vec<_>>().join(say("hours.and"))
            }
            Asked::Between { .. } => open_time::pieces(derivation).join(say("hours.and")),
        })
    }

    /// What a change of the clock did to it.
    pub(super) fn warnings(&self) -> &[String] {
        &self.clock_changes
    }
}

fn start_date(table: &Table, derivation: &Derivation) -> Date {
    table.date(derivation.from)
}

fn written(piece: &Piece) -> PieceWritten {
    match piece {
        Piece::Open(open) => PieceWritten::Open {
            date: open.date.to_string(),
            from: open_time::clock(open.from),
            to: open_time::clock(open.to),
            sec: open.seconds(),
        },
        Piece::Closed(closed) => PieceWritten::Closed {
            first: closed.first.to_string(),
            last: closed.last.to_string(),
            closed: match closed.why {
                Why::Week => "week",
                Why::Holiday => "holiday",
                Why::Special => "special_day",
                Why::Outside => "outside_hours",
                Why::Skipped => "skipped_by_clock",
            },
        },
    }
}
