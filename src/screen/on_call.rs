//! Who is on the call, said where hands are shown: their digits are read first, because a chat is slower than a hand.

use super::{Context, Tier};
use crate::{
    assets::words::{count, fill},
    domain::people::{Person, Presence},
    widget::line,
};

/// More names than this are a number.
const NAMED: usize = 3;

/// "On the call: Ana, Tom. Digits in the chat at 3-2-1, read theirs first."; a number where that is too long for
/// `width` cells, and nothing where everybody is in the room.
pub fn read_first(ctx: &Context<'_>, width: u16) -> Option<String> {
    let calls = |person: &&Person| person.presence == Presence::OnCall && person.group.team().is_some();
    let names: Vec<&str> =
        ctx.session.people.iter().filter(calls).map(|person| person.name.as_str()).collect();
    if names.is_empty() {
        return None;
    }
    let fits = |text: &String| line::width(ctx.theme, &[(text, crate::theme::Role::Text)]) <= width.into();
    let listed = names.join(", ");
    let (by_name, by_number) = if ctx.tier == Tier::Room {
        (
            fill("on_call.named_short", &[("names", &listed)]),
            count("on_call.number_short", names.len() as u64),
        )
    } else {
        (fill("on_call.named", &[("names", &listed)]), count("on_call.number", names.len() as u64))
    };
    Some(if names.len() <= NAMED && fits(&by_name) { by_name } else { by_number })
}
