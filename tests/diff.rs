//! Two states of the practice session side by side: nothing differs from itself, both ways say the same, and every
//! change a person can make shows up where it belongs.
#![expect(clippy::unwrap_used, reason = "checks are spread over functions")]

use proptest::prelude::*;
use smarketing::{
    diff::{self, Change, Difference, Fate, Mark, Part},
    domain::{
        assumption::{Input, Value},
        command::{Command, Decision},
        fields::Fields,
        history::Workshop,
        moment::{Day, Moment},
        people::{Group, Team},
        session::{MeasuredOn, NamedCalendar, Session, Step},
        slot::{Shape, Slot},
        status::Care,
        vote::Method,
    },
    export::{Context, Kind, find, render_with},
    hours::Calendar,
    import::practice,
};
use std::sync::OnceLock;

fn at() -> Moment {
    Moment::parse("2026-06-11T12:00:00Z").unwrap()
}

fn day(text: &str) -> Day {
    Day::parse(text).unwrap()
}

fn between(old: &Session, new: &Session) -> Difference {
    diff::diff(old, new, Some(day("2026-06-11")))
}

/// The practice session at its end, made once: making it replays a whole afternoon.
fn finished() -> Session {
    static FINISHED: OnceLock<Session> = OnceLock::new();
    FINISHED.get_or_init(reopened).clone()
}

fn reopened() -> Session {
    let mut workshop = practice::finished("demo".into());
    // Closed sessions take no more changes of what was agreed; these tests are about any change.
    if workshop.session().closed_at.is_some() {
        workshop.commit(vec![Command::ReopenSession {}], at()).unwrap();
    }
    workshop.session().clone()
}

fn states() -> Vec<Session> {
    let times = ["2026-03-11T00:00:00Z", "2026-03-12T13:30:00Z", "2026-03-12T14:30:00Z"];
    let until = |time: &&str| practice::until("demo".into(), Moment::parse(time).unwrap()).session().clone();
    times.iter().map(until).chain([finished(), practice::planned("demo".into()).session().clone()]).collect()
}

/// One line for everything that differs, so that two differences can be compared whatever their order; `back` tells
/// it the other way round.
fn told(difference: &Difference, back: bool) -> Vec<String> {
    let sides =
        |was: String, now: String| if back { format!("{now} | {was}") } else { format!("{was} | {now}") };
    let mut told = Vec::new();
    for topic in &difference.topics {
        let fate = match (topic.fate, back) {
            (Fate::New, true) => Fate::Dropped,
            (Fate::Dropped, true) => Fate::New,
            (fate, _) => fate,
        };
        let words = |standing: &Option<diff::Standing>| format!("{standing:?}");
        let now = topic.now.is_some().then(|| topic.id.to_string());
        let was = topic.was_id.as_ref().map(ToString::to_string);
        let id = sides(format!("{was:?}"), format!("{now:?}"));
        told.push(format!("{id}: {fate:?} {}", sides(words(&topic.was), words(&topic.now))));
        told.extend(topic.parts.iter().map(|part| format!("{id}, {}", part_told(part, back))));
    }
    for item in difference.actions.iter().chain(&difference.parked) {
        told.push(sides(format!("{:?}", item.was), format!("{:?}", item.now)));
        told.extend(item.parts.iter().map(|part| part_told(part, back)));
    }
    for (group, parts) in difference.groups() {
        told.extend(parts.iter().map(|part| format!("{group}: {}", part_told(part, back))));
    }
    told.sort();
    told
}

fn part_told(part: &Part, back: bool) -> String {
    let sides =
        |was: String, now: String| if back { format!("{now} | {was}") } else { format!("{was} | {now}") };
    let change = match &part.change {
        Change::Value { was, now } => sides(was.clone(), now.clone()),
        Change::Words { pieces } => {
            let of = |mark: Mark| {
                format!("{:?}", pieces.iter().filter(|p| p.mark == mark).map(|p| &p.text).collect::<Vec<_>>())
            };
            sides(of(Mark::Deleted), of(Mark::Inserted))
        }
        Change::Lines { gone, came, reordered } => {
            let sorted = |lines: &[String]| {
                let mut lines = lines.to_vec();
                lines.sort();
                format!("{lines:?}")
            };
            sides(sorted(gone), sorted(came)) + &reordered.to_string()
        }
        Change::Rows { cells, reordered } => {
            let cell =
                |cell: &diff::Cell| format!("{} {}", cell.field, sides(cell.was.clone(), cell.now.clone()));
            let mut cells: Vec<String> = cells.iter().map(cell).collect();
            cells.sort();
            format!("{cells:?} {reordered}")
        }
    };
    format!("{} {change}", part.field)
}

