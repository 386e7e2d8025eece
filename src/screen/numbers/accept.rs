//! The fields of a numbers check: the number behind a promise, where it was read, the win.

use super::rows;
use crate::{
    domain::{command::Command, draft::DraftKey, ids::TopicId},
    screen::{Context, Field, Outcome},
};

const NUMBER: &str = "number:";
const SOURCE: &str = "source:";

/// The draft key of the number behind a promise.
pub(super) fn number_key(topic: &TopicId) -> DraftKey {
    DraftKey::kept_number(topic)
}

/// The draft key of where it was read.
pub(super) fn source_key(topic: &TopicId) -> DraftKey {
    DraftKey::kept_source(topic)
}

/// The draft key of the win.
pub(super) fn win_key() -> DraftKey {
    DraftKey::win()
}

/// The field of the number behind a promise.
pub(super) fn number_field(ctx: &Context<'_>, topic: &TopicId) -> Field {
    let stored = rows::answer(ctx, topic).map_or("", |row| row.number.as_str());
    Field::line(ctx, number_key(topic), stored)
}

/// The field of its source; what was given last time is proposed.
fn source_field(ctx: &Context<'_>, topic: &TopicId) -> Field {
    let said = rows::answer(ctx, topic).map(|row| row.source.as_str()).filter(|source| !source.is_empty());
    let before = || {
        let earlier = ctx.session.numbers.iter().rev().filter_map(|check| check.row(topic));
        earlier.map(|row| row.source.as_str()).find(|source| !source.is_empty())
    };
    Field::line(ctx, source_key(topic), said.or_else(before).unwrap_or_default())
}

/// The field of the win.
pub(super) fn win_field(ctx: &Context<'_>) -> Field {
    Field::line(ctx, win_key(), rows::win(ctx))
}

/// Takes a number, its source or the win.
pub(super) fn accept(field: &Field, ctx: &Context<'_>) -> Outcome {
    let text = field.value().trim().to_owned();
    if field.key == DraftKey::win() {
        return Outcome::command(Command::NoteWin { on: ctx.today(), text });
    }
    let name = field.name();
    let Some(topic) = name.strip_prefix(NUMBER).or_else(|| name.strip_prefix(SOURCE)).map(TopicId::from) else {
        return Outcome::none();
    };
    let Some(row) = rows::answer(ctx, &topic).cloned() else { return Outcome::none() };
    let is_number = name.starts_with(NUMBER);
    let goes_on = is_number && !text.is_empty();
    let (number, source) = if is_number { (text, row.source) } else { (row.number, text) };
    let next = goes_on.then(|| source_field(ctx, &topic));
    let command = Command::NoteKept { on: ctx.today(), topic, kept: Some(row.kept), number, source };
    Outcome::command(command).and_edit(next)
}

/// From a number to its source, or back.
pub(super) fn turn(ctx: &Context<'_>, forward: bool) -> Outcome {
    let name = ctx.field.map_or("", Field::name);
    match (name.strip_prefix(NUMBER), name.strip_prefix(SOURCE)) {
        (Some(topic), _) if forward => Outcome::edit(source_field(ctx, &topic.into())),
        (_, Some(topic)) if !forward => Outcome::edit(number_field(ctx, &topic.into())),
        _ => Outcome::none(),
    }
}
