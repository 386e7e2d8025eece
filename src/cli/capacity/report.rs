//! The answer of `capacity`: as one JSON document, and as lines for people.

use crate::{
    assets::words::{count, fill, say},
    capacity::{
        erlang::Erlang,
        form::Form,
        load::{Fit, Load},
        simulation::{Answer, Estimate, Needed, Share},
    },
};
use serde::Serialize;

/// The JSON document.
#[derive(Serialize)]
pub(super) struct Document<'a> {
    schema: u32,
    load_reps: f64,
    p_first: f64,
    se_first: Option<f64>,
    p_attempts: f64,
    se_attempts: Option<f64>,
    quarter_band: Pair<[f64; 2]>,
    /// Share of the quarters that keep both promises for the target share of leads.
    p_quarter_meets: f64,
    /// The same for each promise alone.
    p_quarter_meets_each: Pair<f64>,
    people_needed: Option<u32>,
    breaks_above_leads: u64,
    breaks_above_minutes: f64,
    erlang_c: Option<f64>,
    leads: u64,
    quarters: u32,
    table: Vec<Row>,
    /// The same people if nobody owned a lead.
    pooled: Option<Row>,
    /// The same people if an owner's leads were everybody's on the days the owner is away.
    covered: Option<Row>,
    form: &'a Form,
}

#[derive(Serialize)]
struct Pair<T> {
    p_first: T,
    p_attempts: T,
}

#[derive(Serialize)]
struct Row {
    reps: u32,
    p_first: f64,
    p_attempts: f64,
    p_quarter_meets: f64,
}

impl Row {
    fn of(estimate: &Estimate) -> Self {
        Self {
            reps: estimate.people,
            p_first: estimate.first.share,
            p_attempts: estimate.attempts.share,
            p_quarter_meets: estimate.meets,
        }
    }
}

impl<'a> Document<'a> {
    /// The document for a form and its answer.
    pub(super) fn of(form: &'a Form, answer: &Answer) -> Self {
        let load = Load::of(form);
        let (first, attempts) = (&answer.promise.first, &answer.promise.attempts);
        let band = |share: &Share| [share.low, share.high];
        Self {
            schema: 1,
            load_reps: load.reps,
            p_first: first.share,
            se_first: first.error,
            p_attempts: attempts.share,
            se_attempts: attempts.error,
            quarter_band: Pair { p_first: band(first), p_attempts: band(attempts) },
            p_quarter_meets: answer.promise.meets,
            p_quarter_meets_each: Pair { p_first: first.meets, p_attempts: attempts.meets },
            people_needed: match answer.needed {
                Needed::People(people) => Some(people),
                Needed::Open | Needed::Never => None,
            },
            breaks_above_leads: load.breaks_above_leads,
            breaks_above_minutes: load.breaks_above_minutes,
            erlang_c: erlang(form, &load),
            leads: answer.promise.leads,
            quarters: answer.promise.quarters,
            table: answer.table.iter().map(Row::of).collect(),
            pooled: answer.pooled.as_ref().map(Row::of),
            covered: answer.covered.as_ref().map(Row::of),
            form,
        }
    }
}

/// What the call-centre formula says about the first touch; none where it has nothing to say.
fn erlang(form: &Form, load: &Load) -> Option<f64> {
    Erlang::new(form.reps, load.reps)?.within(form.limit_hours / form.hours_per_attempt())
}

/// The lines for people.
pub(super) struct Report<'a> {
    form: &'a Form,
    answer: &'a Answer,
    load: Load,
}

impl<'a> Report<'a> {
    /// The report on a form and its answer.
    pub(super) fn of(form: &'a Form, answer: &'a Answer) -> Self {
        Self { form, answer, load: Load::of(form) }
    }

    /// All of it.
    pub(super) fn text(&self) -> String {
        let mut lines = vec![self.load_line(), self.break_line(), String::new()];
        lines.extend(self.promises());
        lines.extend([self.meets(), self.needed(), String::new()]);
        lines.extend(self.table());
        lines.push(String::new());
        lines.extend(self.worth());
        lines.push(match erlang(self.form, &self.load) {
            Some(share) => fill("capacity.erlang_says", &[("share", &percent(share))]),
            None => say("capacity.erlang_silent").to_owned(),
        });
        let simulated = count("capacity.quarters", self.answer.promise.quarters);
        lines.push(fill("capacity.how", &[("quarters", &simulated), ("leads", &self.answer.promise.leads)]));
        lines.join("\n")
    }

