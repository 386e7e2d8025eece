//! A glance at the text of a session file: what a list shows, everything else skipped. Lenient on purpose: what a later
//! program writes differently must not hide a session.

use crate::domain::{
    ids::SessionId,
    moment::{Day, Moment},
    session::Step,
};
use crate::effect::{DueDate, DueKind, Listed, SoFar};
use crate::store::error::{FormatError, Refused};
use crate::store::format::FORMAT;
use serde::{
    Deserialize, Deserializer,
    de::{DeserializeOwned, IgnoredAny, SeqAccess, Visitor},
};
use serde_json::Value;
use std::{borrow::Cow, fmt, path::PathBuf};

/// What a list needs of a session file.
#[derive(Deserialize)]
pub(in crate::store) struct Glance {
    format: String,
    version: u64,
    state: State,
    #[serde(default)]
    log: LastEntry,
}

#[derive(Deserialize)]
struct State {
    id: SessionId,
    name: String,
    #[serde(default)]
    company: String,
    #[serde(default, deserialize_with = "lenient")]
    plan: Plan,
    #[serde(default)]
    step: Step,
    #[serde(default)]
    closed_at: Option<Moment>,
    #[serde(default)]
    review_by: Option<Day>,
    #[serde(default)]
    people: Vec<IgnoredAny>,
    #[serde(default)]
    practice: bool,
    #[serde(default)]
    topics: Vec<Topic>,
    #[serde(default, deserialize_with = "lenient")]
    actions: Vec<Action>,
    #[serde(default, deserialize_with = "lenient")]
    parking: Vec<Parked>,
    #[serde(default, deserialize_with = "lenient")]
    signatures: Vec<Signature>,
    #[serde(default)]
    supersedes: Option<SessionId>,
}

#[derive(Default, Deserialize)]
struct Plan {
    #[serde(default)]
    date: Option<Day>,
}

#[derive(Deserialize)]
struct Topic {
    #[serde(default)]
    title: String,
    #[serde(default)]
    status: Status,
    #[serde(default, deserialize_with = "lenient")]
    owner: Owner,
    #[serde(default, deserialize_with = "lenient")]
    review_by: Option<Day>,
}

#[derive(Default, Deserialize)]
struct Owner {
    #[serde(default)]
    confirm_by: Option<Day>,
}

#[derive(Deserialize)]
struct Action {
    #[serde(default)]
    by: Option<Day>,
    #[serde(default)]
    done_at: Option<IgnoredAny>,
}

#[derive(Deserialize)]
struct Parked {
    #[serde(default)]
    by: Option<Day>,
    #[serde(default)]
    end: Value,
}

#[derive(Deserialize)]
struct Signature {
    #[serde(default)]
    due: Option<Day>,
    #[serde(default)]
    signed_at: Option<IgnoredAny>,
}

/// A status by its name, with what else stands in it.
#[derive(Deserialize)]
#[serde(untagged)]
enum Status {
    Name(String),
    WithMore(serde_json::Map<String, Value>),
}

impl Default for Status {
    fn default() -> Self {
        Self::Name(String::new())
    }
}

impl Status {
    fn name(&self) -> &str {
        match self {
            Self::Name(name) => name,
            Self::WithMore(more) => more.keys().next().map_or("", String::as_str),
        }
    }

    /// Until when it holds, or by when somebody looks after it.
    fn due(&self) -> Option<Day> {
        let Self::WithMore(more) = self else { return None };
        let inside = more.values().next()?;
        let day = inside.get("until").or_else(|| inside.get("by"))?;
        Day::parse(day.as_str()?).ok()
    }
}

/// When the last entry of a log was made.
#[derive(Clone, Copy, Default)]
struct LastEntry(Option<Moment>);

impl<'de> Deserialize<'de> for LastEntry {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        #[derive(Deserialize)]
        struct Entry<'a> {
            #[serde(borrow, default)]
            at: Cow<'a, str>,
        }
        struct Entries;
        impl<'de> Visitor<'de> for Entries {
            type Value = LastEntry;

            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("a list of entries")
            }

            fn visit_seq<A: SeqAccess<'de>>(self, mut items: A) -> Result<LastEntry, A::Error> {
                let mut last = None;
                while let Some(entry) = items.next_element::<Entry<'de>>()? {
                    last = Some(entry.at);
                }
                Ok(LastEntry(last.and_then(|at| Moment::parse(&at).ok())))
            }
        }
        deserializer.deserialize_seq(Entries)
    }
}

/// The value if it is what we know, else nothing.
fn lenient<'de, D: Deserializer<'de>, T: DeserializeOwned + Default>(deserializer: D) -> Result<T, D::Error> {
    let value = Value::deserialize(deserializer)?;
    Ok(serde_json::from_value(value).unwrap_or_default())
}

impl State {
    fn so_far(&self) -> SoFar {
        let having = |name: &str| self.topics.iter().filter(|topic| topic.status.name() == name).count();
        let agreed = |topic: &&Topic| {
            matches!(topic.status.name(), "agreed" | "agreed_with_dissent" | "kept" | "amended")
        };
        SoFar {
            agreed: self.topics.iter().filter(agreed).map(|topic| topic.title.clone()).collect(),
            dissent: having("agreed_with_dissent"),
            parked: having("parked"),
        }
    }

