//! A session in which every field says something.

use crate::domain::{
    action::{Action, ClosingSentence, Parked, ParkedEnd, Signature},
    agenda::{Agenda, AgendaBox, BoxKind},
    assumption::{Assumption, Input, Value},
    baseline::{Item, Source, TeamAnswers, Wave},
    fields::Fields,
    ids::SessionId,
    moment::{Day, Moment},
    numbers::{Kept, KeptRow, NumbersCheck},
    objection::{Fate, Objection, Reservation},
    people::{Group, PerTeam, Person, Presence, Team},
    session::{MeasuredOn, NamedCalendar, Plan, Session, Step},
    slot::Shape,
    status::{Answer, Care, Question, Status},
    topic::{Author, Correction, Decided, Origin, Owner, Proposal, Revision, Topic},
    vote::{Method, Motion, Round, Tally},
};
use crate::hours::Calendar;
use crate::stats::Kind as Scale;

pub(super) fn at(minute: i64) -> Moment {
    Moment::parse("2026-03-12T13:10:00Z").unwrap().plus_seconds(minute * 60)
}

pub(super) fn day(text: &str) -> Day {
    Day::parse(text).unwrap()
}

/// Fields of this kind with one row in every list and a value in every slot.
pub(super) fn filled(kind: &str) -> Fields {
    let empty = Fields::empty(kind).unwrap();
    let lists = empty.slots().into_iter().filter(|slot| slot.shape == Shape::AddRow);
    let rows = lists.fold(empty, |fields, list| fields.with(&list.path, "").unwrap());
    rows.slots().iter().enumerate().fold(rows.clone(), |fields, (index, slot)| {
        let value = match slot.shape {
            Shape::AddRow => return fields,
            Shape::Text if slot.name == "meeting.at" => "10:00".to_owned(),
            Shape::Text | Shape::Event => format!("{kind} {index}"),
            Shape::Lines => format!("{kind} {index} one\n{kind} {index} two"),
            Shape::Number => format!("{}", 200 + index),
            Shape::Limit => format!("{} business hours", 300 + index),
            Shape::Share => format!("{} %", 10 + index),
            Shape::Day => day("2027-01-01").plus_days(index as i32).iso(),
            Shape::Choice(choices) => choices[0].to_owned(),
            Shape::Rhythm => "every 2 weeks on Tuesday".to_owned(),
        };
        fields.with(&slot.path, &value).unwrap()
    })
}

/// A revealed fist-to-five round in which the smaller team has one who objects.
pub(super) fn round(number: u32, revision: u32) -> Round {
    Round {
        number,
        revision,
        motion: if number == 1 { Motion::Retire } else { Motion::Adopt },
        method: Method::FistToFive,
        opened_at: at(20),
        attendance: PerTeam { sales: 8, marketing: 3 },
        tallies: PerTeam {
            sales: Some(Tally::of(&[5, 5, 4, 4, 3, 3, 2], 8)),
            marketing: Some(Tally::of(&[5, 4, 1], 3)),
        },
        asked: PerTeam::default(),
        revealed_at: Some(at(22)),
        left: false,
    }
}

fn objection(number: u32, revision: u32, fate: Fate) -> Objection {
    Objection {
        number,
        team: Team::Marketing,
        revision,
        round: revision,
        at: at(23),
        reason: format!("reason {number}"),
        acceptable_if: format!("acceptable {number}"),
        named: if number == 1 { "Named One".to_owned() } else { String::new() },
        fate,
    }
}

pub(super) fn topic(kind: &str) -> Topic {
    let mut topic = Topic::new(kind.into(), format!("Title of {kind}"), filled(kind));
    topic.text = format!("Wording of {kind}");
    topic.revision = 2;
    topic.given = format!("given for {kind}");
    topic.owner =
        Some(Owner { person: "p1".into(), confirm_by: Some(day("2026-04-05")), confirmed_at: Some(at(70)) });
    let proposal = |by, text: &str| Proposal { by, text: format!("{text} for {kind}"), at: at(5) };
    topic.proposals = vec![proposal(Author::Sales, "sales idea"), proposal(Author::Mixed, "mixed idea")];
    topic.revisions = vec![Revision {
        number: 1,
        text: format!("Older wording of {kind}"),
        fields: filled(kind),
        replaced_at: at(15),
    }];
    topic.corrections = vec![Correction { before: format!("Misspelt {kind}"), revision: 2, at: at(30) }];
    topic.rounds = vec![round(1, 1), round(2, 2)];
    topic.objections = vec![
        objection(1, 2, Fate::GoAhead),
        objection(2, 1, Fate::MetByAmendment { revision: 2 }),
        objection(3, 1, Fate::Withdrawn),
    ];
    let note = format!("unsure about {kind}");
    topic.reservations = vec![Reservation { team: Team::Sales, count: 1, revision: 2, note }];
    let overridden = format!("overridden for {kind}");
    topic.decided = Some(Decided { at: at(25), revision: 2, overridden, after_rounds: Some(2) });
    topic.status = Status::AgreedWithDissent;
    topic.review_by = Some(day("2026-06-11"));
    topic.details_at = Some(at(71));
    topic.origin = Some(Origin {
        session: SessionId("earlier".to_owned()),
        topic: format!("old-{kind}").as_str().into(),
        agreed: true,
    });
    topic
}

