//! Looks for names in the text of a JSON value while it is being read. It builds nothing: a file that somebody made to
//! be large may not take more memory than its text.

use super::strike::{IDS, is_an_id};
use crate::domain::forget::Names;
use serde::de::{self, DeserializeSeed, Deserializer, MapAccess, SeqAccess, Visitor};
use std::cell::Cell;
use std::fmt;

/// Whether ids count that hold a session together and stay.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Ids {
    Count,
    Stay,
}

/// Whether a name stands in a value or in what it is called; `None` where the text is no JSON, as far as was read.
pub(super) fn stands_in(names: &Names, text: &str, ids: Ids) -> Option<bool> {
    let found = Cell::new(false);
    let look = Look { names, found: &found, ids, is_id: false };
    let mut deserializer = serde_json::Deserializer::from_str(text);
    let read = look.deserialize(&mut deserializer).and_then(|()| deserializer.end());
    // The reading stops at the first name.
    (read.is_ok() || found.get()).then(|| found.get())
}

#[derive(Clone, Copy)]
struct Look<'a> {
    names: &'a Names,
    found: &'a Cell<bool>,
    ids: Ids,
    /// The value of a field in which an id may stand.
    is_id: bool,
}

impl Look<'_> {
    fn stop<E: de::Error>(self) -> E {
        self.found.set(true);
        E::custom("found")
    }
}

impl<'de> DeserializeSeed<'de> for Look<'_> {
    type Value = ();

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<(), D::Error> {
        deserializer.deserialize_any(self)
    }
}

impl<'de> Visitor<'de> for Look<'_> {
    type Value = ();

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("JSON")
    }

    fn visit_bool<E>(self, _: bool) -> Result<(), E> {
        Ok(())
    }

    fn visit_i64<E>(self, _: i64) -> Result<(), E> {
        Ok(())
    }

    fn visit_u64<E>(self, _: u64) -> Result<(), E> {
        Ok(())
    }

    fn visit_f64<E>(self, _: f64) -> Result<(), E> {
        Ok(())
    }

    fn visit_unit<E>(self) -> Result<(), E> {
        Ok(())
    }

    fn visit_str<E: de::Error>(self, text: &str) -> Result<(), E> {
        let stays = || self.ids == Ids::Stay && self.is_id && is_an_id(text);
        if self.names.is_in(text) && !stays() { Err(self.stop()) } else { Ok(()) }
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut items: A) -> Result<(), A::Error> {
        while items.next_element_seed(self)?.is_some() {}
        Ok(())
    }

    fn visit_map<A: MapAccess<'de>>(self, mut entries: A) -> Result<(), A::Error> {
        while let Some(is_id) = entries.next_key_seed(Key(self))? {
            entries.next_value_seed(Self { is_id, ..self })?;
        }
        Ok(())
    }
}

/// What a value is called, and whether it may be an id.
struct Key<'a>(Look<'a>);

impl<'de> DeserializeSeed<'de> for Key<'_> {
    type Value = bool;

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<bool, D::Error> {
        deserializer.deserialize_str(self)
    }
}

impl Visitor<'_> for Key<'_> {
    type Value = bool;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a key")
    }

    fn visit_str<E: de::Error>(self, key: &str) -> Result<bool, E> {
        if self.0.names.is_in(key) && !is_an_id(key) { Err(self.0.stop()) } else { Ok(IDS.contains(&key)) }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn look(text: &str, ids: Ids) -> Option<bool> {
        stands_in(&Names::new(["Zoe Quill", "Ana"]).unwrap(), text, ids)
    }

    #[test]
    fn a_name_is_found_in_values_and_in_what_they_are_called() {
        for text in [
            r#"{"log": [1, -1, 1.5, null, true, {"text": "so said\nZoe Quill"}]}"#,
            r#"{"Zoe Quill": 1}"#,
            r#"[[["z\u006fe quill"]]]"#,
            r#"{"who": ["Ana"]}"#,
        ] {
            assert_eq!(look(text, Ids::Stay), Some(true), "{text}");
        }
        for text in [r#"{"text": "Zoe or Quill"}"#, r#"{"ana": "b"}"#, "[]", "7"] {
            assert_eq!(look(text, Ids::Count), Some(false), "{text}");
        }
        assert_eq!(look(r#"{"who": ["ana"]}"#, Ids::Stay), Some(false), "an id that stays");
        assert_eq!(look(r#"{"who": ["ana"]}"#, Ids::Count), Some(true));
        assert_eq!(look(r#"{"who": {"text": "ana"}}"#, Ids::Stay), Some(true), "a sentence");
    }

    #[test]
    fn what_is_no_json_is_said_and_reading_stops_at_the_first_name() {
        for text in ["", "{", r#"{"text": "so said Zoe Quill"#, "[1] 2", &"[".repeat(100_000)] {
            assert_eq!(look(text, Ids::Stay), None);
        }
        assert_eq!(look(r#"["Zoe Quill", and whatever follows"#, Ids::Stay), Some(true));
    }

    #[test]
    fn the_last_word_of_a_large_file_is_looked_at() {
        let many = |item: &str| format!("[{}\"Zoe Quill\"]", item.repeat((1 << 20) / item.len()));
        for item in ["0,", "\"\",", "{\"a\":0},", "[],"] {
            assert_eq!(look(&many(item), Ids::Stay), Some(true), "{item}");
        }
        let words = format!("[\"{}Zoe\\tQuill\"]", "a ".repeat(1 << 19));
        assert_eq!(look(&words, Ids::Stay), Some(true));
    }
}
