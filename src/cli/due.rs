//! `smarketing due`: what is overdue or comes soon, over all sessions or in one; quick and quiet enough for a shell prompt.
//!
//! What counts is the domain's business; practice sessions and what a later session took over do not.

use super::{Outcome, exit::Exit, failure::Failure, out, sessions, world::World};
use crate::{
    assets::words::{count, fill, say},
    domain::{
        due::{Due, across, superseded},
        ids::{SessionId, TopicId},
        moment::Day,
        session::Session,
    },
    store::library,
};
use serde::Serialize;

#[derive(Debug, clap::Args)]
pub(super) struct Arguments {
    /// The session; all of them when left out
    #[arg(value_name = "S")]
    session: Option<String>,
    /// How far to look ahead: 7d, 2w
    #[arg(long, value_name = "TIME", default_value = "7d", value_parser = within)]
    within: u16,
    /// Print one JSON document
    #[arg(long, conflicts_with = "quiet")]
    json: bool,
    /// Print one line, or nothing when nothing is due
    #[arg(long)]
    quiet: bool,
}

#[derive(Serialize)]
struct Document<'a> {
    format: &'static str,
    version: u32,
    within_days: u16,
    overdue: usize,
    unread: usize,
    sessions: Vec<Row<'a>>,
}

#[derive(Serialize)]
struct Row<'a> {
    id: &'a SessionId,
    name: String,
    today: Day,
    due: Vec<Item<'a>>,
}

#[derive(Serialize)]
struct Item<'a> {
    kind: &'static str,
    id: &'a str,
    topic: Option<&'a TopicId>,
    what: &'a str,
    who: &'a str,
    on: Day,
    days: i32,
    overdue: bool,
}

/// A session with what is due in it, on the day it is there.
struct Listed<'a> {
    session: &'a Session,
    today: Day,
    due: Vec<Due>,
}

pub(super) fn run(world: &World, arguments: &Arguments) -> Outcome {
    let (mut sessions, unread) = shelf(world)?;
    let wanted = match &arguments.session {
        Some(reference) => Some(one(world, reference, &mut sessions)?),
        None => None,
    };
    let today = |session: &Session| world.today(&session.zone);
    let listed: Vec<Listed<'_>> = across(&sessions, today, arguments.within)
        .into_iter()
        .filter(|(session, _)| wanted.as_ref().is_none_or(|wanted| *wanted == session.id))
        .map(|(session, due)| Listed { session, today: today(session), due })
        .collect();
    let late = |listed: &Listed<'_>| listed.due.iter().filter(|due| due.is_overdue(listed.today)).count();
    let overdue = listed.iter().map(late).sum();
    if arguments.json {
        let within_days = arguments.within;
        let sessions = listed.iter().map(row).collect();
        out::json(&Document {
            format: "smarketing-due",
            version: 1,
            within_days,
            overdue,
            unread,
            sessions,
        })?;
    } else if arguments.quiet {
        quiet(&listed, overdue)?;
    } else {
        for_people(&listed)?;
        if listed.is_empty() {
            let one = sessions.iter().find(|session| Some(&session.id) == wanted.as_ref());
            out::line(&nothing_due(one, arguments.within))?;
        }
        if unread > 0 {
            out::note(&count("cli.unread", unread as u64));
        }
    }
    Ok(if overdue > 0 { Exit::Findings } else { Exit::Done })
}

/// Every session that can be read, and how many files cannot.
fn shelf(world: &World) -> Result<(Vec<Session>, usize), Failure> {
    let all = library::all(&world.places)?;
    let files = all.len();
    let sessions: Vec<Session> = all.into_iter().filter_map(|(_, session)| session).collect();
    let unread = files - sessions.len();
    Ok((sessions, unread))
}

