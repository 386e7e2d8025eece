//! The cover: what this is about, who was there, by which rule, and what is still open while it is a draft.

use super::book::{Book, date, is_begun, joined, step_title, team};
use super::open;
use crate::assets::{
    prep,
    words::{count, fill, say},
};
use crate::domain::{
    moment::Day,
    people::{Group, Person, Presence, Team},
    session::{Session, Step},
    signing,
    vote::Method,
};
use crate::export::document::{Imprint, Line, Tone, Writer};

pub(super) fn write(book: &Book<'_>, writer: &mut Writer) {
    let session = book.session;
    if session.practice {
        writer.status(Tone::Noted, say("playbook.practice_session"));
    }
    draft(book, writer);
    let group = |wanted: Group| joined(session.people.iter().filter(|p| p.group == wanted).map(named), ", ");
    let rows = [
        (say("playbook.company"), session.company.clone()),
        (say("playbook.session"), session.name.clone()),
        (say("common.date"), date(session.plan.date)),
        (say("playbook.scope"), scope(book)),
        (say("playbook.version"), book.as_of().map_or_else(String::new, |at| book.time(at))),
        (say("team.sales"), group(Group::Sales)),
        (say("team.marketing"), group(Group::Marketing)),
        (say("team.leadership"), group(Group::Leadership)),
        (say("playbook.facilitator"), group(Group::Facilitator)),
        (say("playbook.rule"), rule(book)),
        (say("playbook.review_by"), session.review_by.map_or_else(String::new, Day::long)),
        (say("playbook.follows"), follows(book)),
    ];
    writer.facts(rows);
    measured_on(book, writer);
    if !session.working_agreements.is_empty() {
        writer.caption(say("playbook.working_agreements"));
        writer.list(session.working_agreements.iter().map(|line| Line::from(line.as_str())).collect());
    }
}

/// What stands on every page.
pub(super) fn imprint(book: &Book<'_>) -> Imprint {
    let session = book.session;
    let named =
        |group: Group| joined(session.people.iter().filter(|p| p.group == group).map(|p| &p.name), ", ");
    Imprint {
        version: version(session),
        date: book.today().map_or_else(String::new, Day::long),
        company: session.company.clone(),
        author: named(Group::Facilitator),
    }
}

/// A draft, final, or closed without somebody's signature: what is missing is said on every page.
fn version(session: &Session) -> String {
    if session.closed_at.is_none() {
        return say("document.draft").to_owned();
    }
    match unsigned(session).as_slice() {
        [] => say("document.final").to_owned(),
        [one] => fill("document.unsigned", &[("team", one)]),
        _ => say("document.unsigned_both").to_owned(),
    }
}

/// The teams for which nobody has signed yet.
fn unsigned(session: &Session) -> Vec<&'static str> {
    signing::missing(session).into_iter().map(team).collect()
}

/// A name on the list, and that its owner was not here.
fn named(person: &Person) -> String {
    match person.presence {
        Presence::NotHere => fill("playbook.not_here", &[("name", &person.name)]),
        Presence::InRoom | Presence::OnCall => person.name.clone(),
    }
}

/// The session it takes over from, by name and day; by its id where only that is known.
fn follows(book: &Book<'_>) -> String {
    let Some(id) = &book.session.supersedes else { return String::new() };
    let Some(previous) = book.session.previous.as_deref() else { return id.to_string() };
    joined([previous.full_name(), date(previous.plan.date)], ", ")
}

/// The stamp with everything that is still open; gone once the session is closed.
fn draft(book: &Book<'_>, writer: &mut Writer) {
    if book.session.closed_at.is_some() {
        return;
    }
    writer.status(Tone::Open, say("playbook.draft"));
    writer.list(what_is_open(book).into_iter().map(Line::from).collect());
}

/// Everything that is not done yet, in the order it is asked for.
fn what_is_open(book: &Book<'_>) -> Vec<String> {
    let session = book.session;
    let mut open = Vec::new();
    let topics: Vec<&str> = open::topics(book).map(|topic| topic.title.as_str()).collect();
    if !topics.is_empty() {
        let titles = topics.join(", ");
        open.push(fill(
            "playbook.open_topics",
            &[("topics", &count("common.topics", topics.len())), ("titles", &titles)],
        ));
    }
    let worded = || session.topics.iter().filter(|topic| is_begun(topic));
    for topic in worded().filter(|topic| !topic.fields.holes().is_empty()) {
        let holes = topic.fields.holes().len();
        open.push(fill(
            "playbook.open_numbers",
            &[("topic", &topic.title), ("holes", &count("common.numbers_missing", holes))],
        ));
    }
    for topic in worded().filter(|topic| !topic.fields.unmeasured().is_empty()) {
        open.push(fill("playbook.open_measure", &[("topic", &topic.title)]));
    }
    for topic in session.topics.iter().filter(|topic| topic.changed_since_vote()) {
        open.push(fill("playbook.open_changed", &[("topic", &topic.title)]));
    }
    for parked in session.parking.iter().filter(|parked| parked.is_unowned()) {
        open.push(fill("playbook.open_parked", &[("text", &parked.text)]));
    }
    open.extend(unsigned(session).iter().map(|team| fill("playbook.open_signature", &[("team", team)])));
    open
}

/// "12 topics: Definitions 5, SLA 4, ..."
fn scope(book: &Book<'_>) -> String {
    let topics = &book.session.topics;
    if topics.is_empty() {
        return String::new();
    }
    let steps = Step::ALL.into_iter().filter_map(|step| {
        let number = book.session.topics_in(step).count();
        (number > 0).then(|| format!("{} {number}", step_title(step)))
    });
    format!("{}: {}", count("common.topics", topics.len()), joined(steps, ", "))
}

/// By which method things are decided, and that each team has to clear it.
fn rule(book: &Book<'_>) -> String {
    let rule = book.session.rule;
    let both = prep::rule("both").unwrap_or_default();
    let said = |method: Method| match method {
        Method::FistToFive => prep::rule("fist").unwrap_or_default(),
        Method::Consent => prep::rule("consent").unwrap_or_default(),
    };
    let methods = if rule.topics == rule.promises {
        said(rule.topics).to_owned()
    } else {
        fill("playbook.rules", &[("topics", &said(rule.topics)), ("promises", &said(rule.promises))])
    };
    joined([methods.as_str(), both], " ")
}

fn measured_on(book: &Book<'_>, writer: &mut Writer) {
    for side in Team::BOTH {
        let measured = book.session.measured_on.get(side);
        let sentence = match (measured.on.is_empty(), measured.by.is_empty()) {
            (true, true) => continue,
            (_, true) => fill("playbook.measured_on", &[("team", &team(side)), ("on", &measured.on)]),
            _ => fill(
                "playbook.measured_on_by",
                &[("team", &team(side)), ("on", &measured.on), ("by", &measured.by)],
            ),
        };
        writer.paragraph(sentence);
    }
}
