//! Which topic an item of the survey bears on: a small choice laid over the item.

use crate::{
    assets::{
        topics,
        words::{fill, say},
    },
    domain::{
        baseline::{Item, likely_topic},
        command::Command,
        ids::TopicId,
        status::Status,
        topic::Topic,
    },
    screen::{Context, Outcome},
    theme::Role,
    widget::{list, modal},
};
use ratatui::{
    buffer::Buffer,
    layout::{Rect, Size},
};

/// The choice while it is open; the line after the last topic stands for none.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Linking {
    selected: usize,
}

impl Linking {
    /// The choice for an item: at its topic or the likely one, else at none.
    pub fn new(ctx: &Context<'_>, item: &Item) -> Self {
        Self { selected: likely_topic(ctx.session, item).unwrap_or(ctx.session.topics.len()) }
    }

    /// Draws the choice and returns where each line stands.
    pub fn draw(self, ctx: &Context<'_>, area: Rect, buffer: &mut Buffer) -> Vec<(usize, Rect)> {
        let row = |topic: &'_ Topic| {
            let later = matches!(topic.status, Status::NotToday { .. });
            if later { vec![(say("status.not_today"), Role::Muted)] } else { Vec::new() }
        };
        let topics = ctx.session.topics.iter();
        let mut rows: Vec<list::Row<'_>> =
            topics.map(|topic| list::Row { right: row(topic), ..list::Row::text(&topic.title) }).collect();
        rows.push(list::Row { left: vec![(say("baseline.no_topic"), Role::Muted)], right: Vec::new() });
        let content = Size::new(44, rows.len() as u16);
        let inner = modal::draw(area, buffer, ctx.theme, say("baseline.link_title"), content);
        list::draw(inner, buffer, ctx.theme, &rows, Some(self.selected))
    }
}

/// What happens to the choice.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Choice {
    /// The line above.
    Up,
    /// The line below.
    Down,
    /// Take the chosen line, or the clicked one.
    Take(Option<usize>),
    /// Close it without a link.
    Close,
}

/// Moves in an open choice, or ends it with the link that was taken.
pub fn choose(open: &mut Option<Linking>, choice: Choice, (item, ctx): (&Item, &Context<'_>)) -> Outcome {
    let Some(linking) = open else { return Outcome::none() };
    let last = ctx.session.topics.len();
    match choice {
        Choice::Up => linking.selected = linking.selected.saturating_sub(1),
        Choice::Down => linking.selected = (linking.selected + 1).min(last),
        Choice::Close => *open = None,
        Choice::Take(clicked) => {
            let topic =
                ctx.session.topics.get(clicked.unwrap_or(linking.selected)).map(|topic| topic.id.clone());
            *open = None;
            return Outcome::command(Command::LinkItem { item: item.id.clone(), topic });
        }
    }
    Outcome::none()
}

/// The title of the topic an item is linked to; standard topics have one even when this session leaves them out.
fn linked_title<'a>(ctx: &Context<'a>, item: &Item) -> Option<&'a str> {
    let id = TopicId(item.topic.clone()?);
    let ours = ctx.session.topic(&id).map(|topic| topic.title.as_str());
    ours.or_else(|| topics::by_id(id.as_str()).map(topics::StandardTopic::title))
}

/// Whether an item is to be discussed, and the topic it bears on.
pub fn about(ctx: &Context<'_>, item: &Item) -> String {
    let discuss = item.picked.then(|| say("baseline.to_discuss").to_owned());
    let topic = linked_title(ctx, item).map(|title| fill("baseline.bears_on", &[("topic", &title)]));
    discuss.into_iter().chain(topic).collect::<Vec<_>>().join("   ")
}