#[test]
fn of_itself_nothing_differs() {
    for session in states() {
        let difference = between(&session, &session);
        assert!(difference.is_empty(), "{:#?}", told(&difference, false));
        assert!(difference.topics.iter().all(|topic| topic.fate == Fate::Same));
    }
}

#[test]
fn the_other_way_round_was_and_now_change_places() {
    let states = states();
    for (old, new) in states.iter().flat_map(|old| states.iter().map(move |new| (old, new))) {
        assert_eq!(told(&between(old, new), false), told(&between(new, old), true));
        assert_eq!(between(old, new), between(old, new), "and it is the same each time");
    }
}

/// Something to type into a slot that is not in it.
fn another(slot: &Slot) -> Vec<String> {
    let typed: Vec<&str> = match slot.shape {
        Shape::Text => vec!["another value of several words", "11:45", "every 3 weeks"],
        Shape::Lines => vec!["one thing\nanother thing", "a third thing"],
        Shape::Number => vec!["17", "18"],
        Shape::Limit => vec!["3 business days", "45 minutes"],
        Shape::Share => vec!["42 %", "43.5 %"],
        Shape::Day => vec!["2027-01-15", "2027-02-16"],
        Shape::Choice(words) => words.to_vec(),
        Shape::Event => vec!["the fax is read", "the moon is full"],
        Shape::Rhythm => vec!["every 5 weeks on Friday", "every 6 weeks on Friday"],
        Shape::AddRow => vec!["a row more"],
    };
    typed.into_iter().map(str::to_owned).collect()
}

/// Every change of one slot of these fields: what it is, and the fields after it.
fn changes_of(fields: &Fields) -> Vec<(String, Fields)> {
    let slots = fields.slots();
    let changed = slots.iter().filter_map(|slot| {
        let after = another(slot)
            .iter()
            .filter_map(|typed| fields.with(&slot.path, typed).ok())
            .find(|after| after != fields)?;
        let field = slot.row().map_or(slot.path.trim_end_matches("/+"), |(list, _)| list);
        Some((field.to_owned(), after))
    });
    let rows = slots.iter().filter_map(|slot| {
        let (list, index) = slot.row()?;
        let gone = fields.with(&format!("{list}/{index}"), "").ok()?;
        Some((list.to_owned(), gone))
    });
    changed.chain(rows).collect()
}

#[test]
fn every_slot_of_every_topic_shows_up() {
    let session = finished();
    let mut seen = 0;
    for (index, topic) in session.topics.iter().enumerate() {
        for (field, fields) in changes_of(&topic.fields) {
            let mut changed = session.clone();
            changed.topics[index].fields = fields;
            let difference = between(&session, &changed);
            let parts = &difference.topics[index].parts;
            assert!(parts.iter().any(|part| part.field == field), "{} {field}: {parts:?}", topic.id);
            assert_eq!(difference.topics.iter().filter(|topic| topic.fate != Fate::Same).count(), 1);
            seen += 1;
        }
    }
    assert!(seen > 200, "only {seen} slots were tried");
}

