//! How a topic's status reads: glyph, word and date, the same on every screen.

use super::{Context, team_key};
use crate::{
    assets::words::{fill, say},
    domain::{
        objection::{Objection, Reservation},
        sentence,
        status::{Care, Status},
        topic::Topic,
        vote::Tally,
    },
    theme::Role,
};

/// Glyph and words of a topic's status: `√ agreed`, `= parked (Dana, Tue 24 Mar)`.
pub fn label(ctx: &Context<'_>, topic: &Topic) -> String {
    let words = match &topic.status {
        Status::Open if topic.changed_since_vote() => say("status.stale").to_owned(),
        Status::Open if topic.is_as_carried() => say("status.carried").to_owned(),
        Status::Open if topic.is_drafted() => say("status.drafted").to_owned(),
        Status::Provisional { until } => fill("status.provisional_until", &[("date", &ctx.told(*until))]),
        Status::NotAgreed(care) | Status::Parked(care) => with_care(ctx, say(topic.status.key()), care),
        Status::DecidedByLeadership(answer) => fill(
            "status.decided_by_leadership_who",
            &[("name", &answer.name), ("date", &ctx.told(answer.on))],
        ),
        other => say(other.key()).to_owned(),
    };
    format!("{} {words}", glyph(ctx, &topic.status))
}

fn with_care(ctx: &Context<'_>, word: &str, care: &Care) -> String {
    let owner = care.owner.as_ref().map(|id| ctx.session.name_of(id).to_owned());
    let parts: Vec<String> = owner.into_iter().chain(care.by.map(|day| ctx.told(day))).collect();
    if parts.is_empty() { word.to_owned() } else { format!("{word} ({})", parts.join(", ")) }
}

/// Who answers for a topic, and by when a yes is waited for; empty while nobody does.
pub fn owner(ctx: &Context<'_>, topic: &Topic) -> String {
    let Some(owner) = &topic.owner else { return String::new() };
    let name = ctx.session.name_of(&owner.person);
    match owner.confirm_by {
        None => name.to_owned(),
        Some(day) => fill("topics.owner_to_confirm", &[("name", &name), ("date", &ctx.told(day))]),
    }
}

/// The shape of a status, so that none is told apart by colour alone.
pub fn glyph(ctx: &Context<'_>, status: &Status) -> &'static str {
    let glyphs = ctx.theme.glyphs();
    match status {
        Status::Open | Status::NotToday { .. } => glyphs.dot,
        Status::Retired { .. } | Status::OutsideControl { .. } => "-",
        Status::Agreed | Status::Kept | Status::Amended => glyphs.tick,
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
    role_of(&topic.status)
}

/// The same for a status alone.
pub fn role_of(status: &Status) -> Role {
    match status {
        Status::Agreed | Status::Kept | Status::Amended => Role::Good,
        Status::AgreedWithDissent | Status::Provisional { .. } => Role::Accent,
        Status::NotAgreed(_) | Status::ToLeadership(_) | Status::Questioned { .. } => Role::Warn,
        _ => Role::Muted,
    }
}

/// What a topic says, on one line: its sentence for a promise, else its wording.
pub fn one_line(topic: &Topic) -> String {
    sentence::in_full(topic)
}

/// Fingers from five down, as people say them: "5 5 4 3, 2 not answered".
pub fn fingers(tally: &Tally) -> String {
    let mut parts: Vec<String> = Vec::new();
    for finger in (0..6).rev() {
        parts.extend(std::iter::repeat_n(finger.to_string(), tally.counts[finger] as usize));
    }
    let mut text = parts.join(" ");
    if tally.three_or_more > 0 {
        text = fill("topic.three_or_more", &[("n", &tally.three_or_more)]);
    }
    if tally.not_answered > 0 {
        let missing = fill("topic.not_answered", &[("n", &tally.not_answered)]);
        text = if text.is_empty() { missing } else { format!("{text}, {missing}") };
    }
    text
}

/// The disagreement that stays written down.
pub fn disagreement(objection: &Objection) -> String {
    let reason =
        if objection.reason.is_empty() { say("objection.reason_not_given") } else { &objection.reason };
    fill("topic.disagreement", &[("team", &say(team_key(objection.team))), ("reason", &reason)])
}

/// A reservation that was noted, with what was said.
pub fn reservation(noted: &Reservation) -> String {
    let text = fill("topic.reservation", &[("n", &noted.count), ("team", &say(team_key(noted.team)))]);
    if noted.note.is_empty() { text } else { format!("{text}: {}", noted.note) }
}
