//! The topics of one step: what each says, where it stands, which comes next.

use super::{Context, Outcome, Shown, status, survey};
use crate::{
    assets::words::say,
    domain::{session::Step, topic::Topic},
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

/// Keys of this screen.
pub const BINDINGS: &[Binding<Msg>] = &[
    Binding::new("up k", Msg::Up, "topics.keys.choose").when(SOME).hint(2),
    Binding::new("down j", Msg::Down, "topics.keys.choose").when(SOME).hint(2),
    Binding::new("enter", Msg::Open, "topics.keys.open").when(SOME).hint(1),
    Binding::new("o", Msg::Owner, "topics.keys.owner").when(SOME | WRITABLE).hint(7),
    Binding::new("n", Msg::NotToday, "topics.keys.not_today").when(SOME | WRITABLE).hint(8),
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
            + u32::from(self.step == Step::Sla) * SLA
    }

    /// The headline.
    pub fn title(&self, _ctx: &Context<'_>) -> String {
        super::step_title(self.step)
    }

    /// Takes a message.
    pub fn update(&mut self, msg: Msg, ctx: &Context<'_>) -> Outcome {
        let count = ctx.session.topics_in(self.step).count();
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
            Msg::Calendars => return Outcome::to(super::route::calendars(ctx.session)),
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
        if topics.is_empty() {
            line::put(area, buffer, ctx.theme, say("topics.empty"), Role::Muted);
            return shown;
        }
        let height = if area.height as usize >= topics.len() * 2 { 2 } else { 1 };
        for (index, place) in list::places(area, self.selected, topics.len(), height) {
            let topic = topics[index];
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

    fn topic<'a>(&self, ctx: &Context<'a>) -> Option<&'a Topic> {
        ctx.session.topics_in(self.step).nth(self.selected)
    }
}
