//! What lies outside the window: the user's own editor, the clipboard.

use crate::{assets::words::fill, store::scratch};
use crossterm::{clipboard::CopyToClipboard, execute};
use std::{
    env,
    io::{self, Write as _},
    process::Command,
};

/// Text longer than this from the outside editor is not a wording.
const LONGEST: usize = 100 * 1024;

/// Opens text in `$VISUAL` or `$EDITOR` and returns what was written.
pub(super) fn edit(text: &str) -> io::Result<String> {
    let program = ["VISUAL", "EDITOR"]
        .iter()
        .find_map(|name| env::var(name).ok().filter(|value| !value.trim().is_empty()))
        .ok_or_else(|| io::Error::new(io::ErrorKind::NotFound, "neither VISUAL nor EDITOR is set"))?;
    let edited = scratch::edit(text, |path| {
        let mut words = program.split_whitespace();
        let command = words.next().unwrap_or_default();
        let status = Command::new(command).args(words).arg(path).status()?;
        if status.success() {
            Ok(())
        } else {
            Err(io::Error::other(format!("{command} ended with {status}")))
        }
    })?;
    if edited.len() > LONGEST {
        return Err(io::Error::other("the text is over 100 KB, too long for a wording"));
    }
    Ok(edited)
}

/// The sentence for an editor that failed; the old text is still there.
pub(super) fn sentence(error: &io::Error) -> String {
    fill("app.editor_failed", &[("why", error)])
}

/// Sounds the terminal's bell.
pub(super) fn ring() -> io::Result<()> {
    let mut out = io::stdout().lock();
    out.write_all(b"\x07")?;
    out.flush()
}

/// Puts text on the clipboard, through the terminal.
pub(super) fn copy(text: &str) -> io::Result<()> {
    execute!(io::stdout(), CopyToClipboard::to_clipboard_from(text))
}
