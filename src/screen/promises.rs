//! What each side promises, read aloud: Sales on the left, Marketing on the right, what binds both below.

mod page;

use super::{Context, Outcome, Shown, status, team_key};
use crate::{
    assets::words::{fill, say},
    domain::{people::Team, session::Step, topic::Topic},
    effect::{Ending, Place},
    keymap::Binding,
    theme::Role,
    widget::{cells, line, paragraph, scroll},
};
use page::{Block, Page};
use ratatui::{buffer::Buffer, layout::Rect};
use std::collections::BTreeSet;

/// The promise being read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct State {
    /// Its place in the order of reading: Sales, Marketing, both.
    selected: usize,
    /// Rows of it that were read already, where it is longer than the window.
    read: usize,
}

/// What can be done while reading.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Msg {
    /// The promise before.
    Up,
    /// The next promise.
    Down,
    /// The next side.
    NextSide,
    /// The side before.
    PreviousSide,
    /// Open the promise, to fill what is missing.
    Open,
    /// Who answers for it.
    Owner,
    /// A clicked promise.
    Pick(usize),
}

const SOME: u32 = 1;
const WRITABLE: u32 = 2;
/// There is something to read on to: another promise, or the rest of a long one.
const MORE: u32 = 4;
/// More than one side promises something.
const SIDED: u32 = 8;

/// Keys of this screen.
pub const BINDINGS: &[Binding<Msg>] = &[
    Binding::new("down j space", Msg::Down, "promises.keys.choose").when(SOME).hint(1).named_when(MORE),
    Binding::new("up k", Msg::Up, "promises.keys.choose").when(SOME).hint(1).named_when(MORE),
    Binding::new("right tab", Msg::NextSide, "promises.keys.side").when(SOME).hint(2).named_when(SIDED),
    Binding::new("left backtab", Msg::PreviousSide, "promises.keys.side").when(SOME).hint(2).named_when(SIDED),
    Binding::new("enter", Msg::Open, "promises.keys.open").when(SOME).hint(3),
    Binding::new("o", Msg::Owner, "promises.keys.owner").when(SOME | WRITABLE).hint(4),
];

/// Conditions of which one holds at a time.
pub const EXCLUSIVE: &[u32] = &[];

/// Who promises: a team, or both.
type Side = Option<Team>;

/// The sides in the order they are read.
const SIDES: [Side; 3] = [Some(Team::Sales), Some(Team::Marketing), None];

impl State {
    /// The promises from the first one on.
    pub fn new(_ctx: &Context<'_>) -> Self {
        Self { selected: 0, read: 0 }
    }

    /// The conditions that hold.
    pub fn flags(&self, ctx: &Context<'_>) -> u32 {
        let promises = promises(ctx);
        let sides: BTreeSet<Side> = promises.iter().map(|topic| topic.fields.promised_by()).collect();
        u32::from(!promises.is_empty()) * SOME
            + u32::from(ctx.is_writable()) * WRITABLE
            + u32::from(promises.len() > 1 || self.rows(ctx, &promises) > usize::from(ctx.room.height)) * MORE
            + u32::from(sides.len() > 1) * SIDED
    }

    /// The headline.
    pub fn title(&self, _ctx: &Context<'_>) -> String {
        fill("promises.title", &[("n", &(Step::Sla as usize))])
    }

    /// Takes a message.
    pub fn update(&mut self, msg: Msg, ctx: &Context<'_>) -> Outcome {
        let promises = promises(ctx);
        let last = promises.len().saturating_sub(1);
        self.selected = self.selected.min(last);
        match msg {
            Msg::Up if self.read > 0 => self.read = self.read.saturating_sub(page_of(ctx)),
            Msg::Up => self.select(self.selected.saturating_sub(1)),
            Msg::Down => self.read_on(ctx, &promises),
            Msg::NextSide => self.select(beginning(&promises, self.selected, true)),
            Msg::PreviousSide => self.select(beginning(&promises, self.selected, false)),
            Msg::Pick(index) => self.select(index),
            Msg::Open | Msg::Owner => {
                let Some(topic) = promises.get(self.selected) else { return Outcome::none() };
                return Outcome::to(match msg {
                    Msg::Owner => Place::Decide(topic.id.clone(), Ending::Owner),
                    _ => Place::Topic(topic.id.clone()),
                });
            }
        }
        Outcome::none()
    }

    fn select(&mut self, promise: usize) {
        *self = Self { selected: promise, read: 0 };
    }

    /// The rest of a promise that is longer than the window, then the next one.
    fn read_on(&mut self, ctx: &Context<'_>, promises: &[&Topic]) {
        let unread = self.rows(ctx, promises).saturating_sub(self.read + usize::from(ctx.room.height));
        if unread > 0 {
            self.read += unread.min(page_of(ctx));
        } else if self.selected + 1 < promises.len() {
            self.select(self.selected + 1);
        }
    }

