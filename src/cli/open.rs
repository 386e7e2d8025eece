//! `smarketing open`: runs or resumes a session on the screen.

use super::{Common, Outcome, choice::Choice, plain, screen, sessions, world::World};
use crate::{
    domain::session::Step,
    effect::{First, Place},
};

#[derive(Debug, clap::Args)]
pub(super) struct Arguments {
    /// The session
    #[arg(value_name = "S", default_value = "last")]
    session: String,
    /// The step to begin at, such as sla; "numbers" for the numbers check
    #[arg(long, value_parser = BEGIN, value_name = "STEP")]
    step: Option<Place>,
    /// Begin in the room view, drawn for the back row
    #[arg(long)]
    room: bool,
    /// Look at it without changing anything
    #[arg(long)]
    read_only: bool,
    /// Ask in numbered lines instead of drawing a screen, for a screen reader or a pipe
    #[arg(long)]
    plain: bool,
}

pub(super) fn run(world: &World, common: &Common, arguments: &Arguments) -> Outcome {
    let path = sessions::find(world, &arguments.session)?;
    // The check-in stands for where the session stopped.
    let place = arguments.step.clone().unwrap_or(Place::CheckIn);
    let first = First::Session { path, place, read_only: arguments.read_only };
    if plain::is_wanted(arguments.plain) {
        return plain::run(world, common, first);
    }
    if arguments.room {
        return screen::run_in_room_view(world, common, first);
    }
    screen::run(world, common, first)
}

/// Where to begin: a step, or the numbers check that comes after all of them.
const BEGIN: Choice<Place> = Choice {
    listed: || steps(NUMBERS),
    read: |name| match name {
        NUMBERS => Ok(Place::Numbers),
        name => step(name).map(crate::app::first_place).map_err(|steps| format!("{steps}, {NUMBERS}")),
    },
};

/// What comes after all steps.
const NUMBERS: &str = "numbers";

/// The names of all steps, and what else one can begin with.
pub(super) fn steps(more: &'static str) -> Vec<&'static str> {
    Step::ALL.into_iter().map(Step::name).chain([more]).collect()
}

/// Reads a step's name.
pub(super) fn step(name: &str) -> Result<Step, String> {
    Step::named(&name.replace('-', "_")).ok_or_else(|| {
        let names: Vec<&str> = Step::ALL.into_iter().map(Step::name).collect();
        format!("steps are {}", names.join(", "))
    })
}
