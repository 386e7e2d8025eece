//! What two teams usually agree: the standard topics with their prompts and suggested values.
//! It must not know votes or wordings; a session's topic starts from one of these.

use std::collections::BTreeSet;
use std::sync::OnceLock;

use serde::Deserialize;

use super::load;
use super::{Method, Side, Step, TopicKind};

const FILE: &str = "topics.toml";

/// Slots whose suggested value is free text, by the last part of their path.
const FREE_TEXT: [&str; 11] = [
    "action",
    "agenda",
    "attendees",
    "by",
    "inputs",
    "purpose",
    "questions",
    "required",
    "what",
    "who",
    "with",
];

/// A topic as it comes out of the box.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct StandardTopic {
    /// Stable name, also the id of the session's topic made from it.
    pub id: String,
    /// The step it belongs to.
    pub step: Step,
    /// Which typed fields it has.
    pub kind: TopicKind,
    /// Who gives the promise.
    pub side: Side,
    /// How the room decides it by default.
    pub method: Method,
    /// How long it takes when taken alone.
    pub minutes: TopicMinutes,
    /// Suggested values in order: a slot's path and what is typed into it, such as `within`, `8 business hours`.
    #[serde(default)]
    pub preset: Vec<(String, String)>,
    /// Another list of the data files that fills rows of it.
    pub filled_from: Option<Filling>,
    /// A meeting's first date is suggested this many days after the session, or later.
    pub first_after_days: Option<u32>,
    title: String,
    prompt: String,
    example: String,
    tip: String,
}

impl StandardTopic {
    /// Its name on screen.
    pub fn title(&self) -> &str {
        self.text("title", &self.title)
    }

    /// The one question put to the room.
    pub fn prompt(&self) -> &str {
        self.text("prompt", &self.prompt)
    }

    /// An example to show in grey.
    pub fn example(&self) -> &str {
        self.text("example", &self.example)
    }

    /// What the facilitator does on this screen.
    pub fn tip(&self) -> &str {
        self.text("tip", &self.tip)
    }

    /// A suggested value as the words in use say it, if it is free text; what the program reads stays as it is.
    pub fn suggested<'a>(&self, path: &str, ours: &'a str) -> &'a str {
        if is_free_text(&self.id, path) { load::text(&self.preset_key(path), ours) } else { ours }
    }

    fn preset_key(&self, path: &str) -> String {
        format!("topic.{}.preset.{}", self.id, path.replace('/', "."))
    }

    fn text<'a>(&self, field: &str, ours: &'a str) -> &'a str {
        load::text(&format!("topic.{}.{field}", self.id), ours)
    }
}

/// Whether the slot at this path takes any words: amounts, choices, events and names of stages are read by the program.
fn is_free_text(topic: &str, path: &str) -> bool {
    let slot = path.rsplit('/').next().unwrap_or(path);
    FREE_TEXT.contains(&slot) || (topic == "goal" && slot == "period")
}

/// A list of the data files that fills rows of a topic.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Filling {
    /// The reason codes with which a lead is sent back.
    Reasons,
    /// The signs that call for an early look.
    Triggers,
}

/// The typical minutes of a topic, by what is done in them.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct TopicMinutes {
    /// Writing in silence.
    pub silent: u32,
    /// Hearing both sides and merging.
    pub hear: u32,
    /// Reading the wording aloud.
    pub read: u32,
    /// Voting and hearing the result.
    pub vote: u32,
}

impl TopicMinutes {
    /// All of them together.
    pub fn total(self) -> u32 {
        self.silent + self.hear + self.read + self.vote
    }
}

/// A sign that the agreement should be looked at early.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Trigger {
    /// Stable name, such as `hit-rate`.
    pub id: String,
    /// The number in its sentence, if it has one.
    pub threshold: Option<u32>,
    /// Whether it is switched on unless the room says otherwise.
    pub on: bool,
    text: String,
}

impl Trigger {
    /// Its sentence with this threshold in it.
    pub fn text(&self, threshold: u32) -> String {
        let sentence = load::text(&format!("trigger.{}", self.id), &self.text);
        sentence.replace("{n}", &threshold.to_string())
    }
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct File {
    block: Vec<Block>,
    topic: Vec<StandardTopic>,
    trigger: Vec<Trigger>,
}

/// Topics of one step that are taken together.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct Block {
    step: Step,
    minutes: u32,
}

fn file() -> &'static File {
    static READ: OnceLock<File> = OnceLock::new();
    READ.get_or_init(|| load::embedded(FILE, include_str!("../../assets/topics.toml")))
}

/// Every standard topic, in the order a workshop takes them.
pub fn all() -> &'static [StandardTopic] {
    &file().topic
}

/// The standard topic of this id.
pub fn by_id(id: &str) -> Option<&'static StandardTopic> {
    all().iter().find(|topic| topic.id == id)
}

/// Every sign that calls for an early look.
pub fn triggers() -> &'static [Trigger] {
    &file().trigger
}

