//! The rules of each kind of promise that is more than one clock.

use super::*;

/// How an attempt was made.
fn by(channel: Channel) -> How {
    How { channel: Some(channel), ..How::default() }
}

fn tries(slots: &[(&str, &str)]) -> Fields {
    filled("attempts", &[&[("attempts", "3"), ("within", "2 business days")], slots].concat())
}

/// A lead handed over on Monday at nine, tried at these times.
fn tried(times: &[&str]) -> Lead {
    let events: Vec<(Event, &str)> = [(Event::HandedOver, "2026-03-02 09:00")]
        .into_iter()
        .chain(times.iter().map(|time| (Event::Attempted, *time)))
        .collect();
    lead(nine_to_five(), &events)
}

fn on(clause: &Fields, lead: &Lead, as_of: &str) -> Judgment {
    judged(clause, lead, &clock(nine_to_five(), as_of))
}

#[test]
fn the_last_promised_attempt_ends_the_duty_in_its_window() {
    let three = ["2026-03-02 10:00", "2026-03-03 10:00", "2026-03-04 23:00"];
    assert_eq!(on(&tries(&[]), &tried(&three), LATER), Judgment::Met);
    let slow = ["2026-03-02 10:00", "2026-03-03 10:00", "2026-03-05 09:00"];
    assert_eq!(on(&tries(&[]), &tried(&slow), LATER), late(Overrun::BusinessDays(1)));
    let two = tried(&three[..2]);
    assert!(matches!(on(&tries(&[]), &two, "2026-03-04 23:59:59"), Judgment::Pending { .. }));
    assert_eq!(
        on(&tries(&[]), &two, "2026-03-05 00:00"),
        Judgment::OverdueOpen { by: Overrun::BusinessDays(1) }
    );
    assert!(matches!(on(&tries(&[]), &tried(&[]), LATER), Judgment::OverdueOpen { .. }), "nobody ever tried");
    let hole = tries(&[("attempts", "")]);
    assert_eq!(on(&hole, &two, LATER), Judgment::NotApplicable);
}

#[test]
fn contact_ends_the_duty_whatever_is_left() {
    let reached = How { contact: true, ..How::default() };
    let once = last(tried(&["2026-03-02 10:00"]), reached.clone());
    assert_eq!(on(&tries(&[]), &once, LATER), Judgment::Met);
    let too_late = last(tried(&["2026-03-05 10:00"]), reached.clone());
    assert_eq!(on(&tries(&[]), &too_late, LATER), late(Overrun::BusinessDays(1)));
    let before = last(tried(&["2026-03-02 08:59"]), reached);
    assert_eq!(on(&tries(&[]), &before, LATER), Judgment::Invalid(Flaw::StoppedFirst));
}

#[test]
fn attempts_that_are_too_close_or_by_another_channel_do_not_count() {
    let apart = tries(&[("spacing", "at least 1 business day apart")]);
    let each_day = ["2026-03-02 16:00", "2026-03-03 09:00", "2026-03-04 09:00"];
    assert_eq!(on(&apart, &tried(&each_day), LATER), Judgment::Met);
    let same_day = ["2026-03-02 10:00", "2026-03-02 11:00", "2026-03-03 09:00"];
    assert!(matches!(on(&apart, &tried(&same_day), LATER), Judgment::OverdueOpen { .. }));
    let hours = tries(&[("spacing", "2 hours apart")]);
    let close = ["2026-03-02 10:00", "2026-03-02 11:59:59", "2026-03-02 12:00", "2026-03-02 14:00"];
    assert_eq!(on(&hours, &tried(&close), LATER), Judgment::Met, "counted from the last that counted");
    let phone = tries(&[("channels", "phone")]);
    let mut lead = tried(&each_day);
    assert_eq!(on(&phone, &lead, LATER), Judgment::Met, "a log without channels is taken at its word");
    for occurrence in &mut lead.events[1..] {
        occurrence.how = by(Channel::Phone);
    }
    assert_eq!(on(&phone, &lead, LATER), Judgment::Met);
    lead.events[2].how = by(Channel::Email);
    assert!(matches!(on(&phone, &lead, LATER), Judgment::OverdueOpen { .. }));
    lead.events[2].how = How { response: Some(Response::AutomaticReply), ..by(Channel::Phone) };
    assert!(matches!(on(&phone, &lead, LATER), Judgment::OverdueOpen { .. }), "a machine tries nothing");
}

