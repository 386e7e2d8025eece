//! One export of each tool, written for this test: the same thirteen people every time, so the counts are the same.
//! Six of each team answered, one person belongs to both; some tools add a preview or somebody who gave up.

use smarketing::{
    domain::{
        baseline::Item,
        people::{PerTeam, Team},
    },
    import::{
        Input,
        survey::{FileTeam, How, Map, MapItem, Taken, Understood, Unknown, read},
    },
};
use std::io::Cursor;

const LEADS: &str = "We share one lead definition";
const LOST: &str = "Good leads get lost between our teams";

/// What Marketing and Sales answered: points from the lowest, then could not say, left blank, not readable.
type Counts = [([u32; 5], [u32; 3]); 2];

const OF_LEADS: Counts = [([0, 0, 0, 4, 2], [0, 0, 0]), ([0, 3, 2, 0, 0], [0, 1, 0])];
/// Its counts run from the highest label, because agreeing is bad news.
const OF_LOST: Counts = [([0, 2, 0, 3, 0], [1, 0, 0]), ([4, 2, 0, 0, 0], [0, 0, 0])];
const OF_LOST_BLANK: Counts = [([0, 2, 0, 3, 0], [0, 1, 0]), ([4, 2, 0, 0, 0], [0, 0, 0])];
const OF_MEETING: Counts = [([2, 1, 3, 0, 0], [0, 0, 0]), ([0, 0, 0, 5, 1], [0, 0, 0])];
const OF_CALLING: Counts = [([0, 6, 0, 0, 0], [0, 0, 0]), ([0, 1, 5, 0, 0], [0, 0, 0])];

fn understood_with(bytes: &[u8], map: &Map) -> Understood {
    let mut source = Cursor::new(bytes);
    let mut input = [Input { name: "answers.csv".into(), source: &mut source, team: None }];
    read(&mut input, map).expect("the export is read")
}

fn understood(bytes: &[u8]) -> Understood {
    understood_with(bytes, &Map::default())
}

#[track_caller]
fn has_people(found: &Understood, source: &str, header_rows: usize, excluded: u32) {
    let file = &found.report.files[0];
    assert_eq!((file.source, file.header_rows), (source, header_rows));
    assert_eq!(found.wave.respondents, PerTeam { sales: 6, marketing: 6 }, "{:?}", found.report.warnings);
    assert_eq!((found.wave.not_counted, found.wave.excluded), (1, excluded));
    assert_eq!(found.wave.clone().sealed().check(), Ok(()));
}

#[track_caller]
fn counts(found: &Understood, title: &str, expected: Counts) {
    let titles: Vec<String> = found.wave.items.iter().map(Item::title).collect();
    let item = found.wave.items.iter().find(|item| item.title() == title);
    let item = item.unwrap_or_else(|| panic!("{title:?} in {titles:?}"));
    for (team, (points, others)) in [Team::Marketing, Team::Sales].into_iter().zip(expected) {
        let answers = item.answers.get(team);
        assert_eq!(answers.counts.as_deref(), Some(&points[..]), "{title}, {team:?}");
        assert_eq!([answers.na, answers.blank, answers.invalid], others, "{title}, {team:?}");
    }
}

/// One word for each column that is shown to a person.
fn taken(found: &Understood) -> Vec<(&str, &'static str)> {
    let word = |taken: &Taken| match taken {
        Taken::Item { .. } => "item",
        Taken::Team => "team",
        Taken::Words => "words",
        Taken::Choices => "choices",
        Taken::Text => "text",
        Taken::Aside => "aside",
        Taken::Ignored => "ignored",
        Taken::Empty => "empty",
        Taken::Unknown(Unknown::Ends) => "ends?",
        Taken::Unknown(Unknown::Order) => "order?",
        Taken::Unknown(Unknown::ScalesDiffer) => "scales?",
    };
    let columns = found.report.columns.iter().map(|column| (column.heading.as_str(), word(&column.taken)));
    columns.filter(|(_, word)| *word != "aside").collect()
}

fn number(found: &Understood, wanted: &str) -> usize {
    taken(found).iter().filter(|(_, word)| *word == wanted).count()
}

/// No name, no address and no text of anybody is among the rows that are shown.
#[track_caller]
fn shows_no_person(found: &Understood) {
    let file = &found.report.files[0];
    assert_eq!(file.sample.len(), 3);
    let shown = format!("{:?}", file.sample);
    for private in ["Kim", "Doe", "example.org", "192.0.2", "Call us", "Fewer forms", "2026"] {
        assert!(!shown.contains(private), "{private} in {shown}");
    }
    assert!(shown.contains("Agree") || shown.contains("Stimme zu") || shown.contains("\"4\""), "{shown}");
}

