//! Low votes as the facilitator says them: "One 2 in Marketing", "Two 1s in Sales". Numbers only; never who showed them.

use crate::{
    assets::words::{fill, say},
    domain::{
        baseline::team_name,
        people::{PerTeam, Team},
        vote::Tally,
    },
};

/// "One 2 in Marketing", "Two 2s in Sales, one 2 in Marketing"; empty where nobody showed a 2.
pub fn twos(twos: PerTeam<u32>) -> String {
    let teams = Team::BOTH.into_iter().filter(|team| *twos.get(*team) > 0);
    let said: Vec<String> = teams.map(|team| in_team(team, &counted(*twos.get(team), 2))).collect();
    capitalised(&said.join(", "))
}

/// "One 0 and two 1s in Sales": what stands in the way in one team; empty where nobody showed less than a 2.
pub fn objecting(tally: &Tally, team: Team) -> String {
    let low = tally.counts.iter().zip(0_u8..2).filter(|(count, _)| **count > 0);
    let said: Vec<String> = low.map(|(count, finger)| counted(*count, finger)).collect();
    if said.is_empty() {
        return String::new();
    }
    capitalised(&in_team(team, &said.join(&format!(" {} ", say("common.and")))))
}

fn in_team(team: Team, votes: &str) -> String {
    fill("low_votes.in_team", &[("votes", &votes), ("team", &team_name(team))])
}

/// "one 2", "two 2s", "14 2s".
fn counted(count: u32, finger: u8) -> String {
    let number = number(count);
    if count == 1 {
        return fill("low_votes.one", &[("number", &number), ("finger", &finger)]);
    }
    fill("low_votes.many", &[("number", &number), ("finger", &finger)])
}

/// A number as a word as long as it is short to say.
fn number(count: u32) -> String {
    let words = say("low_votes.numbers").split_whitespace();
    let word = usize::try_from(count).ok().and_then(|count| words.clone().nth(count.checked_sub(1)?));
    word.map_or_else(|| count.to_string(), str::to_owned)
}

fn capitalised(text: &str) -> String {
    let mut letters = text.chars();
    letters.next().map_or_else(String::new, |first| first.to_uppercase().chain(letters).collect())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn twos_are_said_with_their_number_and_their_team() {
        let of = |sales, marketing| twos(PerTeam { sales, marketing });
        assert_eq!(of(0, 1), "One 2 in Marketing");
        assert_eq!(of(0, 2), "Two 2s in Marketing");
        assert_eq!(of(3, 1), "Three 2s in Sales, one 2 in Marketing");
        assert_eq!(of(14, 0), "14 2s in Sales");
        assert_eq!(of(0, 0), "");
    }

    #[test]
    fn what_stands_in_the_way_is_said_finger_by_finger() {
        let of = |fingers: &[u8]| objecting(&Tally::of(fingers, 8), Team::Sales);
        assert_eq!(of(&[5, 1, 4]), "One 1 in Sales");
        assert_eq!(of(&[0, 1, 1, 4]), "One 0 and two 1s in Sales");
        assert_eq!(of(&[2, 3]), "");
    }
}
