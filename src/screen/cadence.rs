//! When we look again: the meetings with their next dates, single dates moved, what calls an early look, review-by.

use super::{Context, Field, Outcome, Shown, Tier, field, status};
use crate::{
    assets::{
        topics,
        words::{count, fill, say},
    },
    domain::{
        cadence::{Meeting, Occurrence},
        command::Command,
        draft::DraftKey,
        fields::Fields,
        moment::Day,
        session::Step,
        topic::Topic,
    },
    effect::Place,
    keymap::Binding,
    theme::Role,
    widget::{cells, line, list},
};
use ratatui::{buffer::Buffer, layout::Rect};

#[cfg(test)]
mod tests;

/// The chosen meeting and date.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct State {
    selected: usize,
    date: usize,
}

/// What can be done with the meetings.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Msg {
    /// The meeting above.
    Up,
    /// The meeting below.
    Down,
    /// A clicked meeting.
    Pick(usize),
    /// The date before.
    Earlier,
    /// The date after.
    Later,
    /// Open the meeting to change and vote on it.
    Open,
    /// Move the chosen date.
    Shift,
    /// Say by when the agreement is looked at again.
    ReviewBy,
    /// The usual reasons for an early look, in or out.
    EarlyLook,
}

const SOME: u32 = 1;
const WRITABLE: u32 = 2;
const DATED: u32 = 4;

/// Keys of this screen.
pub const BINDINGS: &[Binding<Msg>] = &[
    Binding::new("enter", Msg::Open, "cadence.keys.open").when(SOME).hint(1),
    Binding::new("up k", Msg::Up, "cadence.keys.choose").when(SOME).hint(3),
    Binding::new("down j", Msg::Down, "cadence.keys.choose").when(SOME).hint(3),
    Binding::new("left", Msg::Earlier, "cadence.keys.date").when(DATED).hint(4),
    Binding::new("right", Msg::Later, "cadence.keys.date").when(DATED).hint(4),
    Binding::new("s", Msg::Shift, "cadence.keys.shift").when(DATED | WRITABLE).hint(2),
    Binding::new("d", Msg::ReviewBy, "cadence.keys.review_by").when(WRITABLE).hint(5),
    Binding::new("e", Msg::EarlyLook, "cadence.keys.early").when(SOME | WRITABLE).hint(6),
];

/// Conditions of which one holds at a time.
pub const EXCLUSIVE: &[u32] = &[];

/// A meeting with its place in the list.
#[derive(Clone, Copy)]
struct Row<'a> {
    index: usize,
    topic: &'a Topic,
    meeting: &'a Meeting,
}

/// Next dates shown of a meeting.
const DATES: usize = 4;
/// Rows a meeting takes: title, rhythm, dates, a blank one.
const ROWS: u16 = 4;

impl State {
    /// The conditions that hold.
    pub fn flags(&self, ctx: &Context<'_>) -> u32 {
        let chosen = self.chosen(ctx);
        let dated = chosen.is_some_and(|(_, meeting)| !next(ctx, meeting).is_empty());
        u32::from(chosen.is_some()) * SOME + u32::from(ctx.is_writable()) * WRITABLE + u32::from(dated) * DATED
    }

    /// The headline.
    pub fn title(&self, _ctx: &Context<'_>) -> String {
        super::step_title(Step::Cadence)
    }

