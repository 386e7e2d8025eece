//! Which side begins when both are heard: another one with every topic, so that nobody always answers the other.
//!
//! What is counted while people read their notes is shown once, kept nowhere and never part of the session.

use crate::{
    assets::words::{count, fill, say},
    domain::{
        ids::TopicId,
        people::{PerTeam, Team},
        session::{Session, Step},
        status::Status,
    },
};

/// Whose turn it is, and what was heard.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Hearing {
    turn: Team,
    heard: PerTeam<u32>,
    passes: u32,
    /// Everything was heard; what it came to is said.
    done: bool,
}

impl Hearing {
    /// Nothing was heard, and this side begins.
    pub fn beginning(turn: Team) -> Self {
        Self { turn, heard: PerTeam::default(), passes: 0, done: false }
    }

    /// The side that reads, until everything was heard.
    pub fn turn(&self) -> Option<Team> {
        (!self.done).then_some(self.turn)
    }

    /// The other side reads.
    pub fn next_turn(&mut self) {
        self.turn = self.turn.other();
    }

    /// Notes of the side that reads were heard.
    pub fn note(&mut self, notes: u32) {
        let heard = self.heard.get_mut(self.turn);
        *heard = heard.saturating_add(notes);
    }

    /// One note fewer was heard.
    pub fn take_back(&mut self) {
        let heard = self.heard.get_mut(self.turn);
        *heard = heard.saturating_sub(1);
    }

    /// The side that reads has nothing more to say.
    pub fn pass(&mut self) {
        self.passes += 1;
        self.next_turn();
    }

    /// Everything was heard, or there is more to hear.
    pub fn set_done(&mut self, done: bool) {
        self.done = done;
    }

    /// Nothing was counted: there is nothing to show.
    pub fn is_empty(&self) -> bool {
        self.passes == 0 && self.heard == PerTeam::default()
    }

    /// Whose turn it is and what was heard so far, for another window: two bits and three bytes.
    pub fn part(&self) -> u32 {
        let count = |count: u32, byte: u32| count.min(255) << (2 + 8 * byte);
        let turn = u32::from(self.turn == Team::Marketing) + 2 * u32::from(self.done);
        turn + count(self.heard.sales, 0) + count(self.heard.marketing, 1) + count(self.passes, 2)
    }

    /// What another window shows.
    pub fn of(part: u32) -> Self {
        let count = |byte: u32| part >> (2 + 8 * byte) & 255;
        Self {
            turn: if part & 1 == 0 { Team::Sales } else { Team::Marketing },
            heard: PerTeam { sales: count(0), marketing: count(1) },
            passes: count(2),
            done: part & 2 != 0,
        }
    }

    /// "heard: Sales 4, Marketing 3, 1 pass".
    pub fn told(&self) -> String {
        let heard = fill(
            "hearing.heard",
            &[
                ("sales", &say("team.sales")),
                ("n", &self.heard.sales),
                ("marketing", &say("team.marketing")),
                ("m", &self.heard.marketing),
            ],
        );
        if self.passes == 0 { heard } else { format!("{heard}, {}", count("hearing.passes", self.passes)) }
    }
}

/// The side that begins with a topic: Sales with the first one of the session, then in turn.
pub fn begins(session: &Session, topic: &TopicId) -> Team {
    let heard = |status: &Status| !matches!(status, Status::NotToday { .. });
    let topics = Step::ALL.into_iter().flat_map(|step| session.topics_in(step));
    let before = topics.take_while(|other| other.id != *topic).filter(|other| heard(&other.status)).count();
    if before.is_multiple_of(2) { Team::Sales } else { Team::Marketing }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::{fields::Fields, topic::Topic};

    fn session() -> Session {
        let mut session = Session::new("s".into(), "Q1".to_owned(), "UTC".to_owned());
        let kinds = [("follow-up", "follow_up"), ("goal", "goal"), ("lead", "lead"), ("market", "market")];
        for (id, kind) in kinds {
            let fields = Fields::empty(kind).expect("a kind");
            session.topics.push(Topic::new(id.into(), id.to_owned(), fields));
        }
        session
    }

    #[test]
    fn the_side_that_begins_changes_with_every_topic_in_the_order_of_the_workshop() {
        let session = session();
        let begin = |id: &str| begins(&session, &id.into());
        let sides = ["goal", "lead", "market", "follow-up"].map(begin);
        assert_eq!(sides, [Team::Sales, Team::Marketing, Team::Sales, Team::Marketing]);
    }

    #[test]
    fn another_window_shows_whose_turn_it_is_and_what_was_heard() {
        let mut hearing = Hearing::beginning(Team::Marketing);
        hearing.note(4);
        hearing.take_back();
        hearing.pass();
        hearing.note(2);
        assert_eq!(hearing.turn(), Some(Team::Sales));
        assert_eq!(Hearing::of(hearing.part()), hearing);
        assert_eq!(hearing.told(), "heard: Sales 2, Marketing 3, 1 pass");
        hearing.set_done(true);
        assert_eq!((Hearing::of(hearing.part()).turn(), hearing.is_empty()), (None, false));
    }

    #[test]
    fn a_topic_that_is_not_today_takes_no_turn() {
        let mut session = session();
        session.topics[2].status = Status::NotToday { owner: None };
        assert_eq!(begins(&session, &"market".into()), Team::Marketing);
    }
}
