//! The survey report by its contract: worked examples, bands, nothing of too few answers.

use super::*;
use crate::domain::baseline::{DEFAULT_THRESHOLD, Item, Source, TeamAnswers, Wave};
use crate::domain::extra::Extra;
use crate::domain::people::PerTeam;
use crate::stats::Kind;
use serde_json::Value;

/// The worked example as a wave, made from its expected result.
fn example(document: &Value) -> Wave {
    let answers = |team: &Value| TeamAnswers {
        counts: serde_json::from_value(team["counts"].clone()).unwrap(),
        na: team["na"].as_u64().unwrap() as u32,
        blank: team["blank"].as_u64().unwrap() as u32,
        invalid: team["invalid"].as_u64().unwrap() as u32,
    };
    let item = |item: &Value| Item {
        id: item["id"].as_str().unwrap().to_owned(),
        question: item["question"].as_str().unwrap().to_owned(),
        row: None,
        kind: serde_json::from_value(item["kind"].clone()).unwrap(),
        labels: serde_json::from_value(item["labels"].clone()).unwrap(),
        points: serde_json::from_value(item["points"].clone()).unwrap(),
        reversed: item["reversed"].as_bool().unwrap(),
        answers: PerTeam { sales: answers(&item["sales"]), marketing: answers(&item["marketing"]) },
        topic: None,
        picked: false,
        extra: Extra::default(),
    };
    Wave {
        id: String::new(),
        source: Source::Imported { format: "generic".into() },
        inputs: vec!["a.csv".into()],
        imported_at: None,
        respondents: PerTeam { sales: 7, marketing: 6 },
        not_counted: 0,
        excluded: 0,
        people: PerTeam::default(),
        threshold: DEFAULT_THRESHOLD,
        threshold_agreed_by: None,
        items: document["items"].as_array().unwrap().iter().map(item).collect(),
        warnings: Vec::new(),
    }
}

fn expected() -> Value {
    serde_json::from_str(include_str!("../../../tests/fixtures/survey/typeform_expected.json")).unwrap()
}

/// Every field of `found` is in `expected` with the same value; a field `expected` lacks must be null.
fn agrees(found: &Value, expected: &Value, tolerance: f64, path: &str) {
    match (found, expected) {
        (Value::Object(found), Value::Object(expected)) => {
            for (name, value) in found {
                let loose = if name.contains("ci") || name == "sure_gap" { 1e-6 } else { 1e-9 };
                agrees(value, expected.get(name).unwrap_or(&Value::Null), loose, &format!("{path}.{name}"));
            }
        }
        (Value::Array(found), Value::Array(expected)) => {
            assert_eq!(found.len(), expected.len(), "{path}");
            for (index, (found, expected)) in found.iter().zip(expected).enumerate() {
                agrees(found, expected, tolerance, &format!("{path}[{index}]"));
            }
        }
        _ => match (found.as_f64(), expected.as_f64()) {
            (Some(found), Some(expected)) => {
                assert!((found - expected).abs() <= tolerance, "{path}: {found} is not {expected}");
            }
            _ => assert_eq!(found, expected, "{path}"),
        },
    }
}

#[test]
fn the_worked_example_comes_out_as_given() {
    let expected = expected();
    let report = Report::of(&example(&expected), &["guessed".into()], true);
    let found = serde_json::to_value(&report).unwrap();
    for part in ["items", "gap_order", "hidden"] {
        agrees(&found[part], &expected[part], 1e-9, part);
    }
    assert_eq!(
        (found["schema"].as_u64(), &found["terms"], &found["warnings"][0]),
        (Some(1), &Value::Null, &"guessed".into())
    );
    let names: Vec<&String> = found.as_object().unwrap().keys().collect();
    for name in [
        "schema",
        "format",
        "inputs",
        "warnings",
        "respondents",
        "threshold",
        "census",
        "items",
        "gap_order",
        "hidden",
        "terms",
    ] {
        assert!(names.contains(&&name.to_owned()), "{name}");
    }
}

