//! What a revealed vote means, as a sentence to the whole room, and what each next step is called.

use super::ballot::team_key;
use crate::{
    assets::words::{fill, say},
    domain::{
        people::{PerTeam, Team},
        rule::{NextStep, Verdict, second_round_first, verdict},
        topic::Topic,
        vote::{Motion, Round},
    },
    screen::low_votes,
};

/// What the vote means, as a sentence to the whole room.
pub(super) fn question(topic: &Topic) -> String {
    let team = |team| say(team_key(team));
    let ends = topic.newest_round().is_some_and(|round| round.motion == Motion::Retire);
    match verdict(topic) {
        Verdict::Agreed => agreed(topic, ends),
        Verdict::AgreedWithDissent if ends => say("topic.verdict_ends_dissent").to_owned(),
        Verdict::NotAgreed(who) | Verdict::Outweighed(who) if ends => {
            fill("topic.verdict_stays", &[("team", &team(who))])
        }
        Verdict::AgreedWithDissent => say("topic.verdict_dissent").to_owned(),
        Verdict::ObjectionOpen(who) => objection(topic, who),
        Verdict::NotAgreed(who) => fill("topic.verdict_not_agreed", &[("team", &team(who))]),
        Verdict::Outweighed(who) => fill("topic.verdict_outweighed", &[("team", &team(who))]),
        Verdict::TooFewAnswered(who) => fill("topic.verdict_too_few", &[("team", &team(who))]),
        Verdict::TeamMissing(who) => fill("topic.verdict_missing", &[("team", &team(who))]),
        Verdict::NoVote | Verdict::VoteOpen | Verdict::ChangedSinceVote => {
            say("topic.verdict_none").to_owned()
        }
    }
}

/// A 2 is a question to everybody once; after the second round it is noted, because there are no endless votes.
fn agreed(topic: &Topic, ends: bool) -> String {
    if let Some(twos) = second_round_first(topic) {
        return fill("topic.ask_twos", &[("votes", &low_votes::twos(twos))]);
    }
    if ends {
        return say("topic.verdict_ends").to_owned();
    }
    let left = topic.newest_round().map(twos).unwrap_or_default();
    match low_votes::twos(left).as_str() {
        "" => say("topic.verdict_agreed").to_owned(),
        votes => fill("topic.verdict_reservation", &[("votes", &votes)]),
    }
}

/// What was shown below a 2 is asked about by its number; objections that were spoken are asked about as such.
fn objection(topic: &Topic, who: Team) -> String {
    let tally = topic.newest_round().and_then(|round| round.tallies.get(who).as_ref());
    match tally.map(|tally| low_votes::objecting(tally, who)).unwrap_or_default().as_str() {
        "" => fill("topic.verdict_objection", &[("team", &say(team_key(who)))]),
        votes => fill("topic.ask_objecting", &[("votes", &votes)]),
    }
}

fn twos(round: &Round) -> PerTeam<u32> {
    PerTeam::of(|team| round.tallies.get(team).map_or(0, |tally| tally.twos()))
}

/// What a next step is called.
pub(super) fn step_words(topic: &Topic, step: NextStep) -> &'static str {
    let has_twos = || topic.newest_round().map(twos).is_some_and(|twos| twos.sales + twos.marketing > 0);
    match step {
        NextStep::Agree if verdict(topic) == Verdict::AgreedWithDissent => say("topic.step_agree_dissent"),
        NextStep::Agree if has_twos() => say("topic.step_agree_reservation"),
        NextStep::Agree => say("topic.step_agree"),
        NextStep::VoteAgain => say("topic.step_vote_again"),
        NextStep::AnswerObjection(_) => say("topic.step_objection"),
        NextStep::ChangeWording => say("topic.step_change"),
        NextStep::Provisional => say("topic.step_provisional"),
        NextStep::NotAgreed => say("topic.step_not_agreed"),
        NextStep::Park => say("topic.step_park"),
        NextStep::ToLeadership => say("topic.step_leadership"),
        NextStep::Retire => say("topic.step_retire"),
        NextStep::LetGo => say("topic.step_let_go"),
        NextStep::Keep => say("topic.step_keep"),
    }
}
