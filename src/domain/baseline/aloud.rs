//! The sentence of an item that a person can say aloud, and what the sides of its scale are called.
//! It uses who answered and who is above the middle, nothing that a room may not see.

use super::{Item, Reading, team_name};
use crate::assets::words::{fill, say};
use crate::domain::people::{PerTeam, Team};
use crate::stats::{Kind, scale::Side};

/// Up to so many answers are named one by one.
const NAMED: usize = 3;

/// What good news, the middle and bad news are called on the scale of an item.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SideNames {
    /// What people above the middle do: "agree", "say yes", "answer 4 or 5".
    pub does: String,
    /// The side above the middle.
    pub favourable: String,
    /// The middle; none where the scale has none.
    pub neutral: Option<String>,
    /// The side below the middle.
    pub unfavourable: String,
}

impl SideNames {
    /// The names for an item; on a reversed one the good news is to disagree.
    pub fn of(item: &Item) -> Self {
        let names = |does, favourable, unfavourable| Self {
            does: say(does).to_owned(),
            favourable: say(favourable).to_owned(),
            neutral: (!on_side(item, Side::Neutral).is_empty()).then(|| say("item.middle").to_owned()),
            unfavourable: say(unfavourable).to_owned(),
        };
        match (item.kind, agrees(item), item.reversed) {
            (_, true, false) => names("item.agree", "item.agree", "item.disagree"),
            (_, true, true) => names("item.disagree", "item.disagree", "item.agree"),
            (Kind::YesNo, _, false) => names("item.say_yes", "item.yes", "item.no"),
            (Kind::YesNo, _, true) => names("item.say_no", "item.no", "item.yes"),
            (Kind::Nps, _, false) => names("item.recommend", "item.promoters", "item.detractors"),
            _ => {
                let good = answers(item, Side::Favourable);
                Self {
                    does: fill("item.answer", &[("answers", &good)]),
                    favourable: good,
                    unfavourable: answers(item, Side::Unfavourable),
                    ..names("item.agree", "item.agree", "item.disagree")
                }
            }
        }
    }
}

/// "11 of 13 in Marketing agree, 0 of 13 in Sales."
pub fn headline(item: &Item, readings: &PerTeam<Reading>) -> String {
    let does = SideNames::of(item).does;
    let (marketing, sales) = (&readings.marketing, &readings.sales);
    let in_both = |share: fn(&Reading) -> u32| {
        [marketing, sales].iter().all(|reading| reading.n > 0 && reading.favourable == share(reading))
    };
    let shares = (marketing.favourable_text(), sales.favourable_text());
    if in_both(|reading| reading.n) {
        fill("item.sentence_all", &[("does", &does)])
    } else if in_both(|_| 0) {
        fill("item.sentence_none", &[("does", &does)])
    } else if shares.0 == shares.1 {
        fill("item.sentence_both", &[("share", &shares.0), ("does", &does)])
    } else {
        let first = share_of_team(Team::Marketing, marketing);
        let second = share_of_team(Team::Sales, sales);
        fill("item.sentence", &[("first", &first), ("does", &does), ("second", &second)])
    }
}

/// "11 of 13 in Marketing", or "85 % of Marketing" where people are not counted any more.
fn share_of_team(team: Team, reading: &Reading) -> String {
    let (share, name) = (reading.favourable_text(), team_name(team));
    let key = if reading.counts_people() { "item.people_in" } else { "item.share_of" };
    fill(key, &[("share", &share), ("team", &name)])
}

/// Whether the labels are about agreeing.
fn agrees(item: &Item) -> bool {
    let highest = item.labels.as_ref().and_then(|labels| labels.last());
    highest.is_some_and(|label| label.to_lowercase().contains(say("item.agree")))
}

/// The scores on a side, lowest first.
fn on_side(item: &Item, side: Side) -> Vec<usize> {
    let points = item.points.len();
    (0..points).filter(|score| item.kind.side(*score, points) == side).collect()
}

/// The answers of a side as they were offered: "4 or 5", "Often or Always", "6 or more".
fn answers(item: &Item, side: Side) -> String {
    let scores = on_side(item, side);
    let mut offered: Vec<String> = scores.iter().map(|score| item.answer(*score)).collect();
    if item.reversed {
        offered.reverse();
    }
    let (Some(first), Some(last)) = (offered.first(), offered.last()) else { return String::new() };
    let is_top = scores.contains(&(item.points.len() - 1)) != item.reversed;
    match (offered.len(), &item.labels) {
        (1, _) => first.clone(),
        (2, _) => fill("item.either", &[("first", first), ("last", last)]),
        (_, None) if is_top => fill("item.or_more", &[("n", first)]),
        (_, None) => fill("item.or_less", &[("n", last)]),
        (3..=NAMED, Some(_)) => {
            let before = offered[..offered.len() - 1].join(", ");
            fill("item.either", &[("first", &before), ("last", last)])
        }
        (_, Some(_)) => fill("item.from_to", &[("first", first), ("last", last)]),
    }
}

