//! The session file: what is written reads back, what is damaged is refused with its place.

use super::*;
use crate::store::sample::{draft, workshop};
use proptest::prelude::*;

fn text(steps: i64) -> String {
    Document::of(&workshop("s1", steps), &[draft("half a sen", 99)]).to_text().unwrap()
}

#[test]
fn the_keys_come_in_their_order_and_the_state_first() {
    let text = text(3);
    let keys: Vec<&str> = text
        .lines()
        .filter(|line| line.starts_with("  \""))
        .map(|line| line.trim_start().split('"').nth(1).unwrap())
        .collect();
    assert_eq!(keys, ["format", "version", "id", "written_by", "state", "base", "log", "drafts"]);
    assert!(text.ends_with("}\n"));
    assert!(text.contains("\"written_by\": \"smarketing "));
}

#[test]
fn an_export_of_a_session_is_accepted_and_starts_its_own_history() {
    let mut value: serde_json::Value = serde_json::from_str(&text(7)).unwrap();
    for key in ["base", "log", "drafts"] {
        value.as_object_mut().unwrap().remove(key);
    }
    let read = read_document(&value.to_string()).unwrap();
    let (opened, drafts) = read.document.into_workshop();
    assert_eq!(opened.session(), workshop("s1", 7).session());
    assert_eq!((opened.log().len(), opened.base() == opened.session(), drafts.len()), (0, true, 0));
}

#[test]
fn closed_history_is_remembered() {
    let mut document = Document::of(&workshop("s1", 2), &[]);
    assert!(!document.to_text().unwrap().contains("closed_through"));
    document.base = Some(document.state.clone());
    document.closed_through = 2;
    let text = document.to_text().unwrap();
    assert!(text.contains("\n  \"closed_through\": 2,\n"));
    let (opened, _) = read_document(&text).unwrap().document.into_workshop();
    assert_eq!((opened.closed_through(), opened.seq()), (2, 2));
}

#[test]
fn a_key_given_twice_is_refused_with_its_place() {
    let text =
        text(1).replacen("  \"state\": {\n", "  \"state\": {\n    \"later\": {\"a\": 1,\n \"a\": 2},\n", 1);
    let error = read_document(&text).unwrap_err();
    assert_eq!((error.line, error.column, error.refused), (8, 4, Refused::Damaged));
    assert_eq!(error.what, "\"a\" is there twice");
}

#[test]
fn a_newer_file_is_read_only_or_refused_by_name() {
    let newer =
        text(1).replacen("\"version\": 1", "\"version\": 2", 1).replacen(PROGRAM, "smarketing 9.0", 1);
    let read = read_document(&newer).unwrap();
    assert_eq!(read.read_only, Some(ReadOnly::Newer { written_by: "smarketing 9.0".to_owned() }));
    let error = read_document(&newer.replacen("\"state\"", "\"session\"", 1)).unwrap_err();
    assert_eq!(error.refused, Refused::Newer);
    assert!(error.what.starts_with("written by smarketing 9.0, which is newer: "), "{}", error.what);
}

#[test]
fn a_number_too_large_makes_it_read_only() {
    let text = text(1).replacen(
        "  \"state\": {\n",
        "  \"state\": {\n    \"later\": 123456789012345678901234567890,\n",
        1,
    );
    assert_eq!(read_document(&text).unwrap().read_only, Some(ReadOnly::BigNumber { line: 7, column: 43 }));
}

#[test]
fn unknown_fields_survive() {
    let later = "  \"state\": {\n    \"later\": {\"list\": [1, 2.5, null, \"x\"]},\n";
    let text = text(1).replacen("  \"state\": {\n", later, 1);
    let document = read_document(&text).unwrap().document;
    let again = read_document(&document.to_text().unwrap()).unwrap().document;
    assert_eq!(again.state.extra.0["later"]["list"][1], 2.5);
    assert_eq!(again, document);
    let (opened, _) = document.into_workshop();
    assert_eq!(opened.session().extra.0.len(), 1, "the state is authoritative");
}

#[test]
fn other_texts_are_called_what_they_are() {
    for text in [
        "",
        "hello",
        "[]",
        "{}",
        "3",
        "{\"format\": 7}",
        "{\"format\": \"other\", \"version\": 1}",
        "{\"a\":",
    ] {
        assert_eq!(read_document(text).unwrap_err().refused, Refused::NotOurs, "{text}");
    }
    let error = read_document(&text(1).replacen("\"zone\"", "\"zone", 1)).unwrap_err();
    assert_eq!(error.refused, Refused::Damaged);
    assert!(error.line > 5, "{error}");
    let error = read_document(&text(1).replacen("\"id\": \"s1\"", "\"id\": \"s2\"", 1)).unwrap_err();
    assert!(error.what.contains("of session s2"), "{error}");
    assert!(read_document(&format!("\u{feff}{}", text(1))).is_ok(), "a mark at the start is no harm");
}

#[test]
fn a_gap_in_the_log_is_damage_with_its_place() {
    let error = read_document(&text(4).replacen("\"seq\": 3", "\"seq\": 7", 1)).unwrap_err();
    assert_eq!(error.what, "entry 7 does not follow on entry 2");
    assert!(error.line > 10);
}

#[test]
fn a_very_long_history_can_still_be_saved_and_read() {
    let workshop = workshop("s1", 40);
    let mut document = Document::of(&workshop, &[]);
    let entries = (1..).zip(workshop.log().iter().cycle());
    document.log = entries.map(|(seq, entry)| Entry { seq, ..entry.clone() }).take(50_000).collect();
    // Writing reads back and compares; here it is an answer that counts.
    let text = document.to_text().unwrap();
    assert!(text.len() as u64 > MOST_BYTES / 2, "{} bytes are no long history", text.len());
}

#[test]
fn fifty_thousand_entries_of_a_real_afternoon_can_be_saved_and_read() {
    let golden = read_document(include_str!("../../../tests/fixtures/session/0.1.0.json")).unwrap().document;
    let entries = (1..).zip(golden.log.iter().cycle());
    let log = entries.map(|(seq, entry)| Entry { seq, ..entry.clone() }).take(50_000).collect();
    let text = Document { log, ..golden }.to_text().unwrap();
    assert!(text.len() as u64 <= MOST_BYTES, "{} bytes", text.len());
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(40))]

    #[test]
    fn what_is_saved_is_what_is_loaded(steps in 0i64..40, words in ".{0,40}") {
        let workshop = workshop("s1", steps);
        let drafts = [draft(&words, 5)];
        let text = Document::of(&workshop, &drafts).to_text().unwrap();
        let (opened, read) = read_document(&text).unwrap().document.into_workshop();
        prop_assert_eq!(opened, workshop);
        prop_assert_eq!(read, drafts);
    }

    #[test]
    fn no_cut_or_changed_text_panics(cut in 0usize..4000, byte in any::<u8>()) {
        let mut bytes = text(4).into_bytes();
        let at = cut % bytes.len();
        let _ = read_document(&String::from_utf8_lossy(&bytes[..at]));
        bytes[at] = byte;
        let _ = read_document(&String::from_utf8_lossy(&bytes));
    }
}
