//! Where the two teams differ: every item of the survey on one axis or as filled bars, the surest gaps first, and the
//! topics they bear on. An item with too few answers is named and shows nothing else.

mod answers;
mod columns;
mod foot;
mod lists;
mod time;
mod view;

use super::{
    Context, Outcome, Shown, in_room,
    survey::{
        self, Survey,
        link::{self, Choice, Linking},
    },
};
use crate::{
    domain::{
        baseline::{Item, tally::Occasion},
        session::Step,
    },
    effect::Place,
    keymap::Binding,
};
use lists::List;
use ratatui::{buffer::Buffer, layout::Rect};

/// The list on screen and the chosen item of it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct State {
    list: List,
    /// Every answer as a filled bar rather than both teams on one axis.
    filled: bool,
    selected: usize,
    linking: Option<Linking>,
}

/// What can be done with the survey.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Msg {
    /// The line above.
    Up,
    /// The line below.
    Down,
    /// The first line.
    First,
    /// The last line.
    Last,
    /// Open the chosen item.
    Open,
    /// A clicked item.
    Pick(usize),
    /// Talk about the chosen item, or not.
    Discuss,
    /// Say which topic the chosen item bears on.
    Link,
    /// Take the chosen topic.
    TakeLink,
    /// A clicked topic.
    PickLink(usize),
    /// Close the choice of topics.
    CloseLink,
    /// The next of the lists.
    NextList,
    /// Filled bars, or one axis.
    TurnPlot,
    /// Read a survey file.
    Import,
    /// An earlier survey beside this one.
    Remeasured,
    /// Words about the other team.
    Words,
    /// Ask in the room, or see what was answered there.
    InRoom,
    /// Write the top three of a tiny team.
    TopThree,
}

/// The list has the keys.
const BROWSING: u32 = 1;
/// The choice of topics has the keys.
const LINKING: u32 = 2;
/// An item is chosen.
const CHOSEN: u32 = 4;
/// There is a survey.
const SURVEY: u32 = 8;
/// There is none.
const NONE: u32 = 16;
/// The session can be changed.
const WRITABLE: u32 = 32;
/// Topics are listed, not items.
const TOPICS: u32 = 64;
/// Items are listed.
const ITEMS: u32 = 128;
/// A team is too small for a baseline.
const TINY: u32 = 256;

/// Keys of this screen.
pub const BINDINGS: &[Binding<Msg>] = &[
    Binding::new("up k", Msg::Up, "baseline.keys.choose").when(SURVEY).hint(2),
    Binding::new("down j", Msg::Down, "baseline.keys.choose").when(SURVEY).hint(2),
    Binding::new("home", Msg::First, "baseline.keys.ends").when(BROWSING | SURVEY),
    Binding::new("end", Msg::Last, "baseline.keys.ends").when(BROWSING | SURVEY),
    Binding::new("enter", Msg::Open, "baseline.keys.open").when(BROWSING | CHOSEN).hint(1),
    Binding::new("d", Msg::Discuss, "baseline.keys.discuss").when(BROWSING | CHOSEN | WRITABLE).hint(3),
    Binding::new("f", Msg::Link, "baseline.keys.link").when(BROWSING | CHOSEN | WRITABLE).hint(4),
    Binding::new("enter", Msg::Open, "baseline.keys.open_topic").when(BROWSING | TOPICS).hint(1),
    Binding::new("s", Msg::NextList, "baseline.keys.next_list").when(BROWSING | SURVEY).hint(5),
    Binding::new("v", Msg::TurnPlot, "baseline.keys.turn_plot").when(BROWSING | ITEMS).hint(6),
    Binding::new("i enter", Msg::Import, "baseline.keys.import").when(BROWSING | NONE | WRITABLE).hint(1),
    Binding::new("i", Msg::Import, "baseline.keys.import").when(BROWSING | SURVEY | WRITABLE).hint(9),
    Binding::new("w", Msg::Words, "baseline.keys.words").when(BROWSING).hint(10),
    Binding::new("h", Msg::InRoom, "baseline.keys.in_room").when(BROWSING | NONE).hint(2),
    Binding::new("h", Msg::InRoom, "baseline.keys.in_room").when(BROWSING | SURVEY).hint(8),
    Binding::new("e", Msg::Remeasured, "baseline.keys.remeasured").when(BROWSING | SURVEY).hint(7),
    Binding::new("n", Msg::TopThree, "baseline.keys.top_three").when(BROWSING | TINY).hint(3),
    Binding::new("enter", Msg::TakeLink, "baseline.keys.take_link").when(LINKING).hint(1),
    Binding::new("esc", Msg::CloseLink, "baseline.keys.close_link").when(LINKING).hint(3),
];

