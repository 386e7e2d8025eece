//! The table of open time against the worked cases and against a walk of the wall clock, minute by minute.

use super::*;
use crate::hours::{CalendarText, Interval, WEEKDAY_KEYS};
use jiff::{Timestamp, tz::TimeZoneDatabase};
use proptest::prelude::*;
use serde::Deserialize;
use std::{collections::BTreeMap, sync::OnceLock};

const WORKED: &str = include_str!("../../../tests/fixtures/sla/hours.json");

#[derive(Deserialize)]
struct Worked {
    calendars: BTreeMap<String, Calendar>,
    cases: Vec<Case>,
}

#[derive(Deserialize)]
struct Case {
    id: u32,
    cal: String,
    op: String,
    a: String,
    b: Option<String>,
    sec: Option<i64>,
    at: Option<String>,
    days: Option<i64>,
}

fn at(text: &str) -> Instant {
    Instant::try_from(text.parse::<Timestamp>().unwrap()).unwrap()
}

#[test]
fn every_worked_case_has_its_expected_answer() {
    let worked: Worked = serde_json::from_str(WORKED).unwrap();
    let tables: BTreeMap<&str, Table> = worked
        .calendars
        .iter()
        .map(|(name, calendar)| (name.as_str(), Table::new(calendar.clone())))
        .collect();
    assert_eq!(worked.cases.len(), 125);
    for case in &worked.cases {
        let (table, a) = (&tables[case.cal.as_str()], at(&case.a));
        let b = || at(case.b.as_deref().unwrap());
        let told = |found: Option<Instant>| found.map(|at| at.to_string());
        match case.op.as_str() {
            "between" => {
                assert_eq!(Some(table.between(a, b())), case.sec, "{}", case.id);
                assert_eq!(table.derive(a, b()).seconds(), case.sec.unwrap().abs(), "{}", case.id);
            }
            "due" => {
                let seconds = case.sec.unwrap() as u64;
                let due = table.due(a, seconds);
                assert_eq!(told(due), case.at, "{}", case.id);
                assert_eq!(table.derive(a, due.unwrap()).seconds(), seconds as i64, "{}", case.id);
            }
            "opens" => assert_eq!(told(table.opens(a)), case.at, "{}", case.id),
            "bdays" => assert_eq!(Some(table.business_days(a, b())), case.days, "{}", case.id),
            other => panic!("case {}: {other}", case.id),
        }
    }
}

fn weekdays(zone: &str, times: &[[&str; 2]], holidays: &[&str]) -> Table {
    let times: Vec<[String; 2]> = times.iter().map(|ends| ends.map(str::to_owned)).collect();
    let text = CalendarText {
        tz: zone.to_owned(),
        weekly: WEEKDAY_KEYS[..5].iter().map(|key| ((*key).to_owned(), times.clone())).collect(),
        holidays: holidays.iter().map(|date| (*date).to_owned()).collect(),
        overrides: BTreeMap::new(),
    };
    Table::new(Calendar::try_from(text).unwrap())
}

fn always(zone: &str) -> Table {
    let day = vec![["00:00".to_owned(), "24:00".to_owned()]];
    let text = CalendarText {
        tz: zone.to_owned(),
        weekly: WEEKDAY_KEYS.iter().map(|key| ((*key).to_owned(), day.clone())).collect(),
        ..CalendarText::default()
    };
    Table::new(Calendar::try_from(text).unwrap())
}