#[test]
fn attempts_before_the_hand_over_do_not_count() {
    let times = ["2026-02-27 10:00", "2026-03-02 10:00", "2026-03-03 10:00"];
    assert!(matches!(on(&tries(&[]), &tried(&times), LATER), Judgment::OverdueOpen { .. }));
}

#[test]
fn a_lead_sent_back_at_a_glance_need_not_be_tried() {
    let mut lead = tried(&[]);
    lead.events.push(Occurrence {
        event: Event::SentBack,
        at: at(nine_to_five(), "2026-03-02 10:00"),
        how: How { reason: "too small".into(), ..How::default() },
    });
    assert_eq!(on(&tries(&[]), &lead, LATER), Judgment::NotApplicable);
    lead.events.extend(tried(&["2026-03-02 09:30"]).events.pop());
    assert!(
        matches!(on(&tries(&[]), &lead, LATER), Judgment::OverdueOpen { .. }),
        "after work the promise holds"
    );
}

#[test]
fn a_lead_is_exempt_when_it_was_sent_back_in_time_and_not_later() {
    let back = |text: &str| {
        lead(nine_to_five(), &[(Event::HandedOver, "2026-03-02 09:00"), (Event::SentBack, text)])
    };
    let overdue = |judgment: &Judgment| matches!(judgment, Judgment::OverdueOpen { .. });
    for clause in [tries(&[]), answered("2 business days")] {
        assert_eq!(on(&clause, &back("2026-03-04 23:59:59"), LATER), Judgment::NotApplicable);
        let too_late = back("2026-03-05 00:00");
        assert!(overdue(&on(&clause, &too_late, "2026-03-05 00:00")), "it was overdue when it went back");
        assert!(overdue(&on(&clause, &too_late, LATER)));
        assert!(matches!(
            on(&clause, &back("2026-03-04 12:00"), "2026-03-04 11:00"),
            Judgment::Pending { .. }
        ));
    }
    let mut answered_after = back("2026-03-02 10:00");
    answered_after.events.extend(lead(nine_to_five(), &[(Event::Responded, "2026-03-09 10:00")]).events);
    assert_eq!(on(&answered("8h"), &answered_after, LATER), Judgment::NotApplicable, "it stays exempt");
    answered_after.events[2].at = at(nine_to_five(), "2026-03-02 09:30");
    assert_eq!(on(&answered("8h"), &answered_after, LATER), Judgment::Met, "answered, then sent back");
}

#[test]
fn a_class_that_covers_every_lead_is_held_against_all_but_those_with_their_own() {
    let open = lead(
        nine_to_five(),
        &[(Event::HandedOver, "2026-03-02 09:00"), (Event::Responded, "2026-03-02 11:00")],
    );
    for name in ["every lead", "All", ""] {
        let clause = filled("follow_up", &[("classes/+", name), ("classes/0/within", "2h")]);
        assert_eq!(on(&clause, &open, LATER), Judgment::Met, "{name}");
        let own = clause.with("classes/+", "a").and_then(|own| own.with("classes/1/within", "1h")).unwrap();
        assert_eq!(on(&own, &open, LATER), late(Overrun::OpenSeconds(3600)), "{name}: its own class first");
    }
    let ladder = filled("escalation", &[("rungs/+", "50")]);
    let clause = filled("follow_up", &[("classes/+", "every lead"), ("classes/0/within", "2h")]);
    let (Fields::Escalation(ladder), Fields::FollowUp(clause)) = (ladder, clause) else {
        panic!("two promises")
    };
    let found = rungs(&ladder, &clause, &open, &clock(nine_to_five(), LATER), &Excuses::default());
    assert_eq!(found.len(), 1);
}

#[test]
fn a_lead_is_accepted_or_sent_back_in_time_with_a_reason() {
    let clause = |reason: &str| filled("accept_reject", &[("within", "8h"), ("reason_required", reason)]);
    let decide = |event: Event, text: &str, reason: &str| {
        let lead = lead(nine_to_five(), &[(Event::HandedOver, "2026-03-02 09:00"), (event, text)]);
        last(lead, How { reason: reason.into(), ..How::default() })
    };
    let accepted = decide(Event::Accepted, "2026-03-02 17:00", "");
    assert_eq!(on(&clause("yes"), &accepted, LATER), Judgment::Met);
    let reason = decide(Event::SentBack, "2026-03-02 17:00", "no budget");
    assert_eq!(on(&clause("yes"), &reason, LATER), Judgment::Met);
    let none = decide(Event::SentBack, "2026-03-02 17:00", " ");
    assert_eq!(on(&clause("yes"), &none, LATER), Judgment::Late { by: Shortfall::NoReason });
    assert_eq!(on(&clause("no"), &none, LATER), Judgment::Met);
    let slow = decide(Event::SentBack, "2026-03-03 09:00:01", "");
    assert_eq!(on(&clause("yes"), &slow, LATER), late(Overrun::OpenSeconds(1)));
}

