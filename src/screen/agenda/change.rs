//! The batches behind the keys that change the plan, and the fields they are typed into. Draws nothing.

use crate::{
    assets::{templates, words::say},
    domain::{
        agenda::{AgendaBox, BoxKind},
        command::Command,
        draft::DraftKey,
    },
    screen::{Context, Field},
};

/// Minutes of a box and of a break nobody has planned yet.
const NEW: u32 = 10;
/// The longest title, in characters: an agenda is read from the back row.
const LONGEST: usize = 60;
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
    match typed.trim() {
        "" => Err(say("agenda.title_missing").to_owned()),
        long if long.chars().count() > LONGEST => Err(say("agenda.title_long").to_owned()),
        title => Ok(title),
    }
}

/// A new box of work at a place in the order.
pub(super) fn insert(ctx: &Context<'_>, place: usize, title: &str) -> Vec<Command> {
    let agenda = &ctx.session.agenda;
    agenda.insert(place, AgendaBox::new(agenda.free_id("box"), title.to_owned(), NEW))
}

/// A break at a place in the order; nobody takes minutes from it.
pub(super) fn insert_break(ctx: &Context<'_>, place: usize) -> Vec<Command> {
    let agenda = &ctx.session.agenda;
    let entry = AgendaBox {
        kind: BoxKind::Break,
        locked: true,
        ..AgendaBox::new(agenda.free_id("break"), templates::box_title("break").to_owned(), NEW)
    };
    agenda.insert(place, entry)
}

/// The box whose title was typed under another one; nothing when it is gone or called that already.
pub(super) fn renamed(ctx: &Context<'_>, field: &Field, title: &str) -> Option<Vec<Command>> {
    let id = field.name().strip_prefix(TITLE)?.into();
    let entry = ctx.session.agenda.find(&id).filter(|entry| entry.title != title)?;
    Some(ctx.session.agenda.retitle(&entry.id, title))
}

/// As many minutes as the box took the last time.
pub(super) fn as_last(entry: &AgendaBox) -> Option<Command> {
    let minutes = entry.last_minutes.filter(|minutes| *minutes != entry.minutes)?;
    Some(Command::SetBoxMinutes { id: entry.id.clone(), minutes })
}

/// The same for every box that has not begun.
pub(super) fn all_as_last(ctx: &Context<'_>) -> Vec<Command> {
    let coming = ctx.session.agenda.boxes.iter().filter(|entry| entry.entered_at.is_none());
    coming.filter_map(as_last).collect()
}
