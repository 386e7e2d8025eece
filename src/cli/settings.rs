//! What the config file says, looked at as a whole before anything is opened: a mistake in it names file and line.

use super::{exit::Exit, failure::Failure};
use crate::{
    app,
    config::{Settings, Written, nearest},
    domain::{blueprint::length, cadence::TimeOfDay, moment::time_zone, slot::Value as _},
    keymap::Overrides,
    store::{Surroundings, places},
};
use std::path::Path;

const ADVICE: &str =
    "Correct the line, or remove it; \"smarketing config --default\" prints a file that holds.";

/// The settings and the user's own keys.
pub(super) fn read(around: &Surroundings) -> Result<(Settings, Overrides), Failure> {
    let file = around.config_file();
    let settings = places::settings(&file).map_err(|error| Failure::from(error).with_exit(Exit::Usage))?;
    let problem = usual(&settings).err();
    let keys = match problem {
        Some(problem) => Err(problem),
        None => overrides(&settings),
    };
    keys.map(|keys| (settings, keys)).map_err(|what| refused(&file, &what))
}

fn refused(file: &Path, what: &str) -> Failure {
    Failure::usage(format!("{}, {what}", file.display()), ADVICE)
}

/// What a new session takes from the settings has to be something a session can have.
fn usual(settings: &Settings) -> Result<(), String> {
    let at =
        |written: &Written, name: &str, what: String| format!("line {}: \"{name}\": {what}", written.line);
    if let Some(written) = &settings.length {
        length::read(&written.text).map_err(|error| at(written, "length", error.to_string()))?;
    }
    if let Some(written) = &settings.start {
        TimeOfDay::read(&written.text).map_err(|error| at(written, "start", error.to_string()))?;
    }
    match &settings.zone {
        Some(zone) if time_zone(&zone.text).is_none() => {
            Err(at(zone, "zone", format!("there is no time zone \"{}\"", zone.text)))
        }
        _ => Ok(()),
    }
}

/// The user's own keys: each for an action there is, readable, and not taken by another one.
fn overrides(settings: &Settings) -> Result<Overrides, String> {
    let overrides = Overrides::new(&settings.keys).map_err(|error| error.to_string())?;
    if settings.keys.is_empty() {
        return Ok(overrides);
    }
    let names: Vec<&str> =
        app::named_keys(&overrides).into_iter().flat_map(|(_, rows)| rows).map(|row| row.0).collect();
    let line_of = |label: &str| settings.keys.get(label).map_or(0, |written| written.line);
    let unknown = settings.keys.iter().filter(|(label, _)| !names.contains(&label.as_str()));
    if let Some((label, written)) = unknown.min_by_key(|(_, written)| written.line) {
        let meant = match nearest(label, names.iter().copied()) {
            Some(near) => format!("did you mean \"{near}\"?"),
            None => "\"smarketing keys --names\" prints all of them".to_owned(),
        };
        return Err(format!("line {}: there is no action \"{label}\"; {meant}", written.line));
    }
    match app::conflicts(&overrides).into_iter().next() {
        Some(found) => {
            let line = found.labels.iter().map(|label| line_of(label)).max().unwrap_or(0);
            Err(format!("line {line}: {}", found.text))
        }
        None => Ok(overrides),
    }
}
