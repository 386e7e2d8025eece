//! Two sessions side by side: what the later one changed, in the words of the workshop. A pure function of the two.
//!
//! It compares what was agreed and what stands around it. How an afternoon went is no difference: agenda, proposals,
//! votes, closing sentences and signatures are told by the record of the room. Of a session and itself it is empty;
//! the other way round what was new is dropped and what was before is now.

mod around;
mod change;
mod fields;
mod items;
mod matching;
mod overdue;
mod previous;
mod said;
mod standing;
mod survey;
mod told;
mod topic;
mod words;

pub use change::{Cell, CellFate, Change, Part};
pub use items::{ItemDifference, ItemFate, ItemState};
pub use overdue::Overdue;
pub use previous::previous;
pub use said::{Table, marked};
pub use survey::{SurveyDifference, SurveyItem};
pub use told::{Entry, Group, Telling};
pub use topic::{Fate, Kept, Standing, TopicDifference};
pub use words::{Mark, Piece};

use crate::domain::{
    ids::SessionId,
    moment::{Day, Moment},
    session::Session,
};
use serde::Serialize;

/// Which session is meant.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Head {
    /// Its id.
    pub id: SessionId,
    /// Its full name.
    pub name: String,
    /// Its day.
    pub date: Option<Day>,
    /// When it was closed.
    pub closed_at: Option<Moment>,
}

/// What a later session changed in what an earlier one agreed.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Difference {
    /// The earlier session.
    pub old: Head,
    /// The later one.
    pub new: Head,
    /// Every topic of both, in the order of the later session, then those only the earlier one has.
    pub topics: Vec<TopicDifference>,
    /// What people took on.
    pub actions: Vec<ItemDifference>,
    /// What is parked.
    pub parked: Vec<ItemDifference>,
    /// Company, rules and dates of the session itself.
    pub session: Vec<Part>,
    /// Who came and who went.
    pub people: Vec<Part>,
    /// Opening hours.
    pub calendars: Vec<Part>,
    /// What the numbers behind the promises are made of.
    pub assumptions: Vec<Part>,
    /// The same questions asked again.
    pub survey: Option<SurveyDifference>,
    /// What is past its date; not a difference by itself.
    pub overdue: Vec<Overdue>,
}

/// How many topics have which fate, and how much is past its date.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize)]
pub struct Counts {
    /// Topics that changed.
    pub changed: usize,
    /// Topics that came.
    pub new: usize,
    /// Topics that went.
    pub dropped: usize,
    /// Topics that stand as they stood.
    pub same: usize,
    /// Topics, actions and parked items past their date.
    pub overdue: usize,
}

/// What `new` changed in what `old` agreed; without a day nothing is past its date.
pub fn diff(old: &Session, new: &Session, today: Option<Day>) -> Difference {
    let topics = matching::topics(old, new).into_iter().filter_map(|(was, now)| {
        let was = was.map(|index| (old, &old.topics[index]));
        let now = now.map(|index| (new, &new.topics[index]));
        TopicDifference::of(was, now)
    });
    Difference {
        old: head(old),
        new: head(new),
        topics: topics.collect(),
        actions: items::actions(old, new),
        parked: items::parked(old, new),
        session: around::session(old, new),
        people: around::people(old, new),
        calendars: around::calendars(old, new),
        assumptions: around::assumptions(old, new),
        survey: SurveyDifference::of(old, new),
        overdue: today.map_or_else(Vec::new, |today| overdue::all(old, new, today)),
    }
}

fn head(session: &Session) -> Head {
    let (id, name) = (session.id.clone(), session.full_name());
    Head { id, name, date: session.plan.date, closed_at: session.closed_at }
}

impl Difference {
    /// Whether nothing changed.
    pub fn is_empty(&self) -> bool {
        self.topics.iter().all(|topic| topic.fate == Fate::Same)
            && self.actions.iter().chain(&self.parked).all(ItemDifference::is_same)
            && self.groups().iter().all(|(_, parts)| parts.is_empty())
            && self.survey.is_none()
    }

    /// The same with nothing but topics whose wordings changed.
    #[must_use]
    pub fn only_wordings(self) -> Self {
        let mut topics = self.topics;
        for topic in &mut topics {
            topic.parts.retain(Part::is_wording);
        }
        topics.retain(|topic| !topic.parts.is_empty());
        let (actions, parked, overdue) = (Vec::new(), Vec::new(), Vec::new());
        let (session, people, calendars, assumptions) = (Vec::new(), Vec::new(), Vec::new(), Vec::new());
        let (old, new) = (self.old, self.new);
        let survey = None;
        Self { old, new, topics, actions, parked, session, people, calendars, assumptions, survey, overdue }
    }

    /// How many topics changed, came, went and stayed, and how much is past its date.
    pub fn counts(&self) -> Counts {
        let with = |fate: Fate| self.topics.iter().filter(|topic| topic.fate == fate).count();
        Counts {
            changed: with(Fate::Changed),
            new: with(Fate::New),
            dropped: with(Fate::Dropped),
            same: with(Fate::Same),
            overdue: self.overdue.len(),
        }
    }

    /// The topics with what changed first, then what came, what went, what stayed.
    pub fn changed_first(&self) -> Vec<&TopicDifference> {
        let mut topics: Vec<&TopicDifference> = self.topics.iter().collect();
        topics.sort_by_key(|topic| topic.fate);
        topics
    }

    /// What stands around the topics: the key of each heading in the words file, and what differs under it.
    pub fn groups(&self) -> [(&'static str, &[Part]); 4] {
        [
            ("diff.session", &self.session),
            ("diff.people", &self.people),
            ("diff.calendars", &self.calendars),
            ("diff.assumptions", &self.assumptions),
        ]
    }

    /// What is past its date about one topic.
    pub fn overdue_of<'a>(&'a self, topic: &'a TopicDifference) -> impl Iterator<Item = &'a Overdue> {
        self.overdue.iter().filter(|late| late.topic.as_ref() == Some(&topic.id))
    }
}
