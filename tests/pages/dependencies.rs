//! `docs/dependencies.md` names every crate of `Cargo.toml` with a reason, and no other.

use crate::{read, root};
use std::collections::BTreeSet;

/// Crates of the tables of this name in Cargo.toml.
fn wanted(section: &str) -> BTreeSet<String> {
    let manifest: toml::Table = read(&root().join("Cargo.toml")).parse().expect("Cargo.toml is TOML");
    manifest[section].as_table().expect("a table of crates").keys().cloned().collect()
}

/// Crates named in the first column below a heading, each with something in its last.
fn named(page: &str, heading: &str) -> BTreeSet<String> {
    let from = page.find(heading).unwrap_or_else(|| panic!("no heading {heading}")) + heading.len();
    let part = page[from..].split("\n## ").next().expect("a part");
    let rows = part.lines().filter_map(|line| line.strip_prefix("| `"));
    let mut names = BTreeSet::new();
    for row in rows {
        let (cell, rest) = row.split_once(" | ").expect("a row has columns");
        let reason = rest.trim_end_matches(['|', ' ']).rsplit(" | ").next().expect("a last column");
        assert!(reason.split_whitespace().count() > 3, "{cell} needs its reason");
        for name in cell.split(['`', ',', ' ']).filter(|name| !name.is_empty()) {
            assert!(names.insert(name.to_owned()), "{name} is there twice");
        }
    }
    names
}

#[test]
fn every_crate_has_its_reason_on_the_page_of_dependencies() {
    let page = read(&root().join("docs/dependencies.md"));
    assert_eq!(named(&page, "\n## In the program\n"), wanted("dependencies"));
    assert_eq!(named(&page, "\n## In tests and benches only\n"), wanted("dev-dependencies"));
}

#[test]
fn the_page_says_which_licences_are_allowed() {
    let page = read(&root().join("docs/dependencies.md"));
    let deny: toml::Table = read(&root().join("deny.toml")).parse().expect("deny.toml is TOML");
    let allowed = deny["licenses"]["allow"].as_array().expect("a list of licences");
    assert!(allowed.len() > 2);
    for licence in allowed.iter().filter_map(toml::Value::as_str) {
        assert!(page.contains(&format!("`{licence}`")), "{licence} is not on the page");
    }
}
