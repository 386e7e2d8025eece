//! The summary: what came out in at most 25 lines, to be pasted into an e-mail or a chat.
//!
//! Lines are counted as plain text breaks them. What does not fit is named as a number with where to read it, never
//! cut in the middle of somebody's words.

use super::{
    book::Book,
    gist::{gist, titled},
    meetings, open, summary,
};
use crate::assets::words::{count, fill, say};
use crate::domain::{
    fields::Fields,
    people::Team,
    sentence::{promised_by, sentence},
    topic::Topic,
};
use crate::export::{
    document::{Line, Tone, Writer},
    plain,
};

/// The most lines there are, the title with its rule included.
const LINES: usize = 25;

pub(super) fn write(book: &Book<'_>, writer: &mut Writer) {
    if book.session.practice {
        writer.status(Tone::Noted, say("playbook.practice_session"));
    }
    if book.session.closed_at.is_none() {
        writer.status(Tone::Open, summary::draft(book));
    }
    writer.paragraph(summary::tally(book));
    let mut end = Writer::default();
    end.list(next(book));
    // A blank line and a caption above the end, and one line that says how much there is besides.
    let room = LINES.saturating_sub(length(writer) + length(&end) + 3);
    let mut holding = Writer::default();
    let mut left_out = 0;
    for line in said(book) {
        let mut longer = holding.clone();
        longer.list(vec![line]);
        if left_out == 0 && length(&longer) <= room {
            holding = longer;
        } else {
            left_out += 1;
        }
    }
    writer.append(holding);
    if left_out > 0 {
        writer.list(vec![count("brief.more", left_out).into()]);
    }
    if length(&end) > 0 {
        writer.paragraph(say("brief.next"));
    }
    writer.append(end);
}

/// What holds, in the order of what people ask first; promises of the two sides in turn.
fn said(book: &Book<'_>) -> Vec<Line> {
    let holding: Vec<&Topic> = book.session.topics.iter().filter(|topic| summary::holds(topic)).collect();
    let is_first = |topic: &Topic| matches!(topic.fields, Fields::Goal(_) | Fields::Lead(_));
    let first = holding.iter().filter(|topic| is_first(topic));
    let promises = |side: Option<Team>| {
        let promises = holding.iter().filter(|topic| topic.fields.is_promise());
        promises.filter(|topic| promised_by(&topic.fields) == side).copied().collect::<Vec<&Topic>>()
    };
    let (sales, marketing) = (promises(Some(Team::Sales)), promises(Some(Team::Marketing)));
    let in_turn = (0..sales.len().max(marketing.len()))
        .flat_map(|index| [sales.get(index), marketing.get(index)])
        .flatten()
        .copied();
    // Whatever else holds comes last, so that the tally above and what is listed or counted below agree.
    let others = holding.iter().filter(|topic| !is_first(topic) && !topic.fields.is_promise());
    first.copied().chain(in_turn).chain(promises(None)).chain(others.copied()).map(line).collect()
}

/// A promise says itself whose it is; anything else needs its title.
fn line(topic: &Topic) -> Line {
    let title = titled(topic);
    if title == topic.title && topic.fields.is_promise() && !sentence(&topic.fields).is_empty() {
        Line::from(gist(topic))
    } else {
        Line::labelled(&title, &gist(topic))
    }
}

/// When we look again, what is still open, and what people do until then.
fn next(book: &Book<'_>) -> Vec<Line> {
    let mut lines: Vec<Line> =
        meetings::next(book).first().map(|next| Line::from(next.as_str())).into_iter().collect();
    lines.extend(book.session.review_by.map(|by| Line::from(fill("brief.review", &[("date", &by.long())]))));
    let actions = book.session.actions.iter().filter(|action| action.done_at.is_none()).count();
    if actions > 0 {
        lines.push(count("brief.actions", actions).into());
    }
    let open: Vec<&str> = open::topics(book).map(|topic| topic.title.as_str()).collect();
    // More titles than these would leave no room for what is agreed.
    let titles = open.join(", ");
    if !open.is_empty() && titles.chars().count() <= 2 * plain::COLUMNS {
        lines.push(fill("brief.open", &[("topics", &titles)]).into());
    }
    lines
}

/// Lines of what is written so far.
fn length(writer: &Writer) -> usize {
    plain::lines(writer.blocks()).len()
}
