//! What is due on the practice session and on small ones, day by day.

use super::{Due, Kind, across, due, superseded};
use crate::{
    assets::templates,
    domain::{
        action::{Action, Parked, ParkedEnd, Signature},
        blueprint::{PlanInput, plan},
        history::Workshop,
        moment::{Day, Moment},
        numbers::NumbersCheck,
        people::{Group, Person, Presence, Team},
        session::Session,
        status::{Care, Question, Status},
        topic::Owner,
    },
};

fn day(text: &str) -> Day {
    Day::parse(text).unwrap()
}

/// A session that was planned, with somebody on its list, and nothing decided.
fn session() -> Session {
    let input = PlanInput {
        name: "Q1".to_owned(),
        date: Some(day("2026-03-12")),
        minutes: 180,
        zone: "UTC".to_owned(),
        ..PlanInput::default()
    };
    let mut workshop = Workshop::new(Session::new("s1".into(), "Q1".to_owned(), "UTC".to_owned()));
    let at = Moment::parse("2026-03-12T12:00:00Z").unwrap();
    workshop.commit(plan(templates::standard(), &input), at).unwrap();
    let mut session = workshop.session().clone();
    let (name, role, presence) = ("Dana".to_owned(), String::new(), Presence::InRoom);
    session.people.push(Person { id: "p1".into(), name, group: Group::Sales, role, presence });
    for topic in &mut session.topics {
        topic.status = Status::Open;
    }
    session
}

fn told(session: &Session, today: &str, within: u16) -> Vec<String> {
    let tell = |due: &Due| {
        let late = if due.is_overdue(day(today)) { "!" } else { "" };
        format!("{late}{} {} {} {}", due.kind.name(), due.id, due.on.iso(), due.who).trim().to_owned()
    };
    due(session, day(today), within).iter().map(tell).collect()
}

fn set(session: &mut Session, topic: &str, status: Status) {
    session.topics.iter_mut().find(|other| other.id == topic.into()).unwrap().status = status;
}

fn fill(session: &mut Session, topic: &str, slot: &str, value: &str) {
    let topic = session.topics.iter_mut().find(|other| other.id == topic.into()).unwrap();
    topic.fields = topic.fields.with(slot, value).unwrap();
}

#[test]
fn nothing_has_a_date_while_nothing_was_decided() {
    assert_eq!(told(&session(), "2027-01-01", 365), Vec::<String>::new());
}

#[test]
fn what_waits_is_due_on_its_date_and_overdue_the_day_after() {
    let mut session = session();
    let by = Some(day("2026-03-20"));
    let care = Care { owner: Some(session.people[0].id.clone()), by };
    let who = session.people[0].name.clone();
    set(&mut session, "lead", Status::Parked(care.clone()));
    set(&mut session, "goal", Status::NotAgreed(care));
    set(&mut session, "market", Status::Provisional { until: day("2026-03-20") });
    let question = Question {
        question: "Which?".into(),
        sales: String::new(),
        marketing: String::new(),
        decides: "Ria".into(),
        by,
    };
    set(&mut session, "messaging", Status::ToLeadership(question));
    let mut late = told(&session, "2026-03-21", 0);
    late.sort();
    let waits = [
        "!leadership messaging 2026-03-20 Ria".to_owned(),
        format!("!not-agreed goal 2026-03-20 {who}"),
        format!("!parked lead 2026-03-20 {who}"),
        "!provisional market 2026-03-20".to_owned(),
    ];
    assert_eq!(late, waits);
    assert!(told(&session, "2026-03-20", 0).iter().all(|line| !line.starts_with('!')));
    assert_eq!(told(&session, "2026-03-13", 7).len(), 4);
    assert!(told(&session, "2026-03-12", 7).is_empty());
}

#[test]
fn meetings_are_due_while_they_are_in_force_and_never_overdue() {
    let mut session = session();
    set(&mut session, "numbers-check", Status::Agreed);
    assert_eq!(
        told(&session, "2026-03-24", 14),
        ["meeting numbers-check 2026-03-24", "meeting numbers-check 2026-04-07"]
    );
    assert_eq!(told(&session, "2026-03-25", 12), Vec::<String>::new());
    set(&mut session, "numbers-check", Status::NotToday { owner: None });
    assert!(told(&session, "2026-03-24", 14).is_empty());
}

