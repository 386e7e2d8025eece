//! "Can we keep it?" in sentences: what the promises take, whether that fits, and the numbers behind it with who said so.

mod trial;

use super::{
    Flow, Plain,
    menu::{self, Menu, Then},
    status,
};
use crate::{
    assets::words::{count, fill, say},
    capacity::{
        load::{Fit, Load},
        simulation::{Scope, Simulation},
    },
    domain::{
        assumption::{self, Input},
        command::Command,
        feasibility::{self, Clauses, Lack, Question, Trouble},
        session::Session,
    },
};

/// The inputs behind the question, in the order they are asked.
const INPUTS: [Input; 10] = [
    Input::LeadsPerMonth,
    Input::Reps,
    Input::Time,
    Input::Minutes,
    Input::Contact,
    Input::GapHours,
    Input::WeekendShare,
    Input::Absent,
    Input::Routing,
    Input::Discipline,
];

#[derive(Clone, Debug, PartialEq)]
enum Do {
    Done,
    Say(Input),
    Try,
}

/// The answer and its numbers, until they are left.
pub(super) fn menu(plain: &mut Plain<'_>) -> Flow<()> {
    let lines = sentences(&plain.session());
    plain.tell_all(lines)?;
    let offer = |plain: &mut Plain<'_>| {
        let session = plain.session();
        let live = plain.is_live();
        let rows =
            INPUTS.into_iter().filter(|_| live).map(|input| (input_row(&session, &input), Do::Say(input)));
        Ok(Menu::new(say("plain.which_number"))
            .row(say("plain.close_this"), Do::Done)
            .rows(rows)
            .row(say("plain.try_numbers"), Do::Try)
            .usual(&Do::Done))
    };
    menu::run(plain, offer, |plain, action| {
        match action {
            Do::Done => return Ok(Then::Done),
            Do::Say(input) => assume(plain, input)?,
            Do::Try => return trial::menu(plain).map(|()| Then::Stay),
        }
        let lines = sentences(&plain.session());
        plain.tell_all(lines)?;
        Ok(Then::Stay)
    })
}

/// "People who follow up: 4, said by Dana".
pub(super) fn input_row(session: &Session, input: &Input) -> String {
    let label = input.label();
    match assumption::find(&session.assumptions, input) {
        Some(said) => {
            let by = if said.by.is_empty() { say("funnel.nobody_named") } else { &said.by };
            fill("plain.assumed", &[("what", &label), ("value", &input.show(said.value)), ("by", &by)])
        }
        None => fill("plain.not_assumed", &[("what", &label)]),
    }
}

/// Takes a value and who said so; a dash takes it back.
pub(super) fn assume(plain: &mut Plain<'_>, input: Input) -> Flow<()> {
    let session = plain.session();
    let stored = assumption::find(&session.assumptions, &input);
    let shown = stored.map_or_else(String::new, |said| input.show(said.value));
    let question = fill("plain.assume", &[("what", &input.label()), ("wanted", &input.kind().wanted())]);
    loop {
        let Some(typed) = plain.words(&question, &shown)? else { return Ok(()) };
        if typed.is_empty() {
            return plain.change(Command::Assume { what: input, value: None, by: String::new() }).map(drop);
        }
        match input.read(&typed) {
            Ok(value) => {
                let by = stored.map_or("", |said| said.by.as_str());
                let by = plain.words(say("plain.said_by"), by)?.unwrap_or_else(|| by.to_owned());
                return plain.change(Command::Assume { what: input, value: Some(value), by }).map(drop);
            }
            Err(error) => plain.tell(&error.to_string())?,
        }
    }
}

/// What the promises take and whether they are kept, as sentences; or what has to be said first.
pub(super) fn sentences(session: &Session) -> Vec<String> {
    let question = match Question::of(session, &Clauses::of(session)) {
        Ok(question) => question,
        Err(Trouble::Lacking(lacking)) => {
            let named = lacking.iter().map(|lack| match lack {
                Lack::Input(input) => input.label(),
                Lack::Limit => say("keep.lack_limit").to_owned(),
            });
            return vec![fill("plain.cannot_say", &[("what", &named.collect::<Vec<_>>().join(", "))])];
        }
        Err(Trouble::Invalid(invalid)) => {
            return vec![fill("keep.invalid", &[("what", &format!("{invalid:?}"))])];
        }
    };
    let load = Load::of(&question.form);
    let needs = format!("{:.1}", load.reps);
    let people = count("capacity.people", load.people);
    let fits = match load.fit() {
        Fit::Over => "plain.load_over",
        Fit::Tight => "plain.load_tight",
        Fit::Fits => "plain.load_fits",
    };
    let fits = say(fits);
    let mut lines = vec![fill("plain.load", &[("needs", &needs), ("people", &people), ("fits", &fits)])];
    lines.push(status::sentence(&fill("keep.breaks_above", &[("leads", &load.breaks_above_leads)])));
    let mut simulation = Simulation::new(question.form.clone(), Scope::Promise).ok();
    let Some(answer) = simulation.as_mut().and_then(Simulation::finish) else { return lines };
    let of_hundred = |share: f64| (share * 100.0).round() as u32;
    let (first, attempts) =
        (of_hundred(answer.promise.first.share), of_hundred(answer.promise.attempts.share));
    lines.push(fill("plain.kept_of_hundred", &[("first", &first), ("attempts", &attempts)]));
    // The answer first, as the screen says it.
    lines.insert(0, feasibility::aloud(&question.form, &answer));
    lines
}
