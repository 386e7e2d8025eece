//! A standard topic as the commands that add it, with its suggested values typed into its slots.

use super::names;
use crate::{
    assets::{
        reasons::{self, Reason, ReasonAction},
        topics::{self, Filling, StandardTopic},
    },
    domain::{
        command::Command,
        fields::Fields,
        ids::TopicId,
        moment::Day,
        session::{DecisionRule, Session, Step},
        vote::Method,
    },
};

/// Days in a month as far as a limit in calendar days is concerned.
const MONTH: u32 = 30;

/// A rhythm comes round within this many days, or it is too rare to suggest a date for.
const LONGEST_WAIT: i32 = 400;

/// The commands that add a standard topic; `date` is the day of the session.
pub fn standard_topic(standard: &StandardTopic, date: Option<Day>) -> Vec<Command> {
    let topic = TopicId(standard.id.clone());
    let fields = Box::new(preset(standard, date));
    let mut batch =
        vec![Command::AddTopic { id: Some(topic.clone()), title: standard.title().to_owned(), fields }];
    let method = names::method(standard.method);
    if method != by_rule(names::step(standard.step)) {
        batch.push(Command::SetMethod { topic, method });
    }
    batch
}

/// The standard topics of a step that a session does not have yet.
pub fn addable(session: &Session, step: Step) -> Vec<&'static StandardTopic> {
    let is_new = |standard: &&StandardTopic| {
        names::step(standard.step) == step && session.topic(&standard.id.as_str().into()).is_none()
    };
    topics::all().iter().filter(is_new).collect()
}

/// How a new session decides topics of this step unless they say otherwise.
fn by_rule(step: Step) -> Method {
    let rule = DecisionRule::default();
    if step == Step::Sla { rule.promises } else { rule.topics }
}

fn preset(standard: &StandardTopic, date: Option<Day>) -> Fields {
    let mut fields =
        Fields::empty(names::fields(standard.kind)).expect("every kind of the data files has fields");
    for (path, ours) in &standard.preset {
        // A team's own suggestion may not fit its slot; ours does.
        let suggested =
            fields.with(path, standard.suggested(path, ours)).or_else(|_| fields.with(path, ours));
        fields = suggested.expect("presets fit their slots, a test reads each of them");
    }
    let mut put = |path: &str, typed: &str| {
        fields = fields.with(path, typed).expect("presets fit their slots, a test reads each of them");
    };
    match standard.filled_from {
        Some(Filling::Reasons) => {
            for (row, reason) in reasons::all().iter().enumerate() {
                fill_reason(&mut put, row, reason);
            }
        }
        Some(Filling::Triggers) => put("triggers", &triggers()),
        None => {}
    }
    match first_date(&fields, standard.first_after_days, date) {
        Some(first) => fields.with("first", &first.iso()).unwrap_or(fields),
        None => fields,
    }
}

fn fill_reason(put: &mut impl FnMut(&str, &str), row: usize, reason: &Reason) {
    let action = match reason.action {
        ReasonAction::Nurture => "nurture",
        ReasonAction::Archive => "archive",
        ReasonAction::ReRoute => "re-route",
        ReasonAction::FixData => "fix data",
    };
    put("reasons/+", reason.label());
    put(&format!("reasons/{row}/action"), action);
    put(
        &format!("reasons/{row}/take_over"),
        &format!("{} business days", reasons::take_over_business_days()),
    );
    if let Some(days) = reason.again_after_days {
        let end = reasons::end_after_months() * MONTH;
        put(&format!("reasons/{row}/again_after"), &format!("{days} calendar days"));
        put(&format!("reasons/{row}/end_after"), &format!("{end} calendar days"));
    }
}

fn triggers() -> String {
    let on = topics::triggers().iter().filter(|trigger| trigger.on);
    on.map(|trigger| trigger.text(trigger.threshold.unwrap_or(0))).collect::<Vec<_>>().join("\n")
}

/// The first day of a meeting's rhythm that is at least `after` days from the session.
fn first_date(fields: &Fields, after: Option<u32>, date: Option<Day>) -> Option<Day> {
    let Fields::Meeting(meeting) = fields else { return None };
    let (rhythm, earliest) = (meeting.rhythm?, date?.plus_days(after?.cast_signed()));
    // A series may begin on any day its rhythm names, so each day is asked whether one could begin there.
    (0..LONGEST_WAIT)
        .map(|days| earliest.plus_days(days))
        .find(|&day| rhythm.dates(day, day, 1).first() == Some(&day))
}
