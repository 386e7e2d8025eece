//! The agreed words as a text to be read: one topic, everything so far, the read-back at the close.
//!
//! It words nothing itself: it puts wording, status and disagreement of the session in order.

use super::{Context, reading::Reading, status};
use crate::{
    assets::words::{count, fill, say},
    domain::{objection::Fate, sentence, session::Step, status::Status, topic::Topic},
    theme::Role,
};

/// Cells before everything below a title.
const INDENT: u16 = 2;

/// Whether a topic belongs into what was agreed: by both teams, or by leadership.
pub fn is_in(topic: &Topic) -> bool {
    topic.status.is_agreed() || matches!(topic.status, Status::DecidedByLeadership(_))
}

/// Everything agreed, step by step, for a read-back; empty while nothing is.
pub fn read_back(ctx: &Context<'_>) -> Reading {
    let mut reading = Reading::default();
    for step in Step::ALL {
        let mut topics = ctx.session.topics_in(step).filter(|topic| is_in(topic)).peekable();
        if topics.peek().is_some() {
            reading.heading(say(step.key()));
        }
        for topic in topics {
            title(ctx, &mut reading, topic);
            words(&mut reading, topic);
            disagreement(&mut reading, topic);
        }
    }
    ended(ctx, &mut reading);
    reading
}

/// What was taken over and brought to its end, with the reason: it is read back too.
fn ended(ctx: &Context<'_>, reading: &mut Reading) {
    let mut ended = ctx.session.topics.iter().filter_map(|topic| match &topic.status {
        Status::Retired { reason } | Status::OutsideControl { reason } if topic.origin.is_some() => {
            Some((topic, reason))
        }
        _ => None,
    });
    let Some(first) = ended.next() else { return };
    reading.heading(say("following.ended"));
    for (topic, reason) in std::iter::once(first).chain(ended) {
        title(ctx, reading, topic);
        reading.paragraph(INDENT, reason.as_str(), Role::Text);
    }
}

/// Everything so far, with what is still open, for whoever comes in late.
pub fn so_far(ctx: &Context<'_>) -> Reading {
    let mut reading = read_back(ctx);
    if reading.is_empty() {
        reading.paragraph(0, say("so_far.empty"), Role::Muted);
    }
    let open = ctx.session.topics.iter().filter(|topic| topic.status == Status::Open);
    let titles: Vec<&str> = open.map(|topic| topic.title.as_str()).collect();
    let waiting = ctx.session.parking.iter().filter(|parked| parked.is_waiting()).count();
    if !titles.is_empty() || waiting > 0 {
        reading.heading(say("so_far.open"));
    }
    reading.paragraph(INDENT, titles.join(", "), Role::Text);
    if waiting > 0 {
        reading.paragraph(INDENT, count("parking.waiting", waiting as u64), Role::Text);
    }
    reading
}

/// A topic's title with where it stands.
fn title(ctx: &Context<'_>, reading: &mut Reading, topic: &Topic) {
    let label = status::label(ctx, topic);
    reading.blank().pieces(
        0,
        vec![
            (topic.title.clone(), Role::Accent),
            ("   ".to_owned(), Role::Text),
            (label, status::role(topic)),
        ],
    );
}

/// What a topic says: the sentence of its fields and the joint text.
pub(super) fn words(reading: &mut Reading, topic: &Topic) {
    if let Status::DecidedByLeadership(answer) = &topic.status {
        reading.paragraph(INDENT, answer.answer.as_str(), Role::Text);
        return;
    }
    if !topic.given.is_empty() {
        let given = fill("common.given_by_leadership", &[("limit", &topic.given)]);
        reading.paragraph(INDENT, given, Role::Accent);
    }
    reading.paragraph(INDENT, sentence::plain(&sentence::sentence(&topic.fields)), Role::Text);
    reading.paragraph(INDENT, topic.text.as_str(), Role::Text);
}

/// What stays written down: the disagreement, or a reservation.
pub(super) fn disagreement(reading: &mut Reading, topic: &Topic) {
    let noted = topic
        .objections
        .iter()
        .filter(|objection| objection.revision == topic.revision && objection.fate == Fate::GoAhead);
    for objection in noted {
        reading.paragraph(INDENT, status::disagreement(objection), Role::Warn);
    }
    for reservation in topic.reservations.iter().filter(|noted| noted.revision == topic.revision) {
        reading.paragraph(INDENT, status::reservation(reservation), Role::Muted);
    }
}
