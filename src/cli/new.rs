//! `smarketing new`: plans a session from a template, with the people and the survey somebody already has.

use super::{
    Common, Outcome, exit::Exit, failure::Failure, input, out, plain, screen, sessions, world::World,
};
use crate::{
    assets::words::{fill, say},
    domain::{
        blueprint::{self, PlanInput, length},
        cadence::TimeOfDay,
        command::Command,
        follow_up,
        history::Workshop,
        moment::Day,
        session::Session,
        slot::Value,
    },
    effect::First,
    import::{
        Input, people,
        survey::{self, Map},
    },
    store,
};
use std::{fmt::Display, io::Cursor, path::PathBuf};

/// How long a session is when nobody says.
const USUAL: &str = "3h";

#[derive(Debug, clap::Args)]
pub(super) struct Arguments {
    /// Name of the session, such as "Q1 alignment"
    name: Option<String>,
    /// The company; none when left out
    #[arg(long, default_value = "", hide_default_value = true)]
    company: String,
    /// The session this one follows: its people, calendars and everything that is open are taken over
    #[arg(long, value_name = "S", conflicts_with = "people")]
    from: Option<String>,
    /// How long the room is booked: 3h, 90m, 2h30, half-day; 3h when left out, or as long as the session before wanted
    #[arg(long, value_name = "LENGTH")]
    length: Option<String>,
    /// The day: 24 Mar, Tue, +2w or 2026-03-24; today, or the day the session before proposes, when left out
    #[arg(long, value_name = "DAY")]
    date: Option<String>,
    /// When it starts, such as 13:10
    #[arg(long, value_name = "TIME")]
    start: Option<String>,
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
    /// Ask in numbered lines instead of drawing a screen, for a screen reader or a pipe
    #[arg(long)]
    plain: bool,
}

impl Arguments {
    /// Nothing was said that only the command line takes, so that the screen can ask for all of it.
    fn leaves_all_open(&self) -> bool {
        let plan =
            self.company.is_empty() && self.date.is_none() && self.start.is_none() && self.zone.is_none();
        let nothing = plan
            && self.from.is_none()
            && self.name.is_none()
            && self.people.is_none()
            && self.survey.is_none();
        nothing && !self.yes && !self.dry_run
    }
}

pub(super) fn run(world: &World, common: &Common, arguments: &Arguments) -> Outcome {
    if arguments.leaves_all_open() && plain::is_wanted(arguments.plain) {
        return plain::run(world, common, First::New);
    }
    if arguments.leaves_all_open() && !common.no_input && screen::is_there() {
        return screen::run(world, common, First::New);
    }
    let workshop = planned(world, arguments)?;
    let session = workshop.session();
    out::note(&format!("{} {}", blueprint::arithmetic(session), blueprint::beside_topics(session)));
    if arguments.dry_run {
        return dry_run(session);
    }
    let created = store::create(session.clone(), &world.places, world.now())?;
    out::line(session.id.as_str())?;
    out::note(&fill("cli.created", &[("path", &created.path.display()), ("id", &session.id)]));
    Ok(Exit::Done)
}

fn planned(world: &World, arguments: &Arguments) -> Result<Workshop, Failure> {
    let (input, batch) = if let Some(previous) = &arguments.from {
        follow(world, arguments, previous)?
    } else {
        let input = plan_input(world, arguments)?;
        let batch = blueprint::plan(blueprint::template_for(input.minutes), &input);
        (input, batch)
    };
    let mut workshop = Workshop::new(Session::new(world.new_id()?, input.name, input.zone));
    let refused = |rejected: crate::domain::rejected::Rejected| Failure::usage(rejected.to_string(), "");
    workshop.commit(batch, world.now()).map_err(refused)?;
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

/// What the session before proposes, with what was said on the command line in its place.
fn follow(
    world: &World,
    arguments: &Arguments,
    previous: &str,
) -> Result<(PlanInput, Vec<Command>), Failure> {
    let previous = sessions::view(world, previous)?.workshop;
    let previous = previous.session();
    let zone = arguments.zone.as_ref().unwrap_or(&previous.zone);
    let today = world.today(zone);
    let suggested = follow_up::suggested(previous, today);
    let or = |said: &str, suggested: String| if said.is_empty() { suggested } else { said.to_owned() };
    let input = PlanInput {
        name: arguments.name.clone().unwrap_or(suggested.name),
        company: or(&arguments.company, suggested.company),
        date: said_date(arguments, today)?.or(suggested.date),
        start: said_start(arguments)?.map_or(suggested.start, |start| start.0),
        minutes: arguments.length.as_deref().map_or(Ok(suggested.minutes), minutes)?,
        zone: zone.clone(),
    };
    let batch = follow_up::plan(previous, &input, today);
    Ok((input, batch))
}

// Lengths, dates and times are read here and not by the argument parser, which knows neither the words in use nor today.

fn minutes(length: &str) -> Result<u32, Failure> {
    length::read(length).map_err(|refused| not_read("--length", &refused))
}

fn said_date(arguments: &Arguments, today: Day) -> Result<Option<Day>, Failure> {
    let read = |typed: &String| Day::read(typed, today).map_err(|refused| not_read("--date", &refused));
    arguments.date.as_ref().map(read).transpose()
}

fn said_start(arguments: &Arguments) -> Result<Option<TimeOfDay>, Failure> {
    let read = |typed: &String| TimeOfDay::read(typed).map_err(|refused| not_read("--start", &refused));
    arguments.start.as_ref().map(read).transpose()
}

/// What was typed behind an option, in the words the screens have for it, which say what to type instead.
fn not_read(option: &str, refused: &dyn Display) -> Failure {
    Failure::usage(format!("{option}: {refused}"), "")
}

fn plan_input(world: &World, arguments: &Arguments) -> Result<PlanInput, Failure> {
    let usual = world.settings.length.as_ref().map_or(USUAL, |written| written.text.as_str());
    let minutes = minutes(arguments.length.as_deref().unwrap_or(usual))?;
    let zone = arguments.zone.clone().unwrap_or_else(|| world.zone());
    let today = world.today(&zone);
    let date = said_date(arguments, today)?.unwrap_or(today);
    let name = match &arguments.name {
        Some(name) => name.clone(),
        None if arguments.yes => fill("cli.default_name", &[("date", &date.without_weekday())]),
        None => {
            return Err(Failure::usage(say("cli.refused.no_name"), say("cli.refused.no_name_fix")));
        }
    };
    Ok(PlanInput {
        name,
        company: arguments.company.clone(),
        date: Some(date),
        start: start(world, arguments)?.0,
        minutes,
        zone,
    })
}

/// When it starts: as was said, as the settings have it, else when somebody says.
fn start(world: &World, arguments: &Arguments) -> Result<TimeOfDay, Failure> {
    let usual = world.settings.start.as_ref().and_then(|written| TimeOfDay::read(&written.text).ok());
    Ok(said_start(arguments)?.or(usual).unwrap_or_default())
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
    out::note(say("cli.nothing_written"));
    Ok(Exit::Done)
}
