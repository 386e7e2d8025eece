//! What a closed session still waits for, and what was completed since, each with the day it was done.

use crate::{
    assets::words::{count, fill, say},
    domain::{
        follow_up,
        ids::{ActionId, TopicId},
        moment::{Day, Moment},
        numbers::asked,
        people::Team,
        sentence,
        status::Status,
        topic::Topic,
    },
    screen::{Context, team_key},
};

/// Something that can still be done.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Row {
    /// Was it kept?
    Numbers,
    /// Leadership was asked and has not answered.
    Answer(TopicId),
    /// Whoever answers for it was not here to say yes.
    Owner(TopicId),
    /// It cannot be measured yet.
    Details(TopicId),
    /// A team has not signed.
    Sign(Team),
    /// An open action.
    Action(ActionId),
    /// Read it all.
    Review,
}

/// The rows in the order in which they press; none before the close.
pub(super) fn rows(ctx: &Context<'_>) -> Vec<Row> {
    let session = ctx.session;
    if session.closed_at.is_none() {
        return Vec::new();
    }
    let topics = |wanted: fn(&Topic) -> bool| session.topics.iter().filter(move |topic| wanted(topic));
    let mut rows = vec![Row::Numbers];
    rows.extend(topics(is_asked).map(|topic| Row::Answer(topic.id.clone())));
    rows.extend(topics(waits_for_a_yes).map(|topic| Row::Owner(topic.id.clone())));
    rows.extend(topics(is_unmeasured).map(|topic| Row::Details(topic.id.clone())));
    let unsigned = |team: &Team| session.signature(*team).is_none_or(|signature| signature.signed_at.is_none());
    rows.extend(Team::BOTH.into_iter().filter(unsigned).map(Row::Sign));
    rows.extend(follow_up::open_actions(session).map(|action| Row::Action(action.id.clone())));
    rows.push(Row::Review);
    rows
}

fn is_asked(topic: &Topic) -> bool {
    matches!(topic.status, Status::ToLeadership(_))
}

fn waits_for_a_yes(topic: &Topic) -> bool {
    topic.owner.as_ref().is_some_and(|owner| owner.confirm_by.is_some())
}

fn is_unmeasured(topic: &Topic) -> bool {
    topic.status.is_agreed() && !topic.fields.unmeasured().is_empty()
}

/// What a row says, and the day or people at its right end.
pub(super) fn words(ctx: &Context<'_>, row: &Row) -> (String, String) {
    let topic = |id: &TopicId| ctx.session.topic(id);
    match row {
        Row::Numbers => (say("after.numbers").to_owned(), last_check(ctx)),
        Row::Review => (say("after.review").to_owned(), String::new()),
        Row::Sign(team) => sign(ctx, *team),
        Row::Answer(id) => topic(id).map_or_else(Default::default, |topic| answer(ctx, topic)),
        Row::Owner(id) => topic(id).map_or_else(Default::default, |topic| owner(ctx, topic)),
        Row::Details(id) => topic(id).map_or_else(Default::default, details),
        Row::Action(id) => {
            let action = ctx.session.actions.iter().find(|action| action.id == *id);
            action.map_or_else(Default::default, |action| {
                let who = action.who.as_ref().map_or(say("common.no_owner"), |id| ctx.session.name_of(id));
                let by = action.by.map_or_else(|| say("common.no_date").to_owned(), |day| ctx.told(day));
                (fill("after.action", &[("what", &action.what)]), format!("{who}, {by}"))
            })
        }
    }
}

fn last_check(ctx: &Context<'_>) -> String {
    match ctx.session.numbers.last() {
        None => say("after.no_check").to_owned(),
        Some(check) => {
            let tally = asked::tally(ctx.session, check.on);
            let values: [(&str, &dyn std::fmt::Display); 3] =
                [("date", &ctx.told(check.on)), ("n", &tally.yes), ("total", &tally.asked)];
            fill("after.last_check", &values)
        }
    }
}

