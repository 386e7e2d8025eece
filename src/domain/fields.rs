//! The typed fields of any topic as one value: definitions, promises, practices and meetings side by side.

use crate::domain::{
    cadence::Meeting,
    definition::{Goal, Journey, Lead, Messaging, Persona},
    market::Market,
    moment::Day,
    people::Team,
    practice::Practice,
    session::Step,
    sla::{AcceptReject, Attempts, Criteria, Escalation, FollowUp, HandBack, Measure, Timelines, Volume},
    slot::{Record, Slot, SlotError, Trail},
};
use serde::{Deserialize, Serialize};

macro_rules! fields {
    ($($(#[$doc:meta])* $kind:ident = $slug:literal in $step:ident),+ $(,)?) => {
        /// The typed fields of a topic; the variant is the topic's kind.
        #[expect(clippy::large_enum_variant, reason = "a session holds some thirty of these; boxes would only hide it")]
        #[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
        #[serde(rename_all = "snake_case")]
        pub enum Fields {
            $($(#[$doc])* $kind($kind),)+
            /// Wording only: a topic of the teams' own.
            Plain(Step),
        }

        impl Fields {
            /// The names of all kinds in data files.
            pub const KINDS: &'static [&'static str] = &[$($slug),+];

            /// Empty fields of the kind with this name in the data files.
            pub fn empty(kind: &str) -> Option<Self> {
                Some(match kind {
                    $($slug => Self::$kind($kind::default()),)+
                    _ => return None,
                })
            }

            /// The kind's name in data files.
            pub fn kind(&self) -> &'static str {
                match self {
                    $(Self::$kind(_) => $slug,)+
                    Self::Plain(_) => "plain",
                }
            }

            /// The step of the workshop in which this kind is agreed.
            pub fn step(&self) -> Step {
                match self {
                    $(Self::$kind(_) => Step::$step,)+
                    Self::Plain(step) => *step,
                }
            }

            /// Every slot, in the order forms and documents show them.
            pub fn slots(&self) -> Vec<Slot> {
                let mut out = Vec::new();
                match self {
                    $(Self::$kind(record) => record.slots(&Trail::new($slug), &mut out),)+
                    Self::Plain(_) => {}
                }
                out
            }

            /// These fields with `input` read into the slot at `path`.
            pub fn with(&self, path: &str, input: &str) -> Result<Self, SlotError> {
                let mut changed = self.clone();
                let path: Vec<&str> = path.split('/').collect();
                match &mut changed {
                    $(Self::$kind(record) => record.set(&path, input)?,)+
                    Self::Plain(_) => return Err(SlotError::NoSlot(path.join("/"))),
                }
                Ok(changed)
            }
        }
    };
}

fields! {
    /// The shared goal.
    Goal = "goal" in Definitions,
    /// What a lead is.
    Lead = "lead" in Definitions,
    /// Messaging and strategy.
    Messaging = "messaging" in Definitions,
    /// Target market.
    Market = "market" in Definitions,
    /// Buyer persona.
    Persona = "persona" in Definitions,
    /// Buyer's journey.
    Journey = "journey" in Definitions,
    /// Leads Marketing delivers.
    Volume = "volume" in Sla,
    /// What a handed-over lead must have.
    Criteria = "criteria" in Sla,
    /// When Sales answers.
    FollowUp = "follow_up" in Sla,
    /// How often Sales tries.
    Attempts = "attempts" in Sla,
    /// How fast Sales accepts or sends back.
    AcceptReject = "accept_reject" in Sla,
    /// What happens to a lead sent back.
    HandBack = "hand_back" in Sla,
    /// What happens when a promise slips.
    Escalation = "escalation" in Sla,
    /// Timelines and exceptions.
    Timelines = "timelines" in Sla,
    /// A practice.
    Practice = "practice" in Practices,
    /// A review meeting.
    Meeting = "meeting" in Cadence,
}

impl Fields {
    /// Whether a promise is two-sided law, voted by consent unless the session says otherwise.
    pub fn is_promise(&self) -> bool {
        self.step() == Step::Sla
    }

    /// The team that promises; `None` where both teams do.
    pub fn promised_by(&self) -> Option<Team> {
        match self {
            Self::FollowUp(_) | Self::Attempts(_) | Self::AcceptReject(_) => Some(Team::Sales),
            Self::Volume(_) | Self::Criteria(_) | Self::HandBack(_) => Some(Team::Marketing),
            _ => None,
        }
    }

    /// How a promise is measured; `None` for what is no promise.
    pub fn measure(&self) -> Option<&Measure> {
        Some(match self {
            Self::Volume(clause) => &clause.measure,
            Self::Criteria(clause) => &clause.measure,
            Self::FollowUp(clause) => &clause.measure,
            Self::Attempts(clause) => &clause.measure,
            Self::AcceptReject(clause) => &clause.measure,
            Self::HandBack(clause) => &clause.measure,
            Self::Escalation(clause) => &clause.measure,
            Self::Timelines(clause) => &clause.measure,
            _ => return None,
        })
    }

    /// The voted part as text by path: two fields agree here exactly when no vote is touched by the difference.
    pub fn voted(&self) -> Vec<(String, String)> {
        self.slots()
            .into_iter()
            .filter(|slot| slot.part.is_voted() && !slot.value.is_empty())
            .map(|slot| (slot.path, slot.value))
            .collect()
    }

    /// Whether no slot has a value.
    pub fn is_empty(&self) -> bool {
        self.slots().iter().all(|slot| slot.value.is_empty())
    }

    /// These fields with what a person typed read into the slot at `path`: a day in any of its forms.
    pub fn typed(&self, path: &str, input: &str, today: Day) -> Result<Self, SlotError> {
        match self.with(path, input) {
            Err(SlotError::Day(typed)) => {
                let day = Day::read(&typed, today).map_err(|_| SlotError::Day(typed))?;
                self.with(path, &day.iso())
            }
            read => read,
        }
    }

    /// Room fields still without a value; a list that needs a row counts as one hole.
    pub fn holes(&self) -> Vec<Slot> {
        let slots = self.slots();
        let has_rows = |list: &str| slots.iter().any(|slot| slot.row().is_some_and(|(name, _)| name == list));
        slots
            .iter()
            .filter(|slot| {
                let empty_list = slot.shape == crate::domain::slot::Shape::AddRow
                    && slot.part == crate::domain::slot::Part::Need
                    && !has_rows(slot.path.trim_end_matches("/+"));
                slot.is_hole() || empty_list
            })
            .cloned()
            .collect()
    }

    /// Details without which the promise is not measurable yet.
    pub fn unmeasured(&self) -> Vec<Slot> {
        self.slots().into_iter().filter(Slot::is_unmeasured).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::assets::{Side, topics};
    use crate::domain::blueprint::standard_topic;
    use crate::domain::command::Command;

    #[test]
    fn the_side_of_a_promise_is_the_one_its_data_file_names() {
        for standard in topics::all().iter().filter(|standard| standard.step == crate::assets::Step::Sla) {
            let batch = standard_topic(standard, None);
            let Some(Command::AddTopic { fields, .. }) = batch.first() else { panic!("{batch:?}") };
            let expected = match standard.side {
                Side::Sales => Some(Team::Sales),
                Side::Marketing => Some(Team::Marketing),
                Side::Both => None,
            };
            assert_eq!(fields.promised_by(), expected, "{}", standard.id);
        }
    }
}
