//! `smarketing new`: plans a session from a template, with the people and the survey somebody already has.

use super::{Common, Outcome, exit::Exit, failure::Failure, input, out, screen, world, world::World};
use crate::{
    assets::words::fill,
    domain::{
        blueprint::{self, PlanInput, length},
        cadence::TimeOfDay,
        command::Command,
        history::Workshop,
        moment::Day,
        session::Session,
        slot::Value,
    },
    import::{
        Input, people,
        survey::{self, Map},
    },
    store,
    tui::First,
};
use std::{io::Cursor, path::PathBuf};

/// How long a session is when nobody says.
const USUAL: &str = "3h";

#[derive(Debug, clap::Args)]
pub(super) struct Arguments {
    /// Name of the session, such as "Q1 alignment"
    name: Option<String>,
    /// The company
    #[arg(long, default_value = "")]
    company: String,
    /// How long the room is booked: 3h, 90m, 2h30, half-day
    #[arg(long, default_value = USUAL, value_name = "LENGTH")]
    length: String,
    /// The day, such as 2026-03-12; today when left out
    #[arg(long, value_parser = Day::parse, value_name = "DAY")]
    date: Option<Day>,
    /// When it starts, such as 13:10
    #[arg(long, value_parser = time_of_day, value_name = "TIME")]
    start: Option<TimeOfDay>,
    /// Who comes: a table with name, team, role, where
    #[arg(long, value_name = "FILE")]
    people: Option<PathBuf>,
    /// A survey both teams answered, as a table with a team column
    #[arg(long, value_name = "FILE")]
    survey: Option<PathBuf>,
    /// Time zone, such as Europe/Berlin; that of this machine when left out
    #[arg(long)]
    zone: Option<String>,
    /// Take the default for everything that is left out
    #[arg(long, short)]
    yes: bool,
    /// Say what would be planned and write nothing
    #[arg(long)]
    dry_run: bool,
}

fn time_of_day(typed: &str) -> Result<TimeOfDay, String> {
    TimeOfDay::read(typed).map_err(|error| error.to_string())
}

impl Arguments {
    /// Nothing was said that only the command line takes, so that the screen can ask for all of it.
    fn leaves_all_open(&self) -> bool {
        let plan =
            self.company.is_empty() && self.date.is_none() && self.start.is_none() && self.zone.is_none();
        let nothing = plan && self.name.is_none() && self.people.is_none() && self.survey.is_none();
        nothing && !self.yes && !self.dry_run
    }
}

pub(super) fn run(world: &World, common: &Common, arguments: &Arguments) -> Outcome {
    if arguments.leaves_all_open() && !common.no_input && screen::is_there() {
        return screen::run(world, common, First::New);
    }
    let workshop = planned(world, arguments)?;
    let session = workshop.session();
    out::note(&blueprint::time_need(session).sentence());
    if arguments.dry_run {
        return dry_run(session);
    }
    let created = store::create(session.clone(), &world.places, world.now())?;
    out::line(session.id.as_str())?;
    out::note(&fill("cli.created", &[("path", &created.path.display()), ("id", &session.id)]));
    Ok(Exit::Done)
}

fn planned(world: &World, arguments: &Arguments) -> Result<Workshop, Failure> {
    let input = plan_input(world, arguments)?;
    let template = blueprint::template_for(input.minutes);
    let session = Session::new(world.new_id()?, input.name.clone(), input.zone.clone());
    let mut workshop = Workshop::new(session);
    let refused = |rejected: crate::domain::rejected::Rejected| Failure::usage(rejected.to_string(), "");
    workshop.commit(blueprint::plan(template, &input), world.now()).map_err(refused)?;
    if let Some(path) = &arguments.people {
        let mut source = Cursor::new(input::bytes(path)?);
        let mut list = Input { name: input::name(path), source: &mut source, team: None };
        let people = people::read(&mut list)?;
        warn(&people.warnings);
        workshop.commit(people.value, world.now())?;
    }
    if let Some(path) = &arguments.survey {
        let mut source = Cursor::new(input::bytes(path)?);
        let file = Input { name: input::name(path), source: &mut source, team: None };
        let read = survey::read(&mut [file], &Map::default())?;
        let (wave, warnings) = read.complete()?;
        warn(&warnings);
        workshop.commit(vec![Command::AttachBaseline { wave: Box::new(wave) }], world.now())?;
    }
    Ok(workshop)
}

fn plan_input(world: &World, arguments: &Arguments) -> Result<PlanInput, Failure> {
    // Read here and not by the argument parser: a template may go by a name from the team's own words.
    let minutes = length::read(&arguments.length)
        .map_err(|what| Failure::usage(format!("--length: {what}"), "As in: smarketing new --length 3h"))?;
    let zone = arguments.zone.clone().unwrap_or_else(world::zone);
    let date = arguments.date.unwrap_or_else(|| world.today(&zone));
    let name = match &arguments.name {
        Some(name) => name.clone(),
        None if arguments.yes => fill("cli.default_name", &[("date", &date)]),
        None => {
            return Err(Failure::usage(
                "the session has no name yet",
                "Give it one, as in: smarketing new \"Q1 alignment\"; or take every default with --yes.",
            ));
        }
    };
    Ok(PlanInput {
        name,
        company: arguments.company.clone(),
        date: Some(date),
        start: arguments.start.clone().unwrap_or_default().0,
        minutes,
        zone,
    })
}

fn warn(warnings: &[String]) {
    for warning in warnings {
        out::note(warning);
    }
}

fn dry_run(session: &Session) -> Outcome {
    out::line(&session.full_name())?;
    for entry in &session.agenda.boxes {
        out::line(&format!("{:>4}  {}", entry.minutes, entry.title))?;
    }
    out::note(crate::assets::words::say("cli.nothing_written"));
    Ok(Exit::Done)
}
