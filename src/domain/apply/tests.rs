//! The rules of agreement, told as short scenes between two teams.

use crate::domain::{
    command::{Command, Decision, ObjectionAnswer},
    fields::Fields,
    history::{What, Workshop},
    ids::TopicId,
    moment::Moment,
    objection::Fate,
    people::{Group, Presence, Team},
    rejected::Rejected,
    rule::{NextStep, Standing, Verdict, next_steps, standings, verdict},
    session::{Session, Step},
    status::{Care, Status},
    topic::{Author, Phase, Topic},
    vote::{Method, Motion, Tally},
};

const SALES: u32 = 8;
const MARKETING: u32 = 3;

struct Room {
    workshop: Workshop,
    seconds: i64,
    /// How far the clock goes from one command to the next.
    pace: i64,
}

impl Room {
    fn new(sales: u32, marketing: u32) -> Self {
        let session = Session::new("s".into(), "Q1".to_owned(), "Europe/Berlin".to_owned());
        let mut room = Self { workshop: Workshop::new(session), seconds: 0, pace: 1 };
        for (group, count) in [(Group::Sales, sales), (Group::Marketing, marketing)] {
            for number in 0..count {
                let name = format!("{group:?} {number}");
                let role = String::new();
                room.does(Command::AddPerson { id: None, name, group, role, presence: Presence::InRoom });
            }
        }
        let fields = Box::new(Fields::empty("lead").expect("lead is a kind"));
        room.does(Command::AddTopic { id: Some("lead".into()), title: "Lead".to_owned(), fields });
        let fields = Box::new(Fields::empty("follow_up").expect("follow_up is a kind"));
        room.does(Command::AddTopic { id: Some("follow-up".into()), title: "Follow-up".to_owned(), fields });
        room
    }

    fn worded() -> Self {
        let mut room = Self::new(SALES, MARKETING);
        room.does(Command::Word { topic: lead(), text: "A person who asked to talk to us".to_owned() });
        room
    }

    fn tries(&mut self, command: Command) -> Result<(), Rejected> {
        self.seconds += self.pace;
        let at = Moment::parse("2026-03-12T13:00:00Z").expect("a time").plus_seconds(self.seconds);
        self.workshop.commit(vec![command], at)?;
        assert_eq!(self.workshop.replay().as_ref(), Some(self.workshop.session()), "replay equals state");
        Ok(())
    }

    fn does(&mut self, command: Command) {
        self.tries(command).expect("the command is accepted");
    }

    fn now(&self) -> Moment {
        Moment::parse("2026-03-12T14:00:00Z").expect("a time").plus_seconds(self.seconds)
    }

    fn votes(&mut self, sales: &[u8], marketing: &[u8]) {
        self.does(Command::OpenRound { topic: lead(), motion: Motion::Adopt });
        let round = self.topic().rounds.len() as u32;
        let attendance = self.topic().rounds.last().expect("just opened").attendance;
        for (team, fingers) in [(Team::Sales, sales), (Team::Marketing, marketing)] {
            let present = *attendance.get(team);
            if present > 0 {
                let tally = Tally::of(fingers, present);
                self.does(Command::RecordTally { topic: lead(), round, team, tally });
            }
        }
        self.does(Command::Reveal { topic: lead(), round });
    }

    fn topic(&self) -> &Topic {
        self.workshop.session().topic(&lead()).expect("the topic is there")
    }

    fn decides(&mut self, decision: Decision) -> Result<(), Rejected> {
        self.tries(Command::Decide { topic: lead(), decision })
    }

    fn answers(&mut self, answer: ObjectionAnswer) {
        let objection = self.topic().objections.last().expect("there is an objection").number;
        self.does(Command::AnswerObjection { topic: lead(), objection, answer });
    }
}

fn lead() -> TopicId {
    "lead".into()
}

#[test]
fn one_team_cannot_be_outvoted_by_the_other() {
    let mut room = Room::worded();
    room.votes(&[5; 8], &[5, 5, 1]);
    assert_eq!(verdict(room.topic()), Verdict::ObjectionOpen(Team::Marketing));
    assert!(matches!(room.decides(Decision::Agree), Err(Rejected::NotAgreedByRule(_))));
    assert_eq!(room.topic().status, Status::Open);

    room.votes(&[5; 8], &[5, 5, 3]);
    assert_eq!(verdict(room.topic()), Verdict::Agreed);
    assert_eq!(room.topic().objections[0].fate, Fate::Withdrawn, "they raised it to a 3");
    room.decides(Decision::Agree).expect("both teams clear");
    assert_eq!(room.topic().status, Status::Agreed);
}

