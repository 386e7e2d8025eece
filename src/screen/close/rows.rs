//! What each part of the close lists.

use super::Part;
use crate::{
    domain::{
        check::{Finding, Kind},
        ids::{ActionId, PersonId},
        people::{Presence, Team},
        status::Status,
        still_open::{self, Open},
    },
    effect::{Ending, Place},
    screen::Context,
};

/// A row that can be chosen.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Row {
    /// Something open.
    Open(Open),
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
        Part::Open => still_open::items(session, ctx.today()).into_iter().map(Row::Open).collect(),
        Part::Actions => session.actions.iter().map(|action| Row::Action(action.id.clone())).collect(),
        Part::Sentences => {
            let here = session.people.iter().filter(|person| person.presence != Presence::NotHere);
            here.map(|person| Row::Person(person.id.clone())).collect()
        }
        Part::Sign => Team::BOTH.map(Row::Team).to_vec(),
        Part::ReadBack => Vec::new(),
    }
}

/// Where an open row is mended; sign-off is a part of this very screen, and what was left out is given away here.
pub(super) fn mended_at(open: &Open) -> Option<Place> {
    match open {
        Open::Topic(id) => Some(Place::Topic(id.clone())),
        Open::LeftOut(_) => None,
        Open::Parked(id) => Some(Place::Care(id.clone())),
        Open::Confirm(id) => Some(Place::Decide(id.clone(), Ending::Owner)),
        Open::Finding(finding) => match (&finding.topic, finding.kind) {
            (Some(topic), _) => Some(Place::Topic(topic.clone())),
            (None, Kind::Agenda) => Some(Place::Agenda),
            (None, Kind::Unsigned) => None,
            (None, Kind::NoTopThree) => Some(Place::TopThree),
            (None, _) => Some(Place::Parking),
        },
    }
}

/// Where an open row gets a person and a date.
pub(super) fn cared_for_at(ctx: &Context<'_>, open: &Open) -> Option<Place> {
    let id = match open {
        Open::Topic(id) | Open::Confirm(id) | Open::Finding(Finding { topic: Some(id), .. }) => id,
        other => return mended_at(other),
    };
    let ending = match ctx.session.topic(id)?.status {
        Status::Open | Status::Parked(_) => Ending::Park,
        Status::NotAgreed(_) => Ending::NotAgreed,
        Status::NotToday { .. } => Ending::NotToday,
        _ => Ending::Owner,
    };
    Some(Place::Decide(id.clone(), ending))
}
