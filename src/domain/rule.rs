//! The two-sided rule: a topic is agreed only when each team clears it, never on an average over both.

use crate::domain::{
    objection::Fate,
    people::{PerTeam, Team},
    topic::Topic,
    vote::{Method, Motion, Round},
};

/// Where one team stands in the newest round.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Standing {
    /// Nobody of this team is here: its side stays a proposal.
    Absent,
    /// The team has not handed in its side, or the round is still hidden.
    NotIn,
    /// Fewer than half of the team answered.
    TooFew,
    /// Clears; so many twos remain.
    Clears {
        /// Twos shown.
        twos: u32,
    },
    /// An objection is waiting for its answer.
    Objects,
    /// "Go ahead with the disagreement written down": yes.
    GoesAhead,
    /// "Go ahead with the disagreement written down": no.
    Stands,
}

/// What the newest round means for the topic.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Verdict {
    /// No round to speak of.
    NoVote,
    /// The round is still open.
    VoteOpen,
    /// The wording changed after the vote.
    ChangedSinceVote,
    /// A team is not in the room.
    TeamMissing(Team),
    /// Too few of this team answered: provisional at most.
    TooFewAnswered(Team),
    /// An objection of this team is waiting for its answer.
    ObjectionOpen(Team),
    /// This team does not go ahead.
    NotAgreed(Team),
    /// The disagreement outweighs those for it in this team.
    Outweighed(Team),
    /// Both teams clear.
    Agreed,
    /// Agreed with the disagreement written down.
    AgreedWithDissent,
}

/// Where each team stands in `round`.
pub fn standings(topic: &Topic, round: &Round) -> PerTeam<Standing> {
    PerTeam::of(|team| standing(topic, round, team))
}

fn standing(topic: &Topic, round: &Round, team: Team) -> Standing {
    if *round.attendance.get(team) == 0 {
        return Standing::Absent;
    }
    let twos = match round.method {
        Method::FistToFive => match round.tallies.get(team) {
            Some(tally) if round.revealed_at.is_some() => {
                if tally.too_few() {
                    return Standing::TooFew;
                }
                tally.twos()
            }
            _ => return Standing::NotIn,
        },
        Method::Consent if *round.asked.get(team) && round.revealed_at.is_some() => 0,
        Method::Consent => return Standing::NotIn,
    };
    objecting(topic, round, team).unwrap_or(Standing::Clears { twos })
}

/// What the team's objections on this revision come to; `None` when there is none left to speak of.
fn objecting(topic: &Topic, round: &Round, team: Team) -> Option<Standing> {
    let fates: Vec<&Fate> = topic
        .objections
        .iter()
        .filter(|objection| objection.team == team && objection.revision == round.revision)
        .map(|objection| &objection.fate)
        .collect();
    if fates.contains(&&Fate::Open) {
        Some(Standing::Objects)
    } else if fates.contains(&&Fate::Stands) {
        Some(Standing::Stands)
    } else if fates.contains(&&Fate::GoAhead) {
        Some(Standing::GoesAhead)
    } else {
        None
    }
}

/// What the newest round means: the first thing that stands in the way, or that the topic is agreed.
pub fn verdict(topic: &Topic) -> Verdict {
    let Some(round) = topic.newest_round() else {
        return Verdict::NoVote;
    };
    if round.revision != topic.revision {
        return Verdict::ChangedSinceVote;
    }
    let standings = standings(topic, round);
    let first =
        |wanted: fn(Standing) -> bool| Team::BOTH.into_iter().find(|&team| wanted(*standings.get(team)));
    if let Some(team) = first(|standing| standing == Standing::Absent) {
        return Verdict::TeamMissing(team);
    }
    if first(|standing| standing == Standing::NotIn).is_some() {
        return Verdict::VoteOpen;
    }
    if let Some(team) = first(|standing| standing == Standing::TooFew) {
        return Verdict::TooFewAnswered(team);
    }
    if let Some(team) = first(|standing| standing == Standing::Objects) {
        return Verdict::ObjectionOpen(team);
    }
    if let Some(team) = first(|standing| standing == Standing::Stands) {
        return Verdict::NotAgreed(team);
    }
    if first(|standing| standing == Standing::GoesAhead).is_none() {
        return Verdict::Agreed;
    }
    outweighed(round).map_or(Verdict::AgreedWithDissent, Verdict::Outweighed)
}

