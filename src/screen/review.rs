//! A past session, read-only: what was agreed topic by topic, and why: proposals, revisions, votes, objections.

mod page;

use super::{
    Context, Field, Outcome, Shown, Tier, agreed, field, past,
    reading::{Reading, Scroll},
    status, why,
};
use crate::{
    assets::words::{fill, say},
    domain::{draft::DraftKey, ids::TopicId, topic::Topic},
    effect::{Effect, Ending, Place},
    keymap::Binding,
    theme::Role,
    widget::{cells, line, list},
};
use ratatui::{
    buffer::Buffer,
    layout::{Rect, Size},
};

/// The list of topics, or one of them.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct State {
    selected: usize,
    /// The chosen topic is shown in full.
    open: bool,
    /// With proposals, votes and objections.
    why: bool,
    top: usize,
    /// What was searched for.
    find: String,
}

/// What can be done while reviewing.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Msg {
    /// The topic above.
    Up,
    /// The topic below.
    Down,
    /// The chosen topic in full.
    Open,
    /// A clicked topic.
    Pick(usize),
    /// Read on, or back.
    Scroll(Scroll),
    /// The next or previous topic, in full.
    Next(bool),
    /// Show or fold how it came about.
    Why,
    /// An earlier survey beside this session's.
    Remeasured,
    /// Beside the session before.
    Compare,
    /// Put the chosen topic on the clipboard.
    Copy,
    /// Was it kept?
    Numbers,
    /// A team takes its word back.
    Question,
    /// Details and spelling of the topic.
    Complete,
    /// Another session that takes over what is open.
    Carry,
    /// What was achieved so far.
    Achieved,
    /// The chosen topic at every session it was on.
    Timeline,
    /// Search.
    Find,
    /// Show all topics again.
    All,
    /// Back to the list.
    Close,
}

const LIST: u32 = 1;
const PAGE: u32 = 2;
const FOUND: u32 = 4;
const SOME: u32 = 8;
/// There is a survey, and an earlier one beside it.
const REMEASURED: u32 = 16;
/// The session is closed.
const CLOSED: u32 = 32;
/// It can be changed, as far as a closed session can.
const WRITABLE: u32 = 64;
/// What is chosen holds.
const HOLDS: u32 = 128;
/// The text is longer than fits.
const LONG: u32 = 256;
/// There is another one to go to.
const MORE: u32 = 512;

/// Keys of this screen.
pub const BINDINGS: &[Binding<Msg>] = &[
    Binding::new("enter", Msg::Open, "review.keys.open").when(LIST | SOME).hint(1),
    Binding::new("up k", Msg::Up, "review.keys.choose").when(LIST | SOME).hint(2).named_when(MORE),
    Binding::new("down j", Msg::Down, "review.keys.choose").when(LIST | SOME).hint(2).named_when(MORE),
    Binding::new("pgdn space", Msg::Scroll(Scroll::PageDown), "review.keys.page").when(PAGE).hint(2).named_when(LONG),
    Binding::new("pgup", Msg::Scroll(Scroll::PageUp), "review.keys.page_back").when(PAGE).named_when(LONG),
    Binding::new("down j", Msg::Scroll(Scroll::Down), "review.keys.line").when(PAGE).named_when(LONG),
    Binding::new("up k", Msg::Scroll(Scroll::Up), "review.keys.line").when(PAGE).named_when(LONG),
    Binding::new("home", Msg::Scroll(Scroll::Start), "review.keys.start").when(PAGE).named_when(LONG),
    Binding::new("end", Msg::Scroll(Scroll::End), "review.keys.end").when(PAGE).named_when(LONG),
    Binding::new("right tab enter", Msg::Next(true), "review.keys.next").when(PAGE).hint(3).named_when(MORE),
    Binding::new("left backtab", Msg::Next(false), "review.keys.previous").when(PAGE).named_when(MORE),
    Binding::new("w", Msg::Why, "review.keys.why").when(SOME).hint(4),
    Binding::new("d", Msg::Compare, "review.keys.compare").hint(6),
    Binding::new("y", Msg::Copy, "review.keys.copy").when(SOME).hint(9),
    Binding::new("e", Msg::Remeasured, "review.keys.remeasured").when(LIST | REMEASURED).hint(8),
    Binding::new("n", Msg::Numbers, "review.keys.numbers").when(CLOSED).hint(5),
    Binding::new("s", Msg::Question, "review.keys.question").when(SOME | WRITABLE | HOLDS),
    Binding::new("m", Msg::Complete, "review.keys.complete").when(SOME | WRITABLE).hint(6),
    Binding::new("c", Msg::Carry, "review.keys.carry").when(CLOSED).hint(6),
    Binding::new("a", Msg::Achieved, "review.keys.achieved").when(CLOSED),
    Binding::new("o", Msg::Timeline, "review.keys.timeline").when(SOME).hint(10),
    Binding::new("/", Msg::Find, "review.keys.find").hint(5),
    Binding::new("esc", Msg::Close, "review.keys.close").when(PAGE).hint(7),
    Binding::new("esc", Msg::All, "review.keys.all").when(LIST | FOUND).hint(7),
];