/// Conditions of which one holds at a time.
pub const EXCLUSIVE: &[u32] = &[BROWSING | LINKING, SURVEY | NONE, CHOSEN | NONE | TOPICS, ITEMS | TOPICS];

impl State {
    /// The largest gaps, the first one chosen.
    pub fn new(_ctx: &Context<'_>) -> Self {
        Self { list: List::Gaps, filled: false, selected: 0, linking: None }
    }

    /// The conditions that hold.
    pub fn flags(&self, ctx: &Context<'_>) -> u32 {
        let survey = Survey::of(ctx).is_some();
        let topics = survey && self.list == List::Topics;
        u32::from(self.linking.is_none()) * BROWSING
            + u32::from(self.linking.is_some()) * LINKING
            + u32::from(self.item(ctx).is_some()) * CHOSEN
            + u32::from(survey) * SURVEY
            + u32::from(!survey) * NONE
            + u32::from(ctx.is_live()) * WRITABLE
            + u32::from(topics) * TOPICS
            + u32::from(survey && !topics) * ITEMS
            + u32::from(in_room::has_tiny_team(ctx)) * TINY
    }

    /// The headline.
    pub fn title(&self, _ctx: &Context<'_>) -> String {
        super::step_title(Step::Baseline)
    }

    /// Takes a message.
    pub fn update(&mut self, msg: Msg, ctx: &Context<'_>) -> Outcome {
        if self.linking.is_some() {
            return self.link(msg, ctx);
        }
        let last = self.rows(ctx).saturating_sub(1);
        self.selected = self.selected.min(last);
        match msg {
            Msg::Up => self.selected = self.selected.saturating_sub(1),
            Msg::Down => self.selected = (self.selected + 1).min(last),
            Msg::First => self.selected = 0,
            Msg::Last => self.selected = last,
            Msg::Pick(position) => {
                self.selected = position;
                return self.update(Msg::Open, ctx);
            }
            Msg::NextList => {
                self.list = self.list.next();
                self.selected = 0;
            }
            Msg::TurnPlot => self.filled = !self.filled,
            Msg::Import => return Outcome::to(Place::ImportSurvey),
            Msg::Open if self.list == List::Topics => return time::open(self.selected, ctx),
            Msg::Remeasured => return Outcome::to(Place::Remeasured),
            Msg::Words => return Outcome::to(Place::Words),
            Msg::InRoom => return Outcome::to(Place::Tally(Occasion::Opening)),
            Msg::TopThree => return Outcome::to(Place::TopThree),
            Msg::Open | Msg::Discuss | Msg::Link => return self.act(msg, ctx),
            Msg::TakeLink | Msg::PickLink(_) | Msg::CloseLink => {}
        }
        Outcome::none()
    }

    fn act(&mut self, msg: Msg, ctx: &Context<'_>) -> Outcome {
        let Some(item) = self.item(ctx) else { return Outcome::none() };
        match msg {
            Msg::Open => Outcome::to(Place::Item(item.id.clone())),
            Msg::Discuss => survey::discuss(item),
            _ => {
                self.linking = Some(Linking::new(ctx, item));
                Outcome::none()
            }
        }
    }

    fn link(&mut self, msg: Msg, ctx: &Context<'_>) -> Outcome {
        let Some(item) = self.item(ctx) else {
            self.linking = None;
            return Outcome::none();
        };
        let choice = match msg {
            Msg::Up => Choice::Up,
            Msg::Down => Choice::Down,
            Msg::TakeLink => Choice::Take(None),
            Msg::PickLink(line) => Choice::Take(Some(line)),
            _ => Choice::Close,
        };
        link::choose(&mut self.linking, choice, (item, ctx))
    }

    /// Draws the screen.
    pub fn view(&self, ctx: &Context<'_>, area: Rect, buffer: &mut Buffer) -> Shown<Msg> {
        let area = in_room::strip(ctx, Occasion::Opening, area, buffer);
        view::draw(self, ctx, area, buffer)
    }

    /// Positions of the items of this list, in its order.
    fn items(&self, ctx: &Context<'_>) -> Vec<usize> {
        self.list.items(ctx)
    }

    /// Lines of the list, topics or items.
    fn rows(&self, ctx: &Context<'_>) -> usize {
        if self.list == List::Topics { time::topics(ctx).len() } else { self.items(ctx).len() }
    }

    fn item<'a>(&self, ctx: &Context<'a>) -> Option<&'a Item> {
        let index = *self.items(ctx).get(self.selected)?;
        Survey::of(ctx)?.at(index).map(|(item, _)| item)
    }
}

#[cfg(test)]
mod tests;
