//! Takes a journal back: the lines that are whole, the tail a crash tore, and damage, which is never repaired.

use super::{FORMAT, Head, Line, VERSION};
use crate::domain::draft::{Draft, DraftKey};
use crate::domain::history::Entry;
use crate::effect::Room;
use std::collections::HashMap;

/// What a journal holds.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Contents {
    /// The first line; none when the file is empty or damaged from the start.
    pub head: Option<Head>,
    /// The changes, in order.
    pub entries: Vec<Entry>,
    /// Text that was being typed when the journal ends.
    pub drafts: Vec<Draft>,
    /// What a second window showed last.
    pub room: Option<Room>,
    /// How many bytes the whole lines take: a torn tail begins here.
    pub whole: usize,
    /// How many bytes of an unfinished line follow.
    pub torn: usize,
    /// Why the lines after the good part must not be used.
    pub damage: Option<Damage>,
}

/// A line in the middle of a journal that does not hold.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Damage {
    /// The line, from 1.
    pub line: usize,
    /// What is wrong with it.
    pub what: String,
}

/// Reads the bytes of a journal.
pub fn read(bytes: &[u8]) -> Contents {
    let lines: Vec<&[u8]> = bytes.split_inclusive(|byte| *byte == b'\n').collect();
    // What a crash tore is at the end: a bad line before a good one is something else.
    let last_whole = lines.iter().rposition(|line| checked(line).is_some());
    let (mut contents, mut drafts) = (Contents::default(), Drafts::default());
    for (index, line) in lines.iter().enumerate() {
        if Some(index) > last_whole {
            break;
        }
        if let Err(what) = checked(line)
            .ok_or("the checksum is wrong".to_owned())
            .and_then(|json| contents.take(json, &mut drafts))
        {
            contents.damage = Some(Damage { line: index + 1, what });
            break;
        }
        contents.whole += line.len();
    }
    if contents.damage.is_none() {
        contents.torn = bytes.len() - contents.whole;
    }
    contents.drafts = drafts.in_order();
    contents
}

/// The last draft of every field, by when it came: a long journal holds thousands of the same few.
#[derive(Default)]
struct Drafts {
    latest: HashMap<DraftKey, (usize, Draft)>,
    seen: usize,
}

impl Drafts {
    /// The same as [`keep`], whatever their number.
    fn keep(&mut self, draft: Draft) {
        self.seen += 1;
        if draft.text.is_empty() {
            self.latest.remove(&draft.key());
        } else {
            self.latest.insert(draft.key(), (self.seen, draft));
        }
    }

    fn in_order(self) -> Vec<Draft> {
        let mut drafts: Vec<(usize, Draft)> = self.latest.into_values().collect();
        drafts.sort_by_key(|(seen, _)| *seen);
        drafts.into_iter().map(|(_, draft)| draft).collect()
    }
}

/// The JSON of a line that is whole and matches its checksum.
fn checked(line: &[u8]) -> Option<&str> {
    let line = std::str::from_utf8(line).ok()?.strip_suffix('\n')?;
    let (sum, json) = line.split_once(' ')?;
    let right = sum.len() == 8 && u32::from_str_radix(sum, 16) == Ok(crc32fast::hash(json.as_bytes()));
    right.then_some(json)
}

impl Contents {
    fn take(&mut self, json: &str, drafts: &mut Drafts) -> Result<(), String> {
        // Its checksum is right, so a line we do not understand was written by a later program.
        let line: Line = serde_json::from_str(json).map_err(|error| error.to_string())?;
        match line {
            Line::Head(head) if self.head.is_none() => {
                if head.format != FORMAT || head.version > VERSION {
                    return Err(format!("it was written by {}, which is newer", head.program));
                }
                self.head = Some(head);
            }
            Line::Head(_) => return Err("a second head".to_owned()),
            _ if self.head.is_none() => return Err("the head is missing".to_owned()),
            Line::Entry(entry) => self.follow(entry)?,
            Line::Draft(draft) => drafts.keep(draft),
            Line::Room(room) => self.room = Some(room),
        }
        Ok(())
    }

    fn follow(&mut self, entry: Entry) -> Result<(), String> {
        if let Some(last) = self.entries.last().filter(|last| last.seq.checked_add(1) != Some(entry.seq)) {
            return Err(format!("change {} does not follow on change {}", entry.seq, last.seq));
        }
        self.entries.push(entry);
        Ok(())
    }
}

/// Puts a draft in the place of the earlier one of its field; an empty one only removes.
pub(in crate::store) fn keep(drafts: &mut Vec<Draft>, draft: Draft) {
    drafts.retain(|other| (&other.topic, &other.field) != (&draft.topic, &draft.field));
    if !draft.text.is_empty() {
        drafts.push(draft);
    }
}
