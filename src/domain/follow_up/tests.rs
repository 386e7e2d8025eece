//! What is taken over, in which order, and what became of it.

use super::*;
use crate::domain::{
    command::{Command, Decision},
    history::Workshop,
    moment::Moment,
    people::{Group, PerTeam, Presence, Team},
    rejected::Rejected,
    status::Care,
    vote::{Method, Motion, Tally},
};

fn at(minute: i64) -> Moment {
    Moment::parse("2026-06-11T13:00:00Z").unwrap().plus_seconds(minute * 60)
}

fn day(text: &str) -> Day {
    Day::parse(text).unwrap()
}

fn plain(id: &str, text: &str) -> Topic {
    let fields = crate::domain::fields::Fields::Plain(crate::domain::session::Step::Practices);
    let mut topic = Topic::new(id.into(), id.to_owned(), fields);
    text.clone_into(&mut topic.text);
    topic.revision = u32::from(!text.is_empty());
    topic
}

fn with_status(id: &str, status: Status) -> Topic {
    Topic { status, ..plain(id, "as it was said") }
}

/// An earlier session with a topic in every state.
pub(super) fn earlier() -> Session {
    let mut session = Session::new("q1".into(), "Q1".to_owned(), "UTC".to_owned());
    let care = Care { owner: None, by: None };
    session.topics = vec![
        with_status("holds", Status::Agreed),
        plain("untouched", ""),
        with_status("parked", Status::Parked(care.clone())),
        with_status("dissent", Status::AgreedWithDissent),
        Topic { review_by: Some(day("2026-06-01")), ..with_status("past", Status::Kept) },
        with_status("questioned", Status::Questioned { team: Team::Sales, reason: "broke".to_owned() }),
        with_status("ended", Status::Retired { reason: "sold".to_owned() }),
        with_status("beyond", Status::OutsideControl { reason: "law".to_owned() }),
        with_status("missed", Status::Agreed),
        with_status("provisional", Status::Provisional { until: day("2026-07-01") }),
        with_status("refused", Status::NotAgreed(care)),
    ];
    session.change_numbers_check(day("2026-03-26"), |check| {
        check.rows.push(crate::domain::numbers::KeptRow {
            topic: "missed".into(),
            kept: crate::domain::numbers::Kept::No,
            number: String::new(),
            source: String::new(),
        });
    });
    session
}

#[test]
fn what_presses_most_comes_first_and_what_ended_does_not_come_again() {
    let earlier = earlier();
    let order = order(&earlier, day("2026-06-11"));
    let ids: Vec<&str> = order.iter().map(|(topic, _)| topic.id.as_str()).collect();
    let expected =
        ["questioned", "past", "provisional", "parked", "refused", "dissent", "missed", "untouched", "holds"];
    assert_eq!(ids, expected);
}

/// A session that follows, with two people and everything taken over.
fn following() -> Workshop {
    let mut workshop = Workshop::new(Session::new("q2".into(), "Q2".to_owned(), "UTC".to_owned()));
    let person = |name: &str, group| Command::AddPerson {
        id: None,
        name: name.to_owned(),
        group,
        role: String::new(),
        presence: Presence::InRoom,
    };
    let earlier = earlier();
    let batch = vec![
        Command::Follow { previous: Box::new(earlier.clone()) },
        person("Dana", Group::Sales),
        person("Lee", Group::Marketing),
        everything(&earlier, day("2026-06-11")),
    ];
    workshop.commit(batch, at(0)).unwrap();
    workshop
}

fn vote(workshop: &mut Workshop, topic: &str, motion: Motion) {
    let id: TopicId = topic.into();
    let method = Command::SetMethod { topic: id.clone(), method: Method::FistToFive };
    let open = Command::OpenRound { topic: id.clone(), motion };
    workshop.commit(vec![method, open], at(1)).unwrap();
    let round = workshop.session().topic(&id).unwrap().open_round().unwrap().number;
    let tally =
        |team| Command::RecordTally { topic: id.clone(), round, team, tally: Tally::nobody_below_three(1) };
    let hands =
        vec![tally(Team::Sales), tally(Team::Marketing), Command::Reveal { topic: id.clone(), round }];
    workshop.commit(hands, at(2)).unwrap();
}

