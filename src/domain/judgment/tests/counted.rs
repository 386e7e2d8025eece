//! Judgments counted, and volumes.

use super::*;
use crate::{capacity::Ratio, domain::limit::Share};
use Delivered::{Kept, Running, Short};

fn log() -> Vec<Lead> {
    let nine = nine_to_five();
    let on = |id: &str, owner: &str, start: &str, stop: Option<&str>| {
        let events = [Some((Event::HandedOver, start)), stop.map(|stop| (Event::Responded, stop))];
        let mut lead = lead(nine, &events.into_iter().flatten().collect::<Vec<_>>());
        (lead.id, lead.owner) = (id.into(), owner.into());
        lead
    };
    vec![
        on("1", "Dana", "2026-03-02 09:00", Some("2026-03-02 09:30")),
        on("2", "Dana", "2026-03-02 09:00", Some("2026-03-02 11:00")),
        on("3", "Tom", "2026-03-02 09:00", None),
        on("4", "Tom", "2026-03-31 16:00", Some("2026-03-31 16:01")),
        on("5", "Tom", "2026-04-01 09:00", None),
        on("6", "Dana", "2026-04-01 09:00", Some("2026-03-30 09:00")),
        on("7", "Dana", "2026-05-01 09:00", None),
    ]
}

fn report() -> Report {
    let pauses = vec![pause(nine_to_five(), "2026-03-02 10:00", "2026-03-02 11:00", Some("Dana"))];
    group(
        &answered("1h"),
        &log(),
        &clock(nine_to_five(), "2026-04-01 09:30"),
        &Excuses { pauses, ..Excuses::default() },
    )
}

#[test]
fn every_lead_the_promise_speaks_of_is_counted_once() {
    let total = report().total();
    let expected = Tally { met: 2, late: 0, overdue_open: 1, pending: 1, invalid: 1, excused: 1 };
    assert_eq!(total, expected, "a lead that has not come yet is in none");
    assert_eq!((total.judged(), total.all()), (3, 6));
    assert_eq!(total.rate(), Ratio::new(2, 3), "the lead nobody touched is in the denominator");
    assert_eq!(report().as_of, at(nine_to_five(), "2026-04-01 09:30"));
}

#[test]
fn tallies_are_by_product_owner_and_month() {
    let report = report();
    assert_eq!(report.rows.len(), 4);
    let owners = report.by(|group| group.owner.clone());
    assert_eq!((owners["Dana"].met, owners["Dana"].excused, owners["Dana"].invalid), (1, 1, 1));
    assert_eq!((owners["Tom"].met, owners["Tom"].overdue_open, owners["Tom"].pending), (1, 1, 1));
    let months = report.by(|group| group.month);
    let (march, april) = (Month { year: 2026, month: 3 }, Month { year: 2026, month: 4 });
    assert_eq!((months[&march].all(), months[&april].all()), (4, 2));
    assert_eq!(
        report.by(|group| group.product.clone()).values().copied().collect::<Vec<_>>(),
        [report.total()]
    );
}

#[test]
fn names_that_are_written_differently_are_one_group() {
    let mut log = log();
    (log[1].owner, log[1].product) = (" dana".into(), "PLANNER".into());
    let report = group(&answered("1h"), &log[..2], &clock(nine_to_five(), LATER), &Excuses::default());
    let groups: Vec<(&str, &str)> =
        report.rows.keys().map(|group| (group.product.as_str(), group.owner.as_str())).collect();
    assert_eq!(groups, [("Planner", "Dana")]);
    assert_eq!(report.total().judged(), 2);
}

#[test]
fn the_share_to_keep_is_held_against_the_exact_rate() {
    let tally = Tally { met: 19, late: 1, ..Tally::default() };
    assert_eq!(tally.keeps(Share(9_500)), Some(true));
    assert_eq!(tally.keeps(Share(9_501)), Some(false));
    assert_eq!(Tally { pending: 3, excused: 2, ..Tally::default() }.keeps(Share(9_500)), None);
}

fn created(product: &str, text: &str) -> Lead {
    let mut lead = lead(nine_to_five(), &[(Event::Created, text)]);
    lead.product = product.into();
    lead
}

#[test]
fn deliveries_are_counted_per_product_and_month() {
    let rows = [
        ("products/+", "Planner"),
        ("products/0/leads", "2"),
        ("products/+", "Shopfloor"),
        ("products/1/leads", "1"),
    ];
    let Fields::Volume(clause) = filled("volume", &rows) else { panic!("a volume") };
    let leads = [
        created("planner", "2026-02-28 23:59"),
        created("Planner", "2026-03-01 00:00"),
        created("Planner", "2026-03-31 23:59:59"),
        created("Planner", "2026-04-02 09:00"),
        created("Other", "2026-03-05 09:00"),
    ];
    let stand = |from: Option<&str>, as_of: &str| {
        let mut clock = clock(nine_to_five(), as_of);
        clock.from = from.map(|from| from.parse().unwrap());
        let all = deliveries(&clause, &leads, &clock);
        all.into_iter()
            .map(|row| (row.product, row.month.month, row.delivered, row.stands))
            .collect::<Vec<_>>()
    };
    let (planner, shopfloor) = ("Planner".to_owned(), "Shopfloor".to_owned());
    let march_and_april = [
        (planner.clone(), 3, 2, Kept),
        (shopfloor.clone(), 3, 0, Short(1)),
        (planner.clone(), 4, 1, Running(1)),
        (shopfloor.clone(), 4, 0, Running(1)),
    ];
    assert_eq!(stand(Some("2026-03-01"), "2026-04-10 09:00"), march_and_april);
    assert_eq!(stand(Some("2026-02-16"), "2026-04-10 09:00"), march_and_april, "the first whole month");
    assert_eq!(stand(None, "2026-04-10 09:00").len(), 6, "February with its one lead as well");
    assert_eq!(stand(Some("2026-03-01"), "2026-03-31 12:00")[0], (planner, 3, 1, Running(1)));
    assert_eq!(stand(Some("2026-06-01"), "2026-04-10 09:00"), []);
}

#[test]
fn acceptance_is_of_the_leads_that_were_decided_on() {
    let decide = |event: Event, text: &str| {
        lead(nine_to_five(), &[(Event::HandedOver, "2026-03-02 09:00"), (event, text)])
    };
    let leads = [
        decide(Event::Accepted, "2026-03-03 09:00"),
        decide(Event::Accepted, "2026-03-04 09:00"),
        decide(Event::SentBack, "2026-03-05 09:00"),
        decide(Event::Responded, "2026-03-05 09:00"),
        decide(Event::Accepted, "2026-04-01 09:00"),
    ];
    let all = acceptance(&leads, &clock(nine_to_five(), "2026-03-31 09:00"));
    let march = all[&("planner".to_owned(), Month { year: 2026, month: 3 })];
    assert_eq!((all.len(), march), (1, Acceptance { accepted: 2, decided: 3 }));
    assert_eq!(march.share(), Ratio::new(2, 3));
    assert_eq!((march.keeps(Share(6_666)), march.keeps(Share(6_667))), (Some(true), Some(false)));
    assert_eq!(Acceptance::default().keeps(Share(1)), None);
}
