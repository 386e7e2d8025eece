//! The source tree as the checks of this project see it: code with comments and literals blanked out, line by line.

use std::path::{Path, PathBuf};

/// One Rust file under `src/`.
pub struct Source {
    /// Path from the folder of the crate, with forward slashes.
    pub path: String,
    /// The file as it is.
    pub raw: String,
    /// The same lines, every comment, string and character literal turned into spaces.
    pub code: String,
}

impl Source {
    /// A file that need not exist, for tests of the checks.
    pub fn new(path: &str, raw: &str) -> Self {
        Self { path: path.to_owned(), raw: raw.to_owned(), code: blank(raw) }
    }

    /// Folder and file names below `src/`: `["keymap", "chord"]` for `src/keymap/chord.rs`.
    pub fn modules(&self) -> Vec<&str> {
        let inner = self.path.strip_prefix("src/").unwrap_or(&self.path);
        inner.strip_suffix(".rs").unwrap_or(inner).split('/').collect()
    }

    /// The top-level module this file belongs to.
    pub fn module(&self) -> &str {
        self.modules()[0]
    }

    /// Whether the whole file is the tests of the module it lies in, moved out of it.
    pub fn is_tests(&self) -> bool {
        self.modules().contains(&"tests")
    }

    /// Number of lines before the file's own tests.
    pub fn lines_before_tests(&self) -> usize {
        if self.is_tests() {
            return 0;
        }
        self.code
            .lines()
            .position(|line| line.trim_start().starts_with("#[cfg(test)]"))
            .unwrap_or_else(|| self.code.lines().count())
    }

    /// The code without the file's own tests, with line numbers.
    pub fn code_lines(&self) -> impl Iterator<Item = (usize, &str)> {
        (1..).zip(self.code.lines()).take(self.lines_before_tests())
    }
}

/// Every Rust file under `src/`, in order of its path.
pub fn source_tree() -> Vec<Source> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let mut files = rust_files(&root.join("src"));
    files.sort();
    let sources: Vec<Source> =
        files.iter().map(|path| Source::new(&shown(root, path), &read(path))).collect();
    assert!(sources.iter().any(|source| source.path == "src/lib.rs"), "the source tree was not found");
    sources
}

fn shown(root: &Path, path: &Path) -> String {
    let inner = path.strip_prefix(root).expect("every file is below the root");
    inner.components().map(|part| part.as_os_str().to_string_lossy()).collect::<Vec<_>>().join("/")
}

#[expect(clippy::disallowed_methods, reason = "this reads the source tree, not a session")]
fn read(path: &Path) -> String {
    std::fs::read_to_string(path).expect("a source file can be read")
}

fn rust_files(folder: &Path) -> Vec<PathBuf> {
    let entries = std::fs::read_dir(folder).expect("a source folder can be listed");
    let (folders, files): (Vec<PathBuf>, Vec<PathBuf>) =
        entries.map(|entry| entry.expect("an entry can be read").path()).partition(|path| path.is_dir());
    let rust = files.into_iter().filter(|path| path.extension().is_some_and(|ending| ending == "rs"));
    rust.chain(folders.iter().flat_map(|inner| rust_files(inner))).collect()
}

/// Turns comments, strings and character literals into spaces and keeps every line where it is.
pub fn blank(raw: &str) -> String {
    let text: Vec<char> = raw.chars().collect();
    let mut out = String::with_capacity(raw.len());
    let mut at = 0;
    while at < text.len() {
        let length = literal_length(&text, at);
        if length == 0 {
            out.push(text[at]);
            at += 1;
        } else {
            out.extend(
                text[at..at + length].iter().map(|character| if *character == '\n' { '\n' } else { ' ' }),
            );
            at += length;
        }
    }
    out
}

/// How many characters from here on are a comment or a literal; 0 if none starts here.
pub fn literal_length(text: &[char], at: usize) -> usize {
    let rest = &text[at..];
    let in_word = at > 0 && (text[at - 1].is_alphanumeric() || text[at - 1] == '_');
    match rest {
        ['/', '/', ..] => rest.iter().take_while(|character| **character != '\n').count(),
        ['/', '*', ..] => block_comment(rest),
        ['"', ..] => quoted(rest, 1),
        ['b' | 'c', '"', ..] if !in_word => quoted(rest, 2),
        ['r', '"' | '#', ..] if !in_word => raw_string(rest, 1),
        ['b' | 'c', 'r', '"' | '#', ..] if !in_word => raw_string(rest, 2),
        ['\'', '\\', _, ..] => 3 + rest[3..].iter().take_while(|character| **character != '\'').count() + 1,
        ['\'', _, '\'', ..] => 3,
        _ => 0,
    }
    .min(rest.len())
}

fn block_comment(rest: &[char]) -> usize {
    let (mut depth, mut at) = (0_usize, 0);
    while at < rest.len() {
        match rest[at..] {
            ['/', '*', ..] => (depth, at) = (depth + 1, at + 2),
            ['*', '/', ..] => (depth, at) = (depth - 1, at + 2),
            _ => at += 1,
        }
        if depth == 0 {
            break;
        }
    }
    at
}

fn quoted(rest: &[char], mut at: usize) -> usize {
    while at < rest.len() {
        match rest[at] {
            '\\' => at += 2,
            '"' => return at + 1,
            _ => at += 1,
        }
    }
    at
}

fn raw_string(rest: &[char], prefix: usize) -> usize {
    let hashes = rest[prefix..].iter().take_while(|character| **character == '#').count();
    let open = prefix + hashes;
    if rest.get(open) != Some(&'"') {
        return 0;
    }
    let close: Vec<char> = std::iter::once('"').chain(std::iter::repeat_n('#', hashes)).collect();
    let body = &rest[open + 1..];
    let end = body.windows(close.len()).position(|window| window == close).unwrap_or(body.len());
    open + 1 + end + close.len()
}
