//! The focused field: it takes every plain character; Enter accepts, Esc keeps the draft, Tab goes on.

use super::{
    model::Model,
    update::{carry_out, notice, with_screen},
};
use crate::{
    assets::words::say,
    domain::{
        draft::{Draft, DraftKey},
        moment::Moment,
    },
    effect::Effect,
    keymap::{self, Chord, Key},
    screen::{Field, Outcome},
    widget::editor::{Input, Outcome as Edited},
};
use ratatui::layout::Position;

/// What a key does in the field; `None` lets the keys that work everywhere have it.
pub(super) fn key(model: &mut Model, chord: Chord, now: Moment) -> Option<Vec<Effect>> {
    match chord.key {
        Key::Enter => return Some(accept(model, By::Enter, now)),
        Key::Esc => return Some(stop(model, now)),
        Key::Tab => return Some(turn(model, true, now)),
        Key::BackTab => return Some(turn(model, false, now)),
        Key::Char('e') if chord.ctrl => {
            let text = model.field.as_ref().map(|field| field.value().to_owned()).unwrap_or_default();
            return Some(vec![Effect::EditOutside(text)]);
        }
        _ => {}
    }
    let edit = keymap::text_input(chord)?;
    let field = model.field.as_mut()?;
    match field.editor.input(edit) {
        Edited::Changed => typed(model),
        Edited::Ignored if matches!(chord.key, Key::Up | Key::Down) => {
            let down = chord.key == Key::Down;
            let chosen = with_screen(model, now, |screen, ctx| screen.choose(down, ctx));
            return Some(match chosen {
                Some(outcome) => carry_out(model, outcome, now),
                None => turn(model, down, now),
            });
        }
        // Undo goes inside the field first, then across the session.
        Edited::Ignored if chord.ctrl && matches!(chord.key, Key::Char('z' | 'y')) => return None,
        _ => {}
    }
    Some(Vec::new())
}

/// Opens a field; one that a screen has begun to type in is a draft at once.
pub(super) fn open(model: &mut Model, field: Field) {
    if field.editor.can_undo() {
        model.drafts.insert(field.key.clone(), field.value().to_owned());
        model.due.draft = true;
    }
    model.field = Some(field);
}

/// A paste is one insertion; without a field it is not text for anything.
pub(super) fn paste(model: &mut Model, text: &str) -> Vec<Effect> {
    let Some(field) = &mut model.field else { return Vec::new() };
    match field.editor.input(Input::Paste(text.to_owned())) {
        Edited::PasteRefused => field.error = Some(say("app.paste_too_long").to_owned()),
        _ => typed(model),
    }
    Vec::new()
}

/// A click into the field places its cursor.
pub(super) fn click(model: &mut Model, at: Position) -> bool {
    let (Some(field), Some(area)) = (&mut model.field, model.drawn.field) else { return false };
    if !area.contains(at) {
        return false;
    }
    field.editor.input(Input::Click { column: at.x - area.x, row: at.y - area.y });
    true
}

fn typed(model: &mut Model) {
    let Some(field) = &mut model.field else { return };
    field.error = None;
    model.drafts.insert(field.key.clone(), field.value().to_owned());
    model.due.draft = true;
}

/// Text that came back from the outside editor.
pub(super) fn replace(model: &mut Model, text: &str) {
    if let Some(field) = &mut model.field {
        field.editor.set_text(text.trim_end_matches('\n'));
        typed(model);
    }
}

/// The draft of the focused field goes to disk.
pub(super) fn draft_due(model: &mut Model, now: Moment) -> Vec<Effect> {
    if !std::mem::take(&mut model.due.draft) {
        return Vec::new();
    }
    // What narrows a list is nobody's half-typed words.
    let Some(field) = model.field.as_ref().filter(|field| !field.filters()) else { return Vec::new() };
    keep(model, &field.key, field.value(), now)
}

fn keep(model: &Model, key: &DraftKey, text: &str, now: Moment) -> Vec<Effect> {
    // Only what belongs to an open session is worth keeping; a filter or a wizard is not.
    if model.open.as_ref().is_none_or(|open| open.read_only.is_some()) {
        return Vec::new();
    }
    let DraftKey { topic, field } = key.clone();
    vec![Effect::Keep(Draft { topic, field, text: text.to_owned(), at: now })]
}

/// A draft that was accepted is forgotten, on disk too.
pub(super) fn settle(model: &mut Model, key: &DraftKey, now: Moment) -> Vec<Effect> {
    if model.drafts.remove(key).is_none() {
        return Vec::new();
    }
    keep(model, key, "", now)
}

/// The key by which a text is accepted.
#[derive(Clone, Copy, PartialEq)]
enum By {
    /// Accepts and goes on to wherever the screen says.
    Enter,
    /// Accepts and goes on to the next field: no key but Enter ends a form.
    Tab,
}

fn accept(model: &mut Model, by: By, now: Moment) -> Vec<Effect> {
    let Some(mut field) = model.field.clone() else { return Vec::new() };
    let mut outcome = match with_screen(model, now, |screen, ctx| screen.accept(&field, ctx)) {
        Ok(outcome) => outcome,
        Err(error) => {
            field.error = Some(error);
            model.field = Some(field);
            return Vec::new();
        }
    };
    if by == By::Tab {
        outcome = Outcome { go: None, run: None, ..outcome };
    }
    let mut effects = if outcome.unsettled { draft_due(model, now) } else { Vec::new() };
    let settles = outcome.settled.is_empty() && !outcome.unsettled;
    model.field = None;
    let due = std::mem::take(&mut model.due.draft);
    let before = model.notice.clone();
    let changes = !outcome.commands.is_empty();
    let log = model.open.as_ref().map(|open| open.workshop.seq());
    effects.extend(carry_out(model, outcome, now));
    let accepted = !changes || model.open.as_ref().map(|open| open.workshop.seq()) != log;
    if accepted && settles {
        effects.extend(settle(model, &field.key, now));
    } else if !accepted {
        // The session refused: the field stays open with the reason below it, and what was typed last goes to disk still.
        model.due.draft |= due;
        field.error = model.notice.take().map(|notice| notice.text);
        model.notice = before;
        model.field = Some(field);
    }
    effects
}

/// Esc stops editing and keeps the draft.
fn stop(model: &mut Model, now: Moment) -> Vec<Effect> {
    let effects = draft_due(model, now);
    let kept = |field: &Field| !field.filters() && model.drafts.contains_key(&field.key);
    let changed = model.field.as_ref().is_some_and(kept);
    model.field = None;
    if changed && model.open.is_some() {
        notice(model, say("app.draft_kept"), now);
    }
    effects
}

/// Tab and Shift+Tab: forward accepts, back never validates.
fn turn(model: &mut Model, forward: bool, now: Moment) -> Vec<Effect> {
    let Some(field) = model.field.clone() else { return Vec::new() };
    let accepts = forward && !field.filters() && is_changed(model, &field);
    let mut effects = if accepts { accept(model, By::Tab, now) } else { draft_due(model, now) };
    // Either the text was refused, or accepting it opened the next field already.
    if accepts && model.field.is_some() {
        return effects;
    }
    // The screen sees the field it is to go on from.
    model.field = Some(field);
    let outcome = with_screen(model, now, |screen, ctx| screen.turn(forward, ctx));
    model.field = None;
    effects.extend(carry_out(model, outcome, now));
    effects
}

fn is_changed(model: &Model, field: &Field) -> bool {
    model.drafts.contains_key(&field.key)
}
