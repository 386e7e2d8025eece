//! The program as line prompts: what `--plain` starts instead of the screen, and `ACCESSIBLE=1` for good.

use super::{
    Common, Outcome, bell,
    exit::Exit,
    failure::Failure,
    world::{self, World},
};
use crate::{
    assets::words::say,
    config::Bell,
    domain::moment::Moment,
    effect::First,
    plain::{self, Around},
    tui,
};
use std::{
    io::{self, IsTerminal as _, Write as _},
    sync::Arc,
    time::Instant,
};

/// Variable with which everything is asked in lines.
const ACCESSIBLE: &str = "ACCESSIBLE";

/// Whether lines are wanted: by the flag, or for good by the environment.
pub(super) fn is_wanted(flag: bool) -> bool {
    flag || world::from_environment(ACCESSIBLE).is_some_and(|value| !matches!(value.as_str(), "" | "0"))
}

/// Holds the conversation on standard input and output until it is left.
pub(super) fn run(world: &World, common: &Common, first: First) -> Outcome {
    if common.no_input {
        return Err(Failure::usage(say("cli.refused.no_input"), say("cli.refused.no_input_fix")));
    }
    let (mut input, mut output) = (io::stdin().lock(), io::stdout().lock());
    let echo = !io::stdin().is_terminal();
    match plain::run(first, around(world), &mut input, &mut output, echo) {
        // Whoever read along has gone; everything is saved.
        Err(error) if error.kind() == io::ErrorKind::BrokenPipe => Ok(Exit::Done),
        Err(error) => Err(error.into()),
        Ok(()) => Ok(Exit::Done),
    }
}

/// Whether the end of a box is heard: the settings want it, and there is a terminal to ring.
fn is_heard(world: &World) -> bool {
    world.settings.bell == Bell::Sound && io::stdin().is_terminal() && io::stderr().is_terminal()
}

/// Sounds the terminal's bell, past the lines that are being written.
fn ring() {
    // A bell that cannot be sounded is said in words, too.
    _ = io::stderr().write_all(b"\x07");
}

#[expect(
    clippy::disallowed_methods,
    reason = "the command line reads the clock; everything below is given it"
)]
fn around(world: &World) -> Around {
    let (clock, begun) = (world.clock, Instant::now());
    Around {
        places: world.places.clone(),
        zone: world.zone(),
        now: Arc::new(move || Moment::new(clock.now())),
        elapsed: Arc::new(move || begun.elapsed()),
        silent_minutes: world.settings.silent_minutes,
        bell: is_heard(world).then(|| bell::start(move || Moment::new(clock.now()), ring)),
        // A seed that cannot be read was refused when the program started.
        draw: Box::new(|| tui::seed(world::from_environment).unwrap_or_default()),
    }
}
