//! The topics of one step: what each says, where it stands, which comes next; and what could still be taken up.

use super::{Context, Go, Outcome, Shown, status, survey};
use crate::{
    assets::{
        topics::StandardTopic,
        words::{fill, say},
    },
    domain::{blueprint, session::Step, status::Status, topic::Topic},
    effect::{Ending, Place},
    keymap::Binding,
    theme::Role,
    widget::{cells, line, list},
};
use ratatui::{buffer::Buffer, layout::Rect};

/// The chosen topic of a step.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct State {
    step: Step,
    selected: usize,
}

/// What can be done with the topics of a step.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Msg {
    /// The row above.
    Up,
    /// The row below.
    Down,
    /// Open the chosen topic.
    Open,
    /// A clicked row.
    Pick(usize),
    /// Not for this session.
    NotToday,
    /// Who answers for it.
    Owner,
    /// The two-sided summary.
    Promises,
    /// Can we keep it?
    Keep,
    /// The numbers behind the promises.
    Funnel,
    /// When the clock of the promises runs.
    Calendars,
}

const SOME: u32 = 1;
const WRITABLE: u32 = 2;
const SLA: u32 = 4;
/// A topic is chosen, or one that could be taken up.
const ANY: u32 = 8;
/// The session is not closed.
const LIVE: u32 = 16;
/// The chosen topic is not left out already.
const TODAY: u32 = 32;

/// Keys of this screen.
pub const BINDINGS: &[Binding<Msg>] = &[
    Binding::new("up k", Msg::Up, "topics.keys.choose").when(ANY).hint(2),
    Binding::new("down j", Msg::Down, "topics.keys.choose").when(ANY).hint(2),
    Binding::new("enter", Msg::Open, "topics.keys.open").when(ANY).hint(1),
    Binding::new("o", Msg::Owner, "topics.keys.owner").when(SOME | WRITABLE).hint(7),
    Binding::new("n", Msg::NotToday, "topics.keys.not_today").when(SOME | LIVE | TODAY).hint(8),
    Binding::new("s", Msg::Promises, "topics.keys.promises").when(SLA).hint(3),
    Binding::new("w", Msg::Keep, "topics.keys.keep").when(SLA).hint(4),
    Binding::new("f", Msg::Funnel, "topics.keys.funnel").when(SLA).hint(5),
    Binding::new("h", Msg::Calendars, "topics.keys.calendars").when(SLA).hint(6),
];

/// Conditions of which one holds at a time.
pub const EXCLUSIVE: &[u32] = &[];

impl State {
    /// The topics of a step, the first unsettled one chosen.
    pub fn new(step: Step, ctx: &Context<'_>) -> Self {
        let selected = ctx.session.topics_in(step).position(|topic| !topic.status.is_agreed()).unwrap_or(0);
        Self { step, selected }
    }

    /// The conditions that hold.
    pub fn flags(&self, ctx: &Context<'_>) -> u32 {
        u32::from(self.topic(ctx).is_some()) * SOME
            + u32::from(ctx.is_writable()) * WRITABLE
            + u32::from(ctx.is_live()) * LIVE
            + u32::from(self.topic(ctx).is_some_and(|topic| !matches!(topic.status, Status::NotToday { .. }))) * TODAY
            + u32::from(self.step == Step::Sla) * SLA
            + u32::from(self.topic(ctx).is_some() || !self.addable(ctx).is_empty()) * ANY
    }

    /// The headline.
    pub fn title(&self, _ctx: &Context<'_>) -> String {
        super::step_title(self.step)
    }

