//! The import played by keys: nothing is stored before it is accepted, and what is accepted is sealed.

use crate::{
    app::{Msg, play::Play},
    domain::{people::Team, session::Session},
    effect::{Done, Effect, Place},
    import::survey::{Report, Request, Understood},
    screen::survey::fixture,
};

fn at(session: Session, width: u16, height: u16) -> Play {
    Play::at(session, Place::ImportSurvey, width, height)
}

fn came(play: &mut Play, wave: crate::domain::baseline::Wave, warnings: Vec<String>) {
    play.msg(Msg::Done(Done::Survey(Box::new(Understood { wave, report: Report { warnings, ..Report::default() } }))));
}

/// The practice survey, read and waiting to be taken over.
fn read(width: u16, height: u16) -> Play {
    let mut play = at(fixture::planned(), width, height);
    play.keys("survey.csv<enter>");
    let (wave, warnings) = fixture::practice_survey();
    came(&mut play, wave, warnings);
    play
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
    let mut play = read(80, 24);
    let text = play.text();
    for part in [
        "● Marketing: 13 answered of 18",
        "19 of 19 items",
        "13 Marketing, 13 Sales, 1",
        "Strongly disagree .. Strongly agree, 5 points",
        "feel blamed by the other team",
        "Left out, free text",
    ] {
        assert!(text.contains(part), "{part:?}:\n{text}");
    }
    assert!(play.session().baseline.is_none() && !text.contains("replaces"));
    play.keys("<enter>");
    assert_eq!(play.model.place(), &Place::Baseline);
    let wave = play.session().baseline.clone().unwrap();
    assert_eq!((wave.items.len(), wave.people.sales, wave.threshold), (19, Some(22), 5));
    assert!(play.text().contains("1 Marketing knows"), "{}", play.text());
    assert!(!wave.warnings.iter().any(|warning| warning.contains("RevOps")), "cells are shown, never kept");
}

#[test]
fn esc_discards_what_was_read() {
    let mut play = Play::at(fixture::planned(), Place::Baseline, 80, 24);
    play.keys("i survey.csv<enter>");
    let (wave, warnings) = fixture::practice_survey();
    came(&mut play, wave, warnings);
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
    let (wave, warnings) = fixture::practice_survey();
    came(&mut play, wave, warnings);
    assert!(play.text().contains("This replaces the survey of 20 items"), "{}", play.text());
    play.keys("<enter>");
    assert_eq!(play.session().baseline.as_ref().unwrap().items.len(), 19);
}

#[test]
fn a_lower_threshold_needs_a_name() {
    let mut play = at(fixture::planned(), 80, 24);
    play.keys("few.csv<enter>");
    came(&mut play, fixture::made(2, 4), Vec::new());
    assert!(play.text().contains("0 of 2 items"), "{}", play.text());
    play.keys("4 <enter>");
    assert!(play.text().contains("Type the name of who agreed"), "{}", play.text());
    play.keys("Kim<enter>");
    assert!(play.text().contains("2 of 2 items"), "{}", play.text());
    play.keys("<enter>");
    let wave = play.session().baseline.as_ref().unwrap();
    assert_eq!((wave.threshold, wave.threshold_agreed_by.as_deref()), (4, Some("Kim")));
    assert!(wave.items.iter().all(|item| item.answers.sales.counts.is_some()));
}

#[test]
fn the_usual_threshold_needs_none_and_seals_the_rest() {
    let mut play = at(fixture::planned(), 80, 24);
    play.keys("few.csv<enter>");
    came(&mut play, fixture::made(2, 4), Vec::new());
    play.keys("3 Kim<enter> 5 <enter>");
    let wave = play.session().baseline.as_ref().unwrap();
    assert_eq!((wave.threshold, &wave.threshold_agreed_by), (5, &None));
    assert!(wave.items.iter().all(|item| item.answers.sales.counts.is_none()));
}

#[test]
fn a_map_cannot_agree_to_a_lower_threshold() {
    let mut play = at(fixture::planned(), 80, 24);
    play.keys("few.csv<enter>");
    let mut wave = fixture::made(2, 4);
    wave.threshold = 3;
    came(&mut play, wave, Vec::new());
    play.keys("<enter>");
    assert!(play.session().baseline.is_none());
    play.keys("Kim<enter><enter>");
    assert_eq!(play.session().baseline.as_ref().unwrap().threshold_agreed_by.as_deref(), Some("Kim"));
}

#[test]
fn a_file_without_items_is_not_taken_over() {
    let mut play = at(fixture::planned(), 80, 24);
    play.keys("text.csv<enter>");
    came(&mut play, fixture::made(0, 13), Vec::new());
    assert!(play.keys("<enter>").text().contains("There is nothing to take over"), "{}", play.text());
    assert!(play.session().baseline.is_none());
}

#[test]
fn head_counts_are_put_right_before() {
    let mut play = read(80, 24);
    play.keys("m <ctrl+a>7<enter>");
    assert!(play.text().contains("13 answered: type that many or more."), "{}", play.text());
    play.keys("<ctrl+a>13<tab><ctrl+a>13<enter><enter>");
    let people = play.session().baseline.as_ref().unwrap().people;
    assert_eq!((people.marketing, people.sales), (Some(13), Some(13)));
    assert!(play.text().contains("Everyone answered"), "{}", play.text());
}

#[test]
fn a_small_window_scrolls_to_the_end() {
    let mut play = read(40, 12);
    assert!(!play.text().contains("Timestamp"));
    play.keys(&"<down>".repeat(40));
    assert!(play.text().contains("Timestamp"), "{}", play.text());
    play.keys("<up><up><up>");
    assert!(!play.text().contains("Timestamp"), "it does not scroll past the end:\n{}", play.text());
    assert!(play.keys("3").text().contains("agreed for both teams by:"), "{}", play.text());
}
