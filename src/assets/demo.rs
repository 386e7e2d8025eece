//! The practice session's own data: two invented teams. It must not be mistaken for anybody's real answers.

/// The survey export of the invented company Acme: 13 answers a team, one header row, a team column.
pub fn survey() -> &'static str {
    include_str!("../../assets/demo/survey.csv")
}

/// What the survey's file does not say about itself: head-counts, reversed items, who is not counted.
pub fn survey_map() -> &'static str {
    include_str!("../../assets/demo/survey_map.toml")
}

/// Everything both teams do, as lines of commands with their times; the survey has its place at [`SURVEY_HERE`].
pub fn script() -> &'static str {
    include_str!("../../assets/demo/script.jsonl")
}

/// What both teams do in the weeks after the room, as lines of commands with their times.
pub fn after() -> &'static str {
    include_str!("../../assets/demo/after.jsonl")
}

/// Everything both teams do in the second quarter; its survey has its place at [`SURVEY_HERE`].
pub fn second() -> &'static str {
    include_str!("../../assets/demo/second.jsonl")
}

/// The survey they answered again before the second quarter, with the questions and the map of the first.
pub fn second_survey() -> &'static str {
    include_str!("../../assets/demo/second_survey.csv")
}

/// The line of a script at which the survey is attached.
pub const SURVEY_HERE: &str = "# the survey is attached here";

/// What stands before the name of a cue: everything down to the next is done at one key press.
pub const CUE: &str = "# cue: ";

/// The template the practice session is made from.
pub const TEMPLATE: &str = "afternoon";

#[cfg(test)]
mod tests {
    use std::collections::BTreeMap;

    use super::super::questions;
    use super::*;

    const LABELS: [&str; 7] = [
        "",
        "Don't know",
        "Strongly disagree",
        "Disagree",
        "Neither agree nor disagree",
        "Agree",
        "Strongly agree",
    ];

    fn read(survey: &str) -> (Vec<String>, Vec<csv::StringRecord>) {
        let mut reader = csv::Reader::from_reader(survey.as_bytes());
        let headers = reader.headers().unwrap().iter().map(str::to_owned).collect();
        (headers, reader.records().map(Result::unwrap).collect())
    }

    #[test]
    fn thirteen_answers_a_team_and_one_that_is_not_counted() {
        for survey in [survey(), second_survey()] {
            let mut people = BTreeMap::new();
            for row in read(survey).1 {
                *people.entry(row[1].to_owned()).or_insert(0) += 1;
            }
            let expected = [("Marketing", 13), ("RevOps", 1), ("Sales", 13)];
            assert_eq!(people, expected.map(|(team, count)| (team.to_owned(), count)).into());
        }
    }

    #[test]
    fn every_item_is_from_the_bank_and_answered_with_its_labels() {
        for survey in [survey(), second_survey()] {
            let (headers, rows) = read(survey);
            let items = 2..headers.len() - 1;
            assert_eq!(items.len(), 19);
            for item in items {
                assert!(questions::by_text(&headers[item]).is_some(), "{}", headers[item]);
                assert!(rows.iter().all(|row| LABELS.contains(&&row[item])), "{}", headers[item]);
            }
        }
    }

    #[test]
    fn the_map_reverses_what_the_bank_reverses() {
        let map: toml::Table = toml::from_str(survey_map()).unwrap();
        let items = map["item"].as_array().unwrap();
        let named: Vec<&str> = items.iter().map(|item| item["match"].as_str().unwrap()).collect();
        let (headers, _) = read(survey());
        let reversed =
            headers.iter().filter(|text| questions::by_text(text).is_some_and(|each| each.reversed));
        assert_eq!(named, reversed.map(String::as_str).collect::<Vec<_>>());
        assert!(items.iter().all(|item| item["reversed"].as_bool() == Some(true)));
    }
}