#[test]
fn a_lead_has_what_was_promised_on_hand_over() {
    let clause = filled(
        "criteria",
        &[
            ("required", "name\ne-mail"),
            ("fit", "40"),
            ("intent", "10"),
            ("qualified", "2"),
            ("questions", "budget\nneed\ntiming"),
        ],
    );
    let mut lead = lead(nine_to_five(), &[(Event::HandedOver, "2026-03-02 09:00")]);
    let lacks = |lead: &Lead| match on(&clause, lead, LATER) {
        Judgment::Late { by: Shortfall::Lacking(lacks) } => lacks,
        Judgment::Met => Vec::new(),
        other => panic!("{other:?}"),
    };
    let all = vec![
        Lack::Field("name".into()),
        Lack::Field("e-mail".into()),
        Lack::Fit,
        Lack::Intent,
        Lack::Known(0),
    ];
    assert_eq!(lacks(&lead), all);
    (lead.fields, lead.fit, lead.intent) = (vec!["Name".into(), "E-mail".into()], Some(40), Some(9));
    lead.known = vec!["Need".into(), "colour".into()];
    assert_eq!(lacks(&lead), [Lack::Intent, Lack::Known(1)], "only what was asked counts");
    lead.known = vec!["need".into(), "Need".into(), "need".into()];
    assert_eq!(lacks(&lead), [Lack::Intent, Lack::Known(1)], "the same question is answered once");
    (lead.intent, lead.known) = (Some(10), vec!["need".into(), "timing".into()]);
    assert_eq!(lacks(&lead), []);
    lead.events.clear();
    assert_eq!(on(&clause, &lead, LATER), Judgment::NotApplicable, "never handed over");
}

#[test]
fn a_lead_is_in_the_system_in_time() {
    let clause = filled("volume", &[("products/+", "Planner"), ("loaded_within", "2 business days")]);
    let load =
        |text: &str| lead(nine_to_five(), &[(Event::Interest, "2026-03-05 20:00"), (Event::Created, text)]);
    assert_eq!(
        on(&clause, &load("2026-03-09 23:59:59"), LATER),
        Judgment::Met,
        "Thursday night, Friday, Monday"
    );
    assert_eq!(on(&clause, &load("2026-03-10 00:00"), LATER), late(Overrun::BusinessDays(1)));
    let mut other = load("2026-03-09 12:00");
    other.product = "Shopfloor".into();
    assert_eq!(on(&clause, &other, LATER), Judgment::NotApplicable);
}

fn sent_back(reason: &str, events: &[(Event, &str)]) -> Lead {
    let back = [(Event::HandedOver, "2026-02-26 09:00"), (Event::SentBack, "2026-03-02 12:00")];
    let mut lead = lead(nine_to_five(), &[&back, events].concat());
    lead.events[1].how.reason = reason.into();
    lead
}

fn back() -> Fields {
    let rows = [
        ("reasons/+", "no budget"),
        ("reasons/0/take_over", "2 business days"),
        ("reasons/0/again_after", "90 days"),
        ("reasons/0/may_return", "asks for a conversation"),
        ("reasons/+", "duplicate"),
        ("reasons/1/take_over", "1 business day"),
    ];
    filled("hand_back", &rows)
}

#[test]
fn a_lead_sent_back_is_taken_over_by_the_rule_of_its_reason() {
    let taken =
        |reason: &str, text: &str| on(&back(), &sent_back(reason, &[(Event::TakenOver, text)]), LATER);
    assert_eq!(taken("No budget", "2026-03-04 23:00"), Judgment::Met);
    assert_eq!(taken("no budget", "2026-03-05 00:00"), late(Overrun::BusinessDays(1)));
    assert_eq!(taken("duplicate", "2026-03-04 23:00"), late(Overrun::BusinessDays(1)));
    assert_eq!(
        taken("bad mood", "2026-03-03 12:00"),
        Judgment::NotApplicable,
        "nobody agreed on that reason"
    );
    assert_eq!(taken("", "2026-03-03 12:00"), Judgment::Invalid(Flaw::NoReason));
    let never = sent_back("no budget", &[]);
    assert!(matches!(on(&back(), &never, LATER), Judgment::OverdueOpen { .. }));
    let other = lead(nine_to_five(), &[(Event::HandedOver, "2026-03-02 09:00")]);
    assert_eq!(on(&back(), &other, LATER), Judgment::NotApplicable, "never sent back");
}

