//! Commands on what was answered in the room: keep a reading, take it back, name a tiny team's top three.

use super::Applied;
use crate::domain::{
    baseline::{RoomTally, top_three::CONCERNS},
    command::Command,
    moment::Moment,
    rejected::Rejected,
    session::Session,
};

pub(super) fn apply(session: &mut Session, command: &Command, at: Moment) -> Applied {
    match command {
        Command::RecordRoomTally { tally } => record(session, tally, at),
        Command::RemoveRoomTally { id } => {
            let missing = || Rejected::NotFound { what: "rejected.what.reading", id: id.clone() };
            let index = session.tallies.iter().position(|tally| tally.id == *id).ok_or_else(missing)?;
            session.tallies.remove(index);
            Ok(())
        }
        Command::NameTopThree { team, concerns } => {
            if concerns.iter().any(|concern| concern.trim().is_empty()) {
                return Err(Rejected::Empty("rejected.what.concern"));
            }
            if concerns.len() > CONCERNS {
                let (low, high, given) = (0, CONCERNS as u32, concerns.len() as u32);
                return Err(Rejected::Between { what: "rejected.what.concerns", low, high, given });
            }
            session.top_three.get_mut(*team).clone_from(concerns);
            Ok(())
        }
        _ => unreachable!("Session::apply sends only commands on the room here"),
    }
}

fn record(session: &mut Session, tally: &RoomTally, at: Moment) -> Applied {
    if session.tallies.iter().any(|known| known.id == tally.id) {
        return Err(Rejected::Taken { what: "rejected.what.reading", id: tally.id.clone() });
    }
    // Counts that must not be kept are gone before anything is said about the rest.
    let tally = RoomTally { at: Some(at), ..tally.clone().sealed() };
    tally.check().map_err(|problem| Rejected::Survey(problem.to_string()))?;
    session.note_id(&tally.id);
    session.tallies.push(tally);
    Ok(())
}

#[cfg(test)]
mod tests {
    use crate::domain::{
        baseline::{Item, TeamAnswers},
        baseline::{
            RoomTally,
            tally::{Occasion, Way},
        },
        command::Command,
        extra::Extra,
        history::{What, Workshop},
        moment::Moment,
        people::{PerTeam, Team},
        rejected::Rejected,
        session::Session,
    };
    use crate::stats::Kind;

    fn at() -> Moment {
        Moment::parse("2026-03-12T12:10:00Z").unwrap()
    }

    fn workshop() -> Workshop {
        Workshop::new(Session::new("s".into(), "Q1".to_owned(), "UTC".to_owned()))
    }

    fn yes_no(marketing: [u32; 2], sales: [u32; 2]) -> RoomTally {
        let counted = |counts: [u32; 2]| TeamAnswers::counted(counts.to_vec(), 0, 9);
        RoomTally {
            id: String::new(),
            round: Occasion::Opening,
            source: Way::Hands,
            present: PerTeam { sales: 9, marketing: 9 },
            at: None,
            threshold: 5,
            threshold_agreed_by: None,
            item: Item {
                id: "same-lead".to_owned(),
                question: "We share one lead definition".to_owned(),
                row: None,
                kind: Kind::YesNo,
                labels: Some(vec!["No".to_owned(), "Yes".to_owned()]),
                points: vec![1, 2],
                reversed: false,
                answers: PerTeam { marketing: counted(marketing), sales: counted(sales) },
                topic: None,
                picked: false,
                extra: Extra::default(),
            },
            extra: Extra::default(),
        }
    }

    fn record(tally: RoomTally) -> Vec<Command> {
        vec![Command::RecordRoomTally { tally: Box::new(tally) }]
    }

    #[test]
    fn readings_are_kept_beside_each_other_and_undone() {
        let mut workshop = workshop();
        workshop.commit(record(yes_no([2, 7], [8, 1])), at()).unwrap();
        workshop.commit(record(yes_no([0, 9], [9, 0])), at()).unwrap();
        let ids: Vec<&str> = workshop.session().tallies.iter().map(|tally| tally.id.as_str()).collect();
        assert_eq!(ids, ["h1", "h2"]);
        assert_eq!(workshop.session().tallies[0].at, Some(at()));
        workshop.undo(at()).unwrap();
        assert_eq!(workshop.session().tallies.len(), 1);
        let remove = |id: &str| vec![Command::RemoveRoomTally { id: id.to_owned() }];
        workshop.commit(remove("h1"), at()).unwrap();
        assert!(workshop.session().tallies.is_empty());
        assert!(matches!(workshop.commit(remove("h1"), at()), Err(Rejected::NotFound { .. })));
    }

    #[test]
    fn counts_under_the_threshold_never_reach_the_log() {
        let mut workshop = workshop();
        let entry = workshop.commit(record(yes_no([0, 4], [9, 0])), at()).unwrap();
        let What::Do(batch) = &entry.what else { panic!("a batch") };
        let Command::RecordRoomTally { tally } = &batch[0] else { panic!("the reading") };
        assert_eq!(tally.item.answers, PerTeam::default());
        assert_eq!(workshop.session().tallies[0].item.answers, PerTeam::default());
        let other =
            Workshop::new(workshop.base().clone()).commit(record(yes_no([3, 1], [2, 7])), at()).unwrap();
        assert_eq!(other, entry, "whatever they answered");
    }

    #[test]
    fn going_over_the_people_present_is_refused() {
        let mut workshop = workshop();
        let refused = workshop.commit(record(yes_no([3, 7], [9, 0])), at());
        assert!(matches!(refused, Err(Rejected::Survey(_))), "{refused:?}");
        let mut low = yes_no([3, 6], [9, 0]);
        low.threshold = 3;
        assert!(workshop.commit(record(low.clone()), at()).is_err(), "nobody agreed to it");
        low.threshold_agreed_by = Some("Kim".to_owned());
        workshop.commit(record(low), at()).unwrap();
    }

    #[test]
    fn top_three_are_three_at_most_and_keep_their_words() {
        let mut workshop = workshop();
        let name = |concerns: &[&str]| {
            let concerns = concerns.iter().map(|concern| (*concern).to_owned()).collect();
            vec![Command::NameTopThree { team: Team::Marketing, concerns }]
        };
        workshop.commit(name(&["  Leads,  LEADS, leads "]), at()).unwrap();
        assert_eq!(workshop.session().top_three.marketing, ["  Leads,  LEADS, leads "]);
        assert!(matches!(workshop.commit(name(&["a", " "]), at()), Err(Rejected::Empty(_))));
        assert!(matches!(workshop.commit(name(&["a", "b", "c", "d"]), at()), Err(Rejected::Between { .. })));
        workshop.undo(at()).unwrap();
        assert!(workshop.session().top_three.marketing.is_empty());
    }
}
