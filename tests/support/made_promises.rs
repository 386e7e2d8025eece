//! A session whose promises, opening hours and assumptions are made up for pictures of the SLA step.

use serde_json::{Value, json};
use smarketing::domain::{command::Command, history::Workshop, moment::Moment, session::Session};

/// When everything was said.
const SAID: &str = "2026-03-12T12:00:00Z";

/// What a room says of its effort: people, share of time, minutes, leads a month.
#[derive(Clone, Copy)]
pub struct Effort {
    pub people: u32,
    pub time: &'static str,
    pub minutes: u32,
    pub leads: u32,
}

/// Four people, 300 leads: it fits.
pub const FITTING: Effort = Effort { people: 4, time: "0.35", minutes: 12, leads: 300 };
/// One person fewer: every second quarter slips.
pub const SLIPPING: Effort = Effort { people: 3, ..FITTING };
/// Half the people: the backlog only grows.
pub const IMPOSSIBLE: Effort = Effort { people: 2, ..FITTING };

/// The promises, with what was said about the effort, if anything was.
pub fn session(effort: Option<Effort>) -> Session {
    let session = Session::new("s".into(), "Q1 alignment".to_owned(), "Europe/Berlin".to_owned());
    let mut workshop = Workshop::new(session);
    let mut batch = promises();
    batch.extend(effort.map(said).unwrap_or_default());
    let commands: Vec<Command> =
        batch.into_iter().map(|one| serde_json::from_value(one).expect("a command")).collect();
    workshop.commit(commands, Moment::parse(SAID).expect("a time")).expect("the promises are accepted");
    workshop.session().clone()
}

fn promises() -> Vec<Value> {
    let hours = |amount: u32| json!({ "amount": amount, "unit": "business_hours" });
    let days = |amount: u32| json!({ "amount": amount, "unit": "business_days" });
    let topic = |id: &str, title: &str, fields: Value| json!({ "add_topic": { "id": id, "title": title, "fields": fields } });
    let lunch = json!([["09:00", "12:30"], ["13:30", "18:00"]]);
    let weekly =
        json!({ "mon": lunch, "tue": lunch, "wed": lunch, "thu": lunch, "fri": [["09:00", "15:00"]] });
    let calendar = json!({ "tz": "Europe/Berlin", "weekly": weekly, "holidays": ["2026-03-20"], "overrides": { "2026-03-19": [["09:00", "12:00"]] } });
    vec![
        json!({ "set_plan": { "plan": { "date": "2026-03-12", "start": "13:00", "minutes": 180 } } }),
        json!({ "add_person": { "name": "Dana Keller", "group": "sales" } }),
        json!({ "add_person": { "name": "Lee Hartmann", "group": "marketing" } }),
        json!({ "add_calendar": { "calendar": { "id": "standard", "calendar": calendar } } }),
        topic(
            "volume",
            "How many leads",
            json!({ "volume": { "products": [{ "product": "Planner", "leads": 100 }, { "product": "Shopfloor", "leads": 100 }, { "product": "Insight", "leads": 100 }], "loaded_within": days(2) } }),
        ),
        topic(
            "follow-up",
            "Sales follow-up",
            json!({ "follow_up": { "classes": [{ "class": "A", "within": hours(8) }, { "class": "B", "within": hours(16) }], "by": "phone or a personal e-mail", "measure": { "share_kept": 9500 } } }),
        ),
        topic(
            "attempts",
            "Attempts before we stop",
            json!({ "attempts": { "attempts": 5, "within": days(10) } }),
        ),
        topic("sent-back", "Sent back to Marketing", json!({ "hand_back": {} })),
    ]
}

fn said(effort: Effort) -> Vec<Value> {
    let say = |what: Value, number: &str, by: &str| json!({ "assume": { "what": what, "value": { "number": number }, "by": by } });
    let Effort { people, time, minutes, leads } = effort;
    vec![
        say(json!("revenue_target"), "7500000", "Ana Ruiz"),
        say(json!("marketing_share"), "0.4", "Ana Ruiz"),
        say(json!("deal_size"), "85000", "CRM, last year"),
        say(json!("period_months"), "12", "Ana Ruiz"),
        say(json!({ "rate": "MQL" }), "0.6", "CRM, last year"),
        say(json!({ "rate": "SAL" }), "0.5", "CRM, last year"),
        say(json!({ "rate": "SQL" }), "0.4", "CRM, last year"),
        say(json!({ "rate": "opportunity" }), "0.25", "CRM, last year"),
        say(json!("leads_per_month"), &leads.to_string(), "operations"),
        say(json!("reps"), &people.to_string(), "Dana Keller"),
        say(json!("time"), time, "Dana Keller"),
        say(json!("minutes"), &minutes.to_string(), "Dana Keller"),
    ]
}
