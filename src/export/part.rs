//! Parts of the shareable playbook that can be left out when it is written. The record of the room leaves out nothing.

use crate::domain::session::{Session, Step};

/// A part that can be left out.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Part {
    /// Topics that are not agreed.
    Unsettled,
    /// Results of the survey.
    Survey,
    /// The table of promises with owner and number.
    Numbers,
    /// What is open and parked.
    Parked,
}

impl Part {
    /// All parts, in the order they are offered.
    pub const ALL: [Self; 4] = [Self::Unsettled, Self::Survey, Self::Numbers, Self::Parked];

    /// Its name on the command line.
    pub fn id(self) -> &'static str {
        match self {
            Self::Unsettled => "unsettled",
            Self::Survey => "survey",
            Self::Numbers => "numbers",
            Self::Parked => "parked",
        }
    }

    /// The key of its name in the words file.
    pub fn name(self) -> &'static str {
        match self {
            Self::Unsettled => "export.part_unsettled",
            Self::Survey => "export.part_survey",
            Self::Numbers => "export.part_numbers",
            Self::Parked => "export.part_parked",
        }
    }

    /// The part with this name on the command line.
    pub fn named(id: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|part| part.id() == id)
    }

    /// Whether this session has any of it, so that leaving it out changes something.
    pub fn is_in(self, session: &Session) -> bool {
        match self {
            Self::Unsettled => session
                .topics
                .iter()
                .any(|topic| super::playbook::is_shared(topic) && !super::playbook::holds(topic)),
            Self::Survey => session.baseline.is_some() || !session.tallies.is_empty(),
            Self::Numbers => session.topics_in(Step::Sla).any(super::playbook::is_shared),
            Self::Parked => {
                session.topics.iter().any(|topic| topic.status.is_unsettled())
                    || session.parking.iter().any(crate::domain::action::Parked::is_waiting)
            }
        }
    }
}

/// Parts that are left out; none unless asked for.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Without(u8);

impl Without {
    /// Whether a part is left out.
    pub fn has(self, part: Part) -> bool {
        self.0 & (1 << part as u8) != 0
    }

    /// The same with a part left out, or put back.
    #[must_use]
    pub fn toggled(self, part: Part) -> Self {
        Self(self.0 ^ (1 << part as u8))
    }
}

impl FromIterator<Part> for Without {
    fn from_iter<I: IntoIterator<Item = Part>>(parts: I) -> Self {
        Self(parts.into_iter().fold(0, |bits, part| bits | (1 << part as u8)))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn parts_are_left_out_and_put_back() {
        let without: Without = [Part::Survey, Part::Parked, Part::Survey].into_iter().collect();
        assert!(without.has(Part::Survey) && without.has(Part::Parked) && !without.has(Part::Numbers));
        assert_eq!(without.toggled(Part::Survey).toggled(Part::Parked), Without::default());
        for part in Part::ALL {
            assert_eq!(Part::named(part.id()), Some(part));
        }
    }
}