/// Changes people make, each with where it shows: the topic and the field, or the name of a part around the topics.
#[expect(clippy::too_many_lines, reason = "a list of changes, one after the other")]
fn changes(session: &Session) -> Vec<(Command, &'static str)> {
    let mut changes = vec![
        (Command::SetCompany { company: "Umbrella".to_owned() }, "company"),
        (Command::SetZone { zone: "America/New_York".to_owned() }, "zone"),
        (Command::SetReviewBy { by: Some(day("2027-03-01")) }, "review_by"),
        (Command::SetWorkingAgreements { agreements: vec!["One speaks".to_owned()] }, "working_agreements"),
        (
            Command::SetMeasuredOn {
                team: Team::Sales,
                measured: MeasuredOn { on: "deals".to_owned(), by: "all".to_owned() },
            },
            "measured_on",
        ),
        (Command::NameTopThree { team: Team::Sales, concerns: vec!["speed".to_owned()] }, "top_three"),
        (
            Command::AddPerson {
                id: None,
                name: "Zoe Newcomer".to_owned(),
                group: Group::Sales,
                role: String::new(),
                presence: smarketing::domain::people::Presence::InRoom,
            },
            "people",
        ),
        (
            Command::Assume {
                what: Input::Reps,
                value: Some(Value::Number(smarketing::capacity::Ratio::whole(77))),
                by: "Zoe".to_owned(),
            },
            "reps",
        ),
        (
            Command::AddCalendar {
                calendar: NamedCalendar { id: "moon".into(), calendar: Calendar::standard("UTC").unwrap() },
            },
            "moon/hours",
        ),
        (
            Command::AddAction {
                id: None,
                what: "buy a bell".to_owned(),
                when: String::new(),
                who: None,
                by: None,
                topic: None,
            },
            "buy a bell",
        ),
        (
            Command::Park { id: None, text: "who pays for the bell".to_owned(), topic: None },
            "who pays for the bell",
        ),
        (
            Command::AddTopic {
                id: None,
                title: "Bell".to_owned(),
                fields: Box::new(Fields::Plain(Step::Practices)),
            },
            "",
        ),
    ];
    changes.extend(
        session
            .actions
            .first()
            .map(|action| (Command::SetActionDone { id: action.id.clone(), done: true }, "done")),
    );
    changes.extend(
        session.people.first().map(|person| (Command::RemovePerson { id: person.id.clone() }, "people")),
    );
    for topic in &session.topics {
        let id = || topic.id.clone();
        changes.extend([
            (Command::RetitleTopic { topic: id(), title: format!("{} renamed", topic.title) }, "title"),
            (Command::Word { topic: id(), text: format!("{} and a bell", topic.text) }, "text"),
            (Command::Give { topic: id(), text: "at most two bells".to_owned() }, "given"),
            (Command::SetTopicReview { topic: id(), by: Some(day("2027-02-01")) }, "review_by"),
            (Command::SetMethod { topic: id(), method: Method::Consent }, "method"),
            (
                Command::Decide {
                    topic: id(),
                    decision: Decision::Park(Care { owner: None, by: Some(day("2027-01-07")) }),
                },
                "standing",
            ),
            (
                Command::Decide { topic: id(), decision: Decision::Retire { reason: "over".to_owned() } },
                "standing",
            ),
        ]);
        changes.extend(session.people.last().map(|person| {
            (
                Command::AssignOwner {
                    topic: id(),
                    person: person.id.clone(),
                    confirm_by: Some(day("2027-01-03")),
                },
                "owner",
            )
        }));
    }
    changes
}

/// Whether a field of a topic, a part around the topics, an item or a standing of this name differs.
fn shows(difference: &Difference, wanted: &str) -> bool {
    let around = difference.groups().iter().any(|(_, parts)| parts.iter().any(|part| part.field == wanted));
    let items = difference.actions.iter().chain(&difference.parked);
    let items = items
        .filter(|item| !item.is_same())
        .any(|item| item.what == wanted || item.now.as_ref().is_some_and(|now| now.words == wanted));
    let topic = |topic: &diff::TopicDifference| {
        topic.parts.iter().any(|part| part.field == wanted)
            || topic.was.as_ref().map(|was| &was.words) != topic.now.as_ref().map(|now| &now.words)
            || matches!(topic.fate, Fate::New | Fate::Dropped)
    };
    around || items || difference.topics.iter().any(topic)
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(48))]
    #[test]
    fn every_change_of_a_random_row_of_changes_shows_up(picks in prop::collection::vec(any::<prop::sample::Index>(), 1..8)) {
        let start = finished();
        let mut session = start.clone();
        for pick in picks {
            let all = changes(&session);
            let (command, wanted) = pick.get(&all);
            let mut workshop = Workshop::new(session.clone());
            if workshop.commit(vec![command.clone()], at()).is_err() {
                continue;
            }
            let after = workshop.session().clone();
            let difference = between(&session, &after);
            let quiet = wanted.is_empty() || after == session;
            prop_assert!(quiet || shows(&difference, wanted), "{command:?} does not show as {wanted}: {:#?}", told(&difference, false));
            session = after;
        }
        prop_assert!(between(&session, &session).is_empty());
        prop_assert_eq!(told(&between(&start, &session), false), told(&between(&session, &start), true));
    }
}

