//! Planning a session: the six questions of the screen, one after the other, each with an answer that Enter takes.

use super::{Flow, Leave, Plain, home};
use crate::{
    assets::{
        templates,
        words::{count, fill, say},
    },
    domain::{
        blueprint::{self, PlanInput, length},
        cadence::TimeOfDay,
        command::Command,
        history::Workshop,
        moment::Day,
        people::Group,
        session::Session,
        slot::Value as _,
        status::Status,
        typed_person::{self, Typed},
    },
    effect::Place,
    store,
};

/// When nobody says, a session that is not today begins then.
const USUAL_START: &str = "13:00";
/// A session that is today begins on the next of so many minutes.
const START_EVERY: u32 = 10;

/// Asks the six questions, makes the session and goes through it.
pub(super) fn plan(plain: &mut Plain<'_>) -> Flow<()> {
    plain.put_away();
    let (input, people, survey_now) = match asked(plain) {
        Err(Leave::Back | Leave::Again) => return plain.tell(say("plain.nothing_planned")),
        asked => asked?,
    };
    let mut batch = blueprint::plan(blueprint::template_for(input.minutes), &input);
    batch.extend(people.into_iter().map(Typed::added));
    let place = if survey_now { Place::ImportSurvey } else { Place::CheckIn };
    create(plain, input, batch, place)
}

/// Makes the file of a new session and goes through it.
pub(super) fn create(plain: &mut Plain<'_>, input: PlanInput, batch: Vec<Command>, place: Place) -> Flow<()> {
    let now = plain.now();
    let mut workshop = Workshop::new(Session::new(plain.new_id(), input.name, input.zone));
    if let Err(refused) = workshop.commit(batch, now) {
        return plain.tell(&super::status::sentence(&refused.to_string()));
    }
    plain.put_away();
    match store::create(workshop.session().clone(), &plain.around.places, now) {
        Ok(opened) => {
            plain.tell(&fill("plain.created", &[("path", &opened.path.display())]))?;
            home::begin(plain, opened, place)
        }
        Err(error) => {
            plain.tell(&fill("plain.what_and_advice", &[("what", &error), ("advice", &error.advice())]))
        }
    }
}

fn asked(plain: &mut Plain<'_>) -> Flow<(PlanInput, Vec<Typed>, bool)> {
    question(plain, 1, "new.ask_name")?;
    let company = plain.words(say("new.company"), "")?.unwrap_or_default();
    let today = plain.today();
    let quarter = (today.0.month() - 1) / 3 + 1;
    let name = plain.read(say("new.name"), &fill("new.default_name", &[("quarter", &quarter)]), |typed| {
        Ok(typed.to_owned())
    })?;
    question(plain, 2, "new.ask_length")?;
    let minutes = minutes(plain)?;
    question(plain, 3, "new.ask_time")?;
    let date = plain.day(say("new.date"), today)?;
    if date.is_weekend() {
        plain.tell(say("new.weekend"))?;
    }
    let usual = usual_start(plain, date);
    let start = plain
        .read(say("new.start"), &usual, |typed| TimeOfDay::read(typed).map_err(|error| error.to_string()))?;
    question(plain, 4, "new.ask_people")?;
    let people = people(plain, &[])?;
    question(plain, 5, "new.ask_survey")?;
    plain.tell(say("new.survey_hint"))?;
    let when = vec![say("new.survey_later").to_owned(), say("new.survey_now").to_owned()];
    let survey_now = plain.choose(say("plain.survey_when"), when, Some(0))? == 1;
    let zone = plain.around.zone.clone();
    let input = PlanInput { name, company, date: Some(date), start: start.0, minutes, zone };
    question(plain, 6, "new.ask_confirm")?;
    confirm(plain, &input, people.len())?;
    Ok((input, people, survey_now))
}

fn question(plain: &mut Plain<'_>, n: u32, key: &str) -> Flow<()> {
    let asked = say(key);
    plain.tell(&fill("plain.question_of", &[("n", &n), ("total", &6), ("question", &asked)]))
}

fn minutes(plain: &mut Plain<'_>) -> Flow<u32> {
    let all = templates::all();
    let usual = all.iter().position(|template| template.minutes == templates::standard().minutes);
    let mut choices: Vec<String> = all
        .iter()
        .map(|template| {
            fill("plain.template", &[("title", &template.title()), ("summary", &template.summary())])
        })
        .collect();
    choices.push(say("new.other_length").to_owned());
    let choice = plain.choose(say("new.length"), choices, usual)?;
    match all.get(choice) {
        Some(template) => Ok(template.minutes),
        None => plain.read(say("new.length_example"), "", |typed| {
            length::read(typed).map_err(|error| error.to_string())
        }),
    }
}

fn usual_start(plain: &Plain<'_>, date: Day) -> String {
    if date != plain.today() {
        return USUAL_START.to_owned();
    }
    let clock = plain.now().clock_in(&plain.zone());
    let (hour, minute) = clock.split_once(':').unwrap_or(("13", "0"));
    let minutes = hour.parse().unwrap_or(0) * 60 + minute.parse().unwrap_or(0);
    let next = (minutes + START_EVERY / 2).div_ceil(START_EVERY) * START_EVERY % (24 * 60);
    format!("{:02}:{:02}", next / 60, next % 60)
}

/// People, one a line, until a line is empty.
pub(super) fn people(plain: &mut Plain<'_>, taken: &[String]) -> Flow<Vec<Typed>> {
    plain.tell(say("plain.people_how"))?;
    let mut people: Vec<Typed> = Vec::new();
    loop {
        let Some(line) = plain.words(say("plain.next_person"), "")? else { return Ok(people) };
        let group = people.last().map_or(Group::Sales, |person| person.group);
        let mut names: Vec<&str> = taken.iter().map(String::as_str).collect();
        names.extend(people.iter().map(|person| person.name.as_str()));
        match typed_person::read_all(&line, group, &names) {
            Ok(more) => {
                plain.tell_all(more.iter().map(|person| fill("plain.added", &[("who", &person.line())])))?;
                people.extend(more);
            }
            Err(refused) => plain.tell(&refused)?,
        }
    }
}

/// What it comes to, and whether it is all right like this.
fn confirm(plain: &mut Plain<'_>, input: &PlanInput, people: usize) -> Flow<()> {
    let preview = preview(plain, input);
    let planned = input.date.map(Day::long).unwrap_or_default();
    plain.tell(&fill(
        "plain.plan",
        &[("name", &preview.full_name()), ("date", &planned), ("start", &input.start)],
    ))?;
    plain.tell(&format!("{} {}", blueprint::arithmetic(&preview), blueprint::beside_topics(&preview)))?;
    let left_out = preview.topics.iter().filter(|topic| matches!(topic.status, Status::NotToday { .. }));
    let titles: Vec<&str> = left_out.map(|topic| topic.title.as_str()).collect();
    if !titles.is_empty() {
        plain.tell(&super::status::sentence(&fill("new.not_today", &[("titles", &titles.join(", "))])))?;
    }
    plain.tell(&super::status::sentence(&count("common.people", people as u64)))?;
    if plain.yes(say("plain.make_it"), true)? { Ok(()) } else { Err(Leave::Back) }
}

/// The session as it would be: for the arithmetic, never kept.
fn preview(plain: &Plain<'_>, input: &PlanInput) -> Session {
    let mut session = Session::new("preview".into(), input.name.clone(), input.zone.clone());
    for command in blueprint::plan(blueprint::template_for(input.minutes), input) {
        if session.apply(&command, plain.now()).is_err() {
            break;
        }
    }
    session
}
