//! Words about each other: who agreed, and what the room may hear of each direction, one at a time.
//!
//! Nothing is said before both team leads agreed, and a word that one person wrote only while it is tagged, which the
//! facilitator does alone.

mod tagging;

use super::{
    Flow, Leave, Plain,
    menu::{self, Menu, Then},
    status, team_name,
};
use crate::{
    assets::words::{count, fill, say},
    domain::{
        baseline::words::{
            Next, Tag, Written,
            wording::{heading, tag_word, too_few},
        },
        command::Command,
        draft::DraftKey,
        people::Team,
        session::Session,
    },
    effect::Place,
    route,
};
use std::fmt::Display;

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Do {
    Done,
    Lead(Team),
    Hear(Team),
    Tag(Team),
    Import,
}

/// Who agreed and both directions, until they are left.
pub(super) fn menu(plain: &mut Plain<'_>) -> Flow<()> {
    plain.tell(say("words.intro"))?;
    menu::run(plain, |plain| Ok(offer(plain)), act)
}

fn offer(plain: &Plain<'_>) -> Menu<Do> {
    let session = plain.session();
    let live = plain.is_live();
    let lead = |team: Team| (lead_row(&session, team), Do::Lead(team));
    let written = |team: &Team| written_by(&session, *team).is_some();
    let names = |team: Team| (team_name(team), team_name(team.other()));
    let hear = |team: Team| {
        let ((from, about), tagged) = (names(team), tagged(&session, team));
        let values: [(&str, &dyn Display); 3] = [("team", &from), ("other", &about), ("tagged", &tagged)];
        (fill("plain.words.hear", &values), Do::Hear(team))
    };
    let tag = |team: Team| {
        let (from, about) = names(team);
        (fill("plain.words.tag", &[("team", &from), ("other", &about)]), Do::Tag(team))
    };
    let warning = if route::lead_is_next(&session) { say("words.before_lead") } else { "" };
    let question = [say(next(&session)), warning].join(" ");
    Menu::new(question.trim_end())
        .row(say("plain.close_this"), Do::Done)
        .rows(Team::BOTH.map(lead).into_iter().filter(|_| live))
        .rows(Team::BOTH.into_iter().filter(written).map(hear))
        .rows(Team::BOTH.into_iter().filter(written).filter(|_| live).map(tag))
        .row_if(live && session.words.is_open(), say("plain.words.import"), Do::Import)
        .usual(&Do::Done)
}

/// What a team wrote, where both agreed and there is something to say.
fn written_by(session: &Session, team: Team) -> Option<&Written> {
    session.words.said_by(team)
}

fn lead_row(session: &Session, team: Team) -> String {
    let lead = fill("words.lead", &[("team", &team_name(team))]);
    match session.words.agreed_by.get(team) {
        Some(name) => fill("plain.words.take_back", &[("lead", &lead), ("name", name)]),
        None => fill("plain.words.agree", &[("lead", &lead)]),
    }
}

/// "11 of 13 words tagged".
fn tagged(session: &Session, team: Team) -> String {
    let balance = written_by(session, team).map(Written::balance).unwrap_or_default();
    let numbers = fill("common.of", &[("n", &balance.tagged().terms), ("total", &balance.all().terms)]);
    fill("words.tagged", &[("tagged", &numbers)])
}

/// The key of what to do next.
fn next(session: &Session) -> &'static str {
    match session.words.next() {
        Next::Agree => "words.next_agree",
        Next::Import => "plain.words.next_import",
        Next::TooFew => "words.next_too_few",
        Next::Tag(_) => "plain.words.next_tag",
        Next::Show => "plain.words.next_hear",
    }
}

fn act(plain: &mut Plain<'_>, action: Do) -> Flow<Then> {
    match action {
        Do::Done => return Ok(Then::Done),
        Do::Lead(team) => agree(plain, team)?,
        Do::Hear(team) => hear(plain, team)?,
        Do::Tag(team) => tagging::menu(plain, team)?,
        Do::Import => return Err(Leave::To(Place::ImportSurvey)),
    }
    Ok(Then::Stay)
}

/// A lead who has not agreed gives the name; one who has takes it back, after a second question where words would go.
fn agree(plain: &mut Plain<'_>, team: Team) -> Flow<()> {
    let words = plain.session().words;
    if words.agreed_by.get(team).is_none() {
        let question = fill("words.who_agreed", &[("team", &team_name(team))]);
        return match plain.words_at(&DraftKey::words_lead(team), &question, "")? {
            Some(by) => plain.change(Command::AgreeToWords { team, by }).map(drop),
            None => plain.tell(say("words.no_name")),
        };
    }
    let anything = Team::BOTH.iter().any(|team| words.by(*team).is_some());
    if anything && !plain.yes(&fill("plain.words.ending", &[("team", &team_name(team))]), false)? {
        return Ok(());
    }
    plain.change(Command::WithdrawFromWords { team }).map(drop)
}

/// One direction as the room may hear it: both denominators, then the words by tag, then how many are kept back.
fn hear(plain: &mut Plain<'_>, team: Team) -> Flow<()> {
    let session = plain.session();
    let Some(written) = written_by(&session, team) else {
        return plain.tell(&too_few(team));
    };
    let untagged = written.untagged() as u64;
    if untagged > 0 && !plain.yes(&count("plain.words.not_tagged_yet", untagged), false)? {
        return Ok(());
    }
    if route::lead_is_next(&session) {
        plain.tell(say("words.before_lead"))?;
    }
    plain.tell(&status::sentence(&heading(team)))?;
    let shares = written.balance().sentences().into_iter().map(|(_, said)| status::sentence(&said));
    plain.tell_all(shares)?;
    for tag in Tag::ALL.map(Some).into_iter().chain([None]) {
        let terms = written.listed(written.shown().filter(|term| term.tag == tag));
        if !terms.is_empty() {
            let list = fill("plain.words.list", &[("tag", &tag_word(tag)), ("words", &terms.join(", "))]);
            plain.tell(&status::sentence(&list))?;
        }
    }
    plain.tell(&written.foot())
}
