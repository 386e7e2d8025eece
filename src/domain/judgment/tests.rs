//! Every rule of business hours and of each kind of promise, on leads of a few events.

mod clauses;
mod counted;
mod properties;

use super::*;
use crate::{
    domain::event::{Channel, Response},
    hours::{Calendar, read_time},
};
use std::{collections::BTreeMap, sync::OnceLock};

/// A calendar of the fixtures, compiled once.
fn table(name: &str) -> &'static Table {
    static TABLES: OnceLock<BTreeMap<String, Table>> = OnceLock::new();
    let tables = TABLES.get_or_init(|| {
        let text = include_str!("../../../tests/fixtures/calendars.json");
        let calendars: BTreeMap<String, Calendar> = serde_json::from_str(text).unwrap();
        calendars.into_iter().map(|(name, calendar)| (name, Table::new(calendar))).collect()
    });
    &tables[name]
}

/// New York, Monday to Friday from nine to five.
fn nine_to_five() -> &'static Table {
    table("nyc9to5")
}

fn at(table: &Table, text: &str) -> Instant {
    read_time(text, table.calendar().zone()).unwrap().instant()
}

fn filled(kind: &str, slots: &[(&str, &str)]) -> Fields {
    let empty = Fields::empty(kind).unwrap();
    slots.iter().fold(empty, |fields, (path, value)| fields.with(path, value).unwrap())
}

/// A lead of class A that belongs to Dana.
fn lead(table: &Table, events: &[(Event, &str)]) -> Lead {
    let occurrence = |(event, text): &(Event, &str)| Occurrence {
        event: event.clone(),
        at: at(table, text),
        how: How::default(),
    };
    Lead {
        id: "1".into(),
        class: "A".into(),
        owner: "Dana".into(),
        product: "Planner".into(),
        events: events.iter().map(occurrence).collect(),
        ..Lead::default()
    }
}

/// The same with what the log says of its last event.
fn last(mut lead: Lead, how: How) -> Lead {
    lead.events.last_mut().unwrap().how = how;
    lead
}

fn clock<'a>(table: &'a Table, as_of: &str) -> Clock<'a> {
    Clock { table, as_of: at(table, as_of), from: None }
}

fn judged(clause: &Fields, lead: &Lead, clock: &Clock<'_>) -> Judgment {
    judge(clause, lead, clock, &Excuses::default())
}

/// Class A answered within this.
fn answered(within: &str) -> Fields {
    filled("follow_up", &[("classes/+", "A"), ("classes/0/within", within)])
}

const LATER: &str = "2026-12-01 12:00";

fn late(by: Overrun) -> Judgment {
    Judgment::Late { by: Shortfall::Time(by) }
}

#[test]
fn on_the_limit_is_kept_to_the_second_and_nights_do_not_count() {
    use Judgment::Met;
    use Overrun::{BusinessDays, CalendarDays, OpenSeconds};
    let nine = nine_to_five();
    // Handed over, answered, within, what follows. 6 March 2026 is a Friday, 25 May 2026 no holiday here.
    let cases = [
        ("2026-03-02 09:00", "2026-03-02 17:00", "8h", Met),
        ("2026-03-02 09:00", "2026-03-02 22:30", "8h", Met),
        ("2026-03-02 09:00", "2026-03-03 09:00", "8h", Met),
        ("2026-03-02 09:00", "2026-03-03 09:00:01", "8h", late(OpenSeconds(1))),
        ("2026-03-06 16:00", "2026-03-06 17:30", "1h", Met),
        ("2026-03-06 16:00", "2026-03-09 09:01", "1h", late(OpenSeconds(60))),
        ("2026-03-07 12:00", "2026-03-09 17:00", "8h", Met),
        ("2026-03-07 12:00", "2026-03-10 09:00:01", "8h", late(OpenSeconds(1))),
        ("2026-03-07 12:00", "2026-03-09 09:05", "5 minutes", Met),
        ("2026-03-07 12:00", "2026-03-09 09:05:01", "5 minutes", late(OpenSeconds(1))),
        ("2026-03-06 23:59", "2026-03-09 23:59:59", "1 business day", Met),
        ("2026-03-06 23:59", "2026-03-10 00:00", "1 business day", late(BusinessDays(1))),
        ("2026-03-07 12:00", "2026-03-09 23:59:59", "1 business day", Met),
        ("2025-11-26 12:00", "2025-11-28 23:00", "1 business day", Met),
        ("2026-03-06 12:00", "2026-03-08 23:59", "2 days", Met),
        ("2026-03-06 12:00", "2026-03-09 00:00", "2 days", late(CalendarDays(1))),
        ("2026-03-06 16:00", "2026-03-09 16:00", "8h", Met),
    ];
    for (start, stop, within, expected) in cases {
        let lead = lead(nine, &[(Event::HandedOver, start), (Event::Responded, stop)]);
        let found = judged(&answered(within), &lead, &clock(nine, LATER));
        assert_eq!(found, expected, "{start} to {stop} within {within}");
    }
}

