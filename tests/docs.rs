//! The documents say what the program does: the README's key table comes from the key tables themselves.
//!
//! `INSTA_UPDATE=always cargo test` writes it anew.

#[path = "support/made_promises.rs"]
#[expect(dead_code, reason = "one effort is enough here")]
mod made_promises;
#[path = "support/stopped.rs"]
#[expect(dead_code, reason = "some moments are enough here")]
mod stopped;

use smarketing::{
    app::{self, play::Play},
    assets::words::say,
    domain::session::Session,
    effect::Place,
    import::practice,
};
use std::{collections::BTreeSet, fmt::Write as _, fs, path::Path};
use stopped::{almost, lead_objected, lead_worded, session_when};

const BEGIN: &str = "<!-- keys:begin";
const END: &str = "<!-- keys:end -->";

/// The keys of an action, and what it is called.
type Row = (String, &'static str);

/// A moment of a topic, by the screens that show it.
type Scene = (&'static str, Vec<Play>);

/// What the README shows of the keys: those that work everywhere, and those of a topic from moment to moment.
fn key_tables() -> String {
    let mut out = String::new();
    write_table(&mut out, "Everywhere, outside text", &rows_of("everywhere"));
    let mut written = BTreeSet::new();
    for (title, plays) in moments() {
        let working: BTreeSet<Row> = plays
            .iter()
            .flat_map(Play::screen_keys)
            .filter(|row| row.works)
            .map(|row| (row.keys, row.label))
            .collect();
        // While a topic can be written, what works then is told once, and each row of two moments once.
        let mut rows = rows_of("topic");
        rows.retain(|row| working.contains(row) && !written.contains(row));
        rows.dedup();
        if written.is_empty() {
            written.extend(rows.iter().cloned());
        }
        write_table(&mut out, title, &rows);
    }
    out.push_str(
        "\n`smarketing keys` prints the keys of every screen; `?` shows those of the one you are on.\n",
    );
    out
}

/// The moments of a topic in the order in which a room comes by.
fn moments() -> Vec<Scene> {
    let play = |session: Session, id: &str, keys: &str| {
        let mut play = Play::at(session, Place::Topic(id.into()), 80, 24);
        play.keys(keys);
        play
    };
    let asked = || {
        session_when(|session| {
            session.topic(&"volume".into()).is_some_and(|volume| volume.open_round().is_some())
        })
    };
    let follows = practice::second_planned("q2".into(), practice::reviewed("q1".into()).session());
    let carried = Play::resumed(follows, Place::Topic("lead".into()), 80, 24);
    vec![
        (
            "A topic, while it is written",
            vec![
                play(lead_worded(), "lead", ""),
                play(lead_worded(), "lead", "<down>"),
                play(almost(), "market", ""),
                play(almost(), "follow-up", ""),
                play(made_promises::session(made_promises::FITTING.into()), "follow-up", "<down>"),
            ],
        ),
        ("A vote with fingers", vec![play(lead_worded(), "lead", "v")]),
        ("A vote on a promise", vec![play(asked(), "volume", ""), play(asked(), "volume", "<esc>v")]),
        ("The vote is shown", vec![play(lead_objected(), "lead", "")]),
        ("Choice 1: answer the objection", vec![play(lead_objected(), "lead", "1")]),
        ("Agreed words, after e", vec![play(almost(), "lead", "e")]),
        ("A topic from the session before", vec![carried]),
    ]
}

fn rows_of(screen: &str) -> Vec<Row> {
    let (_, rows) =
        app::key_table().into_iter().find(|(name, _)| *name == screen).expect("the table is there");
    rows.into_iter().filter(|row| !row.keys.is_empty()).map(|row| (row.keys, row.label)).collect()
}

fn write_table(out: &mut String, title: &str, rows: &[Row]) {
    assert!(!rows.is_empty(), "{title} has keys of its own");
    write!(out, "\n| {title} | |\n|---|---|\n").expect("a string takes text");
    for (keys, label) in rows {
        writeln!(out, "| `{}` | {} |", keys.replace('|', "\\|"), say(label)).expect("a string takes text");
    }
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
