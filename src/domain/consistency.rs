//! What does not go together in the promises, and what is unusual: quiet remarks while people still talk.
//!
//! Nothing here refuses anything, and nothing is changed: a remark is a sentence, and whoever reads it decides.

mod answer;
mod delivery;
mod points;
mod stages;
mod terms;

use crate::domain::{
    calendars,
    feasibility::{self, Clauses},
    fields::Fields,
    limit::Limit,
    session::{NamedCalendar, Session},
    sla::{AcceptReject, FollowUp, Timelines, Volume},
    topic::Topic,
};

/// What kind of remark.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Kind {
    /// Two things that cannot both be meant.
    Clash,
    /// Possible, but guides say otherwise.
    Unusual,
}

/// One remark.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Remark {
    /// What kind.
    pub kind: Kind,
    /// What it says, in one sentence.
    pub text: String,
}

impl Remark {
    fn clash(text: String) -> Self {
        Self { kind: Kind::Clash, text }
    }

    fn unusual(text: String) -> Self {
        Self { kind: Kind::Unusual, text }
    }
}

/// What there is to say about the fields of a topic as they are being typed, beside all the others; clashes first.
pub fn remarks(session: &Session, topic: &Topic, fields: &Fields) -> Vec<Remark> {
    let beside = Promises::of(session, topic, fields);
    let mut remarks = match fields {
        Fields::Volume(volume) => delivery::volume(&beside, volume),
        Fields::Criteria(criteria) => delivery::criteria(criteria),
        Fields::FollowUp(follow_up) => answer::follow_up(&beside, follow_up),
        Fields::Attempts(attempts) => answer::attempts(&beside, attempts),
        Fields::AcceptReject(accept) => answer::accept(&beside, accept),
        Fields::HandBack(hand_back) => terms::hand_back(&beside, hand_back),
        Fields::Escalation(escalation) => terms::escalation(escalation),
        Fields::Timelines(timelines) => terms::timelines(&beside, timelines),
        Fields::Market(market) => points::market(market),
        Fields::Lead(_) => stages::conversions(session),
        Fields::Meeting(meeting) => stages::meeting(meeting),
        _ => Vec::new(),
    };
    remarks.extend(fields.measure().and_then(|measure| terms::share_kept(measure.share_kept)));
    remarks.sort_by_key(|remark| remark.kind);
    remarks
}

/// The promises that have to go together, one of them as it is being typed.
struct Promises<'a> {
    session: &'a Session,
    /// Those that make the question "can we keep it?".
    clauses: Clauses<'a>,
    accept: Option<&'a AcceptReject>,
    timelines: Option<&'a Timelines>,
    /// The calendar this promise is counted on.
    calendar: Option<&'a NamedCalendar>,
}

impl<'a> Promises<'a> {
    fn of(session: &'a Session, topic: &'a Topic, fields: &'a Fields) -> Self {
        let calendar = calendars::counts_on(session, fields).map(|on| on.named);
        let clauses = Clauses::of(session).with(&topic.id, fields);
        let mut beside = Self { session, clauses, accept: None, timelines: None, calendar };
        let holds = |other: &&Topic| !other.status.is_left_aside();
        let others = session.topics.iter().filter(|other| other.id != topic.id).filter(holds);
        for fields in others.map(|other| &other.fields).chain([fields]) {
            match fields {
                Fields::AcceptReject(clause) => beside.accept = Some(clause),
                Fields::Timelines(clause) => beside.timelines = Some(clause),
                _ => {}
            }
        }
        beside
    }

    fn volume(&self) -> Option<&'a Volume> {
        self.clauses.volume.map(|(_, clause)| clause)
    }

    fn follow_up(&self) -> Option<&'a FollowUp> {
        self.clauses.follow_up.map(|(_, clause)| clause)
    }

    /// A limit on the axis of open hours, so that those with different units can be held against each other.
    fn open_hours(&self, limit: Limit) -> f64 {
        const USUAL: f64 = 8.0;
        let day = self.calendar.map_or(USUAL, |named| {
            let days = named.calendar.open_minutes().len();
            if days == 0 { USUAL } else { feasibility::week_hours(&named.calendar) / days as f64 }
        });
        feasibility::open_hours(limit, day)
    }

    /// Whether the second is the longer one, by more than the comparison of units is worth.
    fn is_longer(&self, limit: Limit, than: Limit) -> bool {
        if limit.unit == than.unit {
            limit.amount > than.amount
        } else {
            self.open_hours(limit) > self.open_hours(than) + 1e-9
        }
    }
}

#[cfg(test)]
mod tests;
