//! The published examples through a session, what is missing, and what holds for any funnel.

use super::*;
use crate::{
    capacity::funnel::{Formula, Origin},
    domain::{
        command::Command,
        fields::Fields,
        ids::{SessionId, TopicId},
        moment::Moment,
    },
};
use proptest::prelude::*;

fn at() -> Moment {
    Moment::parse("2026-03-12T14:20:00Z").unwrap()
}

fn today() -> Day {
    Day::parse("2026-04-07").unwrap()
}

fn ratio(text: &str) -> Ratio {
    text.parse().unwrap()
}

fn do_all(session: &mut Session, commands: Vec<Command>) {
    for command in commands {
        session.apply(&command, at()).unwrap();
    }
}

fn topic(id: &str, kind: &str, slots: &[(&str, &str)]) -> Command {
    let empty = Fields::empty(kind).unwrap();
    let fields = slots.iter().fold(empty, |fields, (path, value)| fields.with(path, value).unwrap());
    Command::AddTopic { id: Some(TopicId(id.into())), title: id.into(), fields: Box::new(fields) }
}

/// A session whose lead has these stages, the first `marketing` of them Marketing's.
fn session(stages: &[&str], marketing: usize) -> Session {
    let mut session = Session::new(SessionId("s".into()), "Q1".into(), "Europe/Berlin".into());
    let empty = Fields::empty("lead").unwrap();
    let fields = stages.iter().enumerate().fold(empty, |fields, (index, stage)| {
        let fields = fields.with("stages/+", stage).unwrap();
        let owner = if index < marketing { "marketing" } else { "sales" };
        fields.with(&format!("stages/{index}/owner"), owner).unwrap()
    });
    let id = Some(TopicId("lead".into()));
    do_all(&mut session, vec![Command::AddTopic { id, title: "Lead".into(), fields: Box::new(fields) }]);
    session
}

fn say(session: &mut Session, said: &[(Input, &str)]) {
    let assume = |(what, value): &(Input, &str)| Command::Assume {
        what: what.clone(),
        value: Some(what.read(value).unwrap()),
        by: "Dana".into(),
    };
    do_all(session, said.iter().map(assume).collect());
}

#[test]
fn a_goal_that_was_left_aside_suggests_nothing() {
    let mut session = session(&["MQL", "SQL"], 1);
    let goal = [("period", "Q2 2026"), ("measure", "revenue"), ("number", "7.5M")];
    do_all(&mut session, vec![topic("goal", "goal", &goal)]);
    assert!(Period::of(&session).is_some() && suggested(&session, &Input::PeriodMonths).is_some());
    session.topics.last_mut().unwrap().status =
        crate::domain::status::Status::Retired { reason: String::new() };
    assert_eq!((Period::of(&session), suggested(&session, &Input::PeriodMonths)), (None, None));
}

#[test]
fn a_chain_of_stages_that_nobody_could_read_is_cut() {
    let names: Vec<String> = (1..=500).map(|stage| format!("stage {stage}")).collect();
    let names: Vec<&str> = names.iter().map(String::as_str).collect();
    let funnel = Funnel::of(&session(&names, 400));
    assert_eq!((funnel.stages.len(), funnel.hand_over), (30, 29));
}

fn rate(stage: &str) -> Input {
    Input::Rate(stage.to_owned())
}

/// The example with a revenue of 7.5 million.
fn eleven_thousand() -> Session {
    let mut session = session(&["inquiry", "qualified", "accepted", "opportunity", "customer"], 0);
    say(
        &mut session,
        &[
            (Input::RevenueTarget, "7.5M"),
            (Input::MarketingShare, "100 %"),
            (Input::DealSize, "85k"),
            (Input::PeriodMonths, "12"),
            (rate("inquiry"), "25 %"),
            (rate("qualified"), "20 %"),
            (rate("accepted"), "60 %"),
            (rate("opportunity"), "25 %"),
        ],
    );
    session
}

#[test]
fn the_goal_takes_11_765_leads() {
    let session = eleven_thousand();
    let funnel = Funnel::of(&session);
    let shown: Vec<String> =
        funnel.stages.iter().map(|stage| stage.needed.as_ref().unwrap().value.decimal(2)).collect();
    assert_eq!(shown, ["11764.71", "2941.18", "588.24", "352.94", "88.24"]);
    assert_eq!(funnel.stages[0].needed.as_ref().unwrap().promised(), 11_765);
    let deals = funnel.deals.as_ref().unwrap();
    assert_eq!(Number::Deals.count(deals), ratio("89"));
    assert_eq!(text::with_numbers(deals), "88.24 deals = 7,500,000 x 100 % / 85,000");
    assert_eq!(text::in_words(deals), "deals = revenue x share from Marketing / average deal");
    let month = funnel.number(Number::Needed(0)).unwrap();
    assert_eq!(Number::Needed(0).count(&month), ratio("981"), "980.39 a month");
}

