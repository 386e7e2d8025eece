//! The check-in: who is here, what each team is measured on, how we decide, how we work, a vote about the brownies.

use super::{
    Flow, Leave, Plain,
    menu::{self, Menu, Then},
    new, prep_answers, team_name, topic, typed,
};
use crate::{
    assets::{
        prep,
        words::{count, fill, say},
    },
    domain::{
        command::Command,
        draft::DraftKey,
        people::{Group, PerTeam, Person, Presence, Team},
        practice_vote,
        session::{MeasuredOn, Session},
        typed_person,
        vote::Method,
    },
};

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Do {
    Next,
    Add,
    Change,
    Presence,
    Remove,
    Measured(Team),
    Topics,
    Promises,
    Agreements,
    Practise,
    PrepAnswers,
}

/// The check-in, until it is left.
pub(super) fn menu(plain: &mut Plain<'_>) -> Flow<()> {
    let session = plain.session();
    plain.tell_all(people(&session))?;
    menu::run(plain, |plain| Ok(offer(plain)), act)
}

fn offer(plain: &Plain<'_>) -> Menu<Do> {
    let session = plain.session();
    let here = session.attendance();
    let (live, writable) = (plain.is_live(), plain.is_writable());
    let head = fill("plain.voters", &[("sales", &here.sales), ("marketing", &here.marketing)]);
    let method = |method| say(if method == Method::Consent { "vote.consent" } else { "vote.fist" });
    let measured = |team: Team| (measured_row(&session, team), Do::Measured(team));
    let rule_row = |what: &str, of| fill("plain.rule_row", &[("what", &what), ("method", &method(of))]);
    let listed = !session.people.is_empty();
    let agreements = count("plain.agreements", session.working_agreements.len() as u64);
    Menu::new(head)
        .row(say("plain.go_on"), Do::Next)
        .row_if(live, say("plain.add_people"), Do::Add)
        .row_if(live && listed, say("plain.change_person"), Do::Change)
        .row_if(live && listed, say("plain.change_presence"), Do::Presence)
        .row_if(live && listed, say("plain.remove_person"), Do::Remove)
        .rows(Team::BOTH.map(measured).into_iter().filter(|_| live))
        .row_if(live, rule_row(say("check_in.rule_topics"), session.rule.topics), Do::Topics)
        .row_if(live, rule_row(say("check_in.rule_promises"), session.rule.promises), Do::Promises)
        .row_if(writable, agreements, Do::Agreements)
        .row_if(live, say("plain.practise_voting"), Do::Practise)
        .row_if(live, say("check_in.keys.prep_answers"), Do::PrepAnswers)
        .usual(&Do::Next)
}

fn act(plain: &mut Plain<'_>, action: Do) -> Flow<Then> {
    match action {
        Do::Next => return Err(Leave::Along(true)),
        Do::Add => {
            let taken: Vec<String> =
                plain.session().people.iter().map(|person| person.name.clone()).collect();
            let added = add(plain, &taken)?;
            plain.commit(added.into_iter().map(typed_person::Typed::added).collect())?;
        }
        Do::Change => change(plain)?,
        Do::Presence => presence(plain)?,
        Do::Remove => {
            if let Some(id) = plain.person(say("plain.who"), None, false)? {
                plain.change(Command::RemovePerson { id })?;
            }
        }
        Do::Measured(team) => measured_on(plain, team)?,
        Do::Topics | Do::Promises => rule(plain, action == Do::Topics)?,
        Do::Agreements => agreements(plain)?,
        Do::Practise => practise(plain)?,
        Do::PrepAnswers => prep_answers::take(plain)?,
    }
    Ok(Then::Stay)
}

/// People who are added: those half typed before, then whoever else is named.
fn add(plain: &mut Plain<'_>, taken: &[String]) -> Flow<Vec<typed_person::Typed>> {
    let Some(text) = plain.text_at(&DraftKey::people())? else { return new::people(plain, taken) };
    let names: Vec<&str> = taken.iter().map(String::as_str).collect();
    match typed_person::read_all(&text, Group::Sales, &names) {
        Ok(people) => Ok(people),
        Err(refused) => {
            plain.tell(&refused)?;
            new::people(plain, taken)
        }
    }
}

/// Everybody on the list, a line each.
fn people(session: &Session) -> Vec<String> {
    if session.people.is_empty() {
        return vec![say("plain.nobody_listed").to_owned()];
    }
    session.people.iter().map(typed::with_remark).collect()
}

fn chosen(plain: &mut Plain<'_>) -> Flow<Person> {
    let id = plain.person(say("plain.who"), None, false)?;
    let session = plain.session();
    id.and_then(|id| session.person(&id).cloned()).ok_or(Leave::Back)
}

