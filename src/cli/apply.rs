//! `smarketing apply`: commands from a file, headless, under the same rules as the screen. All or nothing.

use super::{Outcome, exit::Exit, failure::Failure, input, out, sessions, world::World};
use crate::{
    assets::words::{count, fill, say},
    domain::{
        command::Command,
        history::{Entry, What, Workshop},
        moment::Moment,
        rejected::Rejected,
        session::Session,
    },
    import::script::{self, Batch},
    store::{self, StoreError},
};
use serde::Serialize;
use std::path::PathBuf;

#[derive(Debug, clap::Args)]
pub(super) struct Arguments {
    /// The session
    #[arg(value_name = "S")]
    session: String,
    /// Commands as JSON Lines, each {"at": optional, "do": [...]}; "-" reads standard input
    file: PathBuf,
    /// Say what would change and write nothing
    #[arg(long)]
    dry_run: bool,
    /// Print one JSON document
    #[arg(long)]
    json: bool,
}

#[derive(Serialize)]
struct Document<'a> {
    format: &'static str,
    version: u32,
    session: &'a str,
    written: bool,
    lines: Vec<Accepted>,
    #[serde(skip_serializing_if = "Option::is_none")]
    rejected: Option<&'a Refused>,
}

/// What one line of the file came to.
#[derive(Serialize)]
struct Accepted {
    line: u64,
    seq: u64,
    created: Vec<Created>,
}

#[derive(Serialize)]
struct Created {
    kind: &'static str,
    id: String,
}

/// The line that was not accepted.
#[derive(Debug, Serialize)]
struct Refused {
    line: u64,
    reason: String,
}

/// Why nothing was applied: a line was refused, or the file of the session.
enum Problem {
    Line(Refused),
    File(Box<StoreError>),
}

impl From<StoreError> for Problem {
    fn from(error: StoreError) -> Self {
        Self::File(Box::new(error))
    }
}

pub(super) fn run(world: &World, arguments: &Arguments) -> Outcome {
    let path = (!arguments.dry_run).then(|| sessions::find(world, &arguments.session)).transpose()?;
    let name = input::name(&arguments.file);
    let batches = script::read(&name, &input::text(&arguments.file)?)?;
    let now = world.now();
    let applied = if let Some(path) = path {
        store::edit(&path, &world.places, now, sessions::tell, |workshop| {
            apply(workshop, batches, now).map_err(Problem::Line)
        })
    } else {
        let mut workshop = sessions::view(world, &arguments.session)?.workshop;
        apply(&mut workshop, batches, now).map_err(Problem::Line)
    };
    match applied {
        Ok(applied) => report(arguments, applied),
        Err(Problem::File(error)) => Err((*error).into()),
        Err(Problem::Line(refused)) => refuse(arguments, &name, &refused),
    }
}

/// What came of it, with the session before and after.
struct Applied {
    before: Session,
    after: Session,
    lines: Vec<Accepted>,
}

/// Commits every batch, or says which line is not accepted; the caller throws the workshop away then.
fn apply(workshop: &mut Workshop, batches: Vec<Batch>, now: Moment) -> Result<Applied, Refused> {
    let before = workshop.session().clone();
    let mut lines = Vec::new();
    for batch in batches {
        let (line, at) = (batch.line, batch.at.unwrap_or(now));
        let refused = |rejected: Rejected| Refused { line, reason: rejected.to_string() };
        let entry = workshop.commit(batch.commands, at).map_err(refused)?;
        lines.push(Accepted { line, seq: entry.seq, created: created(&entry) });
    }
    Ok(Applied { before, after: workshop.session().clone(), lines })
}

/// The ids of what an entry created.
fn created(entry: &Entry) -> Vec<Created> {
    let What::Do(batch) = &entry.what else { return Vec::new() };
    let id_of = |command: &Command| {
        let (kind, id) = match command {
            Command::AddPerson { id: Some(id), .. } => ("person", id.to_string()),
            Command::AddTopic { id: Some(id), .. } => ("topic", id.to_string()),
            Command::Park { id: Some(id), .. } => ("parked", id.to_string()),
            Command::AddAction { id: Some(id), .. } => ("action", id.to_string()),
            _ => return None,
        };
        Some(Created { kind, id })
    };
    batch.iter().filter_map(id_of).collect()
}

fn report(arguments: &Arguments, applied: Applied) -> Outcome {
    let Applied { before, after, lines } = applied;
    if arguments.json {
        let session = after.id.as_str();
        let written = !arguments.dry_run;
        let document =
            Document { format: "smarketing-apply", version: 1, session, written, lines, rejected: None };
        out::json(&document)?;
        return Ok(Exit::Done);
    }
    for line in &lines {
        for created in &line.created {
            out::line(&format!("{} {}", created.kind, created.id))?;
        }
    }
    for change in changes(&before, &after) {
        out::note(&change);
    }
    out::note(&count("cli.applied", lines.len() as u64));
    if arguments.dry_run {
        out::note(say("cli.nothing_written"));
    }
    Ok(Exit::Done)
}

fn refuse(arguments: &Arguments, name: &str, refused: &Refused) -> Outcome {
    if arguments.json {
        let session = arguments.session.as_str();
        let document = Document {
            format: "smarketing-apply",
            version: 1,
            session,
            written: false,
            lines: Vec::new(),
            rejected: Some(refused),
        };
        out::json(&document)?;
    }
    let what =
        fill("cli.refused.at_line", &[("file", &name), ("line", &refused.line), ("what", &refused.reason)]);
    Err(Failure::new(Exit::Failed, what, say("cli.nothing_written")))
}

/// Which topics are new or stand elsewhere now.
fn changes(before: &Session, after: &Session) -> Vec<String> {
    after
        .topics
        .iter()
        .filter_map(|topic| {
            let now = say(topic.status.key());
            match before.topic(&topic.id) {
                None => Some(fill("cli.topic_new", &[("title", &topic.title), ("now", &now)])),
                Some(old) if old.status != topic.status => {
                    let was = say(old.status.key());
                    Some(fill("cli.topic_moved", &[("title", &topic.title), ("was", &was), ("now", &now)]))
                }
                Some(old) if old.revision != topic.revision || old.text != topic.text => {
                    Some(fill("cli.topic_worded", &[("title", &topic.title), ("n", &topic.revision)]))
                }
                Some(_) => None,
            }
        })
        .collect()
}