#[test]
fn every_input_of_a_number_says_who_said_it() {
    let session = eleven_thousand();
    let funnel = Funnel::of(&session);
    let leads = funnel.number(Number::Needed(0)).unwrap();
    for given in leads.givens() {
        let said = text::source(&session, funnel.source(&given.quantity), today());
        assert_eq!(said, "Dana, Thu 12 Mar 15:20", "{:?}", given.quantity);
        let later = Day::parse("2027-01-07").unwrap();
        let said = text::source(&session, funnel.source(&given.quantity), later);
        assert_eq!(said, "Dana, Thu 12 Mar 2026 15:20", "read in another year");
        assert!(funnel.input_of(&given.quantity).is_some(), "{:?}", given.quantity);
    }
    assert_eq!(leads.givens().len(), 8);
}

#[test]
fn seven_customers_take_140_leads_and_six_sales_24() {
    let mut small = session(&["lead", "customer"], 1);
    say(&mut small, &[(Input::Customers, "7"), (Input::MarketingShare, "100 %"), (rate("lead"), "5 %")]);
    assert_eq!(Funnel::of(&small).stages[0].needed.as_ref().unwrap().promised(), 140);
    let mut half = session(&["lead", "proposal", "sale"], 1);
    say(&mut half, &[(Input::Customers, "6"), (Input::MarketingShare, "100 %")]);
    say(&mut half, &[(rate("lead"), "50 %"), (rate("proposal"), "50 %")]);
    let counts: Vec<i128> =
        Funnel::of(&half).stages.iter().map(|stage| stage.needed.as_ref().unwrap().promised()).collect();
    assert_eq!(counts, [24, 12, 6]);
}

#[test]
fn a_qualified_lead_is_worth_1600_and_a_promise_takes_125() {
    let mut session = session(&["MQL", "customer"], 1);
    say(&mut session, &[(Input::CustomerRevenue, "$160,000"), (rate("MQL"), "1 %")]);
    say(&mut session, &[(Input::PromisedValue, "200k")]);
    let funnel = Funnel::of(&session);
    assert_eq!(funnel.lead_value.as_ref().unwrap().value, ratio("1600"));
    let leads = funnel.number(Number::LeadsForValue).unwrap();
    assert_eq!(text::with_numbers(&leads), "125 leads for that value = 200,000 / 1,600");
}

fn with_people(leads: &str) -> Session {
    let mut session = session(&["lead", "customer"], 1);
    let calendar = crate::hours::Calendar::standard("Europe/Berlin").unwrap();
    let calendar = crate::domain::session::NamedCalendar { id: "standard".into(), calendar };
    let attempts = [("attempts", "6"), ("within", "10 business days")];
    do_all(&mut session, vec![Command::AddCalendar { calendar }, topic("attempts", "attempts", &attempts)]);
    say(&mut session, &[(Input::LeadsPerMonth, leads), (Input::Reps, "4")]);
    say(&mut session, &[(Input::Time, "25 %"), (Input::Minutes, "15 min")]);
    session
}

#[test]
fn four_people_can_make_672_attempts_in_21_days() {
    let session = with_people("120");
    let funnel = Funnel::of(&session);
    let days = funnel.effort.working_days.clone().unwrap();
    assert_eq!(text::with_numbers(&days), "21.74 working days a month = 5 x 365.25 / 12 / 7");
    // The published example counts a month of 21 days.
    let days = Traced { value: ratio("21"), origin: Origin::Given, ..days };
    let month = Funnel { effort: Effort { working_days: Ok(days), ..funnel.effort.clone() }, ..funnel };
    let value = |number: Number| month.number(number).unwrap().value;
    assert_eq!(value(Number::AttemptCapacity), ratio("672"));
    assert_eq!(value(Number::AttemptsAffordable), ratio("5.6"));
    assert_eq!(value(Number::LeadsPerRep), ratio("30"));
    assert_eq!((value(Number::HoursNeeded), value(Number::HoursAvailable)), (ratio("180"), ratio("168")));
    assert_eq!(value(Number::HoursShort), ratio("12"));
    let people = month.number(Number::RepsNeeded).unwrap();
    assert_eq!((people.value.decimal(2), people.promised()), ("4.29".to_owned(), 5));
    let leads = month.number(Number::LeadsAffordable).unwrap();
    assert_eq!(Number::LeadsAffordable.count(&leads), ratio("112"));
}