/// The minutes these topics need: each its own, except that topics taken together cost their block once.
pub fn minutes_needed<'a>(ids: impl IntoIterator<Item = &'a str>) -> u32 {
    let mut blocks = BTreeSet::new();
    let mut needed = 0;
    for topic in ids.into_iter().filter_map(by_id) {
        match file().block.iter().find(|block| block.step == topic.step) {
            Some(block) if blocks.insert(topic.step) => needed += block.minutes,
            Some(_) => {}
            None => needed += topic.minutes.total(),
        }
    }
    needed
}

pub(super) fn texts() -> Vec<(String, String)> {
    let topics = all().iter().flat_map(|topic| {
        let fields = [
            ("title", &topic.title),
            ("prompt", &topic.prompt),
            ("example", &topic.example),
            ("tip", &topic.tip),
        ];
        let own = fields.map(|(field, text)| (format!("topic.{}.{field}", topic.id), text.clone()));
        let free = topic.preset.iter().filter(|(path, _)| is_free_text(&topic.id, path));
        own.into_iter().chain(free.map(|(path, text)| (topic.preset_key(path), text.clone())))
    });
    let triggers = triggers().iter().map(|trigger| (format!("trigger.{}", trigger.id), trigger.text.clone()));
    topics.chain(triggers).collect()
}

#[cfg(test)]
mod tests {
    use super::super::load::rules;
    use super::*;

    #[test]
    fn topics_have_slugs_and_texts_that_fit_the_screen() {
        rules::unique_slugs(all().iter().map(|topic| topic.id.as_str()));
        for topic in all() {
            rules::fits(&topic.id, topic.title(), rules::TITLE);
            rules::fits(&topic.id, topic.prompt(), rules::PROMPT);
            rules::fits(&topic.id, topic.example(), rules::PROMPT);
            rules::fits(&topic.id, topic.tip(), rules::LINE);
        }
    }

    #[test]
    fn every_kind_belongs_to_its_step_and_its_side() {
        for topic in all() {
            let step = match topic.kind {
                TopicKind::Practice => Step::Practices,
                TopicKind::Meeting => Step::Cadence,
                kind if kind < TopicKind::Volume => Step::Definitions,
                _ => Step::Sla,
            };
            assert_eq!(topic.step, step, "{}", topic.id);
            let method = if step == Step::Definitions { Method::Fist } else { Method::Consent };
            assert_eq!(topic.method, method, "{}", topic.id);
        }
        let of = |side: Side| {
            let promises = all().iter().filter(move |topic| topic.step == Step::Sla && topic.side == side);
            promises.map(|topic| topic.id.as_str()).collect::<Vec<_>>()
        };
        assert_eq!(of(Side::Sales), ["follow-up", "attempts", "accept-reject"]);
        assert_eq!(of(Side::Marketing), ["volume", "criteria", "sent-back"]);
    }

    #[test]
    fn everything_at_once_needs_240_minutes() {
        assert_eq!(minutes_needed(all().iter().map(|topic| topic.id.as_str())), 240);
    }

    #[test]
    fn topics_taken_together_cost_their_block_once() {
        assert_eq!(minutes_needed(["shadowing"]), 10);
        assert_eq!(minutes_needed(["shadowing", "buy-in", "dashboard"]), 10);
        assert_eq!(minutes_needed(["messaging", "numbers-check", "no-such-topic"]), 29);
    }

    #[test]
    fn presets_are_the_usual_values() {
        let preset = |id: &str, slot: &str| {
            let found = by_id(id).unwrap().preset.iter().find(|(path, _)| path == slot);
            found.map_or("none", |(_, typed)| typed.as_str())
        };
        assert_eq!(preset("follow-up", "classes/0/within"), "8 business hours");
        assert_eq!(preset("follow-up", "classes/3/within"), "5 open minutes");
        assert_eq!(preset("accept-reject", "within"), "24 business hours");
        assert_eq!(preset("volume", "products/0/leads"), "100");
        assert_eq!(preset("numbers-check", "rhythm"), "every 2 weeks on Tuesday");
        assert_eq!(preset("re-align", "minutes"), "120");
        assert_eq!(by_id("sent-back").unwrap().filled_from, Some(Filling::Reasons));
    }

    #[test]
    fn only_meetings_have_a_first_date() {
        for topic in all() {
            assert_eq!(topic.first_after_days.is_some(), topic.kind == TopicKind::Meeting, "{}", topic.id);
        }
    }

    #[test]
    fn a_trigger_has_a_threshold_where_its_sentence_has_a_number() {
        rules::unique_slugs(triggers().iter().map(|trigger| trigger.id.as_str()));
        for trigger in triggers() {
            assert_eq!(trigger.threshold.is_some(), trigger.text.contains("{n}"), "{}", trigger.id);
        }
        assert_eq!(triggers()[1].text(12), "Leads nobody worked on over 12 %");
    }
}