fn answer(ctx: &Context<'_>, topic: &Topic) -> (String, String) {
    let Status::ToLeadership(question) = &topic.status else { return Default::default() };
    let by = question.by.map_or_else(String::new, |day| ctx.told(day));
    let parts: Vec<&str> = [question.decides.as_str(), &by].into_iter().filter(|part| !part.is_empty()).collect();
    (fill("after.answer", &[("title", &topic.title)]), parts.join(", "))
}

fn owner(ctx: &Context<'_>, topic: &Topic) -> (String, String) {
    let Some(owner) = &topic.owner else { return Default::default() };
    let name = ctx.session.name_of(&owner.person);
    (
        fill("after.owner", &[("name", &name), ("title", &topic.title)]),
        owner.confirm_by.map_or_else(String::new, |day| ctx.told(day)),
    )
}

fn details(topic: &Topic) -> (String, String) {
    let mut missing: Vec<String> =
        topic.fields.unmeasured().iter().map(|slot| sentence::label(&slot.name).to_owned()).collect();
    missing.dedup();
    (
        fill("after.details", &[("title", &topic.title)]),
        count("after.missing", missing.len() as u64),
    )
}

fn sign(ctx: &Context<'_>, team: Team) -> (String, String) {
    let text = fill("after.sign", &[("team", &say(team_key(team)))]);
    let due = ctx.session.signature(team).and_then(|signature| Some((&signature.name, signature.due?)));
    (text, due.map_or_else(String::new, |(name, due)| format!("{name}, {}", ctx.told(due))))
}

/// What was completed since the close, newest first.
pub(super) fn since(ctx: &Context<'_>) -> Vec<(Day, String)> {
    let session = ctx.session;
    let Some(closed) = session.closed_at else { return Vec::new() };
    let day = |at: Moment| (at > closed).then(|| at.day_in(&session.zone));
    let mut done: Vec<(Day, String)> = Vec::new();
    for topic in &session.topics {
        let title = [("title", &topic.title as &dyn std::fmt::Display)];
        done.extend(topic.details_at.and_then(day).map(|on| (on, fill("after.did_details", &title))));
        let mended = topic.corrections.last().and_then(|correction| day(correction.at));
        done.extend(mended.map(|on| (on, fill("after.did_spelling", &title))));
        if let Some((person, on)) = confirmed(topic).and_then(|(person, at)| Some((person, day(at)?))) {
            let name = session.name_of(person);
            done.push((on, fill("after.did_confirm", &[("name", &name), ("title", &topic.title)])));
        }
        let decided = topic.decided.as_ref().and_then(|decided| day(decided.at));
        match (&topic.status, decided) {
            (Status::DecidedByLeadership(answer), Some(on)) => {
                done.push((on, fill("after.did_answer", &[("name", &answer.name), ("title", &topic.title)])));
            }
            (Status::Questioned { team, .. }, Some(on)) => {
                let team = say(team_key(*team));
                done.push((on, fill("after.did_question", &[("team", &team), ("title", &topic.title)])));
            }
            _ => {}
        }
    }
    for signature in &session.signatures {
        let on = signature.signed_at.and_then(day);
        done.extend(on.map(|on| (on, fill("after.did_sign", &[("name", &signature.name)]))));
    }
    for action in &session.actions {
        let on = action.done_at.and_then(day);
        done.extend(on.map(|on| (on, fill("after.did_action", &[("what", &action.what)]))));
    }
    for check in &session.numbers {
        done.push((check.on, say("after.did_check").to_owned()));
    }
    done.sort_by_key(|(on, _)| std::cmp::Reverse(*on));
    done
}

fn confirmed(topic: &Topic) -> Option<(&crate::domain::ids::PersonId, Moment)> {
    let owner = topic.owner.as_ref()?;
    Some((&owner.person, owner.confirmed_at?))
}