#[test]
fn what_was_promised_by_a_date_stays_overdue_until_it_is_kept() {
    let mut old = finished();
    let id = old.topics[1].id.clone();
    let topic = &mut old.topics[1];
    topic.status =
        smarketing::domain::status::Status::Parked(Care { owner: None, by: Some(day("2026-04-15")) });
    let late = |old: &Session, new: &Session| {
        let difference = between(old, new);
        difference.overdue.iter().filter(|late| late.topic.as_ref() == Some(&id)).count()
    };
    let mut new = old.clone();
    assert_eq!(late(&old, &new), 1);
    new.topics[1].status = smarketing::domain::status::Status::Open;
    assert_eq!(late(&old, &new), 1, "no longer parked, and still nothing agreed");
    new.topics[1].status = smarketing::domain::status::Status::Agreed;
    new.topics[1].review_by = None;
    new.topics[1].owner = None;
    assert_eq!(late(&old, &new), 0);
    assert_eq!(diff::diff(&old, &old, None).overdue, [], "without a day nothing is past its date");
}

#[test]
fn who_disagrees_is_told_by_team_and_never_by_person() {
    let session = finished();
    let topic = session
        .topics
        .iter()
        .find(|topic| topic.objections.iter().any(|objection| !objection.named.is_empty()));
    let named =
        topic.unwrap().objections.iter().find(|objection| !objection.named.is_empty()).unwrap().named.clone();
    let before = practice::planned("demo".into()).session().clone();
    let difference = between(&before, &session);
    let topics = serde_json::to_string(&difference.topics).unwrap();
    assert!(topics.contains("disagree"), "{topics}");
    let without_owners: Vec<&Part> = difference
        .topics
        .iter()
        .flat_map(|topic| &topic.parts)
        .filter(|part| part.field != "owner")
        .collect();
    assert!(!serde_json::to_string(&without_owners).unwrap().contains(&named));
}

#[test]
fn a_copy_kept_by_the_follow_up_tells_the_same_as_the_session_itself() {
    let old = practice::finished("demo".into()).session().clone();
    let mut new = Session::new("next".into(), "Q2 alignment".to_owned(), old.zone.clone());
    new.company = old.company.clone();
    let mut workshop = Workshop::new(new);
    let people = old.people.iter().map(|person| Command::AddPerson {
        id: Some(person.id.clone()),
        name: person.name.clone(),
        group: person.group,
        role: person.role.clone(),
        presence: person.presence,
    });
    workshop.commit(people.collect(), at()).unwrap();
    workshop.commit(vec![Command::Follow { previous: Box::new(old.clone()) }], at()).unwrap();
    let carry = smarketing::domain::follow_up::everything(&old, day("2026-06-11"));
    workshop.commit(vec![carry], at()).unwrap();
    let new = workshop.session();
    let copy = diff::previous(new).unwrap();
    let (from_copy, from_file) = (between(&copy, new), between(&old, new));
    assert_eq!(from_copy.topics, from_file.topics);
    assert_eq!(from_copy.actions, from_file.actions);
    assert!(from_copy.topics.iter().all(|topic| topic.parts.iter().all(|part| part.field != "text")));
}

/// The practice session a quarter later: a limit, a wording, a topic put aside, an action done and a new one.
fn quarters() -> (Session, Session) {
    let old = practice::finished("demo".into()).session().clone();
    let mut new = Session { id: "next".into(), name: "Q2 alignment".to_owned(), ..old.clone() };
    new.plan.date = Day::parse("2026-06-11").ok();
    new.supersedes = Some(old.id.clone());
    new.previous = Some(Box::new(old.left_behind()));
    let topic = |session: &mut Session, id: &str| -> usize {
        session.topics.iter().position(|topic| topic.id.as_str() == id).unwrap()
    };
    let lead = topic(&mut new, "lead");
    new.topics[lead].text = new.topics[lead].text.replace("in 30 days", "in 14 days");
    let promise = topic(&mut new, "follow-up");
    new.topics[promise].fields = new.topics[promise].fields.with("classes/0/within", "4h").unwrap();
    let goal = topic(&mut new, "goal");
    new.topics[goal].status = smarketing::domain::status::Status::Parked(Care::default());
    "a goal nobody settled yet".clone_into(&mut new.topics[goal].text);
    (old, new)
}

