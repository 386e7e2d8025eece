//! How a topic's status reads: glyph, word and date, the same on every screen.

use super::Context;
use crate::{
    assets::words::{fill, say},
    domain::{
        sentence,
        status::{Care, Status},
        topic::Topic,
    },
    theme::Role,
};

/// Glyph and words of a topic's status: `√ agreed`, `= parked (Dana, Tue 24 Mar)`.
pub fn label(ctx: &Context<'_>, topic: &Topic) -> String {
    let words = match &topic.status {
        Status::Open if topic.changed_since_vote() => say("status.stale").to_owned(),
        Status::Open if topic.is_drafted() => say("status.drafted").to_owned(),
        Status::Provisional { until } => fill("status.provisional_until", &[("date", &until.short())]),
        Status::NotAgreed(care) | Status::Parked(care) => with_care(ctx, say(topic.status.key()), care),
        Status::DecidedByLeadership(answer) => {
            fill("status.decided_by_leadership_who", &[("name", &answer.name), ("date", &answer.on.short())])
        }
        other => say(other.key()).to_owned(),
    };
    format!("{} {words}", glyph(ctx, &topic.status))
}

fn with_care(ctx: &Context<'_>, word: &str, care: &Care) -> String {
    let owner = care.owner.as_ref().map(|id| ctx.session.name_of(id).to_owned());
    let parts: Vec<String> =
        owner.into_iter().chain(care.by.map(crate::domain::moment::Day::short)).collect();
    if parts.is_empty() { word.to_owned() } else { format!("{word} ({})", parts.join(", ")) }
}

/// The shape of a status, so that none is told apart by colour alone.
pub fn glyph(ctx: &Context<'_>, status: &Status) -> &'static str {
    let glyphs = ctx.theme.glyphs();
    match status {
        Status::Open | Status::NotToday { .. } | Status::Amended | Status::Retired { .. } => glyphs.dot,
        Status::Agreed | Status::Kept => glyphs.tick,
        Status::AgreedWithDissent => glyphs.plus_minus,
        Status::Provisional { .. } => "~",
        Status::NotAgreed(_) => "x",
        Status::Parked(_) => "=",
        Status::ToLeadership(_) | Status::DecidedByLeadership(_) => "^",
        Status::Questioned { .. } => "?",
    }
}

/// The role a status is drawn in.
pub fn role(topic: &Topic) -> Role {
    match &topic.status {
        Status::Agreed | Status::Kept => Role::Good,
        Status::AgreedWithDissent | Status::Provisional { .. } => Role::Accent,
        Status::NotAgreed(_) | Status::ToLeadership(_) | Status::Questioned { .. } => Role::Warn,
        _ => Role::Muted,
    }
}

/// What a topic says, on one line: its sentence for a promise, else its wording.
pub fn one_line(topic: &Topic) -> String {
    if topic.text.is_empty() {
        sentence::plain(&sentence::sentence(&topic.fields))
    } else {
        topic.text.clone()
    }
}
