//! The lists of one survey: gaps, shared pain, split inside a team, shared strengths, and the topics they bear on.
//! Only the first one is complete; no item is ever hidden for being low in it.

use crate::{
    assets::words::say,
    screen::{Context, survey::Survey},
};

/// Which items are listed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum List {
    /// All items, the surest gaps first, those with too few answers last.
    Gaps,
    /// Both teams are unhappy.
    SharedPain,
    /// A team does not agree with itself.
    SplitInside,
    /// Both teams are content.
    SharedStrengths,
    /// The topics, by what bears on them: it lists no items.
    Topics,
}

impl List {
    /// The list after this one.
    pub(super) fn next(self) -> Self {
        match self {
            Self::Gaps => Self::SharedPain,
            Self::SharedPain => Self::SplitInside,
            Self::SplitInside => Self::SharedStrengths,
            Self::SharedStrengths => Self::Topics,
            Self::Topics => Self::Gaps,
        }
    }

    /// Positions of its items in the survey.
    pub(super) fn items(self, ctx: &Context<'_>) -> Vec<usize> {
        let Some(survey) = Survey::of(ctx) else { return Vec::new() };
        match self {
            Self::Gaps => survey.order(),
            Self::SharedPain => survey.comparison.shared_pain(),
            Self::SplitInside => survey.comparison.split_inside(),
            Self::SharedStrengths => survey.comparison.shared_strengths(),
            Self::Topics => Vec::new(),
        }
    }

    /// The question it answers; a few words where there is little room.
    pub(super) fn heading(self, short: bool) -> &'static str {
        match (self, short) {
            (Self::Gaps, false) => say("baseline.gaps"),
            (Self::SharedPain, false) => say("baseline.pain"),
            (Self::SplitInside, false) => say("baseline.split"),
            (Self::SharedStrengths, false) => say("baseline.strengths"),
            (Self::Topics, false) => say("baseline.topics"),
            (Self::Gaps, true) => say("baseline.gaps_short"),
            (Self::SharedPain, true) => say("baseline.pain_short"),
            (Self::SplitInside, true) => say("baseline.split_short"),
            (Self::SharedStrengths, true) => say("baseline.strengths_short"),
            (Self::Topics, true) => say("baseline.topics_short"),
        }
    }

    /// What to say when it has no items.
    pub(super) fn nothing(self) -> &'static str {
        match self {
            Self::Gaps => say("survey.nothing"),
            Self::SharedPain => say("baseline.no_pain"),
            Self::SplitInside => say("baseline.no_split"),
            Self::SharedStrengths => say("baseline.no_strengths"),
            Self::Topics => say("baseline.no_topics"),
        }
    }
}
