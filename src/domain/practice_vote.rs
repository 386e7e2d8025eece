//! The practice vote about the brownies: held under the real rule in a copy of the session, and kept nowhere.

use crate::{
    assets::{
        prep,
        words::{fill, say},
    },
    domain::{
        baseline::team_name,
        command::Command,
        fields::Fields,
        ids::TopicId,
        low_votes,
        moment::Moment,
        people::{PerTeam, Team},
        rule::{self, Verdict},
        session::Session,
        vote::{Method, Motion, Tally},
    },
};

/// What the rule says about the hands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Held {
    verdict: Verdict,
    /// Twos with nobody below.
    twos: Option<PerTeam<u32>>,
}

/// Holds the vote in a copy of the session; a team nobody of which is here is not asked. None where it cannot be held.
pub fn held(session: &Session, tallies: &PerTeam<Tally>, now: Moment) -> Option<Held> {
    let mut copy = session.clone();
    // Practising is possible after the close too.
    copy.closed_at = None;
    let topic = TopicId::from("practice-vote");
    let title = prep::prep().practice_vote().to_owned();
    let (round, text) = (1, title.clone());
    let fields = Box::new(Fields::empty("goal")?);
    let mut batch = vec![
        Command::AddTopic { id: Some(topic.clone()), title, fields },
        Command::SetMethod { topic: topic.clone(), method: Method::FistToFive },
        Command::Word { topic: topic.clone(), text },
        Command::OpenRound { topic: topic.clone(), motion: Motion::Adopt },
    ];
    let here = session.attendance();
    batch.extend(Team::BOTH.into_iter().filter(|team| *here.get(*team) > 0).map(|team| {
        let tally = *tallies.get(team);
        Command::RecordTally { topic: topic.clone(), round, team, tally }
    }));
    batch.push(Command::Reveal { topic: topic.clone(), round });
    for command in &batch {
        copy.apply(command, now).ok()?;
    }
    let topic = copy.topic(&topic)?;
    Some(Held { verdict: rule::verdict(topic), twos: rule::second_round_first(topic) })
}

/// What the same hands would mean in a real vote.
pub fn meaning(held: Held) -> String {
    match (held.verdict, held.twos) {
        (Verdict::Agreed, Some(twos)) => fill("check_in.brownies_two", &[("votes", &low_votes::twos(twos))]),
        (Verdict::ObjectionOpen(team) | Verdict::NotAgreed(team) | Verdict::Outweighed(team), _) => {
            fill("check_in.brownies_objection", &[("team", &team_name(team))])
        }
        (Verdict::TooFewAnswered(team), _) => {
            fill("check_in.brownies_too_few", &[("team", &team_name(team))])
        }
        (Verdict::TeamMissing(team), _) => fill("check_in.brownies_missing", &[("team", &team_name(team))]),
        _ => say("check_in.brownies_agreed").to_owned(),
    }
}