/// The examples of the rules, all in New York.
#[test]
fn deadlines_of_published_examples() {
    let nine_to_five = [["09:00", "17:00"]];
    let a = weekdays("America/New_York", &nine_to_five, &["2026-05-25"]);
    let b = weekdays("America/New_York", &[["09:00", "18:00"]], &[]);
    let c = weekdays("America/New_York", &[["09:00", "12:00"], ["13:00", "18:00"]], &[]);
    let long = weekdays("America/New_York", &[["08:00", "17:00"]], &[]);
    let all = always("America/New_York");
    let cases = [
        (&a, "2026-03-06 17:59", 8, "2026-03-09 17:00"),
        (&b, "2026-03-06 17:59", 8, "2026-03-09 16:59"),
        (&a, "2026-03-06 16:59", 8, "2026-03-09 16:59"),
        (&a, "2026-03-09 09:00", 8, "2026-03-09 17:00"),
        (&a, "2026-03-09 17:00", 8, "2026-03-10 17:00"),
        (&a, "2026-03-07 12:00", 8, "2026-03-09 17:00"),
        (&a, "2026-05-22 15:00", 8, "2026-05-26 15:00"),
        (&c, "2026-03-09 12:30", 4, "2026-03-09 17:00"),
        (&a, "2026-03-06T16:00:00-05:00", 8, "2026-03-09T16:00:00-04:00"),
        (&all, "2026-03-07 20:00", 8, "2026-03-08 05:00"),
        (&a, "2026-03-06 16:00", 1, "2026-03-06 17:00"),
        (&a, "2026-03-06 12:00", 40, "2026-03-13 12:00"),
        (&long, "2026-03-06 16:00", 4, "2026-03-09 11:00"),
    ];
    for (table, start, hours, expected) in cases {
        let read = |text| crate::hours::read_time(text, table.calendar().zone()).unwrap().instant();
        assert_eq!(table.due(read(start), hours * 3600), Some(read(expected)), "{start} + {hours} h");
    }
}

#[test]
fn a_reply_on_the_limit_is_kept_and_a_second_later_is_late() {
    let table = weekdays("America/New_York", &[["09:00", "17:00"]], &[]);
    let read = |text| crate::hours::read_time(text, table.calendar().zone()).unwrap().instant();
    let within = |start, reply, hours: u64| table.is_within(read(start), read(reply), hours * 3600);
    assert!(within("2026-03-06 16:00", "2026-03-06 17:30", 1));
    assert_eq!(table.between(read("2026-03-06 16:00"), read("2026-03-09 09:01")), 61 * 60);
    assert!(!within("2026-03-06 16:00", "2026-03-09 09:01", 1));
    assert!(within("2026-03-09 09:00", "2026-03-09 22:00", 8));
    assert!(!within("2026-03-09 09:00", "2026-03-10 09:00:01", 8));
}

#[test]
fn a_business_day_counts_to_its_end_and_the_day_of_arrival_is_none() {
    let table = weekdays("America/New_York", &[["09:00", "17:00"]], &["2026-05-25"]);
    let read = |text| crate::hours::read_time(text, table.calendar().zone()).unwrap().instant();
    let saturday = read("2026-05-23 12:00");
    assert_eq!(table.due_date(saturday, 0).unwrap().to_string(), "2026-05-23");
    assert_eq!(table.due_date(saturday, 1).unwrap().to_string(), "2026-05-26");
    assert!(table.is_within_days(saturday, read("2026-05-26 23:59:59"), 1));
    assert!(!table.is_within_days(saturday, read("2026-05-27 00:00"), 1));
    assert_eq!(table.business_days(read("2026-05-27 00:00"), saturday), -2);
}

