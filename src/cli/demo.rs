//! `smarketing demo`: the practice session. Without a terminal its script is applied and the playbook printed.

use super::{Common, Outcome, exit::Exit, export, failure::Failure, out, screen, world::World};
use crate::{
    assets::words::fill,
    domain::history::Workshop,
    export::{self as formats, Format, Kind},
    import::practice,
    store::{
        self, Places, StoreError,
        disk::RealDisk,
        save::{self, Over},
    },
    tui::First,
};
use std::path::{Path, PathBuf};

#[derive(Debug, clap::Args)]
pub(super) struct Arguments {
    /// Keep the session and its playbook in this folder
    #[arg(long, value_name = "FOLDER")]
    keep: Option<PathBuf>,
    /// Print the playbook instead of showing the session, also on a terminal
    #[arg(long)]
    print: bool,
}

pub(super) fn run(world: &World, common: &Common, arguments: &Arguments) -> Outcome {
    if screen::is_there() && !arguments.print {
        return screen::run(world, common, First::Practice(arguments.keep.clone()));
    }
    let workshop = match &arguments.keep {
        Some(folder) => keep(world, folder)?,
        None => practice::finished(world.new_id()?),
    };
    out::bytes(&export::rendered(&workshop, Kind::Playbook, markdown())?)?;
    Ok(Exit::Done)
}

fn markdown() -> &'static Format {
    formats::find("md").expect("Markdown is one of the formats")
}

/// Plays the session into a file of its own, its whole history with it, and writes the playbook beside it.
fn keep(world: &World, folder: &Path) -> Result<Workshop, Failure> {
    let places = Places { sessions: folder.to_owned(), ..world.places.clone() };
    let planned = practice::planned(world.new_id()?);
    let at = planned.last_at().unwrap_or_else(|| world.now());
    let path = store::create(planned.session().clone(), &places, at)?.path;
    let workshop = store::edit(&path, &places, at, |workshop| -> Result<Workshop, StoreError> {
        for batch in practice::batches() {
            let at = batch.at.unwrap_or(at);
            workshop.commit(batch.commands, at).expect("the practice session accepts its own script");
        }
        Ok(workshop.clone())
    })?;
    let playbook = folder.join(formats::file_name(workshop.session(), Kind::Playbook, markdown()));
    let bytes = export::rendered(&workshop, Kind::Playbook, markdown())?;
    save::save(&RealDisk, &playbook, &bytes, Over::Anything)?;
    for kept in [&path, &playbook] {
        out::note(&fill("cli.kept", &[("path", &kept.display())]));
    }
    Ok(workshop)
}
