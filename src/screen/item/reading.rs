//! What an item says in words and in rows: the answers or their sides, the sentence for the room, what to ask.
//! It draws nothing and looks only at what the comparison lets it see.

use crate::{
    assets::{
        questions::Ask,
        words::{fill, say},
    },
    domain::{
        baseline::{Comparison, Item, Reading, Word, team_name},
        people::{PerTeam, Team},
    },
    stats::{Kind, scale::Side},
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
    let words = Words::of(item);
    let row = |label: &str, people: fn(&Reading) -> u32| Row {
        label: label.to_owned(),
        people: PerTeam { sales: people(&readings.sales), marketing: people(&readings.marketing) },
    };
    let points = item.points.len();
    let has_middle = (0..points).any(|score| item.kind.side(score, points) == Side::Neutral);
    let middle = has_middle.then(|| row(say("item.middle"), |reading| reading.neutral));
    let mut rows = vec![row(words.good_side, |reading| reading.favourable)];
    rows.extend(middle);
    rows.push(row(words.bad_side, |reading| reading.unfavourable));
    rows
}

/// Whether a person is still visible in the bars of both teams.
pub(super) fn counts_people(readings: &PerTeam<Reading>) -> bool {
    readings.sales.n.max(readings.marketing.n) <= PEOPLE_UP_TO
}

/// "11 of 13 in Marketing agree, 0 of 13 in Sales."
pub(super) fn sentence(item: &Item, readings: &PerTeam<Reading>) -> String {
    fill(
        "item.sentence",
        &[
            ("first", &readings.marketing.favourable_text()),
            ("first_team", &team_name(Team::Marketing)),
            ("does", &Words::of(item).does),
            ("second", &readings.sales.favourable_text()),
            ("second_team", &team_name(Team::Sales)),
        ],
    )
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

/// How good and bad news are called on the scale of an item.
struct Words {
    does: &'static str,
    good_side: &'static str,
    bad_side: &'static str,
}

impl Words {
    fn of(item: &Item) -> Self {
        let words = |does, good_side, bad_side| Self {
            does: say(does),
            good_side: say(good_side),
            bad_side: say(bad_side),
        };
        match (item.kind, agrees(item), item.reversed) {
            (_, true, false) => words("item.agree", "item.agree", "item.disagree"),
            (_, true, true) => words("item.disagree", "item.disagree", "item.agree"),
            (Kind::YesNo, _, false) => words("item.say_yes", "item.yes", "item.no"),
            (Kind::YesNo, _, true) => words("item.say_no", "item.no", "item.yes"),
            (Kind::Nps, ..) => words("item.recommend", "item.promoters", "item.detractors"),
            (_, false, false) => words("item.are_above", "item.above", "item.below"),
            (_, false, true) => words("item.are_below", "item.below", "item.above"),
        }
    }
}

/// Whether the labels are about agreeing.
fn agrees(item: &Item) -> bool {
    let highest = item.labels.as_ref().and_then(|labels| labels.last());
    highest.is_some_and(|label| label.to_lowercase().contains(say("item.agree")))
}
