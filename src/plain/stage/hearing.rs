//! Both sides read their notes in turn. Notes are counted as they are heard, never typed; the counts are said once and
//! kept nowhere.

use crate::{
    assets::words::{fill, say},
    domain::{
        hearing::{self, Hearing},
        ids::TopicId,
        people::Team,
    },
    effect::Place,
    plain::{
        Flow, Leave, Plain,
        menu::{self, Menu, Then},
        status, team_name,
    },
};

/// More notes than this are not read at once.
const MOST: u32 = 99;

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Do {
    On,
    NextTurn,
    Note,
    Notes,
    TakeBack,
    Pass,
    Again,
}

/// The hearing of a topic, until everything was heard; the side that begins is another one with every topic.
pub(in crate::plain) fn hear(plain: &mut Plain<'_>, id: &TopicId) -> Flow<()> {
    let session = plain.session();
    if session.topic(id).is_none() {
        return plain.tell(say("plain.gone"));
    }
    plain.stage.hearing = Some(Hearing::beginning(hearing::begins(&session, id)));
    menu::run(plain, |plain| Ok(offer(plain)), |plain, action| act(plain, id, action))
}

fn offer(plain: &Plain<'_>) -> Menu<Do> {
    plain.show_room();
    let Some(hearing) = &plain.stage.hearing else { return Menu::new("") };
    let heard = status::sentence(&hearing.told());
    match hearing.turn() {
        Some(team) => reading(team, if hearing.is_empty() { "" } else { &heard }),
        None => Menu::new(format!("{heard} {}", say("hearing.one_proposal")))
            .row(say("plain.to_proposals"), Do::On)
            .row(say("plain.hear_more"), Do::Again)
            .usual(&Do::On),
    }
}

/// What can be done while a side reads.
fn reading(team: Team, heard: &str) -> Menu<Do> {
    let reads = |team| fill("plain.reads", &[("team", &team_name(team))]);
    let question = format!("{} {heard}", status::sentence(&reads(team)));
    Menu::new(question.trim())
        .row(say("plain.all_heard"), Do::On)
        .row(reads(team.other()), Do::NextTurn)
        .row(say("plain.note_heard"), Do::Note)
        .row(say("plain.notes_heard"), Do::Notes)
        .row(say("plain.note_less"), Do::TakeBack)
        .row(fill("plain.passes", &[("team", &team_name(team))]), Do::Pass)
        .usual(&Do::On)
}

fn act(plain: &mut Plain<'_>, id: &TopicId, action: Do) -> Flow<Then> {
    let notes =
        if action == Do::Notes { plain.number(say("plain.how_many_notes"), 1, 1..=MOST)? } else { 1 };
    let Some(hearing) = &mut plain.stage.hearing else { return Ok(Then::Done) };
    match action {
        // Nothing was counted: there is nothing to say in between.
        Do::On if hearing.turn().is_none() || hearing.is_empty() => {
            return Err(Leave::To(Place::Topic(id.clone())));
        }
        Do::On => hearing.set_done(true),
        Do::NextTurn => hearing.next_turn(),
        Do::Note | Do::Notes => hearing.note(notes),
        Do::TakeBack => hearing.take_back(),
        Do::Pass => hearing.pass(),
        Do::Again => hearing.set_done(false),
    }
    Ok(Then::Stay)
}