fn settled_otherwise() -> Vec<Topic> {
    let care = Care { owner: Some("p2".into()), by: Some(day("2026-04-06")) };
    let question = Question {
        question: "May we?".to_owned(),
        sales: "sales wants".to_owned(),
        marketing: "marketing wants".to_owned(),
        decides: "The sponsor".to_owned(),
        by: Some(day("2026-04-07")),
    };
    let answer =
        Answer { answer: "Yes you may".to_owned(), name: "Sponsor Two".to_owned(), on: day("2026-03-13") };
    let statuses = [
        Status::Open,
        Status::Provisional { until: day("2026-05-01") },
        Status::NotAgreed(care.clone()),
        Status::Parked(care),
        Status::ToLeadership(question),
        Status::DecidedByLeadership(answer),
        Status::NotToday { owner: Some("p3".into()) },
        Status::Retired { reason: "no longer sold".to_owned() },
        Status::OutsideControl { reason: "the law changed".to_owned() },
        Status::Questioned { team: Team::Sales, reason: "it broke twice".to_owned() },
    ];
    let with = |(index, status)| {
        let title = format!("Own topic {index}");
        let mut topic =
            Topic::new(format!("t{index}").as_str().into(), title, Fields::Plain(Step::Practices));
        topic.text = format!("Own wording {index}");
        topic.revision = 1;
        topic.status = status;
        topic
    };
    statuses.into_iter().enumerate().map(with).collect()
}

fn wave() -> Wave {
    let item = |id: &str, counts: Option<[Vec<u32>; 2]>| {
        let side = |index: usize| TeamAnswers {
            counts: counts.as_ref().map(|counts| counts[index].clone()),
            na: 1,
            blank: 0,
            invalid: 0,
        };
        Item {
            id: id.to_owned(),
            question: format!("Question {id}"),
            row: Some(format!("Row {id}")),
            kind: Scale::Likert,
            labels: Some(["one", "two", "three", "four", "five"].map(|word| format!("{word} {id}")).to_vec()),
            points: vec![1, 2, 3, 4, 5],
            reversed: false,
            answers: PerTeam { sales: side(0), marketing: side(1) },
            topic: Some("lead".to_owned()),
            picked: id == "apart",
            extra: crate::domain::extra::Extra::default(),
        }
    };
    Wave {
        id: "w1".to_owned(),
        source: Source::Imported { format: "generic csv".to_owned() },
        inputs: vec!["answers.csv".to_owned()],
        imported_at: Some("2026-03-10T08:00:00Z".to_owned()),
        respondents: PerTeam { sales: 13, marketing: 12 },
        not_counted: 1,
        excluded: 2,
        people: PerTeam { sales: Some(18), marketing: None },
        threshold: 4,
        threshold_agreed_by: Some("Agreed By".to_owned()),
        items: vec![
            item("apart", Some([vec![0, 0, 0, 6, 6], vec![6, 5, 0, 0, 0]])),
            item("alike", Some([vec![0, 3, 3, 3, 3], vec![0, 3, 3, 3, 2]])),
            item("hidden", None),
        ],
        warnings: vec!["a column was left out".to_owned()],
    }
}

fn agenda() -> Agenda {
    let entry = |id: &str, kind| AgendaBox {
        id: id.into(),
        title: format!("Box {id}"),
        minutes: 25,
        kind,
        step: (kind == BoxKind::Work).then_some(Step::Definitions),
        topics: if kind == BoxKind::Work { vec!["lead".into()] } else { Vec::new() },
        locked: false,
        extended: 5,
        used_seconds: 1_234,
        entered_at: Some(at(1)),
        card: None,
        last_minutes: Some(22),
    };
    Agenda { boxes: vec![entry("b1", BoxKind::Work), entry("b2", BoxKind::Break)], ..Agenda::default() }
}

