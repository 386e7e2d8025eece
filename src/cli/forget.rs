//! `smarketing forget`: takes a person's name out of a session for good.
//!
//! What was counted stays; who it was does not. It asks before, because nothing can bring the name back.

use super::{Outcome, exit::Exit, failure::Failure, out, sessions, world::World};
use crate::{
    assets::words::{count, fill, say},
    store::forget::{self, Report},
};

#[derive(Debug, clap::Args)]
pub(super) struct Arguments {
    /// The name as it stands on the attendance list
    #[arg(value_name = "NAME")]
    name: String,
    /// The session
    #[arg(value_name = "S")]
    session: String,
    /// What the person is called too, such as the first name alone; can be given several times
    #[arg(long, value_name = "NAME")]
    also: Vec<String>,
    /// Say what would be forgotten and write nothing
    #[arg(long)]
    dry_run: bool,
    /// Do not ask
    #[arg(long)]
    yes: bool,
}

pub(super) fn run(world: &World, arguments: &Arguments) -> Outcome {
    let path = sessions::find_for_good(world, &arguments.session)?;
    let names: Vec<String> = std::iter::once(&arguments.name).chain(&arguments.also).cloned().collect();
    let found = forget::look(&path, &world.places, &names)?;
    let report = found.ok_or_else(|| {
        let what = fill("cli.refused.no_such_name", &[("name", &arguments.name)]);
        Failure::new(Exit::Missing, what, say("cli.refused.no_such_name_fix"))
    })?;
    tell(&report);
    if arguments.dry_run {
        out::note(say("cli.nothing_written"));
        return Ok(Exit::Done);
    }
    if !arguments.yes && !confirmed(world, &question(&arguments.name, &report))? {
        out::note(say("cli.nothing_written"));
        return Ok(Exit::Failed);
    }
    forget::forget(&path, &world.places, world.now(), &names)?;
    out::note(&fill("forget.done", &[("name", &arguments.name)]));
    out::note(say("forget.not_touched"));
    let called_so = path.file_name().is_some_and(|file| named_in(&file.to_string_lossy(), &names));
    if called_so {
        out::note(&fill("forget.file_name", &[("path", &path.display())]));
    }
    for other in forget::elsewhere(&path, &world.places, &names)? {
        out::note(&fill("forget.elsewhere", &[("path", &other.display())]));
    }
    Ok(Exit::Done)
}

fn named_in(text: &str, names: &[String]) -> bool {
    crate::domain::forget::Names::new(names.iter().map(String::as_str)).is_some_and(|names| names.is_in(text))
}

/// What stands where, before anything happens.
fn tell(report: &Report) {
    if report.people > 0 {
        out::note(&count("forget.people", report.people as u64));
    }
    if !report.topics.is_empty() {
        let titles = report.topics.join(", ");
        out::note(&format!("{} {titles}", count("forget.wordings", report.topics.len() as u64)));
    }
    if report.texts > 0 {
        out::note(&count("forget.texts", report.texts as u64));
    }
    if report.history > 0 {
        out::note(&count("forget.history", report.history as u64));
    }
    if report.notes > 0 {
        out::note(&count("forget.notes", report.notes as u64));
    }
    if report.kept > 0 {
        out::note(&count("forget.kept", report.kept as u64));
    }
    if report.copied {
        out::note(say("forget.copied"));
    }
    for (word, times) in &report.alone {
        out::note(&fill("forget.alone", &[("word", word), ("n", times)]));
    }
    if !report.ids.is_empty() {
        out::note(&fill("forget.ids", &[("ids", &report.ids.join(", "))]));
    }
}

/// What is asked before: whom, and in which session.
fn question(name: &str, report: &Report) -> String {
    fill("forget.ask", &[("name", &name), ("session", &report.session)])
}

fn confirmed(world: &World, question: &str) -> Result<bool, Failure> {
    if !world.may_ask() {
        return Err(Failure::usage(say("cli.refused.ask_first"), say("cli.refused.ask_first_fix")));
    }
    out::ask(question)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_question_says_in_which_session() {
        let report = Report { session: "Acme: Q1, Thu 12 Mar 2026".to_owned(), ..Report::default() };
        let asked = question("Hanna Vogel", &report);
        assert!(asked.starts_with("Forget Hanna Vogel in Acme: Q1, Thu 12 Mar 2026?"), "{asked}");
    }
}
