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

pub use cue::Cue;

/// When the first session was planned, two days before it is held, and its survey attached.
const FIRST: Times = Times { planned: "2026-03-10T14:00:00Z", attached: "2026-03-10T14:25:00Z" };

/// When the one that follows was planned, three days before, and its survey attached.
const SECOND: Times = Times { planned: "2026-06-08T12:50:00Z", attached: "2026-06-08T13:20:00Z" };

/// The times a session of the practice company has besides those of its script.
struct Times {
    planned: &'static str,
    attached: &'static str,
}

/// The practice session before anybody has come: planned from its template, kept apart in the library.
pub fn planned(id: SessionId) -> Workshop {
    let template = templates::by_id(demo::TEMPLATE).expect("the practice session's template is shipped");
    let input = PlanInput {
        name: "Q1 alignment".to_owned(),
        company: "Acme".to_owned(),
        date: Day::parse("2026-03-12").ok(),
        start: "13:10".to_owned(),
        minutes: template.minutes,
        zone: "Europe/Berlin".to_owned(),
    };
    let mut session = Session::new(id, input.name.clone(), input.zone.clone());
    session.practice = true;
    let mut workshop = Workshop::new(session);
    let batch = blueprint::plan(template, &input);
    workshop.commit(batch, moment(FIRST.planned)).expect("every template makes a session, a test makes each");
    workshop
}

/// Everything the two teams do, in order, each batch with its time; the survey is one of them.
pub fn batches() -> Vec<Batch> {
    with_survey("script.jsonl", demo::script(), demo::survey(), FIRST.attached)
}

/// The same as the tour of a newcomer: what happens at each key press, ending on the export.
pub fn cues() -> Vec<Cue> {
    cue::of(demo::script(), batches())
}

/// What they do after the room, until the day they meet again: details, numbers checks, a promise questioned.
pub fn after() -> Vec<Batch> {
    read("demo/after.jsonl", demo::after())
}

/// The practice session after everything was done in the room.
pub fn finished(id: SessionId) -> Workshop {
    done(planned(id), batches())
}

/// The practice session as it was left to the one that follows: after its numbers checks.
pub fn reviewed(id: SessionId) -> Workshop {
    done(finished(id), after())
}

/// The practice session as it stood at an instant.
pub fn until(id: SessionId, end: Moment) -> Workshop {
    done(planned(id), batches().into_iter().filter(|batch| batch.at.is_none_or(|at| at <= end)))
}

/// The practice session up to where a step begins, and what its teams do from there on.
pub fn up_to(id: SessionId, step: Step) -> (Workshop, Vec<Batch>) {
    let mut batches = batches();
    let begins = |batch: &Batch| batch.commands.iter().any(|command| *command == Command::EnterStep { step });
    let rest = batches.iter().position(begins).map_or_else(Vec::new, |at| batches.split_off(at + 1));
    (done(planned(id), batches), rest)
}

/// The same, to be gone on with today: its clock stands still, for the afternoon it was made on is long over.
pub fn go_on_at(id: SessionId, step: Step) -> (Workshop, Vec<Cue>) {
    let (mut workshop, rest) = up_to(id, step);
    if let Some(at) = workshop.last_at().filter(|_| workshop.session().agenda.running_since.is_some()) {
        workshop.commit(vec![Command::PauseTimer {}], at).expect("a clock that runs can be paused");
    }
    (workshop, cue::of(demo::script(), rest))
}

/// The session of the second quarter before anybody has come, planned from what the first one left.
pub fn second_planned(id: SessionId, first: &Session) -> Workshop {
    let at = moment(SECOND.planned);
    let today = at.day_in(&first.zone);
    let input = follow_up::suggested(first, today);
    let mut workshop = Workshop::new(Session::new(id, input.name.clone(), input.zone.clone()));
    let batch = follow_up::plan(first, &input, today);
    workshop.commit(batch, at).expect("the practice session makes a follow-up, a test makes it");
    workshop
}

/// Everything the two teams do in the second quarter, in order; its survey is one of the batches.
pub fn second_batches() -> Vec<Batch> {
    with_survey("second.jsonl", demo::second(), demo::second_survey(), SECOND.attached)
}

/// The session of the second quarter after everything was done; it follows the reviewed one with the id `first`.
pub fn second(id: SessionId, first: SessionId) -> Workshop {
    done(second_planned(id, reviewed(first).session()), second_batches())
}

fn done(mut workshop: Workshop, batches: impl IntoIterator<Item = Batch>) -> Workshop {
    for batch in batches {
        let at = batch.at.or(workshop.last_at()).expect("a planned session has an entry");
        workshop.commit(batch.commands, at).expect("the embedded scripts are committed by a test");
    }
    workshop
}

fn read(name: &str, text: &str) -> Vec<Batch> {
    script::read(name, text).expect("the embedded scripts are read by a test")
}

/// A script with its survey at the place that is kept for it.
fn with_survey(name: &str, text: &str, survey: &str, attached: &str) -> Vec<Batch> {
    let mut batches = read(name, text);
    let place = (1..).zip(text.lines()).find(|(_, remark)| *remark == demo::SURVEY_HERE);
    let (line, _) = place.expect("a script with a survey has a place for it");
    let index = batches.partition_point(|batch| batch.line < line);
    batches.insert(index, survey_batch(survey, attached, line));
    batches
}

fn survey_batch(survey: &str, attached: &str, line: u64) -> Batch {
    let map = Map::parse("survey_map.toml", demo::survey_map()).expect("the embedded map is read by a test");
    let mut source = Cursor::new(survey.as_bytes());
    let input = Input { name: "survey.csv".to_owned(), source: &mut source, team: None };
    let wave = survey::read(&mut [input], &map).expect("the embedded surveys are read by a test").wave;
    let commands = vec![Command::AttachBaseline { wave: Box::new(wave) }];
    Batch { line, at: Some(moment(attached)), commands }
}

fn moment(text: &str) -> Moment {
    Moment::parse(text).expect("the times of the practice session are written out here")
}

#[cfg(test)]
mod tests;
