//! Half-typed text, kept beside the session until it is accepted, and what the fields it belongs to are called.

mod acceptance;

pub use acceptance::{Acceptance, acceptances};

use crate::domain::{
    ids::{ParkedId, PersonId, TopicId},
    moment::Moment,
    people::Team,
    topic::Author,
};
use serde::{Deserialize, Serialize};

/// The field of the joint wording.
pub const WORDING: &str = "wording";
/// The field of the wording while its spelling is mended.
pub const SPELLING: &str = "spelling";
/// The field that narrows a list.
const FILTER: &str = "filter";
/// The fields of an objection.
pub const OBJECTION_FIELDS: [&str; 3] = ["reason", "acceptable", "named"];

/// Which field a draft belongs to.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct DraftKey {
    /// The topic's id, or the screen's name where there is no topic.
    pub topic: String,
    /// The field: `wording`, `proposal:sales`, a slot's path.
    pub field: String,
}

impl DraftKey {
    /// The key of a field of a topic or screen.
    pub fn new(topic: impl Into<String>, field: impl Into<String>) -> Self {
        Self { topic: topic.into(), field: field.into() }
    }

    /// A field of a topic: the wording, a slot by its path.
    pub fn of_topic(topic: &TopicId, field: impl Into<String>) -> Self {
        Self::new(topic.as_str(), field)
    }

    /// What one side brings to a topic.
    pub fn proposal(topic: &TopicId, by: Author) -> Self {
        Self::of_topic(topic, proposal_field(by))
    }

    /// One part of an objection.
    pub fn objection(topic: &TopicId, number: u32, part: &str) -> Self {
        Self::of_topic(topic, objection_field(number, part))
    }

    /// A working agreement; none for one more.
    pub fn agreement(row: Option<usize>) -> Self {
        let row = row.map_or_else(|| "new".to_owned(), |row| row.to_string());
        Self::new("check_in", format!("agreement:{row}"))
    }

    /// What a team is measured on, or by whom.
    pub fn measured(team: Team, by: bool) -> Self {
        Self::new("check_in", format!("measured:{}:{}", word(team), if by { "by" } else { "on" }))
    }

    /// People who are added to the list.
    pub fn people() -> Self {
        Self::new("check_in", "add")
    }

    /// The answers of a prep sheet.
    pub fn prep_answers() -> Self {
        Self::new("prep_answers", "text")
    }

    /// The name of a team lead who agrees to words about each other.
    pub fn words_lead(team: Team) -> Self {
        Self::new("words", format!("lead/{}", word(team)))
    }

    /// One of the concerns of a small team, counted from 0.
    pub fn concern(team: Team, line: usize) -> Self {
        Self::new("top_three", format!("{}/{line}", word(team)))
    }

    /// What is parked next.
    pub fn parked() -> Self {
        Self::new("parking", "new")
    }

    /// Why a parked item is dropped.
    pub fn parked_reason(item: &ParkedId) -> Self {
        Self::new("parking", format!("reason:{item}"))
    }

    /// A new action.
    pub fn action() -> Self {
        Self::new("close", "action")
    }

    /// The sentence of a person at the end.
    pub fn sentence(person: &PersonId) -> Self {
        Self::new("close", format!("sentence:{person}"))
    }

    /// Who signs for a team.
    pub fn signature(team: Team) -> Self {
        Self::new("close", format!("sign:{}", word(team)))
    }

    /// The number behind a promise at a numbers check.
    pub fn kept_number(topic: &TopicId) -> Self {
        Self::new("numbers", format!("number:{topic}"))
    }

    /// Where that number was read.
    pub fn kept_source(topic: &TopicId) -> Self {
        Self::new("numbers", format!("source:{topic}"))
    }

    /// The win of a numbers check.
    pub fn win() -> Self {
        Self::new("numbers", "win")
    }

    /// What is typed on a screen to narrow its list.
    pub fn filter(screen: &str) -> Self {
        Self::new(screen, FILTER)
    }

    /// Whether it narrows a list: such words are nobody's half-typed ones, and only older files have kept any.
    pub fn narrows_a_list(&self) -> bool {
        self.field == FILTER
    }
}

/// The field of what one side brings.
pub fn proposal_field(by: Author) -> &'static str {
    match by {
        Author::Sales => "proposal:sales",
        Author::Marketing => "proposal:marketing",
        Author::Mixed => "proposal:mixed",
    }
}

/// The field of one part of an objection.
pub fn objection_field(number: u32, part: &str) -> String {
    format!("objection:{number}:{part}")
}

fn word(team: Team) -> &'static str {
    match team {
        Team::Sales => "sales",
        Team::Marketing => "marketing",
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

    /// Whether this draft is of that field.
    pub fn is_of(&self, key: &DraftKey) -> bool {
        self.topic == key.topic && self.field == key.field
    }
}