    /// Rows of the promise being read.
    fn rows(&self, ctx: &Context<'_>, promises: &[&Topic]) -> usize {
        Page::of(ctx, promises, self.selected, ctx.room.width).rows_of(self.selected).len()
    }

    /// Draws the promises.
    pub fn view(&self, ctx: &Context<'_>, area: Rect, buffer: &mut Buffer) -> Shown<Msg> {
        let mut shown = Shown::default();
        let promises = promises(ctx);
        if promises.is_empty() {
            paragraph::draw_text(area, buffer, ctx.theme, (say("promises.empty"), Role::Muted));
            return shown;
        }
        let selected = self.selected.min(promises.len() - 1);
        let page = Page::of(ctx, &promises, selected, area.width);
        let top = scroll::offset(page.rows_of(selected), page.height, usize::from(area.height)) + self.read;
        for head in &page.heads {
            if let Some(place) = page::seen(area, top, head.y..head.y + 1) {
                let place = Rect { x: area.x + head.x, width: head.width, ..place };
                line::put(place, buffer, ctx.theme, &head_of(ctx, head.side), head_role(head.side));
            }
        }
        for block in &page.blocks {
            let Some(rows) = page::seen(area, top, block.y..block.y + block.height) else { continue };
            let place = Rect { x: area.x + block.x, width: block.width, ..rows };
            let skip = top.saturating_sub(block.y);
            let reading =
                Reading { topic: promises[block.promise], block, chosen: block.promise == selected };
            draw_block(ctx, reading, skip, place, buffer);
            shown.hits.push((place, Msg::Pick(block.promise)));
        }
        shown
    }
}

/// Rows read on at once: one stays in view.
fn page_of(ctx: &Context<'_>) -> usize {
    usize::from(ctx.room.height).saturating_sub(1).max(1)
}

/// The promises of this session in the order they are read.
fn promises<'a>(ctx: &Context<'a>) -> Vec<&'a Topic> {
    let session = ctx.session;
    let of = |side: Side| {
        session
            .topics_in(Step::Sla)
            .filter(|topic| !topic.status.is_left_aside())
            .filter(move |topic| topic.fields.promised_by() == side)
    };
    SIDES.into_iter().flat_map(of).collect()
}

/// Where the next or previous side begins.
fn beginning(promises: &[&Topic], from: usize, forward: bool) -> usize {
    let side = |index: usize| promises.get(index).map(|topic| topic.fields.promised_by());
    let starts = |index: &usize| *index == 0 || side(*index) != side(index - 1);
    let mut beginnings = (0..promises.len()).filter(starts);
    if forward {
        beginnings.find(|index| *index > from).unwrap_or(from)
    } else {
        let own = (0..=from).rev().find(starts).unwrap_or(0);
        (0..own).rev().find(starts).unwrap_or(own)
    }
}

fn head_of(ctx: &Context<'_>, side: Side) -> String {
    match side {
        Some(team) => {
            let head = fill("team.promises", &[("team", &say(team_key(team)))]);
            format!("{} {}", ctx.mark(team), head.to_uppercase())
        }
        None => say("promises.both").to_uppercase(),
    }
}

fn head_role(side: Side) -> Role {
    side.map_or(Role::Title, Context::team_role)
}

/// Status and owner on the first row, the sentence below; `skip` rows are scrolled away.
fn draw_block(ctx: &Context<'_>, reading: Reading<'_>, skip: usize, area: Rect, buffer: &mut Buffer) {
    let Reading { topic, block, chosen } = reading;
    let mut rest = area;
    if skip == 0 {
        let pointer = if chosen { ctx.theme.glyphs().pointer } else { " " };
        let label = status::label(ctx, topic);
        let owner = status::owner(ctx, topic);
        let owner = if owner.is_empty() { say("common.no_owner").to_owned() } else { owner };
        let left = [(pointer, Role::Accent), (" ", Role::Text), (label.as_str(), status::role(topic))];
        line::put_ends(Rect { height: 1, ..rest }, buffer, ctx.theme, &left, &[(&owner, Role::Muted)]);
        rest = cells::below(rest, 1);
    }
    let spans: Vec<line::Span<'_>> =
        block.sentence.iter().map(|(text, role)| (text.as_str(), *role)).collect();
    let text = cells::right_of(rest, page::INDENT);
    let paragraph = paragraph::Paragraph { spans: &spans, skip: skip.saturating_sub(1) };
    paragraph::draw(text, buffer, ctx.theme, paragraph);
}

/// One promise as it is drawn.
#[derive(Clone, Copy)]
struct Reading<'a> {
    topic: &'a Topic,
    block: &'a Block,
    /// The one being read.
    chosen: bool,
}

#[cfg(test)]
mod tests;
