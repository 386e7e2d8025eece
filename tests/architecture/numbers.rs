//! The house numbers and house words: sizes of files and functions, names, what may not stand in the code.

use crate::problem::Problem;
use crate::source::Source;

const FILE_LINES: usize = 400;
const FUNCTION_LINES: usize = 60;
const MODEL_FIELDS: usize = 12;
const MAIN_LINES: usize = 20;

/// Text that may not stand anywhere, comments included. Split in two so that a search for it finds the real ones.
const NOTES: &[&str] = &[concat!("TO", "DO"), concat!("FIX", "ME")];

/// Code that may not stand anywhere, with the reason.
const CODE: &[(&str, &str)] = &[
    ("dbg!", "left over from looking for a mistake"),
    ("todo!", "nothing is left for later"),
    ("unimplemented!", "nothing is left for later"),
    ("#[allow(", "write #[expect(.., reason = \"..\")]"),
    ("#![allow(", "write #[expect(.., reason = \"..\")]"),
    (".wrap(", "ratatui's wrapping panics on wide graphemes; use text::wrap"),
    ("widgets::Wrap", "ratatui's wrapping panics on wide graphemes; use text::wrap"),
    (".render_widget(", "draw through widget::cells; a string drawn as a widget panics at height 0"),
    (".render(", "draw through widget::cells; a string drawn as a widget panics at height 0"),
    ("thread_local!", "state is passed in"),
];

/// Parts of names that say nothing about what a thing is.
const EMPTY_NAMES: &[&str] = &["Manager", "Helper", "Util"];
const EMPTY_FILES: &[&str] = &["manager", "helper", "helpers", "util", "utils", "misc", "common", "mod"];

/// Modules that may say they open a file or read a clock.
const MAY_TOUCH_THE_WORLD: &[&str] = &["store", "tui", "plain", "cli"];

/// Files that write to a stream of the process: each makes safe what it writes, or writes nothing of anybody's.
const WRITES_STREAMS: &[&str] = &[
    "src/cli/hours/lines.rs",
    "src/cli/out.rs",
    "src/cli/plain.rs",
    "src/cli/screen.rs",
    "src/tui/guard.rs",
    "src/tui/outside.rs",
    "src/tui/panic_hook.rs",
    "src/tui/refusal.rs",
];

/// Ways to write to a stream.
const STREAMS: &[&str] = &["stdout()", "stderr()", "println!", "eprintln!", "print!", "eprint!"];

/// Files with too many lines, without their tests.
pub fn long_files(source: &Source) -> Vec<Problem> {
    let most = if source.path == "src/main.rs" { MAIN_LINES } else { FILE_LINES };
    let lines = source.lines_before_tests();
    let long = (lines > most)
        .then(|| source.problem(most + 1, format!("{lines} lines without tests, at most {most}")));
    long.into_iter().collect()
}

/// Functions with too many lines that are neither blank nor comment, as clippy counts them.
pub fn long_functions(source: &Source) -> Vec<Problem> {
    let lines: Vec<(usize, &str)> = source.code_lines().collect();
    let mut found = Vec::new();
    for (at, (line, code)) in lines.iter().enumerate() {
        let Some(name) = declared(code, "fn") else { continue };
        let length = function_length(lines[at..].iter().map(|(_, code)| *code));
        if length > FUNCTION_LINES {
            found.push(
                source.problem(*line, format!("fn {name} has {length} lines, at most {FUNCTION_LINES}")),
            );
        }
    }
    found
}

/// Lines with code on them between the braces of a function; 0 for one without a body.
fn function_length<'code>(lines: impl Iterator<Item = &'code str>) -> usize {
    let (mut depth, mut count, mut in_body) = (0_usize, 0, false);
    for code in lines {
        let counts = in_body && !code.trim().is_empty();
        for character in code.chars() {
            in_body |= character == '{' && depth == 0;
            match character {
                '{' | '(' | '[' => depth += 1,
                '}' if depth <= 1 => return count,
                '}' | ')' | ']' => depth = depth.saturating_sub(1),
                ';' if depth == 0 => return count,
                _ => {}
            }
        }
        count += usize::from(counts);
    }
    count
}

/// Files that do not say at the top what they are, those of tests included.
pub fn silent_files(source: &Source) -> Vec<Problem> {
    let first = source.raw.lines().next().unwrap_or_default();
    let says = first.strip_prefix("//! ").is_some_and(|text| !text.trim().is_empty());
    if says {
        return Vec::new();
    }
    vec![source.problem(1, "the file must open with //! and what it is".to_owned())]
}

