//! What has a date: reviews, meetings, actions and everything that waits for somebody. Pure: the day is passed in.
//!
//! The calendar file, `due` and `check` all take their dates from here, so that none knows one the others do not.
//! Whether a later session took over is asked of several sessions at once, by [`superseded`].

use crate::{
    assets::words::fill,
    domain::{
        baseline::team_name,
        cadence::is_in_force,
        fields::Fields,
        ids::{PersonId, SessionId, TopicId},
        moment::Day,
        session::Session,
        status::Status,
        topic::Topic,
    },
};
use std::collections::BTreeSet;

/// The meeting at which promises are said to be kept or not.
const NUMBERS_CHECK: &str = "numbers-check";

/// What kind of thing is due; the name is stable and stands in data.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Kind {
    /// The agreement is looked at again; it stays in force until then and after.
    Review,
    /// One topic is looked at again.
    TopicReview,
    /// A review meeting.
    Meeting,
    /// A numbers check that was due, and nobody has said yet what was kept.
    NumbersCheck,
    /// Something somebody took on.
    Action,
    /// A topic taken for now.
    Provisional,
    /// A topic tried and not agreed.
    NotAgreed,
    /// A topic or a remark put aside.
    Parked,
    /// A question for leadership.
    Leadership,
    /// Somebody says yes to answering for a topic.
    Confirmation,
    /// A promised signature.
    Signature,
}

impl Kind {
    /// Its name in data.
    pub fn name(self) -> &'static str {
        match self {
            Self::Review => "review",
            Self::TopicReview => "topic-review",
            Self::Meeting => "meeting",
            Self::NumbersCheck => "numbers-check",
            Self::Action => "action",
            Self::Provisional => "provisional",
            Self::NotAgreed => "not-agreed",
            Self::Parked => "parked",
            Self::Leadership => "leadership",
            Self::Confirmation => "confirmation",
            Self::Signature => "signature",
        }
    }

    fn key(self) -> &'static str {
        match self {
            Self::Review => "due.review",
            Self::TopicReview => "due.topic_review",
            Self::Meeting => "due.meeting",
            Self::NumbersCheck => "due.numbers_check",
            Self::Action => "due.action",
            Self::Provisional => "due.provisional",
            Self::NotAgreed => "due.not_agreed",
            Self::Parked => "due.parked",
            Self::Leadership => "due.leadership",
            Self::Confirmation => "due.confirmation",
            Self::Signature => "due.signature",
        }
    }
}

/// One thing with a date.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Due {
    /// What kind of thing.
    pub kind: Kind,
    /// Its own id inside the session: of the topic, the action, the parked item; the team, or `agreement`.
    pub id: String,
    /// The topic it belongs to, if any.
    pub topic: Option<TopicId>,
    /// What it is about, in the session's own words.
    pub what: String,
    /// Who answers for it; empty when nobody does.
    pub who: String,
    /// Its date.
    pub on: Day,
}

impl Due {
    /// What is due, in one phrase.
    pub fn phrase(&self) -> String {
        fill(self.kind.key(), &[("what", &self.what), ("who", &self.who)])
    }

    /// Whether its date has passed; a meeting that has passed was held or not, and is not due any more.
    pub fn is_overdue(&self, today: Day) -> bool {
        self.on < today && self.kind != Kind::Meeting
    }
}

/// What is overdue or comes within so many days, earliest first.
pub fn due(session: &Session, today: Day, within: u16) -> Vec<Due> {
    let last = today.plus_days(i32::from(within));
    let mut due: Vec<Due> = dated(session).into_iter().filter(|due| due.on <= last).collect();
    due.extend(meetings(session, today, last));
    due.extend(numbers_check(session, today));
    due.sort_by_key(|due| due.on);
    due
}

/// Everything open that has a date, in the order of the session; meetings, which have many, are not in it.
pub fn dated(session: &Session) -> Vec<Due> {
    let mut list = Listing { session, list: Vec::new() };
    list.add(Kind::Review, ("agreement", None), &session.full_name(), session.review_by);
    for topic in session.topics.iter().filter(|topic| !topic.status.is_left_aside()) {
        list.topic(topic);
    }
    for parked in session.parking.iter().filter(|parked| parked.is_waiting()) {
        let id = (parked.id.as_str(), None);
        list.add(Kind::Parked, id, &parked.text, parked.by).who(session, parked.owner.as_ref());
    }
    for action in session.actions.iter().filter(|action| action.done_at.is_none()) {
        let id = (action.id.as_str(), action.topic.as_ref());
        list.add(Kind::Action, id, &action.what, action.by).who(session, action.who.as_ref());
    }
    for signature in session.signatures.iter().filter(|signature| signature.signed_at.is_none()) {
        let team = team_name(signature.team);
        let id = format!("{:?}", signature.team).to_lowercase();
        list.add(Kind::Signature, (&id, None), team, signature.due).named(&signature.name);
    }
    list.list
}

/// Sessions that a later one took over from: a follow-up that is closed stands in their place. Until it is, what the
/// earlier one agreed holds, and so do its dates.
pub fn superseded<'a>(sessions: impl IntoIterator<Item = &'a Session>) -> BTreeSet<SessionId> {
    let closed = sessions.into_iter().filter(|session| session.closed_at.is_some() && !session.practice);
    closed.filter_map(|session| session.supersedes.clone()).collect()
}

