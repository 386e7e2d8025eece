//! The import played by keys: what was understood, one key for a wrong guess, nothing stored before it is accepted.

use crate::{
    app::{Msg, play::Play},
    assets::demo,
    domain::{
        people::{PerTeam, Team},
        session::Session,
    },
    effect::{Done, Effect, Place},
    import::{
        Input,
        survey::{self, Map, Request},
    },
    screen::survey::fixture,
};
use std::io::Cursor;

/// A survey with a guessed scale, a scale nobody can know, numbers without ends and a cell that is no answer.
const ODD: &str = "\
Timestamp,Which team are you on?,We share one lead definition,Content helps me to sell,How often do you meet?,Any wishes?
2026-03-01,Marketing,Agree,5,Now and then,Fewer meetings please
2026-03-01,Marketing,Strongly agree,4,Every week,
2026-03-01,Marketing,Agree,5,Every week,More cake
2026-03-02,Marketing,Disagree,2,Now and then,
2026-03-02,Marketing,Agree,4,No idea,
2026-03-02,Sales,Strongly disagree,1,Never ever,
2026-03-02,Sales,Disagree,2,Never ever,Better leads
2026-03-03,Sales,Disagree,2,Now and then,
2026-03-03,Sales,Agree,none,Now and then,
2026-03-03,Sales,Disagree,1,Every week,
2026-03-03,RevOps,Agree,3,Every week,
";

fn at(session: Session, width: u16, height: u16) -> Play {
    Play::at(session, Place::ImportSurvey, width, height)
}

fn asked(play: &Play) -> Vec<&Request> {
    play.effects
        .iter()
        .filter_map(|effect| match effect {
            Effect::ReadSurvey(request) => Some(request),
            _ => None,
        })
        .collect()
}

/// Reads what was asked for last, as the world does with the file.
fn come(play: &mut Play, text: &str, map: &Map) {
    let answers = &asked(play).last().expect("a survey was asked for").answers;
    let map = map.clone().merge(answers);
    let mut source = Cursor::new(text.as_bytes());
    let input = Input { name: "answers.csv".to_owned(), source: &mut source, team: None };
    let done = match survey::read(&mut [input], &map) {
        Ok(read) => Done::Survey(Box::new(read)),
        Err(error) => Done::SurveyRefused(error.to_string()),
    };
    play.msg(Msg::Done(done));
}

/// Presses keys after each of which the files are read again.
fn fixed(play: &mut Play, keys: &[&str]) {
    for keys in keys {
        let before = asked(play).len();
        play.keys(keys);
        assert_eq!(asked(play).len(), before + 1, "{keys} asks for the files again:\n{}", play.text());
        come(play, ODD, &Map::default());
    }
}

fn odd(width: u16, height: u16) -> Play {
    let mut play = at(fixture::planned(), width, height);
    play.keys("odd.csv<enter>");
    come(&mut play, ODD, &Map::default());
    play
}

/// The practice survey, read and waiting to be taken over.
fn practice(width: u16, height: u16) -> Play {
    let mut play = at(fixture::planned(), width, height);
    play.keys("survey.csv<enter>");
    come(&mut play, demo::survey(), &Map::parse("survey_map.toml", demo::survey_map()).unwrap());
    play
}

fn made(wave: crate::domain::baseline::Wave) -> Play {
    let mut play = at(fixture::planned(), 80, 24);
    play.keys("made.csv<enter>");
    let read = survey::Understood { wave, report: survey::Report::default(), words: PerTeam::default() };
    play.msg(Msg::Done(Done::Survey(Box::new(read))));
    play
}

#[test]
fn the_files_are_asked_for_and_read_elsewhere() {
    let mut play = at(fixture::planned(), 80, 24);
    assert!(play.text().contains("marketing=FILE"), "{}", play.text());
    play.keys("<enter>");
    assert!(play.text().contains("Type or drop the path"), "{}", play.text());
    play.keys("marketing=m.csv sales=s.csv<enter>");
    let files = vec![("m.csv".into(), Some(Team::Marketing)), ("s.csv".into(), Some(Team::Sales))];
    assert_eq!(asked(&play), [&Request { files, ..Request::default() }]);
    assert!(play.text().contains("Reading..."), "{}", play.text());
}