/// Notes to self, leftovers and calls that are banned.
pub fn banned_text(source: &Source) -> Vec<Problem> {
    let mut found = Vec::new();
    for (line, (raw, code)) in (1..).zip(source.raw.lines().zip(source.code.lines())) {
        let notes = NOTES.iter().filter(|note| raw.contains(**note));
        found.extend(notes.map(|note| source.problem(line, format!("{note}: do it, or make it an issue"))));
        let words = CODE.iter().filter(|(text, _)| has_word(code, text));
        found.extend(words.map(|(text, why)| source.problem(line, format!("`{text}`: {why}"))));
    }
    found
}

/// Clocks and file handles taken in modules that get them passed in.
pub fn world_touched(source: &Source) -> Vec<Problem> {
    if MAY_TOUCH_THE_WORLD.contains(&source.module()) {
        return Vec::new();
    }
    let lines = source.code_lines().filter(|(_, code)| code.contains("clippy::disallowed_"));
    lines.map(|(line, _)| source.problem(line, "files and clocks are passed in here".to_owned())).collect()
}

/// Streams written to where nobody sees to it that text is safe to show.
pub fn streams_touched(source: &Source) -> Vec<Problem> {
    if WRITES_STREAMS.contains(&source.path.as_str()) || source.is_tests() {
        return Vec::new();
    }
    let writes = |code: &str| STREAMS.iter().any(|stream| has_word(code, stream));
    let lines = source.code_lines().filter(|(_, code)| writes(code));
    lines
        .map(|(line, _)| source.problem(line, "text goes out through cli::out, which cleans it".to_owned()))
        .collect()
}

/// Types and files whose names say nothing.
pub fn empty_names(source: &Source) -> Vec<Problem> {
    let mut found = Vec::new();
    let file = source.modules().last().copied().unwrap_or_default().to_owned();
    if EMPTY_FILES.contains(&file.as_str()) {
        found.push(source.problem(1, format!("`{file}` says nothing about what is inside")));
    }
    for (line, code) in (1..).zip(source.code.lines()) {
        for kind in ["struct", "enum", "trait", "type", "union"] {
            let Some(name) = declared(code, kind) else { continue };
            if EMPTY_NAMES.iter().any(|part| name.contains(part)) {
                found.push(source.problem(line, format!("`{name}` says nothing about what it is")));
            }
        }
    }
    found
}

/// An application model that has grown too many fields.
pub fn wide_model(source: &Source) -> Vec<Problem> {
    let lines: Vec<(usize, &str)> = source.code_lines().collect();
    let Some(start) = lines.iter().position(|(_, code)| declared(code, "struct") == Some("Model")) else {
        return Vec::new();
    };
    let body = lines[start + 1..].iter().take_while(|(_, code)| !code.starts_with('}'));
    let fields = body.filter(|(_, code)| is_field(code)).count();
    let wide = (source.module() == "app" && fields > MODEL_FIELDS).then(|| {
        source.problem(lines[start].0, format!("Model has {fields} fields, at most {MODEL_FIELDS}"))
    });
    wide.into_iter().collect()
}

fn is_field(code: &str) -> bool {
    let indent = code.len() - code.trim_start().len();
    let name = code.trim_start().trim_start_matches("pub ").trim_start_matches("pub(super) ");
    indent == 4 && name.split(':').next().is_some_and(|name| !name.is_empty() && name.chars().all(is_word))
}

/// The name that a line declares with this keyword.
fn declared<'code>(code: &'code str, keyword: &str) -> Option<&'code str> {
    let mut words = code.split(|c: char| !is_word(c)).filter(|word| !word.is_empty());
    let prefixes = ["pub", "crate", "super", "self", "in", "const", "async", "unsafe", "extern"];
    let first = words.find(|word| !prefixes.contains(word))?;
    (first == keyword && !code.trim_start().starts_with('.')).then(|| words.next())?
}

/// Whether a text stands in the code as it is, not as the end of a longer word.
fn has_word(code: &str, text: &str) -> bool {
    let starts_with_word = text.starts_with(is_word);
    code.match_indices(text).any(|(at, _)| !starts_with_word || !code[..at].ends_with(is_word))
}

fn is_word(character: char) -> bool {
    character.is_alphanumeric() || character == '_'
}

#[cfg(test)]
mod tests {
    use super::*;

    fn lines(check: fn(&Source) -> Vec<Problem>, path: &str, raw: &str) -> Vec<usize> {
        check(&Source::new(path, raw)).into_iter().map(|problem| problem.line).collect()
    }

