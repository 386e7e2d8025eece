//! Amounts of open time and how they come about, in words. It formats what [`crate::hours`] counted; it must not
//! count anything itself.

use crate::{
    assets::words::{fill, say},
    domain::{
        limit::{Limit, LimitUnit},
        moment::{Day, weekday_short},
    },
    hours::{Closed, Derivation, Instant, Open, Piece, Reading, Table, Touched, Why},
};
use jiff::civil::{Date, DateTime};

/// More pieces than this are told by their first and last ones.
const MOST_TOLD: usize = 14;

/// How many are told at each end when there are too many.
const TOLD_AT_AN_END: usize = 5;

/// An amount that a calendar can count.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Amount {
    /// Open seconds.
    Seconds(u64),
    /// Days on which the office opens.
    BusinessDays(u32),
}

/// Text that is no amount of open time.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("{}", fill("refused.amount", &[("typed", _0)]))]
pub struct NotAnAmount(pub String);

impl Amount {
    /// Reads "8h", "1h30m", "90 open minutes", "30s" or "10 business days".
    pub fn read(input: &str) -> Result<Self, NotAnAmount> {
        let refused = || NotAnAmount(input.trim().to_owned());
        if let Some(seconds) = read_seconds(&input.to_lowercase()) {
            return Ok(Self::Seconds(seconds));
        }
        match Limit::read(input) {
            Ok(Limit { amount, unit: LimitUnit::BusinessDays }) => Ok(Self::BusinessDays(amount)),
            _ => Err(refused()),
        }
    }
}

/// Numbers with units, each pair as one part of the sum.
fn read_seconds(text: &str) -> Option<u64> {
    let (mut rest, mut seconds) = (text.trim(), 0_u64);
    if rest.is_empty() {
        return None;
    }
    while !rest.is_empty() {
        let digits = rest.find(|letter: char| !letter.is_ascii_digit())?;
        let (number, tail) = rest.split_at(digits);
        let end = tail.find(|letter: char| letter.is_ascii_digit()).unwrap_or(tail.len());
        let (unit, tail) = tail.split_at(end);
        let unit = unit.trim();
        let unit = unit.strip_prefix("business ").or_else(|| unit.strip_prefix("open ")).unwrap_or(unit);
        let each = match unit.trim() {
            "h" | "hour" | "hours" => 3600,
            "m" | "min" | "mins" | "minute" | "minutes" => 60,
            "s" | "sec" | "secs" | "second" | "seconds" => 1,
            _ => return None,
        };
        seconds = number.parse::<u64>().ok()?.checked_mul(each)?.checked_add(seconds)?;
        rest = tail;
    }
    Some(seconds)
}

/// An amount of time: "3 h 59 min", "45 s", "0 min".
pub fn length(seconds: i64) -> String {
    let all = seconds.unsigned_abs();
    let parts = [(all / 3600, "hours.h"), (all / 60 % 60, "hours.min"), (all % 60, "hours.s")];
    let mut told: Vec<String> = Vec::new();
    for (number, key) in parts {
        if number > 0 {
            told.push(fill(key, &[("n", &number)]));
        }
    }
    match (told.is_empty(), seconds < 0) {
        (true, _) => fill("hours.min", &[("n", &0)]),
        (false, true) => format!("-{}", told.join(" ")),
        (false, false) => told.join(" "),
    }
}

/// A point on the wall: "Mon 09 Mar 2026 12:00".
pub fn point(wall: DateTime) -> String {
    format!("{} {}", Day(wall.date()).long(), clock(seconds_of(wall)))
}

/// One step on the way to a deadline.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Step {
    /// When: "Fri 16:00-17:00", "Sat, Sun closed".
    pub what: String,
    /// What of it counts: "1 h", "day 2"; empty for nothing.
    pub amount: String,
}

impl Step {
    /// Both in one line: "Fri 16:00-17:00 1 h".
    pub fn line(&self) -> String {
        if self.amount.is_empty() { self.what.clone() } else { format!("{} {}", self.what, self.amount) }
    }
}

