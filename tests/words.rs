//! No source file may ask for a word that `assets/words.toml` does not have, nor fill in a value it does not name.

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};

use smarketing::assets::words::{Words, placeholders};

/// A string literal in a source file, and what stood around it.
#[derive(Debug, Clone)]
struct Literal {
    line: usize,
    text: String,
    /// The code before it, without white space and comments.
    before: String,
    depth: usize,
}

/// Reads just enough Rust to find string literals outside comments.
struct Scanner<'a> {
    rest: std::iter::Peekable<std::str::Chars<'a>>,
    line: usize,
    depth: usize,
    before: String,
    found: Vec<Literal>,
}

impl<'a> Scanner<'a> {
    fn scan(source: &'a str) -> Vec<Literal> {
        let rest = source.chars().peekable();
        let mut scanner = Scanner { rest, line: 1, depth: 0, before: String::new(), found: Vec::new() };
        while let Some(character) = scanner.next() {
            scanner.step(character);
        }
        scanner.found
    }

    fn next(&mut self) -> Option<char> {
        let character = self.rest.next()?;
        self.line += usize::from(character == '\n');
        Some(character)
    }

    fn step(&mut self, character: char) {
        match character {
            '/' if self.rest.peek() == Some(&'/') => while self.next().is_some_and(|c| c != '\n') {},
            '/' if self.rest.peek() == Some(&'*') => self.block_comment(),
            '"' => self.literal(),
            '\'' => self.character_or_lifetime(),
            _ => {
                match character {
                    '(' | '[' | '{' => self.depth += 1,
                    ')' | ']' | '}' => self.depth = self.depth.saturating_sub(1),
                    _ => {}
                }
                if !character.is_whitespace() {
                    self.before.push(character);
                }
            }
        }
    }

    fn block_comment(&mut self) {
        let mut previous = ' ';
        while let Some(character) = self.next() {
            if previous == '*' && character == '/' {
                break;
            }
            previous = character;
        }
    }

    fn literal(&mut self) {
        let line = self.line;
        let hashes = self.before.len() - self.before.trim_end_matches('#').len();
        let raw = self.before.trim_end_matches('#').ends_with('r');
        let end = format!("\"{}", if raw { "#".repeat(hashes) } else { String::new() });
        let mut text = String::new();
        while let Some(character) = self.next() {
            text.push(character);
            if character == '\\' && !raw {
                text.extend(self.next());
            } else if text.ends_with(&end) {
                text.truncate(text.len() - end.len());
                break;
            }
        }
        self.found.push(Literal { line, text, before: self.before.clone(), depth: self.depth });
        self.before.push('_');
    }

    /// `'"'` and `'\''` must not open a string; `'a` in a type is only a name.
    fn character_or_lifetime(&mut self) {
        match self.next() {
            Some('\\') => {
                self.next();
                while self.next().is_some_and(|c| c != '\'') {}
            }
            Some(_) if self.rest.peek() == Some(&'\'') => {
                self.next();
            }
            _ => {}
        }
        self.before.push('_');
    }
}

fn is_call(before: &str, name: &str) -> bool {
    before
        .strip_suffix('(')
        .and_then(|code| code.strip_suffix(name))
        .is_some_and(|code| !code.ends_with(|c: char| c.is_alphanumeric() || c == '_'))
}

fn looks_like_a_key(text: &str, sections: &BTreeSet<String>) -> bool {
    let plain = |part: &str| {
        part.starts_with(|c: char| c.is_ascii_lowercase())
            && part.chars().all(|c| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '_')
    };
    let file = ["csv", "html", "ics", "json", "lock", "md", "rs", "svg", "toml", "txt"];
    text.split_once('.').is_some_and(|(section, key)| {
        sections.contains(section) && key.split('.').all(plain) && !file.contains(&key)
    })
}

/// Whether code after a call's first argument has not left the call's brackets yet.
fn stays_inside(code: &str) -> bool {
    let mut open = 0_i32;
    code.chars().all(|character| {
        open += match character {
            '(' | '[' | '{' => 1,
            ')' | ']' | '}' => -1,
            _ => 0,
        };
        open >= 0
    })
}

/// The names given to `fill(key, &[("name", &value), ..])`, or nothing if they are not written out in the call.
fn names_given(call: &Literal, following: &[Literal]) -> Option<BTreeSet<String>> {
    let inside = following.iter().take_while(|next| stays_inside(&next.before[call.before.len()..]));
    let mut names = BTreeSet::new();
    for next in inside.filter(|next| next.depth == call.depth + 2) {
        let between = &next.before[call.before.len()..];
        if !between.starts_with("_,&[(") {
            return None;
        }
        if next.before.ends_with("[(") || next.before.ends_with(",(") {
            names.insert(next.text.clone());
        }
    }
    (!names.is_empty()).then_some(names)
}

/// The sections of `words.toml` itself: names such as `topic` in other data files are common in code.
fn sections() -> BTreeSet<String> {
    let table: toml::Table =
        toml::from_str(include_str!("../assets/words.toml")).expect("words.toml is TOML");
    table.keys().cloned().collect()
}

