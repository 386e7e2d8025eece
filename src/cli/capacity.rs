//! `capacity`: can a promise be kept? Load at once, then the queue behind it; and the call-centre formulas.
//!
//! Flags lie over the form file or the session, those over what is usual. Nothing is computed here but what is
//! printed.

mod erlang;
mod flags;
mod report;
mod session;
mod volume;

use super::{Outcome, exit::Exit, failure::Failure, input, out, world::World};
use crate::assets::words::{fill, say};
use crate::capacity::{
    form::Form,
    simulation::{Scope, Simulation},
};
use flags::Flags;
use report::{Document, Report};
use std::path::{Path, PathBuf};

/// Quarters that are simulated unless somebody says how many.
const QUARTERS: u32 = 200;

const EXAMPLES: &str = "\
A session that lacks a number ends with exit code 4 and names it.

Examples:
  smarketing capacity --leads-per-month 300 --reps 4 --limit-hours 8
  smarketing capacity --session last --reps 3
  smarketing capacity volume --promise 100 --products 3";

/// What `capacity` takes.
#[derive(Debug, clap::Args)]
#[command(args_conflicts_with_subcommands = true, after_help = EXAMPLES)]
pub(super) struct Arguments {
    #[command(subcommand)]
    command: Option<Command>,
    /// File with the same names as the flags, dashes as underscores (TOML or JSON); "-" is standard input
    #[arg(long, value_name = "FILE")]
    form: Option<PathBuf>,
    /// Take what this session says instead of what is usual: its promises, its calendar, its assumptions
    #[arg(long, value_name = "S", conflicts_with = "form")]
    session: Option<String>,
    /// Print one JSON document
    #[arg(long)]
    json: bool,
    #[command(flatten)]
    flags: Flags,
}

#[derive(Debug, clap::Subcommand)]
enum Command {
    /// The call-centre formulas: Erlang B, Erlang C, mean wait and who waits no longer than a time
    Erlang(erlang::Arguments),
    /// Marketing's side: how often "so many leads a month" is kept by chance alone, and the average it takes
    Volume(volume::Arguments),
}

/// Runs `capacity`.
pub(super) fn run(world: &World, arguments: &Arguments) -> Outcome {
    match &arguments.command {
        Some(Command::Erlang(arguments)) => return erlang::run(arguments),
        Some(Command::Volume(arguments)) => return volume::run(arguments),
        None => {}
    }
    let form = form(world, arguments)?;
    let mut simulation = Simulation::new(form.clone(), Scope::Table).map_err(|invalid| {
        let place = place(arguments, invalid.field);
        Failure::usage(
            fill("cli.refused.is", &[("place", &place), ("value", &invalid.value)]),
            invalid.allowed,
        )
    })?;
    let answer = simulation
        .finish()
        .ok_or_else(|| Failure::usage(say("cli.refused.no_lead"), say("cli.refused.no_lead_fix")))?;
    if arguments.json {
        out::json(&Document::of(&form, &answer))?;
    } else {
        out::line(Report::of(&form, &answer).text().trim_end())?;
    }
    Ok(Exit::Done)
}

/// What is usual, under what the file or the session says, under what the flags say.
fn form(world: &World, arguments: &Arguments) -> Result<Form, Failure> {
    let mut form = match (&arguments.form, &arguments.session) {
        (Some(path), _) => read(path)?,
        (None, Some(reference)) => session::form(world, reference, &arguments.flags)?,
        (None, None) => Form::default(),
    };
    form.quarters.get_or_insert(QUARTERS);
    arguments.flags.apply(&mut form);
    Ok(form)
}

/// A form file, JSON if it begins like an object, else TOML.
fn read(path: &Path) -> Result<Form, Failure> {
    let text = input::text(path)?;
    let refused = |line: usize, what: &str| {
        Failure::new(
            Exit::Failed,
            fill("cli.refused.at_line", &[("file", &input::name(path)), ("line", &line), ("what", &what)]),
            say("cli.refused.form_fix"),
        )
    };
    if text.trim_start().starts_with('{') {
        return serde_json::from_str(&text).map_err(|error| {
            let what = error.to_string();
            let place = format!(" at line {} column {}", error.line(), error.column());
            refused(error.line(), what.strip_suffix(&place).unwrap_or(&what))
        });
    }
    toml::from_str(&text).map_err(|error| {
        let before = error.span().map_or(0, |span| span.start);
        let line = text.get(..before).map_or(1, |before| before.matches('\n').count() + 1);
        refused(line, error.message())
    })
}

/// Where a number came from, as the person wrote it.
fn place(arguments: &Arguments, field: &str) -> String {
    if arguments.flags.gives(field) {
        return format!("--{}", field.replace('_', "-"));
    }
    match (&arguments.form, &arguments.session) {
        (Some(path), _) => format!("{}: {field}", input::name(path)),
        (None, Some(_)) => fill("cli.refused.of_session", &[("field", &field.replace('_', " "))]),
        (None, None) => format!("--{}", field.replace('_', "-")),
    }
}
