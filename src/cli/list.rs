//! `smarketing list`: the sessions in the folder, newest first.

use super::{
    Outcome,
    exit::Exit,
    out,
    world::{self, World},
};
use crate::{
    assets::words::{count, fill, say},
    domain::{ids::SessionId, moment::Day},
    effect::{DueDate, Kind, Listed},
    store::library,
    text::{clean_line, fold, pad_right, width},
};
use serde::Serialize;

/// `--due` looks so many days ahead.
const AHEAD: i32 = 14;

#[derive(Debug, clap::Args)]
pub(super) struct Arguments {
    /// Only sessions with something overdue, or due within two weeks, the most pressing first
    #[arg(long)]
    due: bool,
    /// Only sessions with all these words in what is listed of them: name, company, step, people, what is due, dates,
    /// file, id
    #[arg(long, value_name = "TEXT")]
    find: Option<String>,
    /// Only sessions of this company
    #[arg(long, value_name = "NAME")]
    company: Option<String>,
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
    date: Option<Day>,
    step: &'static str,
    closed_at: Option<String>,
    review_by: Option<Day>,
    /// Everything that is due, the review too, the soonest first.
    due: Vec<DueDate>,
    overdue: usize,
    people: usize,
    modified: Option<String>,
    practice: bool,
    supersedes: Option<&'a str>,
    followed: bool,
    twin: Option<&'static str>,
    problem: Option<&'a str>,
    foreign: bool,
}

impl<'a> Row<'a> {
    fn of(listed: &'a Listed, today: Day) -> Self {
        let due = listed.all_due();
        Self {
            id: listed.id.as_ref().map(SessionId::as_str),
            name: &listed.name,
            company: &listed.company,
            path: listed.path.display().to_string(),
            date: listed.date,
            step: listed.step.name(),
            closed_at: listed.closed_at.map(|at| at.to_string()),
            review_by: listed.review_by,
            overdue: due.iter().filter(|due| due.on < today).count(),
            due,
            people: listed.people,
            modified: listed.modified.map(|at| at.to_string()),
            practice: listed.practice,
            supersedes: listed.supersedes.as_ref().map(SessionId::as_str),
            followed: listed.followed,
            twin: listed.twin.as_ref().map(crate::effect::Twin::name),
            problem: listed.problem.as_deref(),
            foreign: listed.foreign,
        }
    }

    /// Its fields in a fixed order, for programs that read lines.
    fn plain(&self) -> String {
        let state = if self.foreign {
            "foreign"
        } else if self.problem.is_some() {
            "unreadable"
        } else if self.closed_at.is_some() {
            "closed"
        } else {
            self.step
        };
        let next = self.due.first();
        let fields = [
            self.id.unwrap_or_default(),
            state,
            self.company,
            self.name,
            self.modified.as_deref().unwrap_or_default(),
            &self.path,
            &next.map_or_else(String::new, |due| due.on.iso()),
            next.map_or("", |due| due.what.name()),
            self.twin.unwrap_or_default(),
        ];
        fields.map(clean_line).join("\t")
    }
}

pub(super) fn run(world: &World, arguments: &Arguments) -> Outcome {
    let zone = world::zone();
    let today = world.today(&zone);
    let all = library::list(&world.places)?;
    let empty = all.is_empty();
    let listed = narrowed(all, arguments, (today, &zone));
    if arguments.json {
        let sessions = listed.iter().map(|row| Row::of(row, today)).collect();
        out::json(&Document { format: "smarketing-list", version: 1, sessions })?;
    } else if arguments.plain {
        for row in &listed {
            out::record(&Row::of(row, today).plain())?;
        }
    } else {
        let widest = listed.iter().map(|row| width(&clean_line(&row.full_name()))).max().unwrap_or(0);
        for row in &listed {
            out::line(&for_people(row, widest.min(40), (today, &zone)))?;
        }
        notes(world, &listed, empty);
    }
    Ok(Exit::Done)
}

/// What was asked for; what is due comes by its date then.
fn narrowed(mut listed: Vec<Listed>, arguments: &Arguments, (today, zone): (Day, &str)) -> Vec<Listed> {
    if let Some(typed) = &arguments.find {
        listed.retain(|row| row.says(typed, today, zone));
    }
    if let Some(company) = arguments.company.as_deref().map(fold) {
        listed.retain(|row| fold(&row.company) == company);
    }
    if arguments.due {
        let until = today.plus_days(AHEAD);
        listed.retain(|row| row.all_due().first().is_some_and(|due| due.on <= until));
        listed.sort_by_key(|row| row.all_due().first().map(|due| due.on));
    }
    listed
}

/// What a person should know beside the list.
fn notes(world: &World, listed: &[Listed], empty: bool) {
    if empty {
        out::note(&fill("cli.no_sessions", &[("folder", &world.places.sessions.display())]));
    } else if listed.is_empty() {
        out::note(say("cli.no_such_sessions"));
    }
    let damaged = listed.iter().filter(|row| row.problem.is_some() && !row.foreign).count();
    if damaged > 0 {
        out::note(&count("cli.damaged_files", damaged as u64));
    }
}

/// Its line: in the words by which it is found.
fn for_people(row: &Listed, widest: usize, (today, zone): (Day, &str)) -> String {
    let id = row.id.as_ref().map_or("", |id| id.as_str());
    let name = pad_right(&clean_line(&row.full_name()), widest);
    let state = if row.practice { Kind::Practice.word().to_owned() } else { row.standing_dated(today, zone) };
    let mut beside = vec![row.people_words()];
    beside.extend(row.why_unreadable().map(str::to_owned));
    beside.extend(row.pressing(today).map(|pressing| pressing.text));
    beside.extend(row.twin_words());
    beside.retain(|words| !words.is_empty());
    let line = format!(
        "{}  {name}  {}  {}",
        pad_right(id, 20),
        pad_right(&state, 18),
        clean_line(&beside.join("; "))
    );
    line.trim_end().to_owned()
}
