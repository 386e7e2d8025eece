//! One topic before and now: where it stands, its words, its fields, who answers for it.

use super::{change::Part, fields, standing};
use crate::{
    assets::words::{fill, say},
    domain::{
        ids::TopicId,
        moment::Day,
        numbers::Record,
        sentence,
        session::{Session, Step},
        status::Status,
        topic::Topic,
        vote::Method,
    },
};
use serde::Serialize;

pub use standing::Standing;

/// What became of a topic.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Fate {
    /// It stands in both and something about it is another.
    Changed,
    /// It came, or came back.
    New,
    /// It is not there any more, or no longer valid.
    Dropped,
    /// It stands as it stood.
    Same,
}

/// One topic before and now.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct TopicDifference {
    /// Its id, in the later session where it is there.
    pub id: TopicId,
    /// Its id in the earlier session, where it is there.
    pub was_id: Option<TopicId>,
    /// Its title, the later one where there are two.
    pub title: String,
    /// The step it is agreed in.
    pub step: Step,
    /// What became of it.
    pub fate: Fate,
    /// Where it stood.
    pub was: Option<Standing>,
    /// Where it stands.
    pub now: Option<Standing>,
    /// What it says in one go, in the later session where it is there.
    pub text: String,
    /// How often it was kept, as the teams said at their numbers checks; no difference by itself.
    pub kept: Option<Kept>,
    /// Every field that differs.
    pub parts: Vec<Part>,
}

/// How often a promise was kept since a session, counted over the checks at which somebody could say.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
pub struct Kept {
    /// Checks at which it was kept.
    pub yes: u32,
    /// Checks at which somebody could say.
    pub of: u32,
    /// The day of the session from which on it was counted.
    pub since: Option<Day>,
}

impl Kept {
    fn of((session, topic): Side<'_>) -> Option<Self> {
        let record = Record::of(session, &topic.id);
        let of = record.answered();
        (of > 0).then_some(Self { yes: record.yes, of, since: session.plan.date })
    }

    /// "kept 5 of 7 checks since Thu 11 Dec 2025".
    pub fn text(&self) -> String {
        match self.since {
            Some(since) => {
                fill("diff.kept_since", &[("yes", &self.yes), ("of", &self.of), ("date", &since.long())])
            }
            None => fill("diff.kept", &[("yes", &self.yes), ("of", &self.of)]),
        }
    }
}

/// A topic with the session it stands in.
type Side<'a> = (&'a Session, &'a Topic);

impl TopicDifference {
    /// The topic in both sessions, or in one of them; `None` when it is in none of them any more.
    pub(super) fn of(old: Option<Side<'_>>, new: Option<Side<'_>>) -> Option<Self> {
        let (_, topic) = new.or(old)?;
        let untouched = |side: Option<Side<'_>>| side.is_some_and(|(_, topic)| standing::is_untouched(topic));
        let parts = match (old, new) {
            (Some(was), Some(now)) if untouched(old) == untouched(new) => parts(was, now),
            _ => Vec::new(),
        };
        let side = |side: Option<Side<'_>>| side.map(|(_, topic)| Standing::of(topic));
        let (was, now) = (side(old), side(new));
        let there = |side: Option<Side<'_>>| side.is_some_and(|(_, topic)| standing::is_there(topic));
        let fate = match (there(old), there(new)) {
            (true, false) => Fate::Dropped,
            (false, true) => Fate::New,
            (false, false) if old.is_none() || new.is_none() => return None,
            _ if parts.is_empty() && !differs(was.as_ref(), now.as_ref()) => Fate::Same,
            _ => Fate::Changed,
        };
        Some(Self {
            id: topic.id.clone(),
            was_id: old.map(|(_, topic)| topic.id.clone()),
            title: topic.title.clone(),
            step: topic.fields.step(),
            fate,
            was,
            now,
            text: sentence::in_full(topic),
            kept: new.and_then(Kept::of).or_else(|| old.and_then(Kept::of)),
            parts,
        })
    }

    /// "agreed -> agreed, disagreement noted (Marketing)", with this arrow; where it stands now if that is no change.
    pub fn standing(&self, arrow: &str) -> String {
        match (words(self.was.as_ref()), words(self.now.as_ref())) {
            (_, now) if !now.is_empty() && !differs(self.was.as_ref(), self.now.as_ref()) => now.to_owned(),
            ("", now) => now.to_owned(),
            (was, "") => was.to_owned(),
            (was, now) => format!("{was} {arrow} {now}"),
        }
    }
}

fn differs(was: Option<&Standing>, now: Option<&Standing>) -> bool {
    match (was, now) {
        (Some(was), Some(now)) => !was.is_as(now),
        (was, now) => was.is_some() != now.is_some(),
    }
}

fn words(standing: Option<&Standing>) -> &str {
    standing.map_or("", |standing| standing.words.as_str())
}

fn parts(old: Side<'_>, new: Side<'_>) -> Vec<Part> {
    let ((_, was), (_, now)) = (old, new);
    let mut parts: Vec<Part> = [
        Part::words("title", say("diff.title"), &was.title, &now.title),
        Part::words("text", say("diff.wording"), &was.text, &now.text),
        Part::text("given", say("diff.given"), &was.given, &now.given),
    ]
    .into_iter()
    .flatten()
    .collect();
    parts.extend(fields::parts(&was.told(&was.fields), &now.told(&now.fields)));
    parts.extend(standing::parts(old, new));
    let date = |day: Option<Day>| day.map_or_else(String::new, Day::long);
    parts.extend(Part::value("owner", say("common.owner"), &owner(old), &owner(new)));
    // A topic taken over begins without a date: that it has none yet was nobody's decision.
    if !(waits_for_a_date(was) || waits_for_a_date(now)) {
        let (before, after) = (date(was.review_by), date(now.review_by));
        parts.extend(Part::value("review_by", say("playbook.topic_review"), &before, &after));
    }
    parts.extend(Part::value("method", say("playbook.method"), &method(was), &method(now)));
    parts
}

fn waits_for_a_date(topic: &Topic) -> bool {
    let undecided = matches!(topic.status, Status::Open | Status::NotToday { .. });
    undecided && topic.origin.is_some() && topic.review_by.is_none()
}

/// Who answers for it, with "to be confirmed by" where they were not there to say yes.
fn owner((session, topic): Side<'_>) -> String {
    let Some(owner) = &topic.owner else { return String::new() };
    let name = session.name_of(&owner.person);
    match owner.confirm_by {
        None => name.to_owned(),
        Some(by) => format!("{name}, {}", fill("common.to_be_confirmed", &[("date", &by.long())])),
    }
}

fn method(topic: &Topic) -> String {
    topic.method.map_or_else(String::new, |method| method_name(method).to_owned())
}

/// The name of a way to vote.
pub(super) fn method_name(method: Method) -> &'static str {
    match method {
        Method::FistToFive => say("vote.fist"),
        Method::Consent => say("vote.consent"),
    }
}
