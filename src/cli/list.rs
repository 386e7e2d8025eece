//! `smarketing list`: the sessions in the folder, newest first.

use super::{Outcome, exit::Exit, out, world::World};
use crate::{
    assets::words::{count, fill, say},
    domain::{ids::SessionId, moment::Day},
    effect::Listed,
    store::library,
    text::{clean_line, pad_right, width},
};
use serde::Serialize;

#[derive(Debug, clap::Args)]
pub(super) struct Arguments {
    /// Print one JSON document
    #[arg(long, conflicts_with = "plain")]
    json: bool,
    /// Print one session a line, fields separated by tabs
    #[arg(long)]
    plain: bool,
}

#[derive(Serialize)]
struct Document<'a> {
    format: &'static str,
    version: u32,
    sessions: Vec<Row<'a>>,
}

#[derive(Serialize)]
struct Row<'a> {
    id: Option<&'a str>,
    name: &'a str,
    company: &'a str,
    path: String,
    step: &'static str,
    closed_at: Option<String>,
    review_by: Option<Day>,
    people: usize,
    modified: Option<String>,
    practice: bool,
    problem: Option<&'a str>,
}

impl<'a> Row<'a> {
    fn of(listed: &'a Listed) -> Self {
        Self {
            id: listed.id.as_ref().map(SessionId::as_str),
            name: &listed.name,
            company: &listed.company,
            path: listed.path.display().to_string(),
            step: listed.step.name(),
            closed_at: listed.closed_at.map(|at| at.to_string()),
            review_by: listed.review_by,
            people: listed.people,
            modified: listed.modified.map(|at| at.to_string()),
            practice: listed.practice,
            problem: listed.problem.as_deref(),
        }
    }

    /// Its fields in a fixed order, for programs that read lines.
    fn plain(&self) -> String {
        let state = if self.problem.is_some() {
            "unreadable"
        } else if self.closed_at.is_some() {
            "closed"
        } else {
            self.step
        };
        let fields = [
            self.id.unwrap_or_default(),
            state,
            self.company,
            self.name,
            self.modified.as_deref().unwrap_or_default(),
            &self.path,
        ];
        fields.map(clean_line).join("\t")
    }
}

pub(super) fn run(world: &World, arguments: &Arguments) -> Outcome {
    let listed = library::list(&world.places)?;
    if arguments.json {
        let sessions = listed.iter().map(Row::of).collect();
        out::json(&Document { format: "smarketing-list", version: 1, sessions })?;
    } else if arguments.plain {
        for row in listed.iter().map(Row::of) {
            out::record(&row.plain())?;
        }
    } else {
        let widest = listed.iter().map(|row| width(&clean_line(&row.full_name()))).max().unwrap_or(0);
        for row in &listed {
            out::line(&for_people(row, widest.min(40)))?;
        }
        if listed.is_empty() {
            out::note(&fill("cli.no_sessions", &[("folder", &world.places.sessions.display())]));
        }
    }
    Ok(Exit::Done)
}

fn for_people(row: &Listed, widest: usize) -> String {
    let id = row.id.as_ref().map_or("", |id| id.as_str());
    let name = pad_right(&clean_line(&row.full_name()), widest);
    let state = match (&row.problem, row.closed_at) {
        (Some(problem), _) => fill("cli.unreadable", &[("why", problem)]),
        (None, Some(at)) => fill("cli.closed", &[("date", &at.day_in("UTC"))]),
        (None, None) => say(&format!("step.{}", row.step.name())).to_owned(),
    };
    let people =
        if row.problem.is_some() { String::new() } else { count("common.people", row.people as u64) };
    let line = format!("{}  {name}  {}  {people}", pad_right(id, 20), pad_right(&clean_line(&state), 18));
    line.trim_end().to_owned()
}
