//! Two tables for a tracker or a spreadsheet: what people took on, and what both sides promise.
//!
//! Every cell is quoted and none can become a formula; dates are ISO. The columns keep their order, so that a tracker
//! can be told once what they mean.

use super::{Context, ExportError, part::Part, playbook};
use crate::assets::words::say;
use crate::domain::{
    action::{Action, Parked},
    calendars,
    ids::{PersonId, TopicId},
    moment::Day,
    people::Team,
    sentence::{in_full, promised_by},
    session::{Session, Step},
    status::Status,
    topic::Topic,
};
use crate::text::guarded;

/// What people took on, what is open and what is parked, one row each.
#[expect(clippy::unnecessary_wraps, reason = "a row of the table of formats may fail")]
pub(super) fn actions(session: &Session, context: &Context) -> Result<Vec<u8>, ExportError> {
    let head = ["kind", "what", "who", "due", "trigger", "topic", "status", "done"];
    let mut rows: Vec<Vec<String>> = session.actions.iter().map(|action| taken_on(session, action)).collect();
    if !context.without.has(Part::Parked) {
        let open = session.topics.iter().filter(|topic| topic.status.is_unsettled());
        rows.extend(open.map(|topic| open_topic(session, topic)));
        let parked = session.parking.iter().filter(|parked| parked.is_waiting());
        rows.extend(parked.map(|parked| put_aside(session, parked)));
    }
    Ok(table(&head, &rows))
}

/// Every number of every promise, one row each.
#[expect(clippy::unnecessary_wraps, reason = "a row of the table of formats may fail")]
pub(super) fn promises(session: &Session, context: &Context) -> Result<Vec<u8>, ExportError> {
    let head = [
        "side",
        "promise",
        "number",
        "unit",
        "owner",
        "confirm_by",
        "calendar",
        "clock_starts",
        "clock_stops",
        "seen_in",
        "share_kept",
        "status",
        "review_by",
        "wording",
    ];
    let agreed_only = context.without.has(Part::Unsettled);
    let shown = session
        .topics_in(Step::Sla)
        .filter(|topic| playbook::is_shared(topic) && (!agreed_only || playbook::holds(topic)));
    let rows: Vec<Vec<String>> = shown.flat_map(|topic| promised(session, topic)).collect();
    Ok(table(&head, &rows))
}

fn taken_on(session: &Session, action: &Action) -> Vec<String> {
    let done = action.done_at.map_or_else(String::new, |at| at.day_in(&session.zone).iso());
    vec![
        "action".to_owned(),
        action.what.clone(),
        name(session, action.who.as_ref()),
        date(action.by),
        action.when.clone(),
        title(session, action.topic.as_ref()),
        if action.done_at.is_some() { "done" } else { "open" }.to_owned(),
        done,
    ]
}

fn open_topic(session: &Session, topic: &Topic) -> Vec<String> {
    let owner = topic.owner.as_ref().map(|owner| &owner.person);
    let (who, by) = match &topic.status {
        Status::NotAgreed(care) | Status::Parked(care) => {
            (name(session, care.owner.as_ref().or(owner)), date(care.by))
        }
        Status::ToLeadership(question) => (question.decides.clone(), date(question.by)),
        status => (name(session, status.owner().or(owner)), date(topic.review_by)),
    };
    let what = match &topic.status {
        Status::ToLeadership(question) => question.question.clone(),
        _ => topic.title.clone(),
    };
    let status = playbook::status(topic);
    vec!["topic".to_owned(), what, who, by, String::new(), topic.title.clone(), status, String::new()]
}

fn put_aside(session: &Session, parked: &Parked) -> Vec<String> {
    vec![
        "parked".to_owned(),
        parked.text.clone(),
        name(session, parked.owner.as_ref()),
        date(parked.by),
        String::new(),
        title(session, parked.topic.as_ref()),
        say("status.parked").to_owned(),
        String::new(),
    ]
}

