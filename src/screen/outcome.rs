//! What a screen answers with, and what drawing it came to.

use super::Field;
use crate::{
    domain::{command::Command, draft::DraftKey},
    effect::{Effect, Place},
};
use ratatui::layout::{Position, Rect};

/// Where to go.
#[derive(Clone, Debug, PartialEq)]
pub enum Go {
    /// To another screen; an overlay is laid over this one.
    To(Place),
    /// To the screen before, or off the overlay.
    Back,
    /// On along the workshop: next phase, topic, step.
    Forward,
    /// The other way.
    Backward,
}

/// What a message came to: plain values that the app carries out in this order.
#[derive(Clone, Debug, Default, PartialEq)]
#[must_use]
pub struct Outcome {
    /// One batch: all or nothing.
    pub commands: Vec<Command>,
    /// Requests to the world.
    pub effects: Vec<Effect>,
    /// Where to go, after the commands were accepted.
    pub go: Option<Go>,
    /// A field to edit.
    pub edit: Option<Field>,
    /// Drafts that are settled and can be dropped.
    pub settled: Vec<DraftKey>,
    /// The accepted text stays a draft: the form it belongs to is not settled yet.
    pub unsettled: bool,
    /// Answers of a screen that belong to no session yet: they are there when it comes back.
    pub keep: Vec<(DraftKey, String)>,
    /// A sentence for the message line.
    pub say: Option<String>,
    /// An action to run by its name: of this screen, or of the one below once this overlay is gone.
    pub run: Option<String>,
}

impl Outcome {
    /// Nothing happens.
    pub fn none() -> Self {
        Self::default()
    }

    /// One command.
    pub fn command(command: Command) -> Self {
        Self { commands: vec![command], ..Self::default() }
    }

    /// A batch of commands.
    pub fn commands(commands: Vec<Command>) -> Self {
        Self { commands, ..Self::default() }
    }

    /// A request to the world.
    pub fn effect(effect: Effect) -> Self {
        Self { effects: vec![effect], ..Self::default() }
    }

    /// Goes to another screen.
    pub fn to(place: Place) -> Self {
        Self { go: Some(Go::To(place)), ..Self::default() }
    }

    /// Goes back.
    pub fn back() -> Self {
        Self { go: Some(Go::Back), ..Self::default() }
    }

    /// Edits a field.
    pub fn edit(field: Field) -> Self {
        Self { edit: Some(field), ..Self::default() }
    }

    /// Shows a sentence.
    pub fn say(text: impl Into<String>) -> Self {
        Self { say: Some(text.into()), ..Self::default() }
    }

    /// Also goes somewhere.
    pub fn and_go(mut self, go: Go) -> Self {
        self.go = Some(go);
        self
    }

    /// Also edits a field next.
    pub fn and_edit(mut self, field: Option<Field>) -> Self {
        self.edit = field;
        self
    }

    /// Also shows a sentence.
    pub fn and_say(mut self, text: impl Into<String>) -> Self {
        self.say = Some(text.into());
        self
    }

    /// Also drops a draft.
    pub fn and_settle(mut self, key: DraftKey) -> Self {
        self.settled.push(key);
        self
    }

    /// Also keeps the accepted text as a draft, until the whole form is settled.
    pub fn unsettled(mut self) -> Self {
        self.unsettled = true;
        self
    }

    /// Also runs an action of the screen by its name, as if its key had been pressed.
    pub fn and_run(mut self, label: &str) -> Self {
        self.run = Some(label.to_owned());
        self
    }
}

/// What drawing came to, for the next input: drawing itself changes nothing.
#[derive(Clone, Debug, PartialEq)]
pub struct Shown<M> {
    /// Where the terminal's own cursor stands.
    pub cursor: Option<Position>,
    /// What a click on an area means.
    pub hits: Vec<(Rect, M)>,
    /// The area of the field being edited.
    pub field: Option<Rect>,
}

impl<M> Default for Shown<M> {
    fn default() -> Self {
        Self { cursor: None, hits: Vec::new(), field: None }
    }
}

impl<M> Shown<M> {
    /// The same with every message wrapped.
    pub fn map<N>(self, wrap: impl Fn(M) -> N) -> Shown<N> {
        Shown {
            cursor: self.cursor,
            hits: self.hits.into_iter().map(|(area, msg)| (area, wrap(msg))).collect(),
            field: self.field,
        }
    }

    /// Takes over cursor and area of a field that was drawn.
    pub fn note(&mut self, drawn: super::field::Drawn) -> u16 {
        self.cursor = self.cursor.or(drawn.cursor);
        self.field = self.field.or(drawn.area);
        drawn.rows
    }
}