#[test]
fn a_lead_is_not_offered_again_before_its_time_unless_it_asks() {
    let Fields::HandBack(clause) = back() else { panic!("a hand-back") };
    let again = |events: &[(Event, &str)], reason: &str, as_of: &str| {
        judge_return(&clause, &sent_back(reason, events), &clock(nine_to_five(), as_of))
    };
    let early = Judgment::Late { by: Shortfall::TooEarly };
    assert_eq!(again(&[(Event::HandedOver, "2026-05-30 23:59")], "no budget", LATER), early);
    assert_eq!(again(&[(Event::HandedOver, "2026-05-31 00:00")], "no budget", LATER), Judgment::Met);
    let asks = Event::Named("asks for a conversation".into());
    let asked = [(asks.clone(), "2026-04-01 09:00"), (Event::HandedOver, "2026-04-01 10:00")];
    assert_eq!(again(&asked, "no budget", LATER), Judgment::Met);
    let too_late = [(Event::HandedOver, "2026-04-01 08:00"), (asks, "2026-04-01 09:00")];
    assert_eq!(again(&too_late, "no budget", LATER), early);
    assert!(matches!(again(&[], "no budget", "2026-05-30 23:59"), Judgment::Pending { .. }));
    assert_eq!(again(&[], "no budget", "2026-05-31 00:00"), Judgment::Met);
    assert_eq!(again(&[], "duplicate", LATER), Judgment::NotApplicable, "nothing was promised");
}

#[test]
fn a_lead_that_comes_round_again_is_a_lead_each_time() {
    let lead = sent_back(
        "no budget",
        &[
            (Event::TakenOver, "2026-03-03 12:00"),
            (Event::HandedOver, "2026-06-08 09:00"),
            (Event::Responded, "2026-06-08 10:00"),
        ],
    );
    let rounds = lead.rounds();
    assert_eq!(rounds.iter().map(|round| round.events.len()).collect::<Vec<_>>(), [4, 2]);
    let answers: Vec<Judgment> = rounds.iter().map(|round| on(&answered("1h"), round, LATER)).collect();
    assert!(matches!(answers[0], Judgment::OverdueOpen { .. }), "the first time nobody answered");
    assert_eq!(answers[1], Judgment::Met);
    let Fields::HandBack(clause) = back() else { panic!("a hand-back") };
    let clock = clock(nine_to_five(), LATER);
    assert_eq!(judge_return(&clause, &rounds[0], &clock), Judgment::Met);
    assert_eq!(judge_return(&clause, &rounds[1], &clock), Judgment::NotApplicable);
    assert_eq!(super::lead(nine_to_five(), &[]).rounds().len(), 1);
}

#[test]
fn a_round_without_the_event_that_starts_the_clock_starts_with_its_hand_over() {
    let sent = Event::Named("form is sent".into());
    let mut lead = sent_back(
        "no budget",
        &[(Event::HandedOver, "2026-06-08 09:00"), (Event::Responded, "2026-06-08 11:00")],
    );
    lead.events.push(Occurrence {
        event: sent,
        at: at(nine_to_five(), "2026-02-26 08:30"),
        how: How::default(),
    });
    let rounds = lead.rounds();
    let clause = |within: &str| answered(within).with("measure/clock_starts", "Form is sent").unwrap();
    assert_eq!(on(&clause("2h"), &rounds[1], LATER), Judgment::Met);
    assert_eq!(on(&clause("1h"), &rounds[1], LATER), late(Overrun::OpenSeconds(3600)));
    let report = group(&clause("1h"), &rounds, &clock(nine_to_five(), LATER), &Excuses::default());
    assert_eq!((report.total().overdue_open, report.total().late), (1, 1), "both rounds are counted");
    let loaded = filled("volume", &[("products/+", "Planner"), ("loaded_within", "2h")]);
    assert_eq!(on(&loaded, &rounds[1], LATER), Judgment::NotApplicable, "it is loaded once");
}

