//! What was achieved, over two quarters made by hand.

use super::*;
use crate::domain::{
    action::Action,
    fields::Fields,
    moment::Moment,
    numbers::{Kept, KeptRow, NumbersCheck},
    session::Step,
};

fn day(text: &str) -> Day {
    Day::parse(text).unwrap()
}

fn topic(id: &str, status: Status) -> Topic {
    let fields = Fields::Plain(Step::Sla);
    Topic { status, ..Topic::new(id.into(), format!("Title of {id}"), fields) }
}

fn check(on: &str, kept: Kept, win: &str) -> NumbersCheck {
    let row = KeptRow { topic: "kept".into(), kept, number: String::new(), source: String::new() };
    NumbersCheck { on: day(on), rows: vec![row], signs: Vec::new(), win: win.to_owned() }
}

fn action(id: &str, done: bool) -> Action {
    let at = Moment::parse("2026-04-01T08:00:00Z").unwrap();
    Action {
        id: id.into(),
        what: format!("does {id}"),
        when: String::new(),
        who: Some("dana".into()),
        by: None,
        topic: None,
        done_at: done.then_some(at),
    }
}

fn quarters() -> (Session, Session) {
    let mut first = Session::new("q1".into(), "Q1".to_owned(), "UTC".to_owned());
    first.plan.date = Some(day("2026-03-12"));
    first.topics = vec![
        topic("dissent", Status::AgreedWithDissent),
        topic("kept", Status::Agreed),
        topic("parked", Status::Parked(crate::domain::status::Care::default())),
    ];
    first.numbers = vec![check("2026-03-24", Kept::Yes, "the first"), check("2026-04-07", Kept::No, "")];
    first.actions = vec![action("a1", true), action("a2", false)];
    let mut second = Session::new("q2".into(), "Q2".to_owned(), "UTC".to_owned());
    second.topics =
        vec![topic("kept", Status::Open), topic("dissent", Status::Amended), topic("new", Status::Agreed)];
    second.numbers =
        vec![check("2026-07-01", Kept::Yes, "the second"), check("2026-07-15", Kept::DontKnow, "")];
    second.actions = vec![action("a2", true)];
    (first, second)
}

#[test]
fn a_chain_tells_each_thing_once_and_names_nobody() {
    let (first, second) = quarters();
    let achieved = Achieved::over(&[&first, &second]);
    assert_eq!(achieved.agreed, ["Title of kept", "Title of dissent", "Title of new"]);
    let resolved = Resolved { title: "Title of dissent".to_owned(), session: "Q2".to_owned() };
    assert_eq!(achieved.resolved, [resolved]);
    assert_eq!(achieved.kept(), Record { yes: 2, no: 1, dont_know: 1 });
    let wins: Vec<&str> = achieved.wins.iter().map(|win| win.text.as_str()).collect();
    assert_eq!(wins, ["the first", "the second"]);
    let done: Vec<&str> = achieved.done.iter().map(|done| done.what.as_str()).collect();
    assert_eq!(done, ["does a1", "does a2"]);
    assert_eq!(
        achieved.headline(),
        "Since Thu 12 Mar 2026: 3 topics agreed, 1 disagreement resolved, promises kept 2 of 3 times."
    );
    assert!(!format!("{achieved:?}").contains("dana"));
}

#[test]
fn what_is_not_there_is_not_told() {
    let empty = Session::new("q1".into(), "Q1".to_owned(), "UTC".to_owned());
    let achieved = Achieved::over(&[&empty]);
    assert!(achieved.is_empty());
    assert_eq!(achieved.headline(), "So far: 0 topics agreed.");
    let (first, _) = quarters();
    assert!(Achieved::over(&[&first]).resolved.is_empty(), "nothing is resolved within one session");
}

#[test]
fn a_session_knows_the_one_it_follows() {
    let (first, mut second) = quarters();
    second.previous = Some(Box::new(first));
    let names: Vec<&str> = second.chain().into_iter().map(|session| session.name.as_str()).collect();
    assert_eq!(names, ["Q1", "Q2"]);
}
