//! The facilitator's own window: on the left what the room sees, on the right what only she may see. It changes
//! nothing in the session; the one thing that can be written here are her notes, which go to a file of their own.

mod coach;
mod panel;

use super::{
    model::Settings,
    view,
    watch::{Watch, WatchEffect, WatchMsg, Watcher},
};
use crate::{
    domain::moment::Moment,
    effect::{Notes, Place, Seen},
    keymap::{self, Binding, Chord, Overrides},
    screen::{KeyRow, key_rows},
    theme::Theme,
    widget::{
        cells,
        editor::{Editor, Input, Outcome as Edited},
        line,
    },
};
use ratatui::{
    buffer::Buffer,
    layout::{Position, Rect, Size},
};
use std::path::PathBuf;

/// From this width on both halves stand side by side.
const SIDE_BY_SIDE: u16 = 100;

/// The keys of the console while no note is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Key {
    Write,
    OtherPage,
    Leave,
}

/// The window is too narrow for both halves.
const NARROW: u32 = 1;

const BINDINGS: &[Binding<Key>] = &[
    Binding::new("e enter", Key::Write, "console.keys.write").hint(1),
    Binding::new("tab", Key::OtherPage, "console.keys.page").when(NARROW).hint(2),
    Binding::new("q ctrl+c", Key::Leave, "console.keys.leave").hint(3),
];

/// The keys of the console, for the table of all keys.
pub(super) fn rows(overrides: &Overrides) -> Vec<KeyRow> {
    key_rows(BINDINGS, NARROW, overrides)
}

/// Its actions by name with their keys as a config file has them.
pub(super) fn named_keys(overrides: &Overrides) -> Vec<(&'static str, String)> {
    keymap::written(BINDINGS, overrides)
}

/// What is wrong with its keys under the user's own.
pub(super) fn conflicts(overrides: &Overrides) -> Vec<keymap::Conflict> {
    keymap::conflicts(BINDINGS, &[], overrides)
}

/// A note being written: to what it belongs stays the same, wherever the room goes meanwhile.
#[derive(Clone, Debug, PartialEq)]
struct Writing {
    key: String,
    title: String,
    editor: Editor,
}

/// The facilitator's own window.
#[derive(Clone, Debug, PartialEq)]
pub struct Console {
    watch: Watch,
    size: Size,
    theme: Theme,
    overrides: Overrides,
    notes: Notes,
    writing: Option<Writing>,
    /// The page on the right is the one that is shown where there is room for one only.
    on_the_right: bool,
    /// Why the notes could not be kept.
    not_kept: Option<String>,
}

impl Console {
    /// A window of this size on a session, with the notes written so far.
    pub fn new(settings: Settings, size: Size, (path, seen): (PathBuf, Seen), now: Moment) -> Self {
        let (theme, overrides) = (settings.theme.clone(), settings.overrides.clone());
        let watch = Watch::new(settings, size, (path, seen), now);
        let mut console = Self {
            watch,
            size,
            theme,
            overrides,
            notes: Notes::new(),
            writing: None,
            on_the_right: true,
            not_kept: None,
        };
        console.resize(size);
        console
    }

    /// The same with the notes that were written before.
    #[must_use]
    pub fn with_notes(self, notes: Notes) -> Self {
        Self { notes, ..self }
    }

    fn is_narrow(&self) -> bool {
        self.size.width < SIDE_BY_SIDE
    }

    fn resize(&mut self, size: Size) {
        self.size = size;
        let area = Rect::from((Position::ORIGIN, size));
        self.watch.resize(self.room(area).as_size());
        let notes = panel::notes_area(self.own(area));
        if let Some(writing) = &mut self.writing {
            writing.editor.set_room(notes.width, notes.height);
        }
    }

    /// The half that shows what the room sees.
    fn room(&self, area: Rect) -> Rect {
        if self.is_narrow() { area } else { Rect { width: area.width / 2, ..area } }
    }

