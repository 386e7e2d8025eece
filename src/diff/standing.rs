//! Where a topic stands in words, and which teams disagree: teams, never persons.

use super::change::Part;
use crate::{
    assets::words::{fill, say},
    domain::{
        ids::PersonId,
        moment::Day,
        objection::{Fate, Objection},
        people::{PerTeam, Team},
        session::Session,
        status::{Care, Status},
        topic::Topic,
    },
};
use serde::Serialize;

/// Where a topic stands.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Standing {
    /// The status by its name in data: `agreed_with_dissent`.
    pub status: &'static str,
    /// The same in words, with a date or the teams that disagree.
    pub words: String,
    /// Teams whose disagreement stands on the current wording.
    pub disagree: Vec<Team>,
}

impl Standing {
    /// Where this topic stands.
    pub fn of(topic: &Topic) -> Self {
        let status = topic.status.key().strip_prefix("status.").unwrap_or_default();
        let disagree: Vec<Team> =
            Team::BOTH.into_iter().filter(|team| dissent(topic, *team).next().is_some()).collect();
        let mut words = status_words(topic);
        if !disagree.is_empty() {
            let teams: Vec<&str> = disagree.iter().map(|team| team_name(*team)).collect();
            words = fill("diff.disagree", &[("status", &words), ("teams", &teams.join(", "))]);
        }
        Self { status, words, disagree }
    }
}

impl Standing {
    /// Whether a topic stands where it stood: the same words, or both teams behind it each time with the same
    /// disagreement; that it was kept or amended follows from what changed.
    pub(super) fn is_as(&self, other: &Self) -> bool {
        let holds = |standing: &Self| {
            matches!(standing.status, "agreed" | "agreed_with_dissent" | "kept" | "amended")
        };
        self.words == other.words || holds(self) && holds(other) && self.disagree == other.disagree
    }
}

/// The name of a team.
pub(super) fn team_name(team: Team) -> &'static str {
    match team {
        Team::Sales => say("team.sales"),
        Team::Marketing => say("team.marketing"),
    }
}

/// Whether a topic is part of what both sessions are about: not one that has come to its end, nor one of the list
/// that nobody has said anything about.
pub(super) fn is_there(topic: &Topic) -> bool {
    !matches!(topic.status, Status::Retired { .. } | Status::OutsideControl { .. }) && !is_untouched(topic)
}

/// Whether nobody has said anything about it; suggested values are nobody's words.
pub(super) fn is_untouched(topic: &Topic) -> bool {
    let quiet = matches!(topic.status, Status::Open | Status::NotToday { .. });
    quiet
        && topic.revision == 0
        && topic.proposals.is_empty()
        && topic.rounds.is_empty()
        && topic.given.is_empty()
        && (&topic.owner, &topic.origin, &topic.review_by) == (&None, &None, &None)
}

fn status_words(topic: &Topic) -> String {
    match &topic.status {
        Status::Open if topic.changed_since_vote() => say("status.stale").to_owned(),
        Status::Open if topic.origin.is_some() => say("diff.carried").to_owned(),
        Status::Open if topic.is_drafted() => say("status.drafted").to_owned(),
        Status::Provisional { until } => fill("status.provisional_until", &[("date", &until.long())]),
        Status::DecidedByLeadership(answer) => {
            fill("status.decided_by_leadership_who", &[("name", &answer.name), ("date", &answer.on.long())])
        }
        Status::Questioned { team, .. } => {
            fill("diff.questioned_by", &[("status", &say(topic.status.key())), ("team", &team_name(*team))])
        }
        status => say(status.key()).to_owned(),
    }
}

/// The objections of a team that stand on the current wording.
fn dissent(topic: &Topic, team: Team) -> impl Iterator<Item = &Objection> {
    topic.objections.iter().filter(move |objection| {
        objection.team == team
            && objection.revision == topic.revision
            && matches!(objection.fate, Fate::GoAhead | Fate::Stands | Fate::Open)
    })
}

