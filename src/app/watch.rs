//! A window that only shows: what the room sees in the window that leads, drawn by the same screens in the room view.
//! Nothing can be changed here and nothing is ever written; what belongs to the facilitator alone becomes a card.

mod sight;

use super::{
    model::{Model, Open, Saved, Settings},
    view,
};
use crate::{
    assets::words::{fill, say},
    domain::moment::Moment,
    effect::Seen,
    keymap::{self, Binding, Chord, Overrides},
    screen::{KeyRow, key_rows, room_view},
    theme::Role,
    widget::{cells, line},
};
use ratatui::{
    buffer::Buffer,
    layout::{Position, Rect, Size},
};
use sight::Sight;
use std::path::PathBuf;

/// What happens to a window that watches.
#[derive(Clone, Debug, PartialEq)]
pub enum WatchMsg {
    /// A key.
    Key(Chord),
    /// Pasted text.
    Paste(String),
    /// The window has another size.
    Resize(Size),
    /// The session, or what the other window shows, is another.
    Seen(Box<Seen>),
    /// Notes could not be kept, and why; it is tried again.
    NotKept(String),
    /// Every note is kept.
    Kept,
}

/// What a window that watches asks for.
#[derive(Clone, Debug, PartialEq)]
pub enum WatchEffect {
    /// End the program.
    Leave,
    /// Keep one note, soon; an empty one is no note.
    Keep {
        /// What it belongs to.
        key: String,
        /// All of it.
        text: String,
    },
}

/// A window that watches another one.
pub trait Watcher {
    /// Takes a message at the instant `now`.
    fn take(&mut self, msg: WatchMsg, now: Moment) -> Vec<WatchEffect>;
    /// Draws the window as it stands at `now`; where the terminal's own cursor stands.
    fn view(&self, area: Rect, buffer: &mut Buffer, now: Moment) -> Option<Position>;
    /// Whether a clock is on screen, so that the picture changes by the second.
    fn ticks(&self, now: Moment) -> bool;
}

/// The keys of the mirror.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Key {
    Freeze,
    Blank,
    Leave,
}

const BINDINGS: &[Binding<Key>] = &[
    Binding::new("f", Key::Freeze, "mirror.keys.freeze"),
    Binding::new("b .", Key::Blank, "mirror.keys.blank"),
    Binding::new("q esc ctrl+c", Key::Leave, "mirror.keys.leave"),
];

/// The keys of the mirror, for the table of all keys.
pub(super) fn rows(overrides: &Overrides) -> Vec<KeyRow> {
    key_rows(BINDINGS, 0, overrides)
}

/// Its actions by name with their keys as a config file has them.
pub(super) fn named_keys(overrides: &Overrides) -> Vec<(&'static str, String)> {
    keymap::written(BINDINGS, overrides)
}

/// What is wrong with its keys under the user's own.
pub(super) fn conflicts(overrides: &Overrides) -> Vec<keymap::Conflict> {
    keymap::conflicts(BINDINGS, &[], overrides)
}

/// The room's window.
#[derive(Clone, Debug, PartialEq)]
pub struct Watch {
    model: Model,
    path: PathBuf,
    /// What is known, shown or not.
    newest: Seen,
    /// What is shown.
    sight: Sight,
    /// Since when the picture stands still.
    frozen: Option<Moment>,
    /// Blanked with this window's own key.
    blank: bool,
}

impl Watch {
    /// A window of this size on a session that another window may have open.
    pub fn new(settings: Settings, size: Size, (path, seen): (PathBuf, Seen), now: Moment) -> Self {
        let settings = Settings { begins_in_room_view: true, ..settings };
        let mut model = Model::new(settings, size, now);
        model.window.watching = true;
        let mut watch = Self { model, path, newest: seen, sight: Sight::Waiting, frozen: None, blank: false };
        watch.follow(now);
        watch
    }

    /// The same with the picture standing still.
    #[must_use]
    pub fn frozen(self, now: Moment) -> Self {
        Self { frozen: Some(now), ..self }
    }

    /// The session and what the other window shows, as far as known.
    pub(super) fn newest(&self) -> &Seen {
        &self.newest
    }

    /// The program behind the picture, for what else is drawn beside it.
    pub(super) fn model(&self) -> &Model {
        &self.model
    }

    /// The size it is drawn in.
    pub(super) fn resize(&mut self, size: Size) {
        self.model.window.size = size;
    }

    /// Takes over what is known, unless the picture stands still.
    pub(super) fn see(&mut self, seen: Seen, now: Moment) {
        self.newest = seen;
        if self.frozen.is_none() {
            self.follow(now);
        }
    }

