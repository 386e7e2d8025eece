//! `smarketing man`: the manual as roff, a page for the program and one for each command, with the commands inside it.
//! Made from the definitions of the command line; it says nothing that `--help` does not say.

use super::{Outcome, exit::Exit, failure::Failure, out};
use crate::assets::words::{fill, say};
use crate::store::{
    disk::RealDisk,
    save::{self, Over},
};
use clap::{Command, CommandFactory};
use clap_mangen::{
    Man,
    roff::{Roff, roman},
};
use std::{
    io::{self, Write},
    iter::once,
    path::{Path, PathBuf},
};

/// The day of this version, as the change log has it.
const RELEASED: &str = "2026-11-22";

const EXAMPLES: &str = "\
The package puts the pages where \"man\" finds them. By hand:
  smarketing man export | man -l -
  smarketing man --to ~/.local/share/man/man1";

/// What `man` takes.
#[derive(Debug, clap::Args)]
#[command(after_help = EXAMPLES)]
pub(super) struct Arguments {
    /// The page of this command; that of the program when left out
    #[arg(value_name = "COMMAND")]
    command: Option<String>,
    /// Write all pages into this folder (made when it is not there), over older ones
    #[arg(long, value_name = "FOLDER", conflicts_with = "command")]
    to: Option<PathBuf>,
}

/// Runs `man`.
pub(super) fn run(arguments: &Arguments) -> Outcome {
    let mut program = super::Arguments::command().disable_help_subcommand(true);
    program.build();
    if let Some(folder) = &arguments.to {
        return write(&program, folder);
    }
    let wanted = match &arguments.command {
        None => &program,
        Some(name) => program.find_subcommand(name).ok_or_else(|| no_such(name))?,
    };
    out::bytes(&page(wanted)?)?;
    Ok(Exit::Done)
}

fn no_such(name: &str) -> Failure {
    Failure::usage(fill("cli.refused.no_command", &[("name", &name)]), say("cli.refused.no_command_fix"))
}

/// Writes the page of the program and one of each command.
fn write(program: &Command, folder: &Path) -> Outcome {
    save::folder(folder)?;
    for command in once(program).chain(program.get_subcommands()) {
        let path = folder.join(format!("{}.1", page_name(command)));
        save::save(&RealDisk, &path, &page(command)?, Over::Anything)?;
        save::open_to_all(&path)?;
        out::line(&path.display().to_string())?;
    }
    Ok(Exit::Done)
}

/// What the page of a command is called, without its section.
fn page_name(command: &Command) -> &str {
    command.get_display_name().unwrap_or_else(|| command.get_name())
}

/// The page of the program, which points to those of its commands, or of a command with all inside it.
fn page(command: &Command) -> io::Result<Vec<u8>> {
    let is_program = page_name(command) == command.get_name();
    let man = Man::new(command.clone())
        .date(RELEASED)
        .source(concat!("smarketing ", env!("CARGO_PKG_VERSION")))
        .manual("smarketing");
    let mut bytes = Vec::new();
    man.render_title(&mut bytes)?;
    man.render_name_section(&mut bytes)?;
    man.render_synopsis_section(&mut bytes)?;
    man.render_description_section(&mut bytes)?;
    man.render_options_section(&mut bytes)?;
    if is_program {
        man.render_subcommands_section(&mut bytes)?;
    }
    notes(command).to_writer(&mut bytes)?;
    if !is_program {
        for inner in command.get_subcommands() {
            bytes.extend(section(inner)?);
        }
        let mut see_also = Roff::new();
        see_also.control("SH", ["SEE ALSO"]).text([roman("smarketing(1)")]);
        see_also.to_writer(&mut bytes)?;
    }
    Ok(bytes)
}

/// A command inside another, as one section of that one's page.
fn section(command: &Command) -> io::Result<Vec<u8>> {
    let name = command.get_bin_name().unwrap_or_else(|| command.get_name());
    let mut bytes = Vec::new();
    Roff::new().control("SH", [name.to_uppercase().as_str()]).to_writer(&mut bytes)?;
    let man = Man::new(command.clone().mut_args(|argument| {
        let told_above = argument.is_global_set();
        argument.hide(told_above)
    }));
    let mut parts = Vec::new();
    man.render_synopsis_section(&mut parts)?;
    man.render_description_section(&mut parts)?;
    man.render_options_section(&mut parts)?;
    notes(command).to_writer(&mut parts)?;
    for line in parts.split_inclusive(|byte| *byte == b'\n') {
        let (start, rest) = line.strip_prefix(b".SH ").map_or((&b""[..], line), |rest| (&b".SS "[..], rest));
        bytes.write_all(start)?;
        bytes.write_all(rest)?;
    }
    Ok(bytes)
}

/// What stands below the help: sentences are filled, what is indented keeps its lines and columns.
fn notes(command: &Command) -> Roff {
    let mut roff = Roff::new();
    let Some(text) = command.get_after_help() else { return roff };
    roff.control("SH", ["NOTES"]);
    let mut before: Option<bool> = None;
    let mut gap = false;
    for line in text.to_string().lines() {
        let indented = line.starts_with(' ');
        if line.is_empty() {
            gap = true;
            continue;
        }
        if before == Some(true) && !indented {
            roff.control("EE", []);
        }
        if gap {
            roff.control("PP", []);
        } else if before == Some(false) && !indented {
            roff.control("br", []);
        }
        if before != Some(true) && indented {
            roff.control("EX", []);
        }
        roff.text([roman(line)]);
        (before, gap) = (Some(indented), false);
    }
    if before == Some(true) {
        roff.control("EE", []);
    }
    roff
}

#[cfg(test)]
mod tests {
    use super::RELEASED;

    #[test]
    fn the_manual_has_the_day_of_its_version_from_the_change_log() {
        let newest = include_str!("../../CHANGELOG.md").lines().find(|line| line.starts_with("## "));
        assert_eq!(newest, Some(concat!("## ", env!("CARGO_PKG_VERSION"), ", 2026-11-22")));
        assert!(newest.is_some_and(|line| line.ends_with(RELEASED)));
    }
}
