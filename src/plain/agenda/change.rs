//! What can be done with one box of the plan, and what is put in between: each is one change, taken back by one `undo`.

use super::go;
use crate::{
    assets::words::{count, fill, say},
    domain::{
        agenda::{self, AgendaBox},
        command::Command,
        ids::BoxId,
    },
    plain::{
        Flow, Leave, Plain,
        menu::{self, Menu, Then},
    },
    route,
};

/// The most minutes a box is given.
const MOST: u32 = 600;

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Do {
    Close,
    Go,
    By(i32),
    Minutes,
    AsLast,
    Lock,
    /// To this place in the order.
    Move(usize),
    Rename,
    Remove,
}

/// One box, until one thing is done with it.
pub(super) fn menu(plain: &mut Plain<'_>, id: &BoxId) -> Flow<()> {
    menu::run(
        plain,
        |plain| {
            let session = plain.session();
            let entry = session.agenda.find(id).ok_or(Leave::Back)?;
            Ok(offer(plain, entry))
        },
        |plain, action| act(plain, id, action),
    )
}

fn offer(plain: &Plain<'_>, entry: &AgendaBox) -> Menu<Do> {
    let (session, live) = (plain.session(), plain.is_live());
    let agenda = &session.agenda;
    let at = agenda.boxes.iter().position(|other| other.id == entry.id).unwrap_or(0);
    let begins = live && agenda.current.as_ref() != Some(&entry.id);
    let goes = begins || route::place_of(&session, entry).is_some();
    let more = |minutes: u32| fill("plain.extend", &[("minutes", &count("common.minutes", minutes))]);
    let less = fill("plain.shorten", &[("minutes", &count("common.minutes", 1))]);
    let last = entry.last_minutes.filter(|_| live && entry.as_last().is_some());
    let as_last = last.map(|minutes| {
        (fill("plain.as_last", &[("minutes", &count("common.minutes", minutes))]), Do::AsLast)
    });
    Menu::new(entry.title.clone())
        .row(say("plain.close_this"), Do::Close)
        .row_if(goes, say(if begins { "plain.enter_box" } else { "plain.to_its_work" }), Do::Go)
        .row_if(live, say("plain.other_minutes"), Do::Minutes)
        .row_if(live, more(1), Do::By(1))
        .row_if(live, more(5), Do::By(5))
        .row_if(live && entry.minutes > 0, less, Do::By(-1))
        .rows(as_last)
        .row_if(live, say(if entry.locked { "plain.unlock" } else { "plain.lock" }), Do::Lock)
        .row_if(live && at > 0, say("plain.earlier"), Do::Move(at.saturating_sub(1)))
        .row_if(live && at + 1 < agenda.boxes.len(), say("plain.later"), Do::Move(at + 1))
        .row_if(live, say("plain.retitle_box"), Do::Rename)
        .row_if(live && entry.is_removable(), say("plain.remove_box"), Do::Remove)
        .usual(if goes && !begins { &Do::Go } else { &Do::Close })
}

fn act(plain: &mut Plain<'_>, id: &BoxId, action: Do) -> Flow<Then> {
    let session = plain.session();
    let agenda = &session.agenda;
    let entry = agenda.find(id).ok_or(Leave::Back)?;
    let batch = match action {
        Do::Close => Vec::new(),
        Do::Go => return go(plain, id).map(|()| Then::Done),
        Do::By(minutes) => entry.by_minutes(agenda, minutes).into_iter().collect(),
        Do::Minutes => {
            let minutes = plain.number(say("plain.other_minutes"), entry.minutes, 0..=MOST)?;
            vec![Command::SetBoxMinutes { id: id.clone(), minutes }]
        }
        Do::AsLast => entry.as_last().into_iter().collect(),
        Do::Lock => vec![Command::LockBox { id: id.clone(), locked: !entry.locked }],
        Do::Move(to) => {
            let from = agenda.boxes.iter().position(|other| other.id == *id).ok_or(Leave::Back)?;
            agenda.swap(from, to)
        }
        Do::Rename => {
            let title = title(plain, &entry.title)?;
            if title == entry.title { Vec::new() } else { agenda.retitle(id, &title) }
        }
        Do::Remove => agenda.remove(id),
    };
    plain.commit(batch).map(|_| Then::Done)
}

/// A title that can be read from the back row.
fn title(plain: &mut Plain<'_>, usual: &str) -> Flow<String> {
    plain.read(say("plain.title_of_box"), usual, |typed| {
        agenda::read_title(typed, say("plain.title_missing")).map(str::to_owned)
    })
}

/// A new box of work after one of the others.
pub(super) fn insert(plain: &mut Plain<'_>) -> Flow<()> {
    let title = title(plain, "")?;
    let place = place(plain)?;
    let batch = plain.session().agenda.insert_work(place, &title);
    plain.commit(batch).map(drop)
}

/// A break after one of the boxes.
pub(super) fn insert_break(plain: &mut Plain<'_>) -> Flow<()> {
    let place = place(plain)?;
    let batch = plain.session().agenda.insert_break(place);
    plain.commit(batch).map(drop)
}

/// The place after a box: after the one that is on, unless another is chosen.
fn place(plain: &mut Plain<'_>) -> Flow<usize> {
    let session = plain.session();
    let titles: Vec<String> = session.agenda.boxes.iter().map(|entry| entry.title.clone()).collect();
    if titles.is_empty() {
        return Ok(0);
    }
    let usual = session.agenda.position().unwrap_or(0);
    plain.choose(say("plain.after_which_box"), titles, Some(usual)).map(|chosen| chosen + 1)
}