#[test]
fn without_full_nothing_under_the_threshold_is_said() {
    let wave = example(&expected());
    let found = serde_json::to_value(Report::of(&wave, &[], false)).unwrap();
    for item in found["items"].as_array().unwrap() {
        let hidden = found["hidden"].as_array().unwrap().contains(&item["id"]);
        assert_eq!(item["marketing"].is_null() && item["sales"].is_null() && item["gap"].is_null(), hidden);
        if !hidden {
            // Six and seven people answered: bands only.
            assert!(item["marketing"]["counts"].is_null() && item["sales"]["median"].is_null());
            assert!(item["marketing"]["favourable"].is_u64() && item["gap"]["tier"].is_string());
        }
    }
    let mut other = wave.clone();
    other.items[6].answers.marketing.counts = Some(vec![1, 0, 0, 0, 0]);
    let unchanged = serde_json::to_value(Report::of(&other, &[], false)).unwrap();
    assert_eq!(found, unchanged, "a hidden answer changes nothing that is printed");
    assert_eq!(table(&wave, 80, false), table(&other, 80, false));
}

#[test]
fn people_read_counts_words_and_small_print() {
    let text = table(&example(&expected()), 80, false);
    let expected = "\
Where do Marketing and Sales differ most?

Marketing: 6 answered
Sales: 7 answered
Small teams: take these as questions.

    question                             Marketing     Sales  how sure
  1 The two teams never overlap here        0 of 6    5 of 7  real gap
      Marketing: everyone on the same side.
  2 Leads get lost between us (reversed)    5 of 6    1 of 7  perhaps
  3 We get what we need from the other      5 of 5    1 of 6  perhaps
    team, on time
      Marketing: everyone on the same side.
  4 Do we have a written definition of a    5 of 6    1 of 7  perhaps
    lead?
  5 How likely are you to recommend         3 of 6    1 of 7  too close to call
    working with the other team?
  6 Everyone picked the same answer here    6 of 6    7 of 7  no difference seen
      Marketing: everyone on the same side. Sales: everyone on the same side.

Hidden, fewer than 5 answers in a team:
      Only one person answered this
      Only Sales was asked this
      Nobody could judge this

The numbers are the people who answered above the middle, out of those who
answered.
With 6 questions a \"perhaps\" can still be luck.
";
    assert_eq!(text, expected);
}

#[test]
fn large_teams_read_shares_and_a_census_reads_no_words() {
    let mut wave = example(&expected());
    wave.items.truncate(1);
    wave.items[0].kind = Kind::Likert;
    wave.items[0].answers.marketing.counts = Some(vec![0, 0, 13, 27, 0]);
    wave.items[0].answers.sales.counts = Some(vec![10, 0, 9, 0, 0]);
    let text = table(&wave, 80, false);
    assert!(text.contains("68 %   0 of 19  real gap"), "{text}");
    wave.people = PerTeam { sales: Some(7), marketing: Some(6) };
    let text = table(&wave, 80, false);
    assert!(text.contains("Everyone answered") && !text.contains("real gap"), "{text}");
    assert!(text.contains("Sales: 7 of 7 answered"), "{text}");
}

#[test]
fn full_shows_every_count_under_its_own_label() {
    let text = table(&example(&expected()), 100, true);
    assert!(text.contains("Marketing  No: 1 · Yes: 5"), "{text}");
    assert!(text.contains("nobody    2 of 7"), "{text}");
    // The labels of a reversed item run from the highest to the lowest.
    assert!(text.contains("Sales  5: 2 · 4: 3 · 3: 1 · 2: 1 · 1: 0"), "{text}");
    assert!(
        text.contains("7 in Marketing could not say") || text.contains("7 in Sales could not say,"),
        "{text}"
    );
}

#[test]
fn the_question_bank_can_be_pasted_into_a_form() {
    use crate::assets::questions::{OpenQuestion, Question, all, open};
    let asked = all().iter().map(Question::text).chain(open().iter().map(OpenQuestion::text));
    let asked: Vec<&str> = asked.collect();
    for (layout, mark) in [(Layout::Text, ""), (Layout::Markdown, "- ")] {
        let text = questions(layout);
        for question in &asked {
            assert_eq!(
                text.lines().filter(|line| *line == format!("{mark}{question}")).count(),
                1,
                "{question}"
            );
        }
        assert!(text.contains("Strongly disagree") && text.contains("Which team are you on?"), "{text}");
    }
    let markdown = questions(Layout::Markdown);
    assert_eq!(markdown.matches("\n## ").count(), 14, "team, answers, ten themes, words, how");
    assert!(markdown.contains("Multiple choice grid") && markdown.contains("Matrix"), "{markdown}");
}