#[test]
fn between_two_quarters_exactly_what_was_changed() {
    let (old, new) = quarters();
    let difference = between(&old, &new);
    let changed: Vec<(&str, Vec<&str>)> = difference
        .topics
        .iter()
        .filter(|topic| topic.fate != Fate::Same)
        .map(|topic| (topic.id.as_str(), topic.parts.iter().map(|part| part.field.as_str()).collect()))
        .collect();
    assert_eq!(changed, [("goal", vec!["text"]), ("lead", vec!["text"]), ("follow-up", vec!["classes"])],);
    assert_eq!(difference.counts().changed, 3);
    assert!(difference.actions.iter().chain(&difference.parked).all(diff::ItemDifference::is_same));
    assert!(difference.groups().iter().all(|(_, parts)| parts.is_empty()));
}

#[test]
fn the_playbook_tells_what_changed_since_the_session_before() {
    let (_, new) = quarters();
    let text = |kind| {
        let markdown = find("md").unwrap();
        String::from_utf8(render_with(&new, kind, markdown, &Context::default()).unwrap()).unwrap()
    };
    let (playbook, record) = (text(Kind::Playbook), text(Kind::Record));
    let changes = |text: &str| {
        text.split("## Changes since Acme: Q1 alignment, Thu 12 Mar 2026").nth(1).unwrap().to_owned()
    };
    let (playbook, record) = (changes(&playbook), changes(&record));
    println!("{playbook}");
    assert!(playbook.contains("Changed 3, New 0, Dropped 0"), "{playbook}");
    assert!(playbook.contains("~~30~~") && playbook.contains("was 8, now 4 business hours"), "{playbook}");
    assert!(playbook.contains("agreed → parked"), "{playbook}");
    assert!(!playbook.contains("nobody settled yet"), "what is not settled is not in the shared playbook");
    assert!(record.contains("nobody settled yet"), "{record}");
    let first = Session { previous: None, ..new.clone() };
    let markdown = render_with(&first, Kind::Record, find("md").unwrap(), &Context::default()).unwrap();
    assert!(!String::from_utf8(markdown).unwrap().contains("Changes since"), "it follows no other session");
}

/// The two quarters of the practice company, as the copy the second one keeps tells the first.
fn practice_quarters() -> (Session, Session) {
    let new = practice::second("second".into(), "first".into()).session().clone();
    (diff::previous(&new).unwrap(), new)
}

#[test]
fn of_the_two_quarters_of_the_practice_company_exactly_what_its_script_changes() {
    let (old, new) = practice_quarters();
    let difference = diff::diff(&old, &new, new.plan.date);
    let of = |fate: Fate| -> Vec<(&str, Vec<&str>)> {
        let topics = difference.topics.iter().filter(|topic| topic.fate == fate);
        topics
            .map(|topic| (topic.id.as_str(), topic.parts.iter().map(|part| part.field.as_str()).collect()))
            .collect()
    };
    let changed = [
        ("follow-up", vec!["classes", "reason"]),
        ("messaging", vec!["text", "benefit", "disagreement"]),
        ("volume", vec!["products", "disagreement"]),
        ("goal", vec!["text", "number", "period"]),
        ("lead", vec!["text", "stages", "reservation"]),
        ("market", vec!["attributes"]),
        ("timelines", vec!["from", "review_by"]),
    ];
    assert_eq!(of(Fate::Changed), changed);
    assert_eq!(of(Fate::New), [("t21", vec![])]);
    assert_eq!(
        of(Fate::Dropped),
        [("shared-revenue", vec!["answer", "reason"]), ("shadowing", vec!["reason"])]
    );
    let items = |items: &'_ [diff::ItemDifference], fate| {
        items.iter().filter(|item| item.fate == fate).map(|item| item.what.clone()).collect::<Vec<_>>()
    };
    let new_actions = ["moves Elif to A leads only", "looks at the Shopfloor leads with Tom"];
    assert_eq!(items(&difference.actions, diff::ItemFate::New), new_actions);
    assert_eq!(items(&difference.parked, diff::ItemFate::New), ["A second demo day a month"]);
    let around: Vec<&str> = difference
        .groups()
        .iter()
        .flat_map(|(_, parts)| parts.iter().map(|part| part.field.as_str()))
        .collect();
    assert_eq!(around, ["review_by", "customers", "time"]);
    assert!(difference.survey.as_ref().is_some_and(|survey| survey.moved().count() >= 5));
    assert_eq!(difference.overdue, [], "nothing was left lying");
    let kept =
        difference.topics.iter().find(|topic| topic.id.as_str() == "follow-up").and_then(|topic| topic.kept);
    assert_eq!(kept.map(|kept| (kept.yes, kept.of)), Some((3, 4)));
    assert_eq!(difference.topics, between(practice::reviewed("first".into()).session(), &new).topics);
}
