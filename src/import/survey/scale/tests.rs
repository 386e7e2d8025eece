//! Labels, numbers and words for "cannot say", read as points of a scale.

use super::Code::{NotApplicable, Point, Unreadable};
use super::*;
use crate::domain::people::PerTeam;
use crate::import::survey::{SOURCES, heading::Heading};

fn column(header: &str, answers: &[(&str, u32)]) -> Column {
    let answer = |(text, total): &(&str, u32)| Answer {
        text: (*text).to_owned(),
        folded: fold(text),
        people: PerTeam { sales: *total, marketing: 0 },
        files: 1,
        first: (0, 2),
    };
    Column {
        heading: Heading::of(header),
        number: 1,
        answers: answers.iter().map(answer).collect(),
        open: false,
        is_team: false,
        is_select_all: false,
        part_of: None,
        source: &SOURCES[SOURCES.len() - 1],
    }
}

fn read_all(columns: &[Column], map: &str) -> Vec<Outcome> {
    let map = Map::parse("map.toml", map).unwrap();
    let scales = Scales::of(columns, &map);
    columns
        .iter()
        .map(|column| {
            let item = map.items.iter().find(|item| column.heading.answers_to(&fold(&item.matches)));
            scales.read(column, item)
        })
        .collect()
}

fn read(answers: &[(&str, u32)], map: &str) -> Outcome {
    read_all(&[column("Q", answers)], map).remove(0)
}

fn scale(outcome: Outcome) -> Scale {
    match outcome {
        Outcome::Scale(scale) => scale,
        Outcome::Left(left) => panic!("left out: {left:?}"),
    }
}

#[test]
fn labels_find_their_order_whatever_the_order_in_the_file() {
    let found = scale(read(
        &[
            ("Agree", 3),
            ("STRONGLY DISAGREE", 1),
            ("neither agree or disagree.", 2),
            ("n/a", 1),
            ("Disagree", 2),
        ],
        "",
    ));
    assert_eq!(found.points, [1, 2, 3, 4, 5]);
    assert_eq!(found.codes, [Point(3), Point(0), Point(2), NotApplicable, Point(1)]);
    assert_eq!(found.labels.unwrap()[4], "Strongly agree");
    assert!(found.guess.unwrap().contains("nobody chose \"Strongly agree\""));
}

#[test]
fn questions_of_one_survey_share_their_scale() {
    let seven = [
        ("Strongly disagree", 2),
        ("Disagree", 2),
        ("Somewhat disagree", 2),
        ("Neutral", 2),
        ("Somewhat agree", 2),
        ("Agree", 2),
        ("Strongly agree", 2),
    ];
    let few = [("Disagree", 3), ("Agree", 4)];
    let found = read_all(&[column("A", &seven), column("B", &few)], "");
    for outcome in found {
        assert_eq!(scale(outcome).points.len(), 7);
    }
    assert_eq!(scale(read(&few, "")).points.len(), 5);
    let three = [("Disagree", 3), ("Neutral", 1), ("Agree", 4)];
    assert_eq!(scale(read(&three, "")).points.len(), 3);
}

#[test]
fn languages_numbers_and_yes_or_no_are_read() {
    let german = scale(read(&[("trifft eher zu", 4), ("Trifft völlig zu", 2), ("teils/teils", 1)], ""));
    assert_eq!(german.codes, [Point(3), Point(4), Point(2)]);
    let numbered =
        scale(read(&[("5 - Strongly agree", 4), ("4 - Agree", 2), ("1 - Strongly disagree", 1)], ""));
    assert_eq!(numbered.codes[0], Point(numbered.points.len() - 1));
    assert_eq!(numbered.codes[2], Point(0));
    let yes = scale(read(&[("Ja", 4), ("nein", 2)], ""));
    assert_eq!((yes.kind, yes.codes.as_slice()), (Kind::YesNo, &[Point(1), Point(0)][..]));
    let ends = scale(read(&[("1 (not at all)", 1), ("3", 5), ("5 (very much)", 2)], ""));
    assert_eq!((ends.kind, ends.points.len()), (Kind::Numeric, 5));
}

#[test]
fn a_point_nobody_may_have_chosen_is_said() {
    let four = [("Never", 2), ("Sometimes", 2), ("Often", 2), ("Always", 2)];
    let guess = scale(read(&four, "")).guess.unwrap();
    assert!(guess.contains("4 points") && guess.contains("\"Rarely\""), "{guess}");
    let five =
        [("Strongly disagree", 1), ("Disagree", 1), ("Neutral", 1), ("Agree", 1), ("Strongly agree", 1)];
    assert_eq!(scale(read(&five, "")).guess, None);
}

#[test]
fn what_cannot_be_known_is_left_out() {
    let left = |answers: &[(&str, u32)]| match read(answers, "") {
        Outcome::Left(left) => left,
        Outcome::Scale(scale) => panic!("read as {scale:?}"),
    };
    assert_eq!(left(&[("1", 3), ("4", 9), ("5", 1)]), Left::BareNumbers);
    assert_eq!(left(&[("4 - good", 3), ("5 - splendid", 9)]), Left::BareNumbers);
    assert_eq!(left(&[("Rookie", 3), ("Master", 9)]), Left::UnknownLabels);
    assert_eq!(left(&[("We never meet", 1), ("More calls", 1)]), Left::FreeText);
    assert_eq!(left(&[("More calls", 2)]), Left::FreeText);
    assert_eq!(left(&[("n/a", 4)]), Left::Empty);
    assert_eq!(left(&[("q", 4)]), Left::Choices);
    assert_eq!(left(&[("Very good", 4), ("Excellent", 4), ("Bad", 5)]), Left::UnknownLabels);
}

#[test]
fn the_map_decides_over_what_is_seen() {
    let item = |rest: &str| format!("[[item]]\nmatch = \"q\"\n{rest}");
    let numeric = scale(read(
        &[("7", 2), ("seven", 1), ("8", 1), ("4.0", 1), ("4,5", 1), ("-99", 1)],
        &item("points = [1, 7]"),
    ));
    assert_eq!(numeric.codes, [Point(6), Unreadable, Unreadable, Point(3), Unreadable, NotApplicable]);
    let labels = scale(read(
        &[("Master", 2), ("1 - rookie", 1), ("2", 1)],
        &item("labels = [\"Rookie\", \"Pro\", \"Master\"]"),
    ));
    assert_eq!(labels.codes, [Point(2), Point(0), Unreadable]);
    let yes = scale(read(&[("1", 2), ("0", 1), ("YES", 1)], &item("kind = \"yes_no\"")));
    assert_eq!(yes.codes, [Point(1), Point(0), Point(1)]);
    assert_eq!(read(&[("Agree", 5)], &item("kind = \"ignore\"")), Outcome::Left(Left::Ignored));
}

#[test]
fn two_files_with_different_labels_are_not_compared() {
    let mut column = column("Q", &[("Never", 4), ("Always", 5), ("Agree", 6), ("Strongly agree", 5)]);
    column.answers[2].files = 2;
    column.answers[3].files = 2;
    assert_eq!(read_all(&[column], ""), [Outcome::Left(Left::ScalesDiffer)]);
}

#[test]
fn a_few_unreadable_answers_do_not_hide_a_scale() {
    let found = scale(read(&[("Agree", 6), ("Strongly disagree", 3), ("it depends", 1)], ""));
    assert_eq!(found.codes[2], Unreadable);
}
