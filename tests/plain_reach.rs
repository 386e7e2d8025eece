//! Every command of the palette has its way in plain lines: an order that `help` lists, words under which it is offered
//! or asked, or a reason why it means nothing on a stream of lines. The table is `tests/fixtures/plain/reach.toml`.
#![expect(clippy::disallowed_methods, reason = "a test reads its table and the source by hand")]

#[path = "support/plain.rs"]
mod support;

use std::{
    collections::{BTreeMap, BTreeSet},
    fs,
    path::Path,
};
use support::{Home, PLANNED};

/// The table as its file has it.
#[derive(Debug, serde::Deserialize)]
struct Table {
    reasons: BTreeMap<String, String>,
    actions: BTreeMap<String, Way>,
}

/// How an action is done in plain lines; one of the three.
#[derive(Debug, Default, serde::Deserialize)]
#[serde(default, deny_unknown_fields)]
struct Way {
    order: Option<String>,
    says: Option<String>,
    none: Option<String>,
}

/// What the table is held against.
struct Program {
    /// The actions there are.
    actions: BTreeSet<String>,
    /// The orders that `help` lists.
    orders: BTreeSet<String>,
    /// The keys of words that there are.
    words: BTreeSet<String>,
    /// The source of the plain lines, without its tests.
    source: String,
}

impl Program {
    fn as_it_is() -> Self {
        let home = Home::new();
        let named = home.says(&["keys", "--names"], "");
        let named =
            named.lines().filter_map(|line| Some(line.strip_prefix('"')?.split('"').next()?.to_owned()));
        let actions = named.chain(smarketing::app::keyless().map(str::to_owned)).collect();
        let help = home.says(&["new", "--plain"], &format!("{PLANNED}help\nquit\n"));
        let orders = help.lines().filter_map(|line| line.split_once(": ")).map(|(order, _)| order.to_owned());
        let words = fs::read_to_string("assets/words.toml").expect("the words");
        let words: toml::Table = toml::from_str(&words).expect("TOML");
        let mut keys = BTreeSet::new();
        flatten("", &words, &mut keys);
        let mut source = fs::read_to_string("src/plain.rs").expect("the source");
        collect(Path::new("src/plain"), &mut source);
        Self { actions, orders: orders.collect(), words: keys, source }
    }
}

/// The key of every text, with the names of its sections.
fn flatten(section: &str, table: &toml::Table, keys: &mut BTreeSet<String>) {
    for (name, value) in table {
        let key = if section.is_empty() { name.clone() } else { format!("{section}.{name}") };
        match value.as_table() {
            Some(inner) if !inner.contains_key("many") => flatten(&key, inner, keys),
            _ => {
                keys.insert(key);
            }
        }
    }
}

/// The code of every file below a folder, up to its tests.
fn collect(folder: &Path, source: &mut String) {
    for entry in fs::read_dir(folder).expect("the folder is there").flatten() {
        let path = entry.path();
        if path.is_dir() {
            collect(&path, source);
        } else if path.file_stem().is_none_or(|name| name != "tests") {
            let text = fs::read_to_string(&path).expect("source");
            source.push_str(text.split("#[cfg(test)]").next().unwrap_or_default());
        }
    }
}

/// What is wrong with the table, a sentence each.
fn problems(table: &Table, program: &Program) -> Vec<String> {
    let missing = program.actions.iter().filter(|action| !table.actions.contains_key(*action));
    let mut problems: Vec<String> = missing.map(|action| format!("{action} has no row")).collect();
    for (action, way) in &table.actions {
        if !program.actions.contains(action) {
            problems.push(format!("{action} is no action any more"));
        }
        problems.extend(wrong(way, table, program).map(|what| format!("{action}: {what}")));
    }
    let given: BTreeSet<&String> = table.actions.values().filter_map(|way| way.none.as_ref()).collect();
    let idle = table.reasons.keys().filter(|reason| !given.contains(reason));
    problems.extend(idle.map(|reason| format!("nothing gives the reason \"{reason}\"")));
    problems
}

fn wrong(way: &Way, table: &Table, program: &Program) -> Option<String> {
    match (&way.order, &way.says, &way.none) {
        (Some(order), None, None) => {
            let listed = |order: &str| program.orders.contains(order);
            // "go 3" is listed as "go", with what stands behind it.
            let known = listed(order) || order.split_once(' ').is_some_and(|(first, _)| listed(first));
            let read = smarketing::plain::order::Order::read(order).is_some();
            (!known || !read).then(|| format!("help does not list \"{order}\""))
        }
        (None, Some(key), None) if !program.words.contains(key) => Some(format!("there are no words {key}")),
        (None, Some(key), None) => (!program.source.contains(&format!("\"{key}\"")))
            .then(|| format!("the plain lines never say {key}")),
        (None, None, Some(reason)) => {
            let given = table.reasons.get(reason).is_some_and(|words| !words.is_empty());
            (!given).then(|| format!("there is no reason \"{reason}\""))
        }
        _ => Some("it needs one way, and only one".to_owned()),
    }
}

#[test]
fn every_action_has_its_way_in_plain_lines() {
    let text = fs::read_to_string("tests/fixtures/plain/reach.toml").expect("the table");
    let table: Table = toml::from_str(&text).expect("a table");
    let program = Program::as_it_is();
    assert!(program.actions.len() > 400 && program.orders.len() > 20, "the program tells what it has");
    let problems = problems(&table, &program);
    assert!(problems.is_empty(), "{} problems:\n{}", problems.len(), problems.join("\n"));
}

#[test]
fn a_table_that_does_not_fit_is_refused_row_by_row() {
    let program = Program {
        actions: ["a", "b", "c", "d", "e", "f", "g"].map(str::to_owned).into(),
        orders: ["go", "undo"].map(str::to_owned).into(),
        words: ["plain.new", "plain.old"].map(str::to_owned).into(),
        source: "say(\"plain.new\")".to_owned(),
    };
    let table = "[reasons]\nlook = \"It is only seen.\"\nidle = \"Nobody says so.\"\n[actions]\n\
                 a = { order = \"go 3\" }\nb = { order = \"redo\" }\nc = { says = \"plain.old\" }\n\
                 d = { says = \"plain.none\" }\ne = { none = \"tired\" }\n\
                 f = { none = \"look\", order = \"undo\" }\nz = { none = \"look\" }\n";
    let table: Table = toml::from_str(table).expect("a table");
    let told = problems(&table, &program);
    for problem in [
        "g has no row",
        "b: help does not list \"redo\"",
        "c: the plain lines never say plain.old",
        "d: there are no words plain.none",
        "e: there is no reason \"tired\"",
        "f: it needs one way, and only one",
        "z is no action any more",
        "nothing gives the reason \"idle\"",
    ] {
        assert!(told.iter().any(|other| other == problem), "{problem}: {told:?}");
    }
    assert_eq!(told.len(), 8, "{told:?}");
    let good = "[reasons]\nlook = \"It is only seen.\"\n[actions]\na = { order = \"go 3\" }\n\
                b = { says = \"plain.new\" }\nc = { none = \"look\" }\n";
    let good: Table = toml::from_str(good).expect("a table");
    let program = Program { actions: ["a", "b", "c"].map(str::to_owned).into(), ..program };
    assert_eq!(problems(&good, &program), Vec::<String>::new());
}
