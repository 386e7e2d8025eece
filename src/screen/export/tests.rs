//! What is ticked is what is written, and the dialog says where and beside what.

use super::*;
use crate::{
    app::{Msg as AppMsg, play::Play},
    effect::{Done, Place},
    import::practice,
};

fn play_at(width: u16, height: u16) -> Play {
    let session = practice::finished("demo".into()).session().clone();
    Play::at(session, Place::Export, width, height)
}

fn play() -> Play {
    play_at(80, 24)
}

fn orders(play: &Play) -> Vec<&ExportOrder> {
    let orders = play.effects.iter().filter_map(|effect| match effect {
        Effect::Export(order, _) => Some(order),
        _ => None,
    });
    orders.collect()
}

fn listed(names: &[&str]) -> AppMsg {
    let names = names.iter().map(|name| (*name).to_owned()).collect();
    AppMsg::Done(Done::Exports(Exports { folder: "Documents/Smarketing".into(), names }))
}

#[test]
fn enter_writes_the_shareable_playbook() {
    let mut play = play();
    assert!(play.effects.contains(&Effect::ListExports), "it asks what is there");
    play.keys("<enter>");
    assert_eq!(orders(&play)[0].wanted, [FIRST]);
    assert!(!orders(&play)[0].full);
    assert!(play.text().contains("acme-2026-03-12-playbook.docx"), "{}", play.text());
}

#[test]
fn everything_can_be_ticked_with_the_keyboard_alone() {
    let mut play = play();
    for format in FORMATS {
        if format.id != FIRST {
            play.keys("<space>");
        }
        play.keys("<down>");
    }
    // The record has no parts to leave out: the papers come next.
    play.keys("<down><space>");
    for _ in papers() {
        play.keys("<down><space>");
    }
    play.keys("<enter>");
    let order = orders(&play)[0];
    let all: Vec<&str> = FORMATS.iter().map(|format| format.id).chain(papers().map(|paper| paper.id)).collect();
    assert_eq!(order.wanted, all);
    assert!(order.full);
}

#[test]
fn a_part_that_is_cleared_is_left_out_of_what_is_written_and_copied() {
    let mut play = play();
    let survey = say("export.part_survey");
    assert!(play.text().contains(&format!("[x] {survey}")), "{}", play.text());
    let before = FORMATS.len() + KINDS.len();
    play.keys(&"<down>".repeat(before));
    while !play.text().contains(&format!("[ ] {survey}")) {
        play.keys("<space>");
        if !play.text().contains(&format!("[ ] {survey}")) {
            play.keys("<space><down>");
        }
    }
    play.keys("y<enter>");
    assert!(orders(&play)[0].context.without.has(Part::Survey));
    let copied = play.effects.iter().find_map(|effect| match effect {
        Effect::Copy(text) => Some(text.as_str()),
        _ => None,
    });
    assert!(copied.is_some_and(|text| text.starts_with("# ") && !text.contains("## Baseline")), "{copied:?}");
}

#[test]
fn nothing_ticked_writes_nothing_and_says_so() {
    let mut play = play();
    let first = FORMATS.iter().position(|format| format.id == FIRST).unwrap();
    play.keys(&"<down>".repeat(first));
    play.keys("<space><enter>");
    assert!(orders(&play).is_empty());
    assert!(play.text().contains("Tick"), "{}", play.text());
}

#[test]
fn a_name_that_is_taken_is_said_before_and_both_are_kept() {
    let mut play = play();
    play.msg(listed(&["acme-2026-03-12-playbook.docx"]));
    assert!(play.text().contains("playbook.docx: is there, both are kept"), "{}", play.text());
    assert!(play.text().contains("Documents/Smarketing"), "{}", play.text());
    let written = vec!["Documents/Smarketing/acme-2026-03-12-playbook (2).docx".into()];
    play.keys("<enter>").msg(AppMsg::Done(Done::Exported(written)));
    assert!(play.text().contains("Written to Documents/Smarketing:"), "{}", play.text());
    assert!(play.text().contains("acme-2026-03-12-playbook (2).docx"), "{}", play.text());
    assert_eq!(play.effects.last(), Some(&Effect::ListExports), "it looks again");
    let mut small = play_at(40, 12);
    small.msg(listed(&["acme-2026-03-12-playbook.docx"]));
    small.keys(&"<down>".repeat(30));
    assert!(small.text().contains("1 is there already"), "{}", small.text());
}

#[test]
fn it_survives_any_area() {
    let mut play = play();
    play.msg(listed(&["acme-2026-03-12-playbook.docx"]));
    play.keys(&"<down>".repeat(30)).sweep();
}
