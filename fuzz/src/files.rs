//! Our own files: what is read can be written and is read again as it was; what is shown of it cannot act.

use super::is_harmless;
use smarketing::domain::draft::Draft;
use smarketing::domain::history::Workshop;
use smarketing::domain::people::Team;
use smarketing::export::{Context, FORMATS, Kind, Writes, render_with};
use smarketing::import::practice;
use smarketing::store::format::{Document, ReadDocument, read_document};
use smarketing::store::journal::{self, Contents, Line};
use std::sync::OnceLock;

/// A session file: load, save, load gives the same, its history as well.
pub fn session(bytes: &[u8]) {
    let Ok(text) = std::str::from_utf8(bytes) else { return };
    match read_document(text) {
        Ok(ReadDocument { document, read_only: None }) => {
            let saved = document.to_text().expect("what was read can be written");
            let again = read_document(&saved).expect("what was written can be read");
            assert_eq!(again.document, document);
            let (workshop, drafts) = document.into_workshop();
            holds(&workshop, &drafts);
        }
        Ok(_) => {}
        Err(error) => assert!(error.line > 0 && error.column > 0 && !error.what.is_empty(), "{error:?}"),
    }
}

/// A workshop is what its log comes to, and comes back from its file.
pub(super) fn holds(workshop: &Workshop, drafts: &[Draft]) {
    assert_eq!(workshop.replay().as_ref(), Some(workshop.session()), "replay equals state");
    let text = Document::of(workshop, drafts).to_text().expect("any workshop can be saved");
    let again = read_document(&text).expect("and loaded").document.into_workshop();
    assert!(again.0 == *workshop && again.1 == drafts, "load(save(x)) equals x");
}

/// A journal: as it is, and with the checksum of every line put right, which no fuzzer guesses.
pub fn journal(bytes: &[u8]) {
    judged(bytes);
    let lines = bytes.split(|byte| *byte == b'\n');
    let summed = lines.flat_map(|line| [format!("{:08x} ", crc32(line)).as_bytes(), line, b"\n"].concat());
    let contents = judged(&summed.collect::<Vec<u8>>());
    let mut workshop = practised().clone();
    for entry in &contents.entries {
        if workshop.follow(entry).is_none() {
            return;
        }
        assert_eq!(workshop.replay().as_ref(), Some(workshop.session()), "replay equals state");
    }
}

/// What a journal holds, read twice: the good part alone says the same.
fn judged(bytes: &[u8]) -> Contents {
    let contents = journal::read(bytes);
    assert!(contents.whole + contents.torn <= bytes.len());
    assert!(contents.damage.is_some() || contents.whole + contents.torn == bytes.len());
    let good = journal::read(&bytes[..contents.whole]);
    assert_eq!(good, Contents { torn: 0, damage: None, ..contents.clone() });
    let line = |entry: &smarketing::domain::history::Entry| journal::encode(&Line::Entry(entry.clone()));
    let head = contents.head.clone().map(Line::Head).as_ref().map(journal::encode).unwrap_or_default();
    let written = head + &contents.entries.iter().map(line).collect::<String>();
    assert_eq!(journal::read(written.as_bytes()).entries, contents.entries);
    contents
}

/// The checksum of a line (IEEE 802.3), bit by bit.
fn crc32(bytes: &[u8]) -> u32 {
    let step = |sum: u32, byte: &u8| {
        (0..8).fold(sum ^ u32::from(*byte), |sum, _| (sum >> 1) ^ if sum & 1 == 1 { 0xedb8_8320 } else { 0 })
    };
    !bytes.iter().fold(u32::MAX, step)
}

fn practised() -> &'static Workshop {
    static PLANNED: OnceLock<Workshop> = OnceLock::new();
    PLANNED.get_or_init(|| Workshop::new(practice::finished("s1".into()).session().clone()))
}

const KINDS: [Kind; 8] = [
    Kind::Playbook,
    Kind::Record,
    Kind::RunSheet,
    Kind::Prep(Team::Sales),
    Kind::Prep(Team::Marketing),
    Kind::Summary,
    Kind::Poster,
    Kind::Achieved,
];

/// Every document of whatever session is in the file; no text in it acts.
pub fn papers(bytes: &[u8]) {
    let Ok(text) = std::str::from_utf8(bytes) else { return };
    let Ok(read) = read_document(text) else { return };
    let (workshop, _) = read.document.into_workshop();
    let context = Context::of(workshop.session(), workshop.log());
    for format in FORMATS {
        match format.writes {
            Writes::Document(_) => {
                for kind in KINDS {
                    let written = render_with(workshop.session(), kind, format, &context);
                    is_shown(&written.expect("a document can be made of any session"), format.id);
                }
            }
            Writes::Data(files) => {
                for file in files {
                    // A session with a number we cannot keep makes no JSON; it has its own message.
                    let Ok(written) = (file.write)(workshop.session(), &context) else { continue };
                    is_shown(&written, format.id);
                }
            }
        }
    }
}

/// Documents and calendars show what they hold; a table and the data keep every character for programs.
fn is_shown(written: &[u8], format: &str) {
    if matches!(format, "md" | "txt" | "html" | "ics") {
        let text = std::str::from_utf8(written).expect("documents are UTF-8");
        let acts = text.chars().find(|character| *character != '\r' && !is_harmless(*character));
        assert_eq!(acts, None, "{format}");
    }
}
