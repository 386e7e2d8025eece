//! What a vote may say to a reader: counts in the record, in the playbook only for teams of five and more.

use super::book::{Book, joined, team};
use crate::assets::words::{count, fill, say};
use crate::domain::{
    objection::{Fate, Objection, Reservation},
    people::Team,
    rule::{Standing, standings},
    topic::Topic,
    vote::{Method, Round, Tally},
};
use crate::export::document::Line;

/// A smaller team's counts would show how single people voted.
const COUNTS_FROM: u32 = 5;

/// The name of a method.
pub(super) fn method(method: Method) -> &'static str {
    match method {
        Method::FistToFive => say("vote.fist"),
        Method::Consent => say("vote.consent"),
    }
}

/// Where both teams stood in the vote that counts: "Sales: 8 of 8 at 3 or more. Marketing: agreed."
pub(super) fn line(book: &Book<'_>, topic: &Topic) -> String {
    let side = |side: Team| {
        let said = of_team(book, topic, side)?;
        Some(fill("playbook.side", &[("team", &team(side)), ("said", &said)]))
    };
    joined(Team::BOTH.into_iter().filter_map(side), "; ")
}

/// What one team said in the vote that counts; nothing while that vote is open or was on another wording.
pub(super) fn of_team(book: &Book<'_>, topic: &Topic, side: Team) -> Option<String> {
    let round = topic.newest_round()?;
    if round.revealed_at.is_none() || round.revision != topic.revision {
        return None;
    }
    let standing = *standings(topic, round).get(side);
    let counted = book.is_record() || *round.attendance.get(side) >= COUNTS_FROM;
    Some(match (round.tallies.get(side), standing) {
        (_, Standing::Absent) => say("playbook.not_in_room").to_owned(),
        (Some(tally), _) if counted => fingers(tally),
        _ => stands(standing).to_owned(),
    })
}

fn stands(standing: Standing) -> &'static str {
    match standing {
        Standing::Absent => say("playbook.not_in_room"),
        Standing::NotIn => say("vote.not_answered"),
        Standing::TooFew => say("vote.too_few"),
        Standing::Clears { .. } => say("status.agreed"),
        Standing::Objects => say("playbook.objection_open"),
        Standing::GoesAhead => say("status.agreed_with_dissent"),
        Standing::Stands => say("status.not_agreed"),
    }
}

/// "7 at 3 or more, 1 at 2, 1 at 0 or 1, 2 not answered".
fn fingers(tally: &Tally) -> String {
    let parts = [
        (tally.for_it(), "playbook.for_it"),
        (tally.twos(), "playbook.twos"),
        (tally.low(), "playbook.low"),
        (tally.not_answered, "playbook.silent"),
    ];
    let said = parts.into_iter().filter(|(number, _)| *number > 0);
    said.map(|(number, key)| fill(key, &[("n", &number)])).collect::<Vec<_>>().join(", ")
}

/// Every count of one team in a round, for the record.
pub(super) fn counted(round: &Round, topic: &Topic, side: Team) -> String {
    let of = fill("playbook.present", &[("n", round.attendance.get(side))]);
    let said = match (round.method, round.tallies.get(side)) {
        (Method::Consent, _) if *round.asked.get(side) => {
            let of_round =
                topic.objections.iter().filter(|each| each.team == side && each.round == round.number);
            count("common.objections", of_round.count())
        }
        (Method::FistToFive, Some(tally)) => every_finger(tally),
        _ => String::new(),
    };
    joined([said, of], "; ")
}

fn every_finger(tally: &Tally) -> String {
    let mut parts: Vec<String> = (0..tally.counts.len())
        .rev()
        .filter(|&finger| tally.counts[finger] > 0)
        .map(|finger| fill("playbook.fingers", &[("n", &tally.counts[finger]), ("finger", &finger)]))
        .collect();
    if tally.three_or_more > 0 {
        parts.push(fill("playbook.for_it", &[("n", &tally.three_or_more)]));
    }
    if tally.not_answered > 0 {
        parts.push(fill("playbook.silent", &[("n", &tally.not_answered)]));
    }
    parts.join(", ")
}

/// The disagreements that stand on the current wording, word for word as far as the dissenter allows.
pub(super) fn dissent(topic: &Topic) -> Vec<Line> {
    let stands = |objection: &&Objection| {
        objection.revision == topic.revision
            && matches!(objection.fate, Fate::GoAhead | Fate::Stands | Fate::Open)
    };
    topic.objections.iter().filter(stands).map(|objection| Line::from(objected(objection))).collect()
}

/// "Marketing: too slow for hand-raisers. Acceptable if: 5 minutes. (Lee)"
pub(super) fn objected(objection: &Objection) -> String {
    let reason =
        if objection.reason.is_empty() { say("objection.reason_not_given") } else { &objection.reason };
    let mut said = fill("playbook.side", &[("team", &team(objection.team)), ("said", &reason)]);
    if !objection.acceptable_if.is_empty() {
        said.push_str(if said.ends_with(['.', '!', '?']) { " " } else { ". " });
        said.push_str(&fill("playbook.acceptable_if", &[("what", &objection.acceptable_if)]));
    }
    if !objection.named.is_empty() {
        said = format!("{said} ({})", objection.named);
    }
    said
}

/// "Marketing, 2 people: unsure about weekends", without the number for a small team.
pub(super) fn reservations(book: &Book<'_>, topic: &Topic) -> Vec<Line> {
    let current =
        topic.reservations.iter().filter(|each| book.is_record() || each.revision == topic.revision);
    current.map(|reservation| Line::from(reserved(book, topic, reservation))).collect()
}

fn reserved(book: &Book<'_>, topic: &Topic, reservation: &Reservation) -> String {
    let size = topic.newest_round().map_or(0, |round| *round.attendance.get(reservation.team));
    let who = team(reservation.team);
    let who = if book.is_record() || size >= COUNTS_FROM {
        format!("{who}, {}", count("common.people", reservation.count))
    } else {
        who.to_owned()
    };
    let note =
        if reservation.note.is_empty() { say("objection.reason_not_given") } else { &reservation.note };
    fill("playbook.reservation", &[("who", &who), ("note", &note)])
}
