//! The queue behind a promise, simulated quarter by quarter: which share of leads is touched in time, and which
//! share has its attempts in time.
//!
//! One axis of open hours: a lead that arrives while the office is closed arrives at the next opening, work is
//! suspended at closing and goes on at opening, and the wait on that axis is what the clause measures. A quarter
//! starts empty; leads of its weeks are counted, others go on arriving behind them.
//!
//! [`Simulation::advance`] does one quarter of one row, so that whoever drives it can stop at any time. How far it
//! goes is settled by the form alone, never by a clock: the same form always ends with the same digits.

mod chance;
mod cover;
mod queue;
mod search;
mod tally;
mod team;
#[cfg(test)]
mod tests;
mod week;
mod work;

pub(crate) use chance::mix;
pub use tally::{Estimate, Share};

use super::form::{Form, Invalid, Routing};
use super::load::Load;
use cover::work_off_covered;
use queue::{Kept, Part, Retries, Rules, work_off};
use search::{Search, Step};
use std::ops::RangeInclusive;
use tally::Tally;
use team::{Partly, Present};
use week::{Week, ticks};
use work::Work;

/// The people a table compares.
pub const TABLE: RangeInclusive<u32> = 2..=8;

/// Attempts that a whole answer may take to simulate, so that it stays within 50 ms of one core.
const BUDGET: f64 = 1_600_000.0;

/// What drawing the quarters and trying other numbers of people costs, in rows.
const BESIDES: usize = 4;

/// The most people among whom cover is looked for: everybody is asked for everybody's leads.
const MOST_COVERED: u32 = 12;

/// What is asked about a form.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Scope {
    /// The promise and the people it needs.
    Promise,
    /// The same with the table over people, and what it is worth that nobody owns a lead.
    Table,
}

/// One line of the answer: so many people, working like this.
#[derive(Debug, Clone)]
struct Row {
    people: u32,
    way: Way,
    tally: Tally,
}

/// How people share the leads.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Way {
    /// As the form says.
    Asked(Routing),
    /// As if nobody owned a lead.
    Pooled,
    /// Owned, but covered for on the days the owner is away.
    Covered,
}

impl Row {
    fn new(people: u32, way: Way) -> Self {
        Self { people, way, tally: Tally::default() }
    }
}

/// What is known so far.
#[derive(Debug, Clone, PartialEq)]
pub struct Answer {
    /// The promise with the people there are.
    pub promise: Estimate,
    /// The same promise with 2 to 8 people and the same leads, if it was asked for.
    pub table: Vec<Estimate>,
    /// The same people with the same days away if nobody owned a lead; none if nobody does anyway.
    pub pooled: Option<Estimate>,
    /// The same people if an owner's leads were everybody's on the days the owner is away; none if nobody ever is,
    /// or more than a room's worth of people could.
    pub covered: Option<Estimate>,
    /// The fewest people who keep both promises.
    pub needed: Needed,
    /// Whether nothing more will be found out.
    pub complete: bool,
}

/// The fewest people who keep both promises for the target share of leads.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Needed {
    /// Not known yet.
    Open,
    /// So many.
    People(u32),
    /// The promise is not kept with any number of people.
    Never,
}

/// A simulation in progress.
#[derive(Debug)]
pub struct Simulation {
    form: Form,
    week: Week,
    rules: Rules,
    quarters: u32,
    /// The promise itself first, then what was asked for besides, then what the search had to try.
    rows: Vec<Row>,
    asked: usize,
    at: usize,
    search: Search,
    needed: Needed,
    work: Work,
    drawn: Option<u32>,
    retries: Retries,
}

impl Simulation {
    /// A simulation of a form that makes sense; with as many quarters as the form says, or as fit into the budget
    /// of an answer while somebody types.
    pub fn new(form: Form, scope: Scope) -> Result<Self, Invalid> {
        form.check()?;
        let asked = Way::Asked(form.routing);
        let mut rows = vec![Row::new(form.reps, asked)];
        if scope == Scope::Table {
            rows.extend(TABLE.map(|people| Row::new(people, asked)));
            if form.routing == Routing::RoundRobin {
                rows.push(Row::new(form.reps, Way::Pooled));
                rows.extend(is_covered(&form).then(|| Row::new(form.reps, Way::Covered)));
            }
        }
        let rules =
            Rules { discipline: form.discipline, gap: ticks(form.gap_hours), limit: ticks(form.limit_hours) };
        Ok(Self {
            week: Week::of(&form),
            rules,
            quarters: form.quarters.unwrap_or_else(|| affordable(&form, rows.len())),
            asked: rows.len(),
            rows,
            at: 0,
            search: Search::around(Load::of(&form).least_people()),
            needed: Needed::Open,
            work: Work::default(),
            drawn: None,
            retries: Retries::default(),
            form,
        })
    }

