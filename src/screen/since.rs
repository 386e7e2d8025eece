//! Last time beside this time: where a topic that was taken over stood, what was said about it and how it was kept.
//!
//! No screen of its own: what is due and the topic itself both tell it, in the same words.

use super::{Context, status, team_key};
use crate::{
    assets::words::{fill, say},
    domain::{numbers::Record, objection::Fate, session::Session, status::Status, topic::Topic},
};

/// The topic as the session before left it.
pub fn then<'a>(ctx: &Context<'a>, topic: &Topic) -> Option<&'a Topic> {
    let origin = topic.origin.as_ref()?;
    ctx.session.previous.as_deref()?.topic(&origin.topic)
}

/// "agreed Thu 12 Mar, kept 3 of 4".
pub fn stood(ctx: &Context<'_>, previous: &Session, then: &Topic) -> String {
    let day = then.decided.as_ref().map(|decided| ctx.told(decided.at.day_in(&previous.zone)));
    let stood = match day {
        Some(day) if then.status != Status::Open => {
            fill("since.stood_on", &[("status", &say(then.status.key())), ("date", &day)])
        }
        _ => say(then.status.key()).to_owned(),
    };
    let kept = kept(previous, then);
    if kept.is_empty() { stood } else { format!("{stood}, {kept}") }
}

/// "kept 3 of 4"; empty where no check says so.
pub fn kept(previous: &Session, then: &Topic) -> String {
    let record = Record::of(previous, &then.id);
    match record.answered() {
        0 => String::new(),
        answered => fill("since.kept_of", &[("n", &record.yes), ("total", &answered)]),
    }
}

/// What was said about it beside its words: why a team took its word back, what it disagreed with, what was answered.
pub fn said(then: &Topic) -> String {
    match &then.status {
        Status::Questioned { team, reason } => {
            fill("since.questioned", &[("team", &say(team_key(*team))), ("reason", reason)])
        }
        Status::AgreedWithDissent => {
            let standing = then.objections.iter().rev().find(|objection| objection.fate == Fate::GoAhead);
            standing.map(status::disagreement).unwrap_or_default()
        }
        Status::DecidedByLeadership(answer) => {
            fill("since.answered", &[("name", &answer.name), ("answer", &answer.answer)])
        }
        Status::ToLeadership(question) => question.question.clone(),
        agreed if agreed.is_agreed() => {
            let noted = then.reservations.iter().find(|noted| noted.revision == then.revision);
            noted.map(status::reservation).unwrap_or_default()
        }
        _ => String::new(),
    }
}
