//! How fast the simulation is, and how soon a form is answered while somebody types.

use super::table::{Report, Spread, milliseconds};
use smarketing::capacity::{
    form::{Discipline, Form, Routing},
    simulation::{Answer, Scope, Simulation},
};
use std::time::Instant;

/// Answers of each form: enough for a 95th percentile.
const ANSWERS: u64 = 100;

/// Quarters of the first answer, as the program asks for it: of the promise alone.
const FIRST: u32 = 8;

pub fn run(report: &mut Report) {
    for (name, form) in forms() {
        throughput(report, name, &form);
    }
    for (name, form) in forms() {
        answers(report, name, &form);
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
fn throughput(report: &mut Report, name: &str, form: &Form) {
    let quarters = 400;
    let form = Form { quarters: Some(quarters), ..form.clone() };
    let attempts = form.leads_per_week() * f64::from(form.horizon_weeks + 4) * form.attempts_per_lead();
    let mut simulation = made(form, Scope::Promise);
    let spread = Spread::of_work(quarters as usize, || simulation.advance());
    report.spread(&format!("a quarter, {name}"), "ms", &spread, None);
    report.value("  attempts a second", "M", attempts / spread.middle() / 1e3, None);
}

/// The time to a first coarse answer, and from the same start to the whole one.
fn answers(report: &mut Report, name: &str, form: &Form) {
    let (mut first, mut whole) = (Vec::new(), Vec::new());
    for seed in 0..ANSWERS {
        let form = Form { seed, ..form.clone() };
        let started = Instant::now();
        let mut coarse = made(Form { quarters: Some(FIRST), ..form.clone() }, Scope::Promise);
        for _ in 0..FIRST {
            coarse.advance();
        }
        first.push(looked_at(coarse.answer().as_ref(), started));
        let answer = made(form, Scope::Table).finish();
        whole.push(looked_at(answer.as_ref(), started));
    }
    report.spread(&format!("first answer, {name}"), "ms", &Spread::of(first), None);
    report.spread("  and the whole table", "ms", &Spread::of(whole), None);
}

fn looked_at(answer: Option<&Answer>, started: Instant) -> f64 {
    std::hint::black_box(answer);
    milliseconds(started.elapsed())
}

fn made(form: Form, scope: Scope) -> Simulation {
    Simulation::new(form, scope).expect("the forms here make sense")
}