#[test]
fn an_office_that_never_opens_has_no_deadline() {
    let never = Table::new(serde_json::from_str(r#"{ "tz": "Asia/Kathmandu", "weekly": {} }"#).unwrap());
    let start = at("2026-03-06T16:00:00Z");
    assert_eq!((never.due(start, 1), never.opens(start), never.due_date(start, 1)), (None, None, None));
    assert_eq!(never.due(start, 0), Some(start));
    let standard = weekdays("UTC", &[["09:00", "17:00"]], &[]);
    for seconds in [u64::MAX, u64::from(u32::MAX), 40 * 365 * 86_400] {
        assert_eq!(standard.due(at("2080-01-01T00:00:00Z"), seconds), None);
    }
    assert_eq!(standard.opens(Instant::END), None);
    assert_eq!(standard.due_date(Instant::END, 1), None);
    let last = at("2099-12-31T16:59:59Z");
    assert_eq!(standard.due(last, 1).unwrap().to_string(), "2099-12-31T17:00:00Z");
    assert_eq!(standard.due(last, 2), None);
}

#[test]
fn a_sunday_without_end_has_23_24_or_25_hours() {
    let table = always("Europe/Berlin");
    let hours = |from, to| {
        let read = |text| crate::hours::read_time(text, table.calendar().zone()).unwrap().instant();
        table.between(read(from), read(to)) / 3600
    };
    assert_eq!(hours("2026-03-22 00:00", "2026-03-23 00:00"), 24);
    assert_eq!(hours("2026-03-29 00:00", "2026-03-30 00:00"), 23);
    assert_eq!(hours("2026-10-25 00:00", "2026-10-26 00:00"), 25);
    assert_eq!(table.total, Instant::END.count());
}

#[test]
fn a_date_that_never_came_is_no_business_day() {
    let table = weekdays("Pacific/Apia", &[["09:00", "17:00"]], &[]);
    // Thursday 29 December 2011 was followed by Saturday.
    assert!(!table.is_business_day(jiff::civil::date(2011, 12, 30)));
    assert!(table.is_business_day(jiff::civil::date(2011, 12, 29)));
    let thursday = at("2011-12-29T20:00:00Z");
    assert_eq!(table.due_date(thursday, 1).unwrap().to_string(), "2012-01-02");
}

const ZONES: [&str; 12] = [
    "Europe/Berlin",
    "America/New_York",
    "Australia/Lord_Howe",
    "Asia/Kathmandu",
    "America/Sao_Paulo",
    "Africa/Casablanca",
    "Pacific/Apia",
    "America/St_Johns",
    "Asia/Tehran",
    "Antarctica/Troll",
    "Pacific/Kwajalein",
    "Asia/Gaza",
];

/// Instants at which the clock of a zone changes, where all offsets have whole minutes.
fn changes(zone: &str) -> &'static [i64] {
    static CHANGES: OnceLock<BTreeMap<&str, Vec<i64>>> = OnceLock::new();
    let all = CHANGES.get_or_init(|| {
        let of = |name: &str| {
            let zone = TimeZoneDatabase::bundled().get(name).unwrap();
            let following = zone.following("1975-01-01T00:00:00Z".parse().unwrap());
            let second = following.map(|change| change.timestamp().as_second());
            second.take_while(|second| *second < 4_000_000_000).collect()
        };
        ZONES.iter().map(|name| (*name, of(name))).collect()
    });
    &all[zone]
}

fn any_interval() -> impl Strategy<Value = [String; 2]> {
    let clock = |minute: u16| format!("{:02}:{:02}", minute / 60, minute % 60);
    // Half of them at night, when clocks change.
    let end = || prop_oneof![0..=1440_u16, 0..=240_u16, Just(0), Just(1440)];
    (end(), end()).prop_map(move |(one, other)| [clock(one.min(other)), clock(one.max(other))])
}

/// A zone, a calendar in it, and a day to begin with: near a change of the clock more often than not.
fn any_calendar() -> impl Strategy<Value = (Calendar, i64)> {
    let times = || prop::collection::vec(any_interval(), 0..7);
    let special = prop::collection::vec((-3..4_i64, prop::option::of(times())), 0..4);
    let start = (any::<prop::sample::Index>(), -3 * DAY..DAY, any::<bool>());
    (prop::sample::select(&ZONES[..]), prop::collection::vec(times(), 7), special, start).prop_map(
        |(zone, week, special, (index, shift, near))| {
            let changes = changes(zone);
            let start = match (near, changes.is_empty()) {
                (true, false) => changes[index.index(changes.len())] + shift / 60 * 60,
                _ => (200_000_000 + index.index(1_900_000_000) as i64) / 60 * 60,
            };
            let mut text = CalendarText {
                tz: zone.to_owned(),
                weekly: WEEKDAY_KEYS.iter().map(|key| (*key).to_owned()).zip(week).collect(),
                ..CalendarText::default()
            };
            for (days, times) in special {
                let date = date_of(start.div_euclid(DAY) + days).to_string();
                match times {
                    Some(times) => _ = text.overrides.insert(date, times),
                    None => text.holidays.push(date),
                }
            }
            (Calendar::try_from(text).unwrap(), start)
        },
    )
}

/// Whether the wall clock reads inside an interval of its date, asked the zone itself.
fn is_open(calendar: &Calendar, second: i64) -> bool {
    let wall = calendar.zone().to_datetime(Timestamp::from_second(second).unwrap());
    let minute = wall.hour() as u16 * 60 + wall.minute() as u16;
    let inside = |interval: &Interval| (interval.opens()..interval.closes()).contains(&minute);
    calendar.opens_on(wall.date()).iter().any(inside)
}

fn instant(second: i64) -> Instant {
    Instant::from_second(second).unwrap()
}

/// Minutes that the naive walk takes.
const WALK: i64 = 4 * 24 * 60;

proptest! {
    #![proptest_config(ProptestConfig::with_cases(96))]

    #[test]
    fn a_table_equals_a_walk_of_the_wall_clock((calendar, start) in any_calendar()) {
        let table = Table::new(calendar.clone());
        let mut open = 0;
        let mut dates = std::collections::BTreeSet::new();
        let first = table.date(instant(start));
        for minute in 0..WALK {
            let second = start + minute * 60;
            prop_assert_eq!(table.between(instant(start), instant(second)), open, "minute {}", minute);
            let wall = calendar.zone().to_datetime(Timestamp::from_second(second).unwrap());
            prop_assert_eq!(table.date(instant(second)), wall.date());
            if is_open(&calendar, second) {
                prop_assert_eq!(table.opens(instant(second)), Some(instant(second)));
                open += 60;
                prop_assert_eq!(table.due(instant(start), open as u64), Some(instant(second + 60)));
                dates.extend((wall.date() > first).then_some(wall.date()));
            } else {
                prop_assert!(table.opens(instant(second)).is_none_or(|opens| opens > instant(second)));
            }
        }
        // The last date may open only after the walk has ended.
        let end = instant(start + WALK * 60 - 60);
        let last = table.date(end);
        let walked = dates.len() as i64;
        let days = table.business_days(instant(start), end);
        prop_assert!(days == walked || days == walked + 1 && !dates.contains(&last), "{} {}", days, walked);
    }

    #[test]
    fn open_time_is_additive_and_antisymmetric(
        (calendar, start) in any_calendar(),
        steps in prop::collection::vec(-40 * DAY..40 * DAY, 2),
    ) {
        let table = Table::new(calendar);
        let [a, b, c] = [0, steps[0], steps[1]].map(|step| instant(start + step));
        prop_assert_eq!(table.between(a, b) + table.between(b, c), table.between(a, c));
        prop_assert_eq!(table.between(a, b), -table.between(b, a));
        prop_assert_eq!(table.business_days(a, b) + table.business_days(b, c), table.business_days(a, c));
        prop_assert!(table.between(a, b).abs() <= (b.second() - a.second()).abs());
    }

    #[test]
    fn a_deadline_is_the_earliest_instant_of_its_amount(
        (calendar, start) in any_calendar(),
        seconds in prop_oneof![0..7_200_u64, 0..4_000_000_u64],
    ) {
        let table = Table::new(calendar);
        let from = instant(start);
        match table.due(from, seconds) {
            Some(due) => {
                prop_assert_eq!(table.between(from, due), seconds as i64);
                let second_before = instant(due.second() - 1);
                prop_assert!(seconds == 0 || table.between(from, second_before) == seconds as i64 - 1);
                let derivation = table.derive(from, due);
                prop_assert_eq!(derivation.seconds(), seconds as i64);
            }
            None => prop_assert!(table.between(from, Instant::END) < seconds as i64),
        }
    }

    #[test]
    fn the_pieces_of_a_derivation_add_up_and_cover_every_date(
        (calendar, start) in any_calendar(),
        length in 0..20 * DAY,
    ) {
        let table = Table::new(calendar);
        let (from, to) = (instant(start), instant(start + length));
        let derivation = table.derive(from, to);
        prop_assert_eq!(derivation.seconds(), table.between(from, to));
        let mut last = from;
        for open in derivation.open() {
            prop_assert!(last <= open.opens && open.opens < open.closes && open.closes <= to);
            prop_assert_eq!(table.between(open.opens, open.closes), open.seconds());
            prop_assert_eq!(table.date(open.opens), open.date);
            prop_assert!(open.from < 86_400 && open.to <= 86_400);
            last = open.closes;
        }
        for second in (start..start + length).step_by(10_800) {
            let date = table.date(instant(second));
            let covers = |piece: &crate::hours::Piece| match piece {
                crate::hours::Piece::Open(open) => open.date == date,
                crate::hours::Piece::Closed(run) => (run.first..=run.last).contains(&date),
            };
            prop_assert!(derivation.pieces.iter().any(covers), "{} is not told", date);
        }
    }
}