#[test]
fn promises_and_the_calendar_are_sources_too() {
    let mut session = with_people("120");
    do_all(
        &mut session,
        vec![Command::Assume { what: Input::LeadsPerMonth, value: None, by: String::new() }],
    );
    let missing = Funnel::of(&session).number(Number::HoursNeeded).unwrap_err();
    assert_eq!(text::trouble(&missing), "cannot compute: leads a month missing");
    let products =
        [("products/+", "A"), ("products/0/leads", "100"), ("products/+", "B"), ("products/1/leads", "20")];
    do_all(&mut session, vec![topic("volume", "volume", &products)]);
    let funnel = Funnel::of(&session);
    let hours = funnel.number(Number::HoursNeeded).unwrap();
    let said: Vec<String> = hours
        .givens()
        .iter()
        .map(|given| {
            format!(
                "{}: {}",
                text::named(given),
                text::source(&session, funnel.source(&given.quantity), today())
            )
        })
        .collect();
    let expected = [
        "100 leads a month, A: promised: volume",
        "20 leads a month, B: promised: volume",
        "6 attempts for each lead: promised: attempts",
        "15 minutes for an attempt: Dana, Thu 12 Mar 15:20",
    ];
    assert_eq!(said, expected);
    let available = funnel.number(Number::HoursAvailable).unwrap();
    let calendar = available.givens().iter().any(|given| {
        text::source(&session, funnel.source(&given.quantity), today()) == "calendar \"standard\""
    });
    assert!(calendar, "{available:?}");
}

#[test]
fn the_promise_is_counted_where_marketing_hands_over() {
    let mut session = session(&["inquiry", "MQL", "SAL", "customer"], 2);
    let products = [("products/+", "A"), ("products/0/leads", "200")];
    do_all(&mut session, vec![topic("volume", "volume", &products)]);
    say(&mut session, &[(rate("MQL"), "50 %"), (rate("SAL"), "10 %"), (Input::PeriodMonths, "3")]);
    let funnel = Funnel::of(&session);
    assert_eq!((funnel.hand_over, funnel.stages[0].brings.is_none()), (1, true));
    let brings: Vec<i128> =
        (1..4).map(|stage| funnel.number(Number::Brings(stage)).unwrap().affordable()).collect();
    assert_eq!(brings, [200, 100, 10]);
    assert_eq!(funnel.won.as_ref().unwrap().value, ratio("30"));
    let missing = funnel.number(Number::Short).unwrap_err();
    assert_eq!(text::trouble(&missing), "cannot compute: revenue or new customers missing");
    say(&mut session, &[(Input::Customers, "36"), (Input::MarketingShare, "100 %")]);
    let funnel = Funnel::of(&session);
    assert_eq!(funnel.short.as_ref().unwrap().value, ratio("40"));
    let missing = funnel.number(Number::Needed(0)).unwrap_err();
    assert_eq!(text::trouble(&missing), "cannot compute: conversion inquiry \u{2192} MQL missing");
    let quantity = Quantity::Conversion("inquiry \u{2192} MQL".to_owned());
    assert_eq!(funnel.input_of(&quantity), Some(rate("inquiry")));
    assert!(funnel.stages[1].needed.is_ok(), "what is below the missing rate is known");
}

#[test]
fn a_session_that_says_nothing_has_the_standard_stages() {
    let session = Session::new(SessionId("s".into()), "Q1".into(), "Europe/Berlin".into());
    let funnel = Funnel::of(&session);
    let names: Vec<&str> = funnel.stages.iter().map(|stage| stage.name.as_str()).collect();
    assert_eq!(names, ["inquiry", "MQL", "SAL", "SQL", "opportunity", "customer"]);
    assert_eq!(funnel.stages[funnel.hand_over].name, "MQL");
    assert_eq!(funnel.rates().len(), 5);
    assert!(funnel.deals.is_err() && funnel.promised.is_err() && funnel.effort.working_days.is_ok());
}

