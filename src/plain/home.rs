//! Before a session is open: the list, opening, planning, practising, looking back, what is due, searching.

use super::{
    Flow, Leave, Plain, apart, files,
    menu::{self, Menu, Then},
    new, search,
    sitting::Sitting,
    status, walk,
};
use crate::{
    assets::words::{count, fill, say},
    domain::session::Step,
    effect::{Listed, Place, Quarter},
    import::practice,
    route,
    store::{self, Places, library},
};
use std::path::{Path, PathBuf};

/// Sessions offered by number at home; the list has all of them.
const OFFERED: usize = 1;

#[derive(Clone, Debug, PartialEq)]
enum Do {
    Open(PathBuf),
    List,
    New,
    Practise,
    LookBack(Quarter),
    Due,
    Search,
    Quit,
}

/// Home, until it is left.
pub(super) fn stay(plain: &mut Plain<'_>) -> Flow<()> {
    loop {
        match menu::run(plain, offer, act) {
            Err(Leave::To(_) | Leave::Along(_)) => plain.tell(say("app.no_session"))?,
            Ok(()) => return Ok(()),
            Err(leave) => return Err(leave),
        }
    }
}

fn offer(plain: &mut Plain<'_>) -> Flow<Menu<Do>> {
    let sessions = listed(plain)?;
    // Safe to project: only the latest session by name.
    let latest =
        sessions.iter().filter(|session| session.problem.is_none() && !session.practice).take(OFFERED);
    let rows: Vec<(String, Do)> = latest
        .map(|session| {
            let words =
                fill("plain.resume", &[("name", &session.full_name()), ("standing", &session.standing())]);
            (words, Do::Open(session.path.clone()))
        })
        .collect();
    let first = rows.first().map_or(Do::Practise, |(_, action)| action.clone());
    let head = if rows.is_empty() { "plain.home_empty" } else { "plain.home" };
    Ok(Menu::new(say(head))
        .rows(rows)
        .row_if(!sessions.is_empty(), count("plain.list", sessions.len() as u64), Do::List)
        .row(say("plain.new"), Do::New)
        .row(say("plain.practise"), Do::Practise)
        .row(say("plain.practice_first"), Do::LookBack(Quarter::First))
        .row(say("plain.practice_second"), Do::LookBack(Quarter::Second))
        .row(say("plain.all_due"), Do::Due)
        .row(say("plain.search"), Do::Search)
        .row(say("plain.leave"), Do::Quit)
        .usual(&first))
}

fn act(plain: &mut Plain<'_>, action: Do) -> Flow<Then> {
    match action {
        Do::Open(path) => open_at(plain, &path, Place::CheckIn, false)?,
        Do::List => files::list(plain)?,
        Do::New => new::plan(plain)?,
        Do::Practise => practise(plain, None)?,
        Do::LookBack(quarter) => past_practice(plain, quarter)?,
        Do::Due => all_due(plain)?,
        Do::Search => search::menu(plain)?,
        Do::Quit => return Err(Leave::Quit),
    }
    Ok(Then::Stay)
}

/// The sessions, newest first.
pub(super) fn listed(plain: &mut Plain<'_>) -> Flow<Vec<Listed>> {
    match library::list(&plain.around.places) {
        Ok(sessions) => Ok(sessions),
        Err(error) => {
            plain.tell(&fill("plain.what_and_advice", &[("what", &error), ("advice", &error.advice())]))?;
            Ok(Vec::new())
        }
    }
}

/// Opens a session's file and goes through it; the check-in stands for where it stopped.
pub(super) fn open_at(plain: &mut Plain<'_>, path: &Path, place: Place, read_only: bool) -> Flow<()> {
    plain.put_away();
    let places = plain.around.places.clone();
    let opened = if read_only { store::view(path, &places) } else { store::open(path, &places, plain.now()) };
    match opened {
        Ok(opened) if opened.is_apart() && !read_only => apart::ask(plain, opened, place),
        Ok(opened) => begin(plain, opened, place),
        Err(error) => {
            plain.tell(&fill("plain.what_and_advice", &[("what", &error), ("advice", &error.advice())]))
        }
    }
}

