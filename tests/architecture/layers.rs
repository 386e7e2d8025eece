//! Who may import whom, and where outside crates may appear: the table of ARCHITECTURE.md as data.

use std::collections::{BTreeMap, BTreeSet};

use crate::imports::{Import, imports};
use crate::problem::Problem;
use crate::source::Source;

/// Pure leaves, which everything above them may use.
const PURE: &[&str] = &["text", "assets", "config", "hours", "stats", "capacity", "sleep"];

/// Module, what it may import besides itself, and whether it may import the pure leaves.
const ALLOWED: &[(&str, &[&str], bool)] = &[
    ("text", &[], false),
    ("assets", &["text"], false),
    ("config", &[], false),
    ("hours", &[], false),
    ("stats", &[], false),
    ("capacity", &[], false),
    ("sleep", &[], false),
    ("keymap", &["config"], false),
    ("theme", &["config"], false),
    ("domain", &[], true),
    ("diff", &["domain"], true),
    ("import", &["domain"], true),
    ("export", &["domain", "diff"], true),
    ("effect", &["domain", "import", "export"], true),
    ("store", &["domain", "import", "effect"], true),
    ("route", &["domain", "effect"], true),
    ("widget", &["text", "theme", "keymap"], false),
    ("screen", &["domain", "diff", "import", "export", "effect", "route", "widget", "keymap", "theme"], true),
    (
        "app",
        &["screen", "domain", "diff", "import", "export", "effect", "route", "widget", "keymap", "theme"],
        true,
    ),
    (
        "tui",
        &["app", "store", "domain", "diff", "import", "export", "effect", "widget", "keymap", "theme"],
        true,
    ),
    ("plain", &["domain", "diff", "effect", "import", "export", "route", "store"], true),
    (
        "cli",
        &["plain", "tui", "app", "store", "domain", "diff", "import", "export", "effect", "keymap", "theme"],
        true,
    ),
    ("main", &["cli"], false),
    ("lib", &[], false),
];

/// Outside crate, and the only modules that may name it.
const OUTSIDE: &[(&str, &[&str])] = &[
    ("ratatui", &["theme", "widget", "screen", "app", "tui"]),
    ("crossterm", &["keymap", "tui"]),
    ("signal_hook", &["tui"]),
    ("clap", &["cli"]),
    ("clap_complete", &["cli"]),
    ("clap_mangen", &["cli"]),
    ("anyhow", &["tui", "cli", "main"]),
    ("tempfile", &["store"]),
    ("maud", &["export"]),
    ("quick_xml", &["export", "import"]),
];

/// What `domain` may name of `serde_json`: the map that keeps a file's unknown fields, and what is in it.
const EXTRA_MAP: &[&str] = &["Map", "Value"];

/// The only files that may name the module of the private notes: itself and its parent, the console, and forgetting.
const READS_NOTES: &[&str] = &[
    "src/cli/console.rs",
    "src/store.rs",
    "src/store/forget.rs",
    "src/store/forget/copies.rs",
    "src/store/private.rs",
];

fn may_import(from: &str, to: &str) -> Option<bool> {
    let (_, named, pure) = ALLOWED.iter().find(|row| row.0 == from)?;
    Some(from == to || named.contains(&to) || (*pure && PURE.contains(&to)))
}

/// The imports that count: tests of screens play the whole program, because its harness is the one way to draw.
fn counted(source: &Source) -> impl Iterator<Item = Import> {
    let plays = source.module() == "screen";
    let tests_from = source.lines_before_tests();
    let in_tests = move |import: &Import| plays && import.line > tests_from;
    imports(source).into_iter().filter(move |import| import.module != "app" || !in_tests(import))
}

/// Imports that the table does not allow, and modules it does not know.
pub fn forbidden_imports(source: &Source) -> Vec<Problem> {
    let from = source.module();
    if may_import(from, from).is_none() {
        return vec![
            source.problem(1, format!("module `{from}` is not in the table of who may import whom")),
        ];
    }
    // A name at the root that is no module (a macro, an item of lib.rs) is refused as well: nothing lives there.
    let wrong = counted(source).filter(|import| may_import(from, &import.module) != Some(true));
    wrong
        .map(|import| source.problem(import.line, format!("`{from}` may not import `{}`", import.module)))
        .collect()
}

