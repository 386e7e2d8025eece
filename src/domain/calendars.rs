//! Which of the session's calendars a promise counts on, and which promises refer to one; what of a calendar can be
//! typed, and how. It counts nothing itself.

mod describe;
pub mod edit;
pub mod notes;
mod row;

pub use row::Row;

use crate::{
    assets::words::fill,
    domain::{
        blueprint::STANDARD_CALENDAR,
        fields::Fields,
        ids::CalendarId,
        limit::Limit,
        moment::Day,
        sentence::label,
        session::{NamedCalendar, Session},
        slot::{Shape, Slot},
        topic::Topic,
    },
    hours::Calendar,
};
use std::{collections::BTreeMap, ops::RangeInclusive};

/// The slot in which a promise names its calendar.
pub const NAMED_IN: &str = "measure/calendar";

/// Years of holidays that are taken from a calendar file, this one included.
const HOLIDAY_YEARS: i16 = 3;

/// The calendar a promise counts on.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CountsOn<'a> {
    /// The calendar.
    pub named: &'a NamedCalendar,
    /// What the promise calls its calendar, when the session has none of that name.
    pub unknown: Option<String>,
}

/// A limit of a promise with what it is about.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Limited {
    /// The row and the field it stands in: "A", "Wrong person, taken over within".
    pub about: String,
    /// The limit.
    pub limit: Limit,
}

/// The calendar with this name, however it is capitalised.
pub fn find<'a>(session: &'a Session, name: &str) -> Option<&'a NamedCalendar> {
    let name = name.trim();
    let exact = session.calendars.iter().find(|named| named.id.as_str() == name);
    exact.or_else(|| session.calendars.iter().find(|named| is_called(&named.id, name)))
}

/// This name, or the first of "name 2", "name 3" that no calendar has.
pub fn free_name(session: &Session, name: &str) -> CalendarId {
    let numbered = (2..).map(|number: u32| format!("{name} {number}"));
    let mut names = std::iter::once(name.to_owned()).chain(numbered);
    let free = names.find(|name| find(session, name).is_none());
    CalendarId(free.expect("there are more numbers than calendars"))
}

/// A usual week in the session's zone under a name that is free; none where nobody knows the zone.
pub fn standard(session: &Session) -> Option<NamedCalendar> {
    let calendar = Calendar::standard(&session.zone).ok()?;
    Some(NamedCalendar { id: free_name(session, STANDARD_CALENDAR), calendar })
}

/// The years of which holidays are taken from a calendar file.
pub fn holiday_years(today: Day) -> RangeInclusive<i16> {
    let year = today.0.year();
    year..=year.saturating_add(HOLIDAY_YEARS - 1)
}

/// The calendar of promises that name none: the first, whatever it is called, so that no name moves a deadline.
pub fn usual(session: &Session) -> Option<&NamedCalendar> {
    session.calendars.first()
}

/// The calendar a promise counts on; none while the session has none.
pub fn counts_on<'a>(session: &'a Session, fields: &Fields) -> Option<CountsOn<'a>> {
    named_or_usual(session, &name_in(fields))
}

/// The calendar with this name, else the usual one.
pub fn named_or_usual<'a>(session: &'a Session, name: &str) -> Option<CountsOn<'a>> {
    let name = name.trim().to_owned();
    match find(session, &name) {
        Some(named) => Some(CountsOn { named, unknown: None }),
        None => usual(session).map(|named| CountsOn { named, unknown: (!name.is_empty()).then_some(name) }),
    }
}

/// Whether a promise refers to a calendar by its name.
pub fn refers_to(fields: &Fields, id: &CalendarId) -> bool {
    is_called(id, &name_in(fields))
}

/// The promises that refer to a calendar by its name.
pub fn referring<'a>(session: &'a Session, id: &CalendarId) -> impl Iterator<Item = &'a Topic> {
    session.topics.iter().filter(|topic| refers_to(&topic.fields, id))
}

/// The promises with a limit that are counted on a calendar, those that name none included.
pub fn counted_on<'a>(session: &'a Session, id: &CalendarId) -> impl Iterator<Item = &'a Topic> {
    let topics = session.topics.iter().filter(|topic| topic.fields.is_promise());
    topics.filter(|topic| {
        refers_to(&topic.fields, id)
            || counts_on(session, &topic.fields).is_some_and(|on| on.named.id == *id)
                && !limits(&topic.fields).is_empty()
    })
}

/// The promises counted on a calendar that both teams stand behind: its hours are part of what they agreed on.
pub fn agreed_on<'a>(session: &'a Session, id: &CalendarId) -> impl Iterator<Item = &'a Topic> {
    counted_on(session, id).filter(|topic| topic.status.is_agreed())
}

/// "Agreed on the old hours: Follow-up. Tell both teams.", when hours change that both teams agreed on.
pub fn agreed_on_the_old_hours(session: &Session, id: &CalendarId) -> Option<String> {
    let agreed: Vec<&str> = agreed_on(session, id).map(|topic| topic.title.as_str()).collect();
    (!agreed.is_empty()).then(|| fill("calendar.changed_agreed", &[("promises", &agreed.join(", "))]))
}

/// Every limit of a promise, in the order of its fields.
pub fn limits(fields: &Fields) -> Vec<Limited> {
    if !fields.is_promise() {
        return Vec::new();
    }
    let slots = fields.slots();
    let rows = rows(&slots);
    let limit = |slot: &Slot| Limit::read(&slot.value).ok().filter(|_| slot.shape == Shape::Limit);
    let found =
        slots.iter().filter_map(|slot| Some(Limited { limit: limit(slot)?, about: about(slot, &rows) }));
    found.collect()
}

