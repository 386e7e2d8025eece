//! The numbers check: of each promise whether it was kept, actions done, signs seen, one win; five minutes, by numbers.

use super::{Flow, Leave, Plain, ask::DAYS_AHEAD, status};
use crate::{
    assets::words::{fill, say},
    domain::{
        command::Command,
        draft::DraftKey,
        ids::TopicId,
        moment::Day,
        numbers::{Kept, asked},
        session::Session,
    },
    effect::Place,
};

/// Goes through everything that is asked; what stays as it is is passed over with Enter.
pub(super) fn menu(plain: &mut Plain<'_>) -> Flow<()> {
    let session = plain.session();
    if session.closed_at.is_none() || !plain.is_writable() {
        plain.tell(say("plain.numbers_after_close"))?;
        return plain
            .choose(say("plain.what_next"), vec![say("plain.close_this").to_owned()], Some(0))
            .map(drop);
    }
    let today = plain.today();
    plain.tell(&status::sentence(&fill("numbers.check_on", &[("date", &today.told(today))])))?;
    let promises: Vec<TopicId> =
        asked::promises(&session).into_iter().map(|topic| topic.id.clone()).collect();
    if promises.is_empty() {
        plain.tell(say("numbers.no_promises"))?;
    }
    for id in promises {
        promise(plain, &id, today)?;
    }
    actions(plain, today)?;
    signs(plain, today)?;
    win(plain, today)?;
    let lines = outcome(&plain.session(), today);
    plain.tell_all(lines)?;
    Err(Leave::To(Place::After))
}

fn promise(plain: &mut Plain<'_>, id: &TopicId, on: Day) -> Flow<()> {
    let session = plain.session();
    let Some(topic) = session.topic(id) else { return Ok(()) };
    let said = session.numbers_check(on).and_then(|check| check.row(id)).cloned();
    plain.tell_all(status::words(topic))?;
    let answers = [Kept::Yes, Kept::No, Kept::DontKnow];
    let mut words =
        ["numbers.yes", "numbers.no", "numbers.dont_know"].map(|key| say(key).to_owned()).to_vec();
    if said.is_some() {
        words.push(say("plain.take_answer_back").to_owned());
    }
    let usual = said.as_ref().and_then(|row| answers.iter().position(|kept| *kept == row.kept));
    let question = fill("plain.was_it_kept", &[("title", &topic.title)]);
    let kept = answers.get(plain.choose(&question, words, usual)?).copied();
    let (before_number, before_source) = said.map_or_else(Default::default, |row| (row.number, row.source));
    let Some(kept) = kept else {
        let (number, source) = (before_number, before_source);
        return plain.change(Command::NoteKept { on, topic: id.clone(), kept, number, source }).map(drop);
    };
    let number = plain
        .words_at(&DraftKey::kept_number(id), say("numbers.ask_number"), &before_number)?
        .unwrap_or(before_number);
    let source = if number.is_empty() {
        before_source
    } else {
        plain
            .words_at(&DraftKey::kept_source(id), say("numbers.ask_source"), &before_source)?
            .unwrap_or(before_source)
    };
    plain.change(Command::NoteKept { on, topic: id.clone(), kept: Some(kept), number, source }).map(drop)
}

fn actions(plain: &mut Plain<'_>, on: Day) -> Flow<()> {
    let session = plain.session();
    for action in asked::actions(&session, on) {
        let was = action.done_at.is_some();
        let done = plain.yes(&fill("after.action", &[("what", &action.what)]), was)?;
        if done != was {
            plain.change(Command::SetActionDone { id: action.id.clone(), done })?;
        }
    }
    Ok(())
}

/// Signs for an early look; one that was seen may call it.
fn signs(plain: &mut Plain<'_>, on: Day) -> Flow<()> {
    let session = plain.session();
    for sign in asked::signs(&session) {
        let was =
            session.numbers_check(on).is_some_and(|check| check.signs.iter().any(|other| other == sign));
        let seen = plain.yes(&fill("plain.was_it_seen", &[("sign", &sign)]), was)?;
        if seen != was {
            plain.change(Command::NoteSign { on, sign: sign.to_owned(), seen })?;
        }
        if seen && !was && plain.yes(&fill("plain.call_early_look", &[("sign", &sign)]), false)? {
            let who = plain.person(say("plain.action_who"), None, true)?;
            let what = fill("numbers.early_action", &[("sign", &sign)]);
            let by = Some(on.plus_days(DAYS_AHEAD));
            plain.change(Command::AddAction { id: None, what, when: String::new(), who, by, topic: None })?;
            plain.tell(say("numbers.early_noted"))?;
        }
    }
    Ok(())
}

fn win(plain: &mut Plain<'_>, on: Day) -> Flow<()> {
    let stored = plain.session().numbers_check(on).map_or_else(String::new, |check| check.win.clone());
    let Some(text) = plain.words_at(&DraftKey::win(), say("numbers.ask_win"), &stored)? else {
        return Ok(());
    };
    plain.change(Command::NoteWin { on, text }).map(drop)
}

/// "5 of 7 kept. Of 1 nobody can say. Lead follow-up was missed twice in a row."
fn outcome(session: &Session, on: Day) -> Vec<String> {
    let tally = asked::tally(session, on);
    let mut lines = vec![fill("numbers.all_kept", &[("n", &tally.yes), ("total", &tally.asked)])];
    if tally.dont_know > 0 {
        lines.push(fill("numbers.unknown", &[("n", &tally.dont_know)]));
    }
    let missed = asked::missed_twice(session, on).into_iter();
    lines.extend(
        missed.map(|topic| status::sentence(&fill("numbers.missed_twice", &[("title", &topic.title)]))),
    );
    lines
}
