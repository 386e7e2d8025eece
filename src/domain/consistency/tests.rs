//! Every remark once said and once not; nothing is ever refused.

use super::*;
use crate::domain::{
    assumption::Input,
    command::Command,
    ids::{CalendarId, SessionId, TopicId},
    moment::Moment,
    status::Status,
};

fn filled(kind: &str, slots: &[(&str, &str)]) -> Fields {
    let empty = Fields::empty(kind).unwrap();
    slots.iter().fold(empty, |fields, (path, value)| fields.with(path, value).unwrap())
}

/// A session with a week of these opening times and these promises.
fn session(times: &str, promises: &[Fields]) -> Session {
    let mut session = Session::new(SessionId("s".into()), "Q1".into(), "Europe/Berlin".into());
    let days: Vec<String> =
        ["mon", "tue", "wed", "thu"].iter().map(|day| format!(r#""{day}": [{times}]"#)).collect();
    let json = format!(
        r#"{{ "tz": "Europe/Berlin", "weekly": {{ {}, "fri": [["09:00","17:00"]] }} }}"#,
        days.join(",")
    );
    let calendar = serde_json::from_str(&json).unwrap();
    session.calendars = vec![NamedCalendar { id: CalendarId("standard".into()), calendar }];
    for fields in promises {
        session.topics.push(Topic::new(fields.kind().into(), fields.kind().to_owned(), fields.clone()));
    }
    session
}

const EIGHT: &str = r#"["09:00","17:00"]"#;

fn said(session: &Session, fields: &Fields) -> Vec<String> {
    let id: TopicId = fields.kind().into();
    let topic = Topic::new(id, fields.kind().to_owned(), fields.clone());
    remarks(session, &topic, fields).into_iter().map(|remark| remark.text).collect()
}

fn assume(session: &mut Session, what: Input, value: &str) {
    let value = Some(what.read(value).unwrap());
    let command = Command::Assume { what, value, by: "Dana".into() };
    session.apply(&command, Moment::parse("2026-03-12T14:20:00Z").unwrap()).unwrap();
}

fn answers(within: &str) -> Fields {
    filled("follow_up", &[("classes/+", "A"), ("classes/0/within", within)])
}

#[test]
fn what_a_new_session_suggests_goes_together() {
    let mut topics = Vec::new();
    for standard in crate::assets::topics::all() {
        let batch = crate::domain::blueprint::standard_topic(standard, None);
        let Some(Command::AddTopic { fields, .. }) = batch.first() else { panic!("{batch:?}") };
        topics.push((**fields).clone());
    }
    let session = session(EIGHT, &topics);
    for fields in &topics {
        assert_eq!(said(&session, fields), Vec::<String>::new(), "{}", fields.kind());
    }
}

#[test]
fn eight_business_hours_are_a_day_only_where_the_day_has_eight() {
    let even = session(EIGHT, &[]);
    let lunch = session(r#"["09:00","12:30"],["13:30","18:00"]"#, &[]);
    let long = session(r#"["08:00","18:00"]"#, &[]);
    assert_eq!(said(&even, &answers("8h")), Vec::<String>::new());
    assert_eq!(said(&lunch, &answers("8h")), Vec::<String>::new(), "eight hours around lunch");
    assert_eq!(
        said(&long, &answers("16h")),
        ["16 business hours is not 2 business days: a day here has 8 h to 10 h."]
    );
    for other in ["6h", "1 business day", "48h", "5 minutes"] {
        assert_eq!(said(&long, &answers(other)), Vec::<String>::new(), "{other}");
    }
    let mut none = long;
    none.calendars.clear();
    assert_eq!(said(&none, &answers("8h")), Vec::<String>::new(), "nobody said how long a day is");
}

#[test]
fn sales_answers_before_it_decides_whichever_is_typed_last() {
    let accept = |within: &str| filled("accept_reject", &[("within", within)]);
    let clash = "Sales decides within 4 business hours, but answers A leads within 1 business day: it decides before \
                 it answers.";
    let one_day = answers("1 business day");
    assert_eq!(said(&session(EIGHT, std::slice::from_ref(&one_day)), &accept("4h")), [clash]);
    assert_eq!(said(&session(EIGHT, &[accept("4h")]), &one_day), [clash]);
    assert_eq!(
        said(&session(EIGHT, &[accept("8h")]), &one_day),
        Vec::<String>::new(),
        "the same is not shorter"
    );
    let mut aside = session(EIGHT, &[accept("4h")]);
    aside.topics[0].status = Status::NotToday { owner: None };
    assert_eq!(said(&aside, &one_day), Vec::<String>::new(), "what is left aside is no promise");
}

#[test]
fn attempts_have_room_in_their_window() {
    let tries = |spacing: &str| {
        filled("attempts", &[("attempts", "6"), ("within", "10 business days"), ("spacing", spacing)])
    };
    let session = session(EIGHT, &[]);
    assert_eq!(said(&session, &tries("at least 2 business days apart")), Vec::<String>::new());
    assert_eq!(said(&session, &tries("never twice on one day")), Vec::<String>::new());
    assert_eq!(
        said(&session, &tries("3 business days apart")),
        ["6 attempts 3 business days apart take 15 business days, more than 10 business days."]
    );
}

#[test]
fn a_lead_sent_back_is_taken_over_then_offered_then_given_up() {
    let rule = |take_over: &str, again: &str, end: &str| {
        let reason = [
            ("reasons/+", "no budget"),
            ("reasons/0/take_over", take_over),
            ("reasons/0/again_after", again),
            ("reasons/0/end_after", end),
        ];
        said(&session(EIGHT, &[]), &filled("hand_back", &reason))
    };
    assert_eq!(rule("2 bd", "90 days", "180 days"), Vec::<String>::new());
    assert_eq!(rule("2 bd", "", "1 day"), Vec::<String>::new(), "never offered again");
    assert_eq!(
        rule("30 business days", "30 days", "180 days"),
        [
            "\"no budget\": taken over within 30 business days, but offered again after 30 calendar days already."
        ]
    );
    assert_eq!(
        rule("2 bd", "90 days", "90 days"),
        ["\"no budget\": given up after 90 calendar days, but offered again after 90 calendar days only."]
    );
}

#[test]
fn a_ladder_goes_up() {
    let ladder = |shares: [&str; 3]| {
        let mut fields = Fields::empty("escalation").unwrap();
        for share in shares {
            fields = fields.with("rungs/+", share).unwrap();
        }
        said(&session(EIGHT, &[]), &fields)
    };
    assert_eq!(ladder(["80", "100", "200"]), Vec::<String>::new());
    assert_eq!(ladder(["80", "200", "100"]), ["The steps are out of order: 100 % after 200 %."]);
    assert_eq!(ladder(["80", "80", "100"]).len(), 1);
}

#[test]
fn sources_make_a_whole() {
    let mix = |first: &str, second: &str| {
        let rows = [
            ("sources/+", "fairs"),
            ("sources/0/share", first),
            ("sources/+", "web"),
            ("sources/1/share", second),
        ];
        said(&session(EIGHT, &[]), &filled("volume", &rows))
    };
    assert_eq!(mix("40", "60"), Vec::<String>::new());
    assert_eq!(mix("40", ""), Vec::<String>::new(), "not said yet");
    assert_eq!(mix("40", "50"), ["The sources add up to 90 %, not to 100 %."]);
    assert_eq!(mix("101", ""), ["The sources add up to 101 %, not to 100 %."]);
}

fn volume(first: &str, second: &str) -> Fields {
    let rows = [
        ("products/+", "Planner"),
        ("products/0/leads", first),
        ("products/+", "Shopfloor"),
        ("products/1/leads", second),
    ];
    filled("volume", &rows)
}

#[test]
fn all_products_together_are_what_is_counted_on() {
    let mut session = session(EIGHT, &[]);
    assert_eq!(said(&session, &volume("100", "200")), Vec::<String>::new());
    assume(&mut session, Input::LeadsPerMonth, "300");
    assert_eq!(said(&session, &volume("100", "200")), Vec::<String>::new());
    assert_eq!(said(&session, &volume("100", "")), Vec::<String>::new(), "a hole is no number");
    assert_eq!(
        said(&session, &volume("100", "100")),
        ["All products together are 200 leads a month; \"can we keep it?\" counts on 300."]
    );
}

#[test]
fn the_cap_is_not_below_what_is_promised() {
    let cap = |words: &str| filled("timelines", &[("surge_cap", words)]);
    let clash = "The promises hold for 40 leads a week, but Marketing promises 200 a month.";
    assert_eq!(said(&session(EIGHT, &[volume("100", "100")]), &cap("40 a week")), [clash]);
    assert_eq!(said(&session(EIGHT, &[cap("40 a week")]), &volume("100", "100")), [clash]);
    for enough in ["46 a week", "200 a month", "no cap at all"] {
        assert_eq!(
            said(&session(EIGHT, &[volume("100", "100")]), &cap(enough)),
            Vec::<String>::new(),
            "{enough}"
        );
    }
}

#[test]
fn a_review_comes_after_the_beginning() {
    let dates = |review: &str| {
        said(&session(EIGHT, &[]), &filled("timelines", &[("from", "2026-04-01"), ("review_by", review)]))
    };
    assert_eq!(dates("2026-06-30"), Vec::<String>::new());
    assert_eq!(dates("2026-04-01").len(), 1);
}

#[test]
fn leads_and_attempts_fit_into_people_and_hours() {
    let tries = filled("attempts", &[("attempts", "5"), ("within", "10 business days")]);
    let mut session = session(EIGHT, &[answers("8h"), tries.clone()]);
    assert_eq!(said(&session, &tries), Vec::<String>::new(), "nobody said how many people there are");
    for (input, value) in
        [(Input::LeadsPerMonth, "300"), (Input::Reps, "4"), (Input::Time, "35 %"), (Input::Minutes, "12")]
    {
        assume(&mut session, input, value);
    }
    let most = said(&session, &tries);
    assert_eq!(most.len(), 1, "3.01 of 4 on average, more if nobody is reached");
    assert!(most[0].starts_with("It fits because contact ends the trying: "), "{most:?}");
    assume(&mut session, Input::Reps, "8");
    assert_eq!(said(&session, &tries), Vec::<String>::new());
    assume(&mut session, Input::Reps, "3");
    let over = "It takes 3.01 people, there are 3: 300 leads a month are too many, 299 would fit.";
    assert_eq!(said(&session, &tries), [over]);
    assert_eq!(said(&session, &answers("8h")), [over], "both of Sales' promises are about the same hours");
    assume(&mut session, Input::LeadsPerMonth, "290");
    let topic = &session.topics[1];
    let found = remarks(&session, topic, &tries);
    assert_eq!(found.len(), 1);
    assert_eq!(found[0].kind, Kind::Unusual, "{found:?}");
}

#[test]
fn conversions_are_held_against_what_guides_say() {
    let lead = Fields::empty("lead").unwrap();
    let mut session = session(EIGHT, std::slice::from_ref(&lead));
    assert_eq!(said(&session, &lead), Vec::<String>::new());
    assume(&mut session, Input::Rate("inquiry".into()), "30 %");
    assume(&mut session, Input::Rate("MQL".into()), "50 %");
    let found = said(&session, &lead);
    assert_eq!(found.len(), 1, "{found:?}");
    assert!(found[0].contains("inquiry") && found[0].ends_with("unusual: guides say 10-25 %"), "{found:?}");
}

#[test]
fn the_promise_covers_the_goal() {
    let mut session = session(EIGHT, &[]);
    for (input, value) in [
        (Input::Customers, "36"),
        (Input::PeriodMonths, "3"),
        (Input::MarketingShare, "100 %"),
        (Input::Rate("MQL".into()), "50 %"),
        (Input::Rate("SAL".into()), "50 %"),
        (Input::Rate("SQL".into()), "40 %"),
        (Input::Rate("opportunity".into()), "50 %"),
    ] {
        assume(&mut session, input, value);
    }
    assert_eq!(said(&session, &volume("100", "140")), Vec::<String>::new());
    assert_eq!(
        said(&session, &volume("100", "100")),
        ["The goal takes 240 leads a month (MQL), 200 are promised: 40 too few."]
    );
}

#[test]
fn thresholds_for_unworked_leads_are_held_against_what_guides_say() {
    let look = |n: u32| {
        let line = format!("Leads nobody worked on over {n} %\nsomething else");
        said(&session(EIGHT, &[]), &filled("meeting", &[("triggers", &line)]))
    };
    assert_eq!(look(10), Vec::<String>::new());
    assert_eq!((look(4).len(), look(20).len()), (1, 1));
    assert_eq!(
        look(20),
        ["20 % of leads unworked: unusual, guides look for under 5 % and raise an alarm over 10 %."]
    );
}

#[test]
fn all_nothing_and_the_impossible_are_remarked_on() {
    let session = session(EIGHT, &[]);
    for kind in Fields::KINDS.iter().filter(|kind| Fields::empty(kind).unwrap().is_promise()) {
        let share = |share: &str| said(&session, &filled(kind, &[("measure/share_kept", share)])).len();
        assert_eq!(
            [share("0"), share("100"), share("120"), share("95"), share("")],
            [1, 1, 1, 0, 0],
            "{kind}"
        );
    }
    let known = filled("criteria", &[("qualified", "3"), ("questions", "budget\nneed")]);
    assert_eq!(said(&session, &known), ["3 of 2 can never be known."]);
    let counts = filled("follow_up", &[("counts", "meeting, automatic reply")]);
    assert_eq!(said(&session, &counts), ["An automatic reply never counts as an answer."]);
    let twice = filled("follow_up", &[("classes/+", "A"), ("classes/+", "a ")]);
    assert_eq!(said(&session, &twice), ["\"a\" is there twice."]);
}