/// What is due in each of these sessions, as far as it counts: nothing in practice sessions or in those a closed
/// follow-up took over from, and what an open follow-up has taken over is told there only. The day is that of each
/// session's own zone.
pub fn across(
    sessions: &[Session],
    today: impl Fn(&Session) -> Day,
    within: u16,
) -> Vec<(&Session, Vec<Due>)> {
    let over = superseded(sessions);
    let live = |session: &&Session| !session.practice && !over.contains(&session.id);
    let mut found: Vec<(&Session, Vec<Due>)> = sessions
        .iter()
        .filter(live)
        .map(|session| {
            let mut due = due(session, today(session), within);
            let later = || sessions.iter().filter(|later| later.supersedes.as_ref() == Some(&session.id));
            let is_there = |due: &Due| {
                later()
                    .flat_map(dated)
                    .any(|other| (other.kind, &other.id, other.on) == (due.kind, &due.id, due.on))
            };
            due.retain(|due| !is_there(due));
            (session, due)
        })
        .filter(|(_, due)| !due.is_empty())
        .collect();
    found.sort_by_key(|(_, due)| due.first().map(|due| due.on));
    found
}

fn meetings(session: &Session, today: Day, last: Day) -> Vec<Due> {
    let planned = session.meetings().filter(|(topic, _)| is_in_force(topic));
    let dates = planned.flat_map(|(topic, meeting)| {
        let most = usize::try_from(last.days_since(today)).unwrap_or(0) + 1;
        let dates = meeting.next_dates(today, most).into_iter().map(|date| date.held);
        let coming = dates.take_while(|held| *held <= last);
        coming.map(|on| (topic, on)).collect::<Vec<_>>()
    });
    let due = dates.map(|(topic, on)| Due {
        kind: Kind::Meeting,
        id: topic.id.to_string(),
        topic: Some(topic.id.clone()),
        what: topic.title.clone(),
        who: owner_of(session, topic),
        on,
    });
    due.collect()
}

/// The last numbers check that should have been held, unless one was written down on its day or after it.
fn numbers_check(session: &Session, today: Day) -> Option<Due> {
    session.closed_at?;
    let (topic, meeting) = session.meetings().find(|(topic, _)| topic.id.as_str() == NUMBERS_CHECK)?;
    let on = meeting.last_before(today).filter(|_| is_in_force(topic))?;
    let is_done = session.numbers.iter().any(|check| check.on >= on);
    (!is_done).then(|| Due {
        kind: Kind::NumbersCheck,
        id: topic.id.to_string(),
        topic: Some(topic.id.clone()),
        what: topic.title.clone(),
        who: owner_of(session, topic),
        on,
    })
}

fn owner_of(session: &Session, topic: &Topic) -> String {
    topic.owner.as_ref().map_or_else(String::new, |owner| session.name_of(&owner.person).to_owned())
}

/// The list while it grows.
struct Listing<'a> {
    session: &'a Session,
    list: Vec<Due>,
}

impl Listing<'_> {
    fn add(
        &mut self,
        kind: Kind,
        (id, topic): (&str, Option<&TopicId>),
        what: &str,
        on: Option<Day>,
    ) -> Added<'_> {
        let due = on.map(|on| Due {
            kind,
            id: id.to_owned(),
            topic: topic.cloned(),
            what: what.to_owned(),
            who: String::new(),
            on,
        });
        self.list.extend(due);
        Added(if on.is_some() { self.list.last_mut() } else { None })
    }

    fn topic(&mut self, topic: &Topic) {
        let (session, owner) = (self.session, owner_of(self.session, topic));
        let id = (topic.id.as_str(), Some(&topic.id));
        match &topic.status {
            Status::Provisional { until } => {
                self.add(Kind::Provisional, id, &topic.title, Some(*until)).named(&owner);
            }
            Status::NotAgreed(care) => {
                self.add(Kind::NotAgreed, id, &topic.title, care.by).who(session, care.owner.as_ref());
            }
            Status::Parked(care) => {
                self.add(Kind::Parked, id, &topic.title, care.by).who(session, care.owner.as_ref());
            }
            Status::ToLeadership(question) => {
                self.add(Kind::Leadership, id, &topic.title, question.by).named(&question.decides);
            }
            _ => {}
        }
        let unconfirmed = topic.owner.as_ref().filter(|owner| owner.confirmed_at.is_none());
        let confirm_by = unconfirmed.and_then(|owner| owner.confirm_by);
        self.add(Kind::Confirmation, id, &topic.title, confirm_by).named(&owner);
        self.add(Kind::TopicReview, id, &topic.title, topic.review_by).named(&owner);
        if let Fields::Timelines(timelines) = &topic.fields
            && is_in_force(topic)
            && timelines.review_by != session.review_by
        {
            self.add(Kind::Review, id, &session.full_name(), timelines.review_by).named(&owner);
        }
    }
}

/// What was just listed, if it has a date.
struct Added<'a>(Option<&'a mut Due>);

impl Added<'_> {
    fn who(self, session: &Session, person: Option<&PersonId>) {
        self.named(person.map_or("", |person| session.name_of(person)));
    }

    fn named(self, name: &str) {
        if let Some(due) = self.0 {
            name.clone_into(&mut due.who);
        }
    }
}

#[cfg(test)]
mod tests;
