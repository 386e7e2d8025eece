//! `smarketing diff`: what a session changed in what the one before it agreed.

mod report;

use super::{Outcome, exit::Exit, failure::Failure, out, sessions, world::World};
use crate::{
    assets::words::{fill, say},
    diff::{self, Counts, Difference},
    domain::{
        moment::{Day, Moment},
        session::Session,
    },
    effect::Listed,
    store::{self, library},
    text::fold,
};
use serde::Serialize;
use std::path::Path;

#[derive(Debug, clap::Args)]
pub(super) struct Arguments {
    /// The later session
    #[arg(value_name = "S")]
    session: String,
    /// The earlier session; when left out, the one it follows, else the last closed one of the same company
    #[arg(value_name = "OLD")]
    old: Option<String>,
    /// Print one JSON document
    #[arg(long)]
    json: bool,
    /// Only what changed in wordings, word by word
    #[arg(long)]
    words: bool,
    /// End with exit code 4 when something differs
    #[arg(long)]
    exit_code: bool,
    /// Wrap the text at this many columns
    #[arg(long, default_value_t = 80, value_parser = clap::value_parser!(u16).range(20..=400))]
    width: u16,
}

#[derive(Serialize)]
struct Document<'a> {
    format: &'static str,
    version: u32,
    differs: bool,
    counts: Counts,
    #[serde(flatten)]
    difference: &'a Difference,
}

pub(super) fn run(world: &World, arguments: &Arguments) -> Outcome {
    if arguments.session == "-" && arguments.old.as_deref() == Some("-") {
        return Err(Failure::usage(say("cli.refused.both_input"), say("cli.refused.both_input_fix")));
    }
    let new = sessions::view(world, &arguments.session)?.workshop.session().clone();
    let old = match &arguments.old {
        Some(reference) => sessions::view(world, reference)?.workshop.session().clone(),
        None => before(world, &new)?,
    };
    let difference = diff::diff(&old, &new, Some(world.today(&new.zone)));
    let difference = if arguments.words { difference.only_wordings() } else { difference };
    let differs = !difference.is_empty();
    if arguments.json {
        let counts = difference.counts();
        out::json(&Document {
            format: "smarketing-diff",
            version: 1,
            differs,
            counts,
            difference: &difference,
        })?;
    } else {
        for line in report::lines(&difference, arguments.width.into(), arguments.words) {
            out::line(&line)?;
        }
    }
    Ok(if differs && arguments.exit_code { Exit::Findings } else { Exit::Done })
}

/// The session to compare with when nobody named one; which one it is, is said on stderr.
fn before(world: &World, new: &Session) -> Result<Session, Failure> {
    let listed = library::list(&world.places)?;
    let read = |path: &Path| -> Result<Session, Failure> {
        Ok(store::view(path, &world.places)?.workshop.session().clone())
    };
    let followed = new.supersedes.as_ref();
    let file = followed.and_then(|id| listed.iter().find(|row| row.id.as_ref() == Some(id)));
    let (old, key) = if let Some(row) = file {
        (read(&row.path)?, "cli.diff_follows")
    } else if let Some(old) = diff::previous(new) {
        (old, "cli.diff_kept")
    } else if let Some(row) = last_closed(&listed, new, world.now()) {
        (read(&row.path)?, "cli.diff_same_company")
    } else {
        let what = fill("cli.refused.nothing_before", &[("name", &new.full_name())]);
        return Err(Failure::new(Exit::Missing, what, say("cli.refused.nothing_before_fix")));
    };
    let date = old.plan.date.map_or_else(|| say("common.no_date").to_owned(), Day::long);
    out::note(&fill(key, &[("name", &old.full_name()), ("date", &date)]));
    Ok(old)
}

/// The last session of the same company that was closed before this one was.
fn last_closed<'a>(listed: &'a [Listed], new: &Session, now: Moment) -> Option<&'a Listed> {
    let end = new.closed_at.unwrap_or(now);
    let fits = |row: &&Listed| {
        row.id.as_ref() != Some(&new.id)
            && row.problem.is_none()
            && row.practice == new.practice
            && fold(&row.company) == fold(&new.company)
            && row.closed_at.is_some_and(|at| at < end)
    };
    listed.iter().filter(fits).max_by_key(|row| row.closed_at)
}
