//! Asking the room: a question at a time, counted side by side, and said together where enough people answered.

use super::{Flow, Leave, Plain, baseline, team_name};
use crate::{
    assets::{
        questions,
        words::{count as counted, fill, say},
    },
    domain::{
        baseline::{
            Item, RoomTally, TeamAnswers,
            tally::{Occasion, Way, latest},
        },
        command::Command,
        extra::Extra,
        people::{PerTeam, Team},
    },
    effect::Place,
    export::survey::answers,
    stats::Kind,
};

/// Answers to a statement of the bank, from strongly disagree to strongly agree.
const POINTS: usize = 5;

/// Asks the questions for a show of hands one after the other; at the close those of the opening again.
pub(super) fn count(plain: &mut Plain<'_>, round: Occasion) -> Flow<()> {
    let after = if round == Occasion::Closing { Place::Close } else { Place::Baseline };
    let session = plain.session();
    if !plain.is_live() {
        plain.tell_all(baseline::of_the_room(&session, round))?;
        return Err(Leave::To(after));
    }
    let asked = offered(plain, round);
    plain.tell(&counted("plain.room_questions", asked.len() as u64))?;
    let ways = ["tally.fingers", "tally.slips"].map(|key| say(key).to_owned()).to_vec();
    let way =
        if plain.choose(say("plain.room_way"), ways, Some(0))? == 1 { Way::Slips } else { Way::Fingers };
    plain.tell(say(if way == Way::Slips { "tally.slips_means" } else { "tally.fingers_means" }))?;
    let present =
        PerTeam { sales: present(plain, Team::Sales)?, marketing: present(plain, Team::Marketing)? };
    for item in asked {
        ask(plain, item, &Terms { round, way, present })?;
    }
    let lines = baseline::of_the_room(&plain.session(), round);
    plain.tell_all(lines)?;
    Err(Leave::To(after))
}

fn offered(plain: &Plain<'_>, round: Occasion) -> Vec<Item> {
    let session = plain.session();
    let opening = latest(&session.tallies, Occasion::Opening);
    if round == Occasion::Closing && !opening.is_empty() {
        return opening.into_iter().map(|tally| tally.item.clone()).collect();
    }
    questions::all().iter().filter(|question| question.hands).map(item_of).collect()
}

fn item_of(question: &questions::Question) -> Item {
    Item {
        id: question.id.clone(),
        question: question.text().to_owned(),
        row: None,
        kind: Kind::Likert,
        labels: Some(answers().map(str::to_owned).to_vec()),
        points: (1..=POINTS as i64).collect(),
        reversed: question.reversed,
        answers: PerTeam::default(),
        topic: Some(question.topic.clone()),
        picked: false,
        extra: Extra::default(),
    }
}

/// How many of a team answer, those on the list unless said otherwise.
fn present(plain: &mut Plain<'_>, team: Team) -> Flow<u32> {
    let here = *plain.session().attendance().get(team);
    plain.number(&fill("plain.present", &[("team", &team_name(team))]), here, 0..=500)
}

#[derive(Clone, Copy)]
struct Terms {
    round: Occasion,
    way: Way,
    present: PerTeam<u32>,
}

/// One question, side by side; each side says its counts from the lowest answer to the highest.
fn ask(plain: &mut Plain<'_>, mut item: Item, terms: &Terms) -> Flow<()> {
    plain.tell(&item.question)?;
    plain.tell(&fill("plain.room_answers", &[("answers", &answers().join(", "))]))?;
    item.answers = PerTeam {
        sales: side(plain, &item, terms, Team::Sales)?,
        marketing: side(plain, &item, terms, Team::Marketing)?,
    };
    let threshold = plain
        .session()
        .baseline
        .as_ref()
        .map_or(crate::domain::baseline::DEFAULT_THRESHOLD, |wave| wave.threshold);
    let agreed_by = plain.session().baseline.and_then(|wave| wave.threshold_agreed_by);
    let now = plain.now();
    let tally = RoomTally {
        id: String::new(),
        round: terms.round,
        source: terms.way,
        present: terms.present,
        at: Some(now),
        threshold,
        threshold_agreed_by: agreed_by,
        item: Item { picked: false, ..item },
        extra: Extra::default(),
    };
    let kept = tally.is_kept();
    if plain.change(Command::RecordRoomTally { tally: Box::new(tally.sealed()) })? && !kept {
        plain.tell(say("plain.too_few_to_keep"))?;
    }
    Ok(())
}

fn side(plain: &mut Plain<'_>, item: &Item, terms: &Terms, team: Team) -> Flow<TeamAnswers> {
    let people = *terms.present.get(team);
    if people == 0 {
        return Ok(TeamAnswers::counted(vec![0; POINTS], 0, 0));
    }
    let question = fill("plain.room_side", &[("team", &team_name(team)), ("people", &people)]);
    let mut counts = plain.read(&question, "", |typed| read_counts(typed, people))?;
    if item.reversed {
        counts.reverse();
    }
    Ok(TeamAnswers::counted(counts, 0, people))
}

/// "1 0 2 3 0": people on each answer; or a digit from 1 to 5 for each hand.
fn read_counts(typed: &str, people: u32) -> Result<Vec<u32>, String> {
    let refused = || fill("plain.no_counts", &[("typed", &typed), ("people", &people)]);
    let numbers: Vec<&str> = typed.split([' ', ',']).filter(|part| !part.is_empty()).collect();
    let counts = if let [digits] = numbers.as_slice() {
        let mut counts = vec![0; POINTS];
        for digit in digits.chars() {
            let point =
                digit.to_digit(10).filter(|digit| (1..=POINTS as u32).contains(digit)).ok_or_else(refused)?;
            counts[point as usize - 1] += 1;
        }
        counts
    } else {
        numbers.iter().map(|number| number.parse().ok()).collect::<Option<Vec<u32>>>().ok_or_else(refused)?
    };
    let all = counts.iter().fold(0_u32, |sum, count| sum.saturating_add(*count));
    if counts.len() == POINTS && all <= people { Ok(counts) } else { Err(refused()) }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn counts_are_typed_by_answer_or_hand_by_hand() {
        assert_eq!(read_counts("1 0 2 3 0", 6), Ok(vec![1, 0, 2, 3, 0]));
        assert_eq!(read_counts("54433", 6), Ok(vec![0, 0, 2, 2, 1]));
        for wrong in ["1 2", "9", "all", "6666666", "3 3 3 3 3"] {
            assert!(read_counts(wrong, 6).is_err(), "{wrong}");
        }
    }
}
