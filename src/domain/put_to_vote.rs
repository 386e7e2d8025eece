//! What opening a vote takes: a topic that was put aside is taken up again by it.
//!
//! Pure: the commands are returned as one batch, so that undoing the vote puts the topic aside as it was.

use crate::domain::{
    command::{Command, Decision},
    status::Status,
    topic::Topic,
    vote::Motion,
};

/// Whether a vote on this topic first takes it up again: it is not for today, parked, left without an agreement or
/// with leadership. What both teams agreed is not reopened on the way.
pub fn takes_up(topic: &Topic) -> bool {
    topic.status != Status::Open && !topic.status.is_agreed()
}

/// The batch that opens a vote.
pub fn commands(topic: &Topic, motion: Motion) -> Vec<Command> {
    let id = || topic.id.clone();
    let reopen = takes_up(topic).then(|| Command::Decide { topic: id(), decision: Decision::Reopen });
    reopen.into_iter().chain([Command::OpenRound { topic: id(), motion }]).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::{
        fields::Fields,
        history::Workshop,
        moment::Moment,
        people::{Group, Presence},
        session::Session,
        topic::Phase,
    };

    fn at(minute: u32) -> Moment {
        Moment::parse(&format!("2026-03-12T12:{minute:02}:00Z")).unwrap()
    }

    fn room() -> Workshop {
        let mut workshop = Workshop::new(Session::new("s".into(), "Q1".to_owned(), "Etc/UTC".to_owned()));
        let fields = Box::new(Fields::empty("lead").unwrap());
        let mut batch = vec![
            Command::AddTopic { id: Some("lead".into()), title: "Lead".to_owned(), fields },
            Command::Word { topic: "lead".into(), text: "Somebody who asked to talk to us".to_owned() },
        ];
        batch.extend([Group::Sales, Group::Marketing].map(|group| Command::AddPerson {
            id: None,
            name: format!("{group:?}"),
            group,
            role: String::new(),
            presence: Presence::InRoom,
        }));
        workshop.commit(batch, at(0)).unwrap();
        workshop
    }

    fn lead(workshop: &Workshop) -> &Topic {
        workshop.session().topic(&"lead".into()).unwrap()
    }

    #[test]
    fn a_topic_left_out_today_is_taken_up_by_the_vote_and_put_back_by_undoing_it() {
        let mut workshop = room();
        let aside = Command::Decide { topic: "lead".into(), decision: Decision::NotToday { owner: None } };
        workshop.commit(vec![aside], at(1)).unwrap();
        assert!(takes_up(lead(&workshop)));
        let batch = commands(lead(&workshop), Motion::Adopt);
        workshop.commit(batch, at(2)).unwrap();
        assert_eq!((lead(&workshop).status.clone(), lead(&workshop).phase()), (Status::Open, Phase::Vote));
        assert!(lead(&workshop).decided.is_none(), "what the vote means is asked");
        workshop.undo(at(3)).unwrap();
        assert_eq!(lead(&workshop).status, Status::NotToday { owner: None });
    }

    #[test]
    fn an_open_topic_is_only_voted_on_and_agreed_words_are_never_reopened_on_the_way() {
        let workshop = room();
        assert_eq!(commands(lead(&workshop), Motion::Adopt).len(), 1);
        let agreed = Topic { status: Status::Agreed, ..lead(&workshop).clone() };
        assert_eq!(commands(&agreed, Motion::Retire).len(), 1);
    }
}