/// Rings of imports between top-level modules, each written as `a -> b -> a`.
pub fn rings(sources: &[Source]) -> Vec<String> {
    let mut graph: BTreeMap<&str, BTreeSet<String>> = BTreeMap::new();
    for source in sources {
        let targets = counted(source).map(|import| import.module);
        graph.entry(source.module()).or_default().extend(targets.filter(|target| target != source.module()));
    }
    let mut found = BTreeSet::new();
    for start in graph.keys() {
        walk(&graph, &mut vec![(*start).to_owned()], &mut found);
    }
    found.into_iter().collect()
}

/// Follows imports from the end of the path; a ring is noted once, from its alphabetically first module.
fn walk(graph: &BTreeMap<&str, BTreeSet<String>>, path: &mut Vec<String>, found: &mut BTreeSet<String>) {
    let last = path.last().expect("a path has a start").clone();
    for next in graph.get(last.as_str()).into_iter().flatten() {
        if *next == path[0] {
            found.insert(format!("{} -> {next}", path.join(" -> ")));
        } else if *next > path[0] && !path.contains(next) {
            path.push(next.clone());
            walk(graph, path, found);
            path.pop();
        }
    }
}

/// Outside crates named where they must not be.
pub fn outside_crates(source: &Source) -> Vec<Problem> {
    let module = source.module();
    let mut found = Vec::new();
    for (line, code) in (1..).zip(source.code.lines()) {
        for (name, places) in OUTSIDE {
            if names_crate(code, name) && !places.contains(&module) {
                found
                    .push(source.problem(line, format!("`{name}` may appear in {} only", places.join(", "))));
            }
        }
    }
    found
}

/// Private notes read anywhere but by the window that is hers.
pub fn private_notes(source: &Source) -> Vec<Problem> {
    if READS_NOTES.contains(&source.path.as_str()) {
        return Vec::new();
    }
    // Whole words only, and as a module: in a path or in a list of imports.
    let in_path = |code: &str, at: usize| {
        let after = &code[at + "private".len()..];
        code[..at].ends_with("::") || ["::", ",", "}"].iter().any(|end| after.starts_with(end))
    };
    let as_module = |code: &str| code.match_indices("private").any(|(at, _)| in_path(code, at));
    let uses = source.code_lines().filter(|(_, code)| names_crate(code, "private") && as_module(code));
    uses.map(|(line, _)| source.problem(line, "only the console may read private notes".to_owned())).collect()
}

/// `serde_json` in `domain` for anything but the extra map.
pub fn json_in_domain(source: &Source) -> Vec<Problem> {
    if source.module() != "domain" {
        return Vec::new();
    }
    let uses = source.code_lines().filter(|(_, code)| names_crate(code, "serde_json"));
    let wrong = uses.filter(|(_, code)| !code.split("serde_json").skip(1).all(names_the_extra_map));
    wrong
        .map(|(line, _)| source.problem(line, "`domain` uses serde_json for the extra map only".to_owned()))
        .collect()
}

fn names_the_extra_map(after: &str) -> bool {
    let Some(path) = after.strip_prefix("::") else { return false };
    let list = path.strip_prefix('{').map_or_else(
        || path.split(|c: char| !c.is_alphanumeric() && c != '_').next().unwrap_or_default(),
        |list| list.split('}').next().unwrap_or_default(),
    );
    list.split(',').map(str::trim).filter(|name| !name.is_empty()).all(|name| EXTRA_MAP.contains(&name))
}

