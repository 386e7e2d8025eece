//! Keys that work everywhere outside text, and commands that only the palette offers.

use super::{console, model::Model, watch};
use crate::{
    domain::session::Step,
    keymap::{self, Binding, Chord},
    screen::{self, KeyRow},
};

/// What can be done from any screen.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Global {
    /// On along the workshop.
    Forward,
    /// Back along the workshop.
    Backward,
    /// Off the overlay, or to the screen before.
    Back,
    /// Keys of this screen.
    Help,
    /// Every command by name.
    Palette,
    /// Take back the last change.
    Undo,
    /// Bring it back.
    Redo,
    /// The timer's own keys.
    Timer,
    /// The plan of the afternoon.
    Agenda,
    /// The parking lot.
    Parking,
    /// Go to a step.
    GoTo,
    /// Everything agreed so far.
    SoFar,
    /// "Can we keep it?" with everything behind it.
    Keep,
    /// The numbers behind the promises.
    Funnel,
    /// Draw for the back row, or as before.
    RoomView,
    /// Nothing on screen.
    Blank,
    /// Write documents.
    Export,
    /// Copy this item as text.
    Copy,
    /// "Saved 14:22:07 (always saved)".
    Saved,
    /// Leave.
    Leave,
    /// Ctrl+C: leave when pressed twice.
    Interrupt,
    /// Mute the bell at the end of a timebox, or let it be heard again.
    Mute,
    /// Go to the shell, come back with `fg`.
    Suspend,
    /// Save at another place.
    SaveElsewhere,
    /// This file as it is, and what the journal had as a file beside it.
    KeepBoth,
    /// Let the two teams of the practice session go on.
    Cue,
    /// The business calendars.
    Calendars,
    /// Was it kept?
    Numbers,
    /// What can still be done after the close.
    After,
    /// Leave the mouse to the terminal, or take clicks again.
    Mouse,
    /// Go to a step at once.
    Step(Step),
}

/// A session is open.
const OPEN: u32 = 1;
/// A practice session whose teams have more to do.
const CUE: u32 = 2;
/// The room view is on.
const ROOM: u32 = 4;

/// The open file and this machine's journal do not belong together.
const APART: u32 = 8;

/// The name of the table of what works everywhere.
const EVERYWHERE: &str = "everywhere";

/// The name of the cue.
pub const CUE_LABEL: &str = "global.keys.cue";
/// The name of help.
pub const HELP_LABEL: &str = "global.keys.help";

/// Keys that work everywhere outside text.
pub const BINDINGS: &[Binding<Global>] = &[
    Binding::new("c", Global::Cue, CUE_LABEL).when(OPEN | CUE).hint(0),
    Binding::new("pgdn", Global::Forward, "global.keys.forward").when(OPEN).hint(8),
    Binding::new("space", Global::Forward, "global.keys.forward").when(OPEN | ROOM),
    Binding::new("pgup", Global::Backward, "global.keys.backward").when(OPEN),
    Binding::new("esc", Global::Back, "global.keys.back"),
    Binding::new("? f1", Global::Help, HELP_LABEL),
    Binding::new(": ctrl+p", Global::Palette, "global.keys.palette"),
    Binding::new("u ctrl+z", Global::Undo, "global.keys.undo").when(OPEN),
    Binding::new("ctrl+y", Global::Redo, "global.keys.redo").when(OPEN),
    Binding::new("t", Global::Timer, "global.keys.timer").when(OPEN),
    Binding::new("a", Global::Agenda, "global.keys.agenda").when(OPEN),
    Binding::new("p", Global::Parking, "global.keys.parking").when(OPEN),
    Binding::new("g", Global::GoTo, "global.keys.go_to").when(OPEN),
    Binding::new("z", Global::RoomView, "global.keys.room_view").when(OPEN),
    Binding::new("b .", Global::Blank, "global.keys.blank"),
    Binding::new("x", Global::Export, "global.keys.export").when(OPEN),
    Binding::new("y", Global::Copy, "global.keys.copy").when(OPEN),
    Binding::new("ctrl+s", Global::Saved, "global.keys.saved"),
    Binding::new("q", Global::Leave, "global.keys.leave"),
    Binding::new("ctrl+c", Global::Interrupt, "global.keys.interrupt"),
];

/// The name of the switch of the mouse, which is there without a session too.
const MOUSE_LABEL: &str = "global.keys.mouse";

/// The name of what helps where file and journal do not belong together: it is there only then.
const BOTH_LABEL: &str = "global.keys.both";

/// Commands without a key: the palette lists them by name.
const UNBOUND: &[(Global, &str)] = &[
    (Global::SoFar, "global.keys.so_far"),
    (Global::Keep, "global.keys.keep"),
    (Global::Funnel, "global.keys.funnel"),
    (Global::Mute, screen::timer::MUTE),
    (Global::Suspend, "global.keys.suspend"),
    (Global::SaveElsewhere, "global.keys.save_elsewhere"),
    (Global::Calendars, "global.keys.calendars"),
    (Global::Numbers, "global.keys.numbers"),
    (Global::After, "global.keys.after"),
    (Global::Step(Step::CheckIn), "global.keys.to_check_in"),
    (Global::Step(Step::Baseline), "global.keys.to_baseline"),
    (Global::Step(Step::Definitions), "global.keys.to_definitions"),
    (Global::Step(Step::Sla), "global.keys.to_sla"),
    (Global::Step(Step::Practices), "global.keys.to_practices"),
    (Global::Step(Step::Cadence), "global.keys.to_cadence"),
    (Global::Step(Step::Close), "global.keys.to_close"),
];

