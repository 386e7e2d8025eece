//! The practice session: the embedded script and survey of two invented teams, ready to be committed batch by batch.
//!
//! It reads nothing from outside and decides nothing: the same batches go through the same rules as typed ones.

use crate::{
    assets::{demo, templates},
    domain::{
        blueprint::{self, PlanInput},
        command::Command,
        history::Workshop,
        ids::SessionId,
        moment::{Day, Moment},
        session::Session,
    },
    import::{
        Input,
        script::{self, Batch},
        survey::{self, Map},
    },
};
use std::io::Cursor;

/// When the practice session was planned, two days before it is held.
const PLANNED: &str = "2026-03-10T14:00:00Z";

/// When its survey was attached.
const ATTACHED: &str = "2026-03-10T14:25:00Z";

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
    workshop.commit(batch, moment(PLANNED)).expect("every template makes a session, a test makes each");
    workshop
}

/// Everything the two teams do, in order, each batch with its time; the survey is one of them.
pub fn batches() -> Vec<Batch> {
    let (before, after) = demo::script().split_once(demo::SURVEY_HERE).unwrap_or((demo::script(), ""));
    let read = |text| script::read("script.jsonl", text).expect("the embedded script is read by a test");
    let mut batches = read(before);
    batches.push(survey_batch());
    batches.extend(read(after));
    batches
}

/// The practice session after everything was done.
pub fn finished(id: SessionId) -> Workshop {
    done(id, batches())
}

/// The practice session as it stood at an instant.
pub fn until(id: SessionId, end: Moment) -> Workshop {
    done(id, batches().into_iter().filter(|batch| batch.at.is_none_or(|at| at <= end)))
}

fn done(id: SessionId, batches: impl IntoIterator<Item = Batch>) -> Workshop {
    let mut workshop = planned(id);
    for batch in batches {
        let at = batch.at.unwrap_or_else(|| moment(PLANNED));
        workshop.commit(batch.commands, at).expect("the embedded script is committed by a test");
    }
    workshop
}

fn survey_batch() -> Batch {
    let map = Map::parse("survey_map.toml", demo::survey_map()).expect("the embedded map is read by a test");
    let mut source = Cursor::new(demo::survey().as_bytes());
    let input = Input { name: "survey.csv".to_owned(), source: &mut source, team: None };
    let wave = survey::read(&mut [input], &map).expect("the embedded survey is read by a test").wave;
    let commands = vec![Command::AttachBaseline { wave: Box::new(wave) }];
    Batch { line: 0, at: Some(moment(ATTACHED)), commands }
}

fn moment(text: &str) -> Moment {
    Moment::parse(text).expect("the times of the practice session are written out here")
}

#[cfg(test)]
mod tests;