#[test]
fn a_lead_nobody_touched_is_pending_and_then_overdue() {
    let nine = nine_to_five();
    let lead = lead(nine, &[(Event::HandedOver, "2026-03-02 09:00")]);
    let on = |as_of: &str| judged(&answered("8h"), &lead, &clock(nine, as_of));
    let pending = Judgment::Pending { due: Some(at(nine, "2026-03-02 17:00")) };
    for as_of in ["2026-03-02 09:00", "2026-03-02 17:00", "2026-03-02 20:00", "2026-03-03 09:00"] {
        assert_eq!(on(as_of), pending, "a reply at {as_of} would be kept");
    }
    assert_eq!(on("2026-03-03 09:00:01"), Judgment::OverdueOpen { by: Overrun::OpenSeconds(1) });
    assert_eq!(on("2026-03-03 17:00"), Judgment::OverdueOpen { by: Overrun::OpenSeconds(8 * 3600) });
    assert_eq!(on("2026-03-02 08:59:59"), Judgment::NotApplicable, "not handed over yet");
    let days = judged(&answered("2 business days"), &lead, &clock(nine, "2026-03-02 10:00"));
    assert_eq!(
        days,
        Judgment::Pending { due: Some(at(nine, "2026-03-05 00:00")) },
        "the whole last day counts"
    );
}

#[test]
fn the_clock_runs_in_the_zone_of_the_calendar() {
    let lunch = table("berlin_lunch");
    let lead =
        lead(lunch, &[(Event::HandedOver, "2025-03-27 12:00"), (Event::Responded, "2025-03-27 14:00")]);
    assert_eq!(judged(&answered("1h"), &lead, &clock(lunch, LATER)), Judgment::Met, "lunch does not count");
    // Around the change of the clock a Sunday of a week without end has 23 hours.
    let always = table("berlin247");
    let spring = super::tests::lead(
        always,
        &[(Event::HandedOver, "2026-03-29 00:00"), (Event::Responded, "2026-03-30 00:00")],
    );
    assert_eq!(judged(&answered("23h"), &spring, &clock(always, LATER)), Judgment::Met);
    assert_eq!(judged(&answered("22h"), &spring, &clock(always, LATER)), late(Overrun::OpenSeconds(3600)));
}

#[test]
fn a_response_before_the_start_is_invalid() {
    let nine = nine_to_five();
    let lead =
        lead(nine, &[(Event::HandedOver, "2026-03-02 10:00"), (Event::Responded, "2026-03-02 09:59:59")]);
    let on = |as_of: &str| judged(&answered("8h"), &lead, &clock(nine, as_of));
    assert_eq!(on(LATER), Judgment::Invalid(Flaw::StoppedFirst));
    assert_eq!(on("2026-03-02 10:00"), Judgment::Invalid(Flaw::StoppedFirst));
}

