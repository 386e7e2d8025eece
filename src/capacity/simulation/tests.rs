//! The simulation against what is known without it: closed forms, given scenarios, traces worked out by hand, and
//! what must hold whatever is drawn.

use super::*;
use crate::capacity::erlang::Erlang;
use crate::capacity::form::{Discipline, Service};
use proptest::prelude::*;
use serde_json::Value;

/// The promise alone, without the search for the people it needs.
fn simulated(form: Form) -> Estimate {
    let mut simulation = Simulation::new(form, Scope::Promise).unwrap();
    for _ in 0..simulation.quarters() {
        simulation.advance();
    }
    simulation.answer().unwrap().promise
}

fn estimates(form: Form, scope: Scope) -> Answer {
    Simulation::new(form, scope).unwrap().finish().unwrap()
}

fn examples() -> Value {
    serde_json::from_str(include_str!("../../../tests/fixtures/sla/queue.json")).unwrap()
}

/// The base form of the examples with the differences of one of them.
fn example_form(document: &Value, differences: &Value) -> Form {
    let mut fields = document["base"].clone();
    for (name, value) in differences.as_object().unwrap() {
        fields[name] = value.clone();
    }
    fields["weekday_hours"] = document["weekday_hours"].clone();
    serde_json::from_value(fields).unwrap()
}

fn near(found: &Share, (expected, error): (f64, f64), what: &str) {
    let errors = found.error.unwrap().hypot(error);
    let distance = (found.share - expected).abs();
    assert!(distance <= 4.0 * errors + 0.003, "{what}: {} is not {expected} (error {errors})", found.share);
}

#[test]
fn the_given_scenarios_come_out() {
    let document = examples();
    let rows = document["table"].as_array().unwrap();
    assert_eq!(rows.len(), 3);
    for row in rows {
        let form = Form { quarters: Some(100), ..example_form(&document, &row["form"]) };
        let number = |name: &str| row[name].as_f64().unwrap();
        assert!((Load::of(&form).reps - number("offered_reps")).abs() < 5e-5);
        let found = simulated(form);
        let name = row["name"].as_str().unwrap();
        near(&found.first, (number("p_first"), number("se_first")), name);
        near(&found.attempts, (number("p_attempts"), number("se_attempts")), name);
        let expected = number("leads") / 600.0 * 100.0;
        assert!(
            (found.leads as f64 - expected).abs() < 4.0 * expected.sqrt(),
            "{name}: {} leads",
            found.leads
        );
    }
}

#[test]
fn the_two_promises_compete_and_owning_leads_costs_most() {
    let first_touches = Discipline::FirstTouchPriority;
    for (form, first, attempts) in [
        (Form { routing: Routing::RoundRobin, absent: 0.08, ..Form::default() }, 0.885, 0.888),
        (Form { reps: 3, discipline: first_touches, ..Form::default() }, 1.0, 0.78),
        (Form { reps: 2, discipline: first_touches, ..Form::default() }, 0.999, 0.34),
    ] {
        let what = format!("{} people, {:?}", form.reps, form.routing);
        let found = simulated(Form { quarters: Some(100), ..form });
        near(&found.first, (first, 0.001), &what);
        near(&found.attempts, (attempts, 0.003), &what);
    }
}

/// A queue without opening hours, weekends and retries: so many people, so much load, a service of 12 minutes.
fn plain(reps: u32, load: f64, service: Service) -> Form {
    Form {
        leads_per_month: load * 5.0 * 120.0 * 365.25 / 84.0,
        open: 0.0,
        close: 24.0,
        reps,
        available: 1.0,
        service,
        attempts: 1,
        contact: 1.0,
        weekend_share: 0.0,
        weekday_hours: [1.0; 24],
        horizon_weeks: 40,
        quarters: Some(8),
        ..Form::default()
    }
}

