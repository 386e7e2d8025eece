//! `smarketing check`: what is missing, open or overdue in a session or in all of them, and whether their files hold.

use super::{Outcome, exit::Exit, failure::Failure, out, sessions, sessions::Viewed, world::World};
use crate::{
    assets::words::{fill, say},
    domain::{
        blueprint::{self, TimeNeed},
        check::{self, Kind},
        draft::Draft,
        due,
        ids::{SessionId, TopicId},
        session::{Session, Step},
    },
    effect::Listed,
    store::library,
};
use serde::Serialize;
use std::collections::BTreeSet;

#[derive(Debug, clap::Args)]
pub(super) struct Arguments {
    /// The session; all of them when left out
    #[arg(value_name = "S")]
    session: Option<String>,
    /// Print one JSON document
    #[arg(long)]
    json: bool,
    /// Count hints as findings too: unusual numbers, wordings too long for a projector, topics that usually take
    /// longer than the agenda gives them
    #[arg(long)]
    strict: bool,
}

/// What was found in one session or file.
#[derive(Serialize)]
struct Checked {
    format: &'static str,
    version: u32,
    session: Option<SessionId>,
    name: String,
    path: Option<String>,
    minutes: Option<Minutes>,
    findings: Vec<Finding>,
}

#[derive(Serialize)]
struct All {
    format: &'static str,
    version: u32,
    sessions: Vec<Checked>,
}

#[derive(Serialize)]
struct Minutes {
    chosen: u32,
    have: u32,
}

#[derive(Serialize)]
struct Finding {
    kind: &'static str,
    hint: bool,
    step: Option<&'static str>,
    topic: Option<TopicId>,
    text: String,
    advice: String,
    #[serde(skip)]
    place: &'static str,
}

impl Finding {
    /// One line: where, what, and what to do.
    fn line(&self) -> String {
        let values: [(&str, &dyn std::fmt::Display); 3] =
            [("place", &self.place), ("text", &self.text), ("advice", &self.advice)];
        fill("cli.check_where", &values).trim_end().to_owned()
    }

    fn of_file(text: String, advice: impl Into<String>) -> Self {
        let place = say("cli.place_file");
        Self { kind: "file", hint: false, step: None, topic: None, text, advice: advice.into(), place }
    }
}

pub(super) fn run(world: &World, arguments: &Arguments) -> Outcome {
    let Some(reference) = &arguments.session else {
        return all(world, arguments);
    };
    let viewed = sessions::view(world, reference)?;
    let session = viewed.workshop.session();
    let checked = checked(world, &viewed, arguments.strict);
    let exit = exit(std::slice::from_ref(&checked), arguments.strict);
    if arguments.json {
        out::json(&checked)?;
        return Ok(exit);
    }
    for finding in &checked.findings {
        out::line(&finding.line())?;
    }
    let arithmetic = blueprint::arithmetic(session);
    if is_still_planned(session) && !says(&checked.findings, &arithmetic) {
        out::note(&arithmetic);
    }
    if checked.findings.is_empty() {
        out::line(say("cli.nothing_found"))?;
    }
    Ok(exit)
}

/// Every session of the folder; those for practice only where there are no others.
fn all(world: &World, arguments: &Arguments) -> Outcome {
    let mut rows = library::all(&world.places)?;
    let over = due::superseded(rows.iter().filter_map(|(_, session)| session.as_ref()));
    if rows.iter().any(|(row, _)| !row.practice) {
        rows.retain(|(row, _)| !row.practice);
    }
    let sessions: Vec<Checked> =
        rows.iter().map(|(row, _)| file(world, row, &over, arguments.strict)).collect();
    let exit = exit(&sessions, arguments.strict);
    if arguments.json {
        out::json(&All { format: "smarketing-check-all", version: 1, sessions })?;
        return Ok(exit);
    }
    let found: Vec<&Checked> = sessions.iter().filter(|checked| !checked.findings.is_empty()).collect();
    for checked in &found {
        let name = checked.session.as_ref().map_or(String::new(), |id| format!(" ({id})"));
        out::line(&format!("{}{name}", checked.name))?;
        for finding in &checked.findings {
            out::line(&format!("  {}", finding.line()))?;
        }
    }
    if found.is_empty() {
        out::line(say("cli.nothing_found"))?;
    }
    Ok(exit)
}

/// One file of the folder. Of a session that a later one took over from, only the file still matters.
fn file(world: &World, row: &Listed, over: &BTreeSet<SessionId>, strict: bool) -> Checked {
    let path = Some(row.path.display().to_string());
    match sessions::view(world, &row.path.to_string_lossy()) {
        Ok(viewed) => {
            let mut checked = checked(world, &viewed, strict);
            if over.contains(&viewed.workshop.session().id) {
                checked.findings.retain(|finding| finding.kind == "file");
            }
            Checked { path, ..checked }
        }
        Err(failure) => Checked {
            session: row.id.clone(),
            path,
            findings: vec![unreadable(&failure)],
            ..bare(row.full_name())
        },
    }
}

