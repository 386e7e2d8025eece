//! What people took on and what is parked, before and now. Names are fine here: they are on the list of actions.

use super::{change::Part, matching, standing::named};
use crate::{
    assets::words::{fill, say},
    domain::{
        action::{Action, Parked, ParkedEnd},
        ids::TopicId,
        moment::Day,
        session::Session,
    },
};
use serde::Serialize;

/// What became of an action or a parked item.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum ItemFate {
    /// It came.
    New,
    /// It was brought to an end.
    Done,
    /// It stands in both and something about it is another.
    Changed,
    /// It was open and is not there any more.
    Gone,
    /// It stands as it stood.
    Same,
}

/// How an item stood at one time.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct ItemState {
    /// Whether somebody still has to do something.
    pub open: bool,
    /// Where it stood in words: "open", "done", "dropped: no budget".
    pub words: String,
}

/// An action or a parked item before and now.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct ItemDifference {
    /// What it is.
    pub what: String,
    /// What became of it.
    pub fate: ItemFate,
    /// How it stood.
    pub was: Option<ItemState>,
    /// How it stands.
    pub now: Option<ItemState>,
    /// Every field that differs.
    pub parts: Vec<Part>,
}

impl ItemDifference {
    fn of(what: &str, was: Option<ItemState>, now: Option<ItemState>, parts: Vec<Part>) -> Self {
        let open = |state: Option<&ItemState>| state.map(|state| state.open);
        let fate = match (open(was.as_ref()), open(now.as_ref())) {
            (None, _) => ItemFate::New,
            (Some(true), None) => ItemFate::Gone,
            (Some(false), None) | (Some(true), Some(false)) => ItemFate::Done,
            (Some(false), Some(true)) => ItemFate::Changed,
            _ if parts.is_empty() && was == now => ItemFate::Same,
            _ => ItemFate::Changed,
        };
        Self { what: what.to_owned(), fate, was, now, parts }
    }

    /// What became of it, in words: "new", "done", "open -> dropped: no budget" with this arrow.
    pub fn standing(&self, arrow: &str) -> String {
        let words = |state: Option<&ItemState>| state.map_or("", |state| state.words.as_str()).to_owned();
        match self.fate {
            ItemFate::New => say("diff.row_new").to_owned(),
            ItemFate::Gone => say("diff.not_taken_over").to_owned(),
            ItemFate::Done => words(self.now.as_ref().or(self.was.as_ref())),
            ItemFate::Changed | ItemFate::Same => {
                match (words(self.was.as_ref()), words(self.now.as_ref())) {
                    (was, now) if was == now => String::new(),
                    (was, now) => format!("{was} {arrow} {now}"),
                }
            }
        }
    }

    /// Whether nothing became of it.
    pub fn is_same(&self) -> bool {
        self.fate == ItemFate::Same
    }
}

/// What people took on.
pub(super) fn actions(old: &Session, new: &Session) -> Vec<ItemDifference> {
    let differences = matching::actions(old, new).into_iter().filter_map(|(was, now)| {
        let was = was.map(|index| (old, &old.actions[index]));
        let now = now.map(|index| (new, &new.actions[index]));
        let (_, action) = now.or(was)?;
        let parts = was.zip(now).map_or_else(Vec::new, |(was, now)| action_parts(was, now));
        let state = |(_, action): (&Session, &Action)| {
            let open = action.done_at.is_none();
            let words = say(if open { "diff.open" } else { "diff.done" }).to_owned();
            ItemState { open, words }
        };
        Some(ItemDifference::of(&action.what, was.map(state), now.map(state), parts))
    });
    differences.collect()
}

fn action_parts((old, was): (&Session, &Action), (new, now): (&Session, &Action)) -> Vec<Part> {
    [
        Part::text("what", say("common.what"), &was.what, &now.what),
        Part::text("when", say("playbook.when"), &was.when, &now.when),
        Part::value("who", say("common.who"), &named(old, was.who.as_ref()), &named(new, now.who.as_ref())),
        Part::value("by", say("common.by"), &date(was.by), &date(now.by)),
        Part::value(
            "topic",
            say("playbook.topic"),
            title(old, was.topic.as_ref()),
            title(new, now.topic.as_ref()),
        ),
    ]
    .into_iter()
    .flatten()
    .collect()
}

/// What keeps its place without holding the room up.
pub(super) fn parked(old: &Session, new: &Session) -> Vec<ItemDifference> {
    let differences = matching::parked(old, new).into_iter().filter_map(|(was, now)| {
        let was = was.map(|index| (old, &old.parking[index]));
        let now = now.map(|index| (new, &new.parking[index]));
        let (_, item) = now.or(was)?;
        let parts = was.zip(now).map_or_else(Vec::new, |(was, now)| parked_parts(was, now));
        let state = |(_, item): (&Session, &Parked)| {
            let words = match &item.end {
                ParkedEnd::Waiting => say("status.parked").to_owned(),
                ParkedEnd::Settled => say("playbook.settled").to_owned(),
                ParkedEnd::Dropped { reason } => fill("playbook.dropped", &[("reason", reason)]),
            };
            ItemState { open: item.is_waiting(), words }
        };
        Some(ItemDifference::of(&item.text, was.map(state), now.map(state), parts))
    });
    differences.collect()
}

fn parked_parts((old, was): (&Session, &Parked), (new, now): (&Session, &Parked)) -> Vec<Part> {
    [
        Part::text("what", say("common.what"), &was.text, &now.text),
        Part::value(
            "who",
            say("common.who"),
            &named(old, was.owner.as_ref()),
            &named(new, now.owner.as_ref()),
        ),
        Part::value("by", say("common.by"), &date(was.by), &date(now.by)),
        Part::value(
            "topic",
            say("playbook.came_up"),
            title(old, was.topic.as_ref()),
            title(new, now.topic.as_ref()),
        ),
    ]
    .into_iter()
    .flatten()
    .collect()
}

fn date(day: Option<Day>) -> String {
    day.map_or_else(String::new, Day::long)
}

fn title<'a>(session: &'a Session, topic: Option<&TopicId>) -> &'a str {
    topic.and_then(|id| session.topic(id)).map_or("", |topic| topic.title.as_str())
}
