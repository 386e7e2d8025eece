//! The command line: arguments in, data on stdout, messages on stderr, an exit code out. One file per subcommand.
//!
//! Nothing is decided here: what a command may do is the session's business, what a file is the store's.

mod apply;
mod bell;
mod capacity;
mod check;
mod choice;
mod completions;
mod config;
mod console;
mod demo;
mod diff;
mod due;
mod exit;
mod exit_codes;
mod export;
mod failure;
mod forget;
mod hours;
mod input;
mod keys;
mod list;
mod man;
mod mirror;
mod new;
mod open;
mod out;
mod page;
mod paths;
mod plain;
mod prep;
mod screen;
mod sessions;
mod settings;
mod show;
mod survey;
mod world;

use crate::{
    config::{Choice, Color, Theme, choose},
    effect::First,
};
use clap::{
    Args, Parser, Subcommand,
    builder::{PossibleValuesParser, TypedValueParser},
};
use exit::Exit;
use failure::Failure;
use std::{path::PathBuf, process::ExitCode};
use world::World;

/// What a subcommand comes to: an exit code, or why it failed.
type Outcome = Result<Exit, Failure>;

const AFTER_HELP: &str = "\
S is a session: its company or name, its id or the beginning of it, a path, \"last\", or \"-\" for
standard input.
Exit codes: 0 done, 1 failed, 2 wrong usage, 3 no such session or item, 4 findings, 5 open in another window.

Try it without a session of your own:  smarketing demo";

/// Above the flags that every command takes.
const COMMON: &str = "Common options";

/// Run a Sales and Marketing alignment workshop, from survey gaps to one agreed playbook.
#[derive(Debug, Parser)]
#[command(name = "smarketing", version, about, after_help = AFTER_HELP)]
struct Arguments {
    #[command(flatten)]
    common: Common,
    /// Ask in numbered lines instead of drawing a screen, for a screen reader or a pipe
    #[arg(long)]
    plain: bool,
    #[command(subcommand)]
    command: Option<Command>,
}

/// What every subcommand takes.
#[derive(Debug, Args)]
struct Common {
    /// Folder with the session files
    #[arg(long, global = true, help_heading = COMMON, value_name = "FOLDER")]
    dir: Option<PathBuf>,
    /// Never ask; fail and name the flag that is missing
    #[arg(long, global = true, help_heading = COMMON)]
    no_input: bool,
    /// Say more about what went wrong
    #[arg(long, global = true, help_heading = COMMON)]
    verbose: bool,
    /// Colours of the screen
    #[arg(long, global = true, help_heading = COMMON, value_parser = one_of::<Theme>(), value_name = "THEME")]
    theme: Option<Theme>,
    /// Whether to use colour at all
    #[arg(long, global = true, help_heading = COMMON, value_parser = one_of::<Color>(), value_name = "WHEN")]
    color: Option<Color>,
    /// Draw with plain ASCII
    #[arg(long, global = true, help_heading = COMMON)]
    ascii: bool,
}

// Deferred: a start makes what it needs of the command it was given, not all of them.
#[derive(Debug, Subcommand)]
#[command(defer = true)]
enum Command {
    /// Plan a session
    New(new::Arguments),
    /// Run or resume a session on the screen
    Open(open::Arguments),
    /// Show in a second window what the room sees: for the projector, or to share on a call
    Mirror(mirror::Arguments),
    /// Your own second window: notes, what comes next, who handed in; not for the room
    Console(console::Arguments),
    /// List the sessions, newest first
    List(list::Arguments),
    /// Print the playbook of a session, or one topic of it
    Show(show::Arguments),
    /// Say what a session changed in what the one before it agreed
    Diff(diff::Arguments),
    /// Write the playbook or the data of a session into files
    Export(export::Arguments),
    /// Apply commands to a session, one batch a line (JSON Lines)
    Apply(apply::Arguments),
    /// Take the answers of a prep sheet as a team's proposals and points
    Prep(prep::Arguments),
    /// Read survey exports and say where the two teams differ
    Survey(survey::Arguments),
    /// Count business hours: when something is due, how long the office was open
    Hours(hours::Arguments),
    /// Say what is missing, open or overdue, and whether files hold
    Check(check::Arguments),
    /// Take a person's name out of a session, for good
    Forget(forget::Arguments),
    /// Say what is overdue or comes soon, in all sessions or one
    Due(due::Arguments),
    /// Say whether a promise can be kept: leads, people, minutes, attempts
    Capacity(Box<capacity::Arguments>),
    /// Try the practice session; nothing is kept
    Demo(demo::Arguments),
    /// Say where things are
    Paths(paths::Arguments),
    /// Print the settings as a file with comments
    Config(config::Arguments),
    /// Print every key
    Keys(keys::Arguments),
    #[command(flatten)]
    Apart(Apart),
}