/// Conditions of which one holds at a time.
pub const EXCLUSIVE: &[u32] = &[LIST | PAGE];

impl State {
    /// The review with one topic in full.
    pub fn at(topic: &TopicId, ctx: &Context<'_>) -> Self {
        let place = ctx.session.topics.iter().position(|other| other.id == *topic);
        Self { selected: place.unwrap_or(0), open: place.is_some(), ..Self::default() }
    }

    /// The conditions that hold.
    pub fn flags(&self, ctx: &Context<'_>) -> u32 {
        u32::from(!self.open) * LIST
            + u32::from(self.open) * PAGE
            + u32::from(!self.find.is_empty()) * FOUND
            + u32::from(self.chosen(ctx).is_some()) * SOME
            + u32::from(ctx.remeasured.is_some()) * REMEASURED
            + u32::from(ctx.session.closed_at.is_some()) * CLOSED
            + u32::from(ctx.is_writable()) * WRITABLE
            + u32::from(self.chosen(ctx).is_some_and(|topic| topic.status.is_agreed())) * HOLDS
            + u32::from(self.open && self.reading(ctx).is_longer(ctx.theme, room(ctx))) * LONG
            + u32::from(self.topics(ctx).len() > 1) * MORE
    }

    /// The headline.
    pub fn title(&self, ctx: &Context<'_>) -> String {
        fill("review.title", &[("name", &ctx.session.full_name())])
    }

    /// Takes a message.
    pub fn update(&mut self, msg: Msg, ctx: &Context<'_>) -> Outcome {
        let last = self.topics(ctx).len().saturating_sub(1);
        self.selected = self.selected.min(last);
        match msg {
            Msg::Up | Msg::Next(false) => self.show(self.selected.saturating_sub(1)),
            Msg::Down | Msg::Next(true) => self.show((self.selected + 1).min(last)),
            Msg::Open => self.open = true,
            Msg::Pick(index) => {
                self.show(index.min(last));
                self.open = true;
            }
            Msg::Scroll(scroll) => {
                self.top = self.reading(ctx).scrolled(ctx.theme, room(ctx), self.top, scroll);
            }
            Msg::Remeasured => return Outcome::to(Place::Remeasured),
            Msg::Compare => return past::compare(ctx),
            Msg::Copy => {
                let text = self.chosen(ctx).map(status::one_line).filter(|text| !text.is_empty());
                return text.map_or_else(Outcome::none, |text| {
                    Outcome::effect(Effect::Copy(text)).and_say(say("compare.copied"))
                });
            }
            Msg::Numbers => return Outcome::to(Place::Numbers),
            Msg::Question | Msg::Complete => {
                let Some(topic) = self.chosen(ctx) else { return Outcome::none() };
                let id = topic.id.clone();
                let question = msg == Msg::Question;
                return Outcome::to(if question { Place::Decide(id, Ending::Question) } else { Place::Topic(id) });
            }
            Msg::Carry => return Outcome::to(Place::NextSession),
            Msg::Achieved => return Outcome::to(Place::Achieved),
            Msg::Why => {
                self.why = !self.why || !self.open;
                self.open = true;
                self.top = 0;
            }
            Msg::Timeline => {
                let topic = self.chosen(ctx).map(|topic| Place::Timeline(topic.id.clone()));
                return topic.map_or_else(Outcome::none, Outcome::to);
            }
            Msg::Find => {
                self.open = false;
                return Outcome::edit(Field::line(ctx, key(), &self.find));
            }
            Msg::All => self.find.clear(),
            Msg::Close => self.open = false,
        }
        Outcome::none()
    }

    /// What is left after a search stays on the list.
    pub fn accept(&mut self, field: &Field, _ctx: &Context<'_>) -> Result<Outcome, String> {
        field.value().trim().clone_into(&mut self.find);
        self.show(0);
        Ok(Outcome::none())
    }

    /// Tab and the arrows walk the list while the search keeps the focus.
    pub fn turn(&mut self, forward: bool, ctx: &Context<'_>) -> Outcome {
        let outcome = self.update(if forward { Msg::Down } else { Msg::Up }, ctx);
        outcome.and_edit(ctx.field.cloned())
    }

    /// Draws the list or the topic.
    pub fn view(&self, ctx: &Context<'_>, area: Rect, buffer: &mut Buffer) -> Shown<Msg> {
        if self.open && ctx.field.is_none() && self.chosen(ctx).is_some() {
            self.draw_place(ctx, cells::row(area, 0), buffer);
            self.reading(ctx).draw(ctx, cells::below(area, HEAD), buffer, self.top);
            return Shown::default();
        }
        self.draw_list(ctx, area, buffer)
    }

