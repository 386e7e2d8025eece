//! The arithmetic behind a promise, formula by formula with the numbers in it. Exact averages only: nothing is simulated
//! for a document, so that the same session gives the same bytes on every machine.

use super::{book::Book, topic::is_shown};
use crate::{
    assets::words::{fill, say},
    capacity::{
        Ratio,
        funnel::{Origin, Traced},
        load::Load,
    },
    domain::{
        feasibility::{Clauses, Lack, Question, Trouble as Unasked},
        fields::Fields,
        funnel::{Funnel, Number, Rounding, text},
        session::Session,
        topic::Topic,
    },
    export::document::{Line, Writer},
};

/// What stands behind a promise, or which numbers it would take.
pub(super) fn write(book: &Book<'_>, topic: &Topic, writer: &mut Writer) {
    if !matches!(topic.fields, Fields::Volume(_) | Fields::FollowUp(_) | Fields::Attempts(_)) {
        return;
    }
    let session = told(book);
    let clauses = Clauses::of(&session).with(&topic.id, &topic.fields);
    let funnel = || Funnel::with(&session, &clauses);
    let parts = match &topic.fields {
        Fields::Volume(_) => volume(&funnel()),
        Fields::Attempts(_) => {
            vec![("playbook.all_attempts", hours(&funnel())), ("playbook.average", load(&session, &clauses))]
        }
        _ => vec![("", load(&session, &clauses))],
    };
    writer.caption(say("playbook.arithmetic"));
    for (head, lines) in parts {
        if !head.is_empty() {
            writer.paragraph(say(head));
        }
        writer.list(lines.into_iter().map(Line::from).collect());
    }
}

/// The session as this document may tell it: no number rests on a promise or a goal that it does not show. How the
/// stages are called stays, as that is how the assumptions name them.
pub(super) fn told(book: &Book<'_>) -> Session {
    let mut session = book.session.clone();
    session.topics.retain(|topic| matches!(topic.fields, Fields::Lead(_)) || is_shown(book, topic));
    session
}

/// Lines under the key of the sentence that introduces them.
type Part = (&'static str, Vec<String>);

/// From the goal up to the hand-over, and from the promise down to the deals it brings.
fn volume(funnel: &Funnel) -> Vec<Part> {
    let takes = sums(Number::Needed(funnel.hand_over), funnel);
    let forward = if funnel.revenue.is_ok() { Number::Revenue } else { Number::Won };
    let mut brings = sums(forward, funnel);
    if let Ok(short) = &funnel.short {
        let count = Number::Short.count(short);
        let key = if count.is_positive() { "playbook.promise_short" } else { "playbook.promise_enough" };
        let size = if count.is_positive() { count } else { Ratio::ZERO.minus(count).unwrap_or(count) };
        brings.push(fill(key, &[("n", &text::value(&short.quantity, size))]));
    }
    vec![("playbook.goal_takes", takes), ("playbook.promise_brings", brings)]
}

/// The hours of a month if every lead takes all its attempts (F6, F7).
fn hours(funnel: &Funnel) -> Vec<String> {
    let mut lines = sums(Number::HoursShort, funnel);
    let more = [Number::RepsNeeded, Number::AttemptsAffordable, Number::LeadsAffordable];
    for line in more.into_iter().flat_map(|number| sums(number, funnel)) {
        if !lines.contains(&line) {
            lines.push(line);
        }
    }
    lines
}

/// Every sum a number is made of, what it rests on first, and how it was rounded; or what is missing.
fn sums(number: Number, funnel: &Funnel) -> Vec<String> {
    let traced = match funnel.number(number) {
        Ok(traced) => traced,
        Err(trouble) => return vec![text::trouble(&trouble)],
    };
    let computed = |step: &&&Traced| step.origin != Origin::Given;
    let mut lines: Vec<String> =
        traced.chain().iter().filter(computed).map(|step| text::with_numbers(step)).collect();
    let count = number.count(&traced);
    let key = match number.rounding() {
        Rounding::Up => "playbook.rounded_up",
        Rounding::Down => "playbook.rounded_down",
        Rounding::Exact => return lines,
    };
    if let Some(last) = lines.last_mut().filter(|_| count != traced.value) {
        let shown = text::value(&traced.quantity, count);
        *last = fill(key, &[("sum", last), ("count", &shown)]);
    }
    lines
}

/// How many people it takes on average, and where it breaks.
fn load(session: &Session, clauses: &Clauses<'_>) -> Vec<String> {
    match Question::of(session, clauses) {
        Ok(question) => {
            let load = Load::of(&question.form);
            let needs = format!("{:.1}", load.reps);
            let minutes = format!("{:.1}", load.breaks_above_minutes);
            let attempts = format!("{:.2}", question.form.attempts_per_lead());
            vec![
                fill("playbook.needs", &[("needs", &needs), ("people", &load.people)]),
                fill("playbook.breaks", &[("leads", &load.breaks_above_leads), ("minutes", &minutes)]),
                fill("playbook.on_average", &[("attempts", &attempts)]),
            ]
        }
        Err(Unasked::Lacking(lacks)) => {
            let names: Vec<String> = lacks.iter().map(lack).collect();
            vec![fill("funnel.missing", &[("what", &names.join(", "))])]
        }
        Err(Unasked::Invalid(invalid)) => vec![invalid.to_string()],
    }
}

fn lack(lack: &Lack) -> String {
    match lack {
        Lack::Input(input) => input.label(),
        Lack::Limit => say("playbook.first_response").to_owned(),
    }
}