#[test]
fn many_servers_agree_with_erlang_c() {
    for (reps, load) in [(1, 0.5), (1, 0.8), (2, 1.5), (3, 2.0)] {
        for limit in [0.0, 0.5, 2.0] {
            let form = Form { limit_hours: limit / 5.0, ..plain(reps, load, Service::Exponential) };
            assert!((Load::of(&form).reps - load).abs() < 1e-9);
            let found = simulated(form);
            let expected = Erlang::new(reps, load).unwrap().within(limit).unwrap();
            near(&found.first, (expected, 0.0), &format!("{reps} servers, {load} Erlangs, {limit}"));
        }
    }
}

/// The waiting time of M/D/1 by Erlang's sum, in units of the service time.
fn fixed_within(load: f64, time: f64) -> f64 {
    let mut sum = 0.0;
    for done in 0..=time.floor() as u32 {
        let exponent = load * (f64::from(done) - time);
        let factorial: f64 = (1..=done).map(f64::from).product();
        sum += exponent.powi(done as i32) / factorial * (-exponent).exp();
    }
    (1.0 - load) * sum
}

#[test]
fn one_server_with_a_fixed_service_agrees_with_erlangs_sum() {
    for load in [0.5, 0.8] {
        for limit in [0.0, 0.5, 1.5, 4.0] {
            let found = simulated(Form { limit_hours: limit / 5.0, ..plain(1, load, Service::Fixed) });
            near(&found.first, (fixed_within(load, limit), 0.0), &format!("{load} Erlangs, {limit}"));
        }
    }
}

/// People who remember when each piece of work of a fixed length began.
struct Recorded {
    team: Present,
    length: i64,
    begun: Vec<i64>,
}

impl team::Team for Recorded {
    fn earliest(&self, due: i64) -> (i64, usize) {
        self.team.earliest(due)
    }

    fn occupy(&mut self, person: usize, until: i64) {
        self.begun.push(until - self.length);
        self.team.occupy(person, until);
    }
}

/// Open time since the first morning of the traces, 09:00 to 17:00 in New York's summer.
fn open_time(instant: &Value) -> i64 {
    let instant: jiff::Timestamp = instant.as_str().unwrap().parse().unwrap();
    let first: jiff::Timestamp = "2025-07-02T13:00:00Z".parse().unwrap();
    let seconds = instant.as_second() - first.as_second();
    let (day, second) = (seconds.div_euclid(86_400), seconds.rem_euclid(86_400));
    // Before the first morning is an evening of the day before: its opening is the next.
    ((day * 8 * 3600).max(0) + if day < 0 { 0 } else { second.min(8 * 3600) }) * 1_000_000
}

#[test]
fn the_given_traces_begin_when_they_should() {
    let document = examples();
    let traces = document["traces"].as_array().unwrap();
    assert_eq!(traces.len(), 3);
    for trace in traces {
        let arrivals = trace["arrivals"].as_array().unwrap();
        let length = trace["work_seconds"].as_i64().unwrap() * 1_000_000;
        let mut work = Work::default();
        work.counted = arrivals.len();
        work.durations = vec![length; arrivals.len()];
        work.leads = (0..)
            .zip(arrivals)
            .map(|(durations, at)| work::Lead {
                due: open_time(at),
                deadline: i64::MAX,
                attempts: 1,
                durations,
            })
            .collect();
        let reps = trace["reps"].as_u64().unwrap() as u32;
        let starts: Vec<i64> = trace["start"].as_array().unwrap().iter().map(open_time).collect();
        for (hours, within) in trace["within"].as_object().unwrap() {
            let limit = hours.parse::<i64>().unwrap() * week::HOUR;
            let rules = Rules { discipline: Discipline::ByDueTime, gap: 0, limit };
            let mut team = Recorded { team: Present::new(reps), length, begun: Vec::new() };
            let part = Part { first: 0, stride: 1 };
            let kept = work_off(&work, part, &rules, &mut team, &mut Retries::default());
            assert_eq!(team.begun, starts, "{}", trace["name"]);
            assert_eq!(u64::from(kept.first), within.as_u64().unwrap(), "{} {hours}", trace["name"]);
        }
        let waits = trace["wait_business_seconds"].as_array().unwrap();
        for ((start, lead), wait) in starts.iter().zip(&work.leads).zip(waits) {
            assert_eq!((start - lead.due) / 1_000_000, wait.as_i64().unwrap());
        }
    }
}