/// The one session somebody asked for, also when it is somewhere else or for practice; asked for by name, it counts.
fn one(world: &World, reference: &str, sessions: &mut Vec<Session>) -> Result<SessionId, Failure> {
    let mut session = sessions::view(world, reference)?.workshop.session().clone();
    session.practice = false;
    let id = session.id.clone();
    if superseded(&*sessions).contains(&id) {
        out::note(&fill("cli.superseded", &[("session", &session.full_name())]));
    }
    sessions.retain(|other| other.id != id);
    sessions.push(session);
    Ok(id)
}

fn row<'a>(listed: &'a Listed<'_>) -> Row<'a> {
    let item = |due: &'a Due| Item {
        kind: due.kind.name(),
        id: &due.id,
        topic: due.topic.as_ref(),
        what: &due.what,
        who: &due.who,
        on: due.on,
        days: due.on.days_since(listed.today),
        overdue: due.is_overdue(listed.today),
    };
    let due = listed.due.iter().map(item).collect();
    Row { id: &listed.session.id, name: listed.session.full_name(), today: listed.today, due }
}

/// One line for a prompt; silence when there is nothing to say.
fn quiet(listed: &[Listed<'_>], overdue: usize) -> Result<(), Failure> {
    if listed.is_empty() {
        return Ok(());
    }
    let all: usize = listed.iter().map(|listed| listed.due.len()).sum();
    let names: Vec<String> = listed.iter().map(|listed| listed.session.full_name()).collect();
    let soon = all - overdue;
    out::line(&crate::text::clean_line(&fill(
        "cli.due_quiet",
        &[("overdue", &overdue), ("soon", &soon), ("names", &names.join(", "))],
    )))
}

fn for_people(listed: &[Listed<'_>]) -> Result<(), Failure> {
    for Listed { session, today, due } in listed {
        out::line(&format!("{} ({})", session.full_name(), session.id))?;
        for due in due {
            let mark = if due.is_overdue(*today) { '!' } else { ' ' };
            let what = match due.phrase() {
                phrase if due.who.is_empty() || phrase.contains(&due.who) => phrase,
                phrase => fill("cli.due_by", &[("what", &phrase), ("who", &due.who)]),
            };
            let when = when(due.on.days_since(*today));
            let values: [(&str, &dyn std::fmt::Display); 3] =
                [("date", &due.on.long()), ("when", &when), ("what", &what)];
            out::line(&format!("{mark} {}", fill("cli.due_on", &values)))?;
        }
    }
    Ok(())
}

/// That nothing is due, in the session that was asked for or in all of them.
fn nothing_due(one: Option<&Session>, within: u16) -> String {
    let days = count("common.days", u64::from(within));
    match one {
        Some(session) => fill("cli.nothing_due_in", &[("days", &days), ("session", &session.full_name())]),
        None => fill("cli.nothing_due", &[("days", &days)]),
    }
}

/// "in 3 days", "today", "1 day late".
fn when(days: i32) -> String {
    match days {
        0 => say("cli.due_today").to_owned(),
        1.. => count("cli.in_days", days.unsigned_abs()),
        _ => count("cli.days_late", days.unsigned_abs()),
    }
}

/// Reads "7d", "7" or "2w" as days.
fn within(text: &str) -> Result<u16, String> {
    let text = text.trim().to_lowercase();
    let (number, days) = match text.strip_suffix('w') {
        Some(weeks) => (weeks, 7),
        None => (text.strip_suffix('d').unwrap_or(&text), 1),
    };
    let number: Option<u16> = number.parse().ok().and_then(|number: u16| number.checked_mul(days));
    number.filter(|days| *days <= 3660).ok_or_else(|| "type days or weeks, such as 7d or 2w".to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn days_and_weeks_are_read() {
        assert_eq!(["7d", "7", "2W", "0d"].map(within), [Ok(7), Ok(7), Ok(14), Ok(0)]);
        for wrong in ["", "d", "soon", "-1d", "1m", "99999d", "9999w"] {
            assert!(within(wrong).is_err(), "{wrong}");
        }
    }
}