/// How an amount came about, step by step; a long one by its first and last steps, which still add up.
pub fn steps(derivation: &Derivation) -> Vec<Step> {
    let naming = Naming::of(&derivation.pieces);
    let told = |pieces: &[Piece]| {
        let mut previous = None;
        let told = pieces.iter().map(|piece| {
            let step = naming.piece(piece, previous);
            previous = date_of(piece);
            step
        });
        told.collect::<Vec<Step>>()
    };
    let all = derivation.pieces.as_slice();
    if all.len() <= MOST_TOLD {
        return told(all);
    }
    let (first, rest) = all.split_at(TOLD_AT_AN_END);
    let (middle, last) = rest.split_at(rest.len() - TOLD_AT_AN_END);
    let open = middle.iter().filter_map(|piece| match piece {
        Piece::Open(open) => Some(open.seconds()),
        Piece::Closed(_) => None,
    });
    let (count, length) = (open.clone().count(), length(open.sum()));
    let between = Step { what: fill("hours.between", &[("n", &count)]), amount: length };
    told(first).into_iter().chain([between]).chain(told(last)).collect()
}

/// How an amount came about, piece by piece.
pub fn pieces(derivation: &Derivation) -> Vec<String> {
    steps(derivation).iter().map(Step::line).collect()
}

/// The pieces in one line, and where they lead: "Fri 16:00-17:00 1 h · Sat, Sun closed · ... -> Mon 12:00".
pub fn line(table: &Table, derivation: &Derivation) -> String {
    let end = table.wall(derivation.to);
    let day = Naming::of(&derivation.pieces).day(end.date());
    let end = format!("{day} {}", clock(seconds_of(end)));
    fill("hours.line", &[("pieces", &pieces(derivation).join(say("hours.and"))), ("end", &end)])
}

/// The dates that count as business days, the date of the start as day 0; of many the first and the last.
pub fn days(derivation: &Derivation, start: Date) -> Vec<Step> {
    let naming = Naming::of(&derivation.pieces);
    let mut number = 0_u32;
    let mut told: Vec<Step> = Vec::new();
    let mut last = None;
    for piece in &derivation.pieces {
        match piece {
            Piece::Open(open) if last == Some(open.date) => {}
            Piece::Open(open) => {
                number += u32::from(open.date > start);
                told.push(Step { what: naming.day(open.date), amount: fill("hours.day", &[("n", &number)]) });
            }
            Piece::Closed(closed) => told.push(naming.closed(closed)),
        }
        last = date_of(piece);
    }
    let most = MOST_TOLD + TOLD_AT_AN_END;
    if told.len() > most {
        let left_out = fill("hours.left_out", &[("n", &(told.len() - 2 * TOLD_AT_AN_END))]);
        let left_out = Step { what: left_out, amount: String::new() };
        told.splice(TOLD_AT_AN_END..told.len() - TOLD_AT_AN_END, [left_out]);
    }
    told
}

/// A sentence for each opening time that a change of the clock makes longer or shorter.
pub fn warnings(touched: &[Touched]) -> Vec<String> {
    let told = touched.iter().map(|one| {
        let key = if one.change.is_forward() { "hours.forward" } else { "hours.back" };
        let (from, to) = (seconds_of(one.change.from), seconds_of(one.change.to));
        fill(
            key,
            &[
                ("day", &Day(one.date).long()),
                ("from", &clock(from)),
                ("to", &clock(to)),
                ("interval", &one.interval),
                ("length", &length(one.seconds)),
            ],
        )
    });
    told.collect()
}

/// What was assumed about a local time that the clock skips or reads twice.
pub fn assumed(table: &Table, text: &str, reading: Reading) -> Option<String> {
    let key = match reading {
        Reading::Plain(_) => return None,
        Reading::Skipped(_) => "hours.skipped",
        Reading::Twice(_) => "hours.twice",
    };
    Some(fill(key, &[("text", &text), ("time", &with_offset(table, reading.instant()))]))
}

