//! One topic: what stands, how it stands, who answers for it, and the disagreement that belongs to it.

use super::book::{Book, date, is_begun, joined, team};
use super::{arithmetic, fields, history, summary, votes};
use crate::assets::words::{fill, say};
use crate::domain::{
    moment::Day,
    objection::{Fate, Objection},
    sentence::{objected, sentence},
    session::Step,
    status::{Care, Status},
    topic::Topic,
};
use crate::export::{
    document::{Inline, Level, Line, Tone, Writer, capitalised},
    part::Part,
};

/// The topics of one step that this document shows.
pub(super) fn write_all(book: &Book<'_>, writer: &mut Writer, step: Step, wanted: impl Fn(&Topic) -> bool) {
    for topic in book.session.topics_in(step).filter(|topic| wanted(topic)) {
        if is_shown(book, topic) {
            write(book, topic, writer);
        }
    }
}

/// Whether this document states a topic.
pub(super) fn is_shown(book: &Book<'_>, topic: &Topic) -> bool {
    book.is_record() || shared(topic) && (!book.leaves_out(Part::Unsettled) || summary::holds(topic))
}

/// Whether the shareable playbook states it; what is not settled stands under what is open.
pub(super) fn shared(topic: &Topic) -> bool {
    let holds = match &topic.status {
        Status::Open
        | Status::Agreed
        | Status::AgreedWithDissent
        | Status::Provisional { .. }
        | Status::Kept
        | Status::Amended
        | Status::Questioned { .. }
        | Status::DecidedByLeadership(_) => true,
        Status::NotAgreed(_)
        | Status::Parked(_)
        | Status::ToLeadership(_)
        | Status::NotToday { .. }
        | Status::Retired { .. }
        | Status::OutsideControl { .. } => false,
    };
    holds && is_begun(topic)
}

fn write(book: &Book<'_>, topic: &Topic, writer: &mut Writer) {
    writer.heading(Level::Three, topic.title.as_str());
    if !topic.given.is_empty() {
        writer.paragraph(fill("common.given_by_leadership", &[("limit", &topic.given)]));
    }
    wording(topic, writer);
    let votes = votes::line(book, topic);
    writer.status(tone(topic), joined([capitalised(&status(topic)), votes], ". "));
    for line in meaning(book, topic) {
        writer.paragraph(line);
    }
    fields::write(topic, writer);
    if is_begun(topic) {
        writer.list(fields::gaps(&topic.fields));
        writer.labelled(say("common.owner"), &book.owner_of(topic));
        arithmetic::write(book, topic, writer);
    }
    writer.labelled(say("playbook.topic_review"), &topic.review_by.map_or_else(String::new, Day::long));
    notes(book, topic, writer);
    if book.is_record() {
        history::write(book, topic, writer);
    }
}

/// The agreed words; where they are free text, what the typed fields say stands below them.
fn wording(topic: &Topic, writer: &mut Writer) {
    let pieces = sentence(&topic.fields);
    if pieces.is_empty() || topic.fields.is_empty() {
        writer.quote(topic.text.as_str());
        return;
    }
    if topic.fields.is_promise() {
        let mut spoken = fields::spoken(pieces);
        if !topic.text.is_empty() {
            spoken.0.push(Inline::Text(format!(" {}", topic.text)));
        }
        writer.quote(spoken);
        return;
    }
    writer.quote(topic.text.as_str());
    let mut spoken = fields::spoken(pieces);
    if topic.text.is_empty() {
        writer.quote(spoken);
    } else {
        spoken.0.insert(0, Inline::Text(format!("{}: ", say("playbook.in_numbers"))));
        writer.paragraph(spoken);
    }
}

/// The status in words, with its date or name where it has one.
pub(super) fn status(topic: &Topic) -> String {
    let said = match &topic.status {
        Status::Open if is_begun(topic) => say("status.drafted").to_owned(),
        Status::Provisional { until } => fill("status.provisional_until", &[("date", &until.long())]),
        Status::DecidedByLeadership(answer) => {
            fill("status.decided_by_leadership_who", &[("name", &answer.name), ("date", &answer.on.long())])
        }
        status => say(status.key()).to_owned(),
    };
    let stale = if topic.changed_since_vote() { say("status.stale") } else { "" };
    joined([said.as_str(), stale], ", ")
}

fn tone(topic: &Topic) -> Tone {
    match &topic.status {
        _ if topic.changed_since_vote() => Tone::Open,
        Status::Agreed | Status::Kept | Status::Amended | Status::DecidedByLeadership(_) => Tone::Settled,
        Status::AgreedWithDissent
        | Status::Provisional { .. }
        | Status::Retired { .. }
        | Status::OutsideControl { .. } => Tone::Noted,
        _ => Tone::Open,
    }
}

/// What the status says beyond its name: who looks after it, the question, the answer, the reason.
fn meaning(book: &Book<'_>, topic: &Topic) -> Vec<Line> {
    let care = |care: &Care| {
        let who = book.owner(care.owner.as_ref());
        vec![Line::from(fill("playbook.cared_for", &[("who", &who), ("date", &date(care.by))]))]
    };
    match &topic.status {
        Status::NotAgreed(by) | Status::Parked(by) => care(by),
        Status::NotToday { owner: Some(owner) } => {
            vec![Line::labelled(say("playbook.looks_after"), book.session.name_of(owner))]
        }
        Status::ToLeadership(question) => vec![
            Line::labelled(say("playbook.to_leadership"), &question.question),
            Line::labelled(say("team.sales"), &question.sales),
            Line::labelled(say("team.marketing"), &question.marketing),
            Line::from(fill("playbook.decides", &[("who", &question.decides), ("date", &date(question.by))])),
        ],
        Status::DecidedByLeadership(answer) => vec![Line::from(answer.answer.as_str())],
        Status::Retired { reason } | Status::OutsideControl { reason } => {
            vec![Line::labelled(&capitalised(say("common.reason")), reason)]
        }
        Status::Questioned { team: side, reason } => {
            vec![Line::from(fill("playbook.side", &[("team", &team(*side)), ("said", reason)]))]
        }
        _ => Vec::new(),
    }
}

/// The reason for going past the rule, the disagreement, the reservations, and the objections that were met. What was
/// taken back stays in the record, where the history of the topic tells all of them.
fn notes(book: &Book<'_>, topic: &Topic, writer: &mut Writer) {
    if let Some(decided) = topic.decided.as_ref().filter(|decided| !decided.overridden.is_empty()) {
        writer.paragraph(fill("playbook.overridden", &[("reason", &decided.overridden)]));
    }
    let mut noted = Vec::new();
    for line in votes::dissent(topic) {
        noted.push(Line::labelled(&capitalised(say("common.disagreement_noted")), &line.plain()));
    }
    noted.extend(votes::reservations(book, topic));
    let met = |one: &&Objection| matches!(one.fate, Fate::MetByAmendment { .. }) && !book.is_record();
    noted.extend(objected::settled(topic).filter(met).map(|one| Line::from(objected::told(one))));
    writer.list(noted);
}
