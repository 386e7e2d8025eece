//! The fixed names of the data files as the domain's own values. Must not hold anything else.

use crate::{
    assets,
    domain::{agenda::BoxKind, session::Step, vote::Method},
};
use assets::TopicKind as Kind;

/// A step of the data files.
pub(super) fn step(step: assets::Step) -> Step {
    match step {
        assets::Step::CheckIn => Step::CheckIn,
        assets::Step::Baseline => Step::Baseline,
        assets::Step::Definitions => Step::Definitions,
        assets::Step::Sla => Step::Sla,
        assets::Step::Practices => Step::Practices,
        assets::Step::Cadence => Step::Cadence,
        assets::Step::Close => Step::Close,
    }
}

/// What a box of a template is for.
pub(super) fn box_kind(kind: assets::BoxKind) -> BoxKind {
    match kind {
        assets::BoxKind::Work => BoxKind::Work,
        assets::BoxKind::Break => BoxKind::Break,
        assets::BoxKind::Stretch => BoxKind::Stretch,
        assets::BoxKind::Close => BoxKind::Close,
        assets::BoxKind::Spare => BoxKind::Spare,
    }
}

/// How a standard topic is decided.
pub(super) fn method(method: assets::Method) -> Method {
    match method {
        assets::Method::Fist => Method::FistToFive,
        assets::Method::Consent => Method::Consent,
    }
}

/// The name under which [`crate::domain::fields::Fields`] knows a kind of topic.
pub(super) fn fields(kind: Kind) -> &'static str {
    match kind {
        Kind::Goal => "goal",
        Kind::Lead => "lead",
        Kind::Messaging => "messaging",
        Kind::Market => "market",
        Kind::Persona => "persona",
        Kind::Journey => "journey",
        Kind::Volume => "volume",
        Kind::Criteria => "criteria",
        Kind::FollowUp => "follow_up",
        Kind::Attempts => "attempts",
        Kind::AcceptReject => "accept_reject",
        Kind::HandBack => "hand_back",
        Kind::Escalation => "escalation",
        Kind::Timelines => "timelines",
        Kind::Practice => "practice",
        Kind::Meeting => "meeting",
    }
}
