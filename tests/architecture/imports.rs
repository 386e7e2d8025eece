//! Which top-level modules a file names, found by reading its paths.

use crate::source::Source;

/// A mention of one of our top-level modules.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Import {
    pub line: usize,
    pub module: String,
}

/// Every path of a file that starts at the crate: `crate::x`, `crate::{x, y::z}`, `super::super::x`, `smarketing::x`.
pub fn imports(source: &Source) -> Vec<Import> {
    let code = &source.code;
    let mut found = Vec::new();
    for (at, _) in code.match_indices("::") {
        let head = &code[..at];
        let tail = &code[at + 2..];
        if reaches_root(source, head, head.lines().count()) {
            let offset_of = |name: &str| name.as_ptr() as usize - code.as_ptr() as usize;
            found.extend(names(tail).into_iter().map(|name| Import {
                line: 1 + code[..offset_of(name)].matches('\n').count(),
                module: name.to_owned(),
            }));
        }
    }
    found.retain(|import| import.module != "super" && import.module != "self");
    found
}

/// Whether the path that ends here stands for the root of the crate.
fn reaches_root(source: &Source, head: &str, line: usize) -> bool {
    let start =
        head.rfind(|c: char| !(c.is_alphanumeric() || c == '_' || c == ':')).map_or(0, |last| last + 1);
    let path = &head[start..];
    // In `use super::{super::x}` the inner path goes on from the outer one.
    let supers = path.split("::").filter(|part| *part == "super").count();
    let in_tests = usize::from(!source.is_tests() && line > source.lines_before_tests());
    match path {
        "crate" | "$crate" => true,
        "smarketing" => source.module() == "main",
        _ => supers > 0 && supers == path.split("::").count() && supers == source.modules().len() + in_tests,
    }
}

/// The first names of what follows `crate::`: one, or those of a list in braces.
fn names(tail: &str) -> Vec<&str> {
    let Some(list) = tail.trim_start().strip_prefix('{') else {
        return first_name(tail).into_iter().collect();
    };
    let mut depth = 0_usize;
    let mut begin = 0;
    let mut found = Vec::new();
    for (at, character) in list.char_indices() {
        match character {
            '{' => depth += 1,
            '}' if depth == 0 => {
                found.extend(first_name(&list[begin..at]));
                break;
            }
            '}' => depth -= 1,
            ',' if depth == 0 => {
                found.extend(first_name(&list[begin..at]));
                begin = at + 1;
            }
            _ => {}
        }
    }
    found
}

fn first_name(text: &str) -> Option<&str> {
    let text = text.trim_start();
    let end = text.find(|c: char| !(c.is_alphanumeric() || c == '_')).unwrap_or(text.len());
    (end > 0).then(|| &text[..end])
}

#[cfg(test)]
mod tests {
    use super::*;

    fn found(path: &str, raw: &str) -> Vec<(usize, String)> {
        imports(&Source::new(path, raw)).into_iter().map(|import| (import.line, import.module)).collect()
    }

    fn rows(rows: &[(usize, &str)]) -> Vec<(usize, String)> {
        rows.iter().map(|(line, module)| (*line, (*module).to_owned())).collect()
    }

    #[test]
    fn plain_paths_and_lists() {
        let raw = "use crate::domain::{Topic, vote};\nuse crate::{\n  text::wrap,\n  theme::{Role, Theme},\n  hours};\nlet x = crate::assets::say();";
        let expected = [(1, "domain"), (3, "text"), (4, "theme"), (5, "hours"), (6, "assets")];
        assert_eq!(found("src/app.rs", raw), rows(&expected));
    }

    #[test]
    fn paths_by_way_of_the_parent() {
        assert_eq!(found("src/app.rs", "use super::domain;"), rows(&[(1, "domain")]));
        assert_eq!(
            found("src/app/focus.rs", "use super::view;\nuse super::super::domain;"),
            rows(&[(2, "domain")])
        );
        assert_eq!(found("src/app/focus.rs", "#[cfg(test)]\nmod tests {\n use super::super::view;\n}"), []);
        let tests = "#[cfg(test)]\nmod tests {\n use super::super::super::domain;\n}";
        assert_eq!(found("src/app/focus.rs", tests), rows(&[(3, "domain")]));
        assert_eq!(
            found("src/app/tests.rs", "use super::super::domain;\nuse super::view;"),
            rows(&[(1, "domain")])
        );
    }

    #[test]
    fn only_code_counts() {
        let raw = "// crate::store\n/// [`crate::store`]\nlet x = \"crate::store\"; mycrate::store::y(); std::fs::read();";
        assert_eq!(found("src/domain.rs", raw), []);
        assert_eq!(found("src/domain/apply.rs", "pub(in crate::domain) fn f() {}"), rows(&[(1, "domain")]));
    }

    #[test]
    fn the_program_names_the_library() {
        assert_eq!(found("src/main.rs", "smarketing::cli::run()"), rows(&[(1, "cli")]));
        assert_eq!(found("src/cli.rs", "smarketing::x()"), []);
    }
}