#[test]
fn the_question_bank_as_csv_says_everything_about_a_question() {
    let text = questions(Layout::Csv);
    let rows: Vec<Vec<String>> = csv::Reader::from_reader(text.as_bytes())
        .records()
        .map(|row| row.unwrap().iter().map(str::to_owned).collect())
        .collect();
    assert_eq!(rows.len(), 1 + crate::assets::questions::all().len() + 2);
    let blamed = rows.iter().find(|row| row[0] == "blamed").unwrap();
    assert_eq!(blamed[1..5], ["statement", "shadowing", "yes", "I feel blamed by the other team"]);
    assert_eq!(blamed[5], answers().join("; "));
}

#[test]
fn no_control_character_of_a_question_reaches_the_terminal() {
    let mut wave = example(&expected());
    wave.items[0].question = "Red \u{1b}[31m\u{202e}alert\n\u{7}".into();
    wave.items[8].question = "Hidden \u{1b}[2J".into();
    for full in [true, false] {
        let text = table(&wave, 80, full);
        assert!(text.chars().all(|c| c == '\n' || !c.is_control() && c != '\u{202e}'), "{text:?}");
    }
}

mod about_each_other {
    use super::*;
    use crate::domain::baseline::words::{Written, fixture};

    fn words(people: u32) -> PerTeam<Option<Written>> {
        let sales = Written { people_with_a_term: Some(people), ..fixture::example() };
        PerTeam { sales: Some(sales), marketing: None }
    }

    fn terms(people: u32, full: bool) -> Value {
        let report = Report::of(&example(&expected()), &[], full).with_words(&words(people), full);
        serde_json::to_value(report).unwrap()["terms"].clone()
    }

    #[test]
    fn words_come_out_as_the_contract_says() {
        let found = terms(8, true);
        let sales = &found["words_written_by"]["sales"];
        assert_eq!(found["words_written_by"]["marketing"], Value::Null);
        assert_eq!(
            (&sales["people_with_a_term"], &sales["mentions"], &sales["terms"]),
            (&8.into(), &18.into(), &13.into())
        );
        assert_eq!(sales["counts"]["negative"], serde_json::json!({"mentions": 13, "terms": 9}));
        assert_eq!(sales["counts"]["untagged"], serde_json::json!({"mentions": 0, "terms": 0}));
        assert!((sales["negative_share_mentions"].as_f64().unwrap() - 0.7222).abs() < 1e-4);
        assert!((sales["negative_share_terms"].as_f64().unwrap() - 0.6923).abs() < 1e-4);
        assert_eq!(sales["table"][0], serde_json::json!(["ivory tower", 3, "negative"]));
        assert_eq!(sales["table"].as_array().unwrap().len(), 13);
    }

    #[test]
    fn without_full_no_word_of_one_person_and_nothing_of_few_people() {
        let eight = terms(8, false);
        let sales = &eight["words_written_by"]["sales"];
        assert_eq!((&sales["mentions"], sales["table"].as_array().unwrap().len()), (&18.into(), 4));
        let four = terms(4, false);
        let sales = &four["words_written_by"]["sales"];
        for field in ["people_with_a_term", "mentions", "terms", "counts", "negative_share_mentions"] {
            assert_eq!(sales[field], Value::Null, "{field}");
        }
        assert_eq!(sales["table"], serde_json::json!([]));
        assert_eq!(terms(4, true)["words_written_by"]["sales"]["table"].as_array().unwrap().len(), 13);
    }

    #[test]
    fn people_read_both_denominators() {
        let text = words_table(&words(8), 5, 80, false);
        assert!(text.contains("Words Sales wrote about Marketing\n"), "{text}");
        assert!(text.contains("  negative 13 of 18 mentions, 9 of 13 different words\n"), "{text}");
        assert!(text.contains("ivory tower 3") && !text.contains("jargon"), "{text}");
        assert!(words_table(&words(8), 5, 80, true).contains("jargon 1"));
        let few = words_table(&words(4), 5, 80, false);
        assert!(few.contains("Fewer than 5 people of Sales") && !few.contains("ivory"), "{few}");
    }
}
