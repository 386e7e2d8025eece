//! The parking lot: what came up keeps its place without holding the room up. Typing and Enter park an item.

mod view;

use super::{Context, Field, Go, Outcome, Shown};
use crate::{
    assets::words::{fill, say},
    domain::{
        action::{Parked, ParkedEnd},
        command::Command,
        draft::DraftKey,
    },
    effect::Place,
    keymap::Binding,
    route,
};
use ratatui::{buffer::Buffer, layout::Rect};

/// The chosen item.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct State {
    selected: usize,
}

/// What can be done with the items.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Msg {
    /// The item above.
    Up,
    /// The item below.
    Down,
    /// A clicked item.
    Pick(usize),
    /// Park another item.
    New,
    /// Who looks after it, and by when.
    Care,
    /// Drop it, with a reason.
    Drop,
    /// It was settled in the room; or it waits again.
    Settle,
    /// Close.
    Close,
}

const SOME: u32 = 1;
const WRITABLE: u32 = 2;

/// Keys of this screen.
pub const BINDINGS: &[Binding<Msg>] = &[
    Binding::new("enter n", Msg::New, "parking.keys.new").when(WRITABLE).hint(1),
    Binding::new("c o", Msg::Care, "parking.keys.care").when(WRITABLE | SOME).hint(2),
    Binding::new("s", Msg::Settle, "parking.keys.settle").when(WRITABLE | SOME).hint(3),
    Binding::new("d", Msg::Drop, "parking.keys.drop").when(WRITABLE | SOME).hint(4),
    Binding::new("up k", Msg::Up, "parking.keys.choose").when(SOME).hint(5),
    Binding::new("down j tab", Msg::Down, "parking.keys.choose").when(SOME).hint(5),
    Binding::new("esc p", Msg::Close, "parking.keys.close").hint(6),
];

/// Conditions of which one holds at a time.
pub const EXCLUSIVE: &[u32] = &[];

/// The field of the reason for which an item is dropped, followed by its id.
const REASON: &str = "reason:";

impl State {
    /// The newest item is chosen.
    pub fn new(ctx: &Context<'_>) -> Self {
        let waiting = items(ctx).iter().filter(|item| item.is_waiting()).count();
        Self { selected: waiting.saturating_sub(1) }
    }

    /// It opens with the field of a new item.
    pub fn first_field(&self, ctx: &Context<'_>) -> Option<Field> {
        ctx.is_writable().then(|| Field::line(ctx, new_key(), ""))
    }

    /// The conditions that hold.
    pub fn flags(&self, ctx: &Context<'_>) -> u32 {
        u32::from(self.chosen(ctx).is_some()) * SOME + u32::from(ctx.is_writable()) * WRITABLE
    }

    /// The headline.
    pub fn title(&self, _ctx: &Context<'_>) -> String {
        say("parking.title").to_owned()
    }

    /// Takes a message.
    pub fn update(&mut self, msg: Msg, ctx: &Context<'_>) -> Outcome {
        let last = ctx.session.parking.len().saturating_sub(1);
        self.selected = self.selected.min(last);
        match (msg, self.chosen(ctx)) {
            (Msg::Up, _) => self.selected = self.selected.saturating_sub(1),
            (Msg::Down, _) => self.selected = (self.selected + 1).min(last),
            (Msg::Pick(index), _) => self.selected = index.min(last),
            (Msg::New, _) => return Outcome::edit(Field::line(ctx, new_key(), "")),
            (Msg::Care, Some(item)) => return Outcome::to(Place::Care(item.id.clone())),
            (Msg::Drop, Some(item)) => {
                return Outcome::edit(Field::line(ctx, reason_key(item), reason(item)));
            }
            (Msg::Settle, Some(item)) => return settle(item),
            (Msg::Close, _) => return Outcome::back(),
            (Msg::Care | Msg::Drop | Msg::Settle, None) => {}
        }
        Outcome::none()
    }

    /// Parks what was typed, or drops an item with the reason that was typed.
    pub fn accept(&mut self, field: &Field, ctx: &Context<'_>) -> Result<Outcome, String> {
        let text = field.value().trim().to_owned();
        if let Some(id) = field.name().strip_prefix(REASON) {
            if text.is_empty() {
                return Err(say("parking.reason_missing").to_owned());
            }
            let end = ParkedEnd::Dropped { reason: text };
            return Ok(Outcome::command(Command::EndParked { id: id.into(), end }));
        }
        if text.is_empty() {
            return Ok(Outcome::none().and_go(Go::Back));
        }
        let topic = route::topic_on(ctx.session, ctx.place);
        let on = topic.as_ref().and_then(|id| ctx.session.topic(id)).map_or("", |topic| topic.title.as_str());
        let said = match on {
            "" => fill("parking.parked", &[("text", &text)]),
            title => fill("parking.parked_on", &[("text", &text), ("topic", &title)]),
        };
        // A new item comes after those that wait already and before those that ended.
        self.selected = items(ctx).iter().filter(|item| item.is_waiting()).count();
        Ok(Outcome::command(Command::Park { id: None, text, topic }).and_say(said))
    }

    /// Tab and the arrows lead from the field into the list.
    pub fn turn(&mut self, forward: bool, ctx: &Context<'_>) -> Outcome {
        self.update(if forward { Msg::Down } else { Msg::Up }, ctx)
    }

    /// Draws the list.
    pub fn view(&self, ctx: &Context<'_>, area: Rect, buffer: &mut Buffer) -> Shown<Msg> {
        view::draw(self.selected, ctx, area, buffer)
    }

    fn chosen<'a>(self, ctx: &Context<'a>) -> Option<&'a Parked> {
        items(ctx).get(self.selected).copied()
    }
}

/// The items: those that wait first.
fn items<'a>(ctx: &Context<'a>) -> Vec<&'a Parked> {
    let parking = &ctx.session.parking;
    let waiting = parking.iter().filter(|item| item.is_waiting());
    waiting.chain(parking.iter().filter(|item| !item.is_waiting())).collect()
}

fn settle(item: &Parked) -> Outcome {
    let end = if item.is_waiting() { ParkedEnd::Settled } else { ParkedEnd::Waiting };
    Outcome::command(Command::EndParked { id: item.id.clone(), end })
}

fn reason(item: &Parked) -> &str {
    match &item.end {
        ParkedEnd::Dropped { reason } => reason,
        _ => "",
    }
}

fn new_key() -> DraftKey {
    DraftKey::parked()
}

fn reason_key(item: &Parked) -> DraftKey {
    DraftKey::parked_reason(&item.id)
}

#[cfg(test)]
mod tests;
