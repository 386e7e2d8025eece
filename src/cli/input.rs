//! Files somebody names on the command line, and standard input for `-`; never more than a bound.

use super::{exit::Exit, failure::Failure};
use crate::{
    assets::words::{fill, say},
    store::load,
};
use std::{
    io::{self, Read},
    path::Path,
};

/// The bytes of a file, or of standard input for `-`.
pub(super) fn bytes(path: &Path) -> Result<Vec<u8>, Failure> {
    if path != Path::new("-") {
        return Ok(load::bytes(path)?);
    }
    let mut content = Vec::new();
    let mut bounded = io::stdin().lock().take(load::MOST_BYTES + 1);
    let failed = |what: String| Failure::new(Exit::Failed, fill("cli.refused.input", &[("what", &what)]), "");
    bounded.read_to_end(&mut content).map_err(|error| failed(error.to_string()))?;
    if content.len() as u64 > load::MOST_BYTES {
        return Err(failed(fill("cli.refused.input_large", &[("n", &(load::MOST_BYTES >> 20))])));
    }
    Ok(content)
}

/// The text of a file in UTF-8, or of standard input for `-`.
pub(super) fn text(path: &Path) -> Result<String, Failure> {
    if path != Path::new("-") {
        return Ok(load::text(path)?);
    }
    String::from_utf8(bytes(path)?).map_err(|_| {
        Failure::new(Exit::Failed, say("cli.refused.input_text"), say("cli.refused.input_text_fix"))
    })
}

/// A file's name without its folder, for messages.
pub(super) fn name(path: &Path) -> String {
    if path == Path::new("-") {
        return say("cli.refused.input_name").to_owned();
    }
    path.file_name().unwrap_or(path.as_os_str()).to_string_lossy().into_owned()
}