fn team_heading(found: &Understood) -> &str {
    match &found.report.files[0].team {
        FileTeam::Column { heading, .. } => heading,
        other => panic!("{other:?}"),
    }
}

#[test]
fn google_forms_as_downloaded() {
    let found = understood(include_bytes!("../fixtures/survey/google.csv"));
    has_people(&found, "google", 1, 0);
    counts(&found, LEADS, OF_LEADS);
    counts(&found, LOST, OF_LOST);
    counts(&found, "How often do you do this? [We meet]", OF_MEETING);
    counts(&found, "How often do you do this? [We call each other]", OF_CALLING);
    assert_eq!(
        taken(&found)[5..],
        [
            ("Which channels do you use?", "choices"),
            ("How good is our hand-off?", "ends?"),
            ("Tell us more", "text")
        ]
    );
    shows_no_person(&found);
    let lead = &found.wave.items[0];
    assert_eq!(
        (lead.topic.as_deref(), lead.reversed, found.wave.items[1].reversed),
        (Some("lead"), false, true)
    );
}

#[test]
fn google_sheets_in_german() {
    let found = understood(include_bytes!("../fixtures/survey/google_german.tsv"));
    has_people(&found, "google", 1, 0);
    counts(&found, "Wir haben eine Lead-Definition", OF_LEADS);
    let [marketing, sales] = OF_LOST;
    let as_it_stands = |(mut points, others): ([u32; 5], [u32; 3])| {
        points.reverse();
        (points, others)
    };
    counts(&found, "Leads kommen pünktlich", [as_it_stands(marketing), as_it_stands(sales)]);
    assert_eq!(taken(&found)[3], ("Welche Kanäle?", "choices"));
}

#[test]
fn microsoft_forms_from_a_german_spreadsheet() {
    let found = understood(include_bytes!("../fixtures/survey/microsoft_german.csv"));
    has_people(&found, "microsoft", 1, 0);
    counts(&found, LEADS, OF_LEADS);
    counts(&found, &format!("Wie sehr stimmen Sie zu? [{LOST}]"), OF_LOST);
    counts(&found, "Wie sehr stimmen Sie zu? [Wir – beide Teams – planen gemeinsam]", OF_LEADS);
    let meeting: Vec<&str> = found
        .wave
        .items
        .iter()
        .filter(|item| item.question == "We meet")
        .map(|item| item.id.as_str())
        .collect();
    assert_eq!(meeting, ["q10", "q11"]);
    assert_eq!((number(&found, "choices"), number(&found, "text")), (1, 1), "{:?}", taken(&found));
    let column =
        |heading: &str| found.report.columns.iter().find(|column| column.heading == heading).unwrap();
    assert_eq!(column(&format!("Punkte - {LEADS}")).taken, Taken::Aside);
    assert!(matches!(column("We meet2").taken, Taken::Item { .. }));
    shows_no_person(&found);
}

#[test]
fn surveymonkey_with_a_column_for_each_point() {
    let found = understood(include_bytes!("../fixtures/survey/surveymonkey.csv"));
    has_people(&found, "surveymonkey", 2, 0);
    counts(&found, LEADS, OF_LEADS);
    counts(&found, &format!("How much do you agree? Please answer both. [{LOST}]"), OF_LOST);
    counts(&found, "How often do you do this?", OF_MEETING);
    assert_eq!(
        taken(&found),
        [
            ("Which team are you on?", "team"),
            (LEADS, "item"),
            (format!("How much do you agree? Please answer both. [{LOST}]").as_str(), "item"),
            ("How much do you agree? Please answer both. [Launches take me by surprise]", "item"),
            ("How often do you do this?", "item"),
            ("Which channels do you use?", "choices"),
            ("Which channels do you use? [Other (please specify)]", "text"),
            ("Tell us more", "text")
        ]
    );
    shows_no_person(&found);
}

#[test]
fn surveymonkey_says_the_team_in_columns_or_beside_the_questions() {
    let bytes = include_bytes!("../fixtures/survey/surveymonkey_columns.csv");
    let found = understood(bytes);
    has_people(&found, "surveymonkey", 2, 0);
    assert_eq!(team_heading(&found), "I belong to");
    assert_eq!((number(&found, "team"), number(&found, "item")), (1, 1), "{:?}", taken(&found));
    for heading in ["Custom Data 1", "Collector ID"] {
        let mut map = Map::default();
        map.set_team_column(heading);
        map.set_team("16800341", smarketing::import::survey::TeamValue::Sales);
        let found = understood_with(bytes, &map);
        assert_eq!(found.wave.respondents.sales, 6, "{heading}");
        assert_eq!(team_heading(&found), heading);
    }
}

