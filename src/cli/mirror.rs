//! `smarketing mirror`: a second window that shows what the room sees, for a projector or to be shared on a call.

use super::{Common, Outcome, exit::Exit, screen, sessions, world::World};
use crate::{
    app::{Settings, Watch},
    effect::Notes,
    store::Follower,
    tui::{self, Looking},
};

#[derive(Debug, clap::Args)]
pub(super) struct Arguments {
    /// The session
    #[arg(value_name = "S", default_value = "last")]
    session: String,
    /// Begin with the picture standing still; f lets it go on
    #[arg(long)]
    freeze: bool,
}

pub(super) fn run(world: &World, common: &Common, arguments: &Arguments) -> Outcome {
    let path = sessions::watched(world, &arguments.session)?;
    let settings = for_the_room(screen::settings(world, common, true)?);
    let follower = Follower::start(&path, &world.places)?;
    let path = follower.path().to_owned();
    let looking = Looking { follower, clock: world.clock, keep: |_: &Notes| Ok(()) };
    tui::watch(looking, |size, seen, now| {
        let watch = Watch::new(settings, size, (path, seen), now);
        if arguments.freeze { watch.frozen(now) } else { watch }
    })
    .map_err(|error| screen::ended(&error))?;
    Ok(Exit::Done)
}

/// The room's ground holds for this whole window.
fn for_the_room(settings: Settings) -> Settings {
    let mut settings = settings;
    if settings.room_theme != crate::theme::Variant::Auto {
        settings.theme.variant = settings.room_theme;
    }
    settings
}
