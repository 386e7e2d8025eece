//! Fenced blocks of a page, with what their first line says about them.

use std::path::Path;

/// A fenced block.
#[derive(Clone, Debug)]
pub struct Block {
    /// The page, for messages.
    pub page: String,
    /// The line of its fence, counted from 1.
    pub line: usize,
    /// The language after the fence.
    pub language: String,
    /// What else stands there: `file=changes.jsonl`, `screen`.
    pub marks: Vec<String>,
    /// The lines inside.
    pub lines: Vec<String>,
}

impl Block {
    /// The value of a mark `name=value`.
    pub fn mark(&self, name: &str) -> Option<&str> {
        self.marks.iter().find_map(|mark| mark.strip_prefix(name)?.strip_prefix('='))
    }

    /// Whether it is marked by this word.
    pub fn is(&self, name: &str) -> bool {
        self.marks.iter().any(|mark| mark == name)
    }

    /// Where it stands, for messages.
    pub fn place(&self) -> String {
        format!("{}:{}", self.page, self.line)
    }

    /// What is inside, as a file.
    pub fn text(&self) -> String {
        self.lines.join("\n") + "\n"
    }
}

/// The fenced blocks of a page, in order.
pub fn blocks(path: &Path, text: &str) -> Vec<Block> {
    let page = path.file_name().expect("a page has a name").to_string_lossy().into_owned();
    let mut all = Vec::new();
    let mut open: Option<Block> = None;
    for (line, text) in (1..).zip(text.lines()) {
        match (&mut open, text.strip_prefix("```")) {
            (Some(block), None) => block.lines.push(text.to_owned()),
            (Some(_), Some(_)) => all.extend(open.take()),
            (None, Some(info)) => {
                let mut words = info.split_whitespace().map(str::to_owned);
                let language = words.next().unwrap_or_default();
                open =
                    Some(Block { page: page.clone(), line, language, marks: words.collect(), lines: vec![] });
            }
            (None, None) => {}
        }
    }
    assert!(open.is_none(), "{page}: a block does not end");
    all
}

/// The text of a page between its blocks, as one line.
pub fn prose(text: &str) -> String {
    let mut inside = false;
    let outside = text.lines().filter(|line| {
        let fence = line.starts_with("```");
        inside ^= fence;
        !inside && !fence
    });
    outside.collect::<Vec<_>>().join(" ")
}
