//! The state of the program.

use super::{asked::Asked, bell::Ringer, global::Global, layout::Layout, marks::Marks};
use crate::{
    config::Bell,
    domain::{
        baseline::{Comparison, Remeasured},
        history::Workshop,
        ids::SessionId,
        moment::Moment,
        session::Session,
        topic::Topic,
        vote::Round,
    },
    effect::{Listed, Mark, Place, Room},
    import::practice::Cue,
    keymap::{Chord, Overrides},
    screen::{
        Context, Field, KeyRow, Screen, Tier,
        context::{Clocks, Drafts},
    },
    theme::{Theme, Variant},
};
use ratatui::layout::{Rect, Size};
use std::path::PathBuf;

/// What a new session takes from the settings.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Usual {
    /// How long it is, in minutes.
    pub minutes: Option<u32>,
    /// When it starts.
    pub start: Option<String>,
}

/// What stays the same while the program runs; only the mouse can be switched.
#[derive(Clone, Debug, PartialEq)]
pub struct Settings {
    /// Styles and glyphs.
    pub theme: Theme,
    /// The user's own keys.
    pub overrides: Overrides,
    /// The zone for sessions that do not exist yet.
    pub zone: String,
    /// What happens when a timebox ends.
    pub bell: Bell,
    /// Timers show whole minutes until the last two.
    pub calm: bool,
    /// The ground of the room view, where it differs from that of the other screens.
    pub room_theme: Variant,
    /// The room view is on from the start.
    pub begins_in_room_view: bool,
    /// Clicks are taken; else the mouse is the terminal's, so that text can be selected.
    pub mouse: bool,
    /// What a new session takes from the settings.
    pub usual: Usual,
    /// Minutes of writing in silence, where the user wants others than each topic's own.
    pub silent_minutes: Option<u32>,
    /// What a newcomer was not told yet.
    pub untold: Vec<Mark>,
}

/// Whether what was accepted is on disk.
#[derive(Clone, Debug, Default, PartialEq)]
pub enum Saved {
    /// Nothing to save yet.
    #[default]
    Nothing,
    /// Accepted and on its way.
    Saving,
    /// On disk since then.
    At(Moment),
    /// A practice session: nothing of it is kept.
    Practice,
    /// Not on disk, and why; everything is kept in memory.
    Not(String),
}

/// An open session.
#[derive(Clone, Debug, PartialEq)]
pub struct Open {
    /// The session with its history.
    pub workshop: Workshop,
    /// Its file.
    pub path: PathBuf,
    /// Why it can only be read.
    pub read_only: Option<String>,
    /// What this machine's journal had for it can be had as a file beside it.
    pub is_apart: bool,
    /// The survey's comparison, made once when the survey changes.
    pub comparison: Option<Comparison>,
    /// The earlier survey beside it, made anew with it.
    pub remeasured: Option<Remeasured>,
    /// Whether what was accepted is on disk.
    pub saved: Saved,
    /// What the two teams of a practice session do next, the next one last.
    pub cues: Vec<Cue>,
    /// What a second window was told last.
    pub room: Room,
    /// What was agreed was read aloud at the close: to its end, or until both sign.
    pub was_read_aloud: bool,
}

/// A screen on the stack with the place it shows.
#[derive(Clone, Debug, PartialEq)]
pub struct Layer {
    /// Where it is.
    pub place: Place,
    /// Its state.
    pub screen: Screen,
    /// What is typed here while the help lies over it.
    pub typing: Option<Field>,
}

/// A sentence on the message line.
#[derive(Clone, Debug, PartialEq)]
pub struct Notice {
    /// The sentence.
    pub text: String,
    /// When it goes away by itself.
    pub until: Moment,
    /// What a click on it means: what it proposes, or that it was read.
    pub press: Press,
}

/// The window, and what it is for.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Window {
    /// Its cells.
    pub(super) size: Size,
    /// Drawn for the back row, whatever its size.
    pub(super) room_view: bool,
    /// Styles of the room view.
    pub(super) room_theme: Theme,
    /// It only shows what another window does: nothing is typed, saved or hinted at here.
    pub(super) watching: bool,
    /// What a newcomer is told on its message line.
    pub(super) marks: Marks,
}

