//! Survey files as tools write them, and files no tool would write.

use super::*;
use crate::assets::questions;
use crate::domain::baseline::Comparison;
use proptest::prelude::*;
use std::io::Cursor;

fn import_with(files: &[(&str, Option<Team>, &[u8])], map: &str) -> Result<Understood, ImportError> {
    let map = Map::parse("map.toml", map)?;
    let mut sources: Vec<Cursor<&[u8]>> = files.iter().map(|(_, _, bytes)| Cursor::new(*bytes)).collect();
    let mut inputs: Vec<Input<'_>> = sources
        .iter_mut()
        .zip(files)
        .map(|(source, (name, team, _))| Input { name: (*name).to_owned(), source, team: *team })
        .collect();
    read(&mut inputs, &map)
}

fn import(text: &str, map: &str) -> Understood {
    import_with(&[("answers.csv", None, text.as_bytes())], map).unwrap()
}

fn refused(text: &str, map: &str) -> String {
    let read = import_with(&[("answers.csv", None, text.as_bytes())], map);
    let error = read.and_then(Understood::complete).unwrap_err();
    format!("{error} | {}", error.remedy)
}

fn counts(wave: &Wave, id: &str) -> (Vec<u32>, Vec<u32>) {
    let answers = &wave.item(id).unwrap().answers;
    (answers.marketing.counts.clone().unwrap(), answers.sales.counts.clone().unwrap())
}

const PLAIN: &str = "\
Timestamp,Which team are you on?,Leads arrive on time,We meet,Name,Tell us more
2026-01-01,Sales,Agree,Often,Kim,More calls
2026-01-01,Marketing,Strongly disagree,Never,Ali,Fewer forms
2026-01-01,Marketing,n/a,Sometimes,Bo,
2026-01-01,Leadership,Agree,Always,Cy,
2026-01-01,Sales,,Always,Di,Hm
";

#[test]
fn one_file_with_a_team_column_is_counted_per_team() {
    let found = import(PLAIN, "");
    let wave = &found.wave;
    assert_eq!(wave.respondents, PerTeam { sales: 2, marketing: 2 });
    assert_eq!((wave.not_counted, wave.items.len()), (1, 2));
    assert_eq!(wave.items[0].id, "q3");
    assert_eq!(counts(wave, "q3"), (vec![1, 0, 0, 0, 0], vec![0, 0, 0, 1, 0]));
    let answers = &wave.items[0].answers;
    assert_eq!((answers.marketing.na, answers.sales.blank, answers.marketing.blank), (1, 1, 0));
    assert_eq!(found.wave.clone().sealed().check(), Ok(()));
    let warnings = found.report.warnings.join("\n");
    for expected in [
        "took the team from the column \"Which team",
        "\"Leadership\" (1)",
        "free text: \"Tell us more\"",
        "\"Name\"",
    ] {
        assert!(warnings.contains(expected), "{expected} in {warnings}");
    }
    let kept = wave.warnings.join("\n");
    assert!(!kept.contains("Leadership"), "no cell is kept: {kept}");
}

#[test]
fn encodings_separators_and_line_ends_change_nothing() {
    let text = "Team;Qualität der Übergabe\nSales;trifft völlig zu\nMarketing;trifft eher zu\n";
    let expected = import(text, "").wave;
    let (western, _, _) = encoding_rs::WINDOWS_1252.encode(text);
    let wide: Vec<u8> = text.encode_utf16().flat_map(u16::to_le_bytes).collect();
    let tabs = text.replace(';', "\t");
    let carriage_returns = text.replace('\n', "\r");
    let crlf = text.replace('\n', "\r\n");
    for bytes in [&western[..], &wide, tabs.as_bytes(), carriage_returns.as_bytes(), crlf.as_bytes()] {
        let mut found = import_with(&[("answers.csv", None, bytes)], "").unwrap().wave;
        found.warnings.clone_from(&expected.warnings);
        assert_eq!(found, expected);
    }
    let western = import_with(&[("answers.csv", None, &western)], "").unwrap();
    assert!(western.report.warnings[0].contains("windows-1252"), "{:?}", western.report.warnings);
}

#[test]
fn two_files_are_joined_by_the_text_of_their_questions() {
    let found = import_with(
        &[
            (
                "m.csv",
                Some(Team::Marketing),
                b"Team,We meet,Leads arrive on time\nx,Never,Agree\ny,Never,Agree\n",
            ),
            (
                "s.csv",
                Some(Team::Sales),
                b"Leads arrive on time.,Only here,WE  meet\nDisagree,Always,Often\n",
            ),
        ],
        "",
    )
    .unwrap()
    .wave;
    let questions: Vec<&str> = found.items.iter().map(|item| item.question.as_str()).collect();
    assert_eq!(questions, ["We meet", "Leads arrive on time", "Only here"]);
    assert_eq!(found.items[2].answers.marketing.blank, 2);
    assert_eq!(found.inputs, ["m.csv", "s.csv"]);
}

