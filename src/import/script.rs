//! A script of commands as JSON Lines: what `apply` reads, and what the practice session is made of.
//!
//! It only reads: whether a command is accepted is the session's own business.

use crate::{
    assets::words::fill,
    domain::{command::Command, moment::Moment},
    import::ImportError,
};
use serde::Deserialize;

/// One line of a script: a batch that is accepted whole or not at all.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Batch {
    /// Its line in the file, counted from 1.
    pub line: u64,
    /// When it happened, if the script says so.
    pub at: Option<Moment>,
    /// What is done.
    pub commands: Vec<Command>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Line {
    #[serde(default)]
    at: Option<Moment>,
    #[serde(rename = "do")]
    commands: Vec<Command>,
}

const EXAMPLE: &str = r#"{"do": [{"propose": {"topic": "lead", "by": "sales", "text": "..."}}]}"#;

/// Reads every line; blank lines and lines that begin with `#` are left out.
pub fn read(name: &str, text: &str) -> Result<Vec<Batch>, ImportError> {
    let text = text.strip_prefix('\u{feff}').unwrap_or(text);
    let written = (1..).zip(text.lines().map(str::trim));
    written
        .filter(|(_, line)| !line.is_empty() && !line.starts_with('#'))
        .map(|(number, line)| read_line(name, number, line))
        .collect()
}

fn read_line(name: &str, number: u64, line: &str) -> Result<Batch, ImportError> {
    match serde_json::from_str::<Line>(line) {
        Ok(read) => Ok(Batch { line: number, at: read.at, commands: read.commands }),
        Err(error) => {
            let text = error.to_string();
            // Each line is read by itself, so that its own "line 1" would only mislead.
            let what = text.rsplit_once(" at line ").map_or(text.as_str(), |(what, _)| what);
            let what = fill("import.at_character", &[("what", &what), ("n", &error.column())]);
            Err(ImportError::new(name, what, fill("import.script_fix", &[("example", &EXAMPLE)]))
                .at_line(number))
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lines_keep_their_numbers_and_times() {
        let text = "\u{feff}# a remark\n\n{\"do\": [{\"close\": {}}]}\r\n{\"at\": \"2026-03-12T12:10:00Z\", \"do\": []}\n";
        let batches = read("x.jsonl", text).unwrap();
        assert_eq!(batches.iter().map(|batch| batch.line).collect::<Vec<_>>(), [3, 4]);
        assert_eq!((batches[0].at, &batches[0].commands[..]), (None, &[Command::Close {}][..]));
        assert_eq!(batches[1].at, Moment::parse("2026-03-12T12:10:00Z").ok());
    }

    #[test]
    fn what_cannot_be_read_is_named_with_its_line() {
        for (wrong, says) in [
            ("{", "EOF"),
            ("[]", "expected"),
            ("{\"do\": [{\"vote\": {}}]}", "unknown variant `vote`"),
            ("{\"do\": [], \"undo\": 3}", "unknown field `undo`"),
            ("{\"at\": \"noon\", \"do\": []}", "is not a time"),
            (&format!("{{\"do\": {}", "[".repeat(100_000)), "expected"),
        ] {
            let error = read("x.jsonl", &format!("# first\n{wrong}\n")).unwrap_err();
            assert_eq!(error.line, Some(2));
            assert!(error.what.contains(says), "{}", error.what);
        }
    }
}