/// A promise as one row for each of its numbers.
fn promised(session: &Session, topic: &Topic) -> Vec<Vec<String>> {
    let slots = topic.fields.slots();
    let slot = |path: &str| {
        slots.iter().find(|slot| slot.path == path).map_or_else(String::new, |slot| slot.value.clone())
    };
    let side = match promised_by(&topic.fields) {
        Some(Team::Sales) => "sales",
        Some(Team::Marketing) => "marketing",
        None => "both",
    };
    let calendar = calendars::counts_on(session, &topic.fields);
    let row = |(number, unit): (String, String)| {
        vec![
            side.to_owned(),
            topic.title.clone(),
            number,
            unit,
            name(session, topic.owner.as_ref().map(|owner| &owner.person)),
            date(topic.owner.as_ref().and_then(|owner| owner.confirm_by)),
            calendar.as_ref().map_or_else(String::new, |on| on.named.id.to_string()),
            slot("measure/clock_starts"),
            slot("measure/clock_stops"),
            slot("measure/seen_in"),
            slot("measure/share_kept"),
            playbook::status(topic),
            date(topic.review_by.or(session.review_by)),
            in_full(topic),
        ]
    };
    playbook::figures(topic).into_iter().map(row).collect()
}

fn name(session: &Session, person: Option<&PersonId>) -> String {
    person.map_or_else(String::new, |id| session.name_of(id).to_owned())
}

fn title(session: &Session, topic: Option<&TopicId>) -> String {
    topic.and_then(|id| session.topic(id)).map_or_else(String::new, |topic| topic.title.clone())
}

fn date(day: Option<Day>) -> String {
    day.map_or_else(String::new, Day::iso)
}

/// UTF-8 with a byte order mark, because spreadsheets take anything else for the code page of the machine.
fn table(head: &[&str], rows: &[Vec<String>]) -> Vec<u8> {
    let mut text = String::from("\u{feff}");
    line(&mut text, head.iter().copied());
    for row in rows {
        line(&mut text, row.iter().map(String::as_str));
    }
    text.into_bytes()
}

fn line<'a>(text: &mut String, cells: impl Iterator<Item = &'a str>) {
    let cells: Vec<String> =
        cells.map(|cell| format!("\"{}\"", guarded(cell).replace('"', "\"\""))).collect();
    text.push_str(&cells.join(","));
    text.push_str("\r\n");
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::unguarded;
    use proptest::prelude::*;

    /// The cells as a reader of CSV and our own import see them.
    fn read(bytes: &[u8]) -> Vec<Vec<String>> {
        let text = std::str::from_utf8(bytes).unwrap().strip_prefix('\u{feff}').expect("a byte order mark");
        let mut reader =
            csv::ReaderBuilder::new().has_headers(false).flexible(false).from_reader(text.as_bytes());
        let rows = reader.records().map(|record| record.unwrap());
        rows.map(|row| row.iter().map(|cell| unguarded(cell).to_owned()).collect()).collect()
    }

    fn action(what: &str) -> Action {
        Action {
            id: "a1".into(),
            what: what.to_owned(),
            when: "a \"lead\", late; \n twice".to_owned(),
            who: None,
            by: Day::parse("2026-04-09").ok(),
            topic: None,
            done_at: None,
        }
    }

    fn with(what: &str) -> Session {
        let mut session = Session::new("s1".into(), "Q1".to_owned(), "UTC".to_owned());
        session.actions.push(action(what));
        session
    }

    proptest! {
        #[test]
        fn cells_come_back_as_they_were(what in any::<String>()) {
            let session = with(&what);
            let bytes = actions(&session, &Context::default()).unwrap();
            prop_assert_eq!(&bytes, &actions(&session, &Context::default()).unwrap());
            let rows = read(&bytes);
            prop_assert_eq!(&rows[1], &taken_on(&session, &session.actions[0]));
        }
    }

    #[test]
    fn every_cell_is_quoted_and_no_cell_is_a_formula() {
        let bytes = actions(&with("=HYPERLINK(\"http://x\")"), &Context::default()).unwrap();
        let text = String::from_utf8(bytes).unwrap();
        assert!(text.starts_with("\u{feff}\"kind\",\"what\",\"who\""), "{text}");
        assert!(text.contains("\"'=HYPERLINK(\"\"http://x\"\")\",\"\",\"2026-04-09\""), "{text}");
        assert!(text.ends_with("\"open\",\"\"\r\n"), "{text}");
    }
}