#[test]
fn the_same_form_gives_the_same_digits() {
    let form = Form { reps: 3, quarters: Some(4), ..Form::default() };
    let found = simulated(form.clone());
    assert_eq!(found, simulated(form.clone()));
    assert_eq!(found, estimates(form.clone(), Scope::Table).promise, "whatever else is asked");
    assert_ne!(found, simulated(Form { seed: 2, ..form }));
    let digits = (found.leads, found.first.share, found.attempts.share);
    // Counts, not measurements: they change only when the model or its draws do, and then knowingly.
    assert_eq!(digits, (PINNED.0, PINNED.1 / PINNED.0 as f64, PINNED.2 / PINNED.0 as f64));
}

/// Leads, first touches in time and attempts in time of four quarters with three people.
const PINNED: (u64, f64, f64) = (3518, 3348.0, 3169.0);

#[test]
fn an_answer_grows_slice_by_slice() {
    let form = Form { quarters: Some(3), ..Form::default() };
    let mut simulation = Simulation::new(form, Scope::Table).unwrap();
    assert_eq!(simulation.answer(), None);
    assert!(simulation.advance());
    let first = simulation.answer().unwrap();
    assert_eq!((first.promise.quarters, first.table.len(), first.needed), (1, 0, Needed::Open));
    let whole = simulation.finish().unwrap();
    assert_eq!((whole.promise.quarters, whole.table.len(), whole.complete), (3, 7, true));
    assert_eq!(whole.needed, Needed::People(4));
    assert!(!simulation.advance(), "there is nothing more to find out");
    let same = whole.table.iter().find(|row| row.people == 4);
    assert_eq!(same, Some(&whole.promise), "common random numbers");
}

#[test]
fn people_are_found_beyond_the_table_and_not_where_none_help() {
    let large = Form { leads_per_month: 1500.0, quarters: Some(3), ..Form::default() };
    let Needed::People(needed) = estimates(large.clone(), Scope::Promise).needed else {
        panic!("some are enough")
    };
    assert!((15..=18).contains(&needed), "{needed}");
    let at = |reps| simulated(Form { reps, ..large.clone() }).keeps(0.95);
    assert!(at(needed) && !at(needed - 1));
    let hopeless = Form { within_days: 0, contact: 0.0, quarters: Some(2), ..Form::default() };
    assert_eq!(estimates(hopeless, Scope::Promise).needed, Needed::Never);
}

#[test]
fn pooling_what_is_owned_wins_the_points_back() {
    let owned = Form { routing: Routing::RoundRobin, absent: 0.08, quarters: Some(20), ..Form::default() };
    let answer = estimates(owned.clone(), Scope::Table);
    let pooled = answer.pooled.unwrap();
    assert!(pooled.first.share > answer.promise.first.share + 0.08);
    assert_eq!(pooled, simulated(Form { routing: Routing::Pooled, ..owned.clone() }));
    let covered = answer.covered.unwrap();
    assert!(covered.first.share > answer.promise.first.share + 0.05, "{covered:?}");
    assert!(
        covered.first.share <= pooled.first.share,
        "an owner who is there still keeps their leads waiting"
    );
    let hardly = estimates(Form { absent: 1e-300, quarters: Some(4), ..owned.clone() }, Scope::Table);
    assert_eq!(hardly.covered.unwrap(), hardly.promise, "nobody has to cover");
    let touches =
        Form { discipline: Discipline::FirstTouchPriority, absent: 1e-300, quarters: Some(4), ..owned };
    let hardly = estimates(touches, Scope::Table);
    assert_eq!(hardly.covered.unwrap(), hardly.promise, "nobody has to cover");
    assert_eq!(estimates(Form { quarters: Some(1), ..Form::default() }, Scope::Table).pooled, None);
}