    #[test]
    fn long_files_are_found() {
        let tests = format!("#[cfg(test)]\n{}", "\n".repeat(500));
        assert_eq!(lines(long_files, "src/a.rs", &"x\n".repeat(400)), []);
        assert_eq!(lines(long_files, "src/a.rs", &("x\n".repeat(400) + &tests)), []);
        assert_eq!(lines(long_files, "src/a.rs", &"x\n".repeat(401)), [401]);
        assert_eq!(lines(long_files, "src/main.rs", &"x\n".repeat(21)), [21]);
    }

    #[test]
    fn long_functions_are_found() {
        let function = |body: usize| {
            format!("x\npub(super) const fn f(a: u8) -> [u8; 2] {{\n{}}}\n", "a;\n".repeat(body))
        };
        assert_eq!(lines(long_functions, "src/a.rs", &function(60)), []);
        assert_eq!(lines(long_functions, "src/a.rs", &function(61)), [2]);
        assert_eq!(lines(long_functions, "src/a.rs", &function(60).replacen("a;", "// why\n\na;", 9)), []);
        let several = format!("fn a();\nfn b() {{ x }}\n{}fn c() {{}}\n", "y\n".repeat(70));
        assert_eq!(lines(long_functions, "src/a.rs", &several), []);
        let closed = format!("let f = \"}}\";\nfn a() {{\n  if '}}' == x {{ }}\n{}}}", "y\n".repeat(70));
        assert_eq!(lines(long_functions, "src/a.rs", &closed), [2]);
    }

    #[test]
    fn streams_are_found_outside_tests() {
        let raw = "fn a() {\n  println!(\"x\");\n  io::stderr().lock();\n}\n#[cfg(test)]\nmod tests { fn b() { print!(\"\") } }\n";
        assert_eq!(lines(streams_touched, "src/screen/a.rs", raw), [2, 3]);
        assert_eq!(lines(streams_touched, "src/cli/out.rs", raw), []);
        assert_eq!(lines(streams_touched, "src/screen/a/tests.rs", raw), []);
    }

    #[test]
    fn silent_files_are_found() {
        assert_eq!(lines(silent_files, "src/a.rs", "//! What it is.\n"), []);
        assert_eq!(lines(silent_files, "src/a.rs", "//!\n"), [1]);
        assert_eq!(lines(silent_files, "src/a/tests.rs", "use super::*;\n"), [1]);
        assert_eq!(lines(silent_files, "src/a.rs", "use std::fmt;\n//! Late.\n"), [1]);
    }

    #[test]
    fn banned_text_is_found() {
        let raw = format!(
            "// {}: later\ndbg!(x);\n// dbg!\n#[allow(dead_code)]\n.wrap(w)\nlet t = \"todo!\";",
            NOTES[0]
        );
        assert_eq!(lines(banned_text, "src/a.rs", &raw), [1, 2, 4, 5]);
        assert_eq!(
            lines(banned_text, "src/a.rs", "wrap(x); text::wrap(y); hotdbg!(z); #[expect(dead_code)]"),
            []
        );
    }

    #[test]
    fn empty_names_are_found() {
        assert_eq!(lines(empty_names, "src/app/utils.rs", ""), [1]);
        assert_eq!(lines(empty_names, "src/app/mod.rs", ""), [1]);
        let raw =
            "\npub struct KeyManager {\nenum X {}\npub(crate) type DrawHelper<T> = T;\n// struct BadManager";
        assert_eq!(lines(empty_names, "src/app.rs", raw), [2, 4]);
    }

    #[test]
    fn clocks_and_files_are_found() {
        let raw = "\n#[expect(clippy::disallowed_methods, reason = \"no\")]";
        assert_eq!(lines(world_touched, "src/domain.rs", raw), [2]);
        assert_eq!(lines(world_touched, "src/store/disk.rs", raw), []);
        assert_eq!(lines(world_touched, "src/stats/tests.rs", raw), []);
        assert_eq!(lines(world_touched, "src/stats.rs", &format!("#[cfg(test)]{raw}")), []);
    }

    #[test]
    fn a_wide_model_is_found() {
        let model = |count: usize| {
            format!(
                "pub struct Model {{\n{}}}\nstruct B {{\n    x: u8,\n}}",
                "    /// Why.\n    pub field: A,\n".repeat(count)
            )
        };
        assert_eq!(lines(wide_model, "src/app.rs", &model(12)), []);
        assert_eq!(lines(wide_model, "src/app.rs", &model(13)), [1]);
        assert_eq!(lines(wide_model, "src/stats.rs", &model(13)), []);
    }
}