#[test]
fn a_later_row_of_the_same_person_replaces_the_earlier_one() {
    let text = "Respondent ID,Team,Q\n1,Sales,Never\n2,Sales,Often\n1,Sales,Always\nanonymous,Sales,Never\nanonymous,Sales,Never\n";
    let found = import(text, "");
    assert_eq!(found.wave.respondents.sales, 4);
    assert_eq!(counts(&found.wave, "q3").1, [2, 0, 0, 1, 1]);
    assert!(found.report.warnings.iter().any(|warning| warning.contains("1 row was replaced")));
}

#[test]
fn incomplete_rows_and_rows_too_long_for_the_header_are_left_out() {
    let text = "Status,Team,Q\nComplete,Sales,Never\nPartial,Sales,Often\nComplete,Sales,Often,extra\nComplete,Sales,Often,,\n\n,,\n";
    let found = import(text, "");
    assert_eq!((found.wave.respondents.sales, found.wave.excluded), (2, 2));
    assert!(
        found.report.warnings.iter().any(|warning| warning.contains("line 4")),
        "{:?}",
        found.report.warnings
    );
}

#[test]
fn select_all_columns_and_bare_numbers_are_left_out_and_named() {
    let text = "Team,CRM,Chat,How good is it\nSales,CRM,,4\nSales,CRM,Chat,5\nMarketing,,Chat,3\n";
    let found = import(text, "[[item]]\nmatch = \"team\"\nkind = \"ignore\"");
    assert!(found.wave.items.is_empty());
    let warnings = found.report.warnings.join("\n");
    assert!(warnings.contains("one column for each choice: \"CRM\", \"Chat\""), "{warnings}");
    assert!(warnings.contains("[[item]] match = \"How good is it\" points"), "{warnings}");
    let mapped = import(text, "[[item]]\nmatch = \"how good is it\"\npoints = [1, 5]\nreversed = true");
    assert_eq!(counts(&mapped.wave, "q4"), (vec![0, 0, 1, 0, 0], vec![1, 1, 0, 0, 0]));
}

#[test]
fn the_map_names_teams_people_and_words() {
    let text = "Who,Q,R\nmkt,Never,weird\nvt,Always,Never\nmgmt,Often,Never\n";
    let map = "team_column = \"WHO\"\nthreshold = 4\nna = [\"weird\"]\npeople = { marketing = 18 }\n\
               [teams]\nmkt = \"marketing\"\nVT = \"sales\"\nmgmt = \"not_counted\"\n\
               [[item]]\nmatch = \"R\"\nkind = \"likert\"\nlabels = [\"Never\", \"Ever\"]";
    let wave = import(text, map).wave;
    assert_eq!((wave.threshold, wave.people.marketing, wave.not_counted), (4, Some(18), 1));
    assert_eq!(wave.items[1].answers.marketing.na, 1);
    assert_eq!(counts(&wave, "q3"), (vec![0, 0], vec![1, 0]));
}

#[test]
fn a_map_that_does_not_fit_the_file_is_an_error() {
    let item = |matches: &str| format!("[[item]]\nmatch = \"{matches}\"\nkind = \"ignore\"\n");
    assert!(refused(PLAIN, &item("Leeds")).contains("\"Leeds\": it matches no column"));
    assert!(refused(PLAIN, &(item("We meet") + &item("we meet"))).contains("there twice"));
    let grid = "Team,Rate [A],Rate [B]\nSales,Never,Never\n";
    assert!(refused(grid, &item("Rate")).contains("matches several columns"));
    assert!(import_with(&[("a.csv", None, grid.as_bytes())], &item("rate [b]")).is_ok());
    assert!(refused(PLAIN, "[[item]]\nmatch = \"Tell us more\"\nreversed = true").contains("no known scale"));
    assert!(refused(PLAIN, "team_column = \"Office\"").contains("no column \"Office\""));
}

#[test]
fn files_that_hold_no_comparison_are_refused() {
    assert!(refused("Q\nNever\nOften\n", "").contains("--team-column"));
    assert!(import_with(&[], "").is_err());
    assert!(refused("Team,Q\n", "").contains("no answers"));
    assert!(refused("Team,Q\nOps,Never\nOps,Often\n", "").contains("\"Ops\" (2)"));
    assert!(refused("<html><body>", "").contains("web page"));
    assert!(refused("Team,Q\nSales,\"Never\nMarketing,Often\n", "").contains("line 2"));
}

#[test]
fn questions_of_the_shipped_bank_are_known_again() {
    let bank = questions::all();
    let header: Vec<&str> = bank.iter().map(questions::Question::text).collect();
    let row = vec!["Agree"; bank.len()].join(",");
    let other = vec!["Strongly disagree"; bank.len()].join(",");
    let text = format!("Team,\"{}\"\nSales,{row}\nMarketing,{other}\n", header.join("\",\""));
    let wave = import(&text, "").wave;
    assert_eq!(wave.items.len(), bank.len());
    for (item, question) in wave.items.iter().zip(bank) {
        assert_eq!((item.topic.as_ref(), item.reversed), (Some(&question.topic), question.reversed));
        let agreeing = item.answers.sales.counts.as_ref().unwrap()[if question.reversed { 1 } else { 3 }];
        assert_eq!(agreeing, 1, "{}", item.question);
    }
}