#[test]
fn what_was_understood_is_shown_and_stored_only_when_accepted() {
    let mut play = practice(80, 24);
    let text = play.text();
    for part in ["27 people (13 Marketing, 13 Sales, 1 not counted), 19 questions", "scale Strongly disagree"] {
        assert!(text.replace("\n ", " ").contains(part), "{part:?}:\n{text}");
    }
    assert!(play.session().baseline.is_none() && !text.contains("replaces"));
    play.keys("a");
    assert_eq!(play.model.place(), &Place::Baseline);
    let wave = play.session().baseline.clone().unwrap();
    assert_eq!((wave.items.len(), wave.people.sales, wave.threshold), (19, Some(22), 5));
    assert!(!wave.warnings.iter().any(|warning| warning.contains("RevOps")), "cells are shown, never kept");
}

#[test]
fn what_nobody_but_a_person_can_know_is_asked_on_one_screen() {
    let mut play = odd(80, 24);
    println!("{}", play.text());
    assert!(play.text().contains("Only you can know this"), "{}", play.text());
    // The ends of the numbers.
    play.keys("<enter>");
    assert!(play.text().contains("lowest and the highest number"), "{}", play.text());
    play.keys("5<enter>");
    assert!(play.text().contains("Type two numbers"), "{}", play.text());
    fixed(&mut play, &["<ctrl+a><ctrl+k>1-5<enter>"]);
    println!("{}", play.text());
    // The order of the labels: the pointer has moved on to the next question.
    play.keys("<enter>");
    println!("{}", play.text());
    assert!(play.text().contains("In which order?"), "{}", play.text());
    let order = ["Never ever", "Now and then", "Every week"];
    for label in order {
        pick(&mut play, label);
        play.keys("<enter>");
    }
    play.keys("+every WEEK<enter>");
    assert!(play.text().contains("there already"), "{}", play.text());
    play.keys("<ctrl+a><ctrl+k>Every day<enter><enter>");
    pick(&mut play, "No idea");
    fixed(&mut play, &["n"]);
    println!("{}", play.text());
    assert!(!play.text().contains("Only you can know this"), "{}", play.text());
    play.keys("a");
    let wave = play.session().baseline.as_ref().unwrap();
    let labels = wave.items[2].labels.clone().unwrap();
    assert_eq!(labels, [order.as_slice(), &["Every day"]].concat());
    assert_eq!(wave.items.len(), 3);
    assert_eq!(wave.items[2].answers, PerTeam::default(), "four answers in a team are too few to keep");
}

#[test]
fn one_answer_does_for_all_questions_that_wait_for_it() {
    let text = "Team,A,B,C,D,E\nMarketing,1,5,7,Low,Mid\nMarketing,2,4,1,Mid,Low\nSales,3,3,2,High,High\nSales,1,2,3,Low,Low\n\
        Sales,4,x,2,Mid,High\nMarketing,1,1,5,High,High\n";
    let mut play = at(fixture::planned(), 80, 24);
    play.keys("odd.csv<enter>");
    come(&mut play, text, &Map::default());
    play.keys("<enter>");
    play.keys("1-5<enter>");
    come(&mut play, text, &Map::default());
    assert!(play.text().contains("The same for 2 questions"), "{}", play.text());
    assert!(play.text().contains("► C "), "7 does not fit, so it is asked for itself:\n{}", play.text());
    play.keys("<enter>");
    play.keys("nps<enter>");
    come(&mut play, text, &Map::default());
    play.keys("<enter>");
    for label in ["Low", "Mid", "High"] {
        pick(&mut play, label);
        play.keys("<enter>");
    }
    come(&mut play, text, &Map::default());
    assert!(play.text().contains("5 questions") && !play.text().contains("Only you"), "{}", play.text());
}

#[test]
fn nobody_is_asked_twice_for_the_scale_of_one_question() {
    let mut play = odd(80, 24);
    fixed(&mut play, &["<enter>1-5<enter>"]);
    go_to(&mut play, "We share one lead");
    fixed(&mut play, &["r"]);
    play.keys("a i odd.csv<enter>");
    assert_eq!(play.model.place(), &Place::ImportSurvey);
    come(&mut play, ODD, &Map::default());
    come(&mut play, ODD, &Map::default());
    assert!(play.text().contains("2 questions") && play.text().contains("► How often"), "{}", play.text());
    play.keys("a");
    assert!(play.session().baseline.as_ref().unwrap().items[0].reversed);
}

