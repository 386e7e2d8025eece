//! Every command put to a closed session: accepted or refused, as one table.

use crate::domain::{
    command::{Command, Decision},
    fields::Fields,
    history::Workshop,
    ids::TopicId,
    moment::Moment,
    people::Team,
    rejected::Rejected,
    session::Session,
    status::Status,
};

const ACCEPTED: bool = true;
const REFUSED: bool = false;

/// Each command as it is written in a file, and whether a closed session takes it.
const TABLE: &[(bool, &str)] = &[
    (ACCEPTED, r#"{"rename": {"name": "Q2"}}"#),
    (ACCEPTED, r#"{"set_company": {"company": "Acme"}}"#),
    (REFUSED, r#"{"set_zone": {"zone": "UTC"}}"#),
    (REFUSED, r#"{"set_plan": {"plan": {"start": "13:10"}}}"#),
    (REFUSED, r#"{"set_rule": {"rule": {"topics": "consent", "promises": "consent"}}}"#),
    (REFUSED, r#"{"set_working_agreements": {"agreements": []}}"#),
    (REFUSED, r#"{"set_measured_on": {"team": "sales", "measured": {"on": "deals"}}}"#),
    (ACCEPTED, r#"{"add_person": {"name": "New", "group": "sales"}}"#),
    (ACCEPTED, r#"{"change_person": {"id": "ana", "name": "Anna", "group": "sales"}}"#),
    (REFUSED, r#"{"change_person": {"id": "ana", "name": "Ana", "group": "marketing"}}"#),
    (REFUSED, r#"{"set_presence": {"id": "ana", "presence": "not_here"}}"#),
    (REFUSED, r#"{"remove_person": {"id": "ana"}}"#),
    (
        ACCEPTED,
        r#"{"add_calendar": {"calendar": {"id": "new", "calendar": {"tz": "UTC", "weekly": {"mon": [["09:00", "17:00"]]}}}}}"#,
    ),
    (ACCEPTED, r#"{"rename_calendar": {"id": "none", "name": "office"}}"#),
    (ACCEPTED, r#"{"remove_calendar": {"id": "none"}}"#),
    (REFUSED, r#"{"assume": {"what": "reps", "value": {"number": "4"}}}"#),
    (REFUSED, r#"{"set_agenda": {"boxes": []}}"#),
    (REFUSED, r#"{"set_box_minutes": {"id": "lead", "minutes": 5}}"#),
    (REFUSED, r#"{"lock_box": {"id": "lead", "locked": true}}"#),
    (REFUSED, r#"{"enter_step": {"step": "sla"}}"#),
    (REFUSED, r#"{"enter_box": {"id": "lead"}}"#),
    (REFUSED, r#"{"pause_timer": {}}"#),
    (REFUSED, r#"{"resume_timer": {}}"#),
    (REFUSED, r#"{"extend_timer": {"minutes": 5}}"#),
    (
        REFUSED,
        r#"{"attach_baseline": {"wave": {"source": "hands", "respondents": {"sales": 0, "marketing": 0}, "threshold": 5, "items": []}}}"#,
    ),
    (ACCEPTED, r#"{"carry_survey": {}}"#),
    (REFUSED, r#"{"pick_item": {"item": "q1", "picked": true}}"#),
    (REFUSED, r#"{"link_item": {"item": "q1"}}"#),
    (
        REFUSED,
        r#"{"record_room_tally": {"tally": {"source": "slips", "present": {"sales": 1, "marketing": 1}, "item": {"id": "q1", "question": "Do we talk?", "kind": "likert", "points": [1, 2], "answers": {"sales": {}, "marketing": {}}}}}}"#,
    ),
    (ACCEPTED, r#"{"remove_room_tally": {"id": "h1"}}"#),
    (REFUSED, r#"{"name_top_three": {"team": "sales", "concerns": []}}"#),
    (REFUSED, r#"{"agree_to_words": {"team": "sales", "by": "Ana"}}"#),
    (ACCEPTED, r#"{"withdraw_from_words": {"team": "sales"}}"#),
    (REFUSED, r#"{"attach_words": {"written_by": {"sales": null, "marketing": null}}}"#),
    (REFUSED, r#"{"tag_word": {"by": "sales", "word": 1}}"#),
    (REFUSED, r#"{"accept_word": {"by": "sales", "word": 1, "accepted": true}}"#),
    (ACCEPTED, r#"{"accept_word": {"by": "sales", "word": 1, "accepted": false}}"#),
    (REFUSED, r#"{"merge_words": {"by": "sales", "word": 1, "into": 2}}"#),
    (REFUSED, r#"{"add_topic": {"title": "New", "fields": {"lead": {}}}}"#),
    (REFUSED, r#"{"retitle_topic": {"topic": "agreed", "title": "Other"}}"#),
    (REFUSED, r#"{"set_method": {"topic": "agreed", "method": "consent"}}"#),
    (REFUSED, r#"{"give": {"topic": "agreed", "text": "at most four people"}}"#),
    (REFUSED, r#"{"propose": {"topic": "agreed", "by": "sales", "text": "later"}}"#),
    (REFUSED, r#"{"word": {"topic": "agreed", "text": "Other"}}"#),
    (ACCEPTED, "fill details"),
    (REFUSED, "fill what was voted on"),
    (ACCEPTED, r#"{"correct": {"topic": "agreed", "text": "A person who asked."}}"#),
    (ACCEPTED, r#"{"assign_owner": {"topic": "agreed", "person": "ana"}}"#),
    (ACCEPTED, r#"{"confirm_owner": {"topic": "owned"}}"#),
    (REFUSED, r#"{"set_topic_review": {"topic": "agreed", "by": "2026-06-01"}}"#),
    (REFUSED, r#"{"open_round": {"topic": "agreed"}}"#),
    (
        REFUSED,
        r#"{"record_tally": {"topic": "agreed", "round": 1, "team": "sales", "tally": {"counts": [0,0,0,0,0,1]}}}"#,
    ),
    (REFUSED, r#"{"record_consent": {"topic": "agreed", "round": 1, "team": "sales", "objections": 0}}"#),
    (REFUSED, r#"{"reveal": {"topic": "agreed", "round": 1}}"#),
    (ACCEPTED, r#"{"leave_round": {"topic": "agreed", "round": 1}}"#),
    (REFUSED, r#"{"describe_objection": {"topic": "agreed", "objection": 1}}"#),
    (REFUSED, r#"{"answer_objection": {"topic": "agreed", "objection": 1, "answer": "withdrawn"}}"#),
    (REFUSED, r#"{"note_reservation": {"topic": "agreed", "team": "sales", "note": "x"}}"#),
    (REFUSED, r#"{"decide": {"topic": "agreed", "decision": "agree"}}"#),
    (REFUSED, r#"{"decide": {"topic": "agreed", "decision": "reopen"}}"#),
    (REFUSED, r#"{"decide": {"topic": "agreed", "decision": {"override": {"reason": "x"}}}}"#),
    (REFUSED, r#"{"decide": {"topic": "asked", "decision": {"provisional": {"until": "2026-06-01"}}}}"#),
    (REFUSED, r#"{"decide": {"topic": "asked", "decision": {"not_agreed": {}}}}"#),
    (REFUSED, r#"{"decide": {"topic": "asked", "decision": {"park": {}}}}"#),
    (
        REFUSED,
        r#"{"decide": {"topic": "asked", "decision": {"to_leadership": {"question": "Who?", "sales": "", "marketing": "", "decides": "Ruth"}}}}"#,
    ),
    (REFUSED, r#"{"decide": {"topic": "asked", "decision": {"not_today": {}}}}"#),
    (REFUSED, r#"{"decide": {"topic": "agreed", "decision": {"retire": {"reason": "x"}}}}"#),
    (REFUSED, r#"{"decide": {"topic": "asked", "decision": {"let_go": {"reason": "x"}}}}"#),
    (
        ACCEPTED,
        r#"{"decide": {"topic": "agreed", "decision": {"question": {"team": "sales", "reason": "nobody calls"}}}}"#,
    ),
    (
        REFUSED,
        r#"{"decide": {"topic": "asked", "decision": {"question": {"team": "sales", "reason": "nobody calls"}}}}"#,
    ),
    (
        ACCEPTED,
        r#"{"decide": {"topic": "asked", "decision": {"decided_by_leadership": {"answer": "Yes", "name": "Ruth", "on": "2026-03-20"}}}}"#,
    ),
    (
        REFUSED,
        r#"{"decide": {"topic": "agreed", "decision": {"decided_by_leadership": {"answer": "No", "name": "Ruth", "on": "2026-03-20"}}}}"#,
    ),
    (ACCEPTED, r#"{"park": {"text": "One field for the source"}}"#),
    (ACCEPTED, r#"{"care_for_parked": {"id": "none", "care": {}}}"#),
    (ACCEPTED, r#"{"end_parked": {"id": "none", "end": "settled"}}"#),
    (ACCEPTED, r#"{"add_action": {"what": "Send the list"}}"#),
    (ACCEPTED, r#"{"set_action_done": {"id": "none", "done": true}}"#),
    (REFUSED, r#"{"remove_action": {"id": "none"}}"#),
    (ACCEPTED, r#"{"say": {"person": "ana", "text": "I call back"}}"#),
    (REFUSED, r#"{"set_review_by": {"by": "2026-06-01"}}"#),
    (ACCEPTED, r#"{"sign": {"team": "sales", "name": "Ana"}}"#),
    (ACCEPTED, r#"{"withdraw_signature": {"team": "sales"}}"#),
    (ACCEPTED, r#"{"note_kept": {"on": "2026-03-26", "topic": "agreed", "kept": "yes"}}"#),
    (ACCEPTED, r#"{"note_sign": {"on": "2026-03-26", "sign": "a surge", "seen": false}}"#),
    (ACCEPTED, r#"{"note_win": {"on": "2026-03-26", "text": "a deal"}}"#),
    (REFUSED, "follow"),
    (REFUSED, r#"{"carry": {}}"#),
    (REFUSED, r#"{"close": {}}"#),
    (ACCEPTED, r#"{"reopen_session": {}}"#),
];

fn at(text: &str) -> Moment {
    Moment::parse(text).unwrap()
}

/// A closed session with something agreed, something owned and something asked of leadership.
fn closed() -> Session {
    let mut session = Session::new("s1".into(), "Q1".to_owned(), "Europe/Berlin".to_owned());
    let before = [
        r#"{"add_person": {"id": "ana", "name": "Ana", "group": "sales"}}"#,
        r#"{"add_topic": {"id": "agreed", "title": "Follow-up", "fields": {"follow_up": {}}}}"#,
        r#"{"add_topic": {"id": "owned", "title": "Volume", "fields": {"volume": {}}}}"#,
        r#"{"add_topic": {"id": "asked", "title": "Pay", "fields": {"practice": {}}}}"#,
        r#"{"assign_owner": {"topic": "owned", "person": "ana", "confirm_by": "2026-03-24"}}"#,
        r#"{"word": {"topic": "agreed", "text": "A person who asked"}}"#,
        r#"{"decide": {"topic": "agreed", "decision": {"override": {"reason": "one is away"}}}}"#,
        r#"{"decide": {"topic": "asked", "decision": {"to_leadership": {"question": "Who?", "sales": "", "marketing": "", "decides": "Ruth"}}}}"#,
        r#"{"close": {}}"#,
    ];
    for command in before {
        let command: Command = serde_json::from_str(command).unwrap();
        session
            .apply(&command, at("2026-03-12T15:00:00Z"))
            .unwrap_or_else(|why| panic!("{command:?}: {why}"));
    }
    session
}

fn command(row: &str) -> Command {
    let filled = |path: &str, value: &str| Command::Fill {
        topic: "agreed".into(),
        fields: Box::new(Fields::empty("follow_up").unwrap().with(path, value).unwrap()),
    };
    match row {
        "fill details" => filled("measure/seen_in", "CRM"),
        "fill what was voted on" => filled("by", "phone"),
        "follow" => Command::Follow {
            previous: Box::new(Session::new("s0".into(), "Q4".to_owned(), "UTC".to_owned())),
        },
        json => serde_json::from_str(json).unwrap_or_else(|why| panic!("{json}: {why}")),
    }
}

#[test]
fn every_command_is_accepted_or_refused_by_a_closed_session() {
    for (accepted, row) in TABLE {
        let command = command(row);
        let answer = closed().apply(&command, at("2026-03-26T09:00:00Z"));
        let refused = matches!(answer, Err(Rejected::Closed(_)));
        assert_eq!(refused, !accepted, "{command:?}: {answer:?}");
    }
}

#[test]
fn no_command_is_left_out_of_the_table() {
    let words: toml::Table = toml::from_str(include_str!("../../../../assets/words.toml")).unwrap();
    let named: Vec<String> = TABLE.iter().map(|(_, row)| command(row).key()).collect();
    for name in words["command"].as_table().unwrap().keys() {
        assert!(named.contains(&format!("command.{name}")), "{name} is not in the table");
    }
}

#[test]
fn what_is_completed_after_the_close_is_dated() {
    let mut session = closed();
    let later = at("2026-03-26T09:00:00Z");
    for row in ["fill details", r#"{"confirm_owner": {"topic": "owned"}}"#] {
        session.apply(&command(row), later).unwrap();
    }
    session.apply(&command(r#"{"sign": {"team": "sales", "name": "Ana"}}"#), later).unwrap();
    session
        .apply(&command(r#"{"correct": {"topic": "agreed", "text": "A person that asked"}}"#), later)
        .unwrap();
    let topic = |id: &str| session.topic(&TopicId::from(id)).unwrap();
    assert_eq!(topic("agreed").details_at, Some(later));
    assert_eq!(topic("agreed").corrections[0].at, later);
    assert_eq!(topic("owned").owner.as_ref().unwrap().confirmed_at, Some(later));
    assert_eq!(session.signature(Team::Sales).unwrap().signed_at, Some(later));
    assert_eq!(topic("agreed").status, Status::Agreed);
}

#[test]
fn a_word_taken_back_keeps_how_it_was_given() {
    let mut session = closed();
    let decision = Decision::Question { team: Team::Sales, reason: "nobody calls".to_owned() };
    let later = at("2026-03-26T09:00:00Z");
    session.apply(&Command::Decide { topic: "agreed".into(), decision }, later).unwrap();
    let topic = session.topic(&"agreed".into()).unwrap();
    let decided = topic.decided.as_ref().unwrap();
    assert_eq!((decided.at, decided.overridden.as_str()), (later, "one is away"));
    assert!(matches!(topic.status, Status::Questioned { .. }));
}

#[test]
fn undo_reaches_back_to_the_close_and_no_further() {
    let mut workshop = Workshop::new(Session::new("s1".into(), "Q1".to_owned(), "UTC".to_owned()));
    let mut commit = |row: &str, time: &str| {
        workshop.commit(vec![command(row)], at(time)).unwrap();
        workshop.clone()
    };
    commit(r#"{"park": {"id": "k1", "text": "before"}}"#, "2026-03-12T14:00:00Z");
    commit(r#"{"close": {}}"#, "2026-03-12T15:00:00Z");
    let mut after = commit(r#"{"park": {"id": "k2", "text": "after"}}"#, "2026-03-26T09:00:00Z");
    let later = at("2026-03-26T09:01:00Z");
    after.undo(later).unwrap();
    assert_eq!(after.session().parking.len(), 1);
    assert!(matches!(after.undo(later), Err(Rejected::Closed(_))), "what was agreed stays");
    after.redo(later).unwrap();
    assert_eq!(after.session().parking.len(), 2);
    after.commit(vec![Command::ReopenSession {}], later).unwrap();
    after.undo(later).unwrap();
    after.undo(later).unwrap();
    assert!(after.session().parking.is_empty(), "a session that is open again can go all the way back");
}
