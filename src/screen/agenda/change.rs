//! The fields into which titles of boxes are typed, and what becomes of them. Draws nothing.

use crate::{
    assets::words::say,
    domain::{
        agenda::{self, AgendaBox},
        command::Command,
        draft::DraftKey,
    },
    screen::{Context, Field},
};

/// The field of a title, followed by the id of its box.
const TITLE: &str = "title:";

/// The field of a new box.
pub(super) fn new_key() -> DraftKey {
    DraftKey::new("agenda", "new")
}

/// The field of the title of a box.
pub(super) fn title_key(entry: &AgendaBox) -> DraftKey {
    DraftKey::new("agenda", format!("{TITLE}{}", entry.id))
}

/// A title as it was typed, or what to type instead.
pub(super) fn title(typed: &str) -> Result<&str, String> {
    agenda::read_title(typed, say("agenda.title_missing"))
}

/// The box whose title was typed under another one; nothing when it is gone or called that already.
pub(super) fn renamed(ctx: &Context<'_>, field: &Field, title: &str) -> Option<Vec<Command>> {
    let id = field.name().strip_prefix(TITLE)?.into();
    let entry = ctx.session.agenda.find(&id).filter(|entry| entry.title != title)?;
    Some(ctx.session.agenda.retitle(&entry.id, title))
}