/// The conditions that hold.
pub fn flags(model: &Model) -> u32 {
    let cue = model.open.as_ref().is_some_and(|open| !open.cues.is_empty());
    let apart = model.open.as_ref().is_some_and(|open| open.is_apart);
    let rows = [(model.open.is_some(), OPEN), (cue, CUE), (model.is_room_view(), ROOM), (apart, APART)];
    rows.iter().map(|(holds, flag)| u32::from(*holds) * flag).sum()
}

/// What a chord means everywhere.
pub fn resolve(model: &Model, chord: Chord) -> Option<Global> {
    keymap::resolve(BINDINGS, flags(model), chord, &model.settings.overrides)
}

/// What running an action by its name means.
pub fn named(model: &Model, label: &str) -> Option<Global> {
    let flags = flags(model);
    let bound = BINDINGS.iter().find(|binding| binding.label == label && binding.holds(flags));
    bound
        .map(|binding| binding.msg)
        .or_else(|| (label == MOUSE_LABEL).then_some(Global::Mouse))
        .or_else(|| (label == BOTH_LABEL && flags & APART > 0).then_some(Global::KeepBoth))
        .or_else(|| UNBOUND.iter().find(|(_, name)| *name == label).map(|(command, _)| *command))
}

/// The rows help and palette show below those of the screen.
pub fn rows(model: &Model) -> Vec<KeyRow> {
    let mut rows = screen::key_rows(BINDINGS, flags(model), &model.settings.overrides);
    rows.push(keyless_row(MOUSE_LABEL));
    if flags(model) & APART > 0 {
        rows.push(keyless_row(BOTH_LABEL));
    }
    if model.open.is_some() {
        rows.extend(UNBOUND.iter().map(|(_, label)| keyless_row(label)));
    }
    rows
}

fn keyless_row(label: &'static str) -> KeyRow {
    KeyRow { keys: String::new(), label, works: true }
}

/// Every built-in key of the program by screen, for the README.
pub fn key_table() -> Vec<(&'static str, Vec<KeyRow>)> {
    live_key_table(&keymap::Overrides::default())
}

/// Every key of the program by screen, with the user's own, for `smarketing keys`.
pub fn live_key_table(overrides: &keymap::Overrides) -> Vec<(&'static str, Vec<KeyRow>)> {
    let mut tables = vec![(EVERYWHERE, screen::key_rows(BINDINGS, u32::MAX, overrides))];
    tables.extend(screen::tables(overrides));
    tables.extend([("mirror", watch::rows(overrides)), ("console", console::rows(overrides))]);
    tables
}

/// The commands without a key, by the key of their name.
pub fn keyless() -> impl Iterator<Item = &'static str> {
    UNBOUND.iter().map(|(_, label)| *label).chain([MOUSE_LABEL, BOTH_LABEL])
}

/// Every action by its name with its keys as a config file has them, by screen.
pub fn named_keys(overrides: &keymap::Overrides) -> Vec<(&'static str, Vec<(&'static str, String)>)> {
    let mut tables = vec![(EVERYWHERE, keymap::written(BINDINGS, overrides))];
    tables.extend(screen::named_keys(overrides));
    tables.extend([("mirror", watch::named_keys(overrides)), ("console", console::named_keys(overrides))]);
    tables
}

/// What is wrong with a key table under the user's own keys.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct KeyConflict {
    /// The actions it is about.
    pub labels: Vec<&'static str>,
    /// The sentence.
    pub text: String,
}

/// What is wrong with the key tables under the user's own keys.
pub fn conflicts(overrides: &keymap::Overrides) -> Vec<KeyConflict> {
    let everywhere = keymap::conflicts(BINDINGS, &[], overrides).into_iter().map(|found| (EVERYWHERE, found));
    let found = everywhere.chain(screen::conflicts(overrides)).chain(screen::shadowed(BINDINGS, overrides));
    let mirror = watch::conflicts(overrides).into_iter().map(|found| ("mirror", found));
    let console = console::conflicts(overrides).into_iter().map(|found| ("console", found));
    let found = found.chain(mirror).chain(console);
    found.map(|(place, found)| conflict(place, &found)).collect()
}

fn conflict(place: &str, found: &keymap::Conflict) -> KeyConflict {
    match found {
        keymap::Conflict::Twice { chord, winner, loser } => KeyConflict {
            labels: vec![winner, loser],
            text: format!("{chord} stands for both \"{winner}\" and \"{loser}\" ({place})"),
        },
        keymap::Conflict::Keyless { label } => {
            KeyConflict { labels: vec![label], text: format!("\"{label}\" has too few keys ({place})") }
        }
    }
}
