//! The practice session and a session that follows it, compared by keys.

use super::*;
use crate::{
    app::{Msg as AppMsg, play::Play},
    domain::{
        moment::{Day, Moment},
        status::{Care, Status},
    },
    effect::{Done, Place, SoFar},
    import::practice,
};

/// The quarter before: the practice session with other words, another limit, a topic more and a topic less.
fn before() -> Session {
    let mut session = practice::finished("before".into()).session().clone();
    session.name = "Q4 alignment".to_owned();
    session.plan.date = Day::parse("2025-12-11").ok();
    let topic = |session: &mut Session, id: &str, change: fn(&mut crate::domain::topic::Topic)| {
        let topic = session.topics.iter_mut().find(|topic| topic.id.as_str() == id);
        change(topic.unwrap_or_else(|| panic!("{id} is a topic of the practice session")));
    };
    topic(&mut session, "lead", |lead| {
        lead.text = lead.text.replace("showed two buying signals in 30 days", "downloaded an asset");
        lead.status = Status::Agreed;
    });
    topic(&mut session, "follow-up", |promise| {
        promise.fields = promise.fields.with("classes/0/within", "24h").unwrap();
    });
    topic(&mut session, "goal", |goal| {
        goal.id = "t77".into();
        goal.title = "Fewer meetings".to_owned();
        goal.status = Status::Parked(Care { owner: None, by: Day::parse("2026-01-15").ok() });
    });
    session
}

fn now() -> Session {
    practice::finished("demo".into()).session().clone()
}

fn listed(session: &Session) -> Listed {
    Listed {
        path: format!("{}.json", session.id).into(),
        id: Some(session.id.clone()),
        name: session.name.clone(),
        company: session.company.clone(),
        date: session.plan.date,
        step: session.step,
        closed_at: Moment::parse("2025-12-11T16:00:00Z").ok(),
        review_by: None,
        due: Vec::new(),
        people: session.people.len(),
        modified: Moment::parse("2025-12-11T16:00:00Z").ok(),
        practice: true,
        so_far: SoFar::default(),
        supersedes: None,
        followed: false,
        twin: None,
        foreign: false,
        problem: None,
    }
}

fn played(width: u16, height: u16) -> Play {
    let mut play = Play::at(now(), Place::Review, width, height);
    play.msg(AppMsg::Done(Done::Library(vec![listed(&now()), listed(&before())])));
    play.keys("d");
    assert!(play.effects.contains(&Effect::ReadPast("before.json".into())), "{:?}", play.effects);
    play.msg(AppMsg::Done(Done::Past(Box::new(before()))));
    play
}

#[test]
fn what_changed_comes_first_with_was_and_now() {
    let text = played(80, 24).text();
    println!("{text}");
    assert!(text.contains("against Q4 alignment (Thu 11 Dec 2025)"), "{text}");
    assert!(text.contains("Changed 2   New 1   Dropped 1"), "{text}");
    assert!(text.contains("was 24, now 8 business hours"), "{text}");
    assert!(text.contains("now: showed two buying signals") && text.contains("was: downloaded an asset"), "{text}");
}

#[test]
fn what_is_past_its_date_is_marked() {
    let mut play = played(80, 24);
    play.keys("<down><down><down>");
    let text = play.text();
    println!("{text}");
    assert!(text.contains("! Fewer meetings") && text.contains("Thu 15 Jan 2026, still parked"), "{text}");
}

#[test]
fn the_whole_text_tells_now_before_and_why() {
    let mut play = played(120, 60);
    play.keys("<enter>w");
    let text = play.text();
    println!("{text}");
    assert!(text.contains("Now") && text.contains("Before") && text.contains("What each side brought"), "{text}");
    play.keys("<right><esc>y");
    let copied = play.effects.iter().any(|effect| matches!(effect, Effect::Copy(text) if text.contains("now 8 business hours")));
    assert!(copied, "{:?}", play.effects);
}

#[test]
fn another_session_is_chosen_from_the_list() {
    let mut play = played(80, 24);
    play.keys("d");
    println!("{}", play.text());
    assert!(play.text().contains("Compare with which session?") && play.text().contains("Q4 alignment"));
    play.keys("<esc>");
    assert!(play.text().contains("Changed 2"), "{}", play.text());
    play.keys("d<enter>");
    assert_eq!(play.effects.iter().filter(|effect| matches!(effect, Effect::ReadPast(_))).count(), 2);
}

#[test]
fn the_copy_a_follow_up_keeps_is_enough() {
    let mut session = now();
    session.previous = Some(Box::new(before()));
    session.supersedes = Some("before".into());
    let mut play = Play::at(session, Place::Review, 80, 24);
    play.keys("d");
    assert!(play.text().contains("Changed 2   New 1"), "{}", play.text());
    assert_eq!(play.effects.iter().filter(|effect| matches!(effect, Effect::ReadPast(_))).count(), 0);
}

#[test]
fn it_can_be_read_in_any_window() {
    for (width, height) in [(48, 14), (40, 12), (120, 40)] {
        let mut play = played(width, height);
        println!("{}", play.text());
        play.keys("s<down><enter>");
        println!("{}", play.text());
        play.keys("<pgdn>w<end>");
    }
    let mut play = played(80, 24);
    play.sweep();
    play.keys("<enter>w").sweep();
    play.keys("d").sweep();
    Play::at(now(), Place::Compare, 80, 24).sweep();
}
