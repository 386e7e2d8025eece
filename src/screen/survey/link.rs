//! Which topic an item of the survey bears on: a small choice laid over the item.

use crate::{
    assets::{topics, words::say},
    domain::{baseline::Item, command::Command, ids::TopicId},
    screen::Context,
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
    /// The choice for an item, at the topic it is linked to.
    pub fn new(ctx: &Context<'_>, item: &Item) -> Self {
        let linked = |id: &TopicId| item.topic.as_deref() == Some(id.as_str());
        let none = if item.topic.is_some() { 0 } else { ctx.session.topics.len() };
        Self { selected: ctx.session.topics.iter().position(|topic| linked(&topic.id)).unwrap_or(none) }
    }

    /// The line above or below.
    pub fn step(&mut self, ctx: &Context<'_>, down: bool) {
        let last = ctx.session.topics.len();
        self.selected = if down { (self.selected + 1).min(last) } else { self.selected.saturating_sub(1) };
    }

    /// A clicked line.
    pub fn pick(&mut self, index: usize) {
        self.selected = index;
    }

    /// The command for the chosen line.
    pub fn command(self, ctx: &Context<'_>, item: &str) -> Command {
        let topic = ctx.session.topics.get(self.selected).map(|topic| topic.id.clone());
        Command::LinkItem { item: item.to_owned(), topic }
    }

    /// Draws the choice and returns where each line stands.
    pub fn draw(self, ctx: &Context<'_>, area: Rect, buffer: &mut Buffer) -> Vec<(usize, Rect)> {
        let mut rows: Vec<list::Row<'_>> =
            ctx.session.topics.iter().map(|topic| list::Row::text(&topic.title)).collect();
        rows.push(list::Row { left: vec![(say("baseline.no_topic"), Role::Muted)], right: Vec::new() });
        let content = Size::new(44, rows.len() as u16);
        let inner = modal::draw(area, buffer, ctx.theme, say("baseline.link_title"), content);
        list::draw(inner, buffer, ctx.theme, &rows, Some(self.selected))
    }
}

/// The title of the topic an item is linked to; standard topics have one even when this session leaves them out.
pub fn linked_title<'a>(ctx: &Context<'a>, item: &Item) -> Option<&'a str> {
    let id = TopicId(item.topic.clone()?);
    let ours = ctx.session.topic(&id).map(|topic| topic.title.as_str());
    ours.or_else(|| topics::by_id(id.as_str()).map(topics::StandardTopic::title))
}