/// Every limit of a promise, alike ones once: those of a hand-back are told by what they are for, as most reasons
/// have the same.
pub fn distinct_limits(fields: &Fields) -> Vec<Limited> {
    let mut distinct: Vec<Limited> = Vec::new();
    for mut limited in limits(fields) {
        if matches!(fields, Fields::HandBack(_))
            && let Some(reason) = limited.about.rfind(", ")
        {
            limited.about.drain(..reason + 2);
        }
        if !distinct.contains(&limited) {
            distinct.push(limited);
        }
    }
    distinct
}

/// The date from which examples are counted: when the promises begin to bind, else the day of the session.
pub fn begin(session: &Session) -> Option<Day> {
    let from = session.topics.iter().find_map(|topic| match &topic.fields {
        Fields::Timelines(timelines) => timelines.from,
        _ => None,
    });
    from.or(session.plan.date)
}

/// What each row of a list is called, by its first field, and how many limits it has.
type Rows<'a> = BTreeMap<(&'a str, usize), (&'a str, usize)>;

fn rows(slots: &[Slot]) -> Rows<'_> {
    let mut rows = Rows::new();
    for slot in slots {
        if let Some(row) = slot.row() {
            let (_, limits) = rows.entry(row).or_insert((slot.value.as_str(), 0));
            *limits += usize::from(slot.shape == Shape::Limit);
        }
    }
    rows
}

/// The name of the row and of the field; the field is left out where a row has only one limit.
fn about(slot: &Slot, rows: &Rows<'_>) -> String {
    let field = label(&slot.name);
    match slot.row().and_then(|row| rows.get(&row)) {
        None | Some(("", _)) => field.to_owned(),
        Some((name, 1)) => (*name).to_owned(),
        Some((name, _)) => format!("{name}, {field}"),
    }
}

fn name_in(fields: &Fields) -> String {
    let slot = fields.is_promise().then(|| fields.slots().into_iter().find(|slot| slot.path == NAMED_IN));
    slot.flatten().map_or_else(String::new, |slot| slot.value.trim().to_owned())
}

fn is_called(id: &CalendarId, name: &str) -> bool {
    !name.is_empty() && id.as_str().trim().to_lowercase() == name.to_lowercase()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn session(ids: &[&str]) -> Session {
        let mut session = Session::new("s".into(), "Q1".into(), "UTC".into());
        let calendar = Calendar::standard("UTC").unwrap();
        let named = |id: &&str| NamedCalendar { id: (*id).into(), calendar: calendar.clone() };
        session.calendars = ids.iter().map(named).collect();
        session
    }

    fn follow_up(calendar: &str) -> Fields {
        let mut fields = Fields::empty("follow_up").unwrap();
        for (path, value) in [
            ("classes/+", "A"),
            ("classes/0/within", "8 business hours"),
            ("classes/+", "B"),
            (NAMED_IN, calendar),
        ] {
            fields = fields.with(path, value).unwrap();
        }
        fields
    }

    #[test]
    fn a_promise_counts_on_the_calendar_it_names_else_on_the_usual_one() {
        let on = |session: &Session, name: &str| {
            counts_on(session, &follow_up(name)).map(|on| (on.named.id.to_string(), on.unknown))
        };
        let several = session(&["Berlin", "standard", "Tokyo"]);
        assert_eq!(on(&several, " tokyo "), Some(("Tokyo".to_owned(), None)));
        assert_eq!(
            on(&several, ""),
            Some(("Berlin".to_owned(), None)),
            "no name makes a calendar the usual one"
        );
        assert_eq!(on(&several, "Rome"), Some(("Berlin".to_owned(), Some("Rome".to_owned()))));
        assert_eq!(on(&session(&["Berlin", "Tokyo"]), ""), Some(("Berlin".to_owned(), None)));
        assert_eq!(on(&session(&[]), "Tokyo"), None);
    }

    #[test]
    fn limits_say_what_they_are_about() {
        let told = |fields: &Fields| {
            limits(fields).iter().map(|one| format!("{}: {}", one.about, one.limit)).collect::<Vec<_>>()
        };
        assert_eq!(told(&follow_up("")), ["A: 8 business hours"]);
        let sent_back = [
            ("reasons/+", "Wrong person"),
            ("reasons/0/take_over", "2 business days"),
            ("reasons/0/again_after", "60 days"),
        ];
        let fields = sent_back.iter().fold(Fields::empty("hand_back").unwrap(), |fields, (path, value)| {
            fields.with(path, value).unwrap()
        });
        let second = [("reasons/+", "No budget"), ("reasons/1/take_over", "2 business days")].into_iter();
        let alike = second.fold(fields.clone(), |fields, (path, value)| fields.with(path, value).unwrap());
        assert_eq!(limits(&alike).len(), 3);
        let once: Vec<String> = distinct_limits(&alike).iter().map(|one| one.limit.to_string()).collect();
        assert_eq!(once, ["2 business days", "60 calendar days"]);
        let told = told(&fields);
        assert_eq!(told.len(), 2, "{told:?}");
        assert!(told[0].starts_with("Wrong person, ") && told[0].ends_with(": 2 business days"), "{told:?}");
        assert!(limits(&Fields::empty("goal").unwrap()).is_empty());
    }
}
