//! Asking the room: a question at a time, counted side by side, and said together where enough people answered.

mod setup;

use super::{Flow, Leave, Plain, baseline, team_name};
use crate::{
    assets::words::{fill, say},
    domain::{
        baseline::{
            RoomTally, TeamAnswers,
            asked::{self, Asked},
            tally::{Occasion, Way},
        },
        command::Command,
        extra::Extra,
        people::{PerTeam, Team},
    },
    effect::Place,
};

/// Stands for somebody who cannot say.
const CANNOT_SAY: char = 'n';

/// What is asked, how, and from how many answers on it is kept.
#[derive(Clone, Debug, PartialEq)]
struct Terms {
    round: Occasion,
    asked: Vec<Asked>,
    way: Way,
    threshold: u32,
    agreed_by: Option<String>,
    present: PerTeam<u32>,
}

/// Asks the chosen questions one after the other; at the close those of the opening again.
pub(super) fn count(plain: &mut Plain<'_>, round: Occasion) -> Flow<()> {
    let after = if round == Occasion::Closing { Place::Close } else { Place::Baseline };
    let session = plain.session();
    if !plain.is_live() {
        plain.tell_all(baseline::of_the_room(&session, round))?;
        return Err(Leave::To(after));
    }
    let (way, threshold, agreed_by) = asked::terms(&session);
    let (asked, present) = (asked::offered(&session, round), session.attendance());
    let Some(mut terms) = setup::agree(plain, Terms { round, asked, way, threshold, agreed_by, present })?
    else {
        return Err(Leave::To(after));
    };
    plain.tell(asked::way_words(terms.way).1)?;
    terms.present =
        PerTeam { sales: present_of(plain, Team::Sales)?, marketing: present_of(plain, Team::Marketing)? };
    for question in terms.asked.iter().filter(|question| question.ticked) {
        ask(plain, question, &terms)?;
    }
    let lines = baseline::of_the_room(&plain.session(), round);
    plain.tell_all(lines)?;
    Err(Leave::To(after))
}

/// How many of a team answer, those on the list unless said otherwise.
fn present_of(plain: &mut Plain<'_>, team: Team) -> Flow<u32> {
    let here = *plain.session().attendance().get(team);
    plain.number(&fill("plain.present", &[("team", &team_name(team))]), here, 0..=500)
}

/// One question, side by side; each side says its counts from the lowest answer to the highest.
fn ask(plain: &mut Plain<'_>, question: &Asked, terms: &Terms) -> Flow<()> {
    let labels = asked::labels(terms.way);
    plain.tell(&question.text)?;
    let (most, answers) = (labels.len(), labels.join(", "));
    plain.tell(&fill("plain.room_answers", &[("most", &most), ("answers", &answers)]))?;
    let answers = PerTeam {
        sales: side(plain, most, terms, Team::Sales)?,
        marketing: side(plain, most, terms, Team::Marketing)?,
    };
    let tally = RoomTally {
        id: String::new(),
        round: terms.round,
        source: terms.way,
        present: terms.present,
        at: Some(plain.now()),
        threshold: terms.threshold,
        threshold_agreed_by: terms.agreed_by.clone(),
        item: question.item(terms.way, answers),
        extra: Extra::default(),
    };
    let kept = tally.is_kept();
    if plain.change(Command::RecordRoomTally { tally: Box::new(tally.sealed()) })? && !kept {
        plain.tell(say("plain.too_few_to_keep"))?;
    }
    Ok(())
}

fn side(plain: &mut Plain<'_>, points: usize, terms: &Terms, team: Team) -> Flow<TeamAnswers> {
    let people = *terms.present.get(team);
    if people == 0 {
        return Ok(TeamAnswers::counted(vec![0; points], 0, 0));
    }
    let question = fill("plain.room_side", &[("team", &team_name(team)), ("people", &people)]);
    let counted = plain.read(&question, "", |typed| read_counts(typed, points, people))?;
    Ok(TeamAnswers::counted(counted.0, counted.1, people))
}

/// "1 0 2 3 0": people on each answer; or a digit for each hand, "5443n" with one who cannot say.
fn read_counts(typed: &str, points: usize, people: u32) -> Result<(Vec<u32>, u32), String> {
    let refused = || fill("plain.no_counts", &[("typed", &typed), ("most", &points), ("people", &people)]);
    let numbers: Vec<&str> = typed.split([' ', ',']).filter(|part| !part.is_empty()).collect();
    let mut cannot_say = 0;
    let counts = if let [digits] = numbers.as_slice() {
        let mut counts = vec![0; points];
        for digit in digits.chars() {
            if digit == CANNOT_SAY {
                cannot_say += 1;
                continue;
            }
            let point = digit.to_digit(10).and_then(|digit| (digit as usize).checked_sub(1));
            *point.and_then(|point| counts.get_mut(point)).ok_or_else(refused)? += 1;
        }
        counts
    } else {
        numbers.iter().map(|number| number.parse().ok()).collect::<Option<Vec<u32>>>().ok_or_else(refused)?
    };
    let all = counts.iter().fold(cannot_say, |sum: u32, count| sum.saturating_add(*count));
    if counts.len() == points && all <= people { Ok((counts, cannot_say)) } else { Err(refused()) }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn counts_are_typed_by_answer_or_hand_by_hand() {
        assert_eq!(read_counts("1 0 2 3 0", 5, 6), Ok((vec![1, 0, 2, 3, 0], 0)));
        assert_eq!(read_counts("54433", 5, 6), Ok((vec![0, 0, 2, 2, 1], 0)));
        assert_eq!(read_counts("54n", 5, 6), Ok((vec![0, 0, 0, 1, 1], 1)));
        assert_eq!(read_counts("1122", 2, 4), Ok((vec![2, 2], 0)), "hands: no, then yes");
        for wrong in ["1 2", "9", "all", "6666666", "3 3 3 3 3", "0", "54433nn"] {
            assert!(read_counts(wrong, 5, 6).is_err(), "{wrong}");
        }
        assert!(read_counts("3", 2, 4).is_err());
    }
}
