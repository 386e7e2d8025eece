//! When we look again: the meetings with their next dates, single dates moved, what calls an early look, review-by.

mod dates;
mod early;
mod rows;
mod view;

use super::{Context, Field, Outcome, Shown, topics::added};
use crate::{
    assets::words::fill,
    domain::{
        cadence::Meeting, command::Command, draft::DraftKey, fields::Fields, moment::Day, session::Step,
        topic::Topic,
    },
    effect::{Ending, Place},
    keymap::Binding,
};
use ratatui::{buffer::Buffer, layout::Rect};
use rows::Row;

/// The chosen row, and the chosen date of a meeting.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct State {
    selected: usize,
    date: usize,
}

/// What can be done with the meetings.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Msg {
    /// The row above.
    Up,
    /// The row below.
    Down,
    /// A clicked row.
    Pick(usize),
    /// The date before.
    Earlier,
    /// The date after.
    Later,
    /// Open the meeting to change and vote on it.
    Open,
    /// Take in a meeting the session does not have yet.
    Add,
    /// Who calls the meeting.
    Owner,
    /// Move the chosen date.
    Shift,
    /// Back to the day of the rhythm.
    Unshift,
    /// Say by when the agreement is looked at again.
    ReviewBy,
    /// To what calls an early look.
    EarlyLook,
    /// This calls an early look, or not.
    Toggle,
    /// The number in it one up or down.
    Nudge(i8),
}

const MEETING: u32 = 1;
const WRITABLE: u32 = 2;
const DATED: u32 = 4;
const EARLY: u32 = 8;
const COUNTED: u32 = 16;
const REVIEW: u32 = 32;
const SHIFTED: u32 = 64;
/// The session is not closed.
const LIVE: u32 = 128;
const ADD: u32 = 256;
/// There are signs that call an early look.
const SIGNS: u32 = 512;

/// Keys of this screen.
pub const BINDINGS: &[Binding<Msg>] = &[
    Binding::new("enter", Msg::Open, "cadence.keys.open").when(MEETING).hint(1),
    Binding::new("enter", Msg::Add, "cadence.keys.add").when(ADD).hint(1),
    Binding::new("enter space", Msg::Toggle, "cadence.keys.toggle").when(EARLY | LIVE).hint(1),
    Binding::new("enter", Msg::ReviewBy, "cadence.keys.review_by").when(REVIEW | LIVE).hint(1),
    Binding::new("up k", Msg::Up, "cadence.keys.choose").hint(3),
    Binding::new("down j", Msg::Down, "cadence.keys.choose").hint(3),
    Binding::new("left", Msg::Earlier, "cadence.keys.date").when(MEETING | DATED).hint(4),
    Binding::new("right", Msg::Later, "cadence.keys.date").when(MEETING | DATED).hint(4),
    Binding::new("left -", Msg::Nudge(-1), "cadence.keys.nudge").when(EARLY | COUNTED | LIVE).hint(2),
    Binding::new("right +", Msg::Nudge(1), "cadence.keys.nudge").when(EARLY | COUNTED | LIVE).hint(2),
    Binding::new("s", Msg::Shift, "cadence.keys.shift").when(MEETING | DATED | WRITABLE).hint(2),
    Binding::new("delete", Msg::Unshift, "cadence.keys.unshift").when(MEETING | SHIFTED | WRITABLE).hint(5),
    Binding::new("o", Msg::Owner, "cadence.keys.owner").when(MEETING | WRITABLE).hint(8),
    Binding::new("d", Msg::ReviewBy, "cadence.keys.review_by").when(LIVE).hint(6),
    Binding::new("e", Msg::EarlyLook, "cadence.keys.early").when(SIGNS).hint(7),
];

/// Conditions of which one holds at a time.
pub const EXCLUSIVE: &[u32] = &[MEETING | ADD | EARLY | REVIEW];

impl State {
    /// The conditions that hold.
    pub fn flags(&self, ctx: &Context<'_>) -> u32 {
        u32::from(ctx.is_writable()) * WRITABLE
            + u32::from(ctx.is_live()) * LIVE
            + u32::from(early::meeting(ctx).is_some()) * SIGNS
            + match self.row(ctx) {
                Row::Meeting(index) => {
                    let shown = rows::meeting(ctx, index).filter(|(topic, _)| !rows::is_aside(topic));
                    let date = shown.and_then(|(_, meeting)| self.chosen_date(ctx, meeting));
                    MEETING
                        + u32::from(date.is_some()) * DATED
                        + u32::from(date.is_some_and(|date| date.held != date.planned)) * SHIFTED
                }
                Row::Add(_) => ADD,
                Row::Early(index) => EARLY + u32::from(early::is_counted(ctx, index)) * COUNTED,
                Row::ReviewBy => REVIEW,
            }
    }

    /// The headline.
    pub fn title(&self, _ctx: &Context<'_>) -> String {
        super::step_title(Step::Cadence)
    }

    fn row(&self, ctx: &Context<'_>) -> Row {
        let rows = rows::rows(ctx);
        rows[self.selected.min(rows.len() - 1)]
    }

