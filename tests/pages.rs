//! The documents say what is so: every command line in them is run, every screen they show is one of the pictures, every
//! link leads somewhere, every crate has its reason.
//!
//! `UPDATE_DOCUMENTS=1 cargo test --test pages -- --test-threads=1` writes what commands print, and screens, anew: read
//! the difference.
#![cfg(unix)]

#[path = "pages/blocks.rs"]
mod blocks;
#[path = "pages/commands.rs"]
mod commands;
#[path = "pages/dependencies.rs"]
mod dependencies;
#[path = "pages/formulas.rs"]
mod formulas;
#[path = "pages/guide.rs"]
mod guide;
#[path = "pages/licences.rs"]
mod licences;
#[path = "pages/packaging.rs"]
mod packaging;
#[path = "support/pty.rs"]
#[expect(dead_code, reason = "the tests of the whole program use the rest")]
mod pty;
#[path = "pages/shown.rs"]
mod shown;

use std::path::{Path, PathBuf};

/// The folder of the crate.
fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

#[expect(clippy::disallowed_methods, reason = "these tests read the documents")]
fn read(path: &Path) -> String {
    std::fs::read_to_string(path).unwrap_or_else(|error| panic!("{}: {error}", path.display()))
}

#[expect(clippy::disallowed_methods, reason = "these tests keep the documents and prepare folders")]
fn write(path: &Path, text: &str) {
    std::fs::write(path, text).unwrap_or_else(|error| panic!("{}: {error}", path.display()));
}

fn updating() -> bool {
    std::env::var_os("UPDATE_DOCUMENTS").is_some()
}

/// The README and every page in `docs`, in order.
fn pages() -> Vec<PathBuf> {
    let entries = std::fs::read_dir(root().join("docs")).expect("there are pages");
    let pages = entries.map(|entry| entry.expect("an entry").path());
    let mut pages: Vec<PathBuf> =
        pages.filter(|path| path.extension().is_some_and(|extension| extension == "md")).collect();
    pages.push(root().join("README.md"));
    pages.sort();
    assert!(pages.len() > 5, "{pages:?}");
    pages
}
