//! One pass over JSON before it is read: keys given twice, numbers we would round, and more values than memory should
//! hold. It builds nothing.

use crate::domain::{command::Command, history::Entry};
use serde::de::{self, DeserializeSeed, Deserializer, MapAccess, SeqAccess, Visitor};
use std::cell::Cell;
use std::collections::HashSet;
use std::fmt;

/// Bounds of what is kept exactly: 64 bits, with and without a sign.
const ABOVE: f64 = 18_446_744_073_709_551_616.0;
const BELOW: f64 = -9_223_372_036_854_775_808.0;

/// What a document may hold, in values of 32 bytes each: more than 60,000 ordinary entries, and three times that memory,
/// which reading takes at most, stays below 512 MB. A file of two letters a value would take fifty times its own size.
const MOST_VALUES: u64 = 5_000_000;

/// A list by names takes as much memory as so many values: one node of its tree, 632 bytes.
const VALUES_OF_A_MAP: u64 = 20;

/// So many names have room in that node; a name itself takes as much as a value.
const NAMES_OF_A_NODE: usize = 11;

/// What every name after those takes besides itself, in nodes that are half full.
const VALUES_OF_A_NAME: u64 = 4;

/// A list takes as much memory as so many values, however few are in it.
const VALUES_OF_A_LIST: u64 = 4;

/// A command takes as much memory as so many values, whatever it says; its words come on top of that.
const VALUES_OF_A_COMMAND: u64 = (size_of::<Command>() / 32 + 1) as u64;

/// An entry takes as much memory as so many values, without its commands.
const VALUES_OF_AN_ENTRY: u64 = (size_of::<Entry>() / 32 + 1) as u64;

/// Where something stands in a document. The log has forms of its own, which take less than lists by any name; whatever
/// does not keep to them is refused by who reads it, so counting it as if it did is enough.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Place {
    Document,
    Log,
    Entry,
    Batch,
    Command,
    Arguments,
    Anywhere,
}

impl Place {
    /// Where the value under this key stands.
    fn of(self, key: &str) -> Self {
        match (self, key) {
            (Self::Document, "log") => Self::Log,
            (Self::Entry, "do") => Self::Batch,
            (Self::Command, _) => Self::Arguments,
            _ => Self::Anywhere,
        }
    }

    /// Where what is in this list stands.
    fn item(self) -> Self {
        match self {
            Self::Log => Self::Entry,
            Self::Batch => Self::Command,
            _ => Self::Anywhere,
        }
    }

    /// What a list by names takes here.
    fn map(self) -> u64 {
        match self {
            Self::Entry => VALUES_OF_AN_ENTRY,
            Self::Command => VALUES_OF_A_COMMAND,
            // The command has it already.
            Self::Arguments => 0,
            _ => VALUES_OF_A_MAP,
        }
    }

    /// What a list takes here: room is made for four at once, of which one counts for itself.
    fn list(self) -> u64 {
        if self == Self::Batch { (VALUES_OF_A_LIST - 1) * VALUES_OF_A_COMMAND } else { VALUES_OF_A_LIST }
    }
}

/// Line and column of the first number that 64 bits do not hold, if there is one; an error names the first
/// mistake: a key that its object already has, too many values, or text that is not JSON.
pub(super) fn scan(text: &str) -> Result<Option<(usize, usize)>, serde_json::Error> {
    let (found, values) = (Cell::new(false), Cell::new(0));
    walk(text, Walk { found: &found, values: &values, stop: false, place: Place::Document })?;
    if !found.get() {
        return Ok(None);
    }
    // Only an error knows where it is, so the second pass stops at the number.
    values.set(0);
    let stopped = walk(text, Walk { found: &found, values: &values, stop: true, place: Place::Document });
    Ok(stopped.err().map(|error| (error.line(), error.column())))
}

fn walk(text: &str, walk: Walk<'_>) -> Result<(), serde_json::Error> {
    let mut deserializer = serde_json::Deserializer::from_str(text);
    walk.deserialize(&mut deserializer)?;
    deserializer.end()
}

#[derive(Clone, Copy)]
struct Walk<'a> {
    found: &'a Cell<bool>,
    values: &'a Cell<u64>,
    stop: bool,
    place: Place,
}

impl Walk<'_> {
    fn at(self, place: Place) -> Self {
        Self { place, ..self }
    }

    fn count<E: de::Error>(self, values: u64) -> Result<(), E> {
        self.values.set(self.values.get() + values);
        if self.values.get() > MOST_VALUES {
            Err(E::custom("it holds more than a session can"))
        } else {
            Ok(())
        }
    }
}

impl<'de> DeserializeSeed<'de> for Walk<'_> {
    type Value = ();

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<(), D::Error> {
        deserializer.deserialize_any(self)
    }
}