    /// Takes a message.
    pub fn update(&mut self, msg: Msg, ctx: &Context<'_>) -> Outcome {
        let count = ctx.session.topics_in(self.step).count() + self.addable(ctx).len();
        match msg {
            Msg::Up => self.selected = self.selected.saturating_sub(1),
            Msg::Down => self.selected = (self.selected + 1).min(count.saturating_sub(1)),
            Msg::Pick(index) => {
                self.selected = index;
                return self.update(Msg::Open, ctx);
            }
            Msg::Keep => return Outcome::to(Place::Keep(None)),
            Msg::Promises => return Outcome::to(Place::Promises),
            Msg::Funnel => return Outcome::to(Place::Funnel),
            Msg::Calendars => return Outcome::to(crate::route::calendars(ctx.session)),
            Msg::Open if self.topic(ctx).is_none() => return self.add(ctx),
            Msg::Open | Msg::NotToday | Msg::Owner => {
                let Some(topic) = self.topic(ctx) else { return Outcome::none() };
                return Outcome::to(match msg {
                    Msg::NotToday => Place::Decide(topic.id.clone(), Ending::NotToday),
                    Msg::Owner => Place::Decide(topic.id.clone(), Ending::Owner),
                    _ => Place::Topic(topic.id.clone()),
                });
            }
        }
        Outcome::none()
    }

    /// Draws the screen.
    pub fn view(&self, ctx: &Context<'_>, area: Rect, buffer: &mut Buffer) -> Shown<Msg> {
        let topics: Vec<&Topic> = ctx.session.topics_in(self.step).collect();
        let mut shown = Shown::default();
        let addable = self.addable(ctx);
        if topics.is_empty() && addable.is_empty() {
            line::put(area, buffer, ctx.theme, say("topics.empty"), Role::Muted);
            return shown;
        }
        let rows = topics.len() + addable.len();
        let height = if area.height as usize >= rows * 2 { 2 } else { 1 };
        let places = list::places(area, self.selected, rows, height);
        list::draw_more(area, buffer, ctx.theme, &places, rows);
        for (index, place) in places {
            let Some(topic) = topics.get(index) else {
                let title = fill("topics.add", &[("title", &addable[index - topics.len()].title())]);
                let row = list::Row { left: vec![(&title, Role::Muted)], right: Vec::new() };
                list::draw_row(cells::row(place, 0), buffer, ctx.theme, &row, index == self.selected);
                shown.hits.push((place, Msg::Pick(index)));
                continue;
            };
            let label = status::label(ctx, topic);
            let owner = status::owner(ctx, topic);
            let row = list::Row {
                left: vec![(&topic.title, Role::Text)],
                right: vec![(&owner, Role::Muted), ("  ", Role::Text), (&label, status::role(topic))],
            };
            list::draw_row(cells::row(place, 0), buffer, ctx.theme, &row, index == self.selected);
            if height == 2 {
                let wording = status::one_line(topic);
                let gaps = survey::gaps_bear(ctx, &topic.id).unwrap_or_default();
                let second = cells::right_of(cells::row(place, 1), 4);
                // The right end stands under the status, which leaves a column free too.
                let second = Rect { width: second.width.saturating_sub(1), ..second };
                line::put_ends(second, buffer, ctx.theme, &[(&wording, Role::Muted)], &[(&gaps, Role::Accent)]);
            }
            shown.hits.push((place, Msg::Pick(index)));
        }
        shown
    }

    /// What the session could still take up in this step, while the workshop goes on.
    fn addable(&self, ctx: &Context<'_>) -> Vec<&'static StandardTopic> {
        if ctx.is_live() { blueprint::addable(ctx.session, self.step) } else { Vec::new() }
    }

    /// Takes the chosen standard topic into the session and opens it.
    fn add(&self, ctx: &Context<'_>) -> Outcome {
        let index = self.selected.checked_sub(ctx.session.topics_in(self.step).count());
        let Some(standard) = index.and_then(|index| self.addable(ctx).get(index).copied()) else {
            return Outcome::none();
        };
        added(standard, ctx)
    }

    fn topic<'a>(&self, ctx: &Context<'a>) -> Option<&'a Topic> {
        ctx.session.topics_in(self.step).nth(self.selected)
    }
}

/// Takes a standard topic into the session and opens it.
pub(super) fn added(standard: &StandardTopic, ctx: &Context<'_>) -> Outcome {
    let added = Outcome::commands(blueprint::standard_topic(standard, ctx.session.plan.date));
    added.and_go(Go::To(Place::Topic(standard.id.as_str().into())))
}

#[cfg(test)]
mod tests;
