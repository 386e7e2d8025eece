//! What a search found, as lines or as one JSON document: session, date, topic, where, and the words around.

use crate::{
    assets::words::{count, fill, say},
    cli::{Outcome, exit::Exit, out, page::Page, sessions, world::World},
    domain::{
        ids::TopicId,
        people::Team,
        search::{self, Hit, Wanted},
        status::Status,
    },
    effect::{Findings, FoundIn, Listed},
    store::library,
};
use serde::Serialize;

#[derive(Serialize)]
struct Document<'a> {
    format: &'static str,
    version: u32,
    find: &'a str,
    found: Vec<Row<'a>>,
    unread: usize,
}

#[derive(Serialize)]
struct Row<'a> {
    session: &'a str,
    name: String,
    date: Option<String>,
    topic: Option<&'a str>,
    title: &'a str,
    status: Option<&'a Status>,
    place: &'static str,
    team: Option<Team>,
    before: &'a str,
    found: &'a str,
    after: &'a str,
}

/// How it is printed.
pub(super) struct Print {
    pub(super) json: bool,
    pub(super) width: usize,
}

/// Searches one session, or all of them.
pub(super) fn run(world: &World, session: Option<&str>, typed: &str, print: &Print) -> Outcome {
    let wanted = Wanted::read(typed);
    let findings = match session {
        Some(reference) => in_one(world, reference, &wanted)?,
        None => library::search(&wanted, &world.places)?,
    };
    if print.json {
        let found = findings.found.iter().flat_map(rows).collect();
        let document =
            Document { format: "smarketing-found", version: 1, find: typed, found, unread: findings.unread };
        out::json(&document)?;
    } else {
        for line in findings.found.iter().flat_map(|found| lines(found, print.width)) {
            out::line(&line)?;
        }
        if findings.unread > 0 {
            out::note(&count("cli.damaged_files", findings.unread as u64));
        }
    }
    if findings.found.is_empty() {
        out::note(&fill("cli.found_nothing", &[("text", &typed)]));
        return Ok(Exit::Missing);
    }
    Ok(Exit::Done)
}

fn in_one(world: &World, reference: &str, wanted: &Wanted) -> Result<Findings, crate::cli::failure::Failure> {
    let workshop = sessions::view(world, reference)?.workshop;
    let session = workshop.session();
    let hits = search::search(session, wanted);
    let listed = Listed {
        id: Some(session.id.clone()),
        name: session.name.clone(),
        company: session.company.clone(),
        date: session.plan.date,
        ..Listed::of_file(reference.into())
    };
    let found = if hits.is_empty() { Vec::new() } else { vec![FoundIn { session: listed, hits }] };
    Ok(Findings { found, unread: 0 })
}

fn rows(found: &FoundIn) -> impl Iterator<Item = Row<'_>> {
    let session = &found.session;
    found.hits.iter().map(|hit| Row {
        session: session.id.as_ref().map_or("", |id| id.as_str()),
        name: session.full_name(),
        date: session.date.map(crate::domain::moment::Day::iso),
        topic: hit.topic.as_ref().map(TopicId::as_str),
        title: &hit.title,
        status: hit.status.as_ref(),
        place: hit.place.name(),
        team: hit.place.team(),
        before: &hit.excerpt.before,
        found: &hit.excerpt.found,
        after: &hit.excerpt.after,
    })
}

/// The session on a line, each topic on one below it, then where it stands and the words.
fn lines(found: &FoundIn, width: usize) -> Vec<String> {
    let session = &found.session;
    let date = session.date.map_or_else(String::new, |date| format!("  {}", date.long()));
    let id = session.id.as_ref().map_or("", |id| id.as_str());
    let mut page = Page::new(width);
    page.add(0, &format!("{}{date}  ({id})", session.full_name()));
    for of_topic in found.hits.chunk_by(|one, next| one.topic == next.topic) {
        let first = &of_topic[0];
        if let Some(status) = &first.status {
            page.add(2, &format!("{}: {}", first.title, say(status.key())));
        }
        for hit in of_topic {
            page.add(4, &format!("{}: {}", place(hit), hit.excerpt.text().trim()));
        }
    }
    page.into_lines()
}

/// "objection, Marketing".
fn place(hit: &Hit) -> String {
    let place = say(hit.place.key());
    match hit.place.team() {
        Some(team) => format!("{place}, {}", super::topic::team_name(team)),
        None => place.to_owned(),
    }
}
