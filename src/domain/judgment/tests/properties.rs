//! What holds for any lead, any promise and any instant.

use super::*;
use proptest::prelude::*;

/// The first second of 2026 and seconds of ten weeks from there.
const BEGIN: i64 = 1_767_225_600;
const SPAN: i64 = 70 * 86_400;

fn instant() -> impl Strategy<Value = Instant> {
    (0..SPAN).prop_map(|second| Instant::from_second(BEGIN + second).unwrap())
}

fn occurrence() -> impl Strategy<Value = Occurrence> {
    let event = prop::sample::select(vec![
        Event::Interest,
        Event::Created,
        Event::HandedOver,
        Event::Attempted,
        Event::Responded,
        Event::Accepted,
        Event::SentBack,
        Event::TakenOver,
        Event::Worked,
    ]);
    let response = prop::option::of(prop::sample::select(Response::KNOWN.to_vec()));
    let reason = prop::sample::select(vec!["", "no budget", "duplicate", "else"]);
    (event, instant(), response, any::<bool>(), reason).prop_map(|(event, at, response, contact, reason)| {
        Occurrence { event, at, how: How { response, channel: None, contact, reason: reason.into() } }
    })
}

fn any_lead() -> impl Strategy<Value = Lead> {
    prop::collection::vec(occurrence(), 0..8).prop_map(|events| Lead {
        id: "1".into(),
        class: "A".into(),
        product: "Planner".into(),
        owner: "Dana".into(),
        events,
        ..Lead::default()
    })
}

fn any_limit() -> impl Strategy<Value = String> {
    let unit = prop::sample::select(vec!["open minutes", "business hours", "business days", "calendar days"]);
    (1..40_u32, unit).prop_map(|(amount, unit)| format!("{amount} {unit}"))
}

/// Every promise with one clock, held within this.
fn promises(within: &str) -> Vec<Fields> {
    vec![
        answered(within),
        filled("volume", &[("products/+", "Planner"), ("loaded_within", within)]),
        filled("attempts", &[("attempts", "2"), ("within", within)]),
        filled("accept_reject", &[("within", within), ("reason_required", "yes")]),
        filled("hand_back", &[("reasons/+", "no budget"), ("reasons/0/take_over", within)]),
        filled("criteria", &[("required", "name")]),
    ]
}

fn any_excuses() -> impl Strategy<Value = Excuses> {
    let pause = (instant(), 0..5 * 86_400_i64).prop_map(|(from, length)| Pause {
        from,
        until: Instant::from_second(from.second() + length).unwrap(),
        owner: None,
        why: "outage".into(),
    });
    let over_cap = any::<bool>().prop_map(|over| over.then(|| ("1".to_owned(), 0)).into_iter().collect());
    (prop::collection::vec(pause, 0..3), over_cap).prop_map(|(pauses, over_cap)| Excuses { pauses, over_cap })
}

fn table_of_any_fixture() -> impl Strategy<Value = &'static Table> {
    prop::sample::select(vec!["nyc9to5", "berlin_lunch", "utc247", "berlin247"]).prop_map(table)
}

proptest! {
    #[test]
    fn what_is_decided_stays_decided(
        table in table_of_any_fixture(),
        lead in any_lead(),
        within in any_limit(),
        excuses in any_excuses(),
        mut times in prop::collection::vec(instant(), 2..5),
    ) {
        times.sort_unstable();
        for promise in promises(&within) {
            let at = |as_of: &Instant| judge(&promise, &lead, &Clock { table, as_of: *as_of, from: None }, &excuses);
            let judgments: Vec<Judgment> = times.iter().map(at).collect();
            for pair in judgments.windows(2) {
                let settled = matches!(pair[0], Judgment::Met | Judgment::Late { .. });
                let stays = !settled || pair[0] == pair[1];
                prop_assert!(stays, "{pair:?}");
                let never_back = !matches!(pair[0], Judgment::OverdueOpen { .. })
                    || !matches!(pair[1], Judgment::Pending { .. } | Judgment::Met | Judgment::NotApplicable);
                prop_assert!(never_back, "{pair:?}");
            }
        }
    }

    #[test]
    fn a_lead_is_counted_in_one_column_of_one_group(
        table in table_of_any_fixture(),
        lead in any_lead(),
        within in any_limit(),
        excuses in any_excuses(),
        as_of in instant(),
    ) {
        let clock = Clock { table, as_of, from: None };
        for promise in promises(&within) {
            let spoken_of = judge(&promise, &lead, &clock, &excuses) != Judgment::NotApplicable;
            let report = group(&promise, std::slice::from_ref(&lead), &clock, &excuses);
            prop_assert_eq!(report.total().all(), u32::from(spoken_of));
            prop_assert_eq!(report.rows.len(), usize::from(spoken_of));
        }
    }

    #[test]
    fn pending_is_over_with_the_first_open_second_after_it_is_due(
        table in table_of_any_fixture(),
        start in instant(),
        within in any_limit(),
        excuses in any_excuses(),
    ) {
        let excuses = Excuses { over_cap: std::collections::BTreeSet::new(), ..excuses };
        let occurrence = Occurrence { event: Event::HandedOver, at: start, how: How::default() };
        let lead = Lead { class: "A".into(), events: vec![occurrence], ..Lead::default() };
        let at = |as_of| judge(&answered(&within), &lead, &Clock { table, as_of, from: None }, &excuses);
        let Judgment::Pending { due: Some(due) } = at(start) else { panic!("{:?}", at(start)) };
        let before = Instant::from_second(due.second() - 1).unwrap();
        let is_pending = |as_of| matches!(at(as_of), Judgment::Pending { .. });
        prop_assert!(is_pending(before));
        // Limits in open time are kept up to the due second; it is over with the next one that counts.
        if within.ends_with("minutes") || within.ends_with("hours") {
            prop_assert!(is_pending(due));
        }
        let much_later = Instant::from_second(due.second() + 40 * 86_400).unwrap();
        let is_overdue = matches!(at(much_later), Judgment::OverdueOpen { .. });
        prop_assert!(is_overdue, "{:?}", at(much_later));
    }

    #[test]
    fn an_answer_is_kept_exactly_where_the_lead_would_still_be_pending(
        table in table_of_any_fixture(),
        start in instant(),
        within in any_limit(),
        seconds in 0..20 * 86_400_i64,
    ) {
        let stop = Instant::from_second(start.second() + seconds).unwrap();
        let event = |event, at| Occurrence { event, at, how: How::default() };
        let open = Lead { class: "A".into(), events: vec![event(Event::HandedOver, start)], ..Lead::default() };
        let mut done = open.clone();
        done.events.push(event(Event::Responded, stop));
        let clock = Clock { table, as_of: stop, from: None };
        let pending = matches!(judged(&answered(&within), &open, &clock), Judgment::Pending { .. });
        prop_assert_eq!(judged(&answered(&within), &done, &clock) == Judgment::Met, pending);
    }
}