#[cfg(test)]
mod tests {
    use super::super::tests::{item, wave};
    use super::super::{Comparison, Item};
    use super::*;

    const AGREEMENT: [&str; 5] = ["Strongly disagree", "Disagree", "Neither", "Agree", "Strongly agree"];
    const OFTEN: [&str; 7] = ["Never", "Rarely", "Seldom", "At times", "Often", "Mostly", "Always"];

    fn said(item: Item) -> String {
        let wave = wave(vec![item]);
        headline(&wave.items[0], Comparison::full(&wave).items[0].readings.as_ref().unwrap())
    }

    fn labelled(labels: &[&str], marketing: &[u32], sales: &[u32]) -> Item {
        let labels = Some(labels.iter().map(|label| (*label).to_owned()).collect());
        Item { labels, ..item("i", marketing, sales) }
    }

    #[test]
    fn people_are_counted_until_they_are_twenty() {
        let few = labelled(&AGREEMENT, &[0, 0, 2, 5, 6], &[6, 4, 3, 0, 0]);
        assert_eq!(said(few), "11 of 13 in Marketing agree, 0 of 13 in Sales.");
        let many = labelled(&AGREEMENT, &[1, 1, 1, 10, 7], &[6, 4, 3, 0, 0]);
        assert_eq!(said(many), "85 % of Marketing agree, 0 of 13 in Sales.");
    }

    #[test]
    fn teams_that_say_the_same_are_named_together() {
        let both = |marketing: &[u32], sales: &[u32]| said(labelled(&AGREEMENT, marketing, sales));
        assert_eq!(both(&[0, 1, 1, 5, 6], &[2, 0, 0, 0, 11]), "In both teams 11 of 13 agree.");
        assert_eq!(both(&[0, 0, 0, 5, 6], &[0, 0, 0, 9, 0]), "All in both teams agree.");
        assert_eq!(both(&[5, 0, 0, 0, 0], &[0, 0, 9, 0, 0]), "None in either team agree.");
    }

    #[test]
    fn a_reversed_item_says_what_is_true_of_its_labels() {
        let blamed = Item { reversed: true, ..labelled(&AGREEMENT, &[0, 0, 2, 5, 6], &[6, 4, 3, 0, 0]) };
        assert_eq!(said(blamed), "11 of 13 in Marketing disagree, 0 of 13 in Sales.");
        let points = Item { reversed: true, ..item("i", &[0, 0, 2, 5, 6], &[6, 4, 3, 0, 0]) };
        assert_eq!(said(points), "11 of 13 in Marketing answer 1 or 2, 0 of 13 in Sales.");
        let seldom =
            Item { reversed: true, ..labelled(&OFTEN, &[0, 0, 0, 0, 4, 2, 2], &[8, 0, 0, 0, 0, 0, 1]) };
        assert_eq!(said(seldom), "8 of 8 in Marketing answer Never, Rarely or Seldom, 1 of 9 in Sales.");
    }

    #[test]
    fn every_scale_has_its_own_words() {
        let numbers = item("i", &[0, 0, 0, 4, 4], &[8, 0, 0, 0, 1]);
        assert_eq!(said(numbers), "8 of 8 in Marketing answer 4 or 5, 1 of 9 in Sales.");
        let ten = Item {
            kind: Kind::Nps,
            points: (0..=10).collect(),
            ..item("i", &[0, 0, 0, 0, 0, 0, 0, 0, 0, 4, 4], &[8, 0, 0, 0, 0, 0, 0, 0, 0, 0, 1])
        };
        assert_eq!(
            said(Item { kind: Kind::Numeric, ..ten.clone() }),
            "8 of 8 in Marketing answer 6 or more, 1 of 9 in Sales."
        );
        assert_eq!(said(ten), "8 of 8 in Marketing would recommend it, 1 of 9 in Sales.");
        let yes = Item { kind: Kind::YesNo, ..item("i", &[2, 6], &[8, 1]) };
        assert_eq!(said(yes), "6 of 8 in Marketing say yes, 1 of 9 in Sales.");
        let often = labelled(&OFTEN, &[0, 0, 0, 0, 4, 2, 2], &[8, 0, 0, 0, 0, 0, 1]);
        assert_eq!(said(often), "8 of 8 in Marketing answer Often, Mostly or Always, 1 of 9 in Sales.");
    }
}
