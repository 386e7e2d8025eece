//! `smarketing demo`: the practice company. Without a terminal its script is applied and the playbook printed.

use super::{
    Common, Outcome, choice::Choice, exit::Exit, export, failure::Failure, open, out, plain, screen,
    world::World,
};
use crate::{
    assets::words::fill,
    domain::{history::Workshop, session::Step},
    effect::{First, Quarter},
    export::{self as formats, Format, Kind},
    import::{practice, script::Batch},
    store::{
        self, Places, StoreError,
        disk::RealDisk,
        save::{self, Over},
    },
};
use std::path::{Path, PathBuf};

#[derive(Debug, clap::Args)]
pub(super) struct Arguments {
    /// Keep two quarters of it and the newer playbook in this folder
    #[arg(long, value_name = "FOLDER")]
    keep: Option<PathBuf>,
    /// Begin at a step of the first quarter, such as sla; "review" looks back on the second
    #[arg(long, value_parser = BEGIN, value_name = "STEP", conflicts_with = "keep")]
    step: Option<Begin>,
    /// Print the playbook instead of showing the session, also on a terminal
    #[arg(long)]
    print: bool,
    /// Ask in numbered lines instead of drawing a screen, for a screen reader or a pipe
    #[arg(long, conflicts_with = "print")]
    plain: bool,
}

/// Where the practice company is met.
#[derive(Clone, Copy, Debug)]
enum Begin {
    /// In the first quarter, when this step begins.
    Step(Step),
    /// In the second, after everything was done.
    Review,
}

const BEGIN: Choice<Begin> = Choice {
    listed: || open::steps(REVIEW),
    read: |name| match name {
        REVIEW => Ok(Begin::Review),
        name => open::step(name).map(Begin::Step).map_err(|steps| format!("{steps}, {REVIEW}")),
    },
};

const REVIEW: &str = "review";

pub(super) fn run(world: &World, common: &Common, arguments: &Arguments) -> Outcome {
    let lines = plain::is_wanted(arguments.plain) && !arguments.print;
    if lines || screen::is_there() && !arguments.print {
        let first = match (arguments.step, &arguments.keep) {
            (Some(Begin::Step(step)), _) => First::PracticeAt(step),
            (Some(Begin::Review), _) => First::PastPractice(Quarter::Second),
            (None, folder) => First::Practice(folder.clone()),
        };
        return if lines { plain::run(world, common, first) } else { screen::run(world, common, first) };
    }
    let workshop = match (arguments.step, &arguments.keep) {
        (_, Some(folder)) => keep(world, folder)?,
        (Some(Begin::Review), None) => second(world)?,
        (Some(Begin::Step(step)), None) => practice::up_to(world.new_id()?, step).0,
        (None, None) => practice::finished(world.new_id()?),
    };
    out::bytes(&export::rendered(&workshop, Kind::Playbook, markdown())?)?;
    Ok(Exit::Done)
}

fn second(world: &World) -> Result<Workshop, Failure> {
    let now = world.now();
    Ok(practice::second(World::id_at(now)?, World::id_at(now.plus_seconds(-1))?))
}

fn markdown() -> &'static Format {
    formats::find("md").expect("Markdown is one of the formats")
}

/// Plays both quarters into files of their own, their whole history with them, and writes the newer playbook beside.
fn keep(world: &World, folder: &Path) -> Result<Workshop, Failure> {
    let places = Places { sessions: folder.to_owned(), ..world.places.clone() };
    let now = world.now();
    let first = practice::planned(World::id_at(now.plus_seconds(-1))?);
    let batches = practice::batches().into_iter().chain(practice::after()).collect();
    let (first_path, first) = play(world, &places, &first, batches)?;
    let second = practice::second_planned(World::id_at(now)?, first.session());
    let (second_path, second) = play(world, &places, &second, practice::second_batches())?;
    let playbook = folder.join(formats::file_name(second.session(), Kind::Playbook, markdown()));
    let bytes = export::rendered(&second, Kind::Playbook, markdown())?;
    save::save(&RealDisk, &playbook, &bytes, Over::Anything)?;
    for kept in [&first_path, &second_path, &playbook] {
        out::note(&fill("cli.kept", &[("path", &kept.display())]));
    }
    Ok(second)
}

/// Makes the file of a planned session and commits what its teams do.
fn play(
    world: &World,
    places: &Places,
    planned: &Workshop,
    batches: Vec<Batch>,
) -> Result<(PathBuf, Workshop), Failure> {
    let at = planned.last_at().unwrap_or_else(|| world.now());
    let path = store::create(planned.session().clone(), places, at)?.path;
    let workshop = store::edit(
        &path,
        places,
        at,
        |_| (),
        |workshop| -> Result<Workshop, StoreError> {
            for batch in batches {
                let at = batch.at.unwrap_or(at);
                workshop.commit(batch.commands, at).expect("the practice session accepts its own script");
            }
            Ok(workshop.clone())
        },
    )?;
    Ok((path, workshop))
}
