//! Who may see a place: whether a second window that shows the room may follow there. One match over all of them, so
//! that a new place has to be decided about.

use super::Place;

impl Place {
    /// Whether a window for the room may show it: the work itself, never what the facilitator does beside it, another
    /// session, or what people wrote before it is read out.
    pub fn is_for_the_room(&self) -> bool {
        match self {
            Self::CheckIn
            | Self::Due
            | Self::Baseline
            | Self::Item(_)
            | Self::Remeasured
            | Self::Tally(_)
            | Self::TopThree
            | Self::Topics(_)
            | Self::Topic(_)
            | Self::Silent(_)
            | Self::Hearing(_)
            | Self::ReadAloud(_)
            | Self::Weights(_)
            | Self::Promises
            | Self::Keep(_)
            | Self::Funnel
            | Self::Origin(_)
            | Self::Calendars
            | Self::Calendar(_)
            | Self::Deadlines(_)
            | Self::Cadence
            | Self::Close
            | Self::Thanks
            | Self::Numbers
            | Self::Review
            | Self::ReviewAt(_)
            | Self::Compare
            | Self::Achieved
            | Self::Timeline(_)
            | Self::Rest
            | Self::Energiser
            | Self::Pairs { .. }
            | Self::SoFar => true,
            // Other sessions, files and plans; words that may hurt before both leads said yes; what lies over a screen.
            Self::Home
            | Self::Library
            | Self::New
            | Self::Words
            | Self::ImportSurvey
            | Self::Decide(..)
            | Self::Care(_)
            | Self::After
            | Self::NextSession
            | Self::Search
            | Self::Export
            | Self::TakeBreak
            | Self::Agenda
            | Self::Parking
            | Self::Timer
            | Self::GoTo
            | Self::Help
            | Self::Palette
            | Self::Blank
            | Self::Leave
            | Self::PrepAnswers
            | Self::SaveElsewhere => false,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::effect::Ending;

    #[test]
    fn the_work_is_seen_and_the_desk_is_not() {
        assert!(Place::Topic("lead".into()).is_for_the_room());
        assert!(Place::Thanks.is_for_the_room());
        for private in [
            Place::Home,
            Place::Library,
            Place::Search,
            Place::Export,
            Place::PrepAnswers,
            Place::Words,
            Place::Decide("lead".into(), Ending::Park),
            Place::Care("1".into()),
            Place::Agenda,
            Place::Parking,
            Place::After,
            Place::Palette,
            Place::Timer,
        ] {
            assert!(!private.is_for_the_room(), "{private:?}");
        }
    }
}