#[test]
fn typeform_with_choices_guards_and_somebody_who_gave_up() {
    let found = understood(include_bytes!("../fixtures/survey/typeform.csv"));
    has_people(&found, "typeform", 1, 1);
    counts(&found, LEADS, OF_LEADS);
    counts(&found, LOST, OF_LOST);
    counts(&found, "Do you meet, ...?", OF_MEETING);
    assert_eq!((number(&found, "choices"), number(&found, "ends?")), (3, 1), "{:?}", taken(&found));
    assert_eq!(team_heading(&found), "team");
    shows_no_person(&found);
}

#[test]
fn qualtrics_with_previews_and_embedded_data() {
    let found = understood(include_bytes!("../fixtures/survey/qualtrics.csv"));
    has_people(&found, "qualtrics", 3, 3);
    counts(&found, LEADS, OF_LEADS);
    let stem = "How much do you agree? Think of .... Be honest - it stays here";
    counts(&found, &format!("{stem} [{LOST}]"), OF_LOST_BLANK);
    counts(&found, &format!("{stem} [Launches take me by surprise]"), {
        let [marketing, sales] = OF_LEADS;
        let reversed = |(mut points, others): ([u32; 5], [u32; 3])| {
            points.reverse();
            (points, others)
        };
        [reversed(marketing), reversed(sales)]
    });
    counts(&found, "We meet", OF_MEETING);
    assert_eq!(
        taken(&found)[4..],
        [
            ("Which channels do you use?", "choices"),
            ("Which of these?", "choices"),
            ("Tell us more", "text"),
            ("Team", "team")
        ]
    );
    shows_no_person(&found);
    let mut map = Map::default();
    let mut item = MapItem::new("Q1");
    item.reversed = Some(true);
    map.set_item(item).unwrap();
    let found = understood_with(include_bytes!("../fixtures/survey/qualtrics.csv"), &map);
    assert!(found.wave.items[0].reversed, "a column answers to its code");
}

#[test]
fn qualtrics_of_old_with_numbers_for_the_question_bank() {
    let found = understood(include_bytes!("../fixtures/survey/qualtrics_legacy.csv"));
    has_people(&found, "qualtrics", 2, 2);
    assert_eq!(team_heading(&found), "Department");
    counts(&found, LEADS, OF_LEADS);
    let lead = found.report.columns.iter().find(|column| column.question == LEADS).unwrap();
    assert!(matches!(&lead.how, How::Guessed(why) if why.contains("question bank")), "{lead:?}");
    assert_eq!(number(&found, "item"), 3, "{:?}", taken(&found));
}

#[test]
fn limesurvey_as_text() {
    let found = understood(include_bytes!("../fixtures/survey/limesurvey.csv"));
    has_people(&found, "limesurvey", 1, 1);
    counts(&found, LEADS, OF_LEADS);
    counts(&found, &format!("How much do you agree? [{LOST}]"), OF_LOST_BLANK);
    counts(&found, "We meet", OF_MEETING);
    assert_eq!((number(&found, "choices"), number(&found, "text")), (1, 1), "{:?}", taken(&found));
    shows_no_person(&found);
}

#[test]
fn limesurvey_as_codes_asks_for_the_labels() {
    let bytes = include_bytes!("../fixtures/survey/limesurvey_codes.csv");
    let mut map = Map::default();
    assert!(matches!(
        understood_with(bytes, &map).report.files[0].team,
        FileTeam::Column { guessed: true, .. }
    ));
    let asked = understood(bytes);
    assert_eq!(
        taken(&asked),
        [
            ("attribute_1", "team"),
            ("Q1", "order?"),
            ("Q2[SQ001]", "order?"),
            ("Q2[SQ002]", "order?"),
            ("Q3", "choices"),
            ("Q4", "ends?")
        ]
    );
    let mut item = MapItem::new("Q1");
    item.labels = Some(["A5", "A4", "A3", "A2", "A1"].map(str::to_owned).to_vec());
    map.set_item(item).unwrap();
    let found = understood_with(bytes, &map);
    has_people(&found, "limesurvey", 1, 0);
    counts(&found, "Q1", OF_LEADS);
}

#[test]
fn alchemer_comes_the_general_way() {
    let found = understood(include_bytes!("../fixtures/survey/alchemer.csv"));
    has_people(&found, "generic", 1, 1);
    counts(&found, &format!("How much do you agree? [{LEADS}]"), OF_LEADS);
    assert!(found.wave.items.iter().all(|item| item.topic.is_some()), "{:?}", taken(&found));
    assert_eq!((number(&found, "item"), number(&found, "choices")), (2, 1), "{:?}", taken(&found));
    assert!(found.report.remarks.iter().any(|remark| remark.contains("not UTF-8")));
}