impl Window {
    fn new(settings: &Settings, size: Size) -> Self {
        let variant = match settings.room_theme {
            Variant::Auto => settings.theme.variant,
            other => other,
        };
        let room_theme = Theme { variant, ..settings.theme.clone() };
        let marks = Marks::new(settings.untold.clone());
        Self { size, room_view: settings.begins_in_room_view, room_theme, watching: false, marks }
    }
}

/// The state of the program.
#[derive(Clone, Debug, PartialEq)]
pub struct Model {
    /// What stays the same.
    pub settings: Settings,
    /// The open session.
    pub open: Option<Open>,
    /// Stands in where no session is open.
    pub(super) nothing: Session,
    /// Screens from the bottom up; the last one has the keys.
    pub(super) stack: Vec<Layer>,
    /// The field being edited.
    pub(super) field: Option<Field>,
    /// Half-typed text.
    pub(super) drafts: Drafts,
    /// The sessions, newest first.
    pub(super) library: Vec<Listed>,
    /// The message line.
    pub(super) notice: Option<Notice>,
    /// The window, and what it is for.
    pub(super) window: Window,
    /// When the draft of the focused field goes to disk, when Ctrl+C was pressed once, and when the bell rings.
    pub(super) due: Due,
    /// Where the last frame drew what; it answers clicks.
    pub(super) drawn: Drawn,
    /// What was asked of the simulation, and what it said.
    pub(super) asked: Asked,
}

/// Deadlines of the app itself.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Due {
    /// The focused field has text that is not on disk yet.
    pub draft: bool,
    /// Ctrl+C was pressed once; until then a second one leaves.
    pub leave: Option<Moment>,
    /// The bell at the end of a timebox.
    pub ringer: Ringer,
}

/// What a click on something of the app itself means.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Press {
    /// As if a key had been pressed.
    Key(Chord),
    /// An action.
    Run(Global),
    /// The message was read.
    Dismiss,
}

/// What the last frame showed.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Drawn {
    /// Areas that answer a click.
    pub hits: Vec<(Rect, crate::screen::Msg)>,
    /// Areas of the app itself that do: header, message, footer.
    pub presses: Vec<(Rect, Press)>,
    /// What the overlay on top covers; a click beside it closes it.
    pub overlay: Option<Rect>,
    /// The area of the field being edited.
    pub field: Option<Rect>,
}

impl Model {
    /// The program before anything was loaded.
    pub fn new(settings: Settings, size: Size, now: Moment) -> Self {
        let zone = settings.zone.clone();
        let window = Window::new(&settings, size);
        let mut model = Self {
            settings,
            open: None,
            nothing: Session::new(SessionId(String::new()), String::new(), zone),
            stack: Vec::new(),
            field: None,
            drafts: Drafts::new(),
            library: Vec::new(),
            notice: None,
            window,
            due: Due::default(),
            drawn: Drawn::default(),
            asked: Asked::default(),
        };
        model.push(Place::Home, now);
        model
    }

    /// The screen that has the keys, with its place.
    pub fn top(&self) -> &Layer {
        self.stack.last().expect("the stack is never empty: home stays at its bottom")
    }

    /// The place on screen, below any overlay.
    pub fn place(&self) -> &Place {
        self.below().map_or(&Place::Home, |layer| &layer.place)
    }

    /// The screen on screen, below any overlay.
    fn below(&self) -> Option<&Layer> {
        self.stack.iter().rev().find(|layer| !layer.place.is_overlay()).or(self.stack.last())
    }

    /// Whether the screen is drawn for the back row; home has nothing to show there.
    pub fn is_room_view(&self) -> bool {
        self.window.room_view && self.open.is_some()
    }

    /// How much there is room for in a window of this size.
    pub(super) fn tier(&self, size: Size) -> Tier {
        if self.is_room_view() { Tier::Room } else { Tier::of(size.width, size.height) }
    }

    /// Styles and glyphs of what is on screen.
    pub(super) fn theme(&self) -> &Theme {
        if self.is_room_view() { &self.window.room_theme } else { &self.settings.theme }
    }

    /// The open session, or an empty one.
    pub fn session(&self) -> &Session {
        self.open.as_ref().map_or(&self.nothing, |open| open.workshop.session())
    }

    /// Half-typed text by field.
    pub fn drafts(&self) -> &Drafts {
        &self.drafts
    }

