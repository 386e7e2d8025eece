//! Two surveys side by side, and what may not be put side by side.

use super::super::tests::{item as numbered, wave};
use super::*;
use crate::domain::people::Team;
use crate::stats::Kind;

fn item(question: &str, marketing: &[u32], sales: &[u32]) -> Item {
    Item { question: question.to_owned(), ..numbered(question, marketing, sales) }
}

fn remeasured(then: &Wave, now: &Wave) -> Remeasured {
    Remeasured::of((then, &Comparison::of(then)), (now, &Comparison::of(now)))
}

#[test]
fn the_same_question_is_found_again_whatever_its_place_and_spelling() {
    let then = wave(vec![
        item("We share one lead definition.", &[1, 1, 8], &[8, 1, 1]),
        item("Dropped", &[3, 3, 3], &[3, 3, 3]),
    ]);
    let now = wave(vec![
        item("New", &[3, 3, 3], &[3, 3, 3]),
        item("we share one  LEAD definition", &[1, 1, 8], &[2, 2, 6]),
    ]);
    let found = remeasured(&then, &now);
    assert_eq!((found.items[0].then, found.items[0].now), (0, 1));
    assert_eq!((found.only_then.as_slice(), found.only_now.as_slice()), (&[1][..], &[0][..]));
    let (before, after) = found.items[0].teams.get(Team::Sales);
    assert_eq!((before.favourable, after.favourable), (1, 6));
    assert_eq!(found.items[0].words, (Word::RealGap, Word::TooClose));
    assert_eq!(found.items[0].is_closer(), Some(true));
}

#[test]
fn another_scale_is_not_compared() {
    let then = wave(vec![item("Leads arrive on time", &[1, 1, 8], &[8, 1, 1])]);
    for change in [
        |item: &mut Item| item.reversed = true,
        |item: &mut Item| item.kind = Kind::Numeric,
        |item: &mut Item| item.points = vec![0, 1, 2],
    ] {
        let mut now = then.clone();
        change(&mut now.items[0]);
        let found = remeasured(&then, &now);
        assert_eq!((found.items.len(), found.scales_differ.as_slice()), (0, &[(0, 0)][..]));
    }
    let mut relabelled = (then.clone(), then.clone());
    relabelled.0.items[0].labels = Some(["No", "Maybe", "Yes"].map(str::to_owned).to_vec());
    relabelled.1.items[0].labels = Some(["Never", "Seldom", "Often"].map(str::to_owned).to_vec());
    assert_eq!(remeasured(&relabelled.0, &relabelled.1).scales_differ, [(0, 0)]);
    assert_eq!(remeasured(&then, &relabelled.1).items.len(), 1);
}

#[test]
fn what_was_hidden_at_one_time_shows_nothing_of_either() {
    let then = wave(vec![item("Few then", &[0, 0, 4], &[9, 9, 0]), item("Few now", &[5, 5, 5], &[5, 5, 5])]);
    let now = wave(vec![item("Few then", &[9, 9, 0], &[9, 9, 0]), item("Few now", &[1, 1, 1], &[5, 5, 5])]);
    let found = remeasured(&then, &now.sealed());
    assert_eq!((found.items.len(), found.hidden.len()), (0, 2));
}

#[test]
fn one_or_two_people_more_or_otherwise_cannot_be_told_from_the_difference() {
    let then = wave(vec![item("A", &[1, 1, 8], &[8, 1, 1]), item("B", &[2, 4, 4], &[5, 3, 2])]);
    let with = |changes: [[i32; 3]; 2]| {
        let mut now = then.clone();
        for (item, change) in now.items.iter_mut().zip(changes) {
            for (count, change) in item.answers.sales.counts.iter_mut().flatten().zip(change) {
                *count = count.checked_add_signed(change).unwrap();
            }
        }
        remeasured(&then, &now)
    };
    for hidden in
        [[[0, 0, 1], [0, 1, 0]], [[-1, 1, 0], [0, 0, 0]], [[-2, 0, 2], [-1, 0, 1]], [[0, 0, 2], [2, 0, 0]]]
    {
        let found = with(hidden);
        assert!(found.too_alike && found.items.is_empty() && !found.is_empty(), "{hidden:?}");
    }
    let found = with([[-3, 0, 3], [0, 1, -1]]);
    assert!(!found.too_alike && found.items.len() == 2);
    assert!(!remeasured(&then, &then).too_alike, "nothing differs, so nothing is told");
}

#[test]
fn what_became_of_an_item_is_said_where_it_is_more_than_a_person_or_two() {
    let moved = |marketing: [&[u32]; 2], sales: [&[u32]; 2]| {
        let (then, now) =
            (wave(vec![item("A", marketing[0], sales[0])]), wave(vec![item("A", marketing[1], sales[1])]));
        remeasured(&then, &now).items[0].movement()
    };
    let (low, middle, high): (&[u32], &[u32], &[u32]) = (&[9, 1, 0], &[3, 4, 3], &[0, 1, 9]);
    assert_eq!(moved([low, middle], [middle, high]), Some(Movement::BothBetter));
    assert_eq!(moved([high, middle], [middle, low]), Some(Movement::BothWorse));
    assert_eq!(moved([high, high], [low, middle]), Some(Movement::Closer));
    assert_eq!(moved([middle, high], [middle, middle]), Some(Movement::Apart));
    assert_eq!(moved([middle, middle], [middle, middle]), None);
}
