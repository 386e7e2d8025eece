//! Usual ranges, to remark quietly that a number is unusual. It must never refuse one.

use std::sync::OnceLock;

use serde::Deserialize;

use super::load;

const FILE: &str = "ranges.toml";

/// The usual share of leads that go from one stage to the next.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Range {
    /// Stable name, such as `inquiry-mql`.
    pub id: String,
    /// The stage they come from.
    pub from: String,
    /// The stage they go to.
    pub to: String,
    /// The lower end, in per cent.
    pub low: u32,
    /// The upper end, in per cent.
    pub high: u32,
}

/// How many leads usually stay unworked, in per cent.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Unworked {
    /// Below this is usual.
    pub usual_under: u32,
    /// Above this is an alarm.
    pub alarm_over: u32,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct File {
    range: Vec<Range>,
    unworked: Unworked,
}

fn file() -> &'static File {
    static READ: OnceLock<File> = OnceLock::new();
    READ.get_or_init(|| load::embedded(FILE, include_str!("../../assets/ranges.toml")))
}

/// Every range, in the order of the stages.
pub fn all() -> &'static [Range] {
    &file().range
}

/// The usual range between two stages, whatever the case of their names.
pub fn between(from: &str, to: &str) -> Option<&'static Range> {
    all().iter().find(|range| range.from.eq_ignore_ascii_case(from) && range.to.eq_ignore_ascii_case(to))
}

/// The usual share of leads nobody worked on.
pub fn unworked() -> Unworked {
    file().unworked
}

#[cfg(test)]
mod tests {
    use super::super::load::rules;
    use super::*;

    #[test]
    fn ranges_are_ranges_of_per_cent() {
        rules::unique_slugs(all().iter().map(|range| range.id.as_str()));
        assert!(all().iter().all(|range| range.low < range.high && range.high <= 100));
        assert!(unworked().usual_under < unworked().alarm_over);
    }

    #[test]
    fn a_range_is_found_by_its_stages() {
        let range = between("Inquiry", "mql").unwrap();
        assert_eq!((range.low, range.high), (10, 25));
        assert_eq!(between("MQL", "inquiry"), None);
    }
}
