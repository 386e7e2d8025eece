//! `smarketing check`: what is missing, open or overdue in a session.

use super::{Outcome, exit::Exit, out, sessions, sessions::Viewed, world::World};
use crate::{
    assets::words::{fill, say},
    domain::{
        blueprint::{self, TimeNeed},
        check,
        ids::TopicId,
        session::Session,
    },
};
use serde::Serialize;

#[derive(Debug, clap::Args)]
pub(super) struct Arguments {
    /// The session; the newest one when left out
    #[arg(value_name = "S", default_value = "last")]
    session: String,
    /// Print one JSON document
    #[arg(long)]
    json: bool,
    /// Count it as a finding when the topics chosen usually take longer than the agenda gives them
    #[arg(long)]
    strict: bool,
}

#[derive(Serialize)]
struct Document<'a> {
    format: &'static str,
    version: u32,
    session: &'a str,
    minutes: Minutes,
    findings: Vec<Finding>,
}

#[derive(Serialize)]
struct Minutes {
    chosen: u32,
    have: u32,
}

#[derive(Serialize)]
struct Finding {
    kind: &'static str,
    topic: Option<TopicId>,
    text: String,
}

pub(super) fn run(world: &World, arguments: &Arguments) -> Outcome {
    let viewed = sessions::view(world, &arguments.session)?;
    let session = viewed.workshop.session();
    let need = blueprint::time_need(session);
    let findings = findings(world, &viewed, need, arguments.strict);
    let exit = if findings.is_empty() { Exit::Done } else { Exit::Findings };
    if arguments.json {
        let minutes = Minutes { chosen: need.chosen, have: need.have };
        let session = session.id.as_str();
        out::json(&Document { format: "smarketing-check", version: 1, session, minutes, findings })?;
        return Ok(exit);
    }
    for finding in &findings {
        out::line(&finding.text)?;
    }
    if is_still_planned(session) && !arguments.strict {
        out::note(&need.sentence());
    }
    if findings.is_empty() {
        out::line(say("cli.nothing_found"))?;
    }
    Ok(exit)
}

/// Before anything was worded, the time chosen can still be changed.
fn is_still_planned(session: &Session) -> bool {
    session.closed_at.is_none() && session.topics.iter().all(|topic| topic.revision == 0)
}

fn findings(world: &World, viewed: &Viewed, need: TimeNeed, strict: bool) -> Vec<Finding> {
    let session = viewed.workshop.session();
    let mut findings: Vec<Finding> = check::findings(session, world.today(&session.zone))
        .into_iter()
        .map(|found| Finding { kind: found.kind.name(), topic: found.topic, text: found.text })
        .collect();
    for draft in viewed.drafts.iter().filter(|draft| !draft.text.is_empty()) {
        let topic = session.topic(&TopicId(draft.topic.clone()));
        let place = topic.map_or(draft.topic.as_str(), |topic| topic.title.as_str());
        let text = fill("cli.half_typed", &[("place", &place), ("text", &draft.text)]);
        findings.push(Finding { kind: "half-typed", topic: topic.map(|topic| topic.id.clone()), text });
    }
    if strict && is_still_planned(session) && !need.fits() {
        findings.push(Finding { kind: "agenda", topic: None, text: need.sentence() });
    }
    if let Some(reason) = &viewed.read_only {
        findings.push(Finding { kind: "file", topic: None, text: format!("{reason}. {}", reason.advice()) });
    }
    findings
}