#[test]
fn actions_parked_items_confirmations_and_signatures_end_when_they_are_done() {
    let mut session = session();
    let by = Some(day("2026-03-20"));
    let owner = Owner { person: session.people[0].id.clone(), confirm_by: by, confirmed_at: None };
    session.topics[0].owner = Some(owner);
    session.actions.push(Action {
        id: "a1".into(),
        what: "Send the list".into(),
        when: String::new(),
        who: None,
        by,
        topic: None,
        done_at: None,
    });
    let at = Moment::parse("2026-03-12T12:00:00Z").unwrap();
    session.parking.push(Parked {
        id: "k1".into(),
        text: "Budget".into(),
        at,
        topic: None,
        owner: None,
        by,
        end: ParkedEnd::Waiting,
    });
    session.signatures.push(Signature {
        team: Team::Marketing,
        name: "Lee".into(),
        signed_at: None,
        due: by,
        position: 3,
    });
    let kinds =
        |session: &Session| due(session, day("2026-03-20"), 0).iter().map(|due| due.kind).collect::<Vec<_>>();
    assert_eq!(kinds(&session), [Kind::Confirmation, Kind::Parked, Kind::Action, Kind::Signature]);
    let phrases: Vec<String> = due(&session, day("2026-03-20"), 0).iter().map(Due::phrase).collect();
    assert_eq!(phrases[2], "Action: Send the list");
    assert!(phrases[3].starts_with("Lee signs for "), "{}", phrases[3]);
    session.actions[0].done_at = Some(at);
    session.parking[0].end = ParkedEnd::Settled;
    session.signatures[0].signed_at = Some(at);
    session.topics[0].owner.as_mut().unwrap().confirmed_at = Some(at);
    assert!(kinds(&session).is_empty());
}

#[test]
fn the_agreement_is_reviewed_once_and_a_topic_on_its_own_date() {
    let mut session = session();
    session.review_by = Some(day("2026-06-25"));
    session.topics.iter_mut().find(|topic| topic.id == "lead".into()).unwrap().review_by =
        Some(day("2026-05-01"));
    fill(&mut session, "timelines", "review_by", "2026-06-25");
    set(&mut session, "timelines", Status::Agreed);
    let lines = told(&session, "2026-06-26", 0);
    let reviews = |lines: &[String]| lines.iter().filter(|line| line.starts_with("!review")).count();
    assert_eq!(reviews(&lines), 1, "the same date told twice is one: {lines:?}");
    fill(&mut session, "timelines", "review_by", "2026-06-20");
    assert_eq!(reviews(&told(&session, "2026-06-26", 0)), 2);
    assert!(lines.iter().any(|line| line.starts_with("!topic-review lead 2026-05-01")), "{lines:?}");
}

#[test]
fn a_follow_up_takes_over_when_it_is_closed() {
    let mut later = session();
    later.id = "s2".into();
    later.supersedes = Some("s1".into());
    later.closed_at = None;
    assert!(superseded([&later]).is_empty(), "until then the earlier agreement holds");
    later.closed_at = Moment::parse("2026-06-12T16:00:00Z").ok();
    assert_eq!(superseded([&later]).into_iter().collect::<Vec<_>>(), ["s1".into()]);
    later.practice = true;
    assert!(superseded([&later]).is_empty());
}

#[test]
fn a_numbers_check_nobody_wrote_down_is_overdue_until_one_is() {
    let mut session = session();
    set(&mut session, "numbers-check", Status::Agreed);
    session.closed_at = Moment::parse("2026-03-12T16:00:00Z").ok();
    assert_eq!(told(&session, "2026-03-24", 0), ["meeting numbers-check 2026-03-24"], "it is today");
    assert_eq!(told(&session, "2026-03-25", 0), ["!numbers-check numbers-check 2026-03-24"]);
    session.numbers.push(NumbersCheck::new(day("2026-03-25")));
    assert!(told(&session, "2026-04-06", 0).is_empty());
    assert_eq!(
        told(&session, "2026-04-22", 0),
        ["!numbers-check numbers-check 2026-04-21"],
        "the last one only"
    );
}

#[test]
fn what_an_open_follow_up_took_over_is_told_once_and_a_closed_one_takes_all() {
    let mut first = session();
    first.review_by = Some(day("2026-06-25"));
    let by = Some(day("2026-03-20"));
    set(&mut first, "lead", Status::Parked(Care { owner: None, by }));
    let mut second = first.clone();
    (second.id, second.supersedes, second.review_by) = ("s2".into(), Some("s1".into()), None);
    let told = |sessions: &[Session]| {
        let found = across(sessions, |_| day("2026-06-26"), 0);
        let lines = found.iter().flat_map(|(session, due)| {
            due.iter().map(|due| format!("{} {}", session.id, due.kind.name())).collect::<Vec<_>>()
        });
        lines.collect::<Vec<_>>()
    };
    assert_eq!(told(&[first.clone(), second.clone()]), ["s2 parked", "s1 review"]);
    second.closed_at = Moment::parse("2026-06-12T16:00:00Z").ok();
    assert_eq!(told(&[first.clone(), second.clone()]), ["s2 parked"]);
    first.practice = true;
    assert!(told(&[first]).is_empty());
}
