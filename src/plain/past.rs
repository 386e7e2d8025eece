//! Looking back: everything a session came to, what it changed against the one before, and the session that follows.

use super::{
    Flow, Leave, Plain, home,
    menu::{self, Menu, Then},
    new, status, topic,
};
use crate::{
    assets::words::{fill, say},
    domain::{
        achieved::Achieved, blueprint::length, cadence::TimeOfDay, follow_up, moment::Day, session::Session,
        slot::Value as _,
    },
    effect::Place,
    export::{self, Context, Kind},
    store,
    text::fold,
};

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Do {
    Agreed,
    Record,
    Before,
    Other,
    Achieved,
    Follow,
    Export,
    Work,
    Home,
}

/// Looking back at one place: what somebody came for is said first.
pub(super) fn at(plain: &mut Plain<'_>, place: &Place) -> Flow<()> {
    let session = plain.session();
    match place {
        Place::ReviewAt(id) => topic::tell(plain, id)?,
        Place::Achieved => plain.tell(&Achieved::over(&session.chain()).headline())?,
        Place::Compare => before(plain, &session)?,
        _ => {}
    }
    menu(plain)
}

/// What changed against the session before, where there is one.
fn before(plain: &mut Plain<'_>, session: &Session) -> Flow<()> {
    session
        .previous
        .as_deref()
        .map_or(Ok(()), |previous| plain.tell_all(against(session, previous, plain.today())))
}

/// Looking back, until it is left.
fn menu(plain: &mut Plain<'_>) -> Flow<()> {
    let offer = |plain: &mut Plain<'_>| {
        let session = plain.session();
        Ok(Menu::new(say("plain.review_head"))
            .row(say("plain.read_agreed"), Do::Agreed)
            .row(say("plain.read_record"), Do::Record)
            .row_if(session.previous.is_some(), say("plain.against_before"), Do::Before)
            .row(say("plain.against_other"), Do::Other)
            .row(say("plain.achieved"), Do::Achieved)
            .row_if(!session.topics.is_empty(), say("plain.follow"), Do::Follow)
            .row(say("plain.to_export"), Do::Export)
            .row_if(plain.is_writable(), say("plain.back_to_work"), Do::Work)
            .row(say("plain.to_home"), Do::Home)
            .usual(&Do::Agreed))
    };
    menu::run(plain, offer, |plain, action| {
        let session = plain.session();
        match action {
            Do::Agreed => plain.tell_all(status::so_far(&session, plain.today()))?,
            Do::Record => record(plain)?,
            Do::Before => before(plain, &session)?,
            Do::Other => against_other(plain, &session)?,
            Do::Achieved => plain.tell(&Achieved::over(&session.chain()).headline())?,
            Do::Follow => return Err(Leave::To(Place::NextSession)),
            Do::Export => return Err(Leave::To(Place::Export)),
            Do::Work if session.closed_at.is_some() => return Err(Leave::To(Place::After)),
            Do::Work => return Err(Leave::To(crate::route::first_stop(session.step))),
            Do::Home => return Err(Leave::To(Place::Home)),
        }
        Ok(Then::Stay)
    })
}

/// The full record, as the text file of it reads.
fn record(plain: &mut Plain<'_>) -> Flow<()> {
    let Some(open) = &plain.open else { return Ok(()) };
    let context = Context::of(open.session(), open.workshop().log());
    let Some(format) = export::find("txt") else { return Ok(()) };
    match export::render_with(open.session(), Kind::Record, format, &context) {
        Ok(bytes) => plain.tell(&String::from_utf8_lossy(&bytes)),
        Err(error) => plain.tell(&status::sentence(&error.to_string())),
    }
}

/// The same against any other session, of which the file is only read.
fn against_other(plain: &mut Plain<'_>, session: &Session) -> Flow<()> {
    let mut others = home::listed(plain)?;
    others.retain(|other| other.problem.is_none() && other.id.as_ref() != Some(&session.id));
    if others.is_empty() {
        return plain.tell(say("plain.no_other_session"));
    }
    let names = others.iter().map(crate::effect::Listed::full_name).collect();
    let other = &others[plain.choose(say("plain.which_session"), names, None)?];
    match store::view(&other.path, &plain.around.places) {
        Ok(opened) => plain.tell_all(against(session, opened.workshop.session(), plain.today())),
        Err(error) => {
            plain.tell(&fill("plain.what_and_advice", &[("what", &error), ("advice", &error.advice())]))
        }
    }
}

/// How each topic stood before and stands now; nothing of what stayed the same.
fn against(session: &Session, previous: &Session, today: Day) -> Vec<String> {
    let mut lines = Vec::new();
    for topic in &session.topics {
        let then = topic.origin.as_ref().and_then(|origin| previous.topic(&origin.topic));
        let then =
            then.or_else(|| previous.topics.iter().find(|other| fold(&other.title) == fold(&topic.title)));
        let now = status::label(session, topic, today);
        let Some(then) = then else {
            lines.push(fill("plain.is_new", &[("title", &topic.title), ("now", &now)]));
            continue;
        };
        let before = status::label(previous, then, today);
        if before != now {
            lines.push(fill(
                "plain.was_and_is",
                &[("title", &topic.title), ("before", &before), ("now", &now)],
            ));
        }
        if status::words(then) != status::words(topic) {
            lines.push(fill("plain.words_were", &[("words", &status::words(then).join(" "))]));
            lines.push(fill("plain.words_are", &[("words", &status::words(topic).join(" "))]));
        }
    }
    if lines.is_empty() { vec![say("plain.nothing_changed").to_owned()] } else { lines }
}

/// Plans the session that follows: its people, calendars and everything that is open are taken over.
pub(super) fn next_session(plain: &mut Plain<'_>) -> Flow<()> {
    let (session, today) = (plain.session(), plain.today());
    let mut input = follow_up::suggested(&session, today);
    input.name = plain.read(say("new.name"), &input.name, |typed| Ok(typed.to_owned()))?;
    let date = plain.day(say("new.date"), input.date.unwrap_or(today))?;
    input.date = Some(date);
    let start = plain.read(say("new.start"), &input.start, |typed| {
        TimeOfDay::read(typed).map_err(|error| error.to_string())
    })?;
    input.start = start.0;
    input.minutes = plain.read(say("new.length"), &input.minutes.to_string(), |typed| {
        length::read(typed).map_err(|error| error.to_string())
    })?;
    plain.tell_all(follow_up::taken_over(&session, date))?;
    if !plain.yes(say("plain.make_it"), true)? {
        return Err(Leave::Back);
    }
    let batch = follow_up::plan(&session, &input, today);
    new::create(plain, input, batch, Place::CheckIn)?;
    Err(Leave::To(Place::Home))
}