/// A tool, its header rows, and what it writes before the answers of a person.
type Tool = (&'static str, Vec<Vec<String>>, Vec<&'static str>);

fn headers_of_each_tool(statements: &[&str]) -> Vec<Tool> {
    let row = |first: &[&str], rest: &[String]| -> Vec<String> {
        first.iter().map(|cell| (*cell).to_owned()).chain(rest.iter().cloned()).collect()
    };
    let plain: Vec<String> = statements.iter().map(|text| (*text).to_owned()).collect();
    let each = |form: &dyn Fn(usize, &str) -> String| -> Vec<String> {
        statements.iter().enumerate().map(|(number, text)| form(number, text)).collect()
    };
    let grid = each(&|_, text| format!("How much do you agree? [{text}]"));
    let first = |number: usize| if number == 0 { "How much do you agree?" } else { "" };
    vec![
        ("generic", vec![row(&["Team"], &each(&|number, text| format!("{}. {text}", number + 1)))], vec![]),
        ("google", vec![row(&["Horodateur", "Team"], &grid)], vec!["1/1/2026"]),
        (
            "microsoft",
            vec![row(
                &["ID", "Hora de inicio", "Hora de finalización", "Team"],
                &each(&|_, text| format!("How much do you agree?.{text}")),
            )],
            vec!["1", "1/1/2026", "1/1/2026"],
        ),
        (
            "surveymonkey",
            vec![
                row(&["Respondent ID", "Collector ID", "Team"], &each(&|number, _| first(number).to_owned())),
                row(&["", "", "Response"], &plain),
            ],
            vec!["1", "7"],
        ),
        ("typeform", vec![row(&["#", "Network ID", "Team"], &plain)], vec!["1", "x"]),
        (
            "qualtrics",
            vec![
                row(&["Status", "ResponseId", "Q1"], &each(&|number, _| format!("Q2_{number}"))),
                row(&["Status", "Antwort-ID", "Team"], &each(&|_, text| format!("How much? - {text}"))),
                row(
                    &["{\"ImportId\":\"status\"}", "{\"ImportId\":\"_recordId\"}", "{\"ImportId\":\"QID1\"}"],
                    &each(&|number, _| format!("{{\"ImportId\":\"QID2_{number}\"}}")),
                ),
            ],
            vec!["0", "R_1"],
        ),
        (
            "limesurvey",
            vec![row(
                &["id", "submitdate", "lastpage", "Team"],
                &each(&|number, text| format!("G1Q1[SQ{number:03}]. How much do you agree? [{text}]")),
            )],
            vec!["1", "2026-01-01", "3"],
        ),
    ]
}

#[test]
fn the_question_bank_is_known_again_from_every_tool() {
    let bank = smarketing::assets::questions::all();
    let statements: Vec<&str> = bank.iter().map(smarketing::assets::questions::Question::text).collect();
    let tools = headers_of_each_tool(&statements);
    assert_eq!(tools.len(), smarketing::import::survey::SOURCES.len());
    for (tool, headers, before) in tools {
        let mut table = csv::WriterBuilder::new().flexible(true).from_writer(Vec::new());
        for header in headers {
            table.write_record(header).unwrap();
        }
        for (team, answer) in [("Sales", "Agree"), ("Marketing", "Strongly disagree")] {
            let id = format!("{team} {tool}");
            let mut row: Vec<&str> = before.clone();
            // The same id twice would be the same person.
            if let Some(cell) = row.iter_mut().find(|cell| ["1", "R_1"].contains(cell)) {
                *cell = &id;
            }
            row.push(team);
            row.extend(statements.iter().map(|_| answer));
            table.write_record(row).unwrap();
        }
        let found = understood(&table.into_inner().unwrap());
        assert_eq!((found.report.files[0].source, found.wave.items.len()), (tool, bank.len()), "{tool}");
        assert_eq!(found.wave.respondents, PerTeam { sales: 1, marketing: 1 }, "{tool}");
        for (item, question) in found.wave.items.iter().zip(bank) {
            assert_eq!(
                (item.topic.as_ref(), item.reversed),
                (Some(&question.topic), question.reversed),
                "{tool}"
            );
        }
    }
}

#[test]
fn a_blank_that_would_hide_an_item_is_warned_of_early() {
    let row = |team: &str| format!("{team},Agree\n").repeat(5);
    let text = format!("Team,{LEADS}\n{}{}Sales,Agree\n", row("Sales"), row("Marketing"));
    let remarks = understood(text.as_bytes()).report.remarks.join("\n");
    assert!(remarks.contains("Marketing has 5 answers and the threshold is 5: one blank hides"), "{remarks}");
    assert!(!remarks.contains("Sales has"), "{remarks}");
}
