//! The close: what is still open, actions, everything read aloud, sign-off, one sentence each, the thank-you, closing and reopening.

use super::{
    Flow, Leave, Plain,
    ask::DAYS_AHEAD,
    menu::{self, Menu, Then},
    parking,
    sitting::Saved,
    status, team_name, topic,
};
use crate::{
    assets::{
        prep,
        words::{count, fill, say},
    },
    domain::{
        baseline::tally::Occasion,
        check::{Finding, Kind},
        command::Command,
        draft::DraftKey,
        farewell,
        ids::ActionId,
        moment::Day,
        people::{Presence, Team},
        remaining,
        session::Session,
        signing::{self, Signer},
        status::Status,
        still_open::{self, Open},
    },
    effect::Place,
};

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Do {
    Open,
    Rest,
    Actions,
    ReadBack,
    Sign,
    Sentences,
    InRoom,
    ReviewBy,
    Finish,
}

/// The close, until it is left.
pub(super) fn menu(plain: &mut Plain<'_>) -> Flow<()> {
    menu::run(plain, |plain| Ok(offer(plain)), act)
}

fn offer(plain: &Plain<'_>) -> Menu<Do> {
    let session = plain.session();
    let open = still_open::items(&session, plain.today()).len();
    let rest = plain.is_live() && !remaining::commands(&session, plain.today()).is_empty();
    let writable = plain.is_writable();
    let usual = if open > 0 { Do::Open } else { Do::Finish };
    Menu::new(counts(&session))
        .row(count("plain.open_items", open as u64), Do::Open)
        .row_if(rest, say("plain.rest"), Do::Rest)
        .row(count("plain.actions", session.actions.len() as u64), Do::Actions)
        .row(say("plain.read_back"), Do::ReadBack)
        .row(say("plain.sign"), Do::Sign)
        .row_if(writable, say("plain.sentences"), Do::Sentences)
        .row_if(plain.is_live(), say("plain.ask_again"), Do::InRoom)
        .row_if(writable, say("plain.review_by"), Do::ReviewBy)
        .row(say("plain.to_thanks"), Do::Finish)
        .usual(&usual)
}

/// "Agreed 9. Disagreement noted 1. Parked 3. Numbers missing 1."
fn counts(session: &Session) -> String {
    let agreed = session.topics.iter().filter(|topic| topic.status.is_agreed()).count();
    let noted = session.topics.iter().filter(|topic| topic.status == Status::AgreedWithDissent).count();
    let parked = session.parking.iter().filter(|item| item.is_waiting()).count()
        + session.topics.iter().filter(|topic| matches!(topic.status, Status::Parked(_))).count();
    let missing: usize = session
        .topics
        .iter()
        .filter(|topic| topic.status.is_agreed())
        .map(|topic| topic.fields.holes().len())
        .sum();
    fill(
        "plain.close_counts",
        &[("agreed", &agreed), ("noted", &noted), ("parked", &parked), ("missing", &missing)],
    )
}

fn act(plain: &mut Plain<'_>, action: Do) -> Flow<Then> {
    match action {
        Do::Open => open_items(plain)?,
        Do::Rest => {
            let batch = remaining::commands(&plain.session(), plain.today());
            give(plain, "close.rest_question", batch)?;
        }
        Do::Actions => actions(plain)?,
        Do::Sentences => sentences(plain)?,
        Do::Sign => sign(plain)?,
        Do::ReadBack => read_back(plain)?,
        Do::InRoom => return Err(Leave::To(Place::Tally(Occasion::Closing))),
        Do::ReviewBy => review_by(plain)?,
        Do::Finish => return Err(Leave::To(Place::Thanks)),
    }
    Ok(Then::Stay)
}

fn open_items(plain: &mut Plain<'_>) -> Flow<()> {
    let offer = |plain: &mut Plain<'_>| {
        let (session, today) = (plain.session(), plain.today());
        let items = still_open::items(&session, today).into_iter();
        let rows = items.map(|item| (status::sentence(&item.sentence(&session, today)), Some(item)));
        Ok(Menu::new(say("plain.which_open")).row(say("plain.close_this"), None).rows(rows).usual(&None))
    };
    menu::run(plain, offer, |plain, item| match item {
        None => Ok(Then::Done),
        Some(item) => mend(plain, item).map(|()| Then::Stay),
    })
}

/// Where something open is mended.
fn mend(plain: &mut Plain<'_>, item: Open) -> Flow<()> {
    match item {
        Open::Topic(id) | Open::Finding(Finding { topic: Some(id), .. }) => Err(Leave::To(Place::Topic(id))),
        Open::LeftOut(_) if !plain.is_live() => {
            let read_only = plain.open.as_ref().and_then(super::Sitting::read_only);
            let refused = read_only.map(|reason| fill("app.read_only", &[("reason", &reason)]));
            plain.tell(&refused.unwrap_or_else(|| say("plain.left_out_stays").to_owned()))
        }
        Open::LeftOut(_) => {
            let batch = remaining::left_out(&plain.session(), plain.today());
            give(plain, "close.left_out_question", batch)
        }
        Open::Parked(id) => parking::care_for(plain, &id),
        Open::Confirm(id) => plain.session().topic(&id).map_or(Ok(()), |topic| topic::owner(plain, topic)),
        Open::Finding(Finding { kind: Kind::Unsigned, .. }) => sign(plain),
        Open::Finding(Finding { kind: Kind::Agenda, .. }) => super::agenda::menu(plain),
        Open::Finding(_) => plain.tell(say("plain.mended_elsewhere")),
    }
}

