//! The plan of the afternoon: boxes with minutes, the one that runs, and the arithmetic of time.
//!
//! A running box stores since when it runs, never ticks, so that a closed lid or a slow screen cannot make it wrong.

mod edit;
mod outlook;
pub mod remedy;
pub mod told;

pub use edit::{LONGEST_TITLE, read_title};

use crate::domain::{
    ids::{BoxId, TopicId},
    moment::Moment,
    session::Step,
};
use serde::{Deserialize, Serialize};

/// What a box is for.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum BoxKind {
    /// Work of a step.
    #[default]
    Work,
    /// A break.
    Break,
    /// Five minutes on the feet.
    Stretch,
    /// The close: protected.
    Close,
    /// Time kept back.
    Spare,
}

/// One box of the agenda.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct AgendaBox {
    /// Stable id inside the session.
    pub id: BoxId,
    /// Its title.
    pub title: String,
    /// Planned minutes.
    pub minutes: u32,
    /// What it is for.
    #[serde(default)]
    pub kind: BoxKind,
    /// The step it belongs to.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub step: Option<Step>,
    /// The topics it gives time to.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub topics: Vec<TopicId>,
    /// Keeps its minutes when time is shared out.
    #[serde(default, skip_serializing_if = "crate::domain::slot::is_default")]
    pub locked: bool,
    /// Minutes added while it ran.
    #[serde(default, skip_serializing_if = "crate::domain::slot::is_default")]
    pub extended: u32,
    /// Seconds used so far, without the stretch that runs now.
    #[serde(default, skip_serializing_if = "crate::domain::slot::is_default")]
    pub used_seconds: u32,
    /// When it was first entered.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub entered_at: Option<Moment>,
    /// The energiser that is played in it, by its id.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub card: Option<String>,
    /// Minutes that the same box took the last time these teams met.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub last_minutes: Option<u32>,
}

impl AgendaBox {
    /// Work that belongs to no step and no topic yet, and has not begun.
    pub fn new(id: BoxId, title: String, minutes: u32) -> Self {
        Self {
            id,
            title,
            minutes,
            kind: BoxKind::Work,
            step: None,
            topics: Vec::new(),
            locked: false,
            extended: 0,
            used_seconds: 0,
            entered_at: None,
            card: None,
            last_minutes: None,
        }
    }

    /// Seconds this box may take, extensions included.
    pub fn allowed_seconds(&self) -> i64 {
        i64::from(self.minutes + self.extended) * 60
    }

    /// Whether sharing out the time leaves it alone.
    pub fn is_protected(&self) -> bool {
        self.locked || matches!(self.kind, BoxKind::Break | BoxKind::Close)
    }
}

/// The boxes, which one is entered, and since when its clock runs.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Agenda {
    /// The boxes in order.
    #[serde(default)]
    pub boxes: Vec<AgendaBox>,
    /// The box that was entered last.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub current: Option<BoxId>,
    /// Since when its clock runs; `None` while it is paused.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub running_since: Option<Moment>,
}

/// What a clock on screen shows.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Countdown {
    /// Seconds left; negative counts overtime up.
    pub left: i64,
    /// Seconds the box may take.
    pub allowed: i64,
    /// Whether it runs.
    pub running: bool,
}

impl Countdown {
    /// One fifth or less is left.
    pub fn is_wrapping_up(self) -> bool {
        self.left > 0 && self.left * 5 <= self.allowed
    }

    /// Whole minutes left, the one that has begun included, until the last two: those are counted by the second.
    pub fn calm_minutes(self) -> Option<i64> {
        (self.left > 120).then_some((self.left + 59) / 60)
    }

    /// `09:12`, or `+1:20` over time.
    pub fn text(self) -> String {
        let seconds = self.left.abs();
        if self.left < 0 {
            format!("+{}:{:02}", seconds / 60, seconds % 60)
        } else {
            format!("{:02}:{:02}", seconds / 60, seconds % 60)
        }
    }
}

impl Agenda {
    /// The box with this id.
    pub fn find(&self, id: &BoxId) -> Option<&AgendaBox> {
        self.boxes.iter().find(|entry| entry.id == *id)
    }

    /// The box that was entered last.
    pub fn current(&self) -> Option<&AgendaBox> {
        self.find(self.current.as_ref()?)
    }

    /// The box that gives time to a topic, or else to its step.
    pub fn box_for(&self, step: Step, topic: Option<&TopicId>) -> Option<&AgendaBox> {
        topic
            .and_then(|topic| self.boxes.iter().find(|entry| entry.topics.contains(topic)))
            .or_else(|| self.boxes.iter().find(|entry| entry.step == Some(step) && entry.topics.is_empty()))
            .or_else(|| self.boxes.iter().find(|entry| entry.step == Some(step)))
    }

    /// Seconds used by a box up to `now`.
    pub fn used_seconds(&self, entry: &AgendaBox, now: Moment) -> i64 {
        let running = match self.running_since {
            Some(since) if self.current.as_ref() == Some(&entry.id) => now.seconds_since(since).max(0),
            _ => 0,
        };
        i64::from(entry.used_seconds) + running
    }

    /// Seconds a box may still take.
    pub fn left_seconds(&self, entry: &AgendaBox, now: Moment) -> i64 {
        (entry.allowed_seconds() - self.used_seconds(entry, now)).max(0)
    }

    /// The clock of the current box.
    pub fn countdown(&self, now: Moment) -> Option<Countdown> {
        let entry = self.current()?;
        let allowed = entry.allowed_seconds();
        let left = allowed - self.used_seconds(entry, now);
        Some(Countdown { left, allowed, running: self.running_since.is_some() })
    }

