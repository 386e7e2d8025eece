//! What can still be done after the close: the numbers check, leadership's answers, owners' yes, details, signatures,
//! actions, and the session that follows.

use super::{
    Flow, Leave, Plain, close,
    menu::{self, Menu, Then},
    topic,
};
use crate::{
    assets::words::{fill, say},
    domain::{follow_up, ids::TopicId, people::Team, session::Session, status::Status, topic::Topic},
    effect::{Ending, Place},
};

#[derive(Clone, Debug, PartialEq)]
enum Do {
    Numbers,
    Answer(TopicId),
    Owner(TopicId),
    Details(TopicId),
    Sign,
    Actions,
    Review,
    Export,
    Follow,
    Reopen,
    Home,
}

/// What is left to do, until it is left.
pub(super) fn menu(plain: &mut Plain<'_>) -> Flow<()> {
    let session = plain.session();
    match session.closed_at {
        Some(at) => {
            let date = at.day_in(&session.zone).told(plain.today());
            plain.tell(&fill("after.head", &[("date", &date)]))?;
        }
        None => plain.tell(say("after.before_the_close"))?,
    }
    menu::run(plain, |plain| Ok(offer(plain)), act)
}

fn offer(plain: &Plain<'_>) -> Menu<Do> {
    let session = plain.session();
    let writable = plain.is_writable();
    let closed = session.closed_at.is_some();
    let rows = if closed && writable { completing(&session) } else { Vec::new() };
    let usual = if closed && writable { Do::Numbers } else { Do::Home };
    Menu::new(say("plain.what_next"))
        .row_if(closed && writable, say("after.numbers"), Do::Numbers)
        .rows(rows)
        .row(say("plain.to_review"), Do::Review)
        .row(say("plain.to_export"), Do::Export)
        .row_if(closed, say("plain.follow"), Do::Follow)
        .row_if(closed && writable, say("thanks.keys.reopen"), Do::Reopen)
        .row(say("plain.to_home"), Do::Home)
        .usual(&usual)
}

/// What completes the agreement without changing it.
fn completing(session: &Session) -> Vec<(String, Do)> {
    let topics = |wanted: fn(&Topic) -> bool| session.topics.iter().filter(move |topic| wanted(topic));
    let asked = topics(|topic| matches!(topic.status, Status::ToLeadership(_)));
    let mut rows: Vec<(String, Do)> = asked
        .map(|topic| (fill("after.answer", &[("title", &topic.title)]), Do::Answer(topic.id.clone())))
        .collect();
    for topic in topics(|topic| topic.owner.as_ref().is_some_and(|owner| owner.confirm_by.is_some())) {
        let name = topic.owner.as_ref().map_or("", |owner| session.name_of(&owner.person));
        rows.push((
            fill("after.owner", &[("name", &name), ("title", &topic.title)]),
            Do::Owner(topic.id.clone()),
        ));
    }
    for topic in topics(|topic| topic.status.is_agreed() && !topic.fields.unmeasured().is_empty()) {
        rows.push((fill("after.details", &[("title", &topic.title)]), Do::Details(topic.id.clone())));
    }
    let unsigned =
        |team: &Team| session.signature(*team).is_none_or(|signature| signature.signed_at.is_none());
    if Team::BOTH.iter().any(unsigned) {
        rows.push((say("plain.sign").to_owned(), Do::Sign));
    }
    if follow_up::open_actions(session).next().is_some() {
        rows.push((say("plain.open_actions").to_owned(), Do::Actions));
    }
    rows
}

fn act(plain: &mut Plain<'_>, action: Do) -> Flow<Then> {
    let session = plain.session();
    match action {
        Do::Numbers => return Err(Leave::To(Place::Numbers)),
        Do::Answer(id) => {
            if let Some(asked) = session.topic(&id) {
                topic::settle(plain, asked, Ending::Answered)?;
            }
        }
        Do::Owner(id) => {
            if let Some(owned) = session.topic(&id) {
                topic::owner(plain, owned)?;
            }
        }
        Do::Details(id) => return Err(Leave::To(Place::Topic(id))),
        Do::Sign => close::sign(plain)?,
        Do::Actions => close::actions(plain)?,
        Do::Review => return Err(Leave::To(Place::Review)),
        Do::Export => return Err(Leave::To(Place::Export)),
        Do::Follow => return Err(Leave::To(Place::NextSession)),
        Do::Reopen => {
            if plain.change(crate::domain::command::Command::ReopenSession {})? {
                plain.tell(say("thanks.reopened"))?;
                return Err(Leave::To(Place::Close));
            }
        }
        Do::Home => return Err(Leave::To(Place::Home)),
    }
    Ok(Then::Stay)
}