/// An instant as the wall reads, with its offset: "2026-03-08T03:30:00-04:00".
pub fn with_offset(table: &Table, at: Instant) -> String {
    let zoned = jiff::Timestamp::from(at).to_zoned(table.calendar().zone().clone());
    zoned.strftime("%Y-%m-%dT%H:%M:%S%:z").to_string()
}

fn date_of(piece: &Piece) -> Option<Date> {
    match piece {
        Piece::Open(open) => Some(open.date),
        Piece::Closed(_) => None,
    }
}

/// Seconds from midnight as the wall reads: "09:00", "16:59:30" or "24:00".
pub fn clock(seconds: u32) -> String {
    let (hour, minute, second) = (seconds / 3600, seconds / 60 % 60, seconds % 60);
    if second == 0 { format!("{hour:02}:{minute:02}") } else { format!("{hour:02}:{minute:02}:{second:02}") }
}

fn seconds_of(wall: DateTime) -> u32 {
    wall.hour() as u32 * 3600 + wall.minute() as u32 * 60 + wall.second() as u32
}

/// How dates are told: by the day of the week alone while that is enough.
struct Naming {
    by_weekday: bool,
}

impl Naming {
    fn of(pieces: &[Piece]) -> Self {
        let ends = |piece: &Piece| match piece {
            Piece::Open(open) => (open.date, open.date),
            Piece::Closed(closed) => (closed.first, closed.last),
        };
        let first = pieces.first().map(|piece| ends(piece).0);
        let last = pieces.last().map(|piece| ends(piece).1);
        let days = first.zip(last).map_or(0, |(first, last)| Day(last).days_since(Day(first)));
        Self { by_weekday: days < 6 }
    }

    fn day(&self, date: Date) -> String {
        if self.by_weekday { weekday_short(date.weekday()).to_owned() } else { Day(date).short() }
    }

    fn piece(&self, piece: &Piece, previous: Option<Date>) -> Step {
        match piece {
            Piece::Open(open) => self.open(open, previous),
            Piece::Closed(closed) => self.closed(closed),
        }
    }

    /// The day is not said again when the piece before is of the same one.
    fn open(&self, open: &Open, previous: Option<Date>) -> Step {
        let times = format!("{}-{}", clock(open.from), clock(open.to));
        let what = match previous {
            Some(date) if date == open.date => times,
            _ => format!("{} {times}", self.day(open.date)),
        };
        Step { what, amount: length(open.seconds()) }
    }

