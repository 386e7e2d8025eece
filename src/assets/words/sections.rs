//! A set of words that ships with the program, read section by section when the first word of one is said.
//!
//! A start says a few dozen sentences; reading thousands for them took half of it. It must not know a team's own file.

use std::collections::BTreeMap;
use std::sync::OnceLock;

/// A file of words in its sections.
pub(super) struct Sections {
    text: &'static str,
    cut: OnceLock<BTreeMap<&'static str, Section>>,
}

/// What stands under the headers of one name, and what it says once it was asked for.
#[derive(Default)]
struct Section {
    pieces: Vec<&'static str>,
    sentences: OnceLock<BTreeMap<String, String>>,
}

impl Sections {
    /// The sections of this text, which has to be a valid file of words.
    pub(super) const fn of(text: &'static str) -> Self {
        Self { text, cut: OnceLock::new() }
    }

    /// The whole file.
    pub(super) fn text(&self) -> &'static str {
        self.text
    }

    /// The sentence of this key, if there is one.
    pub(super) fn get(&'static self, key: &str) -> Option<&'static str> {
        let name = key.split('.').next()?;
        let section = self.cut.get_or_init(|| cut(self.text)).get(name)?;
        section.sentences.get_or_init(|| section.read()).get(key).map(String::as_str)
    }
}

impl Section {
    fn read(&self) -> BTreeMap<String, String> {
        let read =
            |piece: &&'static str| super::flatten(piece).expect("shipped words are valid, a test reads them");
        self.pieces.iter().flat_map(read).collect()
    }
}

/// Cuts a file where a header names another section; what comes before the first header are comments.
fn cut(text: &'static str) -> BTreeMap<&'static str, Section> {
    let mut sections: BTreeMap<&'static str, Section> = BTreeMap::new();
    let (mut current, mut begin) = ("", 0);
    for at in headers(text) {
        let name = text[at + 1..].split(['.', ']']).next().unwrap_or_default();
        if name != current {
            sections.entry(current).or_default().pieces.push(&text[begin..at]);
            (current, begin) = (name, at);
        }
    }
    sections.entry(current).or_default().pieces.push(&text[begin..]);
    sections
}

/// Where the lines begin that name a section.
fn headers(text: &str) -> impl Iterator<Item = usize> {
    let first = text.starts_with('[').then_some(0);
    first.into_iter().chain(memchr::memmem::find_iter(text.as_bytes(), "\n[").map(|before| before + 1))
}

#[cfg(test)]
mod tests {
    use super::super::{GERMAN, OURS, flatten};
    use super::*;

    /// What a file says, asked for word by word, and what it says read as a whole.
    fn both(sections: &'static Sections) -> [BTreeMap<String, String>; 2] {
        let whole = flatten(sections.text).unwrap();
        let said =
            whole.keys().filter_map(|key| Some((key.clone(), sections.get(key)?.to_owned()))).collect();
        [said, whole]
    }

    #[test]
    fn a_file_says_the_same_in_sections() {
        for sections in [&OURS, &GERMAN] {
            let [said, whole] = both(sections);
            assert!(whole.len() > 1000);
            assert_eq!(said, whole);
        }
    }

    #[test]
    fn a_section_can_stand_in_two_places_and_hold_tables() {
        static TEXT: Sections = Sections::of(
            "# words\n[a]\nx = \"1\"\n[a.keys]\ny = \"2\"\n\n[b]\nx = \"3\"\n[a.more]\nz = { one = \"4\" }\n",
        );
        let [said, whole] = both(&TEXT);
        assert_eq!(said, whole);
        assert_eq!(TEXT.get("a.more.z.one"), Some("4"));
        assert_eq!((TEXT.get("a.b"), TEXT.get("c.x"), TEXT.get("")), (None, None, None));
    }
}
