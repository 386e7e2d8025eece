//! The program in the terminal: what `smarketing` alone, `open`, `new` and `demo` start.

use super::{Common, Outcome, exit::Exit, failure::Failure, world, world::World};
use crate::{
    app,
    assets::words::say,
    config::{Color, Settings},
    domain::{blueprint::length, cadence::TimeOfDay, slot::Value as _},
    effect::First,
    store,
    theme::Theme,
    tui::{self, Start},
};
use std::io::{self, IsTerminal as _};

/// Whether there is a screen to draw on.
pub(super) fn is_there() -> bool {
    io::stdin().is_terminal() && io::stdout().is_terminal()
}

/// Starts the program in the terminal.
pub(super) fn run(world: &World, common: &Common, first: First) -> Outcome {
    run_as(world, common, first, false)
}

/// Starts it drawn for the back row.
pub(super) fn run_in_room_view(world: &World, common: &Common, first: First) -> Outcome {
    run_as(world, common, first, true)
}

fn run_as(world: &World, common: &Common, first: First, begins_in_room_view: bool) -> Outcome {
    let settings = settings(world, common, begins_in_room_view)?;
    let start = Start { places: world.places.clone(), zone: world.zone(), first };
    tui::run(start, settings, world.clock).map_err(|error| ended(&error))?;
    Ok(Exit::Done)
}

/// What the screen is drawn and driven with; without a terminal the error says which command does the work.
pub(super) fn settings(
    world: &World,
    common: &Common,
    begins_in_room_view: bool,
) -> Result<app::Settings, Failure> {
    let term = world::from_environment("TERM");
    tui::refuse_unfit_terminal(term.as_deref()).map_err(|refusal| Failure::usage(refusal.to_string(), ""))?;
    Ok(app::Settings {
        theme: theme(&world.settings, common),
        overrides: world.overrides.clone(),
        zone: world.zone(),
        bell: world.settings.bell,
        calm: world.settings.calm,
        room_theme: common.theme.unwrap_or(world.settings.room_theme),
        begins_in_room_view,
        mouse: world.settings.mouse,
        usual: usual(&world.settings),
        silent_minutes: world.settings.silent_minutes,
        untold: store::told::untold(&world.places),
    })
}

/// What to do when the screen ended by an error.
pub(super) fn ended(error: &anyhow::Error) -> Failure {
    Failure::new(Exit::Failed, error.to_string(), say("cli.refused.ended_fix"))
}

/// What a new session takes from the settings, which were looked at before.
fn usual(settings: &Settings) -> app::Usual {
    let minutes = settings.length.as_ref().and_then(|written| length::read(&written.text).ok());
    let start = settings.start.as_ref().and_then(|written| TimeOfDay::read(&written.text).ok());
    app::Usual { minutes, start: start.map(|start| start.0) }
}

/// How things are drawn: flags before environment before settings.
pub(super) fn theme(settings: &Settings, common: &Common) -> Theme {
    let no_color = match common.color.unwrap_or(settings.color) {
        Color::Always => false,
        Color::Never => true,
        Color::Auto => world::from_environment("NO_COLOR").is_some_and(|value| !value.is_empty()),
    };
    let ascii = common.ascii || settings.ascii.unwrap_or_else(is_ascii_locale);
    Theme::new(common.theme.unwrap_or(settings.theme), no_color, ascii)
}

/// Whether the locale says that only ASCII can be shown; no locale at all says nothing.
fn is_ascii_locale() -> bool {
    let locale = ["LC_ALL", "LC_CTYPE", "LANG"]
        .iter()
        .find_map(|name| world::from_environment(name).filter(|value| !value.is_empty()));
    cfg!(unix) && locale.is_some_and(|locale| !locale.to_lowercase().replace('-', "").contains("utf8"))
}
