//! Then and now: the survey of an earlier session beside this one, in sentences, item by item.
//! Without an earlier survey it asks whose to take. It claims nothing about chance between two times.

use super::{
    Flow, Leave, Plain, home,
    menu::{self, Menu, Then},
    status, team_name,
};
use crate::{
    assets::words::{fill, say},
    domain::{
        baseline::{Again, Earlier, Movement, Remeasured, Wave},
        command::Command,
        moment::Day,
        people::Team,
        session::Session,
    },
    effect::{Listed, Place},
    store,
};
use std::path::Path;

#[derive(Clone, Debug, PartialEq)]
enum Do {
    Done,
    Item(String),
    Other,
    Drop,
}

/// Both surveys, until they are left.
pub(super) fn menu(plain: &mut Plain<'_>) -> Flow<()> {
    if plain.session().earlier.is_none() {
        choose(plain)?;
    }
    if plain.session().earlier.is_none() {
        return Err(Leave::To(Place::Baseline));
    }
    plain.tell_all(told(&plain.session(), plain.today()))?;
    menu::run(plain, |plain| Ok(offer(plain)), act)
}

fn offer(plain: &Plain<'_>) -> Menu<Do> {
    let session = plain.session();
    let writable = plain.is_writable();
    let both = session.remeasured();
    let items = both.iter().flat_map(|both| &both.items);
    let wave = session.baseline.as_ref();
    let rows = items.filter_map(|again| {
        let item = wave?.items.get(again.now)?;
        Some((item.marked_title(), Do::Item(item.id.clone())))
    });
    Menu::new(say("plain.then_and_now.head"))
        .row(say("plain.close_this"), Do::Done)
        .rows(rows)
        .row_if(writable, say("plain.then_and_now.other"), Do::Other)
        .row_if(writable, say("plain.then_and_now.drop"), Do::Drop)
        .usual(&Do::Done)
}

fn act(plain: &mut Plain<'_>, action: Do) -> Flow<Then> {
    match action {
        Do::Done => Err(Leave::To(Place::Baseline)),
        Do::Item(id) => Err(Leave::To(Place::Item(id))),
        Do::Other => {
            choose(plain)?;
            plain.tell_all(told(&plain.session(), plain.today()))?;
            Ok(Then::Stay)
        }
        Do::Drop => {
            if plain.change(Command::CarrySurvey { earlier: None })? {
                plain.tell(say("remeasured.dropped"))?;
            }
            Err(Leave::To(Place::Baseline))
        }
    }
}

/// Whose survey to take: all other sessions that can be read, newest first.
fn choose(plain: &mut Plain<'_>) -> Flow<()> {
    let id = plain.session().id;
    let mut sessions = if plain.is_writable() { home::listed(plain)? } else { Vec::new() };
    let other = |session: &Listed| session.id.as_ref().is_some_and(|other| *other != id);
    sessions.retain(|session| session.problem.is_none() && other(session));
    if sessions.is_empty() {
        return plain.tell(say("remeasured.no_session"));
    }
    let mut names: Vec<String> = sessions.iter().map(Listed::full_name).collect();
    names.push(say("plain.then_and_now.none").to_owned());
    let chosen = plain.choose(say("remeasured.which"), names, None)?;
    let Some(session) = sessions.get(chosen) else { return Ok(()) };
    take(plain, &session.path)
}

/// Keeps the survey of another session beside this one; its file is only looked at.
fn take(plain: &mut Plain<'_>, path: &Path) -> Flow<()> {
    let opened = match store::view(path, &plain.around.places) {
        Ok(opened) => opened,
        Err(error) => {
            let said = fill("plain.what_and_advice", &[("what", &error), ("advice", &error.advice())]);
            return plain.tell(&said);
        }
    };
    let session = opened.workshop.session();
    match session.as_earlier() {
        Some(earlier) => plain.change(Command::CarrySurvey { earlier: Some(Box::new(earlier)) }).map(drop),
        None => plain.tell(&fill("remeasured.none_there", &[("name", &session.full_name())])),
    }
}

/// Everything there is to say of both, the largest gaps of then first.
fn told(session: &Session, today: Day) -> Vec<String> {
    let Some(earlier) = &session.earlier else { return Vec::new() };
    let mut lines = vec![whose(earlier, today)];
    let (Some(wave), Some(both)) = (&session.baseline, session.remeasured()) else {
        lines.push(say("remeasured.no_survey_yet").to_owned());
        return lines;
    };
    lines.extend([say("remeasured.caveat").to_owned(), say("remeasured.good_news_note").to_owned()]);
    for (index, again) in both.items.iter().enumerate() {
        let title = wave.items[again.now].marked_title();
        lines.push(fill("plain.then_and_now.item", &[("n", &(index + 1)), ("title", &title)]));
        lines.extend(moved(again));
    }
    lines.extend(left_out(&both, wave));
    lines
}

/// "Then and now: Q1 alignment, Thu 12 Mar 2026".
fn whose(earlier: &Earlier, today: Day) -> String {
    let date = earlier.date.map(|date| date.told(today)).unwrap_or_default();
    let with = fill("remeasured.with", &[("name", &earlier.name), ("date", &date)]);
    status::sentence(with.trim_end_matches([' ', ',']))
}

/// What each team answered at both times, which way it went, and the words for the gap between the teams.
fn moved(again: &Again) -> Vec<String> {
    let team = |team: Team| {
        let [then, now] = again.favourable_texts(team);
        fill("plain.then_and_now.team", &[("team", &team_name(team)), ("then", &then), ("now", &now)])
    };
    let mut lines: Vec<String> = Team::BOTH.map(team).to_vec();
    lines.extend(again.movement().map(Movement::text).map(status::sentence));
    lines.extend(again.gap_sentence());
    lines
}

fn left_out(both: &Remeasured, wave: &Wave) -> Vec<String> {
    let nothing = both.items.is_empty() && !both.too_alike && !wave.items.is_empty();
    let nothing = nothing.then(|| say("remeasured.nothing").to_owned());
    nothing.into_iter().chain(both.left_out()).collect()
}
