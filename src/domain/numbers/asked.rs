//! What a numbers check asks about: the promises in the order they come up, how they went before, what is to be done,
//! and the signs that call an early look. It answers nothing itself.

use super::{Kept, NumbersCheck};
use crate::domain::{
    action::Action, fields::Fields, ids::TopicId, moment::Day, session::Session, status::Status, topic::Topic,
};

/// How one check went, over all that was asked.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Tally {
    /// Promises asked about.
    pub asked: u32,
    /// Kept.
    pub yes: u32,
    /// Not kept.
    pub no: u32,
    /// Nobody could say.
    pub dont_know: u32,
}

impl Tally {
    /// Whether every promise has its answer.
    pub fn is_complete(&self) -> bool {
        self.asked > 0 && self.answered() == self.asked
    }

    /// Promises with an answer, "don't know" included.
    pub fn answered(&self) -> u32 {
        self.yes + self.no + self.dont_know
    }
}

/// The promises a check asks about, and the practices somebody answers for: what a team questions comes first.
pub fn promises(session: &Session) -> Vec<&Topic> {
    let mut asked: Vec<&Topic> = session.topics.iter().filter(|topic| is_asked(topic)).collect();
    asked.sort_by_key(|topic| !is_questioned(topic));
    asked
}

/// Whether a team took its word back; what it gave stays in force until both look at it again.
pub fn is_questioned(topic: &Topic) -> bool {
    matches!(topic.status, Status::Questioned { .. })
}

fn is_asked(topic: &Topic) -> bool {
    let holds = topic.status.is_agreed()
        || is_questioned(topic)
        || matches!(topic.status, Status::DecidedByLeadership(_));
    let owned_practice = matches!(topic.fields, Fields::Practice(_)) && topic.owner.is_some();
    holds && (topic.fields.is_promise() || owned_practice)
}

/// What was said about a promise at the checks before a day, oldest first.
pub fn before(session: &Session, topic: &TopicId, day: Day) -> Vec<Kept> {
    let earlier = session.numbers.iter().filter(|check| check.on < day);
    earlier.filter_map(|check| check.row(topic)).map(|row| row.kept).collect()
}

/// The newest check before a day.
pub fn last_before(session: &Session, day: Day) -> Option<&NumbersCheck> {
    session.numbers.iter().rev().find(|check| check.on < day)
}

/// How the check of a day went so far.
pub fn tally(session: &Session, day: Day) -> Tally {
    let mut tally = Tally::default();
    for topic in promises(session) {
        tally.asked += 1;
        match session.numbers_check(day).and_then(|check| check.row(&topic.id)).map(|row| row.kept) {
            Some(Kept::Yes) => tally.yes += 1,
            Some(Kept::No) => tally.no += 1,
            Some(Kept::DontKnow) => tally.dont_know += 1,
            None => {}
        }
    }
    tally
}

/// Promises that were not kept at the check of a day, nor when they were asked about the time before.
pub fn missed_twice(session: &Session, day: Day) -> Vec<&Topic> {
    let missed = |topic: &&Topic| {
        let now = session.numbers_check(day).and_then(|check| check.row(&topic.id)).map(|row| row.kept);
        now == Some(Kept::No) && before(session, &topic.id, day).last() == Some(&Kept::No)
    };
    promises(session).into_iter().filter(missed).collect()
}

/// What is still to be done, and what was done on this day, so that a tick can be taken back where it was made.
pub fn actions(session: &Session, day: Day) -> impl Iterator<Item = &Action> {
    let open = move |action: &&Action| action.done_at.is_none_or(|at| at.day_in(&session.zone) == day);
    session.actions.iter().filter(open)
}

/// The signs for an early look that the meetings name, each once.
pub fn signs(session: &Session) -> Vec<&str> {
    let mut signs: Vec<&str> = Vec::new();
    let looked_at = session.meetings().filter(|(topic, _)| !topic.status.is_left_aside());
    for sign in looked_at.flat_map(|(_, meeting)| &meeting.triggers) {
        if !signs.contains(&sign.as_str()) {
            signs.push(sign);
        }
    }
    signs
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::{command::Command, moment::Moment, people::Team, status::Care};

    fn day(text: &str) -> Day {
        Day::parse(text).unwrap()
    }

    fn session() -> Session {
        let mut session = Session::new("s1".into(), "Q1".to_owned(), "UTC".to_owned());
        for (id, kind, status) in [
            ("goal", "goal", Status::Agreed),
            ("follow-up", "follow_up", Status::Agreed),
            ("volume", "volume", Status::Parked(Care::default())),
            ("sent-back", "hand_back", Status::Questioned { team: Team::Sales, reason: "nobody".to_owned() }),
            ("buy-in", "practice", Status::Agreed),
        ] {
            let mut topic = Topic::new(id.into(), id.to_owned(), Fields::empty(kind).unwrap());
            topic.status = status;
            session.topics.push(topic);
        }
        session
    }

    fn note(session: &mut Session, on: &str, topic: &str, kept: Kept) {
        let (number, source) = (String::new(), String::new());
        let command =
            Command::NoteKept { on: day(on), topic: topic.into(), kept: Some(kept), number, source };
        session.apply(&command, Moment::parse("2026-04-07T08:00:00Z").unwrap()).unwrap();
    }

    #[test]
    fn a_questioned_promise_comes_first_and_only_what_holds_is_asked() {
        let session = session();
        let ids: Vec<&str> = promises(&session).iter().map(|topic| topic.id.as_str()).collect();
        assert_eq!(ids, ["sent-back", "follow-up"]);
    }

    #[test]
    fn two_misses_in_a_row_are_found_past_a_check_that_did_not_ask() {
        let mut session = session();
        note(&mut session, "2026-03-10", "follow-up", Kept::No);
        note(&mut session, "2026-03-24", "sent-back", Kept::Yes);
        note(&mut session, "2026-04-07", "follow-up", Kept::No);
        let now = day("2026-04-07");
        assert_eq!(missed_twice(&session, now)[0].id.as_str(), "follow-up");
        assert_eq!(missed_twice(&session, day("2026-03-10")).len(), 0);
        assert_eq!(before(&session, &"follow-up".into(), now), [Kept::No]);
        assert_eq!(last_before(&session, now).unwrap().on, day("2026-03-24"));
        let tally = tally(&session, now);
        assert_eq!((tally.asked, tally.no, tally.is_complete()), (2, 1, false));
    }
}