fn complaints(source: &str, words: &Words) -> Vec<(usize, String)> {
    let sections = sections();
    let literals = Scanner::scan(source);
    let mut complaints = Vec::new();
    for (index, literal) in literals.iter().enumerate() {
        let key = literal.text.as_str();
        let in_tests = literal.before.contains("#[cfg(test)]mod");
        let counted = words.get(&format!("{key}.one")).is_some();
        let asked = ["say", "fill"].iter().any(|name| is_call(&literal.before, name))
            || (literal.before.ends_with("label:") && !in_tests)
            || is_call(&literal.before, "count");
        let known = if is_call(&literal.before, "count") { counted } else { words.get(key).is_some() };
        let mentioned = looks_like_a_key(key, &sections) && !counted && !in_tests;
        if !known && (asked || mentioned) {
            complaints.push((literal.line, format!("no word {key:?} in assets/words.toml")));
        } else if is_call(&literal.before, "fill")
            && let (Some(sentence), Some(given)) =
                (words.get(key), names_given(literal, &literals[index + 1..]))
        {
            let needed: BTreeSet<String> = placeholders(sentence).into_iter().map(str::to_owned).collect();
            if needed != given {
                complaints.push((literal.line, format!("{key:?} needs {needed:?}, is given {given:?}")));
            }
        }
    }
    complaints
}

#[expect(clippy::disallowed_methods, reason = "this test reads the source tree")]
fn read(path: &Path) -> String {
    std::fs::read_to_string(path).expect("the source file can be read")
}

fn rust_files(folder: &Path) -> Vec<PathBuf> {
    let entries =
        std::fs::read_dir(folder).expect("the folder can be listed").flatten().map(|entry| entry.path());
    let (folders, files): (Vec<_>, Vec<_>) = entries.partition(|path| path.is_dir());
    let mut found: Vec<PathBuf> =
        files.into_iter().filter(|path| path.extension().is_some_and(|end| end == "rs")).collect();
    found.extend(folders.iter().flat_map(|inner| rust_files(inner)));
    found.sort();
    found
}

#[test]
fn every_word_asked_for_exists() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let words = Words::ours();
    let mut all = Vec::new();
    let files = rust_files(&root.join("src"));
    assert!(files.iter().any(|path| path.ends_with("src/assets/words.rs")), "the source tree was not found");
    for path in files {
        let shown = path.strip_prefix(root).unwrap().display().to_string();
        all.extend(
            complaints(&read(&path), &words)
                .into_iter()
                .map(|(line, what)| format!("{shown}:{line}: {what}")),
        );
    }
    assert!(all.is_empty(), "\n{}\n", all.join("\n"));
}

/// Literals that write a day or a month by its English name, past the words in use.
fn english_dates(source: &str) -> Vec<usize> {
    let named = |text: &str| ["%a", "%A", "%b", "%B", "%h"].iter().any(|name| text.contains(name));
    let literals = Scanner::scan(source).into_iter();
    let found = literals.filter(|literal| is_call(&literal.before, "strftime") && named(&literal.text));
    found.map(|literal| literal.line).collect()
}

#[test]
fn days_and_months_take_their_names_from_the_words() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    assert_eq!(english_dates("at.strftime(\"%H:%M\");\nday.0.strftime(\"%d %b\")"), [2]);
    let files = rust_files(&root.join("src")).into_iter();
    let found: Vec<PathBuf> = files.filter(|path| !english_dates(&read(path)).is_empty()).collect();
    assert!(found.is_empty(), "{found:?}: use Day::short, Day::long or weekday_short");
}

#[test]
fn the_scan_finds_what_is_missing() {
    let lines =
        |source: &str| complaints(source, &Words::ours()).iter().map(|(line, _)| *line).collect::<Vec<_>>();
    assert_eq!(lines("\nlet a = say(\"team.slaes\");"), [2]);
    assert_eq!(lines("fill(\n    \"common.off\",\n    &[(\"n\", &1)],\n)"), [2]);
    assert_eq!(lines("count(\"common.of\", 3)"), [1], "a word without two forms cannot be counted");
    assert_eq!(lines("Binding { label: \"nowhere\" }"), [1]);
    assert_eq!(lines("binding(Key::A, \"team.slaes\")"), [1]);
    assert_eq!(lines("let q = '\"'; /* \" */\n// it's \"fine\"\nr#\"a \" b\"#; say(\"team.slaes\")"), [3]);
}

#[test]
fn the_scan_finds_values_that_do_not_fit() {
    let lines = |source: &str| complaints(source, &Words::ours()).len();
    assert_eq!(lines("fill(\"common.of\", &[(\"n\", &1), (\"all\", &2)])"), 1);
    assert_eq!(lines("fill(\"common.of\", &[(\"n\", &say(\"team.sales\"))])"), 1);
    assert_eq!(lines("fill(\"common.of\", &[(\"n\", &1), (\"total\", &2)])"), 0);
}

#[test]
fn the_scan_lets_good_source_pass() {
    let good = r#"
        say("team.sales"); count("common.people", 3); items.iter().count();
        fn f<'a>(x: &'a str) { refill("nonsense"); open("team.json"); text("open.") }
        let words = fill("common.of", values);
        #[cfg(test)] mod tests { fn t() { key("team.leap"); } }
    "#;
    assert!(complaints(good, &Words::ours()).is_empty(), "{:?}", complaints(good, &Words::ours()));
}

#[test]
fn a_decision_is_settled_by_one_verb_and_a_question_is_called_one() {
    let words = Words::ours();
    let say = |key: &str| words.get(key).expect("a key of the words").to_owned();
    let verb = say("decide.keys.settle");
    for help in ["help.care", "help.decide"] {
        assert!(say(help).contains(&format!("s {verb}s it")), "{help} says another verb than \"{verb}\"");
    }
    let agreed = say("decide.owner_agreed");
    assert!(agreed.contains("Esc, then e and 2"), "the keys in their order: {agreed}");
    for note in ["import.notes.too_few", "import.notes.just_enough"] {
        assert!(say(note).contains("question") && !say(note).contains("item"), "{note}: {}", say(note));
    }
    assert!(!say("import.prep_sheet.line_fix").contains("Mend"));
}
