//! One export of each tool, written for this test: the same thirteen people every time, so the counts are the same.
//! Six of each team answered, one person belongs to both; some tools add a preview or somebody who gave up.

use smarketing::{
    domain::people::{PerTeam, Team},
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
    read(&mut input, map).unwrap()
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
    let titles: Vec<String> = found.wave.items.iter().map(|item| item.title()).collect();
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
