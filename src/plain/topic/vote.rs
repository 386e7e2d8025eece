//! A vote: each side is counted for itself and stays unsaid until both are in; then both are said together.

use super::{Plain, current};
use crate::{
    assets::words::{count as counted, fill, say},
    domain::{
        command::Command,
        follow_up,
        ids::TopicId,
        people::{Presence, Team},
        sentence,
        topic::Topic,
        vote::{Method, Motion, Round, Tally},
    },
    plain::{Flow, Leave, status, team_name, topic::decide_question},
    route,
    text::clean_line,
};

/// Stands for "nobody below 3", or for "nobody objects".
const NOBODY: &str = "=";

/// Opens the vote, once it is clear what it is on.
pub(in crate::plain) fn start(plain: &mut Plain<'_>, topic: &Topic) -> Flow<()> {
    if topic.origin.is_some() && follow_up::ends_by_vote(topic) {
        which(plain, topic)
    } else {
        open(plain, topic, Motion::Adopt)
    }
}

/// A vote on what was taken over: whether it is kept, or no longer valid.
fn which(plain: &mut Plain<'_>, topic: &Topic) -> Flow<()> {
    let choices = vec![say("plain.vote_on_keeping").to_owned(), say("plain.vote_on_its_end").to_owned()];
    let motion = if plain.choose(say("plain.vote_on_what"), choices, Some(0))? == 0 {
        Motion::Adopt
    } else {
        Motion::Retire
    };
    open(plain, topic, motion)
}

/// Opens a vote and counts it. Agreed words are reopened first.
pub(super) fn open(plain: &mut Plain<'_>, topic: &Topic, motion: Motion) -> Flow<()> {
    if topic.status.is_agreed() {
        super::wording::reopen(plain, topic)?;
    }
    let here = plain.session().attendance();
    if here.sales + here.marketing == 0 {
        return plain.tell(say("plain.nobody_can_vote"));
    }
    let anew = topic.is_answered() && !topic.status.is_agreed();
    if plain.change(Command::OpenRound { topic: topic.id.clone(), motion })? {
        tell_what_is_no_part(plain, topic)?;
        if let Some(remark) = sentence::remark(topic).filter(|_| motion == Motion::Adopt) {
            plain.tell(&remark)?;
        }
        if anew {
            plain.tell(&fill("topic.decided_anew", &[("title", &topic.title)]))?;
        }
        count(plain, &topic.id)
    } else {
        Ok(())
    }
}

/// Words that were half typed at the topic are not voted on.
fn tell_what_is_no_part(plain: &mut Plain<'_>, topic: &Topic) -> Flow<()> {
    let session = plain.session();
    match plain.half_typed_where(|key| route::is_left_out_of_vote(&session, topic, key)) {
        Some(text) => plain.tell(&fill("topic.half_typed_not_voted", &[("text", &clean_line(&text))])),
        None => Ok(()),
    }
}

/// Counts the sides that are not in, and shows both together.
pub(super) fn count(plain: &mut Plain<'_>, id: &TopicId) -> Flow<()> {
    let topic = current(plain, id)?;
    let Some(round) = topic.open_round().cloned() else { return Ok(()) };
    plain.tell(head(&round))?;
    plain.tell_all(status::words(&topic))?;
    let (voted, details) = (sentence::voted_aside(&topic), sentence::details_aside(&topic));
    if !voted.is_empty() {
        plain.tell(&fill("topic.voted_with_it", &[("names", &voted.join("; "))]))?;
    }
    if !details.is_empty() {
        plain.tell(&fill("topic.not_voted", &[("details", &details.join(", "))]))?;
    }
    tell_scale(plain, &round)?;
    for team in Team::BOTH {
        if *round.attendance.get(team) == 0 {
            plain.tell(&fill("plain.side_absent", &[("team", &team_name(team))]))?;
        } else if !round.has(team) {
            count_side(plain, &topic, &round, team)?;
        }
    }
    let choices = vec![say("plain.reveal").to_owned(), say("plain.count_again").to_owned()];
    if plain.choose(say("plain.both_in"), choices, Some(0))? == 1 {
        for team in Team::BOTH.into_iter().filter(|team| *round.attendance.get(*team) > 0) {
            count_side(plain, &topic, &round, team)?;
        }
    }
    if !plain.change(Command::Reveal { topic: topic.id.clone(), round: round.number })? {
        return Ok(());
    }
    let topic = current(plain, id)?;
    if let Some(round) = topic.newest_round() {
        plain.tell(&status::result(&topic, round))?;
    }
    plain.tell(&decide_question(&topic))
}

