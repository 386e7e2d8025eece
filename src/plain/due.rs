//! What is due since the session before: what was said at the checks, actions to be done, topics, what presses first.

use super::{
    Flow, Leave, Plain, close,
    menu::{self, Menu},
    status,
};
use crate::{
    assets::words::{count, fill, say},
    domain::{
        command::Command,
        follow_up,
        ids::{ActionId, TopicId},
        moment::Day,
        numbers::signs_seen,
        session::Session,
        topic::Topic,
    },
    effect::Place,
};

#[derive(Clone, Debug, PartialEq)]
enum Do {
    Next,
    Action(ActionId),
    Topic(TopicId),
}

/// What is due, until it is left.
pub(super) fn menu(plain: &mut Plain<'_>) -> Flow<()> {
    let session = plain.session();
    let Some(previous) = session.previous.as_deref() else {
        plain.tell(say("plain.follows_none"))?;
        return plain
            .choose(say("plain.what_next"), vec![say("plain.close_this").to_owned()], Some(0))
            .map(drop);
    };
    let lines = since(previous, plain.today());
    plain.tell_all(lines)?;
    menu::run(plain, offer, |plain, action| match action {
        Do::Next => Err(Leave::Along(true)),
        Do::Topic(id) => Err(Leave::To(Place::Topic(id))),
        Do::Action(id) => of_action(plain, id).map(|()| menu::Then::Stay),
    })
}

/// What becomes of an action that was taken over.
fn of_action(plain: &mut Plain<'_>, id: ActionId) -> Flow<()> {
    let session = plain.session();
    let Some(action) = session.actions.iter().find(|action| action.id == id) else { return Ok(()) };
    let done = action.done_at.is_some();
    let ways = vec![
        say(if done { "plain.not_done" } else { "plain.is_done" }).to_owned(),
        say("plain.drop_action").to_owned(),
    ];
    if plain.choose(&close::action_line(&session, action, plain.today()), ways, Some(0))? == 0 {
        return plain.change(Command::SetActionDone { id, done: !done }).map(drop);
    }
    if plain.change(Command::RemoveAction { id })? {
        plain.tell(&fill("plain.action_dropped", &[("what", &action.what)]))?;
    }
    Ok(())
}

fn offer(plain: &mut Plain<'_>) -> Flow<Menu<Do>> {
    let session = plain.session();
    let previous = session.previous.as_deref().ok_or(Leave::Back)?;
    let carried = |id: &ActionId| previous.actions.iter().any(|other| other.id == *id);
    let actions = session.actions.iter().filter(|action| carried(&action.id));
    let actions = actions
        .map(|action| (close::action_line(&session, action, plain.today()), Do::Action(action.id.clone())));
    let today = plain.today();
    let day = session.plan.date.unwrap_or(today);
    let topics = follow_up::order(previous, day).into_iter().filter_map(|(then, why)| {
        let now = now(&session, then)?;
        let why = say(why.key());
        let standing = status::label(&session, now, today);
        Some((
            fill("plain.due_topic", &[("title", &now.title), ("why", &why), ("status", &standing)]),
            Do::Topic(now.id.clone()),
        ))
    });
    Ok(Menu::new(say("plain.due_head"))
        .row(say("plain.go_on"), Do::Next)
        .rows(actions)
        .rows(topics)
        .usual(&Do::Next))
}

fn now<'a>(session: &'a Session, then: &Topic) -> Option<&'a Topic> {
    session.topics.iter().find(|topic| topic.origin.as_ref().is_some_and(|origin| origin.topic == then.id))
}

/// What the numbers checks since said: how many there were, signs seen, wins.
fn since(previous: &Session, today: Day) -> Vec<String> {
    let name = previous.full_name();
    let mut lines = vec![status::sentence(&fill("what_is_due.since_name", &[("name", &name)]))];
    lines.push(match previous.numbers.len() {
        0 => say("what_is_due.no_checks").to_owned(),
        checks => status::sentence(&count("what_is_due.checks", checks as u64)),
    });
    lines.extend(
        signs_seen(previous)
            .into_iter()
            .map(|sign| status::sentence(&fill("what_is_due.sign", &[("sign", &sign)]))),
    );
    let wins = previous.numbers.iter().filter(|check| !check.win.is_empty());
    lines.extend(
        wins.map(|check| fill("what_is_due.win", &[("date", &check.on.told(today)), ("win", &check.win)])),
    );
    lines
}