    /// Shows what is known now. A file that is gone leaves everything as it was.
    fn follow(&mut self, now: Moment) {
        let seen = &self.newest;
        if !seen.is_there && self.model.open.is_some() {
            return;
        }
        self.sight = Sight::of(seen);
        let before =
            self.model.open.as_ref().map(|open| (open.room.clone(), open.workshop.session().clone()));
        self.open();
        let Some(open) = &self.model.open else { return };
        let (part, until) = (open.room.part, open.room.until);
        let same =
            before.is_some_and(|before| before == (open.room.clone(), open.workshop.session().clone()));
        let place = self.sight.place().cloned();
        let there = place.as_ref() == Some(&self.model.top().place);
        if let Some(place) = place.filter(|_| !(same && there)) {
            self.model.stack.clear();
            self.model.push(place, now);
            if let Some(layer) = self.model.stack.last_mut() {
                layer.screen.follow(part, until);
            }
        }
    }

    /// Holds the session as it is known, for reading only.
    fn open(&mut self) {
        let before = self.model.open.take();
        let session =
            |open: &Open| (open.workshop.session().baseline.clone(), open.workshop.session().earlier.clone());
        let mut open = Open {
            workshop: self.newest.workshop.clone(),
            path: self.path.clone(),
            read_only: Some(String::new()),
            is_apart: false,
            comparison: None,
            remeasured: None,
            saved: Saved::Nothing,
            cues: Vec::new(),
            room: self.newest.room.clone().unwrap_or_default(),
            was_read_aloud: false,
        };
        match before {
            // Comparing two surveys takes longer than anything else here.
            Some(before) if session(&before) == session(&open) => {
                (open.comparison, open.remeasured) = (before.comparison, before.remeasured);
            }
            _ => open.compare(),
        }
        self.model.open = Some(open);
    }

    /// The room sees nothing: here, or because the other window says so, which also holds for a picture that stands.
    fn is_blank(&self) -> bool {
        self.blank || self.is_blanked()
    }

    /// The other window shows nothing.
    pub(super) fn is_blanked(&self) -> bool {
        self.newest.is_open && self.newest.room.as_ref().is_some_and(|room| room.blank)
    }

    fn key(&mut self, chord: Chord, now: Moment) -> Vec<WatchEffect> {
        match keymap::resolve(BINDINGS, 0, chord, &self.model.settings.overrides) {
            Some(Key::Freeze) => {
                self.frozen = if self.frozen.is_some() { None } else { Some(now) };
                if self.frozen.is_none() {
                    self.follow(now);
                }
            }
            Some(Key::Blank) => self.blank = !self.blank,
            Some(Key::Leave) => return vec![WatchEffect::Leave],
            None => {}
        }
        Vec::new()
    }

    /// The small words at the foot: why the picture may not be what the other window shows.
    fn foot(&self) -> Option<String> {
        if !self.newest.is_there {
            return Some(say("watch.gone").to_owned());
        }
        if self.frozen.is_some() {
            return Some(say("watch.frozen").to_owned());
        }
        (self.sight == Sight::Waiting).then(|| say("watch.waiting").to_owned())
    }

    fn draw_card(&self, area: Rect, buffer: &mut Buffer, now: Moment) {
        line::clear(area, buffer, self.model.theme());
        let ctx = self.model.context(now, &[]);
        let sentence = match &self.sight {
            Sight::NotBegun => begins(&self.newest),
            Sight::Waiting => say("watch.back_soon").to_owned(),
            Sight::Quiet | Sight::Place(_) => String::new(),
        };
        room_view::card(&ctx, area, buffer, &sentence);
    }
}

/// "We begin at 13:10."; nothing where no time was set.
fn begins(seen: &Seen) -> String {
    let start = &seen.workshop.session().plan.start;
    if start.is_empty() { String::new() } else { fill("watch.begins", &[("time", start)]) }
}

impl Watcher for Watch {
    fn take(&mut self, msg: WatchMsg, now: Moment) -> Vec<WatchEffect> {
        match msg {
            WatchMsg::Key(chord) => return self.key(chord, now),
            WatchMsg::Resize(size) => self.resize(size),
            WatchMsg::Seen(seen) => self.see(*seen, now),
            WatchMsg::Paste(_) | WatchMsg::NotKept(_) | WatchMsg::Kept => {}
        }
        Vec::new()
    }

    fn view(&self, area: Rect, buffer: &mut Buffer, now: Moment) -> Option<Position> {
        let area = cells::bounded(area).intersection(buffer.area);
        if area.is_empty() {
            return None;
        }
        let theme = self.model.theme();
        if self.is_blank() {
            line::clear(area, buffer, theme);
            return None;
        }
        let now = self.frozen.unwrap_or(now);
        let small = area.width < view::SMALLEST.0 || area.height < view::SMALLEST.1;
        if small || self.sight.place().is_some() {
            view::view(&self.model, area, buffer, now);
        } else {
            self.draw_card(area, buffer, now);
        }
        if let Some(words) = self.foot().filter(|_| !small) {
            let last = cells::row(cells::inset(area, 1), usize::from(area.height) - 1);
            line::put_right(last, buffer, theme, &words, Role::Muted);
        }
        cells::scrub(buffer);
        None
    }

    fn ticks(&self, now: Moment) -> bool {
        let clock = self.model.session().agenda.running_since.is_some() || self.model.counts_down(now);
        self.frozen.is_none() && !self.is_blank() && clock
    }
}

#[cfg(test)]
mod tests;
