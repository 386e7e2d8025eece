//! Taking over what was tried: assumptions are said, promises are filled. A promise that is agreed is never changed
//! in silence, and neither is one that is being voted on.

use super::trial::{Knob, Tried, filled, path};
use crate::{
    assets::words::fill,
    domain::{
        command::Command,
        draft::DraftKey,
        feasibility::Clauses,
        fields::Fields,
        session::Session,
        topic::Topic,
    },
};

/// What taking over comes to.
#[derive(Clone, Debug, Default, PartialEq)]
pub(super) struct TakeOver {
    /// What changes, as one batch.
    pub(super) commands: Vec<Command>,
    /// What was taken over.
    pub(super) taken: Vec<Knob>,
    /// Half-typed text on the topic's own screen that this stands in for.
    pub(super) settled: Vec<DraftKey>,
    /// Why something was not taken over.
    pub(super) refused: Option<String>,
}

/// Takes over what was tried, as said by somebody.
pub(super) fn take_over(session: &Session, tried: &[Tried], by: &str, class: usize) -> TakeOver {
    let mut taking = TakeOver::default();
    for (knob, text) in tried {
        match knob {
            Knob::Said(what) => match what.read(text) {
                Ok(value) => {
                    let command = Command::Assume { what: what.clone(), value: Some(value), by: by.to_owned() };
                    taking.commands.push(command);
                    taking.taken.push(knob.clone());
                }
                Err(refused) => taking.refused = Some(refused.to_string()),
            },
            _ => taking.fill(session, knob, text, class),
        }
    }
    taking
}

impl TakeOver {
    fn fill(&mut self, session: &Session, knob: &Knob, text: &str, class: usize) {
        let Some(topic) = topic_of(session, knob) else { return };
        if let Some(refused) = bound(topic) {
            self.refused = Some(refused);
            return;
        }
        // Two slots of one promise are filled together.
        let begun = self.commands.iter().position(|command| {
            matches!(command, Command::Fill { topic: other, .. } if *other == topic.id)
        });
        let fields: &Fields = match begun.map(|index| &self.commands[index]) {
            Some(Command::Fill { fields, .. }) => fields,
            _ => &topic.fields,
        };
        match filled(fields, knob, class, text) {
            Ok(changed) => {
                self.settled.push(DraftKey::new(topic.id.as_str(), path(&changed, knob, class)));
                let command = Command::Fill { topic: topic.id.clone(), fields: Box::new(changed) };
                match begun {
                    Some(index) => self.commands[index] = command,
                    None => self.commands.push(command),
                }
                self.taken.push(knob.clone());
            }
            Err(refused) => self.refused = Some(refused),
        }
    }
}

/// The topic of the promise that a knob belongs to.
fn topic_of<'a>(session: &'a Session, knob: &Knob) -> Option<&'a Topic> {
    let clauses = Clauses::of(session);
    let id = match knob {
        Knob::Limit => clauses.follow_up?.0,
        Knob::Attempts | Knob::Within => clauses.attempts?.0,
        Knob::Said(_) | Knob::Class | Knob::By => return None,
    };
    session.topic(id)
}

/// Why a promise cannot be changed from here.
fn bound(topic: &Topic) -> Option<String> {
    if topic.status.is_agreed() {
        return Some(fill("keep.is_agreed", &[("title", &topic.title)]));
    }
    topic.open_round().map(|_| fill("keep.is_voted", &[("title", &topic.title)]))
}
