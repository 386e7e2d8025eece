//! `smarketing prep`: the answers of a prep sheet, brought back in as a team's proposals and points.

use super::{Outcome, choice::Choice, exit::Exit, failure::Failure, input, out, sessions, world::World};
use crate::{
    assets::words::say,
    domain::{history::Workshop, moment::Moment, people::Team},
    import::{
        ImportError, Imported,
        prep_sheet::{self, Request, Taken},
    },
    store::{self, StoreError},
};
use std::path::PathBuf;

#[derive(Debug, clap::Args)]
pub(super) struct Arguments {
    /// The session
    #[arg(value_name = "S")]
    session: String,
    /// What the team sent back: the sheet, or a reply with the sheet quoted; "-" for standard input
    #[arg(value_name = "FILE")]
    file: PathBuf,
    /// Whose answers these are; the title of the sheet says it when left out
    #[arg(long, value_parser = Choice { listed: || vec!["sales", "marketing"], read: team })]
    team: Option<Team>,
    /// Replace points that the team gave before
    #[arg(long)]
    replace: bool,
    /// Say what would be taken and write nothing
    #[arg(long)]
    dry_run: bool,
}

fn team(word: &str) -> Result<Team, String> {
    match word {
        "sales" => Ok(Team::Sales),
        "marketing" => Ok(Team::Marketing),
        _ => Err("teams are sales, marketing".to_owned()),
    }
}

/// Why answers were not taken.
enum Problem {
    File(Box<StoreError>),
    Sheet(ImportError),
    Refused(String),
}

impl From<StoreError> for Problem {
    fn from(error: StoreError) -> Self {
        Self::File(Box::new(error))
    }
}

pub(super) fn run(world: &World, arguments: &Arguments) -> Outcome {
    let path = (!arguments.dry_run).then(|| sessions::find(world, &arguments.session)).transpose()?;
    let name = input::name(&arguments.file);
    let text = input::text(&arguments.file)?;
    let request = Request { name: &name, text: &text, team: arguments.team, replace: arguments.replace };
    let now = world.now();
    let taken = match path {
        Some(path) => {
            store::edit(&path, &world.places, now, sessions::tell, |workshop| take(workshop, request, now))
        }
        None => take(&mut sessions::view(world, &arguments.session)?.workshop, request, now),
    };
    match taken {
        Ok(taken) => report(arguments, &taken),
        Err(Problem::File(error)) => Err((*error).into()),
        Err(Problem::Sheet(error)) => Err(error.into()),
        Err(Problem::Refused(why)) => Err(Failure::new(Exit::Failed, why, say("cli.nothing_written"))),
    }
}

/// Commits everything as one batch, or nothing; the caller throws the workshop away then.
fn take(workshop: &mut Workshop, request: Request<'_>, now: Moment) -> Result<Imported<Taken>, Problem> {
    let read = prep_sheet::read(request, workshop.session()).map_err(Problem::Sheet)?;
    if !read.value.commands.is_empty() {
        let batch = read.value.commands.clone();
        workshop.commit(batch, now).map_err(|rejected| Problem::Refused(rejected.to_string()))?;
    }
    Ok(read)
}

fn report(arguments: &Arguments, read: &Imported<Taken>) -> Outcome {
    for line in &read.value.lines {
        out::line(line)?;
    }
    for warning in &read.warnings {
        out::note(warning);
    }
    if arguments.dry_run || read.value.lines.is_empty() {
        out::note(say("cli.nothing_written"));
    }
    Ok(Exit::Done)
}
