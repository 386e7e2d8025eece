//! The practice company: the embedded scripts and surveys of two invented teams over two quarters, ready to be
//! committed batch by batch.
//!
//! It reads nothing from outside and decides nothing: the same batches go through the same rules as typed ones.

use crate::{
    assets::{demo, templates},
    domain::{
        blueprint::{self, PlanInput},
        command::Command,
        follow_up,
        history::Workshop,
        ids::SessionId,
        moment::{Day, Moment},
        session::{Session, Step},
    },
    import::{
        Input,
        script::{self, Batch},
        survey::{self, Map},
    },
};
use std::io::Cursor;

mod cue;
mod when;

pub use cue::Cue;
use when::When;

/// When the first session was planned, two days before it is held, and its survey attached.
const FIRST: Times = Times { planned: "2026-03-10T14:00:00Z", attached: "2026-03-10T14:25:00Z" };

/// When the room met.
const CHECK_IN: &str = "2026-03-12T12:10:05Z";

/// When the one that follows was planned, three days before, and its survey attached.
const SECOND: Times = Times { planned: "2026-06-08T12:50:00Z", attached: "2026-06-08T13:20:00Z" };

/// The times a session of the practice company has besides those of its script.
struct Times {
    planned: &'static str,
    attached: &'static str,
}

/// The practice session before anybody has come: planned from its template, kept apart in the library.
pub fn planned(id: SessionId) -> Workshop {
    planned_when(id, &When::written())
}

/// Everything the two teams do, in order, each batch with its time; the survey is one of them.
pub fn batches() -> Vec<Batch> {
    batches_when(&When::written())
}

/// The practice session as it was prepared, and the tour of a newcomer: what happens at each key press.
pub fn begun(id: SessionId) -> (Workshop, Vec<Cue>) {
    begun_when(id, &When::written())
}

/// What they do after the room, until the day they meet again: details, numbers checks, a promise questioned.
pub fn after() -> Vec<Batch> {
    after_when(&When::written())
}

/// The practice session after everything was done in the room.
pub fn finished(id: SessionId) -> Workshop {
    done(planned(id), batches())
}

/// The practice session as it was left to the one that follows: after its numbers checks.
pub fn reviewed(id: SessionId) -> Workshop {
    reviewed_when(id, &When::written())
}

/// The practice session as it stood at an instant.
pub fn until(id: SessionId, end: Moment) -> Workshop {
    done(planned(id), batches().into_iter().filter(|batch| batch.at.is_none_or(|at| at <= end)))
}

/// The practice session up to where a step begins, and what its teams do from there on.
pub fn up_to(id: SessionId, step: Step) -> (Workshop, Vec<Batch>) {
    up_to_when(id, step, &When::written())
}

/// The same, as if it were held now and here.
pub fn begun_now(id: SessionId, now: Moment, zone: &str) -> (Workshop, Vec<Cue>) {
    begun_when(id, &When::exactly(moment(CHECK_IN), now, zone))
}

/// The same up to where a step begins, to be gone on with from there.
pub fn go_on_at(id: SessionId, step: Step, now: Moment, zone: &str) -> (Workshop, Vec<Cue>) {
    let (played, _) = up_to(id.clone(), step);
    let when = When::exactly(played.last_at().unwrap_or(now), now, zone);
    let (workshop, rest) = up_to_when(id, step, &when);
    (workshop, cue::of(demo::script(), rest))
}

/// The session of the first quarter after its numbers checks, the last of them as lately as can be.
pub fn reviewed_now(id: SessionId, now: Moment, zone: &str) -> Workshop {
    reviewed_when(id, &ends(&after(), now, zone))
}

/// The session of the second quarter, held as lately as can be; it follows the first one with the id `first`.
pub fn second_now(id: SessionId, first: SessionId, now: Moment, zone: &str) -> Workshop {
    second_when(id, first, &ends(&second_batches(), now, zone))
}

/// The session of the second quarter before anybody has come, planned from what the first one left.
pub fn second_planned(id: SessionId, first: &Session) -> Workshop {
    second_planned_when(id, first, &When::written())
}

/// Everything the two teams do in the second quarter, in order; its survey is one of the batches.
pub fn second_batches() -> Vec<Batch> {
    second_batches_when(&When::written())
}

/// The session of the second quarter after everything was done; it follows the reviewed one with the id `first`.
pub fn second(id: SessionId, first: SessionId) -> Workshop {
    second_when(id, first, &When::written())
}

/// So that the last thing somebody did is not long ago.
fn ends(batches: &[Batch], now: Moment, zone: &str) -> When {
    let last = batches.last().and_then(|batch| batch.at);
    When::weeks(last.unwrap_or(now), now, zone)
}

