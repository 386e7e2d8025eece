//! Every crate of a build for this machine has a licence that `deny.toml` allows, and every crate of `Cargo.lock`, for
//! whatever machine, a source and a name. `cargo deny` asks the licences of all machines; this needs nothing but cargo.

use crate::{read, root};
use std::{
    collections::{BTreeMap, BTreeSet},
    process::{Command, Stdio},
};

/// The registry of cargo itself, as `Cargo.lock` writes it.
const USUAL: &str = "registry+https://github.com/rust-lang/crates.io-index";

/// What `deny.toml` says.
struct Rules {
    allowed: BTreeSet<String>,
    exceptions: BTreeMap<String, BTreeSet<String>>,
    denied: BTreeSet<String>,
}

fn words(list: &toml::Value) -> BTreeSet<String> {
    let list = list.as_array().expect("a list");
    list.iter().map(|word| word.as_str().expect("a word").to_owned()).collect()
}

fn rules() -> Rules {
    let deny: toml::Table = read(&root().join("deny.toml")).parse().expect("deny.toml is TOML");
    let name = |row: &toml::Value| row["name"].as_str().expect("a crate").to_owned();
    let exceptions = deny["licenses"]["exceptions"].as_array().expect("a list of exceptions");
    let denied = deny["bans"]["deny"].as_array().expect("a list of crates");
    Rules {
        allowed: words(&deny["licenses"]["allow"]),
        exceptions: exceptions.iter().map(|row| (name(row), words(&row["allow"]))).collect(),
        denied: denied.iter().map(name).collect(),
    }
}

/// Whether one may choose licences that are all among the allowed ones; written as SPDX has it, or with a slash for OR.
fn is_allowed(expression: &str, allowed: &dyn Fn(&str) -> bool) -> bool {
    let spaced = expression.replace('/', " OR ").replace('(', " ( ").replace(')', " ) ");
    let words: Vec<&str> = spaced.split_whitespace().collect();
    let mut rest = words.as_slice();
    let answer = either(&mut rest, allowed);
    assert!(rest.is_empty(), "{expression} cannot be read");
    answer
}

fn either(rest: &mut &[&str], allowed: &dyn Fn(&str) -> bool) -> bool {
    let mut answer = both(rest, allowed);
    while rest.first() == Some(&"OR") {
        *rest = &rest[1..];
        answer |= both(rest, allowed);
    }
    answer
}

fn both(rest: &mut &[&str], allowed: &dyn Fn(&str) -> bool) -> bool {
    let mut answer = one(rest, allowed);
    while rest.first() == Some(&"AND") {
        *rest = &rest[1..];
        answer &= one(rest, allowed);
    }
    answer
}

fn one(rest: &mut &[&str], allowed: &dyn Fn(&str) -> bool) -> bool {
    let (word, after) = rest.split_first().expect("a licence stands here");
    *rest = after;
    if *word == "(" {
        let answer = either(rest, allowed);
        assert_eq!(rest.first(), Some(&")"), "a bracket is closed");
        *rest = &rest[1..];
        return answer;
    }
    match rest {
        ["WITH", exception, after @ ..] => {
            let whole = format!("{word} WITH {exception}");
            *rest = after;
            allowed(&whole)
        }
        _ => allowed(word),
    }
}

/// Every crate of a build for this machine, by name and version, with its licence, tests and benches included.
fn crates() -> BTreeMap<(String, String), String> {
    let how = ["tree", "--locked", "--offline", "--prefix", "none", "--format", "{p}|{l}"];
    let output = Command::new(env!("CARGO")).args(how).current_dir(root()).stdin(Stdio::null()).output();
    let output = output.expect("cargo runs this test");
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    let tree = String::from_utf8(output.stdout).expect("text");
    let row = |line: &str| {
        let (package, licence) = line.trim_end_matches(" (*)").split_once('|')?;
        let (name, version) = package.split_once(' ')?;
        Some(((name.to_owned(), version.split(' ').next()?.to_owned()), licence.to_owned()))
    };
    tree.lines().filter_map(row).collect()
}

#[test]
fn every_crate_is_allowed_by_its_licence() {
    let rules = rules();
    let all = crates();
    assert!(all.len() > 80, "only {} crates were found", all.len());
    let syns = all.keys().filter(|(name, _)| name == "syn").count();
    assert!(syns > 1, "two majors of syn are two crates, and each is asked");
    let mut complaints = Vec::new();
    let mut used = BTreeSet::new();
    for ((name, version), licence) in &all {
        let by_rule = |word: &str| rules.allowed.contains(word);
        let by_name =
            |word: &str| by_rule(word) || rules.exceptions.get(name).is_some_and(|own| own.contains(word));
        if !is_allowed(licence, &by_rule) {
            if is_allowed(licence, &by_name) {
                used.insert(name.clone());
            } else {
                complaints.push(format!("{name} {version}: licence {licence}"));
            }
        }
    }
    assert!(complaints.is_empty(), "{}", complaints.join("\n"));
    assert!(
        used.iter().eq(rules.exceptions.keys()),
        "an exception that nothing needs: {:?}",
        rules.exceptions
    );
}

#[test]
fn every_crate_comes_from_the_registry_of_cargo_and_none_is_refused_by_name() {
    let denied = rules().denied;
    assert!(denied.contains("openssl-sys"), "{denied:?}");
    let lock: toml::Table = read(&root().join("Cargo.lock")).parse().expect("Cargo.lock is TOML");
    for package in lock["package"].as_array().expect("a list of crates") {
        let source = package.get("source").and_then(toml::Value::as_str);
        let name = package["name"].as_str().expect("a crate has a name");
        assert_eq!(source, (name != "smarketing").then_some(USUAL), "{name}");
        assert!(!denied.contains(name), "{name} is refused by name");
    }
}

#[test]
fn licences_are_chosen_as_their_expression_says() {
    let allowed = |word: &str| ["MIT", "Apache-2.0"].contains(&word);
    for (expression, expected) in [
        ("MIT", true),
        ("GPL-3.0", false),
        ("MIT OR GPL-3.0", true),
        ("MIT/GPL-3.0", true),
        ("MIT AND GPL-3.0", false),
        ("(MIT OR GPL-3.0) AND Apache-2.0", true),
        ("MIT AND GPL-3.0 OR Apache-2.0", true),
        ("GPL-3.0 OR MIT AND BSD-3-Clause", false),
        ("Apache-2.0 WITH LLVM-exception", false),
    ] {
        assert_eq!(is_allowed(expression, &allowed), expected, "{expression}");
    }
}
