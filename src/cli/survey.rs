//! `survey`: reads survey exports, says where the two teams differ, and attaches them to a session if asked to.
//!
//! What is printed is decided by the comparison, what may be kept by [`Wave::sealed`]; nothing here looks at a count.

use super::{Outcome, exit::Exit, failure::Failure, out, sessions, world::World};
use crate::{
    assets::words::{count, fill, say},
    domain::{
        baseline::{Earlier, Wave, words::Written},
        command::Command,
        people::{PerTeam, Team},
    },
    export::survey::{Layout, Report, questions, remeasured_table, table, words_table},
    import::survey::{Map, Request},
    store::{self, input::InputError},
};
use clap::Args;
use std::path::{Path, PathBuf};

/// The width of the table: what every terminal and every mail shows.
const COLUMNS: usize = 80;

/// What `survey` takes.
#[derive(Debug, Args)]
pub(super) struct Arguments {
    /// Survey exports with a column that says the team; or one for each team: marketing=FILE sales=FILE
    #[arg(value_name = "[TEAM=]FILE")]
    files: Vec<PathBuf>,
    /// The answers of one team are in this file, as in marketing=FILE; give it once for each team
    #[arg(long = "team", value_name = "TEAM=FILE", value_parser = team_file)]
    teams: Vec<TeamFile>,
    /// Header of the column that says which team a person is on
    #[arg(long, value_name = "NAME")]
    team_column: Option<String>,
    /// Map file (TOML): scales, reversed questions, teams, head-counts
    #[arg(long, value_name = "FILE")]
    map: Option<PathBuf>,
    /// Print one JSON document
    #[arg(long)]
    json: bool,
    /// Print every count, those of too few answers too: for the facilitator's own eyes
    #[arg(long)]
    full: bool,
    /// Take the answers over into a session, as counts
    #[arg(long, value_name = "S")]
    into: Option<String>,
    /// A session with an earlier survey, to stand beside this one
    #[arg(long, value_name = "S")]
    earlier: Option<String>,
    /// Who agreed for both teams that fewer than five answers are shown
    #[arg(long, value_name = "NAME", requires = "into")]
    agreed_by: Option<String>,
    /// Print the question bank, to be pasted into a forms tool
    #[arg(long, conflicts_with_all = ["files", "teams", "team_column", "map", "full", "into", "earlier"])]
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
        return Err(Failure::usage(say("cli.refused.no_survey"), say("cli.refused.no_survey_fix")));
    }
    let read = store::input::survey(&request).map_err(told)?;
    let words = read.words.clone();
    let (wave, warnings) = read.complete()?;
    let earlier = arguments.earlier.as_deref().map(|reference| earlier(world, reference)).transpose()?;
    if let Some(reference) = &arguments.into {
        let commands = Attached { wave: &wave, words: &words, earlier: earlier.as_ref() };
        attach(world, reference, commands, arguments.agreed_by.clone())?;
    }
    if arguments.json {
        let report =
            Report::of(&wave, if arguments.full { &warnings } else { &wave.warnings }, arguments.full)
                .with_words(&words, arguments.full);
        return out::json(&match &earlier {
            Some(earlier) => report.with_earlier(earlier, &wave),
            None => report,
        })
        .map(|()| Exit::Done);
    }
    for warning in &warnings {
        out::note(warning);
    }
    let mut tables = vec![table(&wave, COLUMNS, arguments.full)];
    tables.push(words_table(&words, wave.threshold, COLUMNS, arguments.full));
    tables.extend(earlier.as_ref().map(|earlier| format!("\n{}", remeasured_table(earlier, &wave, COLUMNS))));
    for table in tables.iter().filter(|table| !table.is_empty()) {
        out::line(table.trim_end())?;
    }
    Ok(Exit::Done)
}

/// The survey another session holds.
fn earlier(world: &World, reference: &str) -> Result<Earlier, Failure> {
    let viewed = sessions::view(world, reference)?;
    let session = viewed.workshop.session();
    session.as_earlier().ok_or_else(|| {
        let what = fill("remeasured.none_there", &[("name", &session.full_name())]);
        Failure::usage(what, say("cli.refused.no_earlier_fix"))
    })
}

fn request(arguments: &Arguments) -> Request {
    let with_team = arguments.teams.iter().map(|file| (file.path.clone(), Some(file.team)));
    let named = arguments.files.iter().map(|file| named(file));
    Request {
        files: with_team.chain(named).collect(),
        map: arguments.map.clone(),
        team_column: arguments.team_column.clone(),
        answers: Map::default(),
    }
}

/// A file as it was named: `marketing=FILE` holds the answers of one team, as on the screen.
fn named(argument: &Path) -> (PathBuf, Option<Team>) {
    match argument.to_str().map(team_file) {
        Some(Ok(file)) => (file.path, Some(file.team)),
        _ => (argument.to_owned(), None),
    }
}

/// What goes into a session in one step.
struct Attached<'a> {
    wave: &'a Wave,
    words: &'a PerTeam<Option<Written>>,
    earlier: Option<&'a Earlier>,
}

fn attach(
    world: &World,
    reference: &str,
    Attached { wave, words, earlier }: Attached<'_>,
    agreed_by: Option<String>,
) -> Result<(), Failure> {
    let now = world.now();
    let earlier = earlier.map(|earlier| Command::CarrySurvey { earlier: Some(Box::new(earlier.clone())) });
    let mut wave = wave.clone().sealed();
    wave.threshold_agreed_by = agreed_by;
    let items = wave.items.len() as u64;
    let path = sessions::find(world, reference)?;
    let name =
        store::edit(&path, &world.places, now, sessions::tell, |workshop| -> Result<String, Failure> {
            let attached = workshop.session().words.attach(words, wave.threshold);
            if attached.is_none() && Team::BOTH.iter().any(|team| words.get(*team).is_some()) {
                out::note(say("words.not_kept"));
            }
            let survey = Command::AttachBaseline { wave: Box::new(wave) };
            workshop.commit(std::iter::once(survey).chain(attached).chain(earlier).collect(), now)?;
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

    #[test]
    fn a_file_is_of_a_team_where_its_name_says_so() {
        assert_eq!(named(Path::new("sales=a.csv")), ("a.csv".into(), Some(Team::Sales)));
        for whole in ["a.csv", "answers=2.csv", "./sales=a.csv", "support=a.csv"] {
            assert_eq!(named(Path::new(whole)), (whole.into(), None));
        }
    }
}
