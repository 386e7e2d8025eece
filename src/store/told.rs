//! Which marks a newcomer was told, in the state folder: by machine, not by session. A file that cannot be read or
//! written costs nothing but hearing a mark again.

use super::{Places, load, log};
use crate::effect::Mark;
use std::path::PathBuf;

/// The marks that were not told yet.
pub fn untold(places: &Places) -> Vec<Mark> {
    let told = load::text(&path(places)).unwrap_or_default();
    Mark::ALL.into_iter().filter(|mark| !told.lines().any(|line| line == mark.name())).collect()
}

/// Remembers that a mark was told.
pub fn remember(places: &Places, mark: Mark) {
    // Who cannot write here hears it again next time, and nothing else is lost.
    let _ = log::append(&path(places), &format!("{}\n", mark.name()));
}

fn path(places: &Places) -> PathBuf {
    places.state.join("told")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_was_told_is_remembered_for_good() {
        let folder = tempfile::tempdir().unwrap();
        let places = Places {
            sessions: folder.path().join("sessions"),
            state: folder.path().join("state"),
            config_file: folder.path().join("config.toml"),
            trash: folder.path().join("trash"),
        };
        assert_eq!(untold(&places), Mark::ALL);
        remember(&places, Mark::Help);
        remember(&places, Mark::Help);
        assert_eq!(untold(&places), [Mark::Footer, Mark::Blank]);
        assert!(!places.sessions.exists(), "nothing is left among the sessions");
    }
}