#[test]
fn a_disagreement_written_down_is_agreement() {
    let mut room = Room::worded();
    room.votes(&[5; 8], &[5, 5, 1]);
    let objection = room.topic().objections[0].number;
    room.does(Command::DescribeObjection {
        topic: lead(),
        objection,
        reason: "Two signals are too few".to_owned(),
        acceptable_if: "three".to_owned(),
        named: String::new(),
    });
    room.answers(ObjectionAnswer::GoAhead);
    assert_eq!(verdict(room.topic()), Verdict::AgreedWithDissent);
    room.decides(Decision::Agree).expect("the team goes ahead");
    assert_eq!(room.topic().status, Status::AgreedWithDissent);
    assert_eq!(room.topic().objections[0].reason, "Two signals are too few");
}

#[test]
fn a_team_that_says_no_is_not_agreed() {
    let mut room = Room::worded();
    room.votes(&[5; 8], &[5, 5, 0]);
    room.answers(ObjectionAnswer::Stands);
    assert_eq!(verdict(room.topic()), Verdict::NotAgreed(Team::Marketing));
    assert!(room.decides(Decision::Agree).is_err());
    room.decides(Decision::NotAgreed(Care::default())).expect("that is a decision too");
}

#[test]
fn going_ahead_needs_more_for_than_against_in_each_team() {
    let mut room = Room::worded();
    room.votes(&[5; 8], &[1, 1, 4]);
    room.answers(ObjectionAnswer::GoAhead);
    assert_eq!(verdict(room.topic()), Verdict::Outweighed(Team::Marketing));
    assert!(room.decides(Decision::Agree).is_err());
    room.decides(Decision::Override { reason: "Decided by the sponsor's limit".to_owned() })
        .expect("with a reason");
    assert_eq!(
        room.topic().decided.as_ref().map(|decided| decided.overridden.as_str()),
        Some("Decided by the sponsor's limit")
    );
}

#[test]
fn an_override_needs_its_reason() {
    let mut room = Room::worded();
    assert_eq!(
        room.decides(Decision::Override { reason: "  ".to_owned() }),
        Err(Rejected::Empty("rejected.what.reason_override"))
    );
}

#[test]
fn changing_a_word_of_an_agreed_topic_reopens_it_and_spelling_does_not() {
    let mut room = Room::worded();
    room.votes(&[5; 8], &[5, 4, 3]);
    room.decides(Decision::Agree).expect("agreed");
    let change = Command::Word { topic: lead(), text: "Anybody".to_owned() };
    assert_eq!(room.tries(change.clone()), Err(Rejected::ReopenFirst("Lead".to_owned())));

    room.does(Command::Correct { topic: lead(), text: "A person who asked to talk to us.".to_owned() });
    assert_eq!((room.topic().status.clone(), room.topic().revision), (Status::Agreed, 1));
    assert_eq!(room.topic().corrections.len(), 1);

    room.decides(Decision::Reopen).expect("reopened");
    assert_eq!(verdict(room.topic()), Verdict::NoVote, "the old vote no longer counts");
    room.does(change);
    assert_eq!(room.topic().revision, 2);
    assert_eq!(room.topic().revisions[0].text, "A person who asked to talk to us.");
}

#[test]
fn a_change_after_the_vote_makes_the_vote_old() {
    let mut room = Room::worded();
    room.votes(&[5; 8], &[5, 4, 3]);
    room.does(Command::Word { topic: lead(), text: "Anybody at a target company".to_owned() });
    assert_eq!(verdict(room.topic()), Verdict::ChangedSinceVote);
    assert!(room.decides(Decision::Agree).is_err());
}

#[test]
fn what_was_put_aside_is_asked_anew_whatever_the_clock_says() {
    for pace in [-600, 0, 1, 600] {
        let mut room = Room::worded();
        room.votes(&[5; 8], &[5, 4, 1]);
        room.pace = pace;
        room.decides(Decision::Park(Care::default())).expect("anything may be put aside");
        assert!(room.topic().is_decided(), "{pace} seconds: the vote came before");
        room.does(Command::OpenRound { topic: lead(), motion: Motion::Adopt });
        assert!(!room.topic().is_decided(), "{pace} seconds: it is asked anew");
        room.does(Command::LeaveRound { topic: lead(), round: 2 });
        assert!(room.topic().is_decided(), "{pace} seconds: nobody answered");
        room.votes(&[5; 8], &[5, 4, 3]);
        room.decides(Decision::Agree).expect("everybody is for it");
        assert!(room.topic().is_decided(), "{pace} seconds: it is answered");
    }
}

