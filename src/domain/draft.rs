//! Half-typed text, kept beside the session until it is accepted.

use crate::domain::moment::Moment;
use serde::{Deserialize, Serialize};

/// Which field a draft belongs to.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct DraftKey {
    /// The topic's id, or the screen's name where there is no topic.
    pub topic: String,
    /// The field: `wording`, `proposal/sales`, a slot's path.
    pub field: String,
}

impl DraftKey {
    /// The key of a field of a topic or screen.
    pub fn new(topic: impl Into<String>, field: impl Into<String>) -> Self {
        Self { topic: topic.into(), field: field.into() }
    }
}

/// Text that was typed and not accepted yet.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Draft {
    /// The topic's id, or the screen's name where there is no topic.
    pub topic: String,
    /// The field.
    pub field: String,
    /// The text; empty when the draft was settled.
    pub text: String,
    /// When it was typed.
    pub at: Moment,
}

impl Draft {
    /// The field this draft belongs to.
    pub fn key(&self) -> DraftKey {
        DraftKey::new(self.topic.clone(), self.field.clone())
    }
}
