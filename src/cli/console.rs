//! `smarketing console`: the facilitator's own second window, with private notes. The only command that reads them.

use super::{Common, Outcome, exit::Exit, screen, sessions, world::World};
use crate::{
    app::Console,
    effect::Notes,
    store::{Follower, private},
    tui::{self, Looking},
};

#[derive(Debug, clap::Args)]
pub(super) struct Arguments {
    /// The session
    #[arg(value_name = "S", default_value = "last")]
    session: String,
}

pub(super) fn run(world: &World, common: &Common, arguments: &Arguments) -> Outcome {
    let path = sessions::watched(world, &arguments.session)?;
    let settings = screen::settings(world, common, true)?;
    let follower = Follower::start(&path, &world.places)?;
    let path = follower.path().to_owned();
    let session = follower.seen().workshop.session().id.clone();
    let notes = private::read(&world.places, &session)?;
    let places = world.places.clone();
    let keep = move |changed: &Notes| {
        private::change(&places, &session, changed).map_err(|error| format!("{error}. {}", error.advice()))
    };
    let looking = Looking { follower, clock: world.clock, keep };
    tui::watch(looking, |size, seen, now| Console::new(settings, size, (path, seen), now).with_notes(notes))
        .map_err(|error| screen::ended(&error))?;
    Ok(Exit::Done)
}
