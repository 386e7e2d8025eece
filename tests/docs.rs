//! The documents say what the program does: the README's key table comes from the key tables themselves.
//!
//! `INSTA_UPDATE=always cargo test` writes it anew.

use smarketing::{app, assets::words::say};
use std::{fmt::Write as _, fs, path::Path};

const BEGIN: &str = "<!-- keys:begin";
const END: &str = "<!-- keys:end -->";

/// What the README shows of the keys: those that work everywhere, and those of a topic.
fn key_tables() -> String {
    let shown =
        [("everywhere", "Everywhere, outside text"), ("topic", "A topic: propose, merge, vote, decide")];
    let mut out = String::new();
    for (name, title) in shown {
        let (_, rows) =
            app::key_table().into_iter().find(|(screen, _)| *screen == name).expect("the table is there");
        write!(out, "\n| {title} | |\n|---|---|\n").expect("a string takes text");
        for row in rows.iter().filter(|row| !row.keys.is_empty()) {
            writeln!(out, "| `{}` | {} |", row.keys.replace('|', "\\|"), say(row.label))
                .expect("a string takes text");
        }
    }
    out.push_str(
        "\n`smarketing keys` prints the keys of every screen; `?` shows those of the one you are on.\n",
    );
    out
}

#[test]
#[expect(clippy::disallowed_methods, reason = "this test keeps the README true")]
fn the_key_table_of_the_readme_is_the_programs() {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("README.md");
    let readme = fs::read_to_string(&path).expect("the README can be read");
    let begin = readme.find(BEGIN).expect("the README marks its key table");
    let begin = begin + readme[begin..].find('\n').expect("the mark is a line") + 1;
    let end = readme.find(END).expect("and its end");
    let wanted = format!("{}{}{}", &readme[..begin], key_tables(), &readme[end..]);
    if std::env::var("INSTA_UPDATE").is_ok_and(|update| update == "always") {
        fs::write(&path, &wanted).expect("the README can be written");
    } else {
        assert!(readme == wanted, "the key table is out of date: accept with INSTA_UPDATE=always cargo test");
    }
}