/// Moves the pointer to a label that is being put in order.
fn pick(play: &mut Play, label: &str) {
    play.keys("<up><up><up><up><up><up>");
    for _ in 0..6 {
        if play.text().lines().any(|line| line.contains('►') && line.contains(label)) {
            return;
        }
        play.keys("<down>");
    }
    panic!("{label} is not there:\n{}", play.text());
}

/// Moves the pointer to the first line with these words.
fn go_to(play: &mut Play, words: &str) {
    play.keys("<home>");
    for _ in 0..60 {
        if play.text().lines().any(|line| line.contains('►') && line.contains(words)) {
            return;
        }
        play.keys("<down>");
    }
    panic!("{words} is not there:\n{}", play.text());
}

#[test]
fn a_wrong_guess_is_put_right_with_one_key() {
    let mut play = odd(80, 24);
    go_to(&mut play, "RevOps");
    fixed(&mut play, &["s"]);
    assert!(play.text().contains("11 people (5 Marketing, 6 Sales)"), "{}", play.text());
    go_to(&mut play, "We share one lead");
    fixed(&mut play, &["r"]);
    assert!(play.text().contains("(reversed)"), "{}", play.text());
    fixed(&mut play, &["x"]);
    assert!(play.text().contains("left out by you") && play.text().contains("0 questions"), "{}", play.text());
    fixed(&mut play, &["x"]);
    assert!(!play.text().contains("0 questions"), "{}", play.text());
    go_to(&mut play, "Any wishes?");
    fixed(&mut play, &["w"]);
    assert!(play.text().contains("words about a team"), "{}", play.text());
    play.keys("a");
    assert!(play.text().contains("not kept before both leads say yes"), "{}", play.text());
}

#[test]
fn without_a_team_the_column_is_asked_for() {
    let text = ODD.replace("Which team are you on?", "Where do you sit").replace("Marketing", "Floor 1");
    let text = text.replace("Sales", "Floor 2");
    let mut play = at(fixture::planned(), 80, 24);
    play.keys("odd.csv<enter>");
    come(&mut play, &text, &Map::default());
    println!("{}", play.text());
    go_to(&mut play, "Where do you sit");
    play.keys("<enter>");
    come(&mut play, &text, &Map::default());
    println!("{}", play.text());
    for (value, key) in [("Floor 1", "m"), ("Floor 2", "s")] {
        go_to(&mut play, value);
        play.keys(key);
        come(&mut play, &text, &Map::default());
    }
    assert!(play.text().contains("5 Marketing, 5 Sales, 1 not counted"), "{}", play.text());
}

#[test]
fn three_answers_are_shown_as_read_and_no_name_is() {
    let mut play = odd(120, 40);
    go_to(&mut play, "We share one lead");
    let text = play.text();
    println!("{text}");
    let line = text.lines().find(|line| line.contains("► We share")).unwrap();
    assert!(line.contains("Agree") && line.contains("Stron"), "{text}");
    assert!(!text.contains("Fewer meetings"), "somebody's own words are not projected:\n{text}");
}

#[test]
fn a_cell_that_is_no_answer_is_named_with_its_line() {
    let mut play = odd(80, 24);
    fixed(&mut play, &["<enter>1-5<enter>"]);
    play.keys("<end>");
    go_to(&mut play, "line 10");
    let text = play.text();
    assert!(text.contains("\"none\"") && text.contains("Not readable"), "{text}");
}

#[test]
fn answers_given_faster_than_files_are_read_are_all_heard() {
    let mut play = odd(80, 24);
    go_to(&mut play, "We share one lead");
    play.keys("r");
    let reads = asked(&play).len();
    play.keys("x");
    assert_eq!(asked(&play).len(), reads, "one reading at a time");
    come(&mut play, ODD, &Map::default());
    assert_eq!(asked(&play).len(), reads + 1, "and then again with the newest answer");
    assert!(play.keys("a").text().contains("Reading"), "{}", play.text());
    come(&mut play, ODD, &Map::default());
    assert!(play.text().contains("left out by you"), "{}", play.text());
}

#[test]
fn an_answer_that_does_not_hold_leaves_what_was_understood() {
    let mut play = odd(80, 24);
    play.keys("<enter>");
    play.keys("1-5<enter>");
    play.msg(Msg::Done(Done::SurveyRefused("answers.csv: gone.".to_owned())));
    assert!(play.text().contains("gone") && play.text().contains("Who answered"), "{}", play.text());
}

