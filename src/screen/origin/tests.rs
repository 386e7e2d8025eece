//! The chain of a number, read by keys in any window.

use crate::{
    app::play::{Play, begin},
    domain::{
        assumption::Input, command::Command, funnel::Number, history::Workshop, session::Session,
    },
    effect::Place,
};

fn workshop() -> Workshop {
    let mut workshop = Workshop::new(Session::new("s".into(), "Q1".to_owned(), "Europe/Berlin".to_owned()));
    let said = [
        (Input::RevenueTarget, "7.5M"),
        (Input::MarketingShare, "100 %"),
        (Input::DealSize, "85k"),
    ];
    let assume = |(what, value): (Input, &str)| Command::Assume {
        value: Some(what.read(value).unwrap()),
        what,
        by: "Dana".to_owned(),
    };
    workshop.commit(said.map(assume).to_vec(), begin()).unwrap();
    workshop
}

#[test]
fn a_number_and_its_inputs_are_read_and_closed() {
    let mut play = Play::resumed(workshop(), Place::Funnel, 40, 12);
    play.keys("<down><enter>");
    assert_eq!(*play.model.place(), Place::Funnel, "it lies over the screen it was asked on");
    assert!(play.text().contains("88.24 deals = 7,500,000 x"), "{}", play.text());
    play.keys("<end>");
    assert!(play.text().contains("88.2353: rounded up once"), "{}", play.text());
    play.keys("<home>w");
    assert!(play.text().contains("deals = revenue x share from"), "{}", play.text());
    play.sweep();
    play.keys("<esc>");
    assert!(!play.text().contains("Where does this come from?"), "{}", play.text());
}

#[test]
fn what_cannot_be_computed_says_what_is_missing() {
    let mut play = Play::resumed(workshop(), Place::Origin(Number::HoursShort), 80, 24);
    assert!(play.text().contains("? cannot compute: leads a month missing"), "{}", play.text());
    play.keys("f");
    assert_eq!(*play.model.place(), Place::Funnel);
}
