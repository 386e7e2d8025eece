//! The report of what was understood, and the answers a person gives to it.

use super::*;
use crate::import::Input;
use crate::import::survey::{ItemKind, Map, MapItem, TeamValue, read};
use std::io::Cursor;

fn report_with(text: &str, map: &Map) -> Understood {
    let mut source = Cursor::new(text.as_bytes());
    let mut input = [Input { name: "answers.csv".into(), source: &mut source, team: None }];
    read(&mut input, map).unwrap()
}

fn report(text: &str) -> Understood {
    report_with(text, &Map::default())
}

fn column<'a>(found: &'a Understood, heading: &str) -> &'a ColumnReport {
    found.report.columns.iter().find(|column| column.heading == heading).unwrap()
}

const SEEN: &str = "\
Timestamp,Which team are you on?,Leads arrive on time,How good is it,Level,Name,Tell us more
2026-01-01,Sales,Agree,4,Rookie,Kim,Kim is never there
2026-01-02,Growth,Strongly agree,5,Master,Ali,Fewer forms
2026-01-03,Marketing,so so,3,Master,Bo,Hm
2026-01-04,Both,Agree,3,Rookie,Cy,
2026-01-05,Sales,Strongly disagree,1,Rookie,Di,More calls
2026-01-05,Sales,Agree,1,Rookie,Di,More calls,too,long
2026-01-05,Sales,Agree,1,Rookie,Ed,Lists
";

#[test]
fn files_teams_and_columns_are_told_apart() {
    let found = report(SEEN);
    let file = &found.report.files[0];
    assert_eq!((file.source, file.header_rows, file.rows), ("google", 1, 7));
    let heading = "Which team are you on?".to_owned();
    assert_eq!(file.team, FileTeam::Column { heading, guessed: false });
    let teams: Vec<_> =
        found.report.teams.iter().map(|team| (team.value.as_str(), team.rows, team.team)).collect();
    assert_eq!(
        teams,
        [
            ("Sales", 3, Some(Team::Sales)),
            ("Both", 1, None),
            ("Growth", 1, Some(Team::Marketing)),
            ("Marketing", 1, Some(Team::Marketing))
        ]
    );
    assert!(matches!(&found.report.teams[2].how, How::Guessed(why) if why.contains("Growth")));
    let taken: Vec<&Taken> = found.report.columns.iter().map(|column| &column.taken).collect();
    assert!(matches!(
        taken.as_slice(),
        [
            Taken::Aside,
            Taken::Team,
            Taken::Item { points: 5, reversed: false, .. },
            Taken::Unknown(Unknown::Ends),
            Taken::Unknown(Unknown::Order),
            Taken::Aside,
            Taken::Text
        ]
    ));
    let level = [("Rookie".to_owned(), 3), ("Master".to_owned(), 2)];
    assert_eq!(column(&found, "Level").answers, level);
    assert_eq!(column(&found, "Tell us more").answers, []);
}

#[test]
fn three_rows_are_shown_without_names_and_texts() {
    let found = report(SEEN);
    let sample = &found.report.files[0].sample;
    assert_eq!(sample.len(), 3);
    assert_eq!(sample[0], ["", "Sales", "Agree", "4", "Rookie", "", ""]);
    let text = "Team,Q,Contact me at\nSales,Agree,kim@example.org\nMarketing,Agree,kim@example.org\n";
    let found = report(text);
    assert!(!format!("{:?}", found.report.files).contains("kim@"), "{:?}", found.report.files);
}

#[test]
fn what_could_not_be_read_has_its_line() {
    let rejected = report(SEEN).report.rejected;
    let cell = Rejected {
        file: "answers.csv".into(),
        line: 4,
        column: "Leads arrive on time".into(),
        text: "so so".into(),
        people: 1,
    };
    assert_eq!(rejected[0], cell);
    assert_eq!((rejected[1].line, rejected[1].column.as_str(), rejected[1].people), (7, "", 1));
    assert_eq!(rejected.len(), 2);
}

#[test]
fn a_survey_whose_teams_nobody_knows_is_asked_about() {
    let text = "Mood,Works in,Q\nUp,Lyon,Never\nDown,Graz,Often\nUp,Lyon,Never\nUp,Graz,Always\n";
    let found = report(text);
    let FileTeam::Unknown { candidates } = &found.report.files[0].team else { panic!() };
    assert_eq!(candidates[1].heading, "Works in");
    assert_eq!(candidates[1].values, ["Lyon", "Graz"]);
    assert!(found.wave.items.is_empty() && !found.has_people());
    assert!(matches!(column(&found, "Q").taken, Taken::Item { .. }), "its scales are read all the same");
    assert!(found.complete().unwrap_err().remedy.contains("--team-column"));
    let mut answers = Map::default();
    answers.set_team_column("Works in");
    let found = report_with(text, &answers);
    assert!(!found.has_people());
    assert_eq!(found.report.teams.len(), 2);
    answers.set_team("Lyon", TeamValue::Sales);
    answers.set_team("graz", TeamValue::Marketing);
    let wave = report_with(text, &answers).complete().unwrap().0;
    assert_eq!((wave.respondents.sales, wave.respondents.marketing), (2, 2));
}

#[test]
fn answers_given_on_the_screen_hold_over_the_map_file() {
    let file = "team_column = \"Nowhere\"\nthreshold = 4\n[teams]\nBoth = \"sales\"\n\
                [[item]]\nmatch = \"how good is it\"\npoints = [1, 7]\nreversed = true\n";
    let mut answers = Map::default();
    answers.set_team_column("Which team are you on?");
    answers.set_team("both", TeamValue::NotCounted);
    answers.set_people(Team::Sales, Some(9));
    let mut item = MapItem::new("How good is it");
    item.points = Some([5, 1]);
    assert!(answers.set_item(item.clone()).unwrap_err().contains("lowest and the highest"));
    item.points = Some([1, 5]);
    answers.set_item(item).unwrap();
    let mut gone = MapItem::new("A question of another file");
    gone.kind = Some(ItemKind::Ignore);
    answers.set_item(gone).unwrap();
    let map = Map::parse("map.toml", file).unwrap().merge(&answers);
    let found = report_with(SEEN, &map);
    assert_eq!((found.wave.threshold, found.wave.people.sales, found.wave.not_counted), (4, Some(9), 1));
    let good = column(&found, "How good is it");
    assert!(matches!(good.taken, Taken::Item { points: 5, reversed: true, .. }), "{good:?}");
    assert_eq!(good.how, How::Told);
    let mut item = MapItem::new("How good is it");
    item.reversed = Some(false);
    answers.set_item(item).unwrap();
    let found = report_with(SEEN, &Map::parse("map.toml", file).unwrap().merge(&answers));
    assert!(matches!(column(&found, "How good is it").taken, Taken::Item { points: 7, reversed: false, .. }));
}

#[test]
fn columns_with_the_same_header_can_be_told_apart() {
    let text = "Team,Q,Q\nSales,4,2\nMarketing,5,1\n";
    let found = report(text);
    assert!(found.report.columns[1..].iter().all(|column| column.taken == Taken::Unknown(Unknown::Ends)));
    let mut answers = Map::default();
    let mut item = MapItem::new(&found.report.columns[2].heading);
    item.points = Some([1, 5]);
    answers.set_item(item).unwrap();
    let wave = report_with(text, &answers).wave;
    assert_eq!(wave.items[0].id, "q3");
}
