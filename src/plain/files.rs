//! The list of all sessions: narrowed to a kind, a company or words; one of them opened, read, renamed, copied or put
//! into the trash. Nothing is ever deleted, and a file that is no readable session is not touched.

use super::{
    Flow, Plain, home,
    menu::{self, Menu, Then},
    prompt::{Answer, Prompt},
    status,
};
use crate::{
    assets::words::{fill, say},
    domain::moment::Day,
    effect::{Kind, Listed, Place, Shelving},
    store,
    text::fold,
};
use std::{cell::RefCell, collections::BTreeSet, path::PathBuf};

/// What the list is narrowed to.
#[derive(Clone, Debug, PartialEq, Eq)]
enum Only {
    Kind(Kind),
    Company(String),
    Words(String),
}

#[derive(Clone, Debug, PartialEq)]
enum Of {
    One(PathBuf),
    Narrow,
    ShowAll,
    Done,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Do {
    Open,
    LookBack,
    Export,
    Follow,
    Rename,
    Copy,
    Trash,
}

/// The list, until it is left.
pub(super) fn list(plain: &mut Plain<'_>) -> Flow<()> {
    let only = RefCell::new(Only::Kind(Kind::All));
    menu::run(
        plain,
        |plain| offer(plain, &only.borrow()),
        |plain, action| {
            match action {
                Of::One(path) => {
                    let sessions = home::listed(plain)?;
                    if let Some(session) = sessions.iter().find(|session| session.path == path) {
                        one(plain, session)?;
                    }
                }
                Of::Narrow => {
                    let narrowed = narrow(plain)?;
                    only.replace(narrowed);
                }
                Of::ShowAll => {
                    only.replace(Only::Kind(Kind::All));
                }
                Of::Done => return Ok(Then::Done),
            }
            Ok(Then::Stay)
        },
    )
}

fn offer(plain: &mut Plain<'_>, only: &Only) -> Flow<Menu<Of>> {
    let (sessions, today) = (home::listed(plain)?, plain.today());
    let all = *only == Only::Kind(Kind::All);
    let fitting = sessions.iter().filter(|session| only.fits(session, today, &plain.around.zone));
    let rows: Vec<(String, Of)> =
        fitting.map(|session| (line(session, today), Of::One(session.path.clone()))).collect();
    let question = match only {
        Only::Kind(Kind::All) => say("plain.which_session").to_owned(),
        _ if rows.is_empty() => say("plain.no_session_fits").to_owned(),
        Only::Kind(kind) => fill("plain.only_these", &[("which", &kind.word())]),
        Only::Company(which) | Only::Words(which) => fill("plain.only_these", &[("which", which)]),
    };
    Ok(Menu::new(question)
        .rows(rows)
        .row_if(!sessions.is_empty(), say("plain.narrow"), Of::Narrow)
        .row_if(!all, say("plain.show_all"), Of::ShowAll)
        .row(say("plain.close_this"), Of::Done))
}

impl Only {
    fn fits(&self, session: &Listed, today: Day, zone: &str) -> bool {
        match self {
            Self::Kind(kind) => kind.has(session, today),
            Self::Company(company) => fold(&session.company) == fold(company),
            Self::Words(words) => session.says(words, today, zone),
        }
    }
}

/// "Acme: Q1, in progress, at SLA, acme.json, action 2 days overdue".
fn line(session: &Listed, today: Day) -> String {
    let (name, standing) = (session.full_name(), session.standing());
    let told =
        [("name", &name as &dyn std::fmt::Display), ("standing", &standing), ("file", &session.file_name())];
    let pressing = session.pressing(today).map(|pressing| pressing.text);
    let practice = session.practice.then(|| Kind::Practice.word().to_owned());
    let more = [practice, pressing, session.twin_words()].into_iter().flatten();
    [fill("plain.listed", &told)].into_iter().chain(more).collect::<Vec<_>>().join(", ")
}

/// A kind or a company that some session has, or words.
fn narrow(plain: &mut Plain<'_>) -> Flow<Only> {
    let (sessions, today) = (home::listed(plain)?, plain.today());
    let of = |kind: Kind| sessions.iter().filter(|session| kind.has(session, today)).count();
    let kinds = Kind::ALL.into_iter().skip(1).filter(|kind| of(*kind) > 0).map(Only::Kind);
    let companies: BTreeSet<&str> = sessions.iter().map(|session| session.company.as_str()).collect();
    let companies = companies.into_iter().filter(|company| !company.is_empty());
    let mut ways: Vec<Only> =
        kinds.chain(companies.map(|company| Only::Company(company.to_owned()))).collect();
    let words = ways.iter().map(|way| match way {
        Only::Kind(kind) => fill("plain.kind", &[("kind", &kind.word()), ("n", &of(*kind))]),
        Only::Company(which) | Only::Words(which) => fill("plain.of_company", &[("company", which)]),
    });
    let prompt = Prompt::choices(say("plain.narrow_to"), words.collect()).or_words();
    Ok(match plain.ask(&prompt)? {
        Answer::Choice(way) => ways.swap_remove(way),
        Answer::Words(words) => Only::Words(words),
    })
}

/// What is done with one session.
fn one(plain: &mut Plain<'_>, session: &Listed) -> Flow<()> {
    if let Some(problem) = &session.problem {
        let why = if session.foreign { say("library.foreign").to_owned() } else { problem.clone() };
        return plain.tell(&status::sentence(&why));
    }
    let usual = if session.closed_at.is_some() { Do::LookBack } else { Do::Open };
    let ways = Menu::new(session.full_name())
        .row(say("plain.open_it"), Do::Open)
        .row(say("plain.look_back"), Do::LookBack)
        .row(say("plain.to_export"), Do::Export)
        .row(say("plain.follow"), Do::Follow)
        .row(say("plain.rename"), Do::Rename)
        .row(say("plain.copy"), Do::Copy)
        .row(say("plain.trash"), Do::Trash)
        .usual(&usual);
    let (words, actions): (Vec<String>, Vec<Do>) = ways.rows.into_iter().unzip();
    let place = match actions[plain.choose(&ways.question, words, ways.usual)?] {
        Do::Open => Place::CheckIn,
        Do::LookBack => Place::Review,
        Do::Export => Place::Export,
        Do::Follow => Place::NextSession,
        Do::Rename => return rename(plain, session),
        Do::Copy => return shelve(plain, session, &Shelving::Copy),
        Do::Trash => return throw_away(plain, session),
    };
    home::open_at(plain, &session.path, place, false)
}

/// Another name for a session and its file; Enter keeps the old one.
fn rename(plain: &mut Plain<'_>, session: &Listed) -> Flow<()> {
    match plain.words(say("plain.new_name"), &session.name)? {
        Some(name) if name.is_empty() => plain.tell(say("plain.name_kept")),
        Some(name) => shelve(plain, session, &Shelving::Rename(name)),
        None => Ok(()),
    }
}

/// Asks once, names the session, and says where its file is then.
fn throw_away(plain: &mut Plain<'_>, session: &Listed) -> Flow<()> {
    plain.tell(&fill("library.file", &[("file", &session.path.display())]))?;
    if plain.yes(&fill("plain.to_trash", &[("name", &session.full_name())]), false)? {
        return shelve(plain, session, &Shelving::Trash);
    }
    plain.tell(say("plain.spared"))
}

fn shelve(plain: &mut Plain<'_>, session: &Listed, work: &Shelving) -> Flow<()> {
    let (now, id) = (plain.now(), plain.new_id());
    match store::shelf::shelve(&session.path, work, &plain.around.places, (now, id)) {
        Ok(path) => plain.tell(&work.told(&path)),
        Err(error) => {
            plain.tell(&fill("plain.what_and_advice", &[("what", &error), ("advice", &error.advice())]))
        }
    }
}
