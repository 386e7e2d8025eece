//! How a topic stands, in sentences: its status, its words, its vote, and what stays written down.

use super::team_name;
use crate::{
    assets::words::{count, fill, say},
    domain::{
        moment::Day,
        objection::{Fate, Objection, Reservation},
        people::Team,
        sentence,
        session::{Session, Step},
        status::{Care, Status},
        topic::Topic,
        vote::{Method, Round, Tally},
    },
};

/// A sentence with a capital letter and a full stop.
pub(super) fn sentence(words: &str) -> String {
    let mut letters = words.trim().chars();
    let Some(first) = letters.next() else { return String::new() };
    let mut sentence: String = first.to_uppercase().chain(letters).collect();
    if !sentence.ends_with(['.', '!', '?', ':']) {
        sentence.push('.');
    }
    sentence
}

/// "definition: lead".
pub(super) fn named(topic: &Topic) -> String {
    let kind = say(match topic.fields.step() {
        Step::Definitions => "plain.definition",
        Step::Sla => "common.promise",
        Step::Practices => "plain.practice",
        _ => "plain.meeting",
    });
    fill("plain.kind_and_title", &[("kind", &kind), ("title", &topic.title)])
}

/// Its status in words: "parked (Dana, Tue 24 Mar)".
pub(super) fn label(session: &Session, topic: &Topic, today: Day) -> String {
    match &topic.status {
        Status::Open if topic.changed_since_vote() => say("status.stale").to_owned(),
        Status::Open if topic.is_as_carried() => say("status.carried").to_owned(),
        Status::Open if topic.is_drafted() => say("status.drafted").to_owned(),
        Status::Provisional { until } => fill("status.provisional_until", &[("date", &until.told(today))]),
        Status::NotAgreed(care) | Status::Parked(care) => {
            with_care(session, (say(topic.status.key()), today), care)
        }
        Status::DecidedByLeadership(answer) => fill(
            "status.decided_by_leadership_who",
            &[("name", &answer.name), ("date", &answer.on.told(today))],
        ),
        other => say(other.key()).to_owned(),
    }
}

fn with_care(session: &Session, (word, today): (&str, Day), care: &Care) -> String {
    let owner = care.owner.as_ref().map(|id| session.name_of(id).to_owned());
    let parts: Vec<String> = owner.into_iter().chain(care.by.map(|by| by.told(today))).collect();
    if parts.is_empty() { word.to_owned() } else { format!("{word} ({})", parts.join(", ")) }
}

/// "Lead: agreed."
pub(super) fn line(session: &Session, topic: &Topic, today: Day) -> String {
    fill("plain.title_and_status", &[("title", &topic.title), ("status", &label(session, topic, today))])
}

/// What it says now, with whose limit stands above it.
pub(super) fn words(topic: &Topic) -> Vec<String> {
    if let Status::DecidedByLeadership(answer) = &topic.status {
        return vec![answer.answer.clone()];
    }
    let given =
        (!topic.given.is_empty()).then(|| fill("common.given_by_leadership", &[("limit", &topic.given)]));
    let said = sentence::in_full(topic);
    given.into_iter().chain((!said.is_empty()).then_some(said)).collect()
}

/// Disagreements and reservations that stay written down.
pub(super) fn noted(topic: &Topic) -> Vec<String> {
    let of_now =
        |objection: &&Objection| objection.revision == topic.revision && objection.fate == Fate::GoAhead;
    let disagreements =
        topic.objections.iter().filter(of_now).map(|objection| sentence(&disagreement(objection)));
    let reservations =
        topic.reservations.iter().filter(|noted| noted.revision == topic.revision).map(reservation);
    let settled = sentence::objected::settled(topic).map(sentence::objected::told);
    disagreements.chain(reservations).chain(settled).collect()
}

/// Why a team does not agree.
pub(super) fn disagreement(objection: &Objection) -> String {
    let reason =
        if objection.reason.is_empty() { say("objection.reason_not_given") } else { &objection.reason };
    fill("topic.disagreement", &[("team", &team_name(objection.team)), ("reason", &reason)])
}

