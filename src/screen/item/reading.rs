//! What an item says in rows: the answers or their sides, and what to ask about them.
//! It draws nothing and looks only at what the comparison lets it see.

use crate::{
    assets::questions::Ask,
    domain::{
        baseline::{Comparison, Item, Reading, SideNames, Word},
        people::PerTeam,
    },
    text,
};

/// Up to so many answers in a team are drawn as people.
const PEOPLE_UP_TO: u32 = 40;

/// One row of bars: an answer, or a side of the scale, with the people who gave it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Row {
    /// The answer as it was offered.
    pub(super) label: String,
    /// People of each team.
    pub(super) people: PerTeam<u32>,
}

/// Every answer, the best news on top; `None` where only sides may be seen.
pub(super) fn answers(item: &Item, readings: &PerTeam<Reading>) -> Option<Vec<Row>> {
    let (marketing, sales) = (readings.marketing.exact.as_ref()?, readings.sales.exact.as_ref()?);
    let row = |score: usize| Row {
        label: text::clean_line(&item.answer(score)),
        people: PerTeam {
            marketing: marketing.counts.get(score).copied().unwrap_or(0),
            sales: sales.counts.get(score).copied().unwrap_or(0),
        },
    };
    Some((0..item.points.len()).rev().map(row).collect())
}

/// The sides of the scale; the middle only where there is one.
pub(super) fn sides(item: &Item, readings: &PerTeam<Reading>) -> Vec<Row> {
    let names = SideNames::of(item);
    let row = |label: String, people: fn(&Reading) -> u32| Row {
        label: text::clean_line(&label),
        people: PerTeam { sales: people(&readings.sales), marketing: people(&readings.marketing) },
    };
    let mut rows = vec![row(names.favourable, |reading| reading.favourable)];
    rows.extend(names.neutral.map(|middle| row(middle, |reading| reading.neutral)));
    rows.push(row(names.unfavourable, |reading| reading.unfavourable));
    rows
}

/// Whether a person is still visible in the bars of both teams.
pub(super) fn counts_people(readings: &PerTeam<Reading>) -> bool {
    readings.sales.n.max(readings.marketing.n) <= PEOPLE_UP_TO
}

/// What to ask the room: about the gap if there is one, else about what both teams or the halves of one share.
pub(super) fn ask(comparison: &Comparison, index: usize, word: Word) -> Ask {
    match word {
        Word::RealGap | Word::Perhaps => Ask::Gap,
        _ if comparison.shared_pain().contains(&index) => Ask::Pain,
        _ if comparison.split_inside().contains(&index) => Ask::Split,
        _ if comparison.shared_strengths().contains(&index) => Ask::Strength,
        _ => Ask::Gap,
    }
}