/// A batch that gives things to one person per side, said before it happens.
fn give(plain: &mut Plain<'_>, question: &str, batch: Vec<Command>) -> Flow<()> {
    let (session, today) = (plain.session(), plain.today());
    let shares = remaining::shares(&session, &batch);
    for (name, what) in &shares {
        plain.tell(&fill("plain.share", &[("name", name), ("what", &what.join(", "))]))?;
    }
    let names: Vec<&str> = shares.iter().map(|(name, _)| name.as_str()).collect();
    let date = remaining::takers(&session, today).by.told(today);
    let question = fill(question, &[("names", &names.join(say("close.and"))), ("date", &date)]);
    if plain.yes(&question, true)? {
        plain.commit(batch)?;
    }
    Ok(())
}

/// The actions: new ones, done ones, taken back.
pub(super) fn actions(plain: &mut Plain<'_>) -> Flow<()> {
    let offer = |plain: &mut Plain<'_>| {
        let session = plain.session();
        let rows: Vec<(String, Option<ActionId>)> = session
            .actions
            .iter()
            .map(|action| (action_line(&session, action, plain.today()), Some(action.id.clone())))
            .collect();
        Ok(Menu::new(say("plain.actions_head")).row(say("plain.new_action"), None).rows(rows))
    };
    menu::run(plain, offer, |plain, id| {
        match id {
            None => new_action(plain)?,
            Some(id) => change_action(plain, &id)?,
        }
        Ok(Then::Stay)
    })
}

/// What, who, by when, and whether it is done.
pub(super) fn action_line(session: &Session, action: &crate::domain::action::Action, today: Day) -> String {
    let who = action.who.as_ref().map_or(say("common.no_owner"), |id| session.name_of(id)).to_owned();
    let by = action.by.map_or_else(|| say("common.no_date").to_owned(), |by| by.told(today));
    let line = fill("plain.action", &[("what", &action.what), ("who", &who), ("by", &by)]);
    if action.done_at.is_some() { format!("{line}, {}", say("what_is_due.done")) } else { line }
}

fn new_action(plain: &mut Plain<'_>) -> Flow<()> {
    let what = plain.some_words_at(&DraftKey::action(), say("plain.action_what"))?;
    let who = plain.person(say("plain.action_who"), None, true)?;
    let in_days = plain.today().plus_days(DAYS_AHEAD);
    let by = Some(plain.day(say("plain.action_by"), in_days)?);
    plain.change(Command::AddAction { id: None, what, when: String::new(), who, by, topic: None }).map(drop)
}

fn change_action(plain: &mut Plain<'_>, id: &ActionId) -> Flow<()> {
    let session = plain.session();
    let Some(action) = session.actions.iter().find(|action| action.id == *id) else { return Ok(()) };
    let done = action.done_at.is_some();
    let choices = [if done { "plain.not_done" } else { "plain.is_done" }, "plain.take_action_back"];
    let choice = plain.choose(&action.what, choices.map(|key| say(key).to_owned()).to_vec(), Some(0))?;
    let id = id.clone();
    let command =
        if choice == 0 { Command::SetActionDone { id, done: !done } } else { Command::RemoveAction { id } };
    plain.change(command).map(drop)
}

/// One sentence each, person by person; an empty line goes on.
fn sentences(plain: &mut Plain<'_>) -> Flow<()> {
    plain.tell(say("plain.sentence_ask"))?;
    let session = plain.session();
    for person in session.people.iter().filter(|person| person.presence != Presence::NotHere) {
        let said = session.sentences.iter().find(|sentence| sentence.person == person.id);
        let stored = said.map_or("", |sentence| sentence.text.as_str());
        if let Some(text) = plain.words_at(&DraftKey::sentence(&person.id), &person.name, stored)? {
            plain.change(Command::Say { person: person.id.clone(), text })?;
        }
    }
    Ok(())
}

/// Sign-off, side by side: now, or by a date.
pub(super) fn sign(plain: &mut Plain<'_>) -> Flow<()> {
    plain.tell(prep::prep().signoff())?;
    for team in Team::BOTH {
        let session = plain.session();
        if let Some(signature) = session.signature(team) {
            plain.tell(&signed(team, signature, plain.today()))?;
            if !plain.yes(say("plain.sign_anew"), false)? {
                continue;
            }
            plain.change(Command::WithdrawSignature { team })?;
        }
        let Some(signer) = who_signs(plain, team)? else { continue };
        let Signer { name, due } = signer;
        if plain.change(Command::Sign { team, name, due, position: None })?
            && let Some(signature) = plain.session().signature(team)
        {
            plain.tell(&signed(team, signature, plain.today()))?;
        }
    }
    Ok(())
}