impl<'de> Visitor<'de> for Walk<'_> {
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

    fn visit_f64<E: de::Error>(self, value: f64) -> Result<(), E> {
        if (BELOW..ABOVE).contains(&value) && value != BELOW {
            return Ok(());
        }
        self.found.set(true);
        if self.stop { Err(E::custom("number")) } else { Ok(()) }
    }

    fn visit_str<E: de::Error>(self, text: &str) -> Result<(), E> {
        self.count(1 + text.len() as u64 / 32)
    }

    fn visit_unit<E>(self) -> Result<(), E> {
        Ok(())
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut items: A) -> Result<(), A::Error> {
        self.count(self.place.list())?;
        let item = self.at(self.place.item());
        while items.next_element_seed(item)?.is_some() {
            self.count(1)?;
        }
        Ok(())
    }

    fn visit_map<A: MapAccess<'de>>(self, mut entries: A) -> Result<(), A::Error> {
        let mut seen = HashSet::new();
        self.count(self.place.map())?;
        while let Some(key) = entries.next_key::<String>()? {
            if seen.contains(&key) {
                return Err(de::Error::custom(format!("\"{key}\" is there twice")));
            }
            entries.next_value_seed(self.at(self.place.of(&key)))?;
            seen.insert(key);
            self.count(if seen.len() > NAMES_OF_A_NODE { 1 + VALUES_OF_A_NAME } else { 1 })?;
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_key_given_twice_is_found_at_any_depth() {
        assert!(scan(r#"{"a":1,"b":{"a":2}}"#).is_ok());
        let error = scan("{\"a\":1,\n \"b\":[{\"c\":1,\n  \"c\":2}]}").unwrap_err();
        assert_eq!((error.line(), error.column()), (3, 5));
        assert!(error.to_string().starts_with("\"c\" is there twice"), "{error}");
    }

    #[test]
    fn numbers_beyond_64_bits_are_found_where_they_are() {
        assert_eq!(scan("[18446744073709551615, -9223372036854775808, 1.5, -0.0]").unwrap(), None);
        assert_eq!(scan("[1,\n 18446744073709551616]").unwrap(), Some((2, 21)));
        assert!(scan("[-9223372036854775809]").unwrap().is_some());
        assert!(scan("[1e300]").unwrap().is_some());
    }

    #[test]
    fn more_values_than_memory_should_hold_are_refused_where_they_are_too_many() {
        let zeros = format!("{{\"a\":\n[{}0]}}", "0,".repeat(MOST_VALUES as usize));
        let error = scan(&zeros).unwrap_err();
        assert!(error.to_string().starts_with("it holds more than a session can"), "{error}");
        assert_eq!(error.line(), 2);
        let objects = format!("[{}{{}}]", "{},".repeat((MOST_VALUES / VALUES_OF_A_MAP) as usize));
        assert!(scan(&objects).is_err());
        let lists = format!("[{}[]]", "[],".repeat((MOST_VALUES / VALUES_OF_A_LIST) as usize));
        assert!(scan(&lists).is_err());
        assert!(scan(&format!("[{}0]", "0,".repeat(1_000_000))).is_ok());
    }

    /// How much a document holds.
    fn values(text: &str) -> u64 {
        let (found, values) = (Cell::new(false), Cell::new(0));
        walk(text, Walk { found: &found, values: &values, stop: false, place: Place::Document }).unwrap();
        values.get()
    }

    #[test]
    fn what_the_log_says_counts_as_what_it_takes_and_what_it_hides_as_before() {
        let logged =
            |arguments: &str| values(&format!(r#"{{"log":[{{"seq":1,"do":[{{"park":{arguments}}}]}}]}}"#));
        let plain = logged("{}");
        let around = VALUES_OF_A_MAP + 1 + VALUES_OF_A_LIST + 1 + VALUES_OF_AN_ENTRY + 2;
        assert_eq!(plain, around + VALUES_OF_A_LIST * VALUES_OF_A_COMMAND + 2);
        assert_eq!(logged(r#"{"a":{"b":[]}}"#), plain + 1 + VALUES_OF_A_MAP + 1 + VALUES_OF_A_LIST);
        let elsewhere = r#"{"a":{"log":[{"do":[{"park":{}}]}]}}"#;
        assert_eq!(values(elsewhere), 5 * VALUES_OF_A_MAP + 4 + 2 * (VALUES_OF_A_LIST + 1));
    }

    #[test]
    fn words_and_names_count_as_what_they_take() {
        assert_eq!(values(r#"["", "a"]"#), VALUES_OF_A_LIST + 4);
        assert_eq!(values(&format!("[\"{}\"]", "x".repeat(320))), VALUES_OF_A_LIST + 12);
        let names = |count: usize| {
            let named: Vec<String> = (0..count).map(|name| format!("\"{name}\":0")).collect();
            values(&format!("{{{}}}", named.join(",")))
        };
        assert_eq!(names(11), VALUES_OF_A_MAP + 11);
        assert_eq!(names(13), VALUES_OF_A_MAP + 13 + 2 * VALUES_OF_A_NAME);
    }

    #[test]
    fn more_commands_than_memory_should_hold_are_too_many() {
        let commands = (MOST_VALUES / VALUES_OF_A_COMMAND) as usize;
        let text = format!(r#"{{"log":[{{"do":[{}{{}}]}}]}}"#, "{},".repeat(commands));
        assert!(scan(&text).is_err());
    }

    #[test]
    fn what_is_not_json_is_an_error() {
        for text in ["", "{", "[1] x", "{\"a\":NaN}", "\"\u{1}\""] {
            assert!(scan(text).is_err(), "{text:?}");
        }
        assert!(scan(&"[".repeat(100_000)).is_err(), "deep nesting is refused, not a full stack");
    }
}
