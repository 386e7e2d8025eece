//! What the room is thanked for when it parts, and when it meets again: only what came of this session.
//!
//! Pure: it reads the session and the data files; how much of it has room is the screen's affair.

use crate::{
    assets::{
        prep::{self, Line},
        words::{count, fill, say},
    },
    domain::{
        baseline::team_name,
        cadence::takes_place,
        moment::{Day, Moment},
        session::Session,
        signing,
        status::Status,
    },
};

/// The sentences of the thank-you card that are true of this session at a time.
pub fn thanks(session: &Session, now: Moment) -> Vec<&'static Line> {
    let agreed = session.topics.iter().any(|topic| topic.status.is_agreed());
    let dissent = session.topics.iter().any(|topic| !topic.objections.is_empty());
    let holds = |line: &&Line| match line.id.as_str() {
        "done" => agreed,
        "open" => !agreed,
        "disagreement" => dissent,
        "next" => next_meeting(session, now).is_some(),
        _ => true,
    };
    prep::prep().thanks.iter().filter(holds).collect()
}

/// "16 topics agreed, 1 of them with a disagreement written down"; nothing while nothing is.
pub fn results(session: &Session) -> Option<String> {
    let number =
        |test: fn(&Status) -> bool| session.topics.iter().filter(|topic| test(&topic.status)).count();
    let agreed = number(Status::is_agreed);
    let noted = number(|status| *status == Status::AgreedWithDissent);
    let topics = count("thanks.agreed", agreed as u64);
    let with = match noted {
        0 => topics,
        noted => format!("{topics}, {}", count("thanks.noted", noted as u64)),
    };
    (agreed > 0).then_some(with)
}

/// When it was closed, and whether it is kept: the practice session is not.
pub fn closed(session: &Session, kept: bool) -> Option<String> {
    let at = session.closed_at?.clock_in(&session.zone);
    Some(fill(if kept { "thanks.closed" } else { "thanks.closed_practice" }, &[("time", &at)]))
}

/// What is missing before the session is closed, a sentence each; it can be closed all the same.
pub fn before_closing(session: &Session, was_read_aloud: bool, today: Day) -> Vec<String> {
    let agreed = session.topics.iter().any(|topic| topic.status.is_agreed());
    let unread = (agreed && !was_read_aloud).then(|| say("thanks.not_read").to_owned());
    let unsigned = signing::missing(session).into_iter().filter(|_| agreed).map(|team| {
        let promised =
            session.signature(team).and_then(|signature| signature.due.map(|due| (&signature.name, due)));
        match promised {
            Some((name, due)) => {
                let date = due.told(today);
                fill("thanks.signs_later", &[("team", &team_name(team)), ("name", name), ("date", &date)])
            }
            None => fill("thanks.unsigned", &[("team", &team_name(team))]),
        }
    });
    unread.into_iter().chain(unsigned).collect()
}

/// A date on which the agreement is looked at again.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NextMeeting<'a> {
    /// The meeting's title.
    pub title: &'a str,
    /// The day it is held.
    pub on: Day,
    /// Time of day, "10:00"; empty for none.
    pub at: &'a str,
}

impl NextMeeting<'_> {
    /// "We meet again: Numbers check, Tue 24 Mar, 10:00."
    pub fn sentence(&self, today: Day) -> String {
        let mut when = self.on.told(today);
        if !self.at.is_empty() {
            when = format!("{when}, {}", self.at);
        }
        fill("thanks.next", &[("title", &self.title), ("when", &when)])
    }
}

/// The first meeting after today that takes place: those of today are what is ending now.
pub fn next_meeting(session: &Session, now: Moment) -> Option<NextMeeting<'_>> {
    let tomorrow = now.day_in(&session.zone).plus_days(1);
    let held = session.meetings().filter(|(topic, _)| takes_place(topic)).filter_map(|(topic, meeting)| {
        let on = meeting.next_dates(tomorrow, 1).first()?.held;
        Some(NextMeeting { title: &topic.title, on, at: &meeting.at.0 })
    });
    held.min_by_key(|meeting| meeting.on)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::{blueprint, history::Workshop};

    fn now() -> Moment {
        Moment::parse("2026-03-12T12:10:00Z").unwrap()
    }

    /// An afternoon of 90 minutes, which leaves the numbers check out.
    fn planned() -> Session {
        let template = blueprint::template_for(90);
        let input = blueprint::PlanInput {
            name: "Q1".to_owned(),
            date: Day::parse("2026-03-12").ok(),
            minutes: 90,
            zone: "Etc/UTC".to_owned(),
            ..Default::default()
        };
        let mut workshop = Workshop::new(Session::new("s".into(), "Q1".to_owned(), "Etc/UTC".to_owned()));
        workshop.commit(blueprint::plan(template, &input), now()).unwrap();
        workshop.session().clone()
    }

    fn ids(session: &Session) -> Vec<&str> {
        thanks(session, now()).into_iter().map(|line| line.id.as_str()).collect()
    }

    #[test]
    fn an_afternoon_that_agreed_nothing_is_not_told_that_it_agreed_or_meets_again() {
        let session = planned();
        assert!(session.meetings().count() > 0, "left out, not missing");
        assert_eq!(next_meeting(&session, now()), None);
        assert_eq!(ids(&session), ["open"]);
    }

    #[test]
    fn a_meeting_that_was_agreed_is_said_with_its_first_date_after_today() {
        let mut session = planned();
        let topic = session.topics.iter_mut().find(|topic| topic.id.as_str() == "numbers-check").unwrap();
        topic.status = Status::Agreed;
        let next = next_meeting(&session, now()).expect("it takes place");
        assert_eq!(next.title, "Numbers check");
        assert!(next.on > Day::parse("2026-03-12").unwrap(), "{next:?}");
        assert_eq!(ids(&session), ["done", "next"]);
    }
}
