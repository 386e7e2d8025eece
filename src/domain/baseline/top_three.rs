//! The top three concerns of a team too small for a baseline: its own words, kept exactly.

use super::comparison::NO_BASELINE;
use crate::domain::{
    people::{Group, Team},
    session::Session,
};

/// So many concerns a team names at most.
pub const CONCERNS: usize = 3;

/// Whether a team is so small that it names its top three instead of being compared: one or two people, by the
/// survey's head-count or answers, or else by the attendance list.
pub fn is_asked(session: &Session, team: Team) -> bool {
    let counted = session.baseline.as_ref().map(|wave| wave.size(team)).filter(|people| *people > 0);
    let listed = session.people.iter().filter(|person| person.group == Group::from(team)).count() as u32;
    let people = counted.unwrap_or(listed);
    (1..=NO_BASELINE).contains(&people)
}

/// Whether a team is asked for its top three and has not named any.
pub fn is_missing(session: &Session, team: Team) -> bool {
    is_asked(session, team) && session.top_three.get(team).is_empty()
}
