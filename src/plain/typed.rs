//! People, lists and paths as they are said on one line.

use crate::{
    assets::words::say,
    domain::{people::Person, people::Presence, typed_person},
    store::places,
};
use std::path::{Path, PathBuf};

/// "Dana Keller, sales, team lead, on the call".
pub(super) fn with_remark(person: &Person) -> String {
    let line = typed_person::line(person);
    match person.presence {
        Presence::InRoom => line,
        other => format!("{line}, {}", presence(other)),
    }
}

/// Where somebody is.
pub(super) fn presence(presence: Presence) -> &'static str {
    say(match presence {
        Presence::InRoom => "attendance.in_room",
        Presence::OnCall => "attendance.on_call",
        Presence::NotHere => "attendance.not_here",
    })
}

/// The items of a list typed on one line.
pub(super) fn items(typed: &str) -> Vec<String> {
    typed.split(';').map(str::trim).filter(|item| !item.is_empty()).map(str::to_owned).collect()
}

/// A path as it was typed or dropped: without quotation marks, its escaped spaces as spaces, `~` as the home folder.
pub(super) fn path(typed: &str) -> PathBuf {
    let typed = typed.trim();
    let inner = ['"', '\''].iter().find_map(|mark| typed.strip_prefix(*mark)?.strip_suffix(*mark));
    places::expanded(Path::new(&inner.unwrap_or(typed).replace("\\ ", " ")))
}
