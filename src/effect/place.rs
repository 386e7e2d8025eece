//! Where the program can be, as plain values: every place, and what kind of place it is. It knows no screen.

use crate::domain::{
    baseline::tally::Occasion,
    funnel::Number,
    ids::{CalendarId, ParkedId, TopicId},
    session::Step,
};
use serde::{Deserialize, Serialize};

/// A screen by plain ids, so that no screen names another.
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Place {
    /// The latest session and what to do.
    #[default]
    Home,
    /// All sessions.
    Library,
    /// Plan a new session.
    New,
    /// Who is here and by which rule we decide.
    CheckIn,
    /// What is due since the session before.
    Due,
    /// Where the surveys differ.
    Baseline,
    /// One item of the survey.
    Item(String),
    /// Words about the other team.
    Words,
    /// Read a survey file.
    ImportSurvey,
    /// An earlier survey beside this one.
    Remeasured,
    /// Asking in the room, counted by the facilitator.
    Tally(Occasion),
    /// The top three of a team too small for a baseline.
    TopThree,
    /// The topics of a step.
    Topics(Step),
    /// One topic: propose, merge, vote, decide.
    Topic(TopicId),
    /// A topic's question and a countdown: everybody writes on paper.
    Silent(TopicId),
    /// Both sides read their notes of a topic, in turn.
    Hearing(TopicId),
    /// A topic's wording alone, large, to be read aloud.
    ReadAloud(TopicId),
    /// What the market's attributes weigh.
    Weights(TopicId),
    /// Settle a decision that needs an owner, a date or a reason.
    Decide(TopicId, Ending),
    /// Who looks after a parked item, and by when.
    Care(ParkedId),
    /// Sales promises, Marketing promises.
    Promises,
    /// "Can we keep it?" with everything behind it, coming from a promise or not.
    Keep(Option<TopicId>),
    /// The numbers behind the promises, with who said so.
    Funnel,
    /// Where a computed number comes from.
    Origin(Number),
    /// The business calendars.
    Calendars,
    /// When one office is open.
    Calendar(CalendarId),
    /// When the limits of a promise are over, worked through.
    Deadlines(TopicId),
    /// When we look again.
    Cadence,
    /// Read-back and sign-off.
    Close,
    /// The card at the end.
    Thanks,
    /// Five minutes every two weeks: was it kept?
    Numbers,
    /// What can still be done after the close.
    After,
    /// A past session, read-only.
    Review,
    /// A session compared with the one before.
    Compare,
    /// Plan the session that follows the open one.
    NextSession,
    /// What was achieved since the first session of the chain.
    Achieved,
    /// The same, at one of its topics.
    ReviewAt(TopicId),
    /// Words in everything that was ever agreed.
    Search,
    /// One topic at every session it was on.
    Timeline(TopicId),
    /// Everything agreed so far.
    SoFar,
    /// Write documents.
    Export,
    /// The break that runs: back at.
    Rest,
    /// The card of a few minutes that is played.
    Energiser,
    /// Mixed pairs talk about a question.
    Pairs {
        /// The number from which names are drawn.
        draw: u64,
        /// What they talk about, if a topic is on.
        topic: Option<TopicId>,
    },
    /// How long the break shall be.
    TakeBreak,
    /// The plan of the afternoon.
    Agenda,
    /// The parking lot.
    Parking,
    /// The timer's own keys.
    Timer,
    /// Go to a step.
    GoTo,
    /// Keys of the screen below.
    Help,
    /// Every command by name.
    Palette,
    /// Nothing at all.
    Blank,
    /// Leave a live session?
    Leave,
    /// The answers of a prep sheet, pasted.
    PrepAnswers,
    /// Where to save when the usual place fails.
    SaveElsewhere,
}

/// A decision that is settled in a small form.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Ending {
    /// Put aside.
    Park,
    /// Tried and not agreed.
    NotAgreed,
    /// Handed to leadership.
    ToLeadership,
    /// Answered by leadership.
    Answered,
    /// Taken for now.
    Provisional,
    /// Against the rule, with a reason.
    Override,
    /// Not for this session.
    NotToday,
    /// A team takes its word back.
    Question,
    /// Who answers for it.
    Owner,
    /// No longer valid.
    Retire,
    /// Outside our control.
    LetGo,
}

impl Ending {
    /// The name of the field in which a part of its form is typed: `retire:reason`.
    pub fn field(self, part: &str) -> String {
        format!("{self:?}:{part}").to_lowercase()
    }

    /// The key of what it means, in one sentence for the room.
    pub fn meaning_key(self) -> &'static str {
        match self {
            Self::Park => "decide.park_means",
            Self::NotAgreed => "decide.not_agreed_means",
            Self::ToLeadership => "decide.to_leadership_means",
            Self::Answered => "decide.answered_means",
            Self::Provisional => "decide.provisional_means",
            Self::Override => "decide.override_means",
            Self::NotToday => "decide.not_today_means",
            Self::Question => "decide.take_back_means",
            Self::Owner => "decide.who_answers_means",
            Self::Retire => "decide.retire_means",
            Self::LetGo => "decide.let_go_means",
        }
    }
}

impl Place {
    /// Drawn over the screen below and left by Esc.
    pub fn is_overlay(&self) -> bool {
        matches!(
            self,
            Self::Decide(..)
                | Self::Care(_)
                | Self::Origin(_)
                | Self::SoFar
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
                | Self::SaveElsewhere
        )
    }

    /// One idea for the whole room, at the window's full size. Nobody comes back to it: it is entered anew.
    pub fn is_stage(&self) -> bool {
        matches!(
            self,
            Self::Silent(_)
                | Self::Hearing(_)
                | Self::ReadAloud(_)
                | Self::Rest
                | Self::Energiser
                | Self::Pairs { .. }
        )
    }

    /// A stage that goes before the one that is on for a few minutes; leaving it leads back there, with what was counted.
    pub fn is_aside(&self) -> bool {
        matches!(self, Self::Pairs { .. })
    }

    /// The topic it is about.
    pub fn topic(&self) -> Option<&TopicId> {
        match self {
            Self::Topic(id)
            | Self::Silent(id)
            | Self::Hearing(id)
            | Self::ReadAloud(id)
            | Self::Weights(id)
            | Self::Deadlines(id)
            | Self::Decide(id, _)
            | Self::Keep(Some(id))
            | Self::Pairs { topic: Some(id), .. } => Some(id),
            _ => None,
        }
    }

    /// Whether it belongs to an open session.
    pub fn is_in_session(&self) -> bool {
        !matches!(self, Self::Home | Self::Library | Self::New | Self::Search)
    }
}
