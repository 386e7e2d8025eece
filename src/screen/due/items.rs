//! What can be chosen among what is due: actions that were taken over, then topics in the order in which they press.

use crate::{
    domain::{
        action::Action,
        follow_up::{self, Why},
        topic::Topic,
    },
    screen::Context,
};

/// One thing that is due.
#[derive(Clone, Copy, Debug)]
pub(super) enum Item<'a> {
    /// Something somebody took on.
    Action(&'a Action),
    /// A topic as the session before left it, and why it is looked at.
    Topic(&'a Topic, Why),
}

impl Item<'_> {
    /// Whether it is a topic.
    pub(super) fn is_topic(&self) -> bool {
        matches!(self, Self::Topic(..))
    }

    /// Whether it is looked at today: what was left for another day is not.
    pub(super) fn presses(&self) -> bool {
        !matches!(self, Self::Topic(_, Why::LeftAside))
    }

    /// Whether nobody has brought it to an end in this session.
    pub(super) fn is_open(&self, ctx: &Context<'_>) -> bool {
        match self {
            Self::Action(action) => action.done_at.is_none(),
            Self::Topic(then, why) => {
                let waits = *why != Why::LeftAside;
                now(ctx, then).map_or(waits, |topic| !topic.is_decided())
            }
        }
    }
}

/// Everything that is due, in its order; nothing where the session follows no other.
pub(super) fn items<'a>(ctx: &Context<'a>) -> Vec<Item<'a>> {
    let Some(previous) = ctx.session.previous.as_deref() else { return Vec::new() };
    let then = |action: &&Action| previous.actions.iter().any(|other| other.id == action.id);
    let actions = ctx.session.actions.iter().filter(then).map(Item::Action);
    let day = ctx.session.plan.date.unwrap_or_else(|| ctx.today());
    let topics = follow_up::order(previous, day).into_iter().map(|(topic, why)| Item::Topic(topic, why));
    actions.chain(topics).collect()
}

/// The topic in this session that continues one of the session before.
pub(super) fn now<'a>(ctx: &Context<'a>, then: &Topic) -> Option<&'a Topic> {
    ctx.session.topics.iter().find(|topic| topic.origin.as_ref().is_some_and(|origin| origin.topic == then.id))
}
