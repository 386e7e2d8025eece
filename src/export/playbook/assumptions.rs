//! What the numbers behind the promises rest on: each assumption with who said so and when, and when it is looked at
//! first.

use super::{
    arithmetic::told,
    book::{Book, joined},
};
use crate::{
    assets::words::{fill, say},
    domain::{
        assumption::{Assumption, Input, grouped},
        cadence::Meeting,
        feasibility::{Clauses, Part, Question, Source},
        funnel::{Funnel, Period},
        moment::Day,
        session::Session,
        topic::Topic,
    },
    export::document::Writer,
};

/// The meeting that checks the numbers, by its id among the standard topics.
const NUMBERS_CHECK: &str = "numbers-check";

pub(super) fn write(book: &Book<'_>, writer: &mut Writer) {
    let check = first_check(book);
    let date = check.map_or_else(String::new, |(_, day)| day.long());
    let rows = in_order(book.session).into_iter().map(|said| {
        let by = if said.by.is_empty() { say("funnel.nobody_named").to_owned() } else { said.by.clone() };
        vec![said.what.label(), said.what.show(said.value), by, book.time(said.at), date.clone()]
    });
    let rows: Vec<Vec<String>> = rows.collect();
    if rows.is_empty() {
        return;
    }
    let head = [
        say("playbook.assumed"),
        say("playbook.value"),
        say("playbook.said_by"),
        say("playbook.said_at"),
        say("playbook.first_check"),
    ];
    writer.table(&head, rows);
    let told = told(book);
    usual(&told, writer);
    pace(&told, check, writer);
}

/// What was said in the order of the form, the rates in the order of the stages.
fn in_order(session: &Session) -> Vec<&Assumption> {
    let rates = Funnel::of(session).rates();
    let mut said: Vec<&Assumption> = session.assumptions.iter().collect();
    said.sort_by_key(|said| match &said.what {
        Input::Rate(_) => {
            let place = rates.iter().position(|rate| *rate == said.what).unwrap_or(rates.len());
            (Input::Rate(String::new()), place)
        }
        other => (other.clone(), 0),
    });
    said
}

/// The first date on which the numbers are looked at: of the numbers check, else of any meeting.
fn first_check<'a>(book: &Book<'a>) -> Option<(&'a Topic, Day)> {
    let mut meetings: Vec<(&Topic, &Meeting)> = book.session.meetings().collect();
    meetings.sort_by_key(|(topic, _)| topic.id.as_str() != NUMBERS_CHECK);
    meetings.into_iter().find_map(|(topic, meeting)| {
        let from = book.today().or(meeting.first)?;
        let date = meeting.next_dates(from, 1).into_iter().next()?;
        Some((topic, date.held))
    })
}

/// What was taken as usual because nobody said anything.
fn usual(session: &Session, writer: &mut Writer) {
    let Ok(question) = Question::of(session, &Clauses::of(session)) else { return };
    let form = &question.form;
    let taken = [
        (Part::Contact, fill("playbook.usual_contact", &[("n", &percent(form.contact))])),
        (Part::Gap, fill("playbook.usual_gap", &[("n", &form.gap_hours)])),
        (Part::Attempts, fill("playbook.usual_attempts", &[("n", &form.attempts)])),
    ];
    let names = taken.into_iter().filter(|(part, _)| *question.source(*part) == Source::Usual);
    let names = joined(names.map(|(_, name)| name), ", ");
    if !names.is_empty() {
        writer.paragraph(fill("playbook.usual", &[("what", &names)]));
    }
}

/// A share of the form in whole per cent.
fn percent(share: f64) -> String {
    format!("{:.0} %", share * 100.0)
}

/// Where the goal should stand at the first check (F9), or when its period begins.
fn pace(session: &Session, check: Option<(&Topic, Day)>, writer: &mut Writer) {
    let funnel = Funnel::of(session);
    let (Some((topic, day)), Ok(deals)) = (check, &funnel.deals) else { return };
    let Some(period) = Period::of(session) else { return };
    let deals = grouped(deals.value);
    if let (Some(Ok(then)), Some((at, days))) = (funnel.pace(session, day), period.working_days(session, day))
    {
        let (then, date) = (grouped(then.value), day.long());
        writer.paragraph(fill(
            "playbook.pace",
            &[
                ("meeting", &topic.title),
                ("date", &date),
                ("day", &at),
                ("days", &days),
                ("then", &then),
                ("all", &deals),
            ],
        ));
    } else if day < period.first {
        let (date, first) = (day.long(), period.first.long());
        let values: [(&str, &dyn std::fmt::Display); 3] =
            [("meeting", &topic.title), ("date", &date), ("first", &first)];
        writer.paragraph(fill("playbook.before_the_period", &values));
    }
}