fn unreadable(failure: &Failure) -> Finding {
    let (what, remedy) = failure.in_words();
    Finding::of_file(what, remedy)
}

fn bare(name: String) -> Checked {
    let findings = Vec::new();
    Checked {
        format: "smarketing-check",
        version: 1,
        session: None,
        name,
        path: None,
        minutes: None,
        findings,
    }
}

fn exit(all: &[Checked], strict: bool) -> Exit {
    let counts = |finding: &Finding| strict || !finding.hint;
    if all.iter().flat_map(|checked| &checked.findings).any(counts) { Exit::Findings } else { Exit::Done }
}

/// Before anything was worded, the time chosen can still be changed.
fn is_still_planned(session: &Session) -> bool {
    session.closed_at.is_none() && session.topics.iter().all(|topic| topic.revision == 0)
}

fn checked(world: &World, viewed: &Viewed, strict: bool) -> Checked {
    let session = viewed.workshop.session();
    let need = blueprint::time_need(session);
    Checked {
        session: Some(session.id.clone()),
        minutes: Some(Minutes { chosen: need.chosen, have: need.have }),
        findings: findings(world, viewed, need, strict),
        ..bare(session.full_name())
    }
}

fn findings(world: &World, viewed: &Viewed, need: TimeNeed, strict: bool) -> Vec<Finding> {
    let session = viewed.workshop.session();
    let found = check::findings(session, world.today(&session.zone));
    let mut findings: Vec<Finding> = found.into_iter().map(of_session).collect();
    let words = |draft: &&Draft| !draft.text.is_empty() && !draft.key().narrows_a_list();
    for draft in viewed.drafts.iter().filter(words) {
        let topic = session.topic(&TopicId(draft.topic.clone()));
        let screen = name_of(&draft.topic);
        let place = topic.map_or(screen, |topic| topic.title.as_str());
        let step = topic.map(|topic| topic.fields.step());
        findings.push(Finding {
            kind: "half-typed",
            hint: false,
            step: step.map(Step::name),
            topic: topic.map(|topic| topic.id.clone()),
            text: if session.may_tell(&draft.key()) {
                fill("cli.half_typed", &[("place", &place), ("text", &draft.text)])
            } else {
                fill("cli.half_typed_unsaid", &[("place", &place)])
            },
            advice: say("cli.do_half_typed").to_owned(),
            place: step.map_or(screen, |step| say(step.key())),
        });
    }
    let text = blueprint::arithmetic(session);
    if strict && is_still_planned(session) && !need.fits() && !says(&findings, &text) {
        let (advice, place) = (String::new(), say("cli.place_agenda"));
        findings.push(Finding { kind: "agenda", hint: true, step: None, topic: None, text, advice, place });
    }
    if viewed.torn {
        findings.push(Finding::of_file(say("cli.torn").to_owned(), say("cli.do_torn")));
    }
    if let Some(reason) = &viewed.read_only {
        findings.push(Finding::of_file(format!("{reason}."), reason.advice()));
    }
    findings
}

/// Whether a finding says this already.
fn says(findings: &[Finding], text: &str) -> bool {
    findings.iter().any(|finding| finding.text.contains(text))
}

fn of_session(found: check::Finding) -> Finding {
    let place = match (found.step, found.kind) {
        (Some(step), _) => say(step.key()),
        (None, Kind::Agenda) => say("cli.place_agenda"),
        (None, Kind::Overdue) => say("cli.place_dates"),
        (None, _) => say("cli.place_parking"),
    };
    Finding {
        kind: found.kind.name(),
        hint: found.kind.is_hint(),
        step: found.step.map(Step::name),
        topic: found.topic,
        text: found.text,
        advice: found.kind.advice().to_owned(),
        place,
    }
}

/// What people call the screen on which words were typed that belong to no topic.
fn name_of(screen: &str) -> &'static str {
    match screen {
        "agenda" => say("cli.place_agenda"),
        "cadence" => say("step.cadence"),
        "check_in" | "prep_answers" => say("step.check_in"),
        "close" => say("step.close"),
        "import_survey" | "tally" | "top_three" | "words" => say("step.baseline"),
        "numbers" => say("cli.place_numbers"),
        "parking" => say("cli.place_parking"),
        "calendar" | "deadlines" => say("cli.place_hours"),
        _ => say("cli.place_elsewhere"),
    }
}
