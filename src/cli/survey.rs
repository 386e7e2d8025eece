//! `survey`: reads survey exports, says where the two teams differ, and attaches them to a session if asked to.
//!
//! What is printed is decided by the comparison, what may be kept by [`Wave::sealed`]; nothing here looks at a count.

use super::{Outcome, exit::Exit, failure::Failure, out, sessions, world::World};
use crate::{
    assets::words::{count, fill, say},
    domain::{
        baseline::{Wave, words::Written},
        command::Command,
        people::{PerTeam, Team},
    },
    export::survey::{Layout, Report, questions, table, words_table},
    import::survey::{Map, Request},
    store::{self, input::InputError},
};
use clap::Args;
use std::path::PathBuf;

/// The width of the table: what every terminal and every mail shows.
const COLUMNS: usize = 80;

/// What `survey` takes.
#[derive(Debug, Args)]
pub(super) struct Arguments {
    /// Survey exports with a column that says the team
    #[arg(value_name = "FILE")]
    files: Vec<PathBuf>,
    /// The answers of one team are in this file; give it once for each team
    #[arg(long = "team", value_name = "TEAM=FILE", value_parser = team_file)]
    teams: Vec<TeamFile>,
    /// Header of the column that says which team a person is on
    #[arg(long, value_name = "NAME")]
    team_column: Option<String>,
    /// Map file (TOML): scales, reversed items, teams, head-counts
    #[arg(long, value_name = "FILE")]
    map: Option<PathBuf>,
    /// Print one JSON document
    #[arg(long)]
    json: bool,
    /// Print every count, those under the threshold too: for the facilitator's own eyes
    #[arg(long)]
    full: bool,
    /// Attach the answers to a session, as counts
    #[arg(long, value_name = "S")]
    into: Option<String>,
    /// Who agreed for both teams to a threshold below five
    #[arg(long, value_name = "NAME", requires = "into")]
    agreed_by: Option<String>,
    /// Print the question bank, to be pasted into a forms tool
    #[arg(long, conflicts_with_all = ["files", "teams", "team_column", "map", "full", "into"])]
    questions: bool,
    /// How the question bank is written: text, md or csv
    #[arg(long = "as", value_name = "FORMAT", requires = "questions", value_parser = layout, default_value = "text")]
    layout: Layout,
}

/// A file with one team's answers.
#[derive(Debug, Clone, PartialEq, Eq)]
struct TeamFile {
    team: Team,
    path: PathBuf,
}

fn layout(name: &str) -> Result<Layout, String> {
    match name.trim().to_lowercase().as_str() {
        "text" | "txt" => Ok(Layout::Text),
        "markdown" | "md" => Ok(Layout::Markdown),
        "csv" => Ok(Layout::Csv),
        _ => Err("there is no such format; formats are text, md, csv".to_owned()),
    }
}

fn team_file(argument: &str) -> Result<TeamFile, String> {
    let (team, path) = argument.split_once('=').ok_or("write marketing=FILE or sales=FILE")?;
    let team = match team.trim().to_lowercase().as_str() {
        "marketing" => Team::Marketing,
        "sales" => Team::Sales,
        other => return Err(format!("there is no team \"{other}\": write marketing=FILE or sales=FILE")),
    };
    if path.is_empty() {
        return Err("the name of the file is missing".to_owned());
    }
    Ok(TeamFile { team, path: path.into() })
}

/// Runs `survey`.
pub(super) fn run(world: &World, arguments: &Arguments) -> Outcome {
    if arguments.questions {
        out::line(questions(arguments.layout).trim_end())?;
        return Ok(Exit::Done);
    }
    let request = request(arguments);
    if request.files.is_empty() {
        return Err(Failure::usage(
            "no survey file was named",
            "Name an export with a team column, or one file per team with --team marketing=FILE --team sales=FILE.",
        ));
    }
    let read = store::input::survey(&request).map_err(told)?;
    let words = read.words.clone();
    let (wave, warnings) = read.complete()?;
    if let Some(reference) = &arguments.into {
        attach(world, reference, (&wave, &words), arguments.agreed_by.clone())?;
    }
    if arguments.json {
        out::json(&Report::of(&wave, &warnings, arguments.full).with_words(&words, arguments.full))?;
    } else {
        for warning in &warnings {
            out::note(warning);
        }
        out::line(table(&wave, COLUMNS, arguments.full).trim_end())?;
        let words = words_table(&words, wave.threshold, COLUMNS, arguments.full);
        if !words.is_empty() {
            out::line(words.trim_end())?;
        }
    }
    Ok(Exit::Done)
}

fn request(arguments: &Arguments) -> Request {
    let with_team = arguments.teams.iter().map(|file| (file.path.clone(), Some(file.team)));
    let without = arguments.files.iter().map(|path| (path.clone(), None));
    Request {
        files: with_team.chain(without).collect(),
        map: arguments.map.clone(),
        team_column: arguments.team_column.clone(),
        answers: Map::default(),
    }
}

fn attach(
    world: &World,
    reference: &str,
    (wave, words): (&Wave, &PerTeam<Option<Written>>),
    agreed_by: Option<String>,
) -> Result<(), Failure> {
    let now = world.now();
    let mut wave = wave.clone().sealed();
    wave.threshold_agreed_by = agreed_by;
    let items = wave.items.len() as u64;
    let path = sessions::find(world, reference)?;
    let name = store::edit(&path, &world.places, now, |workshop| -> Result<String, Failure> {
        let attached = workshop.session().words.attach(words, wave.threshold);
        if attached.is_none() && Team::BOTH.iter().any(|team| words.get(*team).is_some()) {
            out::note(say("words.not_kept"));
        }
        let survey = Command::AttachBaseline { wave: Box::new(wave) };
        workshop.commit(std::iter::once(survey).chain(attached).collect(), now)?;
        Ok(workshop.session().name.clone())
    })?;
    let questions = count("survey.questions", items);
    out::note(&fill("survey.attached", &[("questions", &questions), ("session", &name)]));
    Ok(())
}

fn told(error: InputError) -> Failure {
    match error {
        InputError::Store(error) => error.into(),
        InputError::Import(error) => error.into(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_file_is_given_to_a_team_by_name() {
        let found = team_file("Marketing=answers=2.csv").unwrap();
        assert_eq!(found, TeamFile { team: Team::Marketing, path: "answers=2.csv".into() });
        for wrong in ["answers.csv", "support=a.csv", "sales="] {
            assert!(team_file(wrong).is_err(), "{wrong}");
        }
    }
}