/// What a team's standing objections say, word for word.
fn objected(topic: &Topic, team: Team) -> Vec<String> {
    let said = |objection: &Objection| {
        let reason =
            if objection.reason.is_empty() { say("objection.reason_not_given") } else { &objection.reason };
        if objection.acceptable_if.is_empty() {
            return reason.to_owned();
        }
        let condition = fill("playbook.acceptable_if", &[("what", &objection.acceptable_if)]);
        let end = if reason.ends_with(['.', '!', '?']) { " " } else { ". " };
        format!("{reason}{end}{condition}")
    };
    dissent(topic, team).map(said).collect()
}

/// What a team said with its noted reservation on the current wording.
fn reserved(topic: &Topic, team: Team) -> Vec<String> {
    let noted = topic.reservations.iter();
    let noted = noted.filter(|noted| noted.team == team && noted.revision == topic.revision);
    let said = |note: &String| {
        if note.is_empty() { say("objection.reason_not_given").to_owned() } else { note.clone() }
    };
    noted.map(|noted| said(&noted.note)).collect()
}

/// What stands behind the status: who looks after it, what leadership is asked, reasons, and the disagreement.
pub(super) fn parts(old: (&Session, &Topic), new: (&Session, &Topic)) -> Vec<Part> {
    let (was, now) = (details(old.0, &old.1.status), details(new.0, &new.1.status));
    let mut parts: Vec<Part> = was
        .iter()
        .zip(&now)
        .filter_map(|(was, now)| Part::text(was.field, say(was.label), &was.value, &now.value))
        .collect();
    let reason =
        |topic: &Topic| topic.decided.as_ref().map_or(String::new(), |decided| decided.overridden.clone());
    parts.extend(Part::text("overridden", say("diff.overridden"), &reason(old.1), &reason(new.1)));
    let said = PerTeam::of(|team| {
        let label = fill("diff.disagreement", &[("team", &team_name(team))]);
        let dissent = Part::lines("disagreement", &label, &objected(old.1, team), &objected(new.1, team));
        let label = fill("diff.reservation", &[("team", &team_name(team))]);
        let noted = Part::lines("reservation", &label, &reserved(old.1, team), &reserved(new.1, team));
        dissent.into_iter().chain(noted).collect::<Vec<_>>()
    });
    parts.extend(said.sales);
    parts.extend(said.marketing);
    parts
}

/// Something a status carries, by field.
struct Detail {
    field: &'static str,
    label: &'static str,
    value: String,
}

/// All that any status carries, in one order; what a status does not have is empty.
fn details(session: &Session, status: &Status) -> [Detail; 8] {
    let nobody = Care::default();
    let care = match status {
        Status::NotAgreed(care) | Status::Parked(care) => care,
        _ => &nobody,
    };
    let owner = match status {
        Status::NotToday { owner } => owner.as_ref(),
        _ => care.owner.as_ref(),
    };
    let (question, by) = match status {
        Status::ToLeadership(question) => (Some(question), question.by),
        _ => (None, care.by),
    };
    let reason = match status {
        Status::Retired { reason }
        | Status::OutsideControl { reason }
        | Status::Questioned { reason, .. } => reason.as_str(),
        _ => "",
    };
    let answer = match status {
        Status::DecidedByLeadership(answer) => answer.answer.as_str(),
        _ => "",
    };
    let asked = |text: fn(&crate::domain::status::Question) -> &str| question.map_or("", text).to_owned();
    let detail = |field, label, value: String| Detail { field, label, value };
    [
        detail("looks_after", "playbook.looks_after", named(session, owner)),
        detail("by", "common.by", by.map_or_else(String::new, Day::long)),
        detail("question", "playbook.question", asked(|question| &question.question)),
        detail("sales_wants", "playbook.sales_wants", asked(|question| &question.sales)),
        detail("marketing_wants", "playbook.marketing_wants", asked(|question| &question.marketing)),
        detail("decides", "playbook.who_decides", asked(|question| &question.decides)),
        detail("answer", "playbook.answer", answer.to_owned()),
        detail("reason", "common.reason", reason.to_owned()),
    ]
}

/// The name behind an id; empty for nobody.
pub(super) fn named(session: &Session, person: Option<&PersonId>) -> String {
    person.map_or_else(String::new, |id| session.name_of(id).to_owned())
}
