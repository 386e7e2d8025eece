//! Finding the one session a person means: by path, `last`, id, or what it is called. It opens no session.

use super::{list, nearest};
use crate::effect::Listed;
use crate::store::error::{Cause, StoreError};
use crate::store::places::Places;
use crate::text::fold;
use std::collections::HashSet;
use std::path::{Path, PathBuf};

/// The session that was meant.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Found {
    /// Its file.
    pub path: PathBuf,
    /// What lists say of it, where somebody could have meant another: to be told which one was taken.
    pub doubtful: Option<Listed>,
}

/// How what was typed fits what a session is called, the surest first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Fit {
    /// It is the company, the name or both.
    Whole,
    /// One of them begins with it.
    Beginning,
    /// A word in the middle begins with it.
    Word,
}

/// The session a person means: by path, `last`, id, the beginning of an id, or its company or name.
pub fn find(reference: &str, places: &Places) -> Result<Found, StoreError> {
    for path in [PathBuf::from(reference), places.sessions.join(reference)] {
        if !reference.is_empty() && path.is_file() {
            return Ok(Found { path, doubtful: None });
        }
    }
    let listed = list(places)?;
    if reference == "last"
        && let Some(newest) = listed.iter().find(|row| row.problem.is_none())
    {
        let like_it = |row: &&Listed| row.practice == newest.practice && row.is_of_its_own();
        return Ok(taken(newest, listed.iter().filter(like_it).count() > 1));
    }
    let failed = |cause| Err(StoreError::new("trouble.doing.find", Path::new(reference), cause));
    let by_id = by_id(reference, &listed);
    let (found, doubtful) = if by_id.is_empty() { by_name(reference, &listed) } else { (by_id, false) };
    match found.as_slice() {
        [one] => Ok(taken(one, doubtful)),
        [] => failed(Cause::Missing { near: nearest::nearest(reference, &listed) }),
        several => failed(Cause::Ambiguous { candidates: several.iter().map(|row| row.line()).collect() }),
    }
}

fn taken(row: &Listed, doubtful: bool) -> Found {
    Found { path: row.path.clone(), doubtful: doubtful.then(|| row.clone()) }
}

/// The session with this id, else all whose id begins so.
fn by_id<'a>(typed: &str, listed: &'a [Listed]) -> Vec<&'a Listed> {
    let with_id = |holds: &dyn Fn(&str) -> bool| -> Vec<&Listed> {
        // A copy that has nothing of its own is not what anybody means.
        let meant = listed.iter().filter(|row| !row.is_spare());
        meant.filter(|row| row.id.as_ref().is_some_and(|id| holds(id.as_str()))).collect()
    };
    let exact = with_id(&|id| id == typed);
    if exact.is_empty() && !typed.is_empty() { with_id(&|id| id.starts_with(typed)) } else { exact }
}

/// The sessions that are called so, and whether more than one could have been meant: those it fits best, of these
/// practice only where nothing else is, and of a chain the last.
fn by_name<'a>(typed: &str, listed: &'a [Listed]) -> (Vec<&'a Listed>, bool) {
    let wanted = words(typed.strip_suffix(".json").unwrap_or(typed));
    let fitting: Vec<(Fit, &Listed)> = listed
        .iter()
        .filter(|row| row.is_of_its_own())
        .filter_map(|row| fit(&wanted, row).map(|fit| (fit, row)))
        .collect();
    let Some(best) = fitting.iter().map(|(fit, _)| *fit).min() else { return (Vec::new(), false) };
    let mut meant: Vec<&Listed> =
        fitting.iter().filter(|(fit, _)| *fit == best).map(|(_, row)| *row).collect();
    let practice = meant.iter().all(|row| row.practice);
    meant.retain(|row| row.practice == practice);
    let others = fitting.iter().filter(|(_, row)| practice || !row.practice).count();
    (last_of_chains(&meant, listed), best != Fit::Whole || others > 1)
}

/// These sessions without those that another of them follows, at whatever distance.
fn last_of_chains<'a>(meant: &[&'a Listed], listed: &[Listed]) -> Vec<&'a Listed> {
    let before: Vec<HashSet<&str>> = meant.iter().map(|row| before(row, listed)).collect();
    let follows = |later: usize, earlier: usize| {
        let id = meant[earlier].id.as_ref();
        id.is_some_and(|id| before[later].contains(id.as_str()))
    };
    // Where two follow each other, as only a hand can write it, neither is the last.
    let is_over = |row| (0..meant.len()).any(|other| follows(other, row) && !follows(row, other));
    (0..meant.len()).filter(|row| !is_over(*row)).map(|row| meant[row]).collect()
}

/// The ids of the sessions before one in its chain.
fn before<'a>(row: &'a Listed, listed: &'a [Listed]) -> HashSet<&'a str> {
    let mut before = HashSet::new();
    let mut next = row.supersedes.as_ref();
    while let Some(id) = next.filter(|id| before.insert(id.as_str())) {
        let earlier = listed.iter().find(|row| row.id.as_ref() == Some(id));
        next = earlier.and_then(|row| row.supersedes.as_ref());
    }
    before
}

/// How words fit the company, the name, both, or the file of a session.
fn fit(wanted: &str, row: &Listed) -> Option<Fit> {
    let stem = row.path.file_stem().unwrap_or_default().to_string_lossy();
    let names = [&row.company, &row.name, &row.full_name(), stem.as_ref()].map(words);
    let inside = format!(" {wanted}");
    if wanted.is_empty() {
        None
    } else if names.iter().any(|name| name == wanted) {
        Some(Fit::Whole)
    } else if names.iter().any(|name| name.starts_with(wanted)) {
        Some(Fit::Beginning)
    } else {
        names.iter().any(|name| name.contains(&inside)).then_some(Fit::Word)
    }
}

/// The words of a name with a space between, without capitals, accents and signs.
fn words(name: &str) -> String {
    let folded = fold(name);
    let words: Vec<&str> = folded
        .split(|character: char| !character.is_alphanumeric())
        .filter(|word| !word.is_empty())
        .collect();
    words.join(" ")
}