    fn chosen<'a>(&self, ctx: &Context<'a>) -> Option<(&'a Topic, &'a Meeting)> {
        let meetings: Vec<_> = ctx.session.meetings().collect();
        let last = meetings.len().checked_sub(1)?;
        meetings.get(self.selected.min(last)).copied()
    }

    /// Takes a message.
    pub fn update(&mut self, msg: Msg, ctx: &Context<'_>) -> Outcome {
        let last = ctx.session.meetings().count().saturating_sub(1);
        match (msg, self.chosen(ctx)) {
            (Msg::Up, _) => self.choose(self.selected.min(last).saturating_sub(1)),
            (Msg::Down, _) => self.choose((self.selected + 1).min(last)),
            (Msg::Pick(index), _) => self.choose(index),
            (Msg::Earlier, _) => self.date = self.date.saturating_sub(1),
            (Msg::Later, _) => self.date = (self.date + 1).min(DATES - 1),
            (Msg::ReviewBy, _) => {
                let stored = ctx.session.review_by.map_or_else(String::new, |day| day.to_string());
                return Outcome::edit(Field::line(ctx, review_key(), &stored));
            }
            (Msg::Open, Some((topic, _))) => return Outcome::to(Place::Topic(topic.id.clone())),
            (Msg::Shift, Some((topic, meeting))) => return self.shift(ctx, topic, meeting),
            (Msg::EarlyLook, Some((topic, meeting))) => return early_look(topic, meeting),
            (Msg::Open | Msg::Shift | Msg::EarlyLook, None) => {}
        }
        Outcome::none()
    }

    fn choose(&mut self, index: usize) {
        *self = Self { selected: index, date: 0 };
    }

    fn shift(&self, ctx: &Context<'_>, topic: &Topic, meeting: &Meeting) -> Outcome {
        let dates = next(ctx, meeting);
        let Some(date) = dates.get(self.date.min(dates.len().saturating_sub(1))) else { return Outcome::none() };
        Outcome::edit(Field::line(ctx, shift_key(topic, date.planned), &date.held.to_string()))
    }

    /// Takes a date: a meeting's, or the review-by date.
    pub fn accept(&mut self, field: &Field, ctx: &Context<'_>) -> Result<Outcome, String> {
        let text = field.value().trim();
        let today = ctx.now.day_in(&ctx.session.zone);
        if field.key == review_key() {
            let by = if text.is_empty() { None } else { Some(read(text, today)?) };
            return Ok(Outcome::command(Command::SetReviewBy { by }));
        }
        let planned = field.name().strip_prefix("shift:").and_then(|date| Day::parse(date).ok());
        let topic = ctx.session.topics.iter().find(|topic| topic.id.as_str() == field.key.topic);
        let (Some(planned), Some(topic)) = (planned, topic) else { return Ok(Outcome::none()) };
        let Fields::Meeting(meeting) = &topic.fields else { return Ok(Outcome::none()) };
        moved(topic, meeting, planned, read(text, today)?)
    }

    /// There is one field at a time.
    pub fn turn(&mut self, _forward: bool, _ctx: &Context<'_>) -> Outcome {
        Outcome::none()
    }

    /// Draws the meetings.
    pub fn view(&self, ctx: &Context<'_>, area: Rect, buffer: &mut Buffer) -> Shown<Msg> {
        let mut shown = Shown::default();
        let meetings: Vec<_> = ctx.session.meetings().collect();
        let foot = Rect { y: area.bottom().saturating_sub(2), height: area.height.min(2), ..area };
        let body = Rect { height: area.height.saturating_sub(foot.height), ..area };
        if meetings.is_empty() {
            line::put(body, buffer, ctx.theme, say("cadence.empty"), Role::Muted);
        }
        let rows = if ctx.tier == Tier::Room { ROWS - 1 } else { ROWS };
        for (index, place) in list::places(body, self.selected, meetings.len(), rows) {
            let (topic, meeting) = meetings[index];
            shown.note(self.meeting(ctx, place, buffer, Row { index, topic, meeting }));
            shown.hits.push((place, Msg::Pick(index)));
        }
        self.review_by(ctx, foot, buffer, &mut shown);
        shown
    }

    fn meeting(&self, ctx: &Context<'_>, area: Rect, buffer: &mut Buffer, row: Row<'_>) -> field::Drawn {
        let Row { index, topic, meeting } = row;
        let chosen = index == self.selected;
        let owner = topic.owner.as_ref().map_or("", |owner| ctx.session.name_of(&owner.person));
        let label = status::label(ctx, topic);
        let head = list::Row {
            left: vec![(&topic.title, Role::Title)],
            right: vec![(owner, Role::Muted), ("  ", Role::Text), (&label, status::role(topic))],
        };
        list::draw_row(cells::row(area, 0), buffer, ctx.theme, &head, chosen);
        let rhythm = in_words(meeting);
        line::put(cells::right_of(cells::row(area, 1), 4), buffer, ctx.theme, &rhythm, Role::Text);
        let drawn = self.dates(ctx, cells::right_of(cells::row(area, 2), 4), buffer, row);
        if area.height >= ROWS && !meeting.triggers.is_empty() && chosen {
            let early = fill("cadence.early", &[("triggers", &meeting.triggers.join(" · "))]);
            line::put(cells::right_of(cells::row(area, 3), 4), buffer, ctx.theme, &early, Role::Muted);
        }
        drawn
    }

    /// The next dates, a warning beside those on a closed day; the field while one is moved.
    fn dates(&self, ctx: &Context<'_>, area: Rect, buffer: &mut Buffer, row: Row<'_>) -> field::Drawn {
        let Row { index, topic, meeting } = row;
        let chosen = index == self.selected;
        if let Some(edited) = ctx.field.filter(|field| field.key.topic == topic.id.as_str()) {
            let key = edited.key.clone();
            let value = field::Value { key: &key, stored: "", empty: "", role: Role::Field };
            line::put(area, buffer, ctx.theme, say("cadence.move_to"), Role::Muted);
            let width = crate::text::width(say("cadence.move_to")) as u16 + 1;
            return field::draw(ctx, cells::right_of(area, width), buffer, value);
        }
        let dates = next(ctx, meeting);
        if dates.is_empty() {
            line::put(area, buffer, ctx.theme, say("cadence.no_dates"), Role::Hole);
            return field::Drawn::default();
        }
        let picked = self.date.min(dates.len() - 1);
        let texts: Vec<(String, Role)> = dates
            .iter()
            .enumerate()
            .map(|(index, date)| {
                let warned = if is_closed(ctx, date.held) { " !" } else { "" };
                let moved = if date.held == date.planned { "" } else { "*" };
                let role = match (chosen && index == picked, warned.is_empty()) {
                    (true, _) => Role::Selected,
                    (false, true) => Role::Text,
                    (false, false) => Role::Warn,
                };
                (format!("{}{moved}{warned}", date.held.short()), role)
            })
            .collect();
        let mut spans: Vec<line::Span<'_>> = Vec::new();
        for (text, role) in &texts {
            spans.extend([(text.as_str(), *role), ("   ", Role::Text)]);
        }
        line::put_spans(area, buffer, ctx.theme, &spans);
        field::Drawn::default()
    }

    fn review_by(&self, ctx: &Context<'_>, area: Rect, buffer: &mut Buffer, shown: &mut Shown<Msg>) {
        let chosen = self.chosen(ctx).map(|(_, meeting)| next(ctx, meeting));
        let date = chosen.and_then(|dates| dates.get(self.date.min(dates.len().saturating_sub(1))).copied());
        if let Some(date) = date.filter(|date| is_closed(ctx, date.held)) {
            let text = fill("cadence.closed_day", &[("date", &date.held.short())]);
            line::put(cells::row(area, 0), buffer, ctx.theme, &text, Role::Warn);
        }
        let row = cells::row(area, 1);
        line::put(row, buffer, ctx.theme, say("cadence.review_by"), Role::Muted);
        let stored = ctx.session.review_by.map_or_else(String::new, |day| fill("cadence.in_force", &[("date", &day.long())]));
        let key = review_key();
        let value = field::Value { key: &key, stored: &stored, empty: say("cadence.no_review_by"), role: Role::Text };
        let width = crate::text::width(say("cadence.review_by")) as u16 + 1;
        shown.note(field::draw(ctx, cells::right_of(row, width), buffer, value));
    }
}

