//! All that remains, given to one person per side by the first numbers check: one key, shown before it happens.

use crate::{
    assets::words::fill,
    domain::{
        command::{Command, Decision},
        ids::PersonId,
        moment::Day,
        people::{PerTeam, Team},
        sentence::promised_by,
        session::Session,
        signing,
        status::{Care, Status},
        topic::Topic,
    },
};

/// Days to the first look when no meeting says when.
const USUAL_DAYS: i32 = 14;

/// Who takes what remains, and by when.
pub struct Takers {
    /// One person per side, where there is one.
    pub people: PerTeam<Option<PersonId>>,
    /// By the first numbers check.
    pub by: Day,
}

/// One person per side: the lead where the list names one, else the first who is here.
pub fn takers(session: &Session, today: Day) -> Takers {
    let first = session.meetings().flat_map(|(_, meeting)| meeting.next_dates(today, 1));
    let by = first.map(|occurrence| occurrence.held).min().unwrap_or_else(|| today.plus_days(USUAL_DAYS));
    let lead = |team| signing::signers(session, team).first().map(|person| person.id.clone());
    Takers { people: PerTeam::of(lead), by }
}

/// What giving away just the topics that the plan left out comes to, as one batch.
pub fn left_out(session: &Session, today: Day) -> Vec<Command> {
    let takers = takers(session, today);
    let mut side = Team::Sales;
    let topics = session.topics.iter().filter(|topic| topic.is_left_to_nobody());
    topics.filter_map(|topic| for_topic(topic, &takers, &mut side)).collect()
}

/// What giving all that remains comes to, as one batch.
pub fn commands(session: &Session, today: Day) -> Vec<Command> {
    let takers = takers(session, today);
    let mut side = Team::Sales;
    let mut batch: Vec<Command> =
        session.topics.iter().filter_map(|topic| for_topic(topic, &takers, &mut side)).collect();
    for parked in session.parking.iter().filter(|parked| parked.is_unowned()) {
        let care = care(&takers, next(&mut side));
        batch.push(Command::CareForParked { id: parked.id.clone(), care });
    }
    batch.extend(session.topics.iter().filter_map(|topic| owner(topic, &takers, &mut side)));
    batch.extend(to_do(session, &takers, &mut side));
    batch
}

/// Somebody who answers for an agreed promise.
fn owner(topic: &Topic, takers: &Takers, side: &mut Team) -> Option<Command> {
    if !topic.status.is_agreed() || topic.owner.is_some() || !topic.fields.is_promise() {
        return None;
    }
    let person = care(takers, promised_by(&topic.fields).unwrap_or_else(|| next(side))).owner?;
    Some(Command::AssignOwner { topic: topic.id.clone(), person, confirm_by: None })
}

/// What is missing in agreed words, as actions: numbers one by one, all that cannot be measured yet as one.
fn to_do(session: &Session, takers: &Takers, side: &mut Team) -> Vec<Command> {
    let in_force = || session.topics.iter().filter(|topic| topic.status.is_agreed());
    let mut actions: Vec<(String, Option<&Topic>)> = in_force()
        .filter(|topic| !topic.fields.holes().is_empty())
        .map(|topic| (fill("close.do_numbers", &[("title", &topic.title)]), Some(topic)))
        .collect();
    let unmeasured: Vec<&str> = in_force()
        .filter(|topic| !topic.fields.unmeasured().is_empty())
        .map(|topic| topic.title.as_str())
        .collect();
    if !unmeasured.is_empty() {
        actions.push((fill("close.do_measures", &[("titles", &unmeasured.join(", "))]), None));
    }
    // What was given away before is not given away twice.
    actions.retain(|(what, _)| !session.actions.iter().any(|action| action.what == *what));
    let action = |(what, topic): (String, Option<&Topic>)| {
        let team = topic.and_then(|topic| promised_by(&topic.fields)).unwrap_or_else(|| next(side));
        let Care { owner: who, by } = care(takers, team);
        let topic = topic.map(|topic| topic.id.clone());
        Command::AddAction { id: None, what, when: String::new(), who, by, topic }
    };
    actions.into_iter().map(action).collect()
}

/// Who would get what of a batch, by name: what the room sees before anything happens.
pub fn shares(session: &Session, batch: &[Command]) -> Vec<(String, Vec<String>)> {
    let mut shares: Vec<(String, Vec<String>)> = Vec::new();
    for command in batch {
        let Some((person, what)) = share(session, command) else { continue };
        let name = session.name_of(&person).to_owned();
        match shares.iter_mut().find(|(other, _)| *other == name) {
            Some((_, list)) => list.push(what),
            None => shares.push((name, vec![what])),
        }
    }
    shares
}

fn share(session: &Session, command: &Command) -> Option<(PersonId, String)> {
    let title = |id| session.topic(id).map_or_else(String::new, |topic| topic.title.clone());
    match command {
        Command::Decide { topic, decision } => {
            let owner = match decision {
                Decision::Park(care) | Decision::NotAgreed(care) => care.owner.clone(),
                _ => None,
            };
            Some((owner?, title(topic)))
        }
        Command::AssignOwner { topic, person, .. } => Some((person.clone(), title(topic))),
        Command::CareForParked { id, care } => {
            let item = session.parking.iter().find(|item| item.id == *id)?;
            Some((care.owner.clone()?, item.text.clone()))
        }
        Command::AddAction { what, who, .. } => Some((who.clone()?, what.clone())),
        _ => None,
    }
}

fn for_topic(topic: &Topic, takers: &Takers, side: &mut Team) -> Option<Command> {
    let incomplete = |care: &Care| care.owner.is_none() || care.by.is_none();
    let mut mine = || care(takers, promised_by(&topic.fields).unwrap_or_else(|| next(side)));
    let decision = match &topic.status {
        Status::Open if topic.open_round().is_none() => Decision::Park(mine()),
        // Whoever takes what was not for today brings it back by the date everybody was told.
        Status::NotToday { owner: None } => Decision::Park(mine()),
        Status::Parked(care) if incomplete(care) => Decision::Park(mine()),
        Status::NotAgreed(care) if incomplete(care) => Decision::NotAgreed(mine()),
        _ => return None,
    };
    Some(Command::Decide { topic: topic.id.clone(), decision })
}

fn care(takers: &Takers, team: Team) -> Care {
    let owner = takers.people.get(team).clone().or_else(|| takers.people.get(team.other()).clone());
    Care { owner, by: Some(takers.by) }
}

/// What belongs to neither side is shared out in turn.
fn next(side: &mut Team) -> Team {
    let taken = *side;
    *side = side.other();
    taken
}