#[test]
fn esc_discards_what_was_read() {
    let mut play = Play::at(fixture::planned(), Place::Baseline, 80, 24);
    play.keys("i survey.csv<enter>");
    come(&mut play, ODD, &Map::default());
    play.keys("<esc>");
    assert_eq!((play.model.place(), &play.session().baseline), (&Place::Baseline, &None));
    assert!(play.text().contains("Nothing was taken over."));
}

#[test]
fn a_refusal_says_where_and_the_path_can_be_put_right() {
    let mut play = at(fixture::planned(), 80, 24);
    play.keys("a.csv<enter>");
    let why = "a.csv, line 17, column \"Team\": this is wrong. Do that.";
    play.msg(Msg::Done(Done::SurveyRefused(why.to_owned())));
    assert!(play.text().contains(why), "{}", play.text());
    play.keys("<backspace><backspace><backspace>tsv<enter>");
    assert_eq!(asked(&play)[1].files[0].0, std::path::PathBuf::from("a.tsv"));
}

#[test]
fn replacing_a_survey_says_what_is_forgotten() {
    let mut play = at(fixture::with(fixture::made(20, 13)), 80, 24);
    play.keys("a.csv<enter>");
    come(&mut play, ODD, &Map::default());
    assert!(play.text().contains("This replaces the survey of 20 questions"), "{}", play.text());
    play.keys("a");
    assert_eq!(play.session().baseline.as_ref().unwrap().items.len(), 1);
}

#[test]
fn a_lower_threshold_needs_a_name() {
    let mut play = made(fixture::made(2, 4));
    assert!(play.text().contains("0 of 2 questions"), "{}", play.text());
    play.keys("4 <enter>");
    assert!(play.text().contains("Type the name of who agreed"), "{}", play.text());
    play.keys("Kim<enter>");
    assert!(play.text().contains("2 of 2 questions"), "{}", play.text());
    play.keys("a");
    let wave = play.session().baseline.as_ref().unwrap();
    assert_eq!((wave.threshold, wave.threshold_agreed_by.as_deref()), (4, Some("Kim")));
    assert!(wave.items.iter().all(|item| item.answers.sales.counts.is_some()));
}

#[test]
fn the_usual_threshold_needs_none_and_seals_the_rest() {
    let mut play = made(fixture::made(2, 4));
    play.keys("3 Kim<enter> 5 a");
    let wave = play.session().baseline.as_ref().unwrap();
    assert_eq!((wave.threshold, &wave.threshold_agreed_by), (5, &None));
    assert!(wave.items.iter().all(|item| item.answers.sales.counts.is_none()));
}

#[test]
fn a_map_cannot_agree_to_a_lower_threshold() {
    let mut wave = fixture::made(2, 4);
    wave.threshold = 3;
    let mut play = made(wave);
    play.keys("a");
    assert!(play.session().baseline.is_none());
    play.keys("Kim<enter>a");
    assert_eq!(play.session().baseline.as_ref().unwrap().threshold_agreed_by.as_deref(), Some("Kim"));
}

#[test]
fn a_file_without_items_is_not_taken_over() {
    let mut play = made(fixture::made(0, 13));
    assert!(play.keys("a").text().contains("There is nothing to take over"), "{}", play.text());
    assert!(play.session().baseline.is_none());
}

#[test]
fn head_counts_are_put_right_before() {
    let mut play = practice(80, 24);
    play.keys("m <ctrl+a>7<enter>");
    assert!(play.text().contains("13 answered: type that many or more."), "{}", play.text());
    play.keys("<ctrl+a>13<tab><ctrl+a>13<enter>a");
    let people = play.session().baseline.as_ref().unwrap().people;
    assert_eq!((people.marketing, people.sales), (Some(13), Some(13)));
    assert!(play.text().contains("Everyone answered"), "{}", play.text());
}

#[test]
fn a_small_window_scrolls_to_the_end() {
    let mut play = practice(40, 12);
    println!("{}", play.text());
    assert!(!play.text().contains("Timestamp"));
    go_to(&mut play, "Timestamp");
    play.keys("<end><down>");
    println!("{}", play.text());
    assert!(play.keys("3").text().contains("agreed for both teams by:"), "{}", play.text());
}
