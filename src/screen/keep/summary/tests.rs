//! The verdict and the numbers of the three lines; how they look is tested on the screens that show them.

use super::*;
use crate::capacity::simulation::{Scope, Simulation};

fn answered(form: &Form) -> Answer {
    let form = Form { quarters: Some(6), ..form.clone() };
    Simulation::new(form, Scope::Promise).unwrap().finish().unwrap()
}

#[test]
fn the_verdict_is_arithmetic_first_and_the_simulation_when_it_is_there() {
    let base = Form::default;
    let three = Form { reps: 3, ..base() };
    assert_eq!(Verdict::of(&base(), None), Verdict::Fits);
    assert_eq!(Verdict::of(&three, None), Verdict::Slips, "3.007 of 3: hours behind after a quarter");
    assert_eq!(Verdict::of(&Form { reps: 2, ..base() }, None), Verdict::Breaks);
    assert_eq!(Verdict::of(&Form { minutes: 14.0, ..base() }, None), Verdict::Tight, "3.5 of 4");
    let late = Form { within_days: 3, ..base() };
    assert_eq!(Verdict::of(&late, None), Verdict::Fits);
    let mut found = answered(&late);
    assert_eq!(Verdict::of(&late, Some(&found)), Verdict::Never, "five attempts do not fit into three days");
    found.complete = false;
    assert_eq!(Verdict::of(&late, Some(&found)), Verdict::Fits, "a coarse answer is no verdict");
    let owned = Form { routing: crate::capacity::form::Routing::RoundRobin, absent: 0.15, ..base() };
    assert_eq!(
        Verdict::of(&owned, Some(&answered(&owned))),
        Verdict::Slips,
        "the load fits, the promise slips"
    );
}

#[test]
fn all_is_said_only_of_next_to_all() {
    let shown = [1.0, 0.9996, 0.9990, 0.996, 0.82, 0.004, 0.0001, 0.0].map(of_hundred);
    assert_eq!(shown, [100, 100, 99, 99, 82, 1, 0, 0]);
}

#[test]
fn a_number_without_an_answer_is_named_as_the_room_knows_it() {
    let base = Form::default;
    for form in [
        Form { leads_per_month: 2e5, ..base() },
        Form { attempts: 51, ..base() },
        Form { limit_hours: 5e3, ..base() },
        Form { within_days: 251, ..base() },
        Form { target: 0.0, ..base() },
    ] {
        let said = lacking(&Trouble::Invalid(form.check().unwrap_err()));
        assert!(said.starts_with("No answer: ") && !said.contains('_'), "{said}");
    }
}

#[test]
fn needs_say_on_which_side_of_the_people_they_are() {
    let shown = |form: Form| needs(&Load::of(&form));
    assert_eq!(shown(Form::default()), "3.0");
    assert_eq!(shown(Form { reps: 3, ..Form::default() }), "3.01");
    assert_eq!(shown(Form { leads_per_month: 299.0, reps: 3, ..Form::default() }), "2.99");
}

#[test]
fn numbers_have_no_needless_places() {
    assert_eq!([300.0, 7.5, 35.000_000_1, 0.376].map(number), ["300", "7.5", "35", "0.38"]);
}