/// Commands that read no settings and no session: they answer the same on any machine.
#[derive(Debug, Subcommand)]
enum Apart {
    /// Say what the exit codes mean
    ExitCodes,
    /// Print what a shell needs to complete commands and flags
    Completions(completions::Arguments),
    /// Print the manual as a page for man, or write all its pages
    Man(man::Arguments),
}

/// Runs the program with the arguments of this process.
pub fn run() -> ExitCode {
    std::panic::set_hook(Box::new(out::panicked));
    let outcome = match Arguments::try_parse() {
        Ok(arguments) => start(&arguments),
        Err(error) => out::usage(&error),
    };
    let exit = outcome.unwrap_or_else(|failure| failure.report());
    ExitCode::from(exit.code())
}

fn start(arguments: &Arguments) -> Outcome {
    let Some(command) = &arguments.command else {
        return home(&arguments.common, arguments.plain);
    };
    let outcome = match command {
        Command::Apart(command) => apart(command),
        Command::Config(arguments) if arguments.reads_nothing() => config::without_settings(arguments),
        command => World::new(&arguments.common).and_then(|world| within(&world, &arguments.common, command)),
    };
    outcome.map_err(|failure| failure.verbose(arguments.common.verbose))
}

fn apart(command: &Apart) -> Outcome {
    match command {
        Apart::ExitCodes => exit_codes::run(),
        Apart::Completions(arguments) => completions::run(arguments),
        Apart::Man(arguments) => man::run(arguments),
    }
}

fn within(world: &World, common: &Common, command: &Command) -> Outcome {
    match command {
        Command::Apart(command) => apart(command),
        Command::New(arguments) => new::run(world, common, arguments),
        Command::Open(arguments) => open::run(world, common, arguments),
        Command::Mirror(arguments) => mirror::run(world, common, arguments),
        Command::Console(arguments) => console::run(world, common, arguments),
        Command::List(arguments) => list::run(world, arguments),
        Command::Show(arguments) => show::run(world, arguments),
        Command::Diff(arguments) => diff::run(world, arguments),
        Command::Export(arguments) => export::run(world, arguments),
        Command::Apply(arguments) => apply::run(world, arguments),
        Command::Prep(arguments) => prep::run(world, arguments),
        Command::Survey(arguments) => survey::run(world, arguments),
        Command::Hours(arguments) => hours::run(world, common, arguments),
        Command::Check(arguments) => check::run(world, arguments),
        Command::Forget(arguments) => forget::run(world, arguments),
        Command::Due(arguments) => due::run(world, arguments),
        Command::Capacity(arguments) => capacity::run(world, arguments),
        Command::Demo(arguments) => demo::run(world, common, arguments),
        Command::Paths(arguments) => paths::run(world, arguments),
        Command::Config(arguments) => config::run(world, common, arguments),
        Command::Keys(arguments) => keys::run(world, arguments),
    }
}

/// `smarketing` alone: home on a terminal or in lines, else how to use it.
fn home(common: &Common, plain: bool) -> Outcome {
    if plain::is_wanted(plain) {
        return plain::run(&World::new(common)?, common, First::Home);
    }
    if !screen::is_there() {
        return Ok(out::help());
    }
    let world = World::new(common)?;
    screen::run(&world, common, First::Home)
}

/// A parser of the words of a setting, which help, manual and completions list.
fn one_of<C: Choice + Send + Sync>() -> impl TypedValueParser<Value = C> {
    let words = PossibleValuesParser::new(C::ALL.iter().map(|(word, _)| *word));
    words.map(|word| choose(&word).expect("the parser lets only these words pass"))
}