fn head(round: &Round) -> &'static str {
    match (round.motion, round.method) {
        (Motion::Adopt, Method::FistToFive) => say("topic.fist_to_five"),
        (Motion::Adopt, Method::Consent) => say("plain.consent"),
        (Motion::Retire, Method::FistToFive) => say("plain.end_fist_to_five"),
        (Motion::Retire, Method::Consent) => say("plain.end_consent"),
    }
}

fn tell_scale(plain: &mut Plain<'_>, round: &Round) -> Flow<()> {
    if round.method == Method::FistToFive {
        let fingers = [
            "vote.finger_0",
            "vote.finger_1",
            "vote.finger_2",
            "vote.finger_3",
            "vote.finger_4",
            "vote.finger_5",
        ];
        plain.tell(&status::sentence(&fingers.map(say).join(", ")))?;
    }
    if round.method == Method::Consent && round.motion == Motion::Adopt {
        plain.tell(say("topic.clarify"))?;
        plain.tell(say("topic.react"))?;
    }
    let session = plain.session();
    let on_call = session
        .people
        .iter()
        .filter(|person| person.presence == Presence::OnCall && person.group.team().is_some());
    match on_call.count() {
        0 => Ok(()),
        calls => plain.tell(&counted("on_call.number", calls as u64)),
    }
}

fn count_side(plain: &mut Plain<'_>, topic: &Topic, round: &Round, team: Team) -> Flow<()> {
    let people = *round.attendance.get(team);
    let (topic, round_number) = (topic.id.clone(), round.number);
    let command = match round.method {
        Method::FistToFive => {
            let tally = fingers(plain, team, people)?;
            Command::RecordTally { topic, round: round_number, team, tally }
        }
        Method::Consent => {
            let question = fill("plain.ask_objections", &[("team", &team_name(team)), ("people", &people)]);
            let objections = plain.read(&question, "", |typed| objecting(typed, people))?;
            Command::RecordConsent { topic, round: round_number, team, objections }
        }
    };
    if plain.change(command)? {
        plain.tell(&fill("plain.side_in", &[("team", &team_name(team))]))
    } else {
        Err(Leave::Again)
    }
}

/// The fingers of one side: a digit for each hand, or "nobody below 3"; who is missing has not answered.
pub(in crate::plain) fn fingers(plain: &mut Plain<'_>, team: Team, people: u32) -> Flow<Tally> {
    let question = fill("plain.ask_fingers", &[("team", &team_name(team)), ("people", &people)]);
    plain.read(&question, "", |typed| read_fingers(typed, people))
}

fn read_fingers(typed: &str, people: u32) -> Result<Tally, String> {
    if typed == NOBODY {
        return Ok(Tally::nobody_below_three(people));
    }
    let between = |letter: &char| letter.is_whitespace() || *letter == ',';
    let digits: Option<Vec<u8>> = typed
        .chars()
        .filter(|letter| !between(letter))
        .map(|letter| letter.to_digit(10).filter(|finger| *finger <= 5).map(|finger| finger as u8))
        .collect();
    match digits {
        None => Err(fill("plain.no_fingers", &[("typed", &typed)])),
        Some(digits) if digits.len() > people as usize => {
            Err(fill("plain.too_many_fingers", &[("people", &people), ("n", &digits.len())]))
        }
        Some(digits) => Ok(Tally::of(&digits, people)),
    }
}

fn objecting(typed: &str, people: u32) -> Result<u32, String> {
    if typed == NOBODY {
        return Ok(0);
    }
    let number = typed.parse::<u32>().ok().filter(|objections| *objections <= people);
    number.ok_or_else(|| fill("plain.number_range", &[("low", &0), ("high", &people), ("typed", &typed)]))
}

/// Leaves the open vote without a result.
pub(super) fn leave(plain: &mut Plain<'_>, topic: &Topic) -> Flow<()> {
    let Some(round) = topic.open_round() else { return Ok(()) };
    if plain.change(Command::LeaveRound { topic: topic.id.clone(), round: round.number })? {
        plain.tell(say("topic.vote_left"))?;
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn fingers_are_read_as_they_are_called_out() {
        assert_eq!(read_fingers("544332", 6), Ok(Tally::of(&[5, 4, 4, 3, 3, 2], 6)));
        assert_eq!(read_fingers("5 4,4", 6).map(|tally| tally.not_answered), Ok(3));
        assert_eq!(read_fingers("=", 4), Ok(Tally::nobody_below_three(4)));
        for wrong in ["5446", "all", "5555555"] {
            assert!(read_fingers(wrong, 6).is_err(), "{wrong}");
        }
    }

    #[test]
    fn objections_are_no_more_than_people() {
        assert_eq!((objecting("=", 3), objecting("2", 3)), (Ok(0), Ok(2)));
        assert!(objecting("4", 3).is_err() && objecting("some", 3).is_err());
    }
}