    /// Everything due but the review, the soonest first.
    fn due(&self) -> Vec<DueDate> {
        let mut due = Vec::new();
        let mut add = |on: Option<Day>, what| due.extend(on.map(|on| DueDate { on, what }));
        for topic in &self.topics {
            add(topic.status.due(), DueKind::Topic);
            add(topic.owner.confirm_by, DueKind::Confirmation);
            if !matches!(topic.status.name(), "retired" | "outside_control" | "not_today") {
                add(topic.review_by, DueKind::Topic);
            }
        }
        for action in self.actions.iter().filter(|action| action.done_at.is_none()) {
            add(action.by, DueKind::Action);
        }
        for parked in self.parking.iter().filter(|parked| parked.is_waiting()) {
            add(parked.by, DueKind::Parked);
        }
        for signature in self.signatures.iter().filter(|signature| signature.signed_at.is_none()) {
            add(signature.due, DueKind::Signature);
        }
        due.sort();
        due
    }
}

impl Parked {
    fn is_waiting(&self) -> bool {
        self.end.is_null() || self.end == "waiting"
    }
}

impl Glance {
    /// The session's id.
    pub(in crate::store) fn id(&self) -> &SessionId {
        &self.state.id
    }

    /// The row of a list; `written` is when the file was, for a session without a log.
    pub(super) fn into_listed(self, path: PathBuf, written: Option<Moment>) -> Listed {
        let (so_far, due) = (self.state.so_far(), self.state.due());
        let State { id, name, company, plan, step, closed_at, review_by, people, practice, .. } = self.state;
        Listed {
            id: Some(id),
            name,
            company,
            date: plan.date,
            step,
            closed_at,
            review_by,
            due,
            people: people.len(),
            modified: self.log.0.or(written),
            practice,
            so_far,
            supersedes: self.state.supersedes,
            problem: (self.version == 0).then(|| "the version is no number".to_owned()),
            ..Listed::of_file(path)
        }
    }
}

/// Looks at the text of a session file.
pub(in crate::store) fn glance(text: &str) -> Result<Glance, FormatError> {
    let refused = if text.contains(FORMAT) { Refused::Damaged } else { Refused::NotOurs };
    let glance: Glance =
        serde_json::from_str(text).map_err(|error| FormatError::from_json(&error, refused))?;
    if glance.format == FORMAT {
        Ok(glance)
    } else {
        Err(FormatError::at_start("this is not a smarketing session", Refused::NotOurs))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn listed(state: &str) -> Listed {
        let text = format!(
            r#"{{"format": "smarketing-session", "version": 1, "state": {{"id": "s1", "name": "Q1", {state}}}, "log": []}}"#
        );
        glance(&text).unwrap().into_listed("q1.json".into(), None)
    }

    #[test]
    fn what_a_session_came_to_is_read_by_the_names_of_its_statuses() {
        let row = listed(
            r#""topics": [
            {"title": "Lead", "status": "agreed"}, {"title": "Goal", "status": "agreed_with_dissent"},
            {"title": "Market", "status": {"parked": {"owner": "p1"}}}, {"title": "Persona"},
            {"title": "Journey", "status": {"a_later_status": {"why": [1, 2]}}}]"#,
        );
        assert_eq!(
            row.so_far,
            SoFar { agreed: vec!["Lead".to_owned(), "Goal".to_owned()], dissent: 1, parked: 1 }
        );
    }

    #[test]
    fn what_is_due_is_told_the_soonest_first_and_what_is_done_is_not() {
        let row = listed(
            r#""plan": {"date": "2026-03-12", "minutes": 180}, "review_by": "2026-06-25",
            "topics": [
                {"status": {"provisional": {"until": "2026-05-01"}}, "owner": {"person": "p1", "confirm_by": "2026-03-20"}},
                {"status": {"parked": {"owner": "p1", "by": "2026-04-01"}}},
                {"status": {"retired": {"reason": "x"}}, "review_by": "2026-01-01"}],
            "actions": [{"id": "a1", "what": "x", "by": "2026-03-19"},
                {"id": "a2", "what": "y", "by": "2026-03-18", "done_at": "2026-03-17T10:00:00Z"}],
            "parking": [{"id": "k1", "text": "z", "by": "2026-03-30", "end": "waiting"},
                {"id": "k2", "text": "z", "by": "2026-03-29", "end": {"dropped": {"reason": "no"}}}],
            "signatures": [{"team": "sales", "name": "Ana", "due": "2026-03-15", "position": 0}]"#,
        );
        let due: Vec<String> =
            row.all_due().iter().map(|due| format!("{} {}", due.on.iso(), due.what.name())).collect();
        let expected = [
            "2026-03-15 signature",
            "2026-03-19 action",
            "2026-03-20 confirmation",
            "2026-03-30 parked",
            "2026-04-01 topic",
            "2026-05-01 topic",
            "2026-06-25 review",
        ];
        assert_eq!(due, expected);
        assert_eq!(row.date, Day::parse("2026-03-12").ok());
        assert_eq!(Listed { followed: true, ..row }.all_due(), []);
    }

    #[test]
    fn what_a_later_program_writes_differently_hides_nothing() {
        let row =
            listed(r#""plan": [1], "actions": {"soon": []}, "topics": [{"title": "A", "owner": "Ana"}]"#);
        assert_eq!((row.name.as_str(), row.problem, row.due), ("Q1", None, Vec::new()));
    }
}
