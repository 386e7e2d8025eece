//! What is left: open and parked with owner and date, and what people took on.

use super::book::{Book, date, is_begun, joined};
use super::topic;
use crate::assets::words::{fill, say};
use crate::domain::{
    action::{Parked, ParkedEnd},
    sentence::label,
    status::Status,
    topic::Topic,
};
use crate::export::document::{Line, Writer};

/// Topics somebody still has to bring to an end.
pub(super) fn topics<'a>(book: &Book<'a>) -> impl Iterator<Item = &'a Topic> {
    book.session.topics.iter().filter(|topic| topic.status.is_unsettled())
}

pub(super) fn write(book: &Book<'_>, writer: &mut Writer) {
    let topics = topics(book).map(|topic| open_topic(book, topic));
    let waiting = book.session.parking.iter().filter(|parked| parked.is_waiting());
    let parked = waiting.map(|item| parked_row(book, item, say("status.parked").to_owned()));
    let mut rows: Vec<Vec<String>> = topics.chain(parked).collect();
    if book.is_record() {
        let ended = book.session.parking.iter().filter(|parked| !parked.is_waiting());
        rows.extend(ended.map(|item| parked_row(book, item, ending(&item.end))));
    }
    let head = [
        say("common.what"),
        say("playbook.status"),
        say("common.who"),
        say("common.by"),
        say("playbook.came_up"),
        say("playbook.parked_at"),
    ];
    writer.table(&head, rows);
}

fn open_topic(book: &Book<'_>, open: &Topic) -> Vec<String> {
    let owner = open.owner.as_ref().map(|owner| &owner.person);
    let (who, by) = match &open.status {
        Status::NotAgreed(care) | Status::Parked(care) => {
            (book.owner(care.owner.as_ref().or(owner)), date(care.by))
        }
        Status::ToLeadership(question) => (question.decides.clone(), date(question.by)),
        status => (book.owner(status.owner().or(owner)), date(open.review_by)),
    };
    vec![open.title.clone(), topic::status(open), who, by, String::new(), String::new()]
}

fn parked_row(book: &Book<'_>, item: &Parked, status: String) -> Vec<String> {
    let at = if book.is_record() { book.time(item.at) } else { String::new() };
    vec![
        item.text.clone(),
        status,
        book.owner(item.owner.as_ref()),
        date(item.by),
        book.title_of(item.topic.as_ref()),
        at,
    ]
}

fn ending(end: &ParkedEnd) -> String {
    match end {
        ParkedEnd::Waiting => say("status.parked").to_owned(),
        ParkedEnd::Dropped { reason } => fill("playbook.dropped", &[("reason", reason)]),
        ParkedEnd::Settled => say("playbook.settled").to_owned(),
    }
}

/// What people took on, and what operations has to complete so that promises can be measured.
pub(super) fn actions(book: &Book<'_>, writer: &mut Writer) {
    let rows = book.session.actions.iter().map(|action| {
        vec![
            action.when.clone(),
            book.owner(action.who.as_ref()),
            action.what.clone(),
            date(action.by),
            book.title_of(action.topic.as_ref()),
            action.done_at.map_or_else(String::new, |at| book.time(at)),
        ]
    });
    let head = [
        say("playbook.when"),
        say("common.who"),
        say("common.what"),
        say("common.by"),
        say("playbook.topic"),
        say("playbook.done"),
    ];
    writer.table(&head, rows.collect());
    let unmeasured = book.session.topics.iter().filter(|topic| is_begun(topic)).filter_map(|topic| {
        let missing = topic.fields.unmeasured();
        let labels = joined(missing.iter().map(|slot| label(&slot.name)), ", ");
        (!missing.is_empty()).then(|| Line::labelled(&topic.title, &labels))
    });
    let unmeasured: Vec<Line> = unmeasured.collect();
    if !unmeasured.is_empty() {
        writer.caption(say("playbook.operations"));
        writer.list(unmeasured);
    }
}
