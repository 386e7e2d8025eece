//! What stands around the topics: company and rules, who is there, opening hours, what the numbers are made of.

use super::{change::Part, standing::team_name, topic::method_name};
use crate::{
    assets::words::{fill, say},
    domain::{
        assumption::{self, Input},
        baseline::Wave,
        moment::Day,
        people::{Group, Person, Team},
        session::{MeasuredOn, NamedCalendar, Session},
    },
    text::fold,
};
use jiff::civil::Date;

/// Company, rules and dates of the session itself; its name and day say which session it is and are no difference.
pub(super) fn session(old: &Session, new: &Session) -> Vec<Part> {
    let date = |day: Option<Day>| day.map_or_else(String::new, Day::long);
    let mut parts: Vec<Part> = [
        Part::value("company", say("playbook.company"), &old.company, &new.company),
        Part::value("zone", say("slot.meeting.zone"), &old.zone, &new.zone),
        Part::value("review_by", say("playbook.review_by"), &date(old.review_by), &date(new.review_by)),
        Part::value(
            "rule/topics",
            say("diff.rule_topics"),
            method_name(old.rule.topics),
            method_name(new.rule.topics),
        ),
        Part::value(
            "rule/promises",
            say("diff.rule_promises"),
            method_name(old.rule.promises),
            method_name(new.rule.promises),
        ),
        Part::lines(
            "working_agreements",
            say("diff.working_agreements"),
            &old.working_agreements,
            &new.working_agreements,
        ),
        Part::value("survey", say("playbook.source"), &survey(old, new), &survey(new, old)),
    ]
    .into_iter()
    .flatten()
    .collect();
    for team in Team::BOTH {
        let label = fill("diff.measured_on", &[("team", &team_name(team))]);
        let measured = |session: &Session| measured_on(session.measured_on.get(team));
        parts.extend(Part::value("measured_on", &label, &measured(old), &measured(new)));
        let label = fill("diff.top_three", &[("team", &team_name(team))]);
        parts.extend(Part::lines("top_three", &label, old.top_three.get(team), new.top_three.get(team)));
    }
    parts
}

fn measured_on(measured: &MeasuredOn) -> String {
    let said = [measured.on.as_str(), measured.by.as_str()];
    said.into_iter().filter(|text| !text.is_empty()).collect::<Vec<_>>().join(", ")
}

/// How many answered, where only one of the two sessions has a survey; two surveys are told item by item.
fn survey(session: &Session, other: &Session) -> String {
    match (&session.baseline, &other.baseline) {
        (Some(wave), None) => answered(wave),
        _ => String::new(),
    }
}

/// "Answered: Sales 12, Marketing 13."
pub(super) fn answered(wave: &Wave) -> String {
    let people = wave.respondents;
    fill("playbook.answered", &[("sales", &people.sales), ("marketing", &people.marketing)])
}

/// Who came, who went, and who changed sides; where somebody sat that day is no difference.
pub(super) fn people(old: &Session, new: &Session) -> Vec<Part> {
    let names =
        |session: &Session| session.people.iter().map(|person| person.name.clone()).collect::<Vec<_>>();
    let folded = |name: &str| fold(name);
    let apart = |people: Vec<String>, others: &[String]| -> Vec<String> {
        let there: Vec<String> = others.iter().map(|name| folded(name)).collect();
        people.into_iter().filter(|name| !there.contains(&folded(name))).collect()
    };
    let (gone, came) = (apart(names(old), &names(new)), apart(names(new), &names(old)));
    let mut parts: Vec<Part> =
        Part::lines("people", say("diff.attendance"), &gone, &came).into_iter().collect();
    for now in &new.people {
        let was = old.people.iter().find(|was| fold(&was.name) == fold(&now.name));
        if let Some(was) = was {
            parts.extend(Part::value("group", &now.name, &belongs(was), &belongs(now)));
        }
    }
    parts
}

fn belongs(person: &Person) -> String {
    let group = match person.group {
        Group::Sales => say("team.sales"),
        Group::Marketing => say("team.marketing"),
        Group::Leadership => say("team.leadership"),
        Group::Facilitator => say("team.facilitator"),
    };
    if person.role.is_empty() { group.to_owned() } else { format!("{group}, {}", person.role) }
}

/// Opening hours, calendar by calendar.
pub(super) fn calendars(old: &Session, new: &Session) -> Vec<Part> {
    let find = |session: &'_ Session, id: &str| -> Option<NamedCalendar> {
        session.calendars.iter().find(|named| fold(named.id.as_str()) == fold(id)).cloned()
    };
    let mut parts = Vec::new();
    for named in &new.calendars {
        parts.extend(calendar(find(old, named.id.as_str()).as_ref(), Some(named)));
    }
    for named in old.calendars.iter().filter(|named| find(new, named.id.as_str()).is_none()) {
        parts.extend(calendar(Some(named), None));
    }
    parts
}

fn calendar(old: Option<&NamedCalendar>, new: Option<&NamedCalendar>) -> Vec<Part> {
    let Some(named) = new.or(old) else { return Vec::new() };
    let label = named.id.as_str();
    let hours =
        |named: Option<&NamedCalendar>| named.map_or_else(String::new, |named| named.calendar.describe());
    let mut parts: Vec<Part> =
        Part::value(&format!("{label}/hours"), label, &hours(old), &hours(new)).into_iter().collect();
    if let (Some(old), Some(new)) = (old, new) {
        let closed = fill("diff.holidays", &[("calendar", &label)]);
        let days = |named: &NamedCalendar| {
            named.calendar.holidays().iter().map(|date| day(*date)).collect::<Vec<_>>()
        };
        parts.extend(Part::lines(&format!("{label}/holidays"), &closed, &days(old), &days(new)));
        let special = fill("diff.special_days", &[("calendar", &label)]);
        parts.extend(Part::lines(
            &format!("{label}/special_days"),
            &special,
            &special_days(old),
            &special_days(new),
        ));
    }
    parts
}

fn special_days(named: &NamedCalendar) -> Vec<String> {
    let hours = named.calendar.overrides().iter().map(|(date, hours)| {
        let open: Vec<String> = hours.iter().map(ToString::to_string).collect();
        let open = if open.is_empty() { say("playbook.holiday").to_owned() } else { open.join(", ") };
        format!("{} {open}", day(*date))
    });
    hours.collect()
}

fn day(date: Date) -> String {
    Day(date).long()
}

/// What the numbers behind the promises are made of, with who said so.
pub(super) fn assumptions(old: &Session, new: &Session) -> Vec<Part> {
    let mut inputs: Vec<&Input> = new.assumptions.iter().map(|said| &said.what).collect();
    let gone = old.assumptions.iter().map(|said| &said.what);
    let gone: Vec<&Input> = gone.filter(|what| !inputs.contains(what)).collect();
    inputs.extend(gone);
    let value = |session: &Session, what: &Input| {
        let Some(said) = assumption::find(&session.assumptions, what) else { return String::new() };
        let value = what.show(said.value);
        if said.by.is_empty() { value } else { format!("{value} ({})", said.by) }
    };
    let part = |what: &Input| Part::value(what.name(), &what.label(), &value(old, what), &value(new, what));
    inputs.into_iter().filter_map(part).collect()
}