/// What people of a team are not sure of.
pub(super) fn reservation(noted: &Reservation) -> String {
    let text = fill("topic.reservation", &[("n", &noted.count), ("team", &team_name(noted.team))]);
    sentence(&if noted.note.is_empty() { text } else { format!("{text}: {}", noted.note) })
}

/// "Sales 6 of 6 at 3 or more, Marketing 5 of 5."
pub(super) fn result(topic: &Topic, round: &Round) -> String {
    result_of(&topic.objections, round)
}

/// The same where only the objections of a topic are known.
pub(super) fn result_of(objections: &[Objection], round: &Round) -> String {
    let side = |team: Team| side_result(objections, round, team);
    let sides: Vec<String> = Team::BOTH.into_iter().map(side).collect();
    sentence(&sides.join(". "))
}

fn side_result(objections: &[Objection], round: &Round, team: Team) -> String {
    let name = team_name(team);
    let people = *round.attendance.get(team);
    if people == 0 {
        return fill("plain.side_absent", &[("team", &name)]);
    }
    match (round.method, round.tallies.get(team)) {
        (Method::FistToFive, Some(tally)) => fist_result(name, people, tally),
        (Method::FistToFive, None) => fill("plain.side_not_in", &[("team", &name)]),
        (Method::Consent, _) => {
            let raised =
                objections.iter().filter(|other| other.team == team && other.round == round.number).count();
            match raised {
                0 => fill("plain.side_no_objection", &[("team", &name), ("people", &people)]),
                raised => {
                    let objections = count("common.objections", raised as u64);
                    fill("plain.side_objects", &[("team", &name), ("objections", &objections)])
                }
            }
        }
    }
}

fn fist_result(name: &str, people: u32, tally: &Tally) -> String {
    let mut text = fill("plain.side_for_it", &[("team", &name), ("n", &tally.for_it()), ("people", &people)]);
    for finger in (0..3).rev() {
        let shown = tally.counts[finger];
        if shown > 0 {
            text = format!("{text}, {}", fill("plain.showed", &[("n", &shown), ("finger", &finger)]));
        }
    }
    if tally.not_answered > 0 {
        text = format!("{text}, {}", fill("topic.not_answered", &[("n", &tally.not_answered)]));
    }
    text
}

/// Whether it belongs into what was agreed: by both teams, or by leadership.
pub(super) fn is_in(topic: &Topic) -> bool {
    topic.status.is_agreed() || matches!(topic.status, Status::DecidedByLeadership(_))
}

/// Everything agreed, step by step, for a read-back.
pub(super) fn read_back(session: &Session, today: Day) -> Vec<String> {
    let mut lines = Vec::new();
    for step in Step::ALL {
        let mut topics = session.topics_in(step).filter(|topic| is_in(topic)).peekable();
        if topics.peek().is_some() {
            lines.push(sentence(say(step.key())));
        }
        for topic in topics {
            lines.push(line(session, topic, today));
            lines.extend(words(topic));
            lines.extend(noted(topic));
        }
    }
    lines
}

/// Everything so far, with what is still open, for whoever comes in late.
pub(super) fn so_far(session: &Session, today: Day) -> Vec<String> {
    let mut lines = read_back(session, today);
    if lines.is_empty() {
        lines.push(say("so_far.empty").to_owned());
    }
    let open: Vec<&str> = session
        .topics
        .iter()
        .filter(|topic| topic.status == Status::Open)
        .map(|topic| topic.title.as_str())
        .collect();
    if !open.is_empty() {
        lines.push(fill("plain.still_open", &[("titles", &open.join(", "))]));
    }
    let waiting = session.parking.iter().filter(|parked| parked.is_waiting()).count();
    if waiting > 0 {
        lines.push(sentence(&count("parking.waiting", waiting as u64)));
    }
    lines
}