    /// All planned minutes.
    pub fn planned_minutes(&self) -> u32 {
        self.boxes.iter().map(|entry| entry.minutes).sum()
    }

    /// Minutes of the boxes that give time to topics.
    pub fn minutes_for_topics(&self) -> u32 {
        self.boxes.iter().filter(|entry| !entry.topics.is_empty()).map(|entry| entry.minutes).sum()
    }

    /// Where the current box stands in the order.
    pub fn position(&self) -> Option<usize> {
        let current = self.current.as_ref()?;
        self.boxes.iter().position(|entry| entry.id == *current)
    }

    /// When each box was entered, or begins if the rest takes what is planned; none for a box that was passed over.
    /// Time kept back holds nothing up, as in the forecast.
    pub fn starts(&self, now: Moment) -> Vec<Option<Moment>> {
        let reached = self.position();
        let left = self.countdown(now).map_or(0, |clock| clock.left.max(0));
        let mut next = now.plus_seconds(left);
        let start = |(index, entry): (usize, &AgendaBox)| {
            if reached.is_some_and(|reached| index <= reached) {
                return entry.entered_at;
            }
            let begins = next;
            if entry.kind != BoxKind::Spare {
                next = begins.plus_seconds(self.left_seconds(entry, now));
            }
            Some(begins)
        };
        self.boxes.iter().enumerate().map(start).collect()
    }

    /// When the last box ends if the rest takes what is planned; time kept back is there to be used up, so it is
    /// not counted before it begins.
    pub fn forecast(&self, now: Moment) -> Moment {
        let index = self.position();
        let current = self.countdown(now).map_or(0, |clock| clock.left.max(0));
        let rest = self.boxes.iter().skip(index.map_or(0, |index| index + 1));
        let counts = rest.filter(|entry| entry.kind != BoxKind::Spare);
        let rest: i64 = counts.map(|entry| self.left_seconds(entry, now)).sum();
        now.plus_seconds(current + rest)
    }

    /// Stops the clock of the current box and books what it used.
    pub(super) fn pause(&mut self, at: Moment) {
        let Some(since) = self.running_since.take() else { return };
        let used = at.seconds_since(since).clamp(0, i64::from(u32::MAX)) as u32;
        let current = self.current.clone();
        if let Some(entry) = self.boxes.iter_mut().find(|entry| Some(&entry.id) == current.as_ref()) {
            entry.used_seconds = entry.used_seconds.saturating_add(used);
        }
    }

    /// Leaves the current box and starts the clock of another.
    pub(super) fn enter(&mut self, id: &BoxId, at: Moment) -> bool {
        if self.find(id).is_none() {
            return false;
        }
        self.pause(at);
        if let Some(entry) = self.boxes.iter_mut().find(|entry| entry.id == *id) {
            entry.entered_at.get_or_insert(at);
        }
        self.current = Some(id.clone());
        self.running_since = Some(at);
        true
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn agenda(minutes: &[u32]) -> Agenda {
        let entry = |(index, minutes): (usize, &u32)| {
            AgendaBox::new(BoxId(format!("b{index}")), format!("Box {index}"), *minutes)
        };
        Agenda { boxes: minutes.iter().enumerate().map(entry).collect(), ..Agenda::default() }
    }

    fn at(text: &str) -> Moment {
        Moment::parse(&format!("2026-03-12T{text}:00Z")).unwrap()
    }

    #[test]
    fn what_is_to_come_begins_when_the_rest_takes_what_is_planned() {
        let mut agenda = agenda(&[10, 20, 30]);
        assert_eq!(agenda.starts(at("13:00")), [Some(at("13:00")), Some(at("13:10")), Some(at("13:30"))]);
        assert!(agenda.enter(&"b1".into(), at("13:05")));
        assert_eq!(agenda.starts(at("13:10")), [None, Some(at("13:05")), Some(at("13:25"))]);
        assert_eq!(agenda.forecast(at("13:10")), at("13:55"));
        agenda.boxes[2].kind = BoxKind::Spare;
        assert_eq!(agenda.forecast(at("13:10")), at("13:25"));
    }

    #[test]
    fn overtime_moves_everything_after_it() {
        let mut agenda = agenda(&[10, 20]);
        assert!(agenda.enter(&"b0".into(), at("13:00")));
        assert_eq!(agenda.starts(at("13:30")), [Some(at("13:00")), Some(at("13:30"))]);
        assert_eq!(agenda.countdown(at("13:12")).map(Countdown::text), Some("+2:00".to_owned()));
    }

    #[test]
    fn a_calm_clock_counts_minutes_until_the_last_two() {
        let left = |left| Countdown { left, allowed: 600, running: true }.calm_minutes();
        assert_eq!(
            [600, 541, 181, 121, 120, 0, -30].map(left),
            [Some(10), Some(10), Some(4), Some(3), None, None, None]
        );
    }

    #[test]
    fn a_box_that_is_come_back_to_has_only_its_rest_to_come() {
        let mut agenda = agenda(&[10, 20, 30]);
        assert!(agenda.enter(&"b1".into(), at("13:00")));
        assert!(agenda.enter(&"b0".into(), at("13:15")));
        assert_eq!(agenda.forecast(at("13:15")), at("14:00"), "10 here, 5 of 20 left, 30 to come");
        assert_eq!(agenda.starts(at("13:15"))[1..], [Some(at("13:25")), Some(at("13:30"))]);
    }
}
