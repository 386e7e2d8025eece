//! The end: who signed, and what leadership is asked.

use super::book::{Book, date, team};
use crate::assets::{
    prep,
    words::{count, fill, say},
};
use crate::domain::{people::Team, status::Status};
use crate::export::document::Writer;

pub(super) fn write(book: &Book<'_>, writer: &mut Writer) {
    writer.paragraph(prep::prep().signoff());
    let rows = Team::BOTH.into_iter().map(|side| {
        let Some(signature) = book.session.signature(side) else {
            return vec![
                team(side).to_owned(),
                String::new(),
                say("playbook.not_signed").to_owned(),
                String::new(),
            ];
        };
        let when = signature
            .signed_at
            .map_or_else(|| fill("playbook.to_sign", &[("date", &date(signature.due))]), |at| book.time(at));
        let has_signed = signature.signed_at.is_some();
        let changes =
            book.context.changes_since_signed.get(side).filter(|changes| has_signed && *changes > 0);
        let before = changes.map_or_else(String::new, |changes| count("playbook.signed_before", changes));
        vec![team(side).to_owned(), signature.name.clone(), when, before]
    });
    let head =
        [say("playbook.team"), say("playbook.name"), say("playbook.signed"), say("playbook.since_then")];
    writer.table(&head, rows.collect());
}

/// Every question handed up, with both sides' wording and the answer where there is one.
pub(super) fn leadership(book: &Book<'_>, writer: &mut Writer) {
    let rows = book.session.topics.iter().filter_map(|topic| match &topic.status {
        Status::ToLeadership(question) => Some(vec![
            question.question.clone(),
            question.sales.clone(),
            question.marketing.clone(),
            question.decides.clone(),
            date(question.by),
            String::new(),
        ]),
        Status::DecidedByLeadership(answer) => Some(vec![
            topic.title.clone(),
            String::new(),
            String::new(),
            answer.name.clone(),
            answer.on.long(),
            answer.answer.clone(),
        ]),
        _ => None,
    });
    let head = [
        say("playbook.question"),
        say("playbook.sales_wants"),
        say("playbook.marketing_wants"),
        say("playbook.who_decides"),
        say("common.by"),
        say("playbook.answer"),
    ];
    writer.table(&head, rows.collect());
}