/// Whether a line names a crate, not merely a longer word that contains its name.
fn names_crate(code: &str, name: &str) -> bool {
    let word = |character: Option<char>| character.is_some_and(|c| c.is_alphanumeric() || c == '_');
    code.match_indices(name)
        .any(|(at, _)| !word(code[..at].chars().next_back()) && !word(code[at + name.len()..].chars().next()))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn lines(problems: Vec<Problem>) -> Vec<usize> {
        problems.into_iter().map(|problem| problem.line).collect()
    }

    #[test]
    fn the_table_has_no_ring() {
        let names: Vec<Source> = ALLOWED
            .iter()
            .map(|(name, named, pure)| {
                let pure = if *pure { PURE } else { &[] };
                let uses: Vec<&str> = named.iter().chain(pure).copied().collect();
                Source::new(&format!("src/{name}.rs"), &format!("use crate::{{{}}};", uses.join(", ")))
            })
            .collect();
        assert_eq!(rings(&names), Vec::<String>::new());
        for (name, named, _) in ALLOWED {
            let unknown = named.iter().find(|to| may_import(to, to).is_none());
            assert_eq!(unknown, None, "`{name}` may import a module the table does not list");
        }
    }

    #[test]
    fn a_ring_is_found_once() {
        let sources = [
            Source::new("src/app.rs", "use crate::screen::X;"),
            Source::new("src/screen/home.rs", "use crate::widget::Y;"),
            Source::new("src/widget.rs", "use crate::app::Z;"),
            Source::new("src/theme.rs", "use crate::widget::Y;"),
        ];
        assert_eq!(rings(&sources), ["app -> screen -> widget -> app"]);
    }

    #[test]
    fn forbidden_imports_are_found() {
        let check = |path, raw| lines(forbidden_imports(&Source::new(path, raw)));
        assert_eq!(check("src/domain/apply.rs", "use crate::text::clean;\nuse crate::store::Disk;"), [2]);
        assert_eq!(check("src/widget.rs", "use crate::domain::Session;"), [1]);
        assert_eq!(check("src/keymap.rs", "use crate::config::Settings;\nuse crate::text::width;"), [2]);
        assert_eq!(check("src/cli/new.rs", "use crate::screen::home;\nuse crate::widget::form;"), [1, 2]);
        assert_eq!(check("src/tui.rs", "use crate::app::Model;\nuse crate::screen::Screen;"), [2]);
        assert_eq!(check("src/utilities.rs", ""), [1]);
        assert_eq!(check("src/app.rs", "use crate::screen::{self, home};\nuse crate::text::wrap;"), []);
    }

    #[test]
    fn only_tests_of_screens_play_the_program() {
        let check = |path: &str, raw: &str| lines(forbidden_imports(&Source::new(path, raw)));
        let play = "use crate::app::play::Play;";
        assert_eq!(check("src/screen/home.rs", play), [1]);
        assert_eq!(check("src/screen/home/tests.rs", play), []);
        assert_eq!(check("src/screen/home.rs", &format!("#[cfg(test)]\nmod tests {{\n{play}\n}}")), []);
        assert_eq!(check("src/widget/list/tests.rs", play), [1]);
    }

    #[test]
    fn outside_crates_are_found() {
        let check = |path, raw| lines(outside_crates(&Source::new(path, raw)));
        assert_eq!(check("src/domain.rs", "use ratatui::text::Line;\n// ratatui\nlet ratatuis = 1;"), [1]);
        assert_eq!(
            check("src/widget.rs", "use ratatui::buffer::Buffer;\nuse ratatui::crossterm::event;"),
            [2]
        );
        assert_eq!(check("src/keymap.rs", "use crossterm::event::KeyEvent;"), []);
        assert_eq!(check("src/export.rs", "fn f() -> anyhow::Result<()> {}"), [1]);
    }

    #[test]
    fn readers_of_private_notes_are_found() {
        let check = |path, raw| lines(private_notes(&Source::new(path, raw)));
        assert_eq!(
            check("src/cli/show.rs", "use crate::store::{\n    load, private,\n};\nprivate::read();"),
            [2, 4]
        );
        assert_eq!(
            check("src/store/disk.rs", "fn make_private_folder() {} let private = 1; if !private {}"),
            []
        );
        assert_eq!(check("src/cli/console.rs", "use crate::store::private;"), []);
    }

    #[test]
    fn json_in_the_domain_is_found() {
        let check = |raw| lines(json_in_domain(&Source::new("src/domain/file.rs", raw)));
        assert_eq!(
            check("use serde_json::{Map, Value};\nextra: serde_json::Map<String, serde_json::Value>,"),
            []
        );
        assert_eq!(
            check("use serde_json::{Map, to_string};\nserde_json::from_str(x);\nuse serde_json;"),
            [1, 2, 3]
        );
        assert_eq!(check("#[cfg(test)]\nmod tests { fn f() { serde_json::to_string(&x); } }"), []);
    }
}
