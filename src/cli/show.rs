//! `smarketing show`: the playbook of a session, or one of its topics with its whole life.

mod achieved;
mod found;
mod timeline;
mod topic;

use super::{Outcome, exit::Exit, export, out, sessions, world::World};
use crate::{
    domain::topic::Topic,
    export::{self as formats, Kind},
};
use serde::Serialize;

#[derive(Debug, clap::Args)]
#[expect(clippy::struct_excessive_bools, reason = "each is a switch of its own on the command line")]
pub(super) struct Arguments {
    /// The session; with --find it may be left out to search all of them
    #[arg(value_name = "S", required_unless_present = "find")]
    session: Option<String>,
    /// Only this topic: its id, the beginning of its id, or its title
    topic: Option<String>,
    /// Where these words stand, of all that was agreed, proposed, objected to or parked; "in quotes" as a phrase
    #[arg(long, value_name = "TEXT", conflicts_with_all = ["topic", "full"])]
    find: Option<String>,
    /// The topic at every session it was on: wording, votes, disagreements, whether it was kept
    #[arg(long, requires = "topic", conflicts_with_all = ["full", "find"])]
    timeline: bool,
    /// Print one JSON document
    #[arg(long)]
    json: bool,
    /// The full record with votes, rounds and revisions, instead of the playbook to share
    #[arg(long)]
    full: bool,
    /// What both teams achieved since the first session of the chain: agreed, resolved, kept, wins
    #[arg(long, conflicts_with_all = ["topic", "json", "full"])]
    achieved: bool,
    /// Wrap a topic's text at this many columns
    #[arg(long, default_value_t = 80, value_parser = clap::value_parser!(u16).range(20..=400))]
    width: u16,
}

#[derive(Serialize)]
struct Document<'a> {
    format: &'static str,
    version: u32,
    session: &'a str,
    topic: &'a Topic,
}

pub(super) fn run(world: &World, arguments: &Arguments) -> Outcome {
    let print = found::Print { json: arguments.json, width: arguments.width.into() };
    if let Some(typed) = &arguments.find {
        return found::run(world, arguments.session.as_deref(), typed, &print);
    }
    let reference = arguments.session.as_deref().unwrap_or_default();
    let workshop = sessions::view(world, reference)?.workshop;
    let session = workshop.session();
    if arguments.achieved {
        return achieved::run(world, session);
    }
    if let Some(wanted) = &arguments.topic {
        let topic = sessions::topic(session, wanted)?;
        if arguments.timeline {
            return timeline::run(world, session, topic, &print);
        }
        if arguments.json {
            let session = session.id.as_str();
            out::json(&Document { format: "smarketing-topic", version: 1, session, topic })?;
        } else {
            for line in topic::lines(session, topic, arguments.width.into()) {
                out::line(&line)?;
            }
        }
        return Ok(Exit::Done);
    }
    let kind = if arguments.full { Kind::Record } else { Kind::Playbook };
    let format = if arguments.json { "json" } else { "md" };
    let format = formats::find(format).expect("Markdown and JSON are among the formats");
    let document = export::rendered(&workshop, kind, format)?;
    if arguments.json {
        let document: serde_json::Value =
            serde_json::from_slice(&document).expect("what the JSON format writes is JSON");
        out::json(&document)?;
    } else {
        out::line(String::from_utf8_lossy(&document).trim_end())?;
    }
    Ok(Exit::Done)
}
