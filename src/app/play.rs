//! The program played by keys without a terminal: a session and a key string in, a picture out.
//!
//! The one harness of every test and picture of a screen; it is also how to embed the program elsewhere.

use super::{Model, Msg, Open, Saved, Settings, Usual, update, view};
use crate::{
    capacity::simulation::{Scope, Simulation},
    config::Bell,
    domain::{history::Workshop, moment::Moment, session::Session},
    effect::{Done, Effect, Opened, Place, Simulated},
    keymap,
    screen::KeyRow,
    theme::{Theme, Variant},
};
use ratatui::{
    buffer::Buffer,
    layout::{Rect, Size},
};
use std::path::PathBuf;

/// A program being played, with every effect it asked for.
pub struct Play {
    /// The program.
    pub model: Model,
    /// Everything it asked of the world.
    pub effects: Vec<Effect>,
    now: Moment,
}

/// When every play begins.
pub fn begin() -> Moment {
    Moment::parse("2026-03-12T12:10:00Z").expect("a time")
}

impl Play {
    /// A program of this size with nothing open.
    pub fn new(width: u16, height: u16) -> Self {
        let theme = Theme::new(Variant::Auto, false, false);
        let settings = Settings {
            theme,
            overrides: keymap::Overrides::default(),
            zone: "Europe/Berlin".to_owned(),
            bell: Bell::default(),
            calm: false,
            room_theme: Variant::Auto,
            begins_in_room_view: false,
            mouse: true,
            usual: Usual::default(),
            silent_minutes: None,
            untold: Vec::new(),
        };
        let model = Model::new(settings, Size::new(width, height), begin());
        Self { model, effects: Vec::new(), now: begin() }
    }

    /// A program with this session open at a place.
    pub fn at(session: Session, place: Place, width: u16, height: u16) -> Self {
        Self::new(width, height).opening(Workshop::new(session), place)
    }

    /// A program with this workshop open at a place, a second after the last thing that happened in it.
    pub fn resumed(workshop: Workshop, place: Place, width: u16, height: u16) -> Self {
        Self::new(width, height).resuming(workshop, place)
    }

    /// The same with this workshop open at a place, a second after the last thing that happened in it.
    #[must_use]
    pub fn resuming(mut self, workshop: Workshop, place: Place) -> Self {
        self.now = workshop.last_at().map_or(self.now, |at| at.plus_seconds(1));
        self.opening(workshop, place)
    }

    /// The same program with another theme, and another ground in its room view.
    #[must_use]
    pub fn with_room_theme(self, room_theme: Variant, theme: Theme) -> Self {
        let settings = Settings { theme, room_theme, ..self.model.settings.clone() };
        let model = Model::new(settings, self.model.window.size, self.now);
        Self { model, ..self }
    }

    /// Opens a session at a place.
    pub fn open_session(&mut self, session: Session, place: Place) -> &mut Self {
        self.show(Workshop::new(session), place)
    }

    fn opening(mut self, workshop: Workshop, place: Place) -> Self {
        self.show(workshop, place);
        self
    }

    fn show(&mut self, workshop: Workshop, place: Place) -> &mut Self {
        let opened = Opened {
            workshop,
            drafts: Vec::new(),
            path: PathBuf::from("acme.json"),
            read_only: None,
            is_apart: false,
            stood: None,
            recovered: None,
            cues: Vec::new(),
        };
        self.msg(Msg::Done(Done::Opened(Box::new(opened), place)))
    }

    /// Presses the keys of a key string, one second apart; what is asked to be saved is saved.
    pub fn keys(&mut self, keys: &str) -> &mut Self {
        for chord in keymap::parse_keys(keys).expect("a key string") {
            self.now = self.now.plus_seconds(1);
            self.msg(Msg::Key(chord));
        }
        self
    }

    /// Lets time go by.
    pub fn wait(&mut self, seconds: i64) -> &mut Self {
        self.now = self.now.plus_seconds(seconds);
        self.msg(Msg::Tick)
    }

    /// Lets the machine sleep; it wakes up that many seconds later.
    pub fn sleep(&mut self, seconds: i64) -> &mut Self {
        let since = self.now;
        self.now = self.now.plus_seconds(seconds);
        self.msg(Msg::Slept { since })
    }

    /// What the clock of the play shows.
    pub fn now(&self) -> Moment {
        self.now
    }

    /// Lets the simulation answer what was asked last, wholly and at once.
    pub fn simulate(&mut self) -> &mut Self {
        let form = self.effects.iter().rev().find_map(|effect| match effect {
            Effect::Simulate(form) => Some(form.as_ref().clone()),
            _ => None,
        });
        let found = form.and_then(|form| {
            let answer = Simulation::new(form.clone(), Scope::Table).ok()?.finish()?;
            Some(Simulated { form, answer })
        });
        match found {
            Some(found) => self.msg(Msg::Done(Done::Simulated(Box::new(found)))),
            None => self,
        }
    }

    /// Hands over one message and draws, as the loop does.
    pub fn msg(&mut self, msg: Msg) -> &mut Self {
        let effects = update(&mut self.model, msg, self.now);
        for effect in &effects {
            if let Effect::Record(entry, _) = effect {
                let saved = Done::Saved { seq: entry.seq, at: entry.at };
                update(&mut self.model, Msg::Done(saved), self.now);
            }
        }
        self.effects.extend(effects);
        let mut buffer = self.blank();
        let picture = view(&self.model, buffer.area, &mut buffer, self.now);
        update(&mut self.model, Msg::Drawn(picture.drawn), self.now);
        self
    }

    /// The open session.
    pub fn session(&self) -> &Session {
        self.open().workshop.session()
    }

    /// The open session with its history.
    pub fn open(&self) -> &Open {
        self.model.open.as_ref().expect("a session is open")
    }

    /// The screen as it stands.
    pub fn buffer(&self) -> Buffer {
        let mut buffer = self.blank();
        view(&self.model, buffer.area, &mut buffer, self.now);
        buffer
    }

    /// Draws the screen on top in every small area: it has to survive all of them.
    pub fn sweep(&self) {
        let context = self.model.context(self.now, &[]);
        for (width, height) in (0..=40).flat_map(|width| (0..=15).map(move |height| (width, height))) {
            let mut buffer = Buffer::empty(Rect::new(0, 0, width, height));
            self.model.top().screen.view(&context, buffer.area, &mut buffer);
        }
    }

    /// The screen as lines of text.
    pub fn text(&self) -> String {
        let buffer = self.buffer();
        let lines = (0..buffer.area.height).map(|y| {
            let mut line = String::new();
            let mut x = 0;
            while x < buffer.area.width {
                let symbol = buffer[(x, y)].symbol();
                line.push_str(symbol);
                x += (crate::text::width(symbol) as u16).max(1);
            }
            line.trim_end().to_owned()
        });
        lines.collect::<Vec<_>>().join("\n")
    }

    /// The keys of the screen on top, and which of them work now.
    pub fn screen_keys(&self) -> Vec<KeyRow> {
        let context = self.model.context(self.now, &[]);
        self.model.top().screen.key_rows(&context, &self.model.settings.overrides)
    }

    /// Whether everything is on disk, as far as the screen says.
    pub fn is_saved(&self) -> bool {
        matches!(self.open().saved, Saved::At(_))
    }

    fn blank(&self) -> Buffer {
        Buffer::empty(Rect::new(0, 0, self.model.window.size.width, self.model.window.size.height))
    }
}