    fn closed(&self, closed: &Closed) -> Step {
        let key = match closed.why {
            Why::Week => "hours.closed",
            Why::Holiday => "hours.holiday",
            Why::Special => "hours.special",
            Why::Outside => "hours.outside",
            Why::Skipped => "hours.no_such_day",
        };
        let (first, last) = (self.day(closed.first), self.day(closed.last));
        let days = match Day(closed.last).days_since(Day(closed.first)) {
            0 => first,
            1 => format!("{first}, {last}"),
            _ => fill("hours.through", &[("first", &first), ("last", &last)]),
        };
        Step { what: fill(key, &[("days", &days)]), amount: String::new() }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::hours::{Calendar, read_time};

    #[test]
    fn amounts_read_what_people_write() {
        for (typed, amount) in [
            ("8h", Amount::Seconds(28_800)),
            ("1h30m", Amount::Seconds(5400)),
            ("1 hour 30 minutes", Amount::Seconds(5400)),
            ("8 business hours", Amount::Seconds(28_800)),
            ("5 open minutes", Amount::Seconds(300)),
            ("30s", Amount::Seconds(30)),
            ("0h", Amount::Seconds(0)),
            ("10 Business Days", Amount::BusinessDays(10)),
        ] {
            assert_eq!(Amount::read(typed), Ok(amount), "{typed}");
        }
        for wrong in ["", "8", "h", "8 parsecs", "3 days", "-8h", "8h 3", "99999999999999999999h", "1.5h"] {
            assert!(Amount::read(wrong).is_err(), "{wrong}");
        }
    }

    #[test]
    fn lengths_leave_out_what_is_nothing() {
        let told =
            [(0, "0 min"), (59, "59 s"), (5400, "1 h 30 min"), (14_341, "3 h 59 min 1 s"), (-3600, "-1 h")];
        for (seconds, length_told) in told {
            assert_eq!(length(seconds), length_told);
        }
    }

    fn table(json: &str) -> Table {
        Table::new(serde_json::from_str::<Calendar>(json).unwrap())
    }

    fn new_york(times: &str) -> Table {
        let days: Vec<String> =
            ["mon", "tue", "wed", "thu", "fri"].iter().map(|day| format!(r#""{day}": [{times}]"#)).collect();
        let week = days.join(",");
        table(&format!(
            r#"{{ "tz": "America/New_York", "weekly": {{ {week} }}, "holidays": ["2026-05-25"] }}"#
        ))
    }

    fn due(table: &Table, start: &str, hours: u64) -> String {
        let start = read_time(start, table.calendar().zone()).unwrap().instant();
        line(table, &table.derive(start, table.due(start, hours * 3600).unwrap()))
    }

    #[test]
    fn a_derivation_can_be_checked_by_eye() {
        let long = new_york(r#"["08:00","17:00"]"#);
        assert_eq!(
            due(&long, "2026-03-06 16:00", 4),
            "Fri 16:00-17:00 1 h · Sat, Sun closed · Mon 08:00-11:00 3 h -> Mon 11:00"
        );
        let lunch = new_york(r#"["09:00","12:00"],["13:00","18:00"]"#);
        assert_eq!(
            due(&lunch, "2026-05-22 18:30", 4),
            "Fri after or before hours · Sat, Sun closed · Mon closed (holiday) · Tue 09:00-12:00 3 h · 13:00-14:00 1 h -> Tue 14:00"
        );
    }

    #[test]
    fn a_long_derivation_still_adds_up() {
        let table = new_york(r#"["09:00","17:00"]"#);
        let told = due(&table, "2026-03-06 12:00", 400);
        assert!(told.starts_with("Fri 06 Mar 12:00-17:00 5 h · Sat 07 Mar, Sun 08 Mar closed · "), "{told}");
        assert!(told.contains(" · ... 42 more opening times 336 h · "), "{told}");
        assert!(told.ends_with(" -> Fri 15 May 12:00"), "{told}");
    }

    #[test]
    fn opening_times_that_the_clock_stretches_are_told() {
        let days: Vec<String> =
            crate::hours::WEEKDAY_KEYS.iter().map(|day| format!(r#""{day}": [["00:00","24:00"]]"#)).collect();
        let always = table(&format!(r#"{{ "tz": "America/New_York", "weekly": {{ {} }} }}"#, days.join(",")));
        let start = read_time("2026-03-07 20:00", always.calendar().zone()).unwrap().instant();
        let derivation = always.derive(start, always.due(start, 8 * 3600).unwrap());
        assert_eq!(line(&always, &derivation), "Sat 20:00-24:00 4 h · Sun 00:00-05:00 4 h -> Sun 05:00");
        assert_eq!(
            warnings(&derivation.touched),
            ["On Sun 08 Mar 2026 the clock goes from 02:00 forward to 03:00: 00:00-24:00 has 23 h."]
        );
    }

    #[test]
    fn business_days_are_counted_from_day_nought() {
        let table = new_york(r#"["09:00","12:00"],["13:00","18:00"]"#);
        let start = read_time("2026-05-22 15:00", table.calendar().zone()).unwrap().instant();
        let end = table.end_of(table.due_date(start, 2).unwrap()).unwrap();
        assert_eq!(
            days(&table.derive(start, end), table.date(start))
                .iter()
                .map(Step::line)
                .collect::<Vec<_>>()
                .join(" · "),
            "Fri day 0 · Sat, Sun closed · Mon closed (holiday) · Tue day 1 · Wed day 2"
        );
    }
}
