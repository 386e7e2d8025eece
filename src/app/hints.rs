//! The last row: what can be done here, by key or by click, the most useful first, help always.

use super::{
    global::{self, Global},
    model::{Model, Press},
};
use crate::{
    assets::words::say,
    keymap::{self, Chord, Key},
    screen::{Context, Field},
    theme::Role,
    widget::{footer, line},
};
use ratatui::{buffer::Buffer, layout::Rect};

/// Hints of the room view besides the one to help.
const ROOM_HINTS: usize = 2;

/// A key with what it does, and what a click on it means.
struct Entry {
    key: String,
    label: &'static str,
    press: Pressed,
}

enum Pressed {
    /// As if one of these had been pressed, by where the click is.
    Keys(Vec<Chord>),
    /// Help, also where its key is text.
    Help,
}

/// Draws the row and returns what a click on it means.
pub(super) fn draw(model: &Model, ctx: &Context<'_>, area: Rect, buffer: &mut Buffer) -> Vec<(Rect, Press)> {
    line::clear(area, buffer, ctx.theme);
    if model.window.watching {
        return Vec::new();
    }
    let entries = match ctx.field {
        Some(field) => of_field(model, field),
        None => of_screen(model, ctx),
    };
    let hints: Vec<footer::Hint<'_>> =
        entries.iter().map(|entry| (entry.key.as_str(), say(entry.label))).collect();
    let inner = Rect { x: area.x + 1, width: area.width.saturating_sub(2), ..area };
    let places = footer::draw(inner, buffer, ctx.theme, &hints);
    places.into_iter().flat_map(|(index, place)| presses(ctx, &entries[index], place)).collect()
}

/// What clicks on an entry mean: several keys stand side by side, and its words stand for the last of them.
fn presses(ctx: &Context<'_>, entry: &Entry, place: Rect) -> Vec<(Rect, Press)> {
    let chords = match &entry.press {
        Pressed::Help => return vec![(place, Press::Run(Global::Help))],
        Pressed::Keys(chords) => chords,
    };
    let (Some(first), Some(last)) = (chords.first(), chords.last()) else { return Vec::new() };
    if chords.len() == 1 {
        return vec![(place, Press::Key(*first))];
    }
    let width = (line::width(ctx.theme, &[(&entry.key, Role::Key)]) as u16).min(place.width);
    if chords.iter().all(|chord| chord.character().is_some_and(|digit| digit.is_ascii_digit())) {
        // A run of digits, `1-4`: what stands between the ends is clicked where it is listed.
        let end = Rect { x: place.x + width.saturating_sub(1), width: 1, ..place };
        return vec![(Rect { width: 1, ..place }, Press::Key(*first)), (end, Press::Key(*last))];
    }
    let part = (width / chords.len() as u16).max(1);
    let parts = chords.iter().zip(0_u16..).map(|(chord, index)| {
        let place = Rect { x: place.x + index * part, width: part, ..place };
        (place, Press::Key(*chord))
    });
    parts.chain([(place, Press::Key(*last))]).collect()
}

fn of_screen(model: &Model, ctx: &Context<'_>) -> Vec<Entry> {
    let overrides = &model.settings.overrides;
    let screen = &model.top().screen;
    let mut all = screen.hints(ctx, overrides);
    if !model.top().place.is_overlay() {
        let everywhere = keymap::hints(global::BINDINGS, global::flags(model), overrides);
        // A key the screen takes for itself does not mean what it means everywhere, named on the footer or not.
        let is_taken = |chord: &Chord| screen.resolve(*chord, ctx, overrides).is_some();
        all.extend(everywhere.into_iter().filter(|hint| !hint.chords.iter().any(is_taken)));
    }
    // In the practice session the cue is what a newcomer must find.
    all.sort_by_key(|hint| hint.label != global::CUE_LABEL);
    let entry =
        |hint: keymap::Hint| Entry { key: hint.key, label: hint.label, press: Pressed::Keys(hint.chords) };
    // The back row reads two hints at most, and the way to all of them.
    let most = if ctx.room_view { ROOM_HINTS } else { all.len() };
    let help = help_keys(model).first().map_or_else(String::new, ToString::to_string);
    all.into_iter().take(most).map(entry).chain([help_entry(help)]).collect()
}

/// What the keys do while a field is typed in, the most useful first. They belong to typing and cannot be changed.
fn of_field(model: &Model, field: &Field) -> Vec<Entry> {
    const ACCEPT: (&[Key], &str) = (&[Key::Enter], "app.accept");
    const STOP: (&[Key], &str) = (&[Key::Esc], "app.stop_editing");
    const NEXT: (&[Key], &str) = (&[Key::Tab], "app.next_field");
    const LINE: &[(&[Key], &str)] = &[ACCEPT, STOP, NEXT];
    const FILTER: &[(&[Key], &str)] = &[
        (&[Key::Enter], "app.take"),
        (&[Key::Up, Key::Down], "app.choose"),
        (&[Key::Esc], "app.stop_filtering"),
    ];
    let rows = if field.filters() { FILTER } else { LINE };
    let mut entries: Vec<Entry> = rows
        .iter()
        .map(|(keys, label)| entry_of(keys.iter().map(|key| Chord::plain(*key)).collect(), label))
        .collect();
    if !field.filters() && !field.editor.is_single_line() {
        entries.push(entry_of(vec![Chord::ctrl(Key::Char('j'))], "app.new_line"));
    }
    // What is typed must not be taken for the way to help.
    let help = help_keys(model).into_iter().find(|chord| keymap::text_input(*chord).is_none());
    entries.push(help_entry(help.map_or_else(String::new, |chord| chord.to_string())));
    entries
}

fn entry_of(chords: Vec<Chord>, label: &'static str) -> Entry {
    let key = chords.iter().map(ToString::to_string).collect();
    Entry { key, label, press: Pressed::Keys(chords) }
}

fn help_entry(key: String) -> Entry {
    Entry { key, label: "app.help", press: Pressed::Help }
}

fn help_keys(model: &Model) -> Vec<Chord> {
    keymap::chords_of(global::BINDINGS, global::HELP_LABEL, &model.settings.overrides)
}
