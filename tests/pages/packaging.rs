//! What is handed out: every file the Debian package names is there or is made by `packaging/build`.

use crate::{read, root};
use std::path::Path;

/// The rows of the package: what goes in, and the folder or name it gets.
fn assets() -> Vec<(String, String)> {
    let manifest: toml::Table = read(&root().join("Cargo.toml")).parse().expect("Cargo.toml is TOML");
    let rows = manifest["package"]["metadata"]["deb"]["assets"].as_array().expect("a list of files").clone();
    let word = |row: &toml::Value, column: usize| row[column].as_str().expect("a word").to_owned();
    rows.iter().map(|row| (word(row, 0), word(row, 1))).collect()
}

#[test]
fn every_file_of_the_package_is_there_or_is_made_by_its_script() {
    let script = read(&root().join("packaging/build"));
    for (source, _) in assets() {
        if let Some(made) = source.strip_prefix("target/packaging/made/") {
            let made = made.trim_end_matches("/*.1");
            assert!(script.contains(&format!("$made/{made}")), "packaging/build does not make {made}");
        } else if source != "target/release/smarketing" {
            let there = source.split('*').next().expect("a beginning");
            assert!(root().join(there).exists(), "{source} is not there");
        }
    }
}

#[test]
fn the_package_has_what_the_readme_links_to() {
    let assets = assets();
    let sources: Vec<&str> = assets.iter().map(|(source, _)| source.as_str()).collect();
    for wanted in ["README.md", "CHANGELOG.md", "SECURITY.md", "LICENSE-MIT", "LICENSE-APACHE", "docs/*"] {
        assert!(sources.contains(&wanted), "{wanted} is not in the package");
    }
    for (source, to) in &assets {
        let place = Path::new("usr/share/doc/smarketing");
        if let Ok(inside) = Path::new(to).strip_prefix(place)
            && !source.starts_with("target/")
        {
            let folder = Path::new(source).parent().expect("a folder");
            assert_eq!(inside, folder, "links of the README lead to {source}");
        }
    }
}