    fn chosen<'a>(&self, ctx: &Context<'a>) -> Option<(&'a Topic, &'a Meeting)> {
        match self.row(ctx) {
            Row::Meeting(index) => rows::meeting(ctx, index),
            _ => None,
        }
    }

    fn chosen_date(&self, ctx: &Context<'_>, meeting: &Meeting) -> Option<crate::domain::cadence::Occurrence> {
        let dates = dates::next(ctx, meeting);
        dates.get(self.date.min(dates.len().saturating_sub(1))).copied()
    }

    /// Takes a message.
    pub fn update(&mut self, msg: Msg, ctx: &Context<'_>) -> Outcome {
        let last = rows::rows(ctx).len() - 1;
        match msg {
            Msg::Up => self.choose(self.selected.min(last).saturating_sub(1)),
            Msg::Down => self.choose((self.selected + 1).min(last)),
            Msg::Pick(row) => self.choose(row),
            Msg::Earlier => self.date = self.date.saturating_sub(1),
            Msg::Later => self.date = (self.date + 1).min(dates::SHOWN - 1),
            Msg::EarlyLook => {
                let first = rows::rows(ctx).iter().position(|row| matches!(row, Row::Early(_)));
                self.choose(first.unwrap_or(self.selected));
            }
            Msg::ReviewBy => {
                self.choose(last);
                return Outcome::edit(Field::line(ctx, review_key(), ""));
            }
            Msg::Add => return self.add(ctx),
            Msg::Open | Msg::Owner | Msg::Shift | Msg::Unshift => return self.with_meeting(msg, ctx),
            Msg::Toggle | Msg::Nudge(_) => return self.early_look(msg, ctx),
        }
        Outcome::none()
    }

    fn choose(&mut self, row: usize) {
        if row != self.selected {
            *self = Self { selected: row, date: 0 };
        }
    }

    /// Takes the chosen standard meeting into the session and opens it.
    fn add(&self, ctx: &Context<'_>) -> Outcome {
        let Row::Add(index) = self.row(ctx) else { return Outcome::none() };
        rows::addable(ctx).get(index).map_or_else(Outcome::none, |standard| added(standard, ctx))
    }

    fn with_meeting(&self, msg: Msg, ctx: &Context<'_>) -> Outcome {
        let Some((topic, meeting)) = self.chosen(ctx) else { return Outcome::none() };
        match (msg, self.chosen_date(ctx, meeting)) {
            (Msg::Open, _) => Outcome::to(Place::Topic(topic.id.clone())),
            (Msg::Owner, _) => Outcome::to(Place::Decide(topic.id.clone(), Ending::Owner)),
            (Msg::Shift, Some(date)) => Outcome::edit(Field::line(ctx, shift_key(topic, date.planned), "")),
            (Msg::Unshift, Some(date)) => fill_with(topic, dates::moved(meeting, date.planned, date.planned)),
            _ => Outcome::none(),
        }
    }

    fn early_look(&self, msg: Msg, ctx: &Context<'_>) -> Outcome {
        let (Row::Early(index), Some((topic, meeting))) = (self.row(ctx), early::meeting(ctx)) else {
            return Outcome::none();
        };
        if topic.status.is_agreed() {
            return Outcome::say(fill("cadence.agreed", &[("title", &topic.title)]));
        }
        let triggers = match msg {
            Msg::Nudge(by) => early::nudged(meeting, index, by),
            _ => early::toggled(meeting, index),
        };
        fill_with(topic, Meeting { triggers, ..meeting.clone() })
    }

    /// Takes a date: one of a meeting, or the review-by date. An empty text leaves it as it is.
    pub fn accept(&mut self, field: &Field, ctx: &Context<'_>) -> Result<Outcome, String> {
        let text = field.value().trim();
        if text.is_empty() {
            return Ok(Outcome::none());
        }
        let day = Day::read(text, ctx.today()).map_err(|error| error.to_string())?;
        if field.key == review_key() {
            return Ok(Outcome::command(Command::SetReviewBy { by: Some(day) }));
        }
        let planned = field.name().strip_prefix(SHIFT).and_then(|date| Day::parse(date).ok());
        let topic = ctx.session.topics.iter().find(|topic| topic.id.as_str() == field.key.topic);
        let (Some(planned), Some(topic)) = (planned, topic) else { return Ok(Outcome::none()) };
        let Fields::Meeting(meeting) = &topic.fields else { return Ok(Outcome::none()) };
        Ok(fill_with(topic, dates::moved(meeting, planned, day)))
    }

    /// There is one field at a time.
    pub fn turn(&mut self, _forward: bool, ctx: &Context<'_>) -> Outcome {
        Outcome::none().and_edit(ctx.field.cloned())
    }

    /// Draws the meetings.
    pub fn view(&self, ctx: &Context<'_>, area: Rect, buffer: &mut Buffer) -> Shown<Msg> {
        view::draw(self, ctx, area, buffer)
    }
}

fn fill_with(topic: &Topic, meeting: Meeting) -> Outcome {
    let fields = Fields::Meeting(meeting);
    if fields == topic.fields {
        return Outcome::none();
    }
    Outcome::command(Command::Fill { topic: topic.id.clone(), fields: Box::new(fields) })
}

fn review_key() -> DraftKey {
    DraftKey::new("cadence", "review_by")
}

const SHIFT: &str = "shift:";

fn shift_key(topic: &Topic, planned: Day) -> DraftKey {
    DraftKey::new(topic.id.as_str(), format!("{SHIFT}{}", planned.iso()))
}

#[cfg(test)]
mod tests;
