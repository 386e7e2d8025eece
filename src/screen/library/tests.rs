//! The library by keys: narrowing, opening, damaged files.

use crate::{
    app::{Msg, play::Play},
    domain::{
        moment::{Day, Moment},
        session::Step,
    },
    effect::{Done, DueDate, DueKind, Effect, Listed, Place, Shelving, Twin},
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
    let broken = Listed { problem, ..Listed::of_file("Documents/Smarketing/old-copy.json".into()) };
    vec![listed("Acme", "Q1 alignment"), closed, broken, practice]
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

fn shelved(play: &Play) -> Vec<(String, &Shelving)> {
    let shelved = play.effects.iter().filter_map(|effect| match effect {
        Effect::Shelve(path, work) => {
            Some((path.file_stem().expect("a name").to_string_lossy().into_owned(), work))
        }
        _ => None,
    });
    shelved.collect()
}

/// The shelf with something overdue, a copy and a foreign file.
fn full(width: u16, height: u16) -> Play {
    let mut sessions = shelf();
    sessions[0].due = vec![
        DueDate { on: Day::parse("2026-03-10").expect("a day"), what: DueKind::Action },
        DueDate { on: Day::parse("2026-03-20").expect("a day"), what: DueKind::Signature },
    ];
    (sessions[0].date, sessions[0].review_by) =
        (Day::parse("2026-03-12").ok(), Day::parse("2026-06-25").ok());
    sessions[0].twin = Some(Twin::Newest { others: 1 });
    let copy = Listed {
        path: "Documents/Smarketing/acme (1).json".into(),
        twin: Some(Twin::Earlier { newest: "acme.json".to_owned() }),
        ..sessions[0].clone()
    };
    sessions.insert(1, copy);
    let settings = Listed { foreign: true, ..sessions[3].clone() };
    sessions.insert(4, Listed { path: "Documents/Smarketing/settings.json".into(), ..settings });
    let mut play = Play::new(width, height);
    play.msg(Msg::Done(Done::Library(sessions))).keys("l");
    play
}

#[test]
fn every_row_says_what_is_due_and_which_file_is_a_copy() {
    let text = full(120, 40).text();
    let row = |name: &str| text.lines().find(|line| line.contains(name)).unwrap_or_default().to_owned();
    assert!(row("► Acme: Q1").contains("! action 2 days overdue"), "{text}");
    assert!(row("= Acme: Q1").contains("earlier than acme.json"), "{text}");
    assert!(row("Globex").contains("! review due in 4 days"), "{text}");
    assert!(row("! old-copy").contains("cannot be read") && row("! settings").contains("not a session"), "{text}");
    assert!(text.contains("Due: action Tue 10 Mar, signature Fri 20 Mar, review Thu 25 Jun"), "{text}");
}

#[test]
fn the_list_is_narrowed_by_kind_and_by_company() {
    let mut play = full(80, 24);
    assert!(play.text().contains("[all 6] in progress 1  closed 1  due 2  copies 2  practice 1  unreadable 2"), "{}", play.text());
    let rows = |play: &Play, name: &str| play.text().matches(name).count();
    play.keys("ff");
    assert!(play.text().contains("[closed 1]") && rows(&play, "Globex: Q4") == 1, "{}", play.text());
    assert_eq!(rows(&play, "Acme: Q1"), 0);
    play.keys("f");
    assert_eq!((rows(&play, "Acme: Q1"), rows(&play, "Globex: Q4")), (1, 1), "{}", play.text());
    play.keys("<left><left><left>o");
    assert!(play.text().contains("Only Acme."), "{}", play.text());
    assert_eq!((rows(&play, "Acme: Q1"), rows(&play, "Globex: Q4")), (2, 0), "{}", play.text());
    play.keys("<esc>");
    assert_eq!((rows(&play, "Acme: Q1"), rows(&play, "Globex: Q4")), (2, 1), "{}", play.text());
}

#[test]
fn a_session_is_renamed_and_copied() {
    let mut play = full(80, 24);
    play.keys("e<ctrl+a><backspace><enter>");
    assert!(play.text().contains("Type the new name"), "{}", play.text());
    play.keys("Q2<enter><down><down>d");
    let renamed = Shelving::Rename("Q2".to_owned());
    assert_eq!(shelved(&play), [("acme".to_owned(), &renamed), ("globex".to_owned(), &Shelving::Copy)]);
    play.msg(Msg::Done(Done::Shelved(Shelving::Copy, "a/Globex- Q4 (copy).json".into())));
    assert!(play.text().contains("with an id of its own"), "{}", play.text());
}

#[test]
fn the_trash_asks_once_and_any_other_key_keeps_the_session() {
    let mut play = full(80, 24);
    play.keys("t<down>t<esc>t<up>");
    assert_eq!(shelved(&play), []);
    play.keys("t");
    assert!(play.text().contains("Move \"Acme: Q1 alignment\" to the trash?"), "{}", play.text());
    play.keys("t");
    assert_eq!(shelved(&play), [("acme".to_owned(), &Shelving::Trash)]);
    play.msg(Msg::Done(Done::Shelved(Shelving::Trash, "/trash/files/acme.json".into())));
    assert!(play.text().contains("In the trash: /trash/files/acme.json"), "{}", play.text());
}

#[test]
fn what_cannot_be_read_is_not_touched() {
    let mut play = full(80, 24);
    play.keys("<down><down><down>ecttt<down>ecttt<enter>");
    assert_eq!((shelved(&play), opened(&play)), (Vec::new(), Vec::new()));
    assert!(play.text().contains("no smarketing session"), "{}", play.text());
}

#[test]
fn the_full_list_survives_every_size() {
    for keys in ["", "ff", "o", "e", "t", "<down><down><down>", "/acme"] {
        let mut play = full(80, 24);
        play.keys(keys).sweep();
    }
}