fn people() -> Vec<Person> {
    let person = |id: &str, name: &str, group, presence| Person {
        id: id.into(),
        name: name.to_owned(),
        group,
        role: format!("role of {name}"),
        presence,
    };
    vec![
        person("p1", "Dana", Group::Sales, Presence::InRoom),
        person("p2", "Lee", Group::Marketing, Presence::OnCall),
        person("p3", "Sam", Group::Leadership, Presence::NotHere),
        person("p4", "Kim", Group::Facilitator, Presence::InRoom),
    ]
}

fn parking() -> Vec<Parked> {
    let parked = |id: &str, end| Parked {
        id: id.into(),
        text: format!("parked {id}"),
        at: at(40),
        topic: Some("lead".into()),
        owner: Some("p2".into()),
        by: Some(day("2026-04-08")),
        end,
    };
    vec![
        parked("k1", ParkedEnd::Waiting),
        parked("k2", ParkedEnd::Dropped { reason: "not ours".to_owned() }),
        parked("k3", ParkedEnd::Settled),
    ]
}

fn action() -> Action {
    Action {
        id: "a1".into(),
        what: "sends the list".to_owned(),
        when: "the survey is in".to_owned(),
        who: Some("p1".into()),
        by: Some(day("2026-04-09")),
        topic: Some("lead".into()),
        done_at: Some(at(50)),
    }
}

fn calendar() -> Calendar {
    serde_json::from_str(
        r#"{ "tz": "America/New_York", "weekly": { "mon": [["09:00","17:00"]] }, "holidays": ["2026-12-25"],
             "overrides": { "2026-12-24": [["09:00","12:00"]] } }"#,
    )
    .unwrap()
}

pub(super) fn session() -> Session {
    let mut session = Session::new("s1".into(), "Q1 alignment".to_owned(), "Europe/Berlin".to_owned());
    session.company = "Acme".to_owned();
    session.practice = true;
    let (start, template) = ("13:10".to_owned(), "three-hours".to_owned());
    session.plan = Plan { date: Some(day("2026-03-12")), start, minutes: 180, template };
    session.review_by = Some(day("2026-06-25"));
    session.people = people();
    session.measured_on = PerTeam {
        sales: MeasuredOn { on: "deals won".to_owned(), by: "the board".to_owned() },
        marketing: MeasuredOn { on: "leads made".to_owned(), by: "the head of sales".to_owned() },
    };
    session.working_agreements = vec!["One person speaks at a time.".to_owned()];
    session.topics = Fields::KINDS.iter().map(|kind| topic(kind)).collect();
    session.topics.extend(settled_otherwise());
    session.baseline = Some(wave());
    session.parking = parking();
    session.actions = vec![action()];
    session.sentences = vec![ClosingSentence { person: "p1".into(), text: "shadow two webinars".to_owned() }];
    let signature = |team, name: &str, signed_at, due| Signature {
        team,
        name: name.to_owned(),
        signed_at,
        due,
        position: 7,
    };
    session.signatures = vec![
        signature(Team::Sales, "Dana K.", Some(at(60)), None),
        signature(Team::Marketing, "Lee M.", None, Some(day("2026-03-20"))),
    ];
    let said = |what: Input, number: &str, by: &str, minute: i64| Assumption {
        what,
        value: Value::Number(number.parse().unwrap()),
        by: by.to_owned(),
        at: at(minute),
    };
    session.assumptions = vec![
        said(Input::Customers, "24", "the goal itself", 51),
        said(Input::Rate("SQL".to_owned()), "0.25", "Dana of Sales", 52),
        said(Input::Reps, "4", "Kim the host", 53),
    ];
    session.calendars = vec![NamedCalendar { id: "office".into(), calendar: calendar() }];
    session.agenda = agenda();
    session.numbers = vec![NumbersCheck {
        on: day("2026-03-26"),
        rows: vec![KeptRow {
            topic: "follow_up".into(),
            kept: Kept::Yes,
            number: "96 of 100".to_owned(),
            source: "the dashboard".to_owned(),
        }],
        signs: vec!["two misses in a row".to_owned()],
        win: "the webinar deal".to_owned(),
    }];
    session.supersedes = Some("earlier".into());
    session
}
