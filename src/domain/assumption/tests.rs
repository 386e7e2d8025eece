//! What people type for an assumption, and what comes back on the screen.

use super::*;
use crate::assets::words::say;

fn shown(input: &Input, typed: &str) -> String {
    input.show(input.read(typed).unwrap())
}

#[test]
fn values_are_read_as_people_write_them() {
    for (input, typed, expected) in [
        (Input::RevenueTarget, "$7.5M", "7,500,000"),
        (Input::RevenueTarget, "7,500,000", "7,500,000"),
        (Input::RevenueTarget, "7'500'000 CHF", "7,500,000"),
        (Input::DealSize, "85k", "85,000"),
        (Input::DealSize, "85 thousand", "85,000"),
        (Input::DealSize, "1234,5", "1,234.5"),
        (Input::Customers, "1 024", "1,024"),
        (Input::MarketingShare, "100", "100 %"),
        (Input::Time, "35", "35 %"),
        (Input::Time, "0.35", "35 %"),
        (Input::Time, "1", "1 %"),
        (Input::Time, "2", "2 %"),
        (Input::Time, "1.0", "100 %"),
        (Input::RevenueTarget, "7.125M", "7,125,000"),
        (Input::Rate("MQL".to_owned()), "41,67 %", "41.67 %"),
        (Input::Absent, "0", "0 %"),
        (Input::Minutes, "12 min", "12 min"),
        (Input::Minutes, "7.5", "7.5 min"),
        (Input::GapHours, "16h", "16 h"),
        (Input::Routing, "owned", say("assumption.owned")),
        (Input::Discipline, "First touches first", say("assumption.first_touches")),
    ] {
        assert_eq!(shown(&input, typed), expected, "{typed}");
        assert_eq!(shown(&input, expected), expected, "what is shown is read again");
    }
}

#[test]
fn what_cannot_be_meant_is_refused_with_the_fix() {
    for (input, typed) in [
        (Input::RevenueTarget, "much"),
        (Input::RevenueTarget, "0"),
        (Input::RevenueTarget, "-5"),
        (Input::Customers, "2.5"),
        (Input::Reps, "0"),
        (Input::Reps, "1001"),
        (Input::Time, "0 %"),
        (Input::Time, "101 %"),
        (Input::Absent, "100 %"),
        (Input::Minutes, "0"),
        (Input::Minutes, "601"),
        (Input::Routing, "somehow"),
        (Input::Time, "1/3"),
        (Input::Reps, ""),
    ] {
        let refused = input.read(typed).unwrap_err().to_string();
        assert!(
            refused.ends_with(&format!("{typed}.")) || refused.ends_with(&format!("\"{typed}\".")),
            "{refused}"
        );
    }
}

#[test]
fn a_point_that_could_stand_between_thousands_is_asked_about() {
    for (input, typed, fix) in [
        (Input::DealSize, "85.000", "Write 85000 without the point, or 85 with fewer places."),
        (Input::DealSize, "$85.125", "Write 85125 without the point, or 85.12 with fewer places."),
        (Input::LeadsPerMonth, "1.000", "Write 1000 without the point, or 1 with fewer places."),
    ] {
        let refused = input.read(typed).unwrap_err().to_string();
        assert_eq!(refused, format!("{fix} You typed {typed}."));
    }
    assert_eq!(shown(&Input::DealSize, "85.5"), "85.5");
}

#[test]
fn a_value_of_another_kind_is_refused() {
    let pooled = Value::Routing(Routing::Pooled);
    assert!(Input::Reps.check(pooled).is_err() && Input::Discipline.check(pooled).is_err());
    assert!(Input::Routing.check(Value::Number(Ratio::ONE)).is_err());
}

#[test]
fn what_a_file_says_that_cannot_be_meant_is_as_if_nobody_said_it() {
    let at = Moment::parse("2026-03-12T14:20:00Z").unwrap();
    let said = |what: Input, value: Value| vec![Assumption { what, value, by: "Dana".to_owned(), at }];
    let whole = |number| Value::Number(Ratio::whole(number));
    assert!(find(&said(Input::Reps, whole(4)), &Input::Reps).is_some());
    for (what, value) in [
        (Input::Reps, whole(1_000_000)),
        (Input::Reps, whole(-4)),
        (Input::Time, whole(35)),
        (Input::Reps, Value::Routing(Routing::Pooled)),
    ] {
        assert_eq!(find(&said(what.clone(), value), &what), None, "{value:?}");
    }
}

#[test]
fn an_assumption_reads_like_a_sentence_in_the_file() {
    let said = Assumption {
        what: Input::Rate("MQL".to_owned()),
        value: Input::Rate(String::new()).read("12.5 %").unwrap(),
        by: "Dana".to_owned(),
        at: Moment::parse("2026-03-12T14:20:00Z").unwrap(),
    };
    let text = serde_json::to_string(&said).unwrap();
    assert_eq!(
        text,
        r#"{"what":{"rate":"MQL"},"value":{"number":"0.125"},"by":"Dana","at":"2026-03-12T14:20:00Z"}"#
    );
    assert_eq!(serde_json::from_str::<Assumption>(&text).unwrap(), said);
}