/// Goes through a session that was opened.
pub(super) fn begin(plain: &mut Plain<'_>, opened: store::Opened, place: Place) -> Flow<()> {
    let sitting = Sitting::of(opened, &plain.around);
    sit(plain, sitting, place)
}

fn sit(plain: &mut Plain<'_>, mut sitting: Sitting, place: Place) -> Flow<()> {
    let recovered = sitting.take_recovered();
    let read_only = sitting.read_only().map(|reason| fill("app.read_only", &[("reason", &reason)]));
    let name = sitting.session().full_name();
    let drafts = sitting.drafts().len() as u64;
    let waiting = (drafts > 0).then(|| count("plain.half_typed_waits", drafts));
    let stopped = match (place, sitting.session().closed_at) {
        (Place::CheckIn, Some(_)) => Place::After,
        (Place::CheckIn, None) => route::first_stop(sitting.session().step),
        (place, _) => place,
    };
    let has_cues = !sitting.cues.is_empty();
    plain.open = Some(sitting);
    plain.was_read_aloud = false;
    plain.tell(&fill("plain.opened", &[("name", &name)]))?;
    plain.tell_all(recovered)?;
    plain.tell_all(waiting)?;
    plain.tell_all(read_only.map(|words| status::sentence(&words)))?;
    if has_cues {
        plain.tell(say("plain.practice_begins"))?;
    }
    let walked = walk::walk(plain, stopped);
    if walked.is_ok() && !plain.put_away() {
        plain.tell(say("plain.end_not_saved"))?;
    }
    walked
}

/// The practice session: in memory only, unless a folder to keep it in was named.
pub(super) fn practise(plain: &mut Plain<'_>, folder: Option<PathBuf>) -> Flow<()> {
    let (planned, cues) = practice::begun_now(plain.new_id(), plain.now(), &plain.around.zone);
    let Some(folder) = folder else {
        return sit(plain, Sitting::in_memory(planned, cues), Place::CheckIn);
    };
    let places = Places { sessions: folder, ..plain.around.places.clone() };
    match store::create(planned.session().clone(), &places, plain.now()) {
        Ok(opened) => {
            let mut sitting = Sitting::of(opened, &plain.around);
            sitting.cues = cues.into_iter().rev().collect();
            sit(plain, sitting, Place::CheckIn)
        }
        Err(error) => {
            plain.tell(&fill("plain.what_and_advice", &[("what", &error), ("advice", &error.advice())]))
        }
    }
}

/// The practice session, played up to a step.
pub(super) fn practise_at(plain: &mut Plain<'_>, step: Step) -> Flow<()> {
    let (workshop, cues) = practice::go_on_at(plain.new_id(), step, plain.now(), &plain.around.zone);
    sit(plain, Sitting::in_memory(workshop, cues), route::first_stop(step))
}

/// A quarter of the practice company that is over.
pub(super) fn past_practice(plain: &mut Plain<'_>, quarter: Quarter) -> Flow<()> {
    let now = plain.now();
    let earlier = crate::domain::ids::SessionId::drawn(now.plus_seconds(-1), (plain.around.draw)());
    let workshop = match quarter {
        Quarter::First => practice::reviewed_now(plain.new_id(), now, &plain.around.zone),
        Quarter::Second => practice::second_now(plain.new_id(), earlier, now, &plain.around.zone),
    };
    sit(plain, Sitting::in_memory(workshop, Vec::new()), Place::Review)
}

/// What is due in every session, the most pressing first.
fn all_due(plain: &mut Plain<'_>) -> Flow<()> {
    let today = plain.today();
    let sessions = listed(plain)?;
    let lines: Vec<String> = sessions
        .iter()
        .filter_map(|session| {
            let pressing = session.pressing(today)?;
            Some(fill("plain.due_in", &[("name", &session.full_name()), ("what", &pressing.text)]))
        })
        .collect();
    if lines.is_empty() { plain.tell(say("plain.nothing_due")) } else { plain.tell_all(lines) }
}
