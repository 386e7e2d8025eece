//! `smarketing export`: the playbook or the data of a session as files, or as one stream.

use super::{Outcome, exit::Exit, failure::Failure, out, sessions, world::World};
use crate::{
    assets::words::{fill, say},
    domain::history::Workshop,
    export::{self, Context, FORMATS, Format, Kind},
    store::{
        disk::RealDisk,
        save::{self, Over},
    },
};
use std::path::{Path, PathBuf};

#[derive(Debug, clap::Args)]
pub(super) struct Arguments {
    /// The session
    #[arg(value_name = "S")]
    session: String,
    /// In which format; can be given several times
    #[arg(long = "as", value_name = "FORMAT", value_parser = format_named, default_value = "md")]
    formats: Vec<&'static Format>,
    /// A file, a folder, or "-" for standard output; the current folder when left out
    #[arg(short, long, value_name = "PATH", default_value = ".")]
    output: PathBuf,
    /// The full record with votes, rounds and revisions, instead of the playbook to share
    #[arg(long)]
    full: bool,
    /// Replace a file that is already there
    #[arg(long)]
    force: bool,
}

fn format_named(id: &str) -> Result<&'static Format, String> {
    export::find(id).ok_or_else(|| {
        let known: Vec<&str> = FORMATS.iter().map(|format| format.id).collect();
        format!("there is no such format; formats are {}", known.join(", "))
    })
}

pub(super) fn run(world: &World, arguments: &Arguments) -> Outcome {
    let workshop = sessions::view(world, &arguments.session)?.workshop;
    let kind = if arguments.full { Kind::Record } else { Kind::Playbook };
    if arguments.formats.len() > 1 && !arguments.output.is_dir() {
        return Err(Failure::usage(
            "several formats need a folder to be written into",
            "Name a folder that is there with -o.",
        ));
    }
    for format in &arguments.formats {
        let bytes = rendered(&workshop, kind, format)?;
        if arguments.output == Path::new("-") {
            out::bytes(&bytes)?;
            continue;
        }
        let path = if arguments.output.is_dir() {
            arguments.output.join(export::file_name(workshop.session(), kind, format))
        } else {
            arguments.output.clone()
        };
        write(world, &path, &bytes, arguments.force)?;
        out::line(&path.display().to_string())?;
    }
    Ok(Exit::Done)
}

/// A document of the session, with what only its log knows.
pub(super) fn rendered(workshop: &Workshop, kind: Kind, format: &Format) -> Result<Vec<u8>, Failure> {
    let context = Context::of(workshop.session(), workshop.log());
    Ok(export::render_with(workshop.session(), kind, format, &context)?)
}

fn write(world: &World, path: &Path, bytes: &[u8], force: bool) -> Result<(), Failure> {
    let mut force = force;
    if !force && path.exists() {
        let question = fill("cli.replace", &[("path", &path.display())]);
        if !world.may_ask() {
            let what = format!("{} is already there", path.display());
            return Err(Failure::new(
                Exit::Failed,
                what,
                "Name another file with -o, or replace it with --force.",
            ));
        }
        force = out::ask(&question)?;
        if !force {
            return Err(Failure::new(Exit::Failed, say("cli.nothing_written"), ""));
        }
    }
    let over = if force { Over::Anything } else { Over::Nothing };
    save::save(&RealDisk, path, bytes, over)?;
    Ok(())
}
