//! The published and generated check values: 40 pairs of count vectors with every statistic.

use super::{Gap, Kind, Summary};
use serde_json::Value;

fn counts(value: &Value) -> Vec<u32> {
    value.as_array().unwrap().iter().map(|count| count.as_u64().unwrap() as u32).collect()
}

fn close(found: Option<f64>, expected: &Value, tolerance: f64, what: &str) {
    match (found, expected.as_f64()) {
        (None, None) => {}
        (Some(found), Some(expected)) if (found - expected).abs() <= tolerance => {}
        _ => panic!("{what}: found {found:?}, expected {expected}"),
    }
}

fn check_team(counts: &[u32], kind: Kind, expected: &Value, place: &str) {
    let lowest = usize::from(kind != Kind::Nps);
    let found = Summary::of(counts, kind);
    for (name, value) in [
        ("n", found.n),
        ("unfavourable", found.unfavourable),
        ("neutral", found.neutral),
        ("favourable", found.favourable),
    ] {
        assert_eq!(Some(u64::from(value)), expected[name].as_u64(), "{place} {name}");
    }
    assert_eq!(Some(found.split), expected["split"].as_bool(), "{place} split");
    assert_eq!(Some(found.unanimous), expected["unanimous"].as_bool(), "{place} unanimous");
    close(found.net, &expected["net"], 1e-9, &format!("{place} net"));
    close(found.consensus, &expected["consensus"], 1e-9, &format!("{place} consensus"));
    let median = found.median.map(|median| (median.lower + lowest, median.upper + lowest));
    close(median.map(|ends| ends.0 as f64), &expected["median"]["lower"], 0.0, place);
    close(median.map(|ends| ends.1 as f64), &expected["median"]["upper"], 0.0, place);
}

fn check_gap(found: Option<Gap>, expected: &Value, place: &str) {
    let Some(gap) = found else {
        assert!(expected.is_null(), "{place}: no gap found");
        return;
    };
    let pairs = gap.dominance;
    for (name, value) in
        [("pairs_sales_higher", pairs.higher), ("pairs_sales_lower", pairs.lower), ("pairs_tied", pairs.tied)]
    {
        assert_eq!(Some(value), expected[name].as_u64(), "{place} {name}");
    }
    close(Some(gap.delta()), &expected["delta"], 1e-9, place);
    close(Some(pairs.superiority()), &expected["p_sales_higher"], 1e-9, place);
    close(Some(gap.net_gap), &expected["net_gap"], 1e-9, place);
    close(Some(gap.favourable_gap_pp), &expected["favourable_gap_pp"], 1e-9, place);
    close(Some(gap.sure_gap), &expected["sure_gap"], 1e-6, place);
    let z = super::normal::two_sided_z(0.05, 1);
    for (name, interval) in [
        ("delta_ci95", Some(gap.interval)),
        ("ci_newcombe5", Some(pairs.newcombe(z))),
        ("ci_cliff", pairs.cliff(z)),
    ] {
        let what = format!("{place} {name}");
        close(interval.map(|ends| ends.low), &expected[name][0], 1e-6, &what);
        close(interval.map(|ends| ends.high), &expected[name][1], 1e-6, &what);
    }
}

#[test]
fn every_check_value_comes_out_as_given() {
    let text = include_str!("../../tests/fixtures/survey/vectors.json");
    let document: Value = serde_json::from_str(text).unwrap();
    let cases = document["cases"].as_array().unwrap();
    assert_eq!(cases.len(), 40);
    for (index, case) in cases.iter().enumerate() {
        let kind: Kind = serde_json::from_value(case["kind"].clone()).unwrap();
        let (marketing, sales) = (counts(&case["marketing_counts"]), counts(&case["sales_counts"]));
        check_team(&marketing, kind, &case["marketing"], &format!("case {index} marketing"));
        check_team(&sales, kind, &case["sales"], &format!("case {index} sales"));
        check_gap(Gap::between(&marketing, &sales, kind), &case["gap"], &format!("case {index} gap"));
    }
}