    /// Whether half-typed text waits to go to disk.
    pub fn has_draft_due(&self) -> bool {
        self.due.draft
    }

    /// Whether a countdown is on screen, so that the picture changes by the second.
    pub fn counts_down(&self, now: Moment) -> bool {
        self.below().and_then(|layer| layer.screen.until()).is_some_and(|until| now <= until)
            || self.due.ringer.is_due(now)
    }

    /// What the room sees now, for a second window: counts only of sides that handed in.
    pub(super) fn room(&self) -> Room {
        let session = self.session();
        let round = self.place().topic().and_then(|id| session.topic(id)).and_then(Topic::open_round);
        let running = session.agenda.running_since.zip(session.agenda.current());
        Room {
            step: session.step,
            place: self.place().clone(),
            part: self.below().map_or(0, |layer| layer.screen.part()),
            until: self.below().and_then(|layer| layer.screen.until()),
            deadline: running.map(|(since, entry)| {
                since.plus_seconds(entry.allowed_seconds() - i64::from(entry.used_seconds))
            }),
            counted: round.map(Round::handed_in),
            blank: self.top().place == Place::Blank,
        }
    }

    /// Remembers what the last frame showed.
    pub fn note_drawn(&mut self, drawn: Drawn) {
        if let (Some(field), Some(area)) = (&mut self.field, drawn.field) {
            field.editor.set_room(area.width, area.height);
        }
        self.drawn = drawn;
    }

    pub(super) fn push(&mut self, place: Place, now: Moment) {
        let keys =
            if matches!(place, Place::Help | Place::Palette) { self.key_rows(now) } else { Vec::new() };
        let screen = Screen::at(&place, &self.context(now, &keys));
        self.stack.push(Layer { place, screen, typing: None });
    }

    /// What screens may look at.
    pub(super) fn context<'a>(&'a self, now: Moment, keys: &'a [KeyRow]) -> Context<'a> {
        let open = self.open.as_ref();
        Context {
            session: self.session(),
            log: open.map_or(&[], |open| open.workshop.log()),
            path: open.map(|open| open.path.as_path()),
            read_only: open.and_then(|open| open.read_only.as_deref()),
            comparison: open.and_then(|open| open.comparison.as_ref()),
            remeasured: open.and_then(|open| open.remeasured.as_ref()),
            simulated: self.asked.answer.as_ref(),
            library: &self.library,
            drafts: &self.drafts,
            field: self.field.as_ref(),
            place: self.place(),
            under: self.under_help().map_or(&Place::Home, |layer| &layer.place),
            keys,
            was_read_aloud: open.is_some_and(|open| open.was_read_aloud),
            now,
            tier: self.tier(self.window.size),
            room_view: self.is_room_view(),
            room: Layout::room(self),
            theme: self.theme(),
            clocks: Clocks { calm: self.settings.calm, pulses: self.due.ringer.pulses(now) },
            silent_minutes: self.settings.silent_minutes,
            sound: self.due.ringer.sound(self.settings.bell),
        }
    }

    /// The keys the top screen shows in a list: a menu its own, help and palette those of the screen below.
    pub(super) fn listed_keys(&self, now: Moment) -> Vec<KeyRow> {
        let top = self.top();
        match top.place {
            Place::Help | Place::Palette => self.key_rows(now),
            Place::Timer | Place::GoTo => {
                top.screen.key_rows(&self.context(now, &[]), &self.settings.overrides)
            }
            _ => Vec::new(),
        }
    }

    /// The keys help and palette list: those of the screen below them, then the global ones.
    pub(super) fn key_rows(&self, now: Moment) -> Vec<KeyRow> {
        let ctx = self.context(now, &[]);
        let mut rows = self
            .under_help()
            .map_or_else(Vec::new, |layer| layer.screen.key_rows(&ctx, &self.settings.overrides));
        rows.extend(super::global::rows(self));
        rows
    }

    /// What help and palette lie over.
    fn under_help(&self) -> Option<&Layer> {
        self.stack.iter().rev().find(|layer| !matches!(layer.place, Place::Help | Place::Palette))
    }
}

impl Open {
    /// Compares the session's survey anew: both teams, and both times where there is an earlier one.
    pub fn compare(&mut self) {
        let session = self.workshop.session();
        self.comparison = session.baseline.as_ref().map(Comparison::of);
        self.remeasured = session.remeasured();
    }
}
