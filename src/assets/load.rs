//! Reading a data file once. It must not know what any file is about.

use serde::de::DeserializeOwned;

use super::{AssetError, words};

/// Reads the text of a data file.
pub(super) fn parse<T: DeserializeOwned>(file: &'static str, text: &str) -> Result<T, AssetError> {
    toml::from_str(text).map_err(|error| AssetError::Unreadable { file, what: error.to_string() })
}

/// Reads a data file that is part of the binary.
pub(super) fn embedded<T: DeserializeOwned>(file: &'static str, text: &str) -> T {
    parse(file, text).expect("embedded data files are valid, a test reads each of them")
}

/// The team's own words for a text of a data file, or ours.
pub(super) fn text<'a>(key: &str, ours: &'a str) -> &'a str {
    words::find(key).unwrap_or(ours)
}

/// What every data file is held to: texts that fit an 80x24 screen, ids that are slugs and occur once.
#[cfg(test)]
pub(super) mod rules {
    use std::collections::BTreeSet;

    pub(crate) const TITLE: usize = 24;
    pub(crate) const PROMPT: usize = 150;
    pub(crate) const TIP: usize = 160;
    /// What stands on one line of 80 cells.
    pub(crate) const LINE: usize = 76;

    pub(crate) fn fits(what: &str, text: &str, limit: usize) {
        assert!(!text.trim().is_empty(), "{what} is empty");
        let length = text.chars().count();
        assert!(length <= limit, "{what} has {length} characters, {limit} fit: {text}");
    }

    pub(crate) fn unique_slugs<'a>(ids: impl IntoIterator<Item = &'a str>) {
        let mut seen = BTreeSet::new();
        for id in ids {
            assert!(seen.insert(id), "{id} occurs twice");
            assert!(
                id.starts_with(|c: char| c.is_ascii_lowercase())
                    && id.chars().all(|c| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '-'),
                "{id} is no slug"
            );
        }
    }
}
