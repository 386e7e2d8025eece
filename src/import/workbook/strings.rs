//! The texts that the cells of a workbook share. How many there are is counted, never taken from the file.

use super::Flaw;
use super::xml::{Counts, Node, Xml, attribute, unescaped};
use crate::assets::words::say;

/// References to shared texts that sheets within our bounds can hold at most.
const MOST_REFERENCES: u64 = 200 * 200_000;

/// The fewest bytes a shared text takes: `<si/>`.
const SHORTEST: u64 = 5;

/// The shared texts, in the order cells refer to them.
#[derive(Debug, Default)]
pub(super) struct SharedStrings(Vec<String>);

impl SharedStrings {
    /// Reads the part that holds them.
    pub(super) fn read(part: Vec<u8>) -> Result<Self, Flaw> {
        let room = part.len() as u64 / SHORTEST;
        let mut xml = Xml::of(part);
        let mut strings = Vec::new();
        loop {
            let found = match xml.next()? {
                Node::Start(start) => match start.local_name().as_ref() {
                    "sst" => {
                        refuse_forged(attribute(&start, "uniqueCount")?, room)?;
                        refuse_forged(attribute(&start, "count")?, MOST_REFERENCES)?;
                        false
                    }
                    name => name == "si",
                },
                Node::Eof => return Ok(Self(strings)),
                _ => false,
            };
            if found {
                strings.push(unescaped(xml.text_until("si", Counts::Runs)?));
            }
        }
    }

    /// The text a cell refers to.
    pub(super) fn get(&self, index: &str) -> Option<&str> {
        self.0.get(index.trim().parse::<usize>().ok()?).map(String::as_str)
    }
}

/// Nothing here relies on these numbers; one that cannot be true says that somebody made this file to break things.
fn refuse_forged(stated: Option<String>, most: u64) -> Result<(), Flaw> {
    match stated.map(|number| number.trim().parse::<u64>()) {
        None => Ok(()),
        Some(Ok(number)) if number <= most => Ok(()),
        Some(_) => Err(Flaw::damaged(say("import.workbook.texts"))),
    }
}
