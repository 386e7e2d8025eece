//! What each part of the close lists.

use super::Part;
use crate::{
    domain::{
        check::{self, Finding},
        ids::{ActionId, PersonId},
        people::{Presence, Team},
    },
    screen::Context,
};

/// A row that can be chosen.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Row {
    /// Something open.
    Finding(Finding),
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
        Part::Open => {
            let today = ctx.now.day_in(&session.zone);
            check::findings(session, today).into_iter().map(Row::Finding).collect()
        }
        Part::Actions => session.actions.iter().map(|action| Row::Action(action.id.clone())).collect(),
        Part::Sentences => {
            let here = session.people.iter().filter(|person| person.presence != Presence::NotHere);
            here.map(|person| Row::Person(person.id.clone())).collect()
        }
        Part::Sign => Team::BOTH.map(Row::Team).to_vec(),
        Part::ReadBack => Vec::new(),
    }
}
