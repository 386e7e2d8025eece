//! One entry in full: what changed with its marks, the whole wording now and before, and why on demand.

use super::Other;
use crate::{
    assets::words::say,
    diff::{Change, Entry, Mark, Part, TopicDifference, marked},
    screen::{Context, agreed, reading::Reading, why},
    theme::Role,
};

/// Cells before everything below a heading.
const INDENT: u16 = 2;

/// The entry; a topic with its whole wording in both sessions, and how it came about if so.
pub(super) fn whole(ctx: &Context<'_>, reading: &mut Reading, entry: &Entry, other: &Other, why: bool) {
    reading.heading(entry.title.as_str());
    reading.paragraph(0, entry.standing.as_str(), Role::Accent);
    for late in &entry.late {
        reading.paragraph(0, format!("! {late}"), Role::Warn);
    }
    reading.blank();
    let topic = entry.topic.as_ref();
    let found = other.difference.topics.iter().find(|difference| Some(&difference.id) == topic);
    let Some(difference) = found else {
        for line in &entry.lines {
            reading.paragraph(INDENT, line.as_str(), Role::Text);
        }
        return;
    };
    changes(reading, entry, difference);
    let now = difference.now.as_ref().and_then(|_| ctx.session.topic(&difference.id));
    let was = difference.was_id.as_ref().and_then(|id| other.session.topic(id));
    let both = now.is_some() && was.is_some();
    for (heading, topic) in [("compare.now", now), ("compare.before", was)] {
        let Some(topic) = topic else { continue };
        if both && difference.parts.is_empty() && heading == "compare.before" {
            continue;
        }
        reading.heading(say(heading));
        agreed::words(reading, topic);
        agreed::disagreement(reading, topic);
    }
    if why {
        match (now, was) {
            (Some(topic), _) => why::tell(ctx, reading, ctx.session, topic),
            (None, Some(topic)) => why::tell(ctx, reading, &other.session, topic),
            (None, None) => {}
        }
    }
}

/// What changed; wordings with their marks and in their roles, everything else as the list says it.
fn changes(reading: &mut Reading, entry: &Entry, difference: &TopicDifference) {
    let wordings: Vec<&Part> = difference.parts.iter().filter(|part| part.is_wording()).collect();
    let told: Vec<String> = wordings.iter().flat_map(|part| part.lines_of_text()).collect();
    for part in wordings {
        if let Change::Words { pieces } = &part.change {
            let mut spans = vec![(format!("{}: ", part.label), Role::Muted)];
            let mut before = Mark::Same;
            for piece in pieces {
                let role = match piece.mark {
                    Mark::Same => Role::Text,
                    Mark::Deleted => Role::Deleted,
                    Mark::Inserted => Role::Inserted,
                };
                let gap = if (before, piece.mark) == (Mark::Deleted, Mark::Inserted) { " " } else { "" };
                spans.push((format!("{gap}{}", marked(std::slice::from_ref(piece))), role));
                before = piece.mark;
            }
            reading.pieces(INDENT, spans);
        }
    }
    let whole = !difference.text.is_empty() && entry.lines.first() == Some(&difference.text);
    for line in entry.lines.iter().filter(|line| !told.contains(line)).skip(usize::from(whole)) {
        reading.paragraph(INDENT, line.as_str(), Role::Text);
    }
}
