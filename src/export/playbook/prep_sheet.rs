//! What one team answers before the session: five beginnings of sentences and 100 points, on paper or by reply.
//!
//! `import::prep_sheet` reads the answers back: it knows a question by its number or its words, and points by the
//! name before the colon. It must not show what the other team answered.

use super::book::{Book, joined, team};
use crate::assets::{
    prep,
    words::{fill, say},
};
use crate::domain::{
    fields::Fields,
    market::{Attribute, POINTS},
    moment::Day,
    people::{Group, Team},
};
use crate::export::document::{Level, Line, Writer};

/// A line to write on.
const BLANK: &str = "........................................................................";
/// Where points are written.
const BLANK_POINTS: &str = "......";
/// Lines for an answer.
const ANSWER_LINES: usize = 3;
/// Attributes a team can name itself when the room has none yet, and beside those it has.
const OWN: (usize, usize) = (5, 2);

pub(super) fn write(book: &Book<'_>, side: Team, writer: &mut Writer) {
    writer.paragraph(fill("prep_sheet.intro", &[("team", &team(side)), ("other", &team(side.other()))]));
    writer.paragraph(handed_in(book));
    for (index, question) in prep::prep().questions.iter().enumerate() {
        let title = fill("prep_sheet.question", &[("n", &(index + 1)), ("question", &question.text())]);
        writer.heading(Level::Two, title);
        writer.paragraph([BLANK; ANSWER_LINES].join("\n"));
    }
    writer.heading(Level::Two, fill("prep_sheet.points", &[("points", &POINTS)]));
    writer.paragraph(fill("prep_sheet.points_note", &[("points", &POINTS)]));
    points(book, writer);
    writer.paragraph(say("prep_sheet.reply"));
}

/// By when and to whom: before the day on which answers are pasted in.
fn handed_in(book: &Book<'_>) -> String {
    let days =
        prep::prep().tasks.iter().find(|task| task.id == "proposals").map_or(0, |task| task.days_before);
    let date = book.session.plan.date.and_then(|day| Some(day.plus_days(-i32::try_from(days).ok()?)));
    let hosts = book.session.people.iter().filter(|person| person.group == Group::Facilitator);
    let host = joined(hosts.map(|person| person.name.as_str()), ", ");
    match (date.map(Day::long), host.is_empty()) {
        (None, true) => String::new(),
        (None, false) => fill("prep_sheet.to", &[("name", &host)]),
        (Some(date), true) => fill("prep_sheet.by", &[("date", &date)]),
        (Some(date), false) => fill("prep_sheet.to_by", &[("name", &host), ("date", &date)]),
    }
}

/// The market's attributes by name, with room for a team's own.
fn points(book: &Book<'_>, writer: &mut Writer) {
    let named: Vec<&Attribute> = book
        .session
        .topics
        .iter()
        .filter_map(|topic| match &topic.fields {
            Fields::Market(market) => Some(&market.attributes),
            _ => None,
        })
        .flatten()
        .filter(|attribute| attribute.counts() && !attribute.name.trim().is_empty())
        .collect();
    let own = if named.is_empty() { OWN.0 } else { OWN.1 };
    let line = |name: &str| Line::from(format!("{name}: {BLANK_POINTS}"));
    let named = named.into_iter().map(|attribute| line(&attribute.name));
    let own = (0..own).map(|_| line(&".".repeat(40)));
    writer.list(named.chain(own).collect());
}
