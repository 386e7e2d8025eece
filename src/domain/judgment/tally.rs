//! Judgments counted: exactly, per product, owner and month, with the instant they are of.

use super::{Case, Clock, Excuses, Judgment, Lead, Month, judge, usual_start};
use crate::{
    capacity::Ratio,
    domain::{fields::Fields, limit::Share},
    hours::Instant,
    text::fold,
};
use std::collections::BTreeMap;

/// How many leads got which judgment.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Tally {
    /// Kept.
    pub met: u32,
    /// Done, and not as promised.
    pub late: u32,
    /// Not done, and their time is over.
    pub overdue_open: u32,
    /// Not done, and there is still time.
    pub pending: u32,
    /// The log cannot be right about them.
    pub invalid: u32,
    /// Not kept, and excused.
    pub excused: u32,
}

impl Tally {
    /// Counts one judgment; leads a promise does not speak of are in no tally.
    pub fn add(&mut self, judgment: &Judgment) {
        match judgment {
            Judgment::Met => self.met += 1,
            Judgment::Late { .. } => self.late += 1,
            Judgment::OverdueOpen { .. } => self.overdue_open += 1,
            Judgment::Pending { .. } => self.pending += 1,
            Judgment::Invalid(_) => self.invalid += 1,
            Judgment::Excused(_) => self.excused += 1,
            Judgment::NotApplicable => {}
        }
    }

    /// Both tallies together.
    #[must_use]
    pub fn plus(self, other: Self) -> Self {
        Self {
            met: self.met + other.met,
            late: self.late + other.late,
            overdue_open: self.overdue_open + other.overdue_open,
            pending: self.pending + other.pending,
            invalid: self.invalid + other.invalid,
            excused: self.excused + other.excused,
        }
    }

    /// Leads the rate is of: those nobody ever touched are among them.
    pub fn judged(self) -> u32 {
        self.met + self.late + self.overdue_open
    }

    /// All leads counted.
    pub fn all(self) -> u32 {
        self.judged() + self.pending + self.invalid + self.excused
    }

    /// The share that was kept, exactly; none while nothing can be judged.
    pub fn rate(self) -> Option<Ratio> {
        Ratio::new(self.met.into(), self.judged().into())
    }

    /// Whether the share that was to be kept was; none while nothing can be judged.
    pub fn keeps(self, target: Share) -> Option<bool> {
        let target = Ratio::new(target.0.into(), 10_000)?;
        Some(self.rate()? >= target)
    }
}

/// What judgments are grouped by.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Group {
    /// The product or segment.
    pub product: String,
    /// Who has the lead.
    pub owner: String,
    /// The local month in which its clock started.
    pub month: Month,
}

/// One promise over a log.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Report {
    /// The instant up to which the log was read.
    pub as_of: Instant,
    /// The tallies; leads the promise does not speak of are in none.
    pub rows: BTreeMap<Group, Tally>,
}

impl Report {
    /// The tallies by any part of the group: `report.by(|group| group.owner.clone())`.
    pub fn by<K: Ord>(&self, key: impl Fn(&Group) -> K) -> BTreeMap<K, Tally> {
        let mut rows: BTreeMap<K, Tally> = BTreeMap::new();
        for (group, tally) in &self.rows {
            let row = rows.entry(key(group)).or_default();
            *row = row.plus(*tally);
        }
        rows
    }

    /// All of them together.
    pub fn total(&self) -> Tally {
        self.rows.values().fold(Tally::default(), |total, tally| total.plus(*tally))
    }
}

/// Judges every lead by one promise and counts the judgments per product, owner and month; names that differ only in
/// how they are written are one, by the spelling that comes first.
pub fn group(clause: &Fields, leads: &[Lead], clock: &Clock<'_>, excuses: &Excuses) -> Report {
    let mut rows: BTreeMap<Group, Tally> = BTreeMap::new();
    let (mut products, mut owners) = (Spellings::default(), Spellings::default());
    for lead in leads {
        let judgment = judge(clause, lead, clock, excuses);
        if judgment == Judgment::NotApplicable {
            continue;
        }
        let case = Case { lead, clock, excuses };
        let started = clause.measure().and_then(|measure| case.begins(measure, usual_start(clause)));
        let Some(started) = started else { continue };
        let month = Month::of(clock.table.date(started));
        let group = Group { product: products.first(&lead.product), owner: owners.first(&lead.owner), month };
        rows.entry(group).or_default().add(&judgment);
    }
    Report { as_of: clock.as_of, rows }
}

/// Names by how they are first written.
#[derive(Default)]
struct Spellings(BTreeMap<String, String>);

impl Spellings {
    fn first(&mut self, name: &str) -> String {
        self.0.entry(fold(name)).or_insert_with(|| name.trim().to_owned()).clone()
    }
}