    fn show(&mut self, index: usize) {
        self.selected = index;
        self.top = 0;
    }

    fn reading(&self, ctx: &Context<'_>) -> Reading {
        let mut reading = Reading::default();
        if let Some(topic) = self.chosen(ctx) {
            page::whole(ctx, &mut reading, topic);
            if self.why {
                why::tell(ctx, &mut reading, ctx.session, topic);
            }
        }
        reading
    }

    /// The topics in which what was searched for stands.
    fn topics<'a>(&self, ctx: &Context<'a>) -> Vec<&'a Topic> {
        let typed = ctx.field.filter(|field| field.key == key()).map(Field::value);
        let wanted = typed.unwrap_or(&self.find).trim().to_lowercase();
        ctx.session.topics.iter().filter(|topic| page::mentions(topic, &wanted)).collect()
    }

    fn chosen<'a>(&self, ctx: &Context<'a>) -> Option<&'a Topic> {
        self.topics(ctx).get(self.selected).copied()
    }

    /// Which topic of how many, and whether it is told why.
    fn draw_place(&self, ctx: &Context<'_>, area: Rect, buffer: &mut Buffer) {
        let all = self.topics(ctx).len();
        let place = fill("common.of", &[("n", &(self.selected + 1)), ("total", &all)]);
        let why = if self.why { say("review.with_why") } else { "" };
        line::put_ends(area, buffer, ctx.theme, &[(&place, Role::Muted)], &[(why, Role::Muted)]);
    }

    fn draw_list(&self, ctx: &Context<'_>, area: Rect, buffer: &mut Buffer) -> Shown<Msg> {
        let topics = self.topics(ctx);
        let mut shown = Shown::default();
        line::put_ends(
            cells::row(area, 0),
            buffer,
            ctx.theme,
            &[(&summary(ctx), Role::Text)],
            &[(say("app.read_only_mark"), Role::Muted)],
        );
        let key = key();
        let mut used = 1;
        if !self.find.is_empty() || ctx.field.is_some() {
            let label =
                line::put(cells::row(area, 1), buffer, ctx.theme, say("review.find"), Role::Title) + 1;
            let value = field::Value { key: &key, stored: &self.find, empty: "", role: Role::Field };
            let place = cells::right_of(cells::row(area, 1), label);
            shown.note(field::draw(ctx, place, buffer, value));
            used = 2;
        }
        let body = cells::below(area, used);
        if topics.is_empty() {
            line::put(body, buffer, ctx.theme, say("review.nothing"), Role::Muted);
        }
        let height = if usize::from(body.height) >= topics.len() * 2 { 2 } else { 1 };
        for (index, place) in list::places(body, self.selected, topics.len(), height) {
            draw_topic(ctx, (topics[index], index == self.selected), place, buffer);
            shown.hits.push((place, Msg::Pick(index)));
        }
        shown
    }
}

fn draw_topic(ctx: &Context<'_>, (topic, selected): (&Topic, bool), place: Rect, buffer: &mut Buffer) {
    // In a small window the sign of a status stands for its words, which the whole text has.
    let label = match ctx.tier {
        Tier::Room => status::glyph(ctx, &topic.status).to_owned(),
        _ => status::label(ctx, topic),
    };
    let row =
        list::Row { left: vec![(&topic.title, Role::Text)], right: vec![(&label, status::role(topic))] };
    list::draw_row(cells::row(place, 0), buffer, ctx.theme, &row, selected);
    if place.height > 1 {
        let wording = status::one_line(topic);
        line::put(cells::right_of(cells::row(place, 1), 4), buffer, ctx.theme, &wording, Role::Muted);
    }
}

/// "12 of 16 agreed. Closed Thu 12 Mar 2026 16:08."
fn summary(ctx: &Context<'_>) -> String {
    let agreed = ctx.session.topics.iter().filter(|topic| agreed::is_in(topic)).count();
    let agreed = fill("review.agreed", &[("n", &agreed), ("total", &ctx.session.topics.len())]);
    let zone = &ctx.session.zone;
    match ctx.session.closed_at {
        Some(at) => {
            let (day, time) = (ctx.told(at.day_in(zone)), at.clock_in(zone));
            format!("{agreed} {}", fill("review.closed", &[("date", &day), ("time", &time)]))
        }
        None => format!("{agreed} {}", say("review.not_closed")),
    }
}

/// Rows above the text of a topic.
const HEAD: u16 = 1;

/// The room of the text of a topic.
fn room(ctx: &Context<'_>) -> Size {
    Size::new(ctx.room.width, ctx.room.height.saturating_sub(HEAD))
}

fn key() -> DraftKey {
    DraftKey::new("review", "find")
}

#[cfg(test)]
mod tests;