#[test]
fn a_file_that_does_not_count_the_rounds_learns_it_from_its_log_or_goes_by_the_clock() {
    let mut room = Room::worded();
    room.votes(&[5; 8], &[5, 4, 1]);
    room.pace = 0;
    room.decides(Decision::Park(Care::default())).expect("anything may be put aside");
    room.does(Command::OpenRound { topic: lead(), motion: Motion::Adopt });
    let uncounted = |session: &Session| {
        let mut session = session.clone();
        for topic in &mut session.topics {
            topic.decided.iter_mut().for_each(|decided| decided.after_rounds = None);
        }
        session
    };
    let (base, log) = (room.workshop.base().clone(), room.workshop.log().to_vec());
    let earlier = Workshop::restore(base, uncounted(room.workshop.session()), log, 0);
    assert_eq!(earlier, room.workshop, "its history stays open");

    room.pace = 60;
    room.does(Command::LeaveRound { topic: lead(), round: 2 });
    room.does(Command::OpenRound { topic: lead(), motion: Motion::Adopt });
    let without_a_log = uncounted(room.workshop.session());
    assert!(!without_a_log.topic(&lead()).expect("the lead").is_decided(), "a later round asks anew");
}

#[test]
fn what_is_agreed_is_decided_whatever_a_file_says_of_its_rounds() {
    let mut room = Room::worded();
    room.votes(&[5; 8], &[5, 4, 3]);
    room.decides(Decision::Agree).expect("everybody is for it");
    let mut topic = room.topic().clone();
    let decided = topic.decided.as_mut().expect("it is decided");
    (decided.at, decided.after_rounds) = (topic.rounds[0].opened_at.plus_seconds(-1), None);
    assert!(topic.is_decided());
}

#[test]
fn a_two_gets_a_second_round_first_and_then_a_reservation() {
    let mut room = Room::worded();
    room.votes(&[5; 8], &[5, 4, 2]);
    assert_eq!(next_steps(room.topic())[0], NextStep::VoteAgain);
    room.votes(&[5; 8], &[5, 4, 2]);
    assert_eq!(next_steps(room.topic())[0], NextStep::Agree);
    room.decides(Decision::Agree).expect("a two clears");
    assert_eq!(room.topic().status, Status::Agreed);
    assert_eq!((room.topic().reservations[0].team, room.topic().reservations[0].count), (Team::Marketing, 1));
}

#[test]
fn too_few_answers_are_provisional_at_most() {
    let mut room = Room::worded();
    room.votes(&[5, 5, 5], &[5, 5, 5]);
    assert_eq!(verdict(room.topic()), Verdict::TooFewAnswered(Team::Sales));
    assert!(room.decides(Decision::Agree).is_err());
    let until = crate::domain::moment::Day::parse("2026-06-30").expect("a date");
    room.decides(Decision::Provisional { until }).expect("for now");
}

#[test]
fn a_team_that_is_not_there_cannot_be_agreed_for() {
    let mut room = Room::new(SALES, 0);
    room.does(Command::Propose { topic: lead(), by: Author::Marketing, text: "Sent by e-mail".to_owned() });
    room.does(Command::Word { topic: lead(), text: "A person".to_owned() });
    room.votes(&[5; 8], &[]);
    assert_eq!(verdict(room.topic()), Verdict::TeamMissing(Team::Marketing));
    assert!(room.decides(Decision::Agree).is_err());
}

#[test]
fn the_attendance_of_an_open_round_stays_as_it_was() {
    let mut room = Room::worded();
    room.does(Command::OpenRound { topic: lead(), motion: Motion::Adopt });
    let late = Command::AddPerson {
        id: None,
        name: "Late".to_owned(),
        group: Group::Marketing,
        role: String::new(),
        presence: Presence::OnCall,
    };
    room.does(late);
    assert_eq!(room.topic().rounds[0].attendance.marketing, MARKETING);
    let four = Tally::of(&[5; 4], 4);
    assert_eq!(
        room.tries(Command::RecordTally { topic: lead(), round: 1, team: Team::Marketing, tally: four }),
        Err(Rejected::CountMismatch { counted: 4, present: MARKETING })
    );
    room.does(Command::LeaveRound { topic: lead(), round: 1 });
    room.does(Command::OpenRound { topic: lead(), motion: Motion::Adopt });
    assert_eq!(room.topic().rounds[1].attendance.marketing, MARKETING + 1);
}

#[test]
fn silence_after_being_asked_is_consent() {
    let mut room = Room::new(SALES, MARKETING);
    let topic: TopicId = "follow-up".into();
    let fields = Fields::empty("follow_up").expect("a kind").with("classes/+", "A").expect("a row");
    room.does(Command::Fill { topic: topic.clone(), fields: Box::new(fields) });
    room.does(Command::OpenRound { topic: topic.clone(), motion: Motion::Adopt });
    room.does(Command::RecordConsent { topic: topic.clone(), round: 1, team: Team::Sales, objections: 0 });
    assert_eq!(
        room.tries(Command::Reveal { topic: topic.clone(), round: 1 }),
        Err(Rejected::SideMissing(Team::Marketing))
    );
    room.does(Command::RecordConsent {
        topic: topic.clone(),
        round: 1,
        team: Team::Marketing,
        objections: 1,
    });
    room.does(Command::Reveal { topic: topic.clone(), round: 1 });
    let follow_up = room.workshop.session().topic(&topic).expect("there").clone();
    assert_eq!(follow_up.rounds[0].method, Method::Consent);
    let standings = standings(&follow_up, &follow_up.rounds[0]);
    assert_eq!((standings.sales, standings.marketing), (Standing::Clears { twos: 0 }, Standing::Objects));
    let answer =
        Command::AnswerObjection { topic: topic.clone(), objection: 1, answer: ObjectionAnswer::Withdrawn };
    room.does(answer);
    room.does(Command::Decide { topic, decision: Decision::Agree });
}