    /// The half that is hers.
    fn own(&self, area: Rect) -> Rect {
        if self.is_narrow() { area } else { cells::right_of(area, area.width / 2) }
    }

    /// Where the room is; the step it is in, where it has not said.
    fn place(&self) -> Place {
        let seen = self.watch.newest();
        let step = seen.workshop.session().step;
        seen.room.as_ref().map_or_else(|| crate::route::first_stop(step), |room| room.place.clone())
    }

    /// What a note written now belongs to, by key and by title.
    fn subject(&self) -> (String, String) {
        panel::subject(self.watch.newest().workshop.session(), &self.place())
    }

    fn press(&mut self, chord: Chord) -> Vec<WatchEffect> {
        if self.writing.is_some() {
            return self.write(chord);
        }
        let flags = u32::from(self.is_narrow()) * NARROW;
        match keymap::resolve(BINDINGS, flags, chord, &self.overrides) {
            Some(Key::Write) => {
                let (key, title) = self.subject();
                let editor = Editor::new(self.notes.get(&key).map_or("", String::as_str));
                self.writing = Some(Writing { key, title, editor });
                self.on_the_right = true;
                self.resize(self.size);
            }
            Some(Key::OtherPage) => self.on_the_right = !self.on_the_right,
            Some(Key::Leave) => return vec![WatchEffect::Leave],
            None => {}
        }
        Vec::new()
    }

    /// Types into the note; Esc ends it, and every change is kept.
    fn write(&mut self, chord: Chord) -> Vec<WatchEffect> {
        match chord {
            Chord { key: keymap::Key::Esc, .. } => {
                self.writing = None;
                Vec::new()
            }
            Chord { key: keymap::Key::Char('c'), ctrl: true, .. } => vec![WatchEffect::Leave],
            // Notes are read by nobody else: Enter is a new line in them.
            Chord { key: keymap::Key::Enter, .. } => self.edit(Input::Paste("\n".to_owned())),
            other => keymap::text_input(other).map_or_else(Vec::new, |edit| self.edit(edit.into())),
        }
    }

    fn edit(&mut self, input: Input) -> Vec<WatchEffect> {
        let Some(writing) = &mut self.writing else { return Vec::new() };
        if writing.editor.input(input) != Edited::Changed {
            return Vec::new();
        }
        let text = writing.editor.text().to_owned();
        let key = writing.key.clone();
        if text.trim().is_empty() {
            self.notes.remove(&key);
        } else {
            self.notes.insert(key.clone(), text.clone());
        }
        vec![WatchEffect::Keep { key, text }]
    }
}

impl Watcher for Console {
    fn take(&mut self, msg: WatchMsg, now: Moment) -> Vec<WatchEffect> {
        match msg {
            WatchMsg::Key(chord) => return self.press(chord),
            WatchMsg::Paste(text) => return self.edit(Input::Paste(text)),
            WatchMsg::Resize(size) => self.resize(size),
            WatchMsg::Seen(seen) => self.watch.see(*seen, now),
            WatchMsg::NotKept(why) => self.not_kept = Some(why),
            WatchMsg::Kept => self.not_kept = None,
        }
        Vec::new()
    }

    fn view(&self, area: Rect, buffer: &mut Buffer, now: Moment) -> Option<Position> {
        let area = cells::bounded(area).intersection(buffer.area);
        if area.is_empty() {
            return None;
        }
        let small = area.width < view::SMALLEST.0 || area.height < view::SMALLEST.1;
        if small || (self.is_narrow() && !self.on_the_right) {
            self.watch.view(area, buffer, now);
            return None;
        }
        line::clear(area, buffer, &self.theme);
        if !self.is_narrow() {
            self.watch.view(self.room(area), buffer, now);
        }
        let cursor = panel::draw(self, self.own(area), buffer, now);
        cells::scrub(buffer);
        cursor
    }

    fn ticks(&self, now: Moment) -> bool {
        let agenda = &self.watch.newest().workshop.session().agenda;
        agenda.running_since.is_some() || self.watch.ticks(now)
    }
}

#[cfg(test)]
mod tests;
