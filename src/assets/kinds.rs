//! The few fixed sets of names that data files use. It must not hold anything a facilitator could want to change.

use serde::Deserialize;

/// A step of the workshop.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Step {
    /// Who is here, and by which rule the room decides.
    CheckIn,
    /// The surveys of both teams side by side.
    Baseline,
    /// The words both teams use.
    Definitions,
    /// The promises of both teams.
    Sla,
    /// Working habits both teams commit to.
    Practices,
    /// When the agreement is looked at again.
    Cadence,
    /// Loose ends, read-back and signatures.
    Close,
}

/// What a box of the agenda is for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum BoxKind {
    /// Work on a step or on topics.
    Work,
    /// A break with a time to be back at.
    Break,
    /// A few minutes on one's feet, usually with an energiser.
    Stretch,
    /// The protected end.
    Close,
    /// Minutes kept back for whatever runs over.
    Spare,
}

/// Which typed fields a topic carries.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum TopicKind {
    /// The customer, the one number and the period both teams steer for.
    Goal,
    /// What a lead is, with its stages.
    Lead,
    /// What both teams say, and to whom first.
    Messaging,
    /// Which companies are worth the time, with weights.
    Market,
    /// The person who buys.
    Persona,
    /// The stages a buyer goes through.
    Journey,
    /// How many leads of which quality.
    Volume,
    /// What a lead must have when it is handed over.
    Criteria,
    /// How soon a lead is answered.
    FollowUp,
    /// How often Sales tries.
    Attempts,
    /// By when a lead is accepted or rejected.
    AcceptReject,
    /// What happens with a lead that is sent back.
    HandBack,
    /// What happens when a promise slips.
    Escalation,
    /// From when to when it holds, and what excuses a miss.
    Timelines,
    /// A working habit with a person and a date.
    Practice,
    /// A meeting that comes again.
    Meeting,
}

/// Who gives the promise.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Side {
    /// Sales promises.
    Sales,
    /// Marketing promises.
    Marketing,
    /// Both teams promise.
    Both,
}

/// How the room decides by default.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Method {
    /// Fingers from zero to five, counted per team.
    Fist,
    /// Objections are asked for on each side.
    Consent,
}
