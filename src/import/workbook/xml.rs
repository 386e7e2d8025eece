//! The XML inside a workbook, element by element: strict about its form, without document types and entities
//! of its own. It knows no element by name.

use super::Flaw;
use crate::assets::words::{fill, say};
use quick_xml::escape::resolve_predefined_entity;
use quick_xml::events::{BytesStart, Event};
use quick_xml::{Reader, XmlVersion};
use std::io::Cursor;

/// One step through a part; an empty element is a start and an end.
pub(super) type Node<'a> = Event<'a>;

/// A part being read.
pub(super) struct Xml {
    reader: Reader<Cursor<Vec<u8>>>,
    buffer: Vec<u8>,
}

impl Xml {
    /// A part to be read from its start.
    pub(super) fn of(part: Vec<u8>) -> Self {
        let mut reader = Reader::from_reader(Cursor::new(part));
        reader.config_mut().expand_empty_elements = true;
        Self { reader, buffer: Vec::new() }
    }

    /// The next node, [`Node::Eof`] after the last.
    pub(super) fn next(&mut self) -> Result<Node<'_>, Flaw> {
        self.buffer.clear();
        match self.reader.read_event_into(&mut self.buffer) {
            Ok(Event::DocType(_)) => Err(Flaw::damaged(say("import.workbook.document_type"))),
            Ok(event) => Ok(event),
            Err(error) => Err(malformed(&error)),
        }
    }

    /// The text of the element just begun, up to its end; of the elements in it, only what `counts` counts.
    pub(super) fn text_until(&mut self, end: &str, counts: Counts) -> Result<String, Flaw> {
        let mut text = String::new();
        let (mut inside, mut aside) = (counts == Counts::Everything, false);
        loop {
            match self.next()? {
                Event::Start(start) => match start.local_name().as_ref() {
                    "t" => inside = true,
                    "rPh" => aside = true,
                    _ => {}
                },
                Event::End(found) => match found.local_name().as_ref() {
                    name if name == end => return Ok(text),
                    "t" => inside = counts == Counts::Everything,
                    "rPh" => aside = false,
                    _ => {}
                },
                Event::Eof => return Err(Flaw::damaged(say("import.workbook.in_text"))),
                _ if !inside || aside => {}
                node => push_text(&node, &mut text)?,
            }
        }
    }
}

/// Which text inside an element is its value.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Counts {
    /// All of it.
    Everything,
    /// Only the runs (`<t>`), and not how they are pronounced (`<rPh>`).
    Runs,
}

fn push_text(node: &Node<'_>, text: &mut String) -> Result<(), Flaw> {
    match node {
        Event::Text(part) => text.push_str(&part.xml10_content()),
        Event::CData(part) => text.push_str(&part.xml10_content()),
        Event::GeneralRef(reference) => {
            let character = reference.resolve_char_ref().map_err(|error| malformed(&error))?;
            match (character, resolve_predefined_entity(reference)) {
                (Some(character), _) => text.push(character),
                (None, Some(known)) => text.push_str(known),
                (None, None) => return Err(Flaw::damaged(say("import.workbook.entity"))),
            }
        }
        _ => {}
    }
    Ok(())
}

/// The value of an attribute, whatever its prefix.
pub(super) fn attribute(start: &BytesStart<'_>, name: &str) -> Result<Option<String>, Flaw> {
    for found in start.attributes().with_checks(false) {
        let found = found.map_err(|error| malformed(&error))?;
        if found.key.local_name().as_ref() == name {
            let value = found.normalized_value(XmlVersion::Implicit1_0).map_err(|error| malformed(&error))?;
            return Ok(Some(value.into_owned()));
        }
    }
    Ok(None)
}

/// The part is no XML, for the reason its reader gives.
pub(super) fn malformed(error: &dyn std::fmt::Display) -> Flaw {
    Flaw::damaged(fill("import.workbook.xml", &[("why", &error)]))
}

/// Decodes `_x001B_`, the way a workbook writes what XML cannot hold.
pub(super) fn unescaped(text: String) -> String {
    if !text.contains("_x") {
        return text;
    }
    let mut units = Vec::with_capacity(text.len());
    let mut rest = text.as_str();
    while let Some(at) = rest.find("_x") {
        units.extend(rest[..at].encode_utf16());
        if let Some(unit) = escape(&rest.as_bytes()[at..]) {
            units.push(unit);
            rest = &rest[at + ESCAPE..];
        } else {
            units.extend("_x".encode_utf16());
            rest = &rest[at + 2..];
        }
    }
    units.extend(rest.encode_utf16());
    String::from_utf16_lossy(&units)
}

/// Length of `_x001B_`.
const ESCAPE: usize = 7;

fn escape(bytes: &[u8]) -> Option<u16> {
    let digits = bytes.get(2..6)?;
    let whole = bytes.get(6) == Some(&b'_') && digits.iter().all(u8::is_ascii_hexdigit);
    whole.then(|| digits.iter().fold(0, |unit, digit| unit * 16 + hex(*digit)))
}

fn hex(digit: u8) -> u16 {
    char::from(digit).to_digit(16).map_or(0, |value| value as u16)
}
