//! The poster: the agreed words on one page for the wall, large and few. Both sides' promises stand side by side.
//!
//! What does not hold yet is not on it, and neither is a name: who answers for what changes sooner than a wall.

use super::{
    book::{Book, team},
    gist::{gist, titled},
    summary,
};
use crate::assets::words::{fill, say};
use crate::domain::{fields::Fields, people::Team, sentence::promised_by, session::Step, topic::Topic};
use crate::export::document::{Inline, Level, Line, Table, Tone, Writer};

/// Words a page holds in letters that are read from three metres.
const WORDS: usize = 260;

pub(super) fn write(book: &Book<'_>, writer: &mut Writer) {
    if book.session.closed_at.is_none() {
        writer.status(Tone::Open, summary::draft(book));
    }
    let holding: Vec<&Topic> = book.session.topics.iter().filter(|topic| summary::holds(topic)).collect();
    if holding.is_empty() {
        writer.paragraph(say("poster.nothing"));
        return;
    }
    for goal in holding.iter().filter(|topic| matches!(topic.fields, Fields::Goal(_))) {
        writer.quote(gist(goal));
    }
    let (leads, others) = definitions(&holding);
    for lead in leads {
        defined(lead, writer);
    }
    promises(&holding, writer);
    let mut left = WORDS.saturating_sub(words(writer));
    let mut only_named = Vec::new();
    for topic in others {
        let needs = gist(topic).split_whitespace().count() + 3;
        if needs <= left {
            left -= needs;
            defined(topic, writer);
        } else {
            only_named.push(topic.title.as_str());
        }
    }
    if !only_named.is_empty() {
        writer.paragraph(fill("poster.also", &[("topics", &only_named.join(", "))]));
    }
    if let Some(by) = book.session.review_by {
        writer.paragraph(fill("poster.until", &[("date", &by.long())]));
    }
}

/// What we mean by our words: the lead, and what else there is.
fn definitions<'a>(holding: &[&'a Topic]) -> (Vec<&'a Topic>, Vec<&'a Topic>) {
    let definitions = holding.iter().copied().filter(|topic| topic.fields.step() == Step::Definitions);
    let without_goal = definitions.filter(|topic| !matches!(topic.fields, Fields::Goal(_)));
    without_goal.partition(|topic| matches!(topic.fields, Fields::Lead(_)))
}

fn defined(topic: &Topic, writer: &mut Writer) {
    writer.heading(Level::Three, titled(topic));
    writer.quote(gist(topic));
}

/// Two columns, and under them what both promise.
fn promises(holding: &[&Topic], writer: &mut Writer) {
    let of = |side: Option<Team>| {
        let promises = holding.iter().filter(|topic| topic.fields.is_promise());
        let side = promises.filter(|topic| promised_by(&topic.fields) == side);
        side.map(|topic| promise(topic)).collect::<Vec<Line>>()
    };
    let columns = Team::BOTH.map(|side| of(Some(side)));
    let longest = columns.iter().map(Vec::len).max().unwrap_or(0);
    if longest > 0 {
        let head = Team::BOTH.map(|side| Line::from(fill("team.promises", &[("team", &team(side))])));
        let cell = |column: &Vec<Line>, row: usize| column.get(row).cloned().unwrap_or_default();
        let rows = (0..longest).map(|row| columns.iter().map(|column| cell(column, row)).collect());
        writer.table_of(Table { head: head.to_vec(), rows: rows.collect() });
    }
    let both = of(None);
    if !both.is_empty() {
        writer.caption(say("playbook.both_promise"));
        writer.list(both);
    }
}

fn promise(topic: &Topic) -> Line {
    Line(vec![Inline::Strong(titled(topic)), Inline::Text(format!(": {}", gist(topic)))])
}

fn words(writer: &Writer) -> usize {
    crate::export::plain::lines(writer.blocks()).iter().map(|line| line.split_whitespace().count()).sum()
}
