//! What was decided about words that are read aloud, in one line with how many of each team are for it.

use crate::{
    assets::words::{fill, say},
    domain::{
        objection::Fate,
        people::Team,
        topic::Topic,
        vote::{Method, Round},
    },
};

/// `DECIDED: agreed - Sales 6 of 6, Marketing 5 of 5`, each team called as it is called there.
pub fn decided(topic: &Topic, called: impl Fn(Team) -> String) -> Option<String> {
    topic.decided.as_ref()?;
    let status = say(topic.status.key());
    let round = topic.newest_round().filter(|round| round.revision == topic.revision && !round.is_open());
    let Some(round) = round else { return Some(fill("read_aloud.decided", &[("status", &status)])) };
    let side = |team: Team| {
        let (yes, all) = counts(topic, round, team);
        fill("read_aloud.side", &[("team", &called(team)), ("n", &yes), ("of", &all)])
    };
    let sides = Team::BOTH.map(side).join(", ");
    Some(fill("read_aloud.decided_by", &[("status", &status), ("sides", &sides)]))
}

/// How many of a team are for it, of how many who were asked.
fn counts(topic: &Topic, round: &Round, team: Team) -> (u32, u32) {
    let all = *round.attendance.get(team);
    let yes = match (round.method, round.tallies.get(team)) {
        (Method::FistToFive, Some(tally)) => tally.for_it(),
        (Method::FistToFive, None) => 0,
        (Method::Consent, _) => {
            let against = topic
                .objections
                .iter()
                .filter(|objection| objection.team == team && objection.round == round.number)
                .filter(|objection| !matches!(objection.fate, Fate::Withdrawn | Fate::MetByAmendment { .. }))
                .count();
            all.saturating_sub(u32::try_from(against).unwrap_or(u32::MAX))
        }
    };
    (yes, all)
}
