//! The library by keys: narrowing, opening, damaged files.

use crate::{
    app::{Msg, play::Play},
    domain::{
        moment::{Day, Moment},
        session::Step,
    },
    effect::{Done, Effect, Listed, Place},
};

fn listed(company: &str, name: &str) -> Listed {
    Listed {
        id: Some(name.into()),
        name: name.to_owned(),
        company: company.to_owned(),
        step: Step::Sla,
        people: 9,
        modified: Moment::parse("2026-03-12T11:58:00Z").ok(),
        ..Listed::of_file(format!("Documents/Smarketing/{}.json", company.to_lowercase()).into())
    }
}

fn shelf() -> Vec<Listed> {
    let practice = Listed { practice: true, ..listed("Brownie Ltd", "Practice") };
    let closed = Listed {
        closed_at: Moment::parse("2025-12-11T15:00:00Z").ok(),
        modified: Moment::parse("2025-12-11T15:00:00Z").ok(),
        review_by: Day::parse("2026-03-16").ok(),
        ..listed("Globex", "Q4")
    };
    let problem = Some("line 3, column 9: this is not what a session holds there".to_owned());
    let broken = Listed { id: None, company: String::new(), problem, people: 0, ..listed("", "old-copy") };
    vec![practice, listed("Acme", "Q1 alignment"), closed, broken]
}

fn library(width: u16, height: u16) -> Play {
    let mut play = Play::new(width, height);
    play.msg(Msg::Done(Done::Library(shelf()))).keys("l");
    play
}

fn opened(play: &Play) -> Vec<(String, &Place)> {
    let opened = play.effects.iter().filter_map(|effect| match effect {
        Effect::Open(path, place) => {
            Some((path.file_stem().expect("a name").to_string_lossy().into_owned(), place))
        }
        _ => None,
    });
    opened.collect()
}

#[test]
fn the_newest_is_opened_first_and_practice_comes_last() {
    let mut play = library(80, 24);
    assert!(play.effects.contains(&Effect::ListLibrary), "the list is read again");
    play.keys("<enter><down>r<down><down>x");
    let expected = [("acme", Place::CheckIn), ("globex", Place::Review), ("brownie ltd", Place::Export)];
    let expected: Vec<_> = expected.iter().map(|(name, place)| ((*name).to_owned(), place)).collect();
    assert_eq!(opened(&play), expected);
    let text = play.text();
    let brownies = text.lines().find(|line| line.contains("Brownie Ltd: Practice")).expect("it is listed");
    assert!(brownies.contains(" practice "), "{text}");
}

#[test]
fn a_damaged_file_says_what_is_wrong_and_is_not_opened() {
    let mut play = library(80, 24);
    play.keys("<down><down><enter>rx");
    assert!(play.text().contains("line 3, column 9"), "{}", play.text());
    assert_eq!(opened(&play), []);
}

#[test]
fn the_list_narrows_while_typing() {
    let mut play = library(80, 24);
    play.keys("/glo");
    let text = play.text();
    assert!(text.contains("Globex") && !text.contains("Acme"), "{text}");
    play.keys("<enter>");
    assert_eq!(opened(&play), [("globex".to_owned(), &Place::CheckIn)]);
}

#[test]
fn the_arrows_walk_what_is_left_and_esc_shows_all_again() {
    let mut play = library(80, 24);
    play.keys("/9 people<down><down><enter>");
    assert_eq!(opened(&play), [("brownie ltd".to_owned(), &Place::CheckIn)]);
    play.keys("/acm<esc>");
    assert!(!play.text().contains("Globex"), "still narrowed:\n{}", play.text());
    play.keys("<esc>");
    assert!(play.text().contains("Globex"), "{}", play.text());
    play.keys("<esc>");
    assert_eq!(*play.model.place(), Place::Home);
}

#[test]
fn nothing_that_fits_is_said_with_the_way_out() {
    let mut play = library(80, 24);
    play.keys("/zzz<enter>");
    assert!(play.text().contains("Nothing fits"), "{}", play.text());
    assert_eq!(opened(&play), []);
}

#[test]
fn every_size_is_survived() {
    for keys in ["", "<down>", "<down><down>", "/a", "/zzz"] {
        let mut play = library(80, 24);
        play.keys(keys).sweep();
    }
}