#[test]
fn only_what_was_agreed_on_counts_as_a_response() {
    let nine = nine_to_five();
    let on = |counts: &str, event: Event, how: How| {
        let clause = answered("8h").with("counts", counts).unwrap();
        let lead =
            last(lead(nine, &[(Event::HandedOver, "2026-03-02 09:00"), (event, "2026-03-02 10:00")]), how);
        judged(&clause, &lead, &clock(nine, LATER)) == Judgment::Met
    };
    let of = |response: Response| How { response: Some(response), ..How::default() };
    let contact = How { contact: true, ..How::default() };
    assert!(on("", Event::Responded, How::default()), "the log calls it a response");
    assert!(on("", Event::Responded, of(Response::PersonalEmail)));
    assert!(!on("", Event::Responded, of(Response::AutomaticReply)));
    assert!(!on("automatic reply", Event::Responded, of(Response::AutomaticReply)), "never");
    assert!(!on("", Event::Attempted, of(Response::Voicemail)), "an attempt");
    assert!(on("voicemail", Event::Attempted, of(Response::Voicemail)), "unless they say so");
    assert!(!on("meeting", Event::Responded, of(Response::CallLogged)));
    assert!(on("", Event::Attempted, contact.clone()) && !on("", Event::Attempted, How::default()));
    assert!(!on("", Event::Accepted, contact), "taking a lead answers nobody");
    let card = Response::Named("a card".into());
    assert!(on("a card", Event::Responded, of(card.clone())) && !on("", Event::Responded, of(card)));
}

#[test]
fn the_first_response_that_counts_stops_the_clock() {
    let nine = nine_to_five();
    let mut lead = lead(
        nine,
        &[
            (Event::Responded, "2026-03-02 09:01"),
            (Event::Responded, "2026-03-02 12:00"),
            (Event::Responded, "2026-03-09 12:00"),
            (Event::HandedOver, "2026-03-02 09:00"),
        ],
    );
    lead.events[0].how.response = Some(Response::AutomaticReply);
    assert_eq!(judged(&answered("3h"), &lead, &clock(nine, LATER)), Judgment::Met);
    let hour = judged(&answered("1h"), &lead, &clock(nine, LATER));
    assert_eq!(hour, late(Overrun::OpenSeconds(7200)));
}

#[test]
fn people_name_their_own_events() {
    let nine = nine_to_five();
    let clause = answered("1h").with("measure/clock_starts", "form is sent").unwrap();
    let clause = clause.with("measure/clock_stops", "lead is accepted").unwrap();
    let sent = Event::Named("form is sent".into());
    assert_eq!(starts(&clause), Some(sent.clone()));
    let lead = lead(
        nine,
        &[
            (sent, "2026-03-02 10:00"),
            (Event::HandedOver, "2026-03-02 09:00"),
            (Event::Responded, "2026-03-02 09:30"),
            (Event::Accepted, "2026-03-02 11:00"),
        ],
    );
    assert_eq!(judged(&clause, &lead, &clock(nine, LATER)), Judgment::Met);
}

#[test]
fn a_promise_speaks_of_its_classes_from_its_first_day_on() {
    let nine = nine_to_five();
    let events = [(Event::HandedOver, "2026-03-31 23:59:59"), (Event::Responded, "2026-04-01 09:30")];
    let mut lead = lead(nine, &events);
    let timelines = filled("timelines", &[("from", "2026-04-01"), ("review_by", "2026-06-30")]);
    let Fields::Timelines(timelines) = timelines else { panic!("timelines") };
    let in_force = Clock::of(nine, at(nine, LATER), Some(&timelines));
    assert_eq!(judged(&answered("1h"), &lead, &in_force), Judgment::NotApplicable, "a second too soon");
    lead.events[0].at = at(nine, "2026-04-01 00:00");
    assert_eq!(judged(&answered("1h"), &lead, &in_force), Judgment::Met);
    lead.events[0].at = at(nine, "2026-08-03 09:00");
    lead.events[1].at = at(nine, "2026-08-03 11:00");
    let late_after_review = judged(&answered("1h"), &lead, &in_force);
    assert_eq!(late_after_review, late(Overrun::OpenSeconds(3600)), "the review ends nothing");
    lead.class = "B".into();
    assert_eq!(judged(&answered("1h"), &lead, &in_force), Judgment::NotApplicable);
    lead.class = " a".into();
    assert_ne!(judged(&answered("1h"), &lead, &in_force), Judgment::NotApplicable);
    assert_eq!(
        judged(&answered(""), &lead, &in_force),
        Judgment::NotApplicable,
        "no number, nothing to hold"
    );
}

fn pause(table: &Table, from: &str, until: &str, owner: Option<&str>) -> Pause {
    let (from, until) = (at(table, from), at(table, until));
    Pause { from, until, owner: owner.map(str::to_owned), why: "outage".into() }
}

