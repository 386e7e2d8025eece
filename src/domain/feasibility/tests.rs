//! The form a session makes, and what it lacks.

use super::*;
use crate::{
    capacity::form::Routing,
    domain::{command::Command, fields::Fields, ids::SessionId, session::NamedCalendar},
};

fn at() -> Moment {
    Moment::parse("2026-03-12T14:20:00Z").unwrap()
}

fn session(said: &[(Input, &str)]) -> Session {
    let mut session = Session::new(SessionId("s".into()), "Q1".into(), "Europe/Berlin".into());
    let topic = |id: &str, fields: Fields| Command::AddTopic {
        id: Some(TopicId(id.into())),
        title: id.into(),
        fields: Box::new(fields),
    };
    let fields_of = |kind: &str, slots: &[(&str, &str)]| {
        slots
            .iter()
            .fold(Fields::empty(kind).unwrap(), |fields, (path, value)| fields.with(path, value).unwrap())
    };
    let volume = fields_of(
        "volume",
        &[("products/+", "A"), ("products/0/leads", "100"), ("products/+", "B"), ("products/1/leads", "200")],
    );
    let follow_up = fields_of(
        "follow_up",
        &[
            ("classes/+", "A"),
            ("classes/0/within", "8 hours"),
            ("classes/+", "B"),
            ("classes/1/within", "2 business days"),
            ("measure/share_kept", "90 %"),
        ],
    );
    let attempts = fields_of("attempts", &[("attempts", "6"), ("within", "10 business days")]);
    let calendar = Calendar::standard("Europe/Berlin").unwrap();
    let mut commands = vec![
        Command::AddCalendar { calendar: NamedCalendar { id: CalendarId("standard".into()), calendar } },
        topic("volume", volume),
        topic("follow-up", follow_up),
        topic("attempts", attempts),
    ];
    commands.extend(said.iter().map(|(what, value)| Command::Assume {
        what: what.clone(),
        value: Some(what.read(value).unwrap()),
        by: "Dana".into(),
    }));
    for command in commands {
        session.apply(&command, at()).unwrap();
    }
    session
}

fn people() -> Vec<(Input, &'static str)> {
    vec![(Input::Reps, "4"), (Input::Time, "35 %"), (Input::Minutes, "12 min")]
}

#[test]
fn promises_calendar_and_assumptions_make_the_form() {
    let session = session(&people());
    let question = Question::of(&session, &Clauses::of(&session)).unwrap();
    let form = Form {
        leads_per_month: 300.0,
        reps: 4,
        available: 0.35,
        minutes: 12.0,
        attempts: 6,
        within_days: 10,
        limit_hours: 8.0,
        target: 0.9,
        ..Form::default()
    };
    assert_eq!(question.form, form);
    assert_eq!(question.class.as_ref().unwrap().class, "A");
    assert_eq!(*question.source(Part::Leads), Source::Promise(TopicId("volume".into())));
    assert_eq!(*question.source(Part::Hours), Source::Calendar(CalendarId("standard".into())));
    assert_eq!(*question.source(Part::Contact), Source::Usual);
    assert_eq!(question.last_said(), Some(("Dana", at())));
}

#[test]
fn what_was_counted_goes_before_what_is_promised() {
    let mut said = people();
    said.extend([(Input::LeadsPerMonth, "250"), (Input::Routing, "owned"), (Input::Absent, "8 %")]);
    let session = session(&said);
    let form = Question::of(&session, &Clauses::of(&session).about(1)).unwrap().form;
    assert_eq!((form.leads_per_month, form.routing, form.absent), (250.0, Routing::RoundRobin, 0.08));
    assert!((form.limit_hours - 16.0).abs() < 1e-9, "two business days of eight hours");
}

#[test]
fn what_is_missing_is_named() {
    let mut session = session(&people()[..1]);
    session.topics.retain(|topic| topic.id.as_str() == "attempts");
    let lacking = Question::of(&session, &Clauses::of(&session)).unwrap_err();
    let inputs = [Input::LeadsPerMonth, Input::Time, Input::Minutes].map(Lack::Input);
    assert_eq!(lacking, Trouble::Lacking(inputs.into_iter().chain([Lack::Limit]).collect()));
}

#[test]
fn what_is_being_typed_goes_before_what_is_stored() {
    let session = session(&people());
    let topic = session.topics.iter().find(|topic| topic.id.as_str() == "follow-up").unwrap();
    let typed = topic.fields.with("classes/0/within", "4 hours").unwrap();
    let question = Question::of(&session, &Clauses::of(&session).with(&topic.id, &typed)).unwrap();
    assert!((question.form.limit_hours - 4.0).abs() < 1e-9);
}

#[test]
fn two_weeks_are_ten_business_days_however_long_the_office_opens() {
    for minutes in 1..=24 * 60 {
        let hours = f64::from(minutes) / 60.0;
        let weeks = |text: &str| business_days(Limit::read(text).unwrap(), hours);
        assert_eq!((weeks("2 weeks"), weeks("1 week"), weeks("13 calendar days")), (10, 5, 9), "{hours}");
    }
}

#[test]
fn a_week_with_other_hours_keeps_its_sum() {
    let mut session = session(&people());
    let calendar = serde_json::from_str(
        r#"{"tz":"Asia/Dubai","weekly":{"mon":[["08:00","12:00"],["13:00","18:00"]],"tue":[["08:00","18:00"]]}}"#,
    );
    session.calendars[0].calendar = calendar.unwrap();
    let form = Question::of(&session, &Clauses::of(&session)).unwrap().form;
    assert!((form.hours_per_day() - 19.0 / 5.0).abs() < 1e-9 && (form.open - 8.0).abs() < 1e-9);
}