#[test]
fn one_owner_is_a_pool_of_one_and_nobody_away_is_nobody_away() {
    let form = Form { reps: 1, leads_per_month: 90.0, quarters: Some(3), ..Form::default() };
    let pool = simulated(form.clone());
    assert_eq!(pool, simulated(Form { routing: Routing::RoundRobin, ..form }));
    let several = Form { quarters: Some(3), reps: 3, ..Form::default() };
    let hardly = Form { absent: 1e-300, ..several.clone() };
    assert_eq!(simulated(several), simulated(hardly), "who works does not matter where nobody is away");
}

#[test]
fn an_answer_while_somebody_types_has_enough_quarters() {
    let quarters = |form| Simulation::new(form, Scope::Table).unwrap().quarters();
    assert!((20..=100).contains(&quarters(Form::default())));
    assert_eq!(quarters(Form { leads_per_month: 100_000.0, ..Form::default() }), 2);
    assert_eq!(quarters(Form { leads_per_month: 1.0, ..Form::default() }), 200);
    assert_eq!(quarters(Form { quarters: Some(7), ..Form::default() }), 7);
    assert!(Simulation::new(Form { contact: 2.0, ..Form::default() }, Scope::Table).is_err());
}

fn any_form() -> impl Strategy<Value = Form> {
    let numbers = (20.0..600.0_f64, 1..6_u32, 0.05..0.9_f64, 0.0..40.0_f64, 0.0..24.0_f64);
    let rules = (any::<bool>(), any::<bool>(), prop_oneof![Just(0.0), 0.0..0.5_f64], any::<u64>());
    (numbers, rules, 1..6_u32).prop_map(|(numbers, rules, reps)| Form {
        leads_per_month: numbers.0,
        attempts: numbers.1,
        contact: numbers.2,
        gap_hours: numbers.3,
        limit_hours: numbers.4,
        discipline: if rules.0 { Discipline::ByDueTime } else { Discipline::FirstTouchPriority },
        routing: if rules.1 { Routing::Pooled } else { Routing::RoundRobin },
        absent: rules.2,
        seed: rules.3,
        reps,
        horizon_weeks: 4,
        quarters: Some(2),
        ..Form::default()
    })
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(24))]

    #[test]
    fn a_looser_promise_is_never_kept_less(form in any_form(), hours in 0.0..20.0_f64, days in 0..10_u32) {
        let looser = Form {
            limit_hours: form.limit_hours + hours,
            within_days: form.within_days + days,
            ..form.clone()
        };
        let (tight, loose) = (simulated(form), simulated(looser));
        prop_assert!(loose.first.share >= tight.first.share);
        prop_assert!(loose.attempts.share >= tight.attempts.share);
    }

    #[test]
    fn more_people_never_touch_a_lead_later(form in any_form()) {
        // With retries an attempt that ends sooner also comes back sooner, so that this holds for single touches.
        let single = Form { attempts: 1, routing: Routing::Pooled, ..form };
        let mut before = (0.0, 0.0);
        for reps in 1..=8 {
            let found = simulated(Form { reps, ..single.clone() });
            prop_assert!(found.first.share >= before.0 && found.attempts.share >= before.1, "{reps} people");
            before = (found.first.share, found.attempts.share);
        }
    }

    #[test]
    fn every_form_has_shares_between_nothing_and_all(form in any_form()) {
        let found = simulated(form);
        for share in [found.first, found.attempts] {
            prop_assert!(0.0 <= share.low && share.low <= share.high && share.high <= 1.0);
            prop_assert!((0.0..=1.0).contains(&share.share) && found.meets <= share.meets);
        }
    }
}

#[test]
fn rows_of_a_table_are_in_order() {
    for discipline in [Discipline::ByDueTime, Discipline::FirstTouchPriority] {
        for leads_per_month in [150.0, 300.0, 500.0] {
            let form = Form { discipline, leads_per_month, quarters: Some(8), ..Form::default() };
            let table = estimates(form, Scope::Table).table;
            for pair in table.windows(2) {
                assert!(pair[0].first.share <= pair[1].first.share, "{leads_per_month} {:?}", pair[1]);
                assert!(pair[0].attempts.share <= pair[1].attempts.share, "{leads_per_month} {:?}", pair[1]);
            }
        }
    }
}
