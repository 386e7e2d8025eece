//! The breaks that can be chosen now, each with its name and the time everybody is back.

use super::{BREAKS, back, next, running};
use crate::{
    assets::words::{count, fill},
    domain::{
        agenda::{AgendaBox, BoxKind},
        moment::Moment,
        session::Session,
    },
};

/// A break that can be chosen.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Offer {
    /// Its minutes; none stands for the planned one.
    pub minutes: Option<u32>,
    /// How long it is, in words.
    pub name: String,
    /// When we are back, in words.
    pub back: String,
}

/// The planned break, if one is still to come and none runs.
fn planned(session: &Session) -> Option<&AgendaBox> {
    let runs = running(&session.agenda, BoxKind::Break).is_some();
    next(&session.agenda, BoxKind::Break).filter(|_| !runs)
}

/// What can be chosen, the planned break first.
pub fn offers(session: &Session, now: Moment) -> Vec<Offer> {
    let offer = |minutes, of: u32, name| {
        let time = back(session, of, now).clock_in(&session.zone);
        Offer { minutes, name, back: fill("take_break.back", &[("time", &time)]) }
    };
    let planned = planned(session).map(|entry| {
        let minutes = entry.minutes + entry.extended;
        offer(None, minutes, fill("take_break.planned", &[("minutes", &minutes)]))
    });
    let others = BREAKS.map(|minutes| offer(Some(minutes), minutes, count("take_break.minutes", minutes)));
    planned.into_iter().chain(others).collect()
}

/// Which of them is chosen unless somebody wants another: the planned one, else the second shortest.
pub fn usual_offer(session: &Session) -> usize {
    usize::from(planned(session).is_none())
}
