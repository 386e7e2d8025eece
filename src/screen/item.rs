//! One item of the survey: what each team answered, the sentence for the room and what to ask about it.
//! An item with too few answers shows its question and nothing else.

mod explain;
mod reading;
mod view;

use super::{
    Context, Outcome, Shown,
    survey::{
        self, Survey,
        link::{self, Choice, Linking},
    },
};
use crate::{
    domain::{
        baseline::{Compared, Item},
        ids::TopicId,
        session::Step,
    },
    effect::Place,
    keymap::Binding,
};
use ratatui::{buffer::Buffer, layout::Rect};

/// The item on screen.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct State {
    id: String,
    /// How it is computed is on screen.
    explaining: bool,
    linking: Option<Linking>,
}

/// What can be done with an item.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Msg {
    /// The item before.
    Previous,
    /// The next item.
    Next,
    /// Show or hide how it is computed.
    Explain,
    /// Talk about it, or not.
    Discuss,
    /// Say which topic it bears on.
    Link,
    /// Go to the topic it bears on.
    Topic,
    /// The line above in the choice of topics.
    Up,
    /// The line below.
    Down,
    /// Take the chosen topic.
    TakeLink,
    /// A clicked topic.
    PickLink(usize),
    /// Close the choice of topics.
    CloseLink,
}

/// The item has the keys.
const READING: u32 = 1;
/// The choice of topics has the keys.
const LINKING: u32 = 2;
/// How it is computed is on screen.
const EXPLAINING: u32 = 4;
/// The item may be seen.
const VISIBLE: u32 = 8;
/// It bears on a topic of this session.
const LINKED: u32 = 16;
/// The session can be changed.
const WRITABLE: u32 = 32;

/// Keys of this screen.
pub const BINDINGS: &[Binding<Msg>] = &[
    Binding::new("left", Msg::Previous, "item.keys.other").when(READING).hint(2),
    Binding::new("right n", Msg::Next, "item.keys.other").when(READING).hint(2),
    Binding::new("enter", Msg::Topic, "item.keys.topic").when(READING | LINKED).hint(5),
    Binding::new("d", Msg::Discuss, "item.keys.discuss").when(READING | WRITABLE).hint(1),
    Binding::new("f", Msg::Link, "item.keys.link").when(READING | WRITABLE).hint(4),
    Binding::new("h", Msg::Explain, "item.keys.explain").when(READING | VISIBLE).hint(3),
    Binding::new("h esc enter", Msg::Explain, "item.keys.close").when(EXPLAINING).hint(1),
    Binding::new("up k", Msg::Up, "item.keys.choose").when(LINKING).hint(2),
    Binding::new("down j", Msg::Down, "item.keys.choose").when(LINKING).hint(2),
    Binding::new("enter", Msg::TakeLink, "item.keys.take_link").when(LINKING).hint(1),
    Binding::new("esc", Msg::CloseLink, "item.keys.close").when(LINKING).hint(3),
];

/// Conditions of which one holds at a time.
pub const EXCLUSIVE: &[u32] = &[READING | LINKING | EXPLAINING];

impl State {
    /// The item with this id.
    pub fn new(id: String, _ctx: &Context<'_>) -> Self {
        Self { id, explaining: false, linking: None }
    }

    /// The conditions that hold.
    pub fn flags(&self, ctx: &Context<'_>) -> u32 {
        let Some((_, item, compared)) = self.find(ctx) else { return READING };
        let linking = self.linking.is_some();
        let explaining = self.explaining && !linking;
        u32::from(!linking && !explaining) * READING
            + u32::from(linking) * LINKING
            + u32::from(explaining) * EXPLAINING
            + u32::from(!compared.hidden) * VISIBLE
            + u32::from(linked(ctx, item).is_some()) * LINKED
            + u32::from(ctx.is_live()) * WRITABLE
    }

    /// The headline.
    pub fn title(&self, _ctx: &Context<'_>) -> String {
        super::step_title(Step::Baseline)
    }

    /// Takes a message.
    pub fn update(&mut self, msg: Msg, ctx: &Context<'_>) -> Outcome {
        let Some((_, item, _)) = self.find(ctx) else { return Outcome::back() };
        match msg {
            Msg::Previous => self.step(ctx, false),
            Msg::Next => self.step(ctx, true),
            Msg::Explain => self.explaining = !self.explaining,
            Msg::Discuss => return survey::discuss(item),
            Msg::Link => self.linking = Some(Linking::new(ctx, item)),
            Msg::Topic => {
                return linked(ctx, item).map_or_else(Outcome::none, |id| Outcome::to(Place::Topic(id)));
            }
            Msg::Up => return link::choose(&mut self.linking, Choice::Up, (item, ctx)),
            Msg::Down => return link::choose(&mut self.linking, Choice::Down, (item, ctx)),
            Msg::TakeLink => return link::choose(&mut self.linking, Choice::Take(None), (item, ctx)),
            Msg::PickLink(line) => {
                return link::choose(&mut self.linking, Choice::Take(Some(line)), (item, ctx));
            }
            Msg::CloseLink => self.linking = None,
        }
        Outcome::none()
    }

    /// Draws the screen.
    pub fn view(&self, ctx: &Context<'_>, area: Rect, buffer: &mut Buffer) -> Shown<Msg> {
        view::draw(self, ctx, area, buffer)
    }

    /// The item in the order of the overview; it stops at both ends.
    fn step(&mut self, ctx: &Context<'_>, forward: bool) {
        let Some(survey) = Survey::of(ctx) else { return };
        let order = survey.order();
        let here =
            order.iter().position(|index| survey.at(*index).is_some_and(|(item, _)| item.id == self.id));
        let next = here.and_then(|here| if forward { here.checked_add(1) } else { here.checked_sub(1) });
        if let Some((item, _)) = next.and_then(|next| survey.at(*order.get(next)?)) {
            item.id.clone_into(&mut self.id);
            self.explaining = false;
        }
    }

    fn find<'a>(&self, ctx: &Context<'a>) -> Option<(Survey<'a>, &'a Item, &'a Compared)> {
        let survey = Survey::of(ctx)?;
        let index = survey.wave.items.iter().position(|item| item.id == self.id)?;
        survey.at(index).map(|(item, compared)| (survey, item, compared))
    }
}

/// The topic of this session that an item bears on.
fn linked(ctx: &Context<'_>, item: &Item) -> Option<TopicId> {
    let id = TopicId(item.topic.clone()?);
    ctx.session.topic(&id).map(|topic| topic.id.clone())
}

#[cfg(test)]
mod tests;
