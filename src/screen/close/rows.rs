//! What each part of the close lists.

use super::Part;
use crate::{
    assets::words::{fill, say},
    domain::{
        check::{self, Finding, Kind},
        ids::{ActionId, ParkedId, PersonId, TopicId},
        people::{Presence, Team},
        status::Status,
        topic::Topic,
    },
    effect::{Ending, Place},
    screen::Context,
};

/// A row that can be chosen.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Row {
    /// A topic that nobody has brought to an end.
    Topic(TopicId),
    /// Something missing or overdue.
    Finding(Finding),
    /// A parked item without a person and a date.
    Parked(ParkedId),
    /// A topic whose owner was not here to say yes.
    Confirm(TopicId),
    /// An action.
    Action(ActionId),
    /// Somebody in the closing round.
    Person(PersonId),
    /// A team that signs.
    Team(Team),
}

/// The rows of a part, in the order they are drawn.
pub(super) fn rows(ctx: &Context<'_>, part: Part) -> Vec<Row> {
    let session = ctx.session;
    match part {
        Part::Open => open(ctx),
        Part::Actions => session.actions.iter().map(|action| Row::Action(action.id.clone())).collect(),
        Part::Sentences => {
            let here = session.people.iter().filter(|person| person.presence != Presence::NotHere);
            here.map(|person| Row::Person(person.id.clone())).collect()
        }
        Part::Sign => Team::BOTH.map(Row::Team).to_vec(),
        Part::ReadBack => Vec::new(),
    }
}

/// What is open: topics without an end, what is missing, what nobody looks after, who has still to say yes.
fn open(ctx: &Context<'_>) -> Vec<Row> {
    let session = ctx.session;
    let unended = session.topics.iter().filter(|topic| is_unended(topic));
    let mut rows: Vec<Row> = unended.map(|topic| Row::Topic(topic.id.clone())).collect();
    // A topic without an end and a parked item have rows of their own; what is only unusual is nothing to end.
    let listed = |finding: &Finding| match finding.kind {
        Kind::Draft | Kind::Undecided | Kind::Unusual | Kind::LongForRoom => true,
        Kind::Unowned => finding.topic.is_none(),
        _ => false,
    };
    let found = check::findings(session, ctx.now.day_in(&session.zone));
    rows.extend(found.into_iter().filter(|finding| !listed(finding)).map(Row::Finding));
    let unowned = session.parking.iter().filter(|item| item.is_unowned());
    rows.extend(unowned.map(|item| Row::Parked(item.id.clone())));
    let waiting = session
        .topics
        .iter()
        .filter(|topic| topic.owner.as_ref().is_some_and(|owner| owner.confirm_by.is_some()));
    rows.extend(waiting.map(|topic| Row::Confirm(topic.id.clone())));
    rows
}

fn is_unended(topic: &Topic) -> bool {
    matches!(topic.status, Status::Open | Status::NotToday { owner: None })
}

/// What an open row says.
pub(super) fn words(ctx: &Context<'_>, row: &Row) -> String {
    let session = ctx.session;
    match row {
        Row::Topic(id) => session.topic(id).map_or_else(String::new, |topic| {
            let status = match topic.status {
                Status::Open if topic.is_worded() => say("status.drafted"),
                _ => say(topic.status.key()),
            };
            fill("close.unended", &[("title", &topic.title), ("status", &status)])
        }),
        Row::Finding(finding) => finding.text.clone(),
        Row::Parked(id) => session
            .parking
            .iter()
            .find(|item| item.id == *id)
            .map_or_else(String::new, |item| fill("check.unowned_parked", &[("text", &item.text)])),
        Row::Confirm(id) => session.topic(id).map_or_else(String::new, |topic| to_confirm(ctx, topic)),
        Row::Action(_) | Row::Person(_) | Row::Team(_) => String::new(),
    }
}

fn to_confirm(ctx: &Context<'_>, topic: &Topic) -> String {
    let Some(owner) = &topic.owner else { return String::new() };
    let name = ctx.session.name_of(&owner.person);
    let date = owner.confirm_by.map_or_else(String::new, |day| ctx.told(day));
    fill("close.to_confirm", &[("name", &name), ("title", &topic.title), ("date", &date)])
}

/// Where an open row is mended; sign-off is a part of this very screen.
pub(super) fn mended_at(row: &Row) -> Option<Place> {
    match row {
        Row::Topic(id) => Some(Place::Topic(id.clone())),
        Row::Parked(id) => Some(Place::Care(id.clone())),
        Row::Confirm(id) => Some(Place::Decide(id.clone(), Ending::Owner)),
        Row::Finding(finding) => match (&finding.topic, finding.kind) {
            (Some(topic), _) => Some(Place::Topic(topic.clone())),
            (None, Kind::Agenda) => Some(Place::Agenda),
            (None, Kind::Unsigned) => None,
            (None, Kind::NoTopThree) => Some(Place::TopThree),
            (None, _) => Some(Place::Parking),
        },
        Row::Action(_) | Row::Person(_) | Row::Team(_) => None,
    }
}

/// Where an open row gets a person and a date.
pub(super) fn cared_for_at(ctx: &Context<'_>, row: &Row) -> Option<Place> {
    let id = match row {
        Row::Topic(id) | Row::Confirm(id) => id,
        Row::Finding(finding) => match &finding.topic {
            Some(id) => id,
            None => return mended_at(row),
        },
        _ => return mended_at(row),
    };
    let ending = match ctx.session.topic(id)?.status {
        Status::Open | Status::Parked(_) => Ending::Park,
        Status::NotAgreed(_) => Ending::NotAgreed,
        Status::NotToday { .. } => Ending::NotToday,
        _ => Ending::Owner,
    };
    Some(Place::Decide(id.clone(), ending))
}
