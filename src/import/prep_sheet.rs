//! A filled prep sheet on its way back: answers become proposals of the team, points stand in its column of the market.
//!
//! It reads what people send: the sheet itself, or a reply with the sheet quoted. All or nothing; nothing is replaced
//! silently, because a second sheet adds proposals and other points are refused unless somebody asks for them.

mod answers;
mod points;
mod sheet;

use super::{ImportError, Imported};
use crate::assets::words::{fill, say};
use crate::domain::{command::Command, people::Team, session::Session};
use std::fmt::Display;

/// One sheet to read.
#[derive(Clone, Copy, Debug)]
pub struct Request<'a> {
    /// Its name, for messages.
    pub name: &'a str,
    /// What somebody sent back.
    pub text: &'a str,
    /// Whose answers these are; what the sheet's title says when left out.
    pub team: Option<Team>,
    /// Whether points that the team gave before may be replaced.
    pub replace: bool,
}

/// What a sheet comes to.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Taken {
    /// Whose answers these are.
    pub team: Team,
    /// One batch: all or nothing.
    pub commands: Vec<Command>,
    /// What was taken, one line each.
    pub lines: Vec<String>,
}

/// Reads a sheet into the commands that bring it into this session.
pub fn read(request: Request<'_>, session: &Session) -> Result<Imported<Taken>, ImportError> {
    let sheet = sheet::read(request.name, request.text)?;
    let team = whose(request, sheet.team)?;
    let mut warnings: Vec<String> =
        sheet.unread.iter().map(|line| fill("prep_sheet.unread", &[("n", line)])).collect();
    let mut taken = Taken { team, commands: Vec::new(), lines: Vec::new() };
    answers::propose(&sheet, session, &mut taken, &mut warnings);
    points::share_out(request, &sheet, session, &mut taken)?;
    if taken.commands.is_empty() && warnings.is_empty() {
        return Err(ImportError::new(
            request.name,
            say("import.prep_sheet.nothing"),
            say("import.prep_sheet.nothing_fix"),
        ));
    }
    Ok(Imported { value: taken, warnings })
}

/// The team somebody names, or the one in the title of the sheet.
fn whose(request: Request<'_>, titled: Option<(u64, Team)>) -> Result<Team, ImportError> {
    match (request.team, titled) {
        (Some(team), Some((line, other))) if team != other => {
            let names = [("other", &answers::name(other) as &dyn Display), ("team", &answers::name(team))];
            let what = fill("import.prep_sheet.other_team", &names);
            let error = ImportError::new(request.name, what, say("import.prep_sheet.other_team_fix"));
            Err(error.at_line(line))
        }
        (Some(team), _) | (None, Some((_, team))) => Ok(team),
        (None, None) => Err(ImportError::new(
            request.name,
            say("import.prep_sheet.whose"),
            say("import.prep_sheet.whose_fix"),
        )),
    }
}

#[cfg(test)]
mod tests;