/// Who signs for a team, and by when; those of it who are here are said first. None for later.
fn who_signs(plain: &mut Plain<'_>, team: Team) -> Flow<Option<Signer>> {
    let (session, today) = (plain.session(), plain.today());
    let here: Vec<&str> =
        signing::signers(&session, team).into_iter().map(|person| person.name.as_str()).collect();
    if !here.is_empty() {
        plain.tell(&status::sentence(&fill("close.here", &[("names", &here.join(", "))])))?;
    }
    let question = fill("plain.who_signs", &[("team", &team_name(team))]);
    loop {
        let Some(typed) = plain.words_at(&DraftKey::signature(team), &question, "")? else { return Ok(None) };
        match signing::read(&session, team, &typed, today) {
            Ok(signer) if signer.due.is_some() => return Ok(Some(signer)),
            Ok(signer) => return signs_when(plain, signer).map(Some),
            Err(refused) => plain.tell(&refused)?,
        }
        plain.settle(&DraftKey::signature(team));
    }
}

/// Now, or by a date: asked where only a name was typed.
fn signs_when(plain: &mut Plain<'_>, signer: Signer) -> Flow<Signer> {
    let choices = vec![say("plain.signs_now").to_owned(), say("plain.signs_by").to_owned()];
    if plain.choose(&signer.name, choices, Some(0))? == 0 {
        return Ok(signer);
    }
    let due = plain.day(say("decide.by"), plain.today().plus_days(DAYS_AHEAD))?;
    Ok(Signer { due: Some(due), ..signer })
}

fn signed(team: Team, signature: &crate::domain::action::Signature, today: Day) -> String {
    match signature.due.filter(|_| signature.signed_at.is_none()) {
        Some(due) => fill(
            "plain.will_sign",
            &[("team", &team_name(team)), ("name", &signature.name), ("date", &due.told(today))],
        ),
        None => fill("plain.signed", &[("team", &team_name(team)), ("name", &signature.name)]),
    }
}

fn read_back(plain: &mut Plain<'_>) -> Flow<()> {
    let lines = status::read_back(&plain.session(), plain.today());
    plain.was_read_aloud = true;
    if lines.is_empty() { plain.tell(say("so_far.empty")) } else { plain.tell_all(lines) }
}

/// By when the agreement is looked at again.
pub(super) fn review_by(plain: &mut Plain<'_>) -> Flow<()> {
    let usual = plain.session().review_by.unwrap_or_else(|| plain.today().plus_days(91));
    let by = Some(plain.day(say("plain.review_by"), usual)?);
    plain.change(Command::SetReviewBy { by }).map(drop)
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Last {
    Close,
    Reopen,
    Export,
    After,
    Home,
}

/// The card at the end: what came of it, and closing the session.
pub(super) fn thanks(plain: &mut Plain<'_>) -> Flow<()> {
    let offer = |plain: &mut Plain<'_>| {
        let session = plain.session();
        let lines = thanked(plain, &session);
        plain.tell_all(lines)?;
        let (closed, writable) = (session.closed_at.is_some(), plain.is_writable());
        let usual = if closed { Last::After } else { Last::Close };
        Ok(Menu::new(say("plain.at_the_end"))
            .row_if(writable && !closed, say("thanks.keys.close"), Last::Close)
            .row_if(closed, say("plain.to_after"), Last::After)
            .row(say("plain.to_export"), Last::Export)
            .row_if(closed && writable, say("thanks.keys.reopen"), Last::Reopen)
            .row(say("plain.to_home"), Last::Home)
            .usual(&usual))
    };
    menu::run(plain, offer, |plain, action| {
        match action {
            Last::Close => {
                if plain.change(Command::Close {})? {
                    plain.tell(say("thanks.closed_now"))?;
                }
            }
            Last::Reopen => {
                if plain.change(Command::ReopenSession {})? {
                    plain.tell(say("thanks.reopened"))?;
                }
            }
            Last::Export => return Err(Leave::To(Place::Export)),
            Last::After => return Err(Leave::To(Place::After)),
            Last::Home => return Err(Leave::To(Place::Home)),
        }
        Ok(Then::Stay)
    })
}

fn thanked(plain: &Plain<'_>, session: &Session) -> Vec<String> {
    let now = plain.now();
    let said = farewell::thanks(session, now).into_iter();
    let mut lines: Vec<String> = said.map(|line| line.text().to_owned()).collect();
    lines.extend(farewell::results(session).map(|results| status::sentence(&results)));
    lines.extend(farewell::next_meeting(session, now).map(|meeting| meeting.sentence(plain.today())));
    if session.closed_at.is_none() {
        lines.extend(farewell::before_closing(session, plain.was_read_aloud, plain.today()));
    }
    lines.extend(farewell::closed(
        session,
        plain.open.as_ref().is_some_and(|open| *open.saved() != Saved::Practice),
    ));
    lines
}
