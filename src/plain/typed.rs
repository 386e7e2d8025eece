//! People and lists as they are said on one line.

use crate::{
    assets::words::say,
    domain::{people::Person, people::Presence, typed_person},
};

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