#[test]
fn one_round_above_the_cap_excuses_no_other() {
    let lead = sent_back("no budget", &[(Event::HandedOver, "2026-06-08 09:00")]);
    let mut early = super::lead(nine_to_five(), &[(Event::HandedOver, "2026-06-08 08:00")]);
    early.id = "2".into();
    let mut rounds = lead.rounds();
    rounds.push(early);
    let clock = clock(nine_to_five(), LATER);
    let cap = crate::domain::sla::SurgeCap("1 lead a week".into()).cap().unwrap();
    let over_cap = over_cap(cap, &rounds, &Event::HandedOver, &clock);
    assert_eq!(over_cap, [("1".to_owned(), 1)].into());
    let excuses = Excuses { over_cap, ..Excuses::default() };
    let judgments: Vec<Judgment> =
        rounds.iter().map(|round| judge(&answered("1h"), round, &clock, &excuses)).collect();
    assert!(matches!(judgments[0], Judgment::OverdueOpen { .. }), "the first time it came within the cap");
    assert_eq!(judgments[1], Judgment::Excused(Excuse::OverCap));
}

#[test]
fn leads_from_before_the_promises_held_fill_no_cap() {
    let mut leads = [
        lead(nine_to_five(), &[(Event::HandedOver, "2026-03-31 12:00")]),
        lead(nine_to_five(), &[(Event::HandedOver, "2026-04-01 12:00")]),
    ];
    leads[1].id = "2".into();
    let mut clock = clock(nine_to_five(), LATER);
    let cap = crate::domain::sla::SurgeCap("1 lead a week".into()).cap().unwrap();
    assert_eq!(over_cap(cap, &leads, &Event::HandedOver, &clock).len(), 1);
    clock.from = Some("2026-04-01".parse().unwrap());
    assert_eq!(over_cap(cap, &leads, &Event::HandedOver, &clock).len(), 0);
}

#[test]
fn rungs_are_due_when_their_share_of_the_limit_has_gone_by() {
    let ladder =
        filled("escalation", &[("rungs/+", "80"), ("rungs/+", "100"), ("rungs/+", ""), ("rungs/+", "200")]);
    let (Fields::Escalation(ladder), nine) = (ladder, nine_to_five()) else { panic!("a ladder") };
    let found = |within: &str, lead: &Lead, as_of: &str| {
        let Fields::FollowUp(follow_up) = answered(within) else { panic!("a follow-up") };
        rungs(&ladder, &follow_up, lead, &clock(nine, as_of), &Excuses::default())
    };
    let rung = |rung, text: &str, reached| RungDue { rung, at: at(nine, text), reached };
    let open = lead(nine, &[(Event::HandedOver, "2026-03-02 09:00")]);
    assert_eq!(
        found("10h", &open, "2026-03-03 11:00"),
        [
            rung(0, "2026-03-02 17:00", true),
            rung(1, "2026-03-03 11:00", true),
            rung(3, "2026-03-04 13:00", false)
        ]
    );
    let answered =
        lead(nine, &[(Event::HandedOver, "2026-03-02 09:00"), (Event::Responded, "2026-03-03 10:00")]);
    let reached: Vec<bool> = found("10h", &answered, LATER).iter().map(|rung| rung.reached).collect();
    assert_eq!(reached, [true, false, false], "it was answered before the others");
    let days = found("2 business days", &open, LATER);
    assert_eq!(days[0].at, at(nine, "2026-03-04 00:00"), "four fifths of two days: after one of them");
    assert_eq!(days[1].at, at(nine, "2026-03-05 00:00"));
    assert_eq!(found("10h", &lead(nine, &[]), LATER), []);
}

#[test]
fn an_outage_puts_the_rungs_off() {
    let ladder = filled("escalation", &[("rungs/+", "50"), ("rungs/+", "100")]);
    let (Fields::Escalation(ladder), nine) = (ladder, nine_to_five()) else { panic!("a ladder") };
    let Fields::FollowUp(follow_up) = answered("4h") else { panic!("a follow-up") };
    let open = lead(nine, &[(Event::HandedOver, "2026-03-02 09:00")]);
    let pauses = vec![pause(nine, "2026-03-02 10:00", "2026-03-02 13:00", None)];
    let excuses = Excuses { pauses, ..Excuses::default() };
    let found = rungs(&ladder, &follow_up, &open, &clock(nine, "2026-03-02 14:00"), &excuses);
    let rung = |rung, text: &str, reached| RungDue { rung, at: at(nine, text), reached };
    assert_eq!(found, [rung(0, "2026-03-02 14:00", true), rung(1, "2026-03-02 16:00", false)]);
}
