//! What stands on the screen, part by part, and which part a small window shows.

use crate::{
    assets::words::fill,
    domain::{
        assumption::{Input, grouped},
        funnel::{Funnel, Number, Period},
        moment::Day,
        session::Session,
    },
};

/// A part of the screen under one head.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Block {
    /// The shared goal.
    Goal,
    /// The funnel backwards and forwards.
    Stages,
    /// People, time and leads.
    People,
    /// The hours behind the promise to follow up.
    Work,
    /// What a lead is worth.
    Value,
}

/// A row that can be chosen.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Row {
    /// An assumption.
    Input(Input),
    /// A stage: how many go on, what the goal takes, what the promise brings.
    Stage(usize),
    /// A computed number.
    Number(Number),
}

/// A line on screen.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Line {
    /// The head of a part.
    Head(Block),
    /// The columns of the stages.
    Columns,
    /// A row, by its place among all rows.
    Row(usize, Row),
    /// What is unusual about the row above.
    Remark(String),
    /// What else is to be said of it.
    Note(String),
}

const GOAL: [Input; 5] = [
    Input::RevenueTarget,
    Input::Customers,
    Input::MarketingShare,
    Input::DealSize,
    Input::PeriodMonths,
];
const VALUE: [Input; 2] = [Input::CustomerRevenue, Input::PromisedValue];
const OUTCOME: [Number; 3] = [Number::Short, Number::Won, Number::Revenue];
const WORK: [Number; 8] = [
    Number::HoursNeeded,
    Number::HoursAvailable,
    Number::HoursShort,
    Number::RepsNeeded,
    Number::LeadsPerRep,
    Number::AttemptCapacity,
    Number::AttemptsAffordable,
    Number::LeadsAffordable,
];

impl Block {
    const ALL: [Self; 5] = [Self::Goal, Self::Stages, Self::People, Self::Work, Self::Value];

    /// Parts that a window of the usual size shows together.
    fn page(self) -> u8 {
        match self {
            Self::Goal | Self::Stages => 0,
            Self::People | Self::Work => 1,
            Self::Value => 2,
        }
    }
}

/// Every row with its part, in the order they are walked.
pub(super) fn all(session: &Session, funnel: &Funnel) -> Vec<(Block, Row)> {
    let inputs = |block, inputs: &[Input]| -> Vec<(Block, Row)> {
        inputs.iter().map(|input| (block, Row::Input(input.clone()))).collect()
    };
    let numbers = |block, numbers: &[Number]| -> Vec<(Block, Row)> {
        numbers.iter().map(|number| (block, Row::Number(*number))).collect()
    };
    let mut rows = inputs(Block::Goal, &GOAL);
    rows.extend(numbers(Block::Goal, &[Number::Deals]));
    rows.extend((0..funnel.stages.len()).map(|stage| (Block::Stages, Row::Stage(stage))));
    rows.extend(inputs(Block::Stages, &left_over(session, funnel)));
    rows.extend(numbers(Block::Stages, &OUTCOME));
    rows.extend(inputs(Block::People, &Input::EFFORT));
    rows.extend(numbers(Block::Work, &WORK));
    rows.extend(inputs(Block::Value, &VALUE));
    rows.extend(numbers(Block::Value, &[Number::LeadValue, Number::LeadsForValue]));
    rows
}

/// Rates of stages that the definition of a lead has no more: they can be taken back.
fn left_over(session: &Session, funnel: &Funnel) -> Vec<Input> {
    let rates = funnel.rates();
    let said = session.assumptions.iter().map(|assumption| &assumption.what);
    said.filter(|what| matches!(what, Input::Rate(_)) && !rates.contains(what)).cloned().collect()
}

/// Where an assumption stands among all rows.
pub(super) fn place_of(session: &Session, funnel: &Funnel, input: &Input) -> Option<usize> {
    let rates = funnel.rates();
    all(session, funnel).iter().position(|(_, row)| match row {
        Row::Input(other) => other == input,
        Row::Stage(stage) => rates.get(*stage) == Some(input),
        Row::Number(_) => false,
    })
}

/// The first row of the next or previous part, around the ends.
pub(super) fn beside(rows: &[(Block, Row)], from: usize, forward: bool) -> usize {
    let starts: Vec<usize> = (0..rows.len()).filter(|at| *at == 0 || rows[at - 1].0 != rows[*at].0).collect();
    let own = starts.iter().rposition(|start| *start <= from).unwrap_or(0);
    let next = if forward { own + 1 } else { own + starts.len() - 1 };
    starts[next % starts.len()]
}

/// What the lines are made of.
#[derive(Clone, Copy)]
pub(super) struct Source<'a> {
    /// The session.
    pub(super) session: &'a Session,
    /// Its funnel.
    pub(super) funnel: &'a Funnel,
    /// Today, where the session is.
    pub(super) today: Day,
}

/// The lines around the chosen row: in a small window its part, else the parts of its page and as many of those
/// beside them as fit.
pub(super) fn lines(source: Source<'_>, selected: usize, (small, height): (bool, usize)) -> Vec<Line> {
    let rows = all(source.session, source.funnel);
    let own = rows[selected.min(rows.len() - 1)].0;
    let parts: Vec<Vec<Line>> = Block::ALL.iter().map(|block| part(source, &rows, *block)).collect();
    let together = |block: &Block| if small { *block == own } else { block.page() == own.page() };
    let mut first = Block::ALL.iter().position(together).unwrap_or(0);
    let mut end = Block::ALL.iter().rposition(together).map_or(parts.len(), |last| last + 1);
    let fits = |first: usize, end: usize| parts[first..end].iter().map(Vec::len).sum::<usize>() <= height;
    while end < parts.len() && fits(first, end + 1) {
        end += 1;
    }
    while first > 0 && fits(first - 1, end) {
        first -= 1;
    }
    parts[first..end].concat()
}

/// One part with its head.
fn part(source: Source<'_>, rows: &[(Block, Row)], block: Block) -> Vec<Line> {
    let mut lines = vec![Line::Head(block)];
    if block == Block::Stages {
        lines.push(Line::Columns);
    }
    for (place, (_, row)) in rows.iter().enumerate().filter(|(_, (other, _))| *other == block) {
        lines.push(Line::Row(place, row.clone()));
        lines.extend(below(source, row));
    }
    lines
}

/// What is said below a row: what is unusual about a rate, where the goal should stand today.
fn below(source: Source<'_>, row: &Row) -> Option<Line> {
    match row {
        Row::Stage(stage) => {
            let rate = source.funnel.rates().get(*stage).cloned()?;
            source.funnel.remark(source.session, &rate).map(Line::Remark)
        }
        Row::Number(Number::Deals) => pace(source).map(Line::Note),
        _ => None,
    }
}

/// "working day 5 of 65: 1.85 of 24 deals by now", or when the period begins.
fn pace(source: Source<'_>) -> Option<String> {
    let deals = source.funnel.deals.as_ref().ok()?;
    let period = Period::of(source.session)?;
    if source.today < period.first {
        return Some(fill("funnel.begins", &[("date", &period.first.told(source.today))]));
    }
    let (day, days) = period.working_days(source.session, source.today)?;
    let now = source.funnel.pace(source.session, source.today)?.ok()?;
    let (now, all) = (grouped(now.value), grouped(deals.value));
    Some(fill("funnel.pace", &[("day", &day), ("days", &days), ("now", &now), ("all", &all)]))
}
