//! What became of half-typed text in what was done after it, perhaps on another machine. It drops nothing: what is done
//! with text that was overtaken is its caller's business.

use super::{Draft, DraftKey, OBJECTION_FIELDS, SPELLING, WORDING, objection_field};
use crate::domain::{
    action::ParkedEnd,
    command::Command,
    fields::Fields,
    history::{Entry, What},
    ids::TopicId,
    people::Team,
};
use std::collections::{HashMap, HashSet};

/// What became of half-typed text.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Acceptance {
    /// Nothing was done about its field: it is still to be accepted.
    Open,
    /// Something else stands in its field now.
    Overtaken,
    /// The same words were accepted.
    Accepted,
}

/// What became of each draft in a log, in one pass. A change that only may concern a field does not overtake its text:
/// to be offered once more costs a key, words that are lost cannot be had back.
pub fn acceptances(drafts: &[Draft], log: &[Entry]) -> Vec<Acceptance> {
    let mut found = vec![Acceptance::Open; drafts.len()];
    let places: HashMap<DraftKey, usize> =
        drafts.iter().enumerate().map(|(index, draft)| (draft.key(), index)).collect();
    let topics: HashSet<&str> = drafts.iter().map(|draft| draft.topic.as_str()).collect();
    let mut fields: HashMap<&TopicId, &Fields> = HashMap::new();
    for entry in log {
        let What::Do(batch) = &entry.what else { continue };
        for command in batch {
            for said in said(command, &mut fields, &topics) {
                let Some(&place) = places.get(&said.key) else { continue };
                let draft = &drafts[place];
                let acceptance = if entry.at >= draft.at && said.text.trim() == draft.text.trim() {
                    Acceptance::Accepted
                } else if entry.at > draft.at && said.replaces && !said.text.trim().is_empty() {
                    Acceptance::Overtaken
                } else {
                    Acceptance::Open
                };
                found[place] = found[place].max(acceptance);
            }
        }
    }
    found
}

/// A text that a command put into a field.
struct Said {
    key: DraftKey,
    text: String,
    /// It stands where other text stood; where the field takes one text after the other it does not.
    replaces: bool,
}

impl Said {
    fn in_place(key: DraftKey, text: &str) -> Self {
        Self { key, text: text.to_owned(), replaces: true }
    }

    fn among_others(key: DraftKey, text: &str) -> Self {
        Self { key, text: text.to_owned(), replaces: false }
    }
}

/// What a command says in which fields; `fields` are those of the topics so far, as far as the log tells.
fn said<'a>(
    command: &'a Command,
    fields: &mut HashMap<&'a TopicId, &'a Fields>,
    topics: &HashSet<&str>,
) -> Vec<Said> {
    match command {
        Command::AddTopic { id: Some(topic), fields: now, .. } if topics.contains(topic.as_str()) => {
            fields.insert(topic, now);
            Vec::new()
        }
        Command::Fill { topic, fields: now } if topics.contains(topic.as_str()) => {
            let before = fields.insert(topic, now);
            if before.is_some_and(|before| before == &**now) {
                Vec::new()
            } else {
                filled(topic, before, now)
            }
        }
        Command::Word { topic, text } => vec![Said::in_place(DraftKey::of_topic(topic, WORDING), text)],
        Command::Correct { topic, text } => {
            [WORDING, SPELLING].map(|field| Said::in_place(DraftKey::of_topic(topic, field), text)).into()
        }
        Command::Propose { topic, by, text } => vec![Said::in_place(DraftKey::proposal(topic, *by), text)],
        Command::DescribeObjection { topic, objection, reason, acceptable_if, named } => {
            let texts = OBJECTION_FIELDS.iter().zip([reason, acceptable_if, named]);
            let key = |part: &str| DraftKey::of_topic(topic, objection_field(*objection, part));
            texts.map(|(part, text)| Said::in_place(key(part), text)).collect()
        }
        other => said_elsewhere(other),
    }
}

/// The same for what belongs to no topic.
fn said_elsewhere(command: &Command) -> Vec<Said> {
    let one = |key, text: &String| vec![Said::in_place(key, text)];
    let two = |first, second| vec![first, second];
    match command {
        Command::SetMeasuredOn { team, measured } => two(
            Said::in_place(DraftKey::measured(*team, false), &measured.on),
            Said::in_place(DraftKey::measured(*team, true), &measured.by),
        ),
        Command::NoteKept { topic, number, source, .. } => two(
            Said::in_place(DraftKey::kept_number(topic), number),
            Said::in_place(DraftKey::kept_source(topic), source),
        ),
        Command::EndParked { id, end: ParkedEnd::Dropped { reason } } => {
            one(DraftKey::parked_reason(id), reason)
        }
        Command::AgreeToWords { team, by } => one(DraftKey::words_lead(*team), by),
        Command::Say { person, text } => one(DraftKey::sentence(person), text),
        Command::Sign { team, name, .. } => one(DraftKey::signature(*team), name),
        Command::NoteWin { text, .. } => one(DraftKey::win(), text),
        Command::SetWorkingAgreements { agreements } => agreed(agreements),
        Command::NameTopThree { team, concerns } => named(*team, concerns),
        Command::AddPerson { name, .. } => vec![Said::among_others(DraftKey::people(), name)],
        Command::Park { text, .. } => vec![Said::among_others(DraftKey::parked(), text)],
        Command::AddAction { what, .. } => vec![Said::among_others(DraftKey::action(), what)],
        _ => Vec::new(),
    }
}