#[test]
fn an_amendment_meets_an_objection() {
    let mut room = Room::worded();
    room.votes(&[5; 8], &[5, 5, 1]);
    room.does(Command::Word { topic: lead(), text: "A person with a budget".to_owned() });
    room.votes(&[5; 8], &[5, 5, 4]);
    assert_eq!(room.topic().objections[0].fate, Fate::MetByAmendment { revision: 2 });
    room.decides(Decision::Agree).expect("met");
    assert_eq!(room.topic().status, Status::Agreed);
}

#[test]
fn details_never_make_a_vote_old() {
    let mut room = Room::new(SALES, MARKETING);
    let topic: TopicId = "follow-up".into();
    let fields = Fields::empty("follow_up").expect("a kind").with("classes/+", "A").expect("a row");
    let fields = fields.with("classes/0/within", "8h").expect("a limit");
    room.does(Command::Fill { topic: topic.clone(), fields: Box::new(fields.clone()) });
    room.does(Command::OpenRound { topic: topic.clone(), motion: Motion::Adopt });
    for team in Team::BOTH {
        room.does(Command::RecordConsent { topic: topic.clone(), round: 1, team, objections: 0 });
    }
    room.does(Command::Reveal { topic: topic.clone(), round: 1 });
    room.does(Command::Decide { topic: topic.clone(), decision: Decision::Agree });
    assert!(!fields.unmeasured().is_empty());
    let measured = fields.with("measure/seen_in", "CRM").expect("a detail");
    room.does(Command::Fill { topic: topic.clone(), fields: Box::new(measured) });
    let changed = fields.with("classes/0/within", "4h").expect("a limit");
    assert!(room.tries(Command::Fill { topic, fields: Box::new(changed) }).is_err());
}

#[test]
fn phases_follow_from_what_is_there() {
    let mut room = Room::new(SALES, MARKETING);
    assert_eq!(room.topic().phase(), Phase::Propose);
    room.does(Command::Propose { topic: lead(), by: Author::Sales, text: "A budget".to_owned() });
    assert_eq!(room.topic().phase(), Phase::Merge);
    room.does(Command::Word { topic: lead(), text: "A person".to_owned() });
    assert_eq!(room.topic().phase(), Phase::Vote);
    room.votes(&[5; 8], &[5, 5, 5]);
    assert_eq!(room.topic().phase(), Phase::Decide);
}

#[test]
fn undo_takes_back_words_and_leaves_ceremonies() {
    let mut room = Room::worded();
    room.does(Command::EnterStep { step: Step::Definitions });
    let now = room.now();
    let undone = room.workshop.undo(now).expect("there is something to undo");
    assert!(matches!(undone.what, What::Undo(_)));
    assert_eq!(room.topic().text, "");
    assert_eq!(room.workshop.session().step, Step::Definitions);
    let redone = room.workshop.redo(now).expect("and to bring back");
    assert!(matches!(redone.what, What::Redo(_)));
    assert_eq!(room.topic().text, "A person who asked to talk to us");
    assert_eq!(room.workshop.redo(now), Err(Rejected::NothingToRedo));
}

#[test]
fn a_batch_is_all_or_nothing() {
    let mut room = Room::worded();
    let before = room.workshop.clone();
    let batch = vec![
        Command::Rename { name: "Q2".to_owned() },
        Command::Propose { topic: "nowhere".into(), by: Author::Sales, text: "x".to_owned() },
    ];
    assert!(room.workshop.commit(batch, room.now()).is_err());
    assert_eq!(room.workshop, before);
}

#[test]
fn after_the_close_only_what_changes_nothing_agreed_is_taken() {
    let mut room = Room::worded();
    room.does(Command::Close {});
    let refused = room.tries(Command::Word { topic: lead(), text: "Other".to_owned() }).unwrap_err();
    assert!(refused.to_string().contains("closed on Thu 12 Mar 2026"), "{refused}");
    room.does(Command::Correct { topic: lead(), text: "A person who asked us to talk".to_owned() });
    room.does(Command::ReopenSession {});
    room.does(Command::Word { topic: lead(), text: "Other".to_owned() });
}