fn decide(workshop: &mut Workshop, topic: &str, decision: Decision) -> Result<(), Rejected> {
    workshop.commit(vec![Command::Decide { topic: topic.into(), decision }], at(3)).map(|_| ())
}

#[test]
fn words_kept_are_kept_and_other_words_are_amended() {
    let mut workshop = following();
    vote(&mut workshop, "holds", Motion::Adopt);
    decide(&mut workshop, "holds", Decision::Agree).unwrap();
    let word = Command::Word { topic: "missed".into(), text: "said otherwise".to_owned() };
    workshop.commit(vec![word], at(1)).unwrap();
    vote(&mut workshop, "missed", Motion::Adopt);
    decide(&mut workshop, "missed", Decision::Agree).unwrap();
    let topic = |id: &str| workshop.session().topic(&id.into()).unwrap();
    assert_eq!(topic("holds").status, Status::Kept);
    assert_eq!(became(topic("holds")), Some(Became::Kept));
    assert_eq!(topic("missed").status, Status::Amended);
    assert_eq!(became(topic("missed")), Some(Became::Amended));
    assert_eq!(topic("missed").revisions[0].text, "as it was said");
    assert_eq!(became(topic("past")), Some(Became::Pending));
    assert_eq!(workshop.replay().as_ref(), Some(workshop.session()));
}

#[test]
fn what_was_agreed_ends_only_when_both_teams_clear_a_round_on_that() {
    let mut workshop = following();
    let retire = || Decision::Retire { reason: "no longer sold".to_owned() };
    let let_go = || Decision::LetGo { reason: "the law".to_owned() };
    assert!(matches!(decide(&mut workshop, "holds", retire()), Err(Rejected::EndsByVote(_))));
    assert!(matches!(decide(&mut workshop, "holds", let_go()), Err(Rejected::EndsByVote(_))));
    vote(&mut workshop, "holds", Motion::Retire);
    assert!(decide(&mut workshop, "holds", Decision::Agree).is_err(), "the yes was to its end");
    decide(&mut workshop, "holds", retire()).unwrap();
    assert_eq!(became(workshop.session().topic(&"holds".into()).unwrap()), Some(Became::Ended));
    // Nobody has to vote on giving up what was never agreed.
    decide(&mut workshop, "refused", let_go()).unwrap();
}

#[test]
fn a_follow_up_says_whom_it_follows_once_and_takes_each_thing_once() {
    let mut workshop = following();
    assert_eq!(workshop.session().supersedes, Some("q1".into()));
    assert_eq!(workshop.session().previous.as_deref(), Some(&earlier().left_behind()));
    let again = Command::Carry { topics: vec!["holds".into()], parked: vec![], actions: vec![] };
    assert!(matches!(workshop.commit(vec![again], at(5)), Err(Rejected::Taken { .. })));
    let other = Session::new("q0".into(), "Q0".to_owned(), "UTC".to_owned());
    let follow = Command::Follow { previous: Box::new(other) };
    assert_eq!(workshop.commit(vec![follow], at(6)), Err(Rejected::FollowsAnother));
    let own = Command::Follow { previous: Box::new(workshop.session().clone()) };
    assert_eq!(workshop.commit(vec![own], at(7)), Err(Rejected::FollowsItself));
    let mut alone = Workshop::new(Session::new("q3".into(), "Q3".to_owned(), "UTC".to_owned()));
    let carry = everything(&earlier(), day("2026-06-11"));
    assert_eq!(alone.commit(vec![carry], at(8)), Err(Rejected::FollowsNothing));
}

#[test]
fn a_survey_and_the_session_before_are_not_left_behind() {
    let workshop = following();
    let left = workshop.session().left_behind();
    assert_eq!(left.previous, None);
    assert_eq!(left.agenda, crate::domain::agenda::Agenda::default());
    assert_eq!(left.topics, workshop.session().topics);
    assert_eq!(left.measured_on, PerTeam::default());
}
