//! The parking lot: what comes up and does not belong here now keeps its place, gets somebody, or comes to an end.

use super::{
    Flow, Plain,
    menu::{self, Menu, Then},
};
use crate::{
    assets::words::{fill, say},
    domain::{
        action::{Parked, ParkedEnd},
        command::Command,
        draft::DraftKey,
        ids::ParkedId,
    },
};

/// Parks what came up, with the topic that is on.
pub(super) fn park(plain: &mut Plain<'_>) -> Flow<()> {
    let Some(text) = plain.words_at(&DraftKey::parked(), say("plain.park_what"), "")? else { return Ok(()) };
    let session = plain.session();
    let topic = plain.place.topic().filter(|id| session.topic(id).is_some()).cloned();
    let told = match topic.as_ref().and_then(|id| session.topic(id)) {
        Some(on) => fill("parking.parked_on", &[("text", &text), ("topic", &on.title)]),
        None => fill("parking.parked", &[("text", &text)]),
    };
    if plain.change(Command::Park { id: None, text, topic })? { plain.tell(&told) } else { Ok(()) }
}

/// The parking lot, until it is left.
pub(super) fn menu(plain: &mut Plain<'_>) -> Flow<()> {
    let offer = |plain: &mut Plain<'_>| {
        let session = plain.session();
        if session.parking.is_empty() {
            plain.tell(say("parking.empty"))?;
        }
        let rows: Vec<(String, Option<ParkedId>)> =
            session.parking.iter().map(|item| (line(plain, item), Some(item.id.clone()))).collect();
        Ok(Menu::new(say("plain.parking_head")).row(say("plain.close_this"), None).rows(rows).usual(&None))
    };
    menu::run(plain, offer, |plain, id| match id {
        None => Ok(Then::Done),
        Some(id) => care_for(plain, &id).map(|()| Then::Stay),
    })
}

/// What it is, who looks after it, and how it ended.
fn line(plain: &Plain<'_>, item: &Parked) -> String {
    let session = plain.session();
    match &item.end {
        ParkedEnd::Settled => {
            fill("plain.parked_ended", &[("text", &item.text), ("how", &say("parking.settled"))])
        }
        ParkedEnd::Dropped { reason } => {
            let how = fill("parking.dropped", &[("reason", reason)]);
            fill("plain.parked_ended", &[("text", &item.text), ("how", &how)])
        }
        ParkedEnd::Waiting => {
            let owner =
                item.owner.as_ref().map_or(say("common.no_owner"), |id| session.name_of(id)).to_owned();
            let by = item.by.map_or_else(|| say("common.no_date").to_owned(), |by| by.told(plain.today()));
            fill("plain.parked_waiting", &[("text", &item.text), ("owner", &owner), ("by", &by)])
        }
    }
}

/// Somebody and a date, settled, or dropped with the reason.
pub(super) fn care_for(plain: &mut Plain<'_>, id: &ParkedId) -> Flow<()> {
    let session = plain.session();
    let Some(item) = session.parking.iter().find(|item| item.id == *id) else { return Ok(()) };
    let id = id.clone();
    let choices = ["plain.parked_care", "plain.parked_settle", "plain.parked_drop"];
    let choice = plain.choose(&item.text, choices.map(|key| say(key).to_owned()).to_vec(), Some(0))?;
    let command = match choice {
        0 => Command::CareForParked { id, care: plain.care(item.owner.as_ref())? },
        1 => Command::EndParked { id, end: ParkedEnd::Settled },
        _ => {
            let question = fill("parking.why_dropped", &[("text", &item.text)]);
            let reason = plain.some_words_at(&DraftKey::parked_reason(&id), &question)?;
            Command::EndParked { id, end: ParkedEnd::Dropped { reason } }
        }
    };
    plain.change(command).map(drop)
}