/// The slots whose value is another than before; where nobody knows what was before, any may be.
fn filled(topic: &TopicId, before: Option<&Fields>, now: &Fields) -> Vec<Said> {
    let known = before.is_some();
    let before = before.map(Fields::slots).unwrap_or_default();
    let before: HashMap<&str, &str> =
        before.iter().map(|slot| (slot.path.as_str(), slot.value.as_str())).collect();
    let changed =
        now.slots().into_iter().filter(|slot| before.get(slot.path.as_str()) != Some(&&*slot.value));
    let key = |path: &str| DraftKey::of_topic(topic, path);
    changed.map(|slot| Said { key: key(&slot.path), text: slot.value, replaces: known }).collect()
}

/// All agreements are set at once: which of them was typed does not say.
fn agreed(agreements: &[String]) -> Vec<Said> {
    let rows = agreements.iter().enumerate();
    rows.flat_map(|(row, text)| {
        [Some(row), None].map(|row| Said::among_others(DraftKey::agreement(row), text))
    })
    .collect()
}

fn named(team: Team, concerns: &[String]) -> Vec<Said> {
    let rows = concerns.iter().enumerate();
    rows.map(|(line, text)| Said::among_others(DraftKey::concern(team, line), text)).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::{moment::Moment, topic::Author};

    fn at(second: i64) -> Moment {
        Moment::parse("2026-03-12T13:00:00Z").unwrap().plus_seconds(second)
    }

    fn draft(key: DraftKey, text: &str, second: i64) -> Draft {
        Draft { topic: key.topic, field: key.field, text: text.to_owned(), at: at(second) }
    }

    fn done(second: i64, command: Command) -> Entry {
        Entry { seq: 1, at: at(second), what: What::Do(vec![command]) }
    }

    fn lead() -> TopicId {
        "lead".into()
    }

    fn acceptance(draft: &Draft, log: &[Entry]) -> Acceptance {
        acceptances(std::slice::from_ref(draft), log)[0]
    }

    #[test]
    fn only_what_was_said_later_in_the_same_field_overtakes() {
        let draft = draft(DraftKey::of_topic(&lead(), WORDING), "half a", 10);
        let word = |topic: &str, text: &str| Command::Word { topic: topic.into(), text: text.to_owned() };
        let propose = Command::Propose { topic: lead(), by: Author::Sales, text: "another".to_owned() };
        assert_eq!(
            acceptance(&draft, &[done(9, word("lead", "before")), done(20, propose)]),
            Acceptance::Open
        );
        assert_eq!(acceptance(&draft, &[done(20, word("other", "another"))]), Acceptance::Open);
        assert_eq!(
            acceptance(&draft, &[done(20, word("lead", ""))]),
            Acceptance::Open,
            "nothing stands there"
        );
        assert_eq!(acceptance(&draft, &[done(20, word("lead", "another"))]), Acceptance::Overtaken);
        let both = [done(20, word("lead", "half a ")), done(21, word("lead", "another"))];
        assert_eq!(acceptance(&draft, &both), Acceptance::Accepted);
        let taken_back = Entry { seq: 2, at: at(20), what: What::Undo(1) };
        assert_eq!(acceptance(&draft, &[taken_back]), Acceptance::Open);
    }

    #[test]
    fn another_slot_of_the_same_topic_does_not_overtake() {
        let all = Fields::KINDS.iter().map(|kind| Fields::empty(kind).unwrap());
        let has = |fields: &Fields, path: &str| {
            fields.slots().iter().any(|slot| (slot.path.as_str(), slot.value.as_str()) == (path, "sent"))
        };
        let takes = |empty: &Fields, path: &str| empty.with(path, "sent").is_ok_and(|now| has(&now, path));
        let paths = |empty: &Fields| -> Vec<String> {
            let paths = empty.slots().into_iter().map(|slot| slot.path);
            paths.filter(|path| takes(empty, path)).collect()
        };
        let (empty, paths) =
            all.map(|empty| (empty.clone(), paths(&empty))).find(|(_, paths)| paths.len() > 1).unwrap();
        let (one, other) = (paths[0].as_str(), paths[1].as_str());
        let fill = |fields: Fields| Command::Fill { topic: lead(), fields: Box::new(fields) };
        let add =
            Command::AddTopic { id: Some(lead()), title: String::new(), fields: Box::new(empty.clone()) };
        let log = [done(0, add), done(20, fill(empty.with(one, "sent").unwrap()))];
        let typed = |path: &str, text: &str| draft(DraftKey::of_topic(&lead(), path), text, 10);
        assert_eq!(acceptance(&typed(other, "sen"), &log), Acceptance::Open);
        assert_eq!(acceptance(&typed(one, "sen"), &log), Acceptance::Overtaken);
        assert_eq!(acceptance(&typed(one, "sent"), &log), Acceptance::Accepted);
        assert_eq!(
            acceptance(&typed(one, "sen"), &log[1..]),
            Acceptance::Open,
            "it may have stood there before"
        );
    }

    #[test]
    fn one_more_of_a_list_leaves_the_next_one_that_is_half_typed() {
        let park = |text: &str| Command::Park { id: None, text: text.to_owned(), topic: None };
        let draft = draft(DraftKey::parked(), "ask about", 10);
        assert_eq!(acceptance(&draft, &[done(20, park("budget"))]), Acceptance::Open);
        assert_eq!(
            acceptance(&draft, &[done(20, park("budget")), done(30, park("ask about"))]),
            Acceptance::Accepted
        );
        let agreements = vec!["Phones away".to_owned(), "One at a time".to_owned()];
        let set = Command::SetWorkingAgreements { agreements };
        let agreed = |text: &str| super::tests::draft(DraftKey::agreement(None), text, 10);
        assert_eq!(acceptance(&agreed("One at a"), &[done(20, set.clone())]), Acceptance::Open);
        assert_eq!(acceptance(&agreed("One at a time"), &[done(20, set)]), Acceptance::Accepted);
    }
}
