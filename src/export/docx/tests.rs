//! Whatever was typed, every part is XML that Word reads, says every word, and is the same each time.

use super::*;
use crate::domain::moment::Moment;
use crate::export::document::any::{playbook, pressed, said};
use crate::export::{Block, Imprint, Kind, Level, Table};
use proptest::prelude::*;
use quick_xml::{Reader, escape::resolve_predefined_entity, events::Event};
use std::io::Read as _;
use zip::ZipArchive;

/// The parts of the file by name.
fn parts(bytes: &[u8]) -> Vec<(String, String)> {
    let mut zip = ZipArchive::new(Cursor::new(bytes)).unwrap();
    let mut parts = Vec::new();
    for index in 0..zip.len() {
        let mut entry = zip.by_index(index).unwrap();
        let mut text = String::new();
        entry.read_to_string(&mut text).unwrap();
        parts.push((entry.name().unwrap().into_owned(), text));
    }
    parts
}

fn part(bytes: &[u8], name: &str) -> String {
    parts(bytes).into_iter().find(|(found, _)| found == name).unwrap_or_else(|| panic!("no {name}")).1
}

/// The elements and the text of a part; anything that is not well formed fails.
fn read(xml: &str) -> (Vec<String>, String) {
    let mut reader = Reader::from_str(xml);
    let (mut elements, mut text, mut depth) = (Vec::new(), String::new(), 0);
    loop {
        match reader.read_event().unwrap() {
            Event::Start(tag) => {
                depth += 1;
                elements.push(tag.name().as_ref().to_owned());
                tag.attributes().for_each(|attribute| {
                    attribute.unwrap();
                });
            }
            Event::Empty(tag) => elements.push(tag.name().as_ref().to_owned()),
            Event::End(_) => depth -= 1,
            Event::Text(run) => text.push_str(&run),
            Event::GeneralRef(name) => {
                text.push_str(resolve_predefined_entity(&name).expect("one of the five"));
            }
            Event::Eof => break,
            Event::Decl(_) => {}
            other => panic!("{other:?}"),
        }
    }
    assert_eq!(depth, 0);
    (elements, text)
}

proptest! {
    #[test]
    fn every_part_is_well_formed_for_any_text(playbook in playbook()) {
        let bytes = write(&playbook);
        prop_assert_eq!(&bytes, &write(&playbook));
        for (name, part) in parts(&bytes) {
            let (elements, _) = read(&part);
            prop_assert!(!elements.is_empty(), "{}", name);
            let legal = |c: char| c == '\n' || !c.is_control() && c != '\u{fffe}' && c != '\u{ffff}';
            prop_assert!(part.chars().all(legal), "{}", name);
            prop_assert!(!part.contains("TargetMode"), "nothing is fetched");
        }
    }

    #[test]
    fn every_word_is_said_in_order(playbook in playbook()) {
        let text = pressed(&read(&part(&write(&playbook), "word/document.xml")).1);
        let mut rest = text.as_str();
        for wanted in said(&playbook) {
            let at = rest.find(&wanted);
            prop_assert!(at.is_some(), "{:?} is not in {:?}", wanted, rest);
            rest = &rest[at.unwrap() + wanted.len()..];
        }
    }
}

fn two_sections() -> Playbook {
    let table = Table { head: vec!["Who".into()], rows: vec![vec!["Lee & Dana".into()]] };
    let blocks = vec![
        Block::Heading(Level::One, "Acme".into()),
        Block::Heading(Level::Two, "First".into()),
        Block::Heading(Level::Three, "Lead".into()),
        Block::Table(table),
        Block::Heading(Level::Two, "Second".into()),
        Block::List(vec!["one".into()]),
        Block::Heading(Level::Two, "Third".into()),
    ];
    Playbook {
        title: "Playbook: Acme".to_owned(),
        kind: Kind::Playbook,
        as_of: Moment::parse("2026-03-12T15:08:00Z").ok(),
        imprint: Imprint {
            version: "Final".to_owned(),
            date: "Thu 12 Mar 2026".to_owned(),
            company: "Acme".to_owned(),
            author: "Mira".to_owned(),
        },
        blocks,
    }
}

#[test]
fn headings_tables_and_contents_are_real_ones() {
    let text = part(&write(&two_sections()), "word/document.xml");
    for wanted in [
        "<w:pStyle w:val=\"Title\"/>",
        "<w:pStyle w:val=\"Heading1\"/>",
        "<w:pStyle w:val=\"Heading2\"/>",
        "<w:tblHeader/>",
        "<w:cantSplit/>",
        " TOC \\o",
        "<w:hyperlink w:anchor=\"_Toc000002\"",
        "w:name=\"_Toc000002\"",
        "Lee &amp; Dana",
    ] {
        assert!(text.contains(wanted), "{wanted}\n{text}");
    }
    let styles = paper::word_styles();
    let named = text.split("Style w:val=\"").skip(1).filter_map(|rest| rest.split('"').next());
    for style in named {
        assert!(styles.contains(&format!("w:styleId=\"{style}\"")), "no style {style}");
    }
}

#[test]
fn pages_and_properties_say_title_version_and_date() {
    let bytes = write(&two_sections());
    let header = part(&bytes, "word/header1.xml");
    assert!(header.contains("Playbook: Acme") && header.contains("Final · Thu 12 Mar 2026"), "{header}");
    let footer = part(&bytes, "word/footer1.xml");
    assert!(footer.contains(" PAGE ") && footer.contains(" NUMPAGES "), "{footer}");
    let core = part(&bytes, "docProps/core.xml");
    for wanted in ["<dc:title>Playbook: Acme<", "<dc:creator>Mira<", ">2026-03-12T15:08:00Z<"] {
        assert!(core.contains(wanted), "{core}");
    }
    let mut zip = ZipArchive::new(Cursor::new(bytes)).unwrap();
    let time = zip.by_index(0).unwrap().last_modified().unwrap();
    assert_eq!((time.year(), time.month(), time.day(), time.hour()), (2026, 3, 12, 15));
}