/// The team in which zeros and ones are as many as threes and above, if any.
fn outweighed(round: &Round) -> Option<Team> {
    Team::BOTH
        .into_iter()
        .find(|&team| round.tallies.get(team).is_some_and(|tally| tally.for_it() <= tally.low()))
}

/// Whether a second round comes first: a 2 was shown and this wording was voted on only once.
pub fn second_round_first(topic: &Topic) -> Option<PerTeam<u32>> {
    let round = topic.newest_round()?;
    let twos = PerTeam::of(|team| round.tallies.get(team).map_or(0, |tally| tally.twos()));
    let rounds = topic
        .rounds
        .iter()
        .filter(|other| {
            other.revision == topic.revision && !other.left && other.number > topic.reopened_after
        })
        .count();
    (round.revealed_at.is_some() && rounds < 2 && twos.sales + twos.marketing > 0).then_some(twos)
}

/// A step the facilitator can take after the reveal.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum NextStep {
    /// Record it as agreed.
    Agree,
    /// Ask what would make it a 3, then vote again.
    VoteAgain,
    /// Answer the open objection of this team.
    AnswerObjection(Team),
    /// Change the wording and vote on that.
    ChangeWording,
    /// Take it for now, until a date.
    Provisional,
    /// Record that it is not agreed.
    NotAgreed,
    /// Put it aside with an owner and a date.
    Park,
    /// Hand it to leadership with both wordings.
    ToLeadership,
    /// Record that it is no longer valid.
    Retire,
    /// Record that it is outside our control.
    LetGo,
    /// Vote on keeping it instead of ending it.
    Keep,
}

/// What can be done now, the next best step first.
pub fn next_steps(topic: &Topic) -> Vec<NextStep> {
    use NextStep::{
        Agree, AnswerObjection, ChangeWording, NotAgreed, Park, Provisional, ToLeadership, VoteAgain,
    };
    let asks_for_its_end = topic.newest_round().is_some_and(|round| round.motion == Motion::Retire);
    if asks_for_its_end && verdict(topic) != Verdict::ChangedSinceVote {
        return steps_to_an_end(topic);
    }
    match verdict(topic) {
        Verdict::NoVote | Verdict::ChangedSinceVote => vec![VoteAgain, ChangeWording, Park, ToLeadership],
        Verdict::VoteOpen => Vec::new(),
        Verdict::Agreed if second_round_first(topic).is_some() => vec![VoteAgain, Agree, ChangeWording, Park],
        Verdict::Agreed | Verdict::AgreedWithDissent => vec![Agree, VoteAgain, ChangeWording, Park],
        Verdict::ObjectionOpen(team) => {
            vec![AnswerObjection(team), ChangeWording, VoteAgain, Park, ToLeadership]
        }
        Verdict::TooFewAnswered(_) => vec![VoteAgain, Provisional, ChangeWording, Park],
        Verdict::TeamMissing(_) => vec![Park, Provisional, ToLeadership],
        Verdict::NotAgreed(_) | Verdict::Outweighed(_) => {
            vec![ChangeWording, NotAgreed, ToLeadership, Park, VoteAgain]
        }
    }
}

/// What can be done after the teams were asked whether something is still valid: a yes ends it, anything else
/// leaves it standing.
fn steps_to_an_end(topic: &Topic) -> Vec<NextStep> {
    use NextStep::{AnswerObjection, ChangeWording, Keep, LetGo, Park, Retire, ToLeadership, VoteAgain};
    match verdict(topic) {
        Verdict::VoteOpen => Vec::new(),
        Verdict::Agreed if second_round_first(topic).is_some() => vec![VoteAgain, Retire, LetGo, Keep],
        Verdict::Agreed | Verdict::AgreedWithDissent => vec![Retire, LetGo, Keep, VoteAgain],
        Verdict::ObjectionOpen(team) => {
            vec![AnswerObjection(team), Keep, ChangeWording, Park, ToLeadership]
        }
        Verdict::TooFewAnswered(_) => vec![VoteAgain, Keep, ChangeWording, Park],
        Verdict::TeamMissing(_) => vec![Park, ToLeadership],
        Verdict::NotAgreed(_) | Verdict::Outweighed(_) => {
            vec![Keep, ChangeWording, ToLeadership, Park, VoteAgain]
        }
        Verdict::NoVote | Verdict::ChangedSinceVote => vec![VoteAgain, ChangeWording, Park, ToLeadership],
    }
}
