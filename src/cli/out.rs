//! The streams: data on stdout, messages on stderr, questions only where somebody can answer.
//!
//! Every line of text passes through `text::clean`, so that nothing from a file can steer the terminal. Data as
//! JSON keeps every character, the dangerous ones escaped.

use super::{Arguments, Outcome, exit::Exit, failure::Failure};
use crate::{assets::words::fill, text};
use clap::{CommandFactory, error::ErrorKind};
use serde::Serialize;
use std::{
    io::{self, BufRead, IsTerminal, Write},
    panic::PanicHookInfo,
};

/// Prints lines of data.
pub(super) fn line(data: &str) -> Result<(), Failure> {
    Ok(writeln!(io::stdout().lock(), "{}", text::clean(data))?)
}

/// Prints one record whose fields were made safe one by one, the tabs between them kept.
pub(super) fn record(fields: &str) -> Result<(), Failure> {
    Ok(writeln!(io::stdout().lock(), "{fields}")?)
}

/// Prints data that is not text of ours: as it is into a file or a pipe, made safe on a terminal.
pub(super) fn bytes(data: &[u8]) -> Result<(), Failure> {
    let mut stdout = io::stdout().lock();
    if stdout.is_terminal() {
        stdout.write_all(text::clean(&String::from_utf8_lossy(data)).as_bytes())?;
    } else {
        stdout.write_all(data)?;
    }
    Ok(stdout.flush()?)
}

/// Prints one JSON document.
pub(super) fn json(data: &impl Serialize) -> Result<(), Failure> {
    let document = serde_json::to_string_pretty(data).map_err(io::Error::from)?;
    Ok(writeln!(io::stdout().lock(), "{}", escaped(&document))?)
}

/// Prints a message on stderr; when even that is closed there is nobody left to tell.
pub(super) fn note(message: &str) {
    let _ = writeln!(io::stderr().lock(), "{}", text::clean(message));
}

/// What a panic says where no screen is drawn: what it quotes may come from a file, so it is a message as any other.
pub(super) fn panicked(info: &PanicHookInfo<'_>) {
    let place = info.location().map(ToString::to_string).unwrap_or_default();
    let what = info.payload_as_str().unwrap_or_default();
    note(&fill("cli.panicked", &[("place", &place), ("what", &what)]));
}

/// Whether somebody sits at a terminal and can answer a question.
pub(super) fn can_ask() -> bool {
    io::stdin().is_terminal() && io::stderr().is_terminal()
}

/// Asks a question that is answered with yes or no; anything but yes is no.
pub(super) fn ask(question: &str) -> Result<bool, Failure> {
    let mut stderr = io::stderr().lock();
    write!(stderr, "{} [y/N] ", text::clean_line(question))?;
    stderr.flush()?;
    let mut answer = String::new();
    io::stdin().lock().read_line(&mut answer)?;
    Ok(matches!(answer.trim().to_lowercase().as_str(), "y" | "yes"))
}

/// What the argument parser has to say: help and version as data, anything else as a mistake.
pub(super) fn usage(error: &clap::Error) -> Outcome {
    if matches!(error.kind(), ErrorKind::DisplayHelp | ErrorKind::DisplayVersion) {
        error.print()?;
        return Ok(Exit::Done);
    }
    note(error.to_string().trim_end());
    Ok(Exit::Usage)
}

/// The help for somebody who gave no subcommand where there is no screen.
pub(super) fn help() -> Exit {
    note(Arguments::command().render_help().to_string().trim_end());
    Exit::Usage
}

/// The same JSON without a character that could act on a terminal; inside strings each is written as `\uXXXX`.
pub(super) fn escaped(document: &str) -> String {
    let mut out = String::with_capacity(document.len());
    for character in document.chars() {
        if character != '\n' && text::acts(character) {
            let mut units = [0; 2];
            for unit in character.encode_utf16(&mut units) {
                out.extend(format!("\\u{unit:04x}").chars());
            }
        } else {
            out.push(character);
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn json_keeps_what_it_says_and_cannot_act() {
        let raw = "a\u{1b}[2J\u{9b}31m\u{202e}b\u{7f}\u{180e}\u{fff9}\u{e0041}\n\"é日\"";
        let document = serde_json::to_string_pretty(&vec![raw]).unwrap();
        let safe = escaped(&document);
        assert!(safe.chars().all(|character| !character.is_control() || character == '\n'), "{safe}");
        assert!(
            !safe.contains(|character| character != '\n' && text::acts(character)) && safe.contains('日')
        );
        assert_eq!(serde_json::from_str::<Vec<String>>(&safe).unwrap(), [raw]);
    }
}
