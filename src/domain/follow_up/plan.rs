//! Planning a session that follows another: the same people, rule and calendars, what is taken over, and an agenda
//! whose boxes stand in the order in which the topics press.
//!
//! Pure, like every plan: it returns commands, and decides nothing a facilitator could want to change afterwards.

mod boxes;
mod name;

pub use name::next_name;

use super::{Why, everything, order};
use crate::{
    assets::templates,
    domain::{
        blueprint::{self, PlanInput, STANDARD_CALENDAR},
        cadence::bad_day,
        command::{Command, Decision},
        moment::Day,
        people::{Presence, Team},
        session::{MeasuredOn, NamedCalendar, Session},
        status::Status,
        topic::Topic,
    },
    hours::Calendar,
};

/// The meeting at which the whole agreement is gone through again, by its id in the shipped list.
const RE_ALIGN: &str = "re-align";

/// What is proposed for the session that follows: the next name, and day, time and length of the meeting at which
/// the earlier session wanted to look again.
pub fn suggested(previous: &Session, today: Day) -> PlanInput {
    let meetings = || previous.meetings().filter(|(topic, _)| topic.status.is_agreed());
    let again = meetings().find(|(topic, _)| topic.id.as_str() == RE_ALIGN).map(|(_, meeting)| meeting);
    let first = first_day(previous, today);
    let date = again.and_then(|meeting| meeting.next_dates(first, 1).first().map(|date| date.held));
    let usual = templates::follow_up().minutes;
    PlanInput {
        name: next_name(&previous.name),
        company: previous.company.clone(),
        date: Some(date.unwrap_or_else(|| without_a_meeting(previous, today))),
        start: again.map_or_else(|| previous.plan.start.clone(), |meeting| meeting.at.0.clone()),
        minutes: again.and_then(|meeting| meeting.minutes).filter(|minutes| *minutes >= 30).unwrap_or(usual),
        zone: previous.zone.clone(),
    }
}

/// The first day the next session can be on: today, unless the one before was held or closed today.
fn first_day(previous: &Session, today: Day) -> Day {
    let closed = previous.closed_at.map(|at| at.day_in(&previous.zone));
    let was_today = previous.plan.date == Some(today) || closed == Some(today);
    if was_today { today.plus_days(1) } else { today }
}

/// Days to the next session when nothing says when: a quarter, or soon where its day has passed.
const QUARTER: i32 = 91;
const SOON: i32 = 7;

/// The day of the review, else one that is not over and on which people work.
fn without_a_meeting(previous: &Session, today: Day) -> Day {
    match previous.review_by {
        Some(day) if day >= first_day(previous, today) => day,
        passed => {
            let first = today.plus_days(if passed.is_some() { SOON } else { QUARTER });
            let closed = |day: &Day| bad_day(previous, *day).is_some_and(|bad| bad.is_closed());
            (0..7).map(|days| first.plus_days(days)).find(|day| !closed(day)).unwrap_or(first)
        }
    }
}

/// The batch that makes an empty session into the one that follows `previous`, ready for check-in.
pub fn plan(previous: &Session, input: &PlanInput, today: Day) -> Vec<Command> {
    let day = input.date.unwrap_or(today);
    let mut batch = blueprint::place_and_time(templates::follow_up(), input);
    batch.extend([
        Command::SetRule { rule: previous.rule },
        Command::SetWorkingAgreements { agreements: previous.working_agreements.clone() },
    ]);
    batch.extend(people(previous));
    batch.extend(what_was_assumed(previous, &input.zone));
    if let Some(earlier) = previous.as_earlier() {
        batch.push(Command::CarrySurvey { earlier: Some(Box::new(earlier)) });
    }
    batch.push(Command::Follow { previous: Box::new(previous.left_behind()) });
    batch.push(everything(previous, day));
    batch.extend(left_aside(previous, day));
    batch.push(Command::SetAgenda { boxes: boxes::boxes(previous, input.minutes, day) });
    batch
}

/// Everybody under the id they had, so that what they answer for stays theirs; who comes is asked at the check-in.
fn people(previous: &Session) -> Vec<Command> {
    let added = previous.people.iter().map(|person| Command::AddPerson {
        id: Some(person.id.clone()),
        name: person.name.clone(),
        group: person.group,
        role: person.role.clone(),
        presence: Presence::InRoom,
    });
    let measured = Team::BOTH.into_iter().filter_map(|team| {
        let measured = previous.measured_on.get(team).clone();
        (measured != MeasuredOn::default()).then_some(Command::SetMeasuredOn { team, measured })
    });
    added.chain(measured).collect()
}

/// Calendars and the numbers behind the promises; without a calendar the usual one.
fn what_was_assumed(previous: &Session, zone: &str) -> Vec<Command> {
    let mut calendars = previous.calendars.clone();
    if calendars.is_empty() {
        let usual = Calendar::standard(zone).ok();
        calendars.extend(usual.map(|calendar| NamedCalendar { id: STANDARD_CALENDAR.into(), calendar }));
    }
    let assumptions = previous.assumptions.iter().map(|assumption| Command::Assume {
        what: assumption.what.clone(),
        value: Some(assumption.value),
        by: assumption.by.clone(),
    });
    calendars.into_iter().map(|calendar| Command::AddCalendar { calendar }).chain(assumptions).collect()
}

/// What was left for another day waits until somebody takes it up: it gets no time of its own.
fn left_aside(previous: &Session, day: Day) -> Vec<Command> {
    let waits = |(topic, why): (&Topic, Why)| {
        let owner = match &topic.status {
            Status::NotToday { owner } => owner.clone().filter(|owner| previous.person(owner).is_some()),
            _ => None,
        };
        let decision = Decision::NotToday { owner };
        (why == Why::LeftAside).then(|| Command::Decide { topic: topic.id.clone(), decision })
    };
    order(previous, day).into_iter().filter_map(waits).collect()
}

#[cfg(test)]
mod tests;
