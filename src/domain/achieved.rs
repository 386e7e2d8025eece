//! What two teams achieved over a chain of sessions: topics agreed, disagreements resolved, promises kept, wins.
//!
//! Pure, and about both teams together: it names nobody and shows nobody's vote.

use crate::{
    assets::words::{count, fill},
    domain::{
        ids::{ActionId, TopicId},
        moment::Day,
        numbers::Record,
        session::Session,
        status::Status,
        topic::Topic,
    },
};

/// What was achieved since the first session of a chain.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Achieved {
    /// The day of the first session.
    pub since: Option<Day>,
    /// How many sessions were held.
    pub sessions: usize,
    /// Titles of what both teams agreed at any of them, in the order of the newest.
    pub agreed: Vec<String>,
    /// Disagreements of one session that the next agreed without.
    pub resolved: Vec<Resolved>,
    /// Promises and how often the numbers checks found them kept.
    pub promises: Vec<Promise>,
    /// Wins in the words of the room, oldest first.
    pub wins: Vec<Win>,
    /// What people took on and did.
    pub done: Vec<Done>,
}

/// A disagreement that was written down, and is none any more.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Resolved {
    /// The topic's title.
    pub title: String,
    /// The session in which both teams agreed without it.
    pub session: String,
}

/// A promise over all numbers checks.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Promise {
    /// The topic's title.
    pub title: String,
    /// How often it was kept.
    pub record: Record,
}

/// A win both teams shared.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Win {
    /// The day of the check.
    pub on: Day,
    /// The win, word for word.
    pub text: String,
}

/// An action that was done.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Done {
    /// When it is done: "a campaign plan is ready"; empty where nobody said.
    pub when: String,
    /// What was done.
    pub what: String,
}

impl Done {
    /// "When a campaign plan is ready: sends it to Sales."
    pub fn sentence(&self) -> String {
        match self.when.as_str() {
            "" => self.what.clone(),
            when => fill("achieved.done_when", &[("when", &when), ("what", &self.what)]),
        }
    }
}

impl Achieved {
    /// Over a chain of sessions, the oldest first, each following the one before it.
    pub fn over(chain: &[&Session]) -> Self {
        Self {
            since: chain.first().and_then(|first| held_on(first)),
            sessions: chain.len(),
            agreed: agreed(chain),
            resolved: resolved(chain),
            promises: promises(chain),
            wins: wins(chain),
            done: done(chain),
        }
    }

    /// Whether there is nothing to tell yet.
    pub fn is_empty(&self) -> bool {
        self.agreed.is_empty() && self.wins.is_empty() && self.done.is_empty() && self.promises.is_empty()
    }

    /// How often promises were kept, over all of them.
    pub fn kept(&self) -> Record {
        self.promises.iter().fold(Record::default(), |sum, promise| Record {
            yes: sum.yes + promise.record.yes,
            no: sum.no + promise.record.no,
            dont_know: sum.dont_know + promise.record.dont_know,
        })
    }

    /// "Since Thu 12 Mar 2026: 17 topics agreed, 1 disagreement resolved, promises kept 15 of 17 times."
    pub fn headline(&self) -> String {
        let mut parts = vec![count("achieved.topics_agreed", self.agreed.len() as u64)];
        if !self.resolved.is_empty() {
            parts.push(count("achieved.disagreements_resolved", self.resolved.len() as u64));
        }
        let kept = self.kept();
        if kept.answered() > 0 {
            parts.push(fill("achieved.promises_kept", &[("n", &kept.yes), ("total", &kept.answered())]));
        }
        let said = parts.join(", ");
        match self.since {
            Some(day) => fill("achieved.since", &[("date", &day.long()), ("said", &said)]),
            None => fill("achieved.so_far", &[("said", &said)]),
        }
    }
}

impl Session {
    /// The chain as far as this session knows it: the one it follows, where it follows one, and itself.
    pub fn chain(&self) -> Vec<&Self> {
        self.previous.as_deref().into_iter().chain([self]).collect()
    }
}

/// The day a session was held: by its plan, else when it was closed.
fn held_on(session: &Session) -> Option<Day> {
    session.plan.date.or(session.closed_at.map(|at| at.day_in(&session.zone)))
}

/// Every topic of the chain once, in the order of the newest session, with all it was.
fn topics<'a>(chain: &[&'a Session]) -> Vec<(&'a TopicId, Vec<(&'a Session, &'a Topic)>)> {
    let mut found: Vec<(&TopicId, Vec<(&Session, &Topic)>)> = Vec::new();
    for session in chain.iter().rev() {
        for topic in &session.topics {
            match found.iter_mut().find(|(id, _)| **id == topic.id) {
                Some((_, was)) => was.push((session, topic)),
                None => found.push((&topic.id, vec![(session, topic)])),
            }
        }
    }
    found
}

fn agreed(chain: &[&Session]) -> Vec<String> {
    let title = |was: Vec<(&Session, &Topic)>| {
        let stood = was.iter().any(|(_, topic)| topic.status.was_agreed());
        stood.then(|| was.first().map_or_else(String::new, |(_, topic)| topic.title.clone()))
    };
    topics(chain).into_iter().filter_map(|(_, was)| title(was)).collect()
}

/// Agreed with a disagreement in one session, and without one in the next.
fn resolved(chain: &[&Session]) -> Vec<Resolved> {
    let mut resolved = Vec::new();
    for pair in chain.windows(2) {
        let [then, now] = pair else { continue };
        for topic in then.topics.iter().filter(|topic| topic.status == Status::AgreedWithDissent) {
            let settled = now.topic(&topic.id).filter(|topic| topic.status.is_plainly_agreed());
            resolved.extend(
                settled.map(|topic| Resolved { title: topic.title.clone(), session: now.full_name() }),
            );
        }
    }
    resolved
}

fn promises(chain: &[&Session]) -> Vec<Promise> {
    let record = |id: &TopicId| {
        chain.iter().map(|session| Record::of(session, id)).fold(Record::default(), |sum, each| Record {
            yes: sum.yes + each.yes,
            no: sum.no + each.no,
            dont_know: sum.dont_know + each.dont_know,
        })
    };
    let all = topics(chain).into_iter().filter_map(|(id, was)| Some((record(id), was.first()?.1)));
    let asked = all.filter(|(record, _)| record.answered() > 0);
    asked.map(|(record, topic)| Promise { title: topic.title.clone(), record }).collect()
}

fn wins(chain: &[&Session]) -> Vec<Win> {
    let checks = chain.iter().flat_map(|session| &session.numbers).filter(|check| !check.win.is_empty());
    let mut wins: Vec<Win> = checks.map(|check| Win { on: check.on, text: check.win.clone() }).collect();
    wins.sort_by_key(|win| win.on);
    wins
}

/// An action that was taken over is told once.
fn done(chain: &[&Session]) -> Vec<Done> {
    let mut told: Vec<&ActionId> = Vec::new();
    let mut done = Vec::new();
    for action in chain.iter().flat_map(|session| &session.actions).filter(|action| action.done_at.is_some())
    {
        if !told.contains(&&action.id) {
            told.push(&action.id);
            done.push(Done { when: action.when.clone(), what: action.what.clone() });
        }
    }
    done
}

#[cfg(test)]
mod tests;