    /// Simulates one more quarter of one row; false when everything is known.
    pub fn advance(&mut self) -> bool {
        if self.at < self.asked && self.rows[self.at].tally.quarters() == self.quarters {
            self.at = self.asked;
            self.learn();
        }
        if self.needed != Needed::Open && self.at >= self.asked {
            return false;
        }
        let quarter = self.rows[self.at].tally.quarters();
        self.simulate(quarter);
        if self.at < self.asked {
            self.at = (self.at + 1) % self.asked;
        } else if quarter + 1 == self.quarters {
            self.learn();
        }
        self.at < self.asked || self.needed == Needed::Open
    }

    /// Simulates to the end.
    pub fn finish(&mut self) -> Option<Answer> {
        while self.advance() {}
        self.answer()
    }

    /// What is known so far; none before the first lead.
    pub fn answer(&self) -> Option<Answer> {
        let estimate = |row: &Row| row.tally.estimate(row.people, self.form.target);
        let promise = estimate(&self.rows[0])?;
        let others = &self.rows[1..self.asked];
        let one = |way| others.iter().find(|row| row.way == way).and_then(estimate);
        Some(Answer {
            promise,
            table: others
                .iter()
                .filter(|row| matches!(row.way, Way::Asked(_)))
                .filter_map(estimate)
                .collect(),
            pooled: one(Way::Pooled),
            covered: one(Way::Covered),
            needed: self.needed,
            complete: self.needed != Needed::Open,
        })
    }

    /// Quarters that each row will have.
    pub fn quarters(&self) -> u32 {
        self.quarters
    }

    /// One quarter of the row at hand.
    fn simulate(&mut self, quarter: u32) {
        let row = &self.rows[self.at];
        if self.drawn != Some(quarter) {
            self.work.draw(&self.form, &self.week, quarter);
            self.drawn = Some(quarter);
        }
        self.work.draw_absences(&self.form, quarter, row.people);
        let (people, way) = (row.people, row.way);
        let kept = match way {
            Way::Covered => work_off_covered(&self.work, self.week.day, people, &self.rules),
            Way::Pooled | Way::Asked(Routing::Pooled) => self.part(Part { first: 0, stride: 1 }, people),
            Way::Asked(Routing::RoundRobin) => (0..people as usize)
                .map(|owner| self.part(Part { first: owner, stride: people as usize }, 1))
                .fold(Kept::default(), Kept::and),
        };
        self.rows[self.at].tally.add(self.work.counted, kept);
    }

    /// The leads of one owner, or of all.
    fn part(&mut self, part: Part, people: u32) -> Kept {
        if self.form.absent > 0.0 {
            let mut team = Partly::new(&self.work, self.week.day, part.first, people);
            work_off(&self.work, part, &self.rules, &mut team, &mut self.retries)
        } else {
            work_off(&self.work, part, &self.rules, &mut Present::new(people), &mut self.retries)
        }
    }

    /// Takes finished rows into the search, and puts up the next number of people to try.
    fn learn(&mut self) {
        let finished = self.rows.iter().filter(|row| matches!(row.way, Way::Asked(_)));
        for row in finished {
            let estimate = row.tally.estimate(row.people, self.form.target);
            self.search.note(row.people, estimate.is_none_or(|found| found.keeps(self.form.target)));
        }
        self.rows.truncate(self.asked);
        match self.search.step() {
            Step::Found(people) => self.needed = Needed::People(people),
            Step::Never => self.needed = Needed::Never,
            Step::Try(people) => self.rows.push(Row::new(people, Way::Asked(self.form.routing))),
        }
    }
}

/// Whether it is worth saying what cover would change: where somebody is ever away, and few enough can cover.
fn is_covered(form: &Form) -> bool {
    form.absent > 0.0 && form.reps <= MOST_COVERED
}

/// Quarters that fit into the budget: fewer for a large team, whose quarters differ less.
fn affordable(form: &Form, rows: usize) -> u32 {
    let leads = form.leads_per_week() * f64::from(form.horizon_weeks + 4);
    let attempts = leads * form.attempts_per_lead();
    (BUDGET / (attempts * (rows + BESIDES) as f64)).clamp(2.0, 200.0) as u32
}
