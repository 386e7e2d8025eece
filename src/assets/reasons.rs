//! Why a lead is sent back, and what Marketing does with it by default. The room may change every row.

use std::sync::OnceLock;

use serde::Deserialize;

use super::load;

const FILE: &str = "reasons.toml";

/// A reason code and its default treatment.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Reason {
    /// Stable name, such as `no-budget`.
    pub id: String,
    /// Whether somebody had already worked on the lead.
    pub stage: ReasonStage,
    /// What Marketing does with it.
    pub action: ReasonAction,
    /// The earliest day it may be offered again; none means it is not.
    pub again_after_days: Option<u32>,
    label: String,
}

impl Reason {
    /// Its name on screen.
    pub fn label(&self) -> &str {
        load::text(&format!("reason.{}", self.id), &self.label)
    }
}

/// When a reason can be given.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum ReasonStage {
    /// At a glance, before anybody called.
    BeforeWork,
    /// After Sales tried.
    AfterWork,
}

/// What Marketing does with a lead that was sent back.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum ReasonAction {
    /// Keep in touch until it is ready.
    Nurture,
    /// Put it away.
    Archive,
    /// Give it to somebody else.
    ReRoute,
    /// Correct the record first.
    FixData,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct File {
    take_over_business_days: u32,
    end_after_months: u32,
    reason: Vec<Reason>,
}

fn file() -> &'static File {
    static READ: OnceLock<File> = OnceLock::new();
    READ.get_or_init(|| load::embedded(FILE, include_str!("../../assets/reasons.toml")))
}

/// Every reason, those given before work first.
pub fn all() -> &'static [Reason] {
    &file().reason
}

/// The reason of this id.
pub fn by_id(id: &str) -> Option<&'static Reason> {
    all().iter().find(|reason| reason.id == id)
}

/// Business days within which Marketing takes a lead over again.
pub fn take_over_business_days() -> u32 {
    file().take_over_business_days
}

/// Months after which a lead that was sent back is let go.
pub fn end_after_months() -> u32 {
    file().end_after_months
}

pub(super) fn texts() -> Vec<(String, String)> {
    all().iter().map(|reason| (format!("reason.{}", reason.id), reason.label.clone())).collect()
}

#[cfg(test)]
mod tests {
    use super::super::load::rules;
    use super::*;

    #[test]
    fn reasons_fit_and_only_nurtured_leads_come_again() {
        rules::unique_slugs(all().iter().map(|reason| reason.id.as_str()));
        for reason in all() {
            rules::fits(&reason.id, reason.label(), 40);
            let comes_again = reason.action == ReasonAction::Nurture;
            assert_eq!(reason.again_after_days.is_some(), comes_again, "{}", reason.id);
        }
        assert!(all().is_sorted_by_key(|reason| reason.stage));
    }

    #[test]
    fn taking_over_is_not_longer_than_coming_again() {
        let soonest = all().iter().filter_map(|reason| reason.again_after_days).min().unwrap();
        assert!(take_over_business_days() < soonest && soonest < end_after_months() * 30);
    }
}
