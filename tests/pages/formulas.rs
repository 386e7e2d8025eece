//! The worked numbers of `docs/formulas.md` are computed by the program's own statistics and arithmetic.

use crate::{read, root};
use smarketing::{
    capacity::ratio::Ratio,
    stats::{Gap, Kind, Summary},
};

/// The cells of the table below a heading, without its head.
fn table(heading: &str) -> Vec<Vec<String>> {
    let page = read(&root().join("docs/formulas.md"));
    let from = page.find(heading).unwrap_or_else(|| panic!("no heading {heading}"));
    let lines = page[from..]
        .lines()
        .skip_while(|line| !line.starts_with('|'))
        .take_while(|line| line.starts_with('|'));
    let rows = lines.skip(2).map(|line| {
        line.trim_matches('|').split('|').map(|cell| cell.trim().trim_matches('`').to_owned()).collect()
    });
    rows.collect()
}

fn counts(cell: &str) -> Vec<u32> {
    cell.split(' ').map(|count| count.parse().expect("a count")).collect()
}

#[test]
fn worked_gaps_are_what_the_statistics_say() {
    let rows = table("### Worked: two teams");
    assert!(rows.len() >= 5, "{rows:?}");
    for row in rows {
        let (marketing, sales) = (counts(&row[0]), counts(&row[1]));
        let gap = Gap::between(&marketing, &sales, Kind::Likert).expect("both answered");
        let agreement = |counts: &[u32]| {
            let consensus = Summary::of(counts, Kind::Likert).consensus.expect("two answers and more");
            format!("{:.0}", 100.0 * consensus)
        };
        let computed = [
            format!("{:.2}", gap.delta()),
            format!("{:.2} to {:.2}", gap.interval.low, gap.interval.high),
            format!("{} and {}", agreement(&marketing), agreement(&sales)),
        ];
        assert_eq!(row[2..5], computed, "{} against {}", row[0], row[1]);
    }
}

/// Reckons `7 / 5 %` from left to right, exactly.
fn reckoned(text: &str) -> Ratio {
    let (mut value, mut sign) = (Ratio::ONE, "x");
    for part in text.replace(" x ", "|x|").replace(" / ", "|/|").split('|') {
        if ["x", "/"].contains(&part) {
            sign = if part == "x" { "x" } else { "/" };
        } else {
            let number: Ratio = part.parse().unwrap_or_else(|error| panic!("{error}"));
            value =
                if sign == "x" { value.times(number) } else { value.over(number) }.expect("a small fraction");
        }
    }
    value
}

#[test]
fn worked_fractions_are_exact_and_rounded_once() {
    let rows = table("### Worked: the funnel");
    assert!(rows.len() >= 7, "{rows:?}");
    for row in rows {
        let value = reckoned(&row[1]);
        let exact = value.decimal(2);
        let exact = exact.trim_end_matches('0').trim_end_matches('.');
        let rounded = if row[3].contains("down") { value.down() } else { value.up() };
        let whole = row[3].split(' ').next().expect("a number");
        assert_eq!((row[2].as_str(), whole), (exact, rounded.to_string().as_str()), "{}", row[1]);
    }
}