#[test]
fn what_is_excused_does_not_count() {
    let nine = nine_to_five();
    let lead = lead(nine, &[(Event::HandedOver, "2026-03-02 09:00"), (Event::Responded, "2026-03-02 13:00")]);
    let with = |within: &str, pauses: Vec<Pause>| {
        judge(&answered(within), &lead, &clock(nine, LATER), &Excuses { pauses, ..Excuses::default() })
    };
    let outage = |owner| vec![pause(nine, "2026-03-02 10:00", "2026-03-02 12:00", owner)];
    let excused = Judgment::Excused(Excuse::Pause("outage".into()));
    assert_eq!(with("4h", outage(None)), Judgment::Met, "kept is kept");
    assert_eq!(with("2h", outage(None)), excused);
    assert_eq!(with("2h", outage(Some("Dana"))), excused);
    assert_eq!(with("2h", outage(Some(" dana"))), excused, "however her name is written");
    assert_eq!(with("2h", outage(Some("Tom"))), late(Overrun::OpenSeconds(7200)), "somebody else was away");
    assert_eq!(with("1h", outage(None)), late(Overrun::OpenSeconds(3600)), "two of four hours are excused");
    let twice = [outage(None), vec![pause(nine, "2026-03-02 11:00", "2026-03-02 12:30", None)]].concat();
    assert_eq!(with("1h", twice), late(Overrun::OpenSeconds(1800)), "what overlaps is not counted twice");
    let night = vec![pause(nine, "2026-03-01 17:00", "2026-03-02 09:00", None)];
    assert_eq!(with("2h", night), late(Overrun::OpenSeconds(7200)), "nothing would have counted anyway");
}

#[test]
fn days_that_an_excuse_touches_do_not_count() {
    let nine = nine_to_five();
    let lead = lead(nine, &[(Event::HandedOver, "2026-03-02 09:00"), (Event::Responded, "2026-03-05 09:00")]);
    let with = |within: &str, from: &str, until: &str| {
        let pauses = vec![pause(nine, from, until, None)];
        judge(&answered(within), &lead, &clock(nine, LATER), &Excuses { pauses, ..Excuses::default() })
    };
    let excused = Judgment::Excused(Excuse::Pause("outage".into()));
    assert_eq!(with("2 business days", "2026-03-03 14:00", "2026-03-03 15:00"), excused);
    assert_eq!(with("1 business day", "2026-03-03 14:00", "2026-03-04 15:00"), excused);
    assert_eq!(with("2 days", "2026-03-03 14:00", "2026-03-04 00:00"), excused);
    let day_nought = with("2 business days", "2026-03-02 10:00", "2026-03-02 17:00");
    assert_eq!(day_nought, late(Overrun::BusinessDays(1)), "day 0 does not count as it is");
}

#[test]
fn an_outage_after_the_last_day_excuses_nothing() {
    let nine = nine_to_five();
    let open = lead(nine, &[(Event::HandedOver, "2026-03-02 09:00")]);
    let answer =
        lead(nine, &[(Event::HandedOver, "2026-03-02 09:00"), (Event::Responded, "2026-03-05 16:00")]);
    let outage = |from: &str, until: &str| Excuses {
        pauses: vec![pause(nine, from, until, None)],
        ..Excuses::default()
    };
    let too_late = outage("2026-03-05 14:00", "2026-03-05 15:00");
    for (within, by) in [("2 business days", Overrun::BusinessDays(1)), ("2 days", Overrun::CalendarDays(1))]
    {
        let on = |lead: &Lead, excuses: &Excuses, as_of: &str| {
            judge(&answered(within), lead, &clock(nine, as_of), excuses)
        };
        for as_of in ["2026-03-05 10:00", "2026-03-05 14:30", "2026-03-05 16:00"] {
            assert_eq!(on(&open, &too_late, as_of), Judgment::OverdueOpen { by }, "{within}: {as_of}");
        }
        assert_eq!(on(&answer, &too_late, LATER), late(by), "{within}");
        let at_the_end = outage("2026-03-05 00:00", "2026-03-05 15:00");
        assert_eq!(on(&answer, &at_the_end, LATER), late(by), "{within}: its time was over");
        let in_time = outage("2026-03-04 23:00", "2026-03-05 15:00");
        let excused = on(&answer, &in_time, LATER);
        assert!(matches!(excused, Judgment::Excused(_)), "{within}: it began on the last day");
    }
}

