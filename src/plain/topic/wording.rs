//! Proposals, the joint wording, and the question before agreed words are changed.

use super::{Plain, as_it_reads, current};
use crate::domain::people::Team;
use crate::{
    assets::words::{fill, say},
    domain::{
        command::{Command, Decision},
        draft::{DraftKey, SPELLING, WORDING},
        topic::{Author, Topic},
    },
    plain::{Flow, Leave, team_name},
};

/// What one side brings, in its own words.
pub(super) fn propose(plain: &mut Plain<'_>, topic: &Topic, by: Author) -> Flow<()> {
    let question = match by {
        Author::Sales => fill("plain.says", &[("team", &team_name(Team::Sales))]),
        Author::Marketing => fill("plain.says", &[("team", &team_name(Team::Marketing))]),
        Author::Mixed => say("plain.mixed_says").to_owned(),
    };
    let stored = topic.proposal(by).map_or(String::new(), |proposal| proposal.text.clone());
    let Some(text) = plain.words_at(&DraftKey::proposal(&topic.id, by), &question, &stored)? else {
        return Ok(());
    };
    plain.change(Command::Propose { topic: topic.id.clone(), by, text }).map(drop)
}

/// The joint wording; agreed words ask first.
pub(super) fn word(plain: &mut Plain<'_>, topic: &Topic) -> Flow<()> {
    if topic.status.is_agreed() {
        return change_agreed(plain, topic);
    }
    let Some(text) =
        plain.words_at(&DraftKey::of_topic(&topic.id, WORDING), say("plain.our_wording_is"), &topic.text)?
    else {
        return Ok(());
    };
    if plain.change(Command::Word { topic: topic.id.clone(), text })? {
        tell_wording(plain, topic)?;
    }
    Ok(())
}

/// Says the wording as it reads now.
pub(super) fn tell_wording(plain: &mut Plain<'_>, topic: &Topic) -> Flow<()> {
    let topic = current(plain, &topic.id)?;
    let lines = as_it_reads(&plain.session(), &topic);
    plain.tell_all(lines)
}

/// "These words are agreed. What changes?": spelling only, or reopen and vote again.
fn change_agreed(plain: &mut Plain<'_>, topic: &Topic) -> Flow<()> {
    let mut choices = vec![say("plain.spelling_only").to_owned()];
    if plain.is_live() {
        choices.push(say("plain.reopen").to_owned());
    }
    if plain.choose(say("topic.asking"), choices, None)? == 1 {
        reopen(plain, topic)?;
        let topic = current(plain, &topic.id)?;
        return word(plain, &topic);
    }
    let Some(text) =
        plain.words_at(&DraftKey::of_topic(&topic.id, SPELLING), say("plain.our_wording_is"), &topic.text)?
    else {
        return Ok(());
    };
    plain.change(Command::Correct { topic: topic.id.clone(), text }).map(drop)
}

/// Opens an agreed topic again: earlier votes no longer count.
pub(super) fn reopen(plain: &mut Plain<'_>, topic: &Topic) -> Flow<()> {
    if plain.change(Command::Decide { topic: topic.id.clone(), decision: Decision::Reopen })? {
        plain.tell(say("plain.reopened"))
    } else {
        Err(Leave::Again)
    }
}

/// Whether a voted part may be changed now; agreed words are asked about first.
pub(super) fn may_change(plain: &mut Plain<'_>, topic: &Topic, voted: bool) -> Flow<bool> {
    if topic.open_round().is_some() {
        plain.tell(&fill("plain.vote_stays_open", &[("title", &topic.title)]))?;
        return Ok(false);
    }
    if !voted || !topic.status.is_agreed() {
        return Ok(true);
    }
    if !plain.is_live() {
        plain.tell(say("plain.agreed_stays"))?;
        return Ok(false);
    }
    if !plain.yes(say("plain.reopen_to_change"), false)? {
        return Ok(false);
    }
    reopen(plain, topic)?;
    Ok(true)
}
