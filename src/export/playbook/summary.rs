//! One page: what was agreed, the goal, what each side promises, and when we look again.

use super::book::{Book, team};
use super::gist::{gist, titled};
use super::{meetings, open};
use crate::assets::words::{count, fill, say};
use crate::domain::{
    fields::Fields,
    people::Team,
    sentence::{in_full, promised_by},
    session::Step,
    status::Status,
    topic::Topic,
};
use crate::export::document::{Line, Writer};

pub(super) fn write(book: &Book<'_>, writer: &mut Writer) {
    writer.paragraph(tally(book));
    for topic in
        book.session.topics.iter().filter(|topic| matches!(topic.fields, Fields::Goal(_)) && holds(topic))
    {
        writer.paragraph(said(topic));
    }
    let meant = |topic: &&Topic| {
        topic.fields.step() == Step::Definitions && !matches!(topic.fields, Fields::Goal(_)) && holds(topic)
    };
    let definitions: Vec<Line> = book
        .session
        .topics
        .iter()
        .filter(meant)
        .map(|topic| Line::labelled(&titled(topic), &gist(topic)))
        .collect();
    if !definitions.is_empty() {
        writer.caption(say("step.definitions"));
        writer.list(definitions);
    }
    for side in [Some(Team::Sales), Some(Team::Marketing), None] {
        let promises: Vec<Line> = book
            .session
            .topics
            .iter()
            .filter(|topic| topic.fields.is_promise() && promised_by(&topic.fields) == side && holds(topic))
            .map(|topic| Line::labelled(&topic.title, &said(topic)))
            .collect();
        if !promises.is_empty() {
            let title = side.map_or_else(
                || say("playbook.both_promise").to_owned(),
                |side| fill("team.promises", &[("team", &team(side))]),
            );
            writer.caption(&title);
            writer.list(promises);
        }
    }
    let next: Vec<Line> = meetings::next(book).into_iter().map(Line::from).collect();
    if !next.is_empty() {
        writer.caption(say("step.cadence"));
        writer.list(next);
    }
    if let Some(by) = book.session.review_by {
        writer.paragraph(fill("playbook.in_force", &[("date", &by.long())]));
    }
}

/// That it is a draft, with the number of open topics that the tally says, too.
pub(super) fn draft(book: &Book<'_>) -> String {
    match open::topics(book).count() {
        0 => say("brief.draft_settled").to_owned(),
        open => count("brief.draft", open),
    }
}

/// "9 agreed, 1 disagreement noted, 3 still open".
pub(super) fn tally(book: &Book<'_>) -> String {
    let topics = &book.session.topics;
    let number = |test: fn(&Topic) -> bool| topics.iter().filter(|topic| test(topic)).count();
    let parts = [
        ("playbook.agreed", number(|topic| topic.status.is_plainly_agreed())),
        ("playbook.noted", number(|topic| topic.status == Status::AgreedWithDissent)),
        ("playbook.provisional", number(|topic| matches!(topic.status, Status::Provisional { .. }))),
        ("playbook.decided_above", number(|topic| matches!(topic.status, Status::DecidedByLeadership(_)))),
        ("playbook.unsettled", number(|topic| topic.status.is_unsettled())),
    ];
    let said = parts.into_iter().filter(|(_, number)| *number > 0);
    said.map(|(key, number)| count(key, number)).collect::<Vec<_>>().join(", ")
}

/// Whether the summary may state it as what holds.
pub(super) fn holds(topic: &Topic) -> bool {
    topic.is_worded() && (topic.status.is_agreed() || matches!(topic.status, Status::DecidedByLeadership(_)))
}

/// The promise in one go: the words both teams found for it, or else what its typed fields say.
pub(super) fn said(topic: &Topic) -> String {
    in_full(topic)
}
