//! How a topic came to stand as it does: proposals, revisions, rounds, objections. For the record only.

use super::book::{Book, team};
use super::{fields, votes};
use crate::assets::words::{fill, say};
use crate::domain::{
    objection::Fate,
    people::Team,
    session::Session,
    topic::{Author, Topic},
    vote::{Motion, Round},
};
use crate::export::document::{Inline, Line, Writer};

pub(super) fn write(book: &Book<'_>, topic: &Topic, writer: &mut Writer) {
    proposals(book, topic, writer);
    revisions(book, topic, writer);
    rounds(book, topic, writer);
    objections(book, topic, writer);
    if let Some(decided) = topic.decided.as_ref().filter(|decided| decided.revision > 0) {
        let (revision, at) = (decided.revision, book.time(decided.at));
        writer.paragraph(fill("playbook.decided_on", &[("n", &revision), ("at", &at)]));
    }
    if let Some(at) = topic.details_at {
        writer.paragraph(fill("playbook.details_added", &[("at", &book.time(at))]));
    }
    if let Some(at) = topic.owner.as_ref().and_then(|owner| owner.confirmed_at) {
        writer.paragraph(fill("playbook.owner_confirmed", &[("at", &book.time(at))]));
    }
    if let Some(origin) = &topic.origin {
        let previous = book.session.previous.as_deref().filter(|previous| previous.id == origin.session);
        let session = previous.map_or_else(|| origin.session.to_string(), Session::full_name);
        let topic = previous.and_then(|previous| previous.topic(&origin.topic));
        let title = topic.map_or(origin.topic.as_str(), |topic| topic.title.as_str());
        let values: &[(&str, &dyn std::fmt::Display)] = &[("session", &session), ("topic", &title)];
        let said = if origin.agreed {
            fill("playbook.origin_agreed", values)
        } else {
            fill("playbook.origin_open", values)
        };
        writer.paragraph(said);
    }
}

fn proposals(book: &Book<'_>, topic: &Topic, writer: &mut Writer) {
    let by = |author: Author| match author {
        Author::Sales => say("team.sales"),
        Author::Marketing => say("team.marketing"),
        Author::Mixed => say("playbook.mixed_group"),
    };
    for proposal in &topic.proposals {
        let at = book.time(proposal.at);
        writer.paragraph(fill("playbook.proposed", &[("by", &by(proposal.by)), ("at", &at)]));
        writer.quote(proposal.text.as_str());
    }
}

fn revisions(book: &Book<'_>, topic: &Topic, writer: &mut Writer) {
    for revision in &topic.revisions {
        let at = book.time(revision.replaced_at);
        writer.paragraph(fill("playbook.replaced", &[("n", &revision.number), ("at", &at)]));
        writer.quote(revision.text.as_str());
        fields::write_all(topic, &revision.fields, writer);
    }
    for correction in &topic.corrections {
        let (revision, at) = (correction.revision, book.time(correction.at));
        writer.paragraph(fill("playbook.corrected", &[("n", &revision), ("at", &at)]));
        writer.quote(Line(vec![Inline::Deleted(correction.before.clone())]));
    }
}

/// Every vote; what was handed in and not shown stays hidden here too.
fn rounds(book: &Book<'_>, topic: &Topic, writer: &mut Writer) {
    let head = [
        say("playbook.round"),
        say("playbook.revision"),
        say("playbook.method"),
        say("playbook.opened"),
        say("team.sales"),
        say("team.marketing"),
        say("playbook.shown"),
    ];
    let rows = topic.rounds.iter().map(|round| {
        let side = |side: Team| match round.revealed_at {
            Some(_) => votes::counted(round, topic, side),
            None => String::new(),
        };
        let shown = match round.revealed_at {
            Some(at) => book.time(at),
            None if round.left => say("playbook.left").to_owned(),
            None => say("vote.hidden").to_owned(),
        };
        vec![
            round.number.to_string(),
            round.revision.to_string(),
            asked(round),
            book.time(round.opened_at),
            side(Team::Sales),
            side(Team::Marketing),
            shown,
        ]
    });
    writer.table(&head, rows.collect());
}

/// How a round was held, or that it asked whether the topic is no longer valid.
fn asked(round: &Round) -> String {
    let method = votes::method(round.method);
    match round.motion {
        Motion::Adopt => method.to_owned(),
        Motion::Retire => fill("playbook.asked_to_retire", &[("method", &method)]),
    }
}

fn objections(book: &Book<'_>, topic: &Topic, writer: &mut Writer) {
    let head = [
        say("playbook.objection"),
        say("playbook.team"),
        say("playbook.round"),
        say("playbook.revision"),
        say("common.date"),
        say("common.reason"),
        say("playbook.acceptable"),
        say("playbook.named"),
        say("playbook.fate"),
    ];
    let rows = topic.objections.iter().map(|objection| {
        vec![
            objection.number.to_string(),
            team(objection.team).to_owned(),
            objection.round.to_string(),
            objection.revision.to_string(),
            book.time(objection.at),
            objection.reason.clone(),
            objection.acceptable_if.clone(),
            objection.named.clone(),
            fate(&objection.fate),
        ]
    });
    writer.table(&head, rows.collect());
}

fn fate(fate: &Fate) -> String {
    match fate {
        Fate::Open => say("objection.open").to_owned(),
        Fate::MetByAmendment { revision } => fill("playbook.met", &[("n", revision)]),
        Fate::Withdrawn => say("objection.withdrawn").to_owned(),
        Fate::GoAhead => say("objection.go_ahead").to_owned(),
        Fate::Stands => say("status.not_agreed").to_owned(),
    }
}