#[test]
fn unusual_rates_are_remarked_on_and_never_refused() {
    let mut session = Session::new(SessionId("s".into()), "Q1".into(), "Europe/Berlin".into());
    say(&mut session, &[(rate("inquiry"), "40 %"), (rate("MQL"), "50 %")]);
    let remark = |session: &Session, stage: &str| Funnel::of(session).remark(session, &rate(stage));
    assert_eq!(remark(&session, "inquiry").as_deref(), Some("unusual: guides say 10-25 %"));
    assert_eq!(remark(&session, "MQL"), None);
    assert_eq!(remark(&session, "SAL"), None, "nothing was said");
    say(&mut session, &[(rate("SQL"), "80 %"), (rate("opportunity"), "50 %")]);
    let together = remark(&session, "opportunity").unwrap();
    assert_eq!(together, "SQL \u{2192} customer is 40 % together, unusual: guides say 20-30 %");
}

#[test]
fn the_goal_topic_suggests_and_decides_nothing() {
    let mut session = Session::new(SessionId("s".into()), "Q1".into(), "Europe/Berlin".into());
    let goal = [("measure", "new customers"), ("number", "24"), ("period", "Q2 2026")];
    do_all(&mut session, vec![topic("goal", "goal", &goal)]);
    assert_eq!(suggested(&session, &Input::Customers).as_deref(), Some("24"));
    assert_eq!(suggested(&session, &Input::RevenueTarget), None);
    assert_eq!(suggested(&session, &Input::PeriodMonths).as_deref(), Some("3"));
    assert!(Funnel::of(&session).deals.is_err());
    say(&mut session, &[(Input::Customers, "24"), (Input::MarketingShare, "100 %")]);
    // Wednesday 1 April is the first of 65 working days.
    let pace = Funnel::of(&session).pace(&session, Day::parse("2026-04-07").unwrap()).unwrap().unwrap();
    assert_eq!(text::with_numbers(&pace), "1.85 goal by then = 24 x 5 / 65");
    assert_eq!(Funnel::of(&session).pace(&session, Day::parse("2026-03-31").unwrap()), None);
}

fn any_share() -> impl Strategy<Value = String> {
    (1_u32..=10_000).prop_map(|points| format!("{points}/10000"))
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(48))]

    #[test]
    fn forward_from_what_is_needed_brings_the_goal(
        rates in prop::collection::vec(any_share(), 1..5),
        customers in 1_i64..500,
        share in any_share(),
        months in 1_i64..24,
    ) {
        let names: Vec<String> = (0..=rates.len()).map(|index| format!("stage {index}")).collect();
        let mut session = session(&names.iter().map(String::as_str).collect::<Vec<_>>(), 1);
        let number = |what: Input, value: Ratio| {
            let value = Some(crate::domain::assumption::Value::Number(value));
            Command::Assume { what, value, by: String::new() }
        };
        let mut commands = vec![
            number(Input::Customers, Ratio::whole(customers)),
            number(Input::MarketingShare, ratio(&share)),
            number(Input::PeriodMonths, Ratio::whole(months)),
        ];
        commands.extend(rates.iter().zip(&names).map(|(value, name)| number(rate(name), ratio(value))));
        do_all(&mut session, commands);
        let needed = Funnel::of(&session).number(Number::Needed(0)).unwrap();
        let promised = needed.promised();
        // What is promised is never less than what is needed, and by less than one lead.
        prop_assert!(Ratio::new(promised, 1).unwrap() >= needed.value);
        prop_assert!(Ratio::new(promised - 1, 1).unwrap() < needed.value);
        // Nobody promises more than a million leads a month, and no field takes it.
        if promised > 1_000_000 {
            return Ok(());
        }
        let products = [("products/+", "A"), ("products/0/leads", &promised.to_string())];
        do_all(&mut session, vec![topic("volume", "volume", &products)]);
        let funnel = Funnel::of(&session);
        prop_assert!(funnel.won.as_ref().unwrap().value >= funnel.deals.as_ref().unwrap().value);
        prop_assert!(funnel.short.as_ref().unwrap().value <= Ratio::ZERO);
        // Exactly what is needed brings exactly the goal.
        let exact = rates.iter().try_fold(needed.value, |volume, rate| volume.times(ratio(rate)));
        let months = Ratio::whole(months);
        prop_assert_eq!(exact.and_then(|volume| volume.times(months)), Some(funnel.deals.clone().unwrap().value));
        let computed = funnel.number(Number::Needed(0)).unwrap();
        let by_month = matches!(computed.origin, Origin::Computed { formula: Formula::PerMonth, .. });
        prop_assert!(by_month);
    }
}
