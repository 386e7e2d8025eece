//! When we look again: the meetings with their next dates and what speaks against one, moving a date, the review date.

use super::{
    Flow, Leave, Plain, close,
    menu::{self, Menu, Then},
    status,
};
use crate::{
    assets::words::{fill, say},
    domain::{
        blueprint,
        cadence::{Meeting, Shift, bad_day},
        command::Command,
        fields::Fields,
        ids::TopicId,
        moment::Day,
        session::{Session, Step},
    },
    effect::Place,
};

/// Next dates that are said of a meeting.
const SHOWN: usize = 4;

#[derive(Clone, Debug, PartialEq)]
enum Do {
    Next,
    Open(TopicId),
    Shift(TopicId),
    ReviewBy,
    Add(usize),
}

/// The meetings, until they are left.
pub(super) fn menu(plain: &mut Plain<'_>) -> Flow<()> {
    let lines = dates(&plain.session(), plain.today());
    plain.tell_all(lines)?;
    menu::run(
        plain,
        |plain| Ok(offer(plain)),
        |plain, action| match action {
            Do::Next => Err(Leave::Along(true)),
            Do::Open(id) => Err(Leave::To(Place::Topic(id))),
            Do::Shift(id) => shift(plain, &id).map(|()| Then::Stay),
            Do::ReviewBy => close::review_by(plain).map(|()| Then::Stay),
            Do::Add(index) => {
                let session = plain.session();
                let standard = blueprint::addable(&session, Step::Cadence)[index];
                plain.commit(blueprint::standard_topic(standard, session.plan.date))?;
                Ok(Then::Stay)
            }
        },
    )
}

fn offer(plain: &Plain<'_>) -> Menu<Do> {
    let session = plain.session();
    let live = plain.is_live();
    let topics = session
        .topics_in(Step::Cadence)
        .map(|topic| (status::line(&session, topic, plain.today()), Do::Open(topic.id.clone())));
    let dated = session.meetings().filter(|(_, meeting)| meeting.rhythm.is_some() && meeting.first.is_some());
    let shifts = dated
        .map(|(topic, _)| (fill("plain.shift", &[("title", &topic.title)]), Do::Shift(topic.id.clone())));
    let addable = blueprint::addable(&session, Step::Cadence).into_iter().enumerate();
    let addable = addable
        .map(|(index, standard)| (fill("plain.add_topic", &[("title", &standard.title())]), Do::Add(index)));
    let review = match session.review_by {
        Some(by) => fill("plain.review_by_is", &[("date", &by.told(plain.today()))]),
        None => say("plain.review_by").to_owned(),
    };
    Menu::new(say("plain.cadence_head"))
        .row(say("plain.go_on"), Do::Next)
        .rows(topics)
        .rows(shifts.filter(|_| live))
        .row_if(plain.is_writable(), review, Do::ReviewBy)
        .rows(addable.filter(|_| live))
        .usual(&Do::Next)
}

/// Each meeting with its next dates, what speaks against one of them, and the signs for an early look.
fn dates(session: &Session, today: Day) -> Vec<String> {
    let mut lines = Vec::new();
    for (topic, meeting) in session.meetings().filter(|(topic, _)| !topic.status.is_left_aside()) {
        let next = meeting.next_dates(today, SHOWN);
        let days: Vec<String> = next.iter().map(|date| date.held.told(today)).collect();
        let days = if days.is_empty() { say("plain.no_dates").to_owned() } else { days.join(", ") };
        lines.push(fill("plain.next_dates", &[("title", &topic.title), ("dates", &days)]));
        lines.extend(next.iter().filter_map(|date| Some(bad_day(session, date.held)?.sentence(date.held))));
        if !meeting.triggers.is_empty() {
            lines.push(fill("plain.early_look", &[("signs", &meeting.triggers.join("; "))]));
        }
    }
    if lines.is_empty() {
        lines.push(say("plain.no_meeting").to_owned());
    }
    lines
}

/// Moves one date of a meeting to another day.
fn shift(plain: &mut Plain<'_>, id: &TopicId) -> Flow<()> {
    let session = plain.session();
    let Some(topic) = session.topic(id) else { return Ok(()) };
    let Fields::Meeting(meeting) = &topic.fields else { return Ok(()) };
    let next = meeting.next_dates(plain.today(), SHOWN);
    let days = next.iter().map(|date| date.held.told(plain.today())).collect();
    let date = next[plain.choose(say("plain.which_date"), days, Some(0))?];
    let question = fill("cadence.move_to", &[("date", &date.held.told(plain.today()))]);
    let to = plain.day(&question, date.held)?;
    let fields = Box::new(Fields::Meeting(moved(meeting, date.planned, to)));
    if plain.change(Command::Fill { topic: id.clone(), fields })? {
        let lines = dates(&plain.session(), plain.today());
        plain.tell_all(lines)?;
    }
    Ok(())
}

/// The meeting with one date of its series on another day.
fn moved(meeting: &Meeting, planned: Day, to: Day) -> Meeting {
    let mut meeting = meeting.clone();
    meeting.shifts.retain(|shift| shift.from != Some(planned));
    if to != planned {
        meeting.shifts.push(Shift { from: Some(planned), to: Some(to) });
        meeting.shifts.sort_by_key(|shift| shift.from);
    }
    meeting
}