    fn load_line(&self) -> String {
        let people = count("capacity.people", self.form.reps);
        let needs = format!("{:.2}", self.load.reps);
        let days = self.load.days_behind_after(1.0);
        let key = match self.load.fit() {
            Fit::Fits => "capacity.fits",
            Fit::Tight => "capacity.tight",
            // Less than half an hour a week is no number of days.
            Fit::Over if days < 0.05 => "capacity.over_slowly",
            Fit::Over => {
                let days = format!("{days:.1}");
                return fill("capacity.over", &[("needs", &needs), ("people", &people), ("days", &days)]);
            }
        };
        fill(key, &[("needs", &needs), ("people", &people)])
    }

    fn break_line(&self) -> String {
        // Rounded down: at what is printed it still fits.
        let minutes = format!("{:.1}", (self.load.breaks_above_minutes * 10.0).floor() / 10.0);
        fill("capacity.breaks", &[("leads", &self.load.breaks_above_leads), ("minutes", &minutes)])
    }

    fn promises(&self) -> [String; 2] {
        let attempts = count("capacity.attempts", self.form.attempts);
        let first = fill("capacity.first", &[("hours", &self.form.limit_hours)]);
        let last = fill("capacity.last", &[("attempts", &attempts), ("days", &self.form.within_days)]);
        let wide = first.chars().count().max(last.chars().count());
        let promise = &self.answer.promise;
        [(first, &promise.first), (last, &promise.attempts)].map(|(what, share)| {
            let [kept, low, high] = [share.share, share.low, share.high].map(percent);
            let band = fill("capacity.band", &[("low", &low), ("high", &high)]);
            format!("{what:<wide$}  {kept:>7}   {band}")
        })
    }

    fn meets(&self) -> String {
        let [target, chance] = [self.form.target, self.answer.promise.meets].map(percent);
        fill("capacity.meets", &[("target", &target), ("chance", &chance)])
    }

    fn needed(&self) -> String {
        match self.answer.needed {
            Needed::People(people) => fill("capacity.needed", &[("people", &people)]),
            Needed::Open | Needed::Never => say("capacity.never").to_owned(),
        }
    }

    fn table(&self) -> Vec<String> {
        let head = [
            say("capacity.table_people"),
            say("capacity.table_first"),
            say("capacity.table_last"),
            say("capacity.table_meets"),
        ];
        let row = |cells: [String; 4]| {
            let [people, first, last, meets] = cells;
            format!("{people:>6}  {first:>12}  {last:>12}  {meets:>12}")
        };
        let mut lines = vec![row(head.map(str::to_owned))];
        lines.extend(self.answer.table.iter().map(|found| {
            let mark = if found.people == self.form.reps { "> " } else { "" };
            row([
                format!("{mark}{}", found.people),
                cell(found.first.share),
                cell(found.attempts.share),
                cell(found.meets),
            ])
        }));
        lines
    }

    /// What other ways of sharing the leads are worth.
    fn worth(&self) -> Vec<String> {
        let ways = [("capacity.covered", &self.answer.covered), ("capacity.pooled", &self.answer.pooled)];
        let line = |(key, found): (&str, &Option<Estimate>)| {
            let found = found.as_ref()?;
            let [first, last] = [found.first.share, found.attempts.share].map(percent);
            Some(fill(key, &[("first", &first), ("last", &last)]))
        };
        ways.into_iter().filter_map(line).collect()
    }
}

/// A share in percent with at most one place; all and nothing are said only of all and nothing.
pub(super) fn percent(share: f64) -> String {
    cell(share).replace(".0 %", " %")
}

/// The same with its place always, for numbers below each other.
fn cell(share: f64) -> String {
    let shown = (share * 1000.0).round() / 10.0;
    let shown = if share < 1.0 { shown.min(99.9) } else { shown };
    let shown = if share > 0.0 { shown.max(0.1) } else { shown };
    format!("{shown:.1} %")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn all_is_said_only_of_all() {
        assert_eq!(
            [1.0, 0.99999, 0.5, 0.1234, 0.00001, 0.0].map(percent).join(" "),
            "100 % 99.9 % 50 % 12.3 % 0.1 % 0 %"
        );
    }
}