fn planned_when(id: SessionId, when: &When) -> Workshop {
    let template = templates::by_id(demo::TEMPLATE).expect("the practice session's template is shipped");
    let begins = when.moment(moment(CHECK_IN)).in_zone(when.zone());
    let input = PlanInput {
        name: "Q1 alignment".to_owned(),
        company: "Acme".to_owned(),
        date: Some(Day(begins.date())),
        start: format!("{:02}:{:02}", begins.hour(), begins.minute() / 5 * 5),
        minutes: template.minutes,
        zone: when.zone().to_owned(),
    };
    let mut session = Session::new(id, input.name.clone(), input.zone.clone());
    session.practice = true;
    let mut workshop = Workshop::new(session);
    let batch = blueprint::plan(template, &input);
    let at = when.moment(moment(FIRST.planned));
    workshop.commit(batch, at).expect("every template makes a session, a test makes each");
    workshop
}

fn batches_when(when: &When) -> Vec<Batch> {
    with_survey("script.jsonl", demo::script(), (demo::survey(), FIRST.attached), when)
}

fn after_when(when: &When) -> Vec<Batch> {
    read("demo/after.jsonl", demo::after(), when)
}

fn reviewed_when(id: SessionId, when: &When) -> Workshop {
    done(done(planned_when(id, when), batches_when(when)), after_when(when))
}

fn begun_when(id: SessionId, when: &When) -> (Workshop, Vec<Cue>) {
    let mut prepared = batches_when(when);
    let first = cue::first_line(demo::script());
    let rest = prepared.split_off(prepared.partition_point(|batch| batch.line < first));
    (done(planned_when(id, when), prepared), cue::of(demo::script(), rest))
}

fn up_to_when(id: SessionId, step: Step, when: &When) -> (Workshop, Vec<Batch>) {
    let mut batches = batches_when(when);
    let begins = |batch: &Batch| batch.commands.iter().any(|command| *command == Command::EnterStep { step });
    let rest = batches.iter().position(begins).map_or_else(Vec::new, |at| batches.split_off(at + 1));
    (done(planned_when(id, when), batches), rest)
}

fn second_planned_when(id: SessionId, first: &Session, when: &When) -> Workshop {
    let at = when.moment(moment(SECOND.planned));
    let today = at.day_in(&first.zone);
    let input = follow_up::suggested(first, today);
    let mut workshop = Workshop::new(Session::new(id, input.name.clone(), input.zone.clone()));
    let batch = follow_up::plan(first, &input, today);
    workshop.commit(batch, at).expect("the practice session makes a follow-up, a test makes it");
    workshop
}

fn second_batches_when(when: &When) -> Vec<Batch> {
    with_survey("second.jsonl", demo::second(), (demo::second_survey(), SECOND.attached), when)
}

fn second_when(id: SessionId, first: SessionId, when: &When) -> Workshop {
    let first = reviewed_when(first, when);
    done(second_planned_when(id, first.session(), when), second_batches_when(when))
}

fn done(mut workshop: Workshop, batches: impl IntoIterator<Item = Batch>) -> Workshop {
    for batch in batches {
        let at = batch.at.or(workshop.last_at()).expect("a planned session has an entry");
        workshop.commit(batch.commands, at).expect("the embedded scripts are committed by a test");
    }
    workshop
}

fn read(name: &str, text: &str, when: &When) -> Vec<Batch> {
    script::read(name, &when.script(text)).expect("the embedded scripts are read by a test")
}

/// A script with its survey at the place that is kept for it.
fn with_survey(name: &str, text: &str, (survey, attached): (&str, &str), when: &When) -> Vec<Batch> {
    let mut batches = read(name, text, when);
    let place = (1..).zip(text.lines()).find(|(_, remark)| *remark == demo::SURVEY_HERE);
    let (line, _) = place.expect("a script with a survey has a place for it");
    let index = batches.partition_point(|batch| batch.line < line);
    let at = Some(when.moment(moment(attached)));
    batches.insert(index, Batch { line, at, commands: vec![attaching(survey)] });
    batches
}

fn attaching(survey: &str) -> Command {
    let map = Map::parse("survey_map.toml", demo::survey_map()).expect("the embedded map is read by a test");
    let mut source = Cursor::new(survey.as_bytes());
    let input = Input { name: "survey.csv".to_owned(), source: &mut source, team: None };
    let wave = survey::read(&mut [input], &map).expect("the embedded surveys are read by a test").wave;
    Command::AttachBaseline { wave: Box::new(wave) }
}

fn moment(text: &str) -> Moment {
    Moment::parse(text).expect("the times of the practice session are written out here")
}

#[cfg(test)]
mod tests;
