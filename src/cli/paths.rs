//! `smarketing paths`: where session files, journals and settings are.

use super::{Outcome, exit::Exit, out, world::World};
use serde::Serialize;

#[derive(Debug, clap::Args)]
pub(super) struct Arguments {
    /// Print one JSON document
    #[arg(long)]
    json: bool,
}

#[derive(Serialize)]
struct Document {
    format: &'static str,
    version: u32,
    sessions: String,
    state: String,
    config: String,
    trash: String,
}

pub(super) fn run(world: &World, arguments: &Arguments) -> Outcome {
    let places = &world.places;
    let document = Document {
        format: "smarketing-paths",
        version: 1,
        sessions: places.sessions.display().to_string(),
        state: places.state.display().to_string(),
        config: places.config_file.display().to_string(),
        trash: places.trash.display().to_string(),
    };
    if arguments.json {
        out::json(&document)?;
    } else {
        out::line(&format!("sessions  {}", document.sessions))?;
        out::line(&format!("state     {}", document.state))?;
        out::line(&format!("config    {}", document.config))?;
        out::line(&format!("trash     {}", document.trash))?;
    }
    Ok(Exit::Done)
}
