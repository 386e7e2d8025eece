//! What a new session starts from: a template and the standard topics, as the commands that set it up.
//!
//! Pure: it reads the data files and returns commands; nothing is decided here that a facilitator could want to
//! change afterwards.

pub mod length;
mod names;
mod time;
mod topic;

pub(in crate::domain) use time::fit;
pub use time::{TimeNeed, arithmetic, beside_topics, chosen_minutes, leave_out, time_need};
pub use topic::{addable, standard_topic};

use crate::{
    assets::{
        prep,
        templates::{self, Template, TemplateBox},
        topics,
    },
    domain::{
        agenda::AgendaBox,
        command::{Command, Decision},
        ids::TopicId,
        moment::Day,
        session::{DecisionRule, NamedCalendar, Plan},
    },
    hours::Calendar,
};

/// The id of the calendar every new session has.
pub const STANDARD_CALENDAR: &str = "standard";

/// What a facilitator says about a new session; everything else comes from the template.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct PlanInput {
    /// Its name: "Q1 alignment".
    pub name: String,
    /// The company, empty when not given.
    pub company: String,
    /// The day of the session.
    pub date: Option<Day>,
    /// Start on that day, "13:10"; empty when not given.
    pub start: String,
    /// How long the room is booked.
    pub minutes: u32,
    /// Time zone by name.
    pub zone: String,
}

/// The longest template that fits into the time booked, or else the shortest there is.
pub fn template_for(minutes: u32) -> &'static Template {
    let fitting = templates::all().iter().filter(|template| template.minutes <= minutes);
    let shortest = templates::all().iter().min_by_key(|template| template.minutes);
    fitting.max_by_key(|template| template.minutes).or(shortest).unwrap_or_else(|| templates::standard())
}

/// The batch that makes an empty session into one that is ready for check-in.
pub fn plan(template: &Template, input: &PlanInput) -> Vec<Command> {
    let mut batch = place_and_time(template, input);
    batch.extend([
        Command::SetRule { rule: DecisionRule::default() },
        Command::SetWorkingAgreements {
            agreements: prep::prep().agreements.iter().map(|line| line.text().to_owned()).collect(),
        },
        Command::SetAgenda { boxes: boxes(template, input.minutes) },
    ]);
    // An unknown zone is refused by the command above; the calendar need not say it again.
    if let Ok(calendar) = Calendar::standard(&input.zone) {
        let calendar = NamedCalendar { id: STANDARD_CALENDAR.into(), calendar };
        batch.push(Command::AddCalendar { calendar });
    }
    for standard in topics::all() {
        let today = template.topics().any(|id| id == standard.id);
        let later = template.not_today.contains(&standard.id);
        if today || later {
            batch.extend(standard_topic(standard, input.date));
        }
        if later {
            let topic = TopicId(standard.id.clone());
            batch.push(Command::Decide { topic, decision: Decision::NotToday { owner: None } });
        }
    }
    batch
}

/// What it is called, for whom, where and when.
pub(in crate::domain) fn place_and_time(template: &Template, input: &PlanInput) -> Vec<Command> {
    vec![
        Command::Rename { name: input.name.clone() },
        Command::SetCompany { company: input.company.clone() },
        Command::SetZone { zone: input.zone.clone() },
        Command::SetPlan {
            plan: Plan {
                date: input.date,
                start: input.start.clone(),
                minutes: input.minutes,
                template: template.id.clone(),
            },
        },
    ]
}

/// The template's boxes, stretched or squeezed to the minutes booked.
fn boxes(template: &Template, minutes: u32) -> Vec<AgendaBox> {
    let mut boxes: Vec<AgendaBox> = template.boxes.iter().map(agenda_box).collect();
    fit(&mut boxes, minutes);
    boxes
}

/// A box of a template as a session begins with it.
pub(in crate::domain) fn agenda_box(each: &TemplateBox) -> AgendaBox {
    AgendaBox {
        kind: names::box_kind(each.kind),
        step: each.step.map(names::step),
        topics: each.topics.iter().map(|id| TopicId(id.clone())).collect(),
        locked: each.locked,
        ..AgendaBox::new(each.id.as_str().into(), each.title().to_owned(), each.minutes)
    }
}

#[cfg(test)]
mod tests;
