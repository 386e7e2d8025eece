//! The top three of a tiny team, written by keys.

use crate::{
    app::play::Play,
    domain::{
        check::{self, Kind},
        moment::Day,
        session::{Session, Step},
    },
    effect::Place,
    screen::survey::fixture,
};

fn session(marketing: usize) -> Session {
    fixture::in_room(marketing, 8)
}

fn missing(session: &Session) -> usize {
    let found = check::findings(session, Day::parse("2026-03-12").unwrap());
    found.iter().filter(|finding| finding.kind == Kind::NoTopThree).count()
}

#[test]
fn a_tiny_team_writes_its_own_words() {
    let mut play = Play::at(session(2), Place::Baseline, 80, 24);
    assert_eq!(missing(play.session()), 1);
    assert!(play.text().contains("Marketing names its top three: not yet. n writes them."), "{}", play.text());
    play.keys("n<enter>");
    play.keys("Leads<space>lie<space>around<enter>");
    play.keys("<enter> LAUNCHES,<space>always<space>late!<tab>No<space>feedback<enter>");
    assert_eq!(
        play.session().top_three.marketing,
        ["Leads lie around", "LAUNCHES, always late!", "No feedback"],
        "{}",
        play.text()
    );
    assert_eq!(missing(play.session()), 0);
    play.keys("<esc>");
    let text = play.text();
    assert!(text.contains("2 LAUNCHES, always late!"), "{text}");
    play.keys("u");
    assert_eq!(play.session().top_three.marketing.len(), 2);
}

#[test]
fn a_line_is_changed_and_taken_out() {
    let mut session = session(1);
    session.top_three.marketing = vec!["one".to_owned(), "two".to_owned()];
    let mut play = Play::at(session, Place::TopThree, 80, 24);
    play.keys("<down><delete>");
    assert_eq!(play.session().top_three.marketing, ["one"]);
    play.keys("<up><enter><ctrl+a>won<enter>");
    assert_eq!(play.session().top_three.marketing, ["won"]);
    play.keys("<up><enter><ctrl+a><backspace><enter>");
    assert!(play.session().top_three.marketing.is_empty(), "{}", play.text());
}

#[test]
fn larger_teams_are_not_asked() {
    let mut play = Play::at(session(3), Place::Baseline, 80, 24);
    assert!(!play.text().contains("top three"), "{}", play.text());
    play.keys("n");
    assert_eq!(play.model.place(), &Place::Baseline);
    assert_eq!(missing(play.session()), 0);
    let mut unplanned = session(1);
    unplanned.step = Step::CheckIn;
    assert_eq!(missing(&unplanned), 0, "the list is still being written");
}

#[test]
fn the_close_leads_to_the_form() {
    let mut play = Play::at(session(2), Place::Close, 80, 24);
    assert!(play.text().contains("has not named its top three"), "{}", play.text());
    play.keys("<enter>");
    assert_eq!(play.model.place(), &Place::TopThree);
}

#[test]
fn any_size_will_do() {
    let mut play = Play::at(session(2), Place::TopThree, 80, 24);
    play.sweep();
    play.keys("<enter>abc").sweep();
    for (width, height) in [(40, 12), (120, 40)] {
        let mut play = Play::at(session(2), Place::TopThree, width, height);
        play.keys("<enter>Leads<enter>");
        assert!(play.text().contains("1 Leads"), "{}", play.text());
    }
}
