//! Commands that decide: objections answered, reservations noted, a status given.

use super::{Applied, required};
use crate::domain::{
    command::{Command, Decision, ObjectionAnswer},
    moment::Moment,
    objection::{Fate, Objection, Reservation},
    people::Team,
    rejected::Rejected,
    rule::{Verdict, verdict},
    session::Session,
    status::Status,
    topic::{Decided, Topic},
    vote::Motion,
};

pub(super) fn apply(session: &mut Session, command: &Command, at: Moment) -> Applied {
    match command {
        Command::DescribeObjection { topic, objection, reason, acceptable_if, named } => {
            let objection = find(session.topic_mut(topic)?, *objection)?;
            reason.trim().clone_into(&mut objection.reason);
            acceptable_if.trim().clone_into(&mut objection.acceptable_if);
            named.trim().clone_into(&mut objection.named);
        }
        Command::AnswerObjection { topic, objection, answer } => {
            let topic = session.topic_mut(topic)?;
            if topic.status.is_agreed() {
                return Err(Rejected::ReopenFirst(topic.title.clone()));
            }
            let revision = topic.revision;
            find(topic, *objection)?.fate = match answer {
                ObjectionAnswer::Withdrawn => Fate::Withdrawn,
                ObjectionAnswer::GoAhead => Fate::GoAhead,
                ObjectionAnswer::Stands => Fate::Stands,
                ObjectionAnswer::Met => Fate::MetByAmendment { revision },
                ObjectionAnswer::Reopened => Fate::Open,
            };
        }
        Command::NoteReservation { topic, team, note } => {
            let topic = session.topic_mut(topic)?;
            let missing = Rejected::NotFound { what: "rejected.what.reservation", id: topic.title.clone() };
            let reservation =
                topic.reservations.iter_mut().rev().find(|other| other.team == *team).ok_or(missing)?;
            note.trim().clone_into(&mut reservation.note);
        }
        Command::Decide { topic, decision } => return decide(session, topic, decision, at),
        _ => unreachable!("Session::apply sends only decisions here"),
    }
    Ok(())
}

fn find(topic: &mut Topic, number: u32) -> Result<&mut Objection, Rejected> {
    let missing = || Rejected::NotFound { what: "rejected.what.objection", id: number.to_string() };
    topic.objections.iter_mut().find(|objection| objection.number == number).ok_or_else(missing)
}

fn decide(
    session: &mut Session,
    id: &crate::domain::ids::TopicId,
    decision: &Decision,
    at: Moment,
) -> Applied {
    let owner = match decision {
        Decision::NotAgreed(care) | Decision::Park(care) => care.owner.as_ref(),
        Decision::NotToday { owner } => owner.as_ref(),
        _ => None,
    };
    if let Some(owner) = owner.filter(|owner| session.person(owner).is_none()) {
        return Err(Rejected::NotFound { what: "rejected.what.person", id: owner.to_string() });
    }
    let topic = session.topic_mut(id)?;
    if topic.open_round().is_some() {
        return Err(Rejected::VoteOpen(topic.title.clone()));
    }
    let mut overridden = match decision {
        // Taking a word back says nothing about how it was given.
        Decision::Question { .. } => topic.decided.as_ref().map(|decided| decided.overridden.clone()),
        _ => None,
    }
    .unwrap_or_default();
    let status = match decision {
        Decision::Agree => agree(topic)?,
        Decision::Override { reason } => {
            overridden = required("rejected.what.reason_override", reason)?;
            if !topic.is_worded() {
                return Err(Rejected::NoWording(topic.title.clone()));
            }
            Status::Agreed
        }
        Decision::Provisional { until } => {
            if !topic.is_worded() {
                return Err(Rejected::NoWording(topic.title.clone()));
            }
            Status::Provisional { until: *until }
        }
        Decision::Reopen => {
            topic.reopened_after = topic.rounds.len() as u32;
            Status::Open
        }
        Decision::Retire { .. } | Decision::LetGo { .. } => {
            ends(topic)?;
            standing_status(decision)?
        }
        other => standing_status(other)?,
    };
    let (revision, after_rounds) = (topic.revision, Some(topic.rounds.len() as u32));
    topic.decided = (status != Status::Open).then_some(Decided { at, revision, overridden, after_rounds });
    topic.status = status;
    Ok(())
}

/// The statuses that need no vote.
fn standing_status(decision: &Decision) -> Result<Status, Rejected> {
    Ok(match decision {
        Decision::NotAgreed(care) => Status::NotAgreed(care.clone()),
        Decision::Park(care) => Status::Parked(care.clone()),
        Decision::ToLeadership(question) => {
            required("rejected.what.question", &question.question)?;
            Status::ToLeadership(question.clone())
        }
        Decision::DecidedByLeadership(answer) => {
            required("rejected.what.answer", &answer.answer)?;
            required("rejected.what.decided_by", &answer.name)?;
            Status::DecidedByLeadership(answer.clone())
        }
        Decision::NotToday { owner } => Status::NotToday { owner: owner.clone() },
        Decision::Retire { reason } => Status::Retired { reason: required("rejected.what.reason", reason)? },
        Decision::LetGo { reason } => {
            Status::OutsideControl { reason: required("rejected.what.reason", reason)? }
        }
        Decision::Question { team, reason } => {
            Status::Questioned { team: *team, reason: required("rejected.what.reason", reason)? }
        }
        Decision::Agree | Decision::Override { .. } | Decision::Provisional { .. } | Decision::Reopen => {
            unreachable!("these need the topic and are handled before")
        }
    })
}

/// What both teams agreed before ends only when both clear a round on just that.
fn ends(topic: &Topic) -> Applied {
    let held = topic.origin.as_ref().is_some_and(|origin| origin.agreed);
    if !held {
        return Ok(());
    }
    if topic.newest_round().is_none_or(|round| round.motion != Motion::Retire) {
        return Err(Rejected::EndsByVote(topic.title.clone()));
    }
    match verdict(topic) {
        Verdict::Agreed | Verdict::AgreedWithDissent => Ok(()),
        other => Err(Rejected::NotAgreedByRule(other)),
    }
}

/// Agreed by the rule; twos that remain become noted reservations. What was taken over is kept or amended.
fn agree(topic: &mut Topic) -> Result<Status, Rejected> {
    if topic.newest_round().is_some_and(|round| round.motion != Motion::Adopt) {
        return Err(Rejected::NotAgreedByRule(Verdict::NoVote));
    }
    let was_agreed = topic.origin.as_ref().is_some_and(|origin| origin.agreed);
    let status = match verdict(topic) {
        Verdict::Agreed if was_agreed && topic.is_as_carried() => Status::Kept,
        Verdict::Agreed if was_agreed => Status::Amended,
        Verdict::Agreed => Status::Agreed,
        Verdict::AgreedWithDissent => Status::AgreedWithDissent,
        other => return Err(Rejected::NotAgreedByRule(other)),
    };
    let revision = topic.revision;
    let twos: Vec<(Team, u32)> = topic.newest_round().map_or_else(Vec::new, |round| {
        let twos = |team| round.tallies.get(team).map_or(0, |tally| tally.twos());
        Team::BOTH.into_iter().map(|team| (team, twos(team))).filter(|(_, count)| *count > 0).collect()
    });
    topic.reservations.retain(|reservation| reservation.revision != revision);
    for (team, count) in twos {
        topic.reservations.push(Reservation { team, count, revision, note: String::new() });
    }
    Ok(status)
}
