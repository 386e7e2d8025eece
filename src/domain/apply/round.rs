//! Commands on a vote: open, hand in each side, reveal, leave.

use super::Applied;
use crate::domain::{
    command::Command,
    ids::TopicId,
    moment::Moment,
    objection::{Fate, Objection},
    people::{PerTeam, Team},
    rejected::Rejected,
    session::Session,
    topic::Topic,
    vote::{Method, Motion, Round, Tally},
};

pub(super) fn apply(session: &mut Session, command: &Command, at: Moment) -> Applied {
    match command {
        Command::OpenRound { topic, motion } => open(session, topic, *motion, at),
        Command::RecordTally { topic, round, team, tally } => {
            let round = find(session.topic_mut(topic)?, *round)?;
            record_tally(round, *team, *tally)
        }
        Command::RecordConsent { topic, round, team, objections } => {
            record_consent(session.topic_mut(topic)?, *round, *team, *objections, at)
        }
        Command::Reveal { topic, round } => reveal(session.topic_mut(topic)?, *round, at),
        Command::LeaveRound { topic, round } => {
            let topic = session.topic_mut(topic)?;
            find(topic, *round)?.left = true;
            topic.objections.retain(|objection| objection.round != *round);
            Ok(())
        }
        _ => unreachable!("Session::apply sends only commands on rounds here"),
    }
}

fn open(session: &mut Session, id: &TopicId, motion: Motion, at: Moment) -> Applied {
    let attendance = session.attendance();
    let method = session.topic(id).map(|topic| session.method_for(topic));
    let topic = session.topic_mut(id)?;
    let method = method.unwrap_or(Method::FistToFive);
    if topic.status.is_agreed() {
        return Err(Rejected::ReopenFirst(topic.title.clone()));
    }
    if topic.open_round().is_some() {
        return Err(Rejected::VoteOpen(topic.title.clone()));
    }
    if !topic.is_worded() {
        return Err(Rejected::NoWording(topic.title.clone()));
    }
    topic.revision = topic.revision.max(1);
    topic.rounds.push(Round {
        number: topic.rounds.len() as u32 + 1,
        revision: topic.revision,
        motion,
        method,
        opened_at: at,
        attendance,
        tallies: PerTeam::default(),
        asked: PerTeam::default(),
        revealed_at: None,
        left: false,
    });
    Ok(())
}

fn find(topic: &mut Topic, number: u32) -> Result<&mut Round, Rejected> {
    let missing = Rejected::NoVote(topic.title.clone());
    topic.rounds.iter_mut().find(|round| round.number == number && round.is_open()).ok_or(missing)
}

fn record_tally(round: &mut Round, team: Team, tally: Tally) -> Applied {
    if round.method != Method::FistToFive {
        return Err(Rejected::OtherMethod(round.number));
    }
    let (counted, present) = (tally.total(), *round.attendance.get(team));
    if counted != present {
        return Err(Rejected::CountMismatch { counted, present });
    }
    *round.tallies.get_mut(team) = Some(tally);
    Ok(())
}

fn record_consent(topic: &mut Topic, number: u32, team: Team, objections: u32, at: Moment) -> Applied {
    let round = find(topic, number)?;
    if round.method != Method::Consent {
        return Err(Rejected::OtherMethod(number));
    }
    let present = *round.attendance.get(team);
    if objections > present {
        return Err(Rejected::CountMismatch { counted: objections, present });
    }
    *round.asked.get_mut(team) = true;
    topic.objections.retain(|objection| !(objection.round == number && objection.team == team));
    for _ in 0..objections {
        object(topic, team, number, at);
    }
    Ok(())
}

fn reveal(topic: &mut Topic, number: u32, at: Moment) -> Applied {
    let round = find(topic, number)?;
    if let Some(team) = Team::BOTH.into_iter().find(|&team| is_missing(round, team)) {
        return Err(Rejected::SideMissing(team));
    }
    round.revealed_at = Some(at);
    let round = round.clone();
    for team in Team::BOTH {
        settle(topic, &round, team, at);
    }
    Ok(())
}

fn is_missing(round: &Round, team: Team) -> bool {
    *round.attendance.get(team) > 0 && !round.has(team)
}

/// What a revealed round does to the objections of one team: a team that no longer objects has had its
/// earlier objections met or has taken them back, one that shows a 0 or 1 has an objection on record.
fn settle(topic: &mut Topic, round: &Round, team: Team, at: Moment) {
    let objects = match round.method {
        Method::FistToFive => round.tallies.get(team).is_some_and(|tally| tally.low() > 0),
        Method::Consent => {
            topic.objections.iter().any(|other| other.round == round.number && other.team == team)
        }
    };
    let took_part = match round.method {
        Method::FistToFive => round.tallies.get(team).is_some_and(|tally| !tally.too_few()),
        Method::Consent => *round.asked.get(team),
    };
    let mut standing = false;
    for objection in topic.objections.iter_mut().filter(|other| other.team == team) {
        let unsettled = matches!(objection.fate, Fate::Open | Fate::Stands | Fate::GoAhead);
        if objection.round == round.number || !unsettled {
            continue;
        }
        if objection.revision < round.revision {
            objection.fate = Fate::MetByAmendment { revision: round.revision };
        } else if !objects && took_part {
            objection.fate = Fate::Withdrawn;
        } else if round.method == Method::FistToFive {
            standing = true;
            if objection.fate == Fate::Stands {
                objection.fate = Fate::Open;
            }
        }
    }
    if objects && round.method == Method::FistToFive && !standing {
        object(topic, team, round.number, at);
    }
}

fn object(topic: &mut Topic, team: Team, round: u32, at: Moment) {
    topic.objections.push(Objection {
        number: topic.objections.iter().map(|objection| objection.number).max().unwrap_or(0) + 1,
        team,
        revision: topic.revision,
        round,
        at,
        reason: String::new(),
        acceptable_if: String::new(),
        named: String::new(),
        fate: Fate::Open,
    });
}
