//! An objection: what it says, what would make it acceptable, and how it is answered.

use super::{Plain, current, wording};
use crate::{
    assets::words::{fill, say},
    domain::{
        command::{Command, ObjectionAnswer},
        draft::{DraftKey, OBJECTION_FIELDS},
        objection::{Fate, Objection},
        people::Team,
        topic::Topic,
    },
    plain::{Flow, team_name, topic::decide_question},
};

/// Writes down and answers the objection of a team that is waiting for its answer.
pub(super) fn answer(plain: &mut Plain<'_>, topic: &Topic, team: Team) -> Flow<()> {
    let waits = |other: &&Objection| {
        other.team == team && other.revision == topic.revision && other.fate == Fate::Open
    };
    let Some(objection) = topic.objections.iter().find(waits).cloned() else { return Ok(()) };
    plain.tell(&fill("plain.objection_of", &[("team", &team_name(team))]))?;
    describe(plain, topic, &objection)?;
    let choices = [
        "plain.objection_change",
        "plain.objection_withdrawn",
        "plain.objection_go_ahead",
        "plain.objection_stands",
    ];
    let choices = choices.map(|key| say(key).to_owned()).to_vec();
    let answer = match plain.choose(say("objection.go_ahead_question"), choices, None)? {
        0 => return wording::word(plain, &current(plain, &topic.id)?),
        1 => ObjectionAnswer::Withdrawn,
        2 => ObjectionAnswer::GoAhead,
        _ => ObjectionAnswer::Stands,
    };
    let (topic, objection) = (topic.id.clone(), objection.number);
    if plain.change(Command::AnswerObjection { topic: topic.clone(), objection, answer })? {
        let question = decide_question(&current(plain, &topic)?);
        plain.tell(&question)?;
    }
    Ok(())
}

/// The reason, what would make it acceptable, and who asks to be named; each may stay empty.
fn describe(plain: &mut Plain<'_>, topic: &Topic, objection: &Objection) -> Flow<()> {
    let [reason, acceptable, named] =
        OBJECTION_FIELDS.map(|part| DraftKey::objection(&topic.id, objection.number, part));
    let reason = plain.words_at(&reason, say("plain.objection_reason"), &objection.reason)?;
    let acceptable =
        plain.words_at(&acceptable, say("objection.acceptable_question"), &objection.acceptable_if)?;
    let named = plain.words_at(&named, say("plain.objection_named"), &objection.named)?;
    if reason.is_none() && acceptable.is_none() && named.is_none() {
        return Ok(());
    }
    let or = |typed: Option<String>, stored: &String| typed.unwrap_or_else(|| stored.clone());
    plain
        .change(Command::DescribeObjection {
            topic: topic.id.clone(),
            objection: objection.number,
            reason: or(reason, &objection.reason),
            acceptable_if: or(acceptable, &objection.acceptable_if),
            named: or(named, &objection.named),
        })
        .map(drop)
}
