//! The practice company on other days: today for who practises, lately for who looks back.

use super::topic;
use crate::{
    domain::{
        moment::{Day, Moment},
        session::Session,
        status::Status,
    },
    import::practice::{begun, begun_now, reviewed, reviewed_now, second_now},
};

const ZONE: &str = "America/New_York";

fn at(text: &str) -> Moment {
    Moment::parse(text).unwrap()
}

fn toured(now: Moment) -> Session {
    let (mut workshop, cues) = begun_now("demo".into(), now, ZONE);
    for cue in cues.iter().filter(|cue| !cue.batches.is_empty()) {
        workshop.commit(cue.commands(), now).unwrap_or_else(|refused| panic!("{}: {refused}", cue.name));
    }
    workshop.session().clone()
}

#[test]
fn it_begins_today_at_the_time_it_is() {
    let (workshop, cues_now) = begun_now("demo".into(), at("2027-02-06T20:43:11Z"), ZONE);
    let plan = &workshop.session().plan;
    assert_eq!((plan.date, plan.start.as_str()), (Day::parse("2027-02-06").ok(), "15:40"));
    assert_eq!(workshop.session().zone, ZONE);
    assert_eq!(cues_now.len(), begun("demo".into()).1.len());
}

#[test]
fn nothing_of_today_is_overdue_and_what_is_due_keeps_its_weekday() {
    let now = at("2026-11-22T16:00:00Z");
    let (today, session) = (now.day_in(ZONE), toured(now));
    let due: Vec<Day> = session.actions.iter().filter_map(|action| action.by).collect();
    assert!(due.len() == 3 && due.iter().all(|by| *by > today && !by.is_weekend()), "{due:?}");
    let Status::ToLeadership(question) = &topic(&session, "shared-revenue").status else {
        panic!("handed up")
    };
    assert!(question.by > Some(today), "{question:?}");
    assert!(session.review_by > Some(today));
}

#[test]
fn months_that_are_spoken_of_move_along() {
    let session = toured(at("2026-11-22T16:00:00Z"));
    let goal = topic(&session, "goal");
    assert!(goal.text.contains("24 new customers by 16 March 2027"), "{}", goal.text);
    assert!(goal.given.contains("before March"), "{}", goal.given);
    assert!(
        topic(&session, "shadowing").text.contains("on 10 December"),
        "{}",
        topic(&session, "shadowing").text
    );
}

#[test]
fn on_the_written_day_every_word_is_as_written() {
    let berlin = "Europe/Berlin";
    assert_eq!(begun_now("demo".into(), at("2026-03-12T12:10:05Z"), berlin), begun("demo".into()));
    assert_eq!(reviewed_now("q1".into(), at("2026-05-07T12:00:00Z"), berlin), reviewed("q1".into()));
}

/// Whatever day it is, in whatever zone, the scripts fit: rules about dates refuse nothing.
#[test]
fn both_quarters_end_lately_on_any_day() {
    let begin = at("2026-07-01T23:59:00Z");
    for step in 0..40 {
        let now = begin.plus_seconds(step * 13 * 86_400 + step * 4_321);
        let zone = ["Europe/Berlin", ZONE, "Pacific/Auckland"][step as usize % 3];
        let first = reviewed_now("q1".into(), now, zone);
        let second = second_now("q2".into(), "q1".into(), now, zone);
        for workshop in [&first, &second] {
            let ago = now.seconds_since(workshop.last_at().unwrap());
            assert!((0..8 * 86_400).contains(&ago), "{now} in {zone}: {ago} seconds ago");
        }
        assert!(second.session().closed_at.is_some());
        assert_eq!(
            second.session().plan.date.map(|day| day.0.weekday()),
            Some(jiff::civil::Weekday::Thursday)
        );
        assert_eq!(toured(now).topics.len(), first.session().topics.len());
    }
}