/// "every 2 weeks on Tuesday at 10:00, 30 minutes".
fn in_words(meeting: &Meeting) -> String {
    let mut parts = Vec::new();
    parts.extend(meeting.rhythm.map(|rhythm| rhythm.to_string()));
    if !meeting.at.0.is_empty() {
        parts.push(fill("cadence.at", &[("time", &meeting.at.0)]));
    }
    parts.extend(meeting.minutes.map(|minutes| count("common.minutes", u64::from(minutes))));
    if !meeting.attendees.is_empty() {
        parts.push(meeting.attendees.clone());
    }
    if parts.is_empty() { say("cadence.no_rhythm").to_owned() } else { parts.join(", ") }
}

fn next(ctx: &Context<'_>, meeting: &Meeting) -> Vec<Occurrence> {
    meeting.next_dates(ctx.now.day_in(&ctx.session.zone), DATES)
}

/// A weekend, or a day on which the session's calendar is closed.
fn is_closed(ctx: &Context<'_>, day: Day) -> bool {
    match ctx.session.calendars.first() {
        Some(named) => named.calendar.opens_on(day.0).is_empty(),
        None => day.is_weekend(),
    }
}

fn read(text: &str, today: Day) -> Result<Day, String> {
    Day::read(text, today).map_err(|error| error.to_string())
}

/// One date of the series on another day; on its own day again when it is moved back.
fn moved(topic: &Topic, meeting: &Meeting, planned: Day, to: Day) -> Result<Outcome, String> {
    let at = meeting.shifts.iter().position(|shift| shift.from == Some(planned));
    let fields = match at {
        Some(index) if to == planned => topic.fields.with(&format!("shifts/{index}"), ""),
        Some(index) => topic.fields.with(&format!("shifts/{index}/to"), &to.to_string()),
        None => {
            let row = format!("shifts/{}/to", meeting.shifts.len());
            let added = topic.fields.with("shifts/+", &planned.to_string());
            added.and_then(|fields| fields.with(&row, &to.to_string()))
        }
    };
    let fields = fields.map_err(|error| error.to_string())?;
    Ok(Outcome::command(Command::Fill { topic: topic.id.clone(), fields: Box::new(fields) }))
}

/// The usual reasons for an early look: all in, or all out again.
fn early_look(topic: &Topic, meeting: &Meeting) -> Outcome {
    let usual: Vec<String> = topics::triggers()
        .iter()
        .filter(|trigger| trigger.on)
        .map(|trigger| trigger.text(trigger.threshold.unwrap_or_default()))
        .collect();
    let all_in = usual.iter().all(|text| meeting.triggers.contains(text));
    let mut triggers: Vec<String> =
        meeting.triggers.iter().filter(|text| !usual.contains(text)).cloned().collect();
    if !all_in {
        triggers.extend(usual);
    }
    match topic.fields.with("triggers", &triggers.join("\n")) {
        Ok(fields) => Outcome::command(Command::Fill { topic: topic.id.clone(), fields: Box::new(fields) }),
        Err(error) => Outcome::say(error.to_string()),
    }
}

fn review_key() -> DraftKey {
    DraftKey::new("cadence", "review_by")
}

fn shift_key(topic: &Topic, planned: Day) -> DraftKey {
    DraftKey::new(topic.id.as_str(), format!("shift:{planned}"))
}