#[test]
fn the_survey_of_the_practice_session_is_read_without_a_question_left() {
    let found = import_with(
        &[("survey.csv", None, include_bytes!("../../../assets/demo/survey.csv"))],
        include_str!("../../../assets/demo/survey_map.toml"),
    )
    .unwrap();
    let seen = Comparison::of(&found.wave);
    assert!(seen.reportable >= 8, "{:?}", found.report.warnings);
    assert!(seen.items.iter().any(|item| seen.word(item) == crate::domain::baseline::Word::RealGap));
    assert!(
        !found
            .report
            .warnings
            .iter()
            .any(|warning| warning.contains("known order") || warning.contains("known ends"))
    );
}

#[test]
fn the_worked_example_comes_out_as_given() {
    let wave = import_with(
        &[
            (
                "05_typeform_marketing.csv",
                Some(Team::Marketing),
                include_bytes!("../../../tests/fixtures/survey/05_typeform_marketing.csv"),
            ),
            (
                "05_typeform_sales.csv",
                Some(Team::Sales),
                include_bytes!("../../../tests/fixtures/survey/05_typeform_sales.csv"),
            ),
        ],
        include_str!("../../../tests/fixtures/survey/typeform_map.toml"),
    )
    .unwrap();
    let expected: serde_json::Value =
        serde_json::from_str(include_str!("../../../tests/fixtures/survey/typeform_expected.json")).unwrap();
    let wave = wave.wave;
    assert_eq!(wave.respondents, PerTeam { sales: 7, marketing: 6 });
    let items = expected["items"].as_array().unwrap();
    assert_eq!(wave.items.len(), items.len());
    for expected in items {
        let question = expected["question"].as_str().unwrap();
        let item = wave.items.iter().find(|item| item.question == question).unwrap();
        assert_eq!(serde_json::json!(item.points), expected["points"], "{question}");
        assert_eq!(serde_json::json!(item.labels), expected["labels"], "{question}");
        assert_eq!(serde_json::json!(item.kind), expected["kind"], "{question}");
        for (team, answers) in [("marketing", &item.answers.marketing), ("sales", &item.answers.sales)] {
            for (name, found) in [
                ("counts", serde_json::json!(answers.counts)),
                ("na", answers.na.into()),
                ("blank", answers.blank.into()),
                ("invalid", answers.invalid.into()),
            ] {
                assert_eq!(found, expected[team][name], "{question} {team} {name}");
            }
        }
    }
    assert_eq!(Comparison::of(&wave).hidden.len(), 3);
}

/// Pieces that make a file look like a survey export, and pieces that spoil one.
fn piece() -> impl Strategy<Value = &'static [u8]> {
    prop::sample::select(vec![
        &b"Team"[..],
        b"Q [A]",
        b"Respondent ID",
        b"Status",
        b",",
        b";",
        b"\t",
        b"\"",
        b"\n",
        b"\r",
        b"\r\n",
        b"Sales",
        b"Marketing",
        b"Agree",
        b"Strongly disagree",
        b"n/a",
        b"5 - Often",
        b"1 (low)",
        b"7",
        b"-99",
        b"'=1+1",
        b"yes",
        b"Partial",
        b"\xff\xfe",
        b"\xef\xbb\xbf",
        b"\0",
        b"\xe4",
        b"\xe2\x82\xac",
        b"sep=;\n",
        b"<br>",
        b"9223372036854775807 (x)",
        b"0 (y)",
    ])
}

proptest! {
    #[test]
    fn any_file_is_read_or_refused(pieces in prop::collection::vec(piece(), 0..60), by_file in any::<bool>()) {
        let bytes = [&b"Team,Q1,Q2\nSales,Agree,3\n"[..], &pieces.concat()].concat();
        let team = by_file.then_some(Team::Sales);
        for bytes in [&bytes, &pieces.concat()] {
            let map = "[[item]]\nmatch = \"Q2\"\npoints = [1, 5]\nreversed = true";
            for map in ["", map] {
                if let Ok(found) = import_with(&[("a.csv", team, bytes), ("b.csv", None, bytes)], map) {
                    prop_assert_eq!(found.wave.sealed().check(), Ok(()));
                }
            }
        }
    }
}

#[test]
fn a_file_without_headers_does_not_make_questions_of_its_first_person() {
    let mut source = std::io::Cursor::new("anna@example.com,Sales,Agree\nbo@example.com,Marketing,Agree\n");
    let input = Input { name: "bare.csv".to_owned(), source: &mut source, team: None };
    let error = read(&mut [input], &Map::default()).unwrap_err();
    assert!(error.to_string().contains("line 1") && error.to_string().contains("not the headers"), "{error}");
    assert!(!error.to_string().contains("anna"));
}
