//! Every decision in one table, with the disagreement word for word.

use super::book::{Book, joined};
use super::{topic, votes};
use crate::assets::words::say;
use crate::domain::{people::Team, topic::Topic};
use crate::export::document::{Line, Writer};

pub(super) fn write(book: &Book<'_>, writer: &mut Writer) {
    let decided = || book.session.topics.iter().filter(|topic| topic.decided.is_some());
    let head = [
        say("playbook.topic"),
        say("playbook.decision"),
        say("team.sales"),
        say("team.marketing"),
        say("common.date"),
    ];
    writer.table(&head, decided().map(|topic| row(book, topic)).collect());
    let dissent = decided().filter_map(|topic| {
        let said = joined(votes::dissent(topic).iter().map(Line::plain), "; ");
        (!said.is_empty()).then(|| Line::labelled(&topic.title, &said))
    });
    let dissent: Vec<Line> = dissent.collect();
    if !dissent.is_empty() {
        writer.caption(say("playbook.dissent"));
        writer.list(dissent);
    }
}

fn row(book: &Book<'_>, decided: &Topic) -> Vec<String> {
    let side = |side: Team| votes::of_team(book, decided, side).unwrap_or_default();
    let day = decided.decided.as_ref().map(|decided| decided.at.day_in(&book.session.zone).long());
    vec![
        decided.title.clone(),
        topic::status(decided),
        side(Team::Sales),
        side(Team::Marketing),
        day.unwrap_or_default(),
    ]
}