fn change(plain: &mut Plain<'_>) -> Flow<()> {
    let person = chosen(plain)?;
    let session = plain.session();
    let others = session.people.iter().filter(|other| other.id != person.id);
    let taken: Vec<&str> = others.map(|other| other.name.as_str()).collect();
    let typed = plain.read(say("check_in.changing_hint"), &typed_person::line(&person), |typed| {
        let mut read = typed_person::read_all(typed, person.group, &taken)?;
        read.pop().ok_or_else(|| say("check_in.no_name").to_owned())
    })?;
    let typed_person::Typed { name, group, role } = typed;
    plain.change(Command::ChangePerson { id: person.id, name, group, role }).map(drop)
}

fn presence(plain: &mut Plain<'_>) -> Flow<()> {
    let person = chosen(plain)?;
    let all = [Presence::InRoom, Presence::OnCall, Presence::NotHere];
    let choices = all.map(|presence| typed::presence(presence).to_owned()).to_vec();
    let presence = all[plain.choose(&person.name, choices, None)?];
    plain.change(Command::SetPresence { id: person.id, presence }).map(drop)
}

fn measured_row(session: &Session, team: Team) -> String {
    let measured = session.measured_on.get(team);
    if measured.on.is_empty() {
        return fill("plain.not_measured_on", &[("team", &team_name(team))]);
    }
    let by = if measured.by.is_empty() { say("common.nobody") } else { &measured.by };
    fill("plain.measured_on", &[("team", &team_name(team)), ("on", &measured.on), ("by", &by)])
}

fn measured_on(plain: &mut Plain<'_>, team: Team) -> Flow<()> {
    let stored = plain.session().measured_on.get(team).clone();
    plain.tell(say("check_in.measured_ask"))?;
    let name = team_name(team);
    let on = plain.words_at(
        &DraftKey::measured(team, false),
        &fill("plain.measured_what", &[("team", &name)]),
        &stored.on,
    )?;
    let by = plain.words_at(
        &DraftKey::measured(team, true),
        &fill("plain.measured_by", &[("team", &name)]),
        &stored.by,
    )?;
    if on.is_none() && by.is_none() {
        return Ok(());
    }
    let measured = MeasuredOn { on: on.unwrap_or(stored.on), by: by.unwrap_or(stored.by) };
    plain.change(Command::SetMeasuredOn { team, measured }).map(drop)
}

fn rule(plain: &mut Plain<'_>, of_topics: bool) -> Flow<()> {
    let mut rule = plain.session().rule;
    for line in prep::prep().rules.iter().map(prep::Line::text) {
        plain.tell(line)?;
    }
    let usual = if of_topics { rule.topics } else { rule.promises };
    let choices = vec![say("vote.fist").to_owned(), say("vote.consent").to_owned()];
    let question = say(if of_topics { "check_in.rule_topics" } else { "check_in.rule_promises" });
    let chosen = plain.choose(question, choices, Some(usize::from(usual == Method::Consent)))?;
    let method = if chosen == 1 { Method::Consent } else { Method::FistToFive };
    *(if of_topics { &mut rule.topics } else { &mut rule.promises }) = method;
    if rule == plain.session().rule { Ok(()) } else { plain.change(Command::SetRule { rule }).map(drop) }
}

/// The working agreements, each to be changed, and one more.
fn agreements(plain: &mut Plain<'_>) -> Flow<()> {
    let offer = |plain: &mut Plain<'_>| {
        let agreements = plain.session().working_agreements;
        let rows = agreements.into_iter().enumerate().map(|(index, text)| (text, Some(Some(index))));
        let live = plain.is_live();
        Ok(Menu::new(say("plain.agreements_head"))
            .row(say("plain.close_this"), None)
            .rows(rows)
            .row_if(live, say("plain.one_more"), Some(None))
            .usual(&None))
    };
    menu::run(plain, offer, |plain, chosen| {
        let Some(row) = chosen else { return Ok(Then::Done) };
        let mut agreements = plain.session().working_agreements;
        let stored = row.map_or(String::new(), |row| agreements[row].clone());
        let key = DraftKey::agreement(row);
        let Some(text) = plain.words_at(&key, say("plain.agreement"), &stored)? else {
            return Ok(Then::Stay);
        };
        match row {
            Some(row) => agreements[row] = text,
            None => agreements.push(text),
        }
        agreements.retain(|agreement| !agreement.is_empty());
        plain.change(Command::SetWorkingAgreements { agreements })?;
        Ok(Then::Stay)
    })
}

/// A vote about the brownies: held under the real rule in a copy of the session, and kept nowhere.
fn practise(plain: &mut Plain<'_>) -> Flow<()> {
    let here = plain.session().attendance();
    if here.both(|people| *people == 0) {
        return plain.tell(say("plain.nobody_listed"));
    }
    plain.tell(prep::prep().practice_vote())?;
    plain.tell(say("topic.scale"))?;
    let mut tallies = PerTeam::default();
    for team in Team::BOTH.into_iter().filter(|team| *here.get(*team) > 0) {
        *tallies.get_mut(team) = topic::fingers(plain, team, *here.get(team))?;
    }
    let held = practice_vote::held(&plain.session(), &tallies, plain.now());
    held.map_or(Ok(()), |held| plain.tell(&practice_vote::meaning(held)))
}