#[test]
fn an_outage_without_end_is_counted_at_once() {
    let always = table("berlin247");
    let open = lead(always, &[(Event::HandedOver, "2026-03-02 09:00")]);
    let endless = at(always, "2099-12-30 12:00");
    let pauses =
        vec![Pause { until: endless, ..pause(always, "2026-03-02 09:00:30", "2026-03-02 10:00", None) }];
    let excuses = Excuses { pauses, ..Excuses::default() };
    // Minute by minute this would not come to an end.
    let on = |within: &str| judge(&answered(within), &open, &clock(always, LATER), &excuses);
    let half_a_minute = Instant::from_second(endless.second() + 30).unwrap();
    assert_eq!(on("1 minute"), Judgment::Pending { due: Some(half_a_minute) });
    assert_eq!(on("1 business day"), Judgment::Pending { due: Some(at(always, "2100-01-01 00:00")) });
}

#[test]
fn a_limit_that_nobody_could_type_is_never_over() {
    use crate::domain::limit::LimitUnit::{BusinessDays, BusinessHours, CalendarDays, OpenMinutes};
    let start = at(nine_to_five(), "2026-03-02 09:00");
    for unit in [OpenMinutes, BusinessHours, BusinessDays, CalendarDays] {
        let count = Count::new(nine_to_five(), start, Limit { amount: u32::MAX, unit });
        assert_eq!((count.due(), count.share_due(u32::MAX)), (None, None), "{unit:?}");
    }
    let days = Limit { amount: 100_000_000, unit: CalendarDays };
    assert_eq!(Count::new(nine_to_five(), start, days).due(), None);
}

#[test]
fn an_open_lead_waits_longer_while_it_is_excused() {
    let nine = nine_to_five();
    let lead = lead(nine, &[(Event::HandedOver, "2026-03-02 09:00")]);
    let pauses = vec![pause(nine, "2026-03-02 10:00", "2026-03-02 12:00", None)];
    let excuses = Excuses { pauses, ..Excuses::default() };
    let on = |as_of: &str| judge(&answered("2h"), &lead, &clock(nine, as_of), &excuses);
    let due = at(nine, "2026-03-02 13:00");
    assert_eq!(on("2026-03-02 12:30"), Judgment::Pending { due: Some(due) });
    assert_eq!(on("2026-03-02 13:00:01"), Judgment::OverdueOpen { by: Overrun::OpenSeconds(1) });
}

#[test]
fn leads_above_the_cap_are_excused_in_the_order_they_came() {
    let nine = nine_to_five();
    let arrive = |id: &str, text: &str| {
        let mut lead = lead(nine, &[(Event::HandedOver, text)]);
        lead.id = id.to_owned();
        lead
    };
    // A week ends with Sunday; the third of it is one too many.
    let leads = [
        arrive("c", "2026-03-08 12:00"),
        arrive("a", "2026-03-02 09:00"),
        arrive("b", "2026-03-06 09:00"),
        arrive("d", "2026-03-09 00:00"),
    ];
    let over = |words: &str, as_of: &str| {
        let cap = crate::domain::sla::SurgeCap(words.into()).cap().unwrap();
        over_cap(cap, &leads, &Event::HandedOver, &clock(nine, as_of))
            .into_iter()
            .map(|(id, _)| id)
            .collect::<Vec<_>>()
    };
    assert_eq!(over("2 a week", LATER), ["c"]);
    assert_eq!(over("2 a month", LATER), ["c", "d"]);
    assert_eq!(over("2 a week", "2026-03-07 12:00"), Vec::<String>::new(), "it has not come yet");
    let excuses = Excuses { over_cap: [("c".to_owned(), 0)].into(), ..Excuses::default() };
    let on = |lead: &Lead, as_of: &str| judge(&answered("1h"), lead, &clock(nine, as_of), &excuses);
    assert_eq!(on(&leads[0], LATER), Judgment::Excused(Excuse::OverCap));
    assert!(matches!(on(&leads[0], "2026-03-09 09:30"), Judgment::Pending { .. }), "it may still be kept");
    assert!(matches!(on(&leads[3], LATER), Judgment::OverdueOpen { .. }));
}
