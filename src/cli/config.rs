//! `smarketing config`: the settings as a file with comments, and where that file is.

use super::{Common, Outcome, exit::Exit, out, world, world::World};
use crate::{
    assets::{energisers, words::Words},
    config,
};

/// What stands above the words that are printed.
const WORDS_HEAD: &str = "\
# Every word in use. Put a copy beside the settings as words.toml, change what should read differently, and take
# the rest out: what is not there stays as it is, also when the program learns more words.
# {name} is filled in by the program.
";

#[derive(Debug, clap::Args)]
#[group(multiple = false)]
#[expect(
    clippy::struct_excessive_bools,
    reason = "each is a switch of the command line, at most one is given"
)]
pub(super) struct Arguments {
    /// Print only where the file is
    #[arg(long)]
    path: bool,
    /// Print the settings that hold when nothing is set
    #[arg(long)]
    default: bool,
    /// Print the built-in file of energisers, to be put beside the settings and changed
    #[arg(long)]
    energisers: bool,
    /// Print every word in use as a file of words, to be put beside the settings as words.toml and changed
    #[arg(long)]
    words: bool,
}

impl Arguments {
    /// Whether the answer does not depend on what is set, so that it is given beside a file with a mistake in it.
    pub(super) fn reads_nothing(&self) -> bool {
        self.path || self.default || self.energisers
    }
}

/// What can be said without reading the settings.
pub(super) fn without_settings(arguments: &Arguments) -> Outcome {
    if arguments.path {
        out::line(&world::config_file()?.display().to_string())?;
    } else if arguments.energisers {
        out::line(energisers::SOURCE.trim_end())?;
    } else {
        out::line(config::print(&config::Settings::default()).trim_end())?;
    }
    Ok(Exit::Done)
}

pub(super) fn run(world: &World, common: &Common, arguments: &Arguments) -> Outcome {
    if arguments.words {
        out::line(WORDS_HEAD)?;
        out::line(Words::in_use().to_file().trim_end())?;
        return Ok(Exit::Done);
    }
    let file = &world.places.config_file;
    let there = if file.exists() { "" } else { " (not there: these settings hold without it)" };
    out::line(&format!("# {}{there}", file.display()))?;
    let mut settings = world.settings.clone();
    settings.dir = common.dir.as_ref().map(|dir| dir.display().to_string()).or(settings.dir);
    settings.theme = common.theme.unwrap_or(settings.theme);
    settings.color = common.color.unwrap_or(settings.color);
    out::line(config::print(&settings).trim_end())?;
    Ok(Exit::Done)
}
