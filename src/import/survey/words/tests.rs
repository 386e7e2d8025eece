//! Words gathered from files: a person counts once, and nothing tells who wrote what or when.

use super::*;
use crate::import::Input;
use crate::import::survey::{self, Understood};
use proptest::prelude::*;
use std::io::Cursor;

const MAP: &str =
    "[[item]]\nmatch = \"Words\"\nkind = \"terms\"\n[[item]]\nmatch = \"More\"\nkind = \"terms\"\n";

fn import(text: &str, map: &str) -> Understood {
    let map = Map::parse("map.toml", map).unwrap();
    let mut source = Cursor::new(text.as_bytes());
    let input = Input { name: "a.csv".to_owned(), source: &mut source, team: None };
    survey::read(&mut [input], &map).unwrap()
}

/// A survey of rows "team, words, more words".
fn rows(rows: &[(&str, &str, &str)]) -> String {
    let row = |(team, words, more): &(&str, &str, &str)| format!("{team},Agree,\"{words}\",\"{more}\"\n");
    format!("Team,We agree,Words,More\n{}", rows.iter().map(row).collect::<Vec<_>>().concat())
}

fn sales(text: &str, map: &str) -> Written {
    import(text, map).words.sales.unwrap()
}

fn listed(written: &Written) -> Vec<(&str, u32)> {
    written.terms.iter().map(|term| (term.label.as_str(), term.mentions)).collect()
}

#[test]
fn a_person_counts_a_word_once_over_all_columns() {
    let text = rows(&[
        ("Sales", "Slow; slow, SLOW!", "slow\ncreative"),
        ("Sales", "slow", "n/a"),
        ("Sales", "-", ""),
        ("Marketing", "cowboys", "cowboys"),
        ("Support", "loud", "loud"),
    ]);
    let words = import(&text, MAP).words;
    let sales = words.sales.unwrap();
    assert_eq!((listed(&sales), sales.people_with_a_term), (vec![("slow", 2), ("creative", 1)], Some(2)));
    assert_eq!(listed(&words.marketing.unwrap()), [("cowboys", 1)]);
}

#[test]
fn the_label_is_what_most_people_wrote() {
    let text = rows(&[
        ("Sales", "Ivory Tower", ""),
        ("Sales", "ivory-tower", ""),
        ("Sales", "ivory tower", ""),
        ("Sales", "ivory tower", ""),
        ("Sales", "Nice", ""),
        ("Sales", "nice", ""),
    ]);
    assert_eq!(listed(&sales(&text, MAP)), [("ivory tower", 4), ("Nice", 2)]);
}

#[test]
fn a_plural_folds_onto_a_singular_that_somebody_used_or_tagged() {
    let text = rows(&[("Sales", "cowboys", ""), ("Sales", "cowboy", ""), ("Sales", "lone wolves", "")]);
    assert_eq!(listed(&sales(&text, MAP)), [("cowboy", 2), ("lone wolves", 1)]);
    let tagged = format!("{MAP}[tags]\n\"Lone wolf\" = \"negative\"\ncowboys = \"neutral\"\n");
    let written = sales(&text, &tagged);
    assert_eq!(written.terms[0].tag, Some(Tag::Neutral));
    assert_eq!((written.terms[1].label.as_str(), written.terms[1].tag), ("lone wolves", Some(Tag::Negative)));
}

#[test]
fn nothing_is_a_word_that_the_map_calls_nothing() {
    let text = rows(&[("Sales", "pass, kind", ""), ("Sales", "Pass", "")]);
    let written = sales(&text, &format!("na = [\"PASS\"]\n{MAP}"));
    assert_eq!((listed(&written), written.people_with_a_term), (vec![("kind", 1)], Some(1)));
}

#[test]
fn a_later_row_of_the_same_person_replaces_the_earlier_one() {
    let text = "Respondent ID,Team,We agree,Words,More\n7,Sales,Agree,slow,\n8,Sales,Agree,kind,\n7,Sales,Agree,quick,\n";
    assert_eq!(listed(&sales(text, MAP)), [("kind", 1), ("quick", 1)]);
}

#[test]
fn more_words_than_answers_fit_a_scale_are_gathered_still() {
    let words: Vec<String> = (0..300).map(|number| format!("word {number}")).collect();
    let people: Vec<(&str, &str, &str)> = words.iter().map(|word| ("Sales", word.as_str(), "same")).collect();
    let written = sales(&rows(&people), MAP);
    assert_eq!((written.terms.len(), written.terms[0].mentions), (301, 300));
}

#[test]
fn words_about_ones_own_team_and_long_texts_are_left_out_and_said() {
    let map = "[[item]]\nmatch = \"Words\"\nkind = \"terms\"\nterms_about = \"sales\"\n[[item]]\nmatch = \"More\"\nkind = \"ignore\"\n";
    let long = "I think that they never listen to anything we say in any meeting at all";
    let read =
        import(&rows(&[("Sales", "great", ""), ("Marketing", "loud", ""), ("Marketing", long, "")]), map);
    assert_eq!(
        (read.words.sales.as_ref(), listed(&read.words.marketing.unwrap())),
        (None, vec![("loud", 1)])
    );
    let said = read.report.warnings.join(" ");
    assert!(said.contains("own team are left out: 1") && said.contains("1 longer than 60"), "{said}");
    assert!(!read.wave.warnings.join(" ").contains("great"), "no word is kept in a warning");
}

#[test]
fn the_questions_of_the_bank_need_no_map() {
    let question = |about| questions::open().iter().find(|question| question.about == about).unwrap().text();
    let (about_sales, about_marketing) =
        (question(questions::About::Sales), question(questions::About::Marketing));
    let text = format!(
        "Team,We agree,{about_sales},{about_marketing}\nSales,Agree,proud,slow\nMarketing,Agree,loud,quick\n"
    );
    let words = import(&text, "").words;
    assert_eq!(listed(&words.sales.unwrap()), [("slow", 1)]);
    assert_eq!(listed(&words.marketing.unwrap()), [("loud", 1)]);
}

#[test]
fn where_nobody_is_asked_there_is_nothing() {
    assert_eq!(import("Team,We agree\nSales,Agree\nMarketing,Agree\n", "").words, PerTeam::default());
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]
    #[test]
    fn the_order_of_people_changes_nothing(
        people in proptest::collection::vec(("[ab]s?|[AB]|-|a-b|men|man", "[ab]|lone wolf|lone wolves"), 1..12),
        seed in any::<u64>(),
    ) {
        let of = |people: &[(String, String)]| {
            let people: Vec<(&str, &str, &str)> =
                people.iter().map(|(words, more)| ("Sales", words.as_str(), more.as_str())).collect();
            sales(&rows(&people), MAP)
        };
        let mut mixed = people.clone();
        mixed.sort_by_key(|person| {
            let mut hasher = DefaultHasher::new();
            (seed, person).hash(&mut hasher);
            hasher.finish()
        });
        let (one, other) = (of(&people), of(&mixed));
        prop_assert_eq!(&one, &other);
        prop_assert!(one.terms.iter().all(|term| (1..=one.people_with_a_term.unwrap()).contains(&term.mentions)));
    }
}
