//! How fast the simulation is, and how soon a form is answered while somebody types. It prints what it measured
//! and asserts nothing.
//!
//! `cargo bench --bench capacity` runs it.

use smarketing::capacity::{
    form::{Discipline, Form, Routing},
    simulation::{Answer, Scope, Simulation},
};
use std::time::{Duration, Instant};

/// Answers of each form: enough for a 95th percentile.
const ANSWERS: u64 = 100;

/// Quarters of the first answer, as the program asks for it: of the promise alone.
const FIRST: u32 = 8;

fn main() {
    println!("{:<34}{:>12}{:>14}{:>16}", "simulated", "quarters", "ms a quarter", "attempts a s");
    for (name, form) in forms() {
        throughput(name, &form);
    }
    println!(
        "\n{:<34}{:>10}{:>20}{:>20}",
        "answered, with the table", "quarters", "first p50 / p95", "whole p50 / p95"
    );
    for (name, form) in forms() {
        answers(name, &form);
    }
}

fn forms() -> [(&'static str, Form); 5] {
    let base = Form::default;
    [
        ("a room: 300 leads, 4 people", base()),
        ("at the edge: 3 people", Form { reps: 3, ..base() }),
        (
            "2 people, first touches first",
            Form { reps: 2, discipline: Discipline::FirstTouchPriority, ..base() },
        ),
        ("owned leads, 8 % absent", Form { routing: Routing::RoundRobin, absent: 0.08, ..base() }),
        ("3000 leads, 40 people", Form { leads_per_month: 3000.0, reps: 40, ..base() }),
    ]
}

/// Quarters of the promise alone, drawing included.
fn throughput(name: &str, form: &Form) {
    let quarters = 400;
    let form = Form { quarters: Some(quarters), ..form.clone() };
    let attempts = form.leads_per_week() * f64::from(form.horizon_weeks + 4) * form.attempts_per_lead();
    let mut simulation = made(form, Scope::Promise);
    let (elapsed, ()) = timed(|| {
        for _ in 0..quarters {
            simulation.advance();
        }
    });
    let seconds = elapsed.as_secs_f64() / f64::from(quarters);
    println!("{name:<34}{quarters:>12}{:>14.3}{:>14.1} M", seconds * 1e3, attempts / seconds / 1e6);
}

/// The time to a first coarse answer, and from the same start to the whole one.
fn answers(name: &str, form: &Form) {
    let (mut first, mut whole) = (Vec::new(), Vec::new());
    let mut quarters = 0;
    for seed in 0..ANSWERS {
        let form = Form { seed, ..form.clone() };
        let started = now();
        let mut coarse = made(Form { quarters: Some(FIRST), ..form.clone() }, Scope::Promise);
        for _ in 0..FIRST {
            coarse.advance();
        }
        first.push(looked_at(coarse.answer().as_ref(), started));
        let mut simulation = made(form, Scope::Table);
        let answer = simulation.finish();
        whole.push(looked_at(answer.as_ref(), started));
        quarters = simulation.quarters();
    }
    println!("{name:<34}{quarters:>10}{:>20}{:>20}", spread(first), spread(whole));
}

fn looked_at(answer: Option<&Answer>, started: Instant) -> Duration {
    std::hint::black_box(answer);
    now() - started
}

fn spread(mut times: Vec<Duration>) -> String {
    times.sort();
    let at = |share: usize| times[times.len() * share / 100].as_secs_f64() * 1e3;
    format!("{:.1} / {:.1} ms", at(50), at(95))
}

fn made(form: Form, scope: Scope) -> Simulation {
    Simulation::new(form, scope).expect("the forms here make sense")
}

fn timed<T>(work: impl FnOnce() -> T) -> (Duration, T) {
    let started = now();
    let result = work();
    (now() - started, result)
}

#[expect(clippy::disallowed_methods, reason = "a bench reads the clock")]
fn now() -> Instant {
    Instant::now()
}
